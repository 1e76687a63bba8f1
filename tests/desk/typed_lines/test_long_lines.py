"""A line of any length is answered, and what a long one takes does not grow with its square."""

import pytest

from tests.desk.conftest import OpenDesk
from tests.support.steps import steps
from wirereader.desk.commands.story_lines import AnalysedStory, speaker_named
from wirereader.story.findings import Findings
from wirereader.story.story import Story


@pytest.mark.parametrize("line", ["quotes by {}", "show me {}", "search {}", "who is {}"])
async def test_a_line_of_a_hundred_thousand_letters_is_refused(
    open_desk: OpenDesk, line: str
) -> None:
    desk = open_desk()
    await desk.do("open", "1")
    typed = line.format("you " * 25_000)
    assert desk.wants_findings_of(typed) is None
    assert not desk.wants_all_findings(typed)
    outcome = await desk.obey(typed)
    assert not outcome.is_done
    assert outcome.said == "The line is too long. It may have 20,000 characters."


def test_many_words_before_a_speaker_take_no_square(seed: Story, seed_findings: Findings) -> None:
    at = AnalysedStory(seed, seed_findings)
    speaker_named(at, "quorl " * 50, "")  # tables are read and patterns compiled once
    few = steps(lambda: speaker_named(at, "quorl " * 50, ""))
    many = steps(lambda: speaker_named(at, "quorl " * 5_000, ""))
    assert many < 2 * few, "each step looks through all of the words: their number may not grow"


def test_a_name_after_many_words_is_found(seed: Story, seed_findings: Findings) -> None:
    at = AnalysedStory(seed, seed_findings)
    speaker = next(one.speaker for one in seed_findings.quotes if one.speaker is not None)
    name = seed_findings.entities[speaker].name
    assert speaker_named(at, f"the {'very ' * 300}well known {name}", "") == name
