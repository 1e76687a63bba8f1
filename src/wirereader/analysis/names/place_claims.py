"""Places that a story names once as such and once beside a noun: "the Maitland show"."""

import re
from collections.abc import Collection, Iterator, Sequence

from wirereader.analysis.names.name_spans import LOC, MISC, NameSpan, SpanIndex

_SURE = 0.8  # score of a place that is looked for elsewhere in its story
_MOST = 60  # names that are looked for: more are a list of places
_WORD = 16  # letters of the word before that are looked at
_LEAST = 4  # letters: shorter names are words and initials as often
# before the name a word in small letters, or a determiner that begins a sentence; a noun follows
_BEFORE = re.compile(r"(?<!\w)(?:[a-z]+[,;]?|An?|The|In|At|From|Near) \Z")
_AFTER = re.compile(r"(?![\w’'-])(?! [A-Z&])")


def claimed_places(
    text: str, names: Sequence[NameSpan], lone_words: Collection[str]
) -> Iterator[NameSpan]:
    """Find where the story names its own places again and nothing is named yet.

    Only within a sentence, and not where a capital goes on or precedes: "Auckland Airport".
    They overlap nothing in `names` but names of other things.  Linear in the text.
    """
    others = {text[n.start : n.end] for n in names if n.label not in {LOC, MISC}}
    words = {
        text[n.start : n.end]
        for n in names
        if n.label == LOC and n.score >= _SURE and n.end - n.start >= _LEAST
    }
    surnames = {word for other in others for word in other.split()}
    wanted = sorted(
        (w for w in words if w not in surnames and w.lower() not in lone_words),
        key=len,
        reverse=True,
    )[:_MOST]
    if not wanted:
        return
    taken = SpanIndex.of(n for n in names if n.label != MISC)
    for found in re.finditer(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, wanted)) + ")", text):
        start, end = found.span()
        is_free = not taken.touches(start, end) and _AFTER.match(text, end) is not None
        if is_free and _BEFORE.search(text, max(0, start - _WORD), start):
            yield NameSpan(start, end, LOC, 0.6)
