"""The program beside a view that fetches: `python -m ...refresh.fetch_program VERB ...`.

It tells how it goes in lines of JSON (see `progress_reports`), the last of which says what came of
it.  `wirereader VERB --progress-json` tells scripts the same.
"""

import asyncio
import os
import sys
from collections.abc import Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from wirereader.desk.refresh.progress_reports import Ended, Tiding, as_line, ended, failed
from wirereader.desk.refresh.refresh_process import NAMES, ON_INPUT
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.story.faults import WirereaderFault

if TYPE_CHECKING:
    from wirereader.desk.refresh.fetch_preferences import FetchPreferences

DUE = "--due"
"""After "refresh": only sources that are due."""
FOLDER = "--folder"
"""After "add": the folder of the new source follows, its path with slashes."""


def tell(tiding: Tiding) -> None:
    """Write it as one line of standard output."""
    sys.stdout.write(as_line(tiding))
    sys.stdout.flush()


def main(arguments: Sequence[str]) -> int:
    """Do one errand; 0 when it is done.  What follows "--" are names, however they begin.

    With `ON_INPUT` they come on standard input.
    """
    verb, *rest = arguments
    names = tuple(rest[rest.index(NAMES) + 1 :]) if NAMES in rest else ()
    if ON_INPUT in rest[: rest.index(NAMES) if NAMES in rest else None]:
        names = tuple(map(os.fsdecode, sys.stdin.buffer.read().split(b"\0")[:-1]))
    try:
        end = _done(verb, names, _folder_in(rest), is_due_only=DUE in rest)
    except WirereaderFault as fault:
        tell(failed(fault))
        return fault.exit_code
    except BrokenPipeError:  # the view is gone: nothing more may be written, not even at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    tell(end)
    return 0 if end.is_done else 1


def _folder_in(rest: Sequence[str]) -> tuple[str, ...]:
    """The folder that a new source is to stand in, named before the address."""
    before = rest[: rest.index(NAMES)] if NAMES in rest else rest
    if FOLDER not in before[:-1]:
        return ()
    path = before[before.index(FOLDER) + 1]
    return tuple(filter(None, (part.strip() for part in path.split("/"))))


def _done(
    verb: str, names: tuple[str, ...], folder: tuple[str, ...], *, is_due_only: bool
) -> Ended:
    from wirereader.desk.refresh import fetch_jobs
    from wirereader.desk.refresh.fetch_preferences import preferences_of
    from wirereader.settings.load import load

    settings = load().settings
    preferences = preferences_of(settings)
    if verb == "refresh":
        wish = fetch_jobs.RefreshWish(names, is_due_only)
        report = asyncio.run(fetch_jobs.refreshed(wish, preferences, tell)).report
        return Ended(report.said, is_done=False) if isinstance(report, Told) else ended(report)
    if verb == "add":
        from wirereader.desk.refresh.add_source import Wish

        place = " ".join(names)
        is_allowed = settings.refresh.allow_private and os.path.isfile(place)  # noqa: PTH113 - any text
        asked = Wish(place, folder=folder, is_private_allowed=is_allowed)
        told = fetch_jobs.added(asked, preferences, tell)
        if dict(told.data).get("added"):  # a list: its feeds are asked at once
            wish = fetch_jobs.RefreshWish((), is_due_only=True)
            report = asyncio.run(fetch_jobs.refreshed(wish, preferences, tell)).report
            end = Ended(report.said) if isinstance(report, Told) else ended(report)
            return end._replace(said=f"{told.said} {end.said}")
        new = dict(told.data).get("new", 0)
        return Ended(told.said, is_done=told.is_done, new=new, faults=told.lines)
    if verb in {"sync", "account"}:
        told = asyncio.run(_about_accounts(verb, names, preferences))
        new = dict(told.data).get("new", 0)
        return Ended(told.said, is_done=told.is_done, new=new, others=told.lines)
    told = fetch_jobs.fetched_for_story(verb, names, preferences, tell)
    return Ended(told.said, is_done=told.is_done)


def _about_accounts(
    verb: str, names: tuple[str, ...], preferences: "FetchPreferences"
) -> "Coroutine[Any, Any, Told]":
    from wirereader.desk.accounts.account_wish import wish_of_words
    from wirereader.desk.refresh import fetch_jobs

    if verb == "sync":
        return fetch_jobs.synced(names, preferences, tell)
    return fetch_jobs.account_added(wish_of_words(list(names)), preferences, tell)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
