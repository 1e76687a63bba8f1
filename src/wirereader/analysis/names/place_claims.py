"""Places that a story names once as such and once beside a noun: "the Maitland show"."""

import re
from collections.abc import Iterator, Sequence

from wirereader.analysis.language import Language
from wirereader.analysis.names.name_spans import LOC, MISC, NameSpan, SpanIndex

_SURE = 0.8  # score of a place that is looked for elsewhere in its story
_MOST = 60  # names that are looked for: more are a list of places
_WORD = 16  # letters of the word before that are looked at
_LEAST = 4  # letters: shorter names are words and initials as often
_AFTER = re.compile(r"(?![\w’'-])(?! [A-Z&])")


def claimed_places(text: str, names: Sequence[NameSpan], language: Language) -> Iterator[NameSpan]:
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
    wanted = sorted(words - surnames, key=lambda word: (-len(word), word))
    wanted = [w for w in wanted if w.lower() not in language.people.lone_words][:_MOST]
    if not wanted:
        return
    taken = SpanIndex.of(n for n in names if n.label != MISC)
    for found in re.finditer(r"(?<![\w’'-])(?:" + "|".join(map(re.escape, wanted)) + ")", text):
        start, end = found.span()
        is_free = not taken.touches(start, end) and _AFTER.match(text, end) is not None
        if is_free and language.names.before_noun.search(text, max(0, start - _WORD), start):
            yield NameSpan(start, end, LOC, 0.6)
