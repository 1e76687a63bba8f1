"""Breaking or not, and because of what."""

from datetime import datetime
from enum import IntEnum
from typing import Any

from wirereader.late_dataclass import late_dataclass


class AlertLevel(IntEnum):
    """Grades of breaking news, the highest first."""

    FLASH = 1
    BULLETIN = 2
    URGENT = 3
    BREAKING = 4


@late_dataclass(frozen=True, slots=True)
class Alert:
    """A story is breaking: how much so, for which reasons in words, and until when (UTC).

    A local file's alert does not age: `until` is None.
    """

    level: AlertLevel
    because: tuple[str, ...]
    until: datetime | None = None

    def __post_init__(self) -> None:
        if not self.because:
            raise ValueError("an alert has a reason")

    def as_json(self) -> dict[str, Any]:
        """The alert as `contracts.md` fixes it."""
        return {"level": self.level.name.lower(), "because": list(self.because)}
