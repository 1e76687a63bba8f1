"""The stories that come with the program are kept once, and again when they changed."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.desk.subscriptions.sample_stories import keep_samples
from wirereader.desk.subscriptions.subscriptions import leave_samples_out
from wirereader.library.library import Library
from wirereader.story.source import SAMPLES_KEY, Paused

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "stories"
    place.mkdir()
    (place / "a.txt").write_text("Storm over Oslo\n\nThe ferry stayed in port on Monday.\n")
    return place


def headlines(library: Library) -> list[str]:
    rows = library.rows(None, NOW)
    return [rows.row(number).headline for number in range(rows.count())]


def test_they_are_kept_once_and_read_again_only_when_they_changed(
    library: Library, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_samples(library, folder, NOW)
    assert headlines(library) == ["Storm over Oslo"]
    with monkeypatch.context() as closed:
        closed.setattr(
            "wirereader.sources.story_folder.read_paths", lambda _: pytest.fail("read again")
        )
        keep_samples(library, folder, NOW)
    (folder / "b.txt").write_text("Bread is dearer\n\nThe bakers of Oslo said why.\n")
    keep_samples(library, folder, NOW)
    assert sorted(headlines(library)) == ["Bread is dearer", "Storm over Oslo"]


def test_a_reader_who_left_them_alone_does_not_get_them_back(
    library: Library, folder: Path
) -> None:
    keep_samples(library, folder, NOW)
    state = library.source_with(SAMPLES_KEY)
    assert state is not None
    library.change_source(state.source._replace(paused=Paused.BY_READER))
    (folder / "b.txt").write_text("Bread is dearer\n\nThe bakers of Oslo said why.\n")
    keep_samples(library, folder, NOW)
    assert headlines(library) == ["Storm over Oslo"]


def test_they_are_left_out_but_for_what_is_starred(library: Library, folder: Path) -> None:
    (folder / "b.txt").write_text("Bread is dearer\n\nThe bakers of Oslo said why.\n")
    keep_samples(library, folder, NOW)
    rows = library.rows(None, NOW)
    starred = next(rows.row(n) for n in (0, 1) if rows.row(n).headline == "Storm over Oslo")
    library.set_marks([starred.id], starred=True, said="Starred.", now=NOW)
    assert leave_samples_out(library).said == "Removed: 1 sample story."
    assert headlines(library) == ["Storm over Oslo"]
    keep_samples(library, folder, NOW)
    assert headlines(library) == ["Storm over Oslo"]
    assert not leave_samples_out(library).is_done


def test_a_folder_that_is_not_there_leaves_the_list_empty(library: Library, tmp_path: Path) -> None:
    keep_samples(library, tmp_path / "none", NOW)
    assert headlines(library) == []


def test_their_name_has_room_in_the_navigator_and_a_former_one_is_replaced(
    library: Library, folder: Path
) -> None:
    keep_samples(library, folder, NOW)
    state = library.source_with(SAMPLES_KEY)
    assert state is not None
    assert len(state.source.title) <= 14, "in a folder, beside its count, at 160 columns"
    library.change_source(state.source._replace(title="Sample stories of wirereader"))
    keep_samples(library, folder, NOW)
    renamed = library.source_with(SAMPLES_KEY)
    assert renamed is not None
    assert renamed.source == state.source
    library.change_source(state.source._replace(title="For trying out"))
    keep_samples(library, folder, NOW)
    own = library.source_with(SAMPLES_KEY)
    assert own is not None
    assert own.source.title == "For trying out", "a title of the reader's own stays"
