import subprocess
import sys
from collections.abc import Callable

import pytest

from wirereader.desk.commands.output import output_commands
from wirereader.desk.desk import Desk

OpenDesk = Callable[..., Desk]
LATE = ("copying", "changes", "exporting", "linking", "piping", "saving", "annotations")


@pytest.mark.parametrize(
    ("command", "arguments", "said"),
    [
        (output_commands.save, ("a b",), 'save FILE. A name with blanks stands in "quotes".'),
        (output_commands.export_quotes, ("-",), "6 quotes."),
        (output_commands.copy, (), "The clipboard cannot be reached from here. The text:"),
        (output_commands.show_links, (), "No links in this story."),
        (output_commands.show_enclosures, (), "No files come with this story."),
        (output_commands.browse, (), "No links in this story."),
        (output_commands.pipe, (), "Which command? pipe COMMAND gives it the story as JSON."),
        (output_commands.show_changes, (), "This story has one version only."),
    ],
)
async def test_each_command_does_what_it_is_named_for(
    open_desk: OpenDesk, command: Callable[..., object], arguments: tuple[str, ...], said: str
) -> None:
    desk = open_desk()
    await desk.obey("1")
    desk.catch_up()
    outcome = await command(desk._context, *arguments)  # type: ignore[misc]
    assert outcome.said == said


def test_nothing_is_loaded_before_it_is_used() -> None:
    code = (
        "import sys, wirereader.desk.commands.output.output_commands; print(*sorted(sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(run.stdout.split())
    assert "wirereader.desk.commands.output.output_commands" in loaded
    assert not loaded & {f"wirereader.desk.{name}" for name in LATE}
    assert not loaded & {"subprocess", "csv", "uuid", "difflib", "webbrowser", "shlex"}
