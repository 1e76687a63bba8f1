from pathlib import Path

import pytest

from wirereader.settings import paths


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
