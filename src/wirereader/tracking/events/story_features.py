"""What a story is compared by: its terms with weights for headline and lead, and its names."""

import re
from collections import Counter
from typing import NamedTuple

from wirereader.tracking.changes.style_words import listed
from wirereader.tracking.events.copy_matching import CopyText
from wirereader.tracking.word_stems import term_hashes, words_of

_HEADLINE, _LEAD = 3, 2  # how often a term of headline or lead counts
_LEAD_TERMS = 60
_MOST_TERMS = 600  # terms of a text that count: what matters stands early
_HEADLINE_TERMS = 60
_MOST_TEXT = 8_000  # code points of a headline that are read for them
_NAMES_IN = 700  # code points: the names an event is known by stand in its lead
_SHORT = 12  # terms: a text of fewer is compared as a headline is
_RUN = re.compile(
    r"(?:^|(?<=[\s\"“‘'(—–-]))[A-Z][\w’'.-]*"
    r"(?:\s+(?:(?:of|the|de|al|bin|van|von)\s+){0,2}[A-Z][\w’'.-]*)*"
)
_OPENS = re.compile(r"(?:^|[.!?:;\n—–-])[\s\"“‘'(]*$")
_NO_NAMES = listed(
    "the a an in on at it he she they we i but and as for with by from this that these those his"
    " her their there when while after before if no not what who which how why more most some many"
    " all one two three it's its our you your mr mrs ms dr"
)
_MOSTLY = 0.6  # share of words with a capital from which capitals tell no names


class StoryFeatures(NamedTuple):
    """What a story is compared by: `text`, its terms in order; counts of terms and of names.

    Terms are told by their hashes.
    """

    text: list[int]
    terms: dict[int, int]
    names: dict[str, int]
    is_short: bool


def features_of(story: CopyText) -> StoryFeatures:
    """What this story is compared by."""
    head = term_hashes(words_of(story.headline[:_MOST_TEXT]))[:_HEADLINE_TERMS]
    body = term_hashes((*words_of(story.dateline), *story.words))[:_MOST_TERMS]
    is_short = len(body) < _SHORT
    counts = dict(Counter(body))
    for term in body[:_LEAD_TERMS]:
        counts[term] += _LEAD - 1
    for term in head:
        counts[term] = counts.get(term, 0) + _HEADLINE
    names: Counter[str] = Counter()
    if not is_short:
        _count_names(f"{story.dateline}\n{story.text[:_NAMES_IN]}"[:_NAMES_IN], names)
        if not _is_capitalised(story.headline):
            _count_names(story.headline, names)
    return StoryFeatures(body, counts, names, is_short)


def _is_capitalised(headline: str) -> bool:
    words = [word for word in headline.split() if word[:1].isalpha()]
    return sum(word[:1].isupper() for word in words) > _MOSTLY * len(words)


def _count_names(text: str, names: Counter[str]) -> None:
    for run in _RUN.finditer(text):
        words = run[0].rstrip(".'’-").removesuffix("'s").removesuffix("’s").split()
        is_opening = _OPENS.search(text, max(0, run.start() - 6), run.start()) is not None
        while words and words[0].casefold() in _NO_NAMES:
            words = words[1:]
            is_opening = False
        if not words or (is_opening and len(words) == 1):
            continue
        names[words[-1].casefold()] += 1
        if len(words) > 1:
            names[" ".join(words).casefold()] += 1
