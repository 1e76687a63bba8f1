"""Going from row to row in the list says a headline and opens nothing; reading on opens it."""

from tests.desk.conftest import MakeStory, OpenDesk
from wirereader.desk.outcomes import StoryShown, TextShown
from wirereader.desk.session import Room


async def test_rows_are_said_and_not_opened(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(*(make_story(f"Headline {n}", f"Words of {n}.") for n in range(3)))
    titles = [desk.headline(row).headline for row in range(3)]
    assert (await desk.obey("previous row")).said == "This is the first story."
    outcome = await desk.obey("down")
    assert outcome.said == f"{titles[1]}. 2 of 4."
    assert (outcome.shows, desk.session.story, desk.session.room) == (None, None, Room.HEADLINES)
    assert (await desk.obey("next headline")).said == f"{titles[2]}. 3 of 4."
    await desk.obey("down")
    last = await desk.obey("down")
    assert (last.is_done, last.said) == (False, "This is the last story.")
    assert (await desk.obey("up")).said == f"{titles[2]}. 3 of 4."


async def test_the_command_goes_to_a_row_from_an_open_story(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*(make_story(f"Headline {n}", f"Words of {n}.") for n in range(3)))
    await desk.obey("2")
    assert (await desk.obey("next row")).said == f"{desk.headline(2).headline}. 3 of 4."
    await desk.obey("3")
    assert (await desk.obey("previous row")).said == f"{desk.headline(1).headline}. 2 of 4."


async def test_enter_opens_the_row_gone_to_though_it_is_read(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*(make_story(f"Headline {n}", f"Words of {n}.") for n in range(3)))
    await desk.obey("mark-read 2")
    await desk.obey("down")
    outcome = await desk.obey("")
    assert isinstance(outcome.shows, StoryShown)
    assert outcome.shows.story.headline == desk.headline(1).headline
    await desk.obey("back")
    again = await desk.obey("")  # back at the list, Enter is the next unread one again
    assert isinstance(again.shows, StoryShown)
    assert again.shows.story.headline == desk.headline(2).headline


async def test_a_row_that_was_opened_or_left_is_gone_to_no_longer(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*(make_story(f"Headline {n}", f"Words of {n}.") for n in range(3)))
    await desk.obey("down")
    for line in ("2", "back"):
        await desk.obey(line)
    onward = await desk.obey("")
    assert isinstance(onward.shows, StoryShown)
    assert onward.shows.story.headline == desk.headline(2).headline
    for line in ("back", "9k", "search words", "mark-read 1"):
        await desk.obey(line)
    other = await desk.obey("")  # nobody went to the first row of this list
    assert isinstance(other.shows, StoryShown)
    assert other.shows.story.headline == desk.headline(1).headline


async def test_of_several_steps_the_last_row_is_said(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*(make_story(f"Headline {n}", f"Words of {n}.") for n in range(3)))
    assert (await desk.obey("2j")).said == f"{desk.headline(2).headline}. 3 of 4."
    assert (await desk.obey("9k")).said == f"BREAKING. {desk.headline(0).headline}. 1 of 4."


async def test_a_headline_is_spelled(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(make_story("Oslo, at last", "Words."))
    assert (await desk.obey("spell headline 2")).said == "O s l o, a t, l a s t."


async def test_three_stories_are_compared_in_pairs(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*(make_story(f"Headline {n}", f"Words of {n}.") for n in range(3)))
    outcome = await desk.obey("compare 1, 2 and 3")
    assert outcome.said == "Stories 1, 2 and 3."
    assert isinstance(outcome.shows, TextShown)
    pairs = [line for line in outcome.shows.lines if line.endswith(":")]
    assert pairs == ["Stories 1 and 2:", "Stories 1 and 3:", "Stories 2 and 3:"]
    assert not (await desk.obey("compare 1 and 1")).is_done
