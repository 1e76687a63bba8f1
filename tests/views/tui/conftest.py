"""The full-screen view on a real desk: made stories, and an analyst who answers from a script."""

import asyncio
import os
import re
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.support import screen_idle
from tests.support.waiting import LIMIT_S
from wirereader.desk.analysis_queue.worker_queue import AnalysisRequest, Answer, Deliver
from wirereader.desk.desk import LIST, Desk
from wirereader.desk.outcomes import Outcome
from wirereader.desk.session import Room
from wirereader.desk.targets import Ask, Target
from wirereader.settings.settings import Access, KeySettings, Reading, Settings
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.body import Body, Span
from wirereader.story.evidence import text_of_key
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote
from wirereader.story.story import Dispatch, Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.screen import DeskScreen
from wirereader.views.tui.widgets.row_list import Listing

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
TIMELESS = Settings(reading=Reading(read_after_s=None))
"""A story that stands open for long is not read for that: a slow machine draws the same."""

WORDS = (
    "The harbour of Port Ellery was shut on Sunday after the ferry Maren broke her moorings.\n\n"
    'Harbour master Ida Velde said nobody was hurt. "We had every soul ashore within the hour," '
    'Velde said. "The Maren will not sail this week."\n\n'
    "Officials from Lisbon are due in Port Ellery on Tuesday, and Velde has asked for tugs.\n\n"
    + "\n\n".join(
        f"Paragraph {n} tells of ropes, cranes and the weather at sea. " * 4 for n in range(4, 12)
    )
)


def make_story(
    number: int,
    headline: str,
    words: str = WORDS,
    *,
    breaking: bool = False,
    source: str = "Wire",
    language: str = "en",
) -> Story:
    return Story(
        id=f"s{number}",
        dispatch=Dispatch(
            guid=f"g{number}",
            headline=headline,
            body=Body.of(words),
            source=source,
            byline="Ann Porter" if number == 1 else None,
            language=language,
            published=NOW - timedelta(hours=number),
        ),
        alert=Alert(AlertLevel.BREAKING, ("kicker",)) if breaking else None,
    )


def make_findings(body: Body) -> Findings:
    text = body.text
    entities = (
        Entity(EntityKind.PERSON, "Ida Velde", ("Velde",), "harbour master"),
        Entity(EntityKind.PLACE, "Port Ellery"),
        Entity(EntityKind.PLACE, "Lisbon", (), "capital of Portugal", "PT", 38.7, -9.1),
    )
    found = [
        Mention(Span(*match.span()), entity)
        for entity, pattern in enumerate(("(?:Ida )?Velde", "Port Ellery", "Lisbon"))
        for match in re.finditer(pattern, text)
    ]
    content = tuple(Span(m.start(1), m.end(1)) for m in re.finditer('"([^"]+)"', text))
    quotes = (Quote(content, Manner.DIRECT, speaker=0, certainty=0.9),) if content else ()
    return Findings(
        fingerprint=body.fingerprint,
        engine="test",
        language="en",
        entities=entities,
        mentions=tuple(sorted(found, key=lambda mention: mention.span)),
        quotes=quotes,
    )


class Scripted:
    """Answers at once with what it finds by rule; or holds every answer back, or has none."""

    def __init__(
        self, *, holds: bool = False, why: str = "", known: Iterable[Findings] = ()
    ) -> None:
        self.known = {findings.fingerprint: findings for findings in known}
        self.holds = holds
        self.why = why
        self.asked: dict[str, str] = {}
        self.is_closed = False
        self._deliver: Deliver = lambda _: None

    def deliver_to(self, deliver: Deliver) -> None:
        self._deliver = deliver

    def ask(self, request: AnalysisRequest) -> None:
        self.asked[request.fingerprint] = request.text
        if not self.holds:
            self.answer(request.fingerprint)

    def answer(self, fingerprint: str) -> None:
        key = next(one for one in self.asked if one.startswith(fingerprint))
        made = (
            self.known.get(key)
            or self.known.get(text_of_key(key))
            or make_findings(Body.of(self.asked[key]))
        )
        found = None if self.why else made
        self._deliver(Answer(key, found, self.why))

    def close(self) -> None:
        self.is_closed = True


class Reader:
    """Someone at the keys: presses them, waits until all is done, and looks at the screen."""

    def __init__(self, app: WireApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot
        self.desk = app.desk
        self.outcomes: list[Outcome] = []
        do = app.desk.do

        async def noted(word: str, target: Target | str | None = None) -> Outcome:
            outcome = await do(word, target)
            self.outcomes.append(outcome)
            return outcome

        app.desk.do = noted  # type: ignore[method-assign]

    @property
    def screen(self) -> DeskScreen:
        """The panes, also while a page covers them."""
        found = self.app.screen_stack[0]
        assert isinstance(found, DeskScreen)
        return found

    def is_in(self, room: Room) -> bool:
        return self.screen.room is room

    @property
    def status(self) -> str:
        return self.screen.status_bar.status.left.strip()

    @property
    def said(self) -> str:
        """What the desk said last."""
        return self.outcomes[-1].said

    @property
    def focused(self) -> Listing:
        found = self.app.focused
        assert isinstance(found, Listing)
        return found

    async def settle(self) -> None:
        """Wait until no message and no command is under way; no clock is looked at."""
        for _ in range(3):
            await self.pilot.pause()
            if not any(worker.is_running for worker in self.app.workers):
                break
            await self.app.workers.wait_for_complete()
        await self.pilot.pause()

    async def until(self, is_so: Callable[[], bool]) -> None:
        """Settle until it is so, which a slow machine may take several pictures for."""
        try:
            async with asyncio.timeout(LIMIT_S):
                while not is_so():
                    await self.pilot.pause(0.02)
        except TimeoutError:
            pytest.fail(f"It never came to be:\n{self.text}")

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    def lines(self) -> list[str]:
        """The screen as text, one line a row, every wide character once."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.lines())

    def cursor_line(self) -> str:
        """The line of the screen where the terminal's cursor stands."""
        return self.lines()[self.app.cursor_position.y]


ReadAt = Callable[..., AbstractAsyncContextManager[Reader]]


@pytest.fixture
def in_zone() -> Iterator[Callable[[str], None]]:
    """Have the local time of a zone, until the test is over."""
    before = os.environ.get("TZ")

    def put(zone: str | None) -> None:
        if zone is None:
            os.environ.pop("TZ", None)
        else:
            os.environ["TZ"] = zone
        time.tzset()

    yield put
    put(before)


@pytest.fixture(autouse=True)
def _is_in_utc(in_zone: Callable[[str], None]) -> None:
    in_zone("UTC")


@pytest.fixture(autouse=True)
def _is_idle_by_its_queues(monkeypatch: pytest.MonkeyPatch) -> None:
    screen_idle.use_it(monkeypatch)


@pytest.fixture
def stories() -> list[Story]:
    return [
        make_story(1, "Ferry Maren Breaks Her Moorings in Port Ellery", breaking=True),
        *(make_story(n, f"Headline number {n} about wheat prices in autumn") for n in range(2, 40)),
    ]


@pytest.fixture
def read_at(stories: list[Story]) -> ReadAt:
    """Open the application at a size, with these or other stories, and settle."""

    @asynccontextmanager
    async def opened(
        columns: int = 80,
        rows: int = 24,
        given: Iterable[Story] | None = None,
        analyst: Scripted | None = None,
        opening: Ask = LIST,
        *,
        is_first: bool = False,
        keys: KeySettings | None = None,
        access: Access | None = None,
    ) -> AsyncIterator[Reader]:
        shown = stories if given is None else given
        settings = TIMELESS if keys is None else TIMELESS._replace(keys=keys)
        settings = settings if access is None else settings._replace(access=access)
        desk = Desk(shown, analyst or Scripted(), clock=lambda: NOW, settings=settings)
        desk.opening = opening
        app = WireApp(desk, now=lambda: NOW, is_first=is_first)
        async with app.run_test(size=(columns, rows)) as pilot:
            reader = Reader(app, pilot)
            await reader.settle()
            yield reader
        desk.close()

    return opened


@pytest.fixture
def reader_of() -> type[Reader]:
    return Reader


@pytest.fixture
def scripted() -> type[Scripted]:
    return Scripted


@pytest.fixture
def story_of() -> Callable[..., Story]:
    return make_story


GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def compared() -> Callable[[str, list[str]], None]:
    """Compare a screen with what is kept of it; trailing blanks of a line do not count."""

    def compare(name: str, lines: list[str]) -> None:
        drawn = "\n".join(line.rstrip() for line in lines) + "\n"
        kept = GOLDEN / f"{name}.txt"
        if os.environ.get("WIREREADER_REDRAW"):
            kept.parent.mkdir(exist_ok=True)
            kept.write_text(drawn, "utf-8")
        assert drawn == kept.read_text("utf-8")

    return compare
