"""What is fetched unasked, what of it is told, and that nobody waits for it."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

from wirereader.desk import fetch_requests
from wirereader.desk.desk import Desk
from wirereader.desk.notices import BreakingArrived, FetchEnded, Fetching, FindingsReady, Notice
from wirereader.desk.outcomes import ErrorsShown
from wirereader.desk.refresh.progress_reports import BreakingNews, Ended, Loading, Progress, Tiding
from wirereader.desk.refresh.refresh_process import Refreshing
from wirereader.story.source import Source, SourceOptions
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
MakeStory = Callable[..., Story]
BREAKING = BreakingNews("s1", "Bridge falls", "City", 1)


class FetcherStandIn:
    """Somebody who goes out when sent, and tells what a test has them tell."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, ...]] = []
        self.is_running = False
        self.is_willing = True
        self.deliver: Callable[[Tiding], None] = lambda _: None

    def start(self, *words: str) -> bool:
        if self.is_running or not self.is_willing:
            return False
        self.sent.append(words)
        self.is_running = True
        return True

    def tell(self, *tidings: Tiding) -> None:
        for tiding in tidings:
            self.deliver(tiding)

    def end(self, said: str, **more: Any) -> None:
        self.is_running = False
        self.deliver(Ended(said, **more))

    def stop(self) -> None:
        self.end("Stopped.")


class Shelf:
    """A library in which nothing changes, and whose sources want whole articles or not."""

    def __init__(self) -> None:
        self.wants_whole = True
        self.asked: list[str] = []

    def source_of(self, story_id: str) -> Source:
        self.asked.append(story_id)
        return Source("k", options=SourceOptions(whole_article=self.wants_whole))

    def changed(self) -> bool:
        return False


class Scene:
    """A desk whose fetcher and library are ours, and what it told."""

    def __init__(self, desk: Desk, *stories: Story) -> None:
        self.desk, self.fetcher, self.shelf = desk, FetcherStandIn(), Shelf()
        self.carrier = FetcherStandIn()
        free = [self.fetcher, self.carrier]
        self.ids = [story.id for story in stories]
        self.told: list[Notice] = []

        def made(deliver: Callable[[Tiding], None]) -> Refreshing:
            somebody = free.pop(0)
            somebody.deliver = deliver
            return somebody  # type: ignore[return-value]

        desk.send_out(made)
        desk._context.library = self.shelf  # type: ignore[assignment]
        desk.listen(self.told.append)

    async def open(self, number: int = 0) -> None:
        assert (await self.desk.do("open", self.ids[number])).is_done

    def heard(self) -> list[Notice]:
        self.desk.catch_up()
        told, self.told[:] = list(self.told), []
        return [one for one in told if not isinstance(one, FindingsReady)]


@pytest.fixture
def scene(open_desk: OpenDesk, make_story: MakeStory) -> Scene:
    stories = [
        make_story(f"Story {n}", "Words.", link=f"https://wire.example/{n}") for n in range(3)
    ]
    stories.append(make_story("Without a link", "Words."))
    return Scene(open_desk(*stories), *stories)


async def test_opening_waits_for_nothing_and_starts_nothing(scene: Scene) -> None:
    await scene.open()
    assert (scene.fetcher.sent, scene.shelf.asked) == ([], [])


async def test_the_whole_article_is_fetched_once_a_story(scene: Scene) -> None:
    await scene.open()
    await scene.desk.look_for_news()
    assert scene.fetcher.sent == [("article", "--", scene.ids[0])]
    assert not scene.desk.is_fetching, "nobody asked for it: nobody waits for it"
    scene.fetcher.end("Whole article: 9 paragraphs.")
    await scene.open(1)
    await scene.open(0)
    await scene.desk.look_for_news()
    assert len(scene.fetcher.sent) == 1
    await scene.open(1)
    await scene.desk.look_for_news()
    assert scene.fetcher.sent[1:] == [("article", "--", scene.ids[1])]


async def test_only_sources_that_want_it_are_asked_for_it(scene: Scene) -> None:
    scene.shelf.wants_whole = False
    await scene.open()
    await scene.desk.look_for_news()
    await scene.open(3)
    await scene.desk.look_for_news()
    assert (scene.fetcher.sent, scene.shelf.asked) == ([], [scene.ids[0]])


async def test_somebody_who_is_out_is_not_sent_again_but_later(scene: Scene) -> None:
    scene.fetcher.is_running = True
    await scene.open()
    await scene.desk.look_for_news()
    scene.desk.refresh_quietly()
    assert scene.fetcher.sent == []
    assert scene.desk.is_fetching, "what is under way was asked for"
    scene.fetcher.is_running = False
    await scene.desk.look_for_news()
    assert scene.fetcher.sent == [("article", "--", scene.ids[0])]


async def test_the_end_of_a_whole_article_is_told(scene: Scene) -> None:
    await scene.open()
    await scene.desk.look_for_news()
    scene.fetcher.tell(Progress(0, 1))
    scene.fetcher.end("Whole article: 9 paragraphs.")
    assert scene.heard() == [FetchEnded("Whole article: 9 paragraphs.")]


def test_a_quiet_refresh_tells_only_breaking_news(scene: Scene) -> None:
    scene.desk.refresh_quietly()
    assert scene.fetcher.sent == [("refresh", "--due")]
    assert not scene.desk.is_fetching
    scene.fetcher.tell(Progress(1, 3), BREAKING)
    scene.fetcher.end("3 new stories.", new=3, faults=("City failed.",))
    assert scene.heard() == [BreakingArrived("s1", "Bridge falls", "City")]


def test_what_was_asked_for_is_told_step_by_step(scene: Scene) -> None:
    scene.fetcher.start("refresh")
    assert scene.desk.is_fetching
    scene.fetcher.tell(Progress(1, 3, 2, 1), BREAKING)
    scene.fetcher.end("2 new stories.", faults=("City failed.",))
    assert scene.heard() == [
        Fetching(1, 3, "Fetching 3 sources. 1 done, 1 failed."),
        BreakingArrived("s1", "Bridge falls", "City"),
        FetchEnded("2 new stories.", ("City failed.",)),
    ]


def test_after_a_quiet_one_the_next_is_told_again(scene: Scene) -> None:
    scene.desk.refresh_quietly()
    scene.fetcher.end("No new stories.")
    scene.fetcher.start("refresh")
    assert scene.desk.is_fetching
    scene.fetcher.end("1 new story.")
    assert scene.heard() == [FetchEnded("1 new story.")]


async def test_who_could_not_be_sent_leaves_nothing_quiet(scene: Scene) -> None:
    scene.fetcher.is_willing = False
    scene.desk.refresh_quietly()
    await scene.open()
    await scene.desk.look_for_news()
    scene.fetcher.is_willing = True
    scene.fetcher.start("refresh")
    assert scene.desk.is_fetching
    scene.fetcher.end("1 new story.")
    assert scene.heard() == [FetchEnded("1 new story.")]


async def test_what_failed_and_belongs_to_no_source_stays_readable(scene: Scene) -> None:
    scene.desk._context.library = None
    said = "The file at a.example was not fetched. It is too large."
    for other in (said, "Another thing.", said):
        scene.carrier.start("download")
        scene.carrier.end(other, is_done=False, others=(other,))
    outcome = await scene.desk.do("errors")
    assert isinstance(outcome.shows, ErrorsShown)
    assert outcome.shows.lines == ("1. Another thing.", f"2. {said}")


def test_a_file_is_told_now_and_then_and_keeps_no_news_from_coming(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([100.0, 100.0, 104.0, 105.0, 105.0])
    monkeypatch.setattr(fetch_requests, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    scene.carrier.start("download")
    assert scene.desk.is_fetching
    scene.carrier.tell(*(Loading("a.mp3", n * 1_000_000, 48_000_000) for n in (0, 12, 24)))
    scene.desk.refresh_quietly()
    assert scene.fetcher.sent == [("refresh", "--due")], "the news does not wait for a file"
    scene.fetcher.end("3 new stories.")
    scene.carrier.end("Downloaded a.mp3.")
    assert [scene.desk.is_fetching] == [False]
    assert [getattr(one, "said", "") for one in scene.heard()] == [
        "Fetching a.mp3, 0 bytes of 48 MB.",
        "Fetching a.mp3, 24 of 48 MB.",
        "Downloaded a.mp3.",
    ]


async def test_all_that_is_under_way_is_stopped(scene: Scene) -> None:
    assert (await scene.desk.do("stop")).said == "No refresh or download is running. q quits."
    scene.carrier.start("download")
    assert (await scene.desk.do("stop")).said == "Stopping."
    scene.carrier.start("download")
    scene.fetcher.start("refresh")
    scene.desk.stop_fetching()
    assert [one.is_running for one in (scene.carrier, scene.fetcher)] == [False, False]


def test_nobody_to_send_is_no_trouble(open_desk: OpenDesk) -> None:
    desk = open_desk()
    desk.refresh_quietly()
    assert not desk.is_fetching


async def test_of_one_refresh_no_more_is_announced_than_is_pinned(scene: Scene) -> None:
    many = [BREAKING._replace(story=f"s{number}") for number in range(8)]
    scene.desk.refresh_quietly()
    scene.fetcher.tell(*many)
    scene.fetcher.end("8 new stories.")
    scene.desk.refresh_quietly()
    scene.fetcher.tell(many[7])
    scene.desk.catch_up()
    told = [one.story for one in scene.told if isinstance(one, BreakingArrived)]
    assert told == ["s0", "s1", "s2", "s3", "s4", "s7"]
