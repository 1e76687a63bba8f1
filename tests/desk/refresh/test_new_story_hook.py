"""A command of the reader's own on each new story: its input, its limits, its failures."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh.new_story_hook import AT_ONCE, Hook
from wirereader.story.body import Body
from wirereader.story.faults import LibraryFault
from wirereader.story.story import Dispatch, Story

KEEP = """
import json, sys
told = json.load(sys.stdin)
open(sys.argv[1] + told["id"], "w").write(told["headline"])
"""
SLEEP = "import time; time.sleep(3600)"
CROWD = """
import os, sys, time
place = sys.argv[1]
mine = os.path.join(place, f"run-{os.getpid()}")
open(mine, "w").close()
here = len([name for name in os.listdir(place) if name.startswith("run-")])
open(os.path.join(place, "most"), "a").write(f"{here}\\n")
time.sleep(0.05)
os.remove(mine)
"""


def story(number: int, headline: str = "Bridge falls") -> Story:
    return Story(f"story{number}", Dispatch(f"g{number}", headline, Body.of("It fell.")))


def written(place: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in place.iterdir()}


def hook(*command: str, limit_s: float = LIMIT_S) -> Hook:
    def as_json(told: Story) -> dict[str, str]:
        return {"id": told.id, "headline": told.headline}

    def find(story_id: str) -> Story | None:
        return None if story_id == "gone" else story(int(story_id[5:]), f"Number {story_id[5:]}")

    return Hook(command, find, as_json, limit_s)


async def test_each_story_is_handed_over_as_json(tmp_path: Path) -> None:
    run = hook(sys.executable, "-c", KEEP, f"{tmp_path}/")
    run.put(["story1", "gone"])
    run.put(["story2", "story3"])
    assert await run.finish() is None
    assert written(tmp_path) == {f"story{n}": f"Number {n}" for n in (1, 2, 3)}


async def test_no_shell_sees_the_words(tmp_path: Path) -> None:
    run = hook(sys.executable, "-c", KEEP, f"{tmp_path}/$(touch x);")
    run.put(["story1"])
    assert await run.finish() is None
    assert list(written(tmp_path)) == ["$(touch x);story1"]


async def test_never_more_than_two_at_once(tmp_path: Path) -> None:
    run = hook(sys.executable, "-c", CROWD, str(tmp_path))
    run.put([f"story{number}" for number in range(8)])
    assert await run.finish() is None
    seen = [int(line) for line in written(tmp_path)["most"].split()]
    assert len(seen) == 8
    assert max(seen) <= AT_ONCE


@pytest.mark.parametrize(
    ("command", "limit_s", "why"),
    [
        (("/nowhere/at/all",), LIMIT_S, "It cannot be started."),
        ((sys.executable, "-c", "raise SystemExit(3)"), LIMIT_S, "It ended with status 3."),
        ((sys.executable, "-c", SLEEP), 1, "It took more than 1 seconds."),
    ],
)
async def test_failures_are_counted_and_said_once(
    command: tuple[str, ...], limit_s: float, why: str
) -> None:
    run = hook(*command, limit_s=limit_s)
    run.put(["story1", "story2"])
    assert await run.finish() == f"The command for new stories failed 2 times. {why}"


async def test_a_command_that_reads_nothing_does_no_harm() -> None:
    run = hook(sys.executable, "-c", "pass")
    run.put([f"story{number}" for number in range(4)])
    assert await run.finish() is None


async def test_stopping_ends_what_runs() -> None:
    run = hook(sys.executable, "-c", SLEEP)
    run.put(["story1", "story2", "story3"])
    assert await run.stop() is None


async def test_a_library_that_fails_is_said_and_nobody_waits_for_ever() -> None:
    def find(story_id: str) -> Story | None:
        raise LibraryFault("No.", f"{story_id} is locked.", "Wait.")

    run = Hook(("/nowhere/at/all",), find, lambda _: {})
    run.put([f"story{number}" for number in range(5)])
    said = await asyncio.wait_for(run.finish(), LIMIT_S)
    assert said is not None
    assert said.startswith("The command for new stories failed 5 times.")
    assert said.endswith("is locked.")


async def test_what_a_slow_command_started_ends_with_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "alive")
    # whoever holds the far end of a pipe is told when the last writer has gone
    held = os.open(tmp_path / "alive", os.O_RDONLY | os.O_NONBLOCK)
    os.set_blocking(held, True)
    # a busy machine may need longer to start it: then it is asked again, with more time
    for limit_s in (0.5, 5.0, 20.0):
        command = f"(echo; sleep 3600) > {tmp_path}/alive; true"
        run = hook("/bin/sh", "-c", command, limit_s=limit_s)
        run.put(["story1"])
        assert await run.finish() is not None
        begun = await asyncio.wait_for(asyncio.to_thread(os.read, held, 10), LIMIT_S)
        if begun:
            break
    assert begun == b"\n"
    assert await asyncio.wait_for(asyncio.to_thread(os.read, held, 10), LIMIT_S) == b""
    os.close(held)
