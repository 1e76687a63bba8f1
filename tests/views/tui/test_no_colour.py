"""Without colours: names and quotes are told apart all the same, and programs started are told."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any

import pytest

from wirereader.desk.desk import Desk
from wirereader.settings.settings import Access, Appearance, Settings
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.panes.article import Article

if TYPE_CHECKING:
    from rich.segment import Segment

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


def drawn_as(reader: Any, words: str) -> set[tuple[bool, bool, bool]]:
    """How the words are drawn in the story: underlined, slanted, reversed."""
    article = reader.screen.article
    segments: list[Segment] = [
        segment for y in range(article.size.height) for segment in article.render_line(y)
    ]
    styles = [segment.style for segment in segments if segment.text.strip() == words]
    return {(bool(one.underline), bool(one.italic), bool(one.reverse)) for one in styles if one}


async def test_people_places_and_quotes_differ_without_colour(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with read_at(80, 40) as reader:
        await reader.press("enter")
        assert drawn_as(reader, "Velde") == {(True, False, False)}, "people are underlined"
        assert drawn_as(reader, "Lisbon") == {(False, True, False)}, "places are slanted"
        await reader.press("full_stop")
        marked = drawn_as(reader, "Port Ellery")
        assert any(is_reversed for *_, is_reversed in marked), "the current name is reversed"
        assert '"We had every soul ashore' in reader.text, "a quote has its marks"


@pytest.mark.parametrize("value", ["1", ""])
async def test_programs_started_from_here_are_told_of_no_color(
    read_at: ReadAt, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    async with read_at(80, 24):
        assert os.environ["NO_COLOR"] == value
        asked = [sys.executable, "-c", "import os; print(repr(os.environ.get('NO_COLOR')))"]
        told = subprocess.run(asked, capture_output=True, text=True, check=True)  # noqa: ASYNC221 - a moment
        assert told.stdout.strip() == repr(value)


async def test_no_color_is_not_made_up(read_at: ReadAt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    async with read_at(80, 24):
        assert "NO_COLOR" not in os.environ


async def test_places_stand_in_brackets_where_words_are_wanted(
    scripted: Any, story_of: Callable[..., Story]
) -> None:
    settings = Settings(appearance=Appearance(panes="one", marks="words"))
    analyst = scripted(holds=True)
    app = WireApp(Desk([story_of(1, "Ferry breaks loose")], analyst, settings=settings))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press(*["down"] * 4)
        await app.workers.wait_for_complete()
        await pilot.pause()
        article = app.desk_screen.article
        assert not re.search(r"\[\w", text_of(article)), "nothing is found yet"
        before = (article.reading_at, article.row_top(article.row) - article.scroll_offset.y)
        for fingerprint in list(analyst.asked):
            analyst.answer(fingerprint)
        while article.findings is None:
            await pilot.pause(0.02)
        await pilot.pause()
        text = text_of(article)
        assert "Officials from [Lisbon] are due in [Port Ellery]" in " ".join(text.split())
        assert "[Velde]" not in text
        assert max(map(len, text.splitlines())) < 80
        start, end = article._lines[article.row - len(article._head)]
        assert start <= before[0] < end, "the line being read stays"
        assert article.row_top(article.row) - article.scroll_offset.y == before[1]
        await pilot.press("full_stop")
        await app.workers.wait_for_complete()
        await pilot.pause()
        x, y = app.cursor_position
        line = article.render_line(y - article.content_region.y).text
        assert line[x:].startswith(("Port Ellery]", "Lisbon]")), "the cursor is at the name"


async def test_brackets_are_not_heard(scripted: Any, story_of: Callable[..., Story]) -> None:
    settings = Settings(appearance=Appearance(marks="words"), access=Access(preset="screen-reader"))
    app = WireApp(Desk([story_of(1, "Ferry breaks loose")], scripted(), settings=settings))
    async with app.run_test(size=(80, 40)) as pilot:
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        article = app.desk_screen.article
        while article.findings is None or not article.size.height:
            await pilot.pause(0.02)
        assert "Lisbon" in text_of(article)
        assert "[" not in text_of(article)


def text_of(article: Article) -> str:
    """What the story's pane shows."""
    lines = [article.render_line(y).text.rstrip() for y in range(article.size.height)]
    return "\n".join(lines)


@pytest.mark.parametrize("name", ["terminal", "wire-dark"])
@pytest.mark.parametrize(
    ("size", "keys"),
    [((80, 24), ("g",)), ((120, 36), ("g",)), ((120, 36), ("enter", "greater_than_sign", "c"))],
    ids=["feeds, small", "feeds", "card"],
)
async def test_a_rule_parts_what_stands_over_the_panes_where_no_ground_does(
    read_at: ReadAt, name: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with read_at(*size) as reader:
        reader.app.theme = name
        await reader.press(*keys)
        column = edge(reader, is_card=keys[-1] == "c")
        ruled = [line[column] for line in reader.lines()[1:-2]]
        assert ("│" * 12 in "".join(ruled)) is (name == "terminal")


def edge(reader: Any, *, is_card: bool) -> int:
    """The column where the card begins, or the navigator ends."""
    if is_card:
        return int(reader.app.screen.query_one("#card-box").region.x)
    return int(reader.screen.query_one("#navigator").region.right) - 1


@pytest.mark.parametrize("name", ["terminal", "wire-dark"])
async def test_a_rule_parts_a_card_from_the_story_above_it(read_at: ReadAt, name: str) -> None:
    async with read_at(80, 24) as reader:
        reader.app.theme = name
        await reader.press("enter", "greater_than_sign", "c")
        row = reader.app.screen.query_one("#card-box").region.y
        assert (reader.lines()[row] == "─" * 80) is (name == "terminal")
