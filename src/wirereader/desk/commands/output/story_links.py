"""Where a story leads: its own link, those in its words, the files that come with it.

They are numbered through.  A link is opened by a program of its own, never through a shell, and
only one of the web.
"""

import contextlib
import re
from collections.abc import Sequence
from typing import NamedTuple

from wirereader.desk import phrases
from wirereader.desk.commands.reading import NO_STORY
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.session import Room, Target, TargetKind
from wirereader.story.body import MEDIA, Link
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.story.story import Enclosure, Story

NO_LINKS = "No links in this story."
_WEB = re.compile(
    r"https?://[^\s\\<>\"'`{}|^\x00-\x20\x7f-\xa0\ud800-\udfff]{1,8000}", re.IGNORECASE
)
_MAIL = re.compile(
    r"(mailto:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?:\?.*)?",
    re.ASCII | re.IGNORECASE,
)
_LONGEST_WORDS = 100
_LONGEST_ADDRESS = 8000
_SOON_S = 0.4  # a program that cannot run says so within this time
_UNITS = ("", "kB", "MB", "GB", "TB")


class LinkLine(NamedTuple):
    """One link of a list; `number` counts from 1, `paragraph` too (None: outside the words)."""

    number: int
    words: str
    address: str
    paragraph: int | None = None
    enclosure: Enclosure | None = None


def links_of(story: Story) -> tuple[LinkLine, ...]:
    """The story's own link, those in its words, its pictures and the like, and its enclosures.

    Each address stands once.
    """
    body, found = story.body, dict[str, LinkLine]()
    if story.dispatch.link:
        _add(found, "The story itself", story.dispatch.link)
    media = [Link(*block[1:3], block.address) for block in body.blocks if block.kind in MEDIA]
    kinds = {block[1:3]: block.kind for block in body.blocks if block.kind in MEDIA}
    for link in sorted([*body.links, *media], key=lambda one: one.start):
        words = clean_line(body.text[link.start : link.end], _LONGEST_WORDS)
        if kind := kinds.get((link.start, link.end)):
            words = words.rstrip(".") or kind.capitalize()
        _add(found, words, link.address, body.paragraph_at(link.start) + 1)
    for each in story.dispatch.enclosures:
        if each.url in found:
            found[each.url] = found[each.url]._replace(enclosure=each)
        _add(found, "File", each.url, None, each)
    return tuple(found.values())


def _add(
    found: dict[str, LinkLine],
    words: str,
    address: str,
    paragraph: int | None = None,
    enclosure: Enclosure | None = None,
) -> None:
    if address.strip() and address not in found:
        found[address] = LinkLine(len(found) + 1, words, address, paragraph, enclosure)


def host_of(address: str) -> str:
    """The server that an address leads to, in ASCII: look-alike letters show as they are sent."""
    host = drawable(_parted(address)[0])
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode("ascii")


def link_line(line: LinkLine) -> str:
    """A link as a line: number, words, where it leads unless the words say so, paragraph."""
    if line.enclosure is not None:
        return f"{line.number}. {_file_line(line.enclosure)}"
    host = host_of(line.address)
    words = line.words or "Without words"
    if host and not _names_host(words, host):
        words = f"{words}, {host}"
    elif not host:
        words = f"{words}, {clean_line(line.address, _LONGEST_WORDS)}"
    where = "" if line.paragraph is None else f", paragraph {line.paragraph}"
    return f"{line.number}. {words}{where}."


def _names_host(words: str, host: str) -> bool:
    """Claim that the words are the address they lead to, or its server, and nothing else."""
    shown = re.sub(r"(?i)\A(?:https?://)?(?:www\.)?", "", words.strip())
    return re.split(r"[/?#]", shown, maxsplit=1)[0].casefold() == host.removeprefix("www.")


def what_it_is(line: LinkLine) -> str:
    """A file or a link in a few words: "one.mp3, 5.4 MB", "link 3, at example.org"."""
    if line.enclosure is None:
        return f"link {line.number}, at {host_of(line.address)}"
    size = line.enclosure.length or 0
    name = _name_of(line.enclosure) or f"a file, at {host_of(line.address)}"
    return f"{name}, {size_in_words(size)}" if size > 0 else name


def _name_of(file: Enclosure) -> str:
    return clean_line(_parted(file.url)[1].rstrip("/").rsplit("/", 1)[-1], _LONGEST_WORDS)


def _file_line(file: Enclosure) -> str:
    name = _name_of(file)
    parts = [f"File {name}" if name else "File"]
    if file.type:
        parts.append(clean_line(file.type, _LONGEST_WORDS))
    if file.length is not None and file.length > 0:
        parts.append(size_in_words(file.length))
    if host := host_of(file.url):
        parts.append(host)
    return f"{', '.join(parts)}."


def _parted(address: str) -> tuple[str, str]:
    """The server and the path of an address; empty when it is none."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return host, parts.path


def size_in_words(length: int) -> str:
    """A number of bytes for people: "512 bytes", "1.5 MB" (a kilobyte has 1000)."""
    size, unit = float(length), 0
    while size >= 999.5 and unit < len(_UNITS) - 1:  # noqa: PLR2004 - what rounds to 1000
        size, unit = size / 1000, unit + 1
    if unit == 0:
        return phrases.count(length, "byte")
    return f"{size:.{0 if size >= 10 else 1}f} {_UNITS[unit]}"  # noqa: PLR2004 - two digits


def loading(name: str, done: int, total: int) -> str:
    """How far a file is, in bytes: "episode.mp3, 12 of 48 MB", "episode.mp3, 12 MB so far"."""
    came, shown = size_in_words(max(0, done)), clean_line(name, _LONGEST_WORDS) or "a file"
    if total <= 0:
        return f"{shown}, {came} so far"
    whole = size_in_words(total)
    number, unit = came.split(" ")
    return f"{shown}, {number if whole.endswith(f' {unit}') else came} of {whole}"


async def show_links(context: Context, which: str = "") -> Outcome:
    """List the links of the open story and its files, or tell the whole address of one."""
    story = context.open_story()
    if story is None:
        return context.refused(NO_STORY)
    lines = links_of(story)
    if not lines:
        return context.refused(NO_LINKS)
    if which := which.strip():
        line = _numbered(lines, which)
        if isinstance(line, str):
            return context.refused(line)
        return context.done(f"{link_line(line)} {clean_line(line.address, _LONGEST_ADDRESS)}")
    files = sum(line.enclosure is not None for line in lines)
    told = phrases.count(len(lines) - files, "link")
    if files:
        told += f", {phrases.count(files, 'file')}"
    said = f"{told}. browse NUMBER opens one."
    if files:
        said += " download NUMBER fetches a file."
    listed = tuple(Target(TargetKind.LINK, str(line.number)) for line in lines)
    return context.done(said, TextShown(tuple(map(link_line, lines))), listed=listed)


async def show_enclosures(context: Context) -> Outcome:
    """List the files that come with the open story: type, size and server."""
    story = context.open_story()
    if story is None:
        return context.refused(NO_STORY)
    lines = [line for line in links_of(story) if line.enclosure is not None]
    if not lines:
        return context.refused("No files come with this story.")
    return context.done(
        f"{phrases.count(len(lines), 'file')}.", TextShown(tuple(map(link_line, lines)))
    )


async def browse(context: Context, which: str = "") -> Outcome:
    """Open the story in the browser, or its link of this number."""
    which = which.strip()
    story = await story_at_hand(context)
    if story is None:
        return context.refused(NO_STORY)
    lines = links_of(story)
    if not lines:
        return context.refused(NO_LINKS)
    line = _numbered(lines, which or "1")
    if isinstance(line, str):
        return context.refused(line)
    address, command = checked(line.address), context.settings.reading.browser
    await context.away(lambda: open_address(address, command))
    what = "the story" if line.address == story.dispatch.link else f"link {line.number}"
    where = f"at {host_of(address)}" if host_of(address) else f"to {address[len('mailto:') :]}"
    return context.done(f"Opened {what}, {where}.")


def _numbered(lines: Sequence[LinkLine], which: str) -> LinkLine | str:
    """The link of a number that was typed, or a sentence that says why there is none."""
    if not (which.isascii() and which.isdigit()):
        return "Which link? links lists them, browse 2 opens the second."
    number = int(which[:9])
    if not 1 <= number <= len(lines):
        return f"No link {number}. This story has {len(lines)}."
    return lines[number - 1]


def wanted_file(story: Story, number: int | None) -> LinkLine | str:
    """What a number of `links` leads to, the only file without one; or why it is nothing."""
    lines = links_of(story)
    if number is None:
        files = [line for line in lines if line.enclosure is not None]
        if not files:
            return "No files come with this story. links lists what it leads to."
        if len(files) > 1:
            first = f"download {files[0].number} fetches one"
            return f"{len(files)} files. enclosures lists them, {first}."
        return files[0]
    if not 1 <= number <= len(lines):
        return f"No link {number}. This story has {len(lines)}."
    return lines[number - 1]


async def story_at_hand(context: Context) -> Story | None:
    """The selected story in the list of headlines, else the open one."""
    row = context.session.row
    if context.session.room is Room.HEADLINES and row < context.list.count():
        return await context.bring(context.list.story_id(row))
    return context.open_story()


def checked(address: str) -> str:
    """The address, if a browser may be given it.  Raises SettingsFault.

    Only http and https, no control characters, blanks or quotation marks, no backslash (which
    browsers take for a slash, so that another server is meant), and a server must be named.  Of a
    mail address nothing is left but the address: no words, no files that somebody else chose.
    """
    if mail := _MAIL.fullmatch(address):
        return mail[1]
    if _WEB.fullmatch(address) and address.isprintable() and host_of(address):
        return address
    raise SettingsFault(
        "This link is not opened.",
        f"{clean_line(address, 100) or 'It'} is no safe address of the web.",
        "copy link gives the address.",
    )


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
        raise _not_opened("The browser", "It cannot be started.") from error
    if not is_open:
        raise _not_opened("The system", "It has no browser that can be shown here.")


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
        raise _not_opened(name, "It cannot be started.") from error
    status = 0
    with contextlib.suppress(subprocess.TimeoutExpired):
        status = process.wait(_SOON_S)
    if process.returncode is None:  # as it should: somebody must be there when it ends
        threading.Thread(target=process.wait, daemon=True, name="browser").start()
    if status:
        raise _not_opened(name, f"It ended with status {status}.")


def _not_opened(program: str, why: str) -> SourceFault:
    return SourceFault(
        f"{clean_line(program, 100)} does not open the link.",
        why,
        "browser in the settings names another program; copy link gives the address.",
    )
