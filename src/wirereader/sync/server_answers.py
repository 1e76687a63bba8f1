"""What servers answer, read with suspicion: statuses, JSON of any shape, and words made clean."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from typing import Any, Final

from wirereader.formats.json_fields import listed, word
from wirereader.sources.fetch_result import FailureKind
from wirereader.sources.http.fetch_faults import FetchError, duration
from wirereader.sources.http.server_session import ServerAnswer
from wirereader.story.clean import clean_line
from wirereader.sync.server_protocol import ServerError, ServerTrouble

Json = Mapping[str, Any]

_LONGEST_TITLE: Final = 300  # characters of a title or a folder's name
_LONGEST_ADDRESS: Final = 4000
_MOST_ENCLOSURES: Final = 20
_LATEST: Final = 1 << 40  # seconds since 1970: what is later is no time
_REFUSALS: Final = frozenset({400, 404, 405, 410, 422})
_ONE_BY_ONE: Final = 4  # requests at once, where a server takes marks one by one
_LOGIN: Final = frozenset({401, 403})
_SERVER: Final = 500
TRY_AGAIN: Final = "account resume tries again."
_LATER: Final = "It will be retried at the next sync."
_TROUBLES: Final = {
    FailureKind.ADDRESS: ServerTrouble.ADDRESS,
    FailureKind.PRIVATE: ServerTrouble.ADDRESS,
    FailureKind.REDIRECTS: ServerTrouble.ADDRESS,
    FailureKind.PASSWORD: ServerTrouble.LOGIN,
    FailureKind.TOO_LARGE: ServerTrouble.UNREADABLE,
}


def error_of_fetch(error: FetchError) -> ServerError:
    """What the network did, as trouble with a server."""
    trouble = _TROUBLES.get(error.kind, ServerTrouble.NETWORK)
    return ServerError(trouble, error.why, error.remedy, error.retry_after_s)


def raise_for(answer: ServerAnswer, host: str, *, what: str = "this") -> None:
    """Raise ServerError unless the server did `what` it was asked for."""
    status = answer.status
    if answer.is_done:
        return
    if answer.asks_to_wait:
        wait = answer.retry_after_s
        said = f" for {duration(wait)}" if wait else ""
        raise ServerError(
            ServerTrouble.BUSY, f"{host} limits the rate{said} ({status}).",
            "It will be retried then.", wait,
        )  # fmt: skip
    if status in _LOGIN:
        raise login_refused(host, status)
    if status in _REFUSALS:
        raise ServerError(ServerTrouble.REFUSED, f"{host} refuses {what} ({status}).")
    if status >= _SERVER:
        raise ServerError(
            ServerTrouble.FAILED, f"Server error at {host} ({status}).", _LATER,
            answer.retry_after_s,
        )  # fmt: skip
    raise ServerError(ServerTrouble.UNREADABLE, f"{host} answered {status} to {what}.", _LATER)


def login_refused(host: str, status: int = 401) -> ServerError:
    """The words for a login that is not taken."""
    return ServerError(
        ServerTrouble.LOGIN, f"{host} rejected the login ({status}).",
        f"It needs the API password or token, not the one for its website. {TRY_AGAIN}",
    )  # fmt: skip


def unreadable(host: str, what: str) -> ServerError:
    """The words for an answer that nobody can follow."""
    return ServerError(ServerTrouble.UNREADABLE, f"{host} gave {what} that cannot be read.", _LATER)


def object_of(answer: ServerAnswer, host: str, what: str) -> Json:
    """The object that an answer holds; a list where an object is due is an unknown call."""
    found = _json_of(answer, host, what)
    if not isinstance(found, dict):
        raise unreadable(host, what)
    return found


def list_of(answer: ServerAnswer, host: str, what: str) -> list[Json]:
    """The objects of the list that an answer holds."""
    found = _json_of(answer, host, what)
    if not isinstance(found, list):
        raise unreadable(host, what)
    return [one for one in found if isinstance(one, dict)]


def _json_of(answer: ServerAnswer, host: str, what: str) -> object:
    try:
        found: object = json.loads(answer.data)
    except (ValueError, RecursionError):
        raise unreadable(host, what) from None
    return found


def objects(owner: Json, key: str) -> list[Json]:
    """The objects in the list under `key`."""
    return [one for one in listed(owner, key) if isinstance(one, dict)]


def title_of(owner: Json, key: str) -> str:
    """A title or a name under `key`, as one clean line."""
    return clean_line(word(owner, key) or "", _LONGEST_TITLE)


def address_under(owner: Json, key: str) -> str:
    """An address of the web under `key`, or ""."""
    text = (word(owner, key) or "").strip()
    is_web = text.startswith(("http://", "https://")) and len(text) <= _LONGEST_ADDRESS
    return text if is_web and text.isprintable() and " " not in text else ""


def seconds_of(told: object) -> int | None:
    """A time in seconds since 1970, or None where it is none."""
    if isinstance(told, bool) or not isinstance(told, int):
        return None
    return told if 0 < told < _LATEST else None


async def for_each(ids: Sequence[str], do: Callable[[str], Awaitable[None]]) -> None:
    """Do something for each id, some at the same time.  Raises what the first that failed did."""
    for start in range(0, len(ids), _ONE_BY_ONE):
        done = await asyncio.gather(
            *map(do, ids[start : start + _ONE_BY_ONE]), return_exceptions=True
        )
        for error in done:
            if error is not None:
                raise error


def enclosures_of(
    found: Iterable[Json], address: str, kind: str, length: str
) -> tuple[tuple[str, str, int], ...]:
    """Address, type and length (0: not told) of files, by the names these have in `found`."""
    files = []
    for one in found:
        where = address_under(one, address)
        size = one.get(length)
        if where:
            bytes_ = size if isinstance(size, int) and not isinstance(size, bool) else 0
            files.append((where, clean_line(word(one, kind) or "", 100), max(0, bytes_)))
    return tuple(files[:_MOST_ENCLOSURES])
