"""`changes --jsonl`: two versions a line in, what a reader is told of them out."""

from collections.abc import Mapping
from typing import Any, BinaryIO

from wirereader.tracking.changes.compare import changes
from wirereader.tracking.line_protocol import UnreadableLine, answer_each, text_in


def answer_changes(lines: BinaryIO, out: BinaryIO) -> None:
    """Answer every {"name", "before", "after"} with {"name", "lines"}, in order."""
    answer_each(lines, out, "name", _answer)


def _answer(request: Mapping[str, Any]) -> dict[str, Any]:
    before, after = (_version(request, side) for side in ("before", "after"))
    return {"lines": [change.line for change in changes(before, after)]}


def _version(request: Mapping[str, Any], side: str) -> tuple[str, str]:
    version = request.get(side)
    if version is None:
        version = {}
    if not isinstance(version, Mapping):
        raise UnreadableLine(f'"{side}" is an object with "headline" and "text"')
    return text_in(version, "headline", "name"), text_in(version, "text", "name")
