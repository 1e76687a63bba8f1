"""How many items are asked for together, and pages that come while others are worked on."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

import pytest

from wirereader.sync.content_pages import FIRST, LEAST, PageSize, ahead


def test_pages_grow_while_answers_are_light_and_quick() -> None:
    size = PageSize(1000)
    seen = [size.now]
    for _ in range(3):
        size.took(size.now, 1000 * size.now, 0.2)
        seen.append(size.now)
    assert seen == [FIRST, 500, 1000, 1000]


def test_pages_shrink_where_items_are_heavy_or_answers_slow() -> None:
    size = PageSize(1000)
    size.took(250, 250 * 200_000, 0.2)
    assert size.now == 40
    size.took(40, 40 * 1000, 30.0)
    assert size.now == LEAST
    size.took(0, 0, 30.0)
    assert size.now == LEAST, "an empty answer tells nothing"


def test_a_server_that_gives_fewer_is_not_asked_for_more() -> None:
    size = PageSize(20)
    for seconds in (0.1, 60.0, 0.1):
        size.took(20, 20, seconds)
        assert size.now == 20


def test_the_next_page_is_on_its_way_while_one_is_worked_on() -> None:
    begun: list[int] = []
    ended: list[bool] = []

    async def pages() -> AsyncGenerator[int]:
        try:
            for number in range(5):
                begun.append(number)
                yield number
        finally:
            ended.append(True)

    async def run() -> None:
        async with aclosing(pages()) as all_pages, aclosing(ahead(all_pages)) as came:
            async for number in came:
                await asyncio.sleep(0)
                assert begun == list(range(min(number + 2, 5)))
                if number == 3:
                    return

    asyncio.run(run())
    assert ended == [True]


def test_what_a_page_raises_comes_through() -> None:
    async def pages() -> AsyncGenerator[int]:
        yield 1
        raise LookupError

    async def run() -> None:
        async with aclosing(ahead(pages())) as came:
            assert [one async for one in came] == [1]

    with pytest.raises(LookupError):
        asyncio.run(run())
