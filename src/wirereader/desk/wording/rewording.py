"""A line in a person's own words, as the command lines that it may mean."""

import re
from typing import Final

from wirereader.desk.commands.table import by_word
from wirereader.desk.targets import Want
from wirereader.desk.wording.patterns import patterns, vague_patterns
from wirereader.desk.wording.synonyms import SYNONYMS, Lines
from wirereader.desk.wording.word_bags import lines_like
from wirereader.story.folding import folded

Patterns = tuple[tuple[re.Pattern[str], Lines], ...]
_ORDINALS: Final = (
    *("second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth"),
)
_ORDINAL: Final = re.compile(
    rf"\b({'|'.join(_ORDINALS)}) (story|article|headline|item|paragraph|quote|link|picture)\b"
)
_CARDINALS: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_CARDINAL: Final = re.compile(rf"\b({'|'.join(_CARDINALS[1:])})\b(?= (?:stor|articl|headlin|item))")
_POLITE: Final = re.compile(
    r"\A(?:(?:please|can you|could you|can i|could i|may i|would you|will you|i want to|"
    r"i would like to|i'd like to|i want|let me|let us|let's|lets|now|just|ok|okay|hey|and|then)"
    r"\s+)+"
)
_SHOW: Final = re.compile(
    r"\A(?:show me|show only|show|display|give me|give|tell me|view|see|let me see|print|get me|"
    r"read me|list|only|filter|switch to|change to|turn on|use)\s+"
)
_ARTICLES: Final = frozenset({"the", "a", "an", "my", "this", "please", "me", "all the", "of the"})
_END: Final = re.compile(r"[\s?!.,;]+\Z|\s+(?:please|now|thanks|thank you)[\s?!.]*\Z")
_COUNT: Final = re.compile(r"[@#]?\d+(?:\s*-\s*\d+)?\Z", re.ASCII)
_FREE: Final = frozenset({Want.TEXT, Want.FILE, Want.QUOTES_TO_EXPORT, Want.KNOWN_PAIR, Want.SCOPE})
_MAY_BE_A_PHRASE: Final = frozenset(
    {"help", "set", "find", "follow", "unfollow", "add", "search", "save", "say", "tag", "export"}
)
"""Commands that take any words, but whose words may also be a phrase of another meaning."""


def readings(line: str) -> Lines:
    """The command lines that `line` may mean, the likeliest first; () where it is none of these.

    A word of the command table at the start goes first: what follows it is not read as a phrase
    where the command takes free words.
    """
    plain = _plain(line)
    if not plain:
        return ()
    word, _, rest = plain.partition(" ")
    if not rest and by_word(word) is not None:
        return ()
    for tried in dict.fromkeys((plain, _SHOW.sub("", plain, 1), _without_articles(plain))):
        if tried in SYNONYMS:
            return known_of(SYNONYMS[tried])
        if tried != plain and by_word(tried) is not None:
            return (tried,)
    if rest and (_takes_free_words(word) or _is_counted(word, rest)):
        return ()
    return (
        _joined(plain, is_bare=True)
        or _matched(patterns(), plain, line)
        or _alike(plain)
        or _matched(vague_patterns(), plain, line)
        or _joined(plain)
        or _bare(plain)
    )


def known_of(lines: Lines) -> Lines:
    """Those lines whose command this version has."""
    return tuple(line for line in lines if by_word(line.partition(" ")[0]) is not None)


def _plain(line: str) -> str:
    """A line in lower case, without politeness, signs at its end, or more than one blank."""
    text = " ".join(folded(line).split())
    text = _ORDINAL.sub(lambda found: f"{found[2]} {_ORDINALS.index(found[1]) + 2}", text)
    text = _CARDINAL.sub(lambda found: str(_CARDINALS.index(found[1]) + 1), text)
    while (shorter := _END.sub("", _POLITE.sub("", text, 1))) != text:
        text = shorter
    return text


def _without_articles(text: str) -> str:
    text = _SHOW.sub("", text, 1)
    return " ".join(word for word in text.split() if word not in _ARTICLES)


def _takes_free_words(word: str) -> bool:
    command = by_word(word)
    if command is None or command.word in _MAY_BE_A_PHRASE:
        return False
    return any(one.want in _FREE for one in command.takes)


def _is_counted(word: str, rest: str) -> bool:
    """Claim that a command is followed by a number or a range, and takes one."""
    command = by_word(word)
    return command is not None and bool(command.takes) and _COUNT.match(rest) is not None


def _joined(plain: str, *, is_bare: bool = False) -> Lines:
    """The line with its first words joined to a command: "mark read 3" is "mark-read 3".

    `is_bare`: only where nothing but a number is left.
    """
    words = plain.split(" ")
    for count in range(min(len(words), 4), 1, -1):
        command = by_word("-".join(words[:count]))
        rest = " ".join(words[count:])
        if command is None or (is_bare and rest and not _COUNT.match(rest)):
            continue
        if command.takes or not rest:
            return (f"{command.word} {rest}".strip(),)
    return ()


def _alike(plain: str) -> Lines:
    """The phrase of the same words, unless a command begins it that takes any words."""
    command = by_word(plain.partition(" ")[0])
    if command is not None and command.word in _MAY_BE_A_PHRASE:
        return ()
    return known_of(lines_like(plain))


def _bare(plain: str) -> Lines:
    """A command whose argument has an article: as it was typed, and without."""
    word, _, rest = plain.partition(" ")
    bare = " ".join(one for one in rest.split() if one not in _ARTICLES)
    if by_word(word) is None or not bare or bare == rest:
        return ()
    return (plain, f"{word} {bare}")


def _matched(patterns: Patterns, plain: str, line: str) -> Lines:
    """What the first pattern that fits means, with the free part as it was typed."""
    for tried in dict.fromkeys((plain, _SHOW.sub("", plain, 1), _without_articles(plain))):
        for pattern, lines in patterns:
            match = pattern.match(tried)
            if match is None:
                continue
            parts = {name: _as_typed(part or "", line) for name, part in match.groupdict().items()}
            free = parts.get("x", "")
            quoted = f'"{free}"' if " " in free else free
            known = known_of(tuple(one.format(**parts, q=quoted) for one in lines))
            if known:
                return known
    return ()


def _as_typed(part: str, line: str) -> str:
    """A part of the plain line in the letters that were typed: addresses tell their case."""
    at = line.casefold().find(part)
    return line[at : at + len(part)] if at >= 0 else part
