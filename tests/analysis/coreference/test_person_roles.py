"""The words a story has for what somebody is."""

import pytest

from wirereader.analysis.coreference.person_roles import fullest, role_at, roles_of
from wirereader.analysis.english.english_language import ENGLISH


def told(text: str, name: str) -> list[str]:
    start = text.index(name)
    return list(role_at(text, start, start + len(name), ENGLISH))


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("Senior ruling party member of parliament Davit Kobalia says so.", "Davit Kobalia",
         "ruling party member of parliament"),
        ("by Georgian President Nino Abuladze.", "Nino Abuladze", "Georgian President"),
        ("Tom Hale, a lawyer for the family, said so.", "Tom Hale", "lawyer for the family"),
        ("Tom Hale, 41, a teacher, wept.", "Tom Hale", "teacher"),
        ("Her lawyer, Tom Hale, said no.", "Tom Hale", "her lawyer"),
        ("said her lawyer Tom Hale.", "Tom Hale", "her lawyer"),
        ("Foreign Ministry spokesman Tom Hale said so.", "Tom Hale", "Foreign Ministry spokesman"),
        ("A spokeswoman for the port, Ada Roe, said so.", "Ada Roe", "spokeswoman for the port"),
        ("We met former Los Angeles police chief Ada Roe.", "Ada Roe",
         "former Los Angeles police chief"),
        ("VOA's Ada Roe reports from Baku.", "Ada Roe", "VOA reporter"),
        ("VOA's Ada Roe slept in Baku.", "Ada Roe", "VOA"),
        ("US Secretary of State Ada Roe left.", "Ada Roe", "US Secretary of State"),
        ("The son of former German President Ada Roe left.", "Ada Roe", "former German President"),
        ("The wife of Senator Ada Roe left.", "Ada Roe", "Senator"),
        ("An aide to Governor Ada Roe left.", "Ada Roe", "Governor"),
        ("A spokesman for Finance Minister Ada Roe left.", "Ada Roe", "Finance Minister"),
        ("The minister of justice Ada Roe left.", "Ada Roe", "minister of justice"),
        ("The son of President Ada Roe, Tom Hale, left.", "Tom Hale", "son of President Ada Roe"),
        ("Ada Roe (chief executive of Nimbus) left.", "Ada Roe", "chief executive of Nimbus"),
        ("The son of former German President Karl von Altdorf, Fritz, left.", "Karl von Altdorf",
         "former German President"),
        ("A niece of the late Senator Tom Hale spoke.", "Tom Hale", "late Senator"),
        ("A friend of Mayor Ada Roe spoke.", "Ada Roe", "Mayor"),
        ("The widow of police chief Tom Hale spoke.", "Tom Hale", "police chief"),
        ("A member of parliament Tom Hale spoke.", "Tom Hale", "member of parliament"),
        ("Ada Roe is a professor of law at Lund.", "Ada Roe", "professor of law at Lund"),
        ("They met Sen. Ada Roe in Ohio.", "Ada Roe", "Sen."),
        ("They met Maj. Gen. Ada Roe in Ohio.", "Ada Roe", "Maj. Gen."),
        ("Const. Ada Roe said so.", "Ada Roe", "Const."),
        ("Interior Minister Gen. Tom Hale flew in.", "Tom Hale", "Interior Minister"),
        ("OSCE observer mission head Dame Ada Roe said so.", "Ada Roe",
         "OSCE observer mission head"),
        ("opposition leader Datuk Seri Tom Hale wrote.", "Tom Hale", "opposition leader"),
        ("He left. New Zealand's Prime Minister Tom Hale said so.", "Tom Hale",
         "New Zealand's Prime Minister"),
        ("the home of the US president's late father Tom Hale.", "Tom Hale",
         "US president's late father"),
        ("The late council leader Tom Hale was named.", "Tom Hale", "late council leader"),
        ("by science fiction writer Tom Hale.", "Tom Hale", "science fiction writer"),
        ("bought the place with her late husband, Tom, in May.", "Tom", "her late husband"),
        ("Actor Jo Butcher and singer Tom Hale wed.", "Tom Hale", "singer"),
        ("NASA Administrator Tom Hale spoke.", "Tom Hale", "NASA Administrator"),
        ("The hospital's chief, Dr. Tom Hale, left.", "Tom Hale", "hospital's chief"),
        ("Bank of England governor Tom Hale spoke.", "Tom Hale", "Bank of England governor"),
        ("National League for Democracy party chairman Tom Hale told us.", "Tom Hale",
         "National League for Democracy party chairman"),
        ("Her successor, Tom Hale, starts in May.", "Tom Hale", "her successor"),
        ("the widow of slain journalist Tom Hale", "Tom Hale", "slain journalist"),
        ("former Denmark international Tom Hale coached.", "Tom Hale",
         "former Denmark international"),
    ],
)  # fmt: skip
def test_roles_are_the_storys_words(text: str, name: str, role: str) -> None:
    assert told(text, name) == [role]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mr. Tom Hale said so.", "Tom Hale"),
        ("Mr. Tom Hale, 50, Maj. Jo Lund and others left.", "Tom Hale"),
        ("He met the governor. Tom Hale left.", "Tom Hale"),
        ("After speaking with his mother, Tom Hale left.", "Tom Hale"),
        ("Yesterday Tom Hale said so.", "Tom Hale"),
        ("In Paris, Tom Hale said so.", "Tom Hale"),
        ("He met Tom Hale, and teachers cheered.", "Tom Hale"),
        ("Tom Hale, who had left, came back.", "Tom Hale"),
        ("Tom Hale, Minister Ada Roe and others came.", "Tom Hale"),
        ("Georgia's Tom Hale won.", "Tom Hale"),
        ("the minister.\n\nTom Hale came.", "Tom Hale"),
    ],
)
def test_what_is_no_role_gives_none(text: str, name: str) -> None:
    assert told(text, name) == []


def test_the_role_that_says_most_wins_and_quotes_tell_none() -> None:
    text = 'Minister Ada Roe, the minister of ports, came. "Clown Ada Roe," he said.'
    first = text.index("Ada Roe")
    second = text.rindex("Ada Roe")
    spans = [(first, first + 7), (second, second + 7)]
    roles = roles_of(text, spans, lambda at: at == second, ENGLISH)
    assert roles == ["Minister", "minister of ports"]
    assert fullest(roles) == "minister of ports"
    assert fullest([]) is None
