"""Plain mode under real readers: what is heard, and how long that takes at 350 words a minute."""

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.screenreader
SAMPLES = Path(__file__).parents[2] / "feeds" / "stories"
SEED = SAMPLES / "2008-08-29-georgia-breaks-ties.txt"
FEED = (
    "<rss version='2.0'><channel><title>City Desk</title><item><title>{}</title>"
    "<guid isPermaLink='false'>{}</guid><description>Some words.</description></item>"
    "</channel></rss>"
)
HEAD = "BREAKING. Georgia Breaks Diplomatic Ties With Russia."
GEORGIA = "Georgia Breaks Diplomatic Ties"
Opener = Callable[..., Any]


def seconds(said: list[str]) -> float:
    """How long it takes to say this at 350 words a minute."""
    return sum(len(one.split()) for one in said) / 350 * 60


@pytest.fixture
def measured(record_property: Callable[[str, object], None]) -> Callable[[str, list[str]], float]:
    """Note how long something took to say, and give it."""

    def note(what: str, said: list[str]) -> float:
        took = round(seconds(said), 1)
        record_property(what, took)
        sys.stderr.write(f"\n{what}: {took} s\n")
        return took

    return note


@pytest.fixture
def address() -> Iterator[str]:
    """A feed on loopback that has another story each time."""
    asked = iter(range(1000))

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            number = next(asked)
            body = FEED.format(f"Story {number}", number).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/rss+xml")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/feed"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_start_with_ten_headlines(
    listen: Opener, tmp_path: Path, measured: Callable[[str, list[str]], float]
) -> None:
    folder = tmp_path / "ten"
    folder.mkdir()
    for path in sorted(SAMPLES.glob("2026-1*"))[-11:]:  # two are takes of one story
        shutil.copy(path, folder)
    reader = listen("tdsr", "--plain", str(folder))
    reader.wait_for("10. ")
    assert reader.said[0].startswith("wirereader, plain. 10 stories, 10 unread")
    assert reader.said[-1] == ">"
    assert sum(bool(re.match(r"\d+\. ", one)) for one in reader.said) == 10
    assert measured("start with ten headlines", reader.said) <= 28, "ours run to ten words each"
    reader.press("say less\r", until="Saying less.")
    said = reader.press("l\r", until="10. ")
    assert measured("the same, saying less", said) <= 25


def test_a_session_is_heard_answer_by_answer(
    listen: Opener, measured: Callable[[str, list[str]], float]
) -> None:
    reader = listen("tdsr", "--plain", str(SEED.parent))
    reader.wait_for(GEORGIA)
    number = next(one for one in reader.said if GEORGIA in one).partition(".")[0]
    said = reader.press(f"{number}\r", until="Georgia is breaking")
    start = said.index(HEAD)
    first = next(n for n, one in enumerate(said) if one.startswith("Georgia is breaking"))
    assert measured("open a story, to its first word", said[start:first]) <= 4
    assert said[-1] == ">"
    reader.press("say less\r", until="Saying less.")
    said = reader.press(f"open {number}\r", until="Georgia is breaking")
    first = next(n for n, one in enumerate(said) if one.startswith("Georgia is breaking"))
    assert measured("the same, saying less", said[1:first]) <= 3
    reader.press("say normal\r", until="usual")
    said = reader.press("f dar\r", until="1 of 2")
    where = next(one for one in said if "1 of 2" in one)
    assert where == "David Darchiashvili, 1 of 2, paragraph 4."
    assert measured("jump: name, count, paragraph", [where]) <= 2
    said = reader.press("]\r", until="2 of 2")
    assert said[-2:] == ["David Darchiashvili, 2 of 2, paragraph 6.", ">"]
    said = reader.press("zap\r", until="Unknown")
    assert said[-2:] == ["Unknown command zap. h for help.", ">"]
    assert measured("an error", said) <= 5
    said = reader.press("/ kremlin\r", until="Kremlin: ")
    assert [one for one in said if one != "Working."][1] == "Kremlin: 1 story, 1 breaking."
    said = reader.press("h\r", until="Quit.")
    assert measured("help", said) <= 40


def test_a_refresh_is_two_lines(
    listen: Opener, home: Path, address: str, measured: Callable[[str, list[str]], float]
) -> None:
    program = [sys.executable, "-m", "wirereader"]
    subprocess.run([*program, "add", address], check=True, capture_output=True, timeout=50)
    assert home.exists()
    reader = listen("tdsr", "--plain")
    reader.wait_for("1. ")
    said = reader.press("r\r", until="new stor")
    answer = [one for one in said if one not in {"r", ">"}]
    assert answer[0] == "Fetching 1 source."
    assert len(answer) == 2
    assert measured("a refresh", said) <= 4


def test_forty_cells_of_braille_show_the_prompt_and_the_answer(listen: Opener) -> None:
    cells = listen("brltty", "--plain", "--width", "40", str(SEED))
    cells.wait_for(">")
    cells.press("w\r")
    lines = [line.rstrip() for line in cells.screen.display if line.strip()]
    assert lines[-1] == ">"
    assert lines[-3:-1] == [
        "Paragraph 1 of 10, story 1 of 1. Georgia",
        "Breaks Diplomatic Ties With Russia.",
    ]
    assert all(len(line) <= 40 for line in lines)
    assert cells.said[-1].startswith(">"), "the display is at the prompt"


def test_yasr_hears_the_answer_and_the_prompt(listen: Opener) -> None:
    reader = listen("yasr", "--plain", str(SEED))
    reader.wait_for("returning home")
    said = reader.press("zap\r", until="Unknown")
    assert any("Unknown command zap. h for help." in one for one in said)
