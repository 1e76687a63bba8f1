"""Two sources print the same words: each story has what was found with what its source says."""

from tests.library.conftest import NOON, make_record
from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.source import FetchMemory, Source

TEXT = "London said no."
BRITISH, CANADIAN = "https://example.co.uk/rss", "https://example.ca/rss"


def stored(library: Library, key: str, headline: str) -> tuple[str, str]:
    """The id and the key of findings of a story of one source."""
    source = library.add_source(Source(key, address=key))
    (new,) = library.store(source, [make_record("1", headline, TEXT)], FetchMemory(), NOON).new
    return new.id, key_of(library, new.id)


def key_of(library: Library, story_id: str) -> str:
    story = library.story(story_id)
    assert story is not None
    return story.findings_key


def found(key: str, country: str, engine: str = "e") -> Findings:
    entity = Entity(EntityKind.PLACE, "London", country=country)
    return Findings(key, engine, "en", (entity,), (Mention(Span(0, 6), 0),))


def waiting(library: Library) -> set[str]:
    return {name for name, _ in library.unanalysed("e", 9, NOON)}


def named(library: Library, query: str) -> int:
    return library.rows(parse_query(query, NOON), NOON).count()


def test_each_has_its_own_and_stands_in_for_the_other_until_then(library: Library) -> None:
    _, own = stored(library, BRITISH, "A talk in London")
    other, others = stored(library, CANADIAN, "Another talk")
    library.keep_findings(found(own, "GB"))
    assert waiting(library) == {other}
    assert library.findings(others, "e") is None
    assert library.older_findings(others) == found(others, "GB")


def test_a_second_story_of_the_text_is_named_at_once_and_analysed_later(library: Library) -> None:
    _, own = stored(library, BRITISH, "A talk in London")
    library.keep_findings(found(own, "GB"))
    other, others = stored(library, CANADIAN, "Another talk")
    assert named(library, "place:london") == 2
    assert waiting(library) == {other}
    library.keep_findings(found(others, "CA"))
    assert waiting(library) == set()
    assert {e.country for e in library.entities("place", "", 9)} == {"GB", "CA"}


def test_a_source_that_says_the_same_needs_no_second_reading(library: Library) -> None:
    _, own = stored(library, BRITISH, "A talk in London")
    library.keep_findings(found(own, "GB"))
    stored(library, "https://paper.example.uk/rss", "A talk in London")
    assert waiting(library) == set()


def test_what_another_version_of_the_program_kept_goes_when_the_new_is_there(
    library: Library,
) -> None:
    story, own = stored(library, BRITISH, "A talk in London")
    text = own.partition(".")[0]
    library.keep_findings(found(text, "US", "older"))
    assert library.older_findings(own) is not None
    assert waiting(library) == {story}
    library.keep_findings(found(own, "GB"))
    assert library.findings(text, "older") is None
    assert library.findings(own, "e") == found(own, "GB")


def test_one_that_failed_is_noted_for_its_own_story_alone(library: Library) -> None:
    _, own = stored(library, BRITISH, "A talk in London")
    other, _ = stored(library, CANADIAN, "Another talk")
    library.give_up(own, "e", "It took too long.")
    assert waiting(library) == {other}
