"""Powers, indices and formulas in a line of words: "10^6", "x_1", "report [1]", "a/b".

What stands above or below the line must not run into what stands before it: ten to the sixth is
not a hundred and six.  Ordinals ("1st", "Mme") and formulas of chemistry ("H2O") are read as they
are written.
"""

import re
from dataclasses import dataclass

SCRIPTS = {"sup": "^", "sub": "_"}
FORMULAS = {"msup": "^", "msub": "_", "mfrac": "/", "munder": "_", "mover": "^"}
FRACTION_SIGNS = frozenset({"/", "\u2044"})
"""What stands between the parts of a fraction: a slash, the fraction slash of Unicode."""
_ORDINAL = re.compile(r"[^\W\d_]{1,4}\.?|[ªº°™®℠©*†‡§]+")
_EXPONENT = re.compile(r"[nmkxyijN]")
_NUMBER = re.compile(r"[+\-\u2212\u2013]?[\d.,]+[+\-\u2212]?|[^\W\d_]")
_NOTE = re.compile(r"[\w,;*†‡§]{1,5}")
_CHEMICAL = re.compile(r"(?:[A-Z][a-z]?|PM|[\])])\Z")


def scripted(name: str, before: str, inside: str, *, is_note: bool) -> tuple[str, str]:
    """What goes before and behind the words `inside` a `sup` or `sub` that follows `before`.

    `is_note` claims that they lead elsewhere, as the number of a footnote does.
    """
    inside = inside.strip()
    if not inside or not before.strip() or inside[0] in "([":
        return "", ""
    if is_note and _NOTE.fullmatch(inside):
        return ("[", "]") if before[-1].isspace() else (" [", "]")
    if name == "sub" and _CHEMICAL.search(before) and inside.replace(".", "").isdecimal():
        return "", ""
    if name == "sup" and _ORDINAL.fullmatch(inside):
        is_power = _EXPONENT.fullmatch(inside) and not before[-2:-1].isalpha()
        if not (is_power and (before[-1].isalnum() or before[-1] in ")]")):
            return "", ""
    sign = SCRIPTS[name]
    return (sign, "") if _NUMBER.fullmatch(inside) else (f"{sign}(", ")")


def last_filled(parts: list[str], end: int) -> int:
    """Return where the last of the first `end` parts is that is not empty, or -1."""
    return next((at for at in range(end - 1, -1, -1) if parts[at]), -1)


def begin_fraction(parts: list[str], line: int) -> None:
    """Make a fraction of what stands above the line at `line`: "1^1" before "/" is "1 1"."""
    above = last_filled(parts, line)
    if above < 0 or not parts[above].startswith("^"):
        return
    whole = last_filled(parts, above)
    blank = " " if whole >= 0 and parts[whole][-1:].isdigit() else ""
    parts[above] = f"{blank}{parts[above][1:]}"


@dataclass(slots=True)
class _Formula:
    """A power or fraction that is open: its sign, its parts so far, how deep we are in the last."""

    sign: str
    parts: int = 0
    depth: int = 0


class Formulas:
    """Fractions and powers of MathML: tells which sign goes between their parts."""

    def __init__(self) -> None:
        self._open: list[_Formula] = []

    def start(self, name: str) -> str:
        """Begin an element; gives the sign that goes before it, or ""."""
        sign = ""
        if self._open:
            one = self._open[-1]
            if one.depth == 0:
                one.parts += 1
                sign = one.sign if one.parts == 2 else ""  # noqa: PLR2004 - behind the first
            one.depth += 1
        if name in FORMULAS:
            self._open.append(_Formula(FORMULAS[name]))
        return sign

    def end(self, name: str) -> None:
        """End an element."""
        if self._open and name in FORMULAS and self._open[-1].depth == 0:
            self._open.pop()
        if self._open:
            self._open[-1].depth = max(0, self._open[-1].depth - 1)
