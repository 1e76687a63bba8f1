"""Requests to a reader's own server, with what is secret sent to its origin alone.

The same guarded transport, limits and words for faults as for feeds.  A redirect is followed only
to where secrets may go: the typed origin, or its own encrypted form.
"""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

import httpx

from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.sources.http.decompression import ACCEPTED, Decompression, OverfullError, codings_of
from wirereader.sources.http.fetch_faults import (
    FetchError,
    error_of,
    most_said,
    private,
    shown_host,
)
from wirereader.sources.http.guarded_transport import (
    LOCATION,
    ROUTE,
    TAKEN,
    NetworkAccess,
    Route,
    SharedTransport,
)
from wirereader.sources.http.network_guard import PrivateAddressError
from wirereader.sources.http.private_networks import is_private_host
from wirereader.sources.http.redirects import REDIRECTS
from wirereader.sources.http.request_headers import (
    DEFAULT_AGENT,
    header_value,
    may_know_secrets,
    web_address,
)
from wirereader.sources.http.retry_after import http_date, retry_after_s

_MOST_HOPS: Final = 4
_SLOW_S: Final = 120.0  # seconds for one request: FreshRSS takes 2.4 s for 500 marks, times fifty
_ASKS_TO_WAIT: Final = frozenset({429, 503})
_BUGS: Final = (AssertionError, AttributeError, ImportError, NameError, TypeError)

Pairs = Sequence[tuple[str, str]]


class ServerAnswer(NamedTuple):
    """What a server answered.  `data` is unpacked, and empty unless `is_taken`.

    `retry_after_s` is how long it asks to be left alone, in seconds, where it does; `date` is the
    time by its own clock.
    """

    status: int
    data: bytes
    retry_after_s: float | None = None
    date: datetime | None = None

    @property
    def is_taken(self) -> bool:
        """Claim that the answer has a body that was read."""
        return self.status in TAKEN

    @property
    def is_done(self) -> bool:
        """Claim that the server did what it was asked for."""
        return 200 <= self.status < 300  # noqa: PLR2004 - the class of success, RFC 9110 15.3

    @property
    def asks_to_wait(self) -> bool:
        """Claim that the server wants to be left alone for a while."""
        return self.status == 429 or (  # noqa: PLR2004 - Too Many Requests, RFC 6585
            self.status in _ASKS_TO_WAIT and self.retry_after_s is not None
        )


def checked_address(address: str, *, is_private_allowed: bool) -> httpx.URL:
    """The address of a server, fit to be told a password.  Raises FetchError.

    It has no login in it, and it is encrypted, unless it lies in a private network and that is
    allowed.
    """
    url = web_address(address)
    host = url.raw_host.decode("ascii", "replace")
    if url.userinfo:
        raise FetchError(
            FailureKind.ADDRESS, "The address contains a user name or a password.",
            "Leave it out; use --user and --password-command.",
        )  # fmt: skip
    if is_private_host(host) and not is_private_allowed:
        raise private(shown_host(host))
    if url.scheme != "https" and not is_private_host(host):
        raise FetchError(
            FailureKind.ADDRESS, "A password would be sent so that others can read it.",
            "Type the address with https://.",
        )  # fmt: skip
    return url.copy_with(query=None) if url.query else url


class ServerSession:
    """Asks one server; belongs to one asyncio loop, and is to be closed."""

    def __init__(
        self,
        address: str,
        policy: FetchPolicy,
        *,
        is_private_allowed: bool = False,
        network: NetworkAccess | None = None,
    ) -> None:
        """`address` is the server's, as it was typed.  Raises FetchError, as `checked_address`."""
        self.base = checked_address(address, is_private_allowed=is_private_allowed)
        self.requests = 0
        """How many requests were made."""
        self._is_private_allowed = is_private_allowed
        self._policy = policy
        self._transport = SharedTransport(policy, network)
        self._client = httpx.AsyncClient(
            transport=self._transport,
            trust_env=False,
            follow_redirects=False,
            headers={
                "User-Agent": policy.user_agent or DEFAULT_AGENT,
                "Accept-Encoding": ACCEPTED,
                "Accept": "application/json, */*;q=0.5",
            },
            timeout=httpx.Timeout(
                connect=policy.connect_s, read=_SLOW_S, write=policy.read_s, pool=None
            ),
        )

    @property
    def host(self) -> str:
        """The server's host, as one short clean word."""
        return shown_host(self.base.raw_host.decode("ascii", "replace"))

    async def aclose(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def get(
        self, address: str, query: Pairs = (), headers: Mapping[str, str] | None = None
    ) -> ServerAnswer:
        """Ask.  Raises FetchError for what the network does, as the two below."""
        return await self._ask("GET", address, query, None, headers)

    async def post(
        self,
        address: str,
        form: Pairs,
        query: Pairs = (),
        headers: Mapping[str, str] | None = None,
    ) -> ServerAnswer:
        """Send a form; the same name may come many times."""
        body = httpx.QueryParams(list(form))
        told = {**(headers or {}), "Content-Type": "application/x-www-form-urlencoded"}
        return await self._ask("POST", address, query, str(body).encode(), told)

    async def send_json(
        self, method: str, address: str, body: bytes, headers: Mapping[str, str] | None = None
    ) -> ServerAnswer:
        """Send JSON by PUT, POST or DELETE."""
        told = {**(headers or {}), "Content-Type": "application/json"}
        return await self._ask(method, address, (), body, told)

    async def _ask(
        self,
        method: str,
        address: str,
        query: Pairs,
        body: bytes | None,
        headers: Mapping[str, str] | None,
    ) -> ServerAnswer:
        self.requests += 1
        try:
            url = httpx.URL(address)
            if query:
                url = url.copy_with(params=list(query))
            checked = {
                name: header_value(value).decode("latin-1")
                for name, value in (headers or {}).items()
            }
            async with asyncio.timeout(_SLOW_S):
                return await self._followed(method, url, body, checked)
        except _BUGS:
            raise
        except FetchError:
            raise
        except OverfullError as error:
            raise FetchError(
                FailureKind.TOO_LARGE,
                f"An answer of {self.host} is larger than the limit of {most_said(self._policy)}.",
                "Nothing of it was stored. Check that the address is that of the server's API.",
            ) from error
        except Exception as error:
            policy = self._policy._replace(read_s=_SLOW_S, whole_s=_SLOW_S)
            raise error_of(error, self.base.host, policy) from error

    async def _followed(
        self, method: str, url: httpx.URL, body: bytes | None, headers: Mapping[str, str]
    ) -> ServerAnswer:
        for _ in range(_MOST_HOPS):
            if not may_know_secrets(url, self.base):
                raise FetchError(
                    FailureKind.REDIRECTS,
                    f"It redirects to {shown_host(url.host)}, where no password is sent.",
                    "If that is your server, type its address.",
                )
            response = await self._sent(method, url, body, headers)
            try:
                if response.status_code not in REDIRECTS:
                    return await self._read(response)
                url = _target(url, response.extensions[LOCATION])
            finally:
                await response.aclose()
        raise FetchError(FailureKind.REDIRECTS, "Its redirects form a loop.")

    async def _sent(
        self, method: str, url: httpx.URL, body: bytes | None, headers: Mapping[str, str]
    ) -> httpx.Response:
        request = self._client.build_request(
            method,
            url,
            content=body,
            headers=dict(headers),
            extensions={ROUTE: Route(self._is_private_allowed)},
        )
        try:
            return await self._client.send(request, stream=True)
        except PrivateAddressError:
            raise private(self.host) from None

    async def _read(self, response: httpx.Response) -> ServerAnswer:
        wait = retry_after_s(response.headers, datetime.now(UTC))
        date = http_date(response.headers.get("date", ""))
        if response.status_code not in TAKEN:
            return ServerAnswer(response.status_code, b"", wait, date)
        coding = response.headers.get("content-encoding", "")
        whole = Decompression(codings_of([coding]), self._policy.most_bytes)
        async for chunk in response.aiter_raw():
            whole.take(chunk)
        return ServerAnswer(response.status_code, whole.whole(), wait, date)


def _target(url: httpx.URL, location: bytes) -> httpx.URL:
    try:
        following = url.join(location.decode("latin-1").strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        why = "It redirects to an address that cannot be read."
        raise FetchError(FailureKind.REDIRECTS, why) from error
    return following.copy_with(fragment=None) if following.fragment else following
