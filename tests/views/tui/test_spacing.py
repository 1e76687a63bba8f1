"""A story drawn as wide and as airy as the reader asked for."""

import itertools
from collections.abc import Callable
from typing import Any

import pytest

from wirereader.desk.desk import Desk
from wirereader.settings.settings import Appearance, Reading, Settings
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp

WORDS = "one two three four five six seven eight nine ten eleven twelve\n\nthe second paragraph"


async def drawn(story: Story, settings: Settings, columns: int = 100) -> list[str]:
    """The lines of the story's pane, from its headline to the end of its words."""
    app = WireApp(Desk([story], settings=settings))
    async with app.run_test(size=(columns, 30)) as pilot:
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        article = app.screen.article  # type: ignore[attr-defined]
        left = article.left
        lines = [article.render_line(y).text[left:].rstrip() for y in range(article.size.height)]
    while not lines[-1]:
        lines.pop()
    return lines


@pytest.mark.parametrize(
    ("width", "spacing", "gap"), [(30, 1, 1), (30, 2, 1), (30, 1, 3), (30, 2, 0), (20, 2, 2)]
)
async def test_width_lines_and_gaps_are_as_asked_for(
    story_of: Callable[..., Story], width: int, spacing: int, gap: int
) -> None:
    reading = Reading(text_width=width, line_spacing=spacing, paragraph_gap=gap)
    settings = Settings(appearance=Appearance(panes="one"), reading=reading)
    lines = await drawn(story_of(2, "Short", WORDS), settings)
    words = lines[next(at for at, line in enumerate(lines) if "one two" in line) :]
    assert all(len(line) <= width for line in lines)
    assert max(map(len, words)) > width - 8, "and the width is used"
    second = next(at for at, line in enumerate(words) if "the second" in line)
    filled = [at for at, line in enumerate(words[:second]) if line]
    assert len(filled) > 1
    assert {b - a for a, b in itertools.pairwise(filled)} == {spacing}
    assert second - filled[-1] - 1 == gap


async def test_a_body_is_not_wider_than_80_unless_asked_for(
    story_of: Callable[..., Story],
) -> None:
    story = story_of(2, "Short", "word " * 100)
    one = Appearance(panes="one")
    usual = await drawn(story, Settings(appearance=one), 140)
    assert 76 < max(map(len, usual)) <= 80
    wide = await drawn(story, Settings(appearance=one, reading=Reading(text_width=120)), 140)
    assert 110 < max(map(len, wide)) <= 120


@pytest.mark.parametrize(
    ("marks", "head"), [("signs", " BREAKING   kicker"), ("words", "BREAKING  kicker")]
)
async def test_words_for_marks_hold_in_the_story_too(
    story_of: Callable[..., Story], marks: str, head: str
) -> None:
    settings: Any = Settings(appearance=Appearance(panes="one", marks=marks))
    lines = await drawn(story_of(1, "Ferry breaks loose", breaking=True), settings)
    assert lines[0] == head
