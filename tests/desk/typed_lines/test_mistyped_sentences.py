"""Sentences with mistyped words of commands, thanks around them, and chat spellings."""

from dataclasses import replace

import pytest

from tests.desk.conftest import MakeStory, OpenDesk
from wirereader.desk.outcomes import HeadlinesShown, QuotesShown
from wirereader.desk.wording.grammar.typing_errors import with_words, words_put_right
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "taken"),
    [
        ("please list evry unraed artcle", "please list every unread article"),
        ("give me all the unred artcles", "give me all the unread articles"),
        ("show me all unraed storys", "show me all unread stories"),
        ("which artcles are unread", "which articles are unread"),
        ("show me the unraed hedlines plz", "show me the unread headlines plz"),
    ],
)
async def test_a_sentence_is_understood_with_its_words_put_right(
    open_desk: OpenDesk, make_story: MakeStory, line: str, taken: str
) -> None:
    desk = open_desk(make_story("Heron nests", "Herons nest by the quay."))
    outcome = await desk.obey(line)
    assert outcome.said.startswith(f"Taken as {taken}. Unread: 2 stories")
    assert isinstance(outcome.shows, HeadlinesShown)


async def test_whom_stories_are_from_need_be_no_list(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    story = make_story("Quiet day", "Nothing happened.", byline="By Ann Quayle")
    outcome = await open_desk(story).obey("show only the storys from quayle")
    assert outcome.said.startswith("Taken as show only the stories from quayle. ")
    assert isinstance(outcome.shows, HeadlinesShown)
    assert [row.headline for row in outcome.shows.rows] == ["Quiet day"]


async def test_a_topic_that_no_story_has_as_a_word_is_no_mistyped_command(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Osaka marathon is run in the rain", "Nobody fell."))
    outcome = await desk.obey("sport")
    assert isinstance(outcome.shows, HeadlinesShown)
    assert [row.headline for row in outcome.shows.rows] == ["Osaka marathon is run in the rain"]


async def test_the_list_is_marked_read_where_its_verb_is_spelled_out(open_desk: OpenDesk) -> None:
    desk = open_desk()
    outcome = await desk.obey("please mark evrythin as read")
    assert outcome.said.startswith("Taken as please mark everything as read. 1 story marked read.")


async def test_a_mistyped_verb_marks_nothing(open_desk: OpenDesk) -> None:
    desk = open_desk()
    outcome = await desk.obey("mark all storys as raed")
    assert "marked read" not in outcome.said
    assert not desk.headline(0).is_read


async def test_in_a_story_it_is_told_before_paragraphs(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert (await desk.obey("a summery please")).said.startswith("Taken as a summary please.")
    outcome = await desk.obey("show all quotse in this artcle")
    assert outcome.said.startswith("Taken as show all quotes in this article.")
    assert isinstance(outcome.shows, QuotesShown)


async def test_a_word_that_a_story_has_is_no_error(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(make_story("Storey wins", "Artcles is a band of three."))
    outcome = await desk.obey("show me artcles")
    assert "Taken as" not in outcome.said
    assert isinstance(outcome.shows, HeadlinesShown)
    assert [row.headline for row in outcome.shows.rows] == ["Storey wins"]


async def test_a_word_in_a_name_of_a_list_is_no_error(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    story = make_story("Quiet day", "Nothing happened.")
    story = replace(story, dispatch=replace(story.dispatch, source="Evrything Daily"))
    outcome = await open_desk(story).obey("show evrything daily")
    assert "Taken as" not in outcome.said


@pytest.mark.parametrize(
    "line",
    [
        'search "unraed storys"',
        "open https://example.org/unraed",
        "show title:unraed",
        "read ~/unraed.txt",
        "stories about unraed",
        "what did Sumary say",
        "lions in zoos",
        "harbor wines",
        "whose idea was this",
        "open the three oldest",
        "what is the difference",
    ],
)
def test_what_is_a_name_quoted_or_an_address_stays(line: str) -> None:
    assert with_words(line, words_put_right(line)) == line


@pytest.mark.parametrize(
    ("line", "same"),
    [
        ("ty so much, open 4", "open 4"),
        ("thanks, now star the third one", "star the third one"),
        ("cheers pal, list the unread stories", "list the unread stories"),
        ("ok thanx what is breaking", "what is breaking"),
        ("whoa, who is ingrid vell", "who is ingrid vell"),
        ("jeez man show unread", "show unread"),
        ("who is this vell bloke", "who is vell"),
        ("who's that Vell lady", "who is Vell"),
        ("what did that vell dude say", "what did vell say"),
        ("wot r the unread stories", "what are the unread stories"),
        ("cn u show unread stories", "can you show unread stories"),
        ("open 2 bcz i forgot it", "open 2"),
    ],
)
def test_thanks_and_chat_around_a_line_change_nothing(line: str, same: str) -> None:
    found = readings(line)
    assert found
    assert found[0] == (readings(same) or (same,))[0]


@pytest.mark.parametrize("line", ["thanks to the minister", "cheers crowd", "who is that old man"])
def test_thanks_that_are_a_topic_stay(line: str) -> None:
    found = readings(line)
    assert not found or line.rsplit(maxsplit=1)[-1] in found[0]


@pytest.mark.parametrize(
    "line",
    [
        "which papers have unread articles",
        "sources that have something new",
        "tell me which of my feeds are new",
        "unread sources",
        "any subscriptions with unread items",
    ],
)
def test_which_sources_have_unread_stories(line: str) -> None:
    assert readings(line)[0] == "feeds unread"
