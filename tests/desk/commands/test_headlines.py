from collections.abc import Callable

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.notices import MarksChanged, Notice
from wirereader.desk.outcomes import HeadlinesShown, StoryShown
from wirereader.desk.session import Room
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
MakeStory = Callable[..., Story]


def many(make_story: MakeStory, number: int) -> list[Story]:
    return [make_story(f"Story {n:02} of the day", "One.", "Two.") for n in range(number)]


def shown(desk_outcome: object) -> list[int]:
    assert isinstance(desk_outcome, HeadlinesShown)
    return [row.number for row in desk_outcome.rows]


async def test_a_list_announces_its_count_and_shows_twenty(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*many(make_story, 44))
    outcome = await desk.obey("l")
    assert outcome.said == "45 stories, 45 unread, 1 breaking."
    assert shown(outcome.shows) == list(range(1, 21))
    outcome = await desk.obey("m")
    assert outcome.said == "21 to 40 of 45."
    assert shown(outcome.shows) == list(range(21, 41))
    assert shown((await desk.obey("more")).shows) == list(range(41, 46))
    assert (await desk.obey("m")).said == "End of the list: that was all 45."


async def test_a_range_lists_a_part_and_numbers_stay(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*many(make_story, 9))
    assert shown((await desk.obey("3-5")).shows) == [3, 4, 5]
    assert (await desk.obey("3")).said == "Story 01 of the day."
    assert shown((await desk.obey("list 9-400")).shows) == [9, 10]
    assert (await desk.obey("list 40-50")).said == "No stories 40-50: the list has 10."
    assert not (await desk.obey("list of things")).is_done


async def test_breaking_stories_come_first(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(make_story("A quiet day", "One."))
    assert desk.headline(0).headline.startswith("Georgia Breaks")
    assert desk.headline(0).alert is not None


async def test_next_and_previous_open_stories(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(*many(make_story, 2))
    lines = ["n", "n", "n", "n", "p", "p", "p"]
    assert [(await desk.obey(line)).said for line in lines] == [
        "BREAKING. Georgia Breaks Diplomatic Ties With Russia.",
        "Story 00 of the day.",
        "Story 01 of the day.",
        "This is the last story.",
        "Story 00 of the day.",
        "BREAKING. Georgia Breaks Diplomatic Ties With Russia.",
        "This is the first story.",
    ]


async def test_next_unread_goes_round_and_says_when_all_is_read(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*many(make_story, 2))
    await desk.obey("3")
    assert (await desk.obey("nu")).said == "BREAKING. Georgia Breaks Diplomatic Ties With Russia."
    assert (await desk.obey("pu")).said == "Story 01 of the day."
    for number in "123":
        await desk.do("mark-read", number)
    assert (await desk.obey("nu")).said == "No unread stories."


async def test_next_breaking(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(make_story("Calm", "One."), make_story("BREAKING: Dam holds", "One."))
    assert (await desk.obey("br")).said == "BREAKING. Dam holds."
    assert (await desk.obey("br")).said == "BREAKING. Georgia Breaks Diplomatic Ties With Russia."
    desk = open_desk()
    await desk.obey("br")
    assert (await desk.obey("br")).said == "No other breaking stories."


async def test_marks_are_told_and_counted(open_desk: OpenDesk) -> None:
    desk = open_desk()
    heard: list[Notice] = []
    desk.listen(heard.append)
    assert (await desk.do("star")).said == "Starred: Georgia Breaks Diplomatic Ties With Russia."
    assert (
        await desk.do("mark-read")
    ).said == "Marked read: Georgia Breaks Diplomatic Ties With Russia."
    assert (
        await desk.do("mark-read")
    ).said == "Marked read: Georgia Breaks Diplomatic Ties With Russia."
    assert (await desk.obey("l")).said == "1 story, 0 unread, 1 breaking."
    assert (
        await desk.do("toggle-read", "1")
    ).said == "Marked unread: Georgia Breaks Diplomatic Ties With Russia."
    assert (await desk.do("star")).said == "Unstarred: Georgia Breaks Diplomatic Ties With Russia."
    story = desk.headline(0)
    assert not story.is_read
    assert not story.is_starred
    assert heard == [MarksChanged(story.id)] * 4
    assert (await desk.do("star", "7")).said == "No story 7. There is 1."


async def test_an_empty_list_says_what_to_do() -> None:
    desk = Desk([])
    for line in ("l", "w"):
        assert (await desk.obey(line)).said.startswith("No stories. add ADDRESS")
    for line in ("1", "n", "p", "", "br", "star", "m"):
        outcome = await desk.obey(line)
        assert not outcome.is_done
        assert outcome.said
    desk.select(5)
    assert desk.session.row == 0


async def test_the_open_command_takes_the_selected_row_a_number_or_an_id(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*many(make_story, 2))
    desk.select(2)
    assert (await desk.do("open")).said == "Story 01 of the day."
    outcome = await desk.do("open", desk.headline(1).id)
    assert outcome.said == "Story 00 of the day."
    assert isinstance(outcome.shows, StoryShown)
    assert outcome.session.room is Room.STORY
    assert outcome.session.row == 1


@pytest.mark.parametrize(
    "line",
    [
        "How can I have more than twenty stories shown at once?",
        "how do i see more stories per page",
        "is there a way to list all headlines at once",
        "how to get thirty titles on one screen",
        "how do I show more than 40 articles",
    ],
)
async def test_who_asks_for_more_rows_is_told_what_to_type(open_desk: OpenDesk, line: str) -> None:
    desk = open_desk()
    said = (await desk.obey(line)).said
    assert "m lists the next" in said
    assert "list 1-50" in said
    assert "set list 50" in said


@pytest.mark.parametrize("line", ["how can I knit a sweater", "how do i juggle"])
async def test_a_question_that_help_cannot_answer_ends_with_what_to_type(
    open_desk: OpenDesk, line: str
) -> None:
    said = (await open_desk().obey(line)).said
    assert said.startswith("No help for")
    assert said.endswith("help commands lists all that can be done, help topics what is explained.")


async def test_the_next_few_rows_follow_those_that_were_listed(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*many(make_story, 9))
    await desk.obey("list 1-3")
    assert shown((await desk.obey("show me the next four headlines")).shows) == [4, 5, 6, 7]
    assert shown((await desk.obey("list next 50")).shows) == [8, 9, 10]
    assert (await desk.obey("list next 2")).said == "End of the list: that was all 10."
