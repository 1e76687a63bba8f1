import subprocess
import sys
from collections.abc import Callable

import pytest

from wirereader.desk import outward
from wirereader.desk.desk import Desk

OpenDesk = Callable[..., Desk]
LATE = ("copying", "changes", "exporting", "linking", "piping", "saving", "annotations")


@pytest.mark.parametrize(
    ("command", "arguments", "said"),
    [
        (outward.save, ("a b",), 'save FILE. A name with blanks stands in "quotes".'),
        (outward.export_quotes, ("-",), "6 quotes."),
        (outward.copy, (), "The clipboard cannot be reached from here. The text:"),
        (outward.show_links, (), "No links in this story."),
        (outward.show_enclosures, (), "No files come with this story."),
        (outward.browse, (), "No links in this story."),
        (outward.pipe, (), "Which command? pipe COMMAND gives it the story as JSON."),
        (outward.show_changes, (), "This story has one version only."),
    ],
)
async def test_each_command_does_what_it_is_named_for(
    open_desk: OpenDesk, command: Callable[..., object], arguments: tuple[str, ...], said: str
) -> None:
    desk = open_desk()
    await desk.obey("1")
    desk.catch_up()
    outcome = await command(desk._bench, *arguments)  # type: ignore[misc]
    assert outcome.said == said


def test_nothing_is_loaded_before_it_is_used() -> None:
    code = "import sys, wirereader.desk.outward; print(*sorted(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "wirereader.desk.outward" in loaded
    assert not loaded & {f"wirereader.desk.{name}" for name in LATE}
    assert not loaded & {"subprocess", "csv", "uuid", "difflib", "webbrowser", "shlex"}
