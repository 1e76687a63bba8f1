"""JSON lines in and out: in order, nothing lost, trouble said in the line."""

import io
import json

import pytest

from wirereader.tracking import line_protocol
from wirereader.tracking.changes.changes_answers import answer_changes


def answers(*lines: bytes) -> list[dict[str, object]]:
    out = io.BytesIO()
    answer_changes(io.BytesIO(b"\n".join(lines) + b"\n"), out)
    return [json.loads(line) for line in out.getvalue().split(b"\n") if line]


def pair(name: object, before: str, after: str) -> bytes:
    versions = {
        "before": {"headline": "H", "text": before},
        "after": {"headline": "H", "text": after},
    }
    return json.dumps({"name": name, **versions, "unknown": 1}).encode()


def test_each_line_is_answered_in_order() -> None:
    found = answers(
        pair("a", "Seven people died.", "Nine people died."),
        b"",
        pair(7, "Nothing new.", "Nothing  new."),
        b'{"name": "c"}',
    )
    assert found == [
        {"name": "a", "lines": ["Dead: seven is now nine."]},
        {"name": 7, "lines": []},
        {"name": "c", "lines": []},
    ]


def test_a_line_that_cannot_be_read_costs_no_other() -> None:
    found = answers(
        b"{not json",
        b'"a string"',
        b"\xff\xfe",
        b'{"name": "x", "before": {"text": 5}}',
        b'{"name": "y", "after": "text"}',
        b"[" * 100_000,
        pair("z", "Seven people died.", "Nine people died."),
    )
    assert [one.get("name") for one in found] == [None, None, None, "x", "y", None, "z"]
    assert all("error" in one for one in found[:6])
    assert found[6]["lines"]


def test_a_line_that_is_too_long_is_refused_and_the_next_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(line_protocol, "LONGEST_LINE", 200)
    found = answers(pair("long", "word " * 100, ""), pair("short", "", ""))
    assert found == [{"name": None, "error": "longer than 32 MB"}, {"name": "short", "lines": []}]


def test_a_line_separator_inside_a_string_parts_nothing() -> None:
    found = answers(pair("one\u2028two", "Seven people died.", "Nine people died."))
    assert found[0]["name"] == "one\u2028two"


@pytest.mark.parametrize(
    "sign", ["\x7f", "\x9b", "\u202e", "\ufeff", "\ud800", "\U000e0041"], ids=ascii
)
def test_an_answer_steers_no_terminal_whatever_its_name(sign: str) -> None:
    name = f"a{sign}31mb"
    written = line_protocol.encoded({"name": name, "lines": []})
    assert sign not in written.decode()
    assert json.loads(written) == {"name": name, "lines": []}
