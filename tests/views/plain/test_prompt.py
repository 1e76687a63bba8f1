import io
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.analysts import Scripted
from tests.support.terminal import Opener
from tests.support.waiting import LIMIT_S
from wirereader.desk.desk import Desk
from wirereader.desk.targets import Ask, StoryNumber
from wirereader.story.faults import FormatFault, LibraryFault
from wirereader.story.story import Story
from wirereader.views.plain.prompt import run

Talk = Callable[..., list[str]]
GOLDEN = Path(__file__).parent / "seed_transcript.txt"
SCRIPT = (
    *("width 80", "1", "", "u", "2", "f dar", "]", "c tbilisi", "f georg", "i", "w", '"', "np"),
    *("zap", "h", "h find", "q"),
)


def test_the_transcript_of_the_first_story(talk: Talk) -> None:
    said = [f"{line}\n" for line in talk(*SCRIPT)]
    if os.environ.get("UPDATE_GOLDEN") and not os.environ.get("CI"):
        GOLDEN.write_text("".join(said))
    assert "".join(said) == GOLDEN.read_text()


def test_the_first_line_says_plain_and_how_many(talk: Talk) -> None:
    assert talk("q")[0] == "wirereader, plain. 1 story, 1 unread, 1 breaking. h for help."


def test_no_prompt_where_there_is_no_terminal(talk: Talk) -> None:
    assert not [line for line in talk("1", "", "q") if line.startswith(">")]


def test_the_end_of_input_leaves(talk: Talk) -> None:
    assert talk()[1].startswith("1. BREAKING.")


def test_no_line_is_wrapped_where_there_is_no_terminal(talk: Talk) -> None:
    assert max(map(len, talk("1", "q"))) > 200


@pytest.mark.parametrize("width", [20, 40, 80])
def test_no_line_is_wider_than_asked_for(talk: Talk, width: int) -> None:
    lines = talk(f"width {width}", "l", "1", "a", "u", "i", "c dar", "f georg", "w", "zap", "q")
    after = lines.index(f"Width {width}.")
    assert all(len(line) <= width or " " not in line for line in lines[after:])


def test_what_identifies_a_line_comes_first(talk: Talk) -> None:
    lines = talk("1", "u", "i", "c dar")
    for line in lines:
        numbered = re.match(r"\d+\. \S", line)
        if numbered:
            assert len(line[:40].split()) >= 3


def test_findings_that_are_not_to_be_had_cost_one_line(talk: Talk) -> None:
    lines = talk("1", "", "u", "q", why="the analysis could not be started.")
    sentence = "Not analysed: the analysis could not be started."
    story = lines[lines.index("BREAKING. Georgia Breaks Diplomatic Ties With Russia.") :]
    assert story[1] == f"VOA. 10 paragraphs. {sentence}"
    assert story[2].startswith("Georgia is breaking off diplomatic relations")
    assert lines[-1] == sentence
    assert lines.count(sentence) <= 2


def test_another_language_is_said_in_place_of_counts(talk: Talk) -> None:
    from wirereader.story.body import Body
    from wirereader.story.story import Dispatch

    spanish = Story("a", Dispatch("a", "Otro día", Body.of("Uno.\n\nDos."), language="es"))
    lines = talk("1", "u", "q", stories=[spanish])
    assert "2 paragraphs. Not analysed: this story is in Spanish." in lines
    assert lines[-1] == "Not analysed: this story is in Spanish."


def test_reading_past_the_first_paragraph_marks_a_story(talk: Talk) -> None:
    assert talk("1", "l", "q")[-1].endswith(" VOA.")
    assert talk("1", "", "l", "q")[-1].endswith(" VOA. Read.")


def test_a_story_of_one_paragraph_is_read_by_opening_it(talk: Talk) -> None:
    from wirereader.story.body import Body
    from wirereader.story.story import Dispatch

    short = Story("a", Dispatch("a", "Short", Body.of("One.")))
    assert talk("1", "l", "q", stories=[short])[-1] == "1. Short. Read."


def test_files_that_could_not_be_read_are_told_once(talk: Talk, seed: Story) -> None:
    faults = [
        FormatFault("a.bin is not a story.", "It is not text.", "Choose a text file."),
        LibraryFault("The library cannot be used.", "The disk is full.", "Make room."),
    ]
    lines = talk("e", "q", desk=Desk([seed], faults=faults))
    assert lines[2] == "1 file could not be read. e for errors."
    assert lines[3] == (
        "Marks are not saved: The library cannot be used. The disk is full. Make room."
    )
    assert lines[4] == "2 errors."


def test_a_story_named_at_the_start_is_opened(talk: Talk, seed: Story) -> None:
    desk = Desk([seed])
    desk.opening = Ask("open", StoryNumber(1))
    lines = talk("q", desk=desk)
    assert lines[0] == "wirereader, plain. 1 story. h for help."
    assert lines[1] == "BREAKING. Georgia Breaks Diplomatic Ties With Russia."


def test_typography_is_kept_on_request(talk: Talk) -> None:
    from wirereader.story.body import Body
    from wirereader.story.story import Dispatch

    curly = Story("a", Dispatch("a", "It’s “so”", Body.of("One – two…")))
    assert talk("1", "set typography on", ".", "q", stories=[curly])[2:] == [
        'It\'s "so".',
        "1 paragraph.",
        "One - two...",
        "Typography on.",
        "Paragraph 1 of 1.",
        "One – two…",
    ]


HOSTILE = (
    "\x1b[31mred\x1b[0m [red]x[/] \x1b]0;title\x07 \x9b2J \x08\x08 \r \u202egnp.exe\u202c \x00 end"
)


@pytest.mark.parametrize("field", ["headline", "source", "byline", "kicker", "body", "language"])
def test_hostile_strings_reach_no_terminal(talk: Talk, tmp_path: Path, field: str) -> None:
    from wirereader.desk.local_files import take_in

    front = {"source": "Wire", "headline": "Calm", "byline": "A. Writer", "kicker": "World"}
    body = HOSTILE if field == "body" else "Plain words."
    if field != "body":
        front[field] = HOSTILE
    path = tmp_path / "story.txt"
    lines = "".join(f"{key}: {value}\n" for key, value in front.items())
    path.write_bytes(f"---\n{lines}---\n\n{body}\n\nMore words.\n".encode())
    arrivals = take_in([path])
    said = talk("1", "a", "u", "i", "w", "e", "l", f"f {HOSTILE}", HOSTILE, "q",
                desk=Desk(arrivals.stories, faults=arrivals.faults))  # fmt: skip
    whole = "\n".join(said)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", whole)
    assert field in {"kicker", "language"} or "[red]x[/]" in whole


def test_an_interrupt_while_working_comes_back_to_the_prompt(
    talk: Talk, seed: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk([seed])
    first = True

    def settle(*_: object) -> bool:
        nonlocal first
        if first:
            first = False
            raise KeyboardInterrupt
        return True

    monkeypatch.setattr(desk, "settle", settle)
    lines = talk("1", "w", "q", desk=desk)
    assert "Stopped." in lines
    assert any(line.startswith("Paragraph 1 of 10") for line in lines)


@pytest.mark.journey
def test_the_bytes_of_a_real_session(home: Path) -> None:
    """Real engine, real pipe: no byte below 0x20 but newline, whatever colour is forced."""
    script = "".join(f"{line}\n" for line in SCRIPT)
    environment = {**os.environ, "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1", "LC_ALL": "C"}
    seed = Path(__file__).parents[3] / "feeds" / "stories" / "2008-08-29-georgia-breaks-ties.txt"
    run = subprocess.run(
        [sys.executable, "-m", "wirereader", "--plain", str(seed)],
        input=script.encode(),
        capture_output=True,
        check=False,
        timeout=LIMIT_S,
        env={**environment, "WIREREADER_HOME": str(home)},
    )
    assert run.returncode == 0
    assert not run.stderr
    assert not {byte for byte in run.stdout if byte < 0x20} - {0x0A}
    text = run.stdout.decode()
    assert "\n3 quotes.\n1. David Darchiashvili, paragraph 5." in text


@pytest.mark.journey
def test_the_prompt_stands_alone_and_ctrl_c_and_ctrl_d_do_their_part(terminal: Opener) -> None:
    session = terminal("--plain", size=(80, 40))
    session.wait_for(r"m for more\.\n> $|breaking|> ")
    session.wait_for(r"(?m)^> ?$")
    session.press("half a line")
    session.wait_for(r"(?m)^> half a line$")
    again = re.compile(r"half a line\S*\n> ?$|half a line\S*\s+> ?\s*$")
    session.press_until("ctrl+c", lambda: again.search(session.text), "a new prompt")
    session.press("w\r")
    session.wait_for(r"List of stories, 1 of")
    session.press_until("\x04", lambda: session.ended, "the end")
    assert session.wait_for_end() == 0
    assert b"\x1b" not in session.raw.replace(b"\x1b[K", b"")


READY = "import json, sys, time, os\nprint(json.dumps({'ready': 'fake 1'}), flush=True)\n"


@pytest.mark.journey
@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("/nowhere/python",), "the analysis could not be started."),
        ((sys.executable, "-c", "print('nonsense')"), "the analysis could not be started."),
        (
            (sys.executable, "-c", f"{READY}sys.stdin.readline(); os.kill(os.getpid(), 9)"),
            "the analysis crashed on this story.",
        ),
        (
            (sys.executable, "-c", f"{READY}sys.stdin.readline(); time.sleep(3600)"),
            "analysing this story took too long.",
        ),
    ],
    ids=["missing", "nonsense", "killed", "hung"],
)
def test_whatever_happens_to_the_worker_the_story_stays_readable(
    talk: Talk, seed: Story, command: tuple[str, ...], why: str
) -> None:
    from wirereader.desk.analysis_queue.worker_queue import AnalysisLimits, WorkerAnalyst

    base_s = 1.0 if "took too long" in why else LIMIT_S  # what hangs is not waited for
    limits = AnalysisLimits(ready_s=LIMIT_S, base_s=base_s)
    analyst = WorkerAnalyst(command=command, limits=limits)
    lines = talk("1", "u", "", "w", "q", desk=Desk([seed], analyst))
    assert lines[-2].startswith("A Georgian Foreign Ministry spokesman confirmed Friday")
    assert lines[-1].startswith("Paragraph 2 of 10")
    assert f"Not analysed: {why}" in lines


@pytest.fixture
def typist(
    seed: Story, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[..., tuple[list[str], list[str]]]:
    """Somebody at a terminal: what they type (or interrupt with), the prompts, the answers."""
    from wirereader.views.plain import prompt

    def typed(*lines: str | type[BaseException]) -> tuple[list[str], list[str]]:
        prompts: list[str] = []
        waiting = iter(lines)

        def ask(prompted: str) -> str:
            prompts.append(prompted)
            line = next(waiting)
            if isinstance(line, str):
                return line
            raise line

        monkeypatch.setattr("builtins.input", ask)
        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        monkeypatch.setattr(sys.stdout, "fileno", lambda: 1, raising=False)
        assert prompt.run(Desk([seed])) == 0
        return prompts, capsys.readouterr().out.splitlines()

    return typed


def test_prompts(typist: Callable[..., tuple[list[str], list[str]]]) -> None:
    prompts, _ = typist("set prompt long", "1", "3g", "set prompt none", "w", "q")
    assert prompts == ["> ", "List, 1 of 1> ", "Story, paragraph 1 of 10> ",
                       "Story, paragraph 3 of 10> ", "", ""]  # fmt: skip


def test_ctrl_c_at_the_prompt_asks_again_and_ctrl_d_leaves(
    typist: Callable[..., tuple[list[str], list[str]]],
) -> None:
    prompts, lines = typist(KeyboardInterrupt, "w", EOFError)
    assert len(prompts) == 3
    assert lines[-2].startswith("List of stories, 1 of 1.")
    assert lines[-1] == ""


def test_a_terminal_wraps_at_its_width_and_at_most_at_80(
    typist: Callable[..., tuple[list[str], list[str]]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def of_width(columns: int) -> list[str]:
        monkeypatch.setattr(os, "get_terminal_size", lambda _: os.terminal_size((columns, 24)))
        return typist("1", "a", "q")[1]

    assert 70 < max(map(len, of_width(300))) <= 80
    assert 40 < max(map(len, of_width(50))) <= 50
    assert 70 < max(map(len, of_width(0))) <= 80


@pytest.mark.journey
def test_a_hostile_story_puts_no_control_byte_on_a_terminal(
    terminal: Opener, tmp_path: Path
) -> None:
    path = tmp_path / "evil.txt"
    front = "".join(f"{key}: {HOSTILE}\n" for key in ("headline", "source", "byline", "kicker"))
    path.write_text(f"---\n{front}---\n\n{HOSTILE} one.\n\n{HOSTILE} two.\n")
    session = terminal("--plain", str(path), size=(80, 40))
    session.wait_for(r"(?m)^> ?$")
    session.press("\r")
    session.wait_for("two")
    session.press("q\r")
    assert session.wait_for_end() == 0
    assert not re.search(rb"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]", session.raw)
    assert b"[red]x[/]" in session.raw


@pytest.mark.parametrize("line", ["u", "copy quote 1", "copy quote", "clip quote 2"])
def test_waiting_for_findings_is_said_in_lines_that_end(
    talk: Talk, seed: Story, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    desk = Desk([seed])
    waits: list[float] = []

    def settle(_: str | None, limit_s: float) -> bool:
        waits.append(limit_s)
        return False

    monkeypatch.setattr(desk, "settle", settle)
    lines = talk("1", line, "q", desk=desk)
    assert lines[-3:-1] == ["Waiting for the analysis.", "Still waiting. Ctrl+C stops."]
    assert sum(waits) < 60


class Endless(io.StringIO):
    """Lines of which no more may be asked for at once than a bound."""

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        assert size is not None
        assert 0 < size < 1_000_000
        return super().readline(size)


def test_a_pipe_that_does_not_end_its_line_fills_no_memory(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seed: Story
) -> None:
    monkeypatch.setattr(sys, "stdin", Endless("y" * 3_000_000 + "\nversion\n"))
    assert run(Desk([seed], Scripted())) == 0
    heard = capsys.readouterr().out
    assert heard.count("The line is too long.") == 1
    assert "wirereader " in heard.splitlines()[-1]
