"""Standard input, named "-", and pipes that are given as files."""

import stat
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from wirereader.formats.files.text_encoding import LIMIT_BYTES

STANDARD_INPUT = Path("-")


def read_piped(paths: Sequence[Path]) -> Mapping[Path, bytes]:
    """What comes through those of `paths` that are "-" or a pipe; one byte over the limit at most.

    It waits for the other side to end, so views that are open call it for nothing.
    """
    found: dict[Path, bytes] = {}
    for path in paths:
        if path == STANDARD_INPUT:
            found[path] = sys.stdin.buffer.read(LIMIT_BYTES + 1)
        elif _is_pipe(path):
            with path.open("rb") as pipe:
                found[path] = pipe.read(LIMIT_BYTES + 1)
    return found


def _is_pipe(path: Path) -> bool:
    try:
        return stat.S_ISFIFO(path.stat().st_mode)
    except (OSError, ValueError):
        return False
