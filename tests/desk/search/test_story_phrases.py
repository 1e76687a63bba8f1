"""Phrases that ask for stories are queries; what is no such phrase is left alone."""

import pytest

from wirereader.desk.search.story_phrases import queries_of, story_phrase
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("show me unread from BBC", "search is:unread from:BBC"),
        ("list all the starred stories about Georgia", "search is:starred Georgia"),
        ("what's new from BBC World today?", 'search is:unread date:today from:"BBC World"'),
        ("anything about wheat since monday", "search since:mon wheat"),
        ("stories from the last 3 days", "search since:3d"),
        ("articles written by Jane Miller", 'search author:"Jane Miller"'),
        ("headlines tagged work from yesterday", "search date:yesterday tag:work"),
        ("stories between 2026-11-01 and 2026-11-05", "search date:2026-11-01..2026-11-05"),
        ("news before 3rd november 2026", "search before:2026-11-03"),
        ("search wheat in folder World", "search wheat folder:World"),
        ("unread stories oldest first", "unread\nsort oldest"),
        ("list 5 stories", "list 1-5"),
        ("show bbc", "scope bbc"),
    ],
)
def test_what_a_phrase_asks_for(line: str, meant: str) -> None:
    assert readings(line)[0] == meant


def test_a_word_that_may_be_a_source_a_folder_or_a_word_is_tried_as_each() -> None:
    assert readings("search wheat in Ukraine") == (
        "search wheat from:Ukraine",
        "search wheat folder:Ukraine",
        "search wheat in Ukraine",
        "search wheat Ukraine",
    )


@pytest.mark.parametrize(
    "line",
    [
        "delete unread stories",
        "next bbc story",
        "how do i read stories",
        "stories from this source",
        "mark unread",
        'search "wheat in ukraine"',
        "search from:bbc wheat",
        "search wheat",
        "3",
        "story 3",
        "stories about",
    ],
)
def test_other_lines_ask_for_no_stories(line: str) -> None:
    assert story_phrase(line) is None


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("2008", "date:2008"),
        ("mentioning tbilisi", "tbilisi"),
        ("with pictures", "has:pictures"),
        ("in french", "lang:french"),
        ("iceland without hotel", "iceland -hotel"),
        ("since yesterday", "since:yesterday"),
        ("stories by dahl", "from:dahl"),
    ],
)
def test_words_of_the_search_bar_may_be_a_phrase(words: str, first: str) -> None:
    assert queries_of(words)[0] == first


@pytest.mark.parametrize("words", ["tbilisi", "finance minister", 'title:"x y"', "a -b"])
def test_words_that_are_no_phrase_are_only_words(words: str) -> None:
    assert queries_of(words) == ()


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("unread except from harbour", "is:unread -from:harbour"),
        ("unread but not from voa", "is:unread -from:voa"),
        ("stories about wheat except those from bbc", "wheat -from:bbc"),
        ("stories not from bbc", "-from:bbc"),
    ],
)
def test_a_source_that_is_left_out_is_not_asked_for(line: str, query: str) -> None:
    assert readings(line) == (f"search {query}",)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("tag:work", "search tag:work"),
        ("title:harbour -pier", "search title:harbour -pier"),
        ("harbour OR pier", "search harbour OR pier"),
        ('"harbour pier"', 'search "harbour pier"'),
        ("-sport", "search -sport"),
        ("show me articles from 3 to 5 november", "search date:3nov..5nov"),
        ("mark articles before october as read", "search before:oct\nmark-all-read"),
        ("filter City Desk", "scope City Desk"),
        ("limit to unread", "unread"),
        ("how many unread in Asia", "search is:unread from:Asia"),
        ("everything but sport", "search -sport -from:sport -folder:sport"),
        ("only with pictures", "search has:pictures"),
        ("which source has the most unread", "feeds"),
        ("mark the Asia folder as read", "mark-all-read Asia"),
        ("open the Asia folder", "scope Asia"),
        ("newest at the top", "sort newest"),
        ("all from City Desk", "scope City Desk"),
        ("how many stories in Asia are unread", "search is:unread from:Asia"),
        ("why is City Desk failing", "errors"),
        ("invert the order", "sort oldest"),
        ("include read stories", "all-stories"),
        ("just breaking", "scope view:breaking"),
    ],
)
def test_queries_filters_and_counts_in_own_words(line: str, meant: str) -> None:
    assert readings(line)[0] == meant


@pytest.mark.parametrize(
    "line", ["tag: work", "star this story", "tag this story", "delete 3", "-v"]
)
def test_what_is_done_to_a_story_is_no_search(line: str) -> None:
    assert not any(one.startswith("search") for one in readings(line))


@pytest.mark.parametrize(
    ("plain", "query"),
    [
        ("the news of the last 4 days please", "since:4d"),
        ("unread stories from reuters thanks", "is:unread from:reuters"),
    ],
)
def test_politeness_never_narrows_a_search(plain: str, query: str) -> None:
    assert queries_of(plain)[0] == query


@pytest.mark.parametrize(
    "plain", ["how many unread stories have i", "which unread news do we need"]
)
def test_words_of_asking_never_narrow_a_list(plain: str) -> None:
    phrase = story_phrase(plain)
    assert phrase is not None
    assert phrase.queries() == ("is:unread",)
