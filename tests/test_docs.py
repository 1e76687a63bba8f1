"""What people are told is what the program does."""

import re
import shlex
from pathlib import Path

import pytest

from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import TABLE, usage
from wirereader.start import main
from wirereader.views.cli.arguments import understand
from wirereader.views.words import commands_markdown

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")


def block(name: str) -> str:
    match = re.search(rf"<!-- {name} -->\n(.*?)<!-- end -->", README, re.DOTALL)
    assert match, name
    return match[1].strip()


@pytest.mark.usefixtures("home")
def test_the_commands_are_a_page_of_help_and_not_of_the_readme(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["help", "commands"]) == 0
    told = capsys.readouterr().out
    for command in TABLE:
        assert f"\n{usage(command)}." in told
        assert command.help in told
    assert commands_markdown() not in README


@pytest.mark.parametrize(
    "line", [line[4:] for line in README.splitlines() if line.startswith("    wirereader ")]
)
def test_every_line_of_the_readme_is_understood(line: str) -> None:
    words = shlex.split(re.split(r" [|<>] | +# ", line)[0])
    assert understand(words[1:]).verb is not None


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.word)
def test_every_command_is_explained_in_one_sentence(command: Command) -> None:
    assert re.fullmatch(r"[A-Z][^.]*\.", command.help)


@pytest.mark.parametrize("name", ["run", "test"])
def test_each_set_up_is_one_command(name: str) -> None:
    lines = [line for line in block(name).splitlines() if line.strip()]
    assert len(lines) == 1
    assert "pip install" in lines[0]


def test_nothing_stands_beside_the_layout() -> None:
    allowed = {"pyproject.toml", "README.md", "LICENSE", "NOTICE", "src", "feeds", "tests"}
    there = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    assert there - {"build", "dist", "venv"} <= allowed


def test_no_file_is_two_rooms_in_one() -> None:
    longest = {
        str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "src").rglob("*.py")
    }
    assert {name: lines for name, lines in longest.items() if lines > 600} == {}


def test_pictures_and_files_the_readme_names_are_there() -> None:
    named = re.findall(r"\]\(([^)#]+)\)", README) + re.findall(
        r"`((?:feeds|tests)/[\w./-]+)`", README
    )
    for name in named:
        assert (ROOT / name).exists(), name
