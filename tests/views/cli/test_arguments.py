import pytest

from wirereader.story.faults import SettingsFault
from wirereader.views.cli.arguments import VERBS, VerbRequest, understand


@pytest.mark.parametrize(
    ("line", "request_"),
    [
        ("", VerbRequest()),
        ("--plain", VerbRequest(view="plain")),
        ("--tui", VerbRequest(view="tui")),
        ("--plain --width 40 a.txt b", VerbRequest(view="plain", width=40, paths=("a.txt", "b"))),
        ("--width 40 list", VerbRequest(verb="list", width=40)),
        ("./list", VerbRequest(paths=("./list",))),
        ("-- list", VerbRequest(paths=("list",))),
        ("story.txt list", VerbRequest(paths=("story.txt", "list"))),
        ("--typography", VerbRequest(typography=True)),
        ("list", VerbRequest(verb="list")),
        ("list --plain", VerbRequest(verb="list", view="plain")),
        ("list --json --limit 3", VerbRequest(verb="list", is_json=True, limit=3)),
        ("--json list", VerbRequest(verb="list", is_json=True)),
        ("list --format tsv", VerbRequest(verb="list", table="tsv")),
        ("list --from a --from b", VerbRequest(verb="list", paths=("a", "b"))),
        ("read 3", VerbRequest(verb="read", which="3")),
        ("read ./list", VerbRequest(verb="read", which="./list")),
        ("quotes", VerbRequest(verb="quotes")),
        ("quotes a.txt --speaker dar", VerbRequest(verb="quotes", which="a.txt", name="dar")),
        ("people 1 --person x", VerbRequest(verb="people", which="1", name="x")),
        ("places --place x --json", VerbRequest(verb="places", name="x", is_json=True)),
        ("star 1", VerbRequest(verb="star", which="1")),
        ("mark-read 1", VerbRequest(verb="mark-read", which="1")),
        ("analyse --jsonl", VerbRequest(verb="analyse", is_jsonl=True)),
        ("parse a.xml b.json", VerbRequest(verb="parse", paths=("a.xml", "b.json"))),
        ("help find", VerbRequest(verb="help", which="find")),
        ("help --export", VerbRequest(verb="help", export="commands")),
        ("help --export ways", VerbRequest(verb="help", export="ways")),
        (
            "do card Port --story 3 Ellery",
            VerbRequest(verb="do", which="3", words="card Port Ellery"),
        ),
    ],
)
def test_lines(line: str, request_: VerbRequest) -> None:
    assert understand(line.split()) == request_


@pytest.mark.parametrize(
    "line",
    [
        "--plain --tui",
        "--width 19",
        "--width 201",
        "--width wide",
        "--colour",
        "list --limit 0",
        "list --limit many",
        "list --format xml",
        "read",
        "star",
        "quotes --sideways x",
        "analyse",
        "list --sideways",
    ],
)
def test_wrong_use_is_a_fault_in_words(line: str) -> None:
    with pytest.raises(SettingsFault) as caught:
        understand(line.split())
    assert caught.value.what.endswith(".")
    assert "--help" in caught.value.remedy
    assert "_cells" not in str(caught.value)


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        understand([verb, "--help"])
    assert left.value.code == 0
    assert f"wirereader {verb}" in capsys.readouterr().out


def test_the_help_names_every_verb(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        understand(["--help"])
    said = capsys.readouterr().out
    assert all(verb in said for verb in VERBS)
    assert "--plain" in said


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("sources pause --json 1", "sources --json pause 1"),
        ("account add --user joe https://r.example", "account --user joe add https://r.example"),
        ("search drought --json rain", "search --json drought rain"),
        ("save-search dry --json drought", "save-search --json dry drought"),
        ("remove 1 --json 2", "remove --json 1 2"),
        ("refresh one --quiet two", "refresh --quiet one two"),
    ],
)
def test_options_may_stand_between_the_words_of_a_verb(typed: str, same: str) -> None:
    assert understand(typed.split()) == understand(same.split())


def test_what_follows_two_hyphens_is_no_option() -> None:
    assert understand(["search", "--json", "--", "-sport"]).words == "-sport"
