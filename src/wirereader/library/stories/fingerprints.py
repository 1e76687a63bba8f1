"""What makes two stories one: 64-bit hashes of their links, words and guids."""

import re
from collections.abc import Iterator

from wirereader.digest import blake2b
from wirereader.story.record import Record

_DAY = 86_400_000_000  # microseconds
_LONG_ENOUGH = 16
_HALF = 1 << 63
_WORDS = re.compile(r"\w+")
_WEB = re.compile(r"\Ahttps?://(?:www\.)?|/\Z")


def sames_of(record: Record) -> Iterator[int]:
    """The hashes that this story shares with the same story from another source."""
    if record.link_key:
        yield _hash(record.link_key)
    if record.words_key:
        yield _number(record.words_key)
    if is_worldwide(record.guid):
        yield _hash(_WEB.sub("", record.guid))  # often the link: then it is the same hash


def links_of(record: Record) -> set[int]:
    """The hashes that lead to the same page of this source: the link's, and a link as guid."""
    found = set()
    if record.link_key:
        found.add(_hash(record.link_key))
    if "://" in record.guid:
        found.add(_hash(_WEB.sub("", record.guid)))
    return found


def words_of_day(record: Record, source: str) -> int:
    """The hash that this story shares with one of the same source, words and UTC day."""
    day = "" if record.published is None else str(record.published // _DAY)
    words = record.words_key or " ".join(
        _WORDS.findall(f"{record.headline} {record.text}".casefold())
    )
    return _hash(f"{source}\n{day}\n{words}")


def is_worldwide(guid: str) -> bool:
    """Claim that a guid tells a story from those of all other sources, too."""
    return ":" in guid or "/" in guid or len(guid) >= _LONG_ENOUGH


def _number(digest: str) -> int:
    """64 bits of a digest in hexadecimal."""
    try:
        return int(digest[:16], 16) - _HALF
    except ValueError:
        return _hash(digest)


def _hash(value: str) -> int:
    digest = blake2b(value.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big", signed=True)
