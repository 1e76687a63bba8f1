import contextlib
import importlib
import io
import json
import os
import pkgutil
import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import wirereader
from tests.support.nobody import as_nobody
from tests.support.processes import children, wait_until_gone
from tests.support.waiting import LIMIT_S
from wirereader import start
from wirereader.analysis.engine_edition import edition
from wirereader.story.faults import LibraryFault, SettingsFault

ROOT = Path(__file__).parent.parent
SEED = ROOT / "feeds" / "stories" / "2008-08-29-georgia-breaks-ties.txt"


@pytest.mark.parametrize(
    ("asked", "environment", "is_terminal", "view"),
    [
        (None, {}, True, "tui"),
        (None, {"TERM": "xterm-256color"}, True, "tui"),
        (None, {}, False, "plain"),
        (None, {"TERM": "dumb"}, True, "plain"),
        (None, {"WIREREADER_PLAIN": "1"}, True, "plain"),
        (None, {"ACCESSIBLE": "yes"}, True, "plain"),
        (None, {"ACCESSIBLE": "0"}, True, "tui"),
        (None, {"ACCESSIBLE": "False"}, True, "tui"),
        (None, {"ACCESSIBLE": ""}, True, "tui"),
        ("plain", {}, True, "plain"),
        ("tui", {"WIREREADER_PLAIN": "1", "ACCESSIBLE": "1", "TERM": "dumb"}, True, "tui"),
    ],
)
def test_which_view(
    asked: str | None, environment: dict[str, str], is_terminal: bool, view: str
) -> None:
    assert start.chosen_view(asked, environment, is_terminal, is_terminal) == view


def test_the_full_screen_needs_a_terminal() -> None:
    with pytest.raises(SettingsFault):
        start.chosen_view("tui", {}, is_in=True, is_out=False)


@pytest.fixture
def quiet_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("WIREREADER_PLAIN", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    return home


def test_a_fault_is_one_message_and_its_exit_code(
    quiet_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(["list", "--sideways"]) == 2
    assert start.main(["--plain", str(quiet_home / "none.txt")]) == 69
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert said[0] == (
        "Unrecognized arguments: --sideways. wirereader list --help lists the options."
    )
    assert start.main(["read", "none.txt", "--json"]) == 69
    assert set(json.loads(capsys.readouterr().err)) == {"fault", "what", "why", "remedy"}


def test_a_bug_is_one_sentence_and_a_log(
    quiet_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> int:
        raise ZeroDivisionError("the day before yesterday")

    monkeypatch.setattr(start, "_run", broken)
    assert start.main([]) == 70
    out, err = capsys.readouterr()
    assert not out
    assert err.count("\n") == 1
    assert err.startswith("Internal error.")
    assert "Traceback" not in err
    assert "the day before yesterday" in (quiet_home / "wirereader.log").read_text()


def test_plain_runs_in_this_process(
    quiet_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not quiet_home.exists()
    monkeypatch.setattr(sys, "stdin", io.StringIO("w\nq\n"))
    assert start.main([]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("wirereader, plain. ")
    assert lines[-1].startswith("List of stories, 1 of ")


READING = ("list", "read 1", "search president", "people", "places", "quotes", "do list", "rules")
WRITING = ("star 1", "mark-read 1", "mark-all-read", "undo", "hide words", "save-search a b")
OF_SOURCES = ("sources", "export", "remove 1", "remove samples", "article 1", "refresh")


@pytest.mark.parametrize("line", [*READING, *WRITING, *OF_SOURCES, "--plain"])
def test_a_library_that_cannot_be_used_is_a_fault_and_never_the_samples(
    quiet_home: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    quiet_home.mkdir()
    (quiet_home / "library.sqlite3").write_text("this is no library " * 100)
    assert start.main(line.split()) == 74
    out, err = capsys.readouterr()
    assert not out
    assert "The file is damaged or not a library." in err


def test_help_needs_no_library(quiet_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    quiet_home.mkdir()
    (quiet_home / "library.sqlite3").write_text("this is no library " * 100)
    assert start.main(["help", "star"]) == 0
    assert "Star or unstar a story" in capsys.readouterr().out


@cache
def read_own_files() -> None:
    """Read what is read late, since the checkout may be closed to nobody."""
    for module in pkgutil.walk_packages(wirereader.__path__, "wirereader."):
        if not {"training", "scoring", "__main__"}.intersection(module.name.split(".")):
            importlib.import_module(module.name)
    edition()


@pytest.fixture
def read_only_home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A home with the samples in its library, of which nothing may be written."""
    home = Path(tempfile.mkdtemp(prefix="home-"))  # pytest's own is closed to others
    monkeypatch.setenv("WIREREADER_HOME", str(home))
    for name in ("WIREREADER_PLAIN", "ACCESSIBLE"):
        monkeypatch.delenv(name, raising=False)
    assert start.main(["list"]) == start.main(["export"]) == 0
    read_own_files()
    (home / "library.sqlite3").chmod(0o444)
    home.chmod(0o555)
    with as_nobody():
        yield home
    home.chmod(0o755)
    shutil.rmtree(home)


@pytest.mark.parametrize("line", ["list", "read 1", "search president", "do list", "export"])
def test_a_library_that_can_only_be_read_is_read(
    read_only_home: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    before = (read_only_home / "library.sqlite3").read_bytes()
    capsys.readouterr()
    assert start.main(line.split()) == 0
    out, err = capsys.readouterr()
    assert out
    assert not err
    assert (read_only_home / "library.sqlite3").read_bytes() == before


@pytest.mark.parametrize("line", [*WRITING, "do star 1", "do tag sport", "remove samples"])
def test_what_would_write_to_it_is_refused_with_the_reason(
    read_only_home: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    before = (read_only_home / "library.sqlite3").read_bytes()
    capsys.readouterr()
    assert start.main(line.split()) == 74
    out, err = capsys.readouterr()
    assert not out
    assert "It is not writable." in err
    assert (read_only_home / "library.sqlite3").read_bytes() == before


@pytest.mark.parametrize("line", ["set theme wire-light", "width 70", "set bell on --json"])
def test_a_setting_that_is_not_kept_is_no_success(
    read_only_home: Path, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    capsys.readouterr()
    assert start.main(line.split()) == 2
    out, err = capsys.readouterr()
    assert not out
    assert "is not changed." in err
    assert not (read_only_home / "config.toml").exists()


def test_plain_mode_reads_on_and_shows_no_mark_that_is_not_kept(
    read_only_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    capsys.readouterr()
    lines = ("1", "all", "star", "mark-all-read", "undo", "add http://a.example/", "r", "e", "l")
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join((*lines, "q"))))
    assert start.main(["--plain"]) == 0
    told = capsys.readouterr().out
    assert told.count("Nothing can be saved in the library") == 7, "at the start, 5 times, in e"
    assert "It lasts until you quit" not in told
    assert told.count("20 stories, 20 unread, 3 breaking.") == 2, "as before, at the end"
    assert read_only_home.is_dir()


def test_a_disk_that_fills_up_leaves_the_list_and_tells_why(
    quiet_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start.main(["list"]) == 0
    listed = capsys.readouterr().out

    def full(*_: object) -> None:
        raise LibraryFault("The library cannot be used.", "The disk is full.", "Make room.")

    monkeypatch.setattr("wirereader.desk.subscriptions.sample_stories.keep_samples", full)
    assert start.main(["list"]) == 0
    assert capsys.readouterr().out == listed
    assert start.main(["star", "1"]) == 74
    assert "The disk is full." in capsys.readouterr().err
    assert quiet_home.is_dir()


def test_marks_that_cannot_be_kept_at_the_end_are_told_and_no_success(
    quiet_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object, **__: object) -> int:
        raise LibraryFault("The library cannot be used.", "Another program is writing.", "Wait.")

    assert start.main(["list"]) == 0
    with monkeypatch.context() as patched:
        patched.setattr("wirereader.library.library.Library.set_marks", locked)
        patched.setattr(sys, "stdin", io.StringIO("star 2\nq\n"))
        assert start.main(["--plain"]) == 74
    told = capsys.readouterr()
    assert "Starred: " in told.out
    assert told.err.startswith("Marks are not saved: The library cannot be used. Another program")
    monkeypatch.setattr(sys, "stdin", io.StringIO("star 2\nq\n"))
    assert start.main(["--plain"]) == 0
    assert not capsys.readouterr().err
    assert quiet_home.is_dir()


def test_stories_of_files_need_no_library_and_their_marks_cost_one_line(
    quiet_home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet_home.mkdir()
    (quiet_home / "library.sqlite3").write_text("this is no library " * 100)
    monkeypatch.setattr(sys, "stdin", io.StringIO("star 1\nl\nq\n"))
    assert start.main(["--plain", str(SEED.parent)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.startswith("Marks are not saved: ") for line in lines].count(True) == 1
    assert any(re.fullmatch(r"Starred: .*\. It lasts until you quit\.", line) for line in lines)
    assert any(line.endswith("Starred.") and line.startswith("1. ") for line in lines)


def run(
    *arguments: str, home: Path, text: str = "", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "wirereader", *arguments],
        input=text.encode(),
        capture_output=True,
        check=False,
        timeout=LIMIT_S,
        env={**os.environ, "WIREREADER_HOME": str(home), **environment},
    )


@pytest.mark.journey
def test_output_is_utf8_whatever_the_locale(home: Path) -> None:
    result = run("list", home=home, LC_ALL="C", LANG="C", PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "Valparaíso" in result.stdout.decode("utf-8")


@pytest.mark.journey
@pytest.mark.parametrize("zone", ["XXX+24", "XXX-24:30", "XXX+24YYY+23"])
@pytest.mark.parametrize("command", ["briefing", "search today", "list"])
def test_a_time_zone_a_day_from_utc_is_answered(home: Path, zone: str, command: str) -> None:
    result = run(*command.split(), home=home, TZ=zone)
    assert result.returncode in {0, 1}
    assert b"Internal error" not in result.stderr


@pytest.mark.journey
def test_a_reader_who_has_had_enough_is_no_error(home: Path) -> None:
    command = f"'{sys.executable}' -m wirereader list --json --width 80 | head -c 1"
    result = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        capture_output=True,
        check=False,
        timeout=LIMIT_S,
        env={**os.environ, "WIREREADER_HOME": str(home)},
    )
    assert result.stdout == b"["
    assert not result.stderr
    assert result.returncode in {0, 141}


@pytest.mark.journey
def test_findings_of_the_first_story_with_the_real_engine(home: Path) -> None:
    result = run("read", str(SEED), "--json", home=home)
    story = json.loads(result.stdout)
    names = {entity["name"] for entity in story["findings"]["entities"]}
    assert {"David Darchiashvili", "Mikheil Saakashvili", "Tbilisi"} <= names


@pytest.mark.journey
def test_the_version(home: Path) -> None:
    result = run("--version", home=home)
    assert result.stdout.startswith(b"wirereader ")


@pytest.mark.journey
def test_no_process_is_left_behind_when_the_program_is_killed(home: Path) -> None:
    """The worker ends when its input closes, whoever closed it."""
    program = subprocess.Popen(
        [sys.executable, "-m", "wirereader", "--plain", str(SEED)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "WIREREADER_HOME": str(home)},
    )
    assert program.stdin is not None
    assert program.stdout is not None
    program.stdin.write(b"u\n")
    program.stdin.flush()
    for line in program.stdout:
        if line == b"3 quotes.\n":
            break
    if not Path(f"/proc/{program.pid}/task/{program.pid}/children").exists():
        pytest.skip("this system does not tell a process's children")
    workers = children(program.pid)
    program.kill()
    program.communicate()
    assert len(workers) == 1
    wait_until_gone(workers)


def test_a_library_without_a_table_is_a_fault_and_no_missing_story(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(["list"]) == 0
    with contextlib.closing(sqlite3.connect(home / "library.sqlite3")) as library:
        library.execute("DROP TABLE wholes")
    capsys.readouterr()
    assert start.main(["read", "1"]) == 74
    told = capsys.readouterr()
    assert "cannot be used" in told.err
    assert "There are 20" not in told.out + told.err
