"""Questions about who said what: who is asked about and what about are told apart."""

import pytest

from wirereader.desk.wording.rewording import readings

SPEAKERS = {
    "who has been quoted most on grain": "grain",
    "which people have spoken about the harbour tax": "harbour tax",
    "has anybody said anything about the dam": "dam",
    "did anyone comment on fuel prices": "fuel prices",
    "who talked about the flood and what did they say": "flood",
    "tell me who is speaking about the strike": "strike",
    "who defended the law and who was against": "law",
    "who opposes the new bridge": "new bridge",
    "who is against the bridge": "bridge",
    "what are people saying about the budget": "budget",
    "what was said about the election": "election",
}
ONE = {
    "what did the minister say about fuel prices": ("minister", "fuel prices"),
    "what does Ann Lee think about the vote": ("Ann Lee", "vote"),
    "what has the coach said in the doping case": ("coach", "doping case"),
    "did the mayor make any comment on the river": ("mayor", "river"),
    "how did the union respond to the offer": ("union", "offer"),
    "what was the lawyer's reaction to the verdict": ("lawyer", "verdict"),
    "show me the statements of Moss about the bank": ("Moss", "bank"),
    "everything that Moss has said about wheat": ("Moss", "wheat"),
    "has the health minister said something about vaccines": ("health minister", "vaccines"),
    "quotes on rain by farmers": ("farmers", "rain"),
}


@pytest.mark.parametrize("line", SPEAKERS)
@pytest.mark.parametrize("end", ["", "?", " please"])
def test_whoever_spoke_on_a_topic(line: str, end: str) -> None:
    assert readings(line + end)[0] == f"quotes about {SPEAKERS[line]}"


@pytest.mark.parametrize("line", ONE)
@pytest.mark.parametrize("is_reading", [False, True])
def test_what_one_said_on_a_topic(line: str, is_reading: bool) -> None:
    who, topic = ONE[line]
    found = readings(line, is_reading=is_reading)
    assert found[:3] == (
        f"quotes {who} about {topic}",
        f"quotes about {who} {topic}",
        f"quotes {who}",
    )


@pytest.mark.parametrize("line", ONE)
def test_the_same_in_a_search(line: str) -> None:
    who, topic = ONE[line]
    assert readings(f"search {line}")[0] == f"quotes {who} about {topic}"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("show me all what Moss has said", "quotes Moss"),
        ("everything that has been said by Moss", "quotes Moss"),
        ("what did Moss tell the court", "quotes Moss"),
        ("what did the judge say", "quotes judge"),
        ("what did officials say", "quotes officials"),
        ("what else has Moss said in other stories", "statements Moss"),
        ("which stories have statements from a president", "quotes president"),
        ("stories in which a mayor speaks about money", "quotes mayor about money"),
        ("what did the winner of the race say after it", "quotes winner of the race"),
        ("who is the spokeswoman", "card spokeswoman"),
        ("what is the name of the captain", "card captain"),
        ("who is the judge in the fraud case", "quotes judge about fraud"),
    ],
)
def test_what_one_said_at_all_and_who_holds_a_role(line: str, first: str) -> None:
    assert readings(line)[0] == first


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("what did she say about the boat", "quotes she about boat"),
        ("what did the story say about rain", "find rain"),
        ("what did you say", "again"),
        ("what was the last thing you said", "again"),
        ("what do they say about rain", "quotes about rain"),
        ("who is quoted in this story", "quotes"),
        ("names of the victims", "card victims"),
        ("who is the author", "details author"),
    ],
)
def test_what_is_no_such_question_in_an_open_story(line: str, first: str) -> None:
    assert readings(line, is_reading=True)[0] == first


def test_names_of_several_are_those_of_the_open_story() -> None:
    assert readings("names of the victims", is_reading=True)[1:] == ("names people",)


def test_repeated_words_are_read_at_once() -> None:
    for word in ("what did the", "who said about", "did the a", "quotes of", "he said what"):
        readings(" ".join([word] * 40)[:159])
