"""Lines of people who write English as a second language, in the words of those who do not.

A preposition or article too few or too many, the order of another tongue, its verbs and nouns
("I want see", "mark how read", "what says Brown", "eliminate the star of 2"): each part of a line
that a fluent writer would not write is written as he would.  What a line is about stays as typed.
The file beside this module tells what is written for what.
"""

from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from wirereader import late_re as re
from wirereader.desk.commands.table import by_word
from wirereader.desk.targets import Want
from wirereader.desk.wording.grammar.vocabulary import concepts
from wirereader.desk.wording.synonyms import around_names
from wirereader.story.folding import folded

_FILE: Final = "second_language.txt"
_PIECE: Final = re.compile(r"([A-Z]+) = (.+)")
_SECTION: Final = re.compile(r"\[(.+)\]")
_WORDS, _BEGINNINGS, _WHOLE = "words", "beginnings", "whole"
_AT_THE_LIST, _IN_A_STORY = "at the list", "in a story"
_AROUND: Final = re.compile(
    r"\A(?:(?:yo|hey|hi|hello|bro|bruh|dude|omg|lol|um+|uh+|er|pls|plz|dear|good (?:morning|day))"
    r"(?: there| bro| dude| man| guys| sir)?[,.!]* )+(?=\S)(?!(?:there|again|you)\Z)"
    r"|(?:[ ,]+(?:lol|lmao|rofl|haha|pl+[sz]+|plea*s+e*|bro|bruh|dude|thx|ty|tysm|thanks|thank you"
    r"(?: very much| so much)?|many thanks|asap|tho|tbh|omg|kindly|sir|madam|my friend|rn|fr|idk|"
    r"if you (?:can|could|please|would|will|like)|if possible|for me please))+\Z",
    re.IGNORECASE,
)
"""What is said before and after what is asked for, and asks for nothing."""
_POLITE: Final = re.compile(r"\b(?:please|thanks|thank you)\b", re.IGNORECASE)
_INSIDE: Final = re.compile(r"(?<=\w) (?:please|pls|plz)(?= \w)", re.IGNORECASE)
"""Politeness between the words of a line: "repeat please the last"."""
_MOST: Final = 4
"""A line has at most so many such beginnings: "hey siri, I want listen the first"."""
_LONGEST: Final = 120
"""A line of more characters is a text, not what somebody asks for."""
_Amended = tuple[tuple[re.Pattern[str], str], ...]


def as_fluent(line: str, *, is_reading: bool) -> str:
    """The line as a fluent writer would write it; `line` itself where nothing is amiss.

    `is_reading`: a story is open.
    """
    if len(line) > _LONGEST or _is_command(line.strip()):
        return line
    plain = " ".join(line.split()).rstrip("?!. ")
    shorter = _without_beginnings(_without_talk(plain, is_reading=is_reading))
    for section in (_IN_A_STORY if is_reading else _AT_THE_LIST, _WHOLE):
        for pattern, same in _table()[section]:
            if (match := pattern.fullmatch(shorter)) is not None:
                return " ".join(match.expand(same).split())
    return line if shorter == plain else " ".join(shorter.split())


def _is_command(line: str) -> bool:
    """Claim that a line is a command alone or with a number: the table is not even read for it."""
    word, _, rest = line.partition(" ")
    return by_word(line) is not None or (rest.isdecimal() and by_word(word) is not None)


def _without_talk(plain: str, *, is_reading: bool) -> str:
    """A line without politeness and chat around it; a command keeps the words it takes."""
    word, _, rest = plain.partition(" ")
    command = by_word(folded(word))
    if command is not None and any(one.want is Want.TEXT for one in command.takes):
        return plain
    bare = _AROUND.sub("", _INSIDE.sub("", plain)) if rest else plain
    bare = (around_names(bare, _spelled_out) if rest else bare).rstrip(" ,")
    if bare.isdecimal():
        return bare  # "8 pls" opens what 8 alone does
    if " " in bare or bare == plain:
        return bare
    if folded(bare) not in concepts():
        return plain if is_reading else f"{bare} news"  # "ferries pls"
    return plain if _POLITE.search(plain) else bare  # "more please" is not the command "more"


def _spelled_out(line: str) -> str:
    """A line whose short words are written in full."""
    for pattern, same in _table()[_WORDS]:
        line = pattern.sub(same, line)
    return line


def _without_beginnings(plain: str) -> str:
    for _ in range(_MOST):
        for pattern, same in _table()[_BEGINNINGS]:
            if (match := pattern.match(plain)) is not None:
                plain = f"{match.expand(same)} {plain[match.end() :]}".lstrip()
                break
        else:
            break
    return plain


@cache
def _table() -> MappingProxyType[str, _Amended]:
    """What is written for what, by section of the file."""
    pieces: dict[str, str] = {}
    sections: dict[str, list[tuple[re.Pattern[str], str]]] = {}
    found: list[tuple[re.Pattern[str], str]] = []
    for row in (files(__package__) / _FILE).read_text("utf-8").splitlines():
        if not row or row.startswith("#"):
            continue
        if (match := _PIECE.fullmatch(row)) is not None:
            pieces[match[1]] = _filled(match[2], pieces)
        elif (match := _SECTION.fullmatch(row)) is not None:
            found = sections.setdefault(match[1], [])
        else:
            typed, _, same = row.partition(" ->")
            found.append((re.compile(_filled(typed, pieces), re.IGNORECASE), same.lstrip()))
    return MappingProxyType({name: tuple(rows) for name, rows in sections.items()})


def _filled(expression: str, pieces: dict[str, str]) -> str:
    for name, piece in pieces.items():
        expression = expression.replace(f"<{name}>", piece)
    return expression
