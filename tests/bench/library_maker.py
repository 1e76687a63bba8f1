"""Makes a library of many stories, to measure what depends on how many there are.

    python tests/bench/library_maker.py 1000000 FOLDER

Words come as often as in a language: the few are everywhere, the many hardly ever.  The same count
gives the same stories.  A library that is there already is not made again.
"""

import itertools
import os
import random
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from wirereader.library.library import Library
from wirereader.story.body import Span, fingerprint
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind
from wirereader.story.quotes import Manner, Quote
from wirereader.story.record import Record, ticks, words_key
from wirereader.story.source import FetchMemory, Source

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SOURCES = 200
WORDS = 300
_VOCABULARY = 60_000
_SENTENCES = 50_000
_A_SENTENCE = 15
_BATCH = 20_000
_SPAN_S = 2 * 365 * 86_400
_SYLLABLES = ["ba", "ne", "ti", "ro", "su", "ka", "le", "mi", "do", "gra", "sten", "vor", "ish"]
EVERYWHERE = "the"
"""A word in every story."""


def vocabulary(chance: random.Random) -> list[str]:
    """Words of one to four syllables, all different, the most frequent first and short."""
    words = dict.fromkeys([EVERYWHERE, "of", "said", "georgia", "tbilisi"])
    while len(words) < _VOCABULARY:
        length = min(4, 1 + len(words) // 150 + chance.randrange(2))
        words["".join(chance.choices(_SYLLABLES, k=length)) + chance.choice("abcdefgh")] = None
    return list(words)


class Maker:
    """Makes stories; `words` are all words, the most frequent first."""

    def __init__(self, seed: int = 1) -> None:
        self._chance = random.Random(seed)  # noqa: S311 - made-up stories
        self.words = vocabulary(self._chance)
        weights = itertools.accumulate((rank + 2) ** -1.15 for rank in range(_VOCABULARY))
        self._weights = list(weights)
        self._sentences = [" ".join(self._drawn(_A_SENTENCE)) + "." for _ in range(_SENTENCES)]

    def _drawn(self, count: int) -> list[str]:
        return self._chance.choices(self.words, cum_weights=self._weights, k=count)

    def record(self, number: int, of: int) -> Record:
        """Story `number` of `of`, counted from the oldest; one in 2,000 is breaking."""
        chance = self._chance
        paragraphs = [
            " ".join(chance.choices(self._sentences, k=4)) for _ in range(WORDS // _A_SENTENCE // 4)
        ]
        paragraphs[0] = f"{EVERYWHERE} {paragraphs[0]}"
        text = "\n\n".join(paragraphs)
        headline = " ".join(self._drawn(chance.randint(4, 11))).capitalize()
        published = NOW - timedelta(seconds=(of - number) * _SPAN_S / of)
        level = 4 if chance.random() < 1 / 2000 else None
        link = f"https://news{number % SOURCES}.example/story/{number}"
        return Record(
            guid=link,
            headline=headline,
            text=text,
            source=f"Source {number % SOURCES}",
            language="en",
            published=ticks(published),
            fingerprint=fingerprint(text),
            words_key=words_key(headline, text),
            link=link,
            link_key=link.removeprefix("https://"),
            kicker=None,
            status="usable",
            embargo=None,
            alert_level=level,
            alert_because=[] if level is None else ["its headline begins with BREAKING"],
            more={},
        )

    def batches(self, count: int) -> Iterator[list[Record]]:
        """`count` stories, the oldest first."""
        for start in range(0, count, _BATCH):
            yield [self.record(n, count) for n in range(start, min(count, start + _BATCH))]


def source(number: int) -> Source:
    """The source of this number."""
    address = f"https://news{number}.example/feed"
    return Source(address, address=address, title=f"News {number}")


def found_in(record: Record, speaker: str) -> Findings:
    """Findings of which one name spoke."""
    entity = Entity(EntityKind.PERSON, speaker)
    quote = Quote((Span(0, 3),), Manner.DIRECT, speaker=0, certainty=1.0)
    return Findings(record.fingerprint, "bench 1", "en", (entity,), (), (quote,))


def library_of(count: int, folder: Path) -> Path:
    """The path of a library with so many stories; it is made if it is not there."""
    path = folder / f"stories-{count}.sqlite3"
    if path.exists():
        return path
    part = folder / f"stories-{count}.part" / path.name
    part.parent.mkdir(parents=True, exist_ok=True)
    part.unlink(missing_ok=True)
    maker, done, start = Maker(), 0, time.perf_counter()
    with Library.open(part) as library:
        sources = [library.add_source(source(number)) for number in range(SOURCES)]
        for batch in maker.batches(count):
            left = max(0, count - done - len(batch))
            arrived = NOW - timedelta(seconds=left * _SPAN_S / count)
            deliveries = [
                (sources[number], batch[number::SOURCES], FetchMemory())
                for number in range(SOURCES)
            ]
            library.store_many(deliveries, arrived)
            for record in batch[::500]:
                library.keep_findings(found_in(record, f"Speaker {done % 7}"))
            done += len(batch)
            spent = time.perf_counter() - start
            sys.stderr.write(f"\r{done} stories, {spent:.0f} s")
    sys.stderr.write("\n")
    part.replace(path)
    part.parent.rmdir()
    return path


def cache() -> Path:
    """The folder that made libraries are kept in: WIREREADER_BENCH_CACHE."""
    named = os.environ.get("WIREREADER_BENCH_CACHE")
    return Path(named) if named else Path.home() / ".cache" / "wirereader-bench"


if __name__ == "__main__":
    target = Path(sys.argv[2]) if len(sys.argv) > 2 else cache()
    target.mkdir(parents=True, exist_ok=True)
    sys.stdout.write(f"{library_of(int(sys.argv[1]), target)}\n")
