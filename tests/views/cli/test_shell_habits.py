"""Arguments of other programs: what they mean here, and what a list prints for them."""

import csv
import io
import json
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.library.conftest import make_record
from tests.support.analysts import SEED, Scripted, seed_found
from tests.views.cli.test_verbs import NOW, Do, do  # noqa: F401 - a fixture
from wirereader.analysis.engine_edition import edition
from wirereader.desk.analysis_queue.worker_queue import AnalysisRequest
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import take_in
from wirereader.library.library import Library
from wirereader.story.faults import SettingsFault
from wirereader.story.findings import Findings
from wirereader.story.source import FetchMemory, Source
from wirereader.views.cli import verbs
from wirereader.views.cli.arguments import VerbRequest, understand
from wirereader.views.cli.shell_habits import as_typed_here


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        ("opml", "export"),
        ("export --format opml", "export"),
        ("export csv", "list --format csv"),
        ("export --format csv", "list --format csv"),
        ("export headlines", "list --format csv"),
        ("export starred", "starred --format csv"),
        ("export Unread", "unread --format csv"),
        ("export articles --json", "list --json"),
        ("export today --format json", "today --json"),
        ("export starred.opml", "export starred.opml"),
        ("list 7", "list --limit 7"),
        ("unread 7", "unread --limit 7"),
        ("tail -n 7", "tail 7"),
        ("tail -7", "tail 7"),
        ("read last", "read 1"),
        ("show --latest", "read 1"),
        ("show 7 --format text", "show 7"),
        ("search wheat --csv", "search wheat --format=csv"),
        ("subs", "sources"),
        ("sources --count", "sources"),
        ("update --feed star", "refresh star"),
        ("tag 7 --add wheat", "tag 7 wheat"),
        ("tag 7 --remove wheat", "untag 7 wheat"),
        ("open 7", "read 7"),
        ("read latest --json", "read 1 --json"),
        ("open 7 --print", "read 7"),
        ("read 7 --plain-text -o -", "read 7"),
        ("cat 7 9", "read 7 9"),
        ("read 7-9,2 --json", "read 7 8 9 2 --json"),
        ("show 7 8.txt", "show 7 8.txt"),
        ("read 1-900", "read 1-900"),
        ("open 7 browser", "open 7 browser"),
        ("open story.txt", "open story.txt"),
        ("export mine.opml", "export mine.opml"),
        ("search csv", "search csv"),
        ("read 7 --json", "read 7 --json"),
        ("", ""),
    ],
)
def test_habits(line: str, ours: str) -> None:
    assert as_typed_here(line.split()) == tuple(ours.split())


def test_a_form_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(SettingsFault, match="not written as html"):
        as_typed_here(["show", "7", "--format", "html"])


def test_names_of_several_words_stay_together() -> None:
    assert understand(["set-source", "Daily Planet", "title=Star"]) == VerbRequest(
        verb="do", words="set-source 'Daily Planet' title=Star", is_story_first=True
    )
    typed = understand(["feed", "rename", "Daily Planet", "Evening Star"])
    assert typed.words == 'feed rename "Daily Planet" "Evening Star"'


def test_a_table_with_commas_has_its_columns_and_no_formula(do: Do) -> None:  # noqa: F811
    rows = list(csv.DictReader(io.StringIO(do("list --format csv").out)))
    known = do("list --json").json
    assert [row["id"] for row in rows] == [row["id"] for row in known]
    assert {"headline", "source", "published", "link", "read"} <= set(rows[0])
    assert not any(row["headline"].startswith(("=", "+", "-", "@")) for row in rows)


def test_both_ways_to_a_table_of_the_list_are_one(do: Do) -> None:  # noqa: F811
    listed, written = do("list --csv"), do("export-stories csv -")
    assert written.out.splitlines() == listed.out.splitlines()  # no line for people before it
    assert written.err == f"{len(do('list --json').json)} stories.\n"
    assert json.loads(do("export-stories json -").out) == do("list --json").json


def test_a_count_is_a_number_alone(do: Do) -> None:  # noqa: F811
    whole = len(do("list --json").json)
    assert do("list --count").out == f"{whole}\n"
    assert do("list --count --json").json == {"stories": whole}
    assert do("ls -c").out == f"{whole}\n"


def test_a_quiet_list_has_rows_alone(do: Do) -> None:  # noqa: F811
    loud, quiet = do("list --limit 2").out.splitlines(), do("list -q --limit 2").out.splitlines()
    assert loud[1:3] == quiet
    assert len(quiet) == 2


@pytest.mark.parametrize("line", ["people --csv", "places --csv", "quotes --csv"])
def test_a_table_of_findings_waits_for_them(line: str, capsys: pytest.CaptureFixture[str]) -> None:
    library = Library.open(None)
    text = take_in([SEED]).stories[0].body.text
    record = make_record("seed", "Ties are broken", text, published=NOW - timedelta(hours=1))
    library.store(Source("https://a.example/"), [record], FetchMemory(), NOW)

    def found(request: AnalysisRequest) -> Findings:
        findings = replace(seed_found(request), engine=edition())
        library.keep_findings(findings)
        return findings

    def open_desk(_: object) -> Desk:  # of a library in which nothing is analysed yet
        return Desk((), Scripted(find=found), library, library=library, clock=lambda: NOW)

    assert verbs.run(understand(line.split()), open_desk) == 0
    told = capsys.readouterr()
    assert len(list(csv.DictReader(io.StringIO(told.out)))) > 1
    assert "analysed" not in told.err
