"""Sources, saved searches, rules, retention and leases."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wirereader.library import retention
from wirereader.library.library import Library
from wirereader.library.results import SourceState
from wirereader.library.search.query_parser import parse_query
from wirereader.library.stories import mark_changes
from wirereader.story.body import Span, fingerprint
from wirereader.story.faults import SettingsFault
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind, SourceOptions

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DAY = timedelta(days=1)
NOTHING = FetchMemory()
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]

FULL = Source(
    "https://example.org/feed",
    address="https://example.org/feed",
    title="Example",
    site="https://example.org/",
    folder=("News", "World"),
    tags=("a", "b"),
    options=SourceOptions(
        interval_s=600,
        user_agent="agent",
        headers=(("X-Key", "1"),),
        cookie="c=1",
        user="me",
        password_command=("pass", "show x"),
        keyring="ring",
        proxy="http://p",
        whole_article=True,
    ),
    paused=Paused.PRIVATE,
    is_private_allowed=True,
    attributes=(("custom", "kept"),),
)


def headlines(library: Library, query: str = "", now: datetime = NOON) -> list[str]:
    rows = library.rows(parse_query(query, now) if query else None, now)
    return [rows.row(number).headline for number in range(rows.count())]


def test_a_source_comes_back_as_it_was_added(library: Library) -> None:
    added = library.add_source(FULL)
    assert added == FULL._replace(id=added.id)
    assert added.id
    assert library.sources() == (SourceState(added, NOTHING),)
    assert library.source(added.id) == SourceState(added, NOTHING)
    assert library.source(999) is None


def test_a_source_added_twice_is_one(library: Library) -> None:
    first = library.add_source(FULL)
    assert library.add_source(FULL._replace(title="Other")) == first
    assert len(library.sources()) == 1


def test_many_sources_are_added_at_once(library: Library, source: MakeSource) -> None:
    first = library.add_source(source("b"))
    added = library.add_sources(source(name) for name in "abca")
    assert [one.key for one in added] == [source(name).key for name in "abca"]
    assert (added[1], added[3]) == (first, added[0])
    assert len(library.sources()) == 3


def test_a_source_is_changed_removed_and_added_again(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    kept = library.add_source(source())
    library.store(kept, [record("1")], NOTHING, NOON)
    changed = library.change_source(kept._replace(title="New", tags=("t",), paused=Paused.GONE))
    assert library.sources()[0].source == changed
    library.remove_source(kept.id)
    assert library.sources() == ()
    assert library.due(NOON) == ()
    assert headlines(library) == ["Headline of 1"]
    assert headlines(library, "source:new") == ["Headline of 1"]
    again = library.add_source(source())
    assert again.id == kept.id
    assert library.store(again, [record("1")], NOTHING, NOON).same == 1


def test_sources_are_due_in_turn(library: Library, source: MakeSource) -> None:
    never, late, soon, paused = (library.add_source(source(name)) for name in "abcd")
    samples = library.add_source(Source("samples", kind=SourceKind.SAMPLES))
    library.store(late, (), FetchMemory(due_at=NOON - DAY), NOON)
    library.store(soon, (), FetchMemory(due_at=NOON + DAY), NOON)
    library.note_found(paused, paused=Paused.FAILING)
    assert [one.source.id for one in library.due(NOON)] == [never.id, late.id]
    assert [one.source.id for one in library.due(NOON + DAY)] == [never.id, late.id, soon.id]
    assert samples.id not in {one.source.id for one in library.due(NOON + DAY)}


def test_what_a_clock_that_was_ahead_left_behind_is_due(
    library: Library, source: MakeSource
) -> None:
    ahead = timedelta(days=26_000)
    seen, failed, fine = (library.add_source(source(name)) for name in "abc")
    library.store(seen, (), FetchMemory(fetched_at=NOON + ahead, due_at=NOON + ahead), NOON)
    library.store(failed, (), FetchMemory(failures=1, due_at=NOON + ahead), NOON)
    library.store(fine, (), FetchMemory(fetched_at=NOON, due_at=NOON + DAY), NOON)
    assert {one.source.id for one in library.due(NOON)} == {seen.id, failed.id}


def test_a_move_and_a_memory_are_remembered(library: Library, source: MakeSource) -> None:
    kept = library.add_source(source())
    memory = FetchMemory(
        '"e"', "Mon", "hash", NOON, NOON, NOON + DAY, 3, "gone", "What.", "Why.", "Remedy.", 60
    )
    library.store(kept, (), memory, NOON)
    library.note_found(kept, address="https://new.example/")
    (state,) = library.sources()
    assert state.memory == memory
    assert state.source == kept._replace(address="https://new.example/")
    library.note_found(kept, paused=Paused.GONE)
    assert library.sources()[0].source.paused is Paused.GONE
    assert library.sources()[0].source.address == "https://new.example/"


def test_what_is_found_out_takes_nothing_from_the_reader(
    library: Library, source: MakeSource
) -> None:
    asked = library.add_source(source()._replace(title=""))
    mine = asked._replace(
        title="Mine", tags=("mine",), folder=("Mine",), paused=Paused.BY_READER, site="https://m/"
    )
    library.change_source(mine)
    library.note_found(asked, title="Theirs", site="https://t/", paused=Paused.FAILING)
    assert library.sources()[0].source == mine
    elsewhere = library.change_source(mine._replace(address="https://typed.example/"))
    library.note_found(asked, address="https://moved.example/")
    assert library.sources()[0].source == elsewhere


def test_searches_are_saved(library: Library) -> None:
    library.save_search("World", "place:tbilisi")
    library.save_search("Again", "unread")
    library.save_search("World", "place:paris")
    assert library.saved_searches() == (("Again", "unread"), ("World", "place:paris"))
    assert library.forget_search("World")
    assert not library.forget_search("World")
    assert library.saved_searches() == (("Again", "unread"),)


def test_rules_kill_and_tag_what_arrives(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    old = record("old", "Sport yesterday")
    library.store(source(), [old], NOTHING, NOON)
    kill = library.add_rule("headline:sport -headline:final", "kill")
    tag = library.add_rule("georgia OR source:voa", "tag", "Caucasus")
    assert library.rules() == (kill, tag)
    assert (kill.action, tag.tag) == ("kill", "caucasus")
    arriving = [
        record("1", "Sport today"),
        record("2", "Sport: the final"),
        record("3", "News", "Of Georgia."),
        record("4", "More", source="VOA"),
    ]
    stored = library.store(source(), arriving, NOTHING, NOON)
    assert [one.headline for one in stored.new] == ["Sport: the final", "News", "More"]
    assert stored.hidden == 1
    assert sorted(headlines(library, "sport")) == ["Sport yesterday", "Sport: the final"]
    assert headlines(library, "status:hidden") == ["Sport today"]
    assert sorted(headlines(library, "tag:caucasus")) == ["More", "News"]
    assert library.store(source(), arriving, NOTHING, NOON).same == 4
    assert library.undo(NOON) is None, "what a rule did is no step of the reader's"
    assert library.forget_rule(kill.number)
    assert not library.forget_rule(kill.number)
    assert library.store(source("b"), [record("5", "Sport again")], NOTHING, NOON).new


def test_a_rule_that_cannot_be_read_is_refused(library: Library) -> None:
    with pytest.raises(SettingsFault):
        library.add_rule("since:never", "kill")
    assert library.rules() == ()


def test_old_stories_are_dropped_and_stay_away(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    old = [record(name) for name in ("plain", "starred", "tagged", "copied")]
    library.store(source(), old, NOTHING, NOON - 40 * DAY)
    library.store(source(), [record("plain", text="New words.")], NOTHING, NOON - 39 * DAY)
    copied = record("other", link_key="x/1")
    library.store(source("c"), [record("first", link_key="x/1")], NOTHING, NOON - 35 * DAY)
    library.store(source("d"), [copied], NOTHING, NOON - 35 * DAY)
    library.store(source("b"), [record("fresh")], NOTHING, NOON)
    find = {
        row.headline: row.id
        for row in map(library.rows(None, NOON).row, range(library.rows(None, NOON).count()))
    }
    library.set_marks([find["Headline of starred"]], starred=True, said="", now=NOON)
    library.set_marks([find["Headline of tagged"]], tag=("t", True), said="", now=NOON)
    plain = find["Headline of plain"]
    story = library.story(plain)
    assert story is not None
    entity = Entity(EntityKind.PLACE, "Tbilisi")
    found = Findings(story.body.fingerprint, "e", "en", (entity,), (Mention(Span(0, 3), 0),))
    library.keep_findings(found)
    library.set_marks([plain], read=True, said="Read.", now=NOON)
    assert library.tidy(30, None, NOON) == 3
    assert sorted(headlines(library)) == [
        "Headline of fresh",
        "Headline of starred",
        "Headline of tagged",
    ]
    assert headlines(library, "plain OR words OR place:tbilisi") == []
    assert library.story(plain) is None
    assert library.revisions(plain) == ()
    assert [(one.total, one.unread) for one in library.sources()] == [
        (2, 2),
        (0, 0),
        (0, 0),
        (1, 1),
    ]
    assert library.store(source(), old, NOTHING, NOON + DAY).same == 4
    assert library.store(source("d"), [copied], NOTHING, NOON + DAY).same == 1
    assert library.tidy(30, None, NOON + DAY) == 0
    key = (source().key, "plain")
    assert library.marks([key])[key].is_read
    with library._database.writing() as connection:
        connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        for table, count in (("revisions", 3), ("words_docsize", 3), ("names_docsize", 0)):
            told = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608
            assert told == (count,)
        assert connection.execute(
            "SELECT count(*) FROM sames WHERE story NOT IN (SELECT id FROM stories)"
        ).fetchone() == (0,)


def test_a_clock_that_is_far_ahead_makes_nothing_too_old(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    for day in range(40):
        at = NOON - (40 - day) * DAY
        library.store(source(), [record(str(day), published=at)], NOTHING, at)
    for ahead in (45, 400, 26_000):
        far = NOON + ahead * DAY
        assert library.tidy(30, None, far) == 0
        # what comes meanwhile is dated by its source, and nothing is too old on the next day either
        library.store(source(), [record(f"at {ahead}", published=NOON)], NOTHING, far)
        assert library.tidy(30, None, far + DAY) == 0
    assert library.tidy(30, None, NOON) == 10


def test_alerts_that_a_clock_ahead_left_behind_end(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    far = NOON + 400 * DAY
    undated = record("ahead", published=None, alert_level=2)
    library.store(source(), [undated], NOTHING, far)
    files = Source("/stories", SourceKind.FOLDER, "/stories")
    library.store(files, [record("file", alert_level=2)], NOTHING, NOON, alert_for_s=None)
    assert library.rows(None, NOON).breaking() == 2
    now = record("now", alert_level=2, published=NOON)
    library.store(source(), [now], NOTHING, NOON)
    rows = library.rows(None, NOON)
    assert {rows.row(n).headline for n in range(rows.count()) if rows.row(n).alert} == {
        "Headline of now",
        "Headline of file",
    }


def test_news_dated_ahead_and_files_do_not_confirm_a_clock(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    far = NOON + 4000 * DAY
    library.store(source(), [record("1"), record("2", published=far + DAY)], NOTHING, NOON)
    files = Source("/stories", SourceKind.FOLDER, "/stories")
    library.store(files, [record("3", published=far)], NOTHING, far)
    assert library.tidy(30, None, far) == 0
    library.store(source(), [record("4", published=far)], NOTHING, far)
    assert library.tidy(30, None, far) == 2, "news of a feed: so late it is"


def test_who_was_away_and_feeds_without_dates_have_their_stories_dropped(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("1", published=NOON)], NOTHING, NOON)
    back = NOON + 200 * DAY
    library.store(source(), [record("2", published=back)], NOTHING, back)
    assert library.tidy(30, None, back) == 1
    for day in range(60):
        at = back + day * DAY
        library.store(source("b"), [record(f"b{day}", published=None)], NOTHING, at)
    assert library.tidy(30, None, back + 59 * DAY) == 30
    # sources that say nothing any more
    assert library.tidy(30, None, back + 91 * DAY) == 31


def test_what_was_dropped_is_forgotten_when_its_source_has_long_let_it_go(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("1")], NOTHING, NOON - 99 * DAY)
    library.tidy(30, None, NOON - 60 * DAY)
    gone = "SELECT count(*) FROM deliveries WHERE story IS NULL"

    def remembered() -> int:
        with library._database.reading() as connection:
            return int(connection.execute(gone).fetchone()[0])

    library.store(source(), [], FetchMemory(changed_at=NOON - 40 * DAY), NOON - 40 * DAY)
    library.tidy(30, None, NOON)
    assert remembered() == 1
    library.store(source(), [record("1")], FetchMemory(changed_at=NOON), NOON)
    library.tidy(30, None, NOON)
    assert remembered() == 1
    library.store(source(), [], FetchMemory(changed_at=NOON + 40 * DAY), NOON + 40 * DAY)
    library.tidy(30, None, NOON + 40 * DAY)
    assert remembered() == 0


def test_too_many_stories_of_a_source_are_dropped(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    for name, count in (("a", 7), ("b", 3)):
        batch = [
            record(f"{name}{number}", published=NOON - number * DAY) for number in range(count)
        ]
        library.store(source(name), batch, NOTHING, NOON)
    assert library.tidy(None, 4, NOON) == 3
    assert sorted(headlines(library)) == [
        *(f"Headline of a{number}" for number in range(4)),
        *(f"Headline of b{number}" for number in range(3)),
    ]
    assert library.tidy(None, None, NOON) == 0


def test_one_holder_has_a_lease_at_a_time(library: Library) -> None:
    hour = timedelta(hours=1)
    assert library.lease("refresh", "one", 60, NOON)
    assert not library.lease("refresh", "two", 60, NOON)
    assert library.lease("refresh", "one", 60, NOON)
    assert library.lease("other", "two", 60, NOON)
    library.release("refresh", "two")
    assert not library.lease("refresh", "two", 60, NOON)
    library.release("refresh", "one")
    assert library.lease("refresh", "two", 60, NOON)
    assert library.lease("refresh", "one", 60, NOON + hour), "the other's time is up"


def test_another_process_is_noticed_and_our_own_writes_are_not(tmp_path: Path) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as one, Library.open(path) as two:
        assert not one.changed()
        one.mark_read("VOA", "1", NOON)
        assert not one.changed()
        assert two.changed()
        assert not two.changed()
        two.mark_read("VOA", "2", NOON)
        assert one.changed()


def test_rows_are_read_anew_when_another_process_wrote(
    tmp_path: Path, record: MakeRecord, source: MakeSource
) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as one, Library.open(path) as two:
        one.store(source(), [record("1")], NOTHING, NOON)
        rows = one.rows(None, NOON)
        row = rows.row(0)
        two.set_marks([row.id], read=True, said="Read.", now=NOON)
        assert one.changed()
        assert rows.row(0).is_read
        two.store(source("b"), [record("2")], NOTHING, NOON)
        assert rows.newer() == 1


def test_what_was_found_in_a_text_goes_with_its_last_story(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    def found_in(text: str) -> str:
        library.keep_findings(Findings(key := fingerprint(text), "e", "en"))
        return key

    library.store(source("a"), [record("1", text="First words.")], NOTHING, NOON)
    library.store(source("a"), [record("1", text="Shared words.")], NOTHING, NOON)
    (new,) = library.store(source("b"), [record("2", text="Other words.")], NOTHING, NOON).new
    library.store(source("c"), [record("3", text="Shared words.")], NOTHING, NOON + 9 * DAY)
    library.keep_whole(new.id, record("2", text="Whole words."), NOON)
    texts = ("First words.", "Shared words.", "Other words.", "Whole words.")
    keys = [found_in(text) for text in texts]
    assert library.tidy(5, None, NOON + 10 * DAY) == 2
    kept = [library.findings(key, "e") is not None for key in keys]
    assert dict(zip(texts, kept, strict=True)) == {text: text == "Shared words." for text in texts}


def test_a_lease_from_before_the_clock_was_set_back_holds_nobody_up(library: Library) -> None:
    assert library.lease("refresh", "killed", 5, NOON + 400 * DAY)
    assert not library.lease("refresh", "other", 5, NOON + 400 * DAY - timedelta(seconds=30))
    assert library.lease("refresh", "other", 5, NOON)
    assert not library.lease("refresh", "third", 5, NOON)


def test_a_story_starred_while_others_are_dropped_stays(
    tmp_path: Path, record: MakeRecord, source: MakeSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(tmp_path / "library.sqlite3") as library:
        library.store(source(), [record("1"), record("2")], NOTHING, NOON - 40 * DAY)
        find = retention._too_old
        star = mark_changes.Change(None, starred=True, tag=None)

        def starred_at_last(connection: sqlite3.Connection, since: int) -> list[int]:
            ranks = find(connection, since)
            mark_changes.mark_all(library._database, ranks[:1], star, "Starred.", 0)
            return ranks

        monkeypatch.setattr(retention, "_too_old", starred_at_last)
        assert library.tidy(30, None, NOON) == 1
        (kept,) = headlines(library, "starred")
        assert headlines(library) == [kept]


def test_a_new_version_does_not_bring_back_what_the_reader_hid(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    library.add_rule("sport", "kill")
    library.store(source(), [record("1", "Sport today"), record("2", "News")], NOTHING, NOON)
    assert headlines(library) == ["News"]
    revised = record("1", "Sport today", "It rained.")
    assert library.store(source(), [revised], NOTHING, NOON + DAY).revised
    urgent = record("1", "Sport today", "It rained.", alert_level=2)
    library.store(source(), [urgent], NOTHING, NOON + DAY)
    assert headlines(library, now=NOON + DAY) == ["News"]
    assert library.rows(None, NOON + DAY).breaking() == 0
