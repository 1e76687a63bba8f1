"""Commands that print a password, as they are typed: one that holds the password is refused.

It would be kept in the library, and stand in the list of processes whenever it runs.
"""

import shlex
from pathlib import PurePath
from typing import Final

from wirereader.story.faults import SettingsFault

_PRINTERS: Final = frozenset({"echo", "printf", "print"})
_SHELLS: Final = frozenset({"sh", "bash", "dash", "zsh", "ksh", "fish", "busybox"})
_ASKED_FOR: Final = ("$", "`")
"""In a word of a shell's: something is put there that stands elsewhere."""


def words_of(typed: str) -> tuple[str, ...]:
    """The words of a command.  Raises SettingsFault, also where it holds what it prints."""
    try:
        words = tuple(shlex.split(typed))
    except ValueError:
        raise SettingsFault(
            "The command cannot be read.", "A quotation mark is open.", "Close it."
        ) from None
    if _prints_itself(words):
        raise holds_password()
    return words


def holds_password() -> SettingsFault:
    """The words for a command that has the password in it."""
    return SettingsFault(
        "The command contains the password.",
        "It would be kept in the library and shown in the list of processes.",
        "Give a command that gets it from elsewhere, such as a password manager, or use --keyring. "
        "If you typed it in a shell, it is in that shell's history.",
    )


def _prints_itself(words: tuple[str, ...]) -> bool:
    if not words:
        return False
    name = PurePath(words[0]).name
    if name in _PRINTERS:
        return True
    if name == "env":
        rest = [word for word in words[1:] if "=" not in word and not word.startswith("-")]
        return bool(rest) and _prints_itself(tuple(rest))
    return name in _SHELLS and any(_script_prints_itself(word) for word in words[1:])


def _script_prints_itself(script: str) -> bool:
    """Claim that a shell's script prints a word that stands in it."""
    if "<<<" in script:
        return True
    try:
        words = shlex.split(script, posix=True)
    except ValueError:
        return False
    for place, word in enumerate(words[:-1]):
        following = [one for one in words[place + 1 :] if not one.startswith("-")]
        if PurePath(word).name in _PRINTERS and following:
            return not any(sign in one for one in following for sign in _ASKED_FOR)
    return False
