"""A typed line comes to the first of its meanings that there is something for."""

from typing import Any

import pytest

from tests.desk.conftest import MakeStory, OpenDesk
from wirereader.desk.outcomes import (
    CardShown,
    CopiedShown,
    HeadlinesShown,
    MapShown,
    QuotesShown,
)
from wirereader.story.findings import Findings
from wirereader.story.story import Story


async def test_the_second_meaning_is_tried_where_the_first_finds_nothing(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Ferry mended", "The ferry Zephyr sails again."))
    outcome = await desk.obey("who is zephyr")
    assert isinstance(outcome.shows, HeadlinesShown)
    assert outcome.said == "Zephyr: 1 story."


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("mending ferries", "Mending ferries"),
        ("any news on ferries", "Ferries"),
        ("search ferr*", "Ferr*"),
        ("were ferries mending", "Ferries mending"),
    ],
)
async def test_a_search_is_called_by_the_words_that_were_typed(
    open_desk: OpenDesk, make_story: MakeStory, line: str, title: str
) -> None:
    desk = open_desk(make_story("Ferry mended", "The ferry Zephyr sails again."))
    assert (await desk.obey(line)).said == f"{title}: 1 story."


async def test_the_first_refusal_is_told_where_no_meaning_finds_anything(
    open_desk: OpenDesk,
) -> None:
    outcome = await open_desk().obey("who is nobody at all")
    assert not outcome.is_done
    assert outcome.said.startswith("No match for nobody at all in any story.")


async def test_quotes_of_a_speaker_of_the_open_story(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("what did Darchiashvili say?")
    assert isinstance(outcome.shows, QuotesShown)
    both = (*outcome.shows.quotes, *outcome.shows.statements)
    assert both
    assert {line.who for line in both} == {"David Darchiashvili"}


async def test_a_place_is_shown_and_a_person_has_a_card(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert isinstance((await desk.obey("where is Tbilisi?")).shows, MapShown)
    assert isinstance((await desk.obey("tell me about Saakashvili")).shows, CardShown)


async def test_stars_and_tags_are_taken_away_only_where_they_are(open_desk: OpenDesk) -> None:
    desk = open_desk()
    title = "Georgia Breaks Diplomatic Ties With Russia."
    assert (await desk.obey("unstar 1")).said == f"Not starred: {title}"
    assert (await desk.obey("bookmark 1")).said == f"Starred: {title}"
    assert (await desk.obey("unstar it")).said == f"Unstarred: {title}"


async def test_the_first_and_the_last_story_are_opened(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Old", "Words."), make_story("Older", "More words."))
    await desk.obey("last story")
    assert desk.session.story == desk.headline(desk.count() - 1).id
    await desk.obey("first story")
    assert desk.session.story == desk.headline(0).id


async def test_several_stories_are_starred_in_turn_and_each_is_said(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Old", "Words."), make_story("Older", "More words."))
    outcome = await desk.obey("star 2, 3 and 9")
    assert outcome.said == "Starred: Old. Starred: Older. No story 9. There are 3."
    assert [desk.headline(row).is_starred for row in range(3)] == [False, True, True]


async def test_who_asks_of_another_story_stays_where_they_were(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Old", "Words of old."))
    await desk.obey("1")
    here = desk.session.story
    said = (await desk.obey("details 2")).said
    assert said == "Old."
    assert (desk.session.story, desk.session.row) == (here, 0)
    await desk.obey("quotes of story 1")
    assert desk.session.story == here


async def test_words_that_are_no_name_are_found_in_the_text(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    first = await desk.obey("search this story for diplomatic")
    assert first.said == "Paragraph 2 of 10, 2 of 5 with diplomatic."
    assert (await desk.obey("find diplomatic")).said == "Paragraph 4 of 10, 3 of 5 with diplomatic."
    assert not (await desk.obey("find zebra")).is_done


async def test_the_order_is_that_of_the_list_asked_for(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Old", "Words."))
    await desk.obey("unread stories oldest first")
    assert desk.list_name() == "Unread"
    assert desk.headline(0).headline == "Georgia Breaks Diplomatic Ties With Russia"


async def test_help_is_asked_for_in_ones_own_words(open_desk: OpenDesk) -> None:
    said = (await open_desk().obey("how do I mark everything read?")).said
    assert said.startswith("mark-all-read")
    assert (await open_desk().obey("how do i clear my tags")).said


async def test_words_that_are_no_command_are_searched_for(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Ferry mended", "The ferry Zephyr sails again."))
    outcome = await desk.obey("zephyr sails")
    assert isinstance(outcome.shows, HeadlinesShown)
    outcome = await desk.obey("xylophone factory strike")
    assert outcome.said.startswith("Unknown command")


async def test_what_is_searched_for_may_be_a_phrase(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Ferry mended", "The ferry Zephyr sails again."))
    outcome = await desk.search("mentioning zephyr")
    assert outcome.said == "Zephyr: 1 story."
    counted = await desk.query.counted("mentioning zephyr")
    assert counted is not None
    assert counted.stories == 1


@pytest.mark.parametrize(
    "line",
    ["stories about cats|quit", "people a|quit", "more about x|quit", "who is x|quit"],
)
async def test_a_stroke_in_a_typed_line_ends_no_sentence_and_begins_no_command(
    open_desk: OpenDesk, line: str
) -> None:
    outcome = await open_desk().obey(line)
    assert not outcome.leave
    assert "|quit" in outcome.said


@pytest.mark.parametrize("line", ["people foo\tstar", "stories about x\nquit", "who is a\x1fquit"])
async def test_a_control_character_in_a_typed_line_is_a_blank(
    open_desk: OpenDesk, line: str
) -> None:
    outcome = await open_desk().obey(line)
    assert not outcome.leave
    assert outcome.said


async def test_the_story_that_words_tell_is_marked_and_no_other(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(
        make_story("Ferry mended", "It sails."), make_story("Bridge closed", "It is shut.")
    )
    outcome = await desk.obey("delete the bridge story")
    assert outcome.said.startswith("Stories are kept; none is deleted. ")
    assert "\t" not in outcome.said
    rows = [desk.headline(row) for row in range(3)]
    assert [row.headline for row in rows if row.is_read] == ["Bridge closed"]


async def test_each_story_that_numbers_tell_is_marked(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(*(make_story(f"Story {at}", "Text.") for at in range(4)))
    outcome = await desk.obey("delete stories 2 to 4")
    assert outcome.said.count("Stories are kept; none is deleted.") == 1
    assert [row for row in range(5) if desk.headline(row).is_read] == [1, 2, 3]


@pytest.mark.parametrize("line", ["red sea", "cancer", "stark", "dismissed"])
async def test_words_that_stories_have_are_no_typing_errors(
    open_desk: OpenDesk, make_story: MakeStory, line: str
) -> None:
    text = "The Red Sea is quiet. Stark words on cancer were dismissed."
    desk = open_desk(make_story("A day", text))
    outcome = await desk.obey(line)
    assert isinstance(outcome.shows, HeadlinesShown)
    assert outcome.said == f"{line.capitalize()}: 1 story."
    assert not any(desk.headline(row).is_read for row in range(desk.count()))


async def test_words_that_no_story_has_are_mended(open_desk: OpenDesk) -> None:
    outcome = await open_desk().obey("hlep")
    assert outcome.said.startswith("Taken as help. ")


@pytest.mark.parametrize(
    "line", ["star add 1", "save 1 for later", "put a star on 1", "bookmark 1"]
)
async def test_a_star_asked_for_in_words_is_never_taken_away(
    open_desk: OpenDesk, line: str
) -> None:
    desk = open_desk()
    title = desk.headline(0).headline
    assert title in (await desk.obey(line)).said
    assert (await desk.obey(line)).said.startswith("Starred already")
    assert (await desk.obey("toggle star 1")).said.startswith("Unstarred")
    assert (await desk.obey("star 1")).said.startswith("Starred: ")
    assert (await desk.obey("star 1")).said.startswith("Unstarred: ")


@pytest.mark.parametrize("line", ["star 0,1", "mark 0,1 read"])
async def test_story_0_is_no_story(open_desk: OpenDesk, line: str) -> None:
    desk = open_desk()
    first = desk.headline(0)
    told = (await desk.obey(line)).said
    assert told.startswith("No story 0. ")
    assert first.headline in told
    assert desk.headline(0)[: len(first)] != first


async def test_numbers_after_the_last_story_are_told_once(open_desk: OpenDesk) -> None:
    desk = open_desk()
    there = desk.count()
    told = (await desk.obey(f"star {there}-{there + 20}")).said
    assert told.startswith("Starred: ")
    assert told.count("No story") == 1


@pytest.mark.parametrize(
    "line", ["copy quote 2", "copy 1", "copy quote", "clip quote 3", "save quotes", "next quote"]
)
async def test_a_line_about_quotes_waits_for_the_open_story(
    open_desk: OpenDesk, seed: Story, scripted: Any, line: str
) -> None:
    desk = open_desk(analyst=scripted(holds=True))
    await desk.obey("1")
    assert desk.wants_findings_of(line) == seed.id
    assert desk.is_awaited(seed.id)


@pytest.mark.parametrize("line", ["copy", "copy link", "copy paragraph", "copy headline", "w"])
async def test_a_line_about_the_text_alone_waits_for_nothing(
    open_desk: OpenDesk, scripted: Any, line: str
) -> None:
    desk = open_desk(analyst=scripted(holds=True))
    await desk.obey("1")
    assert desk.wants_findings_of(line) is None


async def test_a_quote_copied_from_the_list_waits_for_the_selected_story(
    open_desk: OpenDesk, seed: Story, seed_findings: Findings, scripted: Any
) -> None:
    analyst = scripted([seed_findings], holds=True)
    desk = open_desk(analyst=analyst)
    assert desk.wants_findings_of("copy quote 1") == seed.id
    analyst.answer(seed.body.fingerprint)
    assert desk.settle(seed.id, 0.01)
    outcome = await desk.obey("copy quote 1")
    assert isinstance(outcome.shows, CopiedShown)


async def test_a_line_put_right_is_a_command_before_it_is_a_search(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    other = make_story("A paragraph added", "It has 2 parts.")
    desk = open_desk(make_story("Treaty signed", "The ferry sails.", "It is late."), other)
    await desk.obey("2")
    outcome = await desk.obey("paragraf 2")
    assert outcome.said == "Paragraph 2 of 2."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("how many paragraphs left", "1 paragraph left after this one. Paragraph 1 of 2"),
        ("how much is remaining", "1 paragraph left after this one."),
    ],
)
async def test_how_much_is_left_is_told_first(
    open_desk: OpenDesk, make_story: MakeStory, line: str, said: str
) -> None:
    desk = open_desk(make_story("Treaty signed", "The ferry sails.", "It comes back."))
    await desk.obey("2")
    assert (await desk.obey(line)).said.startswith(said)
