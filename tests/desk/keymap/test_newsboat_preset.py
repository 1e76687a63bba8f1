"""The newsboat preset against newsboat's own default keys: each means the same here, or nothing."""

from typing import NamedTuple

import pytest

from wirereader.desk.keymap.key_names import key_named
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.keymap.presets import UNUSED
from wirereader.desk.session import PAGES, PANES, PageKind, Room, Where

LIST, STORY = frozenset({Room.HEADLINES}), frozenset({Room.STORY})
LINKS, HELP = frozenset({PageKind.LINES}), frozenset({PageKind.HELP})
ANYWHERE = (PANES | PAGES) - {PageKind.NAMES_BY_LETTER}  # there a letter is a name's
NOTHING = ""


class Fact(NamedTuple):
    """An operation of newsboat (August 2026), its default key, where that holds, our word.

    Newsboat's feed list, article list and search results are our headlines, its article is our
    story, its list of URLs our page of links, its help our help page.
    """

    operation: str
    key: str
    rooms: frozenset[Where]
    word: str


FACTS = (
    Fact("open", "Enter", LIST, "open"),
    Fact("open", "Enter", LINKS, "choose"),
    Fact("quit", "q", ANYWHERE, "leave"),
    Fact("hard-quit", "Q", ANYWHERE, "quit"),
    Fact("reload", "r", LIST, "refresh-source"),
    Fact("reload-all", "R", LIST, "refresh"),
    Fact("mark-feed-read", "A", LIST, "mark-all-read"),
    Fact("mark-all-feeds-read", "C", LIST, NOTHING),
    Fact("save", "s", STORY, "save"),
    Fact("save", "s", LIST, NOTHING),
    Fact("next", "J", LIST | LINKS, "down"),
    Fact("next", "J", STORY, "next"),
    Fact("prev", "K", LIST | LINKS, "up"),
    Fact("prev", "K", STORY, "previous"),
    Fact("next-unread", "n", LIST | STORY, "next-unread"),
    Fact("prev-unread", "p", LIST | STORY, "previous-unread"),
    Fact("random-unread", "Ctrl+K", LIST | STORY, NOTHING),
    Fact("open-in-browser", "o", LIST | STORY, "browse"),
    Fact("open-in-browser", "o", LINKS, NOTHING),
    Fact("open-in-browser-and-mark-read", "O", LIST | STORY | LINKS, NOTHING),
    Fact("help", "?", LIST | STORY, "help"),
    Fact("help", "?", LINKS, NOTHING),
    Fact("toggle-source-view", "Ctrl+U", STORY, NOTHING),
    Fact("toggle-article-read", "N", LIST | STORY, "toggle-read"),
    Fact("toggle-show-read-feeds", "l", LIST, "unread-only"),
    Fact("show-urls", "u", STORY, "links"),
    Fact("show-urls", "u", LIST, NOTHING),
    Fact("clear-tag", "Ctrl+T", LIST, NOTHING),
    Fact("set-tag", "t", LIST, NOTHING),
    Fact("open-search", "/", LIST | STORY, "search"),
    Fact("open-search", "/", HELP, "narrow"),
    Fact("goto-url", "#", STORY, "browse-link"),
    Fact("enqueue", "e", LIST | STORY, "download"),
    Fact("edit-urls", "E", LIST, NOTHING),
    Fact("reload-urls", "Ctrl+R", LIST, NOTHING),
    Fact("redraw", "Ctrl+L", ANYWHERE, "redraw"),
    Fact("cmdline", ":", PANES, "command-line"),
    Fact("cmdline", ":", PAGES, NOTHING),
    Fact("set-filter", "F", LIST, NOTHING),
    Fact("select-filter", "f", LIST, NOTHING),
    Fact("clear-filter", "Ctrl+F", LIST | HELP, NOTHING),
    Fact("bookmark", "Ctrl+B", LIST | STORY | LINKS, NOTHING),
    Fact("edit-flags", "Ctrl+E", LIST | STORY, "tag"),
    Fact("next-feed", "j", LIST, NOTHING),
    Fact("prev-feed", "k", LIST, NOTHING),
    Fact("next-unread-feed", "Ctrl+N", LIST, NOTHING),
    Fact("prev-unread-feed", "Ctrl+P", LIST, NOTHING),
    Fact("macro-prefix", ",", ANYWHERE, NOTHING),
    Fact("delete-article", "D", LIST | STORY, NOTHING),
    Fact("delete-all-articles", "Ctrl+D", LIST, NOTHING),
    Fact("purge-deleted", "$", LIST, NOTHING),
    Fact("close-dialog", "Ctrl+X", ANYWHERE, NOTHING),
    Fact("view-dialogs", "v", ANYWHERE, NOTHING),
    Fact("next-dialog", "Ctrl+V", ANYWHERE, NOTHING),
    Fact("prev-dialog", "Ctrl+G", ANYWHERE, NOTHING),
    Fact("pipe-to", "|", STORY, "pipe"),
    Fact("pipe-to", "|", LIST, NOTHING),
    Fact("sort", "g", LIST, "sort"),
    Fact("rev-sort", "G", LIST, NOTHING),
    Fact("prevsearchresults", "z", LIST, NOTHING),
    Fact("up", "Up", ANYWHERE, "up"),
    Fact("down", "Down", ANYWHERE, "down"),
    Fact("pageup", "PgUp", ANYWHERE, "page-up"),
    Fact("pagedown", "PgDn", ANYWHERE, "page-down"),
    Fact("home", "Home", ANYWHERE, "top"),
    Fact("end", "End", ANYWHERE, "bottom"),
    *(Fact(f"open URL {digit}", digit, STORY, "browse-number") for digit in "1234567890"),
    *(Fact(f"open URL {digit}", digit, LINKS, NOTHING) for digit in "1234567890"),
    *(Fact(f"start cmdline with {digit}", digit, LIST, "number") for digit in "123456789"),
)
NEWSBOAT = KeyMap("newsboat")


def named(key: str) -> str:
    return key if key.isdigit() else key_named(key)


def words_of(key: str, where: Where) -> list[str]:
    return [word for word, keys in NEWSBOAT.of(where).items() if key in keys]


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: f"{fact.key} {fact.operation}")
def test_a_key_of_newsboat_means_the_same_here_or_nothing(fact: Fact) -> None:
    key = named(fact.key)
    for where in fact.rooms:
        assert words_of(key, where) == ([fact.word] if fact.word else []), where
        assert (key in {one.key for one in NEWSBOAT.unused(where)}) == (not fact.word), where


def test_what_is_said_to_be_nothing_is_an_operation_of_newsboat() -> None:
    facts = {(named(one.key), where) for one in FACTS if not one.word for where in one.rooms}
    told = {(one.key, where) for one in UNUSED["newsboat"] for where in one.rooms}
    assert told == facts
