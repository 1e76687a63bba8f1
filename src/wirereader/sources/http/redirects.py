"""Where a redirect leads, and how far it is followed: by hand, since each hop has to be judged.

httpx follows by itself, or not at all: it could not tell a move that is to be remembered from one
that is not, a circle from a long way, nor what is secret to one origin alone.
"""

from typing import Final

import httpx

from wirereader.sources.fetch_result import FailureKind
from wirereader.sources.http.fetch_faults import FetchError
from wirereader.sources.http.guarded_transport import LOCATION
from wirereader.sources.http.request_headers import may_know_secrets, without_login
from wirereader.story.clean import clean_line

PERMANENT: Final = frozenset({301, 308})
REDIRECTS: Final = PERMANENT | {302, 303, 307}
_MOST_HOPS: Final = 10  # browsers give up after 20 (Fetch standard), and have users who wait


class Redirects:
    """The way from a typed address, hop by hop."""

    def __init__(self, typed: httpx.URL) -> None:
        self._typed = typed
        self.url = without_login(typed)
        """Where to ask next."""
        self.moved_to: str | None = None
        """Where all redirects so far were permanent to, with a login that was typed."""
        self.hops = 0
        self._is_permanent = True
        self._seen: set[object] = set()

    def follow(self, response: httpx.Response, cookies: object) -> None:
        """Take a hop; equal `cookies` at an equal address are a circle.  Raises FetchError."""
        if self.hops == _MOST_HOPS:
            raise FetchError(
                FailureKind.REDIRECTS, f"It was redirected more than {_MOST_HOPS} times."
            )
        self.hops += 1
        following = _target(self.url, response.extensions[LOCATION])
        is_downgrade = self.url.scheme == "https" and following.scheme == "http"
        self._is_permanent &= response.status_code in PERMANENT and not is_downgrade
        self.url = following
        if self._is_permanent:  # a login in the address moves along, to where it may be told
            userinfo = self._typed.userinfo if may_know_secrets(following, self._typed) else b""
            self.moved_to = str(following.copy_with(userinfo=userinfo) if userinfo else following)
        here = (str(following), cookies)
        if here in self._seen:
            why = "Its redirects form a loop."
            raise FetchError(FailureKind.REDIRECTS, why)
        self._seen.add(here)


def _target(url: httpx.URL, location: bytes) -> httpx.URL:
    """Where an answer sends us.  Raises FetchError when that is nowhere on the web."""
    if not location.strip():
        why = "It redirects, but gives no address."
        raise FetchError(FailureKind.REDIRECTS, why)
    try:
        text = location.decode()
    except UnicodeDecodeError:
        text = location.decode("latin-1")
    try:
        following = url.join(text.strip())
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        why = "It redirects to an address that cannot be read."
        raise FetchError(FailureKind.REDIRECTS, why) from error
    if following.scheme not in {"http", "https"} or not following.raw_host:
        scheme = clean_line(following.scheme, 20)
        raise FetchError(
            FailureKind.REDIRECTS, f"It redirects to “{scheme}:”, which is not a web address.",
            "Nothing was read there. Look for its new address on its site.",
        )  # fmt: skip
    return without_login(following.copy_with(fragment=None) if following.fragment else following)
