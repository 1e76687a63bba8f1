"""What was written with version 0.1.0, and for it, goes on working.

Its library and the place where it was left were written by 0.1.0 itself: sources on the loopback
added by its command line, stories revised, marked, tagged, joined, split.  Its configuration sets
all it knew.  Lists of all it had a name for were read from its tables once (names.json), and so was
what its library holds (kept.json).  None of this is to be renewed.
"""

import hashlib
import json
import lzma
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.commands.table import TABLE, beginning_with, by_word, topics
from wirereader.desk.keymap.key_table import MOTIONS
from wirereader.desk.keymap.presets import PRESETS
from wirereader.desk.position.position_file import LastPlace
from wirereader.library.library import Library
from wirereader.start import main

OLD = Path(__file__).parent / "version_0_1_0"
ROOT = Path(__file__).parents[2]
NAMES: dict[str, Any] = json.loads((OLD / "names.json").read_text("utf-8"))
KEPT: dict[str, Any] = json.loads((OLD / "kept.json").read_text("utf-8"))
LATER = datetime(2026, 11, 29, 15, tzinfo=UTC)
THEN = """
import sys
from datetime import UTC, datetime
from wirereader.desk import clock
clock.now_utc = lambda: datetime(2026, 11, 29, 15, tzinfo=UTC)
from wirereader.start import main
sys.exit(main(sys.argv[1:]))
"""
ASKED = '{"id": "a", "text": "Ann Lee said in Oslo: \\"It is over.\\""}\n'


@pytest.fixture
def old_home(home: Path) -> Path:
    """What 0.1.0 left behind."""
    home.mkdir()
    for name in ("config.toml", "last-place"):
        shutil.copy(OLD / name, home)
    packed = (OLD / "library.sqlite3.xz").read_bytes()
    (home / "library.sqlite3").write_bytes(lzma.decompress(packed))
    return home


def run_then(home: Path, *arguments: str, asked: str = "") -> subprocess.CompletedProcess[str]:
    """Run the program by itself as if on the day when 0.1.0 was left: breaking news ages."""
    return subprocess.run(
        [sys.executable, "-c", THEN, *arguments],
        input=asked,
        capture_output=True,
        text=True,
        check=False,
        timeout=LIMIT_S,
        cwd=ROOT,
        env={**os.environ, "WIREREADER_HOME": str(home)},
    )


def told(capfd: pytest.CaptureFixture[str], *arguments: str) -> Any:
    """What a verb says in JSON."""
    main([*arguments, "--json"])
    return json.loads(capfd.readouterr().out)


# The library


def test_every_story_is_there_as_it_was(old_home: Path) -> None:
    listed = json.loads(run_then(old_home, "list", "--json").stdout)
    # the samples stepped back, since there is other news: they are in a folder of their own
    samples = json.loads(run_then(old_home, "list", "--folder", "Samples", "--json").stdout)
    order = [row["published"][:16] for row in listed]
    # what was breaking stood first; since then it is pinned while it is news by its own date
    assert order == sorted(order, reverse=True)
    stories = {row["id"]: row for row in (*listed, *samples)}
    assert len(stories) == len(KEPT["stories"])
    for row in KEPT["stories"]:
        assert row.items() <= stories[row["id"]].items()
    sources = json.loads(run_then(old_home, "sources", "--json").stdout)["sources"]
    assert len(sources) == len(KEPT["sources"])
    for row, source in zip(KEPT["sources"], sources, strict=True):
        assert row.items() <= source.items()


def test_words_revisions_tags_searches_rules_and_names_are_there(old_home: Path) -> None:
    with Library.open(old_home / "library.sqlite3") as library:
        for story_id, digest in KEPT["texts"].items():
            story = library.story(story_id)
            assert story is not None
            assert hashlib.sha256(story.body.text.encode()).hexdigest()[:16] == digest
        for story_id, count in KEPT["revisions"].items():
            assert len(library.revisions(story_id)) == count
        for story_id, tags in KEPT["tags"].items():
            assert list(library.tags_of(story_id)) == tags
        assert [[one.name, one.text] for one in library.saved_searches()] == KEPT["searches"]
        assert [[one.text, one.action, one.tag] for one in library.rules()] == KEPT["rules"]
        people = library.entities("person")[: len(KEPT["people"])]
        assert [[one.name, one.role, one.stories] for one in people] == KEPT["people"]
        places = library.entities("place")[: len(KEPT["places"])]
        assert [[one.name, one.country, one.stories] for one in places] == KEPT["places"]


def test_every_step_of_undo_is_there(old_home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    undone = []
    with Library.open(old_home / "library.sqlite3") as library:
        while (said := library.undo(LATER)) is not None:
            undone.append(said)
    assert undone == KEPT["undone"]
    marked = [row["id"] for row in told(capfd, "list") if row["read"] or row["starred"]]
    assert marked == KEPT["marked_when_all_is_undone"]


def test_a_story_goes_on_where_it_was_left(old_home: Path) -> None:
    place = LastPlace(old_home / "last-place")
    assert (place.story, place.top) == ("gj7trn28snj7", "dw8zqvq9cwtb")
    with Library.open(old_home / "library.sqlite3") as library:
        story = library.story(place.story)
    assert story is not None
    assert story.body.paragraph_at(place.offset(story)) == 2


# Settings


@pytest.mark.usefixtures("old_home")
def test_every_setting_of_its_file_holds(capfd: pytest.CaptureFixture[str]) -> None:
    assert told(capfd, "settings", "check")["problems"] == []
    shown = told(capfd, "settings", "show")["settings"]
    assert {path: shown[path]["value"] for path in NAMES["settings"]} == NAMES["settings"]


@pytest.mark.parametrize("variable", NAMES["environment"])
def test_every_variable_sets_what_it_set(
    home: Path,
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
) -> None:
    text, path, value = NAMES["environment"][variable]
    monkeypatch.setenv(variable, text)
    shown = told(capfd, "settings", "show")["settings"][path]
    assert shown["value"] == value
    assert variable in shown["origin"]
    assert not (home / "config.toml").exists()


@pytest.mark.parametrize("word", [*NAMES["commands"], *NAMES["moves"]])
def test_every_word_may_be_given_a_key(
    home: Path, capfd: pytest.CaptureFixture[str], word: str
) -> None:
    home.mkdir()
    (home / "config.toml").write_text(f'[keys]\n{word} = ["f19"]\n')
    assert told(capfd, "settings", "check")["problems"] == []


def test_an_unknown_word_is_told(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    home.mkdir()
    (home / "config.toml").write_text('[keys]\nfly = ["f19"]\n')
    assert len(told(capfd, "settings", "check")["problems"]) == 1


def test_every_preset_is_there() -> None:
    assert set(NAMES["presets"]) <= set(PRESETS)


# Commands, help and the command line


@pytest.mark.parametrize("word", NAMES["commands"])
def test_every_command_is_known_by_its_words(word: str) -> None:
    command = by_word(word)
    assert command is not None
    assert set(NAMES["commands"][word]) <= set(command.short)
    assert command in beginning_with(word)


def test_words_are_of_one_command_each() -> None:
    words = [*(one.word for one in TABLE), *(one.word for one in MOTIONS)]
    assert len(words) == len(set(words))
    assert set(NAMES["moves"]) <= set(words)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("topic", NAMES["topics"])
def test_every_topic_of_help_is_there(topic: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert topic in topics()
    assert main(["help", topic]) == 0
    assert len(capfd.readouterr().out) > 100


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("verb", NAMES["options"])
def test_every_verb_takes_its_options(verb: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert main([verb, "--help"] if verb else ["--help"]) == 0
    described = capfd.readouterr().out
    missing = [one for one in NAMES["options"][verb] if one not in described]
    assert not missing


def fields_of(value: object, at: str = "") -> set[str]:
    """The fields of a JSON value and of all within it: ".faults[].why"."""
    if isinstance(value, dict):
        inner = [fields_of(one, f"{at}.{key}") for key, one in value.items()]
        return {f"{at}.{key}" for key in value}.union(*inner)
    if isinstance(value, list):
        return set[str]().union(*(fields_of(one, f"{at}[]") for one in value))
    return set()


@pytest.mark.parametrize("line", NAMES["json"])
def test_every_field_of_json_is_there(old_home: Path, line: str) -> None:
    """Each by the program itself; a refresh finds nobody at the loopback and tells its faults."""
    asked = ASKED if line.startswith("analyse") else ""
    run = run_then(old_home, *line.split(), asked=asked)
    lines = (run.stdout or run.stderr).splitlines()
    found = set[str]().union(*(fields_of(json.loads(one)) for one in lines))
    wanted = set(NAMES["json"][line])
    if line.startswith("read 2"):  # the second story of the list is another one, and not breaking
        wanted = {name for name in wanted if ".alert." not in name}
    assert wanted <= found
