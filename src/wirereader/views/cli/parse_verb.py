"""`wirereader parse`: what a feed or wire file says, as JSON for scripts and scorers."""

import json
import sys
from pathlib import Path
from typing import Any

from wirereader.analysis.breaking import judge
from wirereader.formats.dispatches import dispatch_of
from wirereader.formats.parse import parse_document, parse_jsonl, write_parsed
from wirereader.formats.parsed import ParsedEntry
from wirereader.sources.story_folder import bytes_of
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault, WirereaderFault
from wirereader.views.cli.arguments import Request


def run(request: Request) -> int:
    """Print one object a file, or answer lines; the exit code.  Raises SettingsFault."""
    if request.is_jsonl:
        parse_jsonl(sys.stdin.buffer, sys.stdout.buffer, alert_of)
        return 0
    if not request.paths:
        raise SettingsFault(
            "There is nothing to parse.", "No file is named.", "Name feed files, or use --jsonl."
        )
    code = 0
    for path in request.paths:
        name = clean_line(path)
        try:
            feed = parse_document(bytes_of(Path(path))[0])
        except WirereaderFault as fault:
            line = json.dumps({"id": name, "error": str(fault)}, ensure_ascii=False)
            sys.stdout.buffer.write(line.encode("utf-8", "replace") + b"\n")
            code = fault.exit_code if len(request.paths) == 1 else 0
        else:
            write_parsed(feed, name, sys.stdout.buffer, alert_of)
    sys.stdout.buffer.flush()
    return code


def alert_of(entry: ParsedEntry) -> dict[str, Any] | None:
    """Tell whether an entry is breaking, and because of what."""
    dispatch = dispatch_of(entry)
    alert = judge(dispatch) if dispatch is not None else None
    return alert.as_json() if alert is not None else None
