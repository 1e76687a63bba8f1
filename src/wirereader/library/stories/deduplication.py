"""What arrives is told apart: new, revised, the same, or a copy of what another source brought.

Nothing here fetches, parses or judges.
"""

import sqlite3
from collections.abc import Iterator, Sequence

from wirereader.library.results import NewStory, Stored
from wirereader.library.stories import known_stories
from wirereader.library.stories.batch_writer import (
    BatchWriter,
    end_alerts_of_clock_ahead,
    hidden_by,
)
from wirereader.library.stories.fingerprints import sames_of, words_of_day
from wirereader.library.stories.identity_rules import SourceStories, guid_of_another
from wirereader.library.stories.joining import join_stories
from wirereader.library.stories.known_stories import AGAIN, COPY, NEWER, OLDER, OWN, Delivered, Head
from wirereader.library.stories.older_texts import fingerprint_without_media
from wirereader.story.identity import story_id
from wirereader.story.record import Record
from wirereader.story.source import Source, SourceKind
from wirereader.story.story import WireStatus

_DAY = 86_400_000_000
# Only whoever brought a story first may change or kill it, not whoever sent a copy of it
_ITS_OWN = frozenset({OWN, OLDER, NEWER})

_OF_ALL_SENDERS = ("urn:", "tag:", "http://", "https://")
_MOST_NOTICES = 50  # of a batch: each costs a look through all headlines
_TIMES_LONGER, _MORE_SIGNS = 2, 500


class DeliveryCounts:
    """What became of one source's records so far; stories by their rank."""

    def __init__(self) -> None:
        self.new: dict[int, NewStory] = {}
        self.revised: dict[int, NewStory] = {}
        self.same = 0
        self.hidden = 0

    def hide(self, stories: set[int]) -> None:
        """Count these as hidden, not as new."""
        for story in stories & self.new.keys():
            del self.new[story]
            self.hidden += 1

    def stored(self) -> Stored:
        """The same, as it is handed out."""
        return Stored(
            tuple(self.new.values()), tuple(self.revised.values()), self.same, self.hidden
        )


class IncomingStories:
    """What arrives in one unit of work: `take` it source by source, then `finish`.

    `now` and `alert_for` in microseconds; an `alert_for` of None: alerts do not age.
    """

    def __init__(self, connection: sqlite3.Connection, now: int, alert_for: int | None) -> None:
        end_alerts_of_clock_ahead(connection, now, alert_for)
        self._writer = BatchWriter(connection, now, alert_for)
        self.first = self._writer.seq
        """The number of the last arrival before these."""

    def take(self, source: Source, records: Sequence[Record]) -> DeliveryCounts:
        """Keep what one source (that has its id) brought."""
        counts = DeliveryCounts()
        for origin, batch in _batches(source, records):
            _Batch(self._writer, source, origin, counts).keep(batch)
            self._writer.write()
        return counts

    def finish(self) -> dict[str, list[int]]:
        """Tell the index of words.  Returns the stories of each new text, by fingerprint."""
        self._writer.index.write()
        return self._writer.texts


def _batches(source: Source, records: Sequence[Record]) -> Iterator[tuple[str, list[Record]]]:
    """Records by sender (a feed has one), no guid twice in a batch; corrections come last."""
    batches: dict[tuple[bool, int, str], list[Record]] = {}
    times: dict[tuple[str, str], int] = {}
    for record in records:
        origin = "" if source.kind is SourceKind.FEED else record.source
        nth = times[origin, record.guid] = times.get((origin, record.guid), 0) + 1
        batches.setdefault((bool(record.more.get("corrects")), nth, origin), []).append(record)
    for (_, _, origin), batch in sorted(batches.items(), key=lambda one: one[0]):
        yield origin, batch


class _Batch:
    """Records of one source and sender, told apart from what is known."""

    def __init__(
        self, writer: BatchWriter, source: Source, origin: str, counts: DeliveryCounts
    ) -> None:
        self._writer = writer
        self._source = source
        self._origin = origin
        self._counts = counts
        self._connection = writer.connection
        self._is_feed = source.kind is SourceKind.FEED
        self._key = source.key if self._is_feed else origin
        self._own = SourceStories(writer.connection, source.id, source.key, origin)

    def keep(self, records: list[Record]) -> None:
        """Keep the records, in which no guid comes twice."""
        asked = [at for at, one in enumerate(records) if one.more.get("about")][:_MOST_NOTICES]
        for at in asked:
            records[at] = self._aimed(records[at])
        guids = {record.guid for record in records}
        guids.update(corrects for one in records if (corrects := one.more.get("corrects")))
        known = known_stories.delivered(self._connection, self._source.id, self._origin, guids)
        if self._origin and not self._is_feed:
            known |= self._kept_without_sender(guids - known.keys())
        stories = {one.story for one in known.values() if one.story is not None}
        if self._is_feed and known:
            known = self._without_doubles(records, known, stories)
            stories = {one.story for one in known.values() if one.story is not None}
        heads = known_stories.heads(self._connection, stories)
        others = self._own.others_named(records, known, heads) if self._is_feed else set()
        fresh: list[Record] = []
        for record in records:
            delivery = known.get(record.guid)
            target = known.get(record.more.get("corrects", ""))
            if record.guid in others:
                fresh.append(record)
            elif delivery is not None:
                self._keep_known(record, delivery, heads)
            elif target is not None and target.story in heads and target.kind in _ITS_OWN:
                self._correct(heads[target.story], record)
                heads |= known_stories.heads(self._connection, [target.story])
            else:
                fresh.append(record)
        if fresh and self._is_feed:
            fresh = self._keep_renamed(fresh, others, stories)
        if fresh:
            self._keep_fresh(fresh, others)

    def _kept_without_sender(self, guids: set[str]) -> dict[str, Delivered]:
        """Who is known by guids that no two senders give, of stories kept without their sender.

        Earlier versions read no sender in some formats.
        """
        named = {guid for guid in guids if guid.startswith(_OF_ALL_SENDERS)}
        return known_stories.delivered(self._connection, self._source.id, "", named)

    def _without_doubles(
        self, records: list[Record], known: dict[str, Delivered], stories: set[int]
    ) -> dict[str, Delivered]:
        """Join what was kept twice; who is known, now that each is one."""
        doubles = self._own.doubles(records, known, stories)
        for younger, older in doubles.items():
            join_stories(self._writer, younger, older)
        if not doubles:
            return known
        return known_stories.delivered(self._connection, self._source.id, self._origin, set(known))

    def _keep_renamed(
        self, records: list[Record], others: set[str], named: set[int]
    ) -> list[Record]:
        """Keep those that are known stories under guids of another kind; returns the rest."""
        found = self._own.known_as(records, named)
        heads = known_stories.heads(self._connection, set(found.values()))
        rest: list[Record] = []
        for record in records:
            story = found.get(record.guid)
            if story is None:
                rest.append(record)
                continue
            if record.guid in others:
                self._point(record.guid, story)
            else:
                self._writer.add_delivery(self._source.id, record.guid, self._origin, story, NEWER)
                self._writer.write()
            if not self._revise(heads[story], record):
                self._counts.same += 1
        return rest

    def _point(self, guid: str, story: int) -> None:
        """Let a guid that is known name another story."""
        self._connection.execute(
            "UPDATE deliveries SET story = ?, kind = ? WHERE source = ? AND guid = ?"
            " AND origin = ?",
            (story, NEWER, self._source.id, guid, self._origin),
        )

    def _aimed(self, record: Record) -> Record:
        """A notice that names a story of this sender by its headline, with that story's guid.

        A correction that is far shorter than the story is news of its own, and takes no place.
        """
        about = record.more.get("about")
        if not about or record.more.get("corrects"):
            return record
        found = known_stories.headed(self._connection, self._source.id, self._origin, about)
        if found is None or found.guid == record.guid:
            return record
        is_kill = record.status == WireStatus.KILLED.value
        if not is_kill and len(record.text) * 2 < found.length:
            return record
        return record._replace(more={**record.more, "corrects": found.guid})

    def _keep_known(self, record: Record, delivery: Delivered, heads: dict[int, Head]) -> None:
        if delivery.story is None and self._writer.now - delivery.seen_at > _DAY:
            self._connection.execute(
                "UPDATE deliveries SET seen_at = ? WHERE source = ? AND guid = ? AND origin = ?",
                (self._writer.now, self._source.id, record.guid, self._origin),
            )
        head = heads.get(delivery.story or 0)
        if head is None or delivery.kind not in {OWN, NEWER} or not self._revise(head, record):
            self._counts.same += 1
        else:
            heads |= known_stories.heads(self._connection, [head.id])

    def _correct(self, head: Head, record: Record) -> None:
        """Apply a correction, or a kill, that has a guid of its own to the story it is about."""
        if not self._revise(head, record):
            self._counts.same += 1
        self._connection.execute(
            "UPDATE deliveries SET kind = ? WHERE source = ? AND guid = ? AND origin = ?",
            (OLDER, self._source.id, record.more["corrects"], self._origin),
        )
        self._writer.add_delivery(self._source.id, record.guid, self._origin, head.id, NEWER)

    def _revise(self, head: Head, record: Record) -> bool:
        """Take a version of a story that is known; False if there is nothing new in it."""
        is_new_text = self._is_new_text(head, record)
        is_stale = not is_new_text and not self._is_text_of(head, record)
        if is_stale and record.status in {head.status, WireStatus.USABLE.value}:
            return False
        beside = (record.status, record.kicker, record.embargo, record.alert_level)
        known = (head.status, head.kicker, head.embargo, head.alert_level)
        if not is_new_text and beside == known:
            return False
        if is_new_text:
            self._writer.revise(head, record)
            self._writer.write()  # what comes next in this batch may be about the same story
        self._writer.annotate(head, record)
        self._counts.revised[head.id] = NewStory(
            head.name, record.headline, record.source, self._writer.pressing(record)
        )
        return True

    def _is_new_text(self, head: Head, record: Record) -> bool:
        """Claim that these words were not seen before, or were sent anew on purpose."""
        if self._is_text_of(head, record):
            return False
        if head.revision == 1:
            return True
        updated = record.more.get("updated")
        return (updated or 0) > (known_stories.updated(self._connection, head.version) or 0) or (
            not known_stories.was_a_version(
                self._connection, head.version, record.headline, record.text
            )
        )

    def _is_text_of(self, head: Head, record: Record) -> bool:
        """Claim that a story reads as a delivery does."""
        if head.headline != record.headline:
            return False
        if head.fingerprint == record.fingerprint:
            return True
        is_older = head.version <= self._writer.last_older_text
        return is_older and head.fingerprint == fingerprint_without_media(record)

    def _keep_fresh(self, records: list[Record], others: set[str]) -> None:
        named_before = {
            guid_of_another(record): record.guid for record in records if record.guid in others
        }
        records = [
            record._replace(guid=guid_of_another(record)) if record.guid in others else record
            for record in records
        ]
        names = {story_id(self._key, record.guid): record for record in records}
        hashes = {record.guid: list(sames_of(record)) for record in records}
        twins = known_stories.elsewhere(
            self._connection,
            {one for several in hashes.values() for one in several},
            self._source.id,
            self._origin,
        )
        known = known_stories.named_so(self._connection, names)
        marks = known_stories.marked(self._connection, self._key, hashes)
        new: list[tuple[str, Record]] = []
        for name, record in names.items():
            story = known.get(name)
            if story is None:
                copies = [twins[one] for one in hashes[record.guid] if one in twins]
                story = min(copies) if copies and not self._says_more(record, copies) else None
            if story is not None:
                self._keep_copy(story, record, marks.get(record.guid))
            else:
                new.append((name, record))
        ranks = self._writer.ranks(self._source, new)
        for rank, (name, record) in zip(ranks, new, strict=True):
            mark = marks.get(record.guid, (False, False))
            of_story = [*hashes[record.guid], *self._hash_of_day(record)]
            self._writer.add_story(rank, name, self._source, self._origin, record, of_story, mark)
            if record.guid in named_before:
                self._point(named_before[record.guid], rank)
            self._count_new(rank, name, record)

    def _hash_of_day(self, record: Record) -> tuple[int, ...]:
        return (words_of_day(record, self._source.key),) if self._is_feed else ()

    def _says_more(self, record: Record, copies: list[int]) -> bool:
        """Claim that a story is far longer than those it seems to be one with.

        Who links to an article may bring its link first, with few words or none: the article that
        comes later is not left out for that.
        """
        if len(record.text) < _MORE_SIGNS:
            return False
        longest = known_stories.longest_text(self._connection, copies)
        return len(record.text) > longest * _TIMES_LONGER + _MORE_SIGNS

    def _count_new(self, rank: int, name: str, record: Record) -> None:
        if hidden_by(record):
            self._counts.hidden += 1
        else:
            self._counts.new[rank] = NewStory(
                name, record.headline, record.source, self._writer.pressing(record)
            )
        if corrects := record.more.get("corrects"):
            # should what it corrects arrive yet, it is known to be the older version
            self._writer.add_delivery(self._source.id, corrects, self._origin, rank, OLDER)

    def _keep_copy(self, story: int, record: Record, mark: tuple[bool, bool] | None) -> None:
        """Keep that this source, too, brought a story."""
        self._counts.same += 1
        writer, source = self._writer, self._source
        is_first = known_stories.is_first_copy(self._connection, story, source.id)
        if is_first:
            writer.index.change([story])
        writer.add_delivery(
            source.id, record.guid, self._origin, story, COPY if is_first else AGAIN
        )
        writer.write()
        if is_first:
            self._connection.execute(
                "UPDATE stories SET sources = sources + 1 WHERE id = ?", (story,)
            )
        if mark is not None and any(mark):
            self._connection.execute(
                "UPDATE stories SET is_read = is_read OR ?, is_starred = is_starred OR ?"
                " WHERE id = ?",
                (*mark, story),
            )
