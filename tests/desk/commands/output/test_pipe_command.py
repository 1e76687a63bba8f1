import json
import shlex
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import MappingProxyType

import pytest

from tests.support.processes import wait_until_gone
from wirereader.desk.commands.output import pipe_command
from wirereader.desk.commands.output.pipe_command import run_command
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.story_files.story_json import json_text, story_as_json
from wirereader.story.clean import is_clean
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.story.findings import Findings
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
Done = Callable[..., Awaitable[Outcome]]
MakeStory = Callable[..., Story]


def python(code: str) -> str:
    return shlex.join([sys.executable, "-c", code])


def shown(outcome: Outcome) -> tuple[str, ...]:
    assert isinstance(outcome.shows, TextShown)
    return outcome.shows.lines


def test_a_story_without_findings_says_so(seed: Story, seed_findings: Findings) -> None:
    told = story_as_json(seed, seed_findings)
    assert told["findings"]["quotes"]
    assert story_as_json(seed, None) == {**told, "findings": None}


def test_json_has_no_control_characters() -> None:
    text = json_text({"a": "\x7f\x9b31m\u2028\x1b é"})
    assert text.isprintable()
    assert json.loads(text) == {"a": "\x7f\x9b31m\u2028\x1b é"}


async def test_a_command_gets_the_story_and_its_words_are_shown(
    open_desk: OpenDesk, seed: Story, done: Done
) -> None:
    desk = open_desk()
    await desk.obey("1")
    desk.catch_up()
    code = (
        "import json,sys; told = json.load(sys.stdin);"
        "print(told['headline']); print(len(told['findings']['quotes']))"
    )
    outcome = await done(desk._context, "pipe", python(code))
    assert shown(outcome) == (seed.headline, "6")
    assert outcome.said.endswith(" ended.")
    assert outcome.is_done


async def test_no_shell_reads_the_words(open_desk: OpenDesk, done: Done) -> None:
    desk = open_desk()
    await desk.obey("1")
    words = f"{python('import sys; print(sys.argv[1:])')} ; echo '$HOME' `id` | cat > /tmp/x"
    outcome = await done(desk._context, "pipe", words)
    assert shown(outcome) == ("[';', 'echo', '$HOME', '`id`', '|', 'cat', '>', '/tmp/x']",)


async def test_hostile_output_is_cleaned_and_cut(open_desk: OpenDesk, done: Done) -> None:
    desk = open_desk()
    await desk.obey("1")
    code = (
        "import sys; sys.stdout.buffer.write(b'\\x1b]0;t\\x07\\x1b[31mred\\xff\\n\\n' + b'x\\n'*50)"
    )
    lines = shown(await done(desk._context, "pipe", python(code)))
    assert lines[0] == "red\ufffd"
    assert lines[1:-1] == ("x",) * 19
    assert lines[-1] == "The first 20 lines of 51."
    assert all(map(is_clean, lines))


async def test_endless_output_is_dropped_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipe_command, "_MOST_KEPT", 1000)
    code = "import sys; [sys.stdout.write('y\\n'*5000) for _ in range(100)]"
    ran = run_command([sys.executable, "-c", code], b"")
    assert (ran.status, len(ran.output), ran.is_all) == (0, 1000, False)


async def test_a_command_that_listens_to_nothing_does_no_harm() -> None:
    ran = run_command([sys.executable, "-c", "print('done')"], b"x" * 5_000_000)
    assert (ran.status, ran.output.strip()) == (0, b"done")


def test_a_command_that_never_ends_is_ended_with_all_it_started(tmp_path: Path) -> None:
    code = (
        "import pathlib,subprocess,sys;"
        "one = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(3600)']);"
        f"pathlib.Path({str(tmp_path / 'pid')!r}).write_text(str(one.pid));"
        "print('begun', flush=True); one.wait()"
    )
    # a busy machine may need longer to start it: then it is asked again, with more time
    for limit_s in (1.0, 5.0, 20.0):
        ran = run_command([sys.executable, "-c", code], b"", limit_s=limit_s)
        assert ran.status is None
        if ran.output:
            break
    assert ran.output.strip() == b"begun"
    wait_until_gone([int((tmp_path / "pid").read_text())])


async def test_one_that_takes_too_long_is_said_to(
    open_desk: OpenDesk, monkeypatch: pytest.MonkeyPatch, done: Done
) -> None:
    desk = open_desk()
    await desk.obey("1")
    monkeypatch.setattr(
        pipe_command, "run_command", lambda *_: pipe_command.Ran(None, b"half", is_all=True)
    )
    outcome = await done(desk._context, "pipe", "/usr/bin/slow")
    assert outcome.said == "slow took more than 30 seconds and was stopped."
    assert shown(outcome) == ("half",)
    assert not outcome.is_done


async def test_a_failing_command_says_its_status(open_desk: OpenDesk, done: Done) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await done(desk._context, "pipe", python("raise SystemExit('bad luck')"))
    assert outcome.said.endswith("ended with status 1.")
    assert shown(outcome) == ("bad luck",)
    assert not outcome.is_done
    quiet = await done(desk._context, "pipe", python("pass"))
    assert quiet.said.endswith("ended, and printed nothing.")
    assert quiet.shows is None


async def test_what_cannot_be_run_is_refused(open_desk: OpenDesk, done: Done) -> None:
    desk = open_desk()
    assert not (await done(desk._context, "pipe", "cat")).is_done
    await desk.obey("1")
    assert (await done(desk._context, "pipe", "  ")).said.startswith("Which program?")
    assert (await done(desk._context, "pipe", "''")).said.startswith("Which program?")
    with pytest.raises(SourceFault, match="not found"):
        await done(desk._context, "pipe", "/no/such/program")
    with pytest.raises(SourceFault, match="cannot be started"):
        await done(desk._context, "pipe", "a\0b")
    with pytest.raises(SettingsFault, match="quotation mark"):
        await done(desk._context, "pipe", "echo 'a")


async def test_a_name_in_the_settings_stands_for_its_command(
    open_desk: OpenDesk, done: Done
) -> None:
    desk = open_desk()
    await desk.obey("1")
    context = desk._context
    named = MappingProxyType(
        {"show": (sys.executable, "-c", "import sys; print(sys.argv[1:])", "a")}
    )
    context.settings = context.settings._replace(hooks=context.settings.hooks._replace(pipe=named))
    assert shown(await done(context, "pipe", "show b")) == ("['a', 'b']",)
