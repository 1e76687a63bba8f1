"""`wirereader settings` as people and scripts use it."""

import json
import re
import sys
from pathlib import Path

import pytest

from wirereader.settings import change_setting, documentation
from wirereader.start import main
from wirereader.story.faults import SettingsFault
from wirereader.views.cli.settings_verb import run

TOUCH = "import sys; open(sys.argv[-1], 'a').write({words!r}); sys.exit({code})"


@pytest.fixture
def file(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the file of settings would be."""
    for name in ("VISUAL", "EDITOR", "NO_COLOR", "ACCESSIBLE", "WIREREADER_PLAIN"):
        monkeypatch.delenv(name, raising=False)
    return home / "config.toml"


def written(file: Path, words: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(words, "utf-8")


def editor(words: str, code: int = 0) -> str:
    """An editor that adds words to the file and ends with a code."""
    script = TOUCH.format(words=words, code=code).replace('"', '\\"')
    return f'{sys.executable} -c "{script}" --wait'


@pytest.mark.parametrize(
    ("words", "setting", "value"),
    [
        ("reading.text_width 70", "reading.text_width", "70"),
        ("theme wire-light", "appearance.theme", '"wire-light"'),
        ("keys.next J", "keys.next", '["J"]'),
    ],
)
def test_set_is_no_phrase_and_fails_where_it_cannot_be_kept(
    file: Path,
    words: str,
    setting: str,
    value: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert main(["settings", "set", *words.split(), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {**told, "file": str(file), "setting": setting, "value": value}

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    kept = file.read_text("utf-8")
    monkeypatch.setattr(change_setting, "_write_whole", full)
    assert main(["settings", "set", setting, "default"]) == 2
    assert "until you quit" not in capsys.readouterr().err
    assert file.read_text("utf-8") == kept


def test_show_tells_values_and_where_they_come_from(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(file, '[plain]\nwidth = 40\n[keys]\nnext = "J"\n')
    monkeypatch.setenv("WIREREADER_BREAKING_BELL", "yes")
    assert run("show", is_json=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"No problems. Settings file: {file}"
    assert f"plain.width = 40 ({file}:2)" in lines
    assert f'keys.next = ["J"] ({file}:4)' in lines
    assert "breaking.bell = true (WIREREADER_BREAKING_BELL)" in lines
    assert 'refresh.timeout = "25s" (default)' in lines


def test_show_as_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", is_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["said"] == f"No problems. No settings file yet: {file}"
    assert told["settings"]["refresh.largest"] == {"value": "20MiB", "origin": "default"}
    assert told["settings"]["hooks.new_story"]["value"] == []
    assert told["problems"] == []
    assert not file.exists()


def test_check_tells_every_problem_and_ends_with_2(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(file, '[plain]\nwidth = 7\n[keys]\nstar = "n"\n')
    assert run("check", is_json=False) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"2 problems. Settings file: {file}"
    assert lines[1].startswith("config.toml line 2: plain.width cannot be 7.")
    assert lines[2].startswith("config.toml line 4: star cannot have n: it is next-unread's.")
    assert run("check", is_json=True) == 2
    told = json.loads(capsys.readouterr().out)
    assert [(one["line"], one["key"]) for one in told["problems"]] == [
        (2, "plain.width"),
        (4, "keys.star"),
    ]
    assert told["problems"][0]["said"] == lines[1]


def test_check_is_content_without_a_file(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", is_json=False) == 0
    assert capsys.readouterr().out == f"No problems. No settings file yet: {file}\n"


def test_one_problem_is_one(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(file, "zap\n")
    assert run("check", is_json=False) == 2
    assert capsys.readouterr().out.startswith("1 problem. ")


def test_the_schema_is_json(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("schema", is_json=False) == 0
    assert json.loads(capsys.readouterr().out) == documentation.schema()
    assert not file.exists()


def test_edit_begins_a_file_and_checks_what_came_of_it(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor("\n[zap]\n"))
    assert run("edit", is_json=False) == 2
    assert file.read_text("utf-8") == documentation.starter() + "\n[zap]\n"
    assert "There is no section zap." in capsys.readouterr().out


def test_edit_leaves_a_file_that_is_there(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(file, "[plain]\n")
    monkeypatch.setenv("EDITOR", "/nonexistent")
    monkeypatch.setenv("VISUAL", editor("width = 40\n"))
    assert run("edit", is_json=True) == 0
    assert file.read_text("utf-8") == "[plain]\nwidth = 40\n"
    assert json.loads(capsys.readouterr().out)["problems"] == []


def test_an_editor_that_fails_is_no_success(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", editor("", code=3))
    assert run("edit", is_json=False) == 1
    assert capsys.readouterr().err == "The editor ended with code 3.\n"
    assert file.exists()


def test_the_editor_gets_no_shell(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", f"touch {file.parent}/x;")
    run("edit", is_json=False)
    assert not (file.parent / "x").exists()
    assert (file.parent / "x;").exists()


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("EDITOR", "/nonexistent/editor", "does not start"),
        ("VISUAL", "vi 'open", "VISUAL cannot be read"),
    ],
)
def test_an_editor_that_cannot_be_run_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str, told: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsFault, match=told):
        run("edit", is_json=False)
    assert file.exists() is (name == "EDITOR")


def test_without_an_editor_we_say_which_variable_names_one(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SettingsFault, match="Set it, as in EDITOR=nano"):
        run("edit", is_json=False)
    assert not file.exists()


def test_a_home_that_is_no_folder_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", editor(""))
    file.parent.parent.mkdir(parents=True, exist_ok=True)
    file.parent.write_text("a file", "utf-8")
    with pytest.raises(SettingsFault, match="is not a folder"):
        run("edit", is_json=False)


def test_set_keeps_a_setting(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("set", "reading.text_width 70", is_json=False) == 0
    assert capsys.readouterr().out == "reading.text_width = 70.\n"
    assert "\ntext_width = 70\n" in file.read_text("utf-8")
    assert run("set", "theme wire-light", is_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["setting"] == "appearance.theme"
    assert told["value"] == '"wire-light"'


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("reading.text_width 7", "It must be a whole number from 20 to 200."),
        ("reading.text_width", "A setting and its value are needed."),
        ("keys.next q", "next cannot have q"),
        ("zap 1", "There is no setting zap."),
    ],
)
def test_what_cannot_be_set_ends_with_2(file: Path, words: str, told: str) -> None:
    with pytest.raises(SettingsFault, match=re.escape(told)) as refused:
        run("set", words, is_json=False)
    assert refused.value.exit_code == 2
    assert not file.exists()


def test_a_file_that_cannot_be_written_ends_with_2(file: Path) -> None:
    written(file, "[reading]\nfoo bar\n")
    with pytest.raises(SettingsFault, match="is not changed"):
        run("set", "text_width 70", is_json=False)
    assert file.read_text("utf-8") == "[reading]\nfoo bar\n"


def test_a_variable_that_goes_before_is_told(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WIREREADER_READING_TEXT_WIDTH", "60")
    assert run("set", "text_width 70", is_json=False) == 0
    assert "WIREREADER_READING_TEXT_WIDTH overrides the file" in capsys.readouterr().out
    assert "\ntext_width = 70\n" in file.read_text("utf-8")
