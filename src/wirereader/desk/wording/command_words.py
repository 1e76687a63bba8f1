"""What commands take, as far as it tells whether a line that begins with one is a phrase."""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.commands.table import by_word
from wirereader.desk.targets import Want

COUNT: Final = re.compile(r"[@#]?\d+(?:\s*-\s*\d+)?\Z", re.ASCII)
_AT_HAND: Final = re.compile(
    r"(?:(?:this|that|the|it|current|selected|open|of|here|now) ?)*"
    r"(?:story|article|one|item|headline|post)?"
)
_OF_A_STORY: Final = frozenset({Want.STORY, Want.OPENABLE, Want.OPENABLE_IF_NAMED})
_FREE: Final = frozenset({Want.TEXT, Want.FILE, Want.QUOTES_TO_EXPORT, Want.KNOWN_PAIR, Want.SCOPE})
MAY_BE_A_PHRASE: Final = frozenset(
    {
        *(
            "help",
            "set",
            "find",
            "follow",
            "unfollow",
            "add",
            "search",
            "save",
            "say",
            "tag",
            "export",
        ),
        *("import", "settings", "copy", "briefing", "sort"),
    }
)
"""Commands that take any words, but whose words may also be a phrase of another meaning."""


def is_plainly_counted(word: str, number: str) -> bool:
    """Claim that a command of stories or rows has one number or a range, as it takes: "open 3"."""
    command = by_word(word) if COUNT.match(number) else None
    want = command.takes[0].want if command is not None and command.takes else None
    return want is Want.RANGE or (want in _OF_A_STORY and number.isdecimal())


def is_counted(word: str, rest: str) -> bool:
    """Claim that a command is followed by a number or a range, and takes one."""
    command = by_word(word)
    return command is not None and bool(command.takes) and COUNT.match(rest) is not None


def is_short(word: str) -> bool:
    """Claim that a word is the short form of a command that takes what follows it."""
    command = by_word(word)
    return command is not None and word in command.short and bool(command.takes)


def is_short_of_nothing(word: str) -> bool:
    """Claim that a word is the short form of a command that takes nothing."""
    command = by_word(word)
    return command is not None and word in command.short and not command.takes


def is_at_hand(word: str, rest: str) -> bool:
    """Claim that what follows a command is no more than "this story"."""
    command = by_word(word)
    if command is None or not _AT_HAND.fullmatch(rest):
        return False
    return not command.takes or command.takes[0].want in _OF_A_STORY


def takes_free_words(word: str) -> bool:
    """Claim that a command takes any words, which are never a phrase of another meaning."""
    command = by_word(word)
    if command is None or command.word in MAY_BE_A_PHRASE:
        return False
    return any(one.want in _FREE for one in command.takes)


def takes_name_of_row(word: str) -> bool:
    """Claim that a command takes the name of a row of the tree, in which any words may stand."""
    command = by_word(word)
    return command is not None and any(one.want is Want.SCOPE for one in command.takes)
