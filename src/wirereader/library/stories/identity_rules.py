"""Which story of one source a delivery is: the rules that keep each story once, and none lost.

Within one source, in this order: a guid that stands once in its document names the story, unless
title, link and text all differ from what it named before; else the same link and half of the words;
else the same words on the same UTC day; else it is a new story.  Only feeds are read so: files and
wires name their stories themselves.
"""

import sqlite3
from collections.abc import Collection, Iterable, Sequence

from wirereader.digest import blake2b
from wirereader.library.stories import known_stories
from wirereader.library.stories.fingerprints import links_of, words_of_day
from wirereader.library.stories.known_stories import Delivered, Head
from wirereader.library.stories.similarity import are_alike, same_words
from wirereader.story.record import MADE_GUID, Record
from wirereader.story.story import WireStatus

_DAY = 86_400_000_000  # microseconds
_USABLE = WireStatus.USABLE.value


class SourceStories:
    """The stories of one source (and sender) that a batch of records may be."""

    def __init__(self, connection: sqlite3.Connection, source: int, key: str, origin: str) -> None:
        self._connection = connection
        self._source = source
        self._key = key
        self._origin = origin

    def others_named(
        self, records: Iterable[Record], known: dict[str, Delivered], heads: dict[int, Head]
    ) -> set[str]:
        """The guids that name another story now than they did, as one that counts from 1 anew."""
        doubtful = [
            (record, head)
            for record in records
            if (delivery := known.get(record.guid)) is not None
            and (head := heads.get(delivery.story or 0)) is not None
            and _may_be_another(head, record)
        ]
        if not doubtful:
            return set()
        versions = {head.version for _, head in doubtful}
        words = known_stories.words_of_versions(self._connection, versions)
        return {
            record.guid
            for record, head in doubtful
            if _is_another(head, *words[head.version], record)
        }

    def known_as(self, records: Sequence[Record], named: Collection[int]) -> dict[str, int]:
        """The story that each record is, by guid, though its guid does not say so.

        Stories `named` by a guid of the same document are themselves, and nothing else.
        """
        if not known_stories.has_brought_any(self._connection, self._source):
            return {}  # as at the first fetch of each
        hashes = {
            record.guid: (links_of(record), words_of_day(record, self._key)) for record in records
        }
        wanted = {one for links, words in hashes.values() for one in (*links, words)}
        there = known_stories.of_source(self._connection, wanted, self._source, self._origin)
        taken = set(named)
        heads, words = self._looked_up({one for several in there.values() for one in several})
        found: dict[str, int] = {}
        for record in records:
            links, day = hashes[record.guid]
            same_page = sorted({one for link in links for one in there.get(link, ())} - taken)
            same_day = sorted(there.get(day, set()) - taken)
            story = next(
                (
                    one
                    for one in reversed(same_page)
                    if are_alike(_all_words(heads[one].headline, words[one]), _words_of(record))
                ),
                same_day[-1] if same_day else None,
            )
            if story is not None:
                found[record.guid] = story
                taken.add(story)
        return found

    def doubles(
        self, records: Iterable[Record], known: dict[str, Delivered], named: Collection[int]
    ) -> dict[int, int]:
        """Stories that were kept twice, each with the older one that it is, both of this source."""
        of_records = {
            record.guid: links_of(record) for record in records if record.link_key is not None
        }
        hashes = {one for links in of_records.values() for one in links}
        there = known_stories.of_source(self._connection, hashes, self._source, self._origin)
        pairs: list[tuple[int, int]] = []
        for guid, links in of_records.items():
            story = known[guid].story if guid in known else None
            others = {one for link in links for one in there.get(link, ())} - {story}
            if story is not None:
                pairs += [(story, other) for other in sorted(others.difference(named))]
        heads, words = self._looked_up({one for pair in pairs for one in pair})
        found: dict[int, int] = {}
        for one, other in pairs:
            if {one, other} <= heads.keys() and are_alike(
                _all_words(heads[one].headline, words[one]),
                _all_words(heads[other].headline, words[other]),
            ):
                older, younger = sorted((one, other), key=lambda story: heads[story].received)
                if younger not in found and older not in found:
                    found[younger] = older
        return found

    def _looked_up(self, stories: set[int]) -> tuple[dict[int, Head], dict[int, str]]:
        heads = known_stories.heads(self._connection, stories)
        versions = {head.version for head in heads.values()}
        texts = known_stories.words_of_versions(self._connection, versions)
        return heads, {story: texts[head.version][0] for story, head in heads.items()}


def guid_of_another(record: Record) -> str:
    """A guid for a story whose own guid is that of an older story: the same for the same words."""
    words = f"{record.published} {_words_of(record)}".encode("utf-8", "surrogatepass")
    return f"{record.guid}#{blake2b(words, digest_size=6).hexdigest()}"


def _may_be_another(head: Head, record: Record) -> bool:
    """Claim that it is worth a look at the words: most deliveries bring what is known."""
    if record.fingerprint == head.fingerprint and record.headline == head.headline:
        return _is_made(record) and not _is_same_day(head, record) and record.link is None
    is_plain = record.status == head.status == _USABLE and record.more.get("version") is None
    return is_plain and (_is_made(record) or not same_words(head.headline, record.headline))


def _is_another(head: Head, text: str, link: str | None, record: Record) -> bool:
    if _is_made(record) and record.link is None:
        return not _is_same_day(head, record)
    if not _is_made(record) and (record.link is None or link in {None, record.link}):
        return False
    return not are_alike(_all_words(head.headline, text), _words_of(record))


def _is_same_day(head: Head, record: Record) -> bool:
    if head.published is None or record.published is None:
        return True
    return head.published // _DAY == record.published // _DAY


def _is_made(record: Record) -> bool:
    return bool(record.more.get(MADE_GUID))


def _words_of(record: Record) -> str:
    return _all_words(record.headline, record.text)


def _all_words(headline: str, text: str) -> str:
    return f"{headline} {text}"
