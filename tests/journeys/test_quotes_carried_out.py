"""Quotes leave the full screen: the one at hand into the clipboard, a story's into files."""

import base64
import csv
import json
import re
from pathlib import Path

import pytest

from tests.support.terminal import Opener, Terminal

pytestmark = pytest.mark.journey
CLIPBOARD = re.compile(rb"\x1b\]52;c;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")


def typed(shown: Terminal, line: str) -> None:
    """Type a command on the line for it, and enter it."""
    shown.press(":")
    shown.wait_for(r"(?m)^:")
    shown.press(*line)
    shown.wait_for(re.escape(line))
    shown.press("enter")


def test_quotes_are_copied_and_exported(terminal: Opener, tmp_path: Path) -> None:
    shown = terminal("--tui", size=(200, 60))
    shown.wait_for(r"▌[● ] .*!! ")
    shown.wait_for(r"WHO SAID WHAT\W+[1-9]\d* quotes")
    shown.press("enter")
    shown.wait_for(r"▸ Story 1 of")
    shown.press('"')
    shown.wait_for(r"Quote 1 of \d+: \S+ ")
    shown.press("y")
    shown.wait_for(r"Copied")
    clipped = CLIPBOARD.search(bytes(shown.raw))
    assert clipped is not None
    words = base64.b64decode(clipped[1]).decode()
    table, notes = tmp_path / "q.csv", tmp_path / "q.jsonld"
    typed(shown, f"export-quotes story {table}")
    shown.wait_for(r"(?m)^ (\d+) quotes saved to .*q\.csv")
    typed(shown, f"export-quotes story {notes}")
    shown.wait_for(r"(?m)^ \d+ quotes saved to .*q\.jsonld")
    shown.press("Q")
    assert shown.wait_for_end() == 0
    rows = list(csv.DictReader(table.read_text("utf-8-sig").splitlines()))
    told = json.loads(notes.read_text("utf-8"))
    first = rows[0]
    assert words.startswith(f'"{first["words"]}" - {first["speaker"]} ({first["source"]}, ')
    assert len(rows) == told["total"]
