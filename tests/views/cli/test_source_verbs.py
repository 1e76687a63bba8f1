"""Verbs of the wire as processes see them: what is printed where, and the exit code."""

import errno
import io
import json
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.support.page_server import Question, send_page, serving
from tests.support.waiting import LIMIT_S
from wirereader.desk.refresh.fetch_preferences import FetchPreferences
from wirereader.desk.refresh.progress_reports import (
    BreakingNews,
    Ended,
    Loading,
    Progress,
    from_line,
)
from wirereader.library.library import Library
from wirereader.settings.paths import library_file
from wirereader.start import main, open_quietly
from wirereader.story.faults import WirereaderFault
from wirereader.story.source import Source
from wirereader.views.cli import arguments as command_line
from wirereader.views.cli import source_verbs

Run = subprocess.CompletedProcess[str]
Do = Callable[..., Run]
KEEP = """
import json, sys
told = json.load(sys.stdin)
open(sys.argv[1] + told["id"], "w").write(told["headline"])
"""
LINK = '<link rel="alternate" type="application/rss+xml" title="{0}" href="/{0}">'


def feed(name: str, *headlines: str) -> bytes:
    items = "".join(
        f"<item><title>{headline}</title><guid isPermaLink='false'>{name}-{n}</guid></item>"
        for n, headline in enumerate(headlines)
    )
    return f"<rss version='2.0'><channel><title>{name}</title>{items}</channel></rss>".encode()


def photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (6, 4), "red").save(file, "PNG")
    return file.getvalue()


SONGS = b"""<rss version='2.0'><channel><title>Songs</title><item><title>A song</title>
<guid isPermaLink='false'>1</guid><enclosure url='/One Song.mp3' type='audio/mpeg' length='9'/>
<enclosure url='/slow' type='audio/mpeg' length='9'/></item></channel></rss>"""
PHOTOS = SONGS.replace(b"/One Song.mp3", b"/photo.png").replace(b"audio/mpeg", b"image/png")
PAGES = {
    "/Photos": PHOTOS,
    "/photo.png": photo(),
    "/Songs": SONGS,
    "/One%20Song.mp3": b"la la la.",
    "/City": feed("City", "BREAKING: Bridge falls", "Fair opens"),
    "/Wire": feed("Wire", "Wheat rises"),
    "/front": f"<html><head>{LINK.format('City')}{LINK.format('Wire')}</head></html>".encode(),
}


class Server:
    """Pages on loopback; `/slow` answers when it is let go."""

    def __init__(self) -> None:
        self.is_asked = threading.Event()
        self.may_answer = threading.Event()
        self.root = ""

    def answer(self, question: Question) -> None:
        if question.path == "/slow":
            self.is_asked.set()
            self.may_answer.wait(LIMIT_S)
        send_page(question, PAGES.get(question.path))


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with serving(made.answer) as made.root:
        yield made
        made.may_answer.set()


@pytest.fixture
def do(home: Path, capfd: pytest.CaptureFixture[str]) -> Do:
    """Do one verb in this process."""
    assert library_file().parent == home

    def done(*arguments: str) -> Run:
        request = command_line.understand(arguments)
        try:
            code = source_verbs.run(request)
        except WirereaderFault as fault:
            sys.stderr.write(f"{fault}\n")
            code = fault.exit_code
        sys.stdout.flush()
        sys.stderr.flush()
        out, err = capfd.readouterr()
        return Run(list(arguments), code, out, err)

    return done


def process(home: Path, *arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "wirereader", *arguments],
        env={**os.environ, "WIREREADER_HOME": str(home)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def follow(home: Path, server: Server, *names: str) -> None:
    with Library.open(home / "library.sqlite3") as library:
        for name in names:
            address = f"{server.root}/{name}"
            source = Source(address, address=address, title=name)
            library.add_source(source._replace(is_private_allowed=True))


def count(home: Path) -> int:
    with Library.open(home / "library.sqlite3") as library:
        return sum(state.total for state in library.sources())


def test_add_says_what_was_added_and_refresh_what_is_new(do: Do, server: Server) -> None:
    added = do("add", f"{server.root}/City", "--folder", "World/Asia", "--tag", "local")
    assert (added.returncode, added.stdout) == (
        0,
        "Added: City. 2 new stories. Local network address.\n",
    )
    assert do("refresh").stdout == "No new stories.\n"
    (row,) = json.loads(do("sources", "--json").stdout)["sources"]
    assert (row["title"], row["folder"], row["tags"], row["unread"]) == (
        "City",
        ["World", "Asia"],
        ["local"],
        2,
    )


def test_several_feeds_of_a_page_are_listed_and_chosen(do: Do, server: Server) -> None:
    told = do("add", f"{server.root}/front")
    assert (told.returncode, told.stdout.splitlines()[0]) == (
        1,
        f"2 feeds on this page. add {server.root}/front NUMBER adds one.",
    )
    assert do("add", f"{server.root}/front", "2").stdout.startswith("Added: Wire.")
    assert do("add", f"{server.root}/front", "--choose", "2").stdout.startswith(
        "Already subscribed to Wire"
    )
    told = do("add", f"{server.root}/front", "--json")
    assert [one["title"] for one in json.loads(told.stdout)["feeds"]] == ["City", "Wire"]


def test_what_cannot_be_added_is_told_on_standard_error(do: Do, server: Server) -> None:
    told = do("add", f"{server.root}/nothing")
    assert (told.returncode, told.stdout) == (69, "")
    assert "was not added." in told.stderr
    assert do("add", "no such thing").returncode == 69
    assert do("add", "ftp://a.example/").returncode == 2


def test_several_are_added_and_one_that_fails_keeps_no_other_from_it(
    do: Do, server: Server
) -> None:
    told = do("add", f"{server.root}/City", f"{server.root}/none", f"{server.root}/front", "2")
    assert told.returncode == 69
    assert [line.split(".")[0] for line in told.stdout.splitlines()] == [
        "Added: City",
        "Added: Wire",
    ]
    assert told.stderr.startswith(f"{server.root}/none was not added.")
    assert len(told.stderr.splitlines()) == 1


def test_a_failing_source_is_a_line_and_no_failure_of_the_verb(
    do: Do, home: Path, server: Server
) -> None:
    follow(home, server, "City", "nothing")
    told = do("refresh")
    assert (told.returncode, told.stdout) == (0, "2 new stories, 1 source failed.\n")
    (line,) = told.stderr.splitlines()
    assert line.startswith("nothing was not refreshed. ")
    told = do("refresh", "--json")
    report = json.loads(told.stdout)
    assert (report["sources"], report["done"], report["new"]) == (2, 2, 0)
    assert report["faults"][0]["source"] == "nothing"
    assert told.stderr == ""


def test_when_all_fail_the_exit_code_says_so(do: Do, home: Path, server: Server) -> None:
    follow(home, server, "nothing")
    assert do("refresh").returncode == 69


def test_quiet_is_silent_unless_something_failed(do: Do, home: Path, server: Server) -> None:
    follow(home, server, "City")
    told = do("refresh", "--quiet")
    assert (told.returncode, told.stdout, told.stderr) == (0, "", "")
    follow(home, server, "nothing")
    told = do("refresh", "--quiet")
    assert (told.returncode, told.stdout) == (0, "")
    assert told.stderr.startswith("nothing was not refreshed. ")


def test_the_sources_are_exported_as_json(do: Do, home: Path, server: Server) -> None:
    follow(home, server, "City")
    (source,) = json.loads(do("export", "--json").stdout)
    assert source["address"] == f"{server.root}/City"
    assert do("export").stdout.startswith("<?xml")


def test_one_source_by_its_name(do: Do, home: Path, server: Server) -> None:
    follow(home, server, "City", "Wire")
    assert do("refresh", "Wire").stdout == "1 new story.\n"
    told = do("refresh", "Moon")
    assert (told.returncode, told.stderr) == (1, "No source Moon. sources lists them.\n")


def listed_stories() -> int:
    desk = open_quietly([])
    number = desk.count()
    desk.close()
    return number


def test_the_samples_are_removed_by_their_name(do: Do) -> None:
    before = listed_stories()
    told = do("remove", "Samples")
    assert (told.returncode, told.stdout) == (0, f"Removed: {before} sample stories.\n")
    assert do("remove", "samples").returncode == 1
    assert listed_stories() == 0


def test_remove_and_pause_several_by_number(do: Do, home: Path, server: Server) -> None:
    follow(home, server, "City", "Wire", "Third")
    assert do("sources", "pause", "1", "3").stdout == "Paused: City.\nPaused: Third.\n"
    told = do("remove", "1", "2")
    assert told.stdout == "Unsubscribed: City.\nUnsubscribed: Wire.\n"
    assert do("sources").stdout.splitlines()[0] == "1 source, 0 unread."
    assert do("sources", "resume", "1").returncode == 0
    assert do("sources", "pause").returncode == 2
    assert do("remove", "7").returncode == 1


def test_a_title_of_several_words_is_one_source(do: Do, home: Path, server: Server) -> None:
    follow(home, server, "River Post", "River Gazette", "Hill Post")
    assert do("sources", "pause", "river", "gazette").stdout == "Paused: River Gazette.\n"
    assert do("remove", "River", "Post").stdout == "Unsubscribed: River Post.\n"
    told = do("remove", "Hill", "Hill")
    assert (told.returncode, told.stdout) == (0, "Unsubscribed: Hill Post.\n")
    assert do("sources").stdout.splitlines()[0] == "1 source, 0 unread."


def test_sources_that_a_list_leaves_out_are_told(do: Do, tmp_path: Path) -> None:
    assert do("export").stderr == ""
    for name in ("letters", "notes"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "one.txt").write_text("Ferry mended\n\nIt sails again.\n")
        assert do("add", str(tmp_path / name)).returncode == 0
    told = do("export")
    said = "2 sources are files or folders on this computer and left out.\n"
    assert "outline" not in told.stdout
    assert told.stderr == said
    assert do("export", str(tmp_path / "out.opml")).stdout.endswith(f"out.opml. {said}")


def test_a_list_in_and_out(do: Do, tmp_path: Path) -> None:
    listed = tmp_path / "mine.opml"
    listed.write_text(
        '<opml version="2.0"><body><outline text="World">'
        '<outline text="City" xmlUrl="https://city.example/feed"/></outline></body></opml>'
    )
    assert do("import", str(listed)).stdout == "1 source added.\n"
    written = do("export").stdout
    assert 'xmlUrl="https://city.example/feed"' in written
    target = tmp_path / "out.opml"
    assert do("export", str(target)).returncode == 0
    assert target.read_text() == written
    again = do("export", str(target))
    assert (again.returncode, target.read_text()) == (2, written)
    assert "out.opml already exists." in again.stderr
    assert do("export", str(target), "--force").returncode == 0
    assert do("import", str(tmp_path / "nothing")).returncode == 69


def test_progress_as_lines_of_json(do: Do, home: Path, server: Server) -> None:
    follow(home, server, "City", "nothing")
    told = [from_line(line) for line in do("refresh", "--progress-json").stdout.splitlines()]
    assert None not in told
    assert told[0] == Progress(0, 2)
    assert isinstance(told[-1], Ended)
    assert (told[-1].said, told[-1].new) == ("2 new stories, 1 source failed.", 2)
    assert len(told[-1].faults) == 1
    assert [one.headline for one in told if isinstance(one, BreakingNews)] == [
        "BREAKING: Bridge falls"
    ]
    told = [from_line(x) for x in do("add", "nowhere", "--progress-json").stdout.splitlines()]
    (end,) = told
    assert isinstance(end, Ended)
    assert not end.is_done


def test_a_command_gets_each_new_story_as_read_gives_it(
    home: Path, server: Server, tmp_path: Path
) -> None:
    follow(home, server, "City", "Wire")
    place = tmp_path / "hooked"
    place.mkdir()
    manner = FetchPreferences(hook=(sys.executable, "-c", KEEP, f"{place}/"))
    assert source_verbs.run(command_line.understand(["refresh"]), manner) == 0
    assert sorted(path.read_text() for path in place.iterdir()) == [
        "BREAKING: Bridge falls",
        "Fair opens",
        "Wheat rises",
    ]


def test_a_command_that_fails_is_told_and_harms_nothing(
    home: Path, server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    follow(home, server, "City")
    manner = FetchPreferences(hook=("/nowhere/at/all",))
    assert source_verbs.run(command_line.understand(["refresh"]), manner) == 0
    out, err = capfd.readouterr()
    assert out == "2 new stories.\n"
    assert err == "The command for new stories failed 2 times. It cannot be started.\n"


@pytest.mark.journey
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_polite_end_keeps_what_has_come(home: Path, server: Server, number: int) -> None:
    follow(home, server, "City", "slow")
    with process(home, "refresh") as run:
        assert server.is_asked.wait(LIMIT_S)
        while count(home) < 2:
            assert run.poll() is None
        run.send_signal(number)
        out, err = run.communicate(timeout=LIMIT_S)
    assert run.returncode == 130
    assert out.decode() == "Stopped after 1 of 2 sources. 2 new stories.\n"
    far = re.fullmatch(r"(?:[01] of 2 sources, [0-2] new\.\n)*", err.decode())
    assert far is not None, "how far it is, if it took a while"


@pytest.mark.journey
def test_two_at_once_bring_each_story_once(home: Path, server: Server) -> None:
    follow(home, server, "City", "Wire")
    runs = [process(home, "refresh", "--json") for _ in range(3)]
    reports = []
    for run in runs:
        out, err = run.communicate(timeout=LIMIT_S)
        assert (run.returncode, err) == (0, b"")
        reports.append(json.loads(out))
    assert sum(report["new"] for report in reports) == 3
    assert count(home) == 3


def test_a_file_of_a_story_is_fetched(home: Path, do: Do, server: Server) -> None:
    do("add", f"{server.root}/Songs")
    assert do("download", "1").stderr.startswith("2 files. enclosures lists them")
    assert do("download", "9").stderr == "No story 9. There is 1.\n"
    assert do("download", "1", "x").returncode == 1
    done = do("download", "--json", "1", "1")
    assert (done.returncode, done.stderr) == (0, "")
    told = json.loads(done.stdout)
    assert told["path"] == str(home / "downloads" / "one-song.mp3")
    assert Path(told["path"]).read_bytes() == b"la la la."
    lines = do("download", "--progress-json", "1", "1").stdout.splitlines()
    assert from_line(lines[0]) == Loading("one-song-2.mp3", 0, 9)
    last = from_line(lines[-1])
    assert isinstance(last, Ended)
    assert last.said.startswith("Downloaded one-song-2.mp3, 9 bytes, to ")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_file_is_stopped_politely(home: Path, do: Do, server: Server, number: int) -> None:
    do("add", f"{server.root}/Songs")
    with process(home, "download", "--progress-json", "1", "2") as run:
        assert server.is_asked.wait(LIMIT_S)
        run.send_signal(number)
        out, err = run.communicate(timeout=LIMIT_S)
    assert (run.returncode, err) == (130, b"")
    assert from_line(out) == Ended("Cancelled. The partial file was deleted.", is_done=False)
    assert not (home / "downloads").exists()


def test_stories_beyond_what_the_settings_keep_are_dropped(
    home: Path, server: Server, capfd: pytest.CaptureFixture[str]
) -> None:
    follow(home, server, "City")
    (home / "config.toml").write_text("[library]\nkeep_per_source = 1\n")
    assert main(["refresh"]) == 0
    assert capfd.readouterr().out == "2 new stories.\n"
    with Library.open(home / "library.sqlite3") as library:
        assert [state.total for state in library.sources()] == [1]


def test_a_picture_of_a_story_is_fetched(home: Path, do: Do, server: Server) -> None:
    do("add", f"{server.root}/Photos")
    told = do("picture", "1")
    assert (told.returncode, told.stdout) == (0, "Picture downloaded: 6 by 4 pixels.\n")
    assert len(list((home / "cache" / "pictures").iterdir())) == 1
    assert do("picture", "1", "1").stdout == told.stdout
    assert do("picture", "1", "3").returncode == 1
    do("add", f"{server.root}/City")
    line = do("picture", "--progress-json", "1").stdout  # breaking news comes first
    assert from_line(line) == Ended("There is no such picture.", is_done=False)


def test_a_full_disk_leaves_the_list_that_was_there(
    home: Path, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(home, server, "City")
    target = tmp_path / "mine.opml"
    target.write_text("What I had.")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(WirereaderFault, match="The disk is full"):
        source_verbs.run(command_line.understand(["export", str(target), "--force"]))
    assert target.read_text() == "What I had."
    assert list(tmp_path.glob(".wirereader-*")) == []
