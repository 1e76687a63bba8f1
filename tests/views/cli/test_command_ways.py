"""The table of every way to every command says all there is, and nothing that is not."""

import pytest

from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.key_table import MOTIONS
from wirereader.desk.keymap.keymap import preset_keys
from wirereader.desk.keymap.presets import PRESETS, UNUSED
from wirereader.views.cli import command_ways
from wirereader.views.cli.arguments import VERBS, understand

HEADS, _, *ROWS = (
    [cell.strip().replace("\\|", "|") for cell in line.strip("|").split(" | ")]
    for line in command_ways.ways_markdown().splitlines()
)
BY_WORD = {
    row[HEADS.index("palette")].strip("`"): dict(zip(HEADS, row, strict=True))
    for row in ROWS
    if row[HEADS.index("palette")]
}


def test_every_command_and_every_move_has_its_row() -> None:
    assert list(BY_WORD) == [*(row.word for row in TABLE), *(row.word for row in MOTIONS)]


def test_a_key_that_does_nothing_here_is_told_with_what_it_does_elsewhere() -> None:
    at = HEADS.index("newsboat")
    told = [(row[0].rpartition(" (")[2].strip(")"), row[at].strip("`")) for row in ROWS]
    for one in UNUSED["newsboat"]:
        assert (f"newsboat: {one.meaning}", spoken(one.key)) in told


@pytest.mark.parametrize("preset", PRESETS)
def test_every_key_of_every_preset_is_told(preset: str) -> None:
    for word, keys in preset_keys(preset).items():
        told = BY_WORD[word][preset].split()
        assert [one for one in told if one != "``"] == [
            spoken(key) if spoken(key) == "`" else f"`{spoken(key)}`" for key in keys
        ], word


@pytest.mark.parametrize("command", TABLE, ids=lambda command: command.word)
def test_every_command_can_be_typed_and_be_scripted(command: Command) -> None:
    row = BY_WORD[command.word]
    assert row["plain"].split()[0].strip("`") == command.word
    program, verb, *rest = row["command line"].strip("`").split()
    assert program == "wirereader"
    assert verb in VERBS
    if verb == command_ways.ANY:
        assert understand([verb, *rest]).words == command.word
    else:
        assert verb == command.word or rest == [command.word] or command.word.endswith(verb)
