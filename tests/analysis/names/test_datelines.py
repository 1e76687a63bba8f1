"""Where and by whom a story was filed, in the forms of many agencies."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.story.names import EntityKind, MentionKind


def named(text: str, kind: EntityKind) -> set[str]:
    found = examine(text)
    return {
        text[m.span.start : m.span.end]
        for m in found.mentions
        if m.kind is MentionKind.NAME and found.entities[m.entity].kind is kind
    }


REST = "the council met on Monday to talk about water, roads and the price of bread."


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("Addis Ababa, May 4 (ENA) Officials said ", "Addis Ababa"),
        ("NAIROBI - Wanjiru Kamotho said ", "NAIROBI"),
        ("Accra - Akosua Mensah said ", "Accra"),
        ("BATON ROUGE — Gov. Lee Akers said ", "BATON ROUGE"),
        ("(ANSA) - Naples, March 2 - Mayor Ugo Lenti said ", "Naples"),
    ],
)
def test_a_story_was_filed_from_a_place(dateline: str, place: str) -> None:
    text = dateline + REST
    assert place in named(text, EntityKind.PLACE)
    assert not any(place in name for name in named(text, EntityKind.PERSON))


@pytest.mark.parametrize(
    ("dateline", "person"),
    [
        ("ALMATY - Dana Ospanova said ", "Dana Ospanova"),
        ("Kumasi – Kojo Antwi said ", "Kojo Antwi"),
    ],
)
def test_who_comes_first_is_whole(dateline: str, person: str) -> None:
    assert person in named(dateline + REST, EntityKind.PERSON)


@pytest.mark.parametrize("agency", ["Agerpres", "Montsame", "Tanjug", "ANSA"])
def test_an_agency_is_no_place(agency: str) -> None:
    for text in (
        f"BUCHAREST, Feb 9 ({agency}) - T{REST[1:]}",
        f"({agency}) - Sofia, May 1 - T{REST[1:]}",
    ):
        assert agency not in named(text, EntityKind.PLACE) | named(text, EntityKind.PERSON)


def test_the_initials_under_a_copy_are_nothing() -> None:
    text = "The court heard the plea of the farmers on Friday in Lucknow. PTI RKM SZ"
    assert not any("RKM" in name for name in named(text, EntityKind.PLACE))


def test_a_dash_within_a_text_files_nothing() -> None:
    text = (
        "The senators met.\nClinton - who had been a candidate for president - spoke for an hour."
    )
    assert "Clinton" not in named(text, EntityKind.PLACE)
