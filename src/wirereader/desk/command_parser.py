"""A line that a person typed, understood as one command and what it is about."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from wirereader import late_re as re
from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import (
    TABLE,
    beginning_with,
    by_word,
    keeping_star,
    topics,
)
from wirereader.desk.phrases import TAKEN_AS
from wirereader.desk.search.close_spelling import closest
from wirereader.desk.search.content_words import SMALL, searches_for, with_one_less
from wirereader.desk.search.topics_of_news import topic_query
from wirereader.desk.session import Numbers, Room, Session
from wirereader.desk.targets import (
    Addable,
    Answer,
    EntityIndex,
    KnownId,
    KnownPair,
    LinkNumber,
    MentionIndex,
    Name,
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
from wirereader.desk.wording.asked_part import part_asked
from wirereader.desk.wording.grammar.rule import ABOVE, BY_WORDS, NOTE
from wirereader.desk.wording.grammar.sentence import tokens_of
from wirereader.desk.wording.grammar.shell_lines import as_slash_command
from wirereader.desk.wording.grammar.shell_options import told_of_option
from wirereader.desk.wording.grammar.typing_errors import HARSH, all_mended, is_known, mended_lines
from wirereader.desk.wording.questions.second_part import first_question, is_question, parted_wish
from wirereader.desk.wording.rewording import LONGEST, OF_STORY, REFUSAL, THEN, readings
from wirereader.desk.wording.synonyms import SYNONYMS
from wirereader.story.folding import folded
from wirereader.story.identity import ID_SHAPE

_NUMBER = re.compile(r"\d{1,9}\Z", re.ASCII)
_RANGE = re.compile(r"\d{1,9}\s*-\s*\d{1,9}\Z", re.ASCII)
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]")
_PARAGRAPH = re.compile(r"(\d{1,9})\s*g\Z", re.ASCII | re.IGNORECASE)
_NAME_BY_NUMBER = re.compile(r"([@#])(\d{1,18})", re.ASCII)
_NAMING = re.compile(r"#?(\d{1,18}) (\S+)(?: (\d{1,9}))?", re.ASCII)
_ROW = re.compile(
    r"(?:the )?([^\W\d].*) (?:folder|category|feed|source|channel|tag)", re.IGNORECASE
)
"""The name of a row of the tree with its noun: "Asia folder"."""
_MAY_BE_A_NAME = re.compile(r"[^\W\d]\S+(?: \S+){0,3}")
TAKEN = "Taken as "
"""Begins the sentence that says how a line with a typing error was read."""
TO_HIDE = "To hide "
"""Begins the sentence that says how a rule is made."""
_IS_NO_COMMAND = re.compile(r" takes no argument\.| is ambiguous: ")
"""Refusals of lines that begin like a command and may be a topic: "next president"."""
_SAYING = re.compile(r"[^\W_]")
"""What a line that is searched for has: of signs alone every story is found."""
_LETTERS = re.compile(r"[^\W\d_]{3}")
_IS_WORD = re.compile(r"[^\W\d_]{3,}")
"""A word, which ends as no file does."""
_WRITTEN: Final = {
    "export": ("opml", "write the sources to a file"),
    "backup": ("zip", "save the library and the settings"),
}
"""Commands that write a file, with its ending and what for."""
_ASKING = frozenset({"who", "what", "when", "where", "why", "how", "which", "is", "are", "the"})
"""Words that begin a question: with more after them they are no command cut short."""
_TOGGLES = re.compile(r"(?i)\A\s*\*|\b(?:toggle|flip|switch|invert|change)\b")
"""A line that asks for a mark to be the other one."""
_LONGEST_SHOWN = 40
_SEVERAL = 2
"""A line of so many words may be about something that is explained."""
_LISTED = {
    StoryNumber: "open",
    StoryId: "open",
    Range: "paragraph",
    QuoteNumber: "quote",
    MentionIndex: "mention",
    EntityIndex: "find",
    KnownId: "card",
    StoryNaming: "card-story",
    LinkNumber: "browse",
    Addable: "add",
    ScopeId: "scope",
}
"""What a number typed after a list does with the item of that number."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A command and what it is about."""

    command: Command
    target: Target | None = None
    story: int | None = None
    """The number in the list of the story that it is about, where that is not the one at hand."""
    named: str = ""
    """Words of the headline of the story that it is about, where these tell it."""
    then: tuple["Typed", ...] = ()
    """What is to be done after it, in turn."""
    note: str = ""
    """A sentence that is said before what came of it."""
    mended: str = ""
    """The line as it was typed, where a word of it was mended: what has those words goes first."""

    @property
    def wants_findings(self) -> bool:
        """Claim that it has nothing to say before its story's findings have come."""
        copied = self.target if self.command.word == "copy" else None
        is_of_quote = (
            isinstance(copied, QuoteNumber) or str(copied).casefold().partition(" ")[0] == "quote"
        )
        return self.command.wants_findings or is_of_quote


def understand(line: str, session: Session) -> Typed | str:
    """The command that `line` means where the reader is, or a sentence that says why none."""
    return next(iter(meanings(line, session)))


def meanings(line: str, session: Session) -> Iterator[Typed | str]:
    """What `line` may mean where the reader is, the likeliest first; at least one."""
    line = as_slash_command(line.strip())
    signed = _signed(line, session)
    if signed is not None:
        yield signed
        return
    plain = _CONTROLS.sub(" ", line)  # they part what a reading has done
    if of_option := told_of_option(plain):
        yield of_option
        return
    lines = () if _has_part(plain) else readings(plain, is_reading=_is_reading(session))
    read = [_steps(each, session) for each in lines]
    read = [one if isinstance(one, str) else _narrowed(one, plain) for one in read]
    refused = [one for one in read[:1] if not str(one).startswith("Unknown")]
    found = [one for one in read if isinstance(one, Typed)] or refused
    if found and isinstance(found[0], Typed):  # "mute rain": no source, but a word to hide
        found += [one for one in read if str(one).startswith(TO_HIDE)]
    if _is_reading(session) and found and is_question(plain):
        at = next((at for at, one in enumerate(found) if _is_search(one)), len(found))
        found.insert(at, Typed(_row("find"), TypedWords(f"?{plain.strip()}")))
    if session.story is not None and _is_find(found):
        found = found[:1]  # who reads a story is not taken elsewhere for a name it has not
    is_read = bool(found)
    if not is_read:
        found = _unread(line, session)
    endings = [_ending_told(one) for one in found]
    if any(endings):
        found = [*filter(None, endings), *(one for one in found if not _ending_told(one))]
    yield from found
    if is_read:  # "show unraed" is no source
        yield from _all_mended(plain, session)


def _has_part(line: str) -> bool:
    """Claim that a line is a command's own word and one of its parts: "feeds folders"."""
    word, _, part = folded(line).partition(" ")
    command = by_word(word)
    return command is not None and word == command.word and part in command.parts


def _all_mended(line: str, session: Session) -> Iterator[Typed]:
    """What a line means whose words are all of commands once they are mended, and of no name."""
    command = by_word(folded(line.partition(" ")[0]))
    if command is not None and any(one.want not in BY_NUMBER for one in command.takes):
        return  # "find Lee" is of a name
    better = all_mended(line)
    for reading in readings(better, is_reading=_is_reading(session)) if better else ():
        read = _steps(reading, session)
        if isinstance(read, str) or any(not is_sure(one) for one in (read, *read.then)):
            return
        yield replace(read, note=f"{TAKEN_AS} {better}. {read.note}".strip())


def command_of_known_words(line: str, session: Session) -> Typed | None:
    """The command that a line means all of whose words are of commands, or numbers; else None.

    None, too, for one that changes much or takes words of any kind, such as a search.
    """
    if not all(word.isdecimal() or is_known(word) for word in folded(line).split()):
        return None
    typed = understand(line, session)
    if isinstance(typed, str) or typed.command.word in {"search", "find", "scope"}:
        return None
    return typed if all(is_sure(one) for one in (typed, *typed.then)) else None


def is_sure(typed: Typed) -> bool:
    """Claim that a command may be done though its line was mistyped: it is of no free words."""
    is_view = isinstance(typed.target, ScopeId) and str(typed.target).startswith("view:")
    is_part = str(typed.target) in typed.command.parts
    is_free = isinstance(typed.target, TypedWords | ScopeId) and not (is_view or is_part)
    return not is_free and typed.command.word not in WIDE


def _ending_told(typed: Typed | str) -> str:
    """What to type for a file that is named by a word which is rather searched for; "" for none."""
    if isinstance(typed, str) or typed.target is None or typed.command.word not in _WRITTEN:
        return ""
    if _IS_WORD.fullmatch(str(typed.target)) is None:
        return ""
    ending, what = _WRITTEN[typed.command.word]
    return f"Type {typed.command.word} {typed.target}.{ending} to {what}."


def _unread(line: str, session: Session) -> list[Typed | str]:
    """What a line means that is no phrase: a command with what follows it, else what is near."""
    first = _worded(line, session)
    if isinstance(first, str):
        return [*_mended(line, session), first, *_as_words(line, first, session)]
    if _ending_told(first):
        return [first, Typed(_row("search"), TypedWords(line))]  # "export controls"
    if other := _ELSEWHERE.get(first.command.word):
        return [first, Typed(_row("search"), TypedWords(other))]
    if _is_named_oddly(first):
        return [first, Typed(_row("search"), TypedWords(line))]  # "star wars"
    return [first]


WIDE: Final = frozenset(
    {
        *("remove", "hide", "tag-new", "mark-all-read", "mark-event-read", "unfollow", "merge"),
        *("split", "merge-events", "split-event", "delete-search", "delete-rule", "delete-folder"),
        *("import", "sync", "quit", "pipe", "rename-folder", "set-source"),
    }
)
"""Commands that change much or leave: a mistyped line is answered with a question."""


BY_NUMBER: Final = frozenset(
    {Want.RANGE, Want.NUMBER, Want.STORY, Want.OPENABLE, Want.OPENABLE_IF_NAMED, Want.QUOTE}
)
"""What is told by a number, for the most part: other words behind it are of no name."""


_ELSEWHERE: Final = {"corrections": "title:correct*"}
"""What is searched for where a command alone finds nothing."""


def _mended(line: str, session: Session) -> list[Typed | str]:
    """What a line means once its typing errors are mended; what changes much is asked."""
    plain = _CONTROLS.sub(" ", line)
    for better in dict.fromkeys(filter(None, (all_mended(plain), *mended_lines(plain)))):
        read = [_steps(each, session) for each in readings(better, is_reading=_is_reading(session))]
        found = [one for one in read or [_worded(better, session)] if isinstance(one, Typed)]
        is_harsh = any(step.command.word in WIDE for one in found for step in (one, *one.then))
        if is_harsh or not HARSH.isdisjoint({*better.split()} - {*folded(plain).split()}):
            return [f"Unknown command {_short(line)}. Did you mean {better}? h for help."]
        if found:
            said = f"{TAKEN_AS} {better}."
            return [replace(one, note=f"{said} {one.note}".strip(), mended=line) for one in found]
    return []


def _as_words(line: str, refusal: str, session: Session) -> list[Typed]:
    """A line that is no command as the name of a source, folder or tag, and as a search.

    Where a story is open, its paragraph that has the words goes before stories that have them.
    """
    found: list[Typed] = []
    if _SAYING.search(line) is None or len(line) > LONGEST:
        return found
    tokens = tokens_of(line)
    bare = line[tokens[0].start : tokens[-1].end] if tokens else line  # "just the bbc, please"
    if bare != line and _MAY_BE_A_NAME.fullmatch(bare):
        found.append(Typed(_row("scope"), ScopeId(bare)))
    if (row := _ROW.fullmatch(line)) is not None:
        found.append(Typed(_row("scope"), ScopeId(row[1])))
    if _MAY_BE_A_NAME.fullmatch(line):
        found.append(Typed(_row("scope"), ScopeId(line)))
        words = line if topic_query(line)[0] else f'from:"{line}"'  # "Harbour Sports" is not sport
        found.append(Typed(_row("search"), TypedWords(words)))
    is_topic = _IS_NO_COMMAND.search(refusal) and _LETTERS.search(line.partition(" ")[2])
    if is_topic or (refusal.startswith("Unknown") and (" " in line or not nearest(line))):
        if _is_reading(session):
            found.append(Typed(_row("find"), TypedWords(f"?{line}")))
        first = first_question(line)
        asked = (*searches_for(line), *searches_for(first), *with_one_less(line))
        found += [Typed(_row("search"), TypedWords(one)) for one in asked]
    return found


def _narrowed(typed: Typed, line: str) -> Typed:
    """A command that shows several things, to show the one that a line asks for.

    A star that is asked for in words is given, and not taken away where there is one.
    """
    if _TOGGLES.search(line) is None:
        kept = tuple(replace(one, command=keeping_star(one.command)) for one in typed.then)
        typed = replace(typed, command=keeping_star(typed.command), then=kept)
    part = part_asked(typed.command.word, line) if typed.target is None else ""
    return replace(typed, target=TypedWords(part)) if part else typed


def _is_named_oddly(typed: Typed) -> bool:
    """Claim that a command about a story or source is followed by words: it may be a topic."""
    wants = {one.want for one in typed.command.takes}
    if Want.SOURCE in wants:
        return typed.target is not None and not str(typed.target).isdecimal()
    return isinstance(typed.target, TypedWords) and Want.STORY in wants


def _is_reading(session: Session) -> bool:
    return session.story is not None and session.room is not Room.HEADLINES


def _steps(reading: str, session: Session) -> Typed | str:
    """What a reading has done: one command, or several in turn; "!" begins a refusal."""
    if reading.startswith(REFUSAL):
        return reading.removeprefix(REFUSAL)
    note = ""
    steps: list[Typed] = []
    said_of = ""
    for each in reading.split(THEN):
        which, _, noted = each.rpartition(OF_STORY)
        said, _, line = noted.rpartition(NOTE)
        note = note or said
        typed = _picked(line, session) if _NUMBER.match(line) else _worded(line, session)
        if isinstance(typed, str):
            return typed
        steps.extend(_aimed(typed, which, session))
        said_of = said_of or "".join(one.note for one in steps)
    if not steps:
        return "No story stands there in this list."
    return replace(steps[0], then=tuple(steps[1:]), note=note or said_of)


def _aimed(typed: Typed, which: str, session: Session) -> list[Typed]:
    """A command for each story it is about: a number, the words of one, or all above or below."""
    if which.startswith(BY_WORDS):
        return _named_aim(typed, which.removeprefix(BY_WORDS), session)
    if which == ABOVE:
        return [replace(typed, story=number) for number in range(1, session.row + 1)]
    return [replace(typed, story=int(which)) if which else typed]


def _named_aim(typed: Typed, words: str, session: Session) -> list[Typed]:
    """A command about the story that some words tell, and what is wished for after it."""
    words, wish = parted_wish(words)
    first = replace(typed, named=words)
    if not wish:
        return [first]
    for reading in readings(wish, is_reading=typed.command.word in {"open", "read"}):
        then = _steps(reading, session)
        if isinstance(then, Typed) and not then.named:
            return [first, replace(then, then=()), *then.then]
    return [replace(first, note=f"Not understood, and not done: {_short(wish)}.")]


def _is_search(typed: Typed | str) -> bool:
    return isinstance(typed, Typed) and typed.command.word in {"search", "stories-about"}


def _is_find(found: Sequence[Typed | str]) -> bool:
    first = found[0] if found else ""
    return isinstance(first, Typed) and first.command.word == "find"


def _signed(line: str, session: Session) -> Typed | str | None:
    """What a line without a word means: Enter, a number, a range, a sign."""
    if not line:
        return Typed(_row("read"))
    if _NUMBER.match(line):
        return _picked(line, session)
    if _RANGE.match(line) and not line.startswith("next"):
        is_reading = session.numbers is Numbers.PARAGRAPHS and not session.listed
        return Typed(_row("paragraph" if is_reading else "list"), Range.read(line))
    return _marked(line)


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
    rest = rest.strip()
    command = _command(folded(word), f"{word} {rest}".strip())
    if isinstance(command, str):
        return command
    if rest and (part := _part_of(command, rest)):
        return Typed(command, TypedWords(part))
    is_asked = word in _ASKING and line.count(" ") > 1  # "why did the minister resign"
    is_sentence = word not in {command.word, *command.former} or is_asked
    if rest and not command.takes and is_sentence:
        return f"Unknown command {_short(line)}. {_hint(line)} h for help."
    if rest and not command.takes:
        near = nearest(line)
        if near and near != command.word:
            return f"Unknown command {_short(line)}. Did you mean {near}? h for help."
        return f"{command.word} takes no argument. h {command.word} explains it."
    if not rest and command.takes and not command.takes[0].is_optional:
        name = command.takes[0].name
        if " " in name:  # "WHAT FILE", "TAG QUERY"
            return f"Usage: {command.word} {name}. {command.help}"
        return f"{command.word} needs {_a(name.lower())}. {command.help}"
    return Typed(command, target_of(command, rest, session))


def _part_of(command: Command, rest: str) -> str:
    """The part that words after a command are, with words of its own: "spelled NAME"; else ""."""
    if rest.casefold() in command.parts:
        return rest.casefold()
    head, _, words = rest.partition(" ")
    heads = {one.partition(" ")[0] for one in command.parts if " " in one}
    return rest if words.strip() and head.casefold() in heads else ""


def _a(noun: str) -> str:
    """A noun after its article: "a number", "an address"."""
    return f"{'an' if noun[:1] in 'aeiou' else 'a'} {noun}"


def _row(word: str) -> Command:
    command = by_word(word)
    if command is None:
        raise KeyError(word)
    return command


def _command(word: str, line: str) -> Command | str:
    exact = by_word(word)
    if exact is not None:
        return exact
    is_asking = word in _ASKING and " " in line
    found = beginning_with(word) if word and not is_asking else ()
    if len(found) == 1:
        return found[0]
    if found:
        names = ", ".join(command.word for command in found)
        return f"{_short(word)} is ambiguous: {names}."
    shown = _short(line if " " in line else word)
    return f"Unknown command {shown}. {_hint(line, word)} h for help."


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}..."


def nearest(typed: str) -> str:
    """The command or phrase that a mistyped line is nearest to; "" where none is near."""
    known = (*(command.word for command in TABLE), *SYNONYMS)
    return closest(folded(typed), known)


def _hint(line: str, word: str = "") -> str:
    """What somebody may do whose line is no command: what is near it, or what help there is."""
    if _SAYING.search(line) is None:
        return "Type a number or a command."
    if len(line) > LONGEST:
        return "Type fewer words."
    near = nearest(line) or (nearest(word) if word == folded(line) else "")
    if near:
        return f"Did you mean {near}?"
    if len(line.split()) >= _SEVERAL:  # such a line was searched for before this is said
        return _helped(line) or "No story has these words."
    return f"search {_short(line)} searches for it."


def _helped(line: str) -> str:
    """What a line of several words names that is explained: a setting, a command, a topic."""
    from wirereader.settings.setting_fields import fields

    words = [one for one in folded(line).split() if one not in SMALL]
    keys = {field.key for field in fields()}
    for word in words:
        if word in keys:
            return f"settings {word} explains the setting {word}."
    known = next((one for one in words if _is_explained(one)), "")
    return f"h {known} explains {known}." if known else ""


def _is_explained(word: str) -> bool:
    command = by_word(word)
    return word in topics() or (command is not None and command.word == word)


def _picked(number: str, session: Session) -> Typed | str:
    """What a number alone stands for: an item of the last list."""
    if not session.listed:
        if session.numbers is Numbers.PARAGRAPHS:
            return Typed(_row("paragraph"), Range.read(number))
        return Typed(_row("open"), StoryNumber.read(number))
    index = int(number) - 1
    if not 0 <= index < len(session.listed):
        return f"No item {number}: the last list has {len(session.listed)}."
    target = session.listed[index]
    if isinstance(target, Answer):
        return Typed(_row(target.word), target.of)
    return Typed(_row(_LISTED[type(target)]), target)


# What follows a command's word


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
    listed = listed.of if isinstance(listed, Answer) else listed
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
    Want.SPEAKER: _name,
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
