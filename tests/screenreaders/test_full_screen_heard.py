"""The full screen under real readers: an arrow gives the new row, a jump gives where it leads."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.screenreader
SAMPLES = Path(__file__).parents[2] / "feeds" / "stories"
NAMES = ("iceland-minister", "georgia-breaks", "holmon-bridge", "leeds-tram")
PRESET = '[access]\npreset = "screen-reader"\n'
ONE_PANE = pytest.mark.parametrize(
    ("size", "config"), [((60, 24), ""), ((80, 24), PRESET)], ids=["60x24", "preset"]
)
FRAME = re.compile("[\u2500-\u259f\u2800-\u28ff]")
ICELAND, GEORGIA = "Iceland", "Georgia Breaks Diplomatic Ties With Russia"
QUOTE = '>"Saakashvili will not be interested in'
Opener = Callable[..., Any]


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """Four stories, two of them breaking."""
    made = tmp_path / "stories"
    made.mkdir()
    for path in SAMPLES.iterdir():
        if any(name in path.name for name in NAMES):
            shutil.copy(path, made)
    return str(made)


def at_rest(reader: Any) -> None:
    """Go on until the first story's findings are told, so that nothing else is drawn by itself."""
    reader.wait_for(ICELAND)
    reader.settle(1.2)


@ONE_PANE
def test_down_says_exactly_the_new_row(
    listen: Opener, folder: str, size: tuple[int, int], config: str
) -> None:
    reader = listen("tdsr", "--tui", folder, size=size, config=config)
    at_rest(reader)
    down = reader.press("down")
    assert len(down) == 1
    assert re.match(rf">.*BREAKING +{GEORGIA}", down[0])
    up = reader.press("up")
    assert len(up) == 1
    assert ICELAND in up[0]
    assert not FRAME.search("".join(reader.said)), "no frame is drawn where a reader reads"


@ONE_PANE
def test_a_mention_and_its_paragraph_are_said(
    listen: Opener, folder: str, size: tuple[int, int], config: str
) -> None:
    reader = listen("tdsr", "--tui", folder, size=size, config=config)
    at_rest(reader)
    reader.press("down")
    reader.press("enter", until="Georgia is breaking off")
    said = reader.press("]", until="1 of 6")
    assert any(one.startswith(">Georgia is breaking off diplomatic relations") for one in said)
    assert said[-1].startswith("Georgia, 1 of 6, paragraph 1."), "where it is comes last"
    assert len(said) <= 3, "the row left, the row reached, and the sentence"


@ONE_PANE
def test_enter_on_a_quote_gives_the_quote(
    listen: Opener, folder: str, size: tuple[int, int], config: str
) -> None:
    reader = listen("tdsr", "--tui", folder, size=size, config=config)
    at_rest(reader)
    reader.press("down")
    reader.press("enter", until="Georgia is breaking off")
    reader.press("u", until="Quotes, 3")
    assert len(reader.press("down")) == 1
    said = reader.press("enter", until="Paragraph 7. David Darchiashvili.")
    assert any(one.startswith(QUOTE) for one in said)


def test_braille_shows_exactly_the_row_the_mention_and_the_quote(
    listen: Opener, folder: str
) -> None:
    cells = listen("brltty", "--tui", folder, config=PRESET)
    cells.wait_for("Iceland")
    cells.settle(1.2)
    assert cells.press("down")[-1].split() == [">", "BREAKING", *GEORGIA.split()[:3]]
    cells.press("enter", until="BREAKING")
    assert cells.press("]")[-1].startswith(">Georgia is breaking off")
    assert cells.press("u")[-1].startswith('>1 "It already happened.')
    assert cells.press("down")[-1].startswith('>2 "Saakashvili will not')
    assert cells.press("enter", until='>"Saaka')[-1] == QUOTE


def test_yasr_says_the_two_changed_rows_at_most(listen: Opener, folder: str) -> None:
    reader = listen("yasr", "--tui", folder, config=PRESET)
    at_rest(reader)
    said = " ".join(reader.press("down"))
    assert GEORGIA in said
    rest = said.replace(GEORGIA, "")
    assert "Holmon" not in rest
    assert "tram" not in rest
    assert len(rest.split()) < 40


def test_help_is_heard_as_lines(listen: Opener, folder: str) -> None:
    reader = listen("tdsr", "--tui", folder, config=PRESET)
    at_rest(reader)
    said = reader.press("?", until="Keys in the headlines")
    assert any(re.match(r"\S.*: [A-Z].*\.", one) for one in said)


def test_a_search_and_an_error_are_said_in_a_sentence(listen: Opener, folder: str) -> None:
    reader = listen("tdsr", "--tui", folder, config=PRESET)
    at_rest(reader)
    reader.press("\\")
    said = reader.press("kremlin\r", until="Kremlin: 1 story, 1 breaking.")
    assert any(re.match(rf">.*{GEORGIA}", one) for one in said), "and the row that was found"
    reader.press(":")
    reader.press("zap\r", until="Unknown command zap. h for help.")
    said = reader.press("R", until="Sources cannot be followed here.")
    assert len(said) == 1, "the sentence and nothing else"
