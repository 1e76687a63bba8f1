"""The man page that is installed tells what the program takes."""

import shutil
import subprocess
from pathlib import Path

import pytest

import wirereader
from tests.support.waiting import LIMIT_S
from wirereader.desk.commands.table import TABLE
from wirereader.views.cli.arguments import VERBS
from wirereader.views.cli.manual_page import manual_page

PAGE = Path(wirereader.__file__).parent / "help" / "wirereader.1"


def test_the_page_is_as_the_tables_are() -> None:
    """Made anew by: wirereader help --export man > src/wirereader/help/wirereader.1."""
    assert PAGE.read_text("utf-8") == manual_page()


@pytest.mark.skipif(shutil.which("man") is None, reason="no man")
def test_man_shows_it_without_a_warning() -> None:
    ran = subprocess.run(
        ["man", "--warnings", "-l", str(PAGE)],
        capture_output=True,
        text=True,
        check=True,
        timeout=LIMIT_S,
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "80", "LANG": "C.UTF-8"},
    )
    assert ran.stderr == ""
    words = set(ran.stdout.split())
    assert {*VERBS, *(command.word for command in TABLE)} <= words
    assert "--quiet" in words
