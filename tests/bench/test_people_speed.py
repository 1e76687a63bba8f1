"""How fast people and places of a whole library are joined and shown.

Run with `pytest -m bench -s tests/bench/test_people_speed.py`.  WIREREADER_BENCH_PEOPLE says how
many stories (20000 if unset); WIREREADER_BENCH names a JSON file to add the figures to.
"""

import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.bench.figures import record
from wirereader.library.library import Library
from wirereader.story.body import Span, fingerprint
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote
from wirereader.story.record import Record, ticks
from wirereader.story.source import FetchMemory, Source

pytestmark = [pytest.mark.bench, pytest.mark.timeout(3600)]
COUNT = int(os.environ.get("WIREREADER_BENCH_PEOPLE", "20000"))
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
AT_ONCE = 500
CARD_MS = 100.0
ROLES = ("minister", "surgeon", "goalkeeper", "lawyer", "chief executive", "spokesman", "actor")
FIRST = "Ana Bo Carl Dina Emil Faye Gus Hana Ivan June Kofi Lena Max Nia Omar Pia".split()  # noqa: SIM905
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va wo xi yu za".split()  # noqa: SIM905


def surname(number: int) -> str:
    """A surname of three syllables for a number."""
    parts = (number, number // 20, number // 400)
    return "".join(SYLLABLES[part % 20] for part in parts).capitalize()


def person(rng: random.Random) -> Entity:
    """Somebody: few are in many stories, many in few; some share a name, some have no first."""
    number = min(int(rng.paretovariate(0.6)), 8000)
    last = surname(number)
    if rng.random() < 0.05:
        return Entity(EntityKind.PERSON, last)
    role = rng.choice(ROLES) if number % 10 == 0 else ROLES[number % len(ROLES)]
    told = f"{'senior ' if rng.random() < 0.3 else ''}{role}" if rng.random() < 0.6 else None
    return Entity(EntityKind.PERSON, f"{FIRST[number % 16]} {last}", (last,), told)


def place(rng: random.Random) -> Entity:
    """A place of the gazetteer."""
    number = min(int(rng.paretovariate(0.7)), 2000)
    lat, lon = number % 90 + 0.5, number % 180 + 0.25
    return Entity(EntityKind.PLACE, f"Place{number}", (), "city in X", "XX", lat, lon)


def told(number: int, rng: random.Random) -> tuple[Record, Findings]:
    """A story of some names and three quotes."""
    drawn = [person(rng) for _ in range(6)] + [place(rng) for _ in range(6)]
    drawn += [Entity(EntityKind.ORGANIZATION, f"Works of {int(rng.paretovariate(0.8))}")]
    entities = list({(one.kind, one.name): one for one in drawn}.values())
    text, mentions, quotes = f"Story {number}.", [], []
    for local, one in enumerate(entities):
        mentions.append(Mention(Span(len(text) + 1, len(text) + 1 + len(one.name)), local))
        text += f" {one.name} came by and was seen. "
    for local in range(3):
        quotes.append(Quote((Span(len(text) + 1, len(text) + 22),), Manner.DIRECT, speaker=local,
                            certainty=0.9))  # fmt: skip
        text += '"words that were spoken", they said. '
    text += "Nothing else is known of it. " * 60
    values: dict[str, Any] = {
        "guid": f"g{number}",
        "headline": f"Headline {number}",
        "text": text,
        "source": "Wire",
        "language": "en",
        "fingerprint": fingerprint(text),
        "published": ticks(NOW - timedelta(minutes=10 * number)),
        "status": "usable",
        "alert_because": [],
        "more": {},
    }
    told_of = Record(**{**dict.fromkeys(Record._fields), **values})
    return told_of, Findings(
        told_of.fingerprint, "1", "en", tuple(entities), tuple(mentions), tuple(quotes)
    )


def ms(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    path = tmp_path_factory.mktemp("people") / "library.db"
    rng = random.Random(7)  # noqa: S311 - the same library each time
    with Library.open(path) as library:
        source = library.add_source(Source("wire"))
        spent: list[float] = []
        for start in range(0, COUNT, AT_ONCE):
            both = [told(number, rng) for number in range(start, min(start + AT_ONCE, COUNT))]
            library.store(source, [record for record, _ in both], FetchMemory(), NOW)
            for _, findings in both:
                spent.append(ms(lambda found=findings: library.keep_findings(found)))  # type: ignore[misc]
        first, last = statistics.median(spent[:1000]), statistics.median(spent[-1000:])
        spent.sort()
        record(
            "people, one text told (ms)",
            first_1000=first,
            last_1000=last,
            median=statistics.median(spent),
            at_95=spent[int(len(spent) * 0.95)],
            worst=spent[-1],
            library_mb=path.stat().st_size / 1e6,
        )
        yield library


def test_cards_open_in_time(kept: Library) -> None:
    people, places = kept.entities("person"), kept.entities("place")
    names = [*people[:20], *people[-20:], *places[:20], *places[-20:]]
    spent = sorted(ms(lambda one=one: kept.entity(one.id)) for one in names)  # type: ignore[misc]
    record("people, a card (ms)", median=statistics.median(spent), worst=spent[-1],
         stories=places[0].stories)  # fmt: skip
    assert spent[-1] < CARD_MS


def test_the_index_opens_in_time(kept: Library) -> None:
    figures = {
        "people": ms(lambda: kept.entities("person")),
        "places": ms(lambda: kept.entities("place")),
        "part": ms(lambda: kept.entities("person", "zaza")),
        "since": ms(lambda: kept.entities("person", since=NOW - timedelta(days=7))),
    }
    record("people, the index (ms)", **figures)
    assert max(figures.values()) < CARD_MS


def test_the_next_story_is_found_in_time(kept: Library) -> None:
    most = kept.entities("place")[0]
    rank = kept.rank_of(kept.rows_naming(most.id, NOW).row(most.stories // 2).id) or 0
    figures = {
        "next": ms(lambda: kept.next_story_naming(most.id, rank, 1)),
        "rows": ms(lambda: kept.rows_naming(most.id, NOW)),
    }
    record("people, their stories (ms)", **figures)
    assert max(figures.values()) < CARD_MS
