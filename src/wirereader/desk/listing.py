"""Commands of the headline list: list it, go on in it, pick from it, mark what is in it."""

import re

from wirereader.desk import phrases
from wirereader.desk.bench import Bench
from wirereader.desk.outcomes import HeadlinesShown, Outcome
from wirereader.desk.reading import opened
from wirereader.desk.session import Room, TargetKind
from wirereader.story.story import Story

PAGE = 20
_RANGE = re.compile(r"(\d{1,9})(?:\s*-\s*(\d{1,9}))?\Z")


async def show_list(bench: Bench, part: str = "") -> Outcome:
    """List headlines from the top, or those that `part` tells ("3-7", "12")."""
    first, last = 0, PAGE
    if part:
        match = _RANGE.match(part.strip())
        if match is None:
            return bench.refused(f"{part} is not a part of the list. list 3-7 lists five stories.")
        first = max(0, int(match[1]) - 1)
        last = int(match[2] or match[1])
        if first >= min(last, len(bench.stories)):
            return bench.refused(f"No stories {part}. There are {len(bench.stories)}.")
    return _listed(bench, first, last, phrases.listing_counts(*bench.counts()))


async def show_more(bench: Bench) -> Outcome:
    """List the headlines after those listed so far."""
    first = bench.session.shown
    if first >= len(bench.stories):
        return bench.refused("End of list.")
    last = min(first + PAGE, len(bench.stories))
    said = f"{first + 1} to {last} of {len(bench.stories)}."
    return _listed(bench, first, last, said)


def _listed(bench: Bench, first: int, last: int, said: str) -> Outcome:
    total, unread, breaking = bench.counts()
    last = min(last, total)
    rows = tuple(bench.headline(row) for row in range(first, last))
    return bench.done(
        said,
        HeadlinesShown(rows, total, unread, breaking),
        room=Room.HEADLINES,
        listed=(),
        numbers=TargetKind.STORY,
        shown=last,
    )


async def next_story(bench: Bench) -> Outcome:
    """Open the story below."""
    row = bench.session.row + _is_open(bench)
    if row >= len(bench.stories):
        return bench.refused("That was the last story.")
    return opened(bench, bench.stories[row])


async def previous_story(bench: Bench) -> Outcome:
    """Open the story above."""
    row = bench.session.row - 1
    if row < 0 or not bench.stories:
        return bench.refused("That was the first story.")
    return opened(bench, bench.stories[row])


async def next_unread(bench: Bench) -> Outcome:
    """Open the next unread story, from here to the end and then from the top."""
    return _pick_unread(bench, _after(bench))


async def previous_unread(bench: Bench) -> Outcome:
    """Open the unread story before this one, going round at the top."""
    return _pick_unread(bench, list(reversed(_after(bench))))


def _after(bench: Bench) -> list[Story]:
    """Stories from the selected one (or, if it is open, the one below it) round to it."""
    row, stories = bench.session.row, list(bench.stories)
    return stories[row + _is_open(bench) :] + stories[:row]


def _is_open(bench: Bench) -> bool:
    """Claim that the selected headline is that of the open story."""
    story = bench.open_story()
    return story is not None and bench.row(story) == bench.session.row


def _pick_unread(bench: Bench, stories: list[Story]) -> Outcome:
    for story in stories:
        if not bench.mark(story).is_read:
            return opened(bench, story)
    return bench.refused("No unread stories.")


async def next_breaking(bench: Bench) -> Outcome:
    """Open the next breaking story, from here to the end and then from the top."""
    for story in _after(bench):
        if story.alert is not None:
            return opened(bench, story)
    at_hand = bench.open_story()
    if at_hand is not None and at_hand.alert is not None:
        return bench.refused("No other breaking story.")
    return bench.refused("No breaking stories.")


async def star(bench: Bench, which: str = "") -> Outcome:
    """Star a story, or take its star away."""
    story = chosen(bench, which)
    if story is None:
        return no_story(bench, which)
    is_starred = not bench.mark(story).is_starred
    bench.set_mark(story, is_starred=is_starred)
    return bench.done(("Starred." if is_starred else "Star taken away.") + bench.until)


async def mark_read(bench: Bench, which: str = "") -> Outcome:
    """Mark a story read."""
    return _mark(bench, which, is_read=True)


async def mark_unread(bench: Bench, which: str = "") -> Outcome:
    """Mark a story unread."""
    return _mark(bench, which, is_read=False)


async def toggle_read(bench: Bench, which: str = "") -> Outcome:
    """Mark a read story unread, an unread one read."""
    story = chosen(bench, which)
    return _mark(bench, which, is_read=story is not None and not bench.mark(story).is_read)


def _mark(bench: Bench, which: str, *, is_read: bool) -> Outcome:
    story = chosen(bench, which)
    if story is None:
        return no_story(bench, which)
    bench.set_mark(story, is_read=is_read)
    return bench.done(("Marked read." if is_read else "Marked unread.") + bench.until)


def chosen(bench: Bench, which: str = "") -> Story | None:
    """The story with this number or id; without either, the one at hand."""
    which = which.strip()
    if which.isascii() and which.isdigit():
        row = int(which[:9]) - 1
        return bench.stories[row] if 0 <= row < len(bench.stories) else None
    if which:
        return bench.story(which)
    if bench.session.room is not Room.HEADLINES and bench.session.story is not None:
        return bench.open_story()
    row = bench.session.row
    return bench.stories[row] if row < len(bench.stories) else None


def no_story(bench: Bench, which: str) -> Outcome:
    """The refusal of a number or id that is no story's."""
    if not bench.stories:
        return bench.refused("No stories. open FOLDER reads a folder of text files.")
    return bench.refused(f"No story {which}. There are {len(bench.stories)}.")
