import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.command_parser import Typed, understand
from wirereader.desk.session import Session, Target, TargetKind

HEADLINES = Session()
STORY = Session(numbers=TargetKind.PARAGRAPH, story="a")
NAMES = Session(story="a", listed=(Target(TargetKind.ENTITY, "7"), Target(TargetKind.QUOTE, "2")))


def meant(line: str, session: Session = HEADLINES) -> tuple[str, ...]:
    typed = understand(line, session)
    assert isinstance(typed, Typed), typed
    return (typed.command.word, *typed.arguments)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("", ("read",)),
        ("   ", ("read",)),
        ("3", ("open", "3")),
        ("3-7", ("list", "3-7")),
        ("5g", ("paragraph", "5")),
        ("5 G", ("paragraph", "5")),
        ("l", ("list",)),
        ("LIST", ("list",)),
        ("Quóte 2", ("quote", "2")),
        ("f van der Berg", ("find", "van der Berg")),
        ("find   dar ", ("find", "dar")),
        ("]", ("next-mention",)),
        ("?", ("help",)),
        ("*", ("star",)),
        ("mark-u", ("mark-unread",)),
        ("wi 40", ("width", "40")),
    ],
)
def test_lines(line: str, expected: tuple[str, ...]) -> None:
    assert meant(line) == expected


def test_a_number_acts_on_the_last_list() -> None:
    assert meant("5", STORY) == ("paragraph", "5")
    assert meant("1", NAMES) == ("find", "@7")
    assert meant("2", NAMES) == ("quote", "2")
    assert understand("3", NAMES) == "No 3 in the last list. It has 2."


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("zap", "Unknown command zap. h for help."),
        ("quots", "Unknown command quots. Did you mean quotes? h for help."),
        ("mark", "mark may mean mark-read, mark-unread, mark-all-read."),
        ("more please", "more takes nothing after it. h more explains it."),
        ("width", "width needs a number. Wrap lines at so many cells, 20 to 200."),
    ],
)
def test_what_cannot_be_meant(line: str, said: str) -> None:
    assert understand(line, HEADLINES) == said


@given(st.text(max_size=60))
def test_any_line_is_a_command_or_a_sentence(line: str) -> None:
    understood = understand(line, NAMES)
    assert isinstance(understood, Typed) or understood
