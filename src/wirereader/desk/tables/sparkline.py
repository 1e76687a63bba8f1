"""A row of numbers as bars, one cell each."""

from collections.abc import Sequence
from typing import Final

BARS: Final = "▁▂▃▄▅▆▇█"


def sparkline(days: Sequence[int]) -> str:
    """A bar a day, the highest for the most; a day without any is the lowest."""
    most = max(days, default=0)
    return "".join(BARS[-(-one * (len(BARS) - 1) // most) if most else 0] for one in days)
