"""Commands that open: a story by number or name, a file, a folder; and reading straight on."""

from pathlib import Path

from wirereader.desk import listing, phrases, reading
from wirereader.desk.bench import Bench
from wirereader.desk.outcomes import Outcome
from wirereader.desk.session import Room
from wirereader.story.story import Story


async def open_any(bench: Bench, which: str = "") -> Outcome:
    """Open the story of a number or id, a file, or a folder of files."""
    story = await listing.chosen(bench, which)
    if story is not None:
        return reading.resumed(bench, story)
    which = which.strip()
    if not which or (which.isascii() and which.isdigit()):
        return listing.no_story(bench, which or "0")
    return await open_path(bench, Path(which))


async def open_path(bench: Bench, path: Path) -> Outcome:
    """Take a file or folder in, without storing it; open it if it is one story, else list."""
    from wirereader.desk.intake import take_in

    arrivals = await bench.away(lambda: take_in([path]))
    bench.faults.extend(arrivals.faults)
    if not arrivals.stories:
        why = str(arrivals.faults[0]) if arrivals.faults else f"No stories in {path}."
        return bench.refused(why)
    bench.admit(arrivals.stories)
    if len(arrivals.stories) == 1:
        story = bench.story(arrivals.stories[0].id)
        if story is not None:
            return reading.resumed(bench, story)
    if bench.library is not None:
        bench.show_hand(arrivals.stories, path.name or str(path))
    shown = await listing.show_list(bench)
    new = phrases.count(len(arrivals.stories), "story")
    return bench.done(f"{new} opened. {shown.said}", shown.shows)


async def read(bench: Bench, which: str = "") -> Outcome:
    """Read on: the next paragraph, at the end the next unread story; or open a story."""
    if which.strip():
        return await open_any(bench, which)
    session = bench.session
    if session.room is Room.HEADLINES or session.story is None or session.is_at_end:
        return await listing.next_unread(bench)
    return await reading.next_paragraph(bench)


async def is_whole_wanted(bench: Bench, story: Story) -> bool:
    """Claim that the reader wants the whole articles of a story's source; asked once a story."""
    library = bench.library
    if library is None or not story.dispatch.link or story.id in bench.asked_whole:
        return False
    bench.asked_whole.add(story.id)
    source = await bench.away(lambda: library.source_of(story.id))
    return source is not None and source.options.whole_article
