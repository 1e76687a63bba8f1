from collections.abc import Callable

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import ParagraphsShown, StoryShown
from wirereader.desk.session import Room
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
MakeStory = Callable[..., Story]


def given(outcome: object) -> tuple[int, int]:
    assert isinstance(outcome, ParagraphsShown)
    return outcome.first + 1, outcome.last + 1


async def test_opening_gives_the_first_paragraph_and_does_not_mark(open_desk: OpenDesk) -> None:
    desk = open_desk()
    outcome = await desk.obey("1")
    assert outcome.said == "BREAKING. Georgia Breaks Diplomatic Ties With Russia."
    assert isinstance(outcome.shows, StoryShown)
    assert (outcome.shows.first, outcome.shows.last) == (0, 0)
    assert not desk.headline(0).is_read


async def test_enter_reads_on_and_marks_read(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("")
    assert given(outcome.shows) == (2, 2)
    assert isinstance(outcome.shows, ParagraphsShown)
    assert outcome.shows.is_reading
    assert desk.headline(0).is_read


async def test_enter_in_the_list_opens_the_next_unread(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Second", "One."))
    await desk.do("mark-read", "1")
    assert (await desk.obey("")).said == "Second."


async def test_at_the_end_enter_says_so_and_then_goes_on(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Second", "One.", "Two."))
    await desk.obey("2")
    assert given((await desk.obey("")).shows) == (2, 2)
    assert (await desk.obey("")).said == "End of story. Enter for the next unread."
    assert (await desk.obey("")).said == "BREAKING. Georgia Breaks Diplomatic Ties With Russia."
    await desk.obey("a")
    assert (await desk.obey("")).said.startswith("End of story.")
    assert (await desk.obey("")).said == "No unread stories."


async def test_all_gives_the_rest_once(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert given((await desk.obey("a")).shows) == (2, 10)
    assert (await desk.obey("a")).said.startswith("End of story.")


async def test_paragraphs_by_number_and_steps(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("5g")
    assert (outcome.said, given(outcome.shows)) == ("Paragraph 5 of 10.", (5, 5))
    assert given((await desk.obey("-")).shows) == (4, 4)
    assert given((await desk.obey(".")).shows) == (4, 4)
    assert given((await desk.obey("+")).shows) == (5, 5)
    assert given((await desk.obey("$")).shows) == (10, 10)
    assert given((await desk.obey("3")).shows) == (3, 3)
    assert (await desk.obey("paragraph 99")).said == "No paragraph 99. This story has 10."
    assert (await desk.obey("0")).said == "No paragraph 0. This story has 10."
    await desk.obey("1g")
    assert (await desk.obey("-")).said == "This is the first paragraph."


async def test_after_a_jump_enter_gives_the_paragraph_jumped_to(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    await desk.obey("f dar")
    assert (await desk.obey("]")).said == "David Darchiashvili, 2 of 2, paragraph 6."
    assert given((await desk.obey("")).shows) == (6, 6)
    assert given((await desk.obey("")).shows) == (7, 7)


async def test_where(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert (await desk.obey("w")).said == (
        "List of stories, 1 of 1. Georgia Breaks Diplomatic Ties With Russia."
    )
    await desk.obey("1")
    await desk.obey("6g")
    assert (await desk.obey("w")).said == (
        "Paragraph 6 of 10, story 1 of 1. Georgia Breaks Diplomatic Ties With Russia."
    )


async def test_why_a_story_is_breaking(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(make_story("A quiet day", "One.", "Two."))
    assert (await desk.obey("why")).said == 'Breaking because of kicker "Breaking News".'
    await desk.obey("2")
    assert (await desk.obey("why")).said == "This story is not breaking."
    assert (await Desk([]).obey("why")).said.startswith("No story is open.")


async def test_back_goes_up_one_level_at_a_time(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    await desk.obey("u")
    assert desk.session.room is Room.QUOTES
    assert (await desk.obey("b")).session.room is Room.STORY
    outcome = await desk.obey("b")
    assert outcome.said == "1 story, 1 unread, 1 breaking."
    assert outcome.session.room is Room.HEADLINES
    assert not (await desk.obey("b")).is_done
    assert (await desk.do("leave")).leave


async def test_a_story_without_text_can_be_opened(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Headline only"))
    assert (await desk.obey("2")).said == "Headline only."
    assert (await desk.obey(".")).said == "This story has no text."
    assert (await desk.obey("$")).said == "This story has no text."
    assert (await desk.obey("")).said.startswith("End of story.")
    assert (await desk.obey("w")).said.startswith("Paragraph 0 of 0")


async def test_the_eye_moves_the_place(open_desk: OpenDesk, seed: Story) -> None:
    desk = open_desk()
    await desk.obey("1")
    desk.place(seed.body.paragraphs[8].start + 3)
    assert (await desk.obey("w")).said.startswith("Paragraph 9 of 10")
    assert given((await desk.obey("")).shows) == (10, 10)


async def test_several_paragraphs_are_read_on_and_the_last_is_where_one_is(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Long", *(f"Part {n}." for n in range(1, 8))))
    rows = [desk.headline(row).headline for row in range(desk.count())]
    number = rows.index("Long") + 1
    await desk.obey(str(number))
    outcome = await desk.obey("read me the next three paragraphs")
    assert given(outcome.shows) == (2, 4)
    assert outcome.said == "Paragraphs 2 to 4 of 7."
    assert desk.headline(number - 1).is_read
    assert given((await desk.obey("")).shows) == (5, 5)
    assert given((await desk.obey("next 9 paragraphs")).shows) == (6, 7)
    assert (await desk.obey("next 2 paragraphs")).said.startswith("End of story.")
