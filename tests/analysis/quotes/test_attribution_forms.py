"""To whom a quote is given, form by form: every kind has siblings, so that no one story is met."""

import pytest

from tests.support.quoted import PEOPLE, marked_quotes, named, told
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.attribution import Basis
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences
from wirereader.story.quotes import Manner


def source_of(text: str) -> str | None:
    """The source of the first quoted string."""
    return told(text)[0][0]


def reported(text: str) -> list[tuple[str | None, str]]:
    """Source and words of each report without marks."""
    drafts = find(text, sentences(text), named(text, PEOPLE), ENGLISH)
    return [
        (d.source.of(text) if d.source else None, d.content[0].of(text))
        for d in drafts
        if d.manner is Manner.INDIRECT
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            "Guards, who have used force in 40 towns, beat him, said John Smith on Tuesday.",
            "John Smith",
        ),
        ("The tests show a leak in the main pipe, said Ann Lee in an interview.", "Ann Lee"),
        ("Both sides shot at each other, said the spokesman on Monday night.", "the spokesman"),
        ("The army fired on crowds in nine towns, said Ann Lee in a report on Monday.", "Ann Lee"),
    ],
)
def test_said_may_follow_a_long_clause_with_its_time(text: str, source: str) -> None:
    (found,) = reported(text)
    assert found == (source, text[: text.index(", said")])


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('Ann Lee said Smith\u2019s latest remarks showed "a lack of respect for us."', "Ann Lee"),
        (
            'Omar Diaz argued that her silence indicated "a loss of nerve" in the party.',
            "Omar Diaz",
        ),
        ('Mary Jones wrote that his conduct revealed "a taste for ruin".', "Mary Jones"),
        ('The new report showed "a steady fall in births".', "The new report"),
    ],
)
def test_what_only_shows_something_does_not_speak(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            'Smith was led away after someone near the stage had shouted "Gun!" on Friday.',
            "someone near the stage",
        ),
        ('Ann Lee stopped when a man in the crowd yelled "Liar!" at her.', "a man in the crowd"),
        (
            'Diaz left because a woman behind the fence screamed "Murderer!" twice.',
            "a woman behind the fence",
        ),
    ],
)
def test_somebody_without_a_name_speaks_in_a_later_clause(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            '"We are done," Ann Lee, Omar Diaz and John Smith of a bank said.',
            "Ann Lee, Omar Diaz and John Smith",
        ),
        ('"We are done," Ann Lee and Omar Diaz wrote in a letter.', "Ann Lee and Omar Diaz"),
        (
            '"We are done," baker Ann Lee and driver Omar Diaz told a court.',
            "baker Ann Lee and driver Omar Diaz",
        ),
        ('"I am done," Ann Lee told John Smith, and Omar Diaz said "so am I".', "Ann Lee"),
    ],
)
def test_several_speak_together(text: str, source: str) -> None:
    found = source_of(text)
    assert found is not None
    assert found.startswith(source)


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Norway and Denmark said that the sound was closed.", "Norway and Denmark"),
        ("Norway, Denmark and Latvia said that ships were late.", "Norway, Denmark and Latvia"),
        ("A boat sank between Norway and Denmark, said Ann Lee on Friday.", "Ann Lee"),
    ],
)
def test_countries_speak_together(text: str, source: str) -> None:
    places = ("Norway", "Denmark", "Latvia")
    drafts = find(text, sentences(text), named(text, PEOPLE, places), ENGLISH)
    assert [d.source.of(text) for d in drafts if d.source] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We looked into it last week," Ann Lee emailed on Friday.', "Ann Lee"),
        ('"We looked into it last week," Ann Lee texted.', "Ann Lee"),
        ('"The plant was never safe to run," the daily wrote on Friday.', "the daily"),
        ('"The plant was never safe to run," the weekly said.', "the weekly"),
        ('"We will go on without them," reads a statement signed by Ann Lee.', "a statement"),
        ('"We will go on without them," read a note posted by John Smith.', "a note"),
        ('"I regret it all," the letter, pinned to the church door, begins.', "the letter"),
        ('"I regret it all," the note, found by a guard, reads.', "the note"),
    ],
)
def test_documents_outlets_and_messages_speak(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('The letter is long. It goes on to blame "the price of slate" for it.', "It"),
        ('Ann Lee went on to praise "a brave decision" of the board.', "Ann Lee"),
        ('Omar Diaz used his time to attack "a rotten deal" with the firm.', "Omar Diaz"),
    ],
)
def test_what_somebody_goes_on_to_blame_is_said_by_him(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"We were poor," said Jones captain Ann Lee.', "Jones captain Ann Lee"),
        ('"We were poor," added Smith coach Omar Diaz after the match.', "Smith coach Omar Diaz"),
        ('"We were poor," said Ann Lee.', "Ann Lee"),
    ],
)
def test_a_team_before_a_role_is_not_who_speaks(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("below", "source"),
    [
        ("Mary Jones", "Mary Jones"),
        ("\u2014 Mary Jones", "Mary Jones"),
        ("Mary Jones, director of an institute.", "Mary Jones"),
        ("Mary Jones, 44, a teacher in Lyon", "Mary Jones"),
        ("That was how Mary Jones, 44, described the lightning.", "Mary Jones"),
        ("This is the way Ann Lee put it.", "Ann Lee"),
        ("Those were the words of Omar Diaz as he left.", "Omar Diaz"),
        ("Mary Jones sold the shop.", None),
        ("Mary Jones, the baker, sold the shop.", None),
        ("That was how the shop closed.", None),
    ],
)
def test_who_said_it_may_stand_below(below: str, source: str | None) -> None:
    text = f'The oven was lit at two.\n\n"The oven does not sleep in."\n\n{below}\n\nIt rained.'
    assert source_of(text) == source


def test_a_name_below_is_no_signature_where_somebody_is_speaking() -> None:
    text = '"We paid," Ann Lee said.\n\n"We paid it all back."\n\nJohn Smith\n\nHe left town.'
    assert [source for source, _ in told(text)] == ["Ann Lee", "Ann Lee"]


@pytest.mark.parametrize("after", ["(Ann Lee)", "\u2014 Ann Lee.", "-- Ann Lee, baker."])
def test_a_name_in_brackets_or_after_a_dash_signs(after: str) -> None:
    assert source_of(f'It rained for days. "They have to go, all of them." {after}') == "Ann Lee"


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee called her boat "Patience" and her dog "Prudence".',
        'John Smith called his first shop "The Oven".',
        'Shops will have to stop calling a product "hand made" by June.',
        'Omar Diaz was banned from calling a spread "real butter" in shops.',
    ],
)
def test_names_of_things_are_no_quotes(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'Ann Lee called his plan "a waste of money".',
        'Ann Lee called her rival "Sleepy John".',
        'Ann Lee apologised for calling John Smith "a liar".',
    ],
)
def test_what_somebody_is_called_is_a_quote(text: str) -> None:
    assert source_of(text) == "Ann Lee"


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("In her last show Ann Lee spoke for a minute without notes.", "Ann Lee"),
        ("At the old market John Smith spoke for an hour.", "John Smith"),
        ("For a long time Omar Diaz spoke against the wall.", "Omar Diaz"),
    ],
)
def test_words_over_paragraphs_are_those_of_who_spoke_before(lead: str, source: str) -> None:
    text = f'{lead}\n\n"I would start later.\n\n"Good night, and lock the door."\n\nIt rained.'
    assert told(text) == [(source, ["I would start later.", "Good night, and lock the door."])]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('Ann Lee has long said the wall was "a mess of stones".', "Ann Lee"),
        ('The judges we asked said the wall was "a mess of stones".', "The judges"),
        ('"It hurts," said 9/11 widow Ann Lee.', "9/11 widow Ann Lee"),
        ('John Smith brushed off and said the wall was "a mess of stones".', "John Smith"),
    ],
)
def test_sources_are_noun_phrases(text: str, source: str) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    "text",
    [
        'Long said the wall was "a mess of stones and sand".',
        'Asked about it, instead said the wall was "a mess of stones and sand".',
        'It isn\'t told that the wall was "a mess of stones and sand".',
    ],
)
def test_what_is_no_noun_phrase_is_no_source(text: str) -> None:
    assert source_of(text) not in {"Long", "instead", "isn't"}


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            'Ann Lee says it is a "rigged system of fools." She adds, "What a year?"',
            ["Ann Lee", "She"],
        ),
        (
            'He told us John Smith ran a "shop of horrors." Omar Diaz adds, "It shut."',
            ["He", "Omar Diaz"],
        ),
        ('She said she speaks up because "you meet the issues you meet".', ["She"]),
        ('He says he came because "nobody else was going to".', ["He"]),
        ('She said, "I paid," and she said "I left".', ["She", "she"]),
    ],
)
def test_of_two_acts_the_one_that_brings_the_words_counts(text: str, sources: list[str]) -> None:
    assert [source for source, _ in told(text)] == sources


def test_said_yes_leaves_nothing_for_the_words_before() -> None:
    text = 'As Smith went on about "our own struggling citizens and friends," Ann Lee said yes.'
    assert source_of(text) != "Ann Lee"


@pytest.mark.parametrize("first", ["asked", "said"])
def test_in_an_open_dialogue_nobody_is_named(first: str) -> None:
    text = (
        f'"Did you lock it?" Ann Lee {first}.\n\n"I saw who did," John Smith said.\n\n'
        '"That was not my question."\n\n"It is my answer."\n\nThe judge rose.'
    )
    assert [source for source, _ in told(text)] == ["Ann Lee", "John Smith", None, None]


def test_a_long_answer_goes_on() -> None:
    text = (
        '"Did you lock it?" Ann Lee asked.\n\n"I saw who did," John Smith said.\n\n'
        '"I have been at the harbour for thirty years, and I know every one of the men who '
        'work there at night."\n\nThe judge rose.'
    )
    assert [source for source, _ in told(text)] == ["Ann Lee", "John Smith", "John Smith"]


@pytest.mark.parametrize(
    ("text", "is_nested"),
    [
        ('Ann Lee pointed to reports that John Smith called her "a liar".', True),
        ('Ann Lee said that John Smith once called her "a liar".', True),
        ('The Daily reported that Omar Diaz described it as "a waste".', True),
        ('She says the mayor dismissed it as "idle talk".', True),
        ('Ann Lee, who left, called him "a liar" and said it was "over".', False),
        ('John Smith said it was "over" and called it "a waste".', False),
    ],
)
def test_what_another_reports_is_marked_so(text: str, is_nested: bool) -> None:
    assert [draft.is_nested for draft in marked_quotes(text)][-1] is is_nested


@pytest.mark.parametrize(
    "text",
    [
        "Mary Jones was so upset that I had to change my answer: {}",
        "Ann Lee wept until we told her: {}",
        "John Smith went on, and I gave in: {}",
    ],
)
def test_the_reporter_speaks_for_himself(text: str) -> None:
    assert source_of(text.format('"Of course it is true. It is."')) in {"I", "we"}


@pytest.mark.parametrize(
    ("clause", "evidence"),
    [
        (
            'The choice was to go after him as "unfit and uniquely unable to lead".',
            Basis.NOTHING,
        ),
        ('Two towns are taking part in a "walk-in of parents and teachers".', Basis.NOTHING),
        ('"It was a long way and a hard one to go."', Basis.PARAGRAPH),
    ],
)
def test_in_a_clause_of_the_reporters_own_nobody_speaks(clause: str, evidence: Basis) -> None:
    (draft,) = marked_quotes(f"Ann Lee said so on Friday. {clause}")
    assert draft.evidence is evidence


@pytest.mark.parametrize(
    "clause",
    [
        "but John Smith was asleep and went on about",
        "and John Smith drove home that night with talk of",
        "but the car was gone and the keys were under",
    ],
)
def test_another_clause_leaves_who_spoke_before_behind(clause: str) -> None:
    text = f'"Is it over?" Ann Lee said, {clause} "how the system is run".'
    assert [source for source, _ in told(text)][-1:] != ["Ann Lee"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('Ann Lee was accused by John Smith of "lying to the court for years".', "John Smith"),
        ('Omar Diaz was described by the judge as "a danger to us all".', "the judge"),
        ('Mary Jones was called "a liar and a thief" by John Smith.', "John Smith"),
        ('Ann Lee was accused of "lying to the court for years".', None),
        ('Omar Diaz had been described as "a danger to all of us here".', None),
        ('Ann Lee accused John Smith of "lying to the court for years".', "Ann Lee"),
    ],
)
def test_who_is_accused_does_not_say_so(text: str, source: str | None) -> None:
    assert source_of(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("For Ann Lee, “the pier is the end of the world.”", "Ann Lee"),
        ("The street fell quiet, because to Ann Lee, “a parade is a promise.”", "Ann Lee"),
        ("The prize went to Ann Lee, “the best that we ever had.”", None),
        ("For Ann Lee, “Hamlet in the Park” was the first play.", None),
    ],
)
def test_whose_view_it_is_stands_before_the_words(text: str, source: str | None) -> None:
    assert source_of(text) == source if told(text) else source is None


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The clerk found the laptop Ann Lee used while sorting her “personal messages.”", []),
        ("The boat that Ann Lee used for years on the lake was “the best of boats.”", [None]),
        ("Ann Lee used the word “disaster” twice.", ["Ann Lee"]),
        ("Ann Lee used her favourite phrase, “a fine mess”, again.", ["Ann Lee"]),
    ],
)
def test_whoever_uses_a_thing_says_no_words(text: str, sources: list[str | None]) -> None:
    found = [source for source, _ in told(text)]
    assert "Ann Lee" not in found or sources == ["Ann Lee"]
    assert "Ann Lee" in found or "Ann Lee" not in sources


def test_a_signed_motto_is_not_carried_on() -> None:
    text = (
        "“He is no leader. He is a child.” — Ann Lee\n\n"
        "“Nobody wants a man who calls our mothers thieves and then wants us to vote for him.”"
    )
    assert [source for source, _ in told(text)] == ["Ann Lee", None]


@pytest.mark.parametrize("verb", ["rewrote", "rebuilt", "sent", "redrew"])
def test_a_past_without_an_ending_is_no_part_of_the_source(verb: str) -> None:
    assert source_of(f"Aides {verb} the plan and called it “a work of art”.") == "Aides"


@pytest.mark.parametrize(
    "signature", ["- Ann Lee, who worked there", "\n\u2014 Ann Lee, miner", "\u2013 Ann Lee, Leeds"]
)
def test_a_dash_and_a_name_sign_what_stands_above(signature: str) -> None:
    text = f'The mine closed.\n\n"Nobody asked us at all."\n{signature}\n\nThe town is small.'
    assert source_of(text) == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("“It sold well,” said Ann Lee, who has a “buy” rating on it.", ["It sold well,"]),
        ("“It sold well,” wrote Ann Lee, the “queen” of the port.", ["It sold well,"]),
        (
            "“It sold well,” Ann Lee said, and “full of oil too.”",
            ["It sold well,", "full of oil too."],
        ),
    ],
)
def test_what_tells_of_the_speaker_is_no_part_of_the_words(text: str, content: list[str]) -> None:
    assert told(text)[0] == ("Ann Lee", content)
    assert all(source != "Ann Lee" for source, _ in told(text)[1:])


@pytest.mark.parametrize("verb", ["liked to say", "used to say", "loves to say"])
def test_what_somebody_used_to_say_is_said(verb: str) -> None:
    assert source_of(f"“Water does not care who you are,” Ann Lee {verb}.") == "Ann Lee"


@pytest.mark.parametrize("paper", ["letter", "email", "diary"])
def test_a_paper_before_a_name_is_no_title(paper: str) -> None:
    assert source_of(f"In the last {paper} Lee writes: “The larks sing all through it.”") == "Lee"


@pytest.mark.parametrize("time", ["14:32", "9.05", "07:10"])
def test_an_entry_of_a_live_report_opens_with_its_time(time: str) -> None:
    assert source_of(f"Ann Lee spoke.\n\n{time} Lee again: “You are too close to it.”") == "Lee"


@pytest.mark.parametrize("place", ["TURIN", "PORT OF SPAIN"])
def test_a_place_in_capitals_and_a_colon_is_where_a_story_was_filed(place: str) -> None:
    text = f"{place}: “We go on with the plan,” said Ann Lee, a plumber."
    assert [source for source, _ in told(text, [place])] == ["Ann Lee"]
    assert [source for source, _ in told(text)] == [place]
