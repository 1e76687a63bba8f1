"""What is reported without a clause: by object, infinitive, question or preposition."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.story.quotes import Manner


def reported(text: str) -> list[tuple[str, str]]:
    """(source, content) of each indirect quote."""
    return [
        (quote.source.of(text), " ".join(span.of(text) for span in quote.content))
        for quote in examine(text).quotes
        if quote.manner is Manner.INDIRECT and quote.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Governor Ann Lee promised to rebuild the harbour by spring.", "to rebuild the harbour"),
        ("Governor Ann Lee vowed not to raise any tax.", "not to raise any tax"),
        ("Governor Ann Lee urged the council to leave the fund intact.", "to leave the fund"),
        ("Governor Ann Lee called on the council to leave the fund.", "to leave the fund"),
        ("Governor Ann Lee asked whether the bridge was safe.", "whether the bridge was safe"),
        ("Governor Ann Lee called the new law a costly mistake.", "the new law a costly mistake"),
        ("Governor Ann Lee warned against further delay at the port.", "further delay at the port"),
        ("Governor Ann Lee raised questions about the missing money.", "the missing money"),
        ("Governor Ann Lee asked the bank about its losses abroad.", "its losses abroad"),
        ("Governor Ann Lee has been critical of the new tariff.", "the new tariff"),
        ("Governor Ann Lee on Friday condemned Monday's attack on the port.", "Monday's attack"),
        ("As Governor Ann Lee said, the bridge is not safe.", "the bridge is not safe"),
    ],
)
def test_a_complement_is_reported_as_indirect_speech(text: str, content: str) -> None:
    ((source, said),) = reported(text)
    assert source.endswith("Ann Lee")
    assert said.startswith(content)


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ann Lee did not promise to rebuild the harbour.",
        "Governor Ann Lee could promise to rebuild the harbour.",
        "Governor Ann Lee was urged to rebuild the harbour.",
        "Governor Ann Lee wants the harbour. The promise to rebuild it is old.",
        "Militants blasted the village on Friday and fled.",
        "The long promise to rebuild the harbour was broken.",
        "Engineers show children around the harbour.",
    ],
)
def test_nobody_says_what_was_denied_possible_or_no_speech(text: str) -> None:
    assert not [said for _, said in reported(text) if "rebuild" in said or "village" in said]
    assert not [said for _, said in reported(text) if "children" in said]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "Mayor Bo Roe praised the crews, who had worked all night, and left.",
            "the crews",
        ),
        (
            "Mayor Bo Roe told reporters that the pier is closed, but nobody was seen there.",
            "the pier is closed",
        ),
        (
            "Mayor Bo Roe said the pier is closed; the bank puts the loss at a million.",
            "the pier is closed",
        ),
        (
            "The pier is closed, according to Mayor Bo Roe, head of the harbour board.",
            "The pier is closed",
        ),
        (
            "Mayor Bo Roe said the pier is closed, adding that the bridge is too.",
            "the pier is closed",
        ),
    ],
)
def test_the_reporters_own_words_after_it_are_left_out(text: str, content: str) -> None:
    assert content in [said for _, said in reported(text)]


def test_the_words_in_marks_stay_a_quote_of_their_own() -> None:
    text = "Governor Ann Lee condemned the raid as “a gross breach” of the treaty."
    quotes = examine(text).quotes
    assert [(q.manner, q.content[0].of(text)) for q in quotes] == [
        (Manner.INDIRECT, "the raid as “a gross breach” of the treaty"),
        (Manner.MIXED, "a gross breach"),
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Governor Ann Lee was willing to sell the harbour.", "to sell the harbour"),
        ("Governor Ann Lee is afraid that the pier may sink.", "the pier may sink"),
        ("Governor Ann Lee came away convinced that the pier is safe.", "the pier is safe"),
        ("Governor Ann Lee is a staunch opponent of the new bridge.", "the new bridge"),
        ("Governor Ann Lee spoke out on Friday about the lost ship.", "the lost ship"),
        ("Governor Ann Lee attacked Bo Roe for his silence.", "Bo Roe for his silence"),
        ("Governor Ann Lee sees the ferry as a waste of money.", "the ferry as a waste of money"),
        ("Governor Ann Lee continued to call for a new harbour.", "a new harbour"),
        ("Governor Ann Lee filed a motion to open the records.", "to open the records"),
        ("Governor Ann Lee, however, questioned the price of the ferry.", "the price of the ferry"),
        (
            "Governor Ann Lee asked Bo Roe, the head of the bank, to check the books.",
            "to check the books",
        ),
        ("Citing the storm, Governor Ann Lee closed the harbour.", "the storm"),
    ],
)
def test_more_ways_to_hold_or_want_something(text: str, content: str) -> None:
    ((source, said),) = reported(text)
    assert source.endswith("Ann Lee")
    assert said == content


def test_whom_somebody_endorses_is_told_by_a_name_alone() -> None:
    assert reported("Governor Ann Lee endorsed Bo Roe.") == [("Governor Ann Lee", "Bo Roe")]


@pytest.mark.parametrize(
    "text",
    [
        "Governor Ann Lee saw the ferry on Friday.",
        "The club, called the Wheel, is ten years old.",
        "Copper prices fell after miners in northern Chile voted to end a strike.",
        "Governor Ann Lee thanked the crew and left.",
        "The bank built a mill near a stream called Miracle Run.",
        "Raiders attacked the ferry on Friday.",
        "Governor Ann Lee wanted nothing. She wished to call for help.",
        "The emissions rules that promise order are old.",
        "The bridge would add 40 jobs and the ferry adds noise to the town.",
        "Governor Ann Lee files her nails. The house was ready to burn.",
        "Governor Ann Lee framed Bo Roe for the theft of the ferry.",
        "Governor Ann Lee sees the ferry as often as she can.",
        "Governor Ann Lee is unlikely to be willing to talk.",
        "Two reasons: the bridge is old and the ferry is slow.",
    ],
)
def test_acts_that_tell_no_opinion_report_nothing(text: str) -> None:
    assert reported(text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Governor Ann Lee called for more lifeboats in a statement on Monday.", "more lifeboats"),
        ("Governor Ann Lee rejected that excuse in an angry letter on Monday.", "that excuse"),
        (
            "Governor Ann Lee praised the divers' work on the wreck but has sent no money.",
            "the divers' work on the wreck",
        ),
        (
            "Governor Ann Lee condemned the coup in Lisbon as troops entered the palace.",
            "the coup in Lisbon",
        ),
        (
            "Governor Ann Lee agreed to open the gates so farmers could water their fields.",
            "to open the gates",
        ),
        (
            "Governor Ann Lee cited floods in the north, landslides and the price of bread.",
            "floods in the north, landslides and the price of bread",
        ),
        (
            "Governor Ann Lee criticized the harbour plans, including those for a new pier.",
            "the harbour plans, including those for a new pier",
        ),
        (
            "Governor Ann Lee cited floods in the north, and the council went home.",
            "floods in the north",
        ),
    ],
)
def test_a_complement_ends_where_the_reporter_goes_on(text: str, content: str) -> None:
    ((_, said),) = reported(text)
    assert said == content


def test_a_clause_goes_on_with_what_is_done() -> None:
    text = "Though the old pier is safe, Ann Lee said, replacing the lamps would cost a fortune."
    ((_, said),) = reported(text)
    assert said == "Though the old pier is safe replacing the lamps would cost a fortune"
    text = "The old pier is safe, Ann Lee said, replacing her glasses."
    ((_, said),) = reported(text)
    assert said == "The old pier is safe"
