"""A file that a story leads to, fetched into a folder of the reader's, by the process that fetches.

Nothing a feed says decides where a file is put: its name is made anew of harmless letters, no file
is replaced, and what has not come whole is thrown away.
"""

import contextlib
import mimetypes
import os
import re
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self
from urllib.parse import unquote, urlsplit

from wirereader.desk.outcomes import Drawing
from wirereader.desk.phrases import size_in_words
from wirereader.desk.refresh.fetch_outcome import remedy_at_once
from wirereader.desk.refresh.fetch_preferences import DownloadFolder
from wirereader.desk.refresh.progress_reports import Loading, Tiding
from wirereader.desk.story_files.file_writing import file_name, settle, why_refused
from wirereader.desk.story_files.picture_files import keep, pictures_of, place_of
from wirereader.desk.story_files.story_links import wanted_file
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.desk.targets import LinkNumber
from wirereader.settings.paths import download_dir
from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, FetchPolicy, NotKeptError
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault
from wirereader.story.links import LinkLine, checked, host_of
from wirereader.story.source import Source
from wirereader.story.story import Story

FetchFile = Callable[..., Awaitable[Fetched | Failed]]
LONGEST_S = 24 * 3600
"""A file may take as long as it likes, as long as something of it comes."""
_TELL_S = 1.0
_PART = ".part"
_SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,8}")
_MOST_OF_ONE_NAME = 1000
_ROOM_LEFT = 16 << 20  # bytes of a disk that are not ours to fill
_ELSEWHERE = "downloads.folder in the settings names another folder."
_REMEDIES = {
    FailureKind.TOO_LARGE: "downloads.largest in the settings allows more.",
    FailureKind.PRIVATE: "It is in the local network. browse opens it, if you trust it.",
    FailureKind.LOGIN: "browse opens it in the browser, where you can log in.",
    FailureKind.NOT_THERE: "Look for it on the story's site.",
    FailureKind.GONE: "Look for it on the story's site.",
}
_AGAIN = "download tries again."


class FilesShelf(Protocol):
    """The library, as far as files go; both may raise LibraryFault."""

    def story(self, story_id: str) -> Story | None:
        """The story with this id."""

    def source_of(self, story_id: str) -> Source | None:
        """The source that brought a story."""


async def download(
    library: FilesShelf,
    story_id: str,
    number: int | None,
    *,
    into: DownloadFolder,
    policy: FetchPolicy,
    now: datetime,
    tell: Callable[[Tiding], None],
    fetch: FetchFile,
) -> Told:
    """Fetch the file or link of this number, as `links` counts; without one, the only file.

    Cancelled, it leaves nothing behind.  Raises SourceFault, SettingsFault and LibraryFault.
    """
    story = library.story(story_id)
    if story is None:
        raise SourceFault(
            "There is no file to download.",
            "The story is no longer in the library.",
            "Choose another.",
        )
    line = wanted_file(story, None if number is None else LinkNumber(number))
    if isinstance(line, str):
        return Told(line, is_done=False)
    address = checked(line.address)
    policy = policy._replace(whole_s=LONGEST_S, most_bytes=into.most_bytes)
    part = _Part(folder_of(into.folder), names_for(line, story), tell)
    with part:
        # others write the addresses in a feed: they lead as far as the link of a story, no further
        came = await fetch(address, policy, now, part, of=library.source_of(story_id))
        if isinstance(came, Failed):
            raise _not_fetched(came, address)
        place = part.settled()
    size = size_in_words(part.size)
    data = (("path", str(place)), ("bytes", part.size))
    return Told(f"Downloaded {place.name}, {size}, to {clean_line(str(place.parent), 400)}.",
                data=data)  # fmt: skip


def folder_of(named: str) -> Path:
    """The folder for files; one that is named without its beginning lies in the reader's home."""
    try:
        if not named.strip():
            return download_dir()
        folder = Path(named).expanduser()
        return folder if folder.is_absolute() else Path.home() / folder
    except RuntimeError as error:  # no home, or somebody else's that there is not
        why = f"{clean_line(named, 200)}: there is no such user."
        raise SourceFault("The file was not downloaded.", why, _ELSEWHERE) from error


def names_for(line: LinkLine, story: Story) -> Iterator[str]:
    """Names that a file may have, the best first: letters, digits, hyphens and a short ending."""
    last = unquote(urlsplit(line.address).path.rstrip("/").rsplit("/", 1)[-1])
    stem, dot, ending = last.rpartition(".")
    suffix = f".{ending}" if dot and stem else ""
    if not _SUFFIX.fullmatch(suffix):
        stem, suffix = last, ""
    file = line.enclosure
    if not suffix and file is not None and file.type:
        suffix = mimetypes.guess_extension(file.type.partition(";")[0].strip().lower()) or ""
    name = file_name(stem, suffix.lower(), "") or suffix.lower()
    if name == suffix.lower():  # no letter in it
        name = file_name(story.headline, suffix.lower(), story.id)
    yield name
    head = name.removesuffix(suffix.lower())
    for number in range(2, _MOST_OF_ONE_NAME):
        yield f"{head}-{number}{suffix.lower()}"


class _Part:
    """A file on its way: written beside its place, and put there when it is whole."""

    def __init__(self, folder: Path, names: Iterator[str], tell: Callable[[Tiding], None]) -> None:
        self.size = 0
        self._folder, self._names, self._tell = folder, names, tell
        self._name = ""
        self._total = 0
        self._told_at = 0.0
        self._opened: int | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Throw away what has not been put in its place."""
        self._close()
        if self._name:
            with contextlib.suppress(OSError):
                (self._folder / f"{self._name}{_PART}").unlink()

    def begin(self, length: int | None) -> None:
        """Look whether there is room, and make the file."""
        self._total = length or 0
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            free = shutil.disk_usage(self._folder).free - _ROOM_LEFT
            if self._total > free:
                has = size_in_words(max(0, free))
                why = f"It is {size_in_words(self._total)}; {has} are free on the disk."
                raise NotKeptError(why, _ELSEWHERE)
            self._open()
        except OSError as error:
            raise NotKeptError(why_refused(error), _ELSEWHERE) from error
        self._say()

    def _open(self) -> None:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        for name in self._names:
            if os.path.lexists(self._folder / name):
                continue
            try:
                self._opened = os.open(self._folder / f"{name}{_PART}", flags, 0o666)
            except FileExistsError:  # another one is on its way there
                continue
            self._name = name
            return
        raise NotKeptError("Too many files with this name exist already.", _ELSEWHERE)

    def take(self, piece: bytes) -> None:
        """Write the next bytes."""
        assert self._opened is not None  # noqa: S101 - it has begun
        view = memoryview(piece)
        try:
            while view:
                view = view[os.write(self._opened, view) :]
        except OSError as error:
            raise NotKeptError(why_refused(error), _ELSEWHERE) from error
        self.size += len(piece)
        if time.monotonic() - self._told_at >= _TELL_S:
            self._say()

    def settled(self) -> Path:
        """Give the whole file its name; the place of it.  Raises SourceFault."""
        assert self._opened is not None  # noqa: S101 - something came
        part = self._folder / f"{self._name}{_PART}"
        try:
            os.fsync(self._opened)
            self._close()
            for name in (self._name, *self._names):
                with contextlib.suppress(FileExistsError):  # somebody was faster
                    settle(part, self._folder / name)
                    return self._folder / name
        except OSError as error:
            raise _not_kept(why_refused(error)) from error
        raise _not_kept("Too many files with this name exist already.")

    def _say(self) -> None:
        self._told_at = time.monotonic()
        self._tell(Loading(self._name, self.size, self._total))

    def _close(self) -> None:
        if self._opened is not None:
            os.close(self._opened)
            self._opened = None


def _not_kept(why: str) -> SourceFault:
    return SourceFault("The file was not saved.", why, _ELSEWHERE)


def _not_fetched(came: Failed, address: str) -> SourceFault:
    what = f"The file at {host_of(address)} was not fetched."
    if came.kind is FailureKind.NOT_KEPT:
        return SourceFault(what, came.fault.why, remedy_at_once(came.fault.remedy))
    return SourceFault(what, came.fault.why, _REMEDIES.get(came.kind, _AGAIN))


class _InMemory:
    """Takes a small file whole."""

    def __init__(self) -> None:
        self.data = bytearray()

    def begin(self, length: int | None) -> None:
        """There is room, as far as the policy lets it come."""

    def take(self, piece: bytes) -> None:
        """The next bytes."""
        self.data += piece


async def fetch_picture(
    library: FilesShelf,
    story_id: str,
    number: int,
    *,
    policy: FetchPolicy,
    now: datetime,
    fetch: Callable[..., Awaitable[Fetched | Failed]],
) -> Told:
    """Fetch the picture of this number among a story's links, and keep its pixels, made small.

    Raises SourceFault, FormatFault, SettingsFault and LibraryFault.
    """
    from wirereader.sources.picture_decoding import MOST_BYTES, pixels_of, require_reader

    require_reader()
    story = library.story(story_id)
    lines = pictures_of(story) if story is not None else []
    line = next((one for one in lines if one.number == number), None)
    if line is None:
        return Told("There is no such picture.", is_done=False)
    address, into = checked(line.address), _InMemory()
    came = await fetch(
        address,
        policy._replace(most_bytes=min(MOST_BYTES, policy.most_bytes)),
        now,
        into,
        of=library.source_of(story_id),
    )
    if isinstance(came, Failed):
        remedy = f"browse {number} opens it in the browser."
        raise SourceFault("The picture was not fetched.", came.fault.why, remedy)
    pixels = pixels_of(bytes(into.data))
    keep(place_of(line.address), Drawing(*pixels[:3]))
    wide, high = pixels.came_in
    return Told(f"Picture downloaded: {wide} by {high} pixels.")
