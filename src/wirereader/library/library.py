"""The library: the face that the desk holds of all that is kept.

Every method may be called from any thread and may wait for the disk: call it through
`asyncio.to_thread`.  Every method raises LibraryFault, in words, when the library cannot be used.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from wirereader.library import source_table as sources_table
from wirereader.library.database import Database
from wirereader.library.entity_queries import EntityQueries
from wirereader.library.late_modules import (
    deduplication,
    details,
    feed_counts,
    findings_table,
    kept_stories,
    mark_changes,
    names_table,
    queries,
    query_parser,
    query_values,
    recording,
    retention,
    rules_table,
    source_joining,
    undo_step,
    whole_index,
)
from wirereader.library.migrations import bring_up_to_date
from wirereader.library.results import (
    Action,
    Revision,
    Rule,
    SavedSearch,
    Sort,
    SourceState,
    Stored,
    StoryDetails,
)
from wirereader.library.scopes.sample_stories_aside import has_own_news, step_back
from wirereader.library.stored_values import number
from wirereader.library.stories import mark_table as marks_table
from wirereader.library.stories import story_table as stories_table
from wirereader.library.stories.arrival_counts import mend_counts
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.stories.mark_table import Key, ticks_of
from wirereader.library.story_rows import Rows
from wirereader.story.clean import clean_line
from wirereader.story.faults import LibraryFault
from wirereader.story.mark import Mark
from wirereader.story.source import FetchMemory, Paused, Source

if TYPE_CHECKING:
    from wirereader.library.accounts.accounts import Accounts
    from wirereader.library.events.follows import Follows
    from wirereader.library.events.running_stories import RunningStories
    from wirereader.story.findings import Findings
    from wirereader.story.record import Record
    from wirereader.story.story import Story

ALERT_FOR_S = 6 * 3600.0
Delivery = tuple[Source, Sequence["Record"], FetchMemory]


class Library(EntityQueries):
    """What we keep.  Make one with `Library.open`; it is a context manager that closes itself."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, path: Path | None) -> Self:
        """Open the library at `path`, or make a new one; None is one in memory.

        A library that is damaged, too new, read-only, locked or another program's is left as it
        is: one LibraryFault says so.
        """
        return cls._on(Database(path))

    @classmethod
    def open_or_read(cls, path: Path) -> Self:
        """Open the library at `path`; one that cannot be written is opened to be read alone.

        Then `refusal` says why, and whatever would write raises it.  Raises LibraryFault where it
        cannot be read either.
        """
        try:
            return cls.open(path)
        except LibraryFault as fault:
            try:
                return cls._on(Database(path, refusal=_refusal(path, fault)))
            except LibraryFault:
                raise fault from None

    @classmethod
    def _on(cls, database: Database) -> Self:
        try:
            bring_up_to_date(database)
            mend_counts(database)
        except BaseException:
            database.close()
            raise
        return cls(database)

    def __enter__(self) -> Self:
        return self

    @contextmanager
    def _recorded(self, said: str, *tables: str) -> Iterator[tuple[sqlite3.Connection, int]]:
        """A unit of work that can be taken back, told as `said`; yields its step's number too."""
        with (
            self._database.writing() as connection,
            recording.recorded(connection, said, *tables) as step,
        ):
            yield connection, step

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        self.close()

    @property
    def refusal(self) -> LibraryFault | None:
        """Why nothing can be kept; None where it can."""
        return self._database.refusal

    def read_alone(self, fault: LibraryFault) -> None:
        """Write no more, since writing came to `fault`: whatever would write says so."""
        path = self._database.path
        self._database.refusal = fault if path is None else _refusal(path, fault)

    def close(self) -> None:
        """Close the library; closing twice does no harm."""
        self._database.close()

    def marks(self, keys: Iterable[Key]) -> dict[Key, Mark]:
        """The marks of those (source, guid) pairs that have any."""
        with self._database.reading() as connection:
            return marks_table.marks_of(connection, keys)

    def mark_read(self, source: str, guid: str, at: datetime) -> None:
        """Mark a story read at `at` (aware); kept when this returns, as are the next three."""
        with self._database.writing() as connection:
            marks_table.set_mark(connection, (source, guid), "read_at", at, at)

    def mark_unread(self, source: str, guid: str, at: datetime) -> None:
        """Take the read mark away, at `at`."""
        with self._database.writing() as connection:
            marks_table.set_mark(connection, (source, guid), "read_at", None, at)

    def star(self, source: str, guid: str, at: datetime) -> None:
        """Star a story, at `at`."""
        with self._database.writing() as connection:
            marks_table.set_mark(connection, (source, guid), "starred_at", at, at)

    def unstar(self, source: str, guid: str, at: datetime) -> None:
        """Take the star away, at `at`."""
        with self._database.writing() as connection:
            marks_table.set_mark(connection, (source, guid), "starred_at", None, at)

    def findings(self, fingerprint: str, engine: str) -> "Findings | None":
        """What `engine` found under this key (`Story.findings_key`), if it is kept and readable."""
        with self._database.reading() as connection:
            return findings_table.findings_of(connection, fingerprint, engine)

    def older_findings(self, fingerprint: str) -> "Findings | None":
        """What any engine found in a text last, with the evidence of this key rather than other."""
        with self._database.reading() as connection:
            return findings_table.older_findings(connection, fingerprint)

    def keep_findings(self, findings: "Findings") -> None:
        """Keep findings, in the place of what another engine found in the same text.

        From then on speaker: and its like find the stories of that text.
        """
        from wirereader.library.search.changed_forms import keep_anew

        with self._database.writing() as connection:
            keep_anew(connection, findings, ticks_of(datetime.now(UTC)))

    def give_up(self, fingerprint: str, engine: str, why: str) -> None:
        """Note that `engine` cannot analyse a text, so that it is not tried again."""
        with self._database.writing() as connection:
            findings_table.give_up(connection, fingerprint, engine, why)
            names_table.note_given_up(connection, fingerprint, engine)

    def given_up(self, fingerprint: str, engine: str) -> str | None:
        """Why `engine` gave the text up, or None when it did not."""
        with self._database.reading() as connection:
            return findings_table.given_up(connection, fingerprint, engine)

    # Stories

    def store(
        self,
        source: Source,
        records: "Sequence[Record]",
        memory: FetchMemory,
        now: datetime,
        *,
        alert_for_s: float | None = ALERT_FOR_S,
    ) -> Stored:
        """Keep what a source brought, and what is to be remembered of it, as one unit of work.

        An alert ages `alert_for_s` after its story was published (first seen, where that is not
        told), or became more urgent; None: never (local files).
        """
        return self.store_many([(source, records, memory)], now, alert_for_s=alert_for_s)[0]

    def store_many(
        self,
        deliveries: Sequence[Delivery],
        now: datetime,
        *,
        alert_for_s: float | None = ALERT_FOR_S,
    ) -> list[Stored]:
        """Keep what several sources brought, as one unit of work."""
        with self._database.writing() as connection:
            return _keep(connection, deliveries, now, alert_for_s)

    def accounts(self, *, alert_for_s: float | None = ALERT_FOR_S) -> "Accounts":
        """What is kept of accounts at servers; their stories' alerts age as in `store`."""
        from wirereader.library.accounts.accounts import Accounts

        return Accounts(
            self._database,
            lambda connection, deliveries, now: _keep(connection, deliveries, now, alert_for_s),
        )

    @property
    def running(self) -> "RunningStories":
        """Copies, events, and what changed since it was read."""
        from wirereader.library.events.running_stories import RunningStories

        return RunningStories(self._database)

    @property
    def follows(self) -> "Follows":
        """What is followed, and the alerts that came of it."""
        from wirereader.library.events.follows import Follows

        return Follows(self._database)

    def story(self, story_id: str) -> "Story | None":
        """The story with this id, its newest revision."""
        with self._database.reading() as connection:
            return stories_table.whole_story(connection, story_id)

    def details(self, stories: Iterable[str]) -> dict[str, StoryDetails]:
        """What lists do not show of stories, by id; those not kept are left out."""
        with self._database.reading() as connection:
            return details.details_of(connection, stories)

    def keep_whole(self, story_id: str, record: "Record", now: datetime) -> None:
        """Keep the words of a story's page, to be shown in place of its feed's."""
        with self._database.writing() as connection:
            whole_index.show_whole(connection, story_id, record, ticks_of(now))

    def source_of(self, story_id: str) -> Source | None:
        """The source that a story came from first, if it is still followed."""
        with self._database.reading() as connection:
            row = connection.execute(
                f"SELECT source FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
                (story_id,),
            ).fetchone()
        state = None if row is None else self.source(number(row[0]))
        return None if state is None else state.source

    def revisions(self, story_id: str) -> tuple[Revision, ...]:
        """All versions of a story, the oldest first."""
        with self._database.reading() as connection:
            return stories_table.versions(connection, story_id)

    def rows(
        self,
        query: "queries.Query | None",
        now: datetime,
        *,
        sort: Sort = Sort.NEWEST,
        pin_for_s: float | None = None,
    ) -> Rows:
        """The stories that `query` finds (None: all), as they are now.

        Breaking stories are pinned while they were published less than `pin_for_s` seconds ago;
        None: as long as they are breaking; 0: never.
        """
        return Rows(self._database, query, now, sort=sort, pin_for_s=pin_for_s)

    def arrived_after(self, arrival: int, most: int) -> tuple[int, list[str]]:
        """How many listed stories arrived after that arrival, and the ids of the last of them."""
        with self._database.reading() as connection:
            return stories_table.arrived_after(connection, arrival, most)

    def has_own_news(self) -> bool:
        """Claim that stories are listed that do not come with the program."""
        with self._database.reading() as connection:
            return has_own_news(connection)

    def query_values(self) -> "query_values.QueryValues":
        """What fields of a query may be given: names of sources, tags, people and so on."""
        with self._database.reading() as connection:
            return query_values.query_values(connection)

    def analysed(self) -> tuple[int, int]:
        """How many listed stories have been analysed, and how many there are."""
        with self._database.reading() as connection:
            return query_values.analysed(connection)

    def unanalysed(self, engine: str, limit: int, now: datetime) -> list[tuple[str, str]]:
        """(id, fingerprint) of stories `engine` has not analysed, the most wanted first.

        Breaking ones, then those with a star, then the last to arrive.
        """
        with self._database.reading() as connection:
            return names_table.unanalysed(connection, engine, limit, ticks_of(now))

    def set_marks(
        self,
        stories: Iterable[str] | Rows,
        *,
        read: bool | None = None,
        starred: bool | None = None,
        tag: tuple[str, bool] | None = None,
        said: str,
        now: datetime,
    ) -> int:
        """Mark stories by id, or all of a list; how many changed.  One step of undo.

        `tag` is a name and whether it is given or taken; `said` tells the step in words, and
        without it there is none.
        """
        if isinstance(stories, Rows):
            ranks = stories.ranks()
        else:
            with self._database.reading() as connection:
                ranks = mark_changes.ranks_of(connection, stories)
        if tag is not None:
            tag = (queries.tag_name(tag[0]), tag[1])
        change = mark_changes.Change(read, starred, tag)
        return mark_changes.mark_all(self._database, ranks, change, said, ticks_of(now))

    def tags_of(self, story_id: str) -> tuple[str, ...]:
        """The reader's own tags of a story."""
        with self._database.reading() as connection:
            return mark_changes.tags_of(connection, story_id)

    def tags(self, now: datetime) -> tuple[tuple[str, int], ...]:
        """The reader's own tags by name, and how many stories `tag:` finds of each."""
        with self._database.reading() as connection:
            return feed_counts.count_tags(connection, now)

    # Steps that can be taken back

    def newest_step(self) -> "undo_step.Step | None":
        """The step that undo takes back next, None if there is none."""
        with self._database.reading() as connection:
            return undo_step.newest_step(connection)

    def undo(self, now: datetime, step: "undo_step.Step | None" = None) -> str | None:
        """Take back the newest step (or that `step`); what it was in words, None if there is none.

        Settings are not put back: `step` tells what they were.
        """
        if self.refusal is not None:
            raise self.refusal
        step = step or self.newest_step()
        if step is None:
            return None
        from wirereader.library.accounts import served_sources

        undo_step.undo(self._database, step, ticks_of(now), served_sources)
        return step.said

    def note_setting(self, name: str, text: str | None, said: str) -> None:
        """Let a setting that is about to be written be taken back: what stood there before."""
        with self._recorded(said) as (connection, step):
            recording.note(connection, step, recording.SETTING, {"name": name, "text": text})

    # Sources

    def sources(self) -> tuple[SourceState, ...]:
        """All sources that are subscribed to, in the order they were added."""
        with self._database.reading() as connection:
            return sources_table.kept_sources(connection)

    def source(self, source_id: int) -> SourceState | None:
        """One source."""
        with self._database.reading() as connection:
            return sources_table.source_of(connection, source_id)

    def source_with(self, key: str) -> SourceState | None:
        """The source with this key, also when it was removed."""
        with self._database.reading() as connection:
            return sources_table.source_with(connection, key)

    def due(self, now: datetime) -> tuple[SourceState, ...]:
        """The sources whose time has come: not paused, and due by `now`; longest due first."""
        with self._database.reading() as connection:
            return sources_table.due_sources(connection, now)

    # `said` tells what is done as a step that can be taken back; without it there is no step

    def add_source(self, source: Source, *, said: str = "") -> Source:
        """Subscribe; a source that is there already (by its key) is given back as it is kept."""
        return self.add_sources([source], said=said)[0]

    def add_sources(
        self, sources: Iterable[Source], changed: Iterable[Source] = (), *, said: str = ""
    ) -> tuple[Source, ...]:
        """Subscribe to many, as one unit of work; each as `add_source` has it.

        `changed` are kept with them, as `change_source` has it.
        """
        with self._recorded(said, "sources") as (connection, _):
            added = tuple(sources_table.add_source(connection, source) for source in sources)
            for source in changed:
                sources_table.change_source(connection, source)
            return added

    def change_source(self, source: Source, *others: Source, said: str = "") -> Source:
        """Keep what was changed in a source, and in others as one step, each found by its id."""
        from wirereader.library.accounts import served_sources

        with self._recorded(said, "sources") as (connection, _):
            for each in others:
                noted = served_sources.note_changed(connection, each)
                sources_table.change_source(connection, noted)
            source = served_sources.note_changed(connection, source)
            return sources_table.change_source(connection, source)

    def remove_source(self, source_id: int, *, said: str = "") -> None:
        """Unsubscribe, at a server too if one fetches it; its stories stay."""
        tables = ("sources", "account_sources")
        from wirereader.library.accounts import served_sources

        with self._recorded(said, *tables) as (connection, _):
            served_sources.note_removed(connection, source_id)
            sources_table.remove_source(connection, source_id)

    def put_away(self, source_id: int, changed: Source | None = None, *, said: str = "") -> int:
        """Leave a source's stories out of lists, all but the starred; how many those are.

        `changed` is the source as it is to be kept with that.
        """
        with self._recorded(said, "sources") as (connection, step):
            if changed is not None:
                sources_table.change_source(connection, changed)
            stories = sources_table.put_away(connection, source_id)
            if step and stories:
                recording.note(connection, step, recording.HIDDEN, {"stories": stories})
            return len(stories)

    def note_found(
        self,
        source: Source,
        *,
        address: str | None = None,
        title: str | None = None,
        site: str | None = None,
        paused: Paused | None = None,
    ) -> None:
        """Keep where a source moved to, its own title and site, and that it is paused.

        `source` is as it was asked: what the reader has changed since stays as they want it.
        """
        with self._database.writing() as connection:
            sources_table.note_found(
                connection, source, address=address, title=title, site=site, paused=paused
            )

    # Searches and rules

    def join_moved(self, source: Source, address: str, now: datetime) -> Source | None:
        """Join a source that moved to an address with the other that is followed there, if any.

        Returns that other one.
        """
        with self._database.reading() as connection:
            kept = source_joining.followed_at(connection, address, source.id)
        if kept is None:
            return None
        with self._database.writing() as connection:
            return source_joining.join_sources(connection, source, kept, ticks_of(now))

    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The searches that are kept as lists, by name."""
        with self._database.reading() as connection:
            return rules_table.saved_searches(connection)

    def save_search(self, name: str, text: str, *, said: str = "") -> None:
        """Keep a search as a list, in the place of one of that name."""
        with self._recorded(said, "searches") as (connection, _):
            rules_table.save_search(connection, name, text)

    def forget_search(self, name: str, *, said: str = "") -> bool:
        """Forget a saved search; False when there is none of that name."""
        with self._recorded(said, "searches") as (connection, _):
            return rules_table.forget_search(connection, name)

    def rules(self) -> tuple[Rule, ...]:
        """The rules for stories on arrival, in the order they were made."""
        with self._database.reading() as connection:
            return rules_table.kept_rules(connection)

    def add_rule(
        self, text: str, action: Action, tag: str | None = None, *, said: str = ""
    ) -> Rule:
        """Make a rule for stories that arrive from now on.  Raises SettingsFault for its text."""
        query_parser.parse_query(text, datetime.now(UTC))
        rule = Rule(0, text, action, queries.tag_name(tag) if tag else None)
        with self._recorded(said, "rules") as (connection, step):
            if step and action == "kill":
                since = rules_table.last_arrival(connection)
                recording.note(connection, step, recording.HIDING, {"text": text, "since": since})
            return rules_table.add_rule(connection, rule)

    def forget_rule(self, number: int, *, said: str = "") -> bool:
        """Forget a rule; False when there is none of that number."""
        with self._recorded(said, "rules") as (connection, _):
            return rules_table.forget_rule(connection, number)

    def count_feeds(
        self, now: datetime, day: datetime, *, is_quick: bool = False
    ) -> "feed_counts.FeedCounts":
        """How many stories every view, search, tag, folder and source has; today began at `day`.

        If it must be quick, searches and tags are named and not counted.
        """
        with self._database.reading() as connection:
            connection.execute("BEGIN")  # one view of all that is counted
            try:
                return feed_counts.count_feeds(connection, now, day, is_quick=is_quick)
            finally:
                connection.rollback()

    def stories_by_day(self, now: datetime, days: int) -> dict[int, tuple[int, ...]]:
        """Stories a day of the last `days` by source, today (of `now`, aware) last."""
        from wirereader.library.scopes.day_counts import stories_by_day

        with self._database.reading() as connection:
            return stories_by_day(connection, now, days)

    # Upkeep

    def tidy(self, keep_days: int | None, keep_count_per_source: int | None, now: datetime) -> int:
        """Drop stories that are too old or too many; how many.  Never a starred or tagged one."""
        return retention.tidy(self._database, keep_days, keep_count_per_source, ticks_of(now))

    def changed(self) -> bool:
        """Claim that another process wrote to the library since this was last asked."""
        return self._database.is_changed()

    def lease(self, name: str, holder: str, for_s: float, now: datetime) -> bool:
        """Take or renew a lease that one holder has at a time; False if another has it."""
        until = ticks_of(now) + round(for_s * 1e6)
        with self._database.writing() as connection:
            return retention.take_lease(connection, name, holder, until, ticks_of(now))

    def release(self, name: str, holder: str) -> None:
        """Give a lease back before its time."""
        with self._database.writing() as connection:
            retention.release_lease(connection, name, holder)


def _keep(
    connection: sqlite3.Connection,
    deliveries: Sequence[Delivery],
    now: datetime,
    alert_for_s: float | None,
) -> list[Stored]:
    """Keep what several sources brought, within a unit of work."""
    alert_for = None if alert_for_s is None else round(alert_for_s * 1e6)
    arrivals = deduplication.IncomingStories(connection, ticks_of(now), alert_for)
    tallies = []
    for source, records, memory in deliveries:
        kept = source if source.id else sources_table.add_source(connection, source)
        tallies.append(arrivals.take(kept, records))
        sources_table.remember(connection, kept.id, memory)
    names_table.tell_known_names(connection, arrivals.finish())
    killed = rules_table.apply_rules(connection, arrivals.first, now)
    for tally in tallies:
        tally.hide(killed)
    step_back(connection)
    revised = [story for tally in tallies for story in tally.revised]
    kept_stories.note_kept(connection, arrivals.first, revised)
    return [tally.stored() for tally in tallies]


def _refusal(path: Path, fault: LibraryFault) -> LibraryFault:
    what = f"Nothing can be saved in the library {clean_line(str(path), 200)}."
    return LibraryFault(what, fault.why, fault.remedy)
