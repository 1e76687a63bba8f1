"""Commands of the headline list: list it, go on in it, pick from it, mark what is in it."""

import re
from collections.abc import Callable
from dataclasses import replace

from wirereader.desk import phrases
from wirereader.desk.bench import Bench
from wirereader.desk.outcomes import HeadlinesShown, Outcome
from wirereader.desk.reading import counted, resumed
from wirereader.desk.session import Room, TargetKind
from wirereader.story.story import Story

PAGE = 20
IS_ID = re.compile(r"[a-r][a-z2-9]{11}", re.ASCII)
_RANGE = re.compile(r"(\d{1,9})(?:\s*-\s*(\d{1,9}))?\Z")


async def show_list(bench: Bench, part: str = "") -> Outcome:
    """List headlines from the top, or those that `part` tells ("3-7", "12")."""
    first, last = 0, PAGE
    if not part and not bench.list.name and bench.list.newer():
        await bench.away(bench.keeper.flush)
        bench.show_whole()
    if part:
        match = _RANGE.match(part.strip())
        if match is None:
            return bench.refused(f"{part} is not a part of the list. list 3-7 lists five stories.")
        first = max(0, int(match[1]) - 1)
        last = int(match[2] or match[1])
        if first >= min(last, bench.list.count()):
            return bench.refused(f"No stories {part}. There are {bench.list.count()}.")
    return listed(bench, first, last)


async def show_more(bench: Bench) -> Outcome:
    """List the headlines after those listed so far."""
    first = bench.session.shown
    total = bench.list.count()
    if first >= total:
        return bench.refused("End of list.")
    last = min(first + PAGE, total)
    said = f"{first + 1} to {last} of {phrases.at_least(total, is_whole=bench.list.is_whole())}."
    return listed(bench, first, last, said)


async def show_all(bench: Bench) -> Outcome:
    """List all stories again, after a search or a folder, and what came meanwhile with them."""
    await bench.away(bench.keeper.flush)
    bench.show_whole()
    return listed(bench, 0, PAGE)


async def show_new(bench: Bench) -> Outcome:
    """Show what came since the list was made."""
    newer = bench.list.newer()
    bench.show_whole()
    outcome = listed(bench, 0, PAGE)
    return replace(outcome, said=f"{newer} new. {outcome.said}" if newer else outcome.said)


def listed(bench: Bench, first: int, last: int, said: str = "") -> Outcome:
    """The headlines from `first` up to `last` (from 0, exclusive), and how many there are."""
    total, unread, breaking = bench.counts()
    is_whole = bench.list.is_whole()
    last = min(last, total)
    rows = tuple(bench.headline(row) for row in range(first, last))
    return bench.done(
        said or counted(bench),
        HeadlinesShown(rows, total, unread, breaking, is_whole, bench.list.name),
        room=Room.HEADLINES,
        listed=(),
        numbers=TargetKind.STORY,
        shown=last,
    )


async def next_story(bench: Bench) -> Outcome:
    """Open the story below."""
    row = bench.session.row + _is_open(bench)
    if row >= bench.list.count():
        return bench.refused("That was the last story.")
    return await _opened_row(bench, row)


async def previous_story(bench: Bench) -> Outcome:
    """Open the story above."""
    row = bench.session.row - 1
    if row < 0 or not bench.list.count():
        return bench.refused("That was the first story.")
    return await _opened_row(bench, row)


async def _opened_row(bench: Bench, row: int) -> Outcome:
    story = await bench.bring(bench.list.story_id(row))
    if story is None:
        return bench.refused("This story is no longer kept. all-stories lists what is.")
    return resumed(bench, story)


async def next_unread(bench: Bench) -> Outcome:
    """Open the next unread story, from here to the end and then from the top."""
    return await _pick(bench, bench.list.next_unread, 1, "No unread stories.")


async def previous_unread(bench: Bench) -> Outcome:
    """Open the unread story before this one, going round at the top."""
    return await _pick(bench, bench.list.next_unread, -1, "No unread stories.")


async def next_breaking(bench: Bench) -> Outcome:
    """Open the next breaking story, those just come included, going round at the end."""
    if not bench.list.name and bench.list.newer():
        await bench.away(bench.keeper.flush)
        bench.show_whole()
    at_hand = bench.open_story()
    is_one = at_hand is not None and at_hand.alert is not None
    return await _pick(
        bench,
        bench.list.next_breaking,
        1,
        "No other breaking story." if is_one else "No breaking stories.",
    )


async def _pick(
    bench: Bench, find: Callable[[int, int], int | None], direction: int, none: str
) -> Outcome:
    """Open the nearest row that `find` gives, going round at the end; the one at hand is last.

    Going on, the selected row itself counts unless it is the open story's.
    """
    count, row = bench.list.count(), bench.session.row
    is_open = _is_open(bench)
    there = find(row - 1 if direction > 0 and not is_open else row, direction)
    if there is None:
        there = find(-1 if direction > 0 else count, direction)
    if there is None or (there == row and is_open):
        return bench.refused(none)
    return await _opened_row(bench, there)


def _is_open(bench: Bench) -> bool:
    """Claim that the selected headline is that of the open story."""
    row, story = bench.session.row, bench.session.story
    return story is not None and row < bench.list.count() and bench.list.story_id(row) == story


async def star(bench: Bench, which: str = "") -> Outcome:
    """Star a story, or take its star away."""
    story = await chosen(bench, which)
    if story is None:
        return no_story(bench, which)
    is_starred = not bench.mark(story).is_starred
    said = "Starred." if is_starred else "Star taken away."
    bench.set_mark(story, is_starred=is_starred, said=said)
    return bench.done(said + bench.until)


async def mark_read(bench: Bench, which: str = "") -> Outcome:
    """Mark a story read."""
    return await _mark(bench, which, is_read=True)


async def mark_unread(bench: Bench, which: str = "") -> Outcome:
    """Mark a story unread."""
    return await _mark(bench, which, is_read=False)


async def toggle_read(bench: Bench, which: str = "") -> Outcome:
    """Mark a read story unread, an unread one read."""
    story = await chosen(bench, which)
    is_read = story is not None and not bench.mark(story).is_read
    return await _mark(bench, which, is_read=is_read)


async def _mark(bench: Bench, which: str, *, is_read: bool) -> Outcome:
    story = await chosen(bench, which)
    if story is None:
        return no_story(bench, which)
    bench.set_mark(story, is_read=is_read)
    return bench.done(("Marked read." if is_read else "Marked unread.") + bench.until)


async def chosen(bench: Bench, which: str = "") -> Story | None:
    """The story with this number or id; without either, the one at hand."""
    which = which.strip()
    if which and not (which.isascii() and which.isdigit()):
        return await bench.bring(which) if IS_ID.fullmatch(which) else bench.story(which)
    if not which and bench.session.room is not Room.HEADLINES and bench.session.story is not None:
        return await bench.bring(bench.session.story)
    row = int(which[:9]) - 1 if which else bench.session.row
    if not 0 <= row < bench.list.count():
        return None
    return await bench.bring(bench.list.story_id(row))


def no_story(bench: Bench, which: str) -> Outcome:
    """The refusal of a number or id that is no story's."""
    total = bench.list.count()
    if not total:
        return bench.refused(phrases.NO_STORIES)
    return bench.refused(f"No story {which}. There are {total}.")
