"""What a listener may count on, item by item, with the test that shows it; and what lacked one."""

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.support.waiting import LIMIT_S
from wirereader.desk.desk import Desk
from wirereader.desk.notices import Arrived
from wirereader.desk.refresh.progress_reports import (
    AlertNews,
    BreakingNews,
    Ended,
    Progress,
    Tiding,
)
from wirereader.library.library import Library
from wirereader.story.body import Body
from wirereader.story.source import Source, SourceKind
from wirereader.story.story import Dispatch, Story
from wirereader.views.plain import prompt

Talk = Callable[..., list[str]]
TESTS = Path(__file__).parents[2]
HELP = TESTS.parent / "src" / "wirereader" / "help"
CHECKLIST = {
    1: "test_the_bytes_of_a_real_session test_hostile_strings_reach_no_terminal",
    2: "test_the_prompt_stands_alone_and_ctrl_c_and_ctrl_d_do_their_part",
    3: "test_no_ornament_is_printed",
    4: "test_headline_lines",
    5: "test_every_list_announces_its_count test_a_number_acts_on_the_last_list",
    6: "test_no_line_is_wider_than_asked_for test_a_terminal_wraps_at_its_width_and_at_most_at_80",
    7: "test_no_prompt_where_there_is_no_terminal "
    "test_no_line_is_wrapped_where_there_is_no_terminal",
    8: "test_prompts",
    9: "test_news_is_told_after_the_answer",
    10: "test_the_transcript_of_the_first_story test_a_morning_by_ear",
    11: "test_a_long_refresh_is_told_in_lines_and_ctrl_c_stops_it",
    12: "test_errors_are_told_in_words test_a_bug_is_one_sentence_and_a_log",
    13: "test_a_long_list_comes_in_parts",
    14: "test_enter_reads_on_and_marks_read test_where test_again_repeats_the_last_answer",
    15: "test_help_is_one_narrow_screen test_every_word_is_explained",
    16: "test_lines test_case_and_accents_do_not_matter "
    "test_an_ambiguous_name_lists_numbered_choices",
    17: "test_typography_is_kept_on_request test_typographic_marks_become_plain test_age",
    18: "test_tab_and_what_was_typed_in_a_real_terminal "
    "test_ctrl_c_at_the_prompt_asks_again_and_ctrl_d_leaves",
    19: "test_which_view test_what_other_programs_understand",
    20: "test_what_identifies_a_line_comes_first "
    "test_forty_cells_of_braille_show_the_prompt_and_the_answer",
    21: "test_a_start_with_ten_headlines test_a_session_is_heard_answer_by_answer "
    "test_a_refresh_is_two_lines test_a_story_is_said_once_from_its_head_on "
    "test_a_page_of_help_is_spoken_in_time",
    22: "test_plain_mode_says_what_the_desk_says test_the_script_does_nearly_every_command",
    23: "test_the_seed_story_stands_as_drawn",
    24: "test_the_seed_story_stands_as_drawn",
    25: "test_words_for_marks_hold_in_the_story_too test_star_and_read_marks_are_drawn",
    26: "test_people_places_and_quotes_differ_without_colour "
    "test_places_stand_in_brackets_where_words_are_wanted",
    27: "test_every_letter_stands_out test_every_letter_of_every_page_stands_out",
    28: "test_no_color_draws_in_none test_programs_started_from_here_are_told_of_no_color",
    29: "test_the_terminals_own_colours_are_left_to_it",
    30: "test_the_cursor_is_where_the_reader_is_after_every_key "
    "test_the_cursor_is_at_the_name_just_reached test_the_caret_of_a_field_has_the_cursor",
    31: "test_down_says_exactly_the_new_row test_a_mention_and_its_paragraph_are_said "
    "test_enter_on_a_quote_gives_the_quote test_a_jump_says_name_count_and_paragraph "
    "test_braille_shows_exactly_the_row_the_mention_and_the_quote",
    32: "test_down_moves_one_row_and_paints_two test_yasr_says_the_two_changed_rows_at_most "
    "test_a_story_is_drawn_once_and_from_its_headline_on "
    "test_what_stands_there_already_is_not_sent_again",
    33: "test_findings_that_come_later_move_no_line",
    34: "test_findings_that_come_later_move_no_line "
    "test_a_refresh_is_said_at_its_start_and_its_end",
    35: "test_all_that_was_said_can_be_read_again",
    36: "test_enter_opens_tab_cycles_escape_goes_back",
    37: "test_arrows_enter_and_escape_suffice_in_every_preset "
    "test_the_arrows_preset_has_no_key_that_is_typed",
    38: "test_every_size_is_drawn_without_a_fault",
    39: "test_width_lines_and_gaps_are_as_asked_for "
    "test_a_body_is_not_wider_than_80_unless_asked_for",
    40: "test_question_mark_lists_the_keys_of_the_pane test_help_names_every_key_of_the_pane "
    "test_help_is_heard_as_lines",
    41: "test_the_key_leaves_for_plain_mode_at_the_line_being_read "
    "test_plain_mode_begins_at_the_paragraph_with_its_words",
    42: "test_no_ornament_is_printed",
    43: "test_plain_mode_says_what_the_desk_says",
    44: "test_buttons_menus_and_rules_are_furniture test_a_label_alone_on_its_line_is_a_kicker",
}
WITHOUT: set[int] = set()


@pytest.fixture(scope="module")
def names() -> frozenset[str]:
    """The names of all tests there are."""
    found: set[str] = set()
    for path in TESTS.rglob("test_*.py"):
        found.update(
            re.findall(r"^(?:async )?def (test_\w+)", path.read_text("utf-8"), re.MULTILINE)
        )
    return frozenset(found)


def test_every_item_has_a_test_or_is_known_to_have_none(names: frozenset[str]) -> None:
    assert sorted(CHECKLIST) == list(range(1, 45))
    assert {item for item, tests in CHECKLIST.items() if not tests} == WITHOUT
    assert {one for tests in CHECKLIST.values() for one in tests.split()} <= names


def test_conformance_names_tests_that_there_are(names: frozenset[str]) -> None:
    lines = (HELP / "conformance.txt").read_text("utf-8").splitlines()[1:]
    for line in lines:
        assert re.match(r"\d\.\d\.\d+[^.]*(?:\.\d+)*.* (?:Met|Partly|Not met|Not applicable)", line)
        assert set(re.findall(r"test_\w+", line)) <= names, line


def test_the_page_on_access_is_heard_in_two_minutes() -> None:
    words = (HELP / "access.txt").read_text("utf-8").split()
    assert len(words) / 350 <= 2


def stories(number: int) -> list[Story]:
    return [Story(f"s{n}", Dispatch(f"s{n}", f"Story {n}", Body.of("One."))) for n in range(number)]


def test_no_ornament_is_printed(talk: Talk) -> None:
    lines = talk(
        "1", "a", "u", "i", "c dar", "h", "h access", "h conformance", "set", "e", "zap", "q"
    )
    for line in lines:
        assert not re.search("[\u2190-\u21ff\u2500-\u28ff\u2022\U0001f000-\U0001ffff]", line)
        assert not re.fullmatch(r"[-=_*#~ ]{3,}", line)


def test_every_list_announces_its_count(talk: Talk) -> None:
    lines = talk("l", "1", "u", "i", "c dar", "f georg", "q")
    for first, line in enumerate(lines):
        if line.startswith("1. "):
            assert re.search(r"\b\d+ (?:stor|quote|people|name|mention)", lines[first - 1])


def test_a_long_list_comes_in_parts(talk: Talk) -> None:
    lines = talk("m", "m", "3-4", "q", stories=stories(25))
    assert lines[21] == "20 of 25. m for more."
    assert lines[22] == "21 to 25 of 25."
    assert lines[28] == "End of the list: that was all 25."
    assert [line[:2] for line in lines[30:32]] == ["3.", "4."]


def test_news_is_told_after_the_answer(
    talk: Talk, seed: Story, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk([seed])
    news = iter([Arrived(2, 1, "2 new stories, 1 breaking.")])

    async def look() -> None:
        for one in news:
            desk._inbox.tell(one)

    monkeypatch.setattr(desk, "look_for_news", look)
    lines = talk("w", "w", "q", desk=desk)
    assert lines[2].startswith("List of stories")
    assert lines[3] == "2 new stories, 1 breaking."
    assert lines[4].startswith("List of stories"), "told once"


class FetcherStandIn:
    """A refresh that tells what the test lets it tell."""

    is_running = False

    def __init__(self, deliver: Callable[[Tiding], None]) -> None:
        self.deliver = deliver

    def start(self, *_: str) -> bool:
        self.is_running = True
        return True

    def stop(self) -> None:
        self.deliver(Ended("Stopped; stories that arrived are kept."))
        self.is_running = False

    def close(self) -> None:
        """Nothing to end."""


def test_a_long_refresh_is_told_in_lines_and_ctrl_c_stops_it(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = Library.open(tmp_path / "library.sqlite3")
    library.add_source(Source("http://x.test/", SourceKind.FEED, "http://x.test/", "City Desk"))
    desk = Desk([], library=library)
    desk.at_close.append(library.close)
    made: list[FetcherStandIn] = []

    def make(deliver: Callable[[Tiding], None]) -> FetcherStandIn:
        made.append(FetcherStandIn(deliver))
        return made[0]

    desk.send_out(make)  # type: ignore[arg-type]
    alert = AlertNews("Alert. bridge: Bridge falls. City Desk.")
    told = iter([Progress(7, 12), BreakingNews("a", "Bridge falls", "City Desk", 1), None])

    def wait(_: float) -> None:
        tiding = next(told)
        if tiding is None:
            raise KeyboardInterrupt
        made[0].deliver(tiding)
        if isinstance(tiding, BreakingNews):
            made[0].deliver(alert)
        desk.catch_up()

    monkeypatch.setattr(desk, "wait_for_word", wait)
    monkeypatch.setattr(prompt, "LONG_WAIT_S", -1)
    lines = talk("r", "w", "q", desk=desk)
    assert lines[1:9] == [
        "Fetching 1 source.",
        "Still fetching, 7 of 12.",
        "Still fetching, 7 of 12.",
        "Stopping.",
        "Still fetching, 7 of 12.",
        "Stopped; stories that arrived are kept.",
        "BREAKING. Bridge falls. City Desk.",
        "Alert. bridge: Bridge falls. City Desk.",
    ]
    assert lines[9].startswith("No stories."), "the prompt is there again"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("1", ")"), "VOA's Peter Heinlein reports from Tbilisi"),
        (("1", ")", "("), "Georgia is breaking off diplomatic relations"),
        (("1", "("), "This is the first sentence."),
        (("1", "$", ")", ")", ")"), "End of story. Enter for the next unread."),
        (("1", "3-4"), "Senior ruling party member of parliament"),
        (("1", "3-99"), "Russia's Foreign Ministry Friday said"),
        (("1", "12-14"), "No paragraphs 12 to 14. This story has 10."),
        (("1", "ws"), "Russia's Foreign Ministry Friday said"),
        (("1", "quote"), "No quote selected. quote 2 goes to the second."),
        (("1", '"', '"', "quote"), 'David Darchiashvili: "Saakashvili will not be interested'),
        (("1", "quote 5", "quote"), "David Darchiashvili. Says the official break in ties was"),
        ((")",), "BREAKING. Georgia Breaks Diplomatic Ties With Russia. Georgia is breaking off"),
        (("ws",), "Russia's Foreign Ministry Friday said"),
    ],
)
def test_units_of_reading(talk: Talk, lines: Iterable[str], said: str) -> None:
    assert talk(*lines, "q")[-1].startswith(said)


def test_enter_reads_on_from_a_sentence(talk: Talk) -> None:
    assert talk("1", "2g", ")", "", "q")[-1].startswith("The move came less than 24 hours")


def test_a_script_may_be_commented(talk: Talk) -> None:
    assert talk("# where am I", "w", "q")[-1].startswith("List of stories, 1 of 1.")


def test_slow_work_is_said_at_once(
    seed: Story, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    import threading

    desk, heard = Desk([seed]), threading.Event()
    lines = iter(["w", "q"])
    monkeypatch.setattr("builtins.input", lambda _: next(lines))
    for stream in (sys.stdin, sys.stdout):
        monkeypatch.setattr(stream, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 1, raising=False)
    write = prompt._write

    def note(text: str) -> None:
        write(text)
        if text == "Working.\n":
            heard.set()

    monkeypatch.setattr(prompt, "_write", note)
    obey = desk.obey

    async def slow(line: str) -> object:
        assert line == "q" or heard.wait(LIMIT_S)
        return await obey(line)

    monkeypatch.setattr(desk, "obey", slow)
    assert prompt.run(desk) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[2] == "Working."
    assert said[3].startswith("List of stories")
