"""Whole texts with the shipped tagger: each quote goes to who said it, or to nobody.

What is wrong here would be printed: charges as confessions, words in the wrong mouth.
"""

import pytest

from wirereader.analysis.engine import examine
from wirereader.story.quotes import Manner


def quotes(text: str) -> list[tuple[str | None, str]]:
    """Speaker and first words of each quote in marks or of a transcript."""
    found = examine(text)
    return [
        (
            None if quote.speaker is None else found.entities[quote.speaker].name,
            quote.content[0].of(text),
        )
        for quote in found.quotes
        if quote.manner is not Manner.INDIRECT
    ]


def speakers(text: str) -> list[str | None]:
    return [speaker for speaker, _ in quotes(text)]


CHARGES = (
    "Police arrested three people on Monday after thefts at a farm, a spokeswoman said.\n\n"
    "Those arrested, and the initial charges, were:\n\n"
    "Daniel R. Kettle: Burglary, theft of a vehicle, held in jail in lieu of bond.\n\n"
    "Maria S. Dunmore: Receiving stolen goods, held in jail.\n\n"
    "Peter Voss: Theft, released."
)
RESULTS = (
    "The season opened on Saturday with two races on the upper hill.\n\n"
    "Hilda Voss: 1:48.53, first.\n\nMaria Dunmore: 1:49.02, second.\n\n"
    "Ana Kettle: 1:50.11, third."
)
CANDIDATES = (
    "Three people stand for mayor of the town in the election on Tuesday.\n\n"
    "Daniel Kettle: retired teacher, twice a member of the council.\n\n"
    "Maria Dunmore: owner of a shop on the square since 1990.\n\n"
    "Peter Voss: farmer, no party."
)


@pytest.mark.parametrize("text", [CHARGES, RESULTS, CANDIDATES])
def test_a_list_of_people_speaks_for_nobody(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "Part of the exchange in the House on Wednesday:\n\n"
                "Mr Osei: The road is finished.\n\n"
                "Ms Laurent: Which road? I drove here on gravel.\n\n"
                "Mr Osei: The map is finished.\n\n"
                "The House rose at noon."
            ),
            ["Osei", None, "Osei"],
        ),
        (
            (
                "The hearing went on until noon.\n\nDaniel Kettle: Did you see the report?\n\n"
                "Maria Dunmore: I never read it.\n\nDaniel Kettle: Who did?"
            ),
            ["Daniel Kettle", "Maria Dunmore", "Daniel Kettle"],
        ),
    ],
)
def test_a_transcript_speaks(text: str, expected: list[str | None]) -> None:
    found = speakers(text)
    assert len(found) == len(expected)
    assert all(who is None or name == who for name, who in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ('"We want to keep our rights, and our hope that "people listen" is fair," '
            "said Ana Rossi, 40, in Lagos."),
            ["Ana Rossi"],
        ),
        (
            ("Carter said Dunmore's latest comments showed \"a lack of respect for our country.\" "
            "The talks come two weeks before the vote."),
            ["Carter"],
        ),
        (
            ("Carter was rushed off stage at a rally in Reno after someone near the stage had "
            'shouted "Gun!" according to the Secret Service.'),
            [None],
        ),
        (
            ("\u201cIt was an attempt to mislead people,\u2019\u2019 Anna Weller, head of a group "
            "that checks facts, told the radio. \u201cAnd I think it is wrong,\u201d she said."),
            ["Anna Weller", "Anna Weller"],
        ),
        (
            ("Obama won, even though Clinton was better known.\n\n"
            '"I would have a beer with him, if he drank. The stories would be good.\n\n'
            'Mo Ellis, director of an institute."\n\nEight years later, Obama is touring again.'),
            ["Mo Ellis"],
        ),
        (
            ('The baker got up at two for forty years.\n\n"The oven does not sleep in"\n'
            "Mirela Dragan\n\nShe will close the shop in May."),
            ["Mirela Dragan"],
        ),
        (
            ('"We were not good enough," said Ruritania captain Pavel Stoica.\n\n'
            "The next match is on Friday."),
            ["Pavel Stoica"],
        ),
        (
            'Olga Petrenko called her boat "Patience" and her dog "Prudence".\n\nBoth were old.',
            [],
        ),
    ],
)  # fmt: skip
def test_each_quote_goes_to_who_said_it(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We never saw the money,’’ Pavel Stoica, who ran the bank, told the court.",
            ["Pavel Stoica"],
        ),
        ("“Nobody asked us,’’ said Ana Rossi, a baker in Lagos.", ["Ana Rossi"]),
        (
            'Dunmore wrote that Carter\'s speech revealed "a taste for ruin." The vote is in May.',
            ["Dunmore"],
        ),
        (
            'Voss left the hall after a man in the crowd had yelled "Liar!" according to police.',
            [None],
        ),
        ('"We played for the badge," said Norland goalkeeper Ana Rossi.', ["Ana Rossi"]),
        ('"We won by luck," said Freedonia striker Pavel Stoica in Lagos.', ["Pavel Stoica"]),
        ('Pavel Stoica named his horse "Thunder" and his dog "Rain".', []),
        (
            'Bakers must stop calling bread "fresh made" if it was frozen, under a law of Monday.',
            [],
        ),
        (
            'The firm was told to avoid calling oil "hand pressed" on its bottles from Monday.',
            [],
        ),
        (
            'The guard held the line.\n\n"The sea forgives no one"\nAna Rossi\n\nShe left in May.',
            ["Ana Rossi"],
        ),
        (
            '"We saw it fall."\n\nThat was the way Ana Rossi, 30, put it to the court.',
            ["Ana Rossi"],
        ),
        (
            "Judge Ana Rossi told him: 'You had one week to pay.\n\n'You paid nothing.'\n\nHe ran.",
            ["Ana Rossi"],
        ),
        (
            '"The road is shut," the notice on the gate reads. It goes on to blame "the sand" too.',
            [None, None],
        ),
        (
            "Pavel Stoica praised a “new dawn” in what his critics called a “sad old show”.",
            ["Pavel Stoica", None],
        ),
    ],
)
def test_siblings_of_what_was_once_printed_wrong(text: str, expected: list[str | None]) -> None:
    assert speakers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The minister said on Friday that Gulf and Arab states that back it will lose money.",
        "Officials in Lagos argue that Nordic states that trade with the port will stay.",
        "The envoy said that Baltic states that border the lake will be paid.",
    ],
)
def test_states_are_no_verb_of_speech(text: str) -> None:
    cues = [quote.cue.of(text) for quote in examine(text).quotes if quote.cue is not None]
    assert cues
    assert "states" not in cues


def test_what_stands_in_two_apostrophes_is_reported_where_somebody_says_it() -> None:
    """In archives they are double marks, in wikis italics: nothing of it is surely verbatim."""
    text = (
        "''We never saw the money,'' Pavel Stoica told the court. ''It was gone,'' he said.\n\n"
        "The ''Patience'' left the harbour on Monday."
    )
    assert quotes(text) == []
    found = examine(text)
    told = {quote.content[0].of(text): quote.speaker for quote in found.quotes}
    assert {words: found.entities[who or 0].name for words, who in told.items()} == {
        "We never saw the money,": "Pavel Stoica",
        "It was gone,": "Pavel Stoica",
    }
    assert None not in told.values()
