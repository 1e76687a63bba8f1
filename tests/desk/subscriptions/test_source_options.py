"""What is set for one source: understood, kept, told, and no secret said aloud."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.subscriptions.source_options import set_options
from wirereader.library.library import Library
from wirereader.story.faults import SettingsFault
from wirereader.story.source import FetchMemory, Paused, Source, SourceKind

WISHES = [
    *("interval=2h", "user-agent=Reader/1", "header=X-Key: abc", "cookie=a=b", "user=ann"),
    *("password-command=pass show 'my feed'", "proxy=http://proxy.example:3128"),
    "time-zone=Europe/Berlin",
    *("whole-article=on", "title=City Desk", "folder=News/Local", "tags=Work, city"),
]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    with Library.open(tmp_path / "library.sqlite3") as opened:
        opened.add_source(Source("https://wire.example/feed", address="https://wire.example/feed"))
        yield opened


def test_a_feed_moves_and_keeps_its_stories_and_is_due_at_once(library: Library) -> None:
    state = library.sources()[0]
    memory = FetchMemory(etag="x", failures=4, why="Gone.")
    library.store(state.source, [], memory, datetime(2026, 11, 29, tzinfo=UTC))
    assert library.sources()[0].memory == memory
    library.change_source(state.source._replace(paused=Paused.GONE))
    set_options(library, library.sources()[0], ["address=http://192.168.1.5/feed"])
    moved = library.sources()[0]
    assert moved.source.address == "http://192.168.1.5/feed"
    assert moved.source.key == state.source.key
    assert moved.source.is_private_allowed
    assert moved.source.paused is None
    assert moved.memory == FetchMemory(), "what the old server said is nothing of the new one"


@pytest.mark.parametrize("typed", ["", "ftp://x/y", "news", "https:///x", "https://a b/", "file:x"])
def test_what_is_no_address_of_the_web_is_refused(library: Library, typed: str) -> None:
    with pytest.raises(SettingsFault):
        set_options(library, library.sources()[0], [f"address={typed}"])


def test_a_folder_has_no_address_of_the_web(library: Library) -> None:
    library.add_source(Source("/news", SourceKind.FOLDER, "/news"))
    with pytest.raises(SettingsFault):
        set_options(library, library.sources()[1], ["address=https://wire.example/"])


def test_every_option_is_kept(library: Library) -> None:
    set_options(library, library.sources()[0], WISHES)
    source = library.sources()[0].source
    options = source.options
    assert (options.interval_s, options.user_agent, options.whole_article) == (
        7200,
        "Reader/1",
        True,
    )
    assert options.headers == (("X-Key", "abc"),)
    assert (options.cookie, options.user) == ("a=b", "ann")
    assert options.password_command == ("pass", "show", "my feed")
    assert options.time_zone == "Europe/Berlin"
    assert options.proxy == "http://proxy.example:3128"
    assert (source.title, source.folder, source.tags) == (
        "City Desk",
        ("News", "Local"),
        ("work", "city"),
    )


def test_what_is_set_is_told_and_no_secret_in_it(library: Library) -> None:
    lines = set_options(library, library.sources()[0], WISHES).lines
    assert "interval: 2h" in lines
    assert "whole-article: on" in lines
    assert "time-zone: Europe/Berlin" in lines
    assert "cookie: set" in lines
    assert not any("abc" in line for line in lines)


def test_an_empty_value_takes_a_setting_back(library: Library) -> None:
    set_options(library, library.sources()[0], WISHES)
    names = ("interval", "user-agent", "header", "cookie", "user", "password-command", "proxy")
    set_options(
        library,
        library.sources()[0],
        [f"{name}=" for name in (*names, "whole-article", "time-zone")],
    )
    assert library.sources()[0].source.options == Source("x").options


@pytest.mark.parametrize(
    ("wish", "why"),
    [
        ("intervall=2h", "A source has no such option."),
        ("interval=soon", "It must be"),
        ("interval", "It has no =."),
        ("header=nonsense", "It is not a header."),
        ("header=A: b\x00c", "It is not a header."),
        ("user-agent=a\r\nb: c", "It has characters that servers reject."),
        ("proxy=ftp://x", "It is not a proxy address."),
        ("password-command=pass 'x", "A quotation mark is open."),
        ("time-zone=Middle/Earth", "There is no such time zone."),
        ("time-zone=../../etc/passwd", "There is no such time zone."),
        ("whole-article=perhaps", "It must be on or off."),
    ],
)
def test_what_cannot_be_meant_is_refused_and_nothing_changed(
    library: Library, wish: str, why: str
) -> None:
    before = library.sources()[0].source
    with pytest.raises(SettingsFault) as told:
        set_options(library, library.sources()[0], ["interval=3h", wish])
    assert told.value.why.startswith(why)
    assert library.sources()[0].source == before


@given(st.lists(st.text(max_size=40), max_size=3))
def test_any_wish_is_kept_or_refused(wishes: list[str]) -> None:
    with Library.open(None) as library:
        library.add_source(Source("https://wire.example/feed"))
        try:
            lines = set_options(library, library.sources()[0], wishes).lines
        except SettingsFault:
            return
        assert all(line.isprintable() for line in lines)
