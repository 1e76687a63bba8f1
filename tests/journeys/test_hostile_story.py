"""A story file full of terminal commands, in the full screen on a real pseudo-terminal."""

import re
from pathlib import Path

import pytest

from tests.support.terminal import Opener, Terminal

pytestmark = pytest.mark.journey

HOSTILE = {
    "title": "\x1b]0;TAKEN\x07",
    "clipboard": "\x1b]52;c;VEFLRU4=\x07",
    "clipboard, other end": "\x1b]52;c;VEFLRU4=\x1b\\",
    "link": "\x1b]8;;http://taken.invalid\x1b\\l\x1b]8;;\x1b\\",
    "clear": "\x1b[2J\x1b[3J",
    "move": "\x1b[31;17H",
    "report": "\x1b[6n\x1b[c\x1b[21t",
    "reset": "\x1bc",
    "charset": "\x1b(0",
    "device control": "\x1bP$q\x1b\\",
    "program command": "\x1b_TAKEN\x1b\\",
    "private message": "\x1b^TAKEN\x1b\\",
    "C1 as code points": "\x9b31m\x9d0;TAKEN\x9c\x90q\x9c\x85",
    "C0": "\x00\x01\x05\x07\x08\x0b\x0c\x0e\x0f\x7f",
    "bidi": "\u202e\u202d\u202a\u202b\u2066\u2067\u2068",
    "tags": "".join(chr(0xE0000 + ord(letter)) for letter in "TAKEN"),
    "separators": "\u2028\u2029",
    "markup": "[red]x[/] [@click=app.quit]y[/]",
    "marks": "a" + "\u0301" * 120,
    "left open": "\x1b]0;TAKEN",
    "lone escape": "\x1b",
}
FIELDS = ("source", "headline", "kicker", "byline", "dateline", "slug", "note")
SEQUENCE = re.compile(
    rb"\x1b\[([<=>?]?)[0-9;:]*([ -/]*[@-~])|\x1b([\]PX^_])|\x1b([^\[\]PX^_])"
    rb"|([\x00-\x1a\x1c-\x1f\x7f])|\xc2([\x80-\x9f])"
)
HIDDEN = [*HOSTILE["bidi"], *HOSTILE["tags"], *HOSTILE["separators"], "\ufeff"]
KEYS = ("enter", "down", "down", "u", "i", "f", "escape", "c", "escape", "w", "?", "escape", "e")


def kinds(raw: bytes) -> set[tuple[bytes, ...]]:
    """Every kind of control sequence and control byte that was sent, whatever its numbers."""
    return {match.groups(b"") for match in SEQUENCE.finditer(raw)}


def story_file(folder: Path, name: str, hostile: str) -> None:
    front = "".join(f"{field}: {field} {hostile} end\n" for field in FIELDS)
    words = f"Ida Velde {hostile} said in Lisbon: “We {hostile} know nothing,” she said.\n\n"
    (folder / f"{name}.txt").write_bytes(f"---\n{front}---\n\n{words * 3}".encode())


def walk(terminal: Opener, folder: Path, size: tuple[int, int]) -> Terminal:
    shown = terminal("--tui", str(folder), size=size)
    shown.wait_for(r"▸[0-9A-Z ]+|▸ Story")
    shown.settle(0.3)
    for key in (*KEYS, "escape", "escape", "escape", "down", "enter"):
        shown.press(key)  # one by one: Esc and what follows at once would be another key
        shown.settle()
    return shown


@pytest.mark.parametrize("size", [(80, 24), (200, 60)], ids=str)
def test_a_story_commands_no_terminal(
    terminal: Opener, tmp_path: Path, size: tuple[int, int]
) -> None:
    tame, wild = tmp_path / "tame", tmp_path / "wild"
    tame.mkdir()
    wild.mkdir()
    story_file(tame, "a", "plain")
    story_file(tame, "b", "plain 👨‍👩‍👧 ❤️ 🏽")  # what makes us move to the column of a pane
    for number, hostile in enumerate(HOSTILE.values()):
        story_file(wild, f"one-{number:02}", hostile)
    story_file(wild, "all", " ".join(HOSTILE.values()))

    usual = kinds(bytes(walk(terminal, tame, size).raw))
    shown = walk(terminal, wild, size)
    for _ in HOSTILE:  # every story is opened once
        shown.press("J")
        shown.settle(0.1)
    assert kinds(bytes(shown.raw)) <= usual
    for command in (b"\x1b]0;", b"\x1b]52", b"\x1b]8;", b"\x1b[2J\x1b[3J", b"\x1b[31;17H\x1b"):
        assert command not in shown.raw
    assert not [sign for sign in HIDDEN if sign.encode() in shown.raw]
    shown.press("Q")
    assert shown.wait_for_end() == 0


def test_markup_is_shown_as_it_is_written(terminal: Opener, tmp_path: Path) -> None:
    story_file(tmp_path, "markup", HOSTILE["markup"])
    shown = terminal("--tui", str(tmp_path), size=(120, 36))
    shown.wait_for(r"\[red\]x\[/\] \[@click=app\.quit\]y\[/\]")
    shown.press("Q")
    assert shown.wait_for_end() == 0
