"""backup: one archive with the library as it is; only its owner may read it."""

import os
import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest

from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.settings.paths import library_file


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Library:
    monkeypatch.setenv("WIREREADER_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    library_file().parent.mkdir(parents=True)
    library = Library.open(library_file())
    library.save_search("Harvest", "wheat OR maize")
    return library


def unpack(archive: Path, folder: Path) -> None:
    if zipfile.is_zipfile(archive):
        shutil.unpack_archive(archive, folder, "zip")
    else:
        with tarfile.open(archive) as rolled:
            rolled.extractall(folder, filter="data")  # before 3.14 Python warns without one


@pytest.mark.parametrize("name", ["safe.zip", "safe.tar.gz", "safe.tar"])
async def test_a_copy_is_a_library_of_its_own(kept: Library, tmp_path: Path, name: str) -> None:
    desk = Desk((), library=kept)
    outcome = await desk.obey(f"backup {name}")
    assert outcome.is_done, outcome.said
    assert outcome.said.startswith(f"Saved to {name}, ")
    archive, folder = tmp_path / name, tmp_path / "other"
    assert archive.stat().st_mode & 0o077 == 0
    unpack(archive, folder)
    with Library.open(folder / "library.sqlite3") as other:
        assert [(one.name, one.text) for one in other.saved_searches()] == [
            ("Harvest", "wheat OR maize")
        ]
    assert not [one for one in sorted(tmp_path.iterdir()) if one.name.startswith(".wire")]  # noqa: ASYNC240
    desk.close()


async def test_settings_go_with_it_and_a_name_is_made(kept: Library, tmp_path: Path) -> None:
    (tmp_path / "home" / "config.toml").write_text("[alerts]\nring = true\n")
    desk = Desk((), library=kept)
    assert (await desk.obey("back up everything")).is_done
    (archive,) = tmp_path.glob("wirereader-*.zip")  # noqa: ASYNC240
    with zipfile.ZipFile(archive) as packed:
        assert packed.namelist() == ["library.sqlite3", "config.toml"]
    desk.close()


@pytest.mark.parametrize("name", ["safe.zip", "safe.tar", "safe.tgz"])
async def test_settings_may_be_a_link_and_very_old(
    kept: Library, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "own.toml"
    elsewhere.write_text("[alerts]\nring = true\n")
    os.utime(elsewhere, (0, 0))  # 1970, as some package managers have it
    (tmp_path / "home" / "config.toml").symlink_to(elsewhere)
    desk = Desk((), library=kept)
    outcome = await desk.obey(f"backup {name}")
    assert outcome.is_done, outcome.said
    unpack(tmp_path / name, tmp_path / "other")
    elsewhere.unlink()  # another machine has not got it
    assert (tmp_path / "other" / "config.toml").read_text() == "[alerts]\nring = true\n"
    desk.close()


@pytest.mark.parametrize("line", ["backup generators", "backup singers"])
async def test_a_word_is_no_file_and_searched_for(kept: Library, tmp_path: Path, line: str) -> None:
    desk = Desk((), library=kept)
    outcome = await desk.obey(line)
    assert not outcome.is_done
    assert outcome.said == f"Type {line}.zip to save the library and the settings."
    assert [one.name for one in tmp_path.iterdir()] == ["home"]  # noqa: ASYNC240
    desk.close()


async def test_no_file_is_overwritten(kept: Library, tmp_path: Path) -> None:
    (tmp_path / "mine.zip").write_text("my own")
    desk = Desk((), library=kept)
    outcome = await desk.obey("backup mine.zip")
    assert not outcome.is_done
    assert "already exists" in outcome.said
    assert (tmp_path / "mine.zip").read_text() == "my own"
    desk.close()
