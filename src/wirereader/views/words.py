"""Phrases that people and screen readers hear: dates, counts, labels, and an outcome as lines.

Every view says these words; only plain mode and the command line say nothing else.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import TABLE
from wirereader.desk.outcomes import (
    CardShown,
    CopiedShown,
    ErrorsShown,
    EveryoneShown,
    FeedRow,
    FeedsShown,
    Headline,
    HeadlinesShown,
    KnownLine,
    KnownShown,
    MapShown,
    NameLine,
    NamesShown,
    OffersShown,
    Outcome,
    ParagraphsShown,
    PictureShown,
    QuoteLine,
    QuotesShown,
    Shown,
    StoryShown,
    TextShown,
)
from wirereader.desk.tables.table_shown import TableShown
from wirereader.late_import import late_pattern
from wirereader.story.body import BlockKind, Body
from wirereader.story.clean import drawable
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind, MentionKind
from wirereader.story.quotes import Manner, whole_words
from wirereader.story.story import EventCoverage, Story

if TYPE_CHECKING:
    from wirereader.story.entity_card import NamingStory, QuoteBy

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK = 7
_NAMED_DAYS = 2
"""After so many days a day is told by its name, which is one word instead of two."""
_REPORTER = late_pattern(r"\b(?:reporter|correspondent)s?\b", re.IGNORECASE)
_LONGEST_EXCERPT = 160
_LONGEST_QUOTE = 100
_SHORTEST_QUOTE = 40
_FIRST_LISTED = 20


def date_in_words(moment: datetime) -> str:
    """A date: "29 August 2008"."""
    return f"{moment.day} {_MONTHS[moment.month - 1]} {moment.year}"


def age(moment: datetime, now: datetime, *, is_date_only: bool = False) -> str:
    """How long ago: "2 hours", "1 day", "Friday"; a date when over a week ago, or still to come.

    Both times are aware.  A date without a time of day counts in days; days are those of UTC.
    """
    since = now - moment
    day, days = moment.astimezone(UTC), _days_since(moment, now)
    if since < -timedelta(days=1) or days >= _WEEK:
        return date_in_words(day)
    if is_date_only and days < _NAMED_DAYS:
        return "1 day" if days == 1 else "today"
    if since < timedelta(minutes=1):
        return "now"
    if since < timedelta(hours=1):
        return phrases.count(since // timedelta(minutes=1), "minute")
    if since < timedelta(days=1):
        return phrases.count(since // timedelta(hours=1), "hour")
    return "1 day" if since < timedelta(days=_NAMED_DAYS) else _DAYS[day.weekday()]


def _days_since(moment: datetime, now: datetime) -> int:
    return (now.astimezone(UTC).date() - moment.astimezone(UTC).date()).days


def headline_line(row: Headline, now: datetime, *, is_dated: bool = True) -> str:
    """A row of the list: number, BREAKING, headline, source, age, and last whether it is read.

    Unless `is_dated`, what is over a week old has no age: the list is in the order of time.
    """
    parts = [f"{row.number}."]
    if state := phrases.wire_state(row.status, row.embargo, now):
        parts.append(f"{state}.")
    parts.append(phrases.labelled(row.headline, is_breaking=row.alert is not None))
    published = row.published
    if published is None or (not is_dated and _days_since(published, now) >= _WEEK):
        when = ""
    else:
        when = age(published, now, is_date_only=row.is_date_only)
    came = ", ".join(filter(None, (row.source, when)))
    if came:
        parts.append(phrases.full_stop(phrases.capital(came)))
    if row.revision > 1:
        parts.append(f"Version {row.revision}.")
    if (sources := max(row.sources, row.event_sources)) > 1:
        parts.append(f"{sources} sources.")
    if row.within:
        parts.append("Same event.")
    if row.folded:
        parts.append(f"And {phrases.count(row.folded, 'other')}.")
    parts.extend(phrases.full_stop(phrases.capital(tag)) for tag in row.tags)
    if row.is_starred:
        parts.append("Starred.")
    if row.is_read:
        parts.append("Read.")
    return " ".join(parts)


def byline(story: Story, findings: Findings | None) -> str | None:
    """Who wrote the story: its byline, else the reporter it names in its first words."""
    if story.dispatch.byline:
        return story.dispatch.byline
    paragraphs = story.body.paragraphs
    if findings is None or not paragraphs:
        return None
    for mention in findings.mentions:
        entity = findings.entities[mention.entity]
        if mention.span.start >= paragraphs[0].end:
            break
        is_person = entity.kind is EntityKind.PERSON and mention.kind is MentionKind.NAME
        if is_person and entity.role and _REPORTER.search(entity.role):
            return entity.name
    return None


def story_head(story: Story, findings: Findings | None, why_not: str | None = None) -> str:
    """The line under a headline: source, who wrote it, and how much there is of what."""
    parts = _standing(story)
    if story.dispatch.source:
        parts.append(", ".join((story.dispatch.source, *story.also_from)))
    by = byline(story, findings)
    if by:
        parts.append(by if by.casefold().startswith("by ") else f"By {by}")
    counts = [phrases.count(len(story.body.paragraphs), "paragraph")]
    if findings is not None:
        counts += phrases.story_counts(findings)
    parts.append(", ".join(counts))
    if findings is None and why_not:
        parts.append(why_not)
    if findings is not None and findings.trouble:
        parts.append(findings.trouble)
    if story.event is not None:
        parts.append(event_line(story.event))
    if story.dispatch.editor_note:  # last: where room is short, the source goes before it
        parts.append(f"Note to editors: {story.dispatch.editor_note}")
    return " ".join(map(phrases.full_stop, parts))


def event_line(event: EventCoverage) -> str:
    """Who else tells of a story's event: "5 sources: first X, 24 Nov 18:19; latest Y, ..."."""
    told = (
        f"{event.sources} sources: first {drawable(event.first)}, {_day_and_time(event.first_at)};"
        f" latest {drawable(event.latest)}, {_day_and_time(event.latest_at)};"
        f" longest version {drawable(event.longest)}"
    )
    return f"{told}; origin {drawable(event.origin)}" if event.origin else told


def _day_and_time(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{local.day} {local:%b %H:%M}"


def _standing(story: Story) -> list[str]:
    """What is to be known before a story is used: killed, withheld, embargoed, a later version."""
    dispatch = story.dispatch
    dawn = datetime.min.replace(tzinfo=UTC)
    parts = [phrases.wire_state(dispatch.status.value, dispatch.embargo, dawn)]
    if story.revision > 1:
        parts.append(f"Version {story.revision}")
    return list(filter(None, parts))


def told_of_use(story: Story, now: datetime) -> str:
    """What its agency says of a story's use: "KILLED", "WITHHELD", "EMBARGOED until ...", or ""."""
    return phrases.wire_state(story.dispatch.status.value, story.dispatch.embargo, now)


def quote_line(line: QuoteLine, *, is_named: bool = True) -> str:
    """A quote of a list: number, speaker, paragraph, its first sentence, how many more.

    Unless `is_named` it stands on the speaker's own card.
    """
    head = f"{line.number}. {line.who}, paragraph {line.paragraph}."
    if not is_named:
        head = f"{line.number}. Quote, paragraph {line.paragraph}."
    parts = line.sentences
    first = _cut(parts[0]) if parts else ""
    if line.telling.lead_in or line.quote.manner is Manner.INDIRECT:
        said = line.told(first)
    elif line.quote.manner is Manner.MIXED:
        said = line.told(first.rstrip(".,;"))
        said += f", of {line.about}." if line.about else "."
    else:
        said = line.told(phrases.full_stop(first))
    more = len(parts) - 1
    tail = f" {phrases.count(more, 'more sentence')}" if more > 0 else ""
    return f"{head} {said}{tail}"


def whole_quote(line: QuoteLine) -> str:
    """A quote of a list with all its words."""
    words = " ... ".join(" ".join(text.split()) for text in line.text)
    return f"{line.number}. {line.who}, paragraph {line.paragraph}. {line.told(words)}"


def _cut(text: str, longest: int = _LONGEST_QUOTE) -> str:
    """The text, or its beginning up to a clause or a word, and three dots."""
    if len(text) <= longest:
        return text
    head = text[:longest]
    comma = max(head.rfind(", "), head.rfind("; "))
    end = comma if comma >= _SHORTEST_QUOTE else head.rfind(" ")
    return f"{head[: end if end > 0 else longest].rstrip(' ,;:')}..."


def name_line(line: NameLine) -> str:
    """A name of a list: number, name, what it is, mentions, quotes."""
    parts = [line.entity.name, phrases.described(line.entity)]
    parts.append(phrases.count(line.mentions, "mention"))
    if line.quotes:
        parts.append(phrases.count(line.quotes, "quote"))
    return f"{line.number}. {', '.join(parts)}."


def excerpt(sentence: str, name: str) -> str:
    """A sentence, or the stretch of it around `name` with three dots where it is cut."""
    if len(sentence) <= _LONGEST_EXCERPT:
        return sentence
    middle = max(0, sentence.find(name))
    start = max(0, min(middle - _LONGEST_EXCERPT // 2, len(sentence) - _LONGEST_EXCERPT))
    end = start + _LONGEST_EXCERPT
    if start:
        start = sentence.find(" ", start) + 1
    if end < len(sentence):
        end = max(sentence.rfind(" ", start, end), start + 1)
    before = "..." if start else ""
    return f"{before}{sentence[start:end]}{'...' if end < len(sentence) else ''}"


def lines_of(
    outcome: Outcome, now: datetime, why_not: str | None = None, *, is_at_prompt: bool = True
) -> list[str]:
    """What an outcome says and shows, one fact a line, not yet wrapped.

    `why_not` is what stands in place of findings that are not there; `is_at_prompt`: a command can
    be typed next, such as the one for more rows.
    """
    shows = outcome.shows
    said = [] if isinstance(shows, ParagraphsShown) and shows.is_reading else [outcome.said]
    return [
        line for line in (*said, *_shown(outcome, now, why_not, is_at_prompt=is_at_prompt)) if line
    ]


def _shown(
    outcome: Outcome, now: datetime, why_not: str | None, *, is_at_prompt: bool
) -> Iterator[str]:
    match outcome.shows:
        case HeadlinesShown() as shows:
            yield from _headline_lines(shows, now, is_at_prompt=is_at_prompt)
        case StoryShown(story, findings, first, last):
            yield story_head(story, findings, why_not)
            yield from paragraph_lines(story.body, first, last)
        case ParagraphsShown(story, first, last):
            yield from paragraph_lines(story.body, first, last)
        case QuotesShown() as shows:
            yield from _quote_lines(shows)
        case NamesShown(names):
            yield from map(name_line, names)
        case CardShown() as shows:
            yield from _card_lines(shows, now)
        case EveryoneShown() as shows:
            yield from _everyone_lines(shows)
        case KnownShown() as shows:
            yield from known_lines(shows, now)
        case None:
            return
        case shows:
            yield from _lines_as_they_are(shows)


_WITH_LINES = TextShown | TableShown | ErrorsShown | MapShown | PictureShown | CopiedShown


def _lines_as_they_are(shows: Shown) -> Iterator[str]:
    """The lines of a payload that has no form of its own."""
    if isinstance(shows, FeedsShown):
        yield from (feed_line(number, row) for number, row in enumerate(shows.rows, start=1))
    elif isinstance(shows, OffersShown):
        for one in shows.offers:
            yield f"{one.number}. {phrases.full_stop(one.title)} {phrases.full_stop(one.about)}"
        if shows.hint:
            yield shows.hint
    elif isinstance(shows, _WITH_LINES):
        yield from shows.lines


def _headline_lines(shows: HeadlinesShown, now: datetime, *, is_at_prompt: bool) -> Iterator[str]:
    yield from (headline_line(row, now, is_dated=bool(shows.name)) for row in shows.rows)
    last = shows.rows[-1].number if shows.rows else shows.total
    if last < shows.total or not shows.is_whole:
        total = phrases.at_least(shows.total, is_whole=shows.is_whole)
        yield f"{last:,} of {total}.{' m for more.' if is_at_prompt else ''}"


def feed_line(number: int, row: FeedRow) -> str:
    """A row of the tree: "7. Folder World, 12 unread of 240."; why it fails comes last."""
    kind = "" if row.kind in {"view", "source"} else f"{phrases.capital(row.kind)} "
    told = f"{row.unread:,} unread of {row.stories:,}" if row.stories else "no stories"
    if row.stories and row.id == "view:unread":  # not "Unread, 19 unread of 19"
        told = phrases.count(row.stories, "story")
    if row.wanted is not None:
        told = f"{row.unread:,} of {row.wanted:,} unread stories here"
    failing = phrases.full_stop(row.failing) if row.failing else ""
    if failing and not failing.startswith("Paused"):
        failing = f"Failing: {failing}"
    return f"{number}. {kind}{row.name}, {told}. {failing}".rstrip()


def _quote_lines(shows: QuotesShown) -> Iterator[str]:
    told = whole_quote if shows.is_whole else quote_line
    yield from map(told, shows.quotes)
    if shows.statements:
        yield f"{phrases.count(len(shows.statements), 'indirect quote')}."
        yield from map(told, shows.statements)


def _card_lines(card: CardShown, now: datetime) -> Iterator[str]:
    for place in card.places:
        words = excerpt(place.sentence, card.name.entity.name)
        yield f"{place.number}. Paragraph {place.paragraph}. {words}"
    yield from (quote_line(line, is_named=False) for line in card.quotes)
    if card.known is not None:
        yield from known_lines(card.known, now)
    elif card.name.entity.aliases:
        yield f"Also: {', '.join(card.name.entity.aliases)}."


def known_line(line: KnownLine) -> str:
    """Somebody of the index of all stories: number, name, what they are, stories, quotes."""
    known = line.known
    parts = [known.name, known.role or known.kind, phrases.count(known.stories, "story")]
    if known.quotes:
        parts.append(phrases.count(known.quotes, "quote"))
    return f"{line.number}. {', '.join(parts)}."


def _everyone_lines(shows: EveryoneShown) -> Iterator[str]:
    yield from map(known_line, shows.names[:_FIRST_LISTED])
    if len(shows.names) > _FIRST_LISTED:
        word = {"person": "people", "place": "places"}.get(shows.kind, "people")
        yield f"{_FIRST_LISTED} of {len(shows.names)}. {word} NAME searches the rest."


def known_lines(shows: KnownShown, now: datetime) -> Iterator[str]:
    """What all stories say of somebody: roles, names, stories, quotes, who is beside them."""
    card = shows.card
    for role in card.roles:
        yield f"{phrases.full_stop(phrases.capital(role.role))} {came(role.story, now)}"
    if card.aliases:
        yield f"Also: {', '.join(card.aliases)}."
    if told := phrases.busiest(shows.days, shows.today):
        yield told
    yield from _known_stories(shows, now)
    if card.quotes:
        yield "Quotes, newest first."
    for number, quote in enumerate(card.quotes, shows.quotes_from):
        said = told_by(quote, ('"', '"'), _cut(whole_words(quote.text), _LONGEST_EXCERPT))
        yield f"{number}. {said} {came(quote.story, now)}"
    if shows.has_more_quotes:
        yield f"And more. statements {card.entity.name} lists all."
    if card.people or card.places:
        yield "Most often mentioned with:"
    for number, one in enumerate((*card.people, *card.places), shows.beside_from):
        yield f"{number}. {one.name}, {one.kind}, {phrases.count(one.stories, 'story')}."


def _known_stories(shows: KnownShown, now: datetime) -> Iterator[str]:
    if shows.card.stories:
        yield "Stories, newest first."
    for number, story in enumerate(shows.card.stories, shows.first):
        yield f"{number}. {phrases.full_stop(story.headline)} {came(story, now)}"
    if shows.more_stories:
        yield f"{shows.more_stories:,} more. stories-about {shows.card.entity.name} lists all."


def told_by(quote: "QuoteBy", marks: tuple[str, str], words: str = "") -> str:
    """What somebody said as a sentence of a card: words in marks, reported ones without."""
    words = words or whole_words(quote.text)
    if quote.manner == str(Manner.INDIRECT):
        return phrases.full_stop(phrases.capital(quote.telling.told(words)))
    return phrases.capital(quote.telling.told(f"{marks[0]}{words}{marks[1]}"))


def came(story: "NamingStory", now: datetime) -> str:
    """Where a story is from and how old it is: "VOA, 29 August 2008."."""
    when = age(story.published, now, is_date_only=story.is_date_only)
    return phrases.full_stop(phrases.capital(", ".join(filter(None, (story.source, when)))))


def paragraph_lines(body: Body, first: int, last: int) -> Iterator[str]:
    """The words of paragraphs, each in one line; of a preformatted one its lines as they stand."""
    kept = {block.start for block in body.blocks if block.kind is BlockKind.PREFORMATTED}
    for span in body.paragraphs[first : last + 1]:
        words = span.of(body.text)
        if span.start in kept:
            yield from words.split("\n")
        else:
            yield _in_one_line(words)


def _in_one_line(words: str) -> str:
    if words.isascii() and words.isprintable() and "  " not in words:  # told without taking apart
        return words.strip()
    return " ".join(words.split())


def commands_markdown() -> str:
    """The command table as Markdown, for README and documentation; generated, never typed."""
    rows = ["| command | keys | plain | what it does |", "| --- | --- | --- | --- |"]
    rows += map(_row, TABLE)
    return "\n".join(rows) + "\n"


def _row(command: Command) -> str:
    from wirereader.desk.commands.table import usage
    from wirereader.desk.keymap.key_names import spoken

    keys = " ".join(f"`{spoken(key)}`" for key in command.keys).replace("|", "\\|")
    plain = " ".join(f"`{short}`" for short in command.short)
    return f"| `{usage(command)}` | {keys} | {plain} | {command.help} |"
