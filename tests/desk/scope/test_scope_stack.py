"""Going into what is narrower and back: the row, the story, the paragraph and the counts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import HeadlinesShown, Outcome
from wirereader.desk.session import Room
from wirereader.library.library import Library
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Story

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MakeStory = Callable[..., Story]
ALL = "All stories. q quits."


@pytest.fixture
def desk(make_story: MakeStory) -> Desk:
    """Two sources in a folder and one outside, 60 stories each; those of one have paragraphs."""
    library = Library.open(None)
    for at, (letter, folder) in enumerate((("a", ("World",)), ("b", ("World",)), ("c", ()))):
        source = Source(f"https://{letter}.example/", title=f"Feed {letter}", folder=folder)
        texts = [[f"Words of {letter} {n}, part {part}." for part in range(5)] for n in range(60)]
        stories = [make_story(f"{letter} {n}", *text) for n, text in enumerate(texts)]
        records = [
            record_of(replace(one.dispatch, published=NOON - timedelta(minutes=3 * n + at)), None)
            for n, one in enumerate(stories)
        ]
        library.store(source, records, FetchMemory(), NOON)
    return Desk((), marks=library, library=library, clock=lambda: NOON)


def here(desk: Desk) -> tuple[str, int, Room, str | None, int]:
    session = desk.session
    return desk.scope.name, session.row, session.room, session.story, session.offset


async def test_back_leads_through_every_list_one_came_through(desk: Desk) -> None:
    desk.show_in("tui")
    places = []
    desk.select(40)
    await desk.do("open")
    desk.place(30)
    desk.enter(Room.HEADLINES)
    for word in ("scope world", "this-source", "search words"):
        places.append(here(desk))
        await desk.obey(word)
        desk.select(7)
    assert desk.scope.name == "words"
    for place in reversed(places):
        assert (await desk.do("back")).is_done
        assert here(desk) == place
    assert not desk.scope.is_narrow
    refused = await desk.do("back")
    assert (refused.is_done, refused.said) == (False, ALL)


async def test_back_leads_to_the_paragraph_of_the_story_one_came_from(desk: Desk) -> None:
    await desk.obey("open 5")
    await desk.obey("paragraph 3")
    place = here(desk)
    await desk.obey("this-source")
    await desk.obey("open 2")
    await desk.obey("back")
    outcome = await desk.obey("back")
    assert here(desk) == place
    assert "Paragraph 3 of 5." in outcome.said


async def test_leaving_quits_at_all_stories_alone(desk: Desk) -> None:
    await desk.obey("search words")
    await desk.obey("scope world")
    assert not (await desk.do("leave")).leave
    assert desk.scope.name == "words"
    assert not (await desk.do("leave")).leave
    assert desk.scope.name == "All stories"
    assert (await desk.do("leave")).leave


async def test_the_same_scope_again_is_not_gone_into_twice(desk: Desk) -> None:
    for word in ("unread", "unread", "sort oldest", "unread-only"):
        await desk.obey(word)
    assert (await desk.do("back")).is_done
    assert not desk.scope.is_narrow


async def test_all_stories_have_nothing_wider(desk: Desk) -> None:
    await desk.obey("scope world")
    await desk.obey("unread")
    await desk.obey("all-stories")
    assert not desk.scope.is_narrow
    assert (await desk.do("back")).said == ALL


async def test_a_filter_is_no_step_and_going_back_leaves_it(desk: Desk) -> None:
    await desk.obey("scope world")
    await desk.obey("mark-read 1")
    outcome = await desk.obey("unread-only")
    assert outcome.said == "Unread only: 119 of 120."
    assert (desk.scope.total, desk.scope.is_unread_only) == (119, True)
    await desk.do("back")
    assert (desk.scope.name, desk.scope.total, desk.scope.is_unread_only) == (
        *("All stories", 180),
        False,
    )
    await desk.obey("unread-only")
    assert (await desk.do("back")).said == ALL
    assert desk.scope.is_unread_only, "Esc does not undo a filter"
    again = await desk.obey("unread-only")
    assert again.said == "All again: 180 stories, 179 unread."


async def test_what_is_read_in_a_list_of_the_unread_stays_until_it_is_made_anew(
    desk: Desk,
) -> None:
    await desk.obey("unread")
    first = desk.headline(0).id
    await desk.obey("mark-read 1")
    assert (desk.scope.total, desk.scope.unread) == (180, 179)
    assert (desk.headline(0).id, desk.headline(0).is_read) == (first, True)
    await desk.obey("back")
    assert desk.scope.unread == 179, "the wider list has heard of it"
    assert desk.headline(0).is_read
    await desk.obey("unread")
    assert desk.scope.total == 179
    await desk.obey("mark-read 1")
    await desk.obey("show-new")
    assert (desk.scope.name, desk.scope.total) == ("Unread", 178)


@pytest.mark.parametrize(
    ("typed", "said", "first"),
    [
        ("sort", "Oldest first.", ["c 59", "b 59", "a 59"]),
        ("sort source", "By source.", ["a 0", "a 1", "a 2"]),
        ("sort title", "By title.", ["a 0", "a 1", "a 10"]),
        ("sort unread first", "Unread first.", ["a 1", "b 1", "c 1"]),
        ("sort new", "Newest first.", ["a 0", "b 0", "c 0"]),
    ],
)
async def test_a_list_has_five_orders(desk: Desk, typed: str, said: str, first: list[str]) -> None:
    for number in "123":
        await desk.obey(f"mark-read {number}")
    outcome = await desk.obey(typed)
    assert outcome.said == said
    assert isinstance(outcome.shows, HeadlinesShown)
    assert [row.headline for row in outcome.shows.rows[:3]] == first


async def test_an_order_goes_round_and_keeps_the_selected_story(desk: Desk) -> None:
    desk.select(10)
    selected = desk.headline(10).id
    seen = []
    for _ in range(5):
        await desk.do("sort")
        seen.append(desk.scope.sort)
        assert desk.headline(desk.session.row).id == selected
    assert seen == ["oldest", "source", "title", "unread", "newest"]
    assert (await desk.obey("sort sideways")).said == (
        "Sort by newest, oldest, source, title or unread."
    )


async def test_the_next_source_with_unread_stories_takes_the_place_of_the_one_before(
    desk: Desk,
) -> None:
    names = []
    for _ in range(4):
        await desk.do("next-source")
        names.append(desk.scope.name)
    assert names == ["Feed a", "Feed b", "Feed c", "Feed a"]
    desk.ask_nothing()
    await desk.obey("scope feed b")
    await desk.do("mark-all-read")
    await desk.obey("scope feed a")
    await desk.do("next-source")
    assert desk.scope.name == "Feed c"
    await desk.do("back")
    assert desk.scope.name == "Feed b", "one step, however many sources were looked at"


async def test_many_are_marked_after_a_yes_and_as_one_step(desk: Desk) -> None:
    asked = await desk.do("mark-all-read")
    assert asked.said == "Mark all 180 stories read? y/n"
    assert desk.question == asked.said
    assert (await desk.obey("n")).said == "Nothing was marked."
    assert desk.scope.unread == 180
    await desk.obey("scope world")
    assert (await desk.do("mark-all-read")).said == "Mark all 120 of World read? y/n"
    assert (await desk.obey("y")).said == "120 stories marked read."
    assert not desk.question
    assert desk.scope.unread == 0
    await desk.do("undo")
    assert (desk.scope.total, desk.scope.unread) == (120, 120)
    await desk.do("back")
    assert desk.scope.unread == 180


async def test_any_other_command_is_a_no(desk: Desk) -> None:
    await desk.do("mark-all-read")
    await desk.obey("where")
    assert desk.question is None
    assert (await desk.obey("y")).said != "180 stories marked read."
    assert desk.scope.unread == 180
    assert (await desk.answer(is_yes=True)).said == "There was no question."


async def test_few_are_marked_without_asking(desk: Desk) -> None:
    await desk.obey("scope feed c")
    assert (await desk.do("mark-all-read")).said == "60 stories marked read."


async def test_going_back_from_a_card_keeps_the_story(desk: Desk) -> None:
    await desk.obey("open 3")
    await desk.obey("+")
    place = here(desk)
    for word in ("help", "feeds", "searches"):
        shown = await desk.obey(word)
        if shown.shows is None:
            continue
        outcome = await desk.obey("b")
        assert (here(desk), outcome.said) == (place, "c 0.")
    await desk.obey("b")
    assert desk.session.room is Room.HEADLINES


async def test_a_command_in_the_list_is_about_the_selected_story(desk: Desk) -> None:
    desk.show_in("tui")
    await desk.obey("open 1")
    desk.enter(Room.HEADLINES)
    desk.select(5)
    selected = desk.headline(5)
    assert not selected.is_read
    outcome: Outcome = await desk.do("this-paragraph")
    assert (outcome.said, desk.session.story) == ("Paragraph 1 of 5.", selected.id)
    assert not desk.headline(5).is_read, "looking marks nothing"


async def test_stories_of_files_have_views_too(make_story: MakeStory) -> None:
    desk = Desk([make_story("One", "Words."), make_story("Two", "Words.")], clock=lambda: NOON)
    await desk.obey("mark-read 2")
    assert (await desk.obey("scope unread")).said == "Unread: 1 story."
    await desk.obey("b")
    await desk.obey("star 1")
    assert (await desk.obey("starred")).said == "Starred: 1 story."
    await desk.obey("b")
    assert desk.scope.total == 2
    assert (await desk.obey("this-source")).said == (
        "Stories opened from files belong to no feed. feeds lists the views."
    )


async def test_a_row_of_the_tree_is_marked_without_going_there(desk: Desk) -> None:
    desk.select(3)
    place = here(desk)
    assert (
        await desk.obey("mark-all-read feed b")
    ).said == "60 stories of Feed b marked read. undo takes it back."
    assert (here(desk), desk.scope.unread) == (place, 120)
    assert [desk.headline(row).is_read for row in range(3)] == [False, True, False]
    assert (
        await desk.obey("mark-all-read world")
    ).said == "60 stories of World marked read. undo takes it back."
    assert (
        await desk.obey("mark-all-read zork")
    ).said == "No feed, folder, tag or view zork. feeds lists them."


async def test_the_end_of_a_list_and_of_a_story_by_their_numbers(desk: Desk) -> None:
    shown = (await desk.obey("tail -3")).shows
    assert isinstance(shown, HeadlinesShown)
    assert [row.number for row in shown.rows] == [178, 179, 180]
    await desk.obey("1")
    assert (await desk.obey("tail 2")).said.startswith("Paragraphs 4 to 5 of 5.")
    assert (await desk.obey("50%")).said.startswith("Paragraph 2 of 5.")
    assert (await desk.obey("100%")).said.startswith("Paragraph 5 of 5.")


async def test_titles_are_in_order_within_a_search_too(desk: Desk) -> None:
    await desk.obey("search words")
    await desk.obey("sort by headline")
    names = [desk.headline(row).headline for row in range(desk.scope.total)]
    assert names == sorted(names)
    assert len(names) == 180


async def test_a_star_or_tag_for_several_takes_none_away(desk: Desk) -> None:
    await desk.obey("star 2")
    await desk.obey("3")
    await desk.obey("tag wheat")
    await desk.obey("back")
    said = (await desk.obey("star 1-3")).said
    assert said == "Starred: a 0. Starred already: b 0. Starred: c 0."
    assert (
        await desk.obey("tag 2-3 wheat")
    ).said == "Tagged wheat: b 0. Tagged wheat already: c 0."
    assert [desk.headline(row).is_starred for row in range(3)] == [True] * 3
    assert "Unstarred" in (await desk.obey("star 2")).said
