"""What is too large to be a feed is read in bounded time and room, and nothing of it goes silently.

Each case runs in a process of its own, as a refresh does; its processor time and its peak count.
"""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable

import pytest

LIMIT_S = 3.0
LIMIT_MIB = 300
SIZE = 20_000_000
WORDS = b"Some words of a long story that goes on and on. "


def rss(items: bytes) -> bytes:
    return b'<rss version="2.0"><channel><title>T</title>' + items + b"</channel></rss>"


def item(body: bytes) -> bytes:
    return rss(b"<item><title>t</title><description>" + body + b"</description></item>")


def many(form: bytes) -> bytes:
    return rss(b"".join(form.replace(b"N", b"%d" % n) for n in range(100_000)))


def cdata(body: bytes) -> bytes:
    return item(b"<![CDATA[" + body + b"]]>")


def anpa() -> bytes:
    head = b"\x16\x16\x01a0123\n\x0fr g\x11BC-Long,999\x13 11-20-2026 0999\n\x02^BC-Long,999<\n"
    return head + b"^A headline<\n" + (b"\t" + WORDS + b"\r\n") * (SIZE // 51) + b"\x03"


def bomb() -> bytes:
    levels = b"".join(b'<!ENTITY %c "%s">' % (98 + n, (b"&%c;" % (97 + n)) * 10) for n in range(9))
    return b'<!DOCTYPE rss [<!ENTITY a "lol">' + levels + b"]>" + item(b"&j;")


# Each with how many stories, and what at least their words amount to
CASES: dict[str, tuple[Callable[[], bytes], int, int]] = {
    "text": (lambda: item(WORDS * (SIZE // len(WORDS))), 1, SIZE - 100),
    "title": (
        lambda: rss(b"<item><title>" + WORDS * (SIZE // len(WORDS)) + b"</title></item>"),
        1,
        0,
    ),
    "inline tags": (lambda: cdata(b"<b>x</b>" * (SIZE // 8)), 1, SIZE // 8),
    "line breaks": (lambda: cdata(b"x<br>" * (SIZE // 5)), 1, SIZE // 5),
    "tags in XML": (lambda: item(b"<b>x</b>" * (SIZE // 8)), 1, SIZE // 8),
    "angle brackets": (lambda: cdata(b"<" * SIZE), 1, SIZE),
    "items": (
        lambda: many(
            b"<item><title>Item N</title><guid>gN</guid><description>w</description></item>"
        ),
        100_000,
        100_000,
    ),
    "attributes": (
        lambda: rss(
            b"<item %s><title>t</title></item>" % b" ".join(b'a%d="v"' % n for n in range(200_000))
        ),
        1,
        0,
    ),
    "attributes in HTML": (
        lambda: cdata(b"<a %s>deep</a>" % b" ".join(b'a%d="v"' % n for n in range(200_000))),
        1,
        1,
    ),
    "nested tags": (lambda: cdata(b"<b>" * 100_000 + b"deep" + b"</b>" * 100_000), 1, 4),
    "nested XML": (lambda: item(b"<b>" * 100_000 + b"deep" + b"</b>" * 100_000), 1, 4),
    "entity bomb": (bomb, 1, 0),
    "ANPA": (anpa, 1, SIZE * 9 // 10),
}


@pytest.mark.bench
@pytest.mark.parametrize("name", CASES)
def test_the_limits_hold(name: str) -> None:
    run = subprocess.run(
        [sys.executable, __file__, name], capture_output=True, text=True, check=True
    )
    told = json.loads(run.stdout)
    print(f"{name}: {told}")  # noqa: T201 - a benchmark says what it measured
    _, stories, words = CASES[name]
    assert told["stories"] == stories
    assert told["words"] >= words
    assert told["seconds"] < LIMIT_S
    assert told["mib"] < LIMIT_MIB


def measure(name: str) -> dict[str, float]:
    from wirereader.formats.dispatches import dispatches_of
    from wirereader.formats.parse import parse_document

    waiting = [CASES[name][0]()]
    start = time.process_time()
    dispatches = dispatches_of(parse_document(waiting.pop()))
    return {
        "seconds": round(time.process_time() - start, 2),
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "stories": len(dispatches),
        "words": sum(len(each.body.text) for each in dispatches),
    }


if __name__ == "__main__":
    print(json.dumps(measure(sys.argv[1])))  # noqa: T201 - read by the test above
