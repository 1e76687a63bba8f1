"""Links, a picture and a sound of a story, at a real terminal with the process that fetches."""

import io
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Protocol

import pytest
from PIL import Image

pytestmark = pytest.mark.journey
WORDS = "<p>See <a href='/report'>the report</a> and the picture.</p>" + "<p>More of it.</p>" * 3
FEED = f"""<rss version='2.0'><channel><title>Wire</title><item><title>A ferry and a song</title>
<guid isPermaLink='false'>1</guid><description><![CDATA[{WORDS}]]></description>
<enclosure url='/photo.png' type='image/png' length='100'/>
<enclosure url='/Song.mp3' type='audio/mpeg' length='2000000'/></item></channel></rss>""".encode()


class Shown(Protocol):
    """What this journey needs of a terminal (see conftest.py)."""

    text: str

    def wait_for(self, pattern: str, limit_s: float = 20) -> str: ...
    def press(self, *keys: str) -> None: ...
    def wait_for_end(self, limit_s: float = 20) -> int: ...


class Server:
    """A feed, a picture, and a sound that waits in the middle until it is let go."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        outer, picture = self, io.BytesIO()
        Image.new("RGB", (64, 64), "red").save(picture, "PNG")
        pages = {"/feed": FEED, "/photo.png": picture.getvalue(), "/Song.mp3": bytes(2_000_000)}

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                body = pages.get(self.path, b"")
                self.send_response(200 if body else 404)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body[:1_000_000])
                if self.path == "/Song.mp3":
                    outer.may_end.wait(60)
                self.wfile.write(body[1_000_000:])

            def log_message(self, *_: object) -> None:
                """Keep quiet."""

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.http.server_address[1]}/feed"


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    thread = threading.Thread(target=made.http.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    yield made
    made.may_end.set()
    made.http.shutdown()
    thread.join()
    made.http.server_close()


def typed(shown: Shown, line: str) -> None:
    """Type a command on the line for that."""
    shown.press(":")
    shown.wait_for("Tab complete")
    shown.press(line)
    shown.wait_for(f": {line}")
    shown.press("enter")


def test_links_files_and_pictures(
    terminal: Callable[..., Shown], home: Path, server: Server
) -> None:
    run = [sys.executable, "-m", "wirereader", "add", server.address]
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
    shown.wait_for("Stopped. Nothing of the file was kept")
    assert not list((home / "downloads").iterdir())
    server.may_end.set()
    typed(shown, "download 3")
    shown.wait_for("Fetched song.mp3, 2.0 MB, into")
    assert (home / "downloads" / "song.mp3").stat().st_size == 2_000_000
    shown.press("Q")
    assert shown.wait_for_end() == 0
