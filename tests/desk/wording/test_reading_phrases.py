"""What asks for a part of the open story goes there, and nowhere else."""

import pytest

from tests.desk.conftest import MakeStory, OpenDesk
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("start of the article", "paragraph 1"),
        ("beginning of story", "paragraph 1"),
        ("head", "paragraph 1"),
        ("go to the head of this text", "paragraph 1"),
        ("go to the end of this article", "last-paragraph"),
        ("bottom of the page", "last-paragraph"),
        ("this paragraph", "this-paragraph"),
        ("same section again", "this-paragraph"),
        ("read the top of this paragraph", "this-paragraph"),
        ("repeat the sentence", "next-sentence same"),
        ("this sentence one more time", "next-sentence same"),
        ("beginning of the sentence", "next-sentence same"),
        ("last sentence", "next-sentence last"),
        ("go to the final sentence", "next-sentence last"),
        ("opening sentence", "next-sentence first"),
        ("last sentence of this story", "next-sentence last"),
        ("read the first sentence of the paragraph", "this-paragraph"),
        ("hear the final quotation", "next-quote last"),
        ("current quote", "quote"),
        ("read the same story", "whole-story"),
        ("next hit", "next-mention"),
        ("go to the previous match", "previous-mention"),
        ("the last story", "last-story"),
        ("skip this paragraph", "next-paragraph"),
    ],
)
def test_a_part_of_the_open_story(line: str, command: str) -> None:
    assert readings(line, is_reading=True)[0] == command


async def test_sentences_are_read_again_and_at_the_ends(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Ferry mended", "It sails. It rests.", "It waits. It is sold."))
    await desk.obey("2")
    said = [
        (await desk.obey(line)).said
        for line in ("next sentence", "this sentence again", "last sentence", "first sentence")
    ]
    assert said == ["It rests.", "It rests.", "It is sold.", "It sails."]


async def test_the_last_quote_is_read(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    last = (await desk.obey("the final quote")).said
    assert last.startswith("Quote ")
    number, of = last.split()[1], last.split()[3].rstrip(":")
    assert number == of
    assert (await desk.obey("next quote")).said == "No more quotes."
