"""Numbers of the items of a list, as HTML's `start`, `reversed`, `type` and `value` say."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wirereader.formats.html.tokenizer import Piece, attributes_of

Found = tuple[Piece, str, str]
_LISTS = frozenset({"ul", "ol", "menu", "dir"})

_BULLET = "- "
_LONGEST = 6  # digits of a number of an item
_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l")),
    *((40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3999
_LETTERS = 26


@dataclass(slots=True)
class Numbering:
    """The items of one open list: `next` is the number of the next one, None for bullets."""

    next: int | None
    step: int = 1
    style: str = "1"

    @classmethod
    def of(cls, name: str, told: Mapping[str, str]) -> "Numbering":
        """The numbering of a list that begins; `told` are its attributes."""
        if name != "ol":
            return cls(None)
        start = _number(told.get("start", ""))
        is_reversed = "reversed" in told and start is not None
        style = told.get("type", "1").strip() or "1"
        return cls(1 if start is None else start, -1 if is_reversed else 1, style)

    def marker(self, value: str = "") -> str:
        """What stands before the next item; `value` is the number that it gives itself."""
        if self.next is None:
            return _BULLET
        own = _number(value)
        number = self.next if own is None else own
        self.next = number + self.step
        return f"{_written(number, self.style)}. "


def with_starts(found: Iterable[Found]) -> Iterator[Found]:
    """Yield pieces of HTML, each reversed list with the number of its first item: how many it has.

    Lists that say where they start are left as they are.
    """
    known = list(found)
    open_lists: list[tuple[int, int]] = []  # where each begins, and its items so far
    for at, (kind, name, _) in enumerate(known):
        if name in _LISTS and kind is Piece.START:
            open_lists.append((at, 0))
        elif name in _LISTS and kind is Piece.END and open_lists:
            start, items = open_lists.pop()
            known[start] = _started(known[start], items)
        elif name == "li" and kind is Piece.START and open_lists:
            start, items = open_lists.pop()
            open_lists.append((start, items + 1))
    yield from known


def _started(piece: Found, items: int) -> Found:
    kind, name, attributes = piece
    told = attributes_of(attributes)
    if name != "ol" or "reversed" not in told or "start" in told:
        return piece
    return kind, name, f'{attributes} start="{items}"'


def _number(word: str) -> int | None:
    digits = word.strip()
    sign = -1 if digits.startswith("-") else 1
    digits = digits.lstrip("+-")[:_LONGEST]
    return sign * int(digits) if digits.isascii() and digits.isdecimal() else None


def _written(number: int, style: str) -> str:
    if style in {"a", "A"} and number > 0:
        letters = ""
        while number > 0:
            number, rest = divmod(number - 1, _LETTERS)
            letters = chr(ord(style) + rest) + letters
        return letters
    if style in {"i", "I"} and 0 < number <= _MOST_ROMAN:
        written = ""
        for value, sign in _ROMAN:
            count, number = divmod(number, value)
            written += sign * count
        return written.upper() if style == "I" else written
    return str(number)
