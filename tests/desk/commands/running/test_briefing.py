"""The briefing and the event page: each event once, with its last numbers, who has it."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from tests.library.conftest import make_record, make_source
from tests.tracking.changes.version_pairs import BANK, COURT, FERRY
from wirereader.analysis.engine_edition import edition
from wirereader.desk.commands.running.briefing import (
    asked_for,
    briefing_lines,
    make_briefing,
    since_of,
)
from wirereader.desk.commands.running.event_weights import weighed
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome, StoryShown, TextShown
from wirereader.desk.story_files.story_json import story_as_json
from wirereader.library.events.event_queries import EventStory
from wirereader.library.library import Library
from wirereader.library.results import StoryRow
from wirereader.story.body import Span
from wirereader.story.faults import SettingsFault
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.source import FetchMemory
from wirereader.views.words import story_head

Done = Callable[..., Awaitable[Outcome]]
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    """A desk with an event of three sources (one a copy), whose toll grows, and two others."""
    put(library, "wire", FERRY, 0)
    put(library, "paper", (f"Report: {FERRY[0]}", FERRY[1]), 1)
    put(library, "own", own_report(), 2)
    put(library, "bank", BANK, 1)
    put(library, "court", COURT, 2)
    opened = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=3))
    yield opened
    opened.close()


def put(library: Library, source: str, story: tuple[str, str], hour: int) -> None:
    now = NOON + timedelta(hours=hour)
    record = make_record(f"urn:{source}", *story, published=now)
    library.store(make_source(source), [record], FetchMemory(), now)


def own_report() -> tuple[str, str]:
    text = (
        "Eleven people died when the ferry Ardent ran into a pier at Port Ellin, officials said.",
        "The boat of North Strait Lines had come from Saint Brae with more than two hundred on",
        'board. "The boat came in much too fast," said Marta Heller, who pilots ships in the',
        "harbour. Rescue boats searched the harbour of Port Ellin until dark, and 23 were injured.",
    )
    return "Eleven killed as ferry Ardent strikes pier in Port Ellin", " ".join(text)


async def test_the_briefing_has_each_event_once_the_weightiest_first(
    desk: Desk, done: Done
) -> None:
    outcome = await done(desk._context, "briefing", "since 2026-11-23T00:00:00+00:00")
    assert isinstance(outcome.shows, TextShown)
    numbered = [line for line in outcome.shows.lines if line[0].isdigit()]
    assert len(numbered) == 3
    assert "Eleven killed" in numbered[0]
    assert "3 sources" in numbered[0]
    assert "Dead: seven is now eleven" in numbered[0]
    assert any('Marta Heller: "' in line for line in outcome.shows.lines)
    shorter = await done(desk._context, "briefing", "2 lines since 2026-11-23T00:00:00+00:00")
    assert isinstance(shorter.shows, TextShown)
    assert len([line for line in shorter.shows.lines if line[0].isdigit()]) == 2


async def test_a_briefing_of_a_time_without_news_says_so(desk: Desk, done: Done) -> None:
    outcome = await done(desk._context, "briefing", "2026-11-24")
    assert not outcome.is_done
    assert outcome.said.startswith("Nothing since ")


async def test_an_event_tells_who_has_it_and_what_each_added(desk: Desk, done: Done) -> None:
    await desk.obey("list")
    rows = [desk.headline(row) for row in range(desk.count())]
    ferry = next(row.number for row in rows if "Eleven" in row.headline)
    await desk.obey(str(ferry))
    outcome = await done(desk._context, "event")
    assert outcome.said == "3 stories from 3 sources."
    assert isinstance(outcome.shows, TextShown)
    lines = outcome.shows.lines
    assert lines[0].startswith("First A sender, Mon ")
    assert "Origin: A sender; 1 other has the same words." in lines
    assert any(line.endswith("(same words)") for line in lines)
    assert any(line.startswith("Dead: seven") and "eleven" in line for line in lines)
    assert any(line.startswith("Quoted differently: ") for line in lines)


async def test_an_open_story_says_who_else_has_it(desk: Desk, library: Library) -> None:
    library.running.place(20)
    await desk.obey("list")
    rows = [desk.headline(row) for row in range(desk.count())]
    is_ferry = {"ferry" in row.headline.casefold() for row in rows}
    assert is_ferry == {True, False}
    for row in rows:
        await desk.obey(str(row.number))
        story = desk.story(row.id)
        assert story is not None
        if "ferry" in row.headline.casefold():
            assert story.event is not None
            assert story.event[:2] == (3, "A sender")
            assert story.event.origin == "A sender"
            told = story_head(story, None)
            assert "3 sources: first A sender, 23 Nov " in told
            assert story_as_json(story, None)["coverage"]["sources"] == 3
        else:
            assert story.event is None
            assert story_as_json(story, None)["coverage"] is None
        await desk.obey("back")


MORE = " The inquiry into the pier will take until spring, its chair told the council." * 12


@pytest.mark.parametrize("longest", ["Quay Wire", "Isle Paper", "North Desk"])
async def test_an_open_story_says_whose_version_is_the_longest(
    library: Library, longest: str
) -> None:
    """It is that with the longest text, be it the first to come, the latest, or another."""
    texts = {"Quay Wire": FERRY, "Isle Paper": own_report(), "North Desk": FERRY}
    for hour, (sender, (headline, text)) in enumerate(texts.items()):
        now = NOON + timedelta(hours=hour)
        whole = text + MORE if sender == longest else f"{text} So {sender} has learnt."
        one = make_record(f"urn:{sender}", headline, whole, published=now, source=sender)
        library.store(make_source(sender[0].lower()), [one], FetchMemory(), now)
    library.running.place(20)
    desk = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=3))
    await desk.obey("list")
    await desk.obey("1")
    story = desk.story(desk.headline(0).id)
    desk.close()
    assert story is not None
    assert story.event is not None
    assert (story.event.first, story.event.latest) == ("Quay Wire", "North Desk")
    assert f"; longest version {longest}" in story_head(story, None)
    coverage = story_as_json(story, None)["coverage"]
    assert coverage["longest"] == longest


async def test_a_story_that_nobody_else_has_says_so(desk: Desk, done: Done) -> None:
    await desk.obey("list")
    rows = [desk.headline(row) for row in range(desk.count())]
    bank = next(row.number for row in rows if "Orbis" in row.headline)
    await desk.obey(str(bank))
    outcome = await done(desk._context, "event")
    assert outcome.said == "No other source has this story."


@pytest.mark.parametrize(
    ("typed", "hours"), [("12h", 12), ("3d", 72), ("since 1 week", 168), ("2 days", 48)]
)
def test_a_time_may_be_a_span(typed: str, hours: int) -> None:
    assert since_of(typed, NOON) == NOON - timedelta(hours=hours)


def test_a_time_may_be_a_day_or_a_moment() -> None:
    assert since_of("2026-11-22T10:00:00Z", NOON) == datetime(2026, 11, 22, 10, tzinfo=UTC)
    assert since_of("today", NOON) <= NOON
    assert since_of("last week", NOON) == since_of("7d", NOON)
    assert since_of("two days ago", NOON) == since_of("2d", NOON)
    assert timedelta(0) <= NOON - since_of("friday", NOON) < timedelta(days=8)
    assert since_of("", NOON) == since_of("yesterday", NOON) < since_of("today", NOON)
    assert asked_for("7 lines since 12h", NOON) == (NOON - timedelta(hours=12), 7)


def test_what_is_no_time_is_refused_in_words() -> None:
    with pytest.raises(SettingsFault, match="is not a time"):
        since_of("tea time", NOON)


async def test_a_number_opens_the_newest_story_of_its_event(desk: Desk, done: Done) -> None:
    outcome = await done(desk._context, "briefing", "since 2026-11-23T00:00:00+00:00")
    assert isinstance(outcome.shows, TextShown)
    assert outcome.shows.lines[0].startswith("1. ")
    opened = await desk.obey("1")
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.headline == own_report()[0]


async def test_what_is_breaking_says_so_once(library: Library, desk: Desk, done: Done) -> None:
    told = "BREAKING: Dam above Lintel gives way"
    record = make_record("urn:dam", told, published=NOON, alert_level="breaking")
    library.store(make_source("dam"), [record], FetchMemory(), NOON)
    outcome = await done(desk._context, "briefing", "since 2026-11-23T00:00:00+00:00")
    assert isinstance(outcome.shows, TextShown)
    found = [line[3:] for line in outcome.shows.lines if "Lintel" in line]
    assert found == ["BREAKING. Dam above Lintel gives way."]


def test_a_notice_to_editors_heads_no_event(library: Library, desk: Desk) -> None:
    notice = f"{own_report()[1]} In a story about Port Ellin we wrongly gave the dead as twelve."
    put(library, "own", (f"Correction: {FERRY[0]}", notice), 2)
    lines = briefing_lines(make_briefing(desk._context, NOON - timedelta(hours=1)))
    (line,) = (one for one in lines if one.startswith("1. "))
    assert line.startswith("1. Ferry")
    assert "sources" in line


async def test_quotes_have_the_lines_that_events_leave(desk: Desk) -> None:
    found = make_briefing(desk._context, NOON - timedelta(hours=12), 4)
    assert [one.is_news for one in found.lines] == [True, False, False]
    assert len(found.shown) == 3
    assert sum(line.startswith("  ") for line in briefing_lines(found)) == 1
    assert len(briefing_lines(found)) == 4
    many = found._replace(lines=tuple(one._replace(is_news=True) for one in found.lines * 2)[:4])
    assert len(many.shown) == 4
    assert not any(line.startswith("  ") for line in briefing_lines(many))


async def test_what_is_followed_and_starred_weighs_more(library: Library, desk: Desk) -> None:
    since = NOON - timedelta(hours=12)
    assert "Eleven killed" in make_briefing(desk._context, since).lines[0].headline
    library.follows.add("name", "Otto Krall")
    assert "Jury" in make_briefing(desk._context, since).lines[0].headline
    bank = next(one.id for one in rows_of(library) if "Orbis" in one.headline)
    library.follows.add("name", "Henrik Lowe")
    library.set_marks([bank], starred=True, said="starred", now=NOON)
    assert "Orbis" in make_briefing(desk._context, since).lines[0].headline


def test_stories_alike_in_wording_alone_weigh_no_more_than_one() -> None:
    (first,), (other,) = _events(_SAME_HAPPENING), _events(_ALIKE_IN_WORDS)
    ranked = weighed([other, first])
    assert ranked[0].stories == first
    assert ranked[0].is_news
    assert not ranked[1].is_news


def test_a_name_of_many_events_tells_none_apart() -> None:
    (alike,) = _events([f"{text} Officials in Avalon spoke." for text in _ALIKE_IN_WORDS])
    others = [
        tuple(one._replace(event=100 + at, rank=one.rank + 1000 * at) for one in event)
        for at in range(1, 5)
        for event in _events(["The mayor met somebody in Avalon."])
    ]
    found = {one.stories[0].event: one for one in weighed([alike, *others])}
    assert not found[alike[0].event].is_news


_SAME_HAPPENING = [
    "The mayor of Vallmora said the river Sorn took a bridge.",
    "A bridge in Vallmora fell into the Sorn, officials said.",
]
_ALIKE_IN_WORDS = [
    "Growers near Casdenza count losses after frost.",
    "Growers near Gallesk count losses after frost.",
    "Growers near Lindpur count losses after frost.",
    "Growers near Talvik count losses after frost.",
]


def _events(texts: list[str]) -> list[tuple[EventStory, ...]]:
    """One event of these texts, each of a source of its own."""
    return [
        tuple(
            EventStory(
                event=len(texts), id=f"s{n}", headline="Head", text=text, source=f"s{n}",
                published=NOON, is_original=True, is_read=False, is_starred=False,
                is_breaking=False, revision=1, status="usable", rank=100 * len(texts) + n,
                source_id=n,
            )
            for n, text in enumerate(texts)
        )
    ]  # fmt: skip


def rows_of(library: Library) -> list[StoryRow]:
    rows = library.rows(None, NOON + timedelta(hours=3))
    return [rows.row(number) for number in range(rows.count())]


async def test_people_nobody_named_before_are_new_names(library: Library, desk: Desk) -> None:
    for at, source in enumerate(("old", "new")):
        hour = -30 if source == "old" else 1
        text = "Ann Bell spoke." if source == "old" else "Ann Bell and Bo Chen spoke of it."
        now = NOON + timedelta(hours=hour)
        record = make_record(f"urn:{source}", f"Talks {at} held", text, published=now)
        library.store(make_source(source), [record], FetchMemory(), now)
        names = [name for name in ("Ann Bell", "Bo Chen") if name in text]
        entities = tuple(Entity(EntityKind.PERSON, name) for name in names)
        mentions = tuple(
            Mention(Span(text.index(name), text.index(name) + len(name)), local)
            for local, name in enumerate(names)
        )
        library.keep_findings(Findings(record.fingerprint, edition(), "en", entities, mentions, ()))
    found = make_briefing(desk._context, NOON - timedelta(hours=12))
    talks = next(one for one in found.lines if "Talks" in one.headline)
    assert talks.names == ("Bo Chen",)
    assert briefing_lines(found)[-1] == "New names: Bo Chen."
