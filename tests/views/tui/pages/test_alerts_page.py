"""Alerts and what is followed as tables, by keys; and what the screen does when alerts come."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import timedelta

import pytest
from textual.message import Message

from tests.library.conftest import NOON
from tests.library.events.test_follows import OWN, putter
from tests.support.analysts import Scripted
from tests.tracking.changes.version_pairs import BANK, FERRY
from tests.views.tui.conftest import Reader
from wirereader.desk.desk import Desk
from wirereader.desk.notices import AlertsArrived
from wirereader.library.library import Library
from wirereader.settings.settings import Alerts, Settings
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.pages.table_page import TablePage
from wirereader.views.tui.terminal_signals import Signalled

NOW = NOON + timedelta(hours=6)
Opened = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def library() -> Iterator[Library]:
    """A library with two follows, the first with an alert."""
    with Library.open(None) as opened:
        put = putter(opened)
        put("wire", FERRY)
        opened.follows.add("query", "ferry", said="followed ferry")
        opened.follows.add("name", "Henrik Lowe", said="followed Henrik Lowe")
        put("own", OWN, 2)
        yield opened


@pytest.fixture
def opened(library: Library) -> Opened:
    @asynccontextmanager
    async def at(settings: Settings | None = None) -> AsyncIterator[Reader]:
        desk = Desk((), Scripted(), library, library=library, clock=lambda: NOW, settings=settings)
        app = WireApp(desk, now=lambda: NOW)
        async with app.run_test(size=(120, 36)) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader
        desk.close()

    return at


async def test_an_alert_opens_its_story(opened: Opened) -> None:
    async with opened() as reader:
        reader.screen.ask("alerts")
        await reader.settle()
        assert isinstance(reader.app.screen, TablePage)
        assert "1 alert, 1 unread." in reader.text
        assert "Eleven killed as ferry Ardent" in reader.text
        await reader.press("enter")
        assert reader.screen.article.story is not None
        assert reader.screen.article.story.headline == OWN[0]


async def test_what_is_followed_is_paused_and_deleted_by_keys_and_undone(
    opened: Opened, library: Library
) -> None:
    async with opened() as reader:
        reader.screen.ask("follows")
        await reader.settle()
        assert "Henrik Lowe" in reader.text
        await reader.press("p")
        assert [one.follow.is_paused for one in library.follows.all()] == [True, False]
        assert "paused" in reader.text
        await reader.press("p")
        assert [one.follow.is_paused for one in library.follows.all()] == [False, False]
        await reader.press("d")
        assert [one.follow.text for one in library.follows.all()] == ["Henrik Lowe"]
        await reader.press("z")
        assert [one.follow.text for one in library.follows.all()] == ["ferry", "Henrik Lowe"]


async def test_new_alerts_ring_and_notify_as_the_reader_asked(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent: list[str] = []
    async with opened(Settings(alerts=Alerts(ring=True, desktop="osc9"))) as reader:
        panes = reader.screen.controller._notifications._panes
        post = panes.post_message

        def posted(message: Message) -> bool:
            if isinstance(message, Signalled):
                sent.append(message.signals)
                return True
            return post(message)

        monkeypatch.setattr(panes, "post_message", posted)
        hear = reader.screen.controller.hear
        hear(AlertsArrived(("1 unread alert. alerts lists them.",), is_new=False))
        assert sent == []
        hear(AlertsArrived(("Alert. ferry: Ferry hits pier.\x07",)))
        assert sent == ["\a\x1b]9;Alert. ferry: Ferry hits pier.\x1b\\"]
        await reader.settle()
        assert "Alert. ferry: Ferry hits pier." in reader.text
        assert BANK[0] not in reader.text
