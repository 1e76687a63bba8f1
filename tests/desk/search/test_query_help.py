"""Help while a query is typed: fields and values are offered, mistakes told, stories counted."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.story.body import Body, Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention, MentionKind
from wirereader.story.quotes import Manner, Quote
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
TEXT = 'The reform begins on Friday. "We lost nine days of work," Ana Ribeiro said in Porto.'


def _dispatch(guid: str, headline: str, text: str) -> Dispatch:
    return Dispatch(guid, headline, Body.of(text), published=NOW)


@pytest.fixture
def library() -> Iterator[Library]:
    """Two sources in folders; one story of three is analysed."""
    with Library.open(None) as opened:
        one = opened.add_source(
            Source(
                "https://a.example/", title="Harbour Wire", folder=("World", "Asia"), tags=("x",)
            )
        )
        two = opened.add_source(Source("https://b.example/", title="City Desk", folder=("Home",)))
        first = record_of(_dispatch("1", "Porto reopens", TEXT), None)
        more = [
            record_of(_dispatch(guid, f"Story {guid}", f"Words {guid}."), None) for guid in "23"
        ]
        opened.store(one, [first, more[0]], FetchMemory(), NOW)
        opened.store(two, more[1:], FetchMemory(), NOW)
        start = TEXT.index("We")
        spans = (Span(start, TEXT.index(",", start)),)
        names = (
            Entity(EntityKind.PERSON, "Ana Ribeiro"),
            Entity(EntityKind.PLACE, "Porto", country="PT"),
            Entity(EntityKind.PLACE, "Portugal", ("Portuguese",), role="country", country="PT"),
        )
        mentions = tuple(
            Mention(Span(number, number + 1), number, MentionKind.NAME, 1.0) for number in range(3)
        )
        quote = Quote(spans, Manner.DIRECT, speaker=0, certainty=0.9)
        opened.keep_findings(Findings(first.fingerprint, "e 1", "en", names, mentions, (quote,)))
        yield opened


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    """A desk on them."""
    opened = Desk((), None, library, clock=lambda: NOW, library=library)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("fr", "from:"),
        ("aut", "author:"),
        ("x -is", "x -is:"),
        ("(speak", "(speaker:"),
        ("from:har", 'from:"Harbour Wire" '),
        ("from:wire", 'from:"Harbour Wire" '),
        ('unread from:"Harbour', 'unread from:"Harbour Wire" '),
        ("tag:", "tag:x "),
        ("folder:w", "folder:World "),
        ("folder:asia", "folder:World/Asia "),
        ("person:an", 'person:"Ana Ribeiro" '),
        ("said:rib", 'said:"Ana Ribeiro" '),
        ("place:por", "place:Porto "),
        ("country:", "country:Portugal "),
        ("is:un", "is:unread "),
        ("date:tod", "date:today "),
        ("date:2026-1", "date:2026-11 "),
        ("lang:e", "lang:en "),
        ("nothing:x", None),
        ("title:x", None),
    ],
)
async def test_the_last_word_is_completed(desk: Desk, text: str, first: str | None) -> None:
    await desk.query.prepare()
    found = desk.query.completions(text)
    assert (found[0].text if found else None) == first
    assert all(one.text.startswith(text[: text.rfind(" ") + 1]) for one in found)


async def test_before_values_were_brought_fields_are_completed_and_nobody_is_asked(
    desk: Desk, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked() -> None:
        raise AssertionError("a key asks no library")

    monkeypatch.setattr(library._database, "reading", asked)
    assert [one.shown for one in desk.query.completions("da")] == ["date:", "dateline:"]
    assert desk.query.completions("from:h") == ()
    assert len(desk.query.mistakes("form:x")) == 1


@pytest.mark.parametrize(
    ("text", "stories", "is_partial"),
    [
        ("story", 2, False),
        ("folder:World", 2, False),
        ("folder:asia", 2, False),
        ("folder:World/Asia", 2, False),
        ("folder:Home", 1, False),
        ("folder:wo", 0, False),
        ("-folder:World", 1, False),
        ("folder:World OR folder:Home", 3, False),
        ("country:portugal", 1, True),
        ("country:PT", 1, True),
        ("country:portuguese", 1, True),
        ("country:france", 0, True),
        ('quote:"nine days"', 1, True),
        ("quote:day*", 1, True),
        ("quote:reform", 0, True),
        ("reform", 1, False),
        ("said:ribeiro quote:work", 1, True),
        ("-quote:work", 2, True),
        ("place:porto OR (story -folder:Home)", 2, True),
        ("(place:porto reform) OR from:city", 2, True),
        ("today NOT (porto OR from:city)", 1, False),
        ("date:yesterday", 0, False),
        ("date:2026-11", 3, False),
    ],
)
async def test_stories_are_counted_and_what_is_not_analysed_is_told(
    desk: Desk, text: str, stories: int, is_partial: bool
) -> None:
    counted = await desk.query.counted(text)
    assert counted == (stories, (1, 3) if is_partial else None)
    said = (await desk.obey(f"search {text}")).said
    assert ("1 of 3 stories analysed." in said) is is_partial
    assert desk.count() == stories or not stories


async def test_an_unknown_field_is_never_no_match(desk: Desk) -> None:
    outcome = await desk.obey("search form:harbour")
    assert not outcome.is_done
    assert outcome.said.startswith("form:harbour cannot be searched for. There is no field form.")
    assert "from:voa" in outcome.said
    assert await desk.query.counted("form:harbour") is None


def test_fields_are_completed_on_a_typed_line(desk: Desk) -> None:
    assert 'search unread from:"Harbour Wire"' in desk.completions("search unread from:h")
    assert "hide folder:" in desk.completions("hide fol")
