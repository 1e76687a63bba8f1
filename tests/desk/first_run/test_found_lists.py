"""Lists of other readers are found where they usually are, and nothing odd is opened."""

import os
from pathlib import Path

import pytest

from wirereader.desk.first_run import found_lists as module
from wirereader.desk.first_run.found_lists import MOST_LISTS, FoundList, found_lists
from wirereader.desk.first_run.starter_feeds import feeds_of, starter_feeds
from wirereader.formats.addresses import same_feed_key
from wirereader.story.language_names import LANGUAGES

URLS = "https://a.example/feed World\n# a comment\nhttps://b.example/feed\n"
OPML = '<opml version="2.0"><body><outline text="A" xmlUrl="https://{0}.example/"/></body></opml>'


@pytest.fixture
def user_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of nobody's own."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


@pytest.mark.parametrize(
    ("place", "reader"),
    [
        (".newsboat/urls", "newsboat"),
        (".config/newsboat/urls", "newsboat"),
        (".newsbeuter/urls", "newsbeuter"),
        (".config/liferea/feedlist.opml", "Liferea"),
        ("Downloads/my feeds.opml", ""),
        ("subscriptions.xml", ""),
        ("Documents/old/feeds.opml", None),
        ("Downloads/picture.png", None),
    ],
)
def test_a_list_is_found_in_its_usual_place(
    user_home: Path, place: str, reader: str | None
) -> None:
    is_urls = place.endswith("urls")
    put(user_home / place, URLS if is_urls else OPML.format("a"))
    addresses = (
        ("https://a.example/feed", "https://b.example/feed") if is_urls else ("https://a.example/",)
    )
    expected = () if reader is None else (FoundList(user_home / place, reader, addresses),)
    assert found_lists({}) == expected
    assert [one.shown for one in found_lists({})] == [f"~/{place}" for _ in expected]


def test_the_folders_of_the_environment_are_looked_in(user_home: Path, tmp_path: Path) -> None:
    put(tmp_path / "conf" / "newsboat" / "urls", URLS)
    assert [one.reader for one in found_lists({"XDG_CONFIG_HOME": str(tmp_path / "conf")})] == [
        "newsboat"
    ]
    assert found_lists({"XDG_CONFIG_HOME": "conf"}) == (), "only a whole path counts"
    assert user_home.exists()


def test_the_same_list_is_offered_once_and_no_more_than_nine(user_home: Path) -> None:
    put(user_home / ".newsboat" / "urls", URLS)
    put(user_home / ".config" / "newsboat" / "urls", URLS)
    for number in range(12):
        put(user_home / f"{number:02}.opml", OPML.format(f"x{number}"))
    found = found_lists({})
    assert len(found) == MOST_LISTS
    assert [one.reader for one in found].count("newsboat") == 1


def test_nothing_odd_is_opened(
    user_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outside = put(tmp_path / "outside.opml", OPML.format("outside"))
    inside = put(user_home / "dotfiles" / "urls", URLS)
    (user_home / ".newsboat").mkdir()
    (user_home / ".newsboat" / "urls").symlink_to(inside)
    (user_home / "away.opml").symlink_to(outside)
    (user_home / "circle.opml").symlink_to(user_home / "circle.opml")
    (user_home / "device.opml").symlink_to("/dev/zero")
    os.mkfifo(user_home / "pipe.opml")
    (user_home / "folder.opml").mkdir()
    put(user_home / "no list.opml", "words")
    put(user_home / "large.opml", OPML.format("large"))
    monkeypatch.setattr(module, "MOST_BYTES", 90)
    put(user_home / "large.opml", OPML.format("large" + "x" * 90))
    assert [(one.reader, one.path.name) for one in found_lists({})] == [("newsboat", "urls")]


def test_what_is_shown_of_a_place_steers_no_terminal(user_home: Path) -> None:
    put(user_home / "\x1b[31mred.opml", OPML.format("a"))
    (found,) = found_lists({})
    assert found.shown.isprintable()


def test_well_known_feeds_are_facts_and_each_is_there_once() -> None:
    feeds = starter_feeds()
    assert len({same_feed_key(feed.address) for feed in feeds}) == len(feeds) > 40
    assert all(feed.address.startswith("https://") for feed in feeds)
    assert all(feed.language in LANGUAGES or feed.language == "en" for feed in feeds)
    assert all(feed.title and feed.region for feed in feeds)


@pytest.mark.parametrize(
    ("words", "title"),
    [("german", "Tagesschau"), ("africa english", "allAfrica"), ("europe french", "Le Monde")],
)
def test_feeds_are_found_by_region_and_language(words: str, title: str) -> None:
    found = feeds_of(words)
    assert title in {feed.title for feed in found}
    assert len(found) < len(starter_feeds())
    assert feeds_of("nowhere") == ()
