"""Marks on their way to the library: one thread keeps them in order, and nobody waits.

What cannot be kept, because another program writes or the disk is full, is held and tried again.
"""

import queue
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Protocol

from wirereader.story.faults import LibraryFault
from wirereader.story.mark import Mark

Key = tuple[str, str]
Work = Callable[[], object]
AGAIN_S = 2.0
_LOST = LibraryFault(
    "A mark was not saved.",
    "This is a bug in wirereader.",
    "Mark the story again, and please report the bug.",
)


class MarksShelf(Protocol):
    """The library, as far as marks go; any method may raise LibraryFault."""

    def marks(self, keys: Iterable[Key]) -> dict[Key, Mark]:
        """The marks of those (source, guid) pairs that have any."""

    def mark_read(self, source: str, guid: str, at: datetime) -> None:
        """Mark a story read."""

    def mark_unread(self, source: str, guid: str, at: datetime) -> None:
        """Take the read mark away."""

    def star(self, source: str, guid: str, at: datetime) -> None:
        """Star a story."""

    def unstar(self, source: str, guid: str, at: datetime) -> None:
        """Take the star away."""

    def set_marks(
        self,
        stories: Sequence[str],
        *,
        read: bool | None = None,
        starred: bool | None = None,
        said: str,
        now: datetime,
    ) -> int:
        """Mark stories that are kept, as one step that can be undone if `said` tells it."""


class Keeper:
    """Writes marks in the order they were made; `fault` is why some are not kept, if any are not.

    What failed is tried again after `again_s` seconds, and once more at the end.
    """

    def __init__(
        self,
        shelf: MarksShelf | None,
        trouble: Callable[[LibraryFault], None],
        again_s: float = AGAIN_S,
    ) -> None:
        self.fault: LibraryFault | None = None
        self._shelf = shelf
        self._trouble = trouble
        self._again_s = again_s
        self._waiting: queue.SimpleQueue[Work | threading.Event | None] = queue.SimpleQueue()
        self._held: deque[Work] = deque()
        self._failed_at = 0.0
        self._is_one_lost = False
        self._thread: threading.Thread | None = None

    @property
    def held_by(self) -> LibraryFault | None:
        """Why marks wait to be kept at this moment, if they do."""
        return self.fault if self._failed_at else None

    @property
    def unkept(self) -> LibraryFault | None:
        """Why some of what was to be kept is not, if so: final once this is closed."""
        return self.fault if self._held or self._is_one_lost else None

    def marks(self, keys: Iterable[Key]) -> dict[Key, Mark]:
        """The marks kept for these stories; none, and trouble told, if they cannot be read."""
        if self._shelf is None:
            return {}
        try:
            return self._shelf.marks(keys)
        except LibraryFault as fault:
            self._fail(fault)
            return {}

    def keep(self, old: Mark, new: Mark, at: datetime) -> None:
        """Keep what changed between two marks of one story, at `at` (aware); never waits."""
        shelf = self._shelf
        if shelf is None:
            return
        if old.is_read is not new.is_read:
            change = shelf.mark_read if new.is_read else shelf.mark_unread
            self._put(lambda: change(new.source, new.guid, at))
        if old.is_starred is not new.is_starred:
            turn = shelf.star if new.is_starred else shelf.unstar
            self._put(lambda: turn(new.source, new.guid, at))

    def keep_kept(self, story: str, old: Mark, new: Mark, said: str, at: datetime) -> None:
        """Keep what changed in the mark of a story that the library has; never waits."""
        shelf = self._shelf
        if shelf is not None:
            read = new.is_read if new.is_read is not old.is_read else None
            starred = new.is_starred if new.is_starred is not old.is_starred else None
            self._put(
                lambda: shelf.set_marks([story], read=read, starred=starred, said=said, now=at)
            )

    def do(self, work: Work) -> None:
        """Keep something else in its turn; never waits."""
        if self._shelf is not None:
            self._put(work)

    def flush(self) -> None:
        """Wait until all that was put so far is kept, or was tried."""
        if self._thread is not None:
            done = threading.Event()
            self._waiting.put(done)
            done.wait()

    def close(self) -> None:
        """Wait until all is kept."""
        if self._thread is not None:
            self._waiting.put(None)
            self._thread.join()
            self._thread = None

    def _put(self, work: Work) -> None:
        self._waiting.put(work)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            try:
                work = self._waiting.get(timeout=self._again_s if self._held else None)
            except queue.Empty:
                self._keep_held()
                continue
            if callable(work):
                self._held.append(work)
            waited = time.monotonic() - self._failed_at
            if work is None or not self._failed_at or waited >= self._again_s:
                self._keep_held()
            if isinstance(work, threading.Event):
                work.set()
            elif work is None:
                return

    def _keep_held(self) -> None:
        """Keep what is held, the oldest first, up to the first that cannot be kept."""
        while self._held:
            try:
                self._held[0]()
            except LibraryFault as fault:
                if not self._failed_at:  # trouble that lasts is told once
                    self._fail(fault)
                self._failed_at = time.monotonic()
                return
            except Exception:  # noqa: BLE001 - a bug of ours: it must not hold up the marks behind it
                self._is_one_lost = True
                self._fail(_LOST)
            self._held.popleft()
        if self._failed_at:
            self.fault, self._failed_at = None, 0.0

    def _fail(self, fault: LibraryFault) -> None:
        self.fault = fault
        self._trouble(fault)
