"""Play an invented stretch of news into a library by its own clock; run by itself to be killed.

    python -m tests.library.events.fortnight LIBRARY DAYS FIRST

delivers from number FIRST on, and writes the number of each delivery that is kept.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

from tests.bench.event_week import Delivery, deliveries
from tests.library.conftest import NOON, make_record, make_source
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory

SEED, EVENTS, BACKGROUND = 5, 12, 20
_PLACED_EVERY = 7  # deliveries: as the program does, some time after they came


def news(days: int) -> list[Delivery]:
    """All that comes in so many days."""
    return deliveries(days, SEED, EVENTS, BACKGROUND)


def begin(library: Library, stories: Sequence[Delivery], followed: Sequence[str]) -> None:
    """Have every source read once, long ago, and follow these names."""
    old = NOON - timedelta(days=40)
    for source in sorted({one.source for one in stories}):
        first = make_record(f"urn:{source}:0", f"Old {source}", published=old)
        library.store(make_source(source), [first], FetchMemory(), old)
    for name in followed:
        library.follows.add("name", name)


def play(
    library: Library, stories: Sequence[Delivery], kept: Callable[[int, str], None], first: int = 0
) -> None:
    """Deliver from number `first` on; `kept` hears the number and the story's id."""
    for number, one in enumerate(stories[first:], start=first):
        now = NOON + timedelta(hours=one.hours)
        record = make_record(one.guid, one.headline, one.text, published=now, link=None)
        stored = library.store(make_source(one.source), [record], FetchMemory(), now)
        found = [*stored.new, *stored.revised]
        kept(number, found[0].id if found else "")
        if not number % _PLACED_EVERY:
            library.running.place(5)
    while library.running.place(50):
        pass


def _main(path: str, days: str, first: str) -> None:
    def told(number: int, _: str) -> None:
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()

    with Library.open(Path(path)) as library:
        play(library, news(int(days)), told, int(first))


if __name__ == "__main__":
    _main(*sys.argv[1:])
