"""Less, normal, more: what is said is the same, what is shown is shorter or longer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from wirereader.settings.settings import Plain, Settings
from wirereader.story.body import Body
from wirereader.story.story import Dispatch, Story, WireStatus

Talk = Callable[..., list[str]]

VOICE = "say less or say more changes it; your screen reader sets the speed and volume."


def test_less_leaves_what_a_line_is_known_by(talk: Talk) -> None:
    lines = talk("say less", "l", "1", "u", "i", "q")
    assert lines[2] == "Verbosity: less."
    assert lines[4] == "1. BREAKING. Georgia Breaks Diplomatic Ties With Russia."
    assert lines[6].startswith("Georgia is breaking off"), "no counts before the words"
    assert lines[7:12] == [
        "3 quotes.",
        '1. David Darchiashvili. "It already happened."',
        lines[9],
        '3. Russia. Accusing President Saakashvili of "blind aggression".',
        "3 indirect quotes.",
    ]
    assert lines[9].endswith('a total break of relations with Russia..."')
    assert "1. Mikheil Saakashvili." in lines


def test_more_tells_all_that_is_known(talk: Talk) -> None:
    lines = talk("say more", "l", "1", "", "u", "i", "q")
    assert "Breaking because of" in lines[4]
    assert "Published 29 August 2008." in lines
    assert "Paragraph 2 of 10." in lines
    whole = next(line for line in lines if line.startswith("2. David Darchiashvili"))
    assert whole.endswith('interruption of diplomatic relations."')
    assert any(line.endswith("2 mentions, 2 quotes. Paragraphs 4, 6.") for line in lines)


def test_the_steps_are_told_and_others_are_refused(talk: Talk) -> None:
    assert talk("say", "say m", "say", "say x", "say normal", "q")[2:] == [
        f"Verbosity: normal. {VOICE}",
        "Verbosity: more.",
        f"Verbosity: more. {VOICE}",
        "say less, say normal or say more.",
        "Verbosity: normal.",
    ]


@pytest.mark.parametrize("status", [WireStatus.KILLED, WireStatus.WITHHELD])
def test_what_must_be_known_is_told_even_where_less_is_said(talk: Talk, status: WireStatus) -> None:
    story = Story("a", Dispatch("a", "Old", Body.of("One."), status=status))
    lines = talk("say less", "l", "1", "q", stories=[story])
    assert lines[4] == f"1. {status.name}. Old."
    assert any(line.startswith(status.name.capitalize()) or status.name in line
               for line in lines[5:])  # fmt: skip


@pytest.mark.parametrize(
    ("fields", "revision", "words"),
    [
        ({"editor_note": "CORRECTS the date."}, 1, "Note to editors: CORRECTS the date."),
        ({}, 2, "Version 2"),
        ({"embargo": datetime(2026, 12, 1, tzinfo=UTC)}, 1, "1 December 2026"),
    ],
    ids=["note", "version", "embargo"],
)
def test_what_changes_how_a_story_is_used_is_told_even_where_less_is_said(
    talk: Talk, fields: dict[str, Any], revision: int, words: str
) -> None:
    dispatch = Dispatch("a", "Bridge closed", Body.of("One.\n\nTwo."), **fields)
    opened = talk("say less", "1", "q", stories=[Story("a", dispatch, revision=revision)])[3:]
    assert any(words in line for line in opened), opened
    plain = replace(dispatch, editor_note=None, embargo=None)
    ordinary = talk("say less", "1", "q", stories=[Story("a", plain)])[3:]
    assert ordinary == ["Bridge closed.", "One."]


@pytest.mark.usefixtures("home")
def test_the_setting_is_where_it_begins() -> None:
    from wirereader.settings.load import Loaded
    from wirereader.start import open_desk

    settings = Settings(plain=Plain(verbosity="less"))
    desk = open_desk([], Loaded(settings))
    assert desk.session.preferences.verbosity == "less"
    desk.close()
