"""A place or person that a headline alone names is found by the fields for them."""

import pytest

from tests.library.conftest import NOON, make_record
from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.source import FetchMemory, Source

PLACE, PERSON, FIRM = EntityKind.PLACE, EntityKind.PERSON, EntityKind.ORGANIZATION


@pytest.fixture
def filled(library: Library) -> Library:
    stories: list[tuple[str, str, list[tuple[EntityKind, str]]]] = [
        ("Harbour reopens", "Porto and Nice took part, Ines Moura said.",
         [(PLACE, "Porto"), (PLACE, "Nice"), (PERSON, "Ines Moura")]),
        ("Strike in Porto ends", "Drivers go back on Monday.", []),
        ("Porto beat Ajax again", "Porto scored late.", [(FIRM, "Porto")]),
        ("A nice day for harbours", "Nothing happened.", []),
        ("Moura wins in Braga", "The candidate thanked her voters.", []),
    ]  # fmt: skip
    source = library.add_source(Source("a", address="https://a.example/rss"))
    records = [make_record(headline, headline, text) for headline, text, _ in stories]
    for record, (_, _, names) in zip(records, stories, strict=True):
        (new,) = library.store(source, [record], FetchMemory(), NOON).new
        story = library.story(new.id)
        assert story is not None
        entities = tuple(Entity(kind, name) for kind, name in names)
        mentions = tuple(Mention(Span(at, at + 1), at) for at in range(len(names)))
        library.keep_findings(Findings(story.findings_key, "e", "en", entities, mentions))
    return library


def headlines(library: Library, query: str) -> set[str]:
    rows = library.rows(parse_query(query, NOON), NOON)
    return {rows.row(number).headline for number in range(rows.count())}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("place:porto", {"Harbour reopens", "Strike in Porto ends"}),
        ("place:porto drivers", {"Strike in Porto ends"}),
        ("place:port*", {"Harbour reopens", "Strike in Porto ends"}),
        ("place:porto OR place:nowhere", {"Harbour reopens", "Strike in Porto ends"}),
        ("-place:porto drivers", set()),
        ("-place:porto candidate", {"Moura wins in Braga"}),
        ("place:nice", {"Harbour reopens"}),  # "a nice day" is no town
        ("place:strike", set()),  # a word of headlines, and no place that any story names
        ("person:moura", {"Harbour reopens", "Moura wins in Braga"}),
        ("person:porto", set()),
        ("org:porto", {"Porto beat Ajax again"}),
    ],
)
def test_what_is_found_by_a_name(filled: Library, query: str, found: set[str]) -> None:
    assert headlines(filled, query) == found


def test_a_host_that_no_source_has_is_that_of_the_page(library: Library) -> None:
    source = library.add_source(Source("https://feeds.example/rss", title="Gazette"))
    pages = ("https://news.example.org/ferry/1", "https://other.example.net/2", None)
    records = [
        make_record(str(n), f"Story {n}", "Text.", link=link) for n, link in enumerate(pages)
    ]
    records.append(make_record("3", "Story 3", "Text.", source="Desk.example.com"))
    library.store(source, records, FetchMemory(), NOON)
    assert headlines(library, "from:desk.example.com") == {"Story 3"}  # a sender has that name
    assert headlines(library, "-from:desk.example.com") == {"Story 0", "Story 1", "Story 2"}
    assert headlines(library, "from:example.org") == {"Story 0"}
    assert headlines(library, "from:news.example.org/ferry") == {"Story 0"}
    assert headlines(library, "-from:news.example.org") == {"Story 1", "Story 2", "Story 3"}
    assert headlines(library, "from:ample.org") == set()
    assert headlines(library, "from:feeds.example") == {f"Story {n}" for n in range(4)}


def test_a_story_that_arrives_is_judged_alike(filled: Library) -> None:
    rows = filled.rows(parse_query("place:porto", NOON), NOON)
    assert rows.count() == 2
    source = filled.add_source(Source("a", address="https://a.example/rss"))
    filled.store(source, [make_record("x", "Fire in Porto", "It is out.")], FetchMemory(), NOON)
    assert headlines(filled, "place:porto") >= {"Fire in Porto"}
