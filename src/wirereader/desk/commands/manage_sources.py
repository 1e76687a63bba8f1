"""Commands about sources: add, remove, pause, list, carry in and out, refresh, stop.

Whatever asks the network is done by a process beside us; what it tells comes as notices.
"""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.desk.commands.headlines import chosen, no_story
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.phrases import count
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault

if TYPE_CHECKING:
    from wirereader.desk.refresh.refresh_process import Refreshing
    from wirereader.desk.subscriptions.subscriptions import Told
    from wirereader.library.library import Library

BUSY_FILE = "Another file is being fetched. stop stops it."
BUSY = "Something is being fetched. stop stops it."
_LONGEST_NAME = 200


async def refresh(context: Context, which: str = "") -> Outcome:
    """Fetch what is new, from all sources or from the one named."""
    from wirereader.desk.subscriptions import subscriptions

    library, errands = _kept(context), _errands(context)
    states = await context.away(library.sources)
    followed = [state for state in states if subscriptions.is_followed(state.source)]
    if not followed:
        return context.refused("No sources. add ADDRESS adds one.")
    which = which.strip()
    if which:
        state = await context.away(lambda: subscriptions.found(library, which))
        if isinstance(state, subscriptions.Told):
            return context.refused(state.said)
        followed = [state]
    waiting = [state for state in followed if which or state.source.paused is None]
    if not waiting:
        return context.refused("All sources are paused. sources says why.")
    if not errands.start("refresh", *(["--", which] if which else [])):
        return context.refused(BUSY)
    return context.done(f"Fetching {count(len(waiting), 'source')}.")


async def stop(context: Context) -> Outcome:
    """Stop fetching; what has arrived stays."""
    out = [one for one in (context.errands, context.carrier) if one is not None and one.is_running]
    if not out:
        return context.refused("Nothing is being fetched.")
    for one in out:
        one.stop()
    return context.done("Stopping.")


async def add(context: Context, place: str = "") -> Outcome:
    """Follow a feed, a page that has one, a list of feeds, a folder or a file."""
    errands = _errands(context)
    _kept(context)
    if not errands.start("add", "--", place.strip()):
        return context.refused(BUSY)
    return context.done(f"Adding {clean_line(place, _LONGEST_NAME)}.")


async def whole_article(context: Context, which: str = "") -> Outcome:
    """Fetch the whole article behind the link of a story."""
    errands = _errands(context)
    story = await chosen(context, which)
    if story is None:
        return no_story(context, which)
    if not story.dispatch.link:
        return context.refused("This story has no link.")
    if not errands.start("article", "--", story.id):
        return context.refused(BUSY)
    return context.done("Fetching the whole article.")


async def download(context: Context, which: str = "") -> Outcome:
    """Fetch the file that comes with the story at hand, or what the link of a number leads to."""
    from wirereader.desk.commands.output import story_links

    library, carrier, which = _kept(context), _sent(context.carrier), which.strip()
    story = await story_links.story_at_hand(context)
    if story is None:
        return no_story(context, "")
    if which and not (which.isascii() and which.isdigit()):
        return context.refused("Which file? links lists them, download 2 fetches the second.")
    line = story_links.wanted_file(story, int(which[:9]) if which else None)
    if isinstance(line, str):
        return context.refused(line)
    # what is kept may be newer than what is read, and count otherwise
    kept = await context.away(lambda: library.story(story.id))
    for each in story_links.links_of(kept) if kept is not None else ():
        if each.address == line.address:
            if not carrier.start("download", "--", story.id, str(each.number)):
                return context.refused(BUSY_FILE)
            return context.done(f"Fetching {story_links.what_it_is(line)}.")
    return context.refused("The story has changed meanwhile, and no longer leads there.")


async def remove(context: Context, which: str = "") -> Outcome:
    """Give a source up; its stories stay."""
    from wirereader.desk.subscriptions import subscriptions

    library = _kept(context)
    return _told(context, await context.away(lambda: subscriptions.remove(library, which)))


async def pause(context: Context, which: str = "") -> Outcome:
    """Leave a source alone until it is resumed."""
    from wirereader.desk.subscriptions import subscriptions

    library = _kept(context)
    return _told(context, await context.away(lambda: subscriptions.pause(library, which)))


async def resume(context: Context, which: str = "") -> Outcome:
    """Fetch a paused source again."""
    from wirereader.desk.subscriptions import subscriptions

    library = _kept(context)
    return _told(context, await context.away(lambda: subscriptions.resume(library, which)))


async def sources(context: Context) -> Outcome:
    """List the sources, and how each is doing."""
    from wirereader.desk.subscriptions import subscriptions

    library = _kept(context)
    return _told(context, await context.away(lambda: subscriptions.sources(library)))


async def set_source(context: Context, words: str = "") -> Outcome:
    """Change one source: its number or title, then name=value as often as wanted."""
    from wirereader.desk.subscriptions.source_options import set_options

    library = _kept(context)
    try:
        which, *wishes = shlex.split(words)
    except ValueError:
        return context.refused("A source is needed, then name=value. Close every quotation mark.")
    return _told(context, await context.away(lambda: set_options(library, which, wishes)))


async def import_sources(context: Context, name: str = "") -> Outcome:
    """Follow the sources of an OPML file or of newsboat's list."""
    from wirereader.desk.subscriptions import subscriptions
    from wirereader.sources.story_folder import bytes_of

    library = _kept(context)
    is_allowed = context.settings.refresh.allow_private

    def taken_on() -> "Told":
        data, _ = bytes_of(Path(name.strip()).expanduser())
        return subscriptions.import_list(library, data, is_private_allowed=is_allowed, name=name)

    return _told(context, await context.away(taken_on))


async def export_sources(context: Context, name: str = "") -> Outcome:
    """Write the sources as OPML to a file that is not there yet."""
    from wirereader.desk.commands.output.save_file import write_file
    from wirereader.desk.subscriptions import subscriptions

    library = _kept(context)
    shown = clean_line(name, _LONGEST_NAME)

    def written() -> None:
        write_file(Path(name.strip()).expanduser(), subscriptions.export_list(library))

    await context.away(written)
    return context.done(f"Written: {shown}.")


def _told(context: Context, told: "Told") -> Outcome:
    if not told.is_done:
        return context.refused(told.said)
    return context.done(told.said, TextShown(told.lines) if told.lines else None)


def _kept(context: Context) -> "Library":
    if context.library is None:
        raise SettingsFault(
            "Sources cannot be followed here.",
            "The stories were opened from files, not from the library.",
            "Start wirereader without a file or folder.",
        )
    return context.library


def _errands(context: Context) -> "Refreshing":
    return _sent(context.errands)


def _sent(somebody: "Refreshing | None") -> "Refreshing":
    if somebody is None:
        raise SettingsFault(
            "This cannot be done here.", "Nobody is there to fetch.", "wirereader refresh does it."
        )
    return somebody
