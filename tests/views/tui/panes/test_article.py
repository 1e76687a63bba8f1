"""How a story with headings, lists, tables and links is drawn, and what its links may carry."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from typing import Any

import pytest

from tests.views.tui.conftest import Scripted
from wirereader.story.body import Block, BlockKind, Body, Link
from wirereader.story.story import Story

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]

PARTS = (
    (BlockKind.HEADING, "What was decided", 2),
    (BlockKind.PARAGRAPH, "The council met on Monday.", 0),
    (BlockKind.LIST_ITEM, "- the harbour stays open until the end of the winter season", 1),
    (BlockKind.LIST_ITEM, "- tugs are hired from the port next door, at a price", 1),
    (BlockKind.LIST_ITEM, "1. inner", 2),
    (BlockKind.QUOTATION, "No one was hurt, and no one will be, said the harbour master.", 0),
    (BlockKind.TABLE_ROW, "Ships | 3", 0),
    (BlockKind.TABLE_ROW, "Tugs | 11", 0),
    (BlockKind.PARAGRAPH, "See the report and the plan.", 0),
)


def body_of(*links: tuple[str, str]) -> Body:
    text = "\n\n".join(words for _, words, _ in PARTS)
    blocks, at = [], 0
    for kind, words, level in PARTS:
        if kind is not BlockKind.PARAGRAPH:
            blocks.append(Block(kind, at, at + len(words), level))
        at += len(words) + 2
    found = [Link(text.index(a), text.index(a) + len(a), address) for a, address in links]
    return Body.kept(text, tuple(blocks), tuple(sorted(found)))


def story_with(story: Story, body: Body) -> Story:
    return replace(story, dispatch=replace(story.dispatch, body=body))


def addresses(reader: Any) -> dict[str, str]:
    """Words drawn as a link for the terminal, with where they lead."""
    strips = reader.app.screen._compositor.render_strips()
    return {
        segment.text: segment.style.link
        for strip in strips
        for segment in strip
        if segment.style is not None and segment.style.link
    }


async def test_blocks_are_told_apart(read_at: ReadAt, story_of: Callable[..., Story]) -> None:
    story = story_with(story_of(1, "Alone"), body_of())
    async with read_at(60, 40, [story]) as reader:
        await reader.press("enter")
        left = reader.screen.article.left - 1
        lines = [line[left:].rstrip() for line in reader.lines()]
        at = lines.index(" - the harbour stays open until the end of the winter")
        assert lines[at + 1] == "   season", "what goes on stands under the words"
        assert lines[at + 2].startswith(" - tugs are hired"), "items follow each other closely"
        assert "   1. inner" in lines
        assert "   No one was hurt, and no one will be, said the harbour" in lines
        assert "   master." in lines
        at = lines.index(" Ships | 3")
        assert lines[at + 1] == " Tugs | 11"
        strip = reader.screen.article.render_line(
            next(n for n, line in enumerate(lines) if "What was decided" in line)
            - reader.screen.article.region.y
        )
        assert any(segment.style and segment.style.bold for segment in strip)


async def test_a_name_in_an_indented_line_is_where_it_is_clicked(
    read_at: ReadAt, story_of: Callable[..., Story]
) -> None:
    words = "- Lisbon is far, and so is that small Port Ellery for those who live in it"
    body = Body.kept(words, (Block(BlockKind.LIST_ITEM, 0, len(words), 3),))
    async with read_at(40, 20, [story_with(story_of(1, "Alone"), body)]) as reader:
        await reader.press("enter", "full_stop", "full_stop")
        x, y = reader.app.cursor_position
        assert reader.lines()[y][x:].startswith("Port Ellery")
        await reader.press("home")
        await reader.pilot.click("#story", offset=(x + 1, y - reader.screen.article.region.y))
        await reader.settle()
        assert reader.status.startswith("Port Ellery")


async def test_links_lead_to_the_web_and_nowhere_else(
    read_at: ReadAt, story_of: Callable[..., Story]
) -> None:
    body = body_of(
        ("the report", "https://wire.invalid/report?a=1;b"),
        ("the plan", "javascript:alert(1)"),
        ("Monday", "http://x.invalid/\x1b]0;TAKEN\x07"),
        ("council", "file:///etc/passwd"),
    )
    async with read_at(80, 40, [story_with(story_of(1, "Alone"), body)]) as reader:
        await reader.press("enter")
        assert addresses(reader) == {"the report": "https://wire.invalid/report?a=1;b"}


@pytest.mark.parametrize("width", [20, 30, 60])
async def test_no_line_of_a_block_is_cut(
    read_at: ReadAt, story_of: Callable[..., Story], width: int
) -> None:
    body = body_of()
    async with read_at(width, 60, [story_with(story_of(1, "Alone"), body)]) as reader:
        await reader.press("enter")
        article = reader.screen.article
        drawn = "".join(
            "".join(piece for piece, _ in article.drawn(row))
            for row in range(len(article._head), article.row_count())
        )
        assert "".join(drawn.split()) == "".join(body.text.split())
        for line in reader.lines():
            assert len(line) == width


async def test_the_words_being_read_stay_through_every_width(read_at: ReadAt) -> None:
    async with read_at(60, 24) as reader:
        await reader.press("enter", "pagedown", *["down"] * 3)
        article = reader.screen.article
        offset = article.reading_at
        assert offset > article.story.body.paragraphs[article.paragraph].start, "within one"
        for columns in (40, 120, 25, 200, 60):
            await reader.pilot.resize_terminal(columns, 24)
            await reader.settle()
            start, end = article._lines[article.row - len(article._head)]
            assert start <= offset < end, f"at {columns} columns another line is read"
            top = article.row_top(article.row) - article.scroll_offset.y
            assert 0 <= top < article.size.height, "and it is in sight"
        assert article.reading_at == offset, "the line read before, not one above it"


@pytest.mark.parametrize("key", ["u", "i"])
async def test_what_is_found_while_another_pane_stands_there_breaks_no_line_of_the_head(
    read_at: ReadAt, key: str
) -> None:
    analyst = Scripted(holds=True)
    async with read_at(80, 24, analyst=analyst) as reader:
        await reader.press("enter")
        before = reader.lines()
        await reader.press(key)
        assert not reader.screen.article.size.width, "the other pane stands in its place"
        for fingerprint in list(analyst.asked):
            analyst.answer(fingerprint)
        await reader.until(lambda: reader.screen.article.findings is not None)
        await reader.press("escape")
        after = reader.lines()
        top = next(at for at, line in enumerate(after) if "BREAKING" in line)
        assert after[top].strip() == before[top].strip()
        assert "Ferry Maren Breaks Her Moorings in Port Ellery" in after[top + 1]
        assert "Ann Porter" in after[top + 2]
        assert "1 quote" in after[top + 3]
