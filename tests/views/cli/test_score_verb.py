"""`wirereader score`: a table or JSON for each file of answers."""

import io
import json
from pathlib import Path
from types import SimpleNamespace

import pytest

from wirereader.story.faults import FormatFault, SettingsFault, SourceFault
from wirereader.views.cli.score_verb import run_score

TEXT = "Ann Roe spoke in Paris."
LINE = json.dumps({"id": 1, "text": TEXT, "gold": [{"start": 0, "end": 7, "type": "PER"}]}) + "\n"


def test_a_table_for_each_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(LINE, "utf-8")
    two.write_text(LINE * 2, "utf-8")
    assert run_score("entities", [str(one), str(two)], is_json=False) == 0
    said = capsys.readouterr().out
    assert f"{one}: 1 texts, 5 words" in said
    assert f"{two}: 2 texts, 10 words" in said
    rows = [line.split() for line in said.splitlines() if line.startswith("people, exact")]
    assert rows == [
        ["people,", "exact", "100.0%", *f"{n} F1 of precision 100.0 and recall 100.0".split()]
        for n in (1, 2)
    ]


def test_json_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(LINE.encode())))
    assert run_score("entities", [], is_json=True) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["file"], found["kind"], found["stories"]) == ("standard input", "entities", 1)
    assert found["engine"].startswith("wirereader ")
    exact = next(row for row in found["measures"] if row["name"] == "people, exact")
    assert exact == {
        "name": "people, exact", "of": 1, "precision": 100.0, "recall": 100.0, "f1": 100.0,
    }  # fmt: skip


def test_faults_name_the_kinds_the_file_and_the_line(tmp_path: Path) -> None:
    with pytest.raises(SettingsFault, match="quotes, contents"):
        run_score("taste", [], is_json=False)
    with pytest.raises(SourceFault, match="nowhere"):
        run_score("quotes", [str(tmp_path / "nowhere")], is_json=False)
    (tmp_path / "bad.jsonl").write_text(LINE + "{", "utf-8")
    with pytest.raises(FormatFault, match=r"bad\.jsonl: Line 2"):
        run_score("entities", [str(tmp_path / "bad.jsonl")], is_json=False)
