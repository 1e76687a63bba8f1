"""`wirereader article`, `download` and `picture`: what a story's links lead to."""

import asyncio
import contextlib
import signal
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any

from wirereader.desk.clock import now_utc
from wirereader.desk.refresh.progress_reports import Tiding
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.library.library import Library
from wirereader.sources.fetch_result import FetchPolicy

if TYPE_CHECKING:
    from wirereader.views.cli.source_verbs import WireManner

STOPPED = "Stopped. Nothing of the file was kept."


async def errand(
    verb: str,
    library: Library,
    names: tuple[str, ...],
    manner: "WireManner",
    tell: Callable[[Tiding], None],
) -> Told:
    """Do one of the three: `names` are the story's number or id, and perhaps a file's number.

    Raises WirereaderFault; asked to stop, it says so.
    """
    if verb == "article":
        return await fetched(library, names[0], manner.policy)
    which, *rest = names
    if rest and not (rest[0].isascii() and rest[0].isdigit()):
        return Told("Which file? It is told by its number: links lists them.", is_done=False)
    story_id = _id_of(library, which)
    if isinstance(story_id, Told):
        return story_id
    number = int(rest[0][:9]) if rest else None
    if verb == "picture":
        return await _stoppable(_pictured(library, story_id, number, manner.policy))
    return await _stoppable(_downloaded(library, story_id, number, manner, tell))


async def fetched(library: Library, which: str, policy: FetchPolicy) -> Told:
    """Fetch the whole article for the story of this number or id.  Raises WirereaderFault."""
    from wirereader.desk.refresh.parser_pool import Parsers
    from wirereader.desk.refresh.whole_article import fetch_whole
    from wirereader.sources.fetch_all import fetch_page

    story_id = _id_of(library, which)
    if isinstance(story_id, Told):
        return story_id
    parsers = Parsers(1)
    parsers.start()
    try:
        return await fetch_whole(
            library,
            story_id,
            policy=policy,
            now=now_utc(),
            parsers=parsers,
            fetch=fetch_page,
        )
    finally:
        await parsers.close()


async def _downloaded(
    library: Library,
    story_id: str,
    number: int | None,
    manner: "WireManner",
    tell: Callable[[Tiding], None],
) -> Told:
    from wirereader.desk.refresh.file_download import DownloadFolder, download
    from wirereader.sources.fetch_all import fetch_file

    return await download(
        library,
        story_id,
        number,
        into=DownloadFolder(*manner.downloads),
        policy=manner.policy,
        now=now_utc(),
        tell=tell,
        fetch=fetch_file,
    )


async def _pictured(
    library: Library, story_id: str, number: int | None, policy: FetchPolicy
) -> Told:
    from wirereader.desk.story_files.picture_files import fetch_picture, pictures_of
    from wirereader.sources.fetch_all import fetch_file

    story = library.story(story_id)
    first = next(iter(pictures_of(story)), None) if story is not None and number is None else None
    return await fetch_picture(
        library,
        story_id,
        first.number if first is not None else number or 0,
        policy=policy,
        now=now_utc(),
        fetch=fetch_file,
    )


async def _stoppable(work: Coroutine[Any, Any, Told]) -> Told:
    """Have Ctrl+C and a polite kill end it in good order."""
    loop, task = asyncio.get_running_loop(), asyncio.ensure_future(work)
    taken: list[signal.Signals] = []
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
            loop.add_signal_handler(number, task.cancel)
            taken.append(number)
    try:
        return await task
    except asyncio.CancelledError:
        return Told(STOPPED, is_done=False, data=(("stopped", True),))
    finally:
        for number in taken:
            loop.remove_signal_handler(number)


def _id_of(library: Library, which: str) -> str | Told:
    """The id of the story of a number in the list, or of an id."""
    if not (which.isascii() and which.isdigit()):
        return which
    rows = library.rows(None, now_utc())
    number = int(which[:9])
    if not 1 <= number <= rows.count():
        return Told(f"No story {which}. There are {rows.count()}.", is_done=False)
    return rows.row(number - 1).id
