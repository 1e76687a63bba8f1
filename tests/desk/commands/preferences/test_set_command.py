"""A setting is changed by a typed line, in every view alike."""

from collections.abc import Callable
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk, at_once
from wirereader.settings.load import load


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def desk(file: Path) -> Desk:
    desk = Desk(())
    desk.preferences.keep_in(load({}, {}, file))
    return desk


@pytest.fixture
def say(desk: Desk) -> Callable[[str], str]:
    return lambda line: at_once(desk.obey(line)).said


def test_set_changes_a_setting_and_keeps_it(
    say: Callable[[str], str], desk: Desk, file: Path
) -> None:
    assert say("set reading.text_width 70") == "reading.text_width = 70."
    assert desk.settings.reading.text_width == 70
    assert load({}, {}, file).settings.reading.text_width == 70
    assert say("set theme wire-light") == 'appearance.theme = "wire-light".'


def test_what_holds_later_is_said(say: Callable[[str], str]) -> None:
    assert say("set keys.preset vim") == 'keys.preset = "vim". It takes effect at the next start.'


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("set reading.text_width 7", "It must be a whole number from 20 to 200."),
        ("set zap 1", "There is no setting zap."),
        ("set reading.text_width", "set NAME VALUE changes a setting"),
        ("set keys.next q", "next cannot have q"),
        ("set keys.zap x", "There is no command zap."),
    ],
)
def test_what_cannot_be_set_is_refused(
    say: Callable[[str], str], file: Path, line: str, told: str
) -> None:
    assert told in say(line)
    assert not file.exists()


@pytest.mark.parametrize(
    ("line", "said", "setting", "value"),
    [
        ("width 40", "Width 40.", "width", 40),
        ("set width 44", "Width 44.", "width", 44),
        ("set prompt long", "Prompt long.", "prompt", "long"),
        ("set typography on", "Typography on.", "typography", True),
        ("say more", "Verbosity: more.", "verbosity", "more"),
    ],
)
def test_how_lines_are_said_lasts_beyond_the_session(
    say: Callable[[str], str],
    desk: Desk,
    file: Path,
    line: str,
    said: str,
    setting: str,
    value: object,
) -> None:
    assert say(line) == said
    assert getattr(desk.session.preferences, setting) == value
    assert getattr(load({}, {}, file).settings.plain, setting) == value


def test_settings_print_what_is_changed_and_where_the_file_is(
    say: Callable[[str], str], desk: Desk, file: Path
) -> None:
    say("set bell on")
    outcome = at_once(desk.obey("settings"))
    assert outcome.said == "1 setting changed."
    assert outcome.shows is not None
    assert outcome.shows.lines == ("breaking.bell = true", f"Settings file: {file}")  # type: ignore[union-attr]


def test_without_a_file_it_holds_for_this_run() -> None:
    desk = Desk(())
    said = at_once(desk.obey("set bell on")).said
    assert said.endswith("It lasts until you quit.")
    assert desk.settings.breaking.bell
    assert at_once(desk.obey("width 40")).said == "Width 40."
