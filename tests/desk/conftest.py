"""A desk on a few stories, with an analyst who answers from a script."""

import json
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wirereader.desk.analysis_queue.worker_queue import Answer, Deliver, Request
from wirereader.desk.command_parser import target_of
from wirereader.desk.commands.resolution import carry_out
from wirereader.desk.commands.table import by_word
from wirereader.desk.context import Context
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import in_order, judged
from wirereader.desk.outcomes import Outcome
from wirereader.sources.story_folder import read_paths
from wirereader.story.body import Body
from wirereader.story.faults import WirereaderFault
from wirereader.story.findings import Findings, findings_from_json
from wirereader.story.identity import story_id
from wirereader.story.story import Dispatch, Story

TESTS = Path(__file__).parent.parent
SEED = TESTS.parent / "feeds" / "stories" / "2008-08-29-georgia-breaks-ties.txt"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

OpenDesk = Callable[..., Desk]
MakeStory = Callable[..., Story]


class Scripted:
    """An analyst who answers at once with what the script has, or holds back until told."""

    def __init__(self, known: Iterable[Findings] = (), why: str = "", holds: bool = False) -> None:
        self.known = {findings.fingerprint: findings for findings in known}
        self.why = why
        self.holds = holds
        self.asked: list[Request] = []
        self.is_closed = False
        self._deliver: Deliver = lambda _: None

    def deliver_to(self, deliver: Deliver) -> None:
        self._deliver = deliver

    def ask(self, request: Request) -> None:
        self.asked.append(request)
        if not self.holds:
            self.answer(request.fingerprint)

    def answer(self, fingerprint: str) -> None:
        found = self.known.get(fingerprint)
        if found is None and not self.why:
            found = Findings(fingerprint, "scripted 1", "en")
        self._deliver(Answer(fingerprint, found, "" if found else self.why))

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def seed() -> Story:
    return judged(read_paths([SEED]).stories[0])


@pytest.fixture
def seed_findings(seed: Story) -> Findings:
    data = json.loads((TESTS / "golden" / "seed_findings.json").read_text())
    return findings_from_json(data, seed.body.fingerprint)


@pytest.fixture
def make_story() -> MakeStory:
    """A story from words: headline, paragraphs, and whatever else a dispatch has."""

    def make(headline: str, *paragraphs: str, **fields: object) -> Story:
        body = Body.of("\n\n".join(paragraphs))
        source = str(fields.setdefault("source", "Wire"))
        dispatch = Dispatch(guid=headline, headline=headline, body=body, **fields)  # type: ignore[arg-type]
        return judged(Story(story_id(source, headline), dispatch, received=NOW))

    return make


@pytest.fixture
def open_desk(seed: Story, seed_findings: Findings) -> OpenDesk:
    """A desk with the seed story and those given; the seed's findings are known."""

    def opened(
        *stories: Story,
        analyst: Scripted | None = None,
        faults: Iterable[WirereaderFault] = (),
        marks: object = None,
    ) -> Desk:
        analyst = analyst or Scripted([seed_findings])
        return Desk(
            in_order([seed, *stories]),
            analyst,
            marks,  # type: ignore[arg-type]
            faults,
            clock=lambda: NOW,
        )

    return opened


@pytest.fixture
def scripted() -> type[Scripted]:
    return Scripted


@pytest.fixture
def done() -> Callable[..., Awaitable[Outcome]]:
    """Do a command with what was typed after its word; a fault is raised, not told."""

    async def carried_out(context: Context, word: str, typed: str = "") -> Outcome:
        command = by_word(word)
        assert command is not None
        return await carry_out(context, command, target_of(command, typed, context.session))

    return carried_out
