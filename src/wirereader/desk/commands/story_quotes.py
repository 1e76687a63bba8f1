"""Commands of quotes: who said what, and where in the story."""

import re

from wirereader.desk import navigation, phrases
from wirereader.desk.commands.reading import NO_STORY, landed
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, QuoteLine, QuotesShown
from wirereader.desk.session import Room, Target, TargetKind
from wirereader.story.findings import Findings
from wirereader.story.quotes import Manner, Quote
from wirereader.story.story import Story

_PRONOUNS = frozenset(
    {"i", "he", "she", "it", "we", "they", "you", "who", "his", "her", "their", "one", "this"}
)
_ABOUT = re.compile(r"\s+(\S.{1,58}\S)\s+of\s*[\"'“‘«]*\Z")
NO_QUOTES = "No quotes in this story."


def quote_lines(story: Story, findings: Findings) -> QuotesShown:
    """All quotes of a story in two lists, numbered through; each in the order of the text."""
    order = (*navigation.in_marks(findings), *navigation.in_other_words(findings))
    lines = [
        quote_line(story, findings, index, number) for number, index in enumerate(order, start=1)
    ]
    return QuotesShown(
        tuple(line for line in lines if line.quote.manner is not Manner.INDIRECT),
        tuple(line for line in lines if line.quote.manner is Manner.INDIRECT),
    )


def quote_line(story: Story, findings: Findings, index: int, number: int) -> QuoteLine:
    """One quote as a line of a list."""
    quote, text = findings.quotes[index], story.body.text
    speaker = quote.speaker if quote.is_attributed else None
    # the story's own words name nobody; those that may name somebody are no surer than the speaker
    nameless = quote.source if quote.speaker is None else None
    phrase = nameless.of(text).strip() if nameless else ""
    return QuoteLine(
        number=number,
        index=index,
        quote=quote,
        speaker=None if speaker is None else findings.entities[speaker],
        text=tuple(span.of(text) for span in quote.content),
        source_phrase=phrase if phrase and phrase.casefold() not in _PRONOUNS else None,
        paragraph=story.body.paragraph_at(quote.start) + 1,
        story=story,
        about=_about(quote, text),
    )


def _about(quote: Quote, text: str) -> str | None:
    """Whom partly quoted words are said of: what stands between the cue and "of"."""
    if quote.manner is not Manner.MIXED or quote.cue is None or quote.cue.end > quote.start:
        return None
    match = _ABOUT.match(text[quote.cue.end : quote.start])
    return match[1] if match and "\n" not in match[1] else None


async def show_quotes(context: Context) -> Outcome:
    """List the quotes of the open story, and apart from them its indirect statements."""
    story = context.open_story()
    if story is None:
        return context.refused(NO_STORY)
    findings = context.findings(story)
    if findings is None:
        return context.refused(context.understanding.why_not(story) or phrases.FOLLOW)
    shown = quote_lines(story, findings)
    both = (*shown.quotes, *shown.statements)
    if not both:
        return context.refused(NO_QUOTES)
    said = f"{phrases.count(len(shown.quotes), 'quote')}." if shown.quotes else NO_QUOTES
    return context.done(
        said,
        shown,
        room=Room.QUOTES,
        listed=tuple(Target(TargetKind.QUOTE, str(line.number)) for line in both),
    )


async def go_to_quote(context: Context, which: str = "") -> Outcome:
    """Go to where a quote stands in the story; without a number, say the words of that at hand."""
    story = context.open_story()
    if story is None:
        return context.refused(NO_STORY)
    findings = context.findings(story)
    if findings is None:
        return context.refused(context.understanding.why_not(story) or phrases.FOLLOW)
    shown = quote_lines(story, findings)
    both = (*shown.quotes, *shown.statements)
    which = which.strip()
    if not which:
        return _words(context, both)
    number = int(which[:9]) if which.isascii() and which.isdigit() else 0
    if not 1 <= number <= len(both):
        there_are = phrases.count(len(both), "quote")
        return context.refused(f"No quote {which or 0}. This story has {there_are}.")
    return _at_quote(context, both[number - 1], len(findings.quotes), is_read=True)


def _words(context: Context, lines: tuple[QuoteLine, ...]) -> Outcome:
    """Who said the quote at hand, and all its words."""
    line = next((one for one in lines if one.index == context.session.quote), None)
    if line is None:
        return context.refused("Which quote? quote 2, or go to a quote first.")
    said = " ... ".join(" ".join(text.split()).rstrip(",") for text in line.text)
    if line.quote.manner is Manner.INDIRECT:
        return context.done(f"{line.who}. {phrases.full_stop(phrases.capital(said))}")
    return context.done(f'{line.who}: "{said}"')


async def next_quote(context: Context) -> Outcome:
    """Go to the next quote in the story."""
    return _step(context, 1)


async def previous_quote(context: Context) -> Outcome:
    """Go to the quote before."""
    return _step(context, -1)


def _step(context: Context, direction: int) -> Outcome:
    story = context.open_story()
    if story is None:
        return context.refused(NO_STORY)
    findings = context.findings(story)
    if findings is None:
        return context.refused(context.understanding.why_not(story) or phrases.FOLLOW)
    quotes = navigation.in_marks(findings)
    if not quotes:
        return context.refused(NO_QUOTES)
    starts = [findings.quotes[index].start for index in quotes]
    here = context.session.quote
    is_on_one = here is not None and findings.quotes[here].start == context.session.offset
    there = navigation.step(starts, context.session.offset, direction, is_on_one=is_on_one)
    if there is None:
        return context.refused("No more quotes." if direction > 0 else "No quotes before this.")
    line = quote_line(story, findings, quotes[there], there + 1)
    return _at_quote(context, line, len(quotes), is_read=False)


def _at_quote(context: Context, line: QuoteLine, total: int, *, is_read: bool) -> Outcome:
    if is_read:
        said = f"Paragraph {line.paragraph}. {line.who}."
    else:
        said = f"Quote {line.number} of {total}: {line.who}, paragraph {line.paragraph}."
    return landed(
        context,
        line.story,
        line.quote.start,
        said,
        is_heard=is_read,
        quote=line.index,
        mention=None,
    )
