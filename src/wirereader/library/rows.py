"""A list of stories as it was at one moment, told row by row."""

from datetime import datetime

from wirereader.library.answers import StoryRow
from wirereader.library.database import Database
from wirereader.library.query import Query


class Rows:
    """A snapshot of a list: what arrives later does not move its rows.

    Breaking stories come first, then the rest, the newest first.  Rows count from 0.
    """

    def __init__(self, database: Database, query: Query | None, now: datetime) -> None:
        self._database, self._query, self._now = database, query, now

    @property
    def is_whole(self) -> bool:
        """Claim that all matches were found: `count` will not grow."""
        raise NotImplementedError

    def count(self) -> int:
        """How many rows are known so far."""
        raise NotImplementedError

    def row(self, number: int) -> StoryRow:
        """The row with this number.  Raises IndexError."""
        raise NotImplementedError

    def find(self, story_id: str) -> int | None:
        """Where a story stands, or None if it is not in the list."""
        raise NotImplementedError

    def unread(self) -> int | None:
        """How many are unread; None while that would take long to count."""
        raise NotImplementedError

    def breaking(self) -> int:
        """How many are breaking; they are the first rows."""
        raise NotImplementedError

    def next_unread(self, after_row: int, direction: int = 1) -> int | None:
        """The nearest unread row below (direction 1) or above (-1) `after_row`."""
        raise NotImplementedError

    def next_breaking(self, after_row: int, direction: int = 1) -> int | None:
        """The nearest breaking row below (direction 1) or above (-1) `after_row`."""
        raise NotImplementedError

    def newer(self) -> int:
        """How many stories arrived since the snapshot."""
        raise NotImplementedError
