"""Plain mode under real readers: what is heard, and how long that takes at 350 words a minute."""

import re
import shutil
import subprocess
import sys
import wave
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.screenreader, pytest.mark.timeout(240)]
SAMPLES = Path(__file__).parents[2] / "feeds" / "stories"
SEED = SAMPLES / "2008-08-29-georgia-breaks-ties.txt"
HEAD = "BREAKING. Georgia Breaks Diplomatic Ties With Russia."
GEORGIA = "Georgia Breaks Diplomatic Ties"
Opener = Callable[..., Any]


def test_a_start_with_ten_headlines(
    listen: Opener, tmp_path: Path, measured: Callable[[str, list[str]], float]
) -> None:
    folder = tmp_path / "ten"
    folder.mkdir()
    for path in sorted(SAMPLES.glob("2026-1*"))[-11:]:  # two are takes of one story
        shutil.copy(path, folder)
    reader = listen("tdsr", "--plain", str(folder))
    reader.wait_for("10. ")
    assert reader.said[0].startswith("wirereader, plain. 10 stories, 10 unread")
    assert reader.said[-1] == ">"
    assert sum(bool(re.match(r"\d+\. ", one)) for one in reader.said) == 10
    assert measured("start with ten headlines", reader.said) <= 25, "ours run to ten words each"
    reader.press("say less\r", until="Verbosity: less.")
    said = reader.press("l\r", until="10. ")
    assert measured("the same, saying less", said) <= 20


def test_a_session_is_heard_answer_by_answer(
    listen: Opener, measured: Callable[[str, list[str]], float]
) -> None:
    reader = listen("tdsr", "--plain", str(SEED.parent))
    reader.wait_for(GEORGIA)
    number = next(one for one in reader.said if GEORGIA in one).partition(".")[0]
    said = reader.press(f"{number}\r", until="Georgia is breaking")
    start = said.index(HEAD)
    first = next(n for n, one in enumerate(said) if one.startswith("Georgia is breaking"))
    assert measured("open a story, to its first word", said[start:first]) <= 3
    assert said[-1] == ">"
    reader.press("say less\r", until="Verbosity: less.")
    said = reader.press(f"open {number}\r", until="Georgia is breaking")
    first = next(n for n, one in enumerate(said) if one.startswith("Georgia is breaking"))
    assert measured("the same, saying less", said[1:first]) <= 2
    reader.press("say normal\r", until="normal")
    said = reader.press("f dar\r", until="1 of 2")
    where = next(one for one in said if "1 of 2" in one)
    assert where == "David Darchiashvili, 1 of 2, paragraph 4."
    assert measured("jump: name, count, paragraph", [where]) <= 2
    said = reader.press("]\r", until="2 of 2")
    assert said[-2:] == ["David Darchiashvili, 2 of 2, paragraph 6.", ">"]
    said = reader.press("zap\r", until="Unknown")
    assert said[-2:] == ["Unknown command zap. search zap searches for it. h for help.", ">"]
    assert measured("an error", said) <= 5
    said = reader.press("/ kremlin\r", until="Kremlin: ")
    assert [one for one in said if one != "Working."][1] == "Kremlin: 1 story, 1 breaking."
    said = reader.press("h\r", until="Quit.")
    assert measured("help", said) <= 40


def test_a_refresh_is_two_lines(
    listen: Opener, home: Path, address: str, measured: Callable[[str, list[str]], float]
) -> None:
    program = [sys.executable, "-m", "wirereader"]
    subprocess.run([*program, "add", address], check=True, capture_output=True, timeout=50)
    assert home.exists()
    reader = listen("tdsr", "--plain")
    reader.wait_for("1. ")
    said = reader.press("r\r", until="new stor")
    said = [one for one in said if one != "Working."]  # on a slow machine
    answer = [one for one in said if one not in {"r", ">"}]
    assert answer[0] == "Fetching 1 source."
    assert len(answer) == 2
    assert measured("a refresh", said) <= 4


def test_forty_cells_of_braille_show_the_prompt_and_the_answer(listen: Opener) -> None:
    cells = listen("brltty", "--plain", "--width", "40", str(SEED))
    cells.wait_for(">")
    cells.press("w\r")
    lines = [line.rstrip() for line in cells.screen.display if line.strip()]
    assert lines[-1] == ">"
    assert lines[-3:-1] == [
        "Paragraph 1 of 10, story 1 of 1. Georgia",
        "Breaks Diplomatic Ties With Russia.",
    ]
    assert all(len(line) <= 40 for line in lines)
    assert cells.said[-1].startswith(">"), "the display is at the prompt"


def test_yasr_hears_the_answer_and_the_prompt(listen: Opener) -> None:
    reader = listen("yasr", "--plain", str(SEED))
    reader.wait_for("returning home")
    said = reader.press("zap\r", until="Unknown")
    assert any("Unknown command zap. search zap" in one for one in said)


@pytest.mark.parametrize(("topic", "longest"), [("access", 120), ("plain", 60)])
def test_a_page_of_help_is_spoken_in_time(
    tmp_path: Path, topic: str, longest: float, record_property: Callable[[str, object], None]
) -> None:
    espeak = shutil.which("espeak-ng") or pytest.skip("espeak-ng is not installed")
    page = resources.files("wirereader.help").joinpath(f"{topic}.txt").read_text("utf-8")
    sound = tmp_path / "page.wav"
    command = [espeak, "-s", "350", "-w", str(sound), "--stdin"]
    subprocess.run(command, input=page, text=True, check=True, timeout=100)
    with wave.open(str(sound)) as heard:
        took = heard.getnframes() / heard.getframerate()
    record_property(topic, round(took, 1))
    sys.stderr.write(f"\nhelp, {topic}: {took:.1f} s\n")
    assert 5 < took <= longest
