"""A synthesizer that is silent: it writes down, as JSON lines, what a screen reader would say.

    python speech_server.py tdsr|yasr LOG

tdsr sends a request a line, its first letter telling what it is; yasr speaks to the servers of
Emacspeak: words of Tcl, text in braces, which may run over lines.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import IO

_REQUEST = re.compile(r"\s*([a-z_]+)[ \t]*(?:\{([^}]*)\}|([^\n{]*))\n?", re.IGNORECASE)


def from_tdsr(stream: IO[bytes]) -> Iterator[str]:
    for raw in stream:
        line = raw.decode("utf-8", "replace").rstrip("\n")
        if line[:1] in {"s", "l"}:
            yield line[1:]


def from_yasr(stream: IO[bytes]) -> Iterator[str]:
    text, queued = "", list[str]()
    for raw in stream:
        text += raw.decode("utf-8", "replace")
        if text.count("{") > text.count("}"):
            continue
        for word, braced, bare in _REQUEST.findall(text):
            said = braced or bare.strip()
            if word == "q":
                queued.append(said)
            elif word == "d" and queued:
                yield " ".join(queued)
                queued.clear()
            elif word in {"tts_say", "l"}:
                yield said
            elif word == "s":
                queued.clear()
        text = ""


def main(kind: str, log: str) -> None:
    heard = from_tdsr if kind == "tdsr" else from_yasr
    with Path(log).open("a", buffering=1, encoding="utf-8") as file:
        for text in heard(sys.stdin.buffer):
            print(json.dumps(text), file=file, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
