"""What people ask of an open story, in short and in sentences, and what is never done for it."""

from importlib.resources import files
from re import findall

import pytest

from wirereader.desk.commands.table import by_word
from wirereader.desk.wording.examples.example import Example, read_examples
from wirereader.desk.wording.examples.matching import meant_by_example
from wirereader.desk.wording.rewording import readings

FILES = ("story_doing.txt", "story_questions.txt", "story_reading.txt")
FRAMES = ("{}", "please {}", "{} please", "kindly {}", "could you {} for me", "I would like to {}")
LASTING = frozenset(
    {
        *("star", "unstar", "mark-read", "mark-unread", "mark-all-read", "tag", "untag", "save"),
        *("follow", "unfollow", "hide", "remove", "quit", "export-quotes", "undo", "pipe"),
    }
)


def all_of(name: str) -> list[Example]:
    folder = files("wirereader.desk.wording.examples")
    return list(read_examples((folder / name).read_text("utf-8")))


def first(line: str) -> str:
    return readings(line, is_reading=True)[0]


@pytest.mark.parametrize("name", FILES)
def test_every_plain_example_means_what_stands_above_it(name: str) -> None:
    wrong = {}
    for example in all_of(name):
        typed = example.text.replace("!", "")
        if any(sign in typed for sign in "{([") or by_word(typed) is not None:
            continue
        found = readings(typed, is_reading=True)
        if found != example.lines:
            wrong[typed] = (example.lines, found)
    assert wrong == {}


@pytest.mark.parametrize("name", FILES)
def test_lines_have_no_slot_that_an_example_lacks(name: str) -> None:
    for example in all_of(name):
        slots = set(findall(r"\{(?:q:)?(\w+)\}", " ".join(example.lines)))
        assert slots <= set(findall(r"\{(\w+)\}", example.text)), example.text


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("has it been read already", "details read"),
        ("did I star this article", "details starred"),
        ("which wire carries this", "details source"),
        ("author of this piece", "details author"),
        ("from when is this article", "details date"),
        ("the place where this was filed", "details place"),
        ("how many words has this", "details length"),
        ("the slugline", "details slug"),
        ("are there notes to editors", "details note"),
        ("persons", "names people"),
        ("towns that are named", "names places"),
        ("which firms", "names organisations"),
        ("are we near the end", "where"),
        ("the last bit once more", "this-paragraph"),
        ("skip this part", "next-paragraph"),
        ("a bit back please", "previous-paragraph"),
        ("one sentence at a time", "next-sentence"),
        ("read until the end", "all"),
        ("from the top, all of it", "whole-story"),
        ("whose words are those", "quote"),
        ("what else did she say", "quotes him"),
        ("on to the next quote", "next-quote words"),
        ("has anybody denied it", "quotes about denied|denies|deny|denial|rejected|dismissed"),
        ("more stories about her", "stories-about him"),
        ("what is new in this version", "changes"),
        ("what did they add", "changes"),
        ("the first take", "versions 1"),
        ("how did all this begin", "timeline"),
        ("do other papers report it", "event"),
        ("other stories by the same reporter", "search author:this"),
        ("the figures", "find #"),
        ("sorry, I did not mean that", "undo"),
    ],
)
def test_what_is_asked_of_an_open_story(line: str, command: str) -> None:
    assert first(line) == command


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(
    ("phrase", "command"),
    [
        ("hear the quotes", "quotes"),
        ("see the caption", "picture"),
        ("show me the key players", "names people"),
        ("go back a bit", "previous-paragraph"),
    ],
)
def test_sentences_around_what_is_asked(frame: str, phrase: str, command: str) -> None:
    assert first(frame.format(phrase)) == command


@pytest.mark.parametrize(
    ("line", "commands"),
    [
        ("who exactly is Marta Vaz", ("card Marta Vaz", "search Marta Vaz")),
        ("Marta Vaz who", ("card Marta Vaz", "search Marta Vaz")),
        ("what says the mayor", ("quotes mayor",)),
        ("only what Marta Vaz said", ("quotes Marta Vaz",)),
        ("the opinion of the shipyard", ("quotes shipyard",)),
        ("statements about the harbour", ("quotes about harbour", "search harbour")),
        ("go to the part about the harbour", ("find harbour",)),
        ("is Lisbon in this", ("find Lisbon",)),
        ("jump to Lisbon", ("find Lisbon",)),
        ("where exactly is Lisbon", ("map Lisbon",)),
        ("other news about Lisbon", ("stories-about Lisbon",)),
        ("how many ferries sank", ("find ?ferries sank",)),
        ("open link 2", ("browse 2",)),
        ("copy the third quote", ("copy 3",)),
        ("drop the tag harbour", ("untag harbour",)),
    ],
)
def test_names_words_and_numbers_of_an_open_story(line: str, commands: tuple[str, ...]) -> None:
    found = readings(line, is_reading=True)
    for command in commands:
        assert any(one.casefold() == command.casefold() for one in found), found


@pytest.mark.parametrize(
    "line",
    [
        "is this important",
        "was this tagged",
        "do I follow this",
        "did you save it",
        "have I starred this",
        "can this be undone",
        "should I keep this",
        "who would star this",
    ],
)
def test_a_question_changes_nothing(line: str) -> None:
    for one in readings(line, is_reading=True):
        assert one.rpartition("\t")[2].partition(" ")[0] not in LASTING, one


@pytest.mark.parametrize("line", ["mark like not read", "mark all as not read", "mark it not read"])
def test_nothing_is_marked_read_by_a_line_that_says_not(line: str) -> None:
    for is_reading in (False, True):
        assert not any("mark-all-read" in one for one in readings(line, is_reading=is_reading))


@pytest.mark.parametrize("line", ["c lisbon", "u mayor", "g 3", "/ harbour"])
def test_a_short_form_keeps_what_follows_it(line: str) -> None:
    assert readings(line, is_reading=True) == ()


@pytest.mark.parametrize("line", ["harbour dues", "lisbon budget vote", "wheat", "ferry"])
def test_other_words_are_none_of_the_examples(line: str) -> None:
    assert meant_by_example(line, is_reading=True) is None
    assert meant_by_example(line, is_reading=False) is None
