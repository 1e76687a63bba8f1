"""A story that shows its whole article is found by the words and names of that, and no others."""

import pytest

from tests.library.conftest import NOON, make_record, make_source
from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.body import Span, fingerprint
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory

SUMMARY = "Ann Bell spoke of barley."
PAGE = "Ben Ode spoke of wheat, at length and to nobody in particular."
FEED = make_record("1", "Talks", SUMMARY)
WHOLE = make_record("1", "Talks", PAGE)


def found_in(record: Record, name: str) -> Findings:
    entity = Entity(EntityKind.PERSON, name)
    return Findings(record.fingerprint, "e", "en", (entity,), (Mention(Span(0, len(name)), 0),))


def is_found(library: Library, query: str) -> bool:
    return library.rows(parse_query(query, NOON), NOON).count() == 1


def waiting(library: Library) -> list[str]:
    return [text for _, text in library.unanalysed("e", 9, NOON)]


@pytest.fixture
def story(library: Library) -> str:
    """The id of a story whose feed names Ann, analysed."""
    (new,) = library.store(make_source(), [FEED], FetchMemory(), NOON).new
    library.keep_findings(found_in(FEED, "Ann Bell"))
    assert is_found(library, "person:bell")
    assert waiting(library) == []
    return new.id


def test_no_name_finds_it_until_the_article_is_analysed(library: Library, story: str) -> None:
    library.keep_whole(story, WHOLE, NOON)
    assert not is_found(library, "person:bell")
    assert library.entities("person", "", 9) == ()
    assert waiting(library) == [WHOLE.fingerprint]
    library.keep_findings(found_in(WHOLE, "Ben Ode"))
    assert is_found(library, "person:ode")
    assert [one.name for one in library.entities("person", "", 9)] == ["Ben Ode"]
    assert waiting(library) == []


def test_what_is_known_of_the_article_holds_at_once(library: Library, story: str) -> None:
    library.keep_findings(found_in(WHOLE, "Ben Ode"))
    library.keep_whole(story, WHOLE, NOON)
    assert is_found(library, "person:ode")
    assert waiting(library) == []


def test_its_words_are_those_of_the_article(library: Library, story: str) -> None:
    library.keep_whole(story, WHOLE, NOON)
    assert (is_found(library, "wheat"), is_found(library, "barley")) == (True, False)
    with library._database.writing() as connection:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")


def test_the_same_delivery_is_no_new_version_and_takes_nothing_away(
    library: Library, story: str
) -> None:
    library.keep_whole(story, WHOLE, NOON)
    stored = library.store(make_source(), [FEED], FetchMemory(), NOON)
    assert (stored.new, stored.revised, stored.same) == ((), (), 1)
    assert is_found(library, "wheat")


def test_a_new_version_is_found_by_its_own_words_again(library: Library, story: str) -> None:
    library.keep_whole(story, WHOLE, NOON)
    library.store(make_source(), [make_record("1", "Talks", "Rye.")], FetchMemory(), NOON)
    assert (is_found(library, "rye"), is_found(library, "wheat")) == (True, False)
    assert waiting(library) == [fingerprint("Rye.")]
    with library._database.writing() as connection:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")


def test_a_story_that_is_not_kept_has_no_article(library: Library) -> None:
    library.keep_whole("nothere12345", WHOLE, NOON)
    assert library.rows(None, NOON).count() == 0
