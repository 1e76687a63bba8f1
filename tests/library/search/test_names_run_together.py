"""The name of a source or of a sender written as one word finds its stories."""

import pytest

from tests.library.conftest import NOON, make_record
from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.source import FetchMemory, Source


@pytest.fixture
def kept(library: Library) -> Library:
    """Two stories of the source "The Coast Letter", one of them sent by "Pier Porter"."""
    source = library.add_source(
        Source("a", address="https://a.example/rss", title="The Coast Letter")
    )
    records = [make_record("1", source="Pier Porter"), make_record("2", source="The Coast Letter")]
    library.store(source, records, FetchMemory(), NOON)
    return library


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("from:coastletter", 2),
        ("from:TheCoastLetter", 2),
        ("from:pierporter", 1),
        ("-from:pierporter", 1),
        ("from:pier", 1),
        ("from:pierp", 0),
        ("from:stlet", 0),
        ("from:coastpier", 0),
    ],
)
def test_a_name_without_its_blanks(kept: Library, query: str, number: int) -> None:
    assert kept.rows(parse_query(query, NOON), NOON).count() == number
