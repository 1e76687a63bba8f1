"""What was read in newsboat, taken from its cache: a database of another program, only read."""

import contextlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from wirereader.library.library import Library
from wirereader.library.stories.mark_table import Key, set_mark
from wirereader.story.clean import clean_line
from wirereader.story.faults import SourceFault

_LONGEST_GUID = 500
_AT_ONCE = 1000  # marks in one unit of work: nobody else can write meanwhile
_READ = "SELECT feedurl, guid, url FROM rss_item WHERE unread = 0"


def bring_read_marks(library: Library, cache: Path, now: datetime) -> int:
    """Mark read what newsboat's `cache.db` says was read; how many.

    Raises SourceFault when that is no such file, and LibraryFault.
    """
    keys = read_keys(cache)
    known = library.marks(keys)
    new = [key for key in keys if not (key in known and known[key].is_read)]
    for start in range(0, len(new), _AT_ONCE):
        with library._database.writing() as connection:  # noqa: SLF001 - ours is the same room
            for key in new[start : start + _AT_ONCE]:
                set_mark(connection, key, "read_at", now, now)
    return len(new)


def read_keys(cache: Path) -> list[Key]:
    """The (source, guid) pairs that newsboat has as read.  Raises SourceFault."""
    name = clean_line(str(cache), 200) or "The cache"
    if not cache.is_file():
        raise SourceFault(f"{name} cannot be read.", "There is no such file.", "Check the name.")
    keys: dict[Key, None] = {}
    try:
        place = f"{cache.absolute().as_uri()}?mode=ro"
        with contextlib.closing(sqlite3.connect(place, uri=True)) as connection:
            connection.text_factory = lambda data: data.decode("utf-8", "replace")
            for source, guid, link in connection.execute(_READ):
                keys.update(dict.fromkeys(_guids(str(source), str(guid), str(link))))
    except sqlite3.Error as error:
        raise SourceFault(
            f"{name} cannot be read.",
            "It is not a newsboat cache, or newsboat is using it.",
            "Quit newsboat, and give its cache.db.",
        ) from error
    return list(keys)


def _guids(source: str, guid: str, link: str) -> Iterator[Key]:
    """A story's pair; newsboat joins link and date where a story has no guid of its own."""
    is_joined = bool(link) and guid != link and guid.startswith(link)
    yield source, clean_line(link if is_joined else guid, _LONGEST_GUID)
