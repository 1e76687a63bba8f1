"""Pages on the loopback, answered by a test: for whatever fetches in a process of its own."""

import contextlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Question = BaseHTTPRequestHandler


@contextmanager
def serving(answer: Callable[[Question], None]) -> Iterator[str]:
    """Have `answer` answer what is asked with GET, each in a thread; gives the root address."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            with contextlib.suppress(ConnectionError):  # whoever asked has had enough
                answer(self)

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{http.server_address[1]}"
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def send_head(question: Question, length: int | None, status: int = 200, type_: str = "") -> None:
    """Send the head of an answer whose body has `length` bytes (None: it is not said)."""
    question.send_response(status)
    if type_:
        question.send_header("Content-Type", type_)
    if length is not None:
        question.send_header("Content-Length", str(length))
    question.end_headers()


def send_page(question: Question, body: bytes | None, type_: str = "") -> None:
    """Send a whole answer; None: there is no such page."""
    send_head(question, len(body or b""), 404 if body is None else 200, type_)
    question.wfile.write(body or b"")
