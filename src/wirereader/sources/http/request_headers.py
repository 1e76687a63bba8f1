"""What a question carries: the headers of a request, and to which origin which of them may go."""

import re
from collections.abc import Iterable
from typing import Final

import httpx

from wirereader import __version__
from wirereader.sources.fetch_result import FailureKind, FetchPolicy
from wirereader.sources.http.connection_pool import Origin
from wirereader.sources.http.credentials import Login
from wirereader.sources.http.decompression import ACCEPTED
from wirereader.sources.http.fetch_faults import TroubleError
from wirereader.story.source import FetchMemory, Source

FEED: Final = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
PAGE: Final = "text/html, application/xhtml+xml, */*;q=0.5"
FILE: Final = "*/*"
"""Whatever lies there; it is asked for unpacked, so that its length is known."""
DEFAULT_AGENT: Final = f"wirereader/{__version__} (news reader for the terminal)"
_OURS: Final = frozenset(
    {"host", "connection", "content-length", "transfer-encoding", "accept-encoding", "upgrade"}
)
_NAME: Final = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}")
_VALUE: Final = re.compile(
    rb"[\x21-\x7e\x80-\xff](?:[\t\x20-\x7e\x80-\xff]{0,8190}[\x21-\x7e\x80-\xff])?"
)
_PORTS: Final = {"http": 80, "https": 443}
_MOST_COOKIES: Final = 30
_LONGEST_COOKIE: Final = 4096

RawHeaders = list[tuple[bytes, bytes]]


def web_address(address: str) -> httpx.URL:
    """An address as it is dialled, without its fragment.  Raises TroubleError for another kind."""
    text = address.strip()
    if text[:5].lower() == "feed:":
        text = text[5:] if text[5:].lower().startswith("http") else f"http:{text[5:]}"
    try:
        url = httpx.URL(text)
        if url.scheme not in _PORTS or not url.raw_host:
            raise TroubleError(
                FailureKind.ADDRESS, "Its address is not one of the web.",
                "It has to begin with https:// or http://.",
            )  # fmt: skip
        return url.copy_with(fragment=None) if url.fragment else url
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        why = "Its address cannot be read."
        raise TroubleError(FailureKind.ADDRESS, why, "Check the address.") from error


def without_login(url: httpx.URL) -> httpx.URL:
    """The address without a user and a password in it."""
    return url.copy_with(userinfo=b"") if url.userinfo else url


def origin_of(url: httpx.URL) -> Origin:
    """Scheme, host and port, the default one spelled out."""
    return url.scheme, url.raw_host, url.port or _PORTS.get(url.scheme)


def may_know_secrets(url: httpx.URL, typed: httpx.URL) -> bool:
    """Claim that what is secret may go to `url`: the typed origin, or its own encrypted form."""
    there, here = origin_of(url), origin_of(typed)
    return there == here or (here == ("http", there[1], 80) and there == ("https", here[1], 443))


class Asking:
    """Makes the headers of the questions of one visit; holds the cookies it is given on the way."""

    def __init__(
        self,
        source: Source,
        memory: FetchMemory,
        policy: FetchPolicy,
        typed: httpx.URL,
        login: Login | None,
        accept: str,
    ) -> None:
        self._typed = typed
        self._options = source.options
        self._login = login
        if login is None and typed.userinfo:
            self._login = Login(typed.username, typed.password)
        self._cookies: dict[Origin, dict[bytes, bytes]] = {}
        agent = source.options.user_agent or policy.user_agent or DEFAULT_AGENT
        self._always: RawHeaders = [
            (b"User-Agent", _value(agent)),
            (b"Accept", accept.encode()),
            (b"Accept-Encoding", b"identity" if accept == FILE else ACCEPTED.encode()),
        ]
        if memory.etag:
            self._always.append((b"If-None-Match", _value(memory.etag)))
        if memory.last_modified:
            self._always.append((b"If-Modified-Since", _value(memory.last_modified)))

    @property
    def has_login(self) -> bool:
        """Claim that there is a user or a password to be told."""
        return self._login is not None

    @property
    def is_conditional(self) -> bool:
        """Claim that "nothing new" is an answer to what is asked."""
        return self._always[-1][0].startswith(b"If-")

    def headers(self, url: httpx.URL) -> RawHeaders:
        """The headers for a question to `url`."""
        headers: RawHeaders = [(b"Host", url.netloc), *self._always]
        cookies = [
            name + b"=" + value for name, value in self._cookies.get(origin_of(url), {}).items()
        ]
        if may_know_secrets(url, self._typed):
            if self._options.cookie:
                cookies.insert(0, _value(self._options.cookie))
            if self._login is not None and url.scheme == "https":
                headers.append(_basic(self._login, url))
            headers = _with_own(headers, self._options.headers)
        if cookies:
            headers.append((b"Cookie", b"; ".join(cookies)))
        return headers

    def keep_cookies(self, url: httpx.URL, headers: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep what an answer sets, for this visit and origin: some redirect until it is sent."""
        kept = self._cookies.setdefault(origin_of(url), {})
        for name, value in headers:
            if name.lower() != b"set-cookie" or len(value) > _LONGEST_COOKIE:
                continue
            key, mark, rest = value.partition(b";")[0].strip().partition(b"=")
            if mark and _NAME.fullmatch(key) and len(kept) < _MOST_COOKIES:
                kept[key] = rest

    def cookies_for(self, url: httpx.URL) -> tuple[tuple[bytes, bytes], ...]:
        """The cookies that go to `url`: with it they tell whether one has been here before."""
        return tuple(sorted(self._cookies.get(origin_of(url), {}).items()))

    def answered(self, url: httpx.URL, challenge: httpx.Headers) -> RawHeaders | None:
        """The headers that answer a wish for a login, or None when there is no answer."""
        if self._login is None or not may_know_secrets(url, self._typed):
            return None
        schemes = [
            value.strip().partition(" ")[0].lower()
            for value in challenge.get_list("www-authenticate")
        ]
        headers = [pair for pair in self.headers(url) if pair[0] != b"Authorization"]
        if "digest" in schemes:
            return [*headers, _digest(self._login, url, challenge)]
        if "basic" in schemes and url.scheme == "http":  # over https it was sent unasked
            return [*headers, _basic(self._login, url)]
        return None


def _basic(login: Login, url: httpx.URL) -> tuple[bytes, bytes]:
    flow = httpx.BasicAuth(login.user, login.password).auth_flow(httpx.Request("GET", url))
    return b"Authorization", next(flow).headers["authorization"].encode("ascii")


def _digest(login: Login, url: httpx.URL, challenge: httpx.Headers) -> tuple[bytes, bytes]:
    request = httpx.Request("GET", url)
    flow = httpx.DigestAuth(login.user, login.password).auth_flow(request)
    next(flow)
    answer = httpx.Response(
        401,
        headers=[
            (name, value)
            for name, value in challenge.multi_items()
            if name == "www-authenticate" and value.lower().startswith("digest")
        ],
        request=request,
    )
    try:
        return b"Authorization", flow.send(answer).headers["authorization"].encode("latin-1")
    except (StopIteration, LookupError, ValueError, httpx.HTTPError) as error:
        why = "It wants a login in a way that nobody can follow."
        raise TroubleError(FailureKind.LOGIN, why, "Look at it in a browser.") from error


def _with_own(headers: RawHeaders, own: Iterable[tuple[str, str]]) -> RawHeaders:
    told = {
        name.encode("utf-8", "replace"): _value(value)
        for name, value in own
        if name.lower() not in _OURS
    }
    if not all(map(_NAME.fullmatch, told)):
        raise TroubleError(
            FailureKind.ADDRESS, "One of its own headers has no name.", "Check its headers."
        )
    replaced = {name.lower() for name in told}
    return [pair for pair in headers if pair[0].lower() not in replaced] + list(told.items())


def _value(text: str) -> bytes:
    value = text.strip().encode("latin-1", "ignore") if text.isascii() else _wide(text)
    if not _VALUE.fullmatch(value):
        raise TroubleError(
            FailureKind.ADDRESS, "One of its own headers cannot be sent.",
            "Check its headers, its cookie and its user agent.",
        )  # fmt: skip
    return value


def _wide(text: str) -> bytes:
    """Validators come back as the bytes they were, all else goes as UTF-8."""
    try:
        return text.strip().encode("latin-1")
    except UnicodeEncodeError:
        return text.strip().encode("utf-8", "replace")
