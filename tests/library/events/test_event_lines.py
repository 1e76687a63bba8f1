"""`events --jsonl`: by the tables of a library, in order of time, nothing lost."""

import io
import json

from tests.tracking.changes.version_pairs import BANK, COURT, FERRY, FLOOD
from wirereader.library.events.event_lines import answer_events

DAY = 86_400


def line(number: object, story: tuple[str, str], **more: object) -> dict[str, object]:
    return {"id": number, "source": "a", "title": story[0], "text": story[1], "time": 0, **more}


def answers(*rows: object) -> list[dict[str, object]]:
    given = b"".join(
        (row if isinstance(row, bytes) else json.dumps(row).encode()) + b"\n" for row in rows
    )
    out = io.BytesIO()
    answer_events(io.BytesIO(given), out)
    return [json.loads(one) for one in out.getvalue().split(b"\n") if one]


def groups(found: list[dict[str, object]]) -> set[tuple[int, ...]]:
    """The ids of each set of copies."""
    by: dict[object, list[int]] = {}
    for one in found:
        by.setdefault(one["copy"], []).append(int(str(one["id"])))
    return {tuple(sorted(ids)) for ids in by.values()}


def rewritten() -> tuple[str, str]:
    """Another outlet's own report of the ferry."""
    text = (
        "Seven passengers lost their lives on Monday when the ferry Ardent ran into a pier at",
        "Port Ellin. The boat of North Strait Lines had come from Saint Brae with more than",
        "two hundred on board. Marta Heller, who pilots ships in the harbour, saw it happen.",
        "Rescue boats searched the harbour of Port Ellin until dark, and the fire service counted",
        "23 injured.",
    )
    return "Seven killed as ferry Ardent strikes pier in Port Ellin", " ".join(text)


def test_copies_share_both_and_other_reports_the_event_alone() -> None:
    found = answers(
        line("wire", FERRY, source="wire"),
        line("print", (f"Report: {FERRY[0]}", FERRY[1]), source="b", time=600),
        line("own", rewritten(), source="c", time=1200),
        line("bank", BANK, source="d", time=1300),
    )
    wire, printed, own, bank = found
    assert wire["copy"] == printed["copy"] != own["copy"]
    assert wire["event"] == printed["event"] == own["event"] != bank["event"]


def test_within_one_source_nothing_is_a_copy_by_its_words() -> None:
    one, other = answers(line(1, FERRY), line(2, (f"Again: {FERRY[0]}", FERRY[1]), time=60))
    assert one["copy"] != other["copy"]
    assert one["event"] == other["event"]


def test_a_story_joins_an_event_three_days_after_its_last_at_most() -> None:
    stories = [line(day, FERRY, source=str(day), time=day * DAY) for day in (0, 2, 4, 8)]
    events = [one["event"] for one in answers(*stories)]
    assert events[0] == events[1] == events[2] != events[3]


def test_lines_may_come_in_any_order() -> None:
    rows = [
        line(n, (f"{story[0]} {n}", story[1]), source=str(n), time=n * 60)
        for n, story in enumerate([FERRY, BANK, FERRY, COURT, FLOOD, BANK, FERRY])
    ]
    mixed = [rows[at] for at in (3, 6, 0, 5, 1, 4, 2)]
    assert groups(answers(*rows)) == groups(answers(*mixed)) == {(0, 2, 6), (1, 5), (3,), (4,)}
    assert [one["id"] for one in answers(*mixed)] == [row["id"] for row in mixed]


def test_a_line_that_cannot_be_read_costs_no_other() -> None:
    found = answers(
        b"{",
        line(1, FERRY, time="yesterday"),
        {"id": 2},
        line(3, BANK, time="2026-11-22T10:00:00Z"),
    )
    assert [one["id"] for one in found] == [None, 1, 2, 3]
    assert "error" in found[0]
    assert "error" in found[1]
    assert found[2]["event"] != found[3]["event"]
