import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.places.gazetteer import Gazetteer, Place
from wirereader.analysis.places.metonymy import speaks_for
from wirereader.analysis.places.place_candidates import PlaceMention
from wirereader.analysis.places.place_descriptions import describe
from wirereader.analysis.places.place_resolution import Resolved, resolve

NAMES = Gazetteer.load()


def mentions(text: str, *words: str) -> list[PlaceMention]:
    """Every occurrence of the words, or what the gazetteer finds."""
    if not words:
        return [PlaceMention(a, b, text[a:b]) for a, b, _ in NAMES.find_names(text, ENGLISH.places)]
    runs = re.finditer(rf"\b(?:{'|'.join(words)})\b", text)
    return [PlaceMention(run.start(), run.end(), run[0]) for run in runs]


def meant(text: str, *words: str, home: str | None = None) -> list[Resolved]:
    return resolve(text, mentions(text, *words), ENGLISH.places, home)


def place(result: Resolved) -> Place:
    assert result.place is not None
    return result.place


@pytest.mark.parametrize(
    "text",
    [
        "Georgia said troops had left Tbilisi.",
        "Russia and Georgia signed a truce in Abkhazia.",
        "The prime minister of Georgia resigned.",
        "Georgia's parliament voted late on Friday.",
        "Armenia, Azerbaijan, Georgia and Turkey share the pipeline.",
        "The Georgian army moved. Georgia wants peace.",
    ],
)
def test_georgia_is_the_country_where_the_caucasus_is_near(text: str) -> None:
    (result, *_) = meant(text, "Georgia")
    assert place(result).country == "GE"
    assert result.certainty > 0.6


@pytest.mark.parametrize(
    "text",
    [
        "Georgia farmers drove to Atlanta.",
        "Georgia Gov. Ann Harlow signed the bill.",
        "Storms crossed Alabama, Georgia and Tennessee.",
        "A plant in Macon, Georgia, closed.",
        "A plant in Macon, Ga., closed. Georgia has many.",
    ],
)
def test_georgia_is_the_state_where_the_south_is_near(text: str) -> None:
    for result in meant(text, "Georgia"):
        assert (place(result).kind, place(result).country) == ("state", "US")


def test_georgia_is_left_open_where_nothing_says() -> None:
    (result,) = meant("A long summer is over in Georgia, and the peaches were sweet.", "Georgia")
    assert result.place is None
    assert result.certainty <= 0.5


def test_the_source_may_tip_the_scale() -> None:
    text = "A long summer is over in Georgia, and the peaches were sweet."
    assert place(meant(text, "Georgia", home="US")[0]).country == "US"
    assert place(meant(text, "Georgia", home="GE")[0]).country == "GE"


def test_paris_in_texas() -> None:
    text = "PARIS, Texas (AP) - A storm hit Paris on Monday. The mayor of Paris was away."
    for result in meant(text, "PARIS", "Paris"):
        assert (place(result).country, place(result).admin1) == ("US", "Texas")


def test_paris_alone_is_the_capital() -> None:
    (result,) = meant("The fair opened in Paris on Monday.", "Paris")
    assert place(result).kind == "capital"
    assert result.certainty > 0.9


def test_two_towns_of_one_name_stay_apart_where_the_text_marks_them() -> None:
    text = "Twins: Paris, Texas, and Paris, the French capital. She left Paris, France, on Monday."
    assert [place(r).country for r in meant(text, "Paris")] == ["US", "FR", "FR"]


@pytest.mark.parametrize(
    ("text", "name", "admin1"),
    [
        ("A trial in Springfield, Illinois, began.", "Springfield", "Illinois"),
        ("A trial in Springfield, Mo., began.", "Springfield", "Missouri"),
        ("A trial in Portland, ME, began.", "Portland", "Maine"),
        ("A trial in Cambridge, Mass., began.", "Cambridge", "Massachusetts"),
        ("In the Texas town of Athens a trial began.", "Athens", "Texas"),
        ("London, a city in southern Ontario, flooded.", "London", "Ontario"),
    ],
)
def test_the_state_beside_a_town_decides(text: str, name: str, admin1: str) -> None:
    (result,) = meant(text, name)
    assert place(result).admin1 == admin1
    assert result.certainty > 0.9


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ship left Le Havre for New York.", "city"),
        ("Snow fell on Albany, New York.", "state"),
        ("New York's governor signed it.", "state"),
    ],
)
def test_a_state_yields_to_the_town_of_its_name_unless_the_text_says_so(
    text: str, kind: str
) -> None:
    (result,) = meant(text, "New York")
    assert place(result).kind == kind


def test_countries_in_a_row_do_not_hold_one_another() -> None:
    text = "Cases rose in Mexico, China, Japan, Niger, Nigeria and Luxembourg, Belgium said."
    found = {m.text: r for m, r in zip(mentions(text), meant(text), strict=True)}
    wanted = {"Mexico": "MX", "China": "CN", "Japan": "JP", "Niger": "NE", "Luxembourg": "LU"}
    for name, country in wanted.items():
        assert place(found[name]).country == country


def test_demonyms_and_names_meet_in_one_place() -> None:
    text = "Georgian troops left. The Georgians of Tbilisi cheered, and Georgia slept."
    georgia = [r for r in meant(text) if place(r).kind == "country"]
    assert len(georgia) == 3
    assert len({r.place for r in georgia}) == 1


def test_south_ossetians_come_from_south_ossetia() -> None:
    text = "South Ossetian fighters fled South Ossetia."
    people, region = meant(text)
    assert people.place == region.place
    assert place(region).kind == "region"


def test_the_country_named_in_the_story_wins_over_size() -> None:
    text = (
        "Police in Ghana searched Tamale. In Accra, Ghanaian officials praised the Victoria club."
    )
    results = dict(zip(("Tamale",), meant(text, "Tamale"), strict=True))
    assert place(results["Tamale"]).country == "GH"


def test_an_unknown_village_lies_where_the_text_puts_it() -> None:
    text = "A well was dug in Qwrtzplk, Kenya. Elders of Qwrtzplk danced."
    one, two = meant(text, "Qwrtzplk")
    assert place(one).country == "KE"
    assert place(one).lat is None
    assert one.place == two.place
    assert one.certainty < 0.8


def test_an_unknown_village_without_a_story_is_nowhere() -> None:
    (result,) = meant("The bells of Qwrtzplk rang.", "Qwrtzplk")
    assert result == Resolved(None, 0.0)


def test_no_mentions_no_answers() -> None:
    assert resolve("", [], ENGLISH.places) == []


def test_answers_keep_the_order_asked() -> None:
    text = "Oslo wrote to Lima."
    asked = [PlaceMention(14, 18, "Lima"), PlaceMention(0, 4, "Oslo")]
    assert [place(r).country for r in resolve(text, asked, ENGLISH.places)] == ["PE", "NO"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Tbilisi", "capital of Georgia"),
        ("Washington", "capital of the United States"),
        ("Russia", "country"),
        ("Abkhazia", "region in Georgia"),
        ("Tskhinvali", "city in South Ossetia"),
        ("Atlanta", "city in Georgia, United States"),
        ("Toronto", "city in Ontario, Canada"),
        ("Ontario", "province in Canada"),
        ("Scotland", "part of the United Kingdom"),
        ("Texas", "state in the United States"),
        ("Africa", "continent"),
        ("Danube", "body of water"),
        ("Middle East", "region"),
    ],
)
def test_a_place_is_described_in_few_words(name: str, words: str) -> None:
    assert describe(NAMES.lookup(name)[0]) == words


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Moscow regretted the step.", "Moscow", "RU"),
        ("Officials said that Moscow regretted Tbilisi's decision to cut ties.", "Tbilisi", "GE"),
        ("The anger over the Kremlin's recognition grew.", "Kremlin", "RU"),
        ("On Monday the White House said no.", "White House", "US"),
        ("Relations between Oslo and Ankara are cold.", "Ankara", "TR"),
        ("Paris has repeatedly warned its rival.", "Paris", "FR"),
        ("Washington is not willing to pay.", "Washington", "US"),
        ("The envoy urged Beijing to wait.", "Beijing", "CN"),
        ("Brussels proposed new rules.", "Brussels", "EU"),
        ("Fans danced in Moscow.", "Moscow", None),
        ("Moscow was cold and dark.", "Moscow", None),
        ("He left Moscow on Friday.", "Moscow", None),
        ("Crowds stood near the Kremlin.", "Kremlin", None),
        ("They marched to the White House gates.", "White House", None),
        ("Russia accused its neighbour.", "Russia", None),
        ("Atlanta said the road was closed.", "Atlanta", None),
        ("Tskhinvali said it would fight.", "Tskhinvali", None),
        ("There was pressure on the Brussels summit.", "Brussels", None),
        ("Paris attacks led to arrests.", "Paris", None),
    ],
)
def test_capitals_and_houses_speak_for_governments(
    text: str, name: str, country: str | None
) -> None:
    at = text.index(name)
    assert speaks_for(text, at, at + len(name), NAMES.lookup(name)[0], ENGLISH) == country


def test_another_towns_name_speaks_for_nobody() -> None:
    text = "Moscow said the bridge was closed."
    idaho = next(p for p in NAMES.lookup("Moscow") if p.admin1 == "Idaho")
    assert speaks_for(text, 0, 6, idaho, ENGLISH) is None


WORDS = st.sampled_from(
    [
        *("Georgia", "Paris", "Texas", "Tbilisi", "Georgian", "U.S.", "Springfield", "Mr", "São"),
        *("in", "the", "of", "said", "GA", "'s", "Macon", "PARIS", "Jordan", "Atlanta", ",", "\n"),
    ]
)


@given(st.lists(WORDS, max_size=40), st.sampled_from([None, "US", "GE", "ZZ"]))
def test_every_mention_gets_an_answer_with_a_chance(words: list[str], home: str | None) -> None:
    text = " ".join(words)
    asked = mentions(text)
    results = resolve(text, asked, ENGLISH.places, home)
    assert len(results) == len(asked)
    assert all(0 <= r.certainty <= 1 for r in results)
    assert results == resolve(text, asked, ENGLISH.places, home)


@given(st.text(max_size=120), st.integers(0, 120), st.integers(0, 120))
def test_any_span_of_any_text_may_be_asked(text: str, one: int, two: int) -> None:
    start, end = sorted((min(one, len(text)), min(two, len(text))))
    (result,) = resolve(text, [PlaceMention(start, end, text[start:end])], ENGLISH.places)
    speaks_for(text, start, end, result.place, ENGLISH)
    if result.place is not None:
        assert describe(result.place)


@pytest.mark.parametrize(
    "unit", ["Paris, ", "A ", "Isle of ", "New          York ", "x", "U.", "Georgia ("]
)
def test_hostile_text_takes_work_in_proportion(unit: str) -> None:
    def read(count: int) -> None:
        text = unit * count
        asked = mentions(text)
        resolve(text, asked, ENGLISH.places)
        for mention in asked[:50]:
            speaks_for(text, mention.start, mention.end, None, ENGLISH)

    read(140_000 // len(unit))
    mentions("New" + " " * 400_000 + "York")  # a square of these would outlast any limit
    assert_in_proportion(read, 100, 800)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            (
                "Farms across the U.S. may sell rights in California. It is discussed as 151 "
                "heads of state meet at the Paris climate conference. Farms in Missouri wait."
            ),
            "Paris",
            "FR",
        ),
        ("Voters in Ohio and Texas were polled before the talks at London.", "London", "GB"),
        ("Exports from Iowa and Kansas to the Berlin fair have doubled.", "Berlin", "DE"),
    ],
)
def test_a_capital_of_millions_needs_no_country_beside_it(
    text: str, name: str, country: str
) -> None:
    assert place(meant(text, name)[0]).country == country


def test_a_state_right_at_the_name_still_decides() -> None:
    assert (
        place(meant("The fair in Paris, Texas, opened. Texas is dry.", "Paris")[0]).country == "US"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The driver was stopped in Stroud, Ontario, and fined. He lives in Toronto.", "Stroud"),
        ("Police in Whitby, Manitoba, said so. Winnipeg sent help.", "Whitby"),
        ("A mill in Bodmin, Saskatchewan, burned down.", "Bodmin"),
    ],
)
def test_a_town_no_table_has_is_in_the_state_the_text_puts_it_in(text: str, name: str) -> None:
    result, *_ = meant(text, name, "Ontario", "Manitoba", "Saskatchewan")
    assert place(result).country == "CA"
    assert result.certainty < 0.8


def test_a_large_city_before_a_state_is_still_itself() -> None:
    result, *_ = meant("In Munich, Ontario ministers met German ones.", "Munich", "Ontario")
    assert place(result).country == "DE"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("He met them in Piccadilly. London police asked Britain's ministers.", "Piccadilly", "GB"),
        ("It sat at Islington Bay. Auckland in New Zealand sent a boat.", "Islington Bay", "NZ"),
        ("In Sumatra seven fell ill in Karo. Jakarta and Indonesia sent doctors.", "Karo", "ID"),
    ],
)
def test_a_small_town_of_a_country_never_named_gives_way_to_the_setting(
    text: str, name: str, country: str
) -> None:
    told = meant(text, name, "London", "Britain", "Auckland", "New Zealand", "Jakarta", "Indonesia")
    assert {place(result).country for result in told} == {country}


@pytest.mark.parametrize(
    ("text", "town", "country"),
    [
        ("Texas and Kansas wait. Ohio cited the Athens climate summit.", "Athens", "GR"),
        ("Texas and Kansas wait. Ohio cited the Athens, Ohio, farm fair.", "Athens", "US"),
        ("Missouri and Kansas wait for the Paris talks on methane.", "Paris", "FR"),
    ],
)
def test_governments_meet_in_capitals(text: str, town: str, country: str) -> None:
    results = meant(text)
    at = [m.text for m in mentions(text)].index(town)
    assert place(results[at]).country == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Police in Perth are looking for a driver from Dundee; Pitlochry was shut.",
            "Perth",
            "GB",
        ),
        ("Roads from Kingston to Belleville and Gananoque were icy.", "Kingston", "CA"),
        ("Shops in Hyderabad, Sukkur and Larkana stayed shut.", "Hyderabad", "PK"),
        ("Trains run from London to Cambridge and Oxford.", "Cambridge", "GB"),
        ("Crowds are due in Bethlehem from Allentown and Easton.", "Bethlehem", "US"),
        ("Troops went from Beirut and Sidon to Tripoli.", "Tripoli", "LB"),
    ],
)
def test_a_neighbourhood_says_which_town_is_meant(text: str, name: str, country: str) -> None:
    words = [word for word in re.findall(r"[A-Z][a-z]+", text) if NAMES.lookup(word)]
    found = dict(zip(mentions(text, *words), meant(text, *words), strict=True))
    assert {place(r).country for m, r in found.items() if m.text == name} == {country}


def test_a_large_country_is_not_lost_to_a_village_nearby() -> None:
    text = "In Weiswampach, Luxembourg, the Belgians moved to Luxembourg."
    assert place(meant(text, "Luxembourg")[0]).country == "LU"


def test_an_unknown_place_is_of_the_country_of_the_nearest() -> None:
    text = (
        "The envoys of Canada, France and Japan met in Lima on Monday. Trucks were lost in Peru, "
        "and dust covered Yanachupa.\nOttawa, Paris and Tokyo asked why."
    )
    words = ["Canada", "France", "Japan", "Lima", "Peru", "Ottawa", "Paris", "Tokyo", "Yanachupa"]
    found = dict(zip(mentions(text, *words), meant(text, *words), strict=True))
    (unknown,) = [result for mention, result in found.items() if mention.text == "Yanachupa"]
    assert place(unknown).country == "PE"
    assert unknown.certainty < 0.7
