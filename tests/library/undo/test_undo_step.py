"""Every change of a reader's is taken back in order, whatever it changed, also after kill -9."""

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.library.library import Library
from wirereader.library.undo.recording import TABLES
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Paused, Source, SourceOptions

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING = FetchMemory()
KILLS = int(os.environ.get("WIREREADER_KILLS", "20"))
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]


def state(library: Library) -> dict[str, list[tuple[Any, ...]]]:
    """All that a reader set up and marked, whatever table it is in."""
    with library._database.reading() as connection:
        found = {}
        for table, (keys, columns) in TABLES.items():
            names = ", ".join((*keys, *columns))
            where = " WHERE is_removed = 0" if table == "sources" else ""
            rows = connection.execute(f"SELECT {names} FROM {table}{where}")  # noqa: S608
            found[table] = sorted(rows, key=str)
        found["stories"] = sorted(
            connection.execute("SELECT name, hidden, is_read, is_starred, tags FROM stories")
        )
        return found


@pytest.fixture
def world(tmp_path: Path, record: MakeRecord, source: MakeSource) -> Iterator[Library]:
    """A library with two sources, a search, a rule and stories."""
    with Library.open(tmp_path / "l.sqlite3") as library:
        options = SourceOptions(interval_s=7200, user="ana", password_command=("pass", "wire"))
        one = source("one", folder=("World", "Asia"), tags=("east",), options=options)
        one = one._replace(title="Harbour Wire")
        library.store(library.add_source(one), [record(str(n)) for n in range(5)], NOTHING, NOON)
        library.store(library.add_source(source("two")), [record("x")], NOTHING, NOON)
        library.save_search("port", "harbour")
        library.add_rule("sport", "kill")
        yield library


def _first(library: Library) -> Source:
    return library.sources()[0].source


CHANGES: dict[str, Callable[[Library], object]] = {
    "unsubscribed Harbour Wire": lambda kept: kept.remove_source(
        _first(kept).id, said="unsubscribed Harbour Wire"
    ),
    "paused Harbour Wire": lambda kept: kept.change_source(
        _first(kept)._replace(paused=Paused.BY_READER), said="paused Harbour Wire"
    ),
    "changed all of Harbour Wire": lambda kept: kept.change_source(
        _first(kept)._replace(
            title="Other", folder=(), tags=(), options=SourceOptions(), is_private_allowed=True
        ),
        said="changed all of Harbour Wire",
    ),
    "imported 2 sources": lambda kept: kept.add_sources(
        [Source("https://c.example/"), Source("https://d.example/")],
        [_first(kept)._replace(is_private_allowed=True)],
        said="imported 2 sources",
    ),
    "left a source out": lambda kept: kept.put_away(
        _first(kept).id, _first(kept)._replace(paused=Paused.BY_READER), said="left a source out"
    ),
    "saved a search": lambda kept: kept.save_search("sea", "ship OR boat", said="saved a search"),
    "saved it anew": lambda kept: kept.save_search("port", "porto", said="saved it anew"),
    "forgot a search": lambda kept: kept.forget_search("port", said="forgot a search"),
    "made a rule": lambda kept: kept.add_rule("tennis", "tag", "t", said="made a rule"),
    "forgot a rule": lambda kept: kept.forget_rule(kept.rules()[0].number, said="forgot a rule"),
    "starred all": lambda kept: kept.set_marks(
        kept.rows(None, NOON), starred=True, said="starred all", now=NOON
    ),
    "tagged all": lambda kept: kept.set_marks(
        kept.rows(None, NOON), tag=("t", True), said="tagged all", now=NOON
    ),
}


@pytest.mark.parametrize("said", CHANGES)
def test_a_change_comes_back_whole_and_is_named(world: Library, said: str) -> None:
    before = state(world)
    CHANGES[said](world)
    assert state(world) != before
    step = world.newest_step()
    assert step is not None
    assert step.said == said
    assert world.undo(NOON) == said
    assert state(world) == before
    assert world.undo(NOON) is None


def test_changes_come_back_in_order_from_the_last(world: Library) -> None:
    chance = random.Random(14)  # noqa: S311 - an order
    for _ in range(10):
        told, states = [], []
        for said in chance.sample(list(CHANGES), len(CHANGES)):
            states.append(state(world))
            if len(world.sources()) == 0 or (said == "forgot a rule" and not world.rules()):
                states.pop()
                continue
            CHANGES[said](world)
            if state(world) == states[-1]:
                states.pop()
            else:
                told.append(said)
        while told:
            assert world.undo(NOON) == told.pop()
            assert state(world) == states.pop()
        assert world.undo(NOON) is None


def test_what_the_program_finds_out_meanwhile_stays(world: Library) -> None:
    source = _first(world)
    world.change_source(source._replace(title="Mine"), said="renamed it")
    world.note_found(_first(world), address="https://moved.example/feed", paused=Paused.GONE)
    world.undo(NOON)
    kept = _first(world)
    assert (kept.title, kept.address, kept.paused) == (
        "Harbour Wire",
        "https://moved.example/feed",
        Paused.GONE,
    )


def test_a_change_that_changes_nothing_is_no_step(world: Library) -> None:
    world.change_source(_first(world), said="nothing")
    world.forget_search("none", said="nothing")
    world.save_search("port", "harbour", said="nothing")
    world.add_source(_first(world)._replace(id=0), said="nothing")
    assert world.newest_step() is None
    with world._database.reading() as connection:
        assert connection.execute("SELECT count(*) FROM step_parts").fetchone() == (0,)


def test_without_a_sentence_there_is_no_step(world: Library) -> None:
    world.remove_source(_first(world).id)
    world.set_marks(world.rows(None, NOON), read=True, said="", now=NOON)
    assert world.newest_step() is None


def test_a_setting_is_told_with_what_it_was(world: Library) -> None:
    world.note_setting("appearance.theme", '"wire-light"', "set appearance.theme to wire-dark")
    world.note_setting("reading.text_width", None, "set reading.text_width to 70")
    step = world.newest_step()
    assert step is not None
    assert step.settings == (("reading.text_width", None),)
    world.undo(NOON, step)
    step = world.newest_step()
    assert step is not None
    assert step.settings == (("appearance.theme", '"wire-light"'),)


def test_two_who_undo_the_same_step_undo_it_once(world: Library) -> None:
    world.save_search("a", "one", said="first")
    world.save_search("b", "two", said="second")
    step = world.newest_step()
    world.undo(NOON, step)
    world.undo(NOON, step)
    assert [one.name for one in world.saved_searches()] == ["a", "port"]


def test_a_hundred_steps_of_all_kinds_outlive_the_program(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as library:
        before = state(library)
        for number in range(120):
            if number % 3 == 0:
                library.add_source(Source(f"https://{number}.example/"), said=f"step {number}")
            else:
                library.save_search(f"s{number}", "words", said=f"step {number}")
            library.forget_search("none", said="nothing")  # a step that is dropped counts for none
    with Library.open(path) as library:
        told = [library.undo(NOON) for _ in range(120)]
        assert told == [f"step {number}" for number in reversed(range(120))]
        assert state(library) == before


# Makes changes and takes them back for ever; tells each once it is kept.
WRITER = """
import itertools, sys
from datetime import UTC, datetime
from pathlib import Path
from wirereader.library.library import Library
from wirereader.story.source import Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    for number in itertools.count(int(sys.argv[2])):
        sources = [Source(f"https://{number}-{one}.example/", tags=("t",)) for one in range(20)]
        library.add_sources(sources, said=f"imported {number}")
        print("did imported", number, flush=True)
        library.set_marks(library.rows(None, NOON), read=bool(number % 2), tag=(f"t{number}", True),
                          said=f"marked {number}", now=NOON)
        print("did marked", number, flush=True)
        if number % 2:
            said = library.undo(NOON)
            print("undid", said, flush=True)
"""


def _killed(path: Path, start: int, delay_s: float) -> list[list[str]]:
    command = [sys.executable, "-c", WRITER, str(path), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(2)]
        killing = time.monotonic() + delay_s
        while time.monotonic() < killing:
            lines.append(writer.stdout.readline())
        writer.send_signal(signal.SIGKILL)
        lines += writer.stdout.readlines()
    return [line.split() for line in lines if line.endswith("\n")]


@pytest.mark.timeout(60 + 3 * KILLS)
def test_steps_are_whole_after_kill_9_at_any_moment(
    tmp_path: Path, record: MakeRecord, source: MakeSource
) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as library:
        library.store(source(), [record(str(n)) for n in range(300)], NOTHING, NOON)
        first = state(library)
    chance = random.Random(KILLS)  # noqa: S311 - moments to kill at
    for kill in range(KILLS):
        told = _killed(path, 1000 * kill, chance.uniform(0, 0.15))
        open_steps: list[str] = []
        for word, *rest in told[1:]:
            if word == "did":
                open_steps.append(" ".join(rest))
            else:
                assert open_steps.pop() == " ".join(rest)
        with Library.open(path) as library:
            undone = []
            while (said := library.undo(NOON)) is not None:
                undone.append(said)
            # the step under way may be there or not; what was told is, in order
            assert [said for said in undone if said in open_steps] == open_steps[::-1]
            assert len(undone) <= len(open_steps) + 1
            assert state(library) == first


CLIMBER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from wirereader.library.library import Library
from wirereader.library.stories import mark_changes
from wirereader.library.undo import undo_step

mark_changes.A_WRITE = undo_step.A_WRITE = 50
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    sys.stdin.readline()
    library.undo(datetime(2026, 11, 23, 12, tzinfo=UTC))
"""


def test_an_undo_that_is_killed_is_gone_on_with(
    tmp_path: Path, record: MakeRecord, source: MakeSource
) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as library:
        library.store(source(), [record(str(n)) for n in range(2000)], NOTHING, NOON)
        before = state(library)
        library.set_marks(library.rows(None, NOON), starred=True, said="starred all", now=NOON)
        rows = library.rows(None, NOON)
        command = [sys.executable, "-c", CLIMBER, str(path)]
        pipe = subprocess.PIPE
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as climber:
            assert climber.stdout is not None
            assert climber.stdin is not None
            climber.stdout.readline()
            climber.stdin.write("go\n")
            climber.stdin.flush()
            end = time.monotonic() + LIMIT_S
            while rows.row(1999).is_starred and time.monotonic() < end:
                rows = library.rows(None, NOON)  # the first stretch is taken back
            climber.kill()
        assert state(library) != before, "killed on the way"
        assert library.undo(NOON) == "starred all"
        assert state(library) == before
        assert library.undo(NOON) is None


def test_what_a_rule_hid_is_listed_again_but_not_what_another_hides(
    world: Library, record: MakeRecord
) -> None:
    world.add_rule("storm", "kill", said="hid storms")
    new = [
        record(guid, headline)
        for guid, headline in (
            ("s", "Storm over Oslo"),
            ("t", "Storm ends all sport"),
            ("u", "Bread is dearer"),
        )
    ]
    world.store(_first(world), new, NOTHING, NOON)

    def listed() -> set[str]:
        rows = world.rows(None, NOON)
        return {rows.row(number).headline for number in range(rows.count())}

    assert not {"Storm over Oslo", "Storm ends all sport"} & listed()
    assert world.undo(NOON) == "hid storms"
    assert {"Storm over Oslo", "Bread is dearer"} <= listed()
    assert "Storm ends all sport" not in listed(), "the rule about sport is older"
