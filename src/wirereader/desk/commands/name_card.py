"""The card of a name: what it is, where it stands in the story, what other stories say of it."""

from wirereader.analysis.text.sentences import sentences
from wirereader.desk import navigation, phrases
from wirereader.desk.commands.story_names import (
    At,
    at_hand,
    lines_of,
    meant,
    named_here,
    whereabouts,
)
from wirereader.desk.commands.story_quotes import quote_line
from wirereader.desk.context import Context
from wirereader.desk.outcomes import CardLine, CardShown, NameLine, Outcome
from wirereader.desk.session import Target, TargetKind
from wirereader.story.body import Span
from wirereader.story.findings import Findings

_WHOSE = "Whose card? c NAME, or go to a name first."


async def card(context: Context, name: str = "") -> Outcome:
    """Show what is known of a name: the one typed, else the one at hand.

    The open story's names come first, then those of all stories ("#12" is one of theirs).
    """
    from wirereader.desk.commands import people_and_places

    name = name.strip()
    if name.startswith("#") and name[1:].isascii() and name[1:].isdigit():
        return await people_and_places.known_card(context, int(name[1:19]))
    at = at_hand(context)
    if isinstance(at, Outcome) or (
        name and name[0] != "@" and not navigation.matching(at[1], name)
    ):
        if not name:
            return at if isinstance(at, Outcome) else context.refused(_WHOSE)
        known = await people_and_places.whom_of_all(context, name)
        if not isinstance(known, Outcome):
            return await people_and_places.known_card(context, known)
        if known.is_done or context.session.story is None:
            return known
        no_match = context.refused(f"No match for {name} in this story.")
        return at if isinstance(at, Outcome) else no_match
    entity = meant(context, at, name) if name else named_here(context, at[1])
    if entity is None:
        return context.refused(_WHOSE)
    if isinstance(entity, Outcome):
        return entity
    outcome = _card(context, at, entity)
    return await _with_others(context, at, entity, outcome)


async def _with_others(context: Context, at: At, entity: int, outcome: Outcome) -> Outcome:
    """The card of a name with what other stories say of whoever bears it."""
    from wirereader.desk.commands import people_and_places

    shown, listed = outcome.shows, outcome.session.listed
    beside = await people_and_places.known_beside(context, at[0], entity, len(listed) + 1)
    if beside is None or not isinstance(shown, CardShown):
        return outcome
    stories = max(1, beside.card.entity.stories)
    return context.done(
        _card_said(shown.name, stories),
        shown._replace(stories=stories, known=beside),
        listed=(*listed, *people_and_places.targets(beside)),
    )


def _card(context: Context, at: At, entity: int) -> Outcome:
    story, findings = at
    line = lines_of(at, (entity,))[0]
    breaks = [Span(start, end) for start, end in sentences(story.body.text)]
    places = []
    for number, index in enumerate(navigation.visited(findings, entity), start=1):
        span = findings.mentions[index].span
        sentence = navigation.sentence_at(breaks, span, story.body).of(story.body.text)
        paragraph = story.body.paragraph_at(span.start) + 1
        places.append(CardLine(number, index, paragraph, " ".join(sentence.split())))
    spoken = [
        index
        for index in navigation.in_marks(findings)
        if findings.quotes[index].is_attributed and findings.quotes[index].speaker == entity
    ]
    quotes = tuple(
        quote_line(story, findings, index, number)
        for number, index in enumerate(spoken, start=len(places) + 1)
    )
    stories = max(1, sum(_names(one, findings, entity) for one in context.understanding.known()))
    order = (*navigation.in_marks(findings), *navigation.in_other_words(findings))
    return context.done(
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
