"""A setting is changed: checked, written whole, and what keeps it from being kept is told."""

import os
import stat
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from wirereader.settings import change_setting as change_setting_module
from wirereader.settings.change_setting import change_setting, wish_of
from wirereader.settings.load import Loaded, load
from wirereader.settings.toml_edit import edited
from wirereader.story.faults import SettingsFault


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def loaded(file: Path, environment: dict[str, str] | None = None) -> Loaded:
    return load({}, environment or {}, file)


def test_a_value_is_kept_with_the_comments_around_it(file: Path) -> None:
    file.write_text("# mine\n[reading]\ntext_width = 80 # narrow\nunknown = 1\n", "utf-8")
    changed = change_setting(loaded(file), wish_of("reading.text_width", "70"))
    assert changed.trouble == ""
    assert changed.loaded.settings.reading.text_width == 70
    assert changed.loaded.origin_of("reading.text_width") == f"{file}:3"
    assert file.read_text("utf-8") == ("# mine\n[reading]\ntext_width = 70 # narrow\nunknown = 1\n")
    assert loaded(file).settings.reading.text_width == 70
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_what_two_change_at_once_is_kept_of_both(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(*words: Any) -> str:
        time.sleep(0.2)  # long enough for the other to have read the file as well
        return edited(*words)

    monkeypatch.setattr(change_setting_module, "edited", slowly)
    wishes = [wish_of("text_width", "70"), wish_of("theme", "wire-light"), wish_of("bell", "yes")]
    with ThreadPoolExecutor() as pool:
        came = [*pool.map(lambda wish: change_setting(loaded(file), wish), wishes)]
    assert [one.trouble for one in came] == ["", "", ""]
    settings = loaded(file).settings
    assert (settings.reading.text_width, settings.appearance.theme) == (70, "wire-light")
    assert settings.breaking.bell


def test_one_who_never_ends_keeps_nobody_from_the_file(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(change_setting_module, "_LONGEST_WAIT_S", 0.1)
    stopped = os.open(file.parent, os.O_RDONLY)
    try:
        fcntl.flock(stopped, fcntl.LOCK_EX)
        assert change_setting(loaded(file), wish_of("text_width", "70")).trouble == ""
    finally:
        os.close(stopped)
    assert loaded(file).settings.reading.text_width == 70


def test_what_a_killed_process_left_is_no_hindrance(file: Path) -> None:
    left = file.with_name(f"{file.name}.new{os.getpid()}")
    left.write_text("half of it")
    assert change_setting(loaded(file), wish_of("text_width", "70")).trouble == ""
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_the_first_setting_makes_a_file_that_explains_itself(file: Path) -> None:
    change_setting(loaded(file), wish_of("theme", "wire-light"))
    assert loaded(file).settings.appearance.theme == "wire-light"
    assert loaded(file).problems == ()
    lines = file.read_text("utf-8").splitlines()
    at = lines.index('theme = "wire-light"')
    assert lines[at - 1] == '#theme = "wire-dark"', "below its own line and sentence"


@pytest.mark.parametrize(
    ("name", "words", "path", "value"),
    [
        ("read_after", "5s", "reading.read_after", 5),
        ("refresh.interval", "off", "refresh.interval", None),
        ("BELL", "yes", "breaking.bell", True),
        ("hooks.new_story", '["notify", "a b"]', "hooks.new_story", ("notify", "a b")),
        ("hooks.new_story", "notify 'a b'", "hooks.new_story", ("notify", "a b")),
        ("keys.next", "J,ctrl+t", "keys.next", ("J", "ctrl+t")),
        ("keys.next-mention", "[", "keys.next-mention", ("[",)),
        ("plain.width", "screen", "plain.width", None),
        ("text-width", "70", "reading.text_width", 70),
        ("user_agent", '"my reader"', "refresh.user_agent", "my reader"),
    ],
)
def test_values_are_read_as_they_are_typed(
    file: Path, name: str, words: str, path: str, value: object
) -> None:
    wish = wish_of(name, words)
    assert (wish.path, wish.value) == (path, value)
    change_setting(loaded(file), wish)
    again = loaded(file)
    assert again.problems == ()
    settings = again.settings
    section = getattr(settings, wish.field.section)
    kept = getattr(section, wish.field.attribute)
    assert (kept[wish.key] if wish.field.kind.gathers else kept) == value


@pytest.mark.parametrize(
    ("name", "words", "told"),
    [
        ("reading.text_width", "7", "a whole number from 20 to 200"),
        ("theme", "purple", '"wire-dark", "wire-light"'),
        ("bell", "perhaps", "true or false"),
        ("refresh.interval", "5", 'a time from "1m"'),
        ("thme", "x", "Nearest: theme."),
        ("largest", "1MiB", "refresh.largest or downloads.largest"),
        ("zap", "1", "There is no setting zap."),
        ("keys.next", '["a\\u001b"]', "keys such as"),
        ("proxy", "ftp://me:secret@proxy", "***"),
    ],
)
def test_a_bad_value_is_refused_with_what_may_stand_there(
    file: Path, name: str, words: str, told: str
) -> None:
    with pytest.raises(SettingsFault) as refused:
        wish_of(name, words)
    assert told in str(refused.value)
    assert "secret" not in str(refused.value)
    assert refused.value.exit_code == 2
    assert not file.exists()


def test_default_takes_a_setting_out_of_the_file(file: Path) -> None:
    file.write_text("[reading]\ntext_width = 70\nline_spacing = 2\n", "utf-8")
    changed = change_setting(loaded(file), wish_of("text_width", "default"))
    assert file.read_text("utf-8") == "[reading]\nline_spacing = 2\n"
    assert changed.loaded.settings.reading.text_width == 80
    assert changed.loaded.origin_of("reading.text_width") == "default"


def test_a_variable_that_goes_before_the_file_is_named(file: Path) -> None:
    environment = {"WIREREADER_READING_TEXT_WIDTH": "60"}
    changed = change_setting(loaded(file, environment), wish_of("text_width", "70"))
    assert changed.trouble == "WIREREADER_READING_TEXT_WIDTH overrides the file in later runs."
    assert changed.loaded.settings.reading.text_width == 70, "it holds for this run"
    assert loaded(file).settings.reading.text_width == 70, "and is kept"


def test_a_file_that_may_not_be_written_is_left_alone(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("[reading]\n", "utf-8")
    monkeypatch.setattr(os, "access", lambda *_: False)
    changed = change_setting(loaded(file), wish_of("text_width", "70"))
    assert "cannot be written" in changed.trouble
    assert not changed.is_kept
    assert changed.loaded.settings.reading.text_width == 70
    assert file.read_text("utf-8") == "[reading]\n"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"[reading]\nfoo bar\n", "is not changed"),
        (b"[reading]\n# \xff\n", "not valid UTF-8"),
        (b"#" * (129 << 10), "too large"),
    ],
)
def test_a_file_that_cannot_be_read_stays_as_it_is(file: Path, text: bytes, told: str) -> None:
    file.write_bytes(text)
    changed = change_setting(loaded(file), wish_of("text_width", "70"))
    assert told in changed.trouble
    assert changed.loaded.settings.reading.text_width == 70
    assert file.read_bytes() == text


def test_a_folder_in_its_place_is_told(file: Path) -> None:
    file.mkdir()
    assert "is not a file" in change_setting(loaded(file), wish_of("bell", "on")).trouble


def test_without_a_folder_for_settings_it_holds_for_this_run() -> None:
    changed = change_setting(Loaded(), wish_of("bell", "on"))
    assert changed.trouble == "There is no folder for the settings."
    assert changed.loaded.settings.breaking.bell


def test_a_link_stays_a_link_and_rights_stay(file: Path) -> None:
    real = file.parent / "dotfiles" / "wire.toml"
    real.parent.mkdir()
    real.write_text("[reading]\n", "utf-8")
    real.chmod(0o640)
    file.symlink_to(real)
    assert change_setting(loaded(file), wish_of("text_width", "70")).trouble == ""
    assert file.is_symlink()
    assert real.read_text("utf-8") == "[reading]\ntext_width = 70\n"
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


def test_a_value_that_is_not_written_whole_changes_nothing(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text("[reading]\n", "utf-8")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    changed = change_setting(loaded(file), wish_of("text_width", "70"))
    assert "No space left on device" in changed.trouble
    assert file.read_text("utf-8") == "[reading]\n"
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_the_end_of_a_word_that_may_stand_there_is_enough() -> None:
    assert wish_of("theme", "dark").value == "wire-dark"
