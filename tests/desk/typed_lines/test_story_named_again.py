"""What is done after a part that named a story is done to that story."""

import pytest

from tests.desk.conftest import MakeStory, OpenDesk


@pytest.mark.parametrize(
    ("line", "is_read", "is_starred"),
    [
        ("star the harbour story and mark it read", True, True),
        ("mark the harbour article read and then star that one", True, True),
        ("mark the harbour story read and bookmark it", True, True),
    ],
)
async def test_it_is_the_story_that_was_named(
    open_desk: OpenDesk, make_story: MakeStory, line: str, is_read: bool, is_starred: bool
) -> None:
    desk = open_desk(
        make_story("Barley is dear", "Barley is dear in Oslo."),
        make_story("Harbour frozen over", "Ice lies on it."),
    )
    rows = {desk.headline(row).headline: row for row in range(desk.count())}
    assert (await desk.obey(line)).is_done
    there = desk.headline(rows["Harbour frozen over"])
    assert (there.is_read, there.is_starred) == (is_read, is_starred)
    for other in set(rows) - {"Harbour frozen over"}:
        row = desk.headline(rows[other])
        assert (row.is_read, row.is_starred) == (False, False)


async def test_of_several_stories_with_the_words_none_is_marked(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(
        make_story("Harbour frozen over", "Ice lies on it."),
        make_story("Harbour thaws", "Ice is gone."),
    )
    outcome = await desk.obey("star the harbour story and mark it read")
    assert "Which?" in outcome.said
    assert "Not done: mark-read." in outcome.said
    assert desk.count() > 1
    rows = [desk.headline(row) for row in range(desk.count())]
    assert not any(row.is_starred or row.is_read for row in rows)


async def test_a_story_that_is_not_in_the_list_is_found_in_all(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(
        make_story("Barley is dear", "Barley is dear in Oslo."),
        make_story("Harbour frozen over", "Ice lies on it."),
    )
    await desk.obey("search barley")
    outcome = await desk.obey("star the harbour story")
    assert outcome.said == "Starred: Harbour frozen over."
    assert desk.count() == 1
    assert desk.headline(0).headline == "Barley is dear"


@pytest.mark.parametrize("line", ["read the harbour story", "read the article about the harbour"])
async def test_the_story_that_words_tell_is_the_one_that_is_read(
    open_desk: OpenDesk, make_story: MakeStory, line: str
) -> None:
    desk = open_desk(
        make_story("Harbour frozen over", "Ice lies on it."),
        make_story("Barley is dear", "Barley is dear in Oslo."),
    )
    await desk.obey("mark the harbour story read")
    assert (await desk.obey(line)).said.startswith("Harbour frozen over")


async def test_a_second_wish_is_done_in_the_story_that_was_opened(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Barley is dear", "Barley is dear in Oslo."))
    line = "open the one about russia and show me what saakashvili said"
    assert desk.wants_findings_of(line)
    outcome = await desk.obey(line)  # not analysed yet: what could not be done is told
    assert outcome.said != "BREAKING. Georgia Breaks Diplomatic Ties With Russia."
    story = desk.session.story
    assert story is not None
    assert "Russia" in desk.headline(desk.session.row).headline


async def test_reading_on_after_a_sentence_passes_over_nothing(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Ferry mended", "It sails.", "It is new. It is red.", "It is out."))
    rows = {desk.headline(row).headline: row for row in range(desk.count())}
    await desk.obey(f"open {rows['Ferry mended'] + 1}")
    heard = [(await desk.obey(line)).said for line in ("sentence by sentence", "", "")]
    assert heard == ["It is new.", "It is red.", "It is out."]


async def test_a_second_question_does_not_spoil_the_first(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Lund wins the regatta", "Ida Lund won the regatta in Bergen."))
    outcome = await desk.obey("who won the regatta and where does she train")
    assert outcome.is_done
    assert desk.count() == 1
    assert desk.headline(0).headline == "Lund wins the regatta"


@pytest.mark.parametrize(
    "line", ["sport", "anything interesting about sport", "something new in sports"]
)
async def test_a_topic_is_more_than_a_byline(
    open_desk: OpenDesk, make_story: MakeStory, line: str
) -> None:
    desk = open_desk(
        make_story("Boats race", "Boats race off Bergen.", byline="By Sports Sport"),
        make_story("Runners in Turin", "The marathon is over."),
    )
    await desk.obey(line)
    found = {desk.headline(row).headline for row in range(desk.count())}
    assert "Runners in Turin" in found


async def test_the_open_story_is_asked_before_all_others(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Ferry mended", "It sails.", "Norway and Sweden may join in May."))
    rows = {desk.headline(row).headline: row for row in range(desk.count())}
    await desk.obey(f"open {rows['Ferry mended'] + 1}")
    outcome = await desk.obey("which countries may join")
    assert outcome.said.startswith("Paragraph 2 of 2")


async def test_after_a_part_about_all_stories_it_is_none_of_them(open_desk: OpenDesk) -> None:
    desk = open_desk()
    outcome = await desk.obey("mark all read and star it")
    assert "Not done: star." in outcome.said
    assert not desk.headline(0).is_starred
