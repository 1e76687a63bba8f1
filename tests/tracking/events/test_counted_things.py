"""Numbers that surely count something, and those of which nothing may be told."""

import pytest

from wirereader.tracking.changes.version_text import version_of
from wirereader.tracking.events.counted_things import counted


def found(text: str) -> list[tuple[str, float]]:
    return [
        (one.unit, one.value)
        for sentence in version_of("", text).sentences
        for one in counted(sentence)
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("At least 6 people died when the mine caught fire.", [("dead", 6)]),
        ("13 people are now known to have died at the mine.", [("dead", 13)]),
        ("A fire broke out, killing no fewer than 6 people.", [("dead", 6)]),
        ("The death toll rose to 1,204 on Monday.", [("dead", 1204)]),
        ("Kuvala's toll rises to 8 as the search goes on.", [("dead", 8)]),
        ("Smoke kills 7 million people a year.", [("dead", 7e6)]),
        ("Between 20 and 30 people were injured.", [("injured", 30)]),
        ("Rebels killed 12 soldiers and wounded 30 others.", [("dead", 12), ("injured", 30)]),
        ("It made 434 people ill and killed 21.", [("infected", 434), ("dead", 21)]),
        ("Cholera cases in Sundevia pass 339.", [("infected", 339)]),
        ("Deaths in Belulu rose to at least 40.", [("dead", 40)]),
        ("Some 3,000 families were displaced.", [("displaced", 3000)]),
        ("Some 2857 dockers stopped work.", [("dockers", 2857)]),
        ("The number of dockers on strike reached 6974.", [("dockers", 6974)]),
        ("In 2019 some 1899 strikers walked out.", [("strikers", 1899)]),
        ("At least 6 died and 34 more are missing.", [("dead", 6), ("missing", 34)]),
        ("43 others were still missing.", [("missing", 43)]),
        ("12 more died on Tuesday, bringing the total to 29.", [("dead", 29)]),
        ("Some 2725 air traffic controllers walked out.", [("air traffic controllers", 2725)]),
        ("The number of bus drivers on strike reached 4259.", [("bus drivers", 4259)]),
        ("The letter had gathered 60,280 signatures.", [("signatures", 60280)]),
        ("84688 people have now signed a petition.", [("signatures", 84688)]),
    ],
)
def test_a_number_tells_what_stands_beside_it(text: str, told: list[tuple[str, float]]) -> None:
    assert found(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "The singer died at 91.",
        "He died in 1958.",
        "The avalanche killed him 12 hours later.",
        "Police arrested a 41-year-old man in 2010.",
        "A man, 34, was arrested.",
        "She was killed on the 6th floor.",
        "The 1950s pinup is dead.",
        "He fell 150 metres to his death.",
        "Six of the 27 passengers died.",
        "Flight 370 went missing.",
        "The dead woman was taken to 3 hospitals.",
        "It was killed by 3 votes to 2.",
        "The index fell 12 per cent.",
        "They won 20 points.",
        "Fire broke out at 11:59 GMT.",
        "The 2014 Oscars are near.",
        "Air 93 dead reckoning began.",
        "12 more were killed on Tuesday.",
        "He had four games left.",
        "Ten people saw the minister sign.",
    ],
)
def test_of_a_number_with_another_unit_nothing_is_told(text: str) -> None:
    assert [one for one in found(text) if one[0] not in {"votes", "hospitals"}] == []


def test_a_rough_number_is_shown_as_one() -> None:
    (sentence,) = version_of("", "No fewer than 6 died and about 30 were injured.").sentences
    assert [one.shown for one in counted(sentence)] == ["no fewer than 6", "about 30"]


@pytest.mark.parametrize(
    "text",
    [
        "Three of the dead were named.",
        "At least three of those killed were soldiers.",
        "Two of the wounded were flown out.",
        "A storm in 1998 killed 300 people.",
        "The 1998 storm killed 300 people.",
        "It was the worst since a fire killed 40 people in May 2003.",
        "An earthquake of magnitude 6.1 hits Orley.",
    ],
)
def test_of_a_part_or_of_another_event_nothing_is_told(text: str) -> None:
    assert found(text) == []


def test_a_sentence_with_a_round_number_names_no_year() -> None:
    assert found("The flood killed 2000 people.") == [("dead", 2000)]
    assert found("Three of the passengers died.") == [("dead", 3)]
