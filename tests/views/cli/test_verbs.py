import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.support.analysts import SEED, Scripted, seed_found
from wirereader.desk.analysis_queue.worker_queue import (
    NO_MEMORY,
    TOO_LARGE,
)
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import take_in
from wirereader.library.library import Library
from wirereader.story.faults import LibraryFault, WirereaderFault
from wirereader.views.cli import arguments, verbs

TESTS = Path(__file__).parent.parent.parent
FEEDS = TESTS.parent / "feeds" / "stories"
SPANISH = FEEDS / "2026-11-13-valparaiso-ascensor.txt"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Do = Callable[..., "Result"]


class Result:
    """What a command printed, and its exit code."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def do(capsys: pytest.CaptureFixture[str]) -> Do:
    """Do one command on the sample stories, or on those it names."""
    library = Library.open(None)

    def done(line: str, *more: str, why: str = "", fault: LibraryFault | None = None) -> Result:
        def open_desk(paths: Sequence[Path]) -> Desk:
            arrivals = take_in(paths or [FEEDS])
            faults = (*arrivals.faults, fault) if fault else arrivals.faults
            return Desk(
                arrivals.stories,
                Scripted(why=why, find=seed_found),
                library,
                faults,
                clock=lambda: NOW,
            )

        try:
            code = verbs.run(arguments.understand([*line.split(), *more]), open_desk)
        except WirereaderFault as raised:
            code = raised.exit_code
        out, err = capsys.readouterr()
        return Result(code, out, err)

    return done


def test_list_is_one_array_breaking_first_then_newest(do: Do) -> None:
    rows = do("list --json").json
    assert len(rows) >= 15
    keys = [
        "n",
        "id",
        "headline",
        "kicker",
        "source",
        "published",
        "received",
        "read",
        "starred",
        "alert",
        "link",
        "byline",
        "tags",
        "folder",
        "revision",
        "changed",
        "copies",
        "event",
    ]
    assert all(list(row) == keys for row in rows)
    assert [row["n"] for row in rows] == list(range(1, len(rows) + 1))
    alerts = [row["alert"] is not None for row in rows]
    assert alerts == sorted(alerts, reverse=True)
    for group in (True, False):
        times = [r["published"] for r in rows if (r["alert"] is not None) is group]
        assert times == sorted(times, reverse=True)
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", r["published"]) for r in rows)


def test_list_keeps_to_its_limit(do: Do) -> None:
    assert len(do("list --json --limit 2").json) == 2
    lines = do("list --limit 2").out.splitlines()
    assert re.fullmatch(r"\d+ stories, \d+ unread, 3 breaking\.", lines[0])
    assert lines[1].startswith("1. BREAKING.")
    assert re.fullmatch(r"2 of \d+\.", lines[3])
    assert len(lines) == 4


def test_list_as_tab_separated_values(do: Do) -> None:
    row = do("list --format tsv --limit 1").out.rstrip("\n").split("\t")
    assert (row[0], row[1], len(row)) == ("1", "BREAKING", 4)


def test_read_gives_the_story_as_promised(do: Do) -> None:
    story = do(f"read {SEED} --json").json
    assert list(story) == [
        "id",
        "source",
        "headline",
        "kicker",
        "byline",
        "dateline",
        "published",
        "received",
        "language",
        "link",
        "text",
        "paragraphs",
        "alert",
        "revision",
        "findings",
        "coverage",
    ]
    assert story["headline"] == "Georgia Breaks Diplomatic Ties With Russia"
    assert story["source"] == "VOA"
    assert story["byline"] is None
    assert story["alert"]["level"] == "breaking"
    assert len(story["paragraphs"]) == 10
    start, end = story["paragraphs"][0]
    assert story["text"][start:end].startswith("Georgia is breaking off")
    findings = story["findings"]
    assert set(findings) >= {"id", "engine", "language", "entities", "mentions", "quotes", "alert"}
    names = {e["name"]: e["id"] for e in findings["entities"]}
    first = next(m for m in findings["mentions"] if m["entity"] == names["David Darchiashvili"])
    assert story["text"][first["start"] : first["end"]] == "David Darchiashvili"


def test_read_in_lines_gives_the_whole_story(do: Do) -> None:
    lines = do(f"read {SEED}").out.splitlines()
    assert lines[0] == "BREAKING. Georgia Breaks Diplomatic Ties With Russia."
    assert lines[1] == "VOA. By Peter Heinlein. 10 paragraphs, 3 quotes, 4 people."
    assert len(lines) == 12
    narrow = do(f"read {SEED} --width 40").out.splitlines()
    assert all(len(line) <= 40 for line in narrow)


def test_a_story_is_read_by_number_and_by_id(do: Do) -> None:
    rows = do("list --json").json
    by_number = do("read 2 --json").json
    assert by_number["id"] == rows[1]["id"] == do(f"read {rows[1]['id']} --json").json["id"]


def test_engine_trouble_is_said_and_a_story_stays_readable(do: Do) -> None:
    why = "the analysis could not be started."
    result = do(f"read {SEED} --json", why=why)
    assert result.code == 0
    assert result.json["findings"] is None
    assert f"Not analysed: {why}" in do(f"read {SEED}", why=why).out


def test_another_language_is_shown_and_said(do: Do) -> None:
    result = do(f"read {SPANISH}")
    assert "Not analysed: this story is in Spanish." in result.out
    assert "ascensor" in result.out
    assert do(f"quotes {SPANISH}").out == "Not analysed: this story is in Spanish.\n"
    story = do(f"read {SPANISH} --json").json
    assert (story["language"], story["findings"]["language"]) == ("es", "es")
    assert story["findings"]["entities"] == []


def test_quotes_as_json(do: Do) -> None:
    quotes = do(f"quotes {SEED} --json").json
    assert [q["manner"] for q in quotes] == ["direct", "direct", "mixed", *["indirect"] * 3]
    first = quotes[0]
    assert first["speaker"] == "David Darchiashvili"
    assert first["role"] == "ruling party member of parliament"
    assert first["text"][0] == "It already happened,"
    assert first["paragraph"] == 5
    assert (first["start"], first["end"]) == (first["spans"][0][0], first["spans"][-1][1])


def test_quotes_of_a_speaker(do: Do) -> None:
    result = do(f"quotes {SEED} --speaker dar --json")
    assert {q["speaker"] for q in result.json} == {"David Darchiashvili"}
    assert len(result.json) == 3
    lines = do(f"quotes {SEED} --speaker DÁR").out.splitlines()
    assert lines[0] == "2 quotes."
    assert lines[3] == "1 indirect quote."
    nothing = do(f"quotes {SEED} --speaker kiev")
    assert (nothing.code, nothing.out) == (1, "No quotes for kiev in this story.\n")
    assert do(f"quotes {SEED} --speaker kiev --json").json == []


def test_quotes_of_all_stories_say_which_story(do: Do) -> None:
    lines = do("quotes").out.splitlines()
    assert lines[:2] == ["Georgia Breaks Diplomatic Ties With Russia", "3 quotes."]
    assert {q["story"] for q in do("quotes --json").json} == {
        row["id"] for row in do("list --json").json if row["source"] == "VOA"
    }


def test_people_and_places(do: Do) -> None:
    people = do(f"people {SEED} --json").json
    assert {p["name"] for p in people} == {
        *("Peter Heinlein", "David Darchiashvili", "Mikheil Saakashvili", "Putin")
    }
    assert all(p["type"] == "PERSON" for p in people)
    david = next(p for p in people if p["name"] == "David Darchiashvili")
    assert [m["kind"] for m in david["mentions"]] == ["name", "pronoun", "name", "pronoun"]
    assert do(f"places {SEED} --place tbil").out == (
        "1 place.\n1. Tbilisi, capital of Georgia, 2 mentions.\n"
    )
    assert do(f"people {SEED} --person zzz").code == 1
    assert len(do(f"places {SEED}").out.splitlines()) == 10


def test_marks_are_kept_and_said(do: Do) -> None:
    assert do("star 2 --json").json == {
        "said": "Starred: Philippine landslide toll rises to 41 as second slope gives way."
    }
    assert (
        do("mark-read 2").out
        == "Marked read: Philippine landslide toll rises to 41 as second slope gives way.\n"
    )
    row = do("list --json").json[1]
    assert (row["read"], row["starred"]) == (True, True)
    assert (
        do("mark-unread 2").out
        == "Marked unread: Philippine landslide toll rises to 41 as second slope gives way.\n"
    )
    assert do("list --json").json[1]["read"] is False


def test_a_lost_library_is_74(do: Do) -> None:
    fault = LibraryFault("The library cannot be used.", "The disk is full.", "Make room.")
    result = do("list --json", fault=fault)
    assert result.code == 74
    assert len(result.json) >= 15
    assert json.loads(result.err)["fault"] == "library"
    assert do("star 1", fault=fault).code == 74
    assert do(f"read {SEED}", fault=fault).code == 0


@pytest.mark.parametrize("verb", ["read", "star", "quotes"])
def test_a_number_that_is_none_is_refused_on_standard_error(do: Do, verb: str) -> None:
    result = do(f"{verb} 999 --json")
    assert (result.code, result.out) == (1, "")
    assert json.loads(result.err)["fault"] == "refused"
    assert do(f"{verb} 999").err.startswith("No story 999. There are ")


def test_a_missing_file_is_69_and_no_story_is_65(do: Do, tmp_path: Path) -> None:
    binary = tmp_path / "b.txt"
    binary.write_bytes(bytes(range(256)) * 20)
    assert do(f"read {tmp_path / 'none.txt'}").code == 69
    assert do("read nosuchstory").code == 69
    assert do(f"read {binary}").code == 65
    assert do(f"list --from {tmp_path / 'none'}").code == 69


def test_stories_of_a_folder(do: Do, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("One headline\n\nOne paragraph of words.\n")
    (tmp_path / "b.txt").write_bytes(bytes(range(256)) * 20)
    result = do(f"list --from {tmp_path} --json")
    assert result.code == 0
    assert [row["headline"] for row in result.json] == ["One headline"]
    assert json.loads(result.err)["fault"] == "format"
    assert do(f"read 1 --from {tmp_path}").out.startswith("One headline.\n1 paragraph.")


def test_hostile_strings_are_no_control_bytes(do: Do, tmp_path: Path) -> None:
    hostile = "\x1b[31mred \x9b2J [red]x[/] \x07 \u202ex\u2028y"
    path = tmp_path / "evil.txt"
    path.write_text(f"---\nheadline: {hostile}\nsource: {hostile}\n---\n\n{hostile} words.\n")
    for line in ("list --from", "list --json --from", "list --format tsv --from", "read",
                 "read --json", "quotes"):  # fmt: skip
        result = do(line, str(path))
        both = result.out.replace("\t", "") + result.err
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u202e]", both)
    result = do("read", f"\x1b[31m{tmp_path}\x9b/no", "--json")
    assert not re.search("[\x1b\x9b]", result.out + result.err)
    assert "[red]x[/]" in do("read", str(path)).out


def test_help_and_its_table(do: Do) -> None:
    assert do("help").out.startswith("Number. Open that item of the last list.")
    assert do("help find").out.startswith("find [NAME]. Short: f.")
    assert do("help zap").code == 1
    assert do("help --export").out.startswith("| command |")


def test_nothing_is_no_story_and_no_folder(do: Do) -> None:
    for verb in ("read", "star", "quotes"):
        assert do(verb, "").code == 1


def test_what_a_command_of_the_table_meets_is_told_by_its_own_code(do: Do) -> None:
    met = do("hide", "from:")  # stories in hand have no rules
    assert met.code == do("search", "from:").code == 2
    assert do("undo").code == 1


def test_any_command_is_done_by_its_word(do: Do) -> None:
    said = do("do --story", str(SEED), "card", "darchiashvili")
    assert said.code == 0
    assert said.out.startswith("David Darchiashvili. ")
    told = do("do --json --story", str(SEED), "find", "darchiashvili").json
    assert told["said"].startswith("David Darchiashvili, 1 of ")
    assert told["lines"][0] == told["said"]


def test_what_cannot_be_done_is_refused_with_a_code(do: Do) -> None:
    for line, why in (("do zap", "Unknown command zap."), ("do links", "No story")):
        refused = do(line)
        assert refused.code == verbs.NOTHING
        assert not refused.out
        assert why in refused.err
    refused = do("do --json zap")
    assert json.loads(refused.err)["what"].startswith("Unknown command zap.")


@pytest.mark.parametrize("line", ["quotes 3", "quotes 3 --json", "people 3 --json", "people"])
def test_findings_that_could_not_be_made_are_a_fault_and_no_empty_list(do: Do, line: str) -> None:
    result = do(line, why=NO_MEMORY)
    assert result.code == 70
    assert result.out == ""


def test_a_text_that_is_too_long_is_no_fault(do: Do) -> None:
    assert do("quotes 3 --json", why=TOO_LARGE).json == []


def test_a_mistyped_search_is_told_on_standard_error_and_left_to_scripts(do: Do) -> None:
    found = do("search casablnca")
    assert (found.code, found.err) == (0, "No match for casablnca.\n")
    assert found.out.startswith("Casablanca: 1 story.\n")
    asked = do("search casablnca --json")
    assert (asked.code, asked.json) == (1, [])
    assert do("search casablnca --format csv").code == 1
    assert "Casablanca" in do("stories about casablnca").out


def test_several_stories_are_printed_one_after_another(do: Do) -> None:
    first, third = do("read 1").out, do("read 3").out
    assert do("read 1 3").out == f"{first}\n{third}"
    assert do("cat 1,3").out == f"{first}\n{third}"
    assert [json.loads(line) for line in do("read 1-2 --json").out.splitlines()] == [
        do("read 1 --json").json,
        do("read 2 --json").json,
    ]


def test_one_of_several_stories_that_is_not_there_is_told(do: Do) -> None:
    done = do("read 1 999")
    assert done.code == 1
    assert done.out == do("read 1").out + "\n"
    assert "No story 999." in done.err


def test_how_many_quotes_and_names_a_story_has(do: Do) -> None:
    every = do("quotes --json", str(SEED)).json
    quotes = [row for row in every if row["manner"] != "indirect"]
    assert int(do("quotes --count", str(SEED)).out) == len(quotes) > 0
    people = do("people --json", str(SEED)).json
    assert int(do("people --count", str(SEED)).out) == len(people) > 0


def test_no_quotes_are_the_number_0_and_nothing_else(do: Do) -> None:
    done = do("quotes 1 --count")
    assert (done.code, done.out) == (1, "0\n")


def test_single_values_of_a_story_and_of_its_quotes(do: Do) -> None:
    whole = do("read 1 --json").json
    assert do("read 1 --fields headline").out == f"{whole['headline']}\n"
    assert do("show 1 --json title,link").json == {
        "title": whole["headline"],
        "link": whole["link"],
    }
    rows = do("quotes --fields speaker --json", str(SEED)).json
    every = do("quotes --json", str(SEED)).json
    assert rows == [{"speaker": row["speaker"]} for row in every]
