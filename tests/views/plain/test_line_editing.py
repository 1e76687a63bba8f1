"""Line editing: a Tab prints choices as a sentence, and what was typed is there the next time."""

import stat
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.support.terminal import Opener
from wirereader.views.plain.line_editing import Editing, listed

SEED = Path(__file__).parents[3] / "feeds" / "stories" / "2008-08-29-georgia-breaks-ties.txt"


class Editor:
    """As much of a line editor as is asked."""

    def __init__(self, line: str, end: int | None = None) -> None:
        self.line, self.end = line, len(line) if end is None else end

    def get_endidx(self) -> int:
        return self.end

    def get_line_buffer(self) -> str:
        return self.line


@pytest.fixture
def editing(tmp_path: Path) -> tuple[Editing, list[str]]:
    said: list[str] = []

    def tell(lines: Sequence[str]) -> None:
        said.extend(f"{line}\n" for line in lines)

    choices = {"mark": ("mark-read ", "mark-unread "), "und": ("undo",)}
    return Editing(lambda line: choices.get(line, ()), tell, said.append, tmp_path / "typed"), said


def test_choices_are_one_sentence() -> None:
    assert listed(["mark-read ", "mark-unread "]) == "2: mark-read, mark-unread."
    assert listed(["f Georgia", "f Georgian Foreign Ministry"]) == (
        "2: Georgia, Georgian Foreign Ministry."
    )
    assert listed([f"w{n}" for n in range(30)]).endswith("w18, w19, ....")


def test_a_tab_gives_each_choice_and_then_no_more(editing: tuple[Editing, list[str]]) -> None:
    one, said = editing
    one._editor = Editor("mark")
    assert [one._complete("mark", n) for n in range(3)] == ["mark-read ", "mark-unread ", None]
    one._list("mark", ["mark-read ", "mark-unread "], 11)
    assert said == ["\n", "2: mark-read, mark-unread.\n", "mark"]


def test_a_tab_that_finds_nothing_says_so(editing: tuple[Editing, list[str]]) -> None:
    one, said = editing
    one._editor, one.prompt = Editor("zap"), "> "
    assert one._complete("zap", 0) is None
    assert said == ["\n", "No match.\n", "> zap"]


def test_a_tab_within_a_line_does_nothing(editing: tuple[Editing, list[str]]) -> None:
    one, said = editing
    one._editor = Editor("mark", 2)
    assert one._complete("ma", 0) is None
    assert not said


@pytest.mark.journey
def test_tab_and_what_was_typed_in_a_real_terminal(terminal: Opener, home: Path) -> None:
    session = terminal("--plain", str(SEED), size=(80, 24))
    session.wait_for(r"(?m)^> ?$")
    session.press("und", "tab")
    session.wait_for(r"(?m)^> undo$")
    session.press("\r")
    session.wait_for("Nothing to undo")
    session.press("mark-", "tab")
    session.wait_for(r"(?m)4: mark-all-read, mark-event-read, mark-read, mark-unread\.\n> mark-$")
    session.press("a", "tab", "\r")
    session.wait_for("1 story marked read")
    session.press_until("\x04", lambda: session.ended, "the end")
    assert session.wait_for_end() == 0
    kept = home / "typed-lines"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert kept.read_text().split() == ["undo", "mark-all-read"]
    again = terminal("--plain", str(SEED), size=(80, 24))
    again.wait_for(r"(?m)^> ?$")
    again.press("up")
    again.wait_for(r"(?m)^> mark-all-read$")
    again.press("\x15q\r")
    assert again.wait_for_end() == 0


def test_a_script_leaves_no_history(talk: Callable[..., list[str]], home: Path) -> None:
    talk("w", "q")
    assert not home.exists()


def test_a_line_with_a_command_that_prints_a_password_is_not_remembered(tmp_path: Path) -> None:
    lines = [
        "next",
        "account add https://r.example --user me --password-command 'echo hunter2'",
        "set-source 3 password_command='echo hunter2'",
        "account add https://r.example --token-command='printf hunter2'",
        "add https://joe:hunter2@r.example/feed.xml",
        "quit",
    ]

    class Remembering:
        def get_current_history_length(self) -> int:
            return len(lines)

        def get_history_item(self, place: int) -> str:
            return lines[place - 1]

        def remove_history_item(self, place: int) -> None:
            del lines[place]

        def set_history_length(self, _: int) -> None:
            """All are kept."""

        def write_history_file(self, file: str) -> None:
            Path(file).write_text("\n".join(lines))

    editing = Editing(lambda _: (), lambda _: None, lambda _: None, tmp_path / "typed")
    editing._editor = Remembering()
    editing.end()
    assert (tmp_path / "typed").read_text() == "next\nquit"
