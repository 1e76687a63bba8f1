"""Where sentences begin and end, with the care abbreviations, initials and quotations need.

One pass over the stops of each line; each stop looks a bounded way back and ahead, so time grows
with the length of the text and nothing else.
"""

import re
from typing import TYPE_CHECKING

from wirereader.analysis.language_registry import readers_text

if TYPE_CHECKING:
    from wirereader.analysis.word_tables import TextWords

_STOP = re.compile(r"(?<![.!?…])[.!?…]++(?P<close>[\"'”’»)\]]*+)(?=\s|\Z)")
_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘«(\[¿¡—–-]*)\s?(?P<word>[\w’'-]*)")
_LAST = re.compile(r"[\w.’'&-]*\Z")
_REACH = 40  # code points looked at on either side of a stop, so that time stays linear
_LISTED = re.compile(
    r"(?:^|[\n;,(/\u2013-])\s*\w\Z"
)  # "R. Dyer; I. Prosser": an initial, no pronoun
_ACRONYM = re.compile(r"(?:\w\.)+\w\Z")


def sentences(text: str, words: "TextWords | None" = None) -> list[tuple[int, int]]:
    """Give the spans of the sentences in order: code points, end exclusive, no newline inside.

    Spaces around a sentence belong to none; a line without letters still counts.
    Without `words`, the text is parted as the reader's language is.
    """
    words = words or readers_text()
    found: list[tuple[int, int]] = []
    for line in _LINE.finditer(text):
        start = line.start()
        for stop in _STOP.finditer(text, line.start(), line.end()):
            if stop.end() < line.end() and _ends(text, stop, line.end(), words):
                _keep(text, start, stop.end(), found)
                start = stop.end()
        _keep(text, start, line.end(), found)
    return found


def _keep(text: str, start: int, end: int, found: list[tuple[int, int]]) -> None:
    bare = text[start:end]
    left = start + len(bare) - len(bare.lstrip())
    right = start + len(bare.rstrip())
    if left < right:
        found.append((left, right))


def _ends(text: str, stop: re.Match[str], limit: int, words: "TextWords") -> bool:
    """Tell whether the stop ends a sentence, from the word before it and what follows."""
    follows = _NEXT.match(text, stop.end(), min(limit, stop.end() + 2 * _REACH))
    word = follows["word"].lstrip("'’-") if follows else ""
    if word[:1].islower():
        return False
    mark, close = stop.group().removesuffix(stop["close"]), stop["close"]
    if close and mark[-1] in "!?,":
        window = text[stop.end() : min(limit, stop.end() + 4 * _REACH)]
        return words.said_next.match(window) is None
    if mark != "." or close:
        return True
    wide = text[stop.end() : stop.end() + 2].isspace() and stop.end() + 2 <= limit
    before = text[max(0, stop.start() - _REACH) : stop.start()]
    return _full_stop(before, word, words, wide=wide)


def _full_stop(before: str, word: str, words: "TextWords", *, wide: bool) -> bool:
    """Tell a full stop from the dot of an abbreviation, an initial or a number.

    `wide` says that two spaces follow, as some set them after a sentence alone.
    """
    match = _LAST.search(before)
    last = match.group().lstrip("'’-") if match else ""
    low = last.lower()
    if low in words.never_last or (last in words.letter_words and _LISTED.search(before)):
        return False
    if word[:1].isdigit() and low in words.before_number:
        return False
    doubtful = (
        low in words.may_be_last
        or _ACRONYM.match(last) is not None
        or (len(last) == 1 and last.isalpha() and last.isupper() and last not in words.letter_words)
    )
    return wide or not doubtful or word.lower() in words.starters
