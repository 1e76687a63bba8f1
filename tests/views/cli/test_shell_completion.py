"""Completion, as real shells ask for it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.views.cli.shell_completion import SHELLS, script, whole_parser

PROGRAM = Path(sys.executable).parent / "wirereader"
BASH = """
source {script}
COMP_LINE="{line}"; COMP_POINT=${{#COMP_LINE}}; COMP_TYPE=9
COMP_WORDS=({line}); [[ "$COMP_LINE" == *" " ]] && COMP_WORDS+=("")
COMP_CWORD=$((${{#COMP_WORDS[@]}}-1))
_python_argcomplete wirereader "${{COMP_WORDS[COMP_CWORD]}}" "${{COMP_WORDS[COMP_CWORD-1]}}"
printf '%s\\n' "${{COMPREPLY[@]}}"
"""


@pytest.fixture
def asked(tmp_path: Path, home: Path) -> dict[str, str]:
    """The environment of a shell that finds our program."""
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, "WIREREADER_HOME": str(home), "HOME": str(tmp_path)}


def said(shell: list[str], environment: dict[str, str]) -> list[str]:
    ran = subprocess.run(
        shell, capture_output=True, text=True, check=True, timeout=LIMIT_S, env=environment
    )
    return [line.split("\t")[0].strip() for line in ran.stdout.splitlines()]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("wirereader refr", "refresh"),
        ("wirereader refresh --qu", "--quiet"),
        ("wirereader completion z", "zsh"),
        ("wirereader help acces", "access"),
        ("wirereader next-para", "next-paragraph"),
        ("wirereader do whole-s", "whole-story"),
        ("wirereader settings set appearance.theme wire-l", "wire-light"),
        ("wirereader settings set refresh.on_start o", "off"),
        ("wirereader search aut", "author:"),
    ],
)
def test_bash_completes(tmp_path: Path, asked: dict[str, str], line: str, found: str) -> None:
    if shutil.which("bash") is None or not PROGRAM.exists():
        pytest.skip("no bash, or the program is not installed")
    (tmp_path / "script").write_text(script("bash"))
    code = BASH.format(script=tmp_path / "script", line=line)
    assert found in said(["bash", "--norc", "-c", code], asked)


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish")
def test_fish_completes(tmp_path: Path, asked: dict[str, str]) -> None:
    (tmp_path / "script").write_text(script("fish"))
    code = f"source {tmp_path / 'script'}; complete -C 'wirereader refresh --qu'"
    assert "--quiet" in said(["fish", "--no-config", "-c", code], asked)


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh")
def test_zsh_takes_the_script(tmp_path: Path, asked: dict[str, str]) -> None:
    (tmp_path / "script").write_text(script("zsh"))
    code = f"autoload -U compinit; compinit -u -D; source {tmp_path / 'script'}"
    assert said(["zsh", "-f", "-c", f"{code}; print ${{_comps[wirereader]}}"], asked) == [
        "_python_argcomplete"
    ]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_names_the_program(shell: str) -> None:
    assert "wirereader" in script(shell)


def test_an_argument_that_is_no_file_completes_no_files() -> None:
    parser = whole_parser()
    verbs = next(one for one in parser._actions if isinstance(one.choices, dict))
    assert isinstance(verbs.choices, dict)
    rate = {action.dest: action for action in verbs.choices["save-search"]._actions}
    assert list(rate["words"].completer()) == []
    assert not hasattr(
        {action.dest: action for action in verbs.choices["parse"]._actions}["files"], "completer"
    )


@pytest.mark.parametrize("line", ["wirereader search pers", "wirereader remove a"])
def test_a_tab_makes_no_library(tmp_path: Path, asked: dict[str, str], line: str) -> None:
    if shutil.which("bash") is None or not PROGRAM.exists():
        pytest.skip("no bash, or the program is not installed")
    (tmp_path / "script").write_text(script("bash"))
    asked["WIREREADER_HOME"] = str(tmp_path / "new")
    code = BASH.format(script=tmp_path / "script", line=line)
    found = said(["bash", "--norc", "-c", code], asked)
    assert "search" not in line or "person:" in found
    assert not (tmp_path / "new").exists()
