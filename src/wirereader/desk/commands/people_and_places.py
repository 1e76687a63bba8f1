"""Commands of people and places across all stories: the index, cards, their stories, by hand.

What the story at hand says of a name is told by `naming`; this is what the library keeps of whoever
bears it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirereader.analysis.places.country_names import country_code
from wirereader.desk import navigation, phrases
from wirereader.desk.analysis_queue.worker_queue import Answer
from wirereader.desk.commands import headlines, reading
from wirereader.desk.commands.names.asked_of_index import asked_of_index
from wirereader.desk.commands.names.known_names import MOST_LISTED, known_in, known_listed
from wirereader.desk.commands.search_library import analysed_so_far, searchable
from wirereader.desk.commands.story_names import whereabouts
from wirereader.desk.context import Context
from wirereader.desk.outcomes import KnownShown, Outcome, StoryShown
from wirereader.desk.position.history import Gone, back, forward
from wirereader.desk.scope.scope import Scope
from wirereader.desk.session import Room
from wirereader.desk.story_list import kept_list
from wirereader.desk.targets import KnownId, StoryNaming, Target
from wirereader.story.clean import drawable
from wirereader.story.findings import Findings
from wirereader.story.folding import folded
from wirereader.story.quotes import Manner
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.events.spoken_statements import Statement
    from wirereader.library.library import Library
    from wirereader.story.entity_card import EntityCard, KnownEntity, QuoteBy, RoleAsPut

_MOST_PLACES = 20_000
"""So many places are looked through for those of a country."""
_ON_CARD = 10
_BESIDE = 5
_DAYS = 30


# The index


async def people(context: Context, part: str) -> Outcome:
    """List the people, or organisations, of all stories, those in most stories first."""
    word, _, rest = drawable(part).strip().partition(" ")
    if word == "organisations":
        return await _index(context, "organisation", rest.strip())
    return await _index(context, "person", drawable(part).strip())


async def places(context: Context, part: str) -> Outcome:
    """List the places of all stories, those in most stories first."""
    return await _index(context, "place", drawable(part).strip())


async def _index(context: Context, kind: str, typed: str) -> Outcome:
    library, now = await searchable(context), context.clock().astimezone()
    part, since, is_quoted = asked_of_index(typed, now)

    country = country_code(part) if kind == "place" else ""

    def found_now() -> "Sequence[KnownEntity]":
        if not country:
            return library.entities(kind, part, MOST_LISTED + 1, since, is_quoted=is_quoted)
        every = library.entities(kind, "", _MOST_PLACES, since)
        return [one for one in every if country == one.country][: MOST_LISTED + 1]

    found = await context.away(found_now)
    which = f" {'in' if country else 'with'} {part}" if part else ""
    which += " quoted" if is_quoted else ""
    which += f" since {since.day} {since:%B}" if since is not None else ""
    if not found:
        if which:
            so_far = await analysed_so_far(context, library)
            return context.refused(f"No {kind}{which} in any story.{so_far}")
        return context.refused(f"No {phrases.PLURALS.get(kind, kind + 's')} yet. {phrases.FOLLOW}")
    counted = phrases.count(min(len(found), MOST_LISTED), kind)
    more = "More than " if len(found) > MOST_LISTED else ""
    return known_listed(context, kind, found[:MOST_LISTED], f"{more}{counted}{which}.", part)


# Cards


async def known_card(context: Context, known: int) -> Outcome:
    """Show all that the library keeps of somebody or some place."""
    library = await searchable(context)
    card = await context.away(lambda: library.entity(known))
    if card is None:
        return context.refused("No story mentions this name any more. people lists all names.")
    shown = await _with_days(context, library, shown_card(card))
    return context.done(_card_said(card), shown, listed=targets(shown))


async def known_quotes(context: Context, known: int) -> Outcome:
    """List the quotes of somebody in all stories, newest first."""
    library = await searchable(context)
    card = await context.away(lambda: library.entity(known))
    kept = await context.away(lambda: library.running.statements_of(known))
    indirect = tuple(_indirect(one) for one in reversed(kept) if one.is_indirect)
    if card is None or not (card.quotes or indirect):
        name = "this name" if card is None else card.entity.name
        return context.refused(f"{phrases.NO_QUOTES_BY} {name}.")
    every = sorted((*card.quotes, *indirect), key=lambda one: one.story.published, reverse=True)
    shown = KnownShown(
        card._replace(roles=(), aliases=(), stories=(), people=(), places=(), quotes=tuple(every))
    )
    direct = max(card.entity.quotes, len(card.quotes))
    counts = [
        phrases.count(direct, "quote") if direct else "",
        phrases.count(len(indirect), "indirect quote") if indirect else "",
    ]
    newest = f" The newest {len(card.quotes)} quotes." if direct > len(card.quotes) else ""
    said = f"{card.entity.name}: {', '.join(filter(None, counts))}.{newest}"
    return context.done(said, shown, listed=targets(shown))


def _indirect(one: "Statement") -> "QuoteBy":
    """What somebody said in a story's words, as a line of a card."""
    from wirereader.story.entity_card import NamingStory, QuoteBy

    story = NamingStory(
        *(0, one.story, one.headline, one.source, one.published), is_date_only=False, locals=()
    )
    return QuoteBy(story, one.quote, (), (one.text,), str(Manner.INDIRECT), one.telling)


async def known_beside(context: Context, story: Story, local: int, first: int) -> KnownShown | None:
    """What the library adds to the card of a name of the story at hand; numbers from `first`."""
    if context.library is None:
        return None
    known = await known_in(context, story, local)
    if known is None:
        return None
    library = context.library
    card = await context.away(lambda: library.entity(known))
    if card is None:
        return None
    return await _with_days(context, library, shown_card(card, first, story.id))


async def _with_days(context: Context, library: "Library", shown: KnownShown) -> KnownShown:
    """A card with how often its name was mentioned on each of the last days."""
    now, known = context.clock().astimezone(), shown.card.entity.id
    days = await context.away(lambda: library.mentions_by_day(known, now, _DAYS))
    return shown._replace(days=days, today=now.date())


def shown_card(card: "EntityCard", first: int = 1, without: str = "") -> KnownShown:
    """A card cut to what a page holds; the story `without` has been told of."""
    stories = tuple(one for one in card.stories if one.id != without)[:_ON_CARD]
    quotes = tuple(one for one in card.quotes if one.story.id != without)
    return KnownShown(
        card._replace(
            roles=_not_told(card, without),
            stories=stories,
            quotes=quotes[:_ON_CARD],
            people=card.people[:_BESIDE],
            places=card.places[:_BESIDE],
        ),
        first,
        more_stories=max(0, card.entity.stories - bool(without) - len(stories)),
        has_more_quotes=len(quotes) > _ON_CARD,
    )


def _not_told(card: "EntityCard", without: str) -> "tuple[RoleAsPut, ...]":
    """The roles that neither the story `without` nor the first line of the card tells."""
    roles = tuple(one for one in card.roles if one.story.id != without)
    is_told = len(roles) == 1 and folded(roles[0].role) == folded(card.entity.role or "")
    return () if is_told else roles


def targets(shown: KnownShown) -> tuple[Target, ...]:
    """What the numbers on a card stand for: stories, quotes, people, places."""
    card = shown.card
    known = card.entity.id
    return (
        *(StoryNaming(known, one.id) for one in card.stories),
        *(StoryNaming(known, one.story.id, one.number) for one in card.quotes),
        *(KnownId(one.id) for one in (*card.people, *card.places)),
    )


def _card_said(card: "EntityCard") -> str:
    """The first line of a card: "Ana Lopez. Mayor of Rome. Person, 3 stories, 2 quotes."."""
    one = card.entity
    parts = [phrases.capital(one.kind), phrases.count(one.stories, "story")]
    parts.append(phrases.count(one.mentions, "mention"))
    if one.quotes:
        parts.append(phrases.count(one.quotes, "quote"))
    role = (
        f" {phrases.full_stop(phrases.capital(one.role))}"
        if one.role and one.role != one.kind
        else ""
    )
    where = whereabouts(card.lat, card.lon)
    return f"{phrases.full_stop(one.name)}{role}{where} {', '.join(parts)}."


# Their stories


async def stories_of(context: Context, known: int) -> Outcome:
    """List the stories that mention a name; without the open one where others are asked for."""
    library = await searchable(context)
    card = await context.away(lambda: library.entity(known))
    if card is None:
        return context.refused("No story mentions this name any more.")
    title = card.entity.name
    asks_others = (
        phrases.ASKS_OTHERS.search(folded(context.typed)) and context.session.story is not None
    )
    without = (context.session.story or "") if asks_others else ""
    now, scope = context.clock(), Scope("", title, known=known, without=without)
    found = await context.away(
        lambda: kept_list(library, scope, now, context.mark_in_hand, context.pin_for_s)
    )
    if without and not found.count():
        return context.refused(f"No other story mentions {title}.")
    context.leave_here()
    context.go_in(found)
    return headlines.listed(context, 0)


async def next_story_naming(context: Context, story: Story, known: int) -> Outcome:
    """Go to the next older story that has the name at hand."""
    return await _step(context, story, known, 1)


async def previous_story_naming(context: Context, story: Story, known: int) -> Outcome:
    """Go to the next newer story that has the name at hand."""
    return await _step(context, story, known, -1)


async def _step(context: Context, story: Story, known: int, direction: int) -> Outcome:
    library, here = await searchable(context), story.id
    rank = await context.away(lambda: library.rank_of(here))
    there = (
        None
        if rank is None
        else await context.away(lambda: library.next_story_naming(known, rank, direction))
    )
    if there is None:
        which = "older" if direction > 0 else "newer"
        return context.refused(f"No {which} story mentions this name.")
    return await _land(context, there.id, there.locals)


async def go_to_naming(context: Context, which: StoryNaming) -> Outcome:
    """Go to a story that names somebody (numbers of a card use it)."""
    library = await searchable(context)
    found = await context.away(lambda: library.locals_in(which.known, which.story))
    return await _land(context, which.story, found, which.quote)


async def _land(
    context: Context, story_id: str, named: Sequence[int], quote: int | None = None
) -> Outcome:
    """Open a story where it first has one of these names, or at a quote."""
    story = await context.bring(story_id)
    if story is None:
        return context.refused("This story is no longer in the library.")
    is_new = story.id != context.session.story
    if not is_new:
        context.leave_here()
    opened = reading.opened(context, story)
    findings = await _findings(context, story)
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
    return context.done(
        f"{opened.said} {_where(findings, mention, at)}",
        StoryShown(story, findings, at, at),
        offset=span.start,
        mention=mention,
        quote=quote,
    )


def _visited(findings: Findings, local: int) -> tuple[int, ...]:
    return navigation.visited(findings, local) if 0 <= local < len(findings.entities) else ()


def _where(findings: Findings, mention: int | None, paragraph: int) -> str:
    if mention is None:
        return f"Quote in paragraph {paragraph + 1}."
    entity = findings.mentions[mention].entity
    same = navigation.visited(findings, entity)
    name = findings.entities[entity].name
    return f"{name}, {same.index(mention) + 1} of {len(same)}, paragraph {paragraph + 1}."


async def _findings(context: Context, story: Story) -> Findings | None:
    """Findings at hand, or those the library keeps, so that nobody waits for the analyst."""
    found = context.findings(story)
    if found is None and context.library is not None:
        from wirereader.analysis.engine_edition import edition

        library, key = context.library, context.understanding.key(story)
        kept = await context.away(lambda: library.findings(key, edition()))
        older = None if kept else await context.away(lambda: library.older_findings(key))
        if kept or older:
            context.understanding.take(Answer(key, kept or older, is_interim=kept is None))
            found = context.findings(story)
    return found


# By hand


async def join(context: Context, both: tuple[int, int]) -> Outcome:
    """Take two names for one from now on: `join NAME = NAME`."""
    library = await searchable(context)
    names = [await _name(context, known) for known in both]
    said = f"merged {names[0]} and {names[1]}"
    await context.away(context.keeper.flush)
    joined = await context.away(lambda: library.join(both[0], both[1], context.clock(), said=said))
    if joined is None:
        if both[0] == both[1]:
            return context.refused(f"{names[0]} and {names[1]} are already merged.")
        return context.refused(
            f"{names[0]} and {names[1]} cannot be merged: they are of different kinds."
        )
    return context.done(f"Merged {names[0]} and {names[1]}.", listed=())


async def split(context: Context, story: Story, known: int) -> Outcome:
    """Take a name of the open story for somebody else than in other stories."""
    library, title = await searchable(context), await _name(context, known)
    said = f"split {title} of {phrases.titled(story.headline)} from other stories"
    await context.away(context.keeper.flush)
    new = await context.away(lambda: library.split(known, story.id, context.clock(), said=said))
    if new is None:
        return context.refused(f"Only this story mentions {title}: there is nothing to split.")
    return context.done(f"Split: {title} in this story is now a separate name.")


async def _name(context: Context, known: int) -> str:
    library = await searchable(context)
    card = await context.away(lambda: library.entity(known))
    return "Nobody" if card is None else card.entity.name


# Back and forward


async def history_back(context: Context) -> Outcome:
    """Go back to where the reader was before, as in a browser."""
    return await _go(context, back(context.history, context.here()), "Start of the history.")


async def history_forward(context: Context) -> Outcome:
    """Go forward again, where the reader went back."""
    return await _go(context, forward(context.history, context.here()), "End of the history.")


async def _go(context: Context, gone: Gone | None, none: str) -> Outcome:
    if gone is None:
        return context.refused(none)
    stop, history = gone
    story = None if stop.story is None else await context.bring(stop.story)
    context.show_again(stop.list)
    if story is None:
        context.history = history
        row = max(0, min(stop.row, context.list.count() - 1))
        page = context.session.preferences.list_length
        first = row // page * page
        shown = headlines.listed(context, first, first + page)
        return context.done(
            shown.said, shown.shows, row=row, story=None, offset=0, mention=None, quote=None
        )
    opened = reading.opened(context, story)
    context.history = history
    findings = context.findings(story)
    at = story.body.paragraph_at(stop.offset)
    total = len(story.body.paragraphs)
    mention = stop.mention
    if findings is None or mention is None or mention >= len(findings.mentions):
        mention = None
    return context.done(
        f"{opened.said} Paragraph {at + 1} of {total}.",
        StoryShown(story, findings, at, at),
        row=stop.row,
        offset=stop.offset,
        mention=mention,
        room=Room.STORY,
    )
