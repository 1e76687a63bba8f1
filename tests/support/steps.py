"""What work costs, in steps: the same number on any machine, however busy it is."""

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def steps(work: Callable[[], object]) -> int:
    """Count the lines of Python that `work` runs, in this thread, whoever wrote them.

    What one line does in C (a search of a regular expression, a slice) counts as one: where that
    could grow with the square of a text, use a text whose square would outlast the limit of a test.
    """
    count = 0

    def trace(_frame: FrameType, event: str, _: Any) -> Any:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        work()
    finally:
        sys.settrace(before)
    return count


def assert_in_proportion(
    work: Callable[[int], object], small: int, large: int, *, slack: float = 1.5
) -> None:
    """Claim that the steps of `work(size)` grow as the size does, from `small` to `large`.

    `slack` is how much more than that is let pass (factor): a square would be `large / small`.
    """
    assert large >= 4 * small, "a square must lie far outside the slack"
    work(small)  # tables are read and patterns compiled once
    few, many = steps(lambda: work(small)), steps(lambda: work(large))
    times = large / small
    assert many <= slack * times * few + 500, (
        f"{times:.0f} times the size took {many / max(1, few):.1f} times the steps: {few}, {many}"
    )
