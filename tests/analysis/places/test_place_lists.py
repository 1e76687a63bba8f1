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
