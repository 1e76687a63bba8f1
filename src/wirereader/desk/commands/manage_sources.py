"""Commands about sources: add, remove, pause, list, carry in and out, refresh, stop.

Whatever asks the network is done by a process beside us; what it tells comes as notices.
"""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.desk.commands import headlines
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.phrases import FETCHING_ARTICLE, count
from wirereader.desk.targets import LinkNumber, source_named
from wirereader.story.clean import clean_line
from wirereader.story.folding import folded
from wirereader.story.links import links_of
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.desk.refresh.refresh_process import Refreshing
    from wirereader.desk.subscriptions.subscriptions import Told
    from wirereader.library.library import Library
    from wirereader.library.results import SourceState

BUSY_FILE = "Another download is running. stop cancels it."
BUSY = "A refresh or download is running. stop cancels it."
_LONGEST_NAME = 200
_EXPORTED = "sources.opml"
"""What the sources are called in a folder."""


async def refresh(
    context: Context, library: "Library", fetcher: "Refreshing", state: "SourceState | None"
) -> Outcome:
    """Fetch what is new, from all sources or from the one named."""
    from wirereader.desk.subscriptions import subscriptions

    states = await context.away(library.sources)
    accounts = [] if state else await context.away(library.accounts().all)
    followed = [one for one in states if subscriptions.is_followed(one.source)]
    if not followed and not accounts:
        return context.refused(subscriptions.NO_SOURCES)
    waiting = [state] if state else [one for one in followed if one.source.paused is None]
    if not waiting and not accounts:
        return context.refused("All sources are paused. sources shows why.")
    if not fetcher.start("refresh", *(["--", state.source.key] if state else [])):
        return context.refused(BUSY)
    if accounts:
        both = f"{count(len(waiting), 'source')} and {count(len(accounts), 'account')}"
        return context.done(f"Fetching {both}.")
    return context.done(f"Fetching {count(len(waiting), 'source')}.")


async def stop(context: Context) -> Outcome:
    """Stop fetching (stories that arrived are kept)."""
    out = [one for one in (context.fetcher, context.carrier) if one is not None and one.is_running]
    if not out:
        return context.done("No refresh or download is running. q quits.")
    for one in out:
        one.stop()
    return context.done("Stopping.")


async def whole_article(context: Context, fetcher: "Refreshing", story: Story) -> Outcome:
    """Fetch the whole article behind the link of a story."""
    if not story.dispatch.link:
        return context.refused("This story has no link.")
    if not fetcher.start("article", "--", story.id):
        return context.refused(BUSY)
    return context.done(FETCHING_ARTICLE)


async def download(
    context: Context,
    library: "Library",
    fetcher: "Refreshing",
    story: Story,
    number: LinkNumber | None,
) -> Outcome:
    """Fetch the file that comes with the story at hand, or what the link of a number leads to."""
    from wirereader.desk.story_files import story_links

    line = story_links.wanted_file(story, number)
    if isinstance(line, str):
        return context.refused(line)
    # what is kept may be newer than what is read, and count otherwise
    kept = await context.away(lambda: library.story(story.id))
    for each in links_of(kept) if kept is not None else ():
        if each.address == line.address:
            if not fetcher.start("download", "--", story.id, str(each.number)):
                return context.refused(BUSY_FILE)
            return context.done(f"Fetching {story_links.what_it_is(line)}.")
    return context.refused("The story has changed and no longer has this link.")


async def remove(context: Context, library: "Library", state: "SourceState | None") -> Outcome:
    """Give a source up, or without one the samples; stories stay."""
    from wirereader.desk.subscriptions import subscriptions

    if state is not None:
        told = await context.away(lambda: subscriptions.remove(library, state))
        undo = " undo brings it back." if context.typed else ""  # a key's answer is short
        return context.done(f"{told.said}{undo}")
    told = await context.away(lambda: subscriptions.leave_samples_out(library))
    if told.is_done:  # the stories that are listed are there no more
        for rows in context.lists():
            await context.away(rows.recount)
        context.show_whole()
        return headlines.listed(context, 0, said=told.said)
    return _told(context, told)


async def pause(context: Context, library: "Library", state: "SourceState") -> Outcome:
    """Pause a source."""
    from wirereader.desk.subscriptions import subscriptions

    return _told(context, await context.away(lambda: subscriptions.pause(library, state)))


async def resume(context: Context, library: "Library", state: "SourceState") -> Outcome:
    """Resume a paused source."""
    from wirereader.desk.subscriptions import subscriptions

    return _told(context, await context.away(lambda: subscriptions.resume(library, state)))


async def sources(context: Context, library: "Library") -> Outcome:
    """List the sources and their status."""
    from wirereader.desk.accounts.account_list import sources_and_accounts
    from wirereader.desk.commands.lists.source_rows import DAYS, source_table
    from wirereader.desk.subscriptions import subscriptions

    told = await context.away(lambda: sources_and_accounts(library))
    states = await context.away(lambda: subscriptions.followed(library))
    if not told.is_done or not states:
        return _told(context, told)
    now = context.clock()
    days = await context.away(lambda: library.stories_by_day(now.astimezone(), DAYS))
    shown = await context.away(lambda: source_table(states, told.lines, now, days))
    return context.done(told.said, shown)


async def set_source(context: Context, library: "Library", words: str) -> Outcome:
    """Change one source: its number or title, then name=value as often as wanted."""
    from wirereader.desk.subscriptions import subscriptions
    from wirereader.desk.subscriptions.source_options import set_options

    try:
        which, *wishes = shlex.split(words)
    except ValueError:
        return context.refused("Give a source, then name=value. Close every quotation mark.")

    def changed() -> "Told":
        state = subscriptions.found(library, source_named(which))
        if isinstance(state, subscriptions.Told):
            return state
        return set_options(library, state, [_titled_or_moved(library, one) for one in wishes])

    return _told(context, await context.away(changed))


def _titled_or_moved(library: "Library", wish: str) -> str:
    """`to=NAME` as mv has it: into the folder of this name where there is one, else a new title."""
    from wirereader.desk.subscriptions.folders import path_of

    name, equals, value = wish.partition("=")
    if name != "to" or not equals:
        return wish
    wanted = tuple(map(folded, path_of(value)))
    there = {tuple(map(folded, state.source.folder)): state for state in library.sources()}
    held = there.get(wanted)
    is_folder = held is not None and bool(wanted)
    path = "/".join(held.source.folder) if held is not None else value
    return f"folder={path}" if is_folder else f"title={value}"


async def site(context: Context, _: "Library", state: "SourceState") -> Outcome:
    """Open the site of a source, as its feed names it, in the browser."""
    from wirereader.desk.commands.output.link_commands import open_address
    from wirereader.desk.subscriptions.subscriptions import name_of
    from wirereader.story.links import checked, host_of

    if not state.source.site:
        return context.refused(f"{name_of(state.source)}: the feed names no site.")
    address, command = checked(state.source.site), context.settings.reading.browser
    await context.away(lambda: open_address(address, command))
    return context.done(f"Opened the site of {name_of(state.source)}, at {host_of(address)}.")


async def import_sources(context: Context, library: "Library", name: str) -> Outcome:
    """Subscribe to the sources in an OPML file or newsboat's list."""
    from wirereader.desk.subscriptions import subscriptions
    from wirereader.sources.story_folder import bytes_of

    is_allowed = context.settings.refresh.allow_private

    def taken_on() -> "Told":
        data, _ = bytes_of(Path(name))
        return subscriptions.import_list(library, data, is_private_allowed=is_allowed, name=name)

    return _told(context, await context.away(taken_on))


async def export_sources(context: Context, library: "Library", name: str) -> Outcome:
    """Write the sources as OPML to a file; one that is there is replaced only with --force.

    Several words without an ending are a title and no file's name: "export ban on rice".
    """
    from wirereader.desk.story_files.file_writing import asked, place_of, write_file
    from wirereader.desk.subscriptions import subscriptions

    given = asked(name)
    typed = " ".join(given.words)
    if len(given.raw) > 1 and not Path(typed).suffix and "/" not in typed:
        return context.refused("Usage: export FILE.opml.")
    path = place_of(typed, _EXPORTED)

    def written() -> str:
        write_file(path, subscriptions.export_list(library), is_forced=given.is_forced)
        return subscriptions.left_out(library)

    left = await context.away(written)
    return context.done(f"Written: {clean_line(str(path), _LONGEST_NAME)}. {left}".rstrip())


def _told(context: Context, told: "Told") -> Outcome:
    if not told.is_done:
        return context.refused(told.said)
    return context.done(told.said, TextShown(told.lines) if told.lines else None)
