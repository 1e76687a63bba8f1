"""What stands around a name and says what it is not, in whole stories."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.analysis.names.name_circumstances import apart
from wirereader.analysis.names.name_spans import PER, NameSpan
from wirereader.story.names import EntityKind, MentionKind


def named(text: str, kind: EntityKind) -> set[str]:
    found = examine(text)
    by_name = {m.entity for m in found.mentions if m.kind is MentionKind.NAME}
    return {e.name for n, e in enumerate(found.entities) if n in by_name and e.kind is kind}


def people(text: str) -> set[str]:
    return named(text, EntityKind.PERSON)


def places(text: str) -> set[str]:
    return named(text, EntityKind.PLACE)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TORVEN (AP) _ Lindholm files court challenge to ban.", "TORVEN"),
        ("GALBRAITH, Norway (Reuters) - The ferry left on Monday.", "GALBRAITH"),
        ("HARKER, Nov 20 (AFP) - A court freed two men.", "HARKER"),
    ],
)
def test_where_a_story_was_filed_is_a_place(text: str, name: str) -> None:
    assert name in places(text)
    assert name not in people(text)


@pytest.mark.parametrize(
    "text",
    [
        'Rovers blamed referee Ilkka Ojala. Mads Bjerre lost. "It was a foul," the Dane said.',
        "Aides said the envoy was thin but well.",
        "Gardai named the man on Friday.",
        "She brought Yoruba drumming to the stage in Paris.",
        "Brent crude settled at 81 dollars.",
        "A white powder was found at the Carl J. Ostrom courthouse in Reno.",
        "He saluted the Lt. Yesterday he was moved.",
        "The bridge was closed, Almasirah reported late on Friday.",
        "In remarks to al-Warqiya television, he denied it.",
        "The letters ran.\n\nHenderson, Nev.\n\nThe end.",
        "Boko Haram did not answer.",
        "Rep. Mads Bjerre, D-N.M., wrote the bill.",
    ],
)  # fmt: skip
def test_nobody_is_made_of_what_is_no_person(text: str) -> None:
    assert people(text) <= {"Ilkka Ojala", "Mads Bjerre"}


def test_mr_makes_a_person_of_a_surname_that_is_a_town() -> None:
    text = (
        "Retired magistrate Alastair Barnes wept. Duggan paid for a kitchen at the Barnes home. "
        "Mr Barnes told a reporter that justice had been done."
    )
    assert "Alastair Barnes" in people(text)
    assert "Barnes" not in places(text) | people(text)


def test_a_trade_before_a_full_name_makes_it_a_persons() -> None:
    text = "Among the dead were the driver, Hipolito Choque, and three tourists."
    assert people(text) == {"Hipolito Choque"}
    assert not places(text)


def test_a_family_name_that_comes_first_is_claimed() -> None:
    text = (
        "Goalkeeper Hwang Mi-sook was beaten twice in Halden. "
        '"It was a foul on Hwang, everybody saw it," the manager said.'
    )
    assert people(text) == {"Hwang Mi-sook"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Park Jae-in, 40, and Lee Su-jin left.", {"Park Jae-in", "Lee Su-jin"}),
        ("Baker Ines Coro said nobody would notice.", {"Ines Coro"}),
        ("Plumber Ana Lopes and grocer Pilar Munoz agreed.", {"Ana Lopes", "Pilar Munoz"}),
        ("Her neighbour, Mohd. Irfan, 29, is still in hospital.", {"Mohd. Irfan"}),
        ("Musalia Wetang'ula denied it in Nairobi.", {"Musalia Wetang'ula"}),
        ("Smt. Jayanti Sahoo and Foreign Minister Sayyid Badr bin Hamad met in Muscat.",
         {"Jayanti Sahoo", "Badr bin Hamad"}),
        ("She leaves two great-grandsons, Nils and Anton.", {"Nils", "Anton"}),
        ("He was lost with the trawler Haforn in 1961.", set()),
        ("Nikhil Raghunath KC spoke for the firm.", {"Nikhil Raghunath"}),
        ("Don Macready spoke to Dean Forrest in Ohio.", {"Don Macready", "Dean Forrest"}),
        ("Taoiseach Micheal Hanrahan will visit farms on Friday.", {"Micheal Hanrahan"}),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_nothing_but_the_name(text: str, names: set[str]) -> None:
    assert people(text) == names


def test_a_firm_with_its_country_in_brackets_is_no_place() -> None:
    text = "The shipyard, a firm with debts, has spoken with Tandero (Spain) and Hukang (China)."
    assert not places(text) & {"Tandero", "Hukang"}


def test_a_newspaper_is_no_town() -> None:
    assert "Washington" not in places("The Washington Post Saturday printed parts of an essay.")


def test_a_side_that_was_played_is_no_person() -> None:
    text = "Leaders Torino were held 0-0 by Empoli on a wet night that pleased nobody at all."
    assert "Empoli" not in people(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Visitors saw the Space Shuttle Columbia in a hall.", "Columbia"),
        ("Sailors left HMS Lancaster on Friday.", "Lancaster"),
        ("State Del. Marcia Price shouted to the crowd.", "Del."),
        ("The first African American to serve spoke.", "Africa"),
    ],
)
def test_no_place_is_made_of_what_is_none(text: str, name: str) -> None:
    found = examine(text)
    assert not [e for e in found.entities if e.kind is EntityKind.PLACE and e.name == name]


def test_a_towns_council_is_the_town() -> None:
    text = "Envoys of the City of Santa Ana met in Santa Ana, California."
    assert places(text) == {"Santa Ana", "California"}


def test_an_owner_with_a_first_name_is_a_person() -> None:
    text = "From there the visitors went on foot to Bruce Halvane's manor."
    assert "Bruce Halvane" not in places(text)


def test_a_people_that_no_country_has_is_no_place() -> None:
    assert not places("Hispanics and others voted in great numbers on Tuesday.")


def test_a_body_keeps_what_would_be_a_persons_title() -> None:
    text = "The army fired on crowds in nine towns, said Justice Watch International on Monday."
    assert "Justice Watch International" in named(text, EntityKind.ORGANIZATION)


def test_a_surname_that_is_a_town_is_its_bearers_where_nothing_is_there() -> None:
    text = "Boca win as Ibarra saves twice\n\nGoalkeeper Leandro Ibarra saved two penalties."
    assert "Ibarra" not in places(text)
    assert "Leandro Ibarra" in people(text)


def test_a_town_that_a_bearer_lives_in_stays_a_town() -> None:
    text = "Goalkeeper Leandro Ibarra was born in Ibarra, Ecuador, and lives in Quito."
    assert "Ibarra" in places(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Minister of Media Samir Al-Qadi resigned.", "Samir Al-Qadi"),
        ("Diver Tomas Arvid Ruhl found the wreck in June.", "Tomas Arvid Ruhl"),
        ("Rambler Ailsa Jane Muir saw the smoke first.", "Ailsa Jane Muir"),
        ("Rescuer Wen Jiabei pulled two boys out of the river.", "Wen Jiabei"),
        ("A group led by Sens. Joe Harmon of Ohio and Ann Bell wrote to him.", "Joe Harmon"),
        ("The talks between Qabbani and Lahoud went on all night in the palace.", "Qabbani"),
    ],
)  # fmt: skip
def test_a_person_has_the_name_alone(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("He sat down on the BBC’s Clive Barr Show to talk about it.", "Clive Barr"),
        ("Zeon’s fixed rate tariff costs £700 and is the cheapest there is.", "Zeon"),
        ("Fans filled the Stadio Ugo Lenti in Naples.", "Ugo Lenti"),
        ("The letter went to Sen. Ida Holm and to Ald. Roy Lopez of Ward 5.", "Sen"),
    ],
)
def test_nobody_is_made_of_what_is_none(text: str, name: str) -> None:
    assert name not in people(text)


def test_a_given_name_that_stands_alone_is_no_place() -> None:
    text = "Prime Minister Saleumvong Inthavo spoke in Laos. Saleumvong, also a general, left."
    assert "Saleumvong" not in places(text)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Kansas Democrats see hope in the suburbs this year.", "Kansas"),
        ("Rep. Zola Hart, a Missoula Democrat, was barred from the floor.", "Missoula"),
        ("Fighting goes on in Lashio and in Rakhine, rebels said.", "Rakhine"),
    ],
)
def test_a_partys_and_a_peoples_place_is_one(text: str, place: str) -> None:
    assert place in places(text)


def test_a_partys_name_is_no_place() -> None:
    assert "Liberal" not in places("The Liberal Democrats lost the seat on Thursday.")


def test_a_region_keeps_its_rank() -> None:
    text = "Floods hit north China's Inner Mongolia Autonomous Region on Monday."
    assert any(m.span.end == text.index(" on Monday") for m in examine(text).mentions)


@pytest.mark.parametrize(
    ("text", "town"),
    [
        ("Hamilton ratepayers face a steep rise this year.", "Hamilton"),
        ("Durham miners marched on Saturday with bands and banners.", "Durham"),
        ("Essen police are looking for two men.", "Essen"),
        ("Residents in Sparkfield and Selly Wood say rats are everywhere.", "Selly Wood"),
    ],
)
def test_what_only_towns_have_makes_a_town(text: str, town: str) -> None:
    assert town in places(text)


def test_a_camp_is_the_persons_and_says_nothing_as_the_person() -> None:
    text = "Ann Harmon won in Ohio. The Harmon campaign said that the count was wrong."
    found = examine(text)
    at = text.index("Harmon campaign")
    assert any(m.span.start == at for m in found.mentions)
    assert all(quote.speaker is None for quote in found.quotes)


def test_however_many_people_a_span_puts_together_they_are_told_apart() -> None:
    text = " and ".join(["Ann Lee"] * 3000)
    parts = list(apart(text, NameSpan(0, len(text), PER, 0.9)))
    assert {text[part.start : part.end] for part in parts} == {"Ann Lee"}
    assert len(parts) == 3000
