"""`wirereader parse` as scripts use it."""

import base64
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from wirereader.start import main

FEEDS = Path(__file__).parents[3] / "feeds"
RSS = b"""<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour</title>
<item><guid>1</guid><title>BREAKING: Ferry aground</title><description>Off Hoy.</description></item>
<item><guid>2</guid><title>Record-breaking catch</title></item></channel></rss>"""


@pytest.fixture(autouse=True)
def _home(home: Path) -> None:
    assert not home.exists()


def test_a_file_is_one_object_with_alerts(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "harbour.txt"
    path.write_bytes(RSS)
    assert main(["parse", str(path)]) == 0
    (line,) = capfdbinary.readouterr().out.splitlines()
    entries = json.loads(line)["entries"]
    assert [entry["title"] for entry in entries][1] == "Record-breaking catch"
    assert entries[0]["alert"]["level"] == "breaking"
    assert entries[1]["alert"] is None


def test_what_is_no_feed_says_so_with_its_exit_code(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Milk, eggs.", "utf-8")
    assert main(["parse", str(path)]) == 65
    assert "error" in json.loads(capfdbinary.readouterr().out)


def test_lines_are_answered_with_their_ids(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    row = {"id": 7, "url": "https://example.org/", "feed_b64": base64.b64encode(RSS).decode()}
    stdin = io.TextIOWrapper(io.BytesIO(f"{json.dumps(row)}\nnot json\n".encode()))
    monkeypatch.setattr("sys.stdin", stdin)
    assert main(["parse", "--jsonl"]) == 0
    good, bad = map(json.loads, capfdbinary.readouterr().out.splitlines())
    assert (good["id"], len(good["entries"])) == (7, 2)
    assert "error" in bad


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a limit that counts")
def test_what_needs_too_much_memory_is_a_line_and_the_next_is_answered(tmp_path: Path) -> None:
    large, small = tmp_path / "large.xml", tmp_path / "small.xml"
    large.write_bytes(RSS.replace(b"Off Hoy.", b"Off Hoy. " * 3_000_000))
    small.write_bytes(RSS)
    # in a process of its own: what tests before have freed here would count as room
    code = (
        "import sys; from wirereader.desk import batch; from wirereader.start import main; "
        "batch._MEMORY_BYTES = 96 << 20; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", code, "parse", str(large), str(small)]
    told = subprocess.run(command, capture_output=True, check=False)
    assert told.returncode == 65
    bad, good = map(json.loads, told.stdout.splitlines())
    assert "too much memory" in bad["error"]
    assert len(good["entries"]) == 2


def test_nothing_to_parse_is_wrong_use() -> None:
    assert main(["parse"]) == 2


@pytest.mark.parametrize("kind", ["rss", "atom", "json", "nitf", "newsml", "ninjs"])
def test_our_samples_open_like_any_other_story(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--json", "--from", str(FEEDS / kind)]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows
    assert all(row["headline"] for row in rows)
