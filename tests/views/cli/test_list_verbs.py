"""Filters and orders of `list`, the verbs of views, and what scripts are told of a row."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.library.conftest import make_record
from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.story.faults import WirereaderFault
from wirereader.story.source import FetchMemory, Source
from wirereader.views.cli import arguments, verbs

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
Do = Callable[[str], tuple[int, Any, str]]


@pytest.fixture
def library() -> Library:
    """Source a in World, b in World/Near, c alone: two stories of today and one of yesterday."""
    kept = Library.open(None)
    for letter, folder in (("a", ("World",)), ("b", ("World", "Near")), ("c", ())):
        source = Source(f"https://{letter}.example/", title=f"Feed {letter}", folder=folder)
        records = [
            make_record(
                f"{letter}{n}",
                source=f"Sender {letter}",
                published=NOW - timedelta(hours=n * 14, minutes=ord(letter)),
                link=f"https://{letter}.example/{n}",
                byline="Ann Lee" if n == 0 else None,
            )
            for n in range(2)
        ]
        old = NOW - timedelta(days=40, minutes=ord(letter))
        sender = f"Sender {letter}"
        records.append(make_record(f"{letter}9", source=sender, published=old, alert_level=1))
        kept.store(source, records, FetchMemory(), NOW, alert_for_s=None)
    ids = {kept.rows(None, NOW).row(n).headline[-2:]: kept.rows(None, NOW).row(n).id
           for n in range(9)}  # fmt: skip
    kept.set_marks([ids["a0"], ids["b1"]], read=True, said="", now=NOW)
    kept.set_marks([ids["a0"], ids["c1"]], starred=True, said="", now=NOW)
    kept.set_marks([ids["b0"]], tag=("work", True), said="", now=NOW)
    kept.store(
        kept.sources()[0].source,
        [make_record("a0", "Headline of a0", "Other words.", source="Sender a")],
        FetchMemory(),
        NOW + timedelta(minutes=1),
    )
    return kept


@pytest.fixture
def do(library: Library, capsys: pytest.CaptureFixture[str]) -> Do:
    def done(line: str) -> tuple[int, Any, str]:
        def open_desk(_: object) -> Desk:
            return Desk((), marks=library, library=library, clock=lambda: NOW)

        try:
            code = verbs.run(arguments.understand(line.split()), open_desk)
        except WirereaderFault as fault:
            return fault.exit_code, None, str(fault)
        out, err = capsys.readouterr()
        return code, json.loads(out) if "--json" in line else out, err

    return done


def listed(do: Do, line: str) -> list[str]:
    _, rows, _ = do(f"{line} --json")
    return [row["headline"].removeprefix("Headline of ") for row in rows]


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("list", "a0 b0 c0 a1 b1 c1 a9 b9 c9"),
        ("list --unread", "b0 c0 a1 c1 a9 b9 c9"),
        ("list --starred", "a0 c1"),
        ("list --changed", "a0"),
        ("list --today", "a0 b0 c0"),
        ("list --folder world", "a0 b0 a1 b1 a9 b9"),
        ("list --folder near", "b0 b1 b9"),
        ("list --folder world/near", "b0 b1 b9"),
        ("list --source Sender", "a0 b0 c0 a1 b1 c1 a9 b9 c9"),
        ("list --source https://c.example/", "c0 c1 c9"),
        ("list --tag WORK", "b0"),
        ("list --unread --folder World --sort oldest", "b9 a9 a1 b0"),
        ("list --sort unread", "b0 c0 a1 c1 a9 b9 c9 a0 b1"),
        ("list --sort source", "a0 a1 a9 b0 b1 b9 c0 c1 c9"),
        ("unread --starred", "c1"),
        ("starred", "a0 c1"),
        ("today --unread", "b0 c0"),
        ("breaking", "a9 b9 c9"),
        ("changed", "a0"),
    ],
)
def test_a_list_has_what_was_asked_for(do: Do, line: str, found: str) -> None:
    assert listed(do, line) == found.split()


def test_a_list_that_has_nothing_is_empty_and_says_so_by_its_code(do: Do) -> None:
    code, rows, _ = do("list --today --tag work --starred --json")
    assert (code, rows) == (1, [])


def test_the_number_of_a_row_is_its_place_in_this_very_list(do: Do) -> None:
    _, rows, _ = do("unread --limit 2 --json")
    assert [row["n"] for row in rows] == [1, 2]


def test_a_folder_that_is_not_there_is_wrong_use(do: Do) -> None:
    code, _, said = do("list --folder wrold")
    assert code == 2
    assert said.startswith("No folder wrold. The folders are World, World/Near.")


def test_a_row_tells_its_link_byline_tags_folder_and_revision(do: Do) -> None:
    _, rows, _ = do("list --json")
    by_name = {row["headline"][-2:]: row for row in rows}
    keys = ("link", "byline", "tags", "folder", "revision", "changed")
    told = {name: [by_name[name][key] for key in keys] for name in ("a0", "b0", "c0")}
    assert told == {
        "a0": [None, None, [], "World", 2, True],
        "b0": ["https://b.example/0", "Ann Lee", ["work"], "World/Near", 1, False],
        "c0": ["https://c.example/0", "Ann Lee", [], None, 1, False],
    }


def test_a_list_with_filters_says_what_it_is_of(do: Do) -> None:
    _, out, _ = do("list --unread --folder world --limit 1")
    assert out.splitlines()[0] == "Unread, World: 4 stories, 2 breaking."


def test_the_tree_is_an_array(do: Do) -> None:
    _, rows, _ = do("feeds --json")
    assert rows[0] == {
        "kind": "view",
        "name": "Unread",
        "id": "view:unread",
        "parent": None,
        "stories": 7,
        "unread": 7,
        "failing": None,
        "wanted": None,
    }
    near = next(row for row in rows if row["id"] == "folder:World/Near")
    assert (near["parent"], near["stories"], near["unread"]) == ("folder:World", 3, 2)


def test_any_order_that_is_asked_for_pins_nothing(do: Do, library: Library) -> None:
    fresh = make_record("d0", published=NOW - timedelta(hours=3), alert_level=1)
    library.store(library.sources()[2].source, [fresh], FetchMemory(), NOW)
    assert listed(do, "list")[0] == "d0"
    for order in ("newest", "oldest", "unread"):
        assert listed(do, f"list --sort {order}")[0] != "d0"
    newest = "a0 b0 c0 d0 a1 b1 c1 a9 b9 c9"
    assert " ".join(listed(do, "list --sort newest")) == newest


def test_a_part_of_a_list_names_no_key_that_the_shell_has_not(do: Do) -> None:
    code, out, _ = do("latest 2")
    assert code == 0
    assert "2 of 9." in out
    assert "for more" not in out


@pytest.mark.parametrize(
    "line",
    [
        "list --fields id,headline -n 2",
        "list --sort newest --limit=2 --columns=id,headline",
        "list --format %h%x09%s -n 2",
        "list --json --jq .[]|[.id,.headline]|@tsv --limit 2",
        "ls -o custom-columns=A:.id,B:.title -n 2",
        "search headline --template {{.id}}\\t{{.title}} --max-count 2",
    ],
)
def test_single_values_of_each_story(do: Do, line: str) -> None:
    _, rows, _ = do("list --json --limit 2")
    code, out, _ = do(line.replace("--json --jq", "--jq"))
    assert code == 0
    assert out.splitlines() == [f"{row['id']}\t{row['headline']}" for row in rows]


@pytest.mark.parametrize("line", ["unread --json title,url", "unread --fields title,url --json"])
def test_single_values_as_json(do: Do, line: str) -> None:
    _, rows, _ = do("unread --json")
    _, told, _ = do(line)
    assert told == [{"title": row["headline"], "url": row["link"]} for row in rows]


def test_a_query_may_have_the_name_of_a_field(do: Do) -> None:
    _, rows, _ = do("search --json headline")
    assert {"n", "id", "link"} <= set(rows[0])


def test_a_field_that_there_is_not_is_wrong_use(do: Do) -> None:
    code, out, said = do("list --fields id,flavour")
    assert (code, out) == (2, None)
    assert said.startswith("There is no field flavour. The fields are n, id, headline,")


@pytest.mark.parametrize("line", ["list --offset 3 -n 2", "list --page 2 -n 3", "ls --skip 7"])
def test_a_list_may_begin_further_down(do: Do, line: str) -> None:
    _, rows, _ = do("list --json")
    _, told, _ = do(f"{line} --json")
    wanted = {"3": rows[3:5], "2": rows[3:6], "7": rows[7:]}[line.split()[2]]
    assert told == wanted


def test_an_offset_of_nothing_leaves_nothing_out(do: Do) -> None:
    assert do("list --offset 0 --json") == do("list --json")


def test_a_list_that_begins_further_down_says_which_part_it_is(do: Do) -> None:
    _, out, _ = do("list --offset 3 --limit 2")
    assert out.splitlines()[-1] == "4 to 5 of 9."
    assert out.splitlines()[1].startswith("4. ")


def test_single_values_of_sources_and_views(do: Do) -> None:
    _, rows, _ = do("feeds --json")
    _, out, _ = do("feeds --fields name,unread")
    assert out.splitlines() == [f"{row['name']}\t{row['unread']}" for row in rows]
    _, told, _ = do("feeds --json name,kind")
    assert told == [{"name": row["name"], "kind": row["kind"]} for row in rows]


@pytest.mark.parametrize("line", ["unread -o ndjson", "ls --unread --ndjson"])
def test_a_story_on_each_line(do: Do, line: str) -> None:
    _, rows, _ = do("unread --json")
    code, out, _ = do(line)
    assert code == 0
    assert [json.loads(one) for one in out.splitlines()] == rows


def test_single_values_on_lines_of_json(do: Do) -> None:
    _, rows, _ = do("unread --json")
    _, out, _ = do("unread --ndjson --fields id,title")
    told = [json.loads(one) for one in out.splitlines()]
    assert told == [{"id": row["id"], "title": row["headline"]} for row in rows]
