"""Commands of quotes: who said what, and where in the story."""

import re
from collections import Counter
from dataclasses import replace

from wirereader.desk import navigation, phrases
from wirereader.desk.commands.names.described_speakers import (
    described,
    in_words,
    narrowed,
    topic_of,
)
from wirereader.desk.commands.names.known_names import is_of_role, known_in
from wirereader.desk.commands.names.which_meant import offered
from wirereader.desk.commands.reading import landed
from wirereader.desk.commands.story_lines import (
    NOT_ATTRIBUTED,
    SPEAKERS,
    AnalysedStory,
    NameHere,
    QuotesAbout,
    QuotesBy,
    has_words,
    lines_of,
    quote_line,
    quote_lines,
    said_in,
)
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, QuoteLine, QuotesShown
from wirereader.desk.session import Room
from wirereader.desk.targets import KnownId, QuoteNumber
from wirereader.story.clean import clean_line
from wirereader.story.quotes import Manner
from wirereader.story.story import Story

_EXACTLY = re.compile(
    r"(?i)\b(?:exact(?:ly)?|precise(?:ly)?|literal(?:ly)?|verbatim|word for word|in full|full|"
    r"whole|complete(?:ly)?|all (?:the )?words|own words)\b"
)
"""What a line has that asks for all words of quotes."""
_READ_OUT = re.compile(
    r"(?i)\b(?:read(?:ing)?|hear(?:ing)?|listen(?:ing)?|recit(?:e|ing)|narrate|speak|play|"
    r"a?loud)\b"
)
"""What a line has that asks for quotes to be read out, not for a list of where they are."""


async def show_quotes(
    context: Context, whose: AnalysedStory | NameHere | KnownId | QuotesAbout | QuotesBy
) -> Outcome:
    """List the quotes of the open story, direct and indirect ones apart; or those of a name.

    Or those that have some words, of all stories where none is open.
    """
    from wirereader.desk.commands import people_and_places
    from wirereader.desk.commands.names.quotes_of_all import quotes_of_all

    if isinstance(whose, KnownId):
        return await people_and_places.known_quotes(context, whose.id)
    if isinstance(whose, NameHere):
        return await _quotes_of(context, whose)
    if isinstance(whose, QuotesBy):
        return await _quotes_by(context, whose)
    if isinstance(whose, QuotesAbout):
        if whose.at is not None and whose.words == SPEAKERS:
            return _speakers(context, whose.at)
        if whose.at is not None:
            return _quotes_about(context, whose.at, whose.words)
        return await quotes_of_all(context, whose.words)
    shown = quote_lines(*whose)
    is_whole = any(asked.search(context.typed) for asked in (_EXACTLY, _READ_OUT))
    return _listed(context, shown._replace(is_whole=is_whole))


async def _quotes_of(context: Context, who: NameHere) -> Outcome:
    """The quotes of a name in the open story; where it has none, those in all stories."""
    from wirereader.desk.commands import people_and_places

    shown = quote_lines(*who.at)
    direct, indirect = (
        tuple(one for one in lines if _is_by(one, who.entity))
        for lines in (shown.quotes, shown.statements)
    )
    if direct or indirect:
        is_whole = _EXACTLY.search(context.typed) is not None
        return _listed(context, QuotesShown(direct, indirect, is_whole=is_whole))
    known = await known_in(context, who.at.story, who.entity)
    name = who.at.findings.entities[who.entity].name
    if known is None:
        return context.refused(f"{phrases.NO_QUOTES_BY} {name}.")
    return await people_and_places.known_quotes(context, known)


async def _quotes_by(context: Context, asked: QuotesBy) -> Outcome:
    """The quotes of a name or a description about something; all of them where none is about it."""
    from wirereader.desk.commands import people_and_places
    from wirereader.desk.commands.names.quotes_of_all import quotes_described

    whose = asked.whose
    every: tuple[QuoteLine, ...] = ()
    if isinstance(whose, NameHere):
        shown = quote_lines(*whose.at)
        said = (*shown.quotes, *shown.statements)
        every = tuple(one for one in said if _is_by(one, whose.entity))
    elif asked.at is not None:
        every = in_words(asked.at, asked.words, context.typed)
    if every:
        lines, note = narrowed(every, asked.about)
        if asked.at is not None and not described(asked.at, asked.words):
            word = clean_line(asked.words, 60)
            note += f" No speaker is called {word}. A paragraph of this one has the word."
        direct = tuple(one for one in lines if one.quote.manner is not Manner.INDIRECT)
        indirect = tuple(one for one in lines if one.quote.manner is Manner.INDIRECT)
        listed = _listed(context, QuotesShown(direct, indirect))
        counted = listed.said if direct else "No direct quotes."
        return replace(listed, said=f"{counted}{note}")
    if isinstance(whose, NameHere):
        return await _quotes_of(context, whose)
    if isinstance(whose, KnownId):
        told = await quotes_described(context, whose.id, asked.about)
        told = told or await quotes_described(context, asked.words, asked.about)
        is_held = told is None and await is_of_role(context, whose.id, asked.words)
        topic = clean_line(topic_of(asked.about), 60)
        if is_held and topic:  # whoever else holds it may have said something
            return context.refused(f"No quotes by {clean_line(asked.words, 60)} about {topic}.")
        if told is not None:
            return told
        every_one = await people_and_places.known_quotes(context, whose.id)
        is_noted = every_one.is_done and bool(topic)
        note = f" None has {topic} in it." if is_noted else ""
        return replace(every_one, said=f"{every_one.said}{note}")
    told = await quotes_described(context, asked.words, asked.about)
    return told or asked.otherwise or context.refused(phrases.NO_QUOTES)


def _quotes_about(context: Context, at: AnalysedStory, words: str) -> Outcome:
    """The quotes of the open story that have the words, or are told with them: "denied that"."""
    shown = quote_lines(*at)
    is_nameless = words == NOT_ATTRIBUTED
    direct, indirect = (
        tuple(one for one in lines if (is_nameless and not one.speaker) or has_words(one, words))
        for lines in (shown.quotes, shown.statements)
    )
    if is_nameless and not direct and not indirect and (shown.quotes or shown.statements):
        return context.refused("Every quote in this story is attributed to somebody.")
    if not direct and not indirect:
        shown_words = words.partition("|")[0]
        return context.refused(f"No quotes about {shown_words} in this story.")
    return _listed(context, QuotesShown(direct, indirect))


def _speakers(context: Context, at: AnalysedStory) -> Outcome:
    """How many are quoted in the open story, and who: those with most quotes first."""
    every = quote_lines(*at).every
    said = Counter(one.quote.speaker for one in every if one.quote.is_attributed)
    found = [one for one, _ in said.most_common() if one is not None]
    if not found:
        return context.refused("Nobody is quoted by name." if every else phrases.NO_QUOTES)
    are = "is" if len(found) == 1 else "are"
    return offered(
        context, f"{phrases.count(len(found), 'speaker')} {are} quoted.", lines_of(at, found)
    )


def _is_by(line: QuoteLine, entity: int) -> bool:
    return line.quote.is_attributed and line.quote.speaker == entity


def _listed(context: Context, shown: QuotesShown) -> Outcome:
    both = (*shown.quotes, *shown.statements)
    if not both:
        return context.refused(phrases.NO_QUOTES)
    said = f"{phrases.count(len(shown.quotes), 'quote')}." if shown.quotes else phrases.NO_QUOTES
    listed = tuple(QuoteNumber(line.number) for line in both)
    return context.done(said, shown, room=Room.QUOTES, listed=listed)


async def go_to_quote(context: Context, at: AnalysedStory, line: QuoteLine | None) -> Outcome:
    """Go to where a quote stands in the story; without one, say the words of that at hand."""
    if line is None:
        shown = quote_lines(*at)
        return _words(context, at, (*shown.quotes, *shown.statements))
    return _at_quote(context, line, len(at.findings.quotes), is_read=True)


def _words(context: Context, at: AnalysedStory, lines: tuple[QuoteLine, ...]) -> Outcome:
    """Who said the quote at hand, or the first one of the paragraph at hand, and all its words."""
    at_hand = next((one for one in lines if one.index == context.session.quote), None)
    line = _in_paragraph(context, at.story, lines, at_hand) or at_hand
    if line is None:
        return context.refused("No quote selected. quote 2 goes to the second.")
    return context.done(f"{line.who}{said_in(line)}", quote=line.index)


def _in_paragraph(
    context: Context, story: Story, lines: tuple[QuoteLine, ...], at_hand: QuoteLine | None
) -> QuoteLine | None:
    """The quote at hand or the first behind the reader's place, in the paragraph they are in."""
    offset = context.session.offset
    here = story.body.paragraph_at(offset) + 1
    if at_hand is not None and at_hand.paragraph == here:
        return at_hand
    found = [line for line in lines if line.paragraph == here and line.quote.end > offset]
    return min(found, key=lambda line: line.quote.start, default=None)


async def next_quote(context: Context, at: AnalysedStory, part: str = "") -> Outcome:
    """Go to the next quote in the story; `part` "words": and read it.

    "last" is the last one of the story, "longest" the one of most letters.
    """
    if part in {"last", "longest"}:
        return _certain_quote(context, at, is_longest=part == "longest")
    return _step(context, at, 1, is_read=bool(part))


async def previous_quote(context: Context, at: AnalysedStory, part: str = "") -> Outcome:
    """Go to the previous quote; `part` "words": and read it."""
    return _step(context, at, -1, is_read=bool(part))


def _certain_quote(context: Context, at: AnalysedStory, *, is_longest: bool) -> Outcome:
    """Go to the last quote of the story, or to its longest, and read it."""
    story, findings = at
    quotes = navigation.in_marks(findings)
    if not quotes:
        return context.refused(phrases.NO_QUOTES)
    lines = [quote_line(story, findings, one, at + 1) for at, one in enumerate(quotes)]
    line = max(lines, key=lambda one: sum(map(len, one.text))) if is_longest else lines[-1]
    outcome = _at_quote(context, line, len(quotes), is_read=False)
    return replace(outcome, said=f"{outcome.said} {_told(line)}")


def _step(context: Context, at: AnalysedStory, direction: int, *, is_read: bool) -> Outcome:
    story, findings = at
    quotes = navigation.in_marks(findings)
    if not quotes:
        return context.refused(phrases.NO_QUOTES)
    starts = [findings.quotes[index].start for index in quotes]
    here = context.session.quote
    is_on_one = here is not None and findings.quotes[here].start == context.session.offset
    there = navigation.step(starts, context.session.offset, direction, is_on_one=is_on_one)
    if there is None:
        return context.refused("No more quotes." if direction > 0 else "No earlier quotes.")
    line = quote_line(story, findings, quotes[there], there + 1)
    outcome = _at_quote(context, line, len(quotes), is_read=False)
    return replace(outcome, said=f"{outcome.said} {_told(line)}") if is_read else outcome


def _told(line: QuoteLine) -> str:
    """All the words of a quote whose speaker has been named."""
    return said_in(line).lstrip(".: ")


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
