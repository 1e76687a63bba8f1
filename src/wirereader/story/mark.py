"""What the reader did with a story."""

from datetime import datetime

from wirereader.late_dataclass import late_dataclass


@late_dataclass(frozen=True, slots=True)
class Mark:
    """Read and starred, keyed by (source, guid): a mark may exist before its story does.

    Times are aware and in UTC; None means "not so".
    """

    source: str
    guid: str
    read_at: datetime | None = None
    starred_at: datetime | None = None

    @property
    def is_read(self) -> bool:
        """Claim that the story has been read."""
        return self.read_at is not None

    @property
    def is_starred(self) -> bool:
        """Claim that the story is starred."""
        return self.starred_at is not None
