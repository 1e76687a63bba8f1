"""Every way to every command, as one table: keys in each preset, palette, plain word, verb.

Generated from the command table, never typed; `wirereader help --export ways` prints it.
"""

from collections.abc import Iterator

from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import TABLE, usage
from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.key_table import MOTIONS, Motion, Row
from wirereader.desk.keymap.key_topic import rooms_in_words
from wirereader.desk.keymap.keymap import preset_keys
from wirereader.desk.keymap.presets import PRESETS, UNUSED
from wirereader.views.cli.arguments import VERBS

ANY = "do"
"""The verb that does any command of the table."""
_NAMED_OTHERWISE = {
    "full-article": "article",
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
    """The table as Markdown: a row for each command and each motion, then keys without use."""
    heads = ["command", *PRESETS, "palette", "plain", "command line"]
    keys = {name: preset_keys(name) for name in PRESETS}
    rows: list[list[str]] = [heads, ["---"] * len(heads)]
    every: tuple[Row, ...] = (*TABLE, *MOTIONS)
    for row in every:
        pressed = [" ".join(map(_code, map(spoken, keys[name][row.word]))) for name in PRESETS]
        rows.append([_code(_usage(row)), *pressed, _code(row.word), *_typed(row)])
    rows += _unused(heads)
    return "".join(f"| {' | '.join(cells)} |\n" for cells in rows)


def _unused(heads: list[str]) -> Iterator[list[str]]:
    """A row for each operation of another program whose key does nothing here."""
    for preset, every in UNUSED.items():
        for one in every:
            cells = dict.fromkeys(heads, "")
            cells["command"] = f"nothing {rooms_in_words(one.rooms)} ({preset}: {one.meaning})"
            cells[preset] = _code(spoken(one.key))
            yield list(cells.values())


def _usage(row: Row) -> str:
    return usage(row) if isinstance(row, Command) else row.word


def _typed(row: Row) -> tuple[str, str]:
    """What is typed in plain mode, and for a script; a motion is of the screen alone."""
    if isinstance(row, Motion):
        return "", ""
    return " ".join(map(_code, (row.word, *row.short))), _code(f"wirereader {verb_of(row)}")


def _code(text: str) -> str:
    return "``" + f" {text} " + "``" if "`" in text else f"`{text}`".replace("|", "\\|")
