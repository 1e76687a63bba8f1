"""What searched words may mean, in the order in which it is tried."""

import pytest

from wirereader.desk.desk import Desk, at_once
from wirereader.desk.search.queries_meant import queries_meant
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("ferry last week", "since:1w ferry"),
        ("Ferry between 3 and 5 november", "date:3nov..5nov Ferry"),
        ("unread in Business", "is:unread from:Business"),
        ("breaking news", "is:breaking"),
        ("stories about Georgia", "Georgia"),
        ("ferry without pictures", "ferry -has:pictures"),
        ("from:voa since monday", "from:voa since:mon"),
        ("ferry bridge", "ferry bridge"),
        ("world of sport", "world of sport"),
        ("march on rome", "march on rome"),
        ("7 wonders", "7 wonders"),
        ("quit", "quit"),
        ("said by Olsen", "said:Olsen"),
        ("quotes of Ann Olsen", 'said:"Ann Olsen"'),
        ("what did Olsen say about oil", "said:Olsen"),
        ("person Olsen", "person:Olsen"),
        ("about Olsen", "Olsen"),
        ("unread, harbour", "is:unread harbour"),
        ("tag:work,home", "(tag:work OR tag:home)"),
        ("french stories", "lang:french"),
        ("harbour this week", "date:week harbour"),
        ("friday", "date:fri"),
        ("limit:5 harbour", "harbour"),
        ("OR harbour", "harbour"),
        ("priority:high", "is:breaking"),
        ("#asia", "#asia"),
    ],
)
def test_the_likeliest_goes_first(words: str, first: str) -> None:
    assert queries_meant(words).queries[0] == first


@pytest.mark.parametrize(
    ("words", "tried"),
    [
        ("either harbour or pier", "harbour OR pier"),
        ("exact harbour pier", "harbour pier"),
        ("tag:work tag:home", "tag:work OR tag:home"),
        ("quote:olsen", "said:olsen"),
        ('said:"next year"', 'quote:"next year"'),
        ("harbour this week", "since:1w harbour"),
        ("place:Norway", "Norway"),
        ("favourites", "is:starred"),
        ("harbour minus pier", "harbour -pier"),
        ("Coast Letter", 'from:"Coast Letter"'),
        ("coast letter", 'folder:"coast letter"'),
        ("rowing", "kicker:rowing"),
        ("news of rowing", "kicker:rowing"),
        ("rowing news", "kicker:rowing"),
        ("eulogies", "kicker:eulogy"),
        ("profiles", "kicker:profile"),
        ("category:rowing", "kicker:rowing"),
    ],
)
def test_what_is_tried_after_the_words(words: str, tried: str) -> None:
    assert tried in queries_meant(words).queries


@pytest.mark.parametrize("words", ["latest news", "top stories", "everything"])
def test_what_says_nothing_of_stories_may_ask_for_all(words: str) -> None:
    assert queries_meant(words).is_of_all
    assert not queries_meant("harbour news").is_of_all
    assert queries_meant("*").queries == ()


def test_the_words_themselves_are_always_tried() -> None:
    assert "ferry last week" in queries_meant("ferry last week").queries
    assert "asia" in queries_meant("#asia").queries
    assert queries_meant("oldest first")[:3] == ((), "oldest", False)


@pytest.mark.parametrize("word", ["quit", "read", "next", "undo", "all", "help", "stop"])
def test_a_word_that_is_searched_for_is_no_command(word: str) -> None:
    assert readings(f"search {word}") == ()


def test_an_order_alone_sorts_all_stories(desk: Desk) -> None:
    assert at_once(desk.search("oldest first")).said.startswith("Oldest first")


@pytest.fixture
def desk() -> Desk:
    return Desk(())


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("~f Larsen", "(author:Larsen OR from:Larsen)"),
        ("~f Coast Letter", '(author:"Coast Letter" OR from:"Coast Letter")'),
        ("~s harbour", "title:harbour"),
        ('~s "harbour dues"', 'title:"harbour dues"'),
        ("~b harbour", "harbour"),
        ("~y work", "tag:work"),
        ("~N", "is:unread"),
        ("~f Larsen !~s harbour", "(author:Larsen OR from:Larsen) -title:harbour"),
        ("~s harbour | ~b pier", "title:harbour OR pier"),
        ("~5 degrees", "~5 degrees"),
    ],
)
def test_patterns_of_mutt_are_fields(words: str, first: str) -> None:
    assert queries_meant(words).queries[0] == first


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("anything with the word harvest in it", "harvest"),
        ("stories containing the term grain somewhere", "grain"),
        ("the word harbour in the text", "harbour"),
    ],
)
def test_what_is_said_around_a_word_is_not_searched_for(line: str, query: str) -> None:
    assert queries_meant(line).queries[0] == query


@pytest.mark.parametrize("line", ["sport", "is there any sport", "sports news", "more sport"])
def test_a_topic_is_its_section_and_what_is_plainly_of_it(line: str) -> None:
    meant = queries_meant(line, is_asked=True)
    assert " title:tennis " in meant.queries[0]
    assert "kicker:sport" in meant.queries[0]
    assert "tennis" not in queries_meant(line).queries[0]


@pytest.mark.parametrize(
    ("words", "queries"),
    [
        ("quotes about rain", ("quote:rain",)),
        ("all quotes mentioning rain", ("quote:rain",)),
        ("quotations on the ferry fares", ('quote:"ferry fares"', "quote:ferry quote:fares")),
        ("quotes about rain last week", ("quote:rain since:1w",)),
    ],
)
def test_quotes_about_something_are_those_that_have_its_words(
    words: str, queries: tuple[str, ...]
) -> None:
    assert queries_meant(words).queries[: len(queries)] == queries


def test_statements_are_quotes_where_no_story_has_the_words() -> None:
    found = queries_meant("statements about rain").queries
    assert found[:2] == ("statements about rain", "quote:rain")
    assert queries_meant("quotes by ana").queries[0] == "said:ana"


@pytest.mark.parametrize("words", ["barley today", "barley yesterday", "barley since monday"])
def test_a_time_is_not_dropped_without_a_word(words: str) -> None:
    for query in queries_meant(words).queries:
        assert "today" in query or "yesterday" in query or "monday" in query or ":" in query


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("new delhi", ('"new delhi"', "is:unread delhi")),
        ("new stories about rice", ("is:unread rice",)),
        ("new barley this week", ("is:unread date:week barley",)),
    ],
)
def test_new_may_be_of_a_name(words: str, first: tuple[str, ...]) -> None:
    assert queries_meant(words).queries[: len(first)] == first


def test_a_region_that_is_asked_for_is_its_countries() -> None:
    meant = queries_meant("west africa", is_asked=True)
    assert " OR country:SN OR " in meant.queries[0]
    assert meant.shown[meant.queries[0]] == "West Africa"
    assert "country:" not in queries_meant("west africa").queries[0]
    assert queries_meant("place:oceania").queries[0].startswith("(place:oceania OR country:AS OR ")
