"""What is wished for of accounts, as it is typed: `account add URL --user NAME ...`."""

import shlex
from typing import Any, NamedTuple

from wirereader.desk.accounts.password_commands import words_of
from wirereader.story.faults import SettingsFault

ACTIONS = ("list", "add", "remove", "pause", "resume", "subscribe", "labels")
KINDS = ("greader", "miniflux", "fever")
USAGE = (
    "account list, account add URL --user NAME --password-command COMMAND, "
    "account remove|pause|resume N, account subscribe N ADDRESS, or account labels N on|off."
)
_VALUED = {
    "--kind": "kind",
    "--user": "user",
    "--password-command": "password_command",
    "--token-command": "token_command",
}
_FLAGS = {"--keyring": "is_keyring_used", "--allow-private": "is_private_allowed"}


class AccountWish(NamedTuple):
    """What is to be done: `names` are an address, or a number or part of a name and what follows.

    The commands are as typed, one line each; "" where there is none, as with `kind` and `user`.
    """

    action: str = "list"
    names: tuple[str, ...] = ()
    kind: str = ""
    user: str = ""
    password_command: str = ""
    token_command: str = ""
    is_keyring_used: bool = False
    is_private_allowed: bool = False

    def as_words(self) -> list[str]:
        """The same as words, for a process of ours that does it."""
        words = [self.action, *self.names]
        for option, field in _VALUED.items():
            words += [option, value] if (value := getattr(self, field)) else []
        return words + [option for option, field in _FLAGS.items() if getattr(self, field)]


def wish_of(typed: str) -> AccountWish:
    """What was typed after `account`.  Raises SettingsFault."""
    try:
        return wish_of_words(shlex.split(typed))
    except ValueError:
        raise SettingsFault(
            "That cannot be read.", "A quotation mark is open.", "Close every quotation mark."
        ) from None


def wish_of_words(words: list[str]) -> AccountWish:
    """The same of words.  Raises SettingsFault."""
    values: dict[str, Any] = {}
    flags: dict[str, bool] = {}
    plain: list[str] = []
    rest = list(words)
    while rest:
        word = rest.pop(0)
        name, is_joined, value = word.partition("=")
        if name in _VALUED and (is_joined or rest):
            values[_VALUED[name]] = value if is_joined else rest.pop(0)
        elif word in _FLAGS:
            flags[_FLAGS[word]] = True
        elif word.startswith("--"):
            raise SettingsFault(f"{word} is not understood.", "", f"Type {USAGE}")
        else:
            plain.append(word)
    action, *names = plain or ["list"]
    wish = AccountWish(action, tuple(names))._replace(**values)
    return checked(
        wish._replace(
            is_keyring_used=flags.get("is_keyring_used", False),
            is_private_allowed=flags.get("is_private_allowed", False),
        )
    )


def checked(wish: AccountWish) -> AccountWish:
    """The wish, if it makes sense.  Raises SettingsFault."""
    least = {"list": 0, "subscribe": 2, "labels": 2}.get(wish.action, 1)
    if wish.action not in ACTIONS or len(wish.names) < least:
        raise SettingsFault("That is not an account command.", "", f"Usage: {USAGE}")
    if wish.kind and wish.kind not in KINDS:
        raise SettingsFault(
            f"{wish.kind} is not a kind of server.", "", f"The kinds are {', '.join(KINDS)}."
        )
    ways = [wish.password_command, wish.token_command, wish.is_keyring_used]
    if wish.action == "add" and sum(map(bool, ways)) != 1:
        raise SettingsFault(
            "The account was not added.",
            "How to get its password is missing; passwords are never typed here or stored.",
            "Give --password-command COMMAND, --token-command COMMAND or --keyring.",
        )
    for command in (wish.password_command, wish.token_command):
        words_of(command)  # before it is told to any process
    return wish
