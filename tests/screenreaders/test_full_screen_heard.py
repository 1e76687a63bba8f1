"""The full screen under real readers: an arrow gives the new row, a jump gives where it leads.

TDSR speaks what is drawn, in the order of the drawing, and after an arrow key the line of the
cursor; yasr follows the cursor on a screen of its own; BRLTTY shows 40 cells of the cursor's line.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.screenreader, pytest.mark.timeout(240)]
SAMPLES = Path(__file__).parents[2] / "feeds" / "stories"
NAMES = ("iceland-minister", "georgia-breaks", "holmon-bridge", "leeds-tram")
PRESET = '[access]\npreset = "screen-reader"\n'
ONE_PANE = pytest.mark.parametrize(
    ("size", "config"), [((60, 24), PRESET), ((80, 24), PRESET)], ids=["60x24", "80x24"]
)
FRAME = re.compile("[\u2500-\u259f\u2800-\u28ff]")
ICELAND, GEORGIA = "Iceland", "Georgia Breaks Diplomatic Ties With Russia"
FIRST = "Georgia is breaking off diplomatic relations"
QUOTE = '"Saakashvili will not be interested in'
UNKNOWN = "Unknown command zap. search zap searches for it. h for help."
SEARCHED = "Kremlin: 1 story, 1 breaking."
Opener = Callable[..., Any]
Measured = Callable[[str, list[str]], float]


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


def opened(reader: Any, until: str = FIRST) -> list[str]:
    """Open the second story; what was said."""
    reader.press("down", until=GEORGIA[:30])
    said: list[str] = reader.press("enter", until=until)
    reader.wait_for("3 quotes, 4 people.")  # what is found in it, however slow the machine is
    return said


@ONE_PANE
def test_down_says_exactly_the_new_row(
    listen: Opener, folder: str, size: tuple[int, int], config: str
) -> None:
    reader = listen("tdsr", "--tui", folder, size=size, config=config)
    at_rest(reader)
    down = reader.press("down", until=GEORGIA[:30])
    assert len(down) == 1
    assert re.match(rf">.*BREAKING +{GEORGIA[:30]}", down[0])
    up = reader.press("up", until=ICELAND)
    assert len(up) == 1
    assert ICELAND in up[0]
    assert not FRAME.search("".join(reader.said)), "no frame is drawn where a reader reads"


def test_a_story_is_said_once_from_its_head_on(
    listen: Opener, folder: str, measured: Measured
) -> None:
    reader = listen("tdsr", "--tui", folder, config=PRESET)
    at_rest(reader)
    said = opened(reader)
    start = said.index(">BREAKING")
    first = next(at for at, one in enumerate(said) if one.startswith(FIRST))
    assert measured("full screen: open a story, to its first word", said[start:first]) <= 3
    assert measured("full screen: open a story, all that is drawn", said) <= 40
    assert not any("!!" in one for one in said), "words for marks"
    body = [one for one in said if len(one) > 40]
    assert len(body) == len(set(body)), "and no line twice"


@ONE_PANE
def test_a_mention_and_its_paragraph_are_said(
    listen: Opener, folder: str, size: tuple[int, int], config: str
) -> None:
    reader = listen("tdsr", "--tui", folder, size=size, config=config)
    at_rest(reader)
    opened(reader)
    said = reader.press("]", until="1 of 6")
    where = [one for one in said if one.startswith("Georgia, 1 of 6, paragraph 1.")]
    there = [one for one in said if one.lstrip(">▌ ").startswith(FIRST)]
    left = [one for one in said if one.removeprefix("!! ") == "BREAKING"]
    assert (len(where), len(there)) == (1, 1)
    if config:
        assert len(said) == 2 + len(left), "the row reached, the sentence, and the row left"
    said = reader.press("]", until="2 of 6")
    assert any(one.startswith("Georgia, 2 of 6, paragraph 3.") for one in said)


def test_a_jump_says_name_count_and_paragraph(
    listen: Opener, folder: str, measured: Measured
) -> None:
    reader = listen("tdsr", "--tui", folder, config=PRESET)
    at_rest(reader)
    opened(reader)
    reader.press("f", until="David Darchiashvili")
    said = reader.press("d", until="paragraph 4.")
    assert said[0].startswith(">Senior ruling party member of parliament David Darchiashvili")
    where = [one for one in said if one.startswith("David Darchiashvili, 1 of 2, paragraph 4.")]
    assert len(where) == 1
    assert measured("full screen: name, count, paragraph", where) <= 2


@ONE_PANE
def test_enter_on_a_quote_gives_the_quote(
    listen: Opener, folder: str, size: tuple[int, int], config: str
) -> None:
    reader = listen("tdsr", "--tui", folder, size=size, config=config)
    at_rest(reader)
    opened(reader)
    reader.press("u", until="Quotes, 3")
    assert len(reader.press("down", until="Saakashvili will not")) == 1
    said = reader.press("enter", until="Paragraph 7. David Darchiashvili.")
    at = [one.lstrip(">▌ ").startswith(QUOTE) for one in said]
    assert at[0], "the quote is said before what is left"
    assert sum(at) == 1, "the quote is said once"


def test_braille_shows_exactly_the_row_the_mention_and_the_quote(
    listen: Opener, folder: str
) -> None:
    cells = listen("brltty", "--tui", folder, config=PRESET)
    at_rest(cells)
    down = cells.press("down", until="Georgia Breaks")
    assert [one.split() for one in down] == [[">", "BREAKING", *GEORGIA.split()[:3]]]
    assert cells.press("enter", until=">BREAKING")[-1] == ">BREAKING"
    cells.wait_to_see("3 quotes, 4 people.")
    mention = cells.press("]", until=f">{FIRST}"[:30])
    assert [one[:39] for one in mention] == [f">{FIRST}"[:39]]
    assert cells.press("u", until=">1 ")[-1].startswith('>1 "It already happened.')
    assert cells.press("down", until=">2 ")[-1].startswith('>2 "Saakashvili will not')
    quote = cells.press("enter", until='>"Saaka')
    assert quote[-1][:39] == f">{QUOTE}"[:39].rstrip()
    assert len(quote) <= 2, "the line that was left, and the quote"
    assert cells.press("escape", until="Georgia Breaks")[-1].startswith(">   BREAKING  Georgia")


def test_braille_shows_search_error_and_help(listen: Opener, folder: str) -> None:
    cells = listen("brltty", "--tui", folder, config=PRESET)
    at_rest(cells)
    cells.press("\\", until="Search:")
    assert cells.press("kremlin\r", until="Georgia")[-1].startswith(">   BREAKING  Georgia")
    status = [line.strip() for line in cells.screen.display]
    assert SEARCHED in status, "one line down of the cursor's, and its reader can go there"
    cells.press(":", until=":")
    cells.press("zap\r", until="Georgia")
    assert "Unknown command zap. search zap searches for it. h for help." in [
        line.strip() for line in cells.screen.display
    ]
    assert re.match(r">\S.*: [A-Z]", cells.press("?", until=">Enter")[-1])


def test_yasr_says_the_two_changed_rows_at_most(listen: Opener, folder: str) -> None:
    reader = listen("yasr", "--tui", folder, config=PRESET)
    at_rest(reader)
    said = " ".join(reader.press("down", until=GEORGIA))
    rows = [said.count(headline) for headline in (GEORGIA, "Iceland", "bridge divides", "tram")]
    assert rows[0] == 1
    assert rows[1] <= 1
    assert rows[2:] == [0, 0]
    words = (
        rf"{GEORGIA}|Iceland\S+ finance minister resigns over hotel sale|BREAKING"
        r"|North\S*(?: Press)?|VOA|\d+ Nov|\b2008\b"
    )
    assert not re.sub(words, "", said).strip(" >"), "the two rows and no more"


def test_yasr_says_the_mention_and_the_quote(listen: Opener, folder: str) -> None:
    reader = listen("yasr", "--tui", folder, config=PRESET)
    at_rest(reader)
    opened(reader, "returning home")  # each name is a piece of its own
    said = " ".join(reader.press("]", until="1 of 6"))
    assert "Georgia, 1 of 6, paragraph 1." in said
    assert "Heinlein" not in said, "no other line of the story"
    reader.press("u", until="Quotes, 3")
    reader.press("down", until="Saakashvili will not")
    said = " ".join(reader.press("enter", until="Paragraph 7. David Darchiashvili."))
    assert QUOTE.strip('"') in said


def test_help_is_heard_as_lines(listen: Opener, folder: str, measured: Measured) -> None:
    reader = listen("tdsr", "--tui", folder, config=PRESET)
    at_rest(reader)
    said = reader.press("?", until="Keys in the headlines")
    assert sum(bool(re.match(r">?\S.*: [A-Z].*\.", one)) for one in said) > 15
    assert measured("full screen: the first page of help", said) <= 40
    down = reader.press("down", until=".")
    assert len(down) == 1, "one line, and no other"
    assert re.match(r">\S.*: [A-Z].*\.", down[0])
    back = reader.press("escape", until=ICELAND)
    assert any(one.startswith(">") and ICELAND in one for one in back)


def test_a_search_and_an_error_are_said_in_a_sentence(
    listen: Opener, folder: str, measured: Measured
) -> None:
    reader = listen("tdsr", "--tui", folder, config=PRESET)
    at_rest(reader)
    reader.press("\\")
    said = reader.press("kremlin\r", until=SEARCHED)
    assert sum(bool(re.match(rf">.*{GEORGIA}", one)) for one in said) == 1, "the row, once"
    reader.press(":")
    said = reader.press("zap\r", until=UNKNOWN)
    assert measured("full screen: an error", said) <= 5
    said = reader.press("R", until="Sources cannot be changed here.")
    assert len(said) == 1, "the sentence and nothing else"


def test_a_refresh_is_said_at_its_start_and_its_end(
    listen: Opener, address: str, measured: Measured
) -> None:
    program = [sys.executable, "-m", "wirereader"]
    subprocess.run([*program, "add", address], check=True, capture_output=True, timeout=100)
    reader = listen("tdsr", "--tui", config=PRESET)
    reader.wait_for("Story 0")
    reader.settle(1.2)
    said = reader.press("R", until="1 new story")
    told = [one for one in said if "Story 0" not in one]
    assert sum("Fetching 1 source" in one for one in told) <= 1
    assert measured("full screen: a refresh", told) <= 4
    assert not any(one.startswith(">") for one in told), "the reader is left where they are"
    assert not any("Story 1" in one for one in said), "what came waits for a key"
    assert any("Story 1" in one for one in reader.press("r", until="Story 1"))


def test_the_default_screen_is_drawn_once_and_names_plain_mode(listen: Opener) -> None:
    reader = listen("tdsr", "--tui", size=(80, 24))
    reader.wait_for("is plain mode")
    reader.wait_for("analysed")
    reader.settle(2)
    heard = reader.said
    assert len(heard) <= 25
    words = " ".join(heard)
    assert words.count("plain mode") == 1
    for row in ("22 NOVEMBER", "Council backs tram line", "Slovenian parliament passes", "? help"):
        assert words.count(row) == 1, f"{row} is drawn once"
