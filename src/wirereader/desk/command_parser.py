"""A line that a person typed, understood as one command: words, short forms, numbers, prefixes."""

import re
from dataclasses import dataclass

from wirereader.desk.commands.table import TABLE, Command, beginning_with, by_word
from wirereader.desk.session import Session, TargetKind
from wirereader.story.folding import folded

_NUMBER = re.compile(r"\d{1,9}\Z", re.ASCII)
_RANGE = re.compile(r"\d{1,9}\s*-\s*\d{1,9}\Z", re.ASCII)
_PARAGRAPH = re.compile(r"(\d{1,9})\s*g\Z", re.ASCII | re.IGNORECASE)
_LONGEST_SHOWN = 40


@dataclass(frozen=True, slots=True)
class Typed:
    """A command and what follows it."""

    command: Command
    arguments: tuple[str, ...] = ()


def understand(line: str, session: Session) -> Typed | str:
    """The command that `line` means where the reader is, or a sentence that says why none."""
    line = line.strip()
    if not line:
        return Typed(_row("read"))
    if _NUMBER.match(line):
        return _picked(line, session)
    if _RANGE.match(line):
        is_reading = session.numbers is TargetKind.PARAGRAPH and not session.listed
        return Typed(_row("paragraph" if is_reading else "list"), (line,))
    return _marked(line) or _worded(line)


def _marked(line: str) -> Typed | None:
    """What its signs alone tell: "5g", "/words"."""
    paragraph = _PARAGRAPH.match(line)
    if paragraph:
        return Typed(_row("paragraph"), (paragraph[1],))
    if line[0] in "/\\" and len(line) > 1:  # as in ed: no blank is needed
        return Typed(_row("search"), (line[1:].strip(),))
    return None


def _worded(line: str) -> Typed | str:
    word, _, rest = line.partition(" ")
    command = _command(folded(word))
    if isinstance(command, str):
        return command
    rest = rest.strip()
    if rest and not command.takes:
        return f"{command.word} takes nothing after it. h {command.word} explains it."
    if not rest and command.takes and not command.takes[0].is_optional:
        return f"{command.word} needs a {command.takes[0].name.lower()}. {command.help}"
    return Typed(command, (rest,) if rest else ())


def _row(word: str) -> Command:
    command = by_word(word)
    if command is None:
        raise KeyError(word)
    return command


def _command(word: str) -> Command | str:
    exact = by_word(word)
    if exact is not None:
        return exact
    found = beginning_with(word) if word else ()
    if len(found) == 1:
        return found[0]
    shown = word if len(word) <= _LONGEST_SHOWN else f"{word[:_LONGEST_SHOWN]}..."
    if found:
        names = ", ".join(command.word for command in found)
        return f"{shown} may mean {names}."
    import difflib

    near = difflib.get_close_matches(word, [command.word for command in TABLE], 1, 0.75)
    hint = f" Did you mean {near[0]}?" if near else ""
    return f"Unknown command {shown}.{hint} h for help."


def _picked(number: str, session: Session) -> Typed | str:
    """What a number alone stands for: an item of the last list."""
    if not session.listed:
        word = "paragraph" if session.numbers is TargetKind.PARAGRAPH else "open"
        return Typed(_row(word), (number,))
    index = int(number) - 1
    if not 0 <= index < len(session.listed):
        return f"No {number} in the last list. It has {len(session.listed)}."
    target = session.listed[index]
    if target.kind is TargetKind.ENTITY:
        return Typed(_row("find"), (f"@{target.key}",))
    if target.kind is TargetKind.KNOWN:
        return Typed(_row("card"), (f"#{target.key}",))
    words = {
        TargetKind.STORY: "open",
        TargetKind.PARAGRAPH: "paragraph",
        TargetKind.QUOTE: "quote",
        TargetKind.MENTION: "mention",
        TargetKind.NAMING: "naming-story",
        TargetKind.LINK: "browse",
    }
    return Typed(_row(words[target.kind]), (target.key,))
