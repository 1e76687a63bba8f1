"""What people type in words of their own is the command that they mean."""

import pytest

from tests.support.steps import assert_in_proportion
from wirereader.desk.command_parser import Typed, meanings, nearest, understand
from wirereader.desk.commands.table import TABLE, by_word
from wirereader.desk.session import Session
from wirereader.desk.wording.rewording import REFUSAL, readings
from wirereader.desk.wording.synonyms import SYNONYMS, TYPED_OUT


def meant(line: str) -> list[str]:
    """Each meaning of a line as a command and what it is about."""
    return [
        f"{one.command.word} {one.target or ''}".strip() if isinstance(one, Typed) else one
        for one in meanings(line, Session())
    ]


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("Follow Þórður  Ægisson", "follow Þórður  Ægisson"),
        ("please follow Straße, thanks", "follow Straße"),
        ("stories about Łódź", "search Łódź"),
    ],
)
def test_words_keep_their_letters_and_accents(line: str, reading: str) -> None:
    assert readings(line)[0] == reading


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("exit", "quit"),
        ("Next paragraph, please", "next-paragraph"),
        ("mark all read", "mark-all-read"),
        ("where am I?", "where"),
        ("mark 3 as read", "mark-read 3"),
        ("mark read 3", "mark-read 3"),
        ("read story 2", "open 2"),
        ("can you show me story 2?", "open 2"),
        ("the last story", "last-story"),
        ("list people", "people"),
        ("delete source 1", "remove 1"),
        ("pause feed Harbour Wire", "pause Harbour Wire"),
        ("follow https://Example.org/Feed?A=b", "add https://Example.org/Feed?A=b"),
        ("subscribe to example.org", "add example.org"),
        ("open link 2", "browse 2"),
        ("link 2", "links 2"),
        ("set width to 60", "width 60"),
        ("list length 10", "set list 10"),
        ("untag work", "untag work"),
        ("stories tagged Work", "scope Work"),
        ("oldest first", "sort oldest"),
        ("what's new?", "unread"),
        ("read the next quote", "next-quote words"),
        ("/what changed", "search what changed"),
        ("go back to the list", "list"),
        ("how long is this article?", "details length"),
        ("is there anything breaking?", "scope view:breaking"),
        ("open the third story", "open 3"),
        ("what happened in Iceland?", "search Iceland"),
        ("any news about Russia", "search Russia"),
    ],
)
def test_a_phrase_is_the_command_it_means(line: str, command: str) -> None:
    assert meant(line)[0] == command


@pytest.mark.parametrize(
    ("line", "commands"),
    [
        ("stories about Kim Lee", ["search Kim Lee"]),
        (
            "quotes of Kim Lee",
            [
                "quotes Kim Lee",
                'search speaker:"Kim Lee"',
                'quotes about from:"Kim Lee"',
                "search Kim Lee",
            ],
        ),
        ("who is Lee?", ["card Lee", "people Lee", "search Lee"]),
        ("where is Oslo", ["map Oslo", "card Oslo", "search Oslo"]),
        ("full article", ["full-article", "whole-story"]),
    ],
)
def test_what_may_mean_several_things_has_them_in_order(line: str, commands: list[str]) -> None:
    assert meant(line) == commands


@pytest.mark.parametrize(
    "line",
    [
        "search who said what",
        "hide golf",
        "tag next",
        "list 3-4",
        "read 3",
        "pipe mail -s next",
        "merge all = everything",
    ],
)
def test_words_that_belong_to_a_command_are_left_to_it(line: str) -> None:
    assert readings(line) == ()
    assert isinstance(understand(line, Session()), Typed)


def test_every_word_of_the_table_means_itself() -> None:
    for command in TABLE:
        for word in (command.word, *command.short, *command.former):
            typed = understand(word, Session())
            if isinstance(typed, Typed):
                assert typed.command is command or word in TYPED_OUT


def test_every_synonym_leads_to_a_command_there_is() -> None:
    for phrase, lines in SYNONYMS.items():
        assert any(by_word(line.partition(" ")[0]) for line in lines), phrase
        assert phrase == " ".join(phrase.casefold().split())


def test_a_mistyped_phrase_is_taken_for_the_nearest() -> None:
    assert nearest("wher am i") == "where am i"
    typed = understand("wher am i", Session())
    assert isinstance(typed, Typed)
    assert (typed.command.word, typed.note) == ("where", "Taken as where am i.")


def test_what_nothing_is_near_to_was_searched_for() -> None:
    said = understand("xylophone factory strike", Session())
    assert said == "Unknown command xylophone factory strike. No story has these words. h for help."


def test_a_name_that_an_open_story_has_not_takes_nobody_out_of_it() -> None:
    assert len(meant("find Lee")) == 2
    in_story = list(meanings("find Lee", Session(story="a")))
    assert [one.command.word for one in in_story if isinstance(one, Typed)] == ["find"]


def test_a_phrase_with_little_around_it_is_understood_where_it_only_shows() -> None:
    assert readings("the date of this story") == ("details",)
    assert readings("sources please, thanks") == ("sources",)


@pytest.mark.parametrize("line", ["mark all read tomorrow morning", "unsubscribe everything now"])
def test_a_phrase_that_changes_something_is_never_guessed_from_a_part(line: str) -> None:
    assert "mark-all-read" not in readings(line)


@pytest.mark.parametrize("line", ["help commands", "help lists", "help undo", "help words"])
def test_a_page_of_help_is_itself(line: str) -> None:
    assert readings(line) in {(), (line,)}


def test_two_commands_in_a_line_are_done_in_turn() -> None:
    assert readings("mark unread and go back") == ("mark-unread\nback",)
    assert readings("salt and pepper") == ()


def test_a_number_is_never_passed_over() -> None:
    assert readings("how old is story 9") == ("9\tdetails",)
    assert readings("the date that 9 has") == ()


def test_back_to_the_stories_is_the_list() -> None:
    assert readings("go back to the stories", is_reading=True) == ("list",)


def test_small_words_say_no_more_than_the_command() -> None:
    assert readings("unstar this story") == ("unstar",)
    assert readings("just read it") == ("whole-story",)
    assert readings("pause bbc for now") == ("pause bbc",)


def test_a_list_of_what_is_called_like_leaving_leaves_nothing() -> None:
    assert readings("x") == ("quit",)
    assert readings("please exit") == ("quit",)
    assert "quit" not in readings("list x")


@pytest.mark.parametrize("line", ["...", "?!", ".", ",;", "-", "\u2026"])
@pytest.mark.parametrize("is_reading", [False, True])
def test_signs_alone_mean_nothing(line: str, is_reading: bool) -> None:
    assert all(one.startswith(REFUSAL) for one in readings(line, is_reading=is_reading))


@pytest.mark.parametrize("word", ["help ", "help for ", "please ", "all of the "])
def test_the_same_words_again_and_again_are_read_at_once(word: str) -> None:
    assert_in_proportion(lambda count: readings(word * count), 40, 20_000)


@pytest.mark.parametrize(
    ("line", "query"),
    [
        ("new orleans", '"new orleans"'),
        ("Today Programme", '"Today Programme"'),
        ("breaking point", '"breaking point"'),
        ("urgent care unit", '"urgent care unit"'),
    ],
)
def test_a_name_that_begins_like_a_state_or_time_is_searched_for_whole(
    line: str, query: str
) -> None:
    found = readings(line)
    assert f"search {query}" in found[:-1]
    assert all(":" in one for one in found[: found.index(f"search {query}")])


def test_no_rule_is_offered_for_what_is_silenced_in_a_title() -> None:
    assert not [one for one in meant("silence of the hills") if "hide" in one]
    assert [one for one in readings("silence geese") if "type: hide geese" in one]


def test_no_file_and_no_rule_is_made_of_a_title() -> None:
    assert readings("save the lighthouses") == ()
    assert readings("hide and shelter") == ("search hide and shelter",)
    assert "add gazette" in readings("add the gazette")


def test_a_pasted_text_is_neither_mended_nor_searched_for() -> None:
    (said,) = meant("owls and voles " * 5000)
    assert said.endswith("... Type fewer words. h for help.")
    assert_in_proportion(lambda count: meant("owls and voles " * count), 100, 5000)


def test_signs_alone_are_no_search() -> None:
    assert meant("...") == ["Unknown command .... Type a number or a command. h for help."]


def test_words_with_a_quotation_mark_get_no_other() -> None:
    found = readings('stories tagged "a b')
    assert found
    assert not [one for one in found if '""' in one]
