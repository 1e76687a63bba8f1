"""Subscriptions: listed in words, found by what a person types, carried in and out unharmed."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.subscriptions import subscriptions
from wirereader.desk.subscriptions.subscriptions import (
    add_place,
    export_list,
    found,
    import_list,
    is_list,
    pause,
    remove,
    resume,
    sources,
    state_in_words,
)
from wirereader.desk.targets import source_named
from wirereader.formats.feeds.subscription_list import (
    Subscription,
    SubscriptionList,
    read_opml,
    write_opml,
)
from wirereader.library import source_table as sources_table
from wirereader.library.library import Library
from wirereader.library.results import SourceState
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind

ALL_THREE = "City Desk, World Wire, https://sport.example/feed"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
OPML = b"""<?xml version="1.0"?><opml version="2.0"><head><title>Mine</title></head><body>
<outline text="World"><outline text="Asia">
<outline type="rss" text="City Desk" xmlUrl="https://city.example/feed" htmlUrl="https://city.example/"
 category="local,news" customWeight="3"/></outline>
<outline text="Inside" xmlUrl="http://192.168.1.7/feed"/></outline>
<outline text="Command" xmlUrl="exec:/bin/sh"/></body></opml>"""
URLS = b"""# mine
https://city.example/feed local "~My city"
http://127.0.0.1:8080/feed
"exec:rm -rf /" "~bad"
"""


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        yield opened


def feed(address: str, title: str = "", **more: object) -> Source:
    return Source(address, address=address, title=title)._replace(**more)  # type: ignore[arg-type]


@pytest.fixture
def three(library: Library) -> Library:
    library.add_source(feed("https://city.example/feed", "City Desk"))
    library.add_source(feed("https://wire.example/feed", "World Wire"))
    library.add_source(feed("https://sport.example/feed"))
    return library


def state_of(library: Library, typed: str) -> SourceState:
    state = found(library, source_named(typed))
    assert isinstance(state, SourceState)
    return state


def test_a_list_is_imported_with_folders_tags_and_what_nobody_knows(library: Library) -> None:
    told = import_list(library, OPML)
    assert told.said == (
        "2 sources added. 1 source has a local network address and is paused: "
        "resume NAME fetches it. "
        "1 line skipped, not web addresses: exec:/bin/sh."
    )
    city, inside = (state.source for state in library.sources())
    assert (city.title, city.folder, city.tags) == (
        "City Desk",
        ("World", "Asia"),
        ("local", "news"),
    )
    assert city.site == "https://city.example/"
    assert city.attributes == (("customWeight", "3"),)
    assert (inside.paused, inside.is_private_allowed) == (Paused.PRIVATE, False)


def test_private_addresses_are_taken_when_that_is_allowed_then_or_later(library: Library) -> None:
    import_list(library, URLS)
    private = library.sources()[1].source
    assert (private.address, private.paused) == ("http://127.0.0.1:8080/feed", Paused.PRIVATE)
    told = import_list(library, URLS, is_private_allowed=True)
    assert told.said.startswith("0 sources added, 2 already subscribed. 1 resumed.")
    private = library.sources()[1].source
    assert (private.paused, private.is_private_allowed) == (None, True)


def test_newsboat_s_list_brings_titles_and_tags(library: Library) -> None:
    import_list(library, URLS)
    city = library.sources()[0].source
    assert (city.title, city.tags) == ("My city", ("local",))


def test_importing_twice_adds_nothing_and_changes_nothing(library: Library) -> None:
    import_list(library, OPML)
    first = library.sources()
    assert dict(import_list(library, OPML).data)["added"] == 0
    assert library.sources() == first


def test_an_empty_list_is_told(library: Library) -> None:
    with pytest.raises(SettingsFault, match=r"mine\.opml has no sources"):
        import_list(library, b"<opml version='2.0'><body/></opml>", name="mine.opml")


@pytest.mark.parametrize(
    ("data", "name", "is_it"),
    [
        (OPML, "x.xml", True),
        (URLS, "urls", True),
        (b"https://a.example/1\nhttps://b.example/2\n", "feeds.txt", True),
        (b"Wheat prices rise\n\nThey rose.\nhttps://a.example/\n", "wheat.txt", False),
        (b"<rss version='2.0'/>", "feed.xml", False),
        (b"", "empty.txt", False),
    ],
)
def test_a_list_is_told_from_a_story(data: bytes, name: str, is_it: bool) -> None:
    assert is_list(data, name) is is_it


@pytest.mark.parametrize(
    ("which", "address"),
    [
        ("2", "https://wire.example/feed"),
        ("https://sport.example/feed", "https://sport.example/feed"),
        ("city desk", "https://city.example/feed"),
        ("world", "https://wire.example/feed"),
        ("desk", "https://city.example/feed"),
        ("sport", "https://sport.example/feed"),
    ],
)
def test_a_source_is_found_by_what_a_person_types(three: Library, which: str, address: str) -> None:
    state = found(three, source_named(which))
    assert isinstance(state, SourceState)
    assert state.source.address == address


@pytest.mark.parametrize(
    ("which", "said"),
    [
        ("7", "No source 7. There are 3. sources lists them."),
        ("0", "No source 0. There are 3. sources lists them."),
        ("moon", "No source moon. sources lists them."),
        ("", "No source . sources lists them."),
        ("example", f"3 sources match: {ALL_THREE}. Give its number."),
    ],
)
def test_what_is_not_found_or_means_several_is_told(three: Library, which: str, said: str) -> None:
    told = found(three, source_named(which))
    assert isinstance(told, subscriptions.Told)
    assert (told.said, told.is_done) == (said, False)


def test_remove_pause_and_resume(three: Library) -> None:
    assert pause(three, state_of(three, "2")).said == "Paused: World Wire."
    assert "Paused" not in state_in_words(three.sources()[0])
    assert state_in_words(three.sources()[1]) == "No stories, paused."
    assert resume(three, state_of(three, "2")).said == "Resumed: World Wire."
    assert three.sources()[1].source.paused is None
    assert remove(three, state_of(three, "City Desk")).said == "Unsubscribed: City Desk."
    assert [state.source.title for state in three.sources()] == ["World Wire", ""]
    assert isinstance(found(three, source_named("City Desk")), subscriptions.Told)


def test_resuming_a_private_address_allows_it_and_says_so(library: Library) -> None:
    import_list(library, OPML)
    assert (
        resume(library, state_of(library, "Inside")).said
        == "Resumed: Inside. Local network address."
    )
    inside = library.sources()[1].source
    assert (inside.paused, inside.is_private_allowed) == (None, True)


@pytest.mark.parametrize(
    ("paused", "memory", "said"),
    [
        (None, FetchMemory(), "3 unread of 50, not fetched yet."),
        (None, FetchMemory(fetched_at=NOW), "3 unread of 50."),
        (Paused.PRIVATE, FetchMemory(), "3 unread of 50, paused: local network address."),
        (
            None,
            FetchMemory(failures=2, why="It has no name.", remedy="Check it."),
            "3 unread of 50, failed 2 times in a row. It has no name. Check it.",
        ),
        (
            Paused.GONE,
            FetchMemory(failures=1, why="It is gone.", remedy="Remove it."),
            "3 unread of 50, paused: the server says it is gone. It is gone. Remove it.",
        ),
    ],
)
def test_how_a_source_is_doing(paused: Paused | None, memory: FetchMemory, said: str) -> None:
    source = feed("https://a.example/", paused=paused)
    assert state_in_words(SourceState(source, memory, 3, 50)) == said


def test_sources_are_listed_by_number_and_for_scripts(three: Library) -> None:
    told = sources(three)
    assert told.said == "3 sources, 0 unread."
    assert told.lines[0] == "1. City Desk. No stories, not fetched yet. https://city.example/feed"
    assert told.lines[2] == "3. https://sport.example/feed. No stories, not fetched yet."
    rows = told.as_json()["sources"]
    assert [row["n"] for row in rows] == [1, 2, 3]
    assert rows[0]["title"] == "City Desk"


def test_without_sources_it_is_said_how_to_add_one(library: Library) -> None:
    library.add_source(Source("samples", SourceKind.SAMPLES, "samples", "Samples"))
    assert (
        sources(library).said
        == "No sources yet. add ADDRESS subscribes to a feed, a page or a folder."
    )


def test_a_folder_is_followed_once(library: Library, tmp_path: Path) -> None:
    place = tmp_path / "news"
    place.mkdir()
    assert add_place(library, place).said == "Added: news. refresh reads its stories."
    assert add_place(library, place).said == "Already subscribed to news."
    (state,) = library.sources()
    assert (state.source.kind, state.source.address) == (SourceKind.FOLDER, str(place))
    assert b"xmlUrl" not in export_list(library)


WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=20
).map(lambda text: " ".join(text.split())).filter(bool)  # fmt: skip
SUBSCRIPTIONS = st.lists(
    st.builds(
        Subscription,
        address=st.integers(0, 10**6).map("https://a.example/{}".format),
        title=st.none() | WORDS,
        page=st.none() | st.integers(0, 99).map("https://a.example/page/{}".format),
        folder=st.lists(WORDS, max_size=3).map(tuple),
        tags=st.lists(
            WORDS.filter(lambda word: "," not in word and "/" not in word), max_size=3, unique=True
        ).map(tuple),
        extra=st.dictionaries(st.sampled_from(("weight", "note", "xx")), WORDS, max_size=2).map(
            lambda found: tuple(found.items())
        ),
    ),
    unique_by=lambda one: one.address,
    max_size=12,
)


def test_a_password_in_an_address_is_told_to_nobody(library: Library) -> None:
    library.add_source(feed("http://me:s3cret@city.example:8080/feed?to=a@b.example", "City"))
    library.add_source(feed("https://s3cret@wire.example/"))
    told = sources(library)
    assert told.lines[0].endswith(" http://city.example:8080/feed?to=a@b.example")
    assert told.lines[1].startswith("2. https://wire.example/.")
    for said in (
        str(told),
        str(remove(library, state_of(library, "2"))),
        export_list(library).decode(),
    ):
        assert "s3cret" not in said
    assert library.sources()[0].source.address.startswith("http://me:s3cret@")


@given(SUBSCRIPTIONS)
def test_a_list_survives_import_and_export(listed: list[Subscription]) -> None:
    if not listed:
        return
    once = read_opml(write_opml(SubscriptionList(tuple(listed))))
    with Library.open(None) as library:
        import_list(library, write_opml(once))
        again = read_opml(export_list(library))
    as_read = {one.address: one for one in once.subscriptions}
    assert {one.address: one for one in again.subscriptions} == as_read


def test_a_list_of_our_own_adds_nothing_that_moved_or_has_a_login(library: Library) -> None:
    moved = library.add_source(feed("https://old.example/feed", "Moved"))
    library.note_found(moved, address="https://new.example/feed")
    library.add_source(feed("https://me:secret@wire.example/feed", "Wire"))
    told = import_list(library, export_list(library))
    assert told.data == (("added", 0), ("there", 2), ("paused", 0))


def test_a_folder_whose_name_is_no_text_is_refused_in_words(library: Library) -> None:
    with pytest.raises(SourceFault, match="not valid UTF-8"):
        add_place(library, Path(os.fsdecode(b"/news/\xff")))
    assert library.sources() == ()


def test_a_list_is_taken_on_whole_or_not_at_all(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = sources_table.add_source

    def on_a_full_disk(connection: sqlite3.Connection, source: Source) -> Source:
        if source.address.endswith("/2"):
            raise sqlite3.IntegrityError
        return add(connection, source)

    monkeypatch.setattr(sources_table, "add_source", on_a_full_disk)
    listed = b"".join(b"https://a.example/%d\n" % number for number in range(4))
    with pytest.raises(sqlite3.IntegrityError):
        import_list(library, listed)
    assert library.sources() == ()


TWICE = b"""<opml version="2.0"><body>
<outline type="rss" text="F" xmlUrl="http://a.example/rss"/>
<outline type="rss" text="F" xmlUrl="http://A.example/rss"/>
<outline type="rss" text="F" xmlUrl="https://a.example:443/rss/"/>
<outline type="rss" text="G" url="http://a.example/url-attribute"/>
<outline type="link" text="H" url="http://a.example/page"/>
<outline type="atom" text="I" xmlUrl="feeds://a.example/safe" url="http://a.example/more"/></body>
</opml>"""


def test_one_feed_spelled_otherwise_is_one_feed(library: Library) -> None:
    assert import_list(library, TWICE).said == "3 sources added, 2 already subscribed."
    assert [one.source.address for one in library.sources()] == [
        "http://a.example/rss",
        "http://a.example/url-attribute",
        "https://a.example/safe",
    ]
    assert import_list(library, TWICE).said == "0 sources added, 5 already subscribed."
    assert b'url="http://a.example/more"' in export_list(library)
