"""Findings kept by an older analysis are not taken for today's."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from wirereader.analysis import engine_edition as room


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    here = Path(room.__file__).parent
    folder = tmp_path / "analysis"
    shutil.copytree(here, folder, ignore=shutil.ignore_patterns("__pycache__", "training"))
    monkeypatch.setattr(room, "_HERE", folder)
    room.edition.cache_clear()
    yield folder
    room.edition.cache_clear()


def renewed() -> str:
    room.edition.cache_clear()
    return room.edition()


@pytest.mark.parametrize("part", ["english/reporting_words.py", "english/metonyms.txt"])
def test_a_changed_rule_or_list_is_another_edition(copy: Path, part: str) -> None:
    before = room.edition()
    assert renewed() == before
    (copy / part).write_text((copy / part).read_text("utf-8") + "\n", "utf-8")
    assert renewed() != before


@pytest.mark.parametrize("part", ["model/tagger.onnx", "tables/gazetteer.bin"])
def test_other_weights_or_places_are_another_edition(copy: Path, part: str) -> None:
    before = room.edition()
    with (copy / part).open("r+b") as file:
        file.seek(-8, 2)
        file.write(b"altered!")
    assert renewed() != before


def test_what_only_judges_findings_leaves_the_edition_alone(copy: Path) -> None:
    before = room.edition()
    (copy / "scoring" / "scorer.py").write_text("# other measures\n", "utf-8")
    assert renewed() == before


def test_it_names_the_program() -> None:
    assert room.edition().startswith("wirereader ")
