"""Looking for words: in the story, in all stories, and what is typed on the line at the bottom."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual import events

from wirereader.desk.session import Room
from wirereader.views.tui.widgets.text_search import places_of, wanted_in

ReadAt = Callable[..., AbstractAsyncContextManager[Any]]


def reversed_words(reader: Any) -> list[str]:
    strips = reader.app.screen._compositor.render_strips()
    return [
        segment.text
        for strip in strips
        for segment in strip
        if segment.style is not None and segment.style.reverse and segment.text.strip()
    ]


async def test_every_match_is_marked_and_walked_through(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "slash", *"PORT  ellery", "enter")
        assert reader.is_in(Room.STORY)
        assert reader.status == "PORT  ellery: 1 of 2, paragraph 1."
        assert reversed_words(reader) == ["Port Ellery", "Port Ellery"]
        assert "n next match" in reader.lines()[-1]
        await reader.press("n")
        assert reader.status == "PORT  ellery: 2 of 2, paragraph 3."
        assert "Port Ellery" in reader.cursor_line()
        await reader.press("n")
        assert reader.status == "PORT  ellery: 1 of 2, paragraph 1, from the top."
        await reader.press("N")
        assert reader.status == "PORT  ellery: 2 of 2, paragraph 3, from the end."
        story = reader.screen.shown_id
        await reader.press("escape")
        assert reversed_words(reader) == []
        assert reader.screen.shown_id == story
        await reader.press("n")
        assert reader.screen.shown_id != story, "without a search n is the next unread story"


async def test_a_match_leads_on_from_where_the_reader_is(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "slash", *"ropes", "enter")
        assert reader.status == "ropes: 1 of 32, paragraph 4."
        await reader.press("end", "n")
        assert reader.status.startswith("ropes: 1 of 32"), "after the last line, the top"
        await reader.press("end", "N")
        assert reader.status.startswith("ropes: 32 of 32")


async def test_what_is_not_there_is_said(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "slash", *"zebra", "enter")
        assert reader.status == "No match for zebra."
        await reader.press("N")
        assert reader.status == "No match for zebra."


async def test_a_search_in_the_list_stands_out(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("slash", *"wheat", "enter")
        assert reader.is_in(Room.HEADLINES)
        strips = reader.app.screen._compositor.render_strips()
        found = [
            segment
            for strip in strips
            for segment in strip
            if segment.text == "wheat" and segment.style is not None
        ]
        assert found
        assert all(segment.style.underline for segment in found)


async def test_tab_completes_and_up_brings_back(read_at: ReadAt) -> None:
    async with read_at(100, 30) as reader:
        await reader.press("enter", "colon", *"whe", "tab")
        field = reader.app.focused
        assert field.value == "where"
        await reader.press("enter")
        assert reader.status.startswith("Paragraph 1 of 11, story 1 of 39.")
        await reader.press("colon", *"find vel")
        assert "Velde" in reader.lines()[-1]
        await reader.press("tab")
        assert reader.app.focused.value == "find Velde"
        await reader.press("enter")
        assert reader.status.startswith("Ida Velde, 1 of")
        await reader.press("colon", "up", "up")
        assert reader.app.focused.value == "where"
        await reader.press("down")
        assert reader.app.focused.value == "find Velde"
        x, y = reader.app.cursor_position
        assert reader.lines()[y][:x] == ": find Velde"
        await reader.press("escape")
        assert reader.is_in(Room.STORY)
        assert reader.app.focused is reader.screen.article
        assert "? help" in reader.lines()[-1]


async def test_after_the_line_the_reader_is_where_they_were(read_at: ReadAt) -> None:
    async with read_at(200, 40) as reader:  # all four panes could take the focus
        await reader.press("enter", "colon", "w", "enter")
        assert reader.is_in(Room.STORY)
        assert reader.app.focused is reader.screen.article


async def test_tab_goes_round_what_may_follow(read_at: ReadAt) -> None:
    async with read_at(100, 30) as reader:
        await reader.press("enter", "colon", *"next-p", "tab")
        first = reader.app.focused.value
        seen = {first}
        for _ in range(4):
            await reader.press("tab")
            seen.add(reader.app.focused.value)
        assert {"next-paragraph", "next-person", "next-place"} <= seen
        await reader.press("shift+tab")
        assert reader.app.focused.value in seen


async def test_a_click_elsewhere_leaves_the_line(read_at: ReadAt) -> None:
    async with read_at(100, 30) as reader:
        await reader.press("colon", "x")
        await reader.pilot.click("#story", offset=(3, 5))
        await reader.settle()
        assert not reader.screen.query("#typing")
        assert reader.is_in(Room.STORY)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("A naïve Café\ncafe", "cafe", ["Café", "cafe"]),
        ("Straße strasse", "STRASSE", ["Straße", "strasse"]),
        ("It’s it's", "it's", ["It’s", "it's"]),
        ("port\nEllery", "Port ellery", ["port\nEllery"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("words", "  ", []),
        ("한국어 기사", "기사", ["기사"]),
    ],
)
def test_places_are_found_whatever_case_and_accents(
    text: str, words: str, found: list[str]
) -> None:
    assert [span.of(text) for span in places_of(text, words)] == found


@pytest.mark.parametrize(
    ("query", "headline", "found"),
    [
        ("wheat", "Wheat prices", ["Wheat"]),
        ('"wheat price" OR rye', "Wheat prices, rye", ["Wheat price", "rye"]),
        ("wheat NOT rye -oats", "wheat rye oats", ["wheat"]),
        ("source:wire whe*", "Wheat on the wire", ["Whe"]),
    ],
)
def test_the_words_of_a_query_are_found(query: str, headline: str, found: list[str]) -> None:
    wanted = wanted_in(query)
    assert wanted is not None
    assert wanted.findall(headline) == found


def test_a_query_without_words_finds_none() -> None:
    assert wanted_in("is:unread -rye") is None


@pytest.mark.parametrize(
    ("pasted", "typed"),
    [
        ("\nPort Ellery", "Port Ellery"),
        ("Port\r\nEllery\n", "Port Ellery"),
        ("Port\x1b[31m \x1b]0;title\x07Ellery", "Port Ellery"),
        ("x" * 3000, "x" * 2000),
    ],
    ids=["newline first", "several lines", "escapes", "long"],
)
async def test_what_is_pasted_is_one_line_of_words(
    read_at: ReadAt, pasted: str, typed: str
) -> None:
    async with read_at(80, 24) as reader:
        await reader.press("enter", "slash")
        reader.app.post_message(events.Paste(pasted))
        await reader.pilot.pause()
        assert reader.app.focused.value == typed
        await reader.press("escape")


async def test_what_is_pasted_where_nothing_is_typed_does_nothing(read_at: ReadAt) -> None:
    async with read_at(80, 24) as reader:
        before = reader.lines()
        reader.app.post_message(events.Paste("\nAQ\n|"))
        await reader.pilot.pause()
        assert reader.lines() == before


@pytest.mark.parametrize("closing", ["enter", "escape"])
async def test_keys_typed_after_the_line_is_closed_reach_the_list(
    read_at: ReadAt, closing: str
) -> None:
    async with read_at(80, 24) as reader:
        before = reader.screen.headlines.row
        await reader.press("colon", *"width 80")
        for key in (closing, "down", "down"):  # as a terminal sends them, with no pause between
            reader.app.post_message(events.Key(key, None))
        await reader.press("down")
        assert not reader.screen.query("#typing")
        assert reader.screen.headlines.row == before + 3
