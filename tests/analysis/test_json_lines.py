"""`analyse --jsonl`: what goes in, what comes out, and what never stops it."""

import io
import json
from threading import Event
from typing import Any

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.analysis import json_lines
from wirereader.analysis.json_lines import answer, answer_lines

TEXT = "Mr. Tom Hale spoke in Paris.\n\nHale said that he was tired."


def asked(request: object) -> Any:
    return json.loads(answer(json.dumps(request).encode()))


def test_a_line_gives_findings_with_its_id() -> None:
    reply = asked({"id": "a1", "text": TEXT})
    assert reply["id"] == "a1"
    assert reply["language"] == "en"
    assert set(reply) >= {"engine", "entities", "mentions", "quotes", "alert"}
    names = {e["name"]: e for e in reply["entities"]}
    assert names["Tom Hale"]["type"] == "PERSON"
    assert names["Paris"]["country"] == "FR"
    for mention in reply["mentions"]:
        assert TEXT[mention["start"] : mention["end"]].strip()


def test_the_kicker_gives_the_alert_and_no_findings() -> None:
    reply = asked({"id": 1, "text": "Skip to content\n\nBreaking News\n\n" + TEXT})
    assert reply["alert"]["level"] == "breaking"
    assert min(m["start"] for m in reply["mentions"]) > 30
    assert asked({"id": 1, "text": TEXT})["alert"] is None


@pytest.mark.parametrize(
    "line",
    [
        b"no json", b"[1, 2]", b'"x"', b"{}", b'{"id": 3}', b'{"id": 3, "text": 7}', b"\xff\xfe{}",
        b'{"id": 3, "text": "a", "spans": 1}', b'{"id": 3, "text": "a", "spans": [{"start": 0}]}',
        b'{"id": 3, "text": "a", "spans": [{"start": 0, "end": 9, "type": "PERSON"}]}',
        b'{"id": 3, "text": "a", "spans": [{"start": 0, "end": 1, "type": "CAT"}]}',
        b'{"id": 3, "text": "a", "spans": [{"start": true, "end": 1, "type": "PLACE"}]}',
        b"[" * 100_000,
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_says_so(line: bytes) -> None:
    reply = json.loads(answer(line))
    assert reply["error"]
    assert reply["id"] == (3 if b'"id": 3' in line else None)


def test_the_rest_goes_on_and_u2028_parts_nothing() -> None:
    lines = [
        json.dumps({"id": 1, "text": "Tom Hale\u2028said no."}, ensure_ascii=False),
        "oops", "",
        json.dumps({"id": "x\u2028y\ud800", "text": ""}),
    ]  # fmt: skip
    out = io.BytesIO()
    answer_lines(io.BytesIO("\n".join(lines).encode()), out)
    replies = out.getvalue().decode("utf-8").splitlines()
    assert [json.loads(r)["id"] for r in replies] == [1, None, "x\u2028y\ud800"]


def test_given_spans_come_back_exactly_even_if_they_overlap() -> None:
    text = "The President of U.S. President Tom Hale met Hale's aide in Springfield."
    spans = [(17, 40, "PERSON"), (17, 21, "PLACE"), (45, 49, "PERSON"), (60, 71, "PLACE")]
    request = [{"start": a, "end": b, "type": kind} for a, b, kind in spans]
    reply = asked({"id": 1, "text": text, "spans": request})
    types = {e["id"]: e["type"] for e in reply["entities"]}
    names = [m for m in reply["mentions"] if m["kind"] == "name"]
    assert sorted((m["start"], m["end"], types[m["entity"]]) for m in names) == sorted(spans)
    of = {(m["start"], m["end"]): m["entity"] for m in names}
    assert of[17, 40] == of[45, 49]


def test_offsets_fit_text_that_is_not_composed() -> None:
    text = "Mr. Jose\u0301 Nu\u0301n\u0303ez spoke.\r\n\r\n"
    text += "In Bogota\u0301, Tom Hale said no to Nu\u0301n\u0303ez."
    reply = asked({"id": 1, "text": text})
    words = [text[m["start"] : m["end"]] for m in reply["mentions"] if m["kind"] == "name"]
    assert "Tom Hale" in words
    assert "Bogota\u0301" in words
    assert words[-1] == "Nu\u0301n\u0303ez"


def test_what_json_does_not_know_is_refused() -> None:
    answered = json.loads(answer(b'{"id": NaN, "text": "Rain."}'))
    assert answered == {"id": None, "error": answered["error"]}


def test_many_lines_are_answered_in_their_order() -> None:
    texts = [TEXT * (1 + 9 * (number % 3 == 0)) for number in range(12)]
    lines = b"\n\n".join(json.dumps({"id": n, "text": t}).encode() for n, t in enumerate(texts))
    out = io.BytesIO()
    answer_lines(io.BytesIO(lines), out)
    replies = [json.loads(line) for line in out.getvalue().split(b"\n")[:-1]]
    assert [reply["id"] for reply in replies] == list(range(12))
    alone = [asked({"id": number, "text": text}) for number, text in enumerate(texts)]
    assert replies == alone
    out = io.BytesIO()
    answer_lines(io.BytesIO(lines), out, in_order=False)
    loose = [json.loads(line) for line in out.getvalue().split(b"\n")[:-1]]
    assert sorted(loose, key=lambda reply: reply["id"]) == alone


def test_what_is_answered_early_is_held_and_its_reader_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    went_on = Event()

    def answer_late(line: bytes) -> bytes:
        if line == b"3\n":
            went_on.set()
        return line.strip() if line != b"0\n" or went_on.wait(LIMIT_S) else b"never"

    monkeypatch.setattr(json_lines, "answer", answer_late)
    monkeypatch.setattr(json_lines, "cores", lambda: 2)
    out = io.BytesIO()
    answer_lines(io.BytesIO(b"0\n1\n2\n3\n4\n"), out)
    assert out.getvalue() == b"0\n1\n2\n3\n4\n"


class Closed(io.BytesIO):
    def write(self, _: object) -> int:
        raise BrokenPipeError


@pytest.mark.parametrize("count", [1, 50])
def test_a_closed_output_ends_it(count: int) -> None:
    line = json.dumps({"id": 1, "text": TEXT}).encode() + b"\n"
    with pytest.raises(BrokenPipeError):
        answer_lines(io.BytesIO(line * count), Closed())


class Interrupted(io.BytesIO):
    def readline(self, _: int | None = -1, /) -> bytes:
        raise KeyboardInterrupt


def test_an_interrupt_while_it_waits_ends_it() -> None:
    with pytest.raises(KeyboardInterrupt):
        answer_lines(Interrupted(), io.BytesIO())


def test_what_the_source_says_is_evidence() -> None:
    doubtful = {"id": 1, "text": "Merrowan, 14"}
    assert asked(doubtful)["language"] == "und"
    assert asked({**doubtful, "language": "en-US"})["language"] == "en"
    assert asked({**doubtful, "site": "https://example.co.uk/rss"})["language"] == "en"


@pytest.mark.parametrize("field", ["language", "site", "headline", "dateline"])
def test_evidence_that_is_no_string_says_nothing(field: str) -> None:
    plain = asked({"id": 1, "text": TEXT})
    for odd in (None, 7, ["en"], {"a": 1}):
        assert asked({"id": 1, "text": TEXT, field: odd}) == plain


@pytest.mark.parametrize("sign", ["\x7f", "\x9b", "\u202e", "\ufeff", "\ud800"], ids=ascii)
def test_an_answer_steers_no_terminal(sign: str) -> None:
    name = f"a{sign}31mb"
    for request in ({"id": name, "text": f"Mr. Tom {sign}31mHale spoke."}, {"id": name}):
        written = answer(json.dumps(request).encode())
        assert sign not in written.decode()
        assert json.loads(written)["id"] == name


def test_a_line_that_is_too_long_is_refused_and_the_next_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(json_lines, "_LONGEST_LINE", 200)
    long = json.dumps({"id": 1, "text": "word " * 1_000})
    out = io.BytesIO()
    answer_lines(io.BytesIO(f'{long}\n{{"id": 2, "text": ""}}\n'.encode()), out)
    first, second = map(json.loads, out.getvalue().splitlines())
    assert first == {"id": None, "error": "longer than 32 MB"}
    assert second["id"] == 2
    assert "error" not in second
