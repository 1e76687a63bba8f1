"""HTTP: one request at a time, redirects, limits, and no way into a private network."""

import sys

_HTTP2 = ("httpcore._async.http2", "httpcore._sync.http2")

if "httpx" not in sys.modules and "httpcore" not in sys.modules:
    # what they load whether it is wanted or not: a command line (with click, Rich and Pygments,
    # where these are installed) and HTTP/2; half of the time that both take
    for _name in ("httpx._main", *_HTTP2):
        sys.modules.setdefault(_name, None)  # type: ignore[arg-type]


def allow_http2() -> None:
    """Let httpcore load HTTP/2 as soon as a server agrees on it."""
    for name in _HTTP2:
        if name in sys.modules and sys.modules[name] is None:
            del sys.modules[name]
