"""Files fetched into a folder: named anew, streamed, told, stopped, guarded, never over others."""

import asyncio
import os
import shutil
import threading
from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.page_server import Question, send_head, serving
from tests.support.waiting import LIMIT_S
from wirereader.desk.commands import manage_sources
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Outcome
from wirereader.desk.refresh import file_download as download_module
from wirereader.desk.refresh.fetch_preferences import DownloadFolder
from wirereader.desk.refresh.file_download import download, folder_of, names_for
from wirereader.desk.refresh.progress_reports import Loading, Tiding
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.sources.fetch_all import fetch_file
from wirereader.sources.fetch_result import FetchPolicy
from wirereader.story.body import Body
from wirereader.story.faults import SettingsFault, SourceFault
from wirereader.story.links import LinkLine
from wirereader.story.source import Source
from wirereader.story.story import Dispatch, Enclosure, Story

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
SOUND = os.urandom(300_000)


class Server:
    """Files on the loopback; `/slow` sends a little and then waits until it is let go."""

    def __init__(self) -> None:
        self.may_end = threading.Event()
        self.root = ""

    def answer(self, question: Question) -> None:
        path = question.path
        length = {"/unknown.mp3": None, "/short.mp3": 10 << 20}.get(path, len(SOUND))
        send_head(question, length, 404 if path == "/none.mp3" else 200)
        question.wfile.write(SOUND[:1000])
        question.wfile.flush()
        if path == "/slow.mp3":
            self.may_end.wait(LIMIT_S)
        question.wfile.write(SOUND[1000:])


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    with serving(made.answer) as made.root:
        yield made
        made.may_end.set()


class Shelf(NamedTuple):
    """One story, and the source that brought it."""

    kept: Story | None
    source: Source | None

    def story(self, story_id: str) -> Story | None:
        assert story_id == "s1"
        return self.kept

    def source_of(self, story_id: str) -> Source | None:
        assert story_id == "s1"
        return self.source


def with_files(*addresses: str, type_: str | None = None) -> Story:
    files = tuple(Enclosure(address, type_) for address in addresses)
    return Story("s1", Dispatch("g", "A Song, Sung", Body.of("Words."), "Wire", enclosures=files))


class Downloads:
    """Fetches what a story of a source on the same host leads to."""

    def __init__(self, root: str, folder: Path) -> None:
        self.root, self.folder = root, folder
        self.is_private_allowed = True
        self.most_bytes = 1 << 20
        self.told: list[Tiding] = []
        self.has_begun = asyncio.Event()

    def _tell(self, tiding: Tiding) -> None:
        self.told.append(tiding)
        self.has_begun.set()

    async def of(self, *paths: str, number: int | None = None, root: str = "") -> Told:
        story = with_files(*(f"{root or self.root}{path}" for path in paths))
        source = Source(f"{self.root}/feed", address=f"{self.root}/feed")
        shelf = Shelf(story, source._replace(is_private_allowed=self.is_private_allowed))
        return await download(
            shelf,
            "s1",
            number,
            into=DownloadFolder(str(self.folder), self.most_bytes),
            policy=FetchPolicy(is_environment_proxy_used=False),
            now=NOW,
            tell=self._tell,
            fetch=fetch_file,
        )

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())


@pytest.fixture
def downloads(server: Server, tmp_path: Path) -> Downloads:
    return Downloads(server.root, tmp_path / "files" / "new")


async def test_a_file_is_put_in_the_folder_and_told(downloads: Downloads) -> None:
    told = await downloads.of("/Episode%20One.MP3")
    assert told.is_done
    assert told.said == f"Downloaded episode-one.mp3, 300 kB, to {downloads.folder}."
    assert dict(told.data)["path"] == str(downloads.folder / "episode-one.mp3")
    assert (downloads.folder / "episode-one.mp3").read_bytes() == SOUND
    assert downloads.names() == ["episode-one.mp3"]
    assert downloads.told[0] == Loading("episode-one.mp3", 0, len(SOUND))


async def test_how_far_it_is_is_told_as_it_comes(
    downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download_module, "_TELL_S", 0.0)
    await downloads.of("/unknown.mp3")
    sizes = [one.done for one in downloads.told if isinstance(one, Loading)]
    assert sizes == sorted(set(sizes))
    assert sizes[-1] == len(SOUND)
    assert {one.total for one in downloads.told if isinstance(one, Loading)} == {0}


async def test_nothing_that_is_there_is_replaced(downloads: Downloads) -> None:
    downloads.folder.mkdir(parents=True)
    (downloads.folder / "a.mp3").write_text("mine")
    (downloads.folder / "a-2.mp3.part").write_text("on its way")
    (downloads.folder / "a-3.mp3").symlink_to(downloads.folder / "elsewhere")
    told = await downloads.of("/a.mp3")
    assert told.said.startswith("Downloaded a-4.mp3")
    assert (downloads.folder / "a.mp3").read_text() == "mine"
    assert (downloads.folder / "a-2.mp3.part").read_text() == "on its way"
    assert not (downloads.folder / "elsewhere").exists()


async def test_a_name_taken_meanwhile_is_left_alone(
    downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tell(_: Tiding) -> None:
        (downloads.folder / "a.mp3").write_text("theirs")

    monkeypatch.setattr(downloads, "_tell", tell)
    assert (await downloads.of("/a.mp3")).said.startswith("Downloaded a-2.mp3")
    assert (downloads.folder / "a.mp3").read_text() == "theirs"


async def test_stopped_in_the_middle_nothing_is_left(downloads: Downloads) -> None:
    task = asyncio.create_task(downloads.of("/slow.mp3"))
    await downloads.has_begun.wait()
    assert downloads.names() == ["slow.mp3.part"]
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert downloads.names() == []


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/none.mp3", "has no page at this address"),
        ("/short.mp3", "was cut off"),
    ],
)
async def test_what_does_not_come_whole_is_not_kept(
    downloads: Downloads, path: str, why: str
) -> None:
    downloads.most_bytes = 1 << 30
    with pytest.raises(SourceFault, match=why) as caught:
        await downloads.of(path)
    assert "was not fetched" in str(caught.value)
    assert not downloads.folder.exists() or downloads.names() == []


@pytest.mark.parametrize("path", ["/a.mp3", "/unknown.mp3"])
async def test_a_file_that_is_too_large_is_not_kept(downloads: Downloads, path: str) -> None:
    downloads.most_bytes = 100_000
    with pytest.raises(SourceFault, match=r"larger than .* downloads\.largest"):
        await downloads.of(path)
    assert not downloads.folder.exists() or downloads.names() == []


async def test_a_full_disk_is_told_before_anything_is_written(
    downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = type("Usage", (), {"free": (16 << 20) + 100_000})
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(SourceFault, match="It is 300 kB; 100 kB are free on the disk"):
        await downloads.of("/a.mp3")
    assert downloads.names() == []


async def test_a_disk_that_fills_up_is_told(
    downloads: Downloads, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write

    def full(opened: int, data: bytes) -> int:
        if os.fstat(opened).st_size > 50_000 and len(data) > 1000:
            raise OSError(28, "No space left on device")
        return write(opened, data)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(SourceFault, match="The disk is full"):
        await downloads.of("/a.mp3")
    assert downloads.names() == []


async def test_a_folder_that_cannot_be_is_told(downloads: Downloads) -> None:
    downloads.folder.parent.mkdir()
    downloads.folder.write_text("a file")
    with pytest.raises(SourceFault, match=r"downloads\.folder in the settings"):
        await downloads.of("/a.mp3")


async def test_a_story_from_outside_leads_nobody_inside(downloads: Downloads) -> None:
    downloads.is_private_allowed = False
    with pytest.raises(SourceFault, match="is a local network address"):
        await downloads.of("/a.mp3")
    downloads.is_private_allowed = True
    other = downloads.root.replace("127.0.0.1", "localhost")
    with pytest.raises(SourceFault, match="is a local network address"):
        await downloads.of("/a.mp3", root=other)
    assert not downloads.folder.exists()


async def test_of_several_files_one_is_named_by_its_number(downloads: Downloads) -> None:
    told = await downloads.of("/a.mp3", "/b.mp3")
    assert (told.is_done, told.said) == (
        False,
        "2 files. enclosures lists them, download 1 downloads one.",
    )
    assert (await downloads.of("/a.mp3", "/b.mp3", number=2)).said.startswith("Downloaded b.mp3")
    assert (await downloads.of("/a.mp3", number=2)).said == "No link 2. This story has 1."
    assert (await downloads.of()).said.startswith("No files are attached to this story.")
    with pytest.raises(SettingsFault, match="not opened"):
        await downloads.of("", root="file:///etc/passwd")


def named(address: str, kind: str | None = None) -> str:
    story = with_files(address)
    return next(names_for(LinkLine(1, "File", address, None, Enclosure(address, kind)), story))


@pytest.mark.parametrize(
    ("address", "kind", "name"),
    [
        ("https://a.example/x/One_Two.mp3?token=1#2", None, "one-two.mp3"),
        ("https://a.example/..%2F..%2Fetc%2Fpasswd", None, "etc-passwd"),
        ("https://a.example/.bashrc", None, "bashrc"),
        ("https://a.example/%2e%2e", "audio/mpeg", "a-song-sung.mp3"),
        ("https://a.example/a.%2Fsh", None, "a-sh"),
        ("https://a.example/con.txt", None, "story-con.txt"),
        ("https://a.example/", None, "a-song-sung"),
        ("https://a.example/play", "audio/mpeg; x=1", "play.mp3"),
        ("https://a.example/play", "../../x", "play"),
        ("https://a.example/%e2%80%ae3pm.exe", None, "3pm.exe"),
        ("https://a.example/日本語.mp3", None, "日本語.mp3"),
    ],
)
def test_names_are_made_anew(address: str, kind: str | None, name: str) -> None:
    assert named(address, kind) == name


@given(st.text(max_size=60), st.none() | st.text(max_size=20))
def test_no_address_makes_a_name_that_leads_elsewhere(path: str, kind: str | None) -> None:
    try:
        name = named(f"https://a.example/{path}", kind)
    except ValueError:  # no address at all: nothing is fetched from it
        return
    assert Path(name).name == name
    assert name[0].isalnum()
    assert name.isprintable()
    assert len(name.encode("utf-8", "replace")) < 200


def test_the_folder_is_the_readers_own(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert folder_of("") == home / "downloads"
    assert folder_of("~/Sounds") == tmp_path / "Sounds"
    assert folder_of("Sounds") == tmp_path / "Sounds"
    assert folder_of("/srv/x") == Path("/srv/x")
    with pytest.raises(SourceFault, match="there is no such user"):
        folder_of("~no-such-user-here/x")


class FetcherStandIn:
    """Somebody to send out, who only notes what for."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, ...]] = []
        self.is_free = True
        self.is_running = False

    def start(self, *words: str) -> bool:
        self.sent.append(words)
        return self.is_free


async def test_the_desk_sends_somebody(
    open_desk: Callable[..., Desk], done: Callable[..., Awaitable[Outcome]]
) -> None:
    story = with_files("https://a.example/a.mp3", "https://a.example/b.mp3")
    desk = open_desk(story)
    context = desk._context
    fetcher = FetcherStandIn()
    context.carrier = fetcher  # type: ignore[assignment]
    with pytest.raises(SettingsFault, match="cannot be changed here"):
        await done(context, "download", "1")
    newer = with_files("https://a.example/new.mp3", "https://a.example/b.mp3")
    context.library = Shelf(newer, None)  # type: ignore[assignment]
    await desk.do("open", "s1")
    assert (await desk.do("download", "2")).said == "Fetching b.mp3."
    assert (await desk.do("download", "1")).said.startswith("The story has changed and")
    assert (await desk.do("download", "x")).said.startswith("Which file?")
    assert (await desk.do("download")).said.startswith("2 files.")
    fetcher.is_free = False
    assert (await desk.do("download", "2")).said == manage_sources.BUSY_FILE
    assert fetcher.sent == [("download", "--", "s1", "2")] * 2
