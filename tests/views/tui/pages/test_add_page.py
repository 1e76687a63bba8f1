"""What to subscribe to: typed at once, ticked, or taken from the list, all from one field."""

from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual import events

from wirereader.desk.outcomes import Offer, OffersShown, Outcome
from wirereader.desk.session import Session
from wirereader.views.tui.pages.add_page import AddScreen

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]
Ask = Callable[[], Coroutine[Any, Any, Outcome]]
SIGNS = {".": "full_stop"}
LISTS = (Offer(1, "newsboat's feeds", "3 feeds, ~/.newsboat/urls", "/home/urls"),)
FEEDS = (
    Offer(2, "World News", "World, English", "https://world.example/", "World"),
    Offer(3, "Daily", "Europe, German", "https://daily.example/", "Europe"),
    Offer(4, "Abend", "Europe, German", "https://abend.example/", "Europe"),
)
ALL = OffersShown(LISTS, FEEDS)


class Adding:
    """The page over a real screen: keys, and what it answers."""

    def __init__(self, reader: Any, shown: OffersShown, ask: Ask | None) -> None:
        self.answers: list[str] = []
        self.page = AddScreen(ask, shown)
        self._reader = reader
        reader.screen.controller.open_page(self.page, self.answers.append)

    async def press(self, *keys: str) -> list[str]:
        """Press keys, letters by themselves; the answers so far."""
        await self._reader.settle()
        await self._reader.press(*(SIGNS.get(key, key) for key in keys))
        await self._reader.settle()
        return self.answers


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("enter",), "/home/urls"),
        (("down", "enter"), "https://world.example/"),
        (("down", "down", "down", "up", "enter"), "https://daily.example/"),
        ((*"ab.example", "enter"), "ab.example"),
        ((*"quit", "enter"), "quit"),
        ((*"daily", "enter"), "https://daily.example/"),
        ((*"german", "space", "space", "enter"), "https://daily.example/ https://abend.example/"),
        (("down", "space", "enter"), "https://world.example/"),
        (("space", "enter"), "/home/urls"),
        ((*"x.example", "space", "2", "enter"), "x.example 2"),
    ],
)
async def test_enter_takes_what_was_typed_or_ticked_or_selected(
    read_at: ReadAt, keys: tuple[str, ...], answer: str
) -> None:
    async with read_at(80, 24) as reader:
        assert await Adding(reader, ALL, None).press(*keys) == [answer]


async def test_a_tick_is_taken_away_by_the_same_key(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        adding = Adding(reader, ALL, None)
        await adding.press("down", "space")
        assert "Subscribe to 1 feed" in reader.text
        assert "[x] World News" in reader.text
        await adding.press("up", "space")
        assert "[ ] World News" in reader.text
        assert await adding.press("down", "down", "space", "enter") == ["https://abend.example/"]


async def test_going_back_subscribes_to_nothing(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        adding = Adding(reader, ALL, None)
        assert await adding.press("down", "space", "escape") == []
        assert not adding.page.is_current


async def test_offers_that_come_later_are_narrowed_by_what_is_typed(read_at: ReadAt) -> None:
    async def asked() -> Outcome:
        return Outcome("Offers.", Session(), ALL)

    async with read_at(80, 24) as reader:
        adding = Adding(reader, OffersShown(()), asked)
        assert await adding.press(*"abend", "enter") == ["https://abend.example/"]


async def test_why_nothing_can_be_subscribed_to_stands_in_the_title(read_at: ReadAt) -> None:
    async def asked() -> Outcome:
        return Outcome("Nothing can be kept.", Session(), is_done=False)

    async with read_at(80, 24) as reader:
        await Adding(reader, OffersShown(()), asked).press()
        assert "Nothing can be kept." in reader.text


async def test_an_address_that_is_pasted_is_subscribed_to(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        adding = Adding(reader, ALL, None)
        await reader.settle()
        reader.app.post_message(events.Paste("https://city.example/feed.xml\n"))
        assert await adding.press("enter") == ["https://city.example/feed.xml"]


async def test_an_address_is_taken_with_what_is_ticked(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        adding = Adding(reader, ALL, None)
        await adding.press("down", "space")
        reader.app.post_message(events.Paste("https://city.example/"))
        assert await adding.press("enter") == ["https://world.example/ https://city.example/"]
