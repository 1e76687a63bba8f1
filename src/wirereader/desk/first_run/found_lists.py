"""Subscriptions of other readers, looked for in the usual places of this machine.

The look is bounded: a few folders, so many names in each, files of a few megabytes.  Nothing but a
regular file of the reader's own is opened, and no link is followed that leads out of their home.
"""

import os
import stat
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wirereader.story.clean import clean_line
from wirereader.story.faults import FormatFault

if TYPE_CHECKING:
    from wirereader.formats.feeds.subscription_list import SubscriptionList

MOST_NAMES = 2_000
"""So many names of one folder are looked at."""
MOST_LISTS = 9
"""So many lists are offered: each has a digit."""
MOST_BYTES = 4 << 20
"""No list of subscriptions is larger; 100 feeds take 20 kB."""
_FLAGS = sum(getattr(os, flag, 0) for flag in ("O_NONBLOCK", "O_CLOEXEC", "O_NOFOLLOW"))
_FOLDERS = ("", "Downloads", "Documents", "Desktop")
_WORDS = ("opml", "subscription", "feeds", "rss")


class FoundList(NamedTuple):
    """A list of feeds: its file, the reader it is of ("newsboat", "" for a file), the addresses."""

    path: Path
    reader: str
    addresses: tuple[str, ...]

    @property
    def shown(self) -> str:
        """Where it is, as it may be drawn: "~" for home."""
        home = str(Path.home())
        path = str(self.path)
        return clean_line(f"~{path[len(home) :]}" if path.startswith(f"{home}/") else path, 100)


def found_lists(environment: Mapping[str, str] = os.environ) -> tuple[FoundList, ...]:
    """The lists that are there and have feeds, newsboat's first, at most nine.

    Reads the disk: not for a thread that somebody waits for.
    """
    home = Path.home()
    found: dict[tuple[str, ...], FoundList] = {}
    for path, reader in _candidates(home, environment):
        addresses = _addresses_in(path, home)
        if addresses:
            found.setdefault(addresses, FoundList(path, reader, addresses))
        if len(found) >= MOST_LISTS:
            break
    return tuple(found.values())


def _candidates(home: Path, environment: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    config = _folder(environment, "XDG_CONFIG_HOME", home / ".config")
    data = _folder(environment, "XDG_DATA_HOME", home / ".local" / "share")
    yield home / ".newsboat" / "urls", "newsboat"
    yield config / "newsboat" / "urls", "newsboat"
    yield home / ".newsbeuter" / "urls", "newsbeuter"
    yield config / "newsbeuter" / "urls", "newsbeuter"
    yield config / "liferea" / "feedlist.opml", "Liferea"
    yield data / "akregator" / "data" / "feeds.opml", "Akregator"
    for name in _FOLDERS:
        for path in _lists_in(home / name):
            yield path, ""


def _folder(environment: Mapping[str, str], name: str, usual: Path) -> Path:
    """A folder that the environment may name; only a whole path counts (XDG Base Directory)."""
    named = environment.get(name, "")
    return Path(named) if named.startswith("/") else usual


def _lists_in(folder: Path) -> list[Path]:
    """Files of a folder that are called as lists are."""
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, MOST_NAMES)]
    except OSError:
        return []
    return [folder / name for name in sorted(names) if _is_called_so(name)]


def _is_called_so(name: str) -> bool:
    low = name.lower()
    return low.endswith(".opml") or (low.endswith(".xml") and any(word in low for word in _WORDS))


def _addresses_in(path: Path, home: Path) -> tuple[str, ...]:
    """The addresses of a list; none where it is no list, or may not be looked at."""
    from wirereader.desk.subscriptions.subscriptions import read_list

    data = _bytes_of(path, home)
    if not data:
        return ()
    try:
        listed: SubscriptionList = read_list(data)
    except FormatFault:
        return ()
    return tuple(dict.fromkeys(one.address for one in listed.subscriptions))


def _bytes_of(path: Path, home: Path) -> bytes:
    """What is in a regular file of the reader's own, not too large; nothing for any other."""
    try:
        real = path.resolve(strict=True)
        if real != path.absolute() and not real.is_relative_to(home.resolve()):
            return b""
        # what is no file may be put there in between: it is asked once it is open, and never waits
        with os.fdopen(os.open(real, _FLAGS), "rb") as file:
            told = os.fstat(file.fileno())
            if not stat.S_ISREG(told.st_mode) or told.st_size > MOST_BYTES:
                return b""
            if told.st_uid != os.geteuid():
                return b""
            return file.read(MOST_BYTES)
    except (OSError, ValueError, RuntimeError):  # gone, not ours to read, or a circle of links
        return b""
