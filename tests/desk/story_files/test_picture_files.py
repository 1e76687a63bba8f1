"""Pictures of a story: told in words, sent for where they can be drawn, kept as pixels alone."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import Drawing, PictureShown
from wirereader.desk.refresh.file_download import fetch_picture
from wirereader.desk.story_files import picture_files
from wirereader.desk.story_files.picture_files import (
    drawing_in,
    keep,
    pictures_of,
    place_of,
    told_of,
)
from wirereader.desk.story_files.story_links import link_line
from wirereader.formats.html.plain_text import body_of_html
from wirereader.formats.html.sanitizer import safe_html
from wirereader.settings.settings import Access
from wirereader.sources.fetch_result import Failed, FailureKind, Fetched, FetchPolicy
from wirereader.story.body import Block, BlockKind, Body, Link
from wirereader.story.clean import is_clean
from wirereader.story.faults import FormatFault, SourceFault
from wirereader.story.links import links_of
from wirereader.story.source import Source
from wirereader.story.story import Dispatch, Enclosure, Story

OpenDesk = Callable[..., Desk]
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
ADDRESS = "https://cdn.example/ferry.jpg"
TEXT = "The ferry lay in port.\n\nThe Maren at her quay. Photo: Ann\x1b[2J Porter\n\nMore."
FILES = (
    Enclosure("https://cdn.example/a.mp3", "audio/mpeg"),
    Enclosure(ADDRESS, "image/jpeg", 340_000, "The Maren at her quay. Photo: Ann\x1b[2J Porter"),
    Enclosure("https://cdn.example/b.PNG"),
    Enclosure("https://cdn.example/c.png", "text/html"),
)


def story_with(files: tuple[Enclosure, ...] = FILES, *, caption: bool = True) -> Story:
    start = TEXT.index("The Maren")
    blocks = (Block(BlockKind.CAPTION, start, TEXT.index("\n\nMore"), 0),) if caption else ()
    files = files if caption else tuple(one._replace(caption=None) for one in files)
    body = Body.kept(TEXT, blocks, (Link(4, 9, "https://wire.example/ferry"),))
    return Story("s1", Dispatch("g", "Ferry", body, "Wire", enclosures=files))


@pytest.fixture(autouse=True)
def at_home(home: Path) -> Path:
    return home


class FetcherStandIn:
    def __init__(self) -> None:
        self.sent: list[tuple[str, ...]] = []
        self.is_running = self.is_busy = False

    def start(self, *words: str) -> bool:
        self.sent.append(words)
        return not self.is_busy


class Shelf:
    def __init__(self, story: Story | None) -> None:
        self._story = story

    def story(self, _: str) -> Story | None:
        return self._story

    def source_of(self, _: str) -> Source:
        return Source("k")


async def opened(open_desk: OpenDesk, story: Story, fetcher: FetcherStandIn | None = None) -> Desk:
    desk = open_desk(story)
    await desk.do("open", "s1")
    if fetcher is not None:
        desk._context.fetcher = fetcher  # type: ignore[assignment]
        desk._context.library = Shelf(story)  # type: ignore[assignment]
        desk._context.view = "tui"
    return desk


def test_pictures_keep_the_numbers_of_links() -> None:
    assert [line.number for line in pictures_of(story_with())] == [3, 4]


async def test_words_come_first_and_somebody_is_sent(open_desk: OpenDesk) -> None:
    fetcher = FetcherStandIn()
    desk = await opened(open_desk, story_with(), fetcher)
    outcome = await desk.do("picture")
    assert outcome.said == "Picture 1 of 2: ferry.jpg, 340 kB."
    shows = outcome.shows
    assert isinstance(shows, PictureShown)
    assert shows.lines[0].startswith("Caption: The Maren at her quay. Photo: Ann")
    assert shows.lines[-1] == "browse 3 opens it in the browser."
    assert all(map(is_clean, shows.lines))
    assert (shows.file, shows.why) == (place_of(ADDRESS), "")
    assert fetcher.sent == [("picture", "--", "s1", "3")]
    fetcher.is_busy = True
    shows = (await desk.do("picture", "2")).shows
    assert isinstance(shows, PictureShown)
    assert shows.why.startswith("Another download is running")
    assert (await desk.do("picture", "3")).said == "No picture 3. This story has 2."
    assert (await desk.do("picture", "x")).said == "No picture x. This story has 2."


async def test_one_that_is_there_is_not_fetched_again(open_desk: OpenDesk) -> None:
    fetcher = FetcherStandIn()
    desk = await opened(open_desk, story_with(), fetcher)
    keep(place_of(ADDRESS), Drawing(1, 2, b"abcdef"))
    shows = (await desk.do("picture")).shows
    assert isinstance(shows, PictureShown)
    assert (shows.why, fetcher.sent) == ("", [])
    assert drawing_in(shows.file) == Drawing(1, 2, b"abcdef")


@pytest.mark.parametrize("where", ["plain", "colourless", "heard"])
async def test_where_nothing_is_drawn_nothing_is_fetched(open_desk: OpenDesk, where: str) -> None:
    fetcher = FetcherStandIn()
    desk = await opened(open_desk, story_with(caption=False), fetcher)
    context = desk._context
    if where == "plain":
        context.view = "plain"
    else:
        access = Access(
            color=where == "heard", preset="screen-reader" if where == "heard" else "none"
        )
        context.settings = context.settings._replace(access=access)
    shows = (await desk.do("picture")).shows
    assert isinstance(shows, PictureShown)
    assert shows.why == "It cannot be shown here."
    assert shows.lines[0] == "It has no caption or description."
    assert fetcher.sent == []


async def test_a_story_without_pictures_still_tells_its_captions(open_desk: OpenDesk) -> None:
    desk = await opened(open_desk, story_with(()))
    said = (await desk.do("picture")).said
    assert said.startswith("No pictures in this story. The captions: The Maren")
    desk = await opened(open_desk, story_with((), caption=False))
    assert (await desk.do("picture")).said == "No pictures in this story."


def a_jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (320, 160), "blue").save(file, "JPEG")
    return file.getvalue()


async def fetched(data: bytes | None, number: int = 3, story: Story | None = None) -> str:
    async def fetch(address: str, policy: FetchPolicy, _: object, into: Any, **__: object) -> Any:
        assert (address, policy.most_bytes) == (ADDRESS, 12 << 20)
        if data is None:
            fault = SourceFault("It failed.", "No answer in 10 seconds.", "Try again later.")
            return Failed(0, fault, FailureKind.TIMED_OUT)
        into.begin(len(data))
        into.take(data)
        return Fetched(0, b"", {}, address, None, None, None, None, "")

    told = await fetch_picture(
        Shelf(story or story_with()), "s1", number, policy=FetchPolicy(), now=NOW, fetch=fetch
    )
    return told.said


async def test_only_pixels_are_kept() -> None:
    assert await fetched(a_jpeg()) == "Picture downloaded: 320 by 160 pixels."
    found = drawing_in(place_of(ADDRESS))
    assert found is not None
    assert (found.width, found.height) == (160, 80)
    assert found.rgb[2] > 240


async def test_what_cannot_be_fetched_or_read_leaves_nothing() -> None:
    with pytest.raises(SourceFault, match=r"No answer .* browse 3 opens it"):
        await fetched(None)
    with pytest.raises(FormatFault, match="cannot be drawn"):
        await fetched(b"<html>log in</html>")
    assert await fetched(b"", number=2) == "There is no such picture."
    assert not place_of(ADDRESS).exists()


def test_the_oldest_of_many_are_thrown_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_files, "_KEPT", 2)
    for number in range(4):
        keep(place_of(str(number)), Drawing(1, 1, b"abc"))
    assert len(list(place_of("x").parent.iterdir())) == 2
    assert drawing_in(place_of("3")) is not None


@pytest.mark.parametrize(
    "data",
    [b"", b"P6", b"P6 1 1 255\n", b"P6 9999 1 255\nabc", b"P5 1 1 255\nabc", b"P6 1 x 255\nabc"],
)
def test_a_file_that_is_not_ours_is_not_drawn(data: bytes, tmp_path: Path) -> None:
    place = tmp_path / "x.ppm"
    place.write_bytes(data)
    assert drawing_in(place) is None


def bodied(markup: str, *files: Enclosure) -> Story:
    body = body_of_html(safe_html(markup, "https://e.org/"))
    return Story("s1", Dispatch("g", "Head", body, "Wire", enclosures=files))


def told(story: Story) -> list[tuple[str, list[str]]]:
    return [(line.address, told_of(story, line)) for line in pictures_of(story)]


def test_each_picture_has_its_own_caption_or_none() -> None:
    figures = (
        "<p>Words.</p><figure><img src='q.jpg' alt='Crowd on the quay'>"
        "<figcaption>The quay on Monday.</figcaption></figure><img src='r.jpg' alt=''>"
        "<table><caption>Ferries</caption><tr><td>a</td></tr></table>"
        "<figure><figcaption>Both of them</figcaption><img src='s.jpg'><img src='t.jpg'></figure>"
    )
    mayor = Enclosure("https://e.org/m.jpg", "image", None, "Mayor at the rail")
    assert told(bodied(figures, mayor)) == [
        (
            "https://e.org/q.jpg",
            ["Picture: Crowd on the quay.", "Caption: The quay on Monday."],
        ),
        ("https://e.org/r.jpg", []),
        ("https://e.org/s.jpg", ["Caption: Both of them."]),
        ("https://e.org/t.jpg", ["Caption: Both of them."]),
        ("https://e.org/m.jpg", ["Caption: Mayor at the rail."]),
    ]


def test_links_list_what_is_shown_and_where_it_leads() -> None:
    story = bodied(
        "<p>See <a href='/a'>this</a>.</p><a href='/page'><img src='p.jpg' alt='A crane'></a>"
        "<iframe src='https://video.example/embed/abc'></iframe><video src='v.mp4'></video>"
        "<img src='q.jpg' alt=''>",
        Enclosure("https://e.org/p.jpg", "image/jpeg", 5000),
    )
    assert [link_line(line) for line in links_of(story)] == [
        "1. this, e.org, paragraph 1.",
        "2. Picture: A crane, e.org, paragraph 2.",
        "3. File p.jpg, image/jpeg, 5.0 kB, e.org.",
        "4. Embedded page: video.example, video.example, paragraph 3.",
        "5. Video: e.org, e.org, paragraph 4.",
        "6. Picture, e.org, paragraph 4.",
    ]
    assert [line.number for line in pictures_of(story)] == [3, 6]


def test_a_caption_kept_before_is_that_of_the_only_picture() -> None:
    body = Body.kept("Old caption", (Block(BlockKind.CAPTION, 0, 11),))
    files = (Enclosure(ADDRESS, "image/jpeg"), Enclosure("https://cdn.example/b.png"))
    for number, lines in ((1, ["Caption: Old caption."]), (2, [])):
        story = Story("s1", Dispatch("g", "Ferry", body, "Wire", enclosures=files[:number]))
        assert told_of(story, pictures_of(story)[0]) == lines
