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


def with_fraction(parts: list[str]) -> list[str]:
    """Return the words before what stands below a fraction's line: "1^1" and "/" are "1 1/".

    The last of `parts` that is not empty is that line.
    """
    filled = [at for at, part in enumerate(parts) if part]
    if len(filled) < 2 or not parts[filled[-2]].startswith("^"):  # noqa: PLR2004 - sign and line
        return parts
    at = filled[-2]
    whole = next((part for part in reversed(parts[:at]) if part), "")
    blank = " " if whole[-1:].isdigit() else ""
    return [*parts[:at], f"{blank}{parts[at][1:]}", *parts[at + 1 :]]


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
