"""Plain mode in this process: lines in, lines out."""

import io
import json
import sys
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.desk.analysis_queue.worker_queue import Answer, Deliver, Request
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import take_in
from wirereader.story.findings import Findings, findings_from_json
from wirereader.story.story import Story
from wirereader.views.plain.prompt import run

TESTS = Path(__file__).parent.parent.parent
SEED = TESTS.parent / "feeds" / "stories" / "2008-08-29-georgia-breaks-ties.txt"
Talk = Callable[..., list[str]]


class Scripted:
    """An analyst who has the seed's findings, or says why not."""

    def __init__(self, why: str = "") -> None:
        self.why = why
        self._deliver: Deliver = lambda _: None

    def deliver_to(self, deliver: Deliver) -> None:
        self._deliver = deliver

    def ask(self, request: Request) -> None:
        if self.why:
            self._deliver(Answer(request.fingerprint, why=self.why))
            return
        data = json.loads((TESTS / "golden" / "seed_findings.json").read_text())
        found = findings_from_json(data, request.fingerprint)
        if max(mention.span.end for mention in found.mentions) > len(request.text):
            found = Findings(request.fingerprint, "scripted 1", "en")
        self._deliver(Answer(request.fingerprint, found))

    def close(self) -> None:
        """Nothing to end."""


@pytest.fixture
def seed() -> Story:
    return take_in([SEED]).stories[0]


@pytest.fixture
def talk(seed: Story, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Talk:
    """Say lines to plain mode; what it answered, greeting and list first."""

    def said(
        *lines: str, stories: Iterable[Story] | None = None, why: str = "", desk: Desk | None = None
    ) -> list[str]:
        clock = datetime(2026, 11, 23, 12, tzinfo=UTC)
        desk = desk or Desk(
            [seed] if stories is None else stories, Scripted(why), clock=lambda: clock
        )
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        assert run(desk) == 0
        return capsys.readouterr().out.splitlines()

    return said
