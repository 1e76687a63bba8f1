"""Story files, feeds and wire files, and folders of them, read and never stored.

Nothing here waits: pipes, devices and sockets are refused before they are opened.
"""

import errno
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from wirereader.formats.files.document_kinds import can_read, document_kind
from wirereader.formats.files.mail_recognition import is_mail
from wirereader.formats.files.post_front_matter import is_markdown
from wirereader.formats.files.story_file import read_story
from wirereader.formats.files.text_encoding import LIMIT_BYTES, too_large
from wirereader.formats.wire_framing import is_anpa, is_iptc7901
from wirereader.story.clean import clean_line
from wirereader.story.faults import FormatFault, SourceFault, WirereaderFault
from wirereader.story.identity import story_id
from wirereader.story.story import Dispatch, Story

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ".mdown", ".mkd", ""})
_SUFFIXES = (
    _TEXTS
    | {".xml", ".rss", ".atom", ".rdf", ".json", ".nitf", ".newsml", ".ninjs", ".cap"}
    | {".anpa", ".tst", ".iptc", ".eml", ".emlx", ".mbox", ".mbx", ".jsonl", ".ndjson"}
)
# What a feed or a wire file begins with: only then is a reader of such formats loaded
_MARKED = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\x00\s]*(?:<[?!a-zA-Z\x00]|[{\[])")
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|rss|feed|rdf:RDF|nitf)[\s>]")
_HEAD_BYTES = 65_536
_NOT_STORIES = frozenset(
    {"readme", "license", "licence", "notice", "copying", "authors", "changes", "changelog"}
)
_MAIL_FOLDERS = ("cur", "new")
_MOST_FILES = 20_000  # a folder given by mistake, as one's home, may have millions
_MOST_ENTRIES = 100_000  # looked at, stories or not: some six seconds
_MOST_BYTES = 128 << 20  # of what is read in folders: 20,000 stories of 6 KB, some forty seconds
_DEEPEST = 32  # folders below folders: links may lead round
_AT_HAND_BYTES = 1 << 20  # of markup: as large as what can be read beside what a reader does
# Not to wait at a pipe that took the file's place, not to hand the file to programs we start
_FLAGS = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_NOCTTY", "O_CLOEXEC", "O_BINARY"))
_NONE: Mapping[Path, bytes] = MappingProxyType({})
ReadApart = Callable[[bytes, Path], tuple[Sequence[Dispatch], int]]
"""Reads a file elsewhere: what is in it, and how many stories were left out."""
_DAWN = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FilesRead:
    """What came: the stories in the order they were found, and a fault for each file that failed.

    Stories carry no alert yet: whether one is breaking is for the analysis to say.
    """

    stories: tuple[Story, ...]
    faults: tuple[WirereaderFault, ...]


def read_paths(
    paths: Sequence[Path], piped: Mapping[Path, bytes] = _NONE, apart: ReadApart | None = None
) -> FilesRead:
    """Read story files, feeds and wire files, told apart by their content.

    Documents, and markup that is large, are given to `apart`, which may leave stories out.

    In folders: files with a suffix that text, XML or JSON may have, or none; hidden files are
    left out.  Each story is given once: the newest of those that share source and guid, so a
    write-through takes its first take's place.
    `piped` has the bytes of paths that were read already: standard input, pipes.
    `Story.received` is when the file was last written: the best there is to say when it came.
    """
    stories: dict[str, Story] = {}
    faults: list[WirereaderFault] = []
    files = _within_limit([path for path in paths if path not in piped])
    for found in (*(path for path in paths if path in piped), *files):
        try:
            if isinstance(found, WirereaderFault):
                raise found
            arrived, left_out = _read(found, piped.get(found), apart)
            if left_out is not None:
                faults.append(left_out)
        except WirereaderFault as fault:
            faults.append(fault)
            continue
        for story in arrived:
            known = stories.get(story.id)
            if known is None or _age(story) < _age(known):
                stories[story.id] = story
    return FilesRead(tuple(stories.values()), tuple(faults))


def _within_limit(paths: Sequence[Path]) -> Iterator[Path | WirereaderFault]:
    """What `files_in` finds, each folder until its files are too large together."""
    for path in paths:
        count = size = 0
        for found in files_in([path]):
            if isinstance(found, Path):
                if size >= _MOST_BYTES:
                    yield _overfull(
                        path,
                        f"It has more than {_MOST_BYTES >> 20} MB; "
                        f"only the first {count:,} of its files were read.",
                    )
                    break
                count, size = count + 1, size + _size(found)
            yield found


def _size(file: Path) -> int:
    """How many bytes of a file are read; 0 where nobody can say."""
    try:
        return min(file.stat().st_size, LIMIT_BYTES)
    except (OSError, ValueError):
        return 0


def in_list_order(stories: Iterable[Story]) -> tuple[Story, ...]:
    """Breaking stories first, then the newest; by publication, else by arrival.

    What is equally old stays in its order, which is that of its feed.
    """

    def rank(story: Story) -> tuple[bool, float]:
        return story.alert is None, _age(story)

    return tuple(sorted(stories, key=rank))


def _age(story: Story) -> float:
    """A number that is the smaller the newer a story is."""
    moment = story.dispatch.published or story.received or _DAWN
    return (_DAWN - moment).total_seconds()


def files_in(paths: Sequence[Path]) -> Iterator[Path | WirereaderFault]:
    """Find the files that `read_paths` would read, and a fault for each path that cannot be."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        try:
            place = _at_home(path)
            is_folder = stat.S_ISDIR(place.stat().st_mode)
        except (OSError, ValueError, RuntimeError) as error:
            yield _unavailable(path, error)
            continue
        if not is_folder:
            yield place
            continue
        known = len(seen)
        inside = list(_in_folder(place, seen))
        yield from inside
        if not inside and len(seen) > known:
            yield SourceFault(
                f"{_name(place)} has no stories.",
                "There is no text file in it.",
                "Choose another folder, or name a file.",
            )


def _in_folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Path | WirereaderFault]:
    """All story files under `folder`, by name; each folder once, whatever links lead to it."""
    waiting = [(folder, 0)]
    count = looked_at = 0
    while waiting and looked_at <= _MOST_ENTRIES:
        place, depth = waiting.pop()
        try:
            entries, number = _unseen_entries(place, seen, _MOST_ENTRIES - looked_at + 1)
        except OSError as error:
            yield _unavailable(place, error)
            continue
        looked_at += number
        for entry in entries:
            if not _is_folder(entry):
                count += 1
                yield Path(entry.path)
            elif depth < _DEEPEST:
                waiting.append((Path(entry.path), depth + 1))
            if count >= _MOST_FILES:
                yield _overfull(folder, f"Only its first {_MOST_FILES:,} files were read.")
                return
    if looked_at > _MOST_ENTRIES:
        yield _overfull(
            folder,
            f"It has more than {_MOST_ENTRIES:,} files and folders; "
            "only the story files among the first of them were read.",
        )


def _overfull(folder: Path, why: str) -> SourceFault:
    return SourceFault(f"{_name(folder)} is too large.", why, "Open a part of it.")


def _unseen_entries(
    folder: Path, seen: set[tuple[int, int]], most: int
) -> tuple[list["os.DirEntry[str]"], int]:
    """What is wanted of a folder's first `most` entries, by name, and how many were looked at."""
    status = folder.stat()
    key = (status.st_dev, status.st_ino)
    if key in seen:
        return [], 0
    seen.add(key)
    is_mail_folder = folder.name in _MAIL_FOLDERS and _is_maildir(folder.parent)
    is_maildir = _is_maildir(folder)
    with os.scandir(folder) as found:
        first = list(islice(found, most))
        # messages are named as their deliverer likes, and those on their way stand in tmp
        wanted = [
            entry
            for entry in first
            if is_mail_folder or (_is_wanted(entry) and not (is_maildir and entry.name == "tmp"))
        ]
    return sorted(wanted, key=lambda entry: entry.name), len(first)


def _is_maildir(folder: Path) -> bool:
    """Claim that a folder holds mail, a file each, as the maildir format has it."""
    try:
        return all((folder / name).is_dir() for name in (*_MAIL_FOLDERS, "tmp"))
    except OSError:
        return False


def _is_wanted(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith("."):
        return False
    stem, suffix = os.path.splitext(entry.name)  # noqa: PTH122 - a Path for each costs more than the file
    is_read = suffix.lower() in _SUFFIXES or can_read(suffix.lower())
    return _is_folder(entry) or (is_read and stem.casefold() not in _NOT_STORIES)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _read(
    path: Path, piped: bytes | None, apart: ReadApart | None
) -> tuple[list[Story], SourceFault | None]:
    """The stories in a file, and what was left out of it."""
    if piped is not None and len(piped) > LIMIT_BYTES:
        raise too_large(_name(path), len(piped))
    data, written = bytes_of(path) if piped is None else (piped, None)
    left_out = 0
    if apart is not None and _wants_limits(data):
        dispatches, left_out = apart(data, path)
    else:
        dispatches, _ = dispatches_in(data, path)
    stories = [
        Story(story_id(dispatch.source, dispatch.guid), dispatch, received=written)
        for dispatch in dispatches
    ]
    if not left_out:
        return stories, None
    return stories, SourceFault(
        f"{_name(path)} is too large.",
        f"Only the first {len(stories):,} of its {len(stories) + left_out:,} stories were read.",
        "Open a part of it.",
    )


def _wants_limits(data: bytes) -> bool:
    """Claim that what is in a file is better read by a process that may not take all memory."""
    if document_kind(data):
        return True
    return len(data) > _AT_HAND_BYTES and bool(_MARKED.match(data[:4096]) or is_mail(data))


def dispatches_in(data: bytes, path: Path, most: int | None = None) -> tuple[list[Dispatch], int]:
    """What a feed or a wire file holds, else the one story that any other text is.

    No more than the first `most`, and how many were left out.  Raises FormatFault.
    """
    if is_markdown(path.name, data[:_HEAD_BYTES]) and not _XML.match(data):
        from wirereader.formats.files.markdown import read_markdown

        return [read_markdown(data, _name(path))], 0
    if (
        _MARKED.match(data[:4096])
        or is_iptc7901(data)
        or is_anpa(data)
        or is_mail(data)
        or document_kind(data)
    ):
        from wirereader.formats.dispatches import dispatches_of
        from wirereader.formats.feed_recognition import require_understood
        from wirereader.formats.parse import parse_document

        try:
            feed = parse_document(data)
            require_understood(feed)
            taken = feed if most is None else replace(feed, entries=feed.entries[:most])
            return dispatches_of(taken), len(feed.entries) - len(taken.entries)
        except FormatFault:
            if path.suffix.lower() not in _TEXTS:
                raise
    return [read_story(data, _name(path))], 0


def bytes_of(path: Path) -> tuple[bytes, datetime | None]:
    """What a file holds, and when it was last written (UTC).  Raises SourceFault, FormatFault."""
    try:
        path = _at_home(path)
        _refuse_special(path, path.stat().st_mode)
        with open(os.open(path, os.O_RDONLY | _FLAGS), "rb") as file:  # noqa: PTH123 - flags
            status = os.fstat(file.fileno())
            _refuse_special(path, status.st_mode)
            if status.st_size > LIMIT_BYTES:
                raise too_large(_name(path), status.st_size)
            return file.read(LIMIT_BYTES + 1), _moment(status.st_mtime)
    except (OSError, ValueError, RuntimeError) as error:
        raise _unavailable(path, error) from error


def _at_home(path: Path) -> Path:
    """The path with ~ as somebody's home.  Raises RuntimeError where there is no such user."""
    return path.expanduser() if str(path).startswith("~") else path


def _refuse_special(path: Path, mode: int) -> None:
    if stat.S_ISREG(mode):
        return
    kind = "a folder" if stat.S_ISDIR(mode) else "a pipe, a device or a socket"
    raise FormatFault(f"{_name(path)} is not a file.", f"It is {kind}.", "Choose a text file.")


def _moment(seconds: float) -> datetime | None:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _unavailable(path: Path, error: Exception) -> SourceFault:
    why, remedy = "It cannot be read.", "Choose another file."
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        why, remedy = "There is no such file or folder.", "Check the name."
    elif isinstance(error, PermissionError):
        why, remedy = "Permission denied.", "Change its permissions, or copy it."
    elif isinstance(error, OSError) and error.errno == errno.ELOOP:
        why = "Its symbolic links form a loop."
    return SourceFault(f"{_name(path)} cannot be opened.", why, remedy)


def _name(path: Path) -> str:
    """The path as one clean line: file names come from outside, too."""
    if str(path) == "-":
        return "Standard input"
    return clean_line(str(path), 200) or "The file"
