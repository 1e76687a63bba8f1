"""A library in memory, and a way to put stories of the tracked events into it."""

from collections.abc import Iterator

import pytest

from tests.library.events.test_follows import Put, putter
from wirereader.library.library import Library


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        yield opened


@pytest.fixture
def put(library: Library) -> Put:
    return putter(library)
