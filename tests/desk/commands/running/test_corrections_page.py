"""What was corrected or withdrawn, a line each that says a thing once; a number opens the story."""

from datetime import timedelta

import pytest

from tests.library.conftest import NOON
from tests.library.events.test_follows import Put
from tests.tracking.changes.version_pairs import FERRY
from wirereader.desk.commands.running.corrections_page import correction_line
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import StoryShown, TextShown
from wirereader.library.library import Library


def test_what_stands_in_the_headline_is_not_told_again() -> None:
    told = "Withdrawn: This story has been withdrawn.\nWithdrawn: WITHDRAWN: Dengue in Marstad"
    assert correction_line("WITHDRAWN: Dengue in Marstad", "killed", told) == (
        "Withdrawn: Dengue in Marstad. This story has been withdrawn."
    )
    kill = 'Withdrawn: Editors: kill the story headed "Mayor out".'
    assert correction_line("KILL: Mayor out", "killed", kill) == (
        'Withdrawn: Mayor out. Editors: kill the story headed "Mayor out".'
    )


def test_of_a_correction_its_words_and_one_change_are_told() -> None:
    told = "Correction: it is 3.\n6-2 is now 3-2.\nHeadline: Ostheim beat Pelldale 3-2"
    assert correction_line("Ostheim beat Pelldale 3-2", "usable", told) == (
        "Corrected: Ostheim beat Pelldale 3-2. It is 3. 6-2 is now 3-2."
    )
    assert correction_line("Ostheim wins", "usable", told, most=1) == (
        "Corrected: Ostheim wins. It is 3."
    )


def test_a_change_of_the_numbers_that_the_correction_has_told_is_not_told_again() -> None:
    note = "Correction: an earlier version gave goals as 6. It is 3.\n"
    line = "Corrected: Ostheim wins. An earlier version gave goals as 6. It is 3."
    assert correction_line("Ostheim wins", "usable", f"{note}6-2 is now 3-2: a win.") == line
    assert correction_line("Ostheim wins", "usable", f"{note}Goals: 6 is now 3.") == line
    assert correction_line("Ostheim wins", "usable", f"{note}Dead: 12 is now 9.") == (
        f"{line} Dead: 12 is now 9."
    )


def test_words_that_were_cut_end_with_a_whole_sentence() -> None:
    told = "Withdrawn: This story has been withdrawn. The Post could not confirm what\u2026"
    assert correction_line("Mayor out", "killed", told) == (
        "Withdrawn: Mayor out. This story has been withdrawn."
    )


@pytest.mark.parametrize("command", ["corrections", "briefing"])
async def test_a_number_opens_what_was_corrected(library: Library, put: Put, command: str) -> None:
    story = put("wire", FERRY, 0, "urn:f")
    library.running.note_shown(story, 1)
    library.set_marks([story], read=True, said="read", now=NOON)
    note = "\n\nCorrection: An earlier version gave seven dead. It is six."
    put("wire", (FERRY[0], FERRY[1].replace("seven", "six") + note), 1, "urn:f")
    desk = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=3))
    outcome = await desk.obey(command)
    assert isinstance(outcome.shows, TextShown)
    (line,) = [one for one in outcome.shows.lines if "Corrected: " in one]
    told = desk.json_answer("corrections")
    assert isinstance(told, dict)
    (kept,) = told["corrections"]
    assert (kept["story"], kept["withdrawn"]) == (story, False)
    assert kept["lines"][0] == "An earlier version gave seven dead. It is six."
    opened = await desk.obey(line.partition(".")[0])
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.id == story
    desk.close()


async def test_a_corrected_story_that_was_not_read_is_told_where_none_was(
    library: Library, put: Put
) -> None:
    put("wire", ("CORRECTED-Mill reopens in Ostheim", "The mill reopens."), 0, "urn:m")
    desk = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=3))
    outcome = await desk.obey("any corrections")
    assert outcome.said == (
        "Nothing you read in the last 30 days was corrected. 1 story is marked as a correction:"
    )
    opened = await desk.obey("1")
    assert isinstance(opened.shows, StoryShown)
    desk.close()
