"""What a reader types to find stories, as values: a Query and its parts.  Pure: knows no SQL."""

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from wirereader.library.search.query_fields import NAME_FIELDS
from wirereader.story.clean import clean_line


class Words(NamedTuple):
    """Words that stand next to each other: anywhere, or in a field; the last may be cut short."""

    words: str
    field: str | None = None
    is_prefix: bool = False


class Flag(NamedTuple):
    """Breaking, unread, read, starred; "changed" since it was read; "alerts": one told of it."""

    name: str


class Has(NamedTuple):
    """Comes with quotes, links, pictures, audio, video, files, tags, versions, or a byline."""

    name: str


class Tag(NamedTuple):
    """The reader's own tag, of the story or its source."""

    name: str


class InSources(NamedTuple):
    """Brought by one of these sources, by their numbers in the library."""

    numbers: tuple[int, ...]


class InFolder(NamedTuple):
    """Brought by a source in a folder of this name, or in one inside it: "World/Asia"."""

    name: str


class InCountry(NamedTuple):
    """Names a place in this country, by its name or code."""

    name: str


class LanguageTerm(NamedTuple):
    """A language by its code: "en" finds "en-GB", too."""

    code: str


class Status(NamedTuple):
    """What its agency says of it; "hidden" is all that lists leave out."""

    name: str


class Since(NamedTuple):
    """Published from this moment on, in microseconds since 1970."""

    moment: int


class Before(NamedTuple):
    """Published before this moment, in microseconds since 1970."""

    moment: int


class Not(NamedTuple):
    """What must not be so."""

    part: "Part"


class AnyOf(NamedTuple):
    """One of these must be so."""

    parts: "tuple[Part, ...]"


class AllOf(NamedTuple):
    """All of these must be so."""

    parts: "tuple[Part, ...]"


Part: TypeAlias = (
    Words
    | Flag
    | Has
    | Tag
    | InSources
    | InFolder
    | InCountry
    | LanguageTerm
    | Status
    | Since
    | Before
    | Not
    | AnyOf
    | AllOf
)


class Query(NamedTuple):
    """A search that was understood: all `parts` must be so; `text` is what was typed.

    `ranked` orders the newest matches by how well they match, best first.
    """

    text: str
    parts: tuple[Part, ...] = ()
    ranked: bool = False


def parts_within(query: Query) -> Iterator[Part]:
    """All parts of a query, those within others with them."""
    waiting = list(query.parts)
    while waiting:
        part = waiting.pop()
        yield part
        if isinstance(part, Not):
            waiting.append(part.part)
        elif isinstance(part, AnyOf | AllOf):
            waiting.extend(part.parts)


def has_status(query: Query) -> bool:
    """Claim that a query asks for a status, so that hidden stories may be meant."""
    return any(isinstance(part, Status) for part in parts_within(query))


def asks_names(query: Query) -> bool:
    """Claim that a query finds only what has been analysed: it asks for names or quotes."""
    return any(
        isinstance(part, InCountry)
        or part == Has("quotes")
        or (isinstance(part, Words) and part.field in NAME_FIELDS)
        for part in parts_within(query)
    )


def tag_name(text: str) -> str:
    """A tag as it is kept: one clean line in small letters."""
    return clean_line(text, 60).lower()
