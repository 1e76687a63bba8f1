"""How many bytes may wait to be parsed and kept, so that memory stays bounded."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

_LEAST_BYTES = 1 << 20


class ByteRoom:
    """Room for `total` bytes; what is larger than all of it waits until it is alone."""

    def __init__(self, total: int) -> None:
        self._left = self._total = total
        self._freed = asyncio.Condition()

    @contextlib.asynccontextmanager
    async def held(self, size: int) -> AsyncIterator[None]:
        """Take up room for `size` bytes (a megabyte at the least), once there is any."""
        cost = max(_LEAST_BYTES, min(size, self._total))
        async with self._freed:
            await self._freed.wait_for(lambda: self._left >= cost)
            self._left -= cost
        try:
            yield
        finally:
            self._left += cost
            async with self._freed:
                self._freed.notify_all()
