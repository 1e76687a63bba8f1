"""The same words in every view: a script typed into plain mode says what the desk says."""

import asyncio
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.support.analysts import Scripted, seed_found
from wirereader.desk.commands.table import TABLE
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import take_in
from wirereader.desk.outcomes import Outcome, ParagraphsShown
from wirereader.views.plain.prompt import run
from wirereader.views.wrapped_lines import ready_lines

TESTS = Path(__file__).parent
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SCRIPT = (
    *("l", "3", "", "u", "2", "f dar", "]", "]", "[", "c tbilisi", "2", "f georg", "2", "w"),
    *('"', "'", ">", "<", "np", "pp", "i", "3", "c", "again", "*", "mark-unread", "toggle-read"),
    *("5g", "-", "+", ".", "$", "a", "", "b", "b", "br", "n", "p", "nu", "pu", "m", "5-7", "e"),
    *("zap", "mark", "width 40", "set prompt long", "h find", "h", "open /no/such/file", "9999"),
    *("why", "details", "mention 0", "quote 1", "paragraph 3", "read", "leave"),
    *("changes", "versions", "event", "briefing", "corrections", "alerts"),
    *("follow", "follow x", "follows", "alerts read", "unfollow x"),
    *("mark-event-read", "merge-events 2", "split-event"),
    *("timeline", "timeline x", "statements", "statements x", "fold", "unfold 1"),
    *("feeds", "scope world", "scope unread", "unread", "starred", "today", "changed"),
    *("this-source", "next-source", "sort", "sort oldest", "unread-only", "all-stories"),
    *("first-story", "last-story", "unstar", "untag x", "version"),
    *("z", "/kremlin", "l", "all-stories", "search zebra", "search", "show-new", "tag sport"),
    *("tags", "searches", "save-search x", "delete-search x", "rules", "hide x", "tag-new a b"),
    *(
        "delete-rule 1",
        "mark-all-read",
        "refresh",
        "add x",
        "starters",
        "sources",
        "remove x",
        "pause x",
    ),
    *(
        "resume x",
        "import x",
        "export x",
        "backup /no/such/x.zip",
        "stop",
        "1",
        "y link",
        "save /no/such/x.txt",
        "links",
        "links 1",
        "enclosures",
        "download",
        "picture",
    ),
    *(
        "ws",
        "3-4",
        "2g",
        ")",
        ")",
        "(",
        "settings zap",
        "say",
        "say more",
        "say less",
        "say normal",
    ),
    *("settings refresh.at_once", "quote", "plain", "tui"),
    *("people", "places", "stories-about x", "next-story-about", "previous-story-about"),
    *(
        "card-story 1",
        "map",
        "map tbilisi",
        "map zork",
        "join a = b",
        "split x",
        "history-back",
        "history-forward",
    ),
    *(
        "browse 99",
        "full-article",
        "set-source 1 x",
        "rename-folder World = News",
        "delete-folder World",
        "site 1",
        "pipe true",
        "changes",
        "export-quotes /no/such/x.md",
        "export-names /no/such/x.csv",
        "export-stories /no/such/x.csv",
        "authors",
        "compare 1 2",
        "account",
        "sync",
    ),
)


# how far the analysis is changes by itself between two lines
ANALYSED = re.compile(r"\s\d+\sof\s\d+\sstories\sanalysed\.")


def a_desk() -> Desk:
    arrivals = take_in([TESTS.parent / "feeds" / "stories"])
    return Desk(arrivals.stories, Scripted(find=seed_found), clock=lambda: NOW)


async def _outcomes() -> list[Outcome]:
    desk = a_desk()
    await desk.do("list")
    return [await desk.obey(line) for line in SCRIPT]


def test_plain_mode_says_what_the_desk_says(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in SCRIPT)))
    run(a_desk())
    printed = ANALYSED.sub("", capsys.readouterr().out).splitlines()
    for line, outcome in zip(SCRIPT, asyncio.run(_outcomes()), strict=True):
        shows = outcome.shows
        if isinstance(shows, ParagraphsShown) and shows.is_reading:
            span = shows.story.body.paragraphs[shows.first]
            expected = ready_lines([span.of(shows.story.body.text)], _width(outcome))
        else:
            expected = ready_lines([ANALYSED.sub("", outcome.said)], _width(outcome))
        assert _take(printed, expected), f"{line!r} never said {expected}"


def _width(outcome: Outcome) -> int | None:
    return outcome.session.preferences.width


def _take(printed: list[str], expected: list[str]) -> bool:
    """Drop the lines up to and including `expected`; False when it never comes."""
    size = len(expected)
    for start in range(len(printed) - size + 1):
        if printed[start : start + size] == expected:
            del printed[: start + size]
            return True
    return False


def test_the_script_does_nearly_every_command() -> None:
    from wirereader.desk.command_parser import Typed, understand
    from wirereader.desk.session import Session

    typed = {understand(line, Session()) for line in SCRIPT}
    done = {one.command.word for one in typed if isinstance(one, Typed)}
    done |= {"help", "paragraph"}
    assert {command.word for command in TABLE} - done <= {
        *("all", "quit", "star", "mark-read", "next-unread", "find", "open", "set", "again"),
        *("previous-unread", "next", "previous"),
    }
