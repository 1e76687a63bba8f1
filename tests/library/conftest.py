"""Records and sources made up for the library's tests."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from wirereader.library.library import Library
from wirereader.story.body import fingerprint
from wirereader.story.record import Record, ticks, words_key
from wirereader.story.source import Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def make_record(guid: str, headline: str = "", text: str = "", **more: Any) -> Record:
    """A record with these values, an hour old; names of a Record's fields are taken as those."""
    headline = headline or f"Headline of {guid}"
    text = text or f"The text of {guid}."
    own = {name: more.pop(name) for name in list(more) if name in Record._fields}
    if isinstance(own.get("published"), datetime):
        own["published"] = ticks(own["published"])
    level = own.get("alert_level")
    values: dict[str, Any] = {
        "source": "A sender",
        "language": "en",
        "published": ticks(NOON - timedelta(hours=1)),
        "fingerprint": fingerprint(text),
        "words_key": words_key(headline, text),
        "link": None,
        "link_key": None,
        "kicker": None,
        "status": "usable",
        "embargo": None,
        "alert_level": None,
        "alert_because": [] if level is None else ["its urgency is 1"],
        "more": more,
    }
    return Record(guid=guid, headline=headline, text=text, **{**values, **own})


def make_source(name: str = "a", **more: Any) -> Source:
    """A feed with this name."""
    address = f"https://{name}.example/feed"
    return Source(address, address=address, title=f"Feed {name}", **more)


@pytest.fixture(scope="session")
def record() -> Callable[..., Record]:
    """Make a record."""
    return make_record


@pytest.fixture(scope="session")
def source() -> Callable[..., Source]:
    """Make a source."""
    return make_source


@pytest.fixture
def library() -> Iterator[Library]:
    """A library in memory."""
    with Library.open(None) as opened:
        yield opened
