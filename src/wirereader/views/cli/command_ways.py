"""Every way to every command, as one table: keys in each preset, palette, plain word, verb.

Generated from the command table, never typed; `wirereader help --export ways` prints it.
"""

from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import TABLE, usage
from wirereader.desk.keymap import MOVES, PRESETS, Move, preset_keys, spoken
from wirereader.views.cli.arguments import VERBS

ANY = "do"
"""The verb that does any command of the table."""
_NAMED_OTHERWISE = {
    "whole-article": "article",
    "pause": "sources pause",
    "resume": "sources resume",
}
"""Commands whose verb has another name."""


def verb_of(command: Command) -> str:
    """How a script does a command: by a verb of its own, or by the one for all."""
    word = command.word
    if word in _NAMED_OTHERWISE:
        return _NAMED_OTHERWISE[word]
    return word if word in VERBS else f"{ANY} {word}"


def ways_markdown() -> str:
    """The table as Markdown: a row for each command, then one for each move of the screen."""
    heads = ["command", *PRESETS, "palette", "plain", "command line"]
    keys = {name: preset_keys(name) for name in PRESETS}
    rows: list[list[str]] = [heads, ["---"] * len(heads)]
    both: tuple[Command | Move, ...] = (*TABLE, *MOVES)
    for row in both:
        pressed = [" ".join(map(_code, map(spoken, keys[name][row.word]))) for name in PRESETS]
        rows.append([_code(_usage(row)), *pressed, _code(row.word), *_typed(row)])
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def _usage(row: Command | Move) -> str:
    return usage(row) if isinstance(row, Command) else row.word


def _typed(row: Command | Move) -> tuple[str, str]:
    """What is typed in plain mode, and for a script; a move is of the screen alone."""
    if isinstance(row, Move):
        return "", ""
    return " ".join(map(_code, (row.word, *row.short))), _code(f"wirereader {verb_of(row)}")


def _code(text: str) -> str:
    return "``" + f" {text} " + "``" if "`" in text else f"`{text}`".replace("|", "\\|")
