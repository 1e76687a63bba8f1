"""What a typed command line may become: words of the table, names of the open story."""

from collections.abc import Iterable, Sequence

from wirereader.desk.commands import TABLE, Command, beginning_with, by_word
from wirereader.desk.copying import WHAT
from wirereader.desk.moves import folded
from wirereader.desk.outcomes import NamesShown

_NAMED = frozenset({"find", "card"})
_FIXED = {
    "copy": WHAT,
    "set": ("width", "prompt short", "prompt long", "prompt none", "typography on"),
}
MOST = 200


def candidates(line: str, names: NamesShown) -> Sequence[str]:
    """Whole lines that begin with what is typed, at most MOST."""
    word, blank, rest = line.lstrip().partition(" ")
    if not blank:
        typed = folded(word)
        found = [command for command in TABLE if command.word.startswith(typed)]
        return [_with_blank(command) for command in found][:MOST]
    command = _meant(word)
    if command is None:
        return ()
    wanted = folded(rest)
    ends = (end for end in _arguments(command, names) if folded(end).startswith(wanted))
    return [f"{word} {end}" for end in ends][:MOST]


def _meant(word: str) -> Command | None:
    if (command := by_word(word)) is not None:
        return command
    found = beginning_with(folded(word))
    return found[0] if len(found) == 1 else None


def _with_blank(command: Command) -> str:
    return f"{command.word} " if command.takes else command.word


def _arguments(command: Command, names: NamesShown) -> Iterable[str]:
    if command.word in _NAMED:
        return _of_names(names)
    if command.word == "help":
        return (one.word for one in TABLE)
    return _FIXED.get(command.word, ())


def _of_names(names: NamesShown) -> Iterable[str]:
    """Names, then their last words: a person is asked for by either."""
    whole = [line.entity.name for line in names.names]
    lasts = [name.split()[-1] for name in whole if " " in name]
    return dict.fromkeys((*whole, *lasts))
