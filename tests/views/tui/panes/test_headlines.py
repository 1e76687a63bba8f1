"""Rows under their days on a real screen: how many are seen, and what a key paints."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wirereader.desk.session import Room
from wirereader.story.story import Story
from wirereader.views.tui.panes import day_headings

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.fixture
def two_days(story_of: Callable[..., Story]) -> list[Story]:
    """Four stories of today, and those of yesterday."""
    made = [story_of(n, f"Headline number {n}") for n in range(1, 60)]
    day = timedelta(days=1)
    return [
        one if n < 4 else replace(one, dispatch=replace(one.dispatch, published=NOW - day))
        for n, one in enumerate(made)
    ]


@pytest.mark.parametrize(
    ("size", "keys", "least"),
    [
        ((80, 24), (), 6),
        ((80, 24), ("equals_sign", "equals_sign"), 19),
        ((120, 36), (), 9),
        ((120, 36), ("equals_sign", "equals_sign"), 31),
    ],
    ids=str,
)
async def test_headlines_in_view_below_two_headings(
    read_at: ReadAt, two_days: list[Story], size: tuple[int, int], keys: tuple[str, ...], least: int
) -> None:
    async with read_at(*size, two_days) as reader:
        while keys and reader.screen.panes.plan.kind.value != "list":
            await reader.press(keys[0])
        lines = [line[:9] for line in reader.lines()]
        headings = [line for line in lines if "TODAY" in line or "YESTERDAY"[:6] in line]
        assert len(headings) == 2
        assert sum("Headline number" in line for line in reader.lines()) - (not keys) >= least
        assert len(reader.screen.headlines.window.whole_rows()) >= least
        if not keys:
            has_quotes = size[0] >= 100
            assert reader.screen.panes.stands(Room.STORY)
            assert reader.screen.panes.stands(Room.QUOTES) is has_quotes


@pytest.mark.parametrize(
    ("size", "least"),
    [((80, 24), 6), ((120, 36), 9)],
    ids=str,
)
@pytest.mark.parametrize("a_day", [1, 2, 3, 5])
async def test_days_of_few_stories_cost_no_headlines(
    read_at: ReadAt,
    story_of: Callable[..., Story],
    size: tuple[int, int],
    least: int,
    a_day: int,
) -> None:
    made = [story_of(n, f"Headline number {n}") for n in range(60)]
    sparse = [
        replace(one, dispatch=replace(one.dispatch, published=NOW - timedelta(days=n // a_day)))
        for n, one in enumerate(made)
    ]
    async with read_at(*size, sparse) as reader:
        pane = reader.screen.headlines
        await reader.press("down")
        for _ in range(8):
            top, height = pane.region.y, pane.region.height
            lines = reader.lines()[top : top + height]
            assert sum("Headline number" in line for line in lines) >= least
            for at in pane.window.whole_rows():
                day = NOW - timedelta(days=at // a_day)
                [line] = [line for line in lines if f"Headline number {at} " in f"{line} "]
                date = f"{day.day} {day:%b}"
                heading = f"{day.day} {day:%B}".lower()
                above = [one for one in lines[: lines.index(line)] if heading in one.lower()]
                told = date in line or day.date() == NOW.date() or above
                assert told, (line, lines)
            await reader.press("pagedown")


@pytest.mark.parametrize("today", [1, 2])
@pytest.mark.parametrize("yesterday", [0, 5])
async def test_few_stories_of_one_day_have_none_to_share_a_heading_with(
    read_at: ReadAt, story_of: Callable[..., Story], today: int, yesterday: int
) -> None:
    made = [story_of(n, f"Headline number {n}") for n in range(today + yesterday)]
    day = timedelta(days=1)
    made = [
        one if n < today else replace(one, dispatch=replace(one.dispatch, published=NOW - day))
        for n, one in enumerate(made)
    ]
    async with read_at(80, 24, made) as reader:
        headings = [line for line in reader.lines() if "TODAY" in line or "YESTERDAY" in line]
        assert len(headings) == 1 + bool(yesterday)
        assert "AND EARLIER" not in reader.text
        assert f"{NOW:%d %b}" not in reader.lines()[2], "the day stands above"


async def test_sources_of_few_stories_stand_together(
    read_at: ReadAt, story_of: Callable[..., Story]
) -> None:
    made = [story_of(n, f"Headline number {n}", source=f"Paper {n}") for n in range(10)]
    made += [story_of(n, f"Headline number {n}", source="Wire") for n in range(10, 30)]
    async with read_at(120, 36, made) as reader:
        await reader.press("O", "O")
        assert reader.desk.scope.sort == "source"
        top = reader.screen.headlines.region.y
        lines = reader.lines()[top : top + 12]
        assert "PAPER 0 AND OTHERS" in lines[0]
        assert all("Paper" in line for line in lines[1:10])


async def test_by_title_no_day_stands_above_stories_of_others(
    read_at: ReadAt, story_of: Callable[..., Story]
) -> None:
    """Days are mixed there: each row has its own beside it."""
    made = [story_of(n, f"{chr(90 - n % 26)} is the first letter") for n in range(8)]
    made = [
        replace(one, dispatch=replace(one.dispatch, published=NOW - timedelta(days=n % 4)))
        for n, one in enumerate(made)
    ]
    async with read_at(120, 36, made) as reader:
        await reader.press("O", "O", "O")
        assert reader.desk.scope.sort == "title"
        top = reader.screen.headlines.region.y
        lines = reader.lines()[top : top + 9]
        assert "BY TITLE" in lines[0]
        assert all("is the first letter" in line for line in lines[1:9])
        assert sum("Nov" in line for line in lines[1:9]) == 6


async def test_every_row_is_reached_one_by_one_and_in_sight(
    read_at: ReadAt, two_days: list[Story]
) -> None:
    async with read_at(80, 24, two_days) as reader:
        pane = reader.screen.headlines
        for row in range(1, 59):
            pane.action_move(1)
            assert pane.row == row
            assert row in pane.window.whole_rows()
        await reader.settle()
        assert "Headline number 59" in reader.cursor_line()
        await reader.press("home")
        assert "Headline number 1" in reader.cursor_line()
        assert "TODAY" in reader.lines()[1]


async def test_a_page_shows_all_that_comes_next_and_end_the_last(
    read_at: ReadAt, two_days: list[Story]
) -> None:
    async with read_at(80, 24, two_days) as reader:
        pane = reader.screen.headlines
        seen = list(pane.window.whole_rows())
        while pane.row < 58:
            await reader.press("pagedown")
            seen += pane.window.whole_rows()
        assert set(seen) == set(range(59))
        await reader.press("home", "end")
        assert pane.row == 58
        assert pane.window.whole_rows()[-1] == 58


async def test_the_heading_counts_what_is_unread_and_follows_a_mark(
    read_at: ReadAt, two_days: list[Story]
) -> None:
    async with read_at(80, 24, two_days) as reader:
        assert "4 unread" in reader.lines()[1]
        await reader.press("U")
        assert "3 unread" in reader.lines()[1]


async def test_a_new_width_counts_no_day_again(
    read_at: ReadAt, two_days: list[Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []
    usual = day_headings.unread_of_day

    def counting(row: int, *how: Any) -> int | None:
        counted.append(row)
        return usual(row, *how)

    monkeypatch.setattr(day_headings, "unread_of_day", counting)
    async with read_at(120, 36, two_days) as reader:
        assert "4 unread" in reader.lines()[1]
        assert len(counted) == 2
        for width in (100, 140):
            await reader.pilot.resize_terminal(width, 36)
            await reader.settle()
            assert "4 unread" in reader.lines()[1]
        assert len(counted) == 2
        await reader.press("U")
        assert "3 unread" in reader.lines()[1]
        await reader.pilot.resize_terminal(110, 36)
        await reader.settle()
        assert "3 unread" in reader.lines()[1]


@pytest.mark.parametrize("left", [0, 2])
async def test_a_list_that_got_shorter_before_the_pane_was_told_is_drawn(
    read_at: ReadAt, two_days: list[Story], left: int
) -> None:
    async with read_at(80, 24, two_days) as reader:
        rows, pane = reader.desk._context.list, reader.screen.headlines.region
        assert "\n".join(reader.lines()[pane.y : pane.bottom]).count("Headline number") > left
        rows.stories = rows.stories[:left]
        reader.screen.headlines.refresh()
        await reader.settle()
        assert "\n".join(reader.lines()[pane.y : pane.bottom]).count("Headline number") == left
        await reader.press("end", "enter")
        assert reader.desk.count() == left


async def test_the_pane_with_the_focus_has_a_sign_at_its_title(read_at: ReadAt) -> None:
    async with read_at(120, 36) as reader:
        assert reader.lines()[1].startswith("▸TODAY")
        await reader.press("enter")
        assert reader.lines()[1].startswith(" TODAY")
        title = reader.screen.panes.titles[Room.STORY].region
        assert reader.lines()[title.y].startswith("▸ Story 1 of 39")
        await reader.press("u")
        assert "▸ WHO SAID WHAT" in reader.text


async def test_layouts_go_round_and_the_last_is_kept(read_at: ReadAt) -> None:
    async with read_at(200, 60) as reader:
        kinds = []
        for _ in range(3):
            await reader.press("equals_sign")
            kinds.append(reader.screen.panes.plan.kind.value)
            assert reader.status == f"Layout: {kinds[-1]}."
        assert sorted(kinds) == ["columns", "list", "stacked"]
        assert reader.desk.screen.pane_shape.layout == kinds[-1]
    async with read_at(80, 24) as reader:
        await reader.press("equals_sign", "equals_sign")
        assert reader.screen.panes.plan.kind.value == "stacked", "there is no room for columns"
