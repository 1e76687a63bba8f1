"""What a first word is: a verb, a command of the table, a file, or a mistake."""

import io
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader import __version__
from wirereader.start import main
from wirereader.story.faults import SettingsFault
from wirereader.views.cli.arguments import VerbRequest, understand

STORY = """Bridge closed in Gori

Mayor Nino Beridze said on Monday the bridge would close. "It is unsafe," she said.
"""
GEORGIA = "Georgia Breaks Diplomatic Ties With Russia"
SEED = Path(__file__).parents[3] / "feeds" / "stories" / "2008-08-29-georgia-breaks-ties.txt"
pytestmark = pytest.mark.usefixtures("home")


@pytest.mark.parametrize("word", ["./today", "a/b", "story.txt", "~/news", "-", "."])
def test_what_looks_like_a_file_is_one(word: str) -> None:
    assert understand([word]) == VerbRequest(paths=(word,))


def test_a_file_that_is_there_is_one_and_a_verb_beats_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("mynews", "list", "links"):
        Path(name).write_text(STORY)
    assert understand(["mynews"]).paths == ("mynews",)
    assert understand(["list"]).verb == "list"
    assert understand(["links"]).words == "links"
    assert understand(["./links"]).paths == ("./links",)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("improt", "No command improt; did you mean import?"),
        ("refesh", "No command refesh; did you mean refresh?"),
        ("xyzzyx", "No command xyzzyx; a file of this name is opened as ./xyzzyx."),
    ],
)
def test_another_word_is_a_mistake(word: str, told: str) -> None:
    with pytest.raises(SettingsFault) as raised:
        understand([word])
    assert raised.value.what == told
    assert raised.value.exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["links", "x" * 5000],
        ["tag", "x" * 5000],
        ["read", f"{'x' * 5000}.txt"],
        ["quotes", "--from", "x" * 5000],
        ["x" * 5000],
        ["open", "gori\udcff"],
        ["star", "\udce9t\udce9"],
        ["search", "caf\udce9"],
        ["card-story", "1", "caf\udce9"],
        ["save-search", "caf\udce9", "caf\udce9"],
        ["read", "gori\udcff"],
    ],
    ids=lambda arguments: ascii(" ".join(arguments))[:20],
)
def test_no_argument_is_an_internal_error(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) in {0, 1, 2, 65, 69}
    shown = capsys.readouterr()
    assert (shown.out + shown.err).strip()
    assert "Internal error" not in shown.err


def test_a_file_may_have_a_name_that_is_not_utf_8(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        Path("gori\udcff").write_text(STORY)
    except OSError:
        pytest.skip("this file system has no such names")
    assert main(["read", "gori\udcff"]) == 0
    assert main(["quotes", "--from=gori\udcff"]) == 0
    assert "It is unsafe" in capsys.readouterr().out


def test_any_command_of_the_table_is_a_verb(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", str(SEED)]) == 1
    assert capsys.readouterr().err == "No links in this story.\n"
    assert main(["version"]) == 0
    assert capsys.readouterr().out == f"wirereader {__version__}.\n"
    assert main(["whole-story", str(SEED)]) == 0
    assert "Moscow regretted Tbilisi's decision" in capsys.readouterr().out


def test_the_first_word_after_a_command_is_its_story(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paragraph", str(SEED), "4"]) == 0
    assert capsys.readouterr().out.startswith("Paragraph 4 of 10.")


def test_quotes_go_to_standard_output_as_they_would_to_a_file(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["export-quotes", "story", "csv", "-", "--story", str(SEED)]) == 0
    shown = capsys.readouterr()
    assert main(["export-quotes", "story", str(tmp_path / "a.csv"), "--story", str(SEED)]) == 0
    assert shown.out.splitlines() == (tmp_path / "a.csv").read_text("utf-8").splitlines()
    assert "quotes." in shown.err


@pytest.mark.parametrize(
    ("verb", "told"),
    [("read", "Bridge closed in Gori."), ("quotes", '"It is unsafe."'), ("people", "Nino Beridze")],
)
def test_a_story_is_read_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], verb: str, told: str
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    assert main([verb, "-"]) == 0
    assert told in capsys.readouterr().out


def test_a_story_is_read_from_a_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(
        [sys.executable, "-c", "import sys; open(sys.argv[1], 'w').write(sys.argv[2])", pipe, STORY]
    ) as writer:
        assert main(["read", str(pipe)]) == 0
        assert writer.wait(LIMIT_S) == 0
    assert "Bridge closed in Gori." in capsys.readouterr().out


def test_a_feed_is_parsed_from_standard_input(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    feed = b"<rss version='2.0'><channel><title>Wire</title></channel></rss>"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(feed)))
    assert main(["parse", "-"]) == 0
    assert b'"title": "Wire"' in capfdbinary.readouterr().out


def test_one_failure_among_several_files_is_an_exit_code(tmp_path: Path) -> None:
    good = tmp_path / "good.xml"
    good.write_text("<rss version='2.0'><channel><title>Wire</title></channel></rss>")
    assert main(["parse", str(good), str(tmp_path / "missing.xml")]) == 69
    assert main(["parse", str(good)]) == 0
