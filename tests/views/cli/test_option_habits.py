"""Options and verbs of git, gh, kubectl and grep are ours, or are refused; nothing else is done."""

import pytest

from wirereader.story.faults import SettingsFault
from wirereader.views.cli.option_habits import with_our_options
from wirereader.views.cli.shell_habits import as_typed_here


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("get stories -o json", "list -o json"),
        ("get quotes", "quotes"),
        ("get articles --limit 4", "list --limit 4"),
        ("get story 3", "get story 3"),
        ("log -n 7", "list -n 7"),
        ("log --oneline -2", "list -2"),
        ("log --grep=harbour", "list --search=harbour"),
        ("log", "log"),
        ("tail -f", "list --limit 10"),
        ("tail -f -n 4", "list --limit 4"),
        ("refresh --dry-run", "sources"),
        ("pull --simulate", "sources"),
        ("mark-all-read --dry-run", "mark-all-read --dry-run"),
        ("list -o wide", "list"),
        ("list --output=table", "list"),
        ("unread --format ndjson", "unread --jsonl"),
        ("article list -n 3", "list -n 3"),
        ("list --columns headline,link", "list --fields headline,link"),
        ("unread --json title,url", "unread --json --fields title,url"),
        ("search ferry --json title", "search ferry --json --fields title"),
        ("search --json title", "search --json title"),
        ("list --jq .[].link", "list --fields link"),
        ("list --json --jq length", "list --count"),
        ("log --pretty=format:%s", "list --fields {headline}"),
        ("log --pretty=oneline", "list"),
        ("refresh --timeout 10 --quiet", "refresh --quiet"),
        ("fetch star --jobs=4", "fetch star"),
        ("feeds --opml", "export"),
        ("sources --jq .sources[].title", "sources --fields title"),
        ("list -q", "list -q"),
        ("quotes --json ./ferry.md", "quotes --json ./ferry.md"),
        ("people --json ../ferry.md", "people --json ../ferry.md"),
        ("search -q 5%", "search -q 5%"),
        ("search -q length ferry", "search -q length ferry"),
        ("list --json title -q .[].title", "list --fields title --fields title"),
        ("list --json -q length", "list --count"),
        ("-s unread", "unread --quiet"),
        ("quotes --by Olsen", "quotes --speaker Olsen"),
        ("quotes 3 --who=Olsen", "quotes 3 --speaker=Olsen"),
        ("list --state unread", "list --unread"),
        ("search ferry --state closed", "search ferry --search is:read"),
        ("list --selector tag=ports", "list --tag ports"),
        ("list -l ports", "list --tag ports"),
        ("list -l", "list -l"),
        ("list --color=never --watch", "list"),
        ("diff 4 --stat", "diff 4"),
        ("grep -rin ferry", "grep ferry"),
        ("grep -v ferry", "search NOT ferry"),
        ("rg -c ferry", "grep --count ferry"),
        ("grep -A 3 ferry", "grep ferry"),
        ("grep ferry --context 2 -C", "grep ferry"),
        ("count", "list --count"),
        ("quotes ls --speaker Olsen", "quotes --speaker Olsen"),
        ("people list --json", "people --json"),
        ("people show Olsen", "card Olsen"),
        ("count unread", "unread --count"),
        ("count --unread", "list --unread --count"),
        ("count ferry", "search ferry --count"),
        ("--json", "list --json"),
        ("watch", "follows"),
        ("remote add desk https://a.example/rss", "add https://a.example/rss --title desk"),
        ("export quotes --format json", "export-quotes list json -"),
        ("export quotes -o said.md", "export-quotes list said.md"),
        ("export stories --output=all.csv", "export-stories all.csv"),
        ("export people --csv", "export-names people all csv -"),
        ("export list.opml", "export list.opml"),
        ("set-source 1 --color=red", "set-source 1 --color=red"),
        ("pipe grep -c ferry", "pipe grep -c ferry"),
    ],
)
def test_what_a_line_of_another_program_is_here(typed: str, meant: str) -> None:
    assert with_our_options(typed.split()) == tuple(meant.split())


@pytest.mark.parametrize("typed", ["list -o yaml", "search ferry --jq .[0]", "get tags -o xml"])
def test_a_form_that_there_is_not_is_refused(typed: str) -> None:
    with pytest.raises(SettingsFault):
        with_our_options(typed.split())


def test_the_newest_story_goes_by_a_name_of_git() -> None:
    assert as_typed_here(["show", "HEAD"]) == ("read", "1")
