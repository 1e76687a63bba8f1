"""Sides in a match: clubs with a town's name are organisations, nations stay places."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.names.match_sides import with_sides
from wirereader.analysis.names.name_spans import NameSpan
from wirereader.story.names import EntityKind, MentionKind


def named(text: str, kind: EntityKind) -> list[str]:
    found = examine(text)
    return [
        text[m.span.start : m.span.end]
        for m in found.mentions
        if m.kind is MentionKind.NAME and found.entities[m.entity].kind is kind
    ]


@pytest.mark.parametrize(
    ("text", "club"),
    [
        ("Midfielder Ivo Sand scored twice as Bergamo beat Verona 3-1 in the Serie A.", "Verona"),
        ("Goalkeeper Tom Ashby was injured in a 2-0 defeat by Swindon on Saturday.", "Swindon"),
        ("Portland 104, Phoenix 99: Jo Beale had 14 rebounds for the visitors.", "Phoenix"),
        ("The league match drew a crowd. Burnley striker Kit Marsh was booed.", "Burnley"),
        ("Serie A scorers: 14 Ann Doyle (Reading), 12 Eva Koch (Brighton)", "Brighton"),
    ],
)
def test_a_town_that_plays_is_no_place(text: str, club: str) -> None:
    assert club not in named(text, EntityKind.PLACE)


def test_the_rows_of_a_table_are_sides() -> None:
    text = "NBA standings\nCentral W L Pct\nMilwaukee 30 12 .714\nDetroit 20 22 .476\n"
    assert not {"Milwaukee", "Detroit"} & set(named(text, EntityKind.PLACE))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Norway beat Ghana 2-0 in the World Cup; striker Odd Lie scored.", "Ghana"),
        ("Verona beat Bergamo 3-1. The striker was born in Verona, said the coach.", "Verona"),
        ("Temperatures at noon:\nMilwaukee 30 12\nDetroit 20 22\n", "Detroit"),
        ("The court voted 5-4 against Texas. Its goals are unclear, lawyers said.", "Texas"),
        (
            "A train leaves:\nNumber 1 Bangkok - Chiang Mai\nNumber 2 Chiang Mai - Bangkok",
            "Bangkok",
        ),
    ],
)
def test_a_nation_and_a_scene_stay_places(text: str, place: str) -> None:
    assert place in named(text, EntityKind.PLACE)


def test_a_club_with_a_persons_name_is_nobody() -> None:
    text = "The striker signed for Al Wasim of Libya. He has scored 30 goals in the World Cup."
    assert "Al Wasim" not in named(text, EntityKind.PERSON)


def test_a_sport_over_a_report_is_no_name() -> None:
    text = "Rowing - Norway's Ida Holm won the single sculls on Sunday in a time of 7:20."
    assert "Rowing" not in named(text, EntityKind.PLACE) + named(text, EntityKind.PERSON)


def test_a_club_and_its_scorer_are_two() -> None:
    text = "Scorers: Breda - Oosting 34, Kolk 51."
    span = NameSpan(9, 24, "PER", 0.6)
    names = with_sides(text, [span], lambda _: False, ENGLISH)
    assert [(text[n.start : n.end], n.label) for n in names] == [
        ("Breda", "ORG"), ("Oosting", "PER"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Bo Lund scored 39 points and Dallas beat Minnesota 107-104.",
        "Port Melrose thrashed Geelong by 84 points at Melrose Oval. Geelong face Perth next.",
    ],
)
def test_a_score_alone_makes_a_report(text: str) -> None:
    assert not {"Minnesota", "Geelong"} & set(named(text, EntityKind.PLACE))


def test_who_scored_stands_in_brackets() -> None:
    text = "Lorient 2 ( Keita 20 , Obrenko 60 ) Lens 0 ."
    spans = [NameSpan(text.index(w), text.index(w) + len(w), "LOC") for w in ("Keita", "Obrenko")]
    names = with_sides(text, spans, lambda _: False, ENGLISH)
    assert {n.label for n in names} == {"PER"}


def test_a_town_with_the_day_in_figures_is_where_it_was_filed() -> None:
    text = (
        "BASKETBALL - NBA STANDINGS .\nNEW YORK 1998-02-03\nStandings of teams ( won , lost ) :\n"
        "W L PCT GB\nNEW YORK 24 10 .706 1\nORLANDO 13 17 .433 10\n"
    )
    found = named(text, EntityKind.PLACE)
    assert found.count("NEW YORK") == 1
    assert "ORLANDO" not in found


def test_nations_that_play_as_one_are_a_place() -> None:
    text = "West Indies beat Kenya by 62 runs. The bowlers took nine wickets."
    assert "West Indies" in named(text, EntityKind.PLACE)
