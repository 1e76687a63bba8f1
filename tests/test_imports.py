"""What is loaded when: the import contracts' run-time side, which static contracts cannot see."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.terminal import Opener
from tests.support.waiting import LIMIT_S
from wirereader.library.library import Library

REPORT = (
    "import json, sys; print('MODULES ' + json.dumps(sorted(sys.modules)), file=sys.__stderr__)"
)
ENGINE = {"numpy", "onnxruntime", "wirereader.analysis.engine", "wirereader.analysis.names.tagger"}
NETWORK = {"httpx", "httpcore", "ssl"}
XML = {"lxml", "xml.etree.ElementTree", "xml.sax", "feedparser", "xml.dom"}
FULL_SCREEN = {"textual", "rich.console"}
MOST_BEFORE_PAINT = 160
"""Modules of ours: each is a third of a millisecond of every start."""


def modules_after(code: str, home: Path, **environment: str) -> set[str]:
    """Names of all modules loaded in a fresh interpreter once `code` has run."""
    run = subprocess.run(
        [sys.executable, "-c", f"{code}\n{REPORT}"],
        capture_output=True,
        text=True,
        input="list\nquit\n",
        env={**os.environ, "WIREREADER_HOME": str(home), **environment},
        check=False,
        timeout=LIMIT_S,
    )
    lines = [line for line in run.stderr.splitlines() if line.startswith("MODULES ")]
    assert lines, run.stderr[-2000:]
    return set(json.loads(lines[-1].removeprefix("MODULES ")))


def main_with(*arguments: str) -> str:
    return (
        "import sys\n"
        f"sys.argv = ['wirereader', *{list(arguments)!r}]\n"
        "from wirereader.start import main\n"
        "try:\n    code = main()\nexcept SystemExit as end:\n    code = end.code\n"
        "assert not code, code\n"
    )


@pytest.mark.parametrize(
    "arguments", [["--version"], ["list"], ["list", "--json"], ["--plain"]], ids=" ".join
)
def test_words_come_without_the_full_screen_or_the_engine(
    arguments: list[str], tmp_path: Path
) -> None:
    loaded = modules_after(main_with(*arguments), tmp_path)
    assert not loaded & (FULL_SCREEN | ENGINE | NETWORK | XML)


COUNTED = """
import re, sys
made, usual = [], re._compiler.compile
def counting(pattern, *how):
    made.append(pattern)
    return usual(pattern, *how)
re._compiler.compile = counting
import atexit
atexit.register(lambda: print("COMPILED", len(made), file=sys.__stderr__))
"""


def test_words_of_commands_typed_at_a_prompt_need_few_patterns(tmp_path: Path) -> None:
    """Of some 350 that tell phrases apart: each is half a millisecond of whoever types."""
    modules_after(main_with("list"), tmp_path)  # the sample stories are stored
    code = COUNTED + main_with("--plain")
    run = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        input="next\nlist\nquit\n",
        env={**os.environ, "WIREREADER_HOME": str(tmp_path)},
        check=False,
        timeout=LIMIT_S,
    )
    (told,) = [line for line in run.stderr.splitlines() if line.startswith("COMPILED")]
    assert int(told.split()[1]) < 120


def test_the_very_first_start_loads_nothing_that_its_stories_do_not_need(tmp_path: Path) -> None:
    loaded = modules_after(main_with("list"), tmp_path)
    assert "wirereader.formats.files.story_file" in loaded  # which reads the samples
    assert not loaded & {
        "wirereader.formats.files.documents",
        "wirereader.formats.files.mail",
        "wirereader.formats.html.sanitizer",
        "wirereader.library.search.older_queries",
    }


def test_a_refresh_starts_without_a_desk(tmp_path: Path) -> None:
    loaded = modules_after(main_with("refresh", "--at-once", "4"), tmp_path)
    assert "wirereader.desk.refresh.refresh_run" in loaded
    unwanted = {
        "wirereader.desk.desk",
        "wirereader.desk.commands.table",
        "wirereader.sync.sync_run",
    }
    assert not loaded & (FULL_SCREEN | ENGINE | {"lxml"} | unwanted)


@pytest.mark.parametrize("verb", ["analyse", "changes", "events", "parse"])
def test_lines_of_json_are_answered_without_a_desk(verb: str, tmp_path: Path) -> None:
    loaded = modules_after(main_with(verb, "--jsonl"), tmp_path)
    assert "wirereader.desk.batch" in loaded
    assert not loaded & {"wirereader.desk.desk", "wirereader.desk.commands.table"}


def test_what_is_kept_without_rules_loads_no_search(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    Library.open(path).close()  # the steps of its schema load more
    code = (
        "from pathlib import Path\n"
        "from datetime import UTC, datetime; from wirereader.library.library import Library\n"
        "from wirereader.story.body import Body; from wirereader.story.record import record_of\n"
        "from wirereader.story.source import FetchMemory, Source\n"
        "from wirereader.story.story import Dispatch\n"
        "record = record_of(Dispatch('1', 'Headline', Body.of('Words.')), None)\n"
        "now = datetime(2026, 11, 23, tzinfo=UTC)\n"
        f"with Library.open(Path({str(path)!r})) as library:\n"
        "    source = library.add_source(Source('a'))\n"
        "    library.store(source, [record], FetchMemory(), now)\n"
    )
    loaded = modules_after(code, tmp_path)
    assert "wirereader.library.arrival_rules" in loaded
    assert not loaded & {
        "wirereader.library.search.query_parser",
        "wirereader.library.search.query_execution",
    }


def test_a_refresh_loads_no_command_line_of_others(tmp_path: Path) -> None:
    loaded = modules_after("import wirereader.sources.fetch_all", tmp_path)
    assert "httpx" in loaded
    assert not loaded & {"click", "pygments", "h2", *FULL_SCREEN}


def test_the_process_that_parses_starts_with_what_feeds_need(tmp_path: Path) -> None:
    code = "from wirereader.desk.refresh import parser_process; parser_process._load()"
    loaded = modules_after(code, tmp_path)
    assert "wirereader.formats.feeds.rss" in loaded
    assert not loaded & {*NETWORK, "urllib.request", "email", "zipfile", "asyncio"}


def test_the_package_itself_loads_almost_nothing(tmp_path: Path) -> None:
    loaded = modules_after("import wirereader, wirereader.analysis", tmp_path)
    ours = {name for name in loaded if name.startswith("wirereader")}
    assert ours == {"wirereader", "wirereader.analysis"}


TRACED = """
import os, sys
log = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def hear(event, arguments):
    if event == "import":
        write(log, f"{arguments[0]}\\n".encode())
sys.addaudithook(hear)
write = os.write
def paint(to, data):
    if b"BREAKING" in bytes(data):
        write(log, b"PAINTED\\n")
    return write(to, data)
os.write = paint
sys.argv = ["wirereader", "--tui"]
from wirereader.start import main
sys.exit(main())
"""


@pytest.mark.journey
def test_first_paint_waits_for_no_engine_network_or_xml(
    terminal: Opener, home: Path, tmp_path: Path
) -> None:
    modules_after(main_with("list"), home)  # the sample stories are stored
    log = tmp_path / "imports"
    shown = terminal(str(log), command=[sys.executable, "-c", TRACED])
    shown.wait_for("BREAKING")
    before, painted, _ = log.read_text("utf-8").partition("PAINTED")
    assert painted, "the trace sees the picture"
    loaded = set(before.split())
    assert "textual.screen" in loaded, "the trace sees imports"
    assert not {name for name in loaded if name.startswith("wirereader.views.tui.pages")}
    # asyncio, on which Textual stands, asks for ssl, and is told that there is none
    assert not loaded & (ENGINE | NETWORK | XML) - {"ssl"}
    assert "asyncio.sslproto" in loaded
    assert "_ssl" not in loaded
    assert "textual.widgets._input" not in loaded, "Textual's palette, and all that it shows"
    assert "hashlib" not in loaded, "OpenSSL's table: `wirereader.digest` does without"
    ours = {name for name in loaded if name.startswith("wirereader")}
    assert len(ours) <= MOST_BEFORE_PAINT, "late imports: see wirereader.late_import"


@pytest.mark.journey
def test_the_process_of_the_screen_has_no_openssl(terminal: Opener) -> None:
    """Three to four MiB; what fetches is another process."""
    shown = terminal("--tui")
    shown.wait_for("BREAKING")
    maps = Path(f"/proc/{shown.pid}/maps")
    if not maps.exists():
        pytest.skip("this system does not tell what a process has loaded")
    shown.press("]", "enter")
    shown.settle(1.5)  # what the first keys need is loaded 0.4 s after the first picture
    shown.press("?")
    shown.wait_for("Keys in the story")
    loaded = maps.read_text("utf-8")
    assert "sqlite3" in loaded
    assert "libcrypto" not in loaded
    assert "_ssl" not in loaded
