"""Where the next mention, quote, paragraph or headline is: pure functions on findings and places.

`]` and `[` visit names and nouns; pronouns and demonyms are linked, not visited.
"""

import bisect
import re
from collections.abc import Callable, Sequence

from wirereader.story.body import Body, Span
from wirereader.story.findings import Findings
from wirereader.story.folding import folded
from wirereader.story.names import Entity, EntityKind, MentionKind
from wirereader.story.quotes import Manner, Quote, told_already

_PRONOUN = re.compile(
    r"(?:s?he|him|hers?|his|they|them|theirs?"
    r"|(?:this|that|the|these|those|same) (?:same )?(?:person|persons|people|man|men|woman|women|"
    r"guy|guys|lady|speaker|individual|one|name|fellow|chap|politician|official))"
    r"(?: there| here)?"
)
"""Words for somebody whom only the place in the story tells."""
_VISITED = frozenset({MentionKind.NAME, MentionKind.NOMINAL})


def visited(findings: Findings, entity: int) -> tuple[int, ...]:
    """Indices of the mentions of one entity that a reader is taken to, in the order of the text."""
    return tuple(
        index
        for index, mention in enumerate(findings.mentions)
        if mention.entity == entity and mention.kind in _VISITED
    )


def visited_by_entity(findings: Findings) -> dict[int, list[int]]:
    """The same for every entity at once: long stories have hundreds of names."""
    found: dict[int, list[int]] = {}
    for index, mention in enumerate(findings.mentions):
        if mention.kind in _VISITED:
            found.setdefault(mention.entity, []).append(index)
    return found


def visited_of_kind(findings: Findings, kind: EntityKind | None) -> tuple[int, ...]:
    """Indices of the mentions of one kind of name (None: every kind), in the order of the text."""
    return tuple(
        index
        for index, mention in enumerate(findings.mentions)
        if mention.kind in _VISITED
        and (kind is None or findings.entities[mention.entity].kind is kind)
    )


def step(starts: Sequence[int], offset: int, direction: int, *, is_on_one: bool) -> int | None:
    """Which of the ascending `starts` comes next (1) or before (-1), seen from `offset`.

    The one at `offset` itself counts as next unless the reader `is_on_one` already.
    Gives an index into `starts`, or None at either end.
    """
    if direction > 0:
        index = (bisect.bisect_right if is_on_one else bisect.bisect_left)(starts, offset)
        return index if index < len(starts) else None
    index = bisect.bisect_left(starts, offset) - 1
    return index if index >= 0 else None


def in_marks(findings: Findings) -> tuple[int, ...]:
    """Indices of the quotes that stand in quotation marks, in the order of the text."""
    return _quotes(findings, lambda quote: quote.manner is not Manner.INDIRECT)


def in_other_words(findings: Findings) -> tuple[int, ...]:
    """Indices of the indirect statements, in the order of the text.

    Those that end with quoted words are told with these: see `told_with_marks`.
    """
    repeated = told_already(findings.quotes)
    found = _quotes(findings, lambda quote: quote.manner is Manner.INDIRECT)
    return tuple(index for index in found if index not in repeated)


def told_with_marks(findings: Findings) -> tuple[int, ...]:
    """Indices of indirect statements whose words quotes in marks tell whole, in order."""
    repeated = told_already(findings.quotes)
    return tuple(sorted(repeated, key=lambda index: findings.quotes[index].start))


def _quotes(findings: Findings, is_wanted: Callable[[Quote], bool]) -> tuple[int, ...]:
    found = [index for index, quote in enumerate(findings.quotes) if is_wanted(quote)]
    return tuple(sorted(found, key=lambda index: findings.quotes[index].start))


def named(findings: Findings) -> tuple[int, ...]:
    """Indices of the entities a reader can be taken to: people, places, organisations.

    Within a kind the most mentioned comes first, then the first mentioned.
    """
    places: dict[int, list[int]] = {}
    for mention in findings.mentions:
        if mention.kind in _VISITED:
            places.setdefault(mention.entity, []).append(mention.span.start)
    kinds = list(EntityKind)
    return tuple(
        sorted(
            places,
            key=lambda one: (
                kinds.index(findings.entities[one].kind),
                -len(places[one]),
                places[one][0],
            ),
        )
    )


def named_in(findings: Findings, body: Body, offset: int, kind: EntityKind) -> tuple[int, ...]:
    """The names of a kind, each once, that are named or meant in the paragraph at `offset`."""
    here = body.paragraph_at(offset)
    found = (
        mention.entity
        for mention in findings.mentions
        if body.paragraph_at(mention.span.start) == here
        and findings.entities[mention.entity].kind is kind
    )
    listed = frozenset(named(findings))
    return tuple(one for one in dict.fromkeys(found) if one in listed)


def matching(findings: Findings, typed: str) -> tuple[int, ...]:
    """Entities that `typed` may mean: its whole name, else an alias, else a word begun with it."""
    wanted = folded(typed)
    if not wanted:
        return ()
    candidates = named(findings)
    for is_match in (_is_name, _is_alias, _begins):
        found = tuple(one for one in candidates if is_match(findings.entities[one], wanted))
        if found:
            return found
    return ()


def _is_name(entity: Entity, wanted: str) -> bool:
    return folded(entity.name) == wanted


def _is_alias(entity: Entity, wanted: str) -> bool:
    return any(folded(alias) == wanted for alias in entity.aliases)


def _begins(entity: Entity, wanted: str) -> bool:
    for name in (entity.name, *entity.aliases):
        words = folded(name).replace("-", " ").split(" ")
        if any(" ".join(words[first:]).startswith(wanted) for first in range(len(words))):
            return True
    return False


def sentence_at(sentences: Sequence[Span], span: Span, body: Body) -> Span:
    """The sentence that holds where `span` begins, else its paragraph."""
    index = bisect.bisect_right([one.start for one in sentences], span.start) - 1
    if index >= 0 and sentences[index].end > span.start:
        return sentences[index]
    return body.paragraphs[body.paragraph_at(span.start)]


def is_pronoun(words: str) -> bool:
    """Claim that words stand for somebody without a name."""
    return _PRONOUN.fullmatch(folded(words)) is not None
