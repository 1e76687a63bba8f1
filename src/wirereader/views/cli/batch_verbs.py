"""What scripts and scorers alone ask for, without a desk: feeds or texts in, lines of JSON out.

`wirereader parse` tells what a feed or wire file says, `analyse --jsonl` and its like answer lines.
"""

import sys

from wirereader.desk import batch
from wirereader.desk.batch import limited_memory, parse_file, parse_lines
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.views.cli.arguments import VerbRequest

_ANSWERING = {"analyse": "analyse_lines", "changes": "answer_changes", "events": "answer_events"}
"""Functions of `batch` by the verb that answers lines with them."""


def run(request: VerbRequest) -> int:
    """Print one object a file, or answer lines; the exit code.  Raises SettingsFault."""
    printed = sys.stdout.buffer
    if request.verb in _ANSWERING:
        getattr(batch, _ANSWERING[request.verb])(sys.stdin.buffer, printed)
        return 0
    if request.is_jsonl:
        with limited_memory():
            parse_lines(sys.stdin.buffer, printed)
        return 0
    if not request.paths:
        raise SettingsFault(
            "There is nothing to parse.", "No file is named.", "Name feed files, or use --jsonl."
        )
    with limited_memory():
        faults = [parse_file(path, _name(path), printed) for path in request.paths]
    printed.flush()
    return next((fault.exit_code for fault in faults if fault is not None), 0)


def _name(path: str) -> str:
    return "standard input" if path == "-" else clean_line(path)
