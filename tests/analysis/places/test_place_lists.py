"""What a list, a sentence or another name of the story says about where a place is."""

import re

import pytest

from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.places.place_candidates import PlaceMention
from wirereader.analysis.places.place_resolution import resolve


def countries(text: str, *words: str) -> list[str | None]:
    runs = re.finditer(rf"\b(?:{'|'.join(words)})\b", text)
    asked = [PlaceMention(run.start(), run.end(), run[0]) for run in runs]
    return [r.place.country if r.place else None for r in resolve(text, asked, ENGLISH.places)]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Floods hit the provinces of Qwrta, Artibonite and Western.", "Qwrta|Western", "HT"),
        ("Floods hit the Central Plateau and Artibonite regions.", "Central Plateau", "HT"),
        ("The Tohoku and Central districts had snow.", "Central", None),
        ("Elders of the Uasin Gishu and Qwrta counties met.", "Qwrta", "KE"),
    ],
)
def test_regions_of_one_list_are_in_one_country(text: str, words: str, country: str | None) -> None:
    found = countries(text, *words.split("|"))
    assert found == [country] * len(found) or country is None


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell in Western and Artibonite.",  # nothing says that these are regions
        "The provinces of Artibonite, Bavaria and Qwrta had rain.",  # of two countries
    ],
)
def test_other_lists_say_nothing(text: str) -> None:
    assert "HT" not in countries(text, "Western", "Qwrta")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Germans in Saxony ate. Germany was glad. In Norway, a Qwrtby pond froze.", "NO"),
        ("Saxony and Germany ate. In Chile, in a town called Qwrtby, it rained.", "CL"),
        # what comes after, or only is a people's, puts it nowhere
        ("Saxony and Germany ate. In Qwrtby birds came from Russia.", "DE"),
        ("Saxony and Germany ate. Chilean birds came to Qwrtby.", "DE"),
        # the next sentence is another place
        ("Saxony and Germany ate. It rained in Chile. A Qwrtby pond froze.", "DE"),
    ],
)
def test_an_unknown_village_is_in_the_country_before_it_in_its_sentence(
    text: str, country: str
) -> None:
    assert countries(text, "Qwrtby") == [country]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The government of the Republic of Congo met. Congo is calm.", "CG"),
        ("Congo is calm.", "CD"),
        ("In Santa Ana, California, it rained. The City of Santa Ana is wet.", "US"),
        ("El Salvador voted. The City of Santa Ana is wet.", "SV"),
    ],
)
def test_longer_and_shorter_names_of_a_story_mean_one_place(text: str, country: str) -> None:
    assert countries(text, "City of Santa Ana", "Republic of Congo", "Congo")[-1] == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("He is to appear in a Sheffield, Manitoba court.", "CA"),
        ("He lives in Sheffield, Manitoba.", "CA"),
        ("He lives in Sheffield, Manitoba, with a dog.", "CA"),
        ("In Sheffield, Manitoba ministers met British ones.", "GB"),
        ("Trains go to Sheffield, Manitoba, and Oslo.", "GB"),
    ],
)
def test_a_state_plainly_said_moves_a_large_city(text: str, country: str) -> None:
    assert countries(text, "Sheffield")[0] == country


def test_a_place_located_in_another_is_in_it() -> None:
    text = "Tokyo flu reached the city of Qwrtby located in the Oslo suburbs of Norway."
    assert countries(text, "Qwrtby") == ["NO"]


def test_a_town_of_a_region_is_told_from_its_namesakes() -> None:
    assert countries("Pigs died in Santa Maria, Davao del Sur.", "Santa Maria") == ["PH"]


def test_money_sets_no_story_in_its_country() -> None:
    text = "A Qwrtby mine paid US$6 million, then US$9 million and US$3 million."
    assert countries(text, "Qwrtby") == [None]


@pytest.mark.parametrize("office", ["the universities of", "a university in"])
def test_universities_are_of_a_state(office: str) -> None:
    assert countries(f"She taught at {office} Georgia.", "Georgia") == ["US"]


def test_a_countrys_very_name_is_no_spelling_of_a_town() -> None:
    text = "Granada won in Spain, while Grenada lost."
    assert countries(text, "Granada", "Grenada") == ["ES", "GD"]


@pytest.mark.parametrize(
    ("name", "country"), [("Faroe", "FO"), ("Cayman", "KY"), ("Marshall", "US")]
)
def test_islands_are_told_without_the_word(name: str, country: str) -> None:
    # a name that a table has by itself stays what it is
    assert countries(f"A ship left {name} for Texas.", name) == [country]


def test_an_unknown_name_is_one_place_in_its_story() -> None:
    text = "In Norway, Qwrtby froze. In Chile it rained. Qwrtby danced. In Chile, Qwrtby is loved."
    assert countries(text, "Qwrtby") == ["NO", "NO", "NO"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        (
            "Hundreds left the villages of Qwrta, Magdalena and Yopal. Kenya sent aid.",
            "Yopal",
            "CO",
        ),
        ("Laws differ. In Peru, dust fell on the communities of Qwrta and Zwort.", "Zwort", "PE"),
    ],
)
def test_villages_listed_together_are_where_the_text_is(text: str, name: str, country: str) -> None:
    assert countries(text, name) == [country]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Engineers in San Jose and Austin lost their jobs.", "San Jose|Austin", "US"),
        ("Buses run to San Jose, Heredia and Alajuela.", "San Jose|Heredia|Alajuela", "CR"),
        ("Mills in Halifax and Huddersfield may be flats.", "Halifax|Huddersfield", "GB"),
        ("Mills in Halifax and Moncton may be flats.", "Halifax|Moncton", "CA"),
    ],
)
def test_what_is_listed_together_lies_together(text: str, name: str, country: str) -> None:
    assert set(countries(text, name)) == {country}


def test_and_puts_no_place_into_another() -> None:
    assert countries("Fires in Peru spread to Qwrta, and Texas sent planes.", "Qwrta") == ["PE"]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A boat sank on Lake Victoria in the Mwanza region of Tanzania.", "Lake Victoria", "TZ"),
        ("He fell in the Alps in Austria.", "Alps", "AT"),
        ("Fish are gone from Lake Victoria. Uganda and Kenya blame nets.", "Lake Victoria", None),
        ("Ships left the Black Sea, Turkey said.", "Black Sea", None),
    ],
)
def test_a_shared_lake_is_in_the_country_that_is_said(
    text: str, name: str, country: str | None
) -> None:
    assert countries(text, name) == [country]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The Nigerian Qwrta state was flooded. Chad sent tents.", "Qwrta", "NG"),
        ("The north Korean Qwrta province was flooded. China sent tents.", "Qwrta", "KP"),
    ],
)
def test_a_people_before_a_state_tell_its_country(text: str, name: str, country: str) -> None:
    assert countries(text, name) == [country]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("PARIS, Texas (AP) - A mill burnt.", "PARIS, Texas", "US"),
        ("Rain fell in Lima, Ohio. Peru had none.", "Lima, Ohio", "US"),
        ("Storms hit Paris, Rome and Oslo.", "Paris, Rome", "FR"),
    ],
)
def test_a_mention_may_hold_its_state(text: str, name: str, country: str) -> None:
    assert countries(text, name) == [country]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("He was born in Wellington, a market town in Somerset.", "Wellington", "GB"),
        ("She lives in Perth, a quiet old mill town in Ontario.", "Perth", "CA"),
        ("Pits closed in Hamilton, a mining town in Scotland.", "Hamilton", "GB"),
    ],
)
def test_a_town_is_where_it_is_described(text: str, name: str, country: str) -> None:
    assert countries(text, name) == [country]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Kent County Council shut the road from Dover to Sandwich.", "Dover", "GB"),
        ("The Kent County commissioners shut the road from Dover.", "Dover", "US"),
        ("A farmer in County Durham sold his herd at Newcastle.", "Newcastle", "GB"),
    ],
)
def test_county_councils_are_not_american(text: str, name: str, country: str) -> None:
    assert countries(text, name) == [country]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The firm sells to Spain and the UK and has a laboratory in Boston.", "Boston", "US"),
        (
            "The road from Boston to Spalding and Skegness is shut.",
            "Boston|Spalding|Skegness",
            "GB",
        ),
        ("A Michigan plant will move to Saltillo, the governor heard.", "Saltillo", "MX"),
        ("A fire in Rome was seen in Dalton, Georgia, and Acworth.", "Rome|Dalton", "US"),
    ],
)
def test_a_small_namesake_is_meant_only_near_home(text: str, name: str, country: str) -> None:
    assert countries(text, name)[0] == country


@pytest.mark.parametrize(
    "text",
    [
        "Clinics opened in Hamilton, Kingston and Guelph. Ontario paid.",
        "Trams run in Hamilton, Kingston, Guelph and Toronto. Ontario paid.",
        "They closed in Windsor, Manchester or Guelph. Ontario would not say. Toronto waits.",
    ],
)
def test_a_town_is_in_no_namesake_of_the_next_town_of_its_list(text: str) -> None:
    assert countries(text, "Hamilton", "Windsor") == ["CA"]


@pytest.mark.parametrize(
    "text",
    [
        "Troops from Nigeria and Niger met in Abuja.",
        "Gunmen came to Zamfara in Nigeria. It borders Niger.",
        "Zamfara and Sokoto, in Nigeria, trade with Niger.",
    ],
)
def test_a_country_is_meant_rather_than_its_namesake_in_the_next_one(text: str) -> None:
    assert countries(text, "Nigeria", "Niger")[-1 if text.endswith("Niger.") else 1] == "NE"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Floods hit Minna, Niger State, in Nigeria.", "Niger State", "NG"),
        ("Gunmen in Niger state, Nigeria, killed four.", "Niger", "NG"),
        ("Nigeria sent troops to Niger state.", "Niger", "NG"),
        ("Peaches from Georgia State.", "Georgia State", "US"),
    ],
)
def test_a_part_with_a_countrys_name_is_meant_where_the_text_says_so(
    text: str, name: str, country: str
) -> None:
    assert countries(text, rf"{name}(?!ia)") == [country]


@pytest.mark.parametrize("noun", ["television", "radio", "media"])
def test_what_a_state_runs_is_not_of_a_part_with_its_name(noun: str) -> None:
    assert "NG" not in countries(f"Nigeria mourns. Niger state {noun} told it.", "Niger(?!ia)")
