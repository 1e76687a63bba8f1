"""JSON lines in, JSON lines out: one object a line, in order; a line that cannot be read says so.

Lines end at a line feed alone, so U+2028 inside a string parts nothing.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, BinaryIO

from wirereader.bounded_lines import bounded_lines
from wirereader.story.clean import unsteering_json

LONGEST_LINE = 32_000_000  # bytes


class UnreadableLine(ValueError):
    """Why a line is no request; `known` is its id or name, where that could be read."""

    def __init__(self, why: str, known: object = None) -> None:
        super().__init__(why)
        self.known = known


def lines_of(stream: BinaryIO) -> Iterator[bytes]:
    """The lines that are not blank; of one that is too long, its beginning: `request_in` tells."""
    return bounded_lines(stream, LONGEST_LINE)


def request_in(line: bytes, key: str) -> Mapping[str, Any]:
    """The object on a line.  Raises UnreadableLine."""
    if len(line) > LONGEST_LINE:
        raise UnreadableLine("longer than 32 MB")
    try:
        request = json.loads(line)
    except UnicodeDecodeError:
        raise UnreadableLine("not UTF-8") from None
    except json.JSONDecodeError as fault:
        raise UnreadableLine(f"not JSON: {fault.msg} at character {fault.pos}") from None
    except (ValueError, RecursionError):
        raise UnreadableLine("nested too deeply, or a number too long") from None
    if not isinstance(request, Mapping):
        raise UnreadableLine(f'a line is an object with "{key}"')
    return request


def text_in(request: Mapping[str, Any], field: str, key: str) -> str:
    """A text of a request; one that is missing is empty.  Raises UnreadableLine."""
    text = request.get(field)
    if text is None:
        return ""
    if not isinstance(text, str):
        raise UnreadableLine(f'"{field}" is a string', request.get(key))
    return text


def answer_each(
    lines: BinaryIO, out: BinaryIO, key: str, answer: Callable[[Mapping[str, Any]], dict[str, Any]]
) -> None:
    """Answer each line with its `key` and what `answer` says; one that trips it costs no other."""
    for line in lines_of(lines):
        known: object = None
        try:
            request = request_in(line, key)
            known = request.get(key)
            reply = {key: known, **answer(request)}
        except UnreadableLine as fault:
            reply = {key: fault.known if known is None else known, "error": str(fault)}
        except Exception as fault:  # noqa: BLE001 - one line that trips us must not cost the others
            reply = {key: known, "error": f"this line could not be read ({type(fault).__name__})"}
        out.write(encoded(reply))
    out.flush()


def encoded(reply: Mapping[str, Any]) -> bytes:
    """An answer as one line."""
    return unsteering_json(json.dumps(reply, ensure_ascii=False)).encode("utf-8") + b"\n"
