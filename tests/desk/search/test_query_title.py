"""Lists of searches are called as a person would say it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.search.query_title import asks_source, query_title
from wirereader.library.search.query_fields import BY_NAME

TITLES = ("BBC News", "VOA")


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("is:unread from:bbc", "Unread from BBC"),
        ("from:voa", "From VOA"),
        ("from:unknown", "From unknown"),
        ("tbilisi", "tbilisi"),
        ("iceland -hotel", "iceland, without hotel"),
        ("not iceland", "Without iceland"),
        ("-from:voa iceland", "iceland, not from VOA"),
        ('"finance minister" unread', '"finance minister", unread'),
        ("is:unread is:starred", "Unread, starred"),
        ("person:putin since:2d", "About Putin of the last 2 days"),
        ("before:1w", "Older than 1 week"),
        ("since:yesterday is:breaking", "Breaking since yesterday"),
        ("yesterday", "From yesterday"),
        ("date:2026-11-03..2026-11-05", "From 3 November 2026 to 5 November 2026"),
        ("after:2026-11", "After November 2026"),
        ("after:99999999999999999999-01", "After 99999999999999999999-01"),
        ("georg*", "georg*"),
        ("-has:quotes", "Without quotes"),
        ("date:month", "This month"),
        ("date:weekend", "The weekend"),
        ("date:last-mon", "From last Monday"),
        ("is:breaking OR is:changed OR has:versions", "Breaking or changed or with versions"),
        ('(author:jo OR from:"bbc news")', "By Jo or from BBC News"),
        ("harbour OR pier", "harbour OR pier"),
        ("(tag:work OR tag:home) pier", "(tag:work OR tag:home) pier"),
        ("(date:3nov OR date:5nov)", "From 3 November or 5 November"),
        ("-sport -from:sport -folder:sport", "Without sport"),
        ("since:mon", "Since Monday"),
        ("date:oct", "From October"),
        ("since:1mo", "Of the last month"),
        ("lang:fr has:quotes", "In French with quotes"),
        ("said:putin quote:reform", 'Quoting Putin with "reform" in a quote'),
        ("kiev or kyiv", "kiev or kyiv"),
        ("(kiev or kyiv) talks", "(kiev or kyiv) talks"),
    ],
)
def test_a_search_is_called_as_a_person_would_say_it(query: str, title: str) -> None:
    assert query_title(query, TITLES) == title


@given(st.lists(st.sampled_from([*BY_NAME, "x", '"', "-", "not", "(", " ", ":"])).map("".join))
def test_any_query_has_a_title(query: str) -> None:
    assert isinstance(query_title(query, TITLES), str)


def test_sources_are_looked_up_only_where_one_is_named() -> None:
    assert asks_source("unread FROM:bbc")
    assert not asks_source("from bbc")


@pytest.mark.parametrize(
    ("query", "typed", "title"),
    [
        ("mayor* strik*", "what did mayors say of striking", "mayors striking"),
        ("hallsdottir*", "news of Hallsdóttir", "Hallsdóttir"),
        ("ferr* title:tram*", "ferries with trams", 'ferries, with "trams" in the headline'),
        ("ferr*", "ferr*", "ferr*"),
        ("ferr*", "boats", "ferr*"),
    ],
)
def test_words_cut_for_the_search_stand_as_they_were_typed(
    query: str, typed: str, title: str
) -> None:
    assert query_title(query, (), typed) == title
