"""Where a place is, in words: the one at hand, of a card, of the story, of the gazetteer."""

import re
from collections.abc import Callable

import pytest

from wirereader.desk.commands.place_map import WHICH
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import MapShown, Outcome

OpenDesk = Callable[..., Desk]


def lines(outcome: Outcome) -> tuple[str, ...]:
    assert isinstance(outcome.shows, MapShown)
    return outcome.shows.lines


async def test_a_place_of_the_story_is_told_in_words(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("map tbilisi")
    assert outcome.said == "Tbilisi. Capital of Georgia. 41.7 N, 44.8 E."
    told = lines(outcome)
    assert "Nearest larger city: Yerevan in Armenia, 170 km to the south." in told
    assert any(one.startswith("Other countries within 180 km: Armenia, Azer") for one in told)
    assert isinstance(outcome.shows, MapShown)
    assert outcome.shows.place.name == "Tbilisi"


async def test_without_a_name_it_is_the_card_shown_last(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert (await desk.obey("map")).said == WHICH
    listed = (await desk.obey("c south ossetia")).session.listed
    first = await desk.obey("map")
    assert first.said.startswith("South Ossetia. Region in Georgia. 42.3 N, 44.0 E.")
    assert first.session.listed == listed, "the numbers of the card still count"
    assert (await desk.obey("map")).said == first.said, "and that of the map"


async def test_without_a_name_or_card_it_is_the_place_gone_to(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    await desk.obey("f tbilisi")
    assert (await desk.obey("map")).said.startswith("Tbilisi. Capital")


async def test_a_person_is_no_place(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    await desk.obey("c dar")
    outcome = await desk.obey("map")
    assert outcome.said == "David Darchiashvili is a person. Only places have maps."
    assert not outcome.is_done


@pytest.mark.parametrize("typed", ["@999", "@x", "#99999", "99999"])
async def test_numbers_of_nothing_are_refused(open_desk: OpenDesk, typed: str) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert not (await desk.obey(f"map {typed}")).is_done


async def test_a_name_that_several_places_bear_says_so(open_desk: OpenDesk) -> None:
    desk = open_desk()
    outcome = await desk.obey("map springfield")
    assert outcome.said.startswith("Springfield. City in Missouri.")
    told = lines(outcome)
    assert told[0].startswith("Several places have this name.")
    assert told[-1].startswith("Others with this name: Springfield, city in Massachusetts;")
    closer = await desk.obey("map springfield, illinois")
    assert closer.said.startswith("Springfield. City in Illinois.")


async def test_a_story_says_which_country_is_meant(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("map georgia")
    assert outcome.said.startswith("Georgia. Country. 42.0 N")
    told = lines(outcome)
    assert not any("does not tell" in one for one in told)
    assert told[-1] == "Others with this name: Georgia, state in the United States."
    assert "Capital: Tbilisi." in told


@pytest.mark.parametrize("typed", ["zork", "", "   ", "\x1b[31m", "x" * 5000, ",", "a,b,c"])
async def test_what_nobody_knows_is_said(open_desk: OpenDesk, typed: str) -> None:
    outcome = await open_desk().do("map", typed)
    assert not outcome.is_done
    assert outcome.said.endswith((" is not known.", WHICH))


async def test_every_fact_is_one_sentence_without_a_sign_of_its_own(open_desk: OpenDesk) -> None:
    desk = open_desk()
    for name in ("Tbilisi", "Georgia", "Europe", "Black Sea", "Suva", "Adamstown", "Vatican City"):
        outcome = await desk.do("map", name)
        for line in (outcome.said, *lines(outcome)):
            assert re.fullmatch(r"[A-ZÀ-ž].*\.", line)
            assert not re.search("[\u2500-\u28ff\x00-\x1f]|--|==", line), "nothing is drawn"
