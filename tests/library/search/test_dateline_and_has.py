"""Where a story was written is one of its places, and what comes with a story can be asked for."""

import pytest

from tests.library.conftest import NOON, make_record
from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.source import FetchMemory, Source

TEXT = "London said no."


def stored(library: Library, headline: str, text: str, **more: object) -> str:
    """The key of the findings of a new story."""
    source = library.add_source(Source("a", address="https://a.example/rss"))
    record = make_record(headline, headline, text, **more)
    (new,) = library.store(source, [record], FetchMemory(), NOON).new
    story = library.story(new.id)
    assert story is not None
    return story.findings_key


def found(library: Library, query: str) -> int:
    return library.rows(parse_query(query, NOON), NOON).count()


def test_a_story_is_found_by_its_dateline_among_its_places(library: Library) -> None:
    key = stored(library, "One", TEXT, more={"dateline": "ÍSAFJÖRÐUR, Iceland"})
    stored(library, "Other", "Elsewhere.")
    london = Entity(EntityKind.PLACE, "London", country="GB")
    library.keep_findings(Findings(key, "e", "en", (london,), (Mention(Span(0, 6), 0),)))
    for query in ("place:isafjordur", "dateline:iceland", "place:london", "place:Ísafjörður"):
        assert found(library, query) == 1, query
    assert found(library, 'place:"london isafjordur"') == 0  # no phrase runs from one to the next


@pytest.mark.parametrize(
    ("query", "more"),
    [
        ("has:byline", {"byline": "Jo"}),
        ("has:files", {"enclosures": [["https://a.example/x.zip", "application/zip", 1, None]]}),
        ("has:audio", {"enclosures": [["https://a.example/x.mp3", "audio/mpeg", 1, None]]}),
        ("has:pictures", {"enclosures": [["https://a.example/x.png", "image/png", 1, None]]}),
        ("has:pictures", {"enclosures": [["https://a.example/x.png", "IMAGE/PNG", 1, None]]}),
        ("has:pictures", {"blocks": [["picture", 0, 6]]}),
    ],
)
def test_what_comes_with_a_story_can_be_asked_for(
    library: Library, query: str, more: dict[str, object]
) -> None:
    stored(library, "With", TEXT, more=more)
    stored(library, "Without", "Elsewhere.")
    assert found(library, query) == 1
    assert found(library, f"-{query}") == 1


def test_a_small_not_takes_the_next_word_away(library: Library) -> None:
    stored(library, "One", TEXT)
    stored(library, "Other", "Elsewhere they said no.")
    assert found(library, "not london") == 1
    assert found(library, "said not london") == 1
    assert found(library, 'said "not"') == 0


def test_a_story_is_found_by_its_kicker_and_its_categories(library: Library) -> None:
    stored(library, "One", "He died.", kicker="Death notice")
    stored(library, "Two", "They rowed.", more={"categories": ["Rowing", "Économie locale"]})
    stored(library, "Three", "Death of rowing.")
    for query in (
        *("kicker:death", 'kicker:"death notice"', "kicker:noti*", "rubric:notice"),
        *("kicker:rowing", "kicker:economie", 'kicker:"economie locale"', "kicker:row*"),
        "kicker:death died",
    ):
        assert found(library, query) == 1, query
    assert found(library, "kicker:row") == 0
    assert found(library, "kicker:death OR kicker:rowing") == 2
    assert found(library, "-kicker:death") == 2
