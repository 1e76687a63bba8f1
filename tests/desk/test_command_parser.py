import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.command_parser import Typed, understand
from wirereader.desk.session import Numbers, Session
from wirereader.desk.targets import (
    EntityIndex,
    KnownId,
    KnownPair,
    LinkNumber,
    Number,
    QuoteNumber,
    Range,
    SourceNumber,
    StoryId,
    StoryNaming,
    StoryNumber,
    Target,
    TypedWords,
)

HEADLINES = Session()
STORY = Session(numbers=Numbers.PARAGRAPHS, story="a")
NAMES = Session(story="a", listed=(EntityIndex(7), QuoteNumber(2)))


def meant(line: str, session: Session = HEADLINES) -> tuple[str, Target | None]:
    typed = understand(line, session)
    assert isinstance(typed, Typed), typed
    return typed.command.word, typed.target


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ("read", None)),
        ("   ", ("read", None)),
        ("3", ("open", StoryNumber(3))),
        ("3-7", ("list", Range(3, 7))),
        ("5g", ("paragraph", Range(5))),
        ("5 G", ("paragraph", Range(5))),
        ("l", ("list", None)),
        ("LIST", ("list", None)),
        ("Quóte 2", ("quote", QuoteNumber(2))),
        ("f van der Berg", ("find", TypedWords("van der Berg"))),
        ("find   dar ", ("find", TypedWords("dar"))),
        ("]", ("next-mention", None)),
        ("?", ("help", None)),
        ("*", ("star", None)),
        ("mark-u", ("mark-unread", None)),
        ("wi 40", ("width", Number(40))),
        ("open abcdefghijkm", ("open", StoryId("abcdefghijkm"))),
        ("open notes.txt", ("open", TypedWords("notes.txt"))),
        ("card #12", ("card", KnownId(12))),
        ("find @3", ("find", EntityIndex(3))),
        ("browse 2", ("browse", LinkNumber(2))),
        ("pause 3", ("pause", SourceNumber(3))),
        ("pause City Desk", ("pause", TypedWords("City Desk"))),
        ("copy 2", ("copy", QuoteNumber(2))),
        ("copy link", ("copy", TypedWords("link"))),
        ("join Bill = #4", ("merge", KnownPair(TypedWords("Bill"), KnownId(4)))),
        ("card-story 4 abc 2", ("card-story", StoryNaming(4, "abc", 2))),
    ],
)
def test_lines(line: str, expected: tuple[str, Target | None]) -> None:
    assert meant(line) == expected


def test_a_number_acts_on_the_last_list() -> None:
    assert meant("5", STORY) == ("paragraph", Range(5))
    assert meant("1", NAMES) == ("find", EntityIndex(7))
    assert meant("2", NAMES) == ("quote", QuoteNumber(2))
    assert understand("3", NAMES) == "No item 3: the last list has 2."


def test_a_number_after_a_list_of_known_names_is_one_of_them() -> None:
    session = Session(listed=(KnownId(40), KnownId(7)))
    assert meant("2", session) == ("card", KnownId(7))
    assert meant("stories-about 2", session) == ("stories-about", KnownId(7))
    assert meant("stories-about 3", session) == ("stories-about", TypedWords("3"))


def test_words_where_a_number_is_wanted_are_no_number() -> None:
    _, target = meant("browse two")
    assert isinstance(target, LinkNumber)
    assert (target.is_readable, str(target)) == (False, "two")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("zap", "Unknown command zap. search zap searches for it. h for help."),
        (
            "prompt 9",
            "Unknown command prompt 9. settings prompt explains the setting prompt. h for help.",
        ),
        (
            "a gong for breaking",
            "Unknown command a gong for breaking. h breaking explains breaking. h for help.",
        ),
        ("ember pane", "Unknown command ember pane. No story has these words. h for help."),
        ("slash", "Unknown command slash. search slash searches for it. h for help."),
        ("remvoe 3", "Unknown command remvoe 3. Did you mean remove 3? h for help."),
        ("mark", "mark is ambiguous: mark-read, mark-unread, mark-all-read, mark-event-read."),
        ("more pleasure", "more takes no argument. h more explains it."),
        (
            "export-quotes",
            "Usage: export-quotes WHAT FILE. Export quotes with their speakers to a file.",
        ),
        ("width", "width needs a number. Set the line width, 20 to 200 columns."),
    ],
)
def test_what_cannot_be_meant(line: str, said: str) -> None:
    assert understand(line, HEADLINES) == said


@given(st.text(max_size=60))
def test_any_line_is_a_command_or_a_sentence(line: str) -> None:
    understood = understand(line, NAMES)
    assert isinstance(understood, Typed) or understood
