"""A desk on a few stories, with an analyst who answers from a script."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime

import pytest

from tests.support.analysts import SEED, Scripted
from tests.support.analysts import seed_findings as findings_of_seed
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
from wirereader.story.findings import Findings
from wirereader.story.identity import story_id
from wirereader.story.story import Dispatch, Story

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)

OpenDesk = Callable[..., Desk]
MakeStory = Callable[..., Story]


@pytest.fixture
def seed() -> Story:
    return judged(read_paths([SEED]).stories[0])


@pytest.fixture
def seed_findings(seed: Story) -> Findings:
    return findings_of_seed(seed.body.fingerprint)


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
