"""A command of the reader's own, run on each new story: the story as JSON on its input, no shell.

It is run beside the refresh, at most two at once, and ended when it takes too long.  What it prints
is dropped; how often it failed is said once.
"""

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from wirereader.desk.phrases import count
from wirereader.story.faults import WirereaderFault
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.events.follows import Alert

AT_ONCE = 2
LIMIT_S = 30.0
_END_S = 1.0

StoryAsJson = Callable[[Story], dict[str, Any]]
"""A story as `read --json` gives it, without findings."""


class Hook:
    """Runs `command` (its words, the program first) on stories; belongs to one asyncio loop.

    `find` gives the story of an id, and is called in a thread.
    """

    def __init__(
        self,
        command: Sequence[str],
        find: Callable[[str], Story | None],
        as_json: StoryAsJson,
        limit_s: float = LIMIT_S,
        what: str = "new stories",
    ) -> None:
        """`what` is it run for, in the plural."""
        self._command = tuple(command)
        self._find = find
        self._as_json = as_json
        self._limit_s = limit_s
        self._what = what
        self._waiting: asyncio.Queue[str] = asyncio.Queue()
        self._runners: list[asyncio.Task[None]] = []
        self._failures: list[str] = []

    def put(self, story_ids: Sequence[str]) -> None:
        """Have the command run on these stories, in turn; never waits."""
        for story_id in story_ids:
            self._waiting.put_nowait(story_id)
        while len(self._runners) < min(AT_ONCE, self._waiting.qsize()):
            self._runners.append(asyncio.create_task(self._run(), name="hook"))

    async def finish(self) -> str | None:
        """Wait until all have run; one sentence on those that failed, or None."""
        await self._waiting.join()
        return await self.stop()

    async def stop(self) -> str | None:
        """End those that run and forget the others; one sentence on those that failed."""
        for runner in self._runners:
            runner.cancel()
        await asyncio.gather(*self._runners, return_exceptions=True)
        self._runners.clear()
        if not self._failures:
            return None
        times = count(len(self._failures), "time")
        return f"The command for {self._what} failed {times}. {self._failures[-1]}"

    async def _run(self) -> None:
        while True:
            story_id = await self._waiting.get()
            try:
                story = await asyncio.to_thread(self._find, story_id)
                why = None if story is None else await self._run_on(story)
            except WirereaderFault as fault:  # the next one may be had, and somebody waits for all
                why = fault.why
            finally:
                self._waiting.task_done()
            if why is not None:
                self._failures.append(why)

    async def _run_on(self, story: Story) -> str | None:
        """Run the command on one story; why it failed, or None."""
        told = json.dumps(self._as_json(story), ensure_ascii=False).encode("utf-8", "replace")
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.DEVNULL,
                stderr=asyncio.subprocess.DEVNULL,
                start_new_session=True,
            )
        except (OSError, ValueError):
            return "It cannot be started."
        try:
            async with asyncio.timeout(self._limit_s):
                await process.communicate(told + b"\n")
        except TimeoutError:
            return f"It took more than {self._limit_s:.0f} seconds."
        finally:
            await _ended(process)
        status = process.returncode
        return f"It ended with status {status}." if status else None


async def run_for_alerts(
    command: Sequence[str],
    find: Callable[[str], Story | None],
    as_json: StoryAsJson,
    alerts: "Sequence[Alert]",
) -> str | None:
    """Run `command` once for each story that alerts tell of; one sentence on failures, or None.

    It gets the story with "alerts", what is followed and what is told of it.
    """
    of_story: dict[str, list[dict[str, Any]]] = {}
    for one in alerts:
        told = {"kind": one.kind, "followed": one.followed, "told": one.told.splitlines()}
        of_story.setdefault(one.story, []).append(told)
    hook = Hook(
        command,
        find,
        lambda story: {**as_json(story), "alerts": of_story.get(story.id, [])},
        what="alerts",
    )
    hook.put(list(of_story))
    return await hook.finish()


async def _ended(process: asyncio.subprocess.Process) -> None:
    """Kill what still runs, and all that it started, so that nobody is left behind."""
    if process.returncode is not None:
        return
    with contextlib.suppress(OSError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:  # pragma: no cover - where there are no groups of processes
            process.kill()
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(_END_S):
            await process.wait()
