"""Another edition puts names otherwise: joins, splits and searches by the old form go on."""

from collections.abc import Iterator

import pytest

from tests.library.conftest import NOON, make_record, make_source
from wirereader.library.library import Library
from wirereader.library.search.changed_forms import Unmatched
from wirereader.library.search.query_parser import parse_query
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.source import FetchMemory

# what stands in the text, and what an edition makes of it
Name = tuple[str, str]
SPELLED = "Mikhail Saakaschwili"
OLD, NEW = ("Mikhail Saakaschwili", SPELLED), ("Mikhail Saakaschwili", "Mikheil Saakashvili")


class Archive:
    """A library whose stories are told what an edition of the engine finds in them."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._source = library.add_source(make_source())
        self._ids: dict[str, str] = {}

    def store(self, guid: str, text: str) -> None:
        records = [make_record(guid, f"Story {guid}", text)]
        (new,) = self.library.store(self._source, records, FetchMemory(), NOON).new
        self._ids[guid] = new.id

    def find(self, guid: str, edition: str, *names: Name) -> None:
        story = self.library.story(self._ids[guid])
        assert story is not None
        text = story.body.text
        entities = tuple(Entity(EntityKind.PERSON, name) for _, name in names)
        mentions = tuple(
            Mention(Span(text.index(words), text.index(words) + len(words)), number)
            for number, (words, _) in enumerate(names)
        )
        self.library.keep_findings(Findings(story.findings_key, edition, "en", entities, mentions))

    def who(self, guid: str, local: int = 0) -> int:
        found = self.library.entity_of(self._ids[guid], local)
        assert found is not None
        return found

    def split(self, guid: str, said: str = "") -> None:
        assert self.library.split(self.who(guid), self._ids[guid], NOON, said=said) is not None

    def count(self, query: str) -> int:
        return self.library.rows(parse_query(query, NOON), NOON).count()


@pytest.fixture
def archive(library: Library) -> Archive:
    made = Archive(library)
    made.store("a", f"Then {SPELLED} spoke in the hall.")
    made.store("b", "Then Misha Saakadse spoke in the hall.")
    return made


def test_a_search_by_the_old_form_finds_the_new(archive: Archive) -> None:
    archive.find("a", "1", OLD)
    archive.find("a", "2", NEW)
    assert archive.count('person:"mikheil saakashvili"') == 1
    assert archive.count('person:"Mikhail Saakaschwili"') == 1
    assert archive.count("person:saakaschwili") == 1


def test_a_later_story_that_has_only_the_new_form_is_found_by_the_old(archive: Archive) -> None:
    archive.find("a", "1", OLD)
    archive.find("a", "2", NEW)
    archive.store("c", "Nobody but Mikheil Saakashvili came.")
    archive.find("c", "2", ("Mikheil Saakashvili", "Mikheil Saakashvili"))
    assert archive.count("person:saakaschwili") == 2
    assert archive.count("-person:saakaschwili") == 1


def test_an_edition_that_says_the_same_changes_no_search(archive: Archive) -> None:
    archive.find("a", "1", OLD)
    archive.find("a", "2", OLD)
    archive.find("b", "2", ("Misha Saakadse", "Misha Saakadse"))
    assert archive.count("person:saakaschwili") == 1


def test_a_surname_alone_is_no_new_form(archive: Archive) -> None:
    archive.find("a", "1", OLD)
    archive.find("a", "2", ("Saakaschwili", "Saakashvili"))
    archive.find("b", "2", ("Misha Saakadse", "Anna Saakashvili"))
    assert archive.count('person:"mikhail saakaschwili"') == 0


def test_names_joined_by_hand_stay_joined(archive: Archive) -> None:
    archive.find("a", "1", OLD)
    archive.find("b", "1", ("Misha Saakadse", "Misha Saakadse"))
    assert archive.who("a") != archive.who("b")
    archive.library.join(archive.who("a"), archive.who("b"), NOON)
    archive.find("a", "2", NEW)
    assert archive.who("a") == archive.who("b")
    archive.find("b", "2", ("Misha Saakadse", "Misho Saakadze"))
    assert archive.who("a") == archive.who("b")


def test_a_join_taken_back_is_taken_back_for_the_new_form_too(archive: Archive) -> None:
    archive.find("a", "1", OLD)
    archive.find("b", "1", ("Misha Saakadse", "Misha Saakadse"))
    archive.library.join(archive.who("a"), archive.who("b"), NOON, said="joining")
    archive.find("a", "2", NEW)
    assert archive.library.undo(NOON) == "joining"
    assert archive.who("a") != archive.who("b")


def test_a_name_split_by_hand_stays_apart(archive: Archive) -> None:
    archive.store("c", f"And {SPELLED} wept.")
    for guid in ("a", "c"):
        archive.find(guid, "1", OLD)
    archive.split("c")
    assert archive.who("a") != archive.who("c")
    for guid in ("a", "c"):
        archive.find(guid, "2", NEW)
    assert archive.who("a") != archive.who("c")


def test_a_split_taken_back_is_taken_back_for_the_new_form_too(archive: Archive) -> None:
    archive.store("c", f"And {SPELLED} wept.")
    for guid in ("a", "c"):
        archive.find(guid, "1", OLD)
    archive.split("c", "splitting")
    for guid in ("a", "c"):
        archive.find(guid, "2", NEW)
    assert archive.library.undo(NOON) == "splitting"
    assert archive.who("a") == archive.who("c")
    for guid in ("a", "c"):
        archive.find(guid, "3", OLD)
    assert archive.who("a") == archive.who("c")


def joined(archive: Archive) -> None:
    """Both stories' names are one by a join in the first edition."""
    archive.find("a", "1", OLD)
    archive.find("b", "1", ("Misha Saakadse", "Misha Saakadse"))
    archive.library.join(archive.who("a"), archive.who("b"), NOON, said="joining")
    assert archive.who("a") == archive.who("b")


def test_undo_joins_the_new_form_of_what_a_split_had_parted(archive: Archive) -> None:
    joined(archive)
    archive.split("a", "splitting")
    archive.find("a", "2", NEW)
    assert archive.who("a") != archive.who("b")
    assert archive.library.undo(NOON) == "splitting"
    assert archive.who("a") == archive.who("b")
    archive.find("a", "3", OLD)
    assert archive.who("a") == archive.who("b")


def test_undo_joins_a_form_two_editions_later(archive: Archive) -> None:
    joined(archive)
    archive.split("a", "splitting")
    archive.find("a", "2", NEW)
    archive.find("a", "3", (SPELLED, "Micheil Saakaschwili"))
    assert archive.library.undo(NOON) == "splitting"
    assert archive.who("a") == archive.who("b")


def test_what_is_split_under_the_new_form_stays_apart_under_the_old(archive: Archive) -> None:
    joined(archive)
    archive.find("a", "2", NEW)
    archive.split("a", "splitting")
    assert archive.who("a") != archive.who("b")
    archive.find("a", "3", OLD)
    assert archive.who("a") != archive.who("b")
    assert archive.library.undo(NOON) == "splitting"
    assert archive.who("a") == archive.who("b")


def test_a_split_of_another_join_leaves_this_one(archive: Archive) -> None:
    archive.store("c", "Then Otar Lomidze spoke in the hall.")
    archive.store("d", "Then Otia Lomadze spoke in the hall.")
    archive.find("c", "1", ("Otar Lomidze", "Otar Lomidze"))
    archive.find("d", "1", ("Otia Lomadze", "Otia Lomadze"))
    archive.library.join(archive.who("c"), archive.who("d"), NOON)
    joined(archive)
    archive.find("a", "2", NEW)
    archive.split("a")
    assert archive.who("c") == archive.who("d")


def test_what_is_joined_under_the_new_form_stays_joined_under_the_old(archive: Archive) -> None:
    archive.store("c", f"And {SPELLED} wept.")
    for guid in ("a", "c"):
        archive.find(guid, "1", OLD)
    archive.split("c", "splitting")
    for guid in ("a", "c"):
        archive.find(guid, "2", NEW)
    archive.library.join(archive.who("a"), archive.who("c"), NOON, said="joining")
    for guid in ("a", "c"):
        archive.find(guid, "3", OLD)
    assert archive.who("a") == archive.who("c")
    assert archive.library.undo(NOON) == "joining"
    assert archive.who("a") != archive.who("c")


def test_what_matches_no_longer_is_listed_once(archive: Archive) -> None:
    library = archive.library
    archive.store("c", f"And {SPELLED} wept.")
    for guid in ("a", "c"):
        archive.find(guid, "1", OLD)
    archive.find("b", "1", ("Misha Saakadse", "Misha Saakadse"))
    library.join(archive.who("a"), archive.who("b"), NOON)
    library.save_search("him", "person:saakaschwili")
    library.save_search("hall", "hall")
    library.add_rule("person:saakaschwili", "tag", "him")
    archive.find("a", "2")
    assert library.unmatched() == ()  # the other story has him
    archive.find("c", "2")
    expected = {Unmatched("join", SPELLED), Unmatched("search", "him"), Unmatched("rule", "1")}
    assert set(library.unmatched()) == expected
    archive.find("c", "3", OLD)
    assert library.unmatched() == ()
    archive.find("c", "4")
    assert len(library.unmatched()) == len(expected)
    library.forget_search("him")
    assert Unmatched("search", "him") not in library.unmatched()


def test_a_text_full_of_names_is_not_walked_through_for_each(archive: Archive) -> None:
    """The write of its findings keeps all other writers waiting."""
    walks: list[int] = []

    class Walked(tuple[Mention, ...]):
        __slots__ = ()

        def __iter__(self) -> Iterator[Mention]:
            walks.append(len(self))
            return super().__iter__()

    many = 200
    archive.store("c", "Ada Obi, " * many)
    story = archive.library.story(archive._ids["c"])
    assert story is not None
    mentions = Walked(Mention(Span(9 * at, 9 * at + 7), 0) for at in range(many))
    for edition in ("1", "2"):
        ada = Entity(EntityKind.PERSON, f"Ada Obi {edition}")
        archive.library.keep_findings(Findings(story.findings_key, edition, "en", (ada,), mentions))
    assert 0 < len(walks) < many
    assert archive.count('person:"ada obi 1"') == 1
