"""Commands of names: find one, go from mention to mention, list them, show a card."""

import bisect
from collections import Counter
from collections.abc import Iterable

from wirereader.analysis.sentences import sentences
from wirereader.desk import moves, phrases
from wirereader.desk.bench import Bench
from wirereader.desk.outcomes import CardLine, CardShown, NameLine, NamesShown, Outcome
from wirereader.desk.quoting import quote_line
from wirereader.desk.reading import NO_STORY, landed
from wirereader.desk.session import Room, Target, TargetKind
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind
from wirereader.story.story import Story

At = tuple[Story, Findings]
_WHOSE = "Whose card? c NAME, or go to a name first."


def at_hand(bench: Bench) -> At | Outcome:
    """The open story and its findings, or the refusal that says why not."""
    story = bench.open_story()
    if story is None:
        return bench.refused(NO_STORY)
    findings = bench.findings(story)
    if findings is None:
        return bench.refused(bench.understanding.why_not(story) or phrases.FOLLOW)
    return story, findings


def lines_of(at: At, entities: Iterable[int]) -> tuple[NameLine, ...]:
    """Names as the lines of a list, numbered from 1."""
    story, findings = at
    places = moves.visited_by_entity(findings)
    spoken = (findings.quotes[index] for index in moves.in_marks(findings))
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
    return lines_of(at, moves.named(at[1]))


async def show_names(bench: Bench) -> Outcome:
    """List the people, places and organisations of the open story."""
    at = at_hand(bench)
    if isinstance(at, Outcome):
        return at
    lines = name_lines(at)
    said = phrases.name_counts([line.entity.kind for line in lines])
    return _offered(bench, said, lines) if lines else bench.refused(said)


def _offered(bench: Bench, said: str, lines: tuple[NameLine, ...]) -> Outcome:
    return bench.done(
        said,
        NamesShown(lines),
        room=Room.NAMES,
        listed=tuple(Target(TargetKind.ENTITY, str(line.index)) for line in lines),
    )


def _meant(bench: Bench, at: At, typed: str) -> int | Outcome:
    """The one entity that `typed` means ("@3" is entity 3), or the choices, or a refusal."""
    typed = typed.strip()
    names = moves.named(at[1])
    if typed.startswith("@") and typed[1:].isascii() and typed[1:].isdigit():
        number = int(typed[1:10])
        if number in names:
            return number
        return bench.refused(f"No name {typed} in this story.")
    found = moves.matching(at[1], typed)
    if not found:
        return bench.refused(f"No match for {typed} in this story.")
    if len(found) == 1:
        return found[0]
    lines = lines_of(at, found)
    return _offered(bench, f"{phrases.count(len(lines), 'name')}.", lines)


async def find(bench: Bench, name: str = "") -> Outcome:
    """Go to the first mention of a name, or list the names that it may mean."""
    if not name.strip():
        return await show_names(bench)
    at = at_hand(bench)
    if isinstance(at, Outcome):
        return at
    entity = _meant(bench, at, name)
    if isinstance(entity, Outcome):
        return entity
    return _at_mention(bench, at, moves.visited(at[1], entity)[0], is_heard=True)


def _at_mention(bench: Bench, at: At, index: int, *, is_heard: bool = False) -> Outcome:
    """Go to a mention: "David Darchiashvili, 2 of 4, paragraph 6."."""
    story, findings = at
    mention = findings.mentions[index]
    same = moves.visited(findings, mention.entity)
    name = findings.entities[mention.entity].name
    paragraph = story.body.paragraph_at(mention.span.start) + 1
    said = f"{name}, {same.index(index) + 1} of {len(same)}, paragraph {paragraph}."
    offset = mention.span.start
    return landed(bench, story, offset, said, is_heard=is_heard, mention=index, quote=None)


async def next_mention(bench: Bench) -> Outcome:
    """Go to the next mention of the name at hand, or of any name if none is at hand."""
    return _step_mention(bench, 1)


async def previous_mention(bench: Bench) -> Outcome:
    """Go to the mention before."""
    return _step_mention(bench, -1)


def _step_mention(bench: Bench, direction: int) -> Outcome:
    at = at_hand(bench)
    if isinstance(at, Outcome):
        return at
    findings = at[1]
    current = bench.session.mention
    entity = None if current is None else findings.mentions[current].entity
    places = (
        moves.visited_of_kind(findings, None) if entity is None else moves.visited(findings, entity)
    )
    if not places:
        return bench.refused("No names in this story.")
    there = _next_of(bench, findings, places, direction)
    if there is None:
        which = "last" if direction > 0 else "first"
        whom = "" if entity is None else f" of {findings.entities[entity].name}"
        return bench.refused(f"That was the {which} mention{whom}.")
    return _at_mention(bench, at, places[there])


def _next_of(
    bench: Bench, findings: Findings, places: tuple[int, ...], direction: int
) -> int | None:
    starts = [findings.mentions[index].span.start for index in places]
    current = bench.session.mention
    offset = bench.session.offset
    is_on_one = current is not None and findings.mentions[current].span.start == offset
    return moves.step(starts, offset, direction, is_on_one=is_on_one)


async def next_person(bench: Bench) -> Outcome:
    """Go to the next mention of a person."""
    return _step_kind(bench, EntityKind.PERSON, 1)


async def previous_person(bench: Bench) -> Outcome:
    """Go to the mention of a person before."""
    return _step_kind(bench, EntityKind.PERSON, -1)


async def next_place(bench: Bench) -> Outcome:
    """Go to the next mention of a place."""
    return _step_kind(bench, EntityKind.PLACE, 1)


async def previous_place(bench: Bench) -> Outcome:
    """Go to the mention of a place before."""
    return _step_kind(bench, EntityKind.PLACE, -1)


def _step_kind(bench: Bench, kind: EntityKind, direction: int) -> Outcome:
    """Go on among the mentions of one kind: "Place 3 of 8: Tbilisi, paragraph 1."."""
    at = at_hand(bench)
    if isinstance(at, Outcome):
        return at
    story, findings = at
    word = phrases.KINDS[kind]
    places = moves.visited_of_kind(findings, kind)
    if not places:
        return bench.refused(f"No {phrases.PLURALS.get(word, word + 's')} in this story.")
    there = _next_of(bench, findings, places, direction)
    if there is None:
        return bench.refused(f"That was the {'last' if direction > 0 else 'first'} {word}.")
    index = places[there]
    mention = findings.mentions[index]
    name = findings.entities[mention.entity].name
    paragraph = story.body.paragraph_at(mention.span.start) + 1
    place = f"{phrases.capital(word)} {there + 1} of {len(places)}"
    said = f"{place}: {name}, paragraph {paragraph}."
    offset = mention.span.start
    return landed(bench, story, offset, said, is_heard=False, mention=index, quote=None)


async def card(bench: Bench, name: str = "") -> Outcome:
    """Show what is known of a name: the one typed, else the one at hand.

    The open story's names come first, then those of all stories ("#12" is one of theirs).
    """
    from wirereader.desk import everyone  # it asks this module for the name at hand

    name = name.strip()
    if name.startswith("#") and name[1:].isascii() and name[1:].isdigit():
        return await everyone.known_card(bench, int(name[1:19]))
    at = at_hand(bench)
    if isinstance(at, Outcome) or (name and name[0] != "@" and not moves.matching(at[1], name)):
        if not name:
            return at if isinstance(at, Outcome) else bench.refused(_WHOSE)
        known = await everyone.whom_of_all(bench, name)
        if not isinstance(known, Outcome):
            return await everyone.known_card(bench, known)
        if known.is_done or bench.session.story is None:
            return known
        no_match = bench.refused(f"No match for {name} in this story.")
        return at if isinstance(at, Outcome) else no_match
    entity = _meant(bench, at, name) if name else named_here(bench, at[1])
    if entity is None:
        return bench.refused(_WHOSE)
    if isinstance(entity, Outcome):
        return entity
    outcome = _card(bench, at, entity)
    return await _with_others(bench, at, entity, outcome)


async def _with_others(bench: Bench, at: At, entity: int, outcome: Outcome) -> Outcome:
    """The card of a name with what other stories say of whoever bears it."""
    from wirereader.desk import everyone

    shown, listed = outcome.shows, outcome.session.listed
    beside = await everyone.known_beside(bench, at[0], entity, len(listed) + 1)
    if beside is None or not isinstance(shown, CardShown):
        return outcome
    stories = max(1, beside.card.entity.stories)
    return bench.done(
        _card_said(shown.name, stories),
        shown._replace(stories=stories, known=beside),
        listed=(*listed, *everyone.targets(beside)),
    )


def named_here(bench: Bench, findings: Findings) -> int | None:
    """The name at hand: that of the mention, or the speaker of the quote, the reader went to."""
    session = bench.session
    if session.mention is not None:
        return findings.mentions[session.mention].entity
    quote = None if session.quote is None else findings.quotes[session.quote]
    return quote.speaker if quote is not None and quote.is_attributed else None


def _card(bench: Bench, at: At, entity: int) -> Outcome:
    story, findings = at
    line = lines_of(at, (entity,))[0]
    breaks = [Span(start, end) for start, end in sentences(story.body.text)]
    places = []
    for number, index in enumerate(moves.visited(findings, entity), start=1):
        span = findings.mentions[index].span
        sentence = moves.sentence_at(breaks, span, story.body).of(story.body.text)
        paragraph = story.body.paragraph_at(span.start) + 1
        places.append(CardLine(number, index, paragraph, " ".join(sentence.split())))
    spoken = [
        index
        for index in moves.in_marks(findings)
        if findings.quotes[index].is_attributed and findings.quotes[index].speaker == entity
    ]
    quotes = tuple(
        quote_line(story, findings, index, number)
        for number, index in enumerate(spoken, start=len(places) + 1)
    )
    stories = max(1, sum(_names(one, findings, entity) for one in bench.understanding.known()))
    order = (*moves.in_marks(findings), *moves.in_other_words(findings))
    return bench.done(
        _card_said(line, stories),
        CardShown(line, tuple(places), quotes, stories),
        listed=(
            *(Target(TargetKind.MENTION, str(place.mention)) for place in places),
            *(Target(TargetKind.QUOTE, str(order.index(index) + 1)) for index in spoken),
        ),
    )


def _names(one: Findings, findings: Findings, entity: int) -> bool:
    wanted = findings.entities[entity]
    return any(known.kind is wanted.kind and known.name == wanted.name for known in one.entities)


def _card_said(line: NameLine, stories: int) -> str:
    """The first line of a card: "Tbilisi. Capital of Georgia. 41.7 N, 44.8 E. Place, 1 story."."""
    kind = phrases.KINDS[line.entity.kind]
    role = line.entity.role
    parts = [phrases.capital(kind), phrases.count(line.mentions, "mention")]
    if line.quotes:
        parts.append(phrases.count(line.quotes, "quote"))
    parts.append(phrases.count(stories, "story"))
    known_as = f" {phrases.capital(role)}." if role and role != kind else ""
    where = whereabouts(line.entity.lat, line.entity.lon)
    return f"{line.entity.name}.{known_as}{where} {', '.join(parts)}."


def whereabouts(lat: float | None, lon: float | None) -> str:
    """Where a place of a card is: " 41.7 N, 44.8 E.", or nothing."""
    return "" if lat is None or lon is None else f" {phrases.coordinates(lat, lon)}."


async def go_to_mention(bench: Bench, which: str = "") -> Outcome:
    """Go to the mention with this index in the findings (views and numbers use it)."""
    at = at_hand(bench)
    if isinstance(at, Outcome):
        return at
    which = which.strip()
    index = int(which[:9]) if which.isascii() and which.isdigit() else -1
    if not 0 <= index < len(at[1].mentions):
        return bench.refused(f"No mention {which} in this story.")
    same = moves.visited(at[1], at[1].mentions[index].entity)
    if not same:
        return bench.refused(f"No mention {which} in this story.")
    # a pronoun or demonym stands for the name before it
    nearest = same[max(0, bisect.bisect_right(same, index) - 1)]
    return _at_mention(bench, at, nearest, is_heard=True)
