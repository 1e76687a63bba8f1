"""How often a name was mentioned on each of the last days, by the days of the reader."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from wirereader.analysis.engine_edition import edition
from wirereader.library.library import Library
from wirereader.story.body import Body, Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch

NOW = datetime(2026, 11, 29, 1, 0, tzinfo=UTC)


def keep(library: Library, number: int, at: datetime, mentions: int) -> None:
    words = f"{'Ida Velde spoke. ' * mentions}Number {number}."
    body = Body.of(words)
    source = library.add_source(Source("https://wire.invalid/feed"))
    dispatch = Dispatch(
        guid=str(number), headline=f"Story {number}", body=body, source="Wire", published=at
    )
    library.store(source, [record_of(dispatch, None)], FetchMemory(), NOW)
    starts = [at for at in range(len(words)) if words.startswith("Ida Velde", at)]
    found = tuple(Mention(Span(at, at + len("Ida Velde")), 0) for at in starts)
    who = (Entity(EntityKind.PERSON, "Ida Velde"),)
    library.keep_findings(Findings(body.fingerprint, edition(), "en", who, found, ()))


@pytest.mark.parametrize(
    ("zone", "days"),
    [(UTC, (0, 2, 0, 7, 1)), (timezone(timedelta(hours=-6)), (0, 2, 0, 3, 5))],
    ids=["at Greenwich", "six hours behind"],
)
def test_mentions_are_counted_on_the_readers_days(zone: timezone, days: tuple[int, ...]) -> None:
    with Library.open(None) as library:
        keep(library, 1, NOW - timedelta(minutes=30), 1)
        keep(library, 2, NOW - timedelta(hours=24), 3)
        keep(library, 3, NOW - timedelta(days=3), 2)
        keep(library, 4, NOW - timedelta(days=90), 5)
        keep(library, 5, NOW - timedelta(hours=2), 4)
        known = library.entities("person")[0].id
        assert library.mentions_by_day(known, NOW.astimezone(zone), 5) == days
