"""Options of lists and searches in other programs are ours; others stay as they are."""

import shlex

import pytest

from wirereader.views.cli.habits.list_options import with_list_options


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("list --sort=-published", "list --sort newest"),
        ("list --order-by date:asc", "list --sort oldest"),
        ("unread --sort +time", "unread --sort oldest"),
        ("list --sort Headline", "list --sort title"),
        ("list --sort colour", "list --sort colour"),
        ("list --page 3 --limit 7", "list --limit=7 --offset=14"),
        ("list --page=2", "list --limit=20 --offset=20"),
        ("list --page 1", "list --limit=20"),
        ("list --skip 4", "list --offset=4"),
        ("list --skip 0", "list --offset=0"),
        ("list --offset many", "list --offset many"),
        ("list --only-unread --starred-only", "list --unread --starred"),
        ("list --is-new --changed=true", "list --unread --changed"),
        ("today --hide-read", "today --unread"),
        ("list --include-read", "list"),
        ("list --ids-only", "list --fields id"),
        ("search ferry --urls", "search ferry --fields link"),
        ("list --filter 'age < 3'", "list --search 'age < 3'"),
        ("list --where read=false", "list --search read:false"),
        ("list --filter tag=ports", "list --filter tag=ports"),
        ("search ferry fare --in headline", "search title:ferry title:fare"),
        ("search ferry --in World --limit=3", "search ferry in:World --limit=3"),
        ("list -n 5 --unread", "list -n 5 --unread"),
        ("search --exact old ferry --json", "search '\"old ferry\"' --json"),
        ("search ferry bridge --any -n 2", "search 'ferry OR bridge' -n 2"),
        ("search ferry --regex --smart-case", "search ferry"),
        ("search --from voa ferry", "search --from voa ferry"),
        ("find . -iname '*ferry*'", "search ferry"),
        ("find --person Olsen", "search --person Olsen"),
        ("find Olsen", "find Olsen"),
        ("list --not-starred --unread=false", "list --search -is:starred --search -is:unread"),
        ("list --last-week --ndjson", "list --since 1w --jsonl"),
        ("list --tags ports,work", "list --search tag:ports,work"),
        (
            "search ferry --source voa --json title,url",
            "search ferry --source voa --json title,url",
        ),
        ("quotes --page 2", "quotes --page 2"),
        ("list", "list"),
    ],
)
def test_what_an_option_of_another_program_is_here(typed: str, meant: str) -> None:
    assert with_list_options(shlex.split(typed)) == tuple(shlex.split(meant))
