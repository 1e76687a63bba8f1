"""HTTP: one request at a time, redirects, limits, and no way into a private network."""

import sys

if "httpx" not in sys.modules:
    # its command line, with click, Rich and Pygments where they are installed: 40 ms for nothing
    sys.modules.setdefault("httpx._main", None)  # type: ignore[arg-type]
