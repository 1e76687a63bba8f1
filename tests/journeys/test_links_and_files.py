"""Links, a picture and a sound of a story, at a real terminal with the process that fetches."""

import io
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.support.page_server import Question, send_head, send_page, serving
from tests.support.terminal import Opener, Terminal
from tests.support.waiting import LIMIT_S

pytestmark = pytest.mark.journey
WORDS = "<p>See <a href='/report'>the report</a> and the picture.</p>" + "<p>More of it.</p>" * 3
SONG = bytes(2_000_000)
FEED = f"""<rss version='2.0'><channel><title>Wire</title><item><title>A ferry and a song</title>
<guid isPermaLink='false'>1</guid><description><![CDATA[{WORDS}]]></description>
<enclosure url='/photo.png' type='image/png' length='100'/>
<enclosure url='/Song.mp3' type='audio/mpeg' length='2000000'/></item></channel></rss>""".encode()


class Server:
    """A feed, a picture, and a sound that waits in the middle until it is let go."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        picture = io.BytesIO()
        Image.new("RGB", (64, 64), "red").save(picture, "PNG")
        self.pages = {"/feed": FEED, "/photo.png": picture.getvalue(), "/Song.mp3": SONG}
        self.root = ""

    def answer(self, question: Question) -> None:
        body = self.pages.get(question.path)
        if body is not SONG:
            send_page(question, body)
            return
        send_head(question, len(body))
        question.wfile.write(body[:1_000_000])
        self.may_end.wait(LIMIT_S)
        question.wfile.write(body[1_000_000:])


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with serving(made.answer) as made.root:
        yield made
        made.may_end.set()


def typed(shown: Terminal, line: str) -> None:
    """Type a command on the line for that."""
    shown.press(":")
    shown.wait_for("Tab complete")
    shown.press(line)
    shown.wait_for(f": {line}")
    shown.press("enter")


def test_links_files_and_pictures(terminal: Opener, home: Path, server: Server) -> None:
    run = [sys.executable, "-m", "wirereader", "add", f"{server.root}/feed"]
    subprocess.run(run, check=True, capture_output=True)
    shown = terminal(size=(100, 30))
    shown.wait_for("A ferry and a song")
    typed(shown, "search song")
    shown.wait_for("song: 1 story|Song: 1 story")
    shown.press("enter")
    shown.wait_for("Space page")
    shown.press("#")
    shown.wait_for(r"the report\[1\]")
    shown.press("V")
    shown.wait_for("Picture 1 of 1: photo.png")
    shown.wait_for("▀▀▀▀▀▀▀▀")
    shown.press("escape")
    shown.wait_for(r"the report\[1\]")
    typed(shown, "download 3")
    shown.wait_for(r"Fetching song.mp3, .+ of 2\.0 MB\. Ctrl\+C stops")
    shown.press("ctrl+c")
    shown.wait_for("Cancelled. The partial file was deleted")
    assert not list((home / "downloads").iterdir())
    server.may_end.set()
    typed(shown, "download 3")
    shown.wait_for("Downloaded song.mp3, 2.0 MB, to")
    assert (home / "downloads" / "song.mp3").stat().st_size == 2_000_000
    shown.press("Q")
    assert shown.wait_for_end() == 0
