"""Example phrases mean the command lines they stand under, in other words and orders, too."""

import re

import pytest

from wirereader.desk.command_parser import Typed, meanings, understand
from wirereader.desk.commands.table import by_word
from wirereader.desk.session import Session
from wirereader.desk.wording.examples.example import examples, forms, read_examples
from wirereader.desk.wording.examples.matching import meant_by_example
from wirereader.desk.wording.rewording import readings

SAMPLES = {
    "n": "3",
    "span": "3d",
    "file": "zeta.txt",
    "address": "zeta.org/feed",
    "command": "star",
    "source": "Zagreb Gazette",
    "y": "omega",
    **dict.fromkeys(("name", "topic", "who"), "Zagreb"),
    **dict.fromkeys(("one", "tag", "x"), "zeta"),
}
PIECES = re.compile(r"\(([^)]*)\)|\[[^\]]*\]|\{(\w+)\}|(\S+)")


def spoken(text: str, choice: int) -> str:
    """An example as somebody would type it, with one choice of its words."""
    words = []
    for group, slot, word in PIECES.findall(text):
        every = group.removeprefix("!").split("|")
        choices = [one for one in every if not one.startswith("<")] or ["reload"]
        words.append(
            SAMPLES[slot] if slot else word.removeprefix("!") or choices[choice % len(choices)]
        )
    return " ".join(filter(None, words))


def first_word(line: str) -> str:
    return line.rpartition("\x1f")[2].rpartition("\t")[2].partition("\n")[0].partition(" ")[0]


def test_every_example_leads_to_a_command_that_there_is() -> None:
    for example in examples():
        assert forms(example.text), example.text
        for line in example.lines:
            assert line.startswith("!") or by_word(first_word(line)) is not None, line


def test_a_command_line_has_no_slot_that_its_examples_lack() -> None:
    """Else the slot itself would be a title or a folder: "mv x y"."""
    for example in examples():
        slots = set(re.findall(r"\{(\w+)\}", example.text))
        for line in example.lines:
            assert set(re.findall(r"\{(?:q:)?(\w+)\}", line)) <= slots, (line, example.text)


def test_an_example_as_it_stands_means_its_own_command() -> None:
    """A few phrases stand under two commands, or are commands by themselves."""
    missed = []
    for example in examples():
        line = spoken(example.text, 0)
        found = meant_by_example(line, is_reading=example.place == "story")
        if found is None or first_word(found.lines[0]) != first_word(example.lines[0]):
            missed.append(line)
    assert len(missed) < len(examples()) / 20, missed


def test_the_parts_of_a_file_of_examples() -> None:
    (first, second) = read_examples(
        "# none\n@story {n}: quotes | search {x} ; back\n  (hear|listen to) [all] {n}, say !is\n"
    )
    assert first.lines == ("{n}\tquotes", "search {x}\nback")
    assert first.place == "story"
    assert [len(row) for row in forms(first.text)] == [3, 4]
    assert all(not part.may_lack for row in forms(second.text) for part in row)


@pytest.mark.parametrize(
    ("line", "command"),
    [
        # words of mutt, newsboat, vim, git and the shell
        ("limit unread", "unread"),
        ("set-filter unread", "unread"),
        ("clear-filter", "all-stories"),
        ("bnext", "next"),
        ("e 5", "open 5"),
        ("open-in-browser 4", "4\tbrowse"),
        ("edit-urls", "sources"),
        ("rev-sort", "sort oldest"),
        ("w notes.txt", "save notes.txt"),
        ("pipe-to wc -l", "pipe wc -l"),
        ("cd Sport", "scope Sport"),
        ("checkout Sport", "scope Sport"),
        ("tail", "list last 5"),
        ("head -5", "list 1-5"),
        ("man star", "help star"),
        ("star rm 6", "unstar 6"),
        ("tag add 2 oil", "2\ttag oil"),
        # undo in other words
        ("sorry, I did not want that", "undo"),
        ("that was a mistake", "undo"),
        ("put that back", "undo"),
        ("cancel my last action", "undo"),
        # words of the program that are no topic
        ("unread per feed", "feeds"),
        ("number of unread by source", "feeds"),
        ("item two", "open 2"),
        ("the fourth", "open 4"),
        ("open7", "open 7"),
        ("show 12 headlines", "list 1-12"),
        ("come back", "back"),
        ("start again", "list"),
        ("newest ones on top", "sort newest"),
        ("hide what I have read", "unread-only"),
        ("which people am I following", "follows"),
        ("who am I watching", "follows"),
        ("discover newspapers", "starters"),
        ("log in", "account"),
        ("actualize", "refresh"),
        ("give me a recap", "briefing"),
        ("what happened overnight", "briefing yesterday"),
        ("what's new since friday", "briefing friday"),
        # sources by name
        ("catch up on Daily Planet", "mark-all-read Daily Planet"),
        ("mark Daily Planet as read", "mark-all-read Daily Planet"),
        ("stop the Daily Planet feed", "pause Daily Planet"),
        ("begin fetching Daily Planet", "resume Daily Planet"),
        ("rename category Far to Near", "rename-folder Far = Near"),
        ("search for feeds about chess", "starters chess"),
    ],
)
def test_what_people_type_who_have_not_read_the_manual(line: str, command: str) -> None:
    assert readings(line)[0] == command


@pytest.mark.parametrize(
    "line",
    [
        *("cancel culture", "marks and spencer", "next president", "mark twain", "star wars"),
        *("stop the boats", "back in black", "quit smoking", "remove tariffs", "fetch quest"),
        *("history of georgia", "clear skies", "kill bill", "drop in oil prices", "head of state"),
    ],
)
def test_a_topic_that_begins_like_a_command_is_searched(line: str) -> None:
    found = [one for one in meanings(line, Session()) if isinstance(one, Typed)]
    assert line in [str(one.target) for one in found if one.command.word == "search"]


@pytest.mark.parametrize(
    "line",
    [
        *("cancel culture", "leave campaign", "drop the charges", "stop watching Lisbon"),
        *("get rid of plastic", "forget the past", "untrack Lisbon"),
    ],
)
def test_nothing_is_left_but_what_is_plainly_unsubscribed(line: str) -> None:
    assert not any(first_word(one) == "remove" for one in readings(line))


@pytest.mark.parametrize(
    "line",
    [
        *("finish", "undelete 3", "add a label to story 3", "hide feed Daily Planet"),
        *("mkdir Sport", "unmute rain", "hide 4", "notify me", "what did I just do"),
    ],
)
def test_where_more_is_wanted_it_is_said_and_nothing_done(line: str) -> None:
    assert isinstance(understand(line, Session()), str)


@pytest.mark.parametrize(
    "line",
    [
        *("by heart", "heart and soul", "in the archive", "to see", "like to see", "has done"),
        *("likes", "archives", "saves", "stay at home", "bookmarks", "follows"),
    ],
)
def test_words_of_a_sentence_and_plurals_do_nothing(line: str) -> None:
    acts = {"star", "mark-read", "quit", "follow", "save", "mark-all-read", "unstar"}
    assert not acts & {first_word(one) for one in readings(line)}


@pytest.mark.parametrize(
    "line", ["did I mark everything read", "have I starred 3", "is story 3 read", "was 4 unstarred"]
)
def test_a_question_changes_nothing(line: str) -> None:
    changing = {"mark-all-read", "star", "mark-read", "unstar"}
    assert not changing & {first_word(one) for one in readings(line)}


def test_words_of_which_one_is_not_accounted_for_are_no_example() -> None:
    assert meant_by_example("clear the filter of the pump", is_reading=False) is None
    assert meant_by_example("mark World as read tomorrow", is_reading=False) is None


def test_no_word_of_a_denial_is_passed_over() -> None:
    assert meant_by_example("never mark World as read", is_reading=False) is None


@pytest.mark.parametrize("line", ["delete the harbour story", "remove the tram article"])
def test_a_story_that_words_tell_is_no_source(line: str) -> None:
    assert not [one for one in readings(line) if one.startswith("remove ")]


def test_a_word_of_a_phrase_is_not_the_phrase() -> None:
    """A list is asked for by "to read", and not by "read", whatever small words are around it."""
    assert readings("to read") == ("starred",)
    assert readings("just read it") == readings("please just read it") == ("whole-story",)
