"""What reaches the terminal of somebody who listens: what changed, once, from where they are."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console
from rich.segment import Segment
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.geometry import Region, Size
from textual.strip import Strip

from tests.support.terminal import Opener, Terminal
from wirereader.desk.desk import Desk
from wirereader.settings.settings import Access, Settings
from wirereader.story.story import Story
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.screen_output import Sent

SIZE = Size(20, 4)
SAMPLES = Path(__file__).parents[3] / "feeds" / "stories"
SEED = "2008-08-29-georgia-breaks-ties.txt"
PRESET = '[access]\npreset = "screen-reader"\n'
COLUMNS, ROWS = 80, 24
QUIET_S = 1.0  # of silence: what a key changes has been drawn


def whole(*rows: str) -> LayoutUpdate:
    """All rows of the screen, drawn anew."""
    return LayoutUpdate([[Strip([Segment(row.ljust(20))])] for row in rows], Region(0, 0, 20, 4))


def part(y: int, words: str) -> ChopsUpdate:
    """One row, drawn anew."""
    chops: list[dict[int, Strip | None]] = [{} for _ in range(4)]
    chops[y] = {0: Strip([Segment(words.ljust(20))])}
    return ChopsUpdate(chops, [(y, 0, 20)], [[20] for _ in range(4)])


def shown(sent: Sent, update: LayoutUpdate | ChopsUpdate, row: int = 0) -> list[str]:
    """The words that are sent, in their order, for a reader who is on `row`."""
    changes = sent.only_changes(update, SIZE, row)
    written = changes.render_segments(Console())  # type: ignore[union-attr]
    assert not written.endswith("\n")
    return [words.strip() for words in re.split(r"\n|\x1b\[\d+;\d+H", written) if words.strip()]


def test_what_stands_there_already_is_not_sent_again() -> None:
    sent = Sent()
    assert shown(sent, whole("head", "one", "two", "foot")) == ["head", "one", "two", "foot"]
    assert shown(sent, whole("head", "one", "two", "foot")) == []
    assert shown(sent, whole("head", "one", "new", "foot")) == ["new"]
    assert shown(sent, part(2, "new")) == []
    assert shown(sent, part(1, "> one")) == ["> one"]
    assert shown(sent, whole("head", "one", "new", "foot")) == ["one"]


def test_a_reader_hears_first_the_row_they_are_on() -> None:
    sent = Sent()
    heard = shown(sent, whole("head", "one", "two", "foot"), row=2)
    assert heard == ["two", "foot", "head", "one"]


def test_all_is_sent_to_a_terminal_of_another_size_or_that_others_wrote_on() -> None:
    sent = Sent()
    rows = whole("head", "one", "two", "foot")
    shown(sent, rows)
    sent.forget()
    assert len(shown(sent, rows)) == 4
    changes = sent.only_changes(rows, Size(21, 4), 0)
    assert "head" in changes.render_segments(Console())  # type: ignore[union-attr]


def written(sent: Sent, update: LayoutUpdate | ChopsUpdate) -> str:
    """What a terminal is sent where nobody listens: in the order of the screen."""
    changes = sent.only_changes(update, SIZE)
    text: str = changes.render_segments(Console())  # type: ignore[union-attr]
    return text


def test_who_looks_is_sent_a_row_once_too() -> None:
    sent = Sent()
    assert "one" in written(sent, whole("head", "one", "two", "foot"))
    assert written(sent, whole("head", "one", "two", "foot")) == ""
    assert written(sent, whole("head", "one", "new", "foot")).count("\x1b[") == 1
    sent.forget()
    assert "head" in written(sent, whole("head", "one", "new", "foot"))


def test_a_row_that_may_be_drawn_wider_is_always_sent_whole() -> None:
    sent = Sent()
    family = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
    rows = whole("head", f"a {family} b", "two", "foot")
    written(sent, rows)
    assert "b" in written(sent, rows)
    assert "head" not in written(sent, rows)
    written(sent, whole("head", "plain", "two", "foot"))
    assert written(sent, whole("head", "plain", "two", "foot")) == ""


def test_pieces_side_by_side_are_known_apart() -> None:
    sent = Sent()

    def beside(left: str, right: str) -> LayoutUpdate:
        strips = [Strip([Segment(words.ljust(10))]) for words in (left, right)]
        return LayoutUpdate([strips], Region(0, 0, 20, 1))

    shown(sent, beside("a", "b"))
    assert shown(sent, beside("a", "c")) == ["c"]
    assert shown(sent, whole("over both")) == ["over both"]
    assert shown(sent, beside("a", "c")) == ["a         c"]


@pytest.mark.parametrize("row", [None, 0], ids=["looked at", "heard"])
def test_a_part_that_no_widget_drew_is_left_as_it_is(row: int | None) -> None:
    """As where the size changes while a page opens: what Textual lays out has a gap."""
    sent, console = Sent(), Console()

    def told(cells: dict[int, Strip | None]) -> str:
        rows: list[Any] = [cells.values()]
        changes = sent.only_changes(LayoutUpdate(rows, Region(0, 0, 20, 1)), SIZE, row)
        return changes.render_segments(console)  # type: ignore[union-attr, no-any-return]

    left, right = Strip([Segment("left ")]), Strip([Segment("right")])
    assert "left" in told({0: left, 5: None, 15: right})
    assert told({0: None, 15: right}) == ""
    assert "other" in told({0: None, 15: Strip([Segment("other")])})
    gap: list[Any] = [[left, None, right]]
    sent.forget()
    changes = sent.only_changes(LayoutUpdate(gap, Region(0, 0, 20, 1)), SIZE, row)
    assert changes.render_segments(console).endswith("left ")  # type: ignore[union-attr]


async def test_findings_that_come_later_draw_the_head_alone(
    scripted: Any, story_of: Callable[..., Story], monkeypatch: pytest.MonkeyPatch
) -> None:
    analyst = scripted(holds=True)
    settings = Settings(access=Access(preset="screen-reader"))
    app = WireApp(Desk([story_of(1, "Ferry breaks loose")], analyst, settings=settings))
    async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        article = app.desk_screen.article
        while article.story is None or not article.has_focus or not article.size.height:
            await pilot.pause(0.05)
        await pilot.pause(0.2)
        drawn: set[int] = set()
        render = Article.render_line

        def noted(self: Article, y: int) -> Strip:
            drawn.add(y)
            return render(self, y)

        monkeypatch.setattr(Article, "render_line", noted)
        for fingerprint in list(analyst.asked):
            analyst.answer(fingerprint)
        while article.findings is None or not drawn:
            await pilot.pause(0.05)
        assert drawn <= {0, 1, 2}, "headline, counts and the blank below"


def rows_of(written: bytes) -> Counter[int]:
    """How often each row is drawn: moves that are followed by words."""
    found = re.findall(rb"\x1b\[(\d+);\d+H(?:\x1b\[[\d;]*m)*[^\x1b\n]", written)
    return Counter(int(row) for row in found)


def drawn_by(session: Terminal, key: str, words: str) -> Counter[int]:
    """The rows that are drawn from a key on until these words are seen and nothing more comes."""
    before = len(session.raw)
    session.press(key)
    session.wait_for(words)
    session.settle(QUIET_S)
    return rows_of(bytes(session.raw[before:]))


@pytest.mark.journey
def test_a_story_is_drawn_once_and_from_its_headline_on(terminal: Opener, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text(PRESET)
    stories = home / "stories"
    stories.mkdir()
    (stories / SEED).write_bytes((SAMPLES / SEED).read_bytes())
    session = terminal("--tui", str(stories), size=(COLUMNS, ROWS))
    session.wait_for("Up/Down move")
    session.settle(QUIET_S)
    opened = drawn_by(session, "enter", "Space page")
    assert len(opened) >= 20
    assert sum(opened.values()) <= ROWS + 4, f"a row or two may change again: {opened}"
    assert next(iter(opened)) == 3, "the story's first line is the first that is drawn"
    assert "!!" not in session.text
    assert session.screen.cursor.y == 2
    session.wait_for("3 quotes")  # found, however slow the machine is
    session.settle(QUIET_S)
    assert sum(drawn_by(session, "]", "1 of 6").values()) <= 5
