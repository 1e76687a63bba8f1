"""Commands of links: list them, tell where one leads, open one in the browser.

A link is opened by a program of its own, never through a shell, and only one of the web.
"""

import contextlib
from collections.abc import Sequence

from wirereader.desk import phrases
from wirereader.desk.commands.lists.link_rows import file_table, link_table
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.story_files.story_links import link_line, link_numbered
from wirereader.desk.targets import LinkNumber
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault
from wirereader.story.links import checked, host_of, links_of
from wirereader.story.story import Story

NO_LINKS = "No links in this story."
_LONGEST_ADDRESS = 8000
_SOON_S = 0.4  # a program that cannot run says so within this time


async def show_links(context: Context, story: Story, number: LinkNumber | None) -> Outcome:
    """List the links of the open story and its files, or tell the whole address of one."""
    lines = links_of(story)
    if not lines:
        return context.refused(NO_LINKS)
    if number is not None:
        line = link_numbered(lines, number)
        if isinstance(line, str):
            return context.refused(line)
        return context.done(f"{link_line(line)} {clean_line(line.address, _LONGEST_ADDRESS)}")
    files = sum(line.enclosure is not None for line in lines)
    told = phrases.count(len(lines) - files, "link")
    if files:
        told += f", {phrases.count(files, 'file')}"
    said = f"{told}. browse NUMBER opens one."
    if files:
        said += " download NUMBER downloads a file."
    listed = tuple(LinkNumber(line.number) for line in lines)
    return context.done(said, link_table(lines), listed=listed)


async def show_enclosures(context: Context, story: Story) -> Outcome:
    """List the files that come with the open story: type, size and server."""
    lines = [line for line in links_of(story) if line.enclosure is not None]
    if not lines:
        return context.refused("No files are attached to this story.")
    told = f"{phrases.count(len(lines), 'file')}."
    if len(lines) == 1:
        address = clean_line(lines[0].address, _LONGEST_ADDRESS)
        number = lines[0].number
        told += f" browse {number} opens it, download {number} downloads it: {address}"
    return context.done(told, file_table(lines))


async def browse(context: Context, story: Story, number: LinkNumber | None) -> Outcome:
    """Open the story in the browser, or its link of this number."""
    lines = links_of(story)
    if not lines:
        return context.refused(NO_LINKS)
    line = link_numbered(lines, number or LinkNumber(1))
    if isinstance(line, str):
        return context.refused(line)
    address, command = checked(line.address), context.settings.reading.browser
    await context.away(lambda: open_address(address, command))
    what = "the story" if line.address == story.dispatch.link else f"link {line.number}"
    where = f"at {host_of(address)}" if host_of(address) else f"to {address[len('mailto:') :]}"
    return context.done(f"Opened {what}, {where}.")


def open_address(address: str, command: Sequence[str] = ()) -> None:
    """Give a checked address to a program as its last word; without one, to the system's browser.

    May wait for a moment.  Raises SourceFault when nothing can be opened.
    """
    if command:
        _start([*command, checked(address)])
        return
    import webbrowser

    try:
        is_open = webbrowser.open(checked(address))
    except (webbrowser.Error, OSError, ValueError) as error:
        raise _not_opened("The browser", "It could not be started.") from error
    if not is_open:
        raise _not_opened("The system", "No browser was found.")


def _start(argv: list[str]) -> None:
    import subprocess
    import threading

    name = argv[0]
    try:
        process = subprocess.Popen(  # noqa: S603 - the reader's own program, and no shell
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise _not_opened(name, "It could not be started.") from error
    status = 0
    with contextlib.suppress(subprocess.TimeoutExpired):
        status = process.wait(_SOON_S)
    if process.returncode is None:  # as it should: somebody must be there when it ends
        threading.Thread(target=process.wait, daemon=True, name="browser").start()
    if status:
        raise _not_opened(name, f"It ended with status {status}.")


def _not_opened(program: str, why: str) -> SourceFault:
    return SourceFault(
        f"{clean_line(program, 100)} could not open the link.",
        why,
        "browser in the settings names another program; copy link gives the address.",
    )
