"""httpx's client for one try at one source: its headers, cookies and login, and who may know them.

What is secret (login, cookie, the source's own headers) goes to the typed address's own origin
alone; cookies that servers set on the way live as long as the try.
"""

from http.cookiejar import Cookie, CookieJar, DefaultCookiePolicy
from typing import Final
from urllib.request import Request

import httpx

from wirereader.sources.fetch_result import FetchPolicy
from wirereader.sources.http.credentials import Login, LoginAuth
from wirereader.sources.http.guarded_transport import ROUTE, Route
from wirereader.sources.http.request_headers import (
    header_value,
    headers_for_all,
    may_know_secrets,
    own_headers,
)
from wirereader.story.source import FetchMemory, Source

_MOST_COOKIES: Final = 30  # set in one try: honest redirects set a few
_LONGEST_COOKIE: Final = 4096  # characters: what RFC 6265 6.1 asks of browsers at the least


class SourceClient:
    """Sends the requests of one try; `transport` is shared, and closed by those who made it."""

    def __init__(
        self,
        source: Source,
        memory: FetchMemory,
        policy: FetchPolicy,
        typed: httpx.URL,
        login: Login | None,
        accept: str,
        transport: httpx.AsyncBaseTransport,
    ) -> None:
        if login is None and typed.userinfo:
            login = Login(typed.username, typed.password)
        self._typed = typed
        self._auth = None if login is None else LoginAuth(login)
        self._own_headers = own_headers(source.options.headers)
        self._own_cookie = header_value(source.options.cookie) if source.options.cookie else b""
        self._proxy = source.options.proxy
        self._is_private_allowed = source.is_private_allowed
        self.is_conditional = bool(memory.etag or memory.last_modified)
        """Claims that "nothing new" is an answer to what is asked."""
        agent = source.options.user_agent or policy.user_agent
        self._client = httpx.AsyncClient(
            transport=transport,
            trust_env=False,
            follow_redirects=False,
            headers=headers_for_all(memory, agent, accept),
            cookies=CookieJar(_FewCookies()),
            timeout=httpx.Timeout(
                connect=policy.connect_s, read=policy.read_s, write=policy.read_s, pool=None
            ),
        )

    @property
    def has_login(self) -> bool:
        """Claim that there is a user or a password to be told."""
        return self._auth is not None

    @property
    def cookies(self) -> frozenset[tuple[str, str, str, str | None]]:
        """Domain, path, name and value of the cookies that were set so far."""
        jar = self._client.cookies.jar
        return frozenset((each.domain, each.path, each.name, each.value) for each in jar)

    async def get(self, url: httpx.URL) -> httpx.Response:
        """Ask; the body of what is taken is still to be read.  Raises as the transport does."""
        is_typed_host = url.raw_host == self._typed.raw_host
        is_trusted = may_know_secrets(url, self._typed)
        route = Route(self._is_private_allowed and is_typed_host, self._proxy)
        request = self._client.build_request(
            "GET",
            url,
            headers=self._own_headers if is_trusted else None,
            extensions={ROUTE: route},
        )
        if is_trusted and self._own_cookie:
            _add_cookie(request, self._own_cookie)
        is_told = is_trusted and "authorization" not in request.headers
        return await self._client.send(request, auth=self._auth if is_told else None, stream=True)


class _FewCookies(DefaultCookiePolicy):
    """Python's own rules for cookies, for a few short ones."""

    def __init__(self) -> None:
        super().__init__()
        self._count = 0

    def set_ok(self, cookie: Cookie, request: Request) -> bool:
        self._count += 1
        is_short = len(cookie.name) + len(cookie.value or "") <= _LONGEST_COOKIE
        return self._count <= _MOST_COOKIES and is_short and super().set_ok(cookie, request)


def _add_cookie(request: httpx.Request, own: bytes) -> None:
    """Put a cookie before those of the jar: there may be one such header only (RFC 6265 5.4)."""
    raw = request.headers.raw
    cookies = [own, *(value for name, value in raw if name.lower() == b"cookie")]
    others = [(name, value) for name, value in raw if name.lower() != b"cookie"]
    request.headers = httpx.Headers([*others, (b"Cookie", b"; ".join(cookies))])
