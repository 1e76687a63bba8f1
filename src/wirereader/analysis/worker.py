"""The analysis as a process of its own: JSON lines in, JSON lines out.

`python -m wirereader.analysis.worker` first says {"ready": engine} and then answers lines until its
input closes; of two that it has at a time the one that is ready first.  Standard output is the
protocol: whatever else is printed goes to standard error.  The keyboard's interrupt is for whoever
started it.
"""

import contextlib
import json
import os
import signal
import sys
from typing import BinaryIO

_NICENESS = 5  # of 19: behind whatever the reader does, before what is idle


def main() -> int:
    """Serve until standard input closes; gives the exit status."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    protocol = os.dup(1)
    os.dup2(2, 1)
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_NICENESS)
    with os.fdopen(protocol, "wb") as out:
        try:
            _serve(out)
        except BrokenPipeError:  # the reader is gone, and so are we
            out_is_gone = os.open(os.devnull, os.O_WRONLY)
            os.dup2(out_is_gone, out.fileno())
    return 0


def _serve(out: BinaryIO) -> None:
    from wirereader.analysis.loading import load_all

    load_all()
    from wirereader.analysis.engine import engine_version
    from wirereader.analysis.json_lines import answer_lines

    out.write(json.dumps({"ready": engine_version()}).encode() + b"\n")
    out.flush()
    answer_lines(sys.stdin.buffer, out, in_order=False)


if __name__ == "__main__":
    sys.exit(main())
