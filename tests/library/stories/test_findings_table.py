import sqlite3
from pathlib import Path

import pytest

from wirereader.library.library import Library
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote

FOUND = Findings(
    fingerprint="f1",
    engine="e 1",
    language="en",
    entities=(Entity(EntityKind.PERSON, "Zoë Ångström", ("Ångström",), "pilot", "SE", 1.5, -2.0),),
    mentions=(Mention(Span(0, 4), 0, certainty=0.5),),
    quotes=(Quote((Span(5, 9), Span(12, 20)), Manner.DIRECT, Span(10, 11), None, 0, 0.75),),
    trouble="Only half was read.",
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "l.sqlite3"


def test_findings_come_back_whole(path: Path) -> None:
    with Library.open(path) as library:
        library.keep_findings(FOUND)
    with Library.open(path) as library:
        assert library.findings("f1", "e 1") == FOUND
        assert library.findings("f1", "e 2") is None
        assert library.findings("f2", "e 1") is None


def test_a_new_engines_findings_take_the_place_of_the_old_ones(path: Path) -> None:
    new = Findings("f1", "e 2")
    other = Findings("f2", "e 1")
    with Library.open(path) as library:
        for each in (FOUND, other, new):
            library.keep_findings(each)
        assert library.findings("f1", "e 2") == new
        assert library.findings("f1", "e 1") is None
        assert library.findings("f2", "e 1") == other


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"null",
        b"[]",
        b'"text"',
        b"{}",
        b'{"engine":1,"language":2,"entities":[3],"mentions":[],"quotes":[]}',
        b'{"engine":"e","language":"","entities":[],"mentions":[{"start":5,"end":1}],"quotes":[]}',
        b"[" * 100_000,
    ],
)
def test_a_row_that_cannot_be_read_counts_as_absent(path: Path, broken: bytes) -> None:
    with Library.open(path) as library:
        library.keep_findings(FOUND)
        with sqlite3.connect(path) as raw:
            raw.execute("UPDATE findings SET json = ?", (broken,))
        raw.close()
        assert library.findings("f1", "e 1") is None
        library.keep_findings(FOUND)
        assert library.findings("f1", "e 1") == FOUND


def test_a_text_an_engine_gave_up_is_remembered_until_another_engine_succeeds(path: Path) -> None:
    with Library.open(path) as library:
        assert library.given_up("f1", "e 1") is None
        library.give_up("f1", "e 1", "It took too long.")
        library.give_up("f1", "e 1", "It crashed.")
        assert library.given_up("f1", "e 1") == "It crashed."
        assert library.given_up("f1", "e 2") is None
        assert library.findings("f1", "e 1") is None
        library.keep_findings(FOUND)
        assert library.given_up("f1", "e 1") is None
        library.give_up("f1", "e 1", "It crashed.")
        assert library.findings("f1", "e 1") == FOUND
