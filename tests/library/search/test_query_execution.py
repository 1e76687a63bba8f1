"""Each way of asking finds what it should, and nothing else."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from wirereader.library.library import Library
from wirereader.library.search import ranking
from wirereader.library.search.query_parser import parse_query
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind
from wirereader.story.quotes import Manner, Quote
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING = FetchMemory()
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]
GEORGIA = (
    Entity(EntityKind.PERSON, "Mikheil Saakashvili", ("Saakashvili", "Mr Saakashvili")),
    Entity(EntityKind.PERSON, "David Darchiashvili", ("Darchiashvili",)),
    Entity(EntityKind.PLACE, "Tbilisi"),
    Entity(EntityKind.ORGANIZATION, "European Union", ("EU",)),
)


@pytest.fixture(scope="module")
def full(record: MakeRecord, source: MakeSource) -> Library:
    library = Library.open(None)
    hour = timedelta(hours=1)
    voa = [
        record(
            "georgia",
            "Georgia breaks diplomatic ties",
            "Café owners in Tbilisi said so.\n\nTies were broken.",
            source="VOA News",
            published=NOON - hour,
            alert_level=4,
            byline="Peter Heinlein",
        ),
        record("sport", "A tie in sport", "Diplomatic? No: ties.", published=NOON - 50 * hour),
    ]
    bbc = [
        record("japan", "地震が東京を襲う", "東京で地震。", language="ja", source="BBC"),
        record("brazil", "Eleições no Brasil", "São Paulo votou.", language="pt-BR", source="BBC"),
        record("killed", "Georgia, killed", "Diplomatic ties.", status="killed", source="BBC"),
    ]
    library.store(source("voa", tags=("East",)), voa, NOTHING, NOON)
    library.store(source("bbc"), bbc, NOTHING, NOON)
    quote = Quote((Span(0, 4),), Manner.DIRECT, speaker=1, certainty=0.9)
    unsure = Quote((Span(5, 9),), Manner.DIRECT, speaker=0, certainty=0.2)
    found = Findings(voa[0].fingerprint, "e 1", "en", GEORGIA, (), (quote, unsure))
    library.keep_findings(found)
    rows = library.rows(None, NOON)
    by_headline = {rows.row(n).headline: rows.row(n).id for n in range(rows.count())}
    library.set_marks([by_headline["A tie in sport"]], read=True, starred=True, said="", now=NOON)
    later = ("Read  Later", True)
    library.set_marks([by_headline["Eleições no Brasil"]], tag=later, said="", now=NOON)
    return library


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("diplomatic", "georgia sport"),
        ("diplomatic ties", "georgia sport"),
        ('"diplomatic ties"', "georgia"),
        ("DIPLOMATIC -sport", "georgia"),
        ("-diplomatic", "japan brazil"),
        ("-diplomatic -東京", "brazil"),
        ("sport OR eleicoes", "sport brazil"),
        ("cafe", "georgia"),
        ("sao paulo", "brazil"),
        ("diplo*", "georgia sport"),
        ("headline:diplomatic", "georgia"),
        ("headline:ties OR headline:tie", "georgia sport"),
        ("heinlein", "georgia"),
        ("voa", ""),
        ("source:voa", "georgia sport"),
        ("source:bbc", "japan brazil"),
        ('source:"feed bbc"', "japan brazil"),
        ("source:https://bbc.example/feed", "japan brazil"),
        ("source:voa -source:news", "sport"),
        ("地震", "japan"),
        ("京で", "japan"),
        ("京都", ""),
        ("language:ja", "japan"),
        ("language:pt", "brazil"),
        ("language:pt-br", "brazil"),
        ("language:pt-PT", ""),
        ("-language:en", "japan brazil"),
        ("speaker:darchiashvili", "georgia"),
        ("speaker:saakashvili", ""),
        ("person:saakashvili", "georgia"),
        ('person:"saakashvili mr saakashvili"', "georgia"),
        ('person:"saakashvili david"', ""),
        ("place:tbilisi ties", "georgia"),
        ("place:tbilisi sport", ""),
        ("org:eu", "georgia"),
        ("organisation:european*", "georgia"),
        ("-person:saakashvili", "sport japan brazil"),
        ("person:saakashvili OR sport", "georgia sport"),
        ("place:paris OR person:darchiashvili", "georgia"),
        ("-person:saakashvili OR unread", "georgia sport japan brazil"),
        ("breaking", "georgia"),
        ("-breaking ties", "sport"),
        ("breaking sport", ""),
        ("unread", "georgia japan brazil"),
        ("read", "sport"),
        ("starred", "sport"),
        ("starred ties", "sport"),
        ("starred -ties", ""),
        ("-starred ties", "georgia"),
        ('tag:"read later"', "brazil"),
        ("tag:east", "georgia sport"),
        ("tag:east OR tag:none", "georgia sport"),
        ("tag:east starred", "sport"),
        ("tag:none", ""),
        ("since:2d", "georgia japan brazil"),
        ("before:2d", "sport"),
        ("since:3d before:2d ties", "sport"),
        ("-since:2d", "sport"),
        ("status:killed", "killed"),
        ("status:hidden georgia", "killed"),
        ("status:usable georgia", "georgia"),
        ("-status:killed georgia", "georgia"),
        ("starred OR breaking", "georgia sport"),
        ("starred OR since:2d", "georgia sport japan brazil"),
    ],
)
def test_it_finds_what_it_should(full: Library, query: str, expected: str) -> None:
    heads = {
        "Georgia breaks diplomatic ties": "georgia",
        "A tie in sport": "sport",
        "地震が東京を襲う": "japan",
        "Eleições no Brasil": "brazil",
        "Georgia, killed": "killed",
    }
    for is_ranked in (False, True):
        rows = full.rows(parse_query(query, NOON, ranked=is_ranked), NOON)
        found = [heads[rows.row(number).headline] for number in range(rows.count())]
        assert sorted(found) == sorted(expected.split())
        assert rows.is_whole


def test_breaking_comes_first_in_a_search(full: Library) -> None:
    rows = full.rows(parse_query("ties OR 東京 OR brasil", NOON), NOON)
    assert rows.count() == 4
    assert rows.breaking() == 1
    assert rows.row(0).headline == "Georgia breaks diplomatic ties"


def test_new_findings_take_the_place_of_old_ones(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    (one,) = [record("1")]
    library.store(source(), [one], NOTHING, NOON)
    assert library.unanalysed("e 1", 9, NOON) == [
        (library.rows(None, NOON).row(0).id, one.fingerprint)
    ]
    for engine, name in (("e 1", "Old Name"), ("e 2", "New Name")):
        entity = Entity(EntityKind.PERSON, name)
        library.keep_findings(Findings(one.fingerprint, engine, "en", (entity,)))
        assert library.unanalysed(engine, 9, NOON) == []
    assert len(library.unanalysed("e 1", 9, NOON)) == 1
    for query, count in (('person:"old name"', 0), ('person:"new name"', 1)):
        assert library.rows(parse_query(query, NOON), NOON).count() == count


def test_findings_hold_for_every_story_of_the_text(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    first, second, other = record("1", text="Same."), record("2", text="Same."), record("3")
    library.store(source(), [first], NOTHING, NOON)
    entity = Entity(EntityKind.PLACE, "Tbilisi")
    library.keep_findings(Findings(first.fingerprint, "e 1", "en", (entity,)))
    library.give_up(other.fingerprint, "e 1", "It took too long.")
    library.store(source(), [second, other], NOTHING, NOON)
    assert library.rows(parse_query("place:tbilisi", NOON), NOON).count() == 2
    assert library.unanalysed("e 1", 9, NOON) == []
    assert [name for name, _ in library.unanalysed("e 2", 2, NOON)]


def test_an_engine_that_gives_a_text_up_leaves_what_another_found(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    one = record("1", text="Same.")
    library.store(source(), [one], NOTHING, NOON)
    entity = Entity(EntityKind.PLACE, "Tbilisi")
    library.keep_findings(Findings(one.fingerprint, "e 1", "en", (entity,)))
    library.give_up(one.fingerprint, "e 2", "It took too long.")
    library.store(source(), [record("2", text="Same.")], NOTHING, NOON)
    assert library.rows(parse_query("place:tbilisi", NOON), NOON).count() == 2
    assert library.unanalysed("e 2", 9, NOON) == []


def test_breaking_and_starred_stories_are_analysed_before_the_newest(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    flash = record("flash", alert_level=1)
    for batch in ([flash, record("kept")], [record(f"n{number}") for number in range(4)]):
        library.store(source(), batch, NOTHING, NOON)
    rows = library.rows(None, NOON)
    ids = {rows.row(number).headline: rows.row(number).id for number in range(6)}
    kept = ids["Headline of kept"]
    library.set_marks([kept], starred=True, said="Starred.", now=NOON)
    wanted = [one for one, _ in library.unanalysed("e 1", 4, NOON)]
    assert wanted[:2] == [ids["Headline of flash"], kept]
    assert set(wanted[2:]) < {ids[f"Headline of n{number}"] for number in range(4)}
    later = [one for one, _ in library.unanalysed("e 1", 4, NOON + timedelta(days=30))]
    assert later[0] == kept


@pytest.mark.parametrize("is_long", [False, True])
def test_the_best_matches_come_first_however_they_are_weighed(
    library: Library,
    record: MakeRecord,
    source: MakeSource,
    monkeypatch: pytest.MonkeyPatch,
    is_long: bool,
) -> None:
    monkeypatch.setattr(ranking, "_is_long", lambda *_: is_long)
    monkeypatch.setattr(ranking, "_WEIGHED_APART", 3)
    records = [
        record("1", "Storm hits coast", "A storm. The storm.", published=NOON - timedelta(hours=3)),
        record("2", "A day of news", "A storm " + "and more " * 50, published=NOON),
        record("3", "A calm day", "The storm is over. " * 3, published=NOON - timedelta(hours=2)),
        record("4", "Storm storm storm", "Storm.", published=NOON - timedelta(hours=4)),
    ]
    library.store(source(), records, NOTHING, NOON)
    rows = library.rows(parse_query("storm unread", NOON, ranked=True), NOON)
    found = [rows.row(number).headline for number in range(rows.count())]
    best = ["Storm hits coast", "A calm day", "A day of news"]
    assert found == ([*best, "Storm storm storm"] if is_long else ["Storm storm storm", *best])
