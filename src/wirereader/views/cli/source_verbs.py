"""Verbs of sources: add, remove, sources, import, export, refresh, article, download, picture.

The desk does them; here stands what is printed where, and the exit code.
"""

import asyncio
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from wirereader.desk.refresh import fetch_jobs
from wirereader.desk.refresh.fetch_preferences import FetchPreferences
from wirereader.desk.refresh.progress_reports import Ended, Report, ended, failed, report_as_json
from wirereader.desk.subscriptions import subscription_changes
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.desk.targets import SourceNumber
from wirereader.story.clean import drawable
from wirereader.story.faults import SettingsFault, SourceFault, WirereaderFault
from wirereader.views.cli.progress_output import Teller
from wirereader.views.cli.source_arguments import WireRequest

if TYPE_CHECKING:
    from wirereader.views.cli.arguments import VerbRequest

NOTHING = 1
ALL_FAILED = SourceFault.exit_code
INTERRUPTED = 130
USUAL = FetchPreferences()


def run(request: "VerbRequest", preferences: FetchPreferences = USUAL) -> int:
    """Do what is asked for; the exit code.  Raises WirereaderFault."""
    wire = request.wire or WireRequest()
    if request.verb == "refresh":
        return _refresh(request, wire, preferences)
    if request.verb in {"account", "sync"}:
        return _about_accounts(request, wire, preferences)
    if request.verb == "add":
        return _Add(request, wire, preferences).run()
    if request.verb in {"article", "download", "picture"}:
        return _for_story(request, wire, preferences)
    if request.verb == "export":
        return _export(request, wire)
    return _tell_all(_changed(request, wire), request)


def _for_story(request: "VerbRequest", wire: WireRequest, preferences: FetchPreferences) -> int:
    """Fetch the page of one story, or a file it leads to."""

    def fetched(teller: Teller) -> Told:
        return fetch_jobs.fetched_for_story(request.verb or "", wire.names, preferences, teller)

    return _told_to_the_end(request, wire, fetched)


def _told_to_the_end(
    request: "VerbRequest", wire: WireRequest, work: Callable[[Teller], Told]
) -> int:
    """Do what tells how far it is, and tell how it ended; the exit code."""
    teller = _teller(request, wire)
    try:
        told = work(teller)
    except WirereaderFault as fault:
        teller.clear()
        if not wire.is_progress_json:
            raise
        teller(failed(fault))
        return fault.exit_code
    teller.clear()
    if wire.is_progress_json:
        teller(Ended(told.said, is_done=told.is_done, others=told.lines))
    else:
        _tell(told, request)
    if dict(told.data).get("stopped"):
        return INTERRUPTED
    if told.is_done:
        return 0
    # single stories and accounts say why themselves; of all accounts some may have failed
    return ALL_FAILED if request.verb == "sync" and dict(told.data).get("faults") else NOTHING


def _teller(request: "VerbRequest", wire: WireRequest) -> Teller:
    return Teller(
        is_json=request.is_json or wire.is_quiet,
        is_plain=request.view == "plain",
        is_progress_json=wire.is_progress_json,
    )


def _changed(request: "VerbRequest", wire: WireRequest) -> Iterator[Told]:
    if request.verb == "import":
        name = wire.names[0]
        yield subscription_changes.imported(
            name,
            subscription_changes.piped_list() if name == "-" else None,
            is_private_allowed=wire.is_private_allowed,
            cache=wire.cache,
        )
    elif request.verb == "remove":
        yield from subscription_changes.removed(wire.names)
    elif wire.action is None:
        with subscription_changes.opened_to_read() as library:
            from wirereader.desk.accounts import account_list

            yield account_list.sources_and_accounts(library)
    elif not wire.names:
        raise SettingsFault(
            f"There is nothing to {wire.action}.", "No source is named.", "Give its number."
        )
    elif wire.action == "set":
        name, *wishes = wire.names
        yield subscription_changes.with_options(name, wishes)
    else:
        yield from subscription_changes.paused(wire.names, is_resumed=wire.action == "resume")


def _tell_all(each: Iterable[Told], request: "VerbRequest") -> int:
    code = 0
    for told in each:
        code = _tell(told, request) or code
    return code


def _tell(told: Told, request: "VerbRequest") -> int:
    from wirereader.views.cli import output

    is_data = told.is_done or bool(told.data)
    if request.fields and is_data:
        rows = dict(told.data).get("sources", ())
        output.print_fields(rows, request.fields, is_json=request.is_json, table="")
    elif request.is_json and is_data:
        output.print_json(told.as_json())
    elif not told.is_done and not told.lines:
        output.refuse(told.said, is_json=request.is_json)
    else:
        lines = (told.said, *told.lines)
        output.print_lines(lines, request.width, typography=request.typography)
    return 0 if told.is_done else NOTHING


def _export(request: "VerbRequest", wire: WireRequest) -> int:
    if not wire.names and request.is_json:
        from wirereader.views.cli.output import print_json

        print_json(dict(subscription_changes.listed().data)["sources"])
        return 0
    if not wire.names or wire.names[0] == "-":
        listed, left_out = subscription_changes.exported()
        sys.stdout.buffer.write(listed)
        sys.stdout.buffer.flush()
        if left_out:
            print(left_out, file=sys.stderr)
        return 0
    path = Path(wire.names[0])
    return _tell(subscription_changes.exported_to(path, is_forced=wire.is_forced), request)


# A refresh


def _refresh(request: "VerbRequest", wire: WireRequest, preferences: FetchPreferences) -> int:
    """Fetch what is new, and tell what came of it."""
    teller = _teller(request, wire)
    wish = fetch_jobs.RefreshWish(wire.names, wire.is_due_only, wire.at_once, wire.per_host)
    try:
        came = asyncio.run(fetch_jobs.refreshed(wish, preferences, teller))
    except WirereaderFault as fault:
        teller.clear()
        if not wire.is_progress_json:
            raise
        teller(failed(fault))
        return fault.exit_code
    teller.clear()
    report = came.report
    if isinstance(report, Told):
        if not wire.is_progress_json:
            return NOTHING if wire.is_quiet else _tell(report, request)
        teller(Ended(report.said, is_done=False))
        return NOTHING
    if wire.is_progress_json:
        teller(ended(report))
    else:
        _print_report(report, request, is_quiet=wire.is_quiet)
    if came.is_interrupted:
        return INTERRUPTED
    is_all_failed = bool(report.lines) and len(report.failures) == len(report.lines)
    return ALL_FAILED if is_all_failed else 0


def _print_report(report: Report, request: "VerbRequest", *, is_quiet: bool) -> None:
    from wirereader.views.cli import output  # late: it need not be there before the end

    if request.is_json:
        output.print_json(report_as_json(report))
        return
    if not is_quiet:
        output.print_lines(
            [report.said, *report.alerts], request.width, typography=request.typography
        )
    sys.stdout.flush()
    lines = (*report.others, *(line.said for line in report.failures))
    sys.stderr.write("".join(f"{drawable(line)}\n" for line in lines))


# Accounts


def _about_accounts(
    request: "VerbRequest", wire: WireRequest, preferences: FetchPreferences
) -> int:
    """Add, list or change accounts, or sync them."""
    return _told_to_the_end(
        request, wire, lambda teller: _account_told(request, wire, preferences, teller)
    )


def _account_told(
    request: "VerbRequest", wire: WireRequest, preferences: FetchPreferences, teller: Teller
) -> Told:
    if request.verb == "sync":
        return asyncio.run(fetch_jobs.synced(wire.names, preferences, teller))
    from wirereader.desk.accounts import account_list, account_wish  # they bring the sync

    wish = account_wish.checked(
        account_wish.AccountWish(
            wire.action or "list",
            wire.names,
            wire.kind,
            wire.user,
            wire.password_command,
            wire.token_command,
            wire.is_keyring_used,
            wire.is_private_allowed,
        )
    )
    if wish.action == "add":
        return asyncio.run(fetch_jobs.account_added(wish, preferences, teller))
    with fetch_jobs.open_library() as library:
        return account_list.changed(library, wish)


# A new source


class _Add:
    """One source taken on."""

    def __init__(
        self, request: "VerbRequest", wire: WireRequest, preferences: FetchPreferences
    ) -> None:
        self._request, self._wire, self._preferences = request, wire, preferences
        self._teller = _teller(request, wire)

    def run(self) -> int:
        """Take on each place that is named; one that fails keeps no other from it."""
        places = _places(self._wire.names)
        if len(places) == 1:
            return self._one(places[0])
        code = 0
        for place in places:
            try:
                code = self._one(place) or code
            except WirereaderFault as fault:
                from wirereader.views.cli.output import print_fault

                print_fault(fault, is_json=self._request.is_json)
                code = fault.exit_code
        return code

    def _one(self, place: str) -> int:
        """Take one on, and ask which feed is meant where a page tells of several."""
        try:
            told = self._added(place, self._wire.choice)
            if told.choices and self._may_ask():
                _tell(told, self._request)
                choice = _asked_number(len(told.choices))
                if choice is None:
                    return NOTHING
                told = self._added(place, choice)
        except WirereaderFault as fault:
            if not self._wire.is_progress_json:
                raise
            self._teller(failed(fault))
            return fault.exit_code
        if not self._wire.is_progress_json:
            return _tell(told, self._request)
        new = dict(told.data).get("new", 0)
        self._teller(Ended(told.said, is_done=told.is_done, new=new, faults=told.lines))
        return 0 if told.is_done else NOTHING

    def _may_ask(self) -> bool:
        is_for_a_person = not (self._request.is_json or self._wire.is_progress_json)
        return is_for_a_person and sys.stdin.isatty() and sys.stdout.isatty()

    def _added(self, place: str, choice: int | None) -> Told:
        from wirereader.desk.refresh.add_source import Wish

        wire = self._wire
        wish = Wish(place, wire.title, wire.folder, wire.tags, choice, wire.is_private_allowed)
        return fetch_jobs.added(wish, self._preferences, self._teller)


def _places(names: Sequence[str]) -> list[str]:
    """The places that are named; a number after one belongs to it: the feed of a page."""
    places: list[str] = []
    for name in names:
        if places and SourceNumber.read(name).is_readable:
            places[-1] += f" {name}"
        else:
            places.append(name)
    return places


def _asked_number(most: int) -> int | None:
    try:
        number = SourceNumber.read(input("Number: ").strip()).number
    except EOFError:
        return None
    return number if 1 <= number <= most else None
