"""Contents in pages: how many items are asked for together, and the next page while one is kept.

Each request costs a server about 0.1 s however little is in it (Miniflux counts all that match), so
a first sync of 9,000 takes a dozen large ones instead of three dozen.
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Final, TypeVar

_Page = TypeVar("_Page")

FIRST: Final = 250  # items of the first answer: soon there is something to read
LEAST: Final = 25
_MOST_BYTES: Final = 8_000_000  # of an answer's texts: what a server, and we, hold at once
_SLOW_S: Final = 5.0


class PageSize:
    """How many items are asked for next; `most` is what the server gives in one answer."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.now = min(most, FIRST)
        """How many items to ask for."""

    def took(self, items: int, texts: int, seconds: float) -> None:
        """Note what came of the last request: `texts` is how long the items' texts were."""
        if not items:
            return
        heavy = _MOST_BYTES * items // max(texts, 1)
        wanted = min(items, self.now) // 2 if seconds >= _SLOW_S else self.now * 2
        self.now = max(min(LEAST, self._most), min(wanted, heavy, self._most))


async def ahead(pages: AsyncIterator[_Page]) -> AsyncGenerator[_Page]:
    """The same pages, the next one on its way while one is worked on; to be closed."""
    coming = asyncio.ensure_future(anext(pages, None))
    try:
        while (page := await coming) is not None:
            coming = asyncio.ensure_future(anext(pages, None))
            yield page
    finally:
        coming.cancel()
        await asyncio.gather(coming, return_exceptions=True)
