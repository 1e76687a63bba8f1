"""Processes that a program under test has started, as /proc tells them."""

import contextlib
from collections.abc import Iterable
from pathlib import Path

from tests.support.waiting import wait_until


def children(pid: int) -> list[int]:
    """The processes that `pid` has started and that still live."""
    found: list[int] = []
    with contextlib.suppress(FileNotFoundError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += map(int, (task / "children").read_text().split())
    return found


def state_of(pid: int) -> str:
    """How a process is doing: "T" stopped, "Z" ended and not yet waited for, "" gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return ""


def is_alive(pid: int) -> bool:
    """Claim that a process runs, or could."""
    return state_of(pid) not in {"", "Z"}


def wait_until_gone(pids: Iterable[int]) -> None:
    """Wait for processes that were told to end."""
    left = list(pids)
    wait_until(
        lambda: not any(map(is_alive, left)),
        lambda: f"the end of {[pid for pid in left if is_alive(pid)]}",
    )
