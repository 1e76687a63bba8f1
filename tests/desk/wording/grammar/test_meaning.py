"""Verbs, nouns, targets and what is said around them mean one command in every combination."""

import itertools

import pytest

from wirereader.desk.command_parser import Typed, understand
from wirereader.desk.session import Room, Session
from wirereader.desk.wording.grammar.meaning import meant_by_kinds
from wirereader.desk.wording.grammar.rule import NOTE
from wirereader.desk.wording.rewording import readings

FRAMES = ("{}", "please {}", "could you {} for me", "I would like to {}", "{}, thanks")
NUMBERS = {"3": (3,), "story 3": (3,), "the third story": (3,), "2, 4 and 5": (2, 4, 5),
           "stories 2 to 4": (2, 3, 4), "the first two": (1, 2)}  # fmt: skip
MARKS = {
    "mark-read": ("mark {} as read", "mark {} read", "dismiss {}", "set {} as seen"),
    "mark-unread": ("mark {} as unread", "keep {} unread"),
    "star": ("star {}", "bookmark {}", "add {} to my favourites", "save {} for later"),
    "unstar": ("unstar {}", "unflag {}", "remove the star from {}"),
}
NOUNS = {
    "quotes": ("quotes", "statements", "citations"),
    "links": ("links", "urls"),
    "names": ("people", "names", "places"),
    "versions": ("versions", "revisions"),
    "details": ("author", "date", "details"),
    "picture": ("pictures", "photos"),
    "paragraph 1": ("summary", "gist"),
}
SHOWING = ("show {}", "list {}", "what are {}", "give me {}", "get {}", "{}")


def combined(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(phrase, line) for line, phrases in table.items() for phrase in phrases]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("verb", "command"), combined(MARKS))
@pytest.mark.parametrize("target", NUMBERS)
def test_a_mark_is_made_on_every_number_that_is_named(
    frame: str, verb: str, command: str, target: str
) -> None:
    line = frame.format(verb.format(target))
    found = (readings(line) or (line,))[0].split("\n")  # "unstar 3" is the command itself
    assert found == [f"{command} {number}" for number in NUMBERS[target]]


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize(("verb", "command"), combined(MARKS))
@pytest.mark.parametrize("target", ["this", "it", "this story", "the current article"])
def test_a_mark_without_a_number_is_of_the_story_at_hand(
    frame: str, verb: str, command: str, target: str
) -> None:
    assert readings(frame.format(verb.format(target)), is_reading=True) == (command,)


@pytest.mark.parametrize(("noun", "line"), combined(NOUNS))
@pytest.mark.parametrize("showing", SHOWING)
@pytest.mark.parametrize("of", ["of story 4", "in 4", "from the fourth story", "for article 4"])
def test_a_noun_of_a_numbered_story(noun: str, line: str, showing: str, of: str) -> None:
    assert readings(f"{showing.format(f'the {noun}')} {of}") == (f"4\t{line}",)


@pytest.mark.parametrize(("noun", "line"), combined(NOUNS))
@pytest.mark.parametrize("of", ["of the ferry story", "in the story about the ferry"])
def test_a_noun_of_a_story_that_its_headline_tells(noun: str, line: str, of: str) -> None:
    assert readings(f"show the {noun} {of}") == (f"~ferry\t{line}",)


VERBS_OF_STORY = ("star", "save", "read", "open", "bookmark", "follow", "share", "summarise")


@pytest.mark.parametrize("verb", VERBS_OF_STORY)
@pytest.mark.parametrize("which", ["the ferry story", "the story about the ferry"])
def test_what_is_done_to_a_story_that_its_headline_tells(verb: str, which: str) -> None:
    found = readings(f"please {verb} {which}")
    assert found[0].startswith("~ferry\t")


@pytest.mark.parametrize(
    "line",
    [
        "delete everything",
        "delete all read stories",
        "mark old stories as read",
        "unsubscribe from everything",
        "star all",
        "empty the trash",
    ],
)
def test_what_would_change_much_is_answered_with_a_sentence(line: str) -> None:
    said = understand(line, Session())
    assert isinstance(said, str)
    assert said.endswith(".")


ASKED = {
    "quotes Kim Lee": ("what did {} say", "quotes by {}", "everything {} said", "{} quotes",
                       "what has {} said", "did {} say anything"),
    "card Kim Lee": ("who is {}", "tell me about {}", "what do you know about {}"),
    "timeline Kim Lee": ("timeline of {}", "show me the timeline for {}", "timeline {}"),
    "follow Kim Lee": ("alert me when {} is mentioned", "notify me about {}", "keep track of {}"),
}  # fmt: skip


@pytest.mark.parametrize(("phrase", "line"), combined(ASKED))
@pytest.mark.parametrize("frame", FRAMES[:2])
def test_a_name_is_what_is_asked_about_as_it_was_typed(frame: str, phrase: str, line: str) -> None:
    assert line in readings(frame.format(phrase.format("Kim Lee")))


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("reply to this", "There are no replies"),
        ("translate this into French", "Stories are not translated"),
        ("make the text bigger", "Your terminal sets"),
        ("weather in Lisbon", "There is no weather"),
        ("create a folder called Asia", "A folder is created when"),
    ],
)
def test_what_is_not_done_here_is_said_with_what_can_be(line: str, begins: str) -> None:
    said = understand(line, Session())
    assert isinstance(said, str)
    assert said.startswith(begins)


@pytest.mark.parametrize("line", ["news about the weather", "search replies", "who is Joy Reply"])
def test_such_a_word_may_be_looked_for(line: str) -> None:
    assert isinstance(understand(line, Session()), Typed)


def test_all_above_are_those_before_the_one_at_hand() -> None:
    typed = understand("mark everything above as read", Session(room=Room.HEADLINES, row=3))
    assert isinstance(typed, Typed)
    assert [one.story for one in (typed, *typed.then)] == [1, 2, 3]
    assert isinstance(understand("mark all above read", Session()), str)


@pytest.mark.parametrize("capitals", ["US", "WHO", "IT"])
def test_a_word_in_capitals_is_a_name(capitals: str) -> None:
    assert f"search quote:{capitals}" in meant_by_kinds(f"quotes about the {capitals}")


def test_no_combination_of_a_mark_and_many_is_done_unasked() -> None:
    """Whoever names no story, and not the whole list for sure, is asked."""
    for verb, many in itertools.product(("star", "unstar", "mark unread"), ("all", "everything")):
        assert isinstance(understand(f"{verb} {many}", Session()), str)


@pytest.mark.parametrize(
    "line",
    [
        *("don't mark all read", "do not mark this read", "please don't remove 3", "dont hide oil"),
        *("do not unsubscribe", "do not delete this story", "don't star 3", "mark no story read"),
        *("delete nothing", "mark none read"),
    ],
)
def test_what_is_not_to_be_done_is_not_done(line: str) -> None:
    assert readings(line)[0].startswith("!Nothing is done")


@pytest.mark.parametrize(
    "line",
    [
        "did I mark all read",
        "should I mark all read",
        "should we mark it read",
        "what is mark all read",
    ],
)
def test_a_question_about_a_mark_makes_none(line: str) -> None:
    assert not any(one.startswith("mark") for one in readings(line))


@pytest.mark.parametrize("line", ["follow no one", "star no one", "star no story"])
def test_no_before_a_noun_is_no_number(line: str) -> None:
    assert readings(line) in {(), (line,)}
    assert readings("star no 3") == ("star 3",)


@pytest.mark.parametrize("line", ["ban tiktok", "ban on plastic", "bin", "junk", "empty"])
def test_what_may_be_a_topic_or_a_name_changes_nothing(line: str) -> None:
    assert readings(line) == ()


@pytest.mark.parametrize(
    ("line", "meanings"),
    [
        ("tag new york", ("tag new york",)),
        ("tag new york times", ("tag new york times",)),
        ("tag 2024 election", ("2024\ttag election", "tag 2024 election")),
        ("tag this", ("tag",)),
        ("tag story", ()),
        ("star 1-3", ("star 1\nstar 2\nstar 3",)),
        ("quotes 3", ("3\tquotes",)),
        ("save 3", ("3\tsave", "save 3")),
        ("links 3", ("3\tlinks",)),
        ("open all", ("all-stories",)),
    ],
)
def test_what_follows_a_command_is_its_own(line: str, meanings: tuple[str, ...]) -> None:
    assert readings(line) == meanings


@pytest.mark.parametrize(
    "which", ["first", "last", "the next story", "next 3", "previous one", "this and all below"]
)
def test_a_place_in_the_list_is_no_name_of_what_is_marked_as_a_whole(which: str) -> None:
    assert readings(f"mark {which} read")[0].startswith("!")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Please do not show me stories about sport any more.", "sport"),
        ("don't show football again", "football"),
        ("never show me stories about Kim Lee", "Kim Lee"),
        ("block Kim Lee", "Kim Lee"),
        ("ignore news with Kim Lee please", "Kim Lee"),
    ],
)
def test_a_sentence_makes_no_rule_but_says_the_words_of_one(line: str, words: str) -> None:
    found = readings(line)
    assert found
    said, _, line = found[-1].partition(NOTE)
    assert said.startswith(f"To hide every new story that matches {words}, type: hide {words}.")
    assert line.startswith(f'search -"{words}" ' if " " in words else f"search -{words} ")
    assert not any(one.rpartition(NOTE)[2].startswith("hide") for one in found)


@pytest.mark.parametrize("line", ["block from:gazette", "never show me 3 stories"])
def test_a_query_is_not_taken_apart_for_a_rule(line: str) -> None:
    assert not any(one.rpartition(NOTE)[2].startswith("hide") for one in readings(line))


@pytest.mark.parametrize("line", ["block sender", "mute sender", "block this source", "hide feed"])
def test_a_noun_of_the_program_is_no_word_to_hide(line: str) -> None:
    (found,) = readings(line, is_reading=True)
    assert found.startswith("!remove SOURCE")


@pytest.mark.parametrize(
    ("line", "means"),
    [("tag add 4 budget", "4\ttag budget"), ("tag remove 4 budget", "4\tuntag budget")],
)
def test_a_tag_is_added_to_the_story_whose_number_comes_first(line: str, means: str) -> None:
    assert readings(line) == (means,)


@pytest.mark.parametrize(
    "line", ["export all starred as csv", "export starred stories as csv", "export stars to s.md"]
)
def test_no_file_is_named_like_a_sentence(line: str) -> None:
    (found,) = readings(line)
    assert found.startswith("!export-stories FILE.csv writes the list: type starred")


def test_zz_never_quits() -> None:
    assert "quit" not in readings("zz")


@pytest.mark.parametrize("line", ["help for search", "i need help for search"])
def test_help_for_a_command_is_help_on_it(line: str) -> None:
    assert readings(line) == ("help search",)


def test_no_comment_is_a_phrase_to_look_for() -> None:
    assert not any(one.startswith("!") for one in readings("no comment"))
