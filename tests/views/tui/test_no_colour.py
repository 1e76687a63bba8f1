"""Without colours: names and quotes are told apart all the same, and programs started are told."""

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import TYPE_CHECKING, Any

import pytest

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
