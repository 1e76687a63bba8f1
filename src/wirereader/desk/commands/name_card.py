"""The card of a name: what it is, where it stands in the story, what other stories say of it."""

from wirereader.analysis.text.sentences import sentences
from wirereader.desk import navigation, phrases
from wirereader.desk.commands.story_lines import AnalysedStory, NameHere, lines_of, quote_line
from wirereader.desk.commands.story_names import whereabouts
from wirereader.desk.context import Context
from wirereader.desk.outcomes import CardLine, CardShown, NameLine, Outcome
from wirereader.desk.targets import KnownId, MentionIndex, QuoteNumber
from wirereader.story.body import Span
from wirereader.story.findings import Findings


async def card(context: Context, who: NameHere | KnownId) -> Outcome:
    """Show what is known of a name of the open story, or of somebody all stories know."""
    from wirereader.desk.commands import people_and_places

    if isinstance(who, KnownId):
        return await people_and_places.known_card(context, who.id)
    outcome = _card(context, *who)
    return await _with_others(context, who, outcome)


async def _with_others(context: Context, who: NameHere, outcome: Outcome) -> Outcome:
    """The card of a name with what other stories say of whoever bears it."""
    from wirereader.desk.commands import people_and_places

    shown, listed = outcome.shows, outcome.session.listed
    beside = await people_and_places.known_beside(
        context, who.at.story, who.entity, len(listed) + 1
    )
    if beside is None or not isinstance(shown, CardShown):
        return outcome
    stories = max(1, beside.card.entity.stories)
    return context.done(
        _card_said(shown.name, stories),
        shown._replace(stories=stories, known=beside),
        listed=(*listed, *people_and_places.targets(beside)),
    )


def _card(context: Context, at: AnalysedStory, entity: int) -> Outcome:
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
            *(MentionIndex(place.mention) for place in places),
            *(QuoteNumber(order.index(index) + 1) for index in spoken),
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
    known_as = f" {phrases.full_stop(phrases.capital(role))}" if role and role != kind else ""
    where = whereabouts(line.entity.lat, line.entity.lon)
    return f"{line.entity.name}.{known_as}{where} {', '.join(parts)}."
