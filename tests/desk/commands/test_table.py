import string

import pytest

from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import TABLE, beginning_with, by_word, explained
from wirereader.desk.session import Room


def ids(command: Command) -> str:
    return command.word


@pytest.mark.parametrize("command", TABLE, ids=ids)
def test_every_command_has_help_in_one_sentence(command: Command) -> None:
    assert command.help.endswith(".")
    assert command.help[0].isupper()
    assert len(command.help) < 80
    assert command.rooms


@pytest.mark.parametrize("command", TABLE, ids=ids)
def test_words_can_be_typed(command: Command) -> None:
    assert set(command.word) <= set(string.ascii_lowercase + "-")
    assert all(1 <= len(short) <= 2 for short in command.short)
    assert command.help in explained(command)


@pytest.mark.parametrize("command", TABLE, ids=ids)
def test_what_must_follow_a_word_comes_before_what_may(command: Command) -> None:
    assert len(command.takes) <= 1


def test_words_and_short_forms_mean_one_thing() -> None:
    words = [word for command in TABLE for word in (command.word, *command.short)]
    assert len(words) == len(set(words))


@pytest.mark.parametrize("room", Room)
def test_no_key_means_two_things_in_a_room(room: Room) -> None:
    keys = [key for command in TABLE if room in command.rooms for key in command.keys]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("room", Room)
def test_help_and_the_way_out_have_keys_in_every_room(room: Room) -> None:
    for word in ("help", "quit"):
        command = by_word(word)
        assert command is not None
        assert command.keys
        assert room in command.rooms


def test_no_key_that_screen_readers_take() -> None:
    taken = {"ctrl+a", "ctrl+l", "ctrl+x", "ctrl+n", "insert"}
    keys = {key for command in TABLE for key in command.keys}
    assert not keys & taken
    assert not any(key.startswith("alt+") for key in keys)


def test_a_prefix_is_enough_when_it_is_plain() -> None:
    assert [c.word for c in beginning_with("bac")] == ["back"]
    assert [c.word for c in beginning_with("quo")] == ["quote"]
    assert [c.word for c in beginning_with("mark")] == [
        "mark-read",
        "mark-unread",
        "mark-all-read",
        "mark-event-read",
    ]
    assert beginning_with("zap") == ()
