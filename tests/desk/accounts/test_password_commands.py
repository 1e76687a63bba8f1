"""Commands that print a password: those that hold it are refused before anything runs."""

import pytest

from wirereader.desk.accounts.account_wish import wish_of
from wirereader.desk.accounts.password_commands import words_of
from wirereader.story.faults import SettingsFault

HOLDING = [
    "echo hunter2",
    "/bin/echo -n hunter2",
    "printf '%s' hunter2",
    "env LC_ALL=C printf hunter2",
    "sh -c 'echo hunter2'",
    "bash -c 'printf %s hunter2 | cat'",
    "bash -c 'cat <<< hunter2'",
]
FREE = [
    "pass show reader",
    "cat ~/.reader-password",
    "secret-tool lookup service reader",
    "sh -c 'pass show reader | head -n 1'",
    "sh -c 'echo $(pass show reader)'",
    "sh -c 'echo \"$READER_PASSWORD\"'",
    "op read op://private/echo/password",
]


@pytest.mark.parametrize("command", HOLDING)
@pytest.mark.parametrize("option", ["--password-command", "--token-command"])
def test_a_command_that_prints_its_own_words_is_refused(command: str, option: str) -> None:
    quoted = command.replace("'", "'\\''")
    with pytest.raises(SettingsFault) as caught:
        wish_of(f"add https://r.example --user me {option} '{quoted}'")
    said = str(caught.value)
    assert "contains the password" in said
    assert "--keyring" in said
    assert "hunter2" not in said


@pytest.mark.parametrize("command", FREE)
def test_a_command_that_gets_it_from_elsewhere_is_taken(command: str) -> None:
    assert words_of(command)


def test_a_command_that_cannot_be_read_is_told() -> None:
    with pytest.raises(SettingsFault, match="quotation mark"):
        words_of("pass 'show")
