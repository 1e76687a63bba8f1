import subprocess
import sys
from collections.abc import Awaitable, Callable

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome

OpenDesk = Callable[..., Desk]
LATE = (
    *("copy_text", "link_commands", "picture_command", "pipe_command", "quote_export"),
    *("save_story", "web_annotations"),
)


@pytest.mark.parametrize(
    ("word", "typed", "said"),
    [
        ("save", "a b", 'Usage: save FILE. Put a name with spaces in "quotes".'),
        ("export-quotes", "-", "6 quotes."),
        ("copy", "", "The clipboard is not available here. The text:"),
        ("links", "", "No links in this story."),
        ("enclosures", "", "No files are attached to this story."),
        ("browse", "", "No links in this story."),
        ("pipe", "", "Which program? pipe COMMAND sends the story to it as JSON."),
        ("changes", "", "This story has only one version."),
    ],
)
async def test_each_command_does_what_it_is_named_for(
    open_desk: OpenDesk, done: Callable[..., Awaitable[Outcome]], word: str, typed: str, said: str
) -> None:
    desk = open_desk()
    await desk.obey("1")
    desk.catch_up()
    outcome = await done(desk._context, word, typed)
    assert outcome.said == said


def test_nothing_is_loaded_before_it_is_used() -> None:
    code = (
        "import sys, wirereader.desk.commands.output.output_commands; print(*sorted(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "wirereader.desk.commands.output.output_commands" in loaded
    assert not loaded & {f"wirereader.desk.commands.output.{name}" for name in LATE}
    assert not loaded & {"subprocess", "csv", "uuid", "difflib", "webbrowser", "shlex"}
