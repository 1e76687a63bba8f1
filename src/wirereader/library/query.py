"""What a reader types to find stories, read into a Query.  Pure: knows no SQL."""

from datetime import datetime
from typing import NamedTuple


class Query(NamedTuple):
    """A search that was understood; `text` is what was typed.

    `ranked` orders the newest matches by how well they match, best first.
    """

    text: str
    parts: tuple[tuple[object, ...], ...] = ()
    ranked: bool = False


def parse_query(text: str, now: datetime, *, ranked: bool = False) -> Query:
    """Read a search.

    Words all must occur; "phrases", -not, a OR b, prefix*, headline:, speaker:, person:, place:,
    organisation: (org:), source:, tag:, language:, breaking, unread, read, starred, since:2d (or
    12h, 2026-11-01, yesterday), before:, after:, status:killed.  Raises SettingsFault naming the
    word that cannot be read.
    """
    raise NotImplementedError
