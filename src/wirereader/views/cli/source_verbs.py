"""Verbs of the wire: add, remove, sources, import, export, refresh, article, download."""

import asyncio
import contextlib
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk.refresh.progress_reports import Ended, Report, ended, failed, report_as_json
from wirereader.desk.story_files.story_json import story_as_json
from wirereader.desk.subscriptions import subscriptions
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.desk.targets import source_named
from wirereader.settings.paths import library_file
from wirereader.settings.settings import Library as Kept
from wirereader.sources.fetch_result import FetchPolicy
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault, SourceFault, WirereaderFault
from wirereader.views.cli.progress_output import Teller
from wirereader.views.cli.source_arguments import WireRequest, add_arguments, wire_request

if TYPE_CHECKING:
    from wirereader.desk.refresh.new_story_hook import Hook
    from wirereader.library.library import Library
    from wirereader.views.cli.arguments import Request

__all__ = ["WireManner", "WireRequest", "add_arguments", "run", "wire_request"]

NOTHING = 1
ALL_FAILED = SourceFault.exit_code
INTERRUPTED = 130


class WireManner(NamedTuple):
    """What settings say about fetching.

    Alerts last `alert_for_s` seconds, None for ever; a source is asked every `interval_s` seconds.
    `downloads` are the folder for files ("" for the system's) and the most bytes of one; `kept`
    tells which stories stay.
    """

    policy: FetchPolicy = FetchPolicy()
    alert_for_s: float | None = 6 * 3600.0
    hook: tuple[str, ...] = ()
    interval_s: int = 30 * 60
    downloads: tuple[str, int] = ("", 4 << 30)
    kept: Kept = Kept()


USUAL = WireManner()


def run(request: "Request", manner: WireManner = USUAL) -> int:
    """Do what is asked for; the exit code.  Raises WirereaderFault."""
    wire = request.wire or WireRequest()
    if request.verb == "refresh":
        return _Refresh(request, wire, manner).run()
    if request.verb == "add":
        return _Add(request, wire, manner).run()
    if request.verb in {"article", "download", "picture"}:
        return _errand(request, wire, manner)
    from wirereader.library.library import Library

    with Library.open(library_file()) as library:
        if request.verb == "export":
            return _export(library, request, wire)
        return _tell_all(_simple(library, request, wire), request)


def _errand(request: "Request", wire: WireRequest, manner: WireManner) -> int:
    """Fetch the page of one story, or a file it leads to."""
    from wirereader.views.cli.article_verbs import errand

    teller = _teller(request, wire)
    try:
        with _open_library() as library:
            work = errand(request.verb or "", library, wire.names, manner, teller)
            told = asyncio.run(work)
    except WirereaderFault as fault:
        teller.clear()
        if not wire.is_progress_json:
            raise
        teller(failed(fault))
        return fault.exit_code
    teller.clear()
    if wire.is_progress_json:
        teller(Ended(told.said, is_done=told.is_done))
    else:
        _tell(told, request)
    if dict(told.data).get("stopped"):
        return INTERRUPTED
    return 0 if told.is_done else NOTHING


def _teller(request: "Request", wire: WireRequest) -> Teller:
    return Teller(
        is_json=request.is_json,
        is_plain=request.view == "plain",
        is_progress_json=wire.is_progress_json,
    )


def _simple(library: "Library", request: "Request", wire: WireRequest) -> Iterator[Told]:
    if request.verb == "import":
        yield _import(library, wire)
    elif request.verb == "remove":
        # by number: the first removed would change the numbers of the others
        states = [subscriptions.found(library, source_named(which)) for which in wire.names]
        for state in states:
            yield (state if isinstance(state, Told) else subscriptions.remove(library, state))
    elif wire.action is None:
        yield subscriptions.sources(library)
    elif not wire.names:
        raise SettingsFault(
            f"There is nothing to {wire.action}.", "No source is named.", "Name one by its number."
        )
    elif wire.action == "set":
        from wirereader.desk.subscriptions.source_options import set_options

        which, *wishes = wire.names
        state = subscriptions.found(library, source_named(which))
        yield state if isinstance(state, Told) else set_options(library, state, wishes)
    else:
        change = subscriptions.pause if wire.action == "pause" else subscriptions.resume
        for which in wire.names:
            state = subscriptions.found(library, source_named(which))
            yield state if isinstance(state, Told) else change(library, state)


def _tell_all(each: Iterator[Told], request: "Request") -> int:
    code = 0
    for told in each:
        code = _tell(told, request) or code
    return code


def _tell(told: Told, request: "Request") -> int:
    from wirereader.views.cli import output

    is_data = told.is_done or bool(told.data)
    if request.is_json and is_data:
        output.print_json(told.as_json())
    elif not told.is_done and not told.lines:
        output.refuse(told.said, is_json=request.is_json)
    else:
        lines = (told.said, *told.lines)
        output.print_lines(lines, request.width, typography=request.typography)
    return 0 if told.is_done else NOTHING


def _import(library: "Library", wire: WireRequest) -> Told:
    from wirereader.sources.story_folder import bytes_of

    if wire.cache is not None and not Path(wire.cache).is_file():
        shown = clean_line(wire.cache, 200)
        raise SourceFault(f"{shown} cannot be opened.", "There is no such file.", "Check the name.")
    name = wire.names[0]
    data = sys.stdin.buffer.read() if name == "-" else bytes_of(Path(name))[0]
    told = subscriptions.import_list(
        library, data, is_private_allowed=wire.is_private_allowed, name=name
    )
    if wire.cache is None:
        return told
    from wirereader.desk.clock import now_utc
    from wirereader.library.newsboat_cache import bring_read_marks

    marks = bring_read_marks(library, Path(wire.cache), now_utc())
    said = f"{told.said} {marks} marked read as in newsboat."
    return told._replace(said=said, data=(*told.data, ("marked_read", marks)))


def _export(library: "Library", request: "Request", wire: WireRequest) -> int:
    data = subscriptions.export_list(library)
    if not wire.names or wire.names[0] == "-":
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return 0
    from wirereader.desk.story_files.file_writing import write_file

    path = Path(wire.names[0])
    write_file(path, data, is_forced=wire.is_forced)
    name = clean_line(str(path), 200)
    return _tell(Told(f"Written: {name}."), request)


class _Refresh:
    """One refresh for one verb."""

    def __init__(self, request: "Request", wire: WireRequest, manner: WireManner) -> None:
        self._request, self._wire, self._manner = request, wire, manner
        self._teller = _teller(request, wire)
        self._is_interrupted = False

    def run(self) -> int:
        """Do it, and tell what came of it."""
        try:
            report = asyncio.run(self._refreshed())
        except WirereaderFault as fault:
            self._teller.clear()
            if not self._wire.is_progress_json:
                raise
            self._teller(failed(fault))
            return fault.exit_code
        self._teller.clear()
        if isinstance(report, Told):
            if self._wire.is_progress_json:
                self._teller(Ended(report.said, is_done=False))
                return NOTHING
            return _tell(report, self._request)
        return self._tell(report)

    async def _refreshed(self) -> Report | Told:
        from wirereader.desk.refresh.parser_pool import Parsers

        parsers = Parsers()
        parsers.start()
        stop = asyncio.Event()
        try:
            # the process that parses, the library and the network get ready at the same time
            opening = asyncio.create_task(asyncio.to_thread(_open_library))
            await asyncio.sleep(0)
            from wirereader.desk.refresh.refresh_run import Manner, refresh
            from wirereader.sources.fetch_all import fetch_all

            with await opening as library, self._interrupts(stop):
                ids = self._ids(library)
                if isinstance(ids, Told):
                    return ids
                manner = Manner(
                    ids,
                    self._wire.is_due_only,
                    self._policy(),
                    self._manner.alert_for_s,
                    self._manner.interval_s,
                    keep_days=self._manner.kept.keep_days,
                    keep_per_source=self._manner.kept.keep_per_source,
                )
                hook = self._hook(library)
                return await refresh(
                    library,
                    self._teller,
                    manner,
                    stop=stop,
                    parsers=parsers,
                    hook=hook,
                    fetch=fetch_all,
                )
        finally:
            await parsers.close()

    def _policy(self) -> FetchPolicy:
        policy, wire = self._manner.policy, self._wire
        return policy._replace(
            at_once=wire.at_once or policy.at_once, per_host=wire.per_host or policy.per_host
        )

    def _ids(self, library: "Library") -> frozenset[int] | Told | None:
        if not self._wire.names:
            return None
        ids = set()
        for which in self._wire.names:
            state = subscriptions.found(library, source_named(which))
            if isinstance(state, Told):
                return state
            ids.add(state.source.id)
        return frozenset(ids)

    def _hook(self, library: "Library") -> "Hook | None":
        if not self._manner.hook:
            return None
        from wirereader.desk.refresh.new_story_hook import Hook

        return Hook(self._manner.hook, library.story, lambda story: story_as_json(story, None))

    @contextlib.contextmanager
    def _interrupts(self, stop: asyncio.Event) -> Iterator[None]:
        """Have Ctrl+C and a polite kill stop the refresh, and keep what has arrived."""
        loop = asyncio.get_running_loop()

        def interrupt() -> None:
            self._is_interrupted = True
            stop.set()

        taken = []
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                loop.add_signal_handler(number, interrupt)
                taken.append(number)
        try:
            yield
        finally:
            for number in taken:
                loop.remove_signal_handler(number)

    def _tell(self, report: Report) -> int:
        from wirereader.views.cli import output  # late: it need not be there before the end

        if self._wire.is_progress_json:
            self._teller(ended(report))
        elif self._request.is_json:
            output.print_json(report_as_json(report))
        else:
            request = self._request
            output.print_lines([report.said], request.width, typography=request.typography)
            sys.stdout.flush()
            _print_errors((*report.others, *(line.said for line in report.failures)))
        if self._is_interrupted:
            return INTERRUPTED
        is_all_failed = bool(report.lines) and len(report.failures) == len(report.lines)
        return ALL_FAILED if is_all_failed else 0


def _print_errors(lines: Sequence[str]) -> None:
    sys.stderr.write("".join(f"{drawable(line)}\n" for line in lines))


def _open_library() -> "Library":
    from wirereader.library.library import Library

    return Library.open(library_file())


class _Add:
    """One source taken on."""

    def __init__(self, request: "Request", wire: WireRequest, manner: WireManner) -> None:
        self._request, self._wire, self._manner = request, wire, manner
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
        from wirereader.desk.refresh.add_source import Wish, add

        wire = self._wire
        wish = Wish(
            place,
            wire.title,
            wire.folder,
            wire.tags,
            choice,
            wire.is_private_allowed,
        )
        with _open_library() as library:
            return asyncio.run(
                add(
                    library,
                    wish,
                    policy=self._manner.policy,
                    tell=self._teller,
                    alert_for_s=self._manner.alert_for_s,
                )
            )


def _places(names: Sequence[str]) -> list[str]:
    """The places that are named; a number after one belongs to it: the feed of a page."""
    places: list[str] = []
    for name in names:
        if places and name.isascii() and name.isdigit():
            places[-1] += f" {name}"
        else:
            places.append(name)
    return places


def _asked_number(most: int) -> int | None:
    try:
        typed = input("Number: ").strip()
    except EOFError:
        return None
    number = int(typed[:4]) if typed.isascii() and typed.isdigit() else 0
    return number if 1 <= number <= most else None
