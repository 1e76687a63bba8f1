"""Commands of people and places across all stories: the index, cards, their stories, by hand.

What the story at hand says of a name is told by `naming`; this is what the library keeps of whoever
bears it.  "#12" is the library's own number for somebody.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirereader.desk import listing, moves, phrases, reading
from wirereader.desk.analysing import Answer
from wirereader.desk.bench import Bench
from wirereader.desk.history import Gone, back, forward
from wirereader.desk.lists import Kept
from wirereader.desk.outcomes import EveryoneShown, KnownLine, KnownShown, Outcome, StoryShown
from wirereader.desk.searching import searchable
from wirereader.desk.session import Room, Target, TargetKind
from wirereader.story.clean import drawable
from wirereader.story.findings import Findings
from wirereader.story.story import Story

if TYPE_CHECKING:
    from datetime import datetime

    from wirereader.library.everyone import EntityCard, KnownEntity
    from wirereader.library.library import Library

MOST_LISTED = 200
_ON_CARD = 10
_BESIDE = 5
_KINDS = ("person", "place", "organisation")
NOBODY = "Whose? Type a name, or go to one first."


class StoriesOf(Kept):
    """The stories that name somebody, the newest first."""

    def __init__(self, library: "Library", known: int, name: str, bench: Bench) -> None:
        self._known_id = known
        super().__init__(library, None, bench.clock(), name, bench.mark_in_hand)
        self.renew(bench.clock())

    def renew(self, now: "datetime") -> None:
        """Ask the library anew."""
        super().renew(now)
        self.rows = self._library.rows_naming(self._known_id, now)


# The index


async def people(bench: Bench, part: str = "") -> Outcome:
    """List the people of all stories, those in most stories first."""
    return await _index(bench, "person", drawable(part).strip())


async def places(bench: Bench, part: str = "") -> Outcome:
    """List the places of all stories, those in most stories first."""
    return await _index(bench, "place", drawable(part).strip())


async def _index(bench: Bench, kind: str, part: str) -> Outcome:
    library = await searchable(bench)
    found = await bench.away(lambda: library.entities(kind, part, MOST_LISTED + 1))
    if not found:
        if part:
            return bench.refused(f"No {kind} with {part} in any story.")
        return bench.refused(f"No {phrases.PLURALS.get(kind, kind + 's')} yet. {phrases.FOLLOW}")
    counted = phrases.count(min(len(found), MOST_LISTED), kind)
    more = "More than " if len(found) > MOST_LISTED else ""
    which = f" with {part}" if part else ""
    return _listed(bench, kind, found[:MOST_LISTED], f"{more}{counted}{which}.", part)


def _listed(
    bench: Bench, kind: str, found: Sequence["KnownEntity"], said: str, part: str = ""
) -> Outcome:
    lines = tuple(KnownLine(number, one) for number, one in enumerate(found, start=1))
    return bench.done(
        said,
        EveryoneShown(kind, lines, part),
        listed=tuple(Target(TargetKind.KNOWN, str(one.id)) for one in found),
    )


# Who is meant


async def whom(bench: Bench, typed: str) -> int | Outcome:
    """Whom the words mean: "#12", a number of the last list, a name, or the name at hand.

    A name of the open story comes before the library's; several are listed to choose from.
    """
    typed = typed.strip()
    if not typed:
        known = await _at_hand(bench)
        return bench.refused(NOBODY) if known is None else known
    listed = _numbered(bench, typed)
    if listed is not None:
        return listed
    known = await _in_story(bench, typed)
    return await whom_of_all(bench, typed) if known is None else known


async def whom_of_all(bench: Bench, typed: str) -> int | Outcome:
    """Whom a name means among all that the library knows."""
    typed = drawable(typed)
    library = await searchable(bench)
    found: list[KnownEntity] = []
    for kind in _KINDS:
        found += await bench.away(lambda kind=kind: library.entities(kind, typed, MOST_LISTED))  # type: ignore[misc]
    wanted = moves.folded(typed)
    exact = [one for one in found if moves.folded(one.name) == wanted]
    meant = exact or found
    if not meant:
        return bench.refused(f"No match for {typed} in any story.")
    if len(meant) == 1:
        return meant[0].id
    said = f"{phrases.count(len(meant), 'name')} with {typed}."
    return _listed(bench, "", meant[:MOST_LISTED], said, typed)


def _numbered(bench: Bench, typed: str) -> int | None:
    number = typed.removeprefix("#")
    if not (number.isascii() and number.isdigit()):
        return None
    if typed.startswith("#"):
        return int(number[:18])
    listed = bench.session.listed
    at = int(number[:9]) - 1
    if 0 <= at < len(listed) and listed[at].kind is TargetKind.KNOWN:
        return int(listed[at].key)
    return None


async def _in_story(bench: Bench, typed: str) -> int | None:
    story = bench.open_story()
    findings = None if story is None else bench.findings(story)
    if story is None or findings is None:
        return None
    found = moves.matching(findings, typed)
    return await known_in(bench, story, found[0]) if len(found) == 1 else None


async def _at_hand(bench: Bench) -> int | None:
    """Whose name or quote the reader went to."""
    from wirereader.desk.naming import named_here

    story = bench.open_story()
    findings = None if story is None else bench.findings(story)
    if story is None or findings is None:
        return None
    local = named_here(bench, findings)
    return None if local is None else await known_in(bench, story, local)


async def known_in(bench: Bench, story: Story, local: int) -> int | None:
    """Who a name of a story is, as far as the library was told."""
    library = await searchable(bench)
    return await bench.away(lambda: library.entity_of(story.id, local))


# Cards


async def known_card(bench: Bench, known: int) -> Outcome:
    """Show all that the library keeps of somebody or some place."""
    library = await searchable(bench)
    card = await bench.away(lambda: library.entity(known))
    if card is None:
        return bench.refused("No story names them any more. people lists who is named.")
    shown = shown_card(card)
    return bench.done(_card_said(card), shown, listed=targets(shown))


async def known_beside(bench: Bench, story: Story, local: int, first: int) -> KnownShown | None:
    """What the library adds to the card of a name of the story at hand; numbers from `first`."""
    if bench.library is None:
        return None
    known = await known_in(bench, story, local)
    if known is None:
        return None
    library = bench.library
    card = await bench.away(lambda: library.entity(known))
    return None if card is None else shown_card(card, first, story.id)


def shown_card(card: "EntityCard", first: int = 1, without: str = "") -> KnownShown:
    """A card cut to what a page holds; the story `without` has been told of."""
    return KnownShown(
        card._replace(
            stories=tuple(one for one in card.stories if one.id != without)[:_ON_CARD],
            quotes=tuple(one for one in card.quotes if one.story.id != without)[:_ON_CARD],
            people=card.people[:_BESIDE],
            places=card.places[:_BESIDE],
        ),
        first,
    )


def targets(shown: KnownShown) -> tuple[Target, ...]:
    """What the numbers on a card stand for: stories, quotes, people, places."""
    card = shown.card
    known = card.entity.id
    return (
        *(Target(TargetKind.NAMING, f"{known} {one.id}") for one in card.stories),
        *(Target(TargetKind.NAMING, f"{known} {one.story.id} {one.number}") for one in card.quotes),
        *(Target(TargetKind.KNOWN, str(one.id)) for one in (*card.people, *card.places)),
    )


def _card_said(card: "EntityCard") -> str:
    """The first line of a card: "Ana Lopez. Mayor of Rome. Person, 3 stories, 2 quotes."."""
    one = card.entity
    parts = [phrases.capital(one.kind), phrases.count(one.stories, "story")]
    parts.append(phrases.count(one.mentions, "mention"))
    if one.quotes:
        parts.append(phrases.count(one.quotes, "quote"))
    role = f" {phrases.capital(one.role)}." if one.role and one.role != one.kind else ""
    from wirereader.desk.naming import whereabouts

    where = whereabouts(card.lat, card.lon)
    return f"{phrases.full_stop(one.name)}{role}{where} {', '.join(parts)}."


# Their stories


async def stories_of(bench: Bench, name: str = "") -> Outcome:
    """List the stories that name somebody: the one typed, else the name at hand."""
    known = await whom(bench, name)
    if isinstance(known, Outcome):
        return known
    library = await searchable(bench)
    card = await bench.away(lambda: library.entity(known))
    if card is None:
        return bench.refused("No story names them any more.")
    title = card.entity.name
    found = await bench.away(lambda: StoriesOf(library, known, title, bench))
    bench.leave_here()
    bench.turn_to(found)
    return listing.listed(bench, 0, listing.PAGE)


async def next_story_naming(bench: Bench) -> Outcome:
    """Go to the next older story that has the name at hand."""
    return await _step(bench, 1)


async def previous_story_naming(bench: Bench) -> Outcome:
    """Go to the next newer story that has the name at hand."""
    return await _step(bench, -1)


async def _step(bench: Bench, direction: int) -> Outcome:
    story, known = bench.open_story(), await _at_hand(bench)
    if story is None or known is None:
        return bench.refused(NOBODY)
    library, here = await searchable(bench), story.id
    rank = await bench.away(lambda: library.rank_of(here))
    there = (
        None
        if rank is None
        else await bench.away(lambda: library.next_story_naming(known, rank, direction))
    )
    if there is None:
        which = "older" if direction > 0 else "newer"
        return bench.refused(f"No {which} story names them.")
    return await _land(bench, there.id, there.locals)


async def go_to_naming(bench: Bench, which: str = "") -> Outcome:
    """Go to a story that names somebody: "KNOWN STORY [QUOTE]" (numbers of a card use it)."""
    known, _, rest = which.strip().removeprefix("#").partition(" ")
    story_id, _, quote = rest.partition(" ")
    if not (known.isascii() and known.isdigit() and story_id):
        return bench.refused(f"No story {which}.")
    library = await searchable(bench)
    found = await bench.away(lambda: library.locals_in(int(known[:18]), story_id))
    index = int(quote[:9]) if quote.isascii() and quote.isdigit() else None
    return await _land(bench, story_id, found, index)


async def _land(
    bench: Bench, story_id: str, named: Sequence[int], quote: int | None = None
) -> Outcome:
    """Open a story where it first has one of these names, or at a quote."""
    story = await bench.bring(story_id)
    if story is None:
        return bench.refused("This story is no longer kept.")
    is_new = story.id != bench.session.story
    if not is_new:
        bench.leave_here()
    opened = reading.opened(bench, story)
    findings = await _findings(bench, story)
    if findings is None:
        return opened
    if quote is not None and quote < len(findings.quotes):
        span, mention = findings.quotes[quote].content[0], None
    else:
        visited = [one for local in named for one in _visited(findings, local)]
        if not visited:
            return opened
        quote, mention = None, min(visited)
        span = findings.mentions[mention].span
    at = story.body.paragraph_at(span.start)
    return bench.done(
        f"{opened.said} {_where(findings, mention, at)}",
        StoryShown(story, findings, at, at),
        offset=span.start,
        mention=mention,
        quote=quote,
    )


def _visited(findings: Findings, local: int) -> tuple[int, ...]:
    return moves.visited(findings, local) if 0 <= local < len(findings.entities) else ()


def _where(findings: Findings, mention: int | None, paragraph: int) -> str:
    if mention is None:
        return f"Quote in paragraph {paragraph + 1}."
    entity = findings.mentions[mention].entity
    same = moves.visited(findings, entity)
    name = findings.entities[entity].name
    return f"{name}, {same.index(mention) + 1} of {len(same)}, paragraph {paragraph + 1}."


async def _findings(bench: Bench, story: Story) -> Findings | None:
    """Findings at hand, or those the library keeps, so that nobody waits for the analyst."""
    found = bench.findings(story)
    if found is None and bench.library is not None:
        from wirereader.analysis.edition import edition

        library, key = bench.library, bench.understanding.key(story)
        kept = await bench.away(lambda: library.findings(key, edition()))
        if kept is not None:
            bench.understanding.take(Answer(key, kept))
            found = bench.findings(story)
    return found


# By hand


async def join(bench: Bench, words: str = "") -> Outcome:
    """Take two names for one from now on: `join NAME = NAME`."""
    one, _, other = words.partition("=")
    if not one.strip() or not other.strip():
        return bench.refused("Two names are needed: join Bill Gates = William Gates.")
    both = []
    for typed in (one, other):
        known = await whom(bench, typed)
        if isinstance(known, Outcome):
            return known
        both.append(known)
    library = await searchable(bench)
    names = [await _name(bench, known) for known in both]
    joined = await bench.away(lambda: library.join(both[0], both[1], bench.clock()))
    if joined is None:
        if both[0] == both[1]:
            return bench.refused(f"{names[0]} and {names[1]} are one already.")
        return bench.refused(f"{names[0]} and {names[1]} cannot be one: they differ in kind.")
    return bench.done(f"Joined. {names[0]} and {names[1]} are one from now on.", listed=())


async def split(bench: Bench, name: str = "") -> Outcome:
    """Take a name of the open story for somebody else than in other stories."""
    story = bench.open_story()
    if story is None:
        return bench.refused(reading.NO_STORY)
    known = await _at_hand(bench) if not name.strip() else await _in_story(bench, name)
    if known is None:
        return bench.refused("Whose? Type a name of this story, or go to one first.")
    library, title = await searchable(bench), await _name(bench, known)
    new = await bench.away(lambda: library.split(known, story.id, bench.clock()))
    if new is None:
        return bench.refused(f"Only this story names {title}: there is nothing to split.")
    return bench.done(f"Split. {title} of this story is somebody else from now on.")


async def _name(bench: Bench, known: int) -> str:
    library = await searchable(bench)
    card = await bench.away(lambda: library.entity(known))
    return "Nobody" if card is None else card.entity.name


# Back and forward


async def history_back(bench: Bench) -> Outcome:
    """Go back to where the reader was before, as in a browser."""
    return await _go(bench, back(bench.history, bench.here()), "This is where you began.")


async def history_forward(bench: Bench) -> Outcome:
    """Go forward again, where the reader went back."""
    return await _go(bench, forward(bench.history, bench.here()), "There is nothing ahead.")


async def _go(bench: Bench, gone: Gone | None, none: str) -> Outcome:
    if gone is None:
        return bench.refused(none)
    stop, history = gone
    story = None if stop.story is None else await bench.bring(stop.story)
    bench.list = stop.list
    if story is None:
        bench.history = history
        row = max(0, min(stop.row, bench.list.count() - 1))
        first = row // listing.PAGE * listing.PAGE
        shown = listing.listed(bench, first, first + listing.PAGE)
        return bench.done(
            shown.said, shown.shows, row=row, story=None, offset=0, mention=None, quote=None
        )
    opened = reading.opened(bench, story)
    bench.history = history
    findings = bench.findings(story)
    at = story.body.paragraph_at(stop.offset)
    total = len(story.body.paragraphs)
    mention = stop.mention
    if findings is None or mention is None or mention >= len(findings.mentions):
        mention = None
    return bench.done(
        f"{opened.said} Paragraph {at + 1} of {total}.",
        StoryShown(story, findings, at, at),
        row=stop.row,
        offset=stop.offset,
        mention=mention,
        room=Room.STORY,
    )
