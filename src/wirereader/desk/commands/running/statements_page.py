"""Statements over time: what somebody said on record, and what changed against earlier words."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, Any, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.commands.resolution import speaker_meant
from wirereader.desk.commands.search_library import analysed_so_far
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.targets import StoryNaming, TypedWords
from wirereader.story.clean import clean_line
from wirereader.story.folding import folded
from wirereader.tracking.changes.told_lines import excerpt

if TYPE_CHECKING:
    from wirereader.library.events.spoken_statements import Statement

_ALIKE = 0.62  # share of words from which two quotations are one, printed differently
_SHORTEST = 4  # words of a quotation that is looked for in others
_SUBJECT = 4  # letters of a word that may be what somebody speaks of
_SHARED = 2  # such words that make two statements one subject
_SURE = 0.8
_LONGEST = 400
_NOT_SUBJECTS = frozenset(
    """
    about after again against also because been before being between came come could didnt
    doing dont during even ever every first from going good have here into just know like
    long made make might more most much must need never only other over people really said
    should since some still such take than that their them then there these they thing
    things think this those through time today under until very want wants well were what
    when where which while will with would year years your
    """.split()  # noqa: SIM905 - a list of words
)


class SaidOnce(NamedTuple):
    """One statement: as it was printed first, elsewhere with other words, and where as well.

    `earlier` is what the same person had said of the same subject before.
    """

    first: "Statement"
    others: "tuple[Statement, ...]"
    same: "tuple[Statement, ...]"
    earlier: "Statement | None"


async def show_statements(context: Context, name: str = "") -> Outcome:
    """List what somebody said on record, the oldest first, with what changed."""
    name = clean_line(name).strip()
    known = await speaker_meant(context, TypedWords(name) if name else None)
    if isinstance(known, Outcome):
        return known
    library = context.library
    if library is None:
        return context.refused("Statements are listed only for stories in the library.")
    card = await context.away(lambda: library.entity(known))
    kept = await context.away(lambda: library.running.statements_of(known))
    whose = name if card is None else card.entity.name
    if not kept:
        so_far = await analysed_so_far(context, library)
        return context.refused(f"{phrases.NO_QUOTES_BY} {whose}.{so_far}")
    told = said_once(kept)
    lines = [line for at, one in enumerate(told, start=1) for line in _lines(at, one)]
    listed = tuple(StoryNaming(known, one.first.story, one.first.quote) for one in told)
    said = f"{clean_line(whose)}: {phrases.count(len(told), 'statement')}."
    return context.done(said, TextShown(tuple(lines)), listed=listed)


class _Read(NamedTuple):
    """A statement with its words as they are compared, and those that tell what it is about."""

    of: "Statement"
    words: tuple[str, ...]
    counts: "Counter[str]"
    subjects: frozenset[str]


def said_once(kept: "Sequence[Statement]") -> tuple[SaidOnce, ...]:
    """Statements in order, each once: what several printed is one, with how they differ."""
    groups: list[list[_Read]] = []
    for one in map(_read, kept):
        group = next((each for each in groups if _is_one(each[0], one)), None)
        if group is None:
            groups.append([one])
        else:
            group.append(one)
    found: list[SaidOnce] = []
    for at, (first, *rest) in enumerate(groups):
        others: dict[tuple[str, ...], Statement] = {}
        same = []
        for one in rest:
            if one.of.is_indirect or one.words == first.words:
                same.append(one.of)
            else:
                others.setdefault(one.words, one.of)
        earlier = next(
            (
                before[0].of
                for before in reversed(groups[:at])
                if _is_of_one_subject(before[0], first)
            ),
            None,
        )
        found.append(SaidOnce(first.of, tuple(others.values()), tuple(same), earlier))
    return tuple(found)


def _read(one: "Statement") -> _Read:
    words = tuple("".join(filter(str.isalnum, word)) for word in folded(one.text).split())
    subjects = frozenset(word for word in words if len(word) >= _SUBJECT) - _NOT_SUBJECTS
    return _Read(one, words, Counter(words), subjects)


def _is_one(one: _Read, other: _Read) -> bool:
    if one.of.is_indirect is not other.of.is_indirect:
        return False
    if one.words == other.words:
        return True
    lengths = (len(one.words), len(other.words))
    if min(lengths) < _SHORTEST or one.counts.keys().isdisjoint(other.counts):
        return False
    least = (
        _ALIKE * sum(lengths) / 2 - 1e-9
    )  # words that both must have for the ratio to come to it
    if min(lengths) < least or (one.counts & other.counts).total() < least:
        return False
    return SequenceMatcher(None, one.words, other.words, autojunk=False).ratio() >= _ALIKE


def _is_of_one_subject(one: _Read, other: _Read) -> bool:
    if one.of.story == other.of.story:
        return False
    return len(one.subjects & other.subjects) >= _SHARED


def _lines(at: int, one: SaidOnce) -> Iterator[str]:
    first = one.first
    yield f"{at}. {_when(first)} {clean_line(first.source)}, {_how(first)}: {_said(first)}"
    if one.same:
        names = dict.fromkeys(clean_line(each.source) for each in one.same)
        yield f"  also in {', '.join(names)}"
    for other in one.others:
        yield f"  as {clean_line(other.source)} has it: {_said(other)}"
    if one.earlier is not None:
        earlier = one.earlier
        yield f"  before, {_when(earlier)}, {clean_line(earlier.source)}: {_said(earlier)}"


def _when(one: "Statement") -> str:
    local = one.published.astimezone()
    return f"{local.day} {local:%b} {local:%H:%M}"


def _how(one: "Statement") -> str:
    sure = "" if one.certainty >= _SURE else ", probably"
    return f"paragraph {one.paragraph}{sure}"


def _said(one: "Statement") -> str:
    words = clean_line(excerpt(one.text, _LONGEST))
    told = clean_line(one.telling.told(words if one.is_indirect else f'"{words}"'))
    return phrases.full_stop(phrases.capital(told)) if one.telling.lead_in else told


def statements_as_json(name: str, kept: "Sequence[Statement]") -> dict[str, Any]:
    """Statements as a JSON value."""
    told = said_once(kept)
    return {
        "said": f"{name}: {phrases.count(len(told), 'statement')}.",
        "statements": [
            {
                **_as_json(one.first),
                "printed": [_as_json(each) for each in (*one.others, *one.same)],
                "earlier": None if one.earlier is None else _as_json(one.earlier),
            }
            for one in told
        ],
    }


def _as_json(one: "Statement") -> dict[str, Any]:
    return {
        "story": one.story,
        "source": one.source,
        "published": one.published.isoformat(),
        "paragraph": one.paragraph,
        "text": one.text,
        "lead_in": one.telling.lead_in or None,
        "manner": "indirect" if one.is_indirect else "direct",
        "certainty": round(one.certainty, 3),
    }
