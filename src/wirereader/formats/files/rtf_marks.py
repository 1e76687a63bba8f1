"""What an RTF document marks, kept through a reader that knows plain words only (striprtf).

`marked` leaves out hidden and deleted words and puts signs of the private use area around what was
struck out, raised, lowered, linked or a footnote, and between the cells of a row; `html_of_marks`
writes elements in their place.  Control words are those of the RTF specification, version 1.9.1.
"""

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, field, replace

from wirereader.formats.html.sanitizer import html_of_text, safe_html

_TOKEN = re.compile(
    r"\\([a-z]{1,32})(-?\d{1,10})?[ ]?|(\\'[0-9a-f]{2}|\\[^a-z])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\",
    re.IGNORECASE | re.DOTALL,
)
_NOTE_GROUP = re.compile(r"\\\*\s*\\footnote(?![a-z])")
# U+E000 to U+E00F, which are ours: as signed and as unsigned numbers
_OWN_SIGNS = re.compile(r"\\u(?:-81(?:7[7-9]|8\d|9[0-2])|573(?:4[4-9]|5\d))(?!\d)[ ]?")
_HYPERLINK = re.compile(r"HYPERLINK\s+\"(https?://[^\"\s<>]{1,2000})\"", re.IGNORECASE)
_STRUCK, _STRUCK_END, _SUP, _SUP_END, _SUB, _SUB_END = "\ue000\ue001\ue002\ue003\ue004\ue005"
_NOTE, _NOTE_END, _LINK, _WORDS, _LINK_END, _CELL = "\ue006\ue007\ue008\ue009\ue00a\ue00b"
_ELEMENTS = {
    _STRUCK: "<s>", _STRUCK_END: "</s>", _SUP: "<sup>", _SUP_END: "</sup>",
    _SUB: "<sub>", _SUB_END: "</sub>", _NOTE: " [Note: ", _NOTE_END: "]", _LINK_END: "</a>",
    _CELL: " | ",
}  # fmt: skip
_SCRIPTS = {"super": (_SUP, _SUP_END), "sub": (_SUB, _SUB_END)}
_LAST_CELL = re.compile(rf"{_CELL}[ \t]*(?=\n|\Z)")
_LINKED = re.compile(rf"{_LINK}([^{_LINK}{_WORDS}\n]*){_WORDS}")
_LONGEST_ASKED = 4096  # code points: a link with all that Word writes beside it
_MOST_SKIPPED = 8  # letters for old readers: a character of the largest charset has four bytes
_BREAKS = frozenset({"par", "sect", "page", "row", "cell"})


@dataclass(slots=True)
class _Field:
    """A field: what it asks for, as far as it was read."""

    asked: str = ""


@dataclass(slots=True)
class _Look:
    """How words look now."""

    is_struck: bool = False
    script: str = ""


@dataclass(slots=True)
class _Group:
    """What holds inside one pair of braces."""

    look: _Look = field(default_factory=_Look)
    is_hidden: bool = False
    is_silent: bool = False  # it holds no words of the document
    is_asking: bool = False  # it holds what a field asks for
    field: _Field | None = None
    closing: str = ""
    skipped: int = 1  # letters for old readers behind a number


def marked(written: str, destinations: Collection[str]) -> str:
    """Return RTF with signs around what it marks; `destinations` are groups that hold no words."""
    return _Marker(destinations).read(
        _NOTE_GROUP.sub(r"\\footnote", _OWN_SIGNS.sub(r"\\u32 ", written))
    )


def html_of_marks(text: str) -> str:
    """Return clean text that has these signs as safe HTML."""
    html = html_of_text(_LAST_CELL.sub("", text))
    html = _LINKED.sub(lambda found: f'<a href="{found[1].replace(chr(34), "")}">', html)
    for sign, element in _ELEMENTS.items():
        html = html.replace(sign, element)
    return safe_html(html.translate(dict.fromkeys(map(ord, f"{_LINK}{_WORDS}"))))


class _Marker:
    def __init__(self, destinations: Collection[str]) -> None:
        self._destinations = destinations
        self._out: list[str] = []
        self._groups = [_Group()]
        self._told = _Look()  # what the signs so far say
        self._words: dict[str, Callable[[int | None], None]] = {
            "strike": self._strike, "striked": self._strike, "plain": self._plain,
            "v": self._hide, "deleted": self._hide, "footnote": self._begin_note,
            "field": self._begin_field, "fldinst": self._ask, "fldrslt": self._begin_link,
        }  # fmt: skip

    def read(self, written: str) -> str:
        for match in _TOKEN.finditer(written):
            word, number, sign, brace, text = match.groups()
            if brace == "{":
                group = self._groups[-1]
                self._groups.append(replace(group, look=replace(group.look), closing=""))
                self._out.append("{")
            elif brace:
                self._end_group()
            elif word:
                self._word(word, None if number is None else int(number), match[0])
            elif sign == "\\*":
                self._groups[-1].is_silent = True
                self._out.append(sign)
            elif text or sign:
                self._say(match[0], text or "")
        return "".join(self._out)

    def _word(self, word: str, number: int | None, written: str) -> None:
        group = self._groups[-1]
        if word in self._words:
            self._words[word](number)
        elif word in _SCRIPTS or word == "nosupersub":
            group.look.script = word if word in _SCRIPTS and number != 0 else ""
        elif word == "cell" and not group.is_silent:
            self._say(self._sign(_CELL), "")
        elif word == "pntext":  # the number of an item, which is told
            return
        elif word == "u":
            self._say(written, "")
        elif word == "uc":
            group.skipped = min(max(number or 0, 0), _MOST_SKIPPED)
            self._out.append(f"\\uc{group.skipped} ")
        else:
            if word in self._destinations:
                group.is_silent = True
            if word in _BREAKS and not group.is_silent:
                self._tell(_Look())  # no element goes from one paragraph into the next
            self._out.append(written)

    def _say(self, written: str, text: str) -> None:
        group = self._groups[-1]
        if group.is_asking and group.field is not None:
            if len(group.field.asked) < _LONGEST_ASKED:
                group.field.asked += text[:_LONGEST_ASKED]
        elif not group.is_hidden:
            if not group.is_silent:
                self._tell(group.look)
            self._out.append(written)

    def _tell(self, look: _Look) -> None:
        """Put the signs that lead from what was told to `look`."""
        if look == self._told:
            return
        told, self._told = self._told, replace(look)
        signs = _SCRIPTS[told.script][1] if told.script else ""
        signs += _STRUCK_END if told.is_struck else ""
        signs += _STRUCK if look.is_struck else ""
        signs += _SCRIPTS[look.script][0] if look.script else ""
        self._out.append(self._sign(signs))

    def _end_group(self) -> None:
        group = self._groups[-1]
        if group.closing:
            self._tell(self._groups[-2].look if len(self._groups) > 1 else _Look())
            self._out.append(self._sign(group.closing))
        if len(self._groups) > 1:
            self._groups.pop()
        self._out.append("}")

    def _strike(self, number: int | None) -> None:
        self._groups[-1].look.is_struck = number != 0

    def _plain(self, _: int | None) -> None:
        self._groups[-1].look = _Look()
        self._groups[-1].is_hidden = False
        self._out.append("\\plain ")

    def _hide(self, number: int | None) -> None:
        self._groups[-1].is_hidden = number != 0

    def _begin_note(self, _: int | None) -> None:
        self._tell(_Look())
        self._groups[-1].look = _Look()
        self._groups[-1].closing = _NOTE_END
        self._out.append(self._sign(_NOTE))

    def _begin_field(self, _: int | None) -> None:
        self._groups[-1].field = _Field()

    def _ask(self, _: int | None) -> None:
        self._groups[-1].is_asking = True

    def _begin_link(self, _: int | None) -> None:
        group = self._groups[-1]
        match = _HYPERLINK.search(group.field.asked) if group.field is not None else None
        if match is not None:
            self._tell(_Look())
            self._out.append(f"{self._sign(_LINK)}{match[1]}{self._sign(_WORDS)}")
            group.closing = _LINK_END

    def _sign(self, signs: str) -> str:
        """Signs as RTF writes them: numbers of two bytes, each with its letters for old readers."""
        behind = "?" * self._groups[-1].skipped or " "
        return "".join(f"\\u{ord(each) - 0x10000}{behind}" for each in signs)
