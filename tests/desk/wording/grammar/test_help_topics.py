"""Help is found by the names that people have for a topic."""

import pytest

from tests.desk.conftest import OpenDesk
from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "command"),
    [
        ("help keyboard", "help keys"),
        ("help with the keyboard shortcuts", "help keys"),
        ("h key bindings", "help keys"),
        ("help speech", "help access"),
        ("help on screen readers", "help access"),
        ("help search syntax", "help searching"),
        ("help files", "help files"),
        ("help file formats", "help files"),
        ("help subscriptions", "help feeds"),
        ("help command line", "help scripts"),
        ("help navigation", "help"),
    ],
)
def test_a_topic_by_another_name(line: str, command: str) -> None:
    assert readings(line) == (command,)


async def test_it_is_told_and_a_command_goes_before_a_topic(open_desk: OpenDesk) -> None:
    desk = open_desk()
    assert (await desk.obey("help braille")).said.startswith("Speech and braille")
    assert (await desk.obey("help sources")).said.startswith("sources. ")
    assert not (await desk.obey("help cookery")).is_done
