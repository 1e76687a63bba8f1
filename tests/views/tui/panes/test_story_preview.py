"""The selected story stands beside the list once the hand has rested, and is not marked for it."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.notices import ListRenewed
from wirereader.desk.session import Room
from wirereader.desk.story_list import InHand
from wirereader.settings.settings import Access, Appearance, Reading, Settings
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.panes import story_preview
from wirereader.views.tui.panes.story_preview import StoryPreview

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


async def test_a_rest_shows_once_what_many_moves_led_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(story_preview, "REST_S", 0.01)
    shown = asyncio.Event()
    times: list[int] = []

    def show() -> None:
        times.append(1)
        shown.set()

    preview = StoryPreview(show)
    for _ in range(10):
        preview.moved()
        assert preview.is_waiting
    await shown.wait()
    assert times == [1]
    assert not preview.is_waiting
    preview.moved()
    preview.stop()
    assert not preview.is_waiting
    await asyncio.sleep(0)
    assert times == [1]


async def test_many_downs_cause_one_preview_of_the_last(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with read_at(120, 36) as reader:
        looked: list[int] = []
        look_at = reader.desk.screen.look_at

        async def noted(row: int) -> bool:
            looked.append(row)
            return bool(await look_at(row))

        monkeypatch.setattr(reader.desk.screen, "look_at", noted)
        monkeypatch.setattr(story_preview, "REST_S", 3600.0)  # a busy machine rests for us
        for _ in range(9):
            reader.app.simulate_key("down")
        await reader.until(lambda: reader.desk.session.row == 9)  # the last of them was heard of
        assert not looked
        monkeypatch.setattr(story_preview, "REST_S", 0.0)
        reader.app.simulate_key("down")
        await reader.until(lambda: reader.screen.shown_id == "s11")
        assert looked == [10]
        assert reader.is_in(Room.HEADLINES)
        assert "Headline number 11" in reader.lines()[reader.screen.article.region.y]


async def test_what_is_said_before_the_story_beside_has_come_stays_until_the_next_key(
    read_at: ReadAt,
) -> None:
    async with read_at(120, 36) as reader:
        reader.app.simulate_key("down")
        await reader.until(lambda: reader.screen.panes.headlines.row == 1)
        reader.screen.controller.say("1 error, press e.")
        await reader.until(lambda: reader.screen.shown_id == "s2")
        reader.screen.outcome_display.go_to_place()
        assert reader.status == "1 error, press e."
        await reader.press("down")
        await reader.until(lambda: reader.status.startswith("Story 3 of"))


async def test_a_list_renewed_by_what_came_has_its_own_story_beside_it(
    read_at: ReadAt, stories: list[Story]
) -> None:
    async with read_at(120, 36) as reader:
        assert reader.screen.shown_id == "s1"
        reader.desk._context.list = InHand(stories[6:], reader.desk._context.mark)
        reader.screen.controller.say("Added: City Desk. 33 new stories.")
        reader.screen.controller.hear(ListRenewed("33 stories."))
        await reader.until(lambda: reader.screen.shown_id == stories[6].id)
        assert reader.is_in(Room.HEADLINES)
        assert "Story 1 of 33" in reader.text
        assert reader.status == "Added: City Desk. 33 new stories.", "what was said stays"
        await reader.press("down")
        await reader.until(lambda: reader.status == "Story 2 of 33.")


async def test_a_preview_marks_nothing_and_what_acts_on_the_story_acts_on_it(
    story_of: Callable[..., Story], scripted: Any, reader_of: Any
) -> None:
    given = [story_of(n, f"Headline {n}") for n in range(1, 9)]
    desk = Desk(given, scripted(), settings=Settings(reading=Reading(read_after_s=0)))
    app = WireApp(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        reader = reader_of(app, pilot)
        for row in (1, 2, 3):
            await reader.press("down")
            await reader.until(lambda row=row: reader.screen.shown_id == f"s{row + 1}")
            assert desk.session.story == f"s{row + 1}"
        assert not any(desk.headline(row).is_read for row in range(8))
        await reader.press("enter")
        await reader.until(lambda: desk.headline(3).is_read)
        assert [desk.headline(row).is_read for row in range(8)].count(True) == 1
    desk.close()


@pytest.mark.parametrize(
    "settings",
    [
        Settings(access=Access(preset="screen-reader")),
        Settings(appearance=Appearance(panes="list")),
    ],
    ids=["screen-reader", "list"],
)
async def test_where_no_story_stands_beside_the_list_none_is_shown(
    story_of: Callable[..., Story], scripted: Any, reader_of: Any, settings: Settings
) -> None:
    desk = Desk([story_of(n, f"Headline {n}") for n in range(1, 5)], scripted(), settings=settings)
    app = WireApp(desk)
    async with app.run_test(size=(120, 36)) as pilot:
        reader = reader_of(app, pilot)
        await reader.press("down", "down")
        assert not reader.screen.controller._preview.is_waiting
        assert desk.session.story != "s3"
    desk.close()


async def test_tab_before_the_rest_is_over_leads_into_the_selected_story(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        reader.app.simulate_key("down")
        reader.app.simulate_key("tab")
        await reader.until(lambda: reader.is_in(Room.STORY))
        await reader.settle()
        assert reader.screen.shown_id == "s2"
