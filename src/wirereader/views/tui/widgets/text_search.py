"""Words looked for: where they stand in a text, whatever their case, accents and line breaks."""

import re
import unicodedata
from collections.abc import Iterable

from wirereader.story.body import Span
from wirereader.story.folding import without_strokes

MOST = 9999
"""More places than these are not counted: nobody walks through them."""
_PART = re.compile(r'-?(?:\w+:)?"[^"]*"|\S+')
_OPERATORS = frozenset({"AND", "OR", "NOT"})


def places_of(text: str, words: str) -> tuple[Span, ...]:
    """Where `words` stand in `text`, in code points; blanks match any white space."""
    parts = [re.escape(folded) for folded in _plain(words)[0].split()]
    if not parts:
        return ()
    plain, offsets = _plain(text)
    found: list[Span] = []
    for match in re.finditer(r"\s+".join(parts), plain):
        last = match.end() - 1
        if offsets is None:
            found.append(Span(match.start(), match.end()))
        else:
            found.append(Span(offsets[match.start()], offsets[last] + 1))
        if len(found) == MOST:
            break
    return tuple(found)


def _plain(text: str) -> tuple[str, list[int] | None]:
    """The text without case and accents; where each of its letters stood, None if all stayed."""
    if text.isascii():
        return text.lower(), None
    letters: list[str] = []
    offsets: list[int] = []
    for at, letter in enumerate(text.replace("’", "'")):
        for one in unicodedata.normalize("NFKD", without_strokes(letter).casefold()):
            if not unicodedata.combining(one):
                letters.append(one)
                offsets.append(at)
    return "".join(letters), offsets


def wanted_in(query: str) -> "re.Pattern[str] | None":
    """What finds the words of a search query in a headline; None if it asks for no words."""
    words = [re.escape(word) for word in _words_of(query)]
    if not words:
        return None
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


def _words_of(query: str) -> Iterable[str]:
    is_not = False
    for part in _PART.findall(query):
        if part in _OPERATORS:
            is_not = part == "NOT"
            continue
        word = part.strip('()"*')
        if word and not is_not and not part.startswith("-") and ":" not in part:
            yield word
        is_not = False
