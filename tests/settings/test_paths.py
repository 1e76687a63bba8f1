import os
from collections.abc import Callable
from pathlib import Path

import pytest

from wirereader.settings import paths
from wirereader.settings.load import load
from wirereader.settings.settings import Settings
from wirereader.story.faults import LibraryFault


def test_one_variable_moves_everything(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("WIREREADER_HOME", str(tmp_path / "w"))
    assert paths.data_dir() == tmp_path / "w"
    assert paths.library_file() == tmp_path / "w" / "library.sqlite3"
    assert paths.config_file() == tmp_path / "w" / "config.toml"
    assert paths.log_file() == tmp_path / "w" / "wirereader.log"
    assert not (tmp_path / "w").exists()


def test_a_relative_home_stays_where_it_was_set(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WIREREADER_HOME", "here")
    assert paths.data_dir() == tmp_path / "here"


@pytest.mark.parametrize("home", [None, "", "  "])
def test_without_it_the_platform_says_where(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, home: str | None
) -> None:
    monkeypatch.delenv("WIREREADER_HOME", raising=False)
    if home is not None:
        monkeypatch.setenv("WIREREADER_HOME", home)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "data")
    monkeypatch.setattr("platformdirs.user_config_path", lambda *_, **__: tmp_path / "config")
    monkeypatch.setattr("platformdirs.user_log_path", lambda *_, **__: tmp_path / "log")
    assert paths.data_dir() == tmp_path / "data"
    assert paths.library_file() == tmp_path / "data" / "library.sqlite3"
    assert paths.config_file() == tmp_path / "config" / "config.toml"
    assert paths.log_file() == tmp_path / "log" / "wirereader.log"


def test_the_wheels_stories_come_before_the_checkouts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "src" / "wirereader"
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.sample_stories() == tmp_path / "feeds" / "stories"
    (package / "feeds" / "stories").mkdir(parents=True)
    assert paths.sample_stories() == package / "feeds" / "stories"


def test_the_sample_stories_are_there() -> None:
    assert any(paths.sample_stories().glob("*.txt"))


PLACES = [paths.data_dir, paths.config_file, paths.cache_dir, paths.download_dir, paths.log_file]


def of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name in {"WIREREADER_HOME", "HOME"} or name.startswith("XDG_"):
            monkeypatch.delenv(name)

    def unknown(_: object) -> None:
        raise KeyError("uid not found")

    monkeypatch.setattr("pwd.getpwuid", unknown)


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_a_user_without_a_home_is_told_in_a_sentence(
    monkeypatch: pytest.MonkeyPatch, place: Callable[[], Path]
) -> None:
    of_nobody(monkeypatch)
    with pytest.raises(LibraryFault) as told:
        place()
    assert told.value.why == "HOME is not set, and this user has no home folder."
    assert "WIREREADER_HOME" in told.value.remedy
    assert paths.log_file_if_any() is None


def test_a_relative_home_of_the_system_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    of_nobody(monkeypatch)
    monkeypatch.setenv("HOME", "some/where")
    with pytest.raises(LibraryFault) as told:
        paths.data_dir()
    assert told.value.why == "HOME is some/where, which is not an absolute path."


def test_a_relative_folder_below_one_that_was_deleted_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    monkeypatch.setenv("WIREREADER_HOME", "here")
    with pytest.raises(LibraryFault) as told:
        paths.data_dir()
    assert "no longer exists" in told.value.why


def test_without_a_home_the_settings_are_the_usual_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    of_nobody(monkeypatch)
    assert load(environment={}).settings == Settings()
