"""What arrives is kept once, whatever order it comes in and from however many sources."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.body import Block, BlockKind, Body, Link
from wirereader.story.identity import story_id
from wirereader.story.mark import Mark
from wirereader.story.record import Record, record_of, ticks
from wirereader.story.source import FetchMemory, Source, SourceKind
from wirereader.story.story import Dispatch, Enclosure, WireStatus

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
LONG = " ".join(f"word{number}" for number in range(50))
NOTHING = FetchMemory()
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]

WHOLE = Dispatch(
    guid="urn:1",
    headline="Georgia Breaks Ties",
    body=Body.kept(
        "Heading\n\nGeorgia broke ties.",
        (Block(BlockKind.HEADING, 0, 7, 2),),
        (Link(9, 16, "https://example.org/g"),),
    ),
    source="VOA",
    language="en",
    kicker="Breaking News",
    slug="georgia-ties",
    byline="Peter Heinlein",
    dateline="Tbilisi",
    published=datetime(2008, 8, 29, 12, 30, tzinfo=UTC),
    urgency=2,
    status=WireStatus.USABLE,
    editor_note="Adds quotes.",
    link="https://example.org/1",
    updated=datetime(2008, 8, 29, 13, tzinfo=UTC),
    version="2",
    corrects="urn:0",
    summary="Ties are broken.",
    priority="b",
    categories=("i",),
    signals=("sig:update",),
    people=("Mikheil Saakashvili",),
    places=("Tbilisi",),
    enclosures=(Enclosure("https://example.org/1.mp3", "audio/mpeg", 12),),
)


def headlines(library: Library, query: str = "", now: datetime = NOON) -> list[str]:
    rows = library.rows(parse_query(query, now) if query else None, now)
    return [rows.row(number).headline for number in range(rows.count())]


def test_a_story_comes_back_whole(library: Library, source: MakeSource) -> None:
    alert = Alert(AlertLevel.BULLETIN, ("its urgency is 2",))
    stored = library.store(source(), [record_of(WHOLE, alert)], NOTHING, NOON)
    (new,) = stored.new
    key = "https://a.example/feed"
    assert tuple(new) == (story_id(key, "urn:1"), "Georgia Breaks Ties", "VOA", None)  # years old
    story = library.story(new.id)
    assert story is not None
    assert story.dispatch == WHOLE
    assert story.dispatch.body.blocks == WHOLE.body.blocks
    assert WHOLE.published is not None
    assert story.alert == replace(alert, until=WHOLE.published + timedelta(hours=6))
    assert (story.id, story.revision, story.received, story.key) == (new.id, 1, NOON, key)
    assert story.mark_key == (key, "urn:1")
    row = library.rows(None, NOON).row(0)
    assert (row.id, row.headline, row.source, row.kicker) == (*new[:3], "Breaking News")
    assert (row.published, row.received, row.is_read) == (WHOLE.published, NOON, False)
    assert row.alert is None  # it is years old
    assert library.story("nonesuchxxxx") is None


def test_what_came_before_is_the_same(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    first = library.store(source(), [record("1"), record("2")], NOTHING, NOON)
    again = library.store(source(), [record("2"), record("3"), record("1")], NOTHING, NOON + MINUTE)
    assert (len(first.new), first.same) == (2, 0)
    assert ([new.headline for new in again.new], again.same) == (["Headline of 3"], 2)
    state = library.sources()[0]
    assert (state.total, state.unread) == (3, 3)


def test_memory_is_kept_with_the_stories(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    memory = FetchMemory(etag='"x"', fetched_at=NOON, due_at=NOON + MINUTE, failures=2, ttl_s=60)
    library.store(source(), [record("1")], memory, NOON)
    assert library.sources()[0].memory == memory


def test_every_version_is_kept_and_the_newest_is_found(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("1", "Old", "Some storm hits.")], NOTHING, NOON)
    changed = record("1", "New", "A flood comes.", byline="Jane Roe")
    stored = library.store(source(), [changed], NOTHING, NOON + MINUTE)
    assert [one.headline for one in stored.revised] == ["New"]
    assert (stored.new, stored.same) == ((), 0)
    (revised,) = stored.revised
    story = library.story(revised.id)
    assert story is not None
    assert (story.revision, story.headline, story.dispatch.byline) == (2, "New", "Jane Roe")
    assert [(one.number, one.headline, one.text) for one in library.revisions(revised.id)] == [
        (1, "Old", "Some storm hits."),
        (2, "New", "A flood comes."),
    ]
    assert headlines(library, "storm") == []
    assert headlines(library, "flood jane") == ["New"]
    assert headlines(library) == ["New"]


def test_a_stale_copy_of_an_older_version_changes_nothing(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    for text in ("One.", "Two.", "One.", "Two."):
        stored = library.store(source(), [record("1", "H", text)], NOTHING, NOON)
    assert stored.same == 1
    (new,) = (library.rows(None, NOON).row(0).id,)
    assert [one.text for one in library.revisions(new)] == ["One.", "Two."]
    back = record("1", "H", "One.", updated=ticks(NOON))
    assert library.store(source(), [back], NOTHING, NOON).revised
    assert [one.text for one in library.revisions(new)] == ["One.", "Two.", "One."]


@pytest.mark.parametrize(
    "same",
    [
        {"link_key": "example.org/story"},
        {"headline": "H", "text": LONG},
        {"guid": "tag:example.org,2026:1"},
    ],
)
def test_the_same_story_from_another_source_is_one_story(
    library: Library, record: MakeRecord, source: MakeSource, same: dict[str, Any]
) -> None:
    library.store(source("a"), [record(**{"guid": "1", **same})], NOTHING, NOON)
    stored = library.store(
        source("b"), [record(**{"guid": "2", "source": "B", **same})], NOTHING, NOON
    )
    assert (stored.new, stored.same) == ((), 1)
    again = library.store(
        source("b"), [record(**{"guid": "2", "source": "B", **same})], NOTHING, NOON
    )
    assert (again.new, again.same) == ((), 1)
    rows = library.rows(None, NOON)
    assert (rows.count(), rows.row(0).sources) == (1, 2)
    story = library.story(rows.row(0).id)
    assert story is not None
    assert (story.key, story.also_from) == ("https://a.example/feed", ("Feed b",))
    assert [(one.total, one.unread) for one in library.sources()] == [(1, 1), (1, 1)]
    assert len(headlines(library, 'source:"feed b"')) == 1
    library.set_marks([story.id], read=True, said="Read.", now=NOON)
    assert [(one.total, one.unread) for one in library.sources()] == [(1, 0), (1, 0)]


def test_two_stories_of_one_source_stay_two(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    twins = [record("1", "H", LONG), record("2", "H", LONG)]
    assert len(library.store(source(), twins, NOTHING, NOON).new) == 2


def test_a_kill_hides_the_story_and_is_found_by_its_status(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("1"), record("2")], NOTHING, NOON)
    killed = record("1", status="killed", editor_note="Killed.")
    stored = library.store(source(), [killed], NOTHING, NOON)
    assert [one.headline for one in stored.revised] == ["Headline of 1"]
    assert headlines(library) == ["Headline of 2"]
    assert headlines(library, "text") == ["Headline of 2"]
    assert headlines(library, "status:killed") == ["Headline of 1"]
    assert library.sources()[0].total == 1
    stored = library.store(source(), [record("1")], NOTHING, NOON)
    assert len(headlines(library)) == 2, "taken back"


def test_a_kill_of_an_older_version_kills_all_the_same(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    for text, status in (("One.", "usable"), ("Two.", "usable"), ("One.", "killed")):
        library.store(source(), [record("1", "H", text, status=status)], NOTHING, NOON)
    assert headlines(library) == []
    library.store(source(), [record("1", "H", "One.")], NOTHING, NOON)
    assert headlines(library) == [], "a stale copy does not bring it back"


def test_a_withheld_story_is_hidden_on_arrival(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    stored = library.store(source(), [record("1", status="withheld")], NOTHING, NOON)
    assert (stored.new, stored.hidden) == ((), 1)
    assert headlines(library) == []
    assert headlines(library, "status:withheld") == ["Headline of 1"]


@pytest.mark.parametrize("is_one_batch", [False, True])
def test_a_correction_with_a_guid_of_its_own_is_the_next_version(
    library: Library, record: MakeRecord, source: MakeSource, is_one_batch: bool
) -> None:
    first = record("1", "Ten die", "Ten people died.")
    second = record("2", "Nine die", "Nine people died.", corrects="1")
    batches = [[second, first]] if is_one_batch else [[first], [second]]
    for batch in batches:
        library.store(source(), batch, NOTHING, NOON)
    assert headlines(library) == ["Nine die"]
    (story,) = (library.rows(None, NOON).row(0).id,)
    assert [one.headline for one in library.revisions(story)] == ["Ten die", "Nine die"]
    again = library.store(source(), [second, first], NOTHING, NOON)
    assert (again.new, again.revised, again.same) == ((), (), 2)
    assert headlines(library) == ["Nine die"]


def test_a_correction_that_comes_first_is_not_undone_by_what_it_corrects(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("2", "Nine die", corrects="1")], NOTHING, NOON)
    stored = library.store(source(), [record("1", "Ten die")], NOTHING, NOON)
    assert stored.same == 1
    assert headlines(library) == ["Nine die"]


def test_a_kill_with_a_guid_of_its_own_kills_the_story(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("1")], NOTHING, NOON)
    kill = record("9", "KILL", "Kill that story.", corrects="1", status="killed")
    library.store(source(), [kill], NOTHING, NOON)
    assert headlines(library) == []
    assert headlines(library, "status:killed") == ["KILL"]


def test_an_alert_ages_after_the_story_was_published(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    alert = {"alert_level": 4, "published": NOON}
    library.store(source(), [record("1", **alert), record("2")], NOTHING, NOON)
    later = NOON + timedelta(hours=5)
    library.store(source(), [record("1", "Again", **alert)], NOTHING, later)
    assert library.rows(None, later).breaking() == 1
    rows = library.rows(None, NOON + timedelta(hours=6))
    assert (rows.breaking(), rows.row(0).alert) == (0, None)


@pytest.mark.parametrize(
    ("published", "is_date_only", "hours"),
    [
        (NOON - timedelta(weeks=4), False, 0),
        (NOON - timedelta(hours=5), False, 1),
        (None, False, 6),
        (NOON + timedelta(hours=3), False, 6),
        (NOON.replace(hour=0), True, 6),
        (NOON.replace(hour=0) - timedelta(days=1), True, 0),
    ],
)
def test_news_that_comes_late_is_breaking_no_longer_than_if_it_had_come_at_once(
    library: Library,
    record: MakeRecord,
    source: MakeSource,
    published: datetime | None,
    is_date_only: bool,
    hours: int,
) -> None:
    one = record("1", alert_level=4, published=published, is_date_only=is_date_only)
    library.store(source(), [one], NOTHING, NOON)
    end = NOON + timedelta(hours=hours)
    assert library.rows(None, end - timedelta(seconds=1)).breaking() == (hours > 0)
    assert library.rows(None, end).breaking() == 0


def test_an_alert_of_a_local_file_does_not_age(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    library.store(source(), [record("1", alert_level=1)], NOTHING, NOON, alert_for_s=None)
    rows = library.rows(None, NOON + timedelta(days=9999))
    alert = rows.row(0).alert
    assert alert is not None
    assert (rows.breaking(), alert.until) == (1, None)


def test_a_story_of_a_folder_is_known_by_its_sender(library: Library, record: MakeRecord) -> None:
    folder = Source("/home/me/wire", kind=SourceKind.FOLDER)
    one, two = record("1", source="VOA"), record("1", source="BBC")
    stored = library.store(folder, [one, two], NOTHING, NOON)
    assert {new.id for new in stored.new} == {story_id("VOA", "1"), story_id("BBC", "1")}
    story = library.story(story_id("VOA", "1"))
    assert story is not None
    assert story.mark_key == ("VOA", "1")
    other = Source("/elsewhere", kind=SourceKind.FOLDER)
    assert library.store(other, [one], NOTHING, NOON).same == 1


def test_a_story_kept_without_its_sender_is_known_by_a_guid_of_all_senders(
    library: Library, record: MakeRecord
) -> None:
    folder = Source("/home/me/wire", kind=SourceKind.FOLDER)
    folder = folder._replace(id=library.add_source(folder).id)
    bare = [record(guid, source="") for guid in ("urn:newsml:x:1", "1")]
    kept = library.store(folder, bare, NOTHING, NOON).new
    later = NOON + MINUTE
    told = [record(guid, source="VOA", text=LONG) for guid in ("urn:newsml:x:1", "1")]
    stored = library.store(folder, told, NOTHING, later)
    assert [one.id for one in stored.revised] == [kept[0].id]
    assert [one.id for one in stored.new] == [story_id("VOA", "1")]
    again = library.store(folder, told, NOTHING, later + MINUTE)
    assert (again.new, again.revised, again.same) == ((), (), 2)
    kill = record("urn:newsml:x:1", source="VOA", text=LONG, status=WireStatus.KILLED.value)
    assert [one.id for one in library.store(folder, [kill], NOTHING, later).revised] == [kept[0].id]


def test_a_mark_may_come_before_its_story(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    key = source().key
    library.mark_read(key, "1", NOON)
    library.star(key, "2", NOON)
    library.store(source(), [record("1"), record("2"), record("3")], NOTHING, NOON)
    assert headlines(library, "read") == ["Headline of 1"]
    assert headlines(library, "starred") == ["Headline of 2"]
    library.mark_unread(key, "1", NOON)
    library.mark_read(key, "3", NOON)
    assert headlines(library, "read") == ["Headline of 3"]
    assert library.marks([(key, "3")]) == {(key, "3"): Mark(key, "3", read_at=NOON)}


def test_dates_out_of_all_order_are_kept_in_order(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    records = [
        record("no date", published=None),
        record("far future", published=datetime(9999, 12, 31, tzinfo=UTC)),
        record("long ago", published=datetime(1, 1, 1, tzinfo=UTC)),
        record("an hour ago"),
    ]
    library.store(source(), records, NOTHING, NOON)
    assert headlines(library) == [
        "Headline of no date",
        "Headline of far future",
        "Headline of an hour ago",
        "Headline of long ago",
    ]


def test_many_stories_of_one_second_all_have_a_place(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    records = [record(str(number)) for number in range(3000)]
    library.store(source(), records[:1500], NOTHING, NOON)
    library.store(source(), records, NOTHING, NOON)
    rows = library.rows(None, NOON)
    assert len({rows.row(number).rank for number in range(rows.count())}) == 3000


VERSIONS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from("1234"),
        st.sampled_from(["One.", "Two.", LONG]),
        st.sampled_from(["usable", "usable", "killed"]),
    ),
    max_size=25,
)


@given(st.lists(VERSIONS, max_size=4))
def test_any_order_and_repetition_gives_each_story_once(
    record: MakeRecord, source: MakeSource, batches: list[list[tuple[str, str, str, str]]]
) -> None:
    with Library.open(None) as library:
        new = 0
        for number, batch in enumerate(batches):
            now = NOON + number * MINUTE
            deliveries = [
                (
                    source(name),
                    [
                        record(guid, f"{name} {guid}", text, status=status)
                        for one, guid, text, status in batch
                        if one == name
                    ],
                    NOTHING,
                )
                for name in "abc"
            ]
            stored = library.store_many(deliveries, now)
            assert sum(
                len(one.new) + len(one.revised) + one.same + one.hidden for one in stored
            ) >= len({(one, guid) for one, guid, _, _ in batch})
            new += sum(len(one.new) for one in stored)
        rows = library.rows(None, NOON)
        listed = [rows.row(number) for number in range(rows.count())]
        assert len({row.id for row in listed}) == len(listed)
        assert [row.rank for row in listed] == sorted((row.rank for row in listed), reverse=True)
        with library._database.writing() as connection:
            connection.execute("INSERT INTO words (words) VALUES ('integrity-check')")
            total, unread = connection.execute(
                "SELECT total, unread FROM counts WHERE source = 0"
            ).fetchone()
            assert connection.execute(
                "SELECT count(*), total(is_read = 0) FROM stories WHERE hidden = 0"
            ).fetchone() == (total, unread)
            assert connection.execute("SELECT total(stories) FROM hours").fetchone() == (total,)
            told = connection.execute("SELECT count(*) FROM words_docsize").fetchone()
            assert told == connection.execute("SELECT count(*) FROM stories").fetchone()
        for row in listed:
            words = parse_query(f'"{row.headline}"', NOON)
            assert library.rows(words, NOON).find(row.id) is not None


def test_a_library_on_disk_keeps_it_all(
    tmp_path: Path, record: MakeRecord, source: MakeSource
) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as library:
        library.store(source(), [record("1", alert_level=2), record("2")], NOTHING, NOON)
    with Library.open(path) as library:
        assert headlines(library) == ["Headline of 1", "Headline of 2"]
        assert headlines(library, "text") == ["Headline of 1", "Headline of 2"]


@pytest.mark.parametrize(
    ("about", "status", "text", "shown"),
    [
        ("headline of 1", "killed", "Kill it.", []),
        ("Another headline", "killed", "Kill it.", ["Headline of 1"]),
        ("Headline of 1", "usable", "As it should have been from the first.", ["KILL"]),
        ("Headline of 1", "usable", "61.", ["Headline of 1", "KILL"]),
    ],
)
def test_a_notice_finds_its_story_by_the_headline(
    library: Library,
    record: MakeRecord,
    source: MakeSource,
    about: str,
    status: str,
    text: str,
    shown: list[str],
) -> None:
    old = record("1", text="The words of the first story, all of them.")
    library.store(source(), [old], NOTHING, NOON)
    library.store(source(), [record("9", "KILL", text, about=about, status=status)], NOTHING, NOON)
    assert sorted(headlines(library)) == shown


def test_a_notice_of_another_source_does_nothing(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    other = library.add_source(Source("https://other.example/", address="https://other.example/"))
    library.store(source(), [record("1")], NOTHING, NOON)
    notice = record("9", "KILL", "Kill it.", about="Headline of 1", status="killed")
    library.store(other, [notice], NOTHING, NOON)
    assert headlines(library) == ["Headline of 1"]


def ordered(library: Library, now: datetime = NOON) -> list[str]:
    rows = library.rows(None, now)
    return [rows.row(number).headline for number in range(rows.count())]


def test_stories_of_one_second_keep_the_order_of_their_feed(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    def batch(first: int, end: int) -> list[Record]:
        return [record(str(n), f"Item {n:02}", published=NOON) for n in range(first, end)]

    library.store(source(), batch(5, 15), NOTHING, NOON)
    wanted = [f"Item {n:02}" for n in range(5, 15)]
    assert ordered(library) == wanted
    library.store(source(), batch(0, 15), NOTHING, NOON + timedelta(hours=1))
    assert ordered(library) == [*(f"Item {n:02}" for n in range(5)), *wanted]


def test_undated_stories_keep_the_order_of_their_feed_and_stand_as_of_now(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    def batch(first: int, end: int) -> list[Record]:
        return [record(str(n), f"Essay {n:02}", published=None) for n in range(first, end)]

    dated = record("d", "Dated", published=NOON - timedelta(days=2))
    library.store(source(), [*batch(2, 12), dated], NOTHING, NOON - timedelta(days=1))
    library.store(source(), [*batch(0, 12), dated], NOTHING, NOON)
    assert ordered(library) == [*(f"Essay {n:02}" for n in range(12)), "Dated"]


def test_more_stories_of_one_second_than_there_is_room_for(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    many = [record(str(n), f"{n:05}", published=NOON) for n in range(16_000)]
    library.store(source(), many, NOTHING, NOON)
    assert ordered(library) == [f"{n:05}" for n in range(16_000)]


def test_a_story_from_the_future_is_sorted_as_it_came(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    far = datetime(2041, 11, 10, tzinfo=UTC)
    library.store(source(), [record("1", "Far", published=far)], NOTHING, NOON)
    later = NOON + timedelta(hours=2)
    library.store(source(), [record("2", "Later", published=later)], NOTHING, later)
    assert ordered(library, later) == ["Later", "Far"]
    rows = library.rows(None, later)
    assert rows.row(1).published == far
