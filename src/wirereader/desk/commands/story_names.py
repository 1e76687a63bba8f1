"""Commands of the names in the story: find one, list them, go from mention to mention."""

import bisect
from collections import Counter
from collections.abc import Iterable

from wirereader.desk import navigation, phrases
from wirereader.desk.commands.reading import NO_STORY, landed
from wirereader.desk.context import Context
from wirereader.desk.outcomes import NameLine, NamesShown, Outcome
from wirereader.desk.session import Room, Target, TargetKind
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind
from wirereader.story.story import Story

At = tuple[Story, Findings]


def at_hand(context: Context) -> At | Outcome:
    """The open story and its findings, or the refusal that says why not."""
    story = context.open_story()
    if story is None:
        return context.refused(NO_STORY)
    findings = context.findings(story)
    if findings is None:
        return context.refused(context.understanding.why_not(story) or phrases.FOLLOW)
    return story, findings


def lines_of(at: At, entities: Iterable[int]) -> tuple[NameLine, ...]:
    """Names as the lines of a list, numbered from 1."""
    story, findings = at
    places = navigation.visited_by_entity(findings)
    spoken = (findings.quotes[index] for index in navigation.in_marks(findings))
    said = Counter(quote.speaker for quote in spoken if quote.is_attributed)

    def line(number: int, entity: int) -> NameLine:
        here = places.get(entity, [])
        paragraphs = (story.body.paragraph_at(findings.mentions[m].span.start) + 1 for m in here)
        return NameLine(
            number=number,
            index=entity,
            entity=findings.entities[entity],
            mentions=len(here),
            quotes=said[entity],
            paragraphs=tuple(dict.fromkeys(paragraphs)),
        )

    return tuple(line(number, one) for number, one in enumerate(entities, start=1))


def name_lines(at: At) -> tuple[NameLine, ...]:
    """All names of a story: people, places, organisations; the most mentioned first."""
    return lines_of(at, navigation.named(at[1]))


async def show_names(context: Context) -> Outcome:
    """List the people, places and organisations of the open story."""
    at = at_hand(context)
    if isinstance(at, Outcome):
        return at
    lines = name_lines(at)
    said = phrases.name_counts([line.entity.kind for line in lines])
    return _offered(context, said, lines) if lines else context.refused(said)


def _offered(context: Context, said: str, lines: tuple[NameLine, ...]) -> Outcome:
    return context.done(
        said,
        NamesShown(lines),
        room=Room.NAMES,
        listed=tuple(Target(TargetKind.ENTITY, str(line.index)) for line in lines),
    )


def meant(context: Context, at: At, typed: str) -> int | Outcome:
    """The one entity that `typed` means ("@3" is entity 3), or the choices, or a refusal."""
    typed = typed.strip()
    names = navigation.named(at[1])
    if typed.startswith("@") and typed[1:].isascii() and typed[1:].isdigit():
        number = int(typed[1:10])
        if number in names:
            return number
        return context.refused(f"No name {typed} in this story.")
    found = navigation.matching(at[1], typed)
    if not found:
        return context.refused(f"No match for {typed} in this story.")
    if len(found) == 1:
        return found[0]
    lines = lines_of(at, found)
    return _offered(context, f"{phrases.count(len(lines), 'name')}.", lines)


async def find(context: Context, name: str = "") -> Outcome:
    """Go to the first mention of a name, or list the names that it may mean."""
    if not name.strip():
        return await show_names(context)
    at = at_hand(context)
    if isinstance(at, Outcome):
        return at
    entity = meant(context, at, name)
    if isinstance(entity, Outcome):
        return entity
    return _at_mention(context, at, navigation.visited(at[1], entity)[0], is_heard=True)


def _at_mention(context: Context, at: At, index: int, *, is_heard: bool = False) -> Outcome:
    """Go to a mention: "David Darchiashvili, 2 of 4, paragraph 6."."""
    story, findings = at
    mention = findings.mentions[index]
    same = navigation.visited(findings, mention.entity)
    name = findings.entities[mention.entity].name
    paragraph = story.body.paragraph_at(mention.span.start) + 1
    said = f"{name}, {same.index(index) + 1} of {len(same)}, paragraph {paragraph}."
    offset = mention.span.start
    return landed(context, story, offset, said, is_heard=is_heard, mention=index, quote=None)


async def next_mention(context: Context) -> Outcome:
    """Go to the next mention of the name at hand, or of any name if none is at hand."""
    return _step_mention(context, 1)


async def previous_mention(context: Context) -> Outcome:
    """Go to the mention before."""
    return _step_mention(context, -1)


def _step_mention(context: Context, direction: int) -> Outcome:
    at = at_hand(context)
    if isinstance(at, Outcome):
        return at
    findings = at[1]
    current = context.session.mention
    entity = None if current is None else findings.mentions[current].entity
    places = (
        navigation.visited_of_kind(findings, None)
        if entity is None
        else navigation.visited(findings, entity)
    )
    if not places:
        return context.refused("No names in this story.")
    there = _next_of(context, findings, places, direction)
    if there is None:
        which = "last" if direction > 0 else "first"
        whom = "" if entity is None else f" of {findings.entities[entity].name}"
        return context.refused(f"That was the {which} mention{whom}.")
    return _at_mention(context, at, places[there])


def _next_of(
    context: Context, findings: Findings, places: tuple[int, ...], direction: int
) -> int | None:
    starts = [findings.mentions[index].span.start for index in places]
    current = context.session.mention
    offset = context.session.offset
    is_on_one = current is not None and findings.mentions[current].span.start == offset
    return navigation.step(starts, offset, direction, is_on_one=is_on_one)


async def next_person(context: Context) -> Outcome:
    """Go to the next mention of a person."""
    return _step_kind(context, EntityKind.PERSON, 1)


async def previous_person(context: Context) -> Outcome:
    """Go to the mention of a person before."""
    return _step_kind(context, EntityKind.PERSON, -1)


async def next_place(context: Context) -> Outcome:
    """Go to the next mention of a place."""
    return _step_kind(context, EntityKind.PLACE, 1)


async def previous_place(context: Context) -> Outcome:
    """Go to the mention of a place before."""
    return _step_kind(context, EntityKind.PLACE, -1)


def _step_kind(context: Context, kind: EntityKind, direction: int) -> Outcome:
    """Go on among the mentions of one kind: "Place 3 of 8: Tbilisi, paragraph 1."."""
    at = at_hand(context)
    if isinstance(at, Outcome):
        return at
    story, findings = at
    word = phrases.KINDS[kind]
    places = navigation.visited_of_kind(findings, kind)
    if not places:
        return context.refused(f"No {phrases.PLURALS.get(word, word + 's')} in this story.")
    there = _next_of(context, findings, places, direction)
    if there is None:
        return context.refused(f"That was the {'last' if direction > 0 else 'first'} {word}.")
    index = places[there]
    mention = findings.mentions[index]
    name = findings.entities[mention.entity].name
    paragraph = story.body.paragraph_at(mention.span.start) + 1
    place = f"{phrases.capital(word)} {there + 1} of {len(places)}"
    said = f"{place}: {name}, paragraph {paragraph}."
    offset = mention.span.start
    return landed(context, story, offset, said, is_heard=False, mention=index, quote=None)


def named_here(context: Context, findings: Findings) -> int | None:
    """The name at hand: that of the mention, or the speaker of the quote, the reader went to."""
    session = context.session
    if session.mention is not None:
        return findings.mentions[session.mention].entity
    quote = None if session.quote is None else findings.quotes[session.quote]
    return quote.speaker if quote is not None and quote.is_attributed else None


def whereabouts(lat: float | None, lon: float | None) -> str:
    """Where a place of a card is: " 41.7 N, 44.8 E.", or nothing."""
    return "" if lat is None or lon is None else f" {phrases.coordinates(lat, lon)}."


async def go_to_mention(context: Context, which: str = "") -> Outcome:
    """Go to the mention with this index in the findings (views and numbers use it)."""
    at = at_hand(context)
    if isinstance(at, Outcome):
        return at
    which = which.strip()
    index = int(which[:9]) if which.isascii() and which.isdigit() else -1
    if not 0 <= index < len(at[1].mentions):
        return context.refused(f"No mention {which} in this story.")
    same = navigation.visited(at[1], at[1].mentions[index].entity)
    if not same:
        return context.refused(f"No mention {which} in this story.")
    # a pronoun or demonym stands for the name before it
    nearest = same[max(0, bisect.bisect_right(same, index) - 1)]
    return _at_mention(context, at, nearest, is_heard=True)
