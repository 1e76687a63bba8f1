"""Commands about sources: add, remove, pause, list, carry in and out, refresh, stop.

Whatever asks the network is done by a process beside us; what it tells comes as notices.
"""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.desk.bench import Bench
from wirereader.desk.listing import chosen, no_story
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.phrases import count
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault

if TYPE_CHECKING:
    from wirereader.desk.refreshing import Refreshing
    from wirereader.desk.subscribing import Told
    from wirereader.library.library import Library

BUSY_FILE = "Another file is being fetched. stop stops it."
BUSY = "Something is being fetched. stop stops it."
_LONGEST_NAME = 200


async def refresh(bench: Bench, which: str = "") -> Outcome:
    """Fetch what is new, from all sources or from the one named."""
    from wirereader.desk import subscribing

    library, errands = _kept(bench), _errands(bench)
    states = await bench.away(library.sources)
    followed = [state for state in states if subscribing.is_followed(state.source)]
    if not followed:
        return bench.refused("No sources. add ADDRESS adds one.")
    which = which.strip()
    if which:
        state = await bench.away(lambda: subscribing.found(library, which))
        if isinstance(state, subscribing.Told):
            return bench.refused(state.said)
        followed = [state]
    waiting = [state for state in followed if which or state.source.paused is None]
    if not waiting:
        return bench.refused("All sources are paused. sources says why.")
    if not errands.start("refresh", *(["--", which] if which else [])):
        return bench.refused(BUSY)
    return bench.done(f"Fetching {count(len(waiting), 'source')}.")


async def stop(bench: Bench) -> Outcome:
    """Stop fetching; what has arrived stays."""
    out = [one for one in (bench.errands, bench.carrier) if one is not None and one.is_running]
    if not out:
        return bench.refused("Nothing is being fetched.")
    for one in out:
        one.stop()
    return bench.done("Stopping.")


async def add(bench: Bench, place: str = "") -> Outcome:
    """Follow a feed, a page that has one, a list of feeds, a folder or a file."""
    errands = _errands(bench)
    _kept(bench)
    if not errands.start("add", "--", place.strip()):
        return bench.refused(BUSY)
    return bench.done(f"Adding {clean_line(place, _LONGEST_NAME)}.")


async def whole_article(bench: Bench, which: str = "") -> Outcome:
    """Fetch the whole article behind the link of a story."""
    errands = _errands(bench)
    story = await chosen(bench, which)
    if story is None:
        return no_story(bench, which)
    if not story.dispatch.link:
        return bench.refused("This story has no link.")
    if not errands.start("article", "--", story.id):
        return bench.refused(BUSY)
    return bench.done("Fetching the whole article.")


async def download(bench: Bench, which: str = "") -> Outcome:
    """Fetch the file that comes with the story at hand, or what the link of a number leads to."""
    from wirereader.desk import linking

    library, carrier, which = _kept(bench), _sent(bench.carrier), which.strip()
    story = await linking.story_at_hand(bench)
    if story is None:
        return no_story(bench, "")
    if which and not (which.isascii() and which.isdigit()):
        return bench.refused("Which file? links lists them, download 2 fetches the second.")
    line = linking.wanted_file(story, int(which[:9]) if which else None)
    if isinstance(line, str):
        return bench.refused(line)
    # what is kept may be newer than what is read, and count otherwise
    kept = await bench.away(lambda: library.story(story.id))
    for each in linking.links_of(kept) if kept is not None else ():
        if each.address == line.address:
            if not carrier.start("download", "--", story.id, str(each.number)):
                return bench.refused(BUSY_FILE)
            return bench.done(f"Fetching {linking.what_it_is(line)}.")
    return bench.refused("The story has changed meanwhile, and no longer leads there.")


async def remove(bench: Bench, which: str = "") -> Outcome:
    """Give a source up; its stories stay."""
    from wirereader.desk import subscribing

    library = _kept(bench)
    return _told(bench, await bench.away(lambda: subscribing.remove(library, which)))


async def pause(bench: Bench, which: str = "") -> Outcome:
    """Leave a source alone until it is resumed."""
    from wirereader.desk import subscribing

    library = _kept(bench)
    return _told(bench, await bench.away(lambda: subscribing.pause(library, which)))


async def resume(bench: Bench, which: str = "") -> Outcome:
    """Fetch a paused source again."""
    from wirereader.desk import subscribing

    library = _kept(bench)
    return _told(bench, await bench.away(lambda: subscribing.resume(library, which)))


async def sources(bench: Bench) -> Outcome:
    """List the sources, and how each is doing."""
    from wirereader.desk import subscribing

    library = _kept(bench)
    return _told(bench, await bench.away(lambda: subscribing.sources(library)))


async def set_source(bench: Bench, words: str = "") -> Outcome:
    """Change one source: its number or title, then name=value as often as wanted."""
    from wirereader.desk.source_options import set_options

    library = _kept(bench)
    try:
        which, *wishes = shlex.split(words)
    except ValueError:
        return bench.refused("A source is needed, then name=value. Close every quotation mark.")
    return _told(bench, await bench.away(lambda: set_options(library, which, wishes)))


async def import_sources(bench: Bench, name: str = "") -> Outcome:
    """Follow the sources of an OPML file or of newsboat's list."""
    from wirereader.desk import subscribing
    from wirereader.sources.folder import bytes_of

    library = _kept(bench)
    is_allowed = bench.settings.refresh.allow_private

    def taken_on() -> "Told":
        data, _ = bytes_of(Path(name.strip()).expanduser())
        return subscribing.import_list(library, data, is_private_allowed=is_allowed, name=name)

    return _told(bench, await bench.away(taken_on))


async def export_sources(bench: Bench, name: str = "") -> Outcome:
    """Write the sources as OPML to a file that is not there yet."""
    from wirereader.desk import subscribing
    from wirereader.desk.saving import write_file

    library = _kept(bench)
    shown = clean_line(name, _LONGEST_NAME)

    def written() -> None:
        write_file(Path(name.strip()).expanduser(), subscribing.export_list(library))

    await bench.away(written)
    return bench.done(f"Written: {shown}.")


def _told(bench: Bench, told: "Told") -> Outcome:
    if not told.is_done:
        return bench.refused(told.said)
    return bench.done(told.said, TextShown(told.lines) if told.lines else None)


def _kept(bench: Bench) -> "Library":
    if bench.library is None:
        raise SettingsFault(
            "Sources cannot be followed here.",
            "The stories were opened from files, not from the library.",
            "Start wirereader without a file or folder.",
        )
    return bench.library


def _errands(bench: Bench) -> "Refreshing":
    return _sent(bench.errands)


def _sent(somebody: "Refreshing | None") -> "Refreshing":
    if somebody is None:
        raise SettingsFault(
            "This cannot be done here.", "Nobody is there to fetch.", "wirereader refresh does it."
        )
    return somebody
