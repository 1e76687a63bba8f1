"""A line that a person typed, understood as one command and what it is about."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import TABLE, beginning_with, by_word
from wirereader.desk.session import Numbers, Session
from wirereader.desk.targets import (
    EntityIndex,
    KnownId,
    KnownPair,
    LinkNumber,
    MentionIndex,
    Number,
    QuoteNumber,
    Range,
    ScopeId,
    StoryId,
    StoryNaming,
    StoryNumber,
    Target,
    TypedWords,
    Want,
    source_named,
)
from wirereader.story.folding import folded
from wirereader.story.identity import ID_SHAPE

_NUMBER = re.compile(r"\d{1,9}\Z", re.ASCII)
_RANGE = re.compile(r"\d{1,9}\s*-\s*\d{1,9}\Z", re.ASCII)
_PARAGRAPH = re.compile(r"(\d{1,9})\s*g\Z", re.ASCII | re.IGNORECASE)
_NAME_BY_NUMBER = re.compile(r"([@#])(\d{1,18})", re.ASCII)
_NAMING = re.compile(r"#?(\d{1,18}) (\S+)(?: (\d{1,9}))?", re.ASCII)
_LONGEST_SHOWN = 40
_LISTED = {
    StoryNumber: "open",
    Range: "paragraph",
    QuoteNumber: "quote",
    MentionIndex: "mention",
    EntityIndex: "find",
    KnownId: "card",
    StoryNaming: "naming-story",
    LinkNumber: "browse",
    ScopeId: "scope",
}
"""What a number typed after a list does with the item of that number."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A command and what it is about."""

    command: Command
    target: Target | None = None


def understand(line: str, session: Session) -> Typed | str:
    """The command that `line` means where the reader is, or a sentence that says why none."""
    line = line.strip()
    if not line:
        return Typed(_row("read"))
    if _NUMBER.match(line):
        return _picked(line, session)
    if _RANGE.match(line):
        is_reading = session.numbers is Numbers.PARAGRAPHS and not session.listed
        return Typed(_row("paragraph" if is_reading else "list"), Range.read(line))
    return _marked(line) or _worded(line, session)


def _marked(line: str) -> Typed | None:
    """What its signs alone tell: "5g", "/words"."""
    paragraph = _PARAGRAPH.match(line)
    if paragraph:
        return Typed(_row("paragraph"), Range.read(paragraph[1]))
    if line[0] in "/\\" and len(line) > 1:  # as in ed: no blank is needed
        return Typed(_row("search"), TypedWords(line[1:].strip()))
    return None


def _worded(line: str, session: Session) -> Typed | str:
    word, _, rest = line.partition(" ")
    command = _command(folded(word))
    if isinstance(command, str):
        return command
    rest = rest.strip()
    if rest and not command.takes:
        return f"{command.word} takes nothing after it. h {command.word} explains it."
    if not rest and command.takes and not command.takes[0].is_optional:
        return f"{command.word} needs a {command.takes[0].name.lower()}. {command.help}"
    return Typed(command, target_of(command, rest, session))


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
        if session.numbers is Numbers.PARAGRAPHS:
            return Typed(_row("paragraph"), Range.read(number))
        return Typed(_row("open"), StoryNumber.read(number))
    index = int(number) - 1
    if not 0 <= index < len(session.listed):
        return f"No {number} in the last list. It has {len(session.listed)}."
    target = session.listed[index]
    return Typed(_row(_LISTED[type(target)]), target)


# What follows a command's word

Name = KnownId | EntityIndex | TypedWords


def target_of(command: Command, typed: str, session: Session) -> Target | None:
    """What `typed` means to a command; None where nothing is typed and nothing need be."""
    typed = typed.strip()
    if not command.takes or (not typed and command.takes[0].is_optional):
        return None
    read = _READ.get(command.takes[0].want)
    return TypedWords(typed) if read is None else read(typed, session)


def _story(typed: str, _: Session) -> Target:
    number = StoryNumber.read(typed)
    if number.is_readable:
        return number
    return StoryId(typed) if ID_SHAPE.fullmatch(typed) else TypedWords(typed)


def _name(typed: str, _: Session) -> Name:
    """A name; "@3" is one of the open story by its index, "#12" one of all stories by its id."""
    match = _NAME_BY_NUMBER.fullmatch(typed)
    if match is None:
        return TypedWords(typed)
    return EntityIndex(int(match[2])) if match[1] == "@" else KnownId(int(match[2]))


def _known(typed: str, session: Session) -> Name:
    """The same, or a number of the last list where that is of names of all stories."""
    index = Number.read(typed).number - 1
    listed = session.listed[index] if 0 <= index < len(session.listed) else None
    return listed if isinstance(listed, KnownId) else _name(typed, session)


def _known_pair(typed: str, session: Session) -> Target:
    one, _, other = typed.partition("=")
    if not one.strip() or not other.strip():
        return TypedWords(typed)
    return KnownPair(_known(one.strip(), session), _known(other.strip(), session))


def _naming(typed: str, _: Session) -> Target:
    match = _NAMING.fullmatch(typed)
    if match is None:
        return TypedWords(typed)
    return StoryNaming(int(match[1]), match[2], None if match[3] is None else int(match[3]))


def _scope(typed: str, session: Session) -> Target:
    """A row of the tree by id or name, or by its number in the last list where that was of them."""
    index = Number.read(typed).number - 1
    listed = session.listed[index] if 0 <= index < len(session.listed) else None
    return listed if isinstance(listed, ScopeId) else ScopeId(typed)


def _copyable(typed: str, _: Session) -> Target:
    number = QuoteNumber.read(typed)
    return number if number.is_readable else TypedWords(typed)


_READ: dict[Want, Callable[[str, Session], Target]] = {
    Want.STORY: _story,
    Want.OPENABLE: _story,
    Want.OPENABLE_IF_NAMED: _story,
    Want.RANGE: lambda typed, _: Range.read(typed),
    Want.NUMBER: lambda typed, _: Number.read(typed),
    Want.QUOTE: lambda typed, _: QuoteNumber.read(typed),
    Want.MENTION: lambda typed, _: MentionIndex.read(typed),
    Want.NAME: _name,
    Want.ANY_NAME: _name,
    Want.KNOWN: _known,
    Want.KNOWN_HERE: _name,
    Want.KNOWN_PAIR: _known_pair,
    Want.PLACE: _known,
    Want.NAMING: _naming,
    Want.LINK: lambda typed, _: LinkNumber.read(typed),
    Want.COPYABLE: _copyable,
    Want.SOURCE: lambda typed, _: source_named(typed),
    Want.SCOPE: _scope,
    Want.SOURCE_OR_SAMPLES: lambda typed, _: source_named(typed),
}
"""How the words after a command are read; what is not here is words."""
