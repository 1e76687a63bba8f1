"""How much plain mode says: less, normal or more than the words of every view.

The sentence of a command stays the same; only what it shows is told shorter or longer.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from wirereader.desk import phrases
from wirereader.desk.outcomes import (
    Headline,
    HeadlinesShown,
    NamesShown,
    Outcome,
    ParagraphsShown,
    QuoteLine,
    QuotesShown,
    StoryShown,
)
from wirereader.story.story import Story
from wirereader.views.words import (
    date_in_words,
    headline_line,
    lines_of,
    name_line,
    paragraph_lines,
    quote_line,
    whole_quote,
)

_TAIL = re.compile(r" \d+ more sentences?\Z")


def told(outcome: Outcome, now: datetime, why_not: str | None, verbosity: str) -> list[str]:
    """The lines of an outcome, as many as `verbosity` ("less", "normal", "more") asks for."""
    if verbosity == "less":
        lines = _less(outcome, now)
    elif verbosity == "more":
        lines = _more(outcome, now, why_not)
    else:
        lines = None
    if lines is None:
        return lines_of(outcome, now, why_not)
    return [line for line in lines if line]


def _less(outcome: Outcome, now: datetime) -> list[str] | None:
    """What a line is known by, and nothing else; None where nothing is left out."""
    match outcome.shows:
        case HeadlinesShown() as shows:
            rows = (headline_line(_bare(row), now) for row in shows.rows)
            return [outcome.said, *rows, *_how_far(shows)]
        case StoryShown(story, _, first, last) if _is_ordinary(story):
            return [outcome.said, *paragraph_lines(story.body, first, last)]
        case QuotesShown(quotes, statements, is_whole=False):
            others = [f"{phrases.count(len(statements), 'indirect quote')}."] if statements else []
            short = map(_short_quote, quotes), map(_short_quote, statements)
            return [outcome.said, *short[0], *others, *short[1]]
        case NamesShown(names):
            return [outcome.said, *(f"{line.number}. {line.entity.name}." for line in names)]
        case _:
            return None


def _bare(row: Headline) -> Headline:
    return row._replace(source="", published=None, revision=1, sources=1, tags=(), is_starred=False)


def _how_far(shows: HeadlinesShown) -> Iterator[str]:
    last = shows.rows[-1].number if shows.rows else shows.total
    if last < shows.total or not shows.is_whole:
        yield f"{last} of {phrases.at_least(shows.total, is_whole=shows.is_whole)}."


def _is_ordinary(story: Story) -> bool:
    """Claim that nothing must be known before the story is used."""
    dispatch = story.dispatch
    is_usable = dispatch.status.value == "usable" and dispatch.embargo is None
    return is_usable and not dispatch.editor_note and story.revision == 1


def _short_quote(line: QuoteLine) -> str:
    return _TAIL.sub("", quote_line(line).replace(f", paragraph {line.paragraph}.", ".", 1))


def _more(outcome: Outcome, now: datetime, why_not: str | None) -> list[str]:
    """Everything that is known of what is shown."""
    lines = lines_of(outcome, now, why_not)
    match outcome.shows:
        case HeadlinesShown(rows):
            return _longer(lines, [_more_of(row) for row in rows])
        case StoryShown(story):
            return [*lines[:2], *_dated(story), *lines[2:]]
        case ParagraphsShown(is_reading=True):
            return [outcome.said, *lines]
        case QuotesShown(quotes, statements):
            return [outcome.said, *map(whole_quote, (*quotes, *statements))]
        case NamesShown(names):
            told = (f"{name_line(one)} {_paragraphs(one.paragraphs)}" for one in names)
            return [outcome.said, *told]
        case _:
            return lines


def _longer(lines: list[str], more: list[str]) -> list[str]:
    """The lines of a list with something added to each row; the first line is its count."""
    rows = [f"{line} {added}".rstrip() for line, added in zip(lines[1:], more, strict=False)]
    return [lines[0], *rows, *lines[1 + len(more) :]]


def _more_of(row: Headline) -> str:
    parts = [row.kicker] if row.kicker else []
    if row.published is not None:
        parts.append(date_in_words(row.published.astimezone(UTC)))
    if row.alert is not None and row.alert.because:
        parts.append(f"Breaking because of {'; '.join(row.alert.because)}")
    return " ".join(map(phrases.full_stop, parts))


def _dated(story: Story) -> Iterator[str]:
    dispatch = story.dispatch
    if dispatch.published is not None:
        yield f"Published {date_in_words(dispatch.published.astimezone(UTC))}."
    if dispatch.dateline:
        yield phrases.full_stop(dispatch.dateline)


def _paragraphs(numbers: tuple[int, ...]) -> str:
    noun = "Paragraph" if len(numbers) == 1 else "Paragraphs"
    return f"{noun} {', '.join(map(str, numbers))}."
