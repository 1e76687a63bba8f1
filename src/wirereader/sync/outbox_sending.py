"""The outbox on its way out: subscriptions in the order made, then marks in batches.

An entry leaves after the server's answer alone.  What is refused for good is set aside with a line
and blocks nothing; whatever else goes wrong ends the sending, and all that is left waits.
"""

import asyncio
import time
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from wirereader.library.accounts.account_values import (
    Account,
    ChangeAction,
    WaitingChange,
    WaitingMark,
)
from wirereader.library.accounts.accounts import Accounts
from wirereader.library.accounts.label_tables import LABEL
from wirereader.sync.mark_decision import BatchSize, in_batches
from wirereader.sync.server_protocol import MarkKind, Server, ServerError, ServerTrouble

_SLOW_S: Final = 5.0
_NO_ANSWER: Final = frozenset({ServerTrouble.NETWORK, ServerTrouble.FAILED})
_TRIES: Final = 3  # times that a label is sent which the server takes and does not show
NO_LABELS: Final = "The server keeps no labels: tags stay on this machine."
_DONE: Final = {
    ChangeAction.SUBSCRIBE: "A subscription to {feed} was not made.",
    ChangeAction.UNSUBSCRIBE: "A subscription was not ended.",
    ChangeAction.RENAME: "A title was not changed.",
    ChangeAction.MOVE: "A subscription was not moved.",
}


class Sending:
    """One account's outbox, sent once."""

    def __init__(
        self,
        accounts: Accounts,
        account: Account,
        server: Server,
        clock: Callable[[], datetime],
        stop: asyncio.Event,
        tell: Callable[[int, int], None],
    ) -> None:
        """`tell` is called with how many marks were answered, of how many."""
        self._accounts, self._account, self._server = accounts, account, server
        self._clock, self._stop, self._tell = clock, stop, tell
        self._answered = self._waiting = 0
        self._size = BatchSize(server.capabilities.marks_at_once, slow_s=_SLOW_S)
        self.sent = 0
        """How many marks and changes were answered."""

    async def run(self) -> None:
        """Send all that waits.  Raises ServerError, LibraryFault."""
        own = self._account.id
        for change in await asyncio.to_thread(self._accounts.waiting_changes, own):
            if self._stop.is_set():
                return
            await self._change(change)
        marks = await asyncio.to_thread(self._accounts.waiting_marks, own, self._clock())
        self._waiting = len(marks)
        for kind in MarkKind:
            for wanted in (True, False):
                chosen = [one for one in marks if one.mark == kind and one.wanted is wanted]
                await self._marks(kind, chosen, wanted=wanted)
        labels = [one for one in marks if one.mark.startswith(LABEL)]
        if labels and not self._account.keeps_labels:
            await self._set_aside(labels)
        elif labels and self._server.capabilities.has_labels:
            await self._labels(labels)

    async def _change(self, change: WaitingChange) -> None:
        try:
            await self._do(change)
        except ServerError as error:
            if error.trouble is not ServerTrouble.REFUSED:
                raise
            if not await self._is_done_already(change):
                said = _DONE[change.action].format(feed=change.feed)
                line = f"{said} {error.why}"
                await asyncio.to_thread(
                    self._accounts.note_refused, self._account.id, line, self._clock()
                )
        self.sent += 1
        await asyncio.to_thread(self._accounts.take_change_out, change.id)

    async def _do(self, change: WaitingChange) -> None:
        if change.action is ChangeAction.SUBSCRIBE:
            await self._server.subscribe(change.feed, change.value, change.folder)
        elif change.action is ChangeAction.UNSUBSCRIBE:
            feed = change.feed
            if feed.startswith(("http://", "https://")):  # it was not here when it was given up
                there = await self._server.feeds()
                feed = next((one.id for one in there if one.address == feed), "")
            if feed:
                await self._server.unsubscribe(feed)
        elif change.action is ChangeAction.RENAME:
            await self._server.rename(change.feed, change.value)
        else:
            await self._server.move(change.feed, change.value)

    async def _is_done_already(self, change: WaitingChange) -> bool:
        """Claim that a refusal is the answer to what an earlier try has done."""
        if change.action is not ChangeAction.UNSUBSCRIBE:
            return False
        return all(one.id != change.feed for one in await self._server.feeds())

    async def _marks(self, kind: MarkKind, marks: list[WaitingMark], *, wanted: bool) -> None:
        start = 0
        while start < len(marks) and not self._stop.is_set():
            batch = marks[start : start + self._size.now]
            if await self._batch(kind, batch, wanted=wanted):
                start += len(batch)

    async def _batch(self, kind: MarkKind, marks: Sequence[WaitingMark], *, wanted: bool) -> bool:
        """Send some marks; False when they are to be tried again, fewer at once."""
        own = self._account.id
        before = await asyncio.to_thread(self._accounts.note_try, own, marks, self._clock())
        begun = time.monotonic()
        try:
            await self._server.mark(kind, [one.item for one in marks], wanted=wanted)
        except ServerError as error:
            took = time.monotonic() - begun
            if error.trouble is ServerTrouble.REFUSED:
                await self._refused(kind, marks, before, error, wanted=wanted)
                return True
            is_slow = error.trouble in _NO_ANSWER and took >= _SLOW_S
            if is_slow and self._size.now > BatchSize.LEAST:
                self._size.took(took)
                return False
            raise
        self._size.took(time.monotonic() - begun)
        await asyncio.to_thread(self._accounts.note_answered, own, marks, before, self._clock())
        self.sent += len(marks)
        self._answered += len(marks)
        self._tell(self._answered, self._waiting)
        return True

    async def _set_aside(self, labels: Sequence[WaitingMark]) -> None:
        """Let labels stay tags of ours alone, where the server was seen to keep none."""
        own, now = self._account.id, self._clock()
        before = await asyncio.to_thread(self._accounts.note_try, own, labels, now)
        await asyncio.to_thread(
            self._accounts.note_answered, own, labels, before, now, refused=NO_LABELS
        )

    async def _labels(self, marks: Sequence[WaitingMark]) -> None:
        """Send labels; what the server does not show afterwards stays a tag of ours alone."""
        names = await asyncio.to_thread(self._accounts.known_labels, self._account.id)
        most = min(self._server.capabilities.contents_at_once, self._size.now)
        for mark, wanted in dict.fromkeys((one.mark, one.wanted) for one in marks):
            chosen = [one for one in marks if (one.mark, one.wanted) == (mark, wanted)]
            tag = mark.removeprefix(LABEL)
            for batch in in_batches(chosen, most):
                if self._stop.is_set():
                    return
                await self._label(names.get(tag, tag), batch, wanted=wanted)

    async def _label(self, label: str, marks: Sequence[WaitingMark], *, wanted: bool) -> None:
        own = self._account.id
        before = await asyncio.to_thread(self._accounts.note_try, own, marks, self._clock())
        is_kept, other, why = await self._labelled(label, marks, wanted=wanted)
        left = [one for one in marks if one.item in other or (wanted and not is_kept)]
        done = [one for one in marks if one not in left]
        if is_kept:  # somebody else has changed it meanwhile: the last who wants it has it
            again = [one for one in left if one.tries + 1 < _TRIES]
            await asyncio.to_thread(self._accounts.note_not_shown, own, again)
            left = [one for one in left if one not in again]
        how = "given" if wanted else "taken away"
        line = f"The label {label} was not {how} there. {why}"
        for several, refused in ((done, ""), (left, line)):
            if several:
                await asyncio.to_thread(
                    self._accounts.note_answered,
                    own,
                    several,
                    before,
                    self._clock(),
                    refused=refused,
                )
        self.sent += len(done)
        self._answered += len(marks)
        self._tell(self._answered, self._waiting)

    async def _labelled(
        self, label: str, marks: Sequence[WaitingMark], *, wanted: bool
    ) -> tuple[bool, frozenset[str], str]:
        """Send a label: whether it is kept, the items without it, and why not.

        Miniflux fails (500) at every label, and a server that fails at one may keep the next.
        """
        ids = [one.item for one in marks]
        try:
            is_kept, other = await self._server.label(label, ids, wanted=wanted)
        except ServerError as error:
            if error.trouble not in {ServerTrouble.REFUSED, ServerTrouble.FAILED}:
                raise
            return error.trouble is ServerTrouble.FAILED, frozenset(ids), error.why
        return is_kept, other, "The server did not keep it."

    async def _refused(
        self,
        kind: MarkKind,
        marks: Sequence[WaitingMark],
        before: dict[str, int],
        error: ServerError,
        *,
        wanted: bool,
    ) -> None:
        """Find those that are refused among many, by halves; each is set aside by itself."""
        if len(marks) > 1:
            middle = len(marks) // 2
            for half in (marks[:middle], marks[middle:]):
                while not await self._batch(kind, half, wanted=wanted):
                    pass
            return
        how = {MarkKind.READ: ("read", "unread"), MarkKind.STARRED: ("starred", "not starred")}
        line = f"A story was not marked {how[kind][not wanted]} there. {error.why}"
        await asyncio.to_thread(
            self._accounts.note_answered,
            self._account.id,
            marks,
            before,
            self._clock(),
            refused=line,
        )
