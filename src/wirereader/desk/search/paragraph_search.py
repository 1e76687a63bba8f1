"""Words looked for in the paragraphs of one story."""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.search.content_words import stems_in
from wirereader.story.body import Body
from wirereader.story.folding import folded

FIGURES: Final = "#"
"""Stands for any number, where words are looked for in a story."""
ASKED: Final = "?"
"""Begins a question whose words are looked for in a story: half of them are enough."""
_WHOLE: Final = 2
"""Words of so few letters stand whole: half of all paragraphs have one that begins so."""


def paragraphs_with(body: Body, words: str) -> tuple[int, ...]:
    """The paragraphs (from 0) that have these words; where none has, those with each of them.

    Of a question (`ASKED`) those that have the most of them, and half of them at least; `FIGURES`
    stands for any number.
    """
    texts = [folded(body.text[one.start : one.end]) for one in body.paragraphs]
    if words == FIGURES:
        return tuple(at for at, text in enumerate(texts) if any(map(str.isdigit, text)))
    wanted = folded(words.removeprefix(ASKED))
    found = tuple(at for at, text in enumerate(texts) if wanted in text)
    begun = [
        re.compile(rf"\b{re.escape(one)}" + (r"\b" if len(one) <= _WHOLE else ""))
        for one in stems_in(words)
    ]
    if found or not begun:
        return found
    there = [sum(one.search(text) is not None for one in begun) for text in texts]
    most = max(there, default=0)
    fewest = (len(begun) + 1) // 2 if words.startswith(ASKED) else len(begun)
    return tuple(at for at, count in enumerate(there) if count == most >= fewest)
