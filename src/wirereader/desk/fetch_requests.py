"""What the process that fetches tells, and what it is sent for without being asked.

What the reader asked for is told step by step.  What nobody asked for is quiet: of a refresh by the
clock only breaking news and alerts are told, of a whole article fetched for its source's sake only
its end.
"""

import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.notices import AlertsArrived, BreakingArrived, FetchEnded, Fetching, Notice
from wirereader.story.faults import SourceFault

if TYPE_CHECKING:
    from wirereader.desk.refresh.progress_reports import Tiding
    from wirereader.desk.refresh.refresh_process import Refreshing
    from wirereader.story.story import Story


MOST_ANNOUNCED = 5
"""As many breaking stories as are pinned; more of one refresh are only marked."""
TELL_FILE_S = 5.0
"""Seconds from one word on a file to the next; at its beginning and its end it is told at once."""


class Fetches:
    """Between the desk and those who fetch: one for news, quiet or not, and one for files.

    A file may take an hour: the news does not wait for it.
    """

    def __init__(self, context: Context, receive: Callable[[Notice], None]) -> None:
        self.opened: Story | None = None
        """The story opened last, until it has been asked whether its whole article is wanted."""
        self._context = context
        self._receive = receive
        self._is_quiet = False
        self._is_whole = False
        self._told_at = -TELL_FILE_S
        self._announced = 0
        self._alerts: list[str] = []

    def send_out(self, make: "Callable[[Callable[[Tiding], None]], Refreshing]") -> None:
        """Have two who fetch, and listen to both."""
        self._context.fetcher = make(self.take)
        self._context.carrier = make(self.take_file)

    @property
    def is_asked_for(self) -> bool:
        """Claim that something is being fetched that the reader asked for."""
        fetcher, carrier = self._context.fetcher, self._context.carrier
        is_out = fetcher is not None and fetcher.is_running and not self._is_quiet
        return is_out or (carrier is not None and carrier.is_running)

    def stop(self) -> None:
        """Have all that is under way stopped."""
        for one in self._people():
            if one.is_running:
                one.stop()

    def close(self) -> None:
        """End those who fetch."""
        self.stop()  # both first: each may take its moment
        for one in self._people():
            one.close()

    def _people(self) -> "list[Refreshing]":
        both = (self._context.fetcher, self._context.carrier)
        return [one for one in both if one is not None]

    def start_quietly(self, verb: str, *arguments: str) -> bool:
        """Have something done that nobody asked for; False where somebody is already out."""
        fetcher = self._context.fetcher
        if fetcher is None or fetcher.is_running:
            return False
        self._is_quiet = True  # before the start: the first word may come at once
        if not fetcher.start(verb, *arguments):
            self._is_quiet = False
            return False
        return True

    async def fetch_whole_if_wanted(self) -> None:
        """Have the whole article of the story opened last, if its source is one for that.

        While somebody is out, it waits.
        """
        fetcher = self._context.fetcher
        if self.opened is None or fetcher is None or fetcher.is_running:
            return
        from wirereader.desk.commands.opening import is_whole_wanted

        story, self.opened = self.opened, None
        if await is_whole_wanted(self._context, story):
            self._is_whole = True
            if not self.start_quietly("article", "--", story.id):
                self._is_whole = False

    def take(self, tiding: "Tiding") -> None:
        """Pass on what the reader is to hear of it; called from the thread that listens."""
        from wirereader.desk.refresh.progress_reports import (
            AlertNews,
            BreakingNews,
            Ended,
            Progress,
            Syncing,
        )

        if isinstance(tiding, BreakingNews):
            self._announced += 1
            if self._announced <= MOST_ANNOUNCED:
                self._receive(BreakingArrived(tiding.story, tiding.headline, tiding.source))
        elif isinstance(tiding, AlertNews):
            self._alerts.append(tiding.said)
        elif isinstance(tiding, Ended):
            self._announced = 0
            self._keep(tiding.others)
            is_told = self._is_whole or not self._is_quiet
            self._is_quiet = self._is_whole = False
            if is_told:
                self._receive(FetchEnded(tiding.said, tiding.faults, tiding.is_done))
            if self._alerts:  # last: it is what stays on the status line
                alerts, self._alerts = tuple(self._alerts), []
                self._receive(AlertsArrived(alerts))
        elif isinstance(tiding, Progress) and not self._is_quiet:
            said = phrases.fetching(tiding.done, tiding.total, tiding.failed)
            self._receive(Fetching(tiding.done, tiding.total, said))
        elif isinstance(tiding, Syncing) and not self._is_quiet:
            said = phrases.syncing(*tiding)
            self._receive(Fetching(tiding.done, tiding.total, said))

    def take_file(self, tiding: "Tiding") -> None:
        """The same of a file: how far it is, now and then, and what came of it."""
        from wirereader.desk.phrases import loading
        from wirereader.desk.refresh.progress_reports import Ended, Loading

        if isinstance(tiding, Ended):
            self._told_at = -TELL_FILE_S
            self._keep(tiding.others)
            self._receive(FetchEnded(tiding.said, tiding.faults, tiding.is_done))
        elif isinstance(tiding, Loading) and time.monotonic() - self._told_at >= TELL_FILE_S:
            self._told_at = time.monotonic()
            far = loading(*tiding)
            said, still = f"Fetching {far}.", f"Still fetching {far}."
            self._receive(Fetching(tiding.done, tiding.total, said, still))

    def _keep(self, others: Sequence[str]) -> None:
        """Have `errors` tell what failed and belongs to no source; each once, the latest last."""
        faults = self._context.faults
        for said in others:
            faults[:] = [fault for fault in faults if str(fault) != said]
            faults.append(SourceFault(said, "", ""))
