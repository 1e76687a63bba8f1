"""Commands of reading: a paragraph, the next one, all the rest, and where that is."""

import re
from dataclasses import replace

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import HeadlinesShown, Outcome, ParagraphsShown, StoryShown
from wirereader.desk.session import Numbers, Room
from wirereader.desk.targets import Range
from wirereader.story.story import Story

ALL_STORIES = "All stories. q quits."
NO_TEXT = "This story has no text."
_LEFT = re.compile(
    r"(?i)\b(?:how (?:many|much|far|long)|what(?:'?s| is))\b"
    r".*\b(?:left|remain(?:s|ing)?|more|to go|longer)\b"
)
"""Asks how much of a story is still to come."""


def opened(context: Context, story: Story) -> Outcome:
    """Open a story at its first paragraph and have it analysed before all others."""
    if story.id != context.session.story or context.session.room is Room.HEADLINES:
        context.leave_here()
    context.understanding.ask(story, is_first=True)
    if story.revision > 1 or context.mark(story).is_read:
        context.note_shown(story)
    row = context.row(story)
    said = phrases.labelled(story.headline, is_breaking=story.alert is not None)
    return context.done(
        said,
        StoryShown(story, context.findings(story)),
        room=Room.STORY,
        row=context.session.row if row is None else row,
        story=story.id,
        offset=0,
        mention=None,
        quote=None,
        listed=(),
        numbers=Numbers.PARAGRAPHS,
        is_unheard=False,
        is_at_end=False,
        pointed=None,
        sentence=None,
    )


def looked_at(context: Context, story: Story) -> None:
    """Have a story at hand without opening it: no mark, no word, and the reader stays.

    What is asked of the story at hand from now on is asked of this one.
    """
    context.note_place()
    context.understanding.ask(story, is_first=True)
    context.session = replace(
        context.session,
        story=story.id,
        offset=context.last_place.offset(story),
        mention=None,
        quote=None,
        listed=(),
        is_unheard=False,
        is_at_end=False,
    )


def resumed(context: Context, story: Story) -> Outcome:
    """Open a story where it was left in its middle, else at its first paragraph."""
    context.note_place()
    outcome = opened(context, story)
    offset = context.last_place.offset(story)
    if not offset:
        return outcome
    at, total = story.body.paragraph_at(offset), len(story.body.paragraphs)
    said = f"{phrases.full_stop(outcome.said)} Paragraph {at + 1} of {total}."
    return context.done(said, StoryShown(story, context.findings(story), at, at), offset=offset)


def counted(context: Context) -> str:
    """What the list is opened with: its name, if it has one, and its counts."""
    total, unread, breaking = context.counts()
    scope = context.list.scope
    if scope.is_unread_only:
        name = f"{scope.name or 'All stories'}, unread only"
        return phrases.named_counts(name, total, breaking)
    if scope.name:
        return phrases.named_counts(scope.name, total, breaking)
    return phrases.listing_counts(total, unread or 0, breaking)


def paragraph_of(context: Context, story: Story) -> int:
    """The paragraph the reader is in, from 0."""
    return story.body.paragraph_at(context.session.offset)


def went_to(
    context: Context, story: Story, first: int, last: int, said: str, *, is_reading: bool = False
) -> Outcome:
    """Give paragraphs `first` to `last` (from 0) and leave the reader in the last of them."""
    return context.done(
        said,
        ParagraphsShown(story, first, last, is_reading=is_reading),
        room=Room.STORY,
        offset=story.body.paragraphs[last].start,
        listed=(),
        numbers=Numbers.PARAGRAPHS,
        is_unheard=False,
        is_at_end=False,
        sentence=None,
    )


def landed(
    context: Context, story: Story, offset: int, said: str, *, is_heard: bool, **changes: object
) -> Outcome:
    """Leave the reader at `offset` of a story, its paragraph given (`is_heard`) or yet to be."""
    at = story.body.paragraph_at(offset)
    return context.done(
        said,
        ParagraphsShown(story, at, at) if is_heard else None,
        room=Room.STORY,
        offset=offset,
        listed=(),
        numbers=Numbers.PARAGRAPHS,
        is_unheard=not is_heard,
        is_at_end=False,
        sentence=None,
        **changes,
    )


async def next_paragraph(context: Context, story: Story) -> Outcome:
    """Read the next paragraph; going on past the first marks the story read."""
    total = len(story.body.paragraphs)
    here = paragraph_of(context, story)
    there = here if context.session.is_unheard else here + 1
    context.note_read(story)
    if there >= total:
        return context.done("End of story. Enter for the next unread.", is_at_end=True)
    said = f"Paragraph {there + 1} of {total}."
    return went_to(context, story, there, there, said, is_reading=True)


async def all_the_rest(context: Context, story: Story) -> Outcome:
    """Read all the paragraphs that are left, and mark the story read."""
    total = len(story.body.paragraphs)
    here = paragraph_of(context, story)
    first = here if context.session.is_unheard else here + 1
    context.note_read(story)
    if first >= total:
        return context.done("End of story. Enter for the next unread.", is_at_end=True)
    said = f"Paragraphs {first + 1} to {total}." if first + 1 < total else f"Paragraph {total}."
    return went_to(context, story, first, total - 1, said, is_reading=True)


async def whole_story(context: Context, story: Story) -> Outcome:
    """Read the whole story from its beginning, and mark it read."""
    total = len(story.body.paragraphs)
    if not total:
        return context.refused(NO_TEXT)
    context.note_read(story)
    return went_to(context, story, 0, total - 1, _title(story))


async def next_sentence(context: Context, story: Story, part: str = "") -> Outcome:
    """Read the next sentence; the words themselves are what is said.

    `part`: read the "same" one again, or the "first" or "last" of the story.
    """
    return _sentence(context, story, part or "next")


async def previous_sentence(context: Context, story: Story) -> Outcome:
    """Read the previous sentence."""
    return _sentence(context, story, "previous")


def _sentence(context: Context, story: Story, which: str) -> Outcome:
    """Go to a sentence, and say it: the first, last or same one, or the next or previous one.

    Where nothing of the paragraph was heard yet, its sentence at hand is the next one.
    """
    from bisect import bisect_right

    from wirereader.analysis.text.sentences import sentences

    spans = list(sentences(story.body.text))
    if not spans:
        return context.refused(NO_TEXT)
    at = max(0, bisect_right([start for start, _ in spans], context.session.offset) - 1)
    next_one = at if context.session.is_unheard else at + 1
    there = {"first": 0, "last": len(spans) - 1, "same": at, "previous": at - 1}.get(
        which, next_one
    )
    if there < 0:
        return context.refused("This is the first sentence.")
    context.note_read(story)
    if there >= len(spans):
        return context.done("End of story. Enter for the next unread.", is_at_end=True)
    start, end = spans[there]
    said = " ".join(story.body.text[start:end].split())
    moved = landed(context, story, start, said, is_heard=False)
    return context.done(moved.said, is_unheard=False, sentence=start)


async def back_paragraph(context: Context, story: Story) -> Outcome:
    """Read the paragraph before this one."""
    return _paragraph(context, story, -1, relative=True)


async def this_paragraph(context: Context, story: Story) -> Outcome:
    """Read this paragraph again."""
    return _paragraph(context, story, 0, relative=True)


async def last_paragraph(context: Context, story: Story) -> Outcome:
    """Read the last paragraph."""
    return _paragraph(context, story, len(story.body.paragraphs))


async def paragraph(context: Context, story: Story, which: Range) -> Outcome:
    """Read the paragraph of this number, those from one to another ("3-7"), or the "next 3"."""
    total = len(story.body.paragraphs)
    if which.unit == "next":
        return await _next_paragraphs(context, story, which)
    which = which.within(total)
    if which.last is not None:
        return _paragraphs(context, story, which.first, which.last)
    return _paragraph(context, story, which.first)


async def _next_paragraphs(context: Context, story: Story, which: Range) -> Outcome:
    """Read on through several paragraphs, which marks the story read."""
    total = len(story.body.paragraphs)
    here = paragraph_of(context, story) + (0 if context.session.is_unheard else 1)
    if here >= total or which.first <= 1:
        return await next_paragraph(context, story)
    context.note_read(story)
    ahead = which.within(total, here)
    last = ahead.last or ahead.first
    said = (
        f"Paragraphs {here + 1} to {last} of {total}." if last > here + 1 else f"Paragraph {last}."
    )
    return went_to(context, story, here, last - 1, said, is_reading=True)


def _paragraphs(context: Context, story: Story, first: int, last: int) -> Outcome:
    total = len(story.body.paragraphs)
    if not 1 <= first <= min(last, total):
        return context.refused(f"No paragraphs {first} to {last}. This story has {total}.")
    last = min(last, total)
    return went_to(context, story, first - 1, last - 1, f"Paragraphs {first} to {last} of {total}.")


def _paragraph(context: Context, story: Story, number: int, *, relative: bool = False) -> Outcome:
    """Go to a paragraph: counted from 1, or from the one at hand."""
    total = len(story.body.paragraphs)
    if relative:
        number += paragraph_of(context, story) + 1
    if not total:
        return context.refused(NO_TEXT)
    if number < 1 and relative:
        return context.refused("This is the first paragraph.")
    if not 1 <= number <= total:
        return context.refused(f"No paragraph {number}. This story has {total}.")
    return went_to(context, story, number - 1, number - 1, f"Paragraph {number} of {total}.")


async def where(context: Context) -> Outcome:
    """Show where you are: the paragraph and the story."""
    total = context.list.total()
    if not total:
        return context.refused(phrases.listing_counts(0, 0, 0))
    story = context.open_story()
    if story is None or context.session.room is Room.HEADLINES:
        at_hand = context.headline(min(context.session.row, total - 1))
        name = context.list.name or "List of stories"
        title = _titled(at_hand.headline, is_breaking=at_hand.alert is not None)
        return context.done(f"{phrases.capital(name)}, {at_hand.number:,} of {total:,}. {title}")
    last = len(story.body.paragraphs)
    here = min(paragraph_of(context, story) + 1, last)
    row = context.row(story)
    place = f"Paragraph {here} of {last}"
    place += "." if row is None else f", story {row + 1:,} of {total:,}."
    if _LEFT.search(context.typed):
        left = phrases.count(last - here, "paragraph")
        place = f"{left} left after this one. {place}" if here < last else f"None is left. {place}"
    return context.done(f"{place} {_title(story)}")


async def why(context: Context, story: Story) -> Outcome:
    """Say why the story at hand is breaking."""
    alert = story.alert
    row = context.session.row
    if context.session.room is Room.HEADLINES and row < context.list.count():
        alert = context.headline(row).alert
    if alert is None:
        return context.refused("This story is not breaking.")
    level = alert.level.name.capitalize()
    return context.done(f"{level} because of {'; '.join(alert.because)}.")


def _title(story: Story) -> str:
    return _titled(story.headline, is_breaking=story.alert is not None)


def _titled(headline: str, *, is_breaking: bool) -> str:
    return phrases.full_stop(phrases.unlabelled(headline) if is_breaking else headline)


async def back(context: Context) -> Outcome:
    """Leave what covers the place, quotes or names, the story, then the list for a wider one."""
    story, room = context.open_story(), context.session.room
    if context.is_covered:
        context.is_covered = False
        return (await where(context)) if room is Room.HEADLINES else _in_story(context, story)
    if room in {Room.QUOTES, Room.NAMES}:
        return _in_story(context, story)
    if room is Room.STORY:
        said = counted(context)
        return context.done(said, room=Room.HEADLINES, listed=(), numbers=Numbers.STORIES)
    await context.away(context.keeper.flush)
    if not context.go_out():
        return context.refused(ALL_STORIES)
    return _widened(context)


def _in_story(context: Context, story: Story | None) -> Outcome:
    said = _title(story) if story else "Story."
    return context.done(said, room=Room.STORY, listed=(), numbers=Numbers.PARAGRAPHS)


def _widened(context: Context) -> Outcome:
    """Where the reader is in the wider list: its counts and the row they were at, or the story."""
    total, unread, breaking = context.counts()
    session, story = context.session, context.open_story()
    said = counted(context)
    if session.room is not Room.HEADLINES and story is not None:
        place = f"Paragraph {paragraph_of(context, story) + 1} of {len(story.body.paragraphs)}."
        said = f"{said} {place} {_title(story)}"
    rows = (context.headline(session.row),) if total else ()
    shown = HeadlinesShown(rows, total, unread, breaking, name=context.list.name)
    is_listed = session.room is Room.HEADLINES
    numbers = Numbers.STORIES if is_listed else Numbers.PARAGRAPHS
    return context.done(said, shown, listed=(), numbers=numbers, shown=session.row + len(rows))
