"""What a process of its own fetches, put together: a refresh, a new source, a page, a file.

Library, network, parsers and the hook of the reader's meet here and nowhere else.  Everything
here waits for the network; what is under way is told, and can be stopped in good order.
"""

import asyncio
import contextlib
import gc
import signal
import time
from collections.abc import Callable, Coroutine, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from wirereader.desk.clock import now_utc
from wirereader.desk.phrases import there_are
from wirereader.desk.refresh.progress_reports import AlertNews, Report, Tiding
from wirereader.desk.subscriptions import subscriptions
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.desk.targets import LinkNumber, StoryNumber, source_named
from wirereader.settings.paths import library_file

if TYPE_CHECKING:
    from wirereader.desk.accounts.account_wish import AccountWish
    from wirereader.desk.refresh.account_sync.account_refresh import Synced, SyncOptions
    from wirereader.desk.refresh.add_source import Wish
    from wirereader.desk.refresh.fetch_preferences import FetchPreferences
    from wirereader.desk.refresh.new_story_hook import Hook
    from wirereader.desk.refresh.parser_pool import Parsers
    from wirereader.desk.refresh.refresh_run import RefreshOptions
    from wirereader.library.library import Library

Tell = Callable[[Tiding], None]
_SELDOM = 20_000  # objects more than before: a feed of fifty stories makes about a thousand
_PLACING_SHARE = 0.05  # what a refresh may take longer while anything is followed
_PLACING_S = 0.0025  # seconds that it takes to put a story into an event, when none is in memory
_PLACED_AT_LEAST = 10
_NEWS_AT_LEAST = 200  # whoever follows something is told of it in the refresh that brings it
STOPPED = "Cancelled. The partial file was deleted."


class RefreshWish(NamedTuple):
    """Which sources, as they were typed (none: all), and how many at once (None: as usual)."""

    names: tuple[str, ...] = ()
    is_due_only: bool = False
    at_once: int | None = None
    per_host: int | None = None


class Refreshed(NamedTuple):
    """What came of a refresh, or why there was none, and whether a signal stopped it."""

    report: Report | Told
    is_interrupted: bool = False


def open_library() -> "Library":
    """The reader's library.  Raises LibraryFault."""
    from wirereader.library.library import Library

    return Library.open(library_file())


def _library_to_read() -> "Library":
    """The same, if need be to be read alone."""
    from wirereader.library.library import Library

    return Library.open_or_read(library_file())


# A refresh


async def refreshed(wish: RefreshWish, preferences: "FetchPreferences", tell: Tell) -> Refreshed:
    """Fetch what is new; a signal stops it, and what has arrived stays.  Raises WirereaderFault."""
    from wirereader.desk.refresh.parser_pool import Parsers

    began = time.process_time()
    parsers = Parsers()
    parsers.start()
    stop = asyncio.Event()
    try:
        # the process that parses, the library and the network get ready at the same time
        opening = asyncio.create_task(asyncio.to_thread(open_library))
        await asyncio.sleep(0)
        from wirereader.desk.refresh.refresh_run import refresh
        from wirereader.sources.fetch_all import fetch_all

        with await opening as library, _signals(stop.set), _seldom_collecting():
            ids = _ids(library, wish.names)
            if isinstance(ids, Told):
                return Refreshed(ids)
            hook = _hook(library, preferences.hook)
            before = await asyncio.to_thread(library.running.last_arrival)
            report = await refresh(
                library,
                tell,
                _manner(ids, wish, preferences),
                stop=stop,
                parsers=parsers,
                hook=hook,
                fetch=fetch_all,
            )
            # afterwards: a server that is slow keeps no feed from its reader
            if (
                ids is None
                and not stop.is_set()
                and await asyncio.to_thread(_has_accounts, library)
            ):
                options = _sync_options(preferences, is_due_only=wish.is_due_only)
                synced = await _synced_with(library, options, tell, stop, parsers, hook)
                report = _with_accounts(report, synced)
            if not stop.is_set():
                spent = time.process_time() - began
                await asyncio.to_thread(place_followed, library, before, spent)
            report = await _with_alerts(library, report, preferences, tell)
            return Refreshed(report, stop.is_set())
    finally:
        await parsers.close()


@contextlib.contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Look for rings of objects seldom: many stories pass by, and none of them is in one."""
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM, 20, 20)
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*usual)


def _with_accounts(report: Report, synced: "Synced") -> Report:
    """The report with what came of accounts; where none was asked, it stays as it is."""
    if not synced.reports and not synced.is_refused:
        return report
    return report._replace(
        synced=(synced.said,),
        synced_new=synced.new,
        others=(*report.others, *synced.faults),
    )


def place_followed(library: "Library", after: int, took_s: float) -> None:
    """Put stories that wait into their events for a twentieth of the time that a refresh took.

    Only while anything is followed: whoever never opens a view is told of it all the same.  What
    arrived `after` and an alert may tell of comes first.  Seconds are those of the processor.
    """
    if not library.follows.has_any():
        return
    most = max(_PLACED_AT_LEAST, int(took_s * _PLACING_SHARE / _PLACING_S))
    most -= library.running.place_news(after, max(most, _NEWS_AT_LEAST))
    if most > 0:
        library.running.place(most)


async def _with_alerts(
    library: "Library", report: Report, preferences: "FetchPreferences", tell: Tell
) -> Report:
    """The report with the alerts that nobody was told of yet; whoever listens is told, too."""
    alerts = await asyncio.to_thread(library.follows.take_unrung)
    if not alerts:
        return report
    from wirereader.desk.alerts.alert_sentences import alerts_told

    lines = alerts_told(alerts)
    for line in lines:
        tell(AlertNews(line))
    failed = None
    if preferences.alert_hook:
        from wirereader.desk.refresh.new_story_hook import run_for_alerts
        from wirereader.desk.story_files.story_json import story_as_json

        failed = await run_for_alerts(
            preferences.alert_hook,
            library.story,
            lambda story: story_as_json(story, None),
            alerts,
        )
    others = (*report.others, failed) if failed else report.others
    return report._replace(alerts=lines, others=others)


def _sync_options(preferences: "FetchPreferences", *, is_due_only: bool = False) -> "SyncOptions":
    from wirereader.desk.refresh.account_sync.account_refresh import SyncOptions

    return SyncOptions(
        is_due_only=is_due_only, policy=preferences.policy, alert_for_s=preferences.alert_for_s
    )


# Accounts


async def synced(names: tuple[str, ...], preferences: "FetchPreferences", tell: Tell) -> Told:
    """Sync the accounts of these names or numbers, none: all.  Raises WirereaderFault."""
    from wirereader.desk.accounts.account_list import found

    with open_library() as library:
        chosen = []
        for name in names:
            state = found(library, name)
            if isinstance(state, Told):
                return state
            chosen.append(state.account.id)
        options = _sync_options(preferences)
        if names:
            options = options._replace(accounts=frozenset(chosen))
        return await _synced_in(library, options, preferences, tell)


async def _synced_in(
    library: "Library",
    options: "SyncOptions",
    preferences: "FetchPreferences",
    tell: Tell,
    *,
    is_new: bool = False,
) -> Told:
    from wirereader.desk.refresh.parser_pool import Parsers

    parsers, stop, hook = Parsers(), asyncio.Event(), _hook(library, preferences.hook)
    try:
        with _signals(stop.set):
            came = await _synced_with(library, options, tell, stop, parsers, hook)
    finally:
        await parsers.close()
    await _with_alerts(library, Report(), preferences, tell)
    data = (("new", came.new), ("faults", list(came.faults)), ("stopped", stop.is_set()))
    is_done = bool(came.reports) and not came.faults
    said = came.said_of_one if is_new else came.said
    return Told(said, came.faults, is_done=is_done, data=data)


async def _synced_with(
    library: "Library",
    options: "SyncOptions",
    tell: Tell,
    stop: asyncio.Event,
    parsers: "Parsers",
    hook: "Hook | None",
) -> "Synced":
    from wirereader.desk.refresh.account_sync.account_refresh import sync_accounts

    came = await sync_accounts(library, tell, options, stop=stop, parsers=parsers, hook=hook)
    if hook is not None:
        await (hook.stop() if stop.is_set() else hook.finish())
    return came


def _has_accounts(library: "Library") -> bool:
    return bool(library.accounts().all())


async def account_added(wish: "AccountWish", preferences: "FetchPreferences", tell: Tell) -> Told:
    """Add an account, and sync it for the first time.  Raises WirereaderFault."""
    from wirereader.desk.refresh.account_sync.account_adding import add_account

    with open_library() as library:
        told = await add_account(library, wish, preferences.policy)
        if not told.is_done:
            return told
        account = dict(told.data)["account"]
        options = _sync_options(preferences)._replace(accounts=frozenset({account}))
        came = await _synced_in(library, options, preferences, tell, is_new=True)
    return told._replace(
        said=f"{told.said} {came.said}", lines=came.lines, data=(*told.data, *came.data)
    )


def _manner(
    ids: frozenset[int] | None, wish: RefreshWish, preferences: "FetchPreferences"
) -> "RefreshOptions":
    from wirereader.desk.refresh.refresh_run import RefreshOptions

    policy = preferences.policy
    return RefreshOptions(
        ids,
        wish.is_due_only,
        policy._replace(
            at_once=wish.at_once or policy.at_once, per_host=wish.per_host or policy.per_host
        ),
        preferences.alert_for_s,
        preferences.interval_s,
        keep_days=preferences.kept.keep_days,
        keep_per_source=preferences.kept.keep_per_source,
    )


def _ids(library: "Library", names: tuple[str, ...]) -> frozenset[int] | Told | None:
    if not names:
        return None
    ids = set()
    for name in names:
        state = subscriptions.found(library, source_named(name))
        if isinstance(state, Told):
            return state
        ids.add(state.source.id)
    return frozenset(ids)


def _hook(library: "Library", command: tuple[str, ...]) -> "Hook | None":
    if not command:
        return None
    from wirereader.desk.refresh.new_story_hook import Hook
    from wirereader.desk.story_files.story_json import story_as_json

    return Hook(command, library.story, lambda story: story_as_json(story, None))


# A new source


def added(wish: "Wish", preferences: "FetchPreferences", tell: Tell) -> Told:
    """Take one source on, and fetch from it.  Raises WirereaderFault."""
    from wirereader.desk.refresh.add_source import add

    with open_library() as library:
        return asyncio.run(
            add(
                library,
                wish,
                policy=preferences.policy,
                tell=tell,
                alert_for_s=preferences.alert_for_s,
            )
        )


# What a story leads to


def fetched_for_story(
    verb: str, names: tuple[str, ...], preferences: "FetchPreferences", tell: Tell
) -> Told:
    """Do "article", "download" or "picture": `names` are the story's number or id, and a file's.

    Raises WirereaderFault; asked to stop, it says so.
    """
    with open_library() if verb == "article" else _library_to_read() as library:
        return asyncio.run(_for_story(verb, library, names, preferences, tell))


async def _for_story(
    verb: str,
    library: "Library",
    names: tuple[str, ...],
    preferences: "FetchPreferences",
    tell: Tell,
) -> Told:
    which, *rest = names
    number = LinkNumber.read(rest[0]) if rest else None
    if number is not None and not number.is_readable:
        return Told("Which file? Give its number: links lists them.", is_done=False)
    story_id = _id_of(library, which)
    if isinstance(story_id, Told):
        return story_id
    if verb == "article":
        return await _article(library, story_id, preferences)
    if verb == "picture":
        return await _stoppable(_picture(library, story_id, number, preferences))
    return await _stoppable(_file(library, story_id, number, preferences, tell))


def _id_of(library: "Library", which: str) -> str | Told:
    """The id of the story of a number in the list, or of an id."""
    number = StoryNumber.read(which)
    if not number.is_readable:
        return which
    rows = library.rows(None, now_utc())
    if not 1 <= number.number <= rows.count():
        return Told(f"No story {which}. {there_are(rows.count())}", is_done=False)
    return rows.row(number.number - 1).id


async def _article(library: "Library", story_id: str, preferences: "FetchPreferences") -> Told:
    from wirereader.desk.refresh.parser_pool import Parsers
    from wirereader.desk.refresh.whole_article import fetch_whole
    from wirereader.sources.fetch_all import fetch_page

    parsers = Parsers(1)
    parsers.start()
    try:
        return await fetch_whole(
            library,
            story_id,
            policy=preferences.policy,
            now=now_utc(),
            parsers=parsers,
            fetch=fetch_page,
        )
    finally:
        await parsers.close()


async def _file(
    library: "Library",
    story_id: str,
    number: LinkNumber | None,
    preferences: "FetchPreferences",
    tell: Tell,
) -> Told:
    from wirereader.desk.refresh.file_download import download
    from wirereader.sources.fetch_all import fetch_file

    return await download(
        library,
        story_id,
        None if number is None else number.number,
        into=preferences.downloads,
        policy=preferences.policy,
        now=now_utc(),
        tell=tell,
        fetch=fetch_file,
    )


async def _picture(
    library: "Library", story_id: str, number: LinkNumber | None, preferences: "FetchPreferences"
) -> Told:
    from wirereader.desk.refresh.file_download import fetch_picture
    from wirereader.desk.story_files.picture_files import pictures_of
    from wirereader.sources.fetch_all import fetch_file

    wanted = 0 if number is None else number.number
    story = library.story(story_id)
    if number is None and story is not None:
        wanted = next((line.number for line in pictures_of(story)), 0)
    return await fetch_picture(
        library, story_id, wanted, policy=preferences.policy, now=now_utc(), fetch=fetch_file
    )


async def _stoppable(work: Coroutine[Any, Any, Told]) -> Told:
    """Have a signal end it in good order."""
    task = asyncio.ensure_future(work)
    with _signals(task.cancel):
        try:
            return await task
        except asyncio.CancelledError:
            return Told(STOPPED, is_done=False, data=(("stopped", True),))


@contextlib.contextmanager
def _signals(stop: Callable[[], object]) -> Iterator[None]:
    """Have Ctrl+C and a polite kill call `stop`."""
    loop = asyncio.get_running_loop()
    taken: list[signal.Signals] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, stop)
            taken.append(number)
    try:
        yield
    finally:
        for number in taken:
            loop.remove_signal_handler(number)
