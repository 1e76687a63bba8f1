"""Quotes: what is one, where its words stand, and the phrase it is given to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.quoted import Named, marked_quotes, told
from tests.support.steps import assert_in_proportion
from wirereader.analysis.english.english_language import ENGLISH
from wirereader.analysis.quotes.quotations import find
from wirereader.analysis.text.sentences import sentences
from wirereader.story.quotes import Manner


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('"It is over," John Smith said.', "John Smith"),
        ('"It is over," said John Smith, a baker who lost his shop.', "John Smith"),
        ('John Smith said, "It is over."', "John Smith"),
        ('John Smith told reporters in Paris on Friday: "It is over."', "John Smith"),
        ('John Smith, a baker from Lyon, said it was "all over now".', "John Smith"),
        ('John Smith, who met Ann Lee, said: "It is over."', "John Smith"),
        ('"It is over," according to John Smith.', "John Smith"),
        ('According to John Smith, the war was "over and done".', "John Smith"),
        ('"Is it over?" he asked.', "he"),
        ('"It is over," the spokesman for the ministry said.', "the spokesman for the ministry"),
        ('"It is over," her office said in a statement.', "her office"),
        ('Said Smith: "It is over."', "Smith"),
        ('Smith rejected the plan and said it was "over and done".', "Smith"),
        ('Smith told Jones the war, saying "it is over".', "Smith"),
        ('As Smith put it, "It is over."', "Smith"),
        ('Smith was quoted as saying "it is over".', "Smith"),
        ('The agency quoted a ministry official as saying "it is over".', "a ministry official"),
        ('"It is over." \u2014 Ann Lee', "Ann Lee"),
        ('Smith accused Jones of being "a liar".', "Smith"),
        ('Smith did not know what Jones called the "dirty war".', "Jones"),
        ('"Smith is the best of us," Ann Lee said.', "Ann Lee"),
        ("\u2018I don\u2019t know,\u2019 she said.", "she"),
        ("\u00abIt is over\u00bb, said Ann Lee.", "Ann Lee"),
        ('SMITH: "It is over."', "SMITH"),
        ('Smith, with Jones calling Diaz "a fool", left.', "Jones"),
        ('Smith rejected the report as "absurd".', "Smith"),
        ('Smith said rocket attacks that hit the town were "unlawful".', "Smith"),
        ('Smith told a court on Friday that Diaz was seeking "to buy time".', "Smith"),
        ('"We lost," he reasoned.', "he"),
        ('After saying the plan was dead, Smith called it "a farce".', "Smith"),
        ('On Friday, Smith, who met Diaz, described the talks as "dire".', "Smith"),
        ('The rule is "a fair one," as a city memo put it.', "a city memo"),
        ('Smith said no and, pressed, the mother of three replied, "Yes."', "the mother of three"),
        ('After saying the door was "so small," Smith left.', "Smith"),
        ('The piece used a line as its title: "It is over."', "The piece"),
        ('The sides disagree, but Smith, in the words of Jones, is "done".', "Jones"),
    ],
)
def test_the_source_stands_at_the_quote(text: str, source: str) -> None:
    assert [found for found, _ in told(text)] == [source]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('"It happened," he said. "We only signed it."', ["It happened,", "We only signed it."]),
        ('"If it rains," he said, "we stay."', ["If it rains,", "we stay."]),
        ('"Well," said Ann Lee, a baker. "Yes."', ["Well,", "Yes."]),
        ('"One.\n\n"Two.\n\n"Three," he said.', ["One.", "Two.", "Three,"]),
        ('He said: "One.\n\n"Two."', ["One.", "Two."]),
        ('"A," he said. "B.\n\n"C."', ["A,", "B.", "C."]),
    ],
)
def test_a_split_quote_is_one(text: str, parts: list[str]) -> None:
    assert [found for _, found in told(text)] == [parts]


@pytest.mark.parametrize(
    "text",
    [
        '"It happened," he said. Then it rained. "We only signed it," he added.',
        '"It happened," he said. "We signed it," he added.',
        '"It happened," Smith said.\n\n"No," Jones said.',
        'He called it "wrong" and "a shame".',
    ],
)
def test_two_quotes_stay_two(text: str) -> None:
    assert len(told(text)) == 2


def test_another_name_after_the_next_mark_starts_another_quote() -> None:
    text = '"One," Smith said. "Two.\n\n"Three," added Mary Jones. "Four."'
    assert told(text) == [("Smith", ["One,", "Two."]), ("Mary Jones", ["Three,", "Four."])]


@pytest.mark.parametrize(
    "text",
    [
        'She played in "War and Peace" last year.',
        'The film "The Long Way Home" opened on Friday.',
        'A so-called "safe zone" was set up.',
        'The program, called "Bread for All", ended.',
        'The "super PACs" grew rich.',
        "Workers' rights and the '90s.",
    ],
)
def test_names_of_works_and_scare_quotes_are_no_speech(text: str) -> None:
    assert told(text) == []


def test_a_quote_alone_keeps_the_last_speaker() -> None:
    text = 'Ann Lee said she was tired.\n\n"I want to go home."\n\n"It is late."'
    assert [source for source, _ in told(text)] == ["Ann Lee", "Ann Lee"]


def test_a_quote_alone_goes_to_whom_the_paragraph_before_introduced() -> None:
    text = 'John Smith lost his shop in the fire.\n\n"I want to go home."'
    assert told(text)[0][0] == "John Smith"


def test_a_colon_introduces_over_the_paragraph_break() -> None:
    text = "Ann Lee answered with one line:\n\n\u201cNever again will I do this.\u201d"
    assert told(text)[0][0] == "Ann Lee"


def test_a_name_inside_the_marks_is_never_the_source() -> None:
    text = 'Omar Diaz waited.\n\n"Smith will not come. It is not Smith\'s choice," he said.'
    assert told(text)[0][0] == "he"


def test_a_transcript_inside_the_marks_names_its_speakers() -> None:
    text = '"SMITH: Will you come?\n\n"JONES: I will not.\n\n"And that is that."'
    assert told(text) == [
        ("SMITH", ["SMITH: Will you come?"]),
        ("JONES", ["JONES: I will not.", "And that is that."]),
    ]


def test_a_note_in_brackets_is_nobody_s_words() -> None:
    text = '"SMITH: Will you come?\n\n"(CROSSTALK.)\n\n"JONES: I will not."'
    assert [words for _, parts in told(text) for words in parts] == [
        "SMITH: Will you come?",
        "JONES: I will not.",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ('Smith used the word "Shared Peace" twice.', ["Shared Peace"]),
        ('Smith said the mayor was known as "Big Ben" then.', []),
        ('Smith compared Diaz to "a wall" and a "paper king" on Friday.', ["a wall", "paper king"]),
        ('Ann Lee and John Smith call it "bad news" in town.', ["bad news"]),
        ('The paper referenced "old tensions" in the south.', ["old tensions"]),
        ('Lee\'s column, "Leave the Old Bridge," is read widely.', []),
        ('The council adopted a "Contract with Norway." Then it rained.', []),
        ('A "walk-in" closed 20 schools, according to Ann Lee.', ["walk-in"]),
        ('<img alt="Ann Lee says no" id="x7"> It rained.', []),
    ],
)
def test_words_used_are_speech_and_names_of_things_are_none(text: str, parts: list[str]) -> None:
    assert [words for _, spans in told(text) for words in spans] == parts


def test_a_nickname_is_no_quotation() -> None:
    text = '"We won!" Mary "Bo" Jones, a nurse who had come from the coast, shouted to the crowd.'
    names = [Named(10, 25, "PER")]
    drafts = find(text, sentences(text), names, ENGLISH)
    assert [(d.source.of(text) if d.source else None, len(d.content)) for d in drafts] == [
        ('Mary "Bo" Jones', 1)
    ]


def test_a_programme_s_title_parts_no_quote() -> None:
    text = '"It is late," Smith said on Radio One\'s "Face the World." "We must go now."'
    assert told(text) == [("Smith", ["It is late,", "We must go now."])]


def test_the_manner_tells_whole_words_from_pieces() -> None:
    text = 'Smith said the plan was "dead on arrival". "I will not vote for it," he said.'
    assert [d.manner for d in marked_quotes(text)] == [Manner.MIXED, Manner.DIRECT]


def test_the_cue_is_the_verb() -> None:
    text = '"It is over," Ann Lee added.'
    draft = marked_quotes(text)[0]
    assert draft.cue is not None
    assert draft.cue.of(text) == "added"


@pytest.mark.parametrize(
    "text",
    [
        'He said "yes" to it. ' * 2500,
        'He said "yes to it, ' * 5000,
        "\u201cyes to it, he said " * 5000,
        "the dogs' 'yes to it, he said. " * 5000,
        "a" * 1_000_000,
        "Ann Lee said that it was late, he added, and so on. " * 4000,
        "her claim that it is late and his plan to go on " * 4000,
        "the bank vowed to go and urged the town to pay for saying so " * 4000,
    ],
    ids=lambda text: text[:12],
)
def test_work_grows_with_length_only(text: str) -> None:
    find(text, [(0, len(text))], [], ENGLISH)
    assert_in_proportion(lambda size: find(text[:size], [(0, size)], [], ENGLISH), 4000, 32_000)


@given(st.text(alphabet="aS .\"'\u201c\u201d\u2018\u2019\n,?:-", max_size=80))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    for draft in find(text + " he said", sentences(text + " he said"), [], ENGLISH):
        for span in draft.content:
            assert 0 <= span.start < span.end <= len(text) + 8
