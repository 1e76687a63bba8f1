"""Operators of Lexis, Factiva, Google, X and grep are ours; what is in quotation marks is kept."""

import pytest

from wirereader.desk.search.query_dialects import translated


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("ferry near5 bridge", "ferry bridge"),
        ("ferry /s bridge", "ferry bridge"),
        ("ferry /n10/ bridge", "ferry bridge"),
        ("ferry adj3 bridge and fare", "ferry bridge and fare"),
        ("ferry N5 bridge", "ferry bridge"),
        ("ferry onear/4 bridge", "ferry bridge"),
        ("hd=ferry and la=en", "title:ferry and lang:en"),
        ('rst=harbour and au="ada olsen"', 'from:harbour and author:"ada olsen"'),
        ('title # "ferry" and unread = "yes"', "title:ferry and is:unread"),
        ("ferry and date aft 2026-11-02", "ferry after:2026-11-02"),
        ("ferry and date bef 11/25/2026", "ferry before:2026-11-25"),
        ("ferry and pd>=20261102", "ferry since:2026-11-02"),
        ("ferry date is 2026-11-02", "ferry date:2026-11-02"),
        ("date(geq (2026-11-02) and leq (2026-11-05)) and ferry",
         "date:2026-11-02..2026-11-05 and ferry"),
        ("ferry and date from 20261102 to 20261105", "ferry date:2026-11-02..2026-11-05"),
        ("ferry and date leq 2026-11-05", "ferry -after:2026-11-05"),
        ("ferry date:<=2026-11-05", "ferry -after:2026-11-05"),
        ("since:20261102 ferry", "since:2026-11-02 ferry"),
        ("allintitle: old ferry", "title:old title:ferry"),
        ("allintitle:ferry fare -bridge", "title:ferry title:fare -bridge"),
        ("allintitle: ferry from:voa", "title:ferry from:voa"),
        ("allintext: old ferry", "old ferry"),
        ("subject: ferry", "subject:ferry"),
        ('from:(voa OR "city desk") ferry', '(from:voa OR from:"city desk") ferry'),
        ('title:("old ferry" fare)', '(title:"old ferry" title:fare)'),
        ("quotedby:olsen", "said:olsen"),
        ("/ferry/", "ferry"),
        ("ferry | bridge", "ferry OR bridge"),
        ("ferry || bridge", "ferry OR bridge"),
        ("ferry && bridge", "ferry bridge"),
        ("ferry + bridge", "ferry bridge"),
        ("is:starred|tag:work", "(is:starred OR tag:work)"),
        ("ferry | head -3", "ferry"),
        ("ferry | sort -r", "ferry"),
        ("ferry | cat -n", "ferry"),
        ("dog | cat", "dog OR cat"),
        ("gold | head injury", "gold OR head injury"),
        ("ferry | tail wind", "ferry OR tail wind"),
        ("ferry --limit 3", "ferry"),
        ("-i FERRY", "FERRY"),
        ("-e ferry -e bridge", "ferry OR bridge"),
        (r"ferry\|bridge", "(ferry OR bridge)"),
        (r"\bferry\b", "ferry"),
        ("^Ferry fare$", "Ferry fare"),
        ("ferry -filter:replies -is:retweet", "ferry"),
        ("ferry exclude:retweets", "ferry"),
        ("from:@harbour until:now", "from:harbour"),
        ("ferry within_time:2d", "ferry since:2d"),
    ],
)  # fmt: skip
def test_an_operator_of_another_program(theirs: str, ours: str) -> None:
    assert translated(theirs).text == ours


@pytest.mark.parametrize(
    "query",
    [
        '"ferry near5 bridge"',
        '"allintitle: ferry"',
        '"ferry | bridge" -is:read',
        "route n5 closed",
        "mirror image",
        "the date is set",
        "20261102",
        "ferry -in:work",
        "breaking: ferry sinks",
        "https://example.org/a?b=c&d|e",
        "ferry -filters",
    ],
)
def test_ours_stay_as_they_are(query: str) -> None:
    text = translated(query).text
    assert text == query.replace("-in:work", "-folder:work")
