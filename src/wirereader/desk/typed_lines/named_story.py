"""The story of a list that words tell: "the landslide story"."""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.story_list import StoryList
from wirereader.story.folding import folded

MOST = 500
"""So many rows from the top are looked through; beyond them the library is searched."""
_WORDS: Final = re.compile(r"[^\W_]+")


def only_row_of(rows: StoryList, words: str) -> int | None:
    """The one row whose headline has most of some words, or words that begin so; else None."""
    wanted = _WORDS.findall(folded(words))
    scores = [
        (_how_many(rows.headline(row).headline, wanted), row)
        for row in range(min(rows.count(), MOST))
    ]
    most = max(scores, default=(0, 0))[0]
    best = [row for score, row in scores if score == most]
    return best[0] if most and len(best) == 1 else None


def _how_many(headline: str, wanted: list[str]) -> int:
    there = _WORDS.findall(folded(headline))
    return sum(any(word.startswith(one) for word in there) for one in wanted)
