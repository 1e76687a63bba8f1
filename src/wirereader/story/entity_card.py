"""What the library tells of somebody or some place: one line of the index, or a whole card."""

from datetime import datetime
from typing import NamedTuple

from wirereader.story.quotes import TOLD_ALONE, Telling


class KnownEntity(NamedTuple):
    """Somebody or some place of the library: `kind` is "person", "place" or "organisation".

    `name` and `role` are what most stories put; counts are of listed stories.
    """

    id: int
    kind: str
    name: str
    role: str | None
    country: str | None
    stories: int
    mentions: int
    quotes: int
    newest: datetime | None


class NamingStory(NamedTuple):
    """A story that names somebody; `locals` are the indices of the name in its findings."""

    rank: int
    id: str
    headline: str
    source: str
    published: datetime
    is_date_only: bool
    locals: tuple[int, ...] = ()


class RoleAsPut(NamedTuple):
    """What stories call somebody, and the newest of them that does."""

    role: str
    story: NamingStory


class QuoteBy(NamedTuple):
    """Words of somebody: `text` has one part a span; `number` is the index in its findings."""

    story: NamingStory
    number: int
    spans: tuple[tuple[int, int], ...]
    text: tuple[str, ...]
    manner: str
    telling: Telling = TOLD_ALONE


class Beside(NamedTuple):
    """Somebody who is named in the same stories, and in how many of them."""

    id: int
    kind: str
    name: str
    stories: int


class EntityCard(NamedTuple):
    """All that is kept of somebody or some place.

    `stories` and `quotes` are the newest; `people` and `places` those named most often in the
    newest stories.  `joined` tells why names that differ are taken for one.
    """

    entity: KnownEntity
    lat: float | None
    lon: float | None
    roles: tuple[RoleAsPut, ...]
    aliases: tuple[str, ...]
    stories: tuple[NamingStory, ...]
    quotes: tuple[QuoteBy, ...]
    people: tuple[Beside, ...]
    places: tuple[Beside, ...]
    joined: tuple[str, ...]
