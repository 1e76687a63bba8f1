"""Hostile strings in every field at once, past the first gate: nothing that leaves steers anything.

Stories are clean when they are taken in; here they are not, as if that had failed, so that each
place where words leave the program has to hold by itself.
"""

import base64
import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from rich.cells import cell_len
from textual.message import Message
from textual.pilot import Pilot

from tests.support.analysts import Scripted
from wirereader.analysis.engine_edition import edition
from wirereader.desk.commands.output.quote_export import FORMATS
from wirereader.desk.commands.output.save_story import file_in_form
from wirereader.desk.commands.story_lines import quote_lines
from wirereader.desk.desk import Desk
from wirereader.desk.notices import Arrived, BreakingArrived, FetchEnded, Fetching, Trouble
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.library.library import Library
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.body import Body, Link, Span
from wirereader.story.faults import SourceFault
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch, Enclosure, Story
from wirereader.views.cli import output
from wirereader.views.tui.app import WireApp
from wirereader.views.tui.pages.card_page import CardPage
from wirereader.views.tui.pages.map_page import MapScreen
from wirereader.views.tui.pages.table_page import TablePage
from wirereader.views.tui.screen import DeskScreen
from wirereader.views.tui.terminal_signals import Signalled, clipboard, notification
from wirereader.views.words import lines_of
from wirereader.views.wrapped_lines import ready_lines

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
HOSTILE = {
    "colour": "\x1b[31m",
    "title": "\x1b]0;TAKEN\x07",
    "clipboard": "\x1b]52;c;VEFLRU4=\x1b\\",
    "link": "\x1b]8;;http://taken.invalid\x1b\\",
    "notification": "\x1b]9;TAKEN\x07\x1b]777;notify;a;b\x1b\\",
    "left open": "\x1b]0;TAKEN",
    "lone escape": "\x1b",
    "reset": "\x1bc",
    "device control": "\x1bP$q\x1b\\\x1b_x\x1b\\\x1b^x\x1b\\\x1bXx\x1b\\",
    "C1": "\x9b31m\x9d0;TAKEN\x9c\x90q\x9c\x85",
    "C0": "\x00\x01\x05\x07\x08\x0b\x0c\x0d\x0e\x0f\x7f",
    "lines": "one\ntwo\r\nthree\u2028four\u2029",
    "bidi": "\u202e\u202d\u202a\u202b\u2066\u2067\u2068",
    "unseen": "\u200b\u2060\ufeff\u00ad" + "".join(chr(0xE0000 + ord(one)) for one in "TAKEN"),
    "markup": "[red]x[/] [@click=app.quit]y[/]",
    "marks": "a" + "\u0301" * 120,
    "wide": "東京👩‍👩‍👧🇬🇪",
    "formula": '=HYPERLINK("http://taken.invalid")',
    "long": "word " * 2000,
    "long word": "w" * 5000,
}
EVERYTHING = " ".join(HOSTILE.values())
STEERS = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)
"""Anything that is no visible character; a line feed ends a line."""


class World(NamedTuple):
    """Two stories by hostile people, one library, and what was found."""

    stories: tuple[Story, ...]
    findings: tuple[Findings, ...]


def a_story(number: int, evil: str) -> Story:
    said = f"We {evil} know"
    parts = (f"Ida {evil} Velde of Port {evil} spoke.", f"“{said}” she told {evil}.", "End.")
    text = "\n\n".join(parts)
    body = Body.kept(text, links=(Link(0, 3, f"https://a.invalid/{evil}"),))
    return Story(
        f"story{number}",
        Dispatch(
            guid=f"g{number}",
            headline=f"{evil} head {number} {evil}",
            body=body,
            source=f"{evil} wire",
            language="en",
            kicker=f"{evil} kicker",
            slug=f"{evil} slug",
            byline=f"{evil} Ann {evil}",
            dateline=f"{evil} LISBON",
            published=NOW - timedelta(days=number),
            editor_note=f"{evil} note",
            link=f"https://a.invalid/{number}?{evil}",
            version=f"{evil} version",
            corrects=f"{evil} guid",
            summary=f"{evil} summary",
            priority=evil,
            categories=(f"{evil} category",),
            signals=(f"{evil} signal",),
            people=(f"{evil} person",),
            places=(f"{evil} place",),
            enclosures=(Enclosure(f"https://a.invalid/{evil}.mp3", f"{evil}/type", 10),),
        ),
        Alert(AlertLevel.BREAKING, (f"{evil} reason",)),
        also_from=(f"{evil} other",),
    )


def found_in(story: Story, evil: str) -> Findings:
    text, said = story.body.text, f"We {evil} know"
    person, place = f"Ida {evil} Velde", f"Port {evil}"
    spots = [(text.index(person), len(person), 0), (text.index(place), len(place), 1)]
    at = text.index(said)
    entities = (
        Entity(EntityKind.PERSON, person, (f"{evil} Velde",), f"{evil} master"),
        Entity(EntityKind.PLACE, place, (f"{evil} port",), f"{evil} city", "PT", 38.7, -9.1),
    )
    return Findings(
        story.body.fingerprint,
        edition(),
        "en",
        entities,
        tuple(Mention(Span(start, start + size), one) for start, size, one in spots),
        (Quote((Span(at, at + len(said)),), Manner.DIRECT, speaker=0, certainty=0.9),),
        trouble=f"{evil} trouble",
    )


def a_world(evil: str) -> World:
    stories = tuple(a_story(number, evil) for number in (1, 2))
    return World(stories, tuple(found_in(story, evil) for story in stories))


@pytest.fixture(params=[*HOSTILE, "everything"])
def evil(request: pytest.FixtureRequest) -> str:
    return HOSTILE.get(request.param, EVERYTHING)


def opened(world: World) -> Desk:
    return Desk(world.stories, Scripted(world.findings, EVERYTHING), clock=lambda: NOW)


@pytest.fixture
def desk(evil: str) -> Iterator[Desk]:
    desk = opened(a_world(evil))
    yield desk
    desk.close()


SCRIPT = (
    *("list", "1", "all", "quotes", "1", "names", "why", "where", "card velde", "1", "card port"),
    *("map", "map port", "people", "1", "places", "1", "map", "links", "enclosures", "changes"),
    *(
        "stories-about velde",
        "history-back",
        "next-story-about",
        "join velde = port",
        "split velde",
    ),
    *("search velde", "searches", "rules", "sources", "errors", "quote 1", "copy", "copy link"),
    *("copy story", "export-quotes story md -", "export-quotes list csv -", "again", "width 40"),
    *("export-names all csv -", "export-names all md -", "export-stories csv -", "authors"),
    *("export-stories txt -", "compare 1 2", "names spelled", "quotes about velde", "tags"),
    *("people quoted", "export-names all json -", "export-stories json -", "sort title"),
    *("export-quotes list json -", "export-quotes person velde jsonld -", "settings", "list"),
)


async def obeyed(desk: Desk, evil: str) -> list[Outcome]:
    lines = (*SCRIPT, evil, f"find {evil}", f"card {evil}", f"map {evil}", f"search {evil}",
             f"people {evil}", f"tag {evil}", f"help {evil}", f"set {evil}", f"open {evil}",
             f"export-quotes {evil}", f"save-search {evil}", f"remove {evil}")  # fmt: skip
    return [await desk.obey(line) for line in lines]


async def test_no_line_of_plain_mode_has_a_control_byte(desk: Desk, evil: str) -> None:
    for outcome in await obeyed(desk, evil):
        told = lines_of(outcome, NOW, f"Not now: {evil}")
        for typography in (False, True):
            for line in ready_lines(told, 80, typography=typography):
                assert not STEERS.search(line)
                assert "\n" not in line


async def test_json_of_the_command_line_is_plain_ascii_or_letters(
    desk: Desk, evil: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for outcome in await obeyed(desk, evil):
        output.print_json({"said": outcome.said, "lines": lines_of(outcome, NOW)})
        output.refuse(outcome.said, is_json=True)
        output.refuse(outcome.said, is_json=False)
    story, findings = desk.story("story1"), desk.findings("story1")
    assert story is not None
    assert findings is not None
    output.print_json([output.quote_json(one, findings) for one in quote_lines(story, findings)[0]])
    output.print_json(output.names_json(story, findings, EntityKind.PLACE, {0, 1}))
    printed = capsys.readouterr()
    for line in (printed.out + printed.err).split("\n"):
        assert not STEERS.search(line)
    for line in printed.out.splitlines():
        json.loads(line)


async def test_what_is_typed_steers_nothing_either() -> None:
    """A terminal may hand on not valid UTF-8 as lone surrogates."""
    for outcome in await obeyed(opened(a_world("")), "\udc9b31m\ud800"):
        for line in ready_lines(lines_of(outcome, NOW), 80):
            assert not STEERS.search(line)


@pytest.mark.parametrize("form", FORMATS)
async def test_no_export_has_a_control_byte(desk: Desk, form: str) -> None:
    await desk.do("open", "story1")
    desk.catch_up()
    story, findings = desk.story("story1"), desk.findings("story1")
    assert story is not None
    assert findings is not None
    text = FORMATS[form](quote_lines(story, findings).quotes)
    assert not STEERS.search(text.replace("\r\n", "\n") if form == "csv" else text)
    text.encode()  # no lone surrogate is left
    if form == "csv":
        rows = list(csv.reader(io.StringIO(text, newline="")))
        assert len(rows) == 2
        assert not [cell for cell in rows[1] if cell.lstrip()[:1] in set("=+-@\t\r") - {""}]
    elif form == "markdown":
        assert not re.search(r"(?<!\\)[\[\]`](?!\()", text), "nothing is taken for Markdown"
    elif form != "text":
        json.loads(text)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".markdown", ".html", ".HTM", ".other"])
def test_no_saved_story_has_a_control_byte(evil: str, suffix: str) -> None:
    saved = file_in_form(a_story(1, evil), suffix)
    assert STEERS.search(saved.decode()) is None


async def test_no_list_that_is_written_has_a_control_byte(desk: Desk, tmp_path: Path) -> None:
    for form in ("csv", "json", "md", "txt"):
        file = tmp_path / f"stories.{form}"
        assert (await desk.do("export-stories", str(file))).is_done
        written = file.read_text(encoding="utf-8").replace("\r\n", "\n")
        assert STEERS.search(written) is None


async def test_the_clipboard_gets_letters_only(desk: Desk) -> None:
    await desk.do("open", "story1")
    for what in ("quote 1", "link", "paragraph", "story"):
        copied = getattr((await desk.do("copy", what)).shows, "copied", None)
        if copied is not None:
            assert not STEERS.search(copied.text)
            written = clipboard(copied.text)
            assert re.fullmatch(r"\x1b\]52;c;[A-Za-z0-9+/=]*\x1b\\", written)
            base64.b64decode(written[7:-2]).decode()


@pytest.mark.parametrize("kind", ["osc9", "osc777"])
def test_a_notification_is_one_command_however_hostile(kind: str, evil: str) -> None:
    written = notification(kind, f"{evil} headline {evil}")
    assert not STEERS.search(written.removeprefix("\x1b]").removesuffix("\x1b\\"))
    assert written.count(";") == (1 if kind == "osc9" else 3) or kind == "osc9"


# The full screen


class Screen:
    """The application, and what stands on its screen."""

    def __init__(self, app: WireApp, pilot: Pilot[int]) -> None:
        self.app, self._pilot = app, pilot

    async def check(self) -> None:
        await self._pilot.pause()
        await self.app.workers.wait_for_complete()
        await self._pilot.pause()
        width = self.app.size.width
        for strip in self.app.screen._compositor.render_strips():
            line = "".join(part.text for part in strip)
            assert not STEERS.search(line)
            assert "\n" not in line
            assert cell_len(line) == width, "no border is broken"
        assert self.app.is_running

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self._pilot.press(key)
            await self.check()

    async def ask(self, *words: str) -> None:
        first = self.app.screen_stack[0]
        assert isinstance(first, DeskScreen)
        first.ask(*words)
        await self.check()


@pytest.mark.parametrize(
    ("which", "size"),
    [(tuple(HOSTILE), (80, 24)), (("wide", "marks"), (40, 12)), (("lines", "bidi"), (160, 40))],
    ids=("everything", "wide", "turned"),
)
async def test_no_page_of_the_full_screen_draws_a_control_byte(
    which: tuple[str, ...], size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    evil = " ".join(HOSTILE[one] for one in which)
    world = a_world(evil)
    sent: list[str] = []
    desk = opened(world)
    app = WireApp(desk, now=lambda: NOW)
    async with app.run_test(size=size) as pilot:
        screen, first = Screen(app, pilot), app.screen_stack[0]
        assert isinstance(first, DeskScreen)
        post = first.post_message

        def noted(message: Message) -> bool:
            if isinstance(message, Signalled):
                sent.append(message.signals)
            return post(message)

        monkeypatch.setattr(first, "post_message", noted)
        await screen.press("enter", "greater_than_sign", "full_stop", "quotation_mark", "y", "w")
        await screen.press("tab", "down", "y", "tab", "down", "c", "escape", "f", "escape")
        await screen.ask("card", "velde")
        assert isinstance(app.screen, CardPage)
        await screen.press("end", "escape")
        await screen.ask("card", "port")
        await screen.press("m")
        assert isinstance(app.screen, MapScreen)
        await screen.press("end", "m", "escape")
        for words in (("people",), ("places",), ("links",), ("enclosures",), ("changes",),
                      ("errors",), ("sources",), ("why",)):  # fmt: skip
            await screen.ask(*words)
            await screen.press("end", "escape")
        await screen.ask("people")
        assert isinstance(app.screen, TablePage)
        await screen.press("slash", "v", "enter", "escape", "escape", "escape")
        fault = SourceFault(f"{evil} what", f"{evil} why", f"{evil} remedy")
        for notice in (
            Trouble(evil),
            BreakingArrived("story1", evil, evil),
            Arrived(1, 1, evil),
            Fetching(1, 2, evil),
            FetchEnded(evil, (str(fault),)),
        ):
            first.controller.hear(notice)
            await screen.check()
        await screen.press("M", "escape", "ctrl+p", "escape", "question_mark", "escape")
        assert app.title == "WireApp" or not STEERS.search(str(app.title))
    desk.close()
    for signals in sent:
        assert not STEERS.search(re.sub(r"\x1b\](?:52;c|9|777);|\x1b\\|\x07", "", signals))


async def test_what_the_library_kept_of_them_is_drawn_as_tamely() -> None:
    """Across stories: cleaned when stored or not, cards and the index are checked again."""
    world = a_world(EVERYTHING)
    with Library.open(None) as library:
        source = library.add_source(Source(f"in {EVERYTHING}", title=f"{EVERYTHING} wire"))
        records = [record_of(story.dispatch, None) for story in world.stories]
        library.store(source, records, FetchMemory(), NOW)
        for findings in world.findings:
            library.keep_findings(findings)
        desk = Desk([], Scripted(world.findings, EVERYTHING), clock=lambda: NOW, library=library)
        for line in SCRIPT:
            outcome = await desk.obey(line)
            for ready in ready_lines(lines_of(outcome, NOW), 80):
                assert not STEERS.search(ready)
        app = WireApp(desk, now=lambda: NOW)
        async with app.run_test(size=(100, 30)) as pilot:
            screen = Screen(app, pilot)
            for words in (("people",), ("places",), ("sources",), ("list",)):
                await screen.ask(*words)
                await screen.press("enter", "m", "escape", "escape")
        desk.close()


def test_lines_of_a_page_are_checked_at_the_last_gate_too() -> None:
    """The check itself can fail."""
    assert STEERS.search(EVERYTHING)
    outcome = Outcome("x", None, TextShown((EVERYTHING,)))  # type: ignore[arg-type]
    assert STEERS.search("".join(lines_of(outcome, NOW)))
    assert not STEERS.search("".join(ready_lines(lines_of(outcome, NOW), 80)))
