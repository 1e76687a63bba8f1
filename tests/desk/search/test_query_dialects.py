"""Queries as Gmail, newsboat, notmuch, GitHub and Inoreader have them are ours."""

import pytest

from wirereader.desk.search.query_dialects import translated


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("in:inbox ferry", "ferry"),
        ("headline(ferry)", "title:ferry"),
        ("headline(ferry or bridge)", "(title:ferry or title:bridge)"),
        ("byline(ada olsen) ferry", 'author:"ada olsen" ferry'),
        ("atleast3(ferry) and bridge", "ferry and bridge"),
        ("hlead(ferry) w/5 fare", "ferry fare"),
        ("ferry near/10 bridge", "ferry bridge"),
        ("ferry within 5 words of bridge", "ferry bridge"),
        ("ferr! and strik!", "ferr* and strik*"),
        ('"old ferry"~3 fare', '"old ferry" fare'),
        ("ferry within reach", "ferry within reach"),
        ("salt(s) and ferry", "salt(s) and ferry"),
        ("in:starred ferry", "is:starred ferry"),
        ("after:2026/11/5 before:2026/11/20", "since:2026-11-05 before:2026-11-20"),
        ("subject:(ferry bridge)", "(subject:ferry subject:bridge)"),
        ('unread = "yes"', "is:unread"),
        ('unread != "yes"', "is:read"),
        ('title =~ "two wells" and tags # "work"', 'title:"two wells" and tag:work'),
        ('author !~ "Kim"', "-author:Kim"),
        ("age < 3", "since:3d"),
        ("age > 10", "before:10d"),
        ("age between 1:3", "since:3d before:1d"),
        ("tag:unread and not tag:flagged", "is:unread and -is:starred"),
        ("tag:inbox and ferry", "ferry"),
        ("date:yesterday..", "since:yesterday"),
        ("created:>=2026-11-18", "since:2026-11-18"),
        ("updated:<2026-11-18", "before:2026-11-18"),
        ("mentions:kim no:label", "person:kim -has:tags"),
        ("inbody:ferry", "ferry"),
        ('author = "Olsen"', "author:Olsen"),
        ("headline includes harbour", "title:harbour"),
        ("folder is World and author is olsen", "folder:World and author:olsen"),
        ("date = today", "date:today"),
        ("published >= 2026-11-18", "since:2026-11-18"),
        ("pubdate > 2026-11-18", "after:2026-11-18"),
        ("is:bookmarked", "is:starred"),
        ("-is:archived", "-is:read"),
        ("is:amended is:corrected", "is:changed title:correct*"),
        ("is:untagged", "-has:tags"),
        ("is:embargoed", "status:withheld"),
        ("filename:pdf", "has:files"),
        ("type:podcast", "has:audio"),
        ("has:nouserlabels", "-has:tags"),
        ("starred:no unread:yes", "-is:starred is:unread"),
        ("without:photos", "-has:pictures"),
        ("exclude nothing without:sport", "exclude nothing -sport"),
        ("{harbour pier}", "(harbour OR pier)"),
        ("harbour|pier", "(harbour OR pier)"),
        ("+harbour *bour harb*our", "harbour bour harb*"),
        ("\u201charbour pier\u201d", '"harbour pier"'),
        ("'harbour pier'", '"harbour pier"'),
        ("--unread harbour", "is:unread harbour"),
        ('--source "City Desk" --tag=work', 'source:"City Desk" tag:work'),
        ("in:october in:french", "date:october lang:french"),
        ("reporter:olsen agency:voa", "author:olsen from:voa"),
        ("about:harbour", "harbour"),
        ("05/11/2026 2026.11.07", "2026-11-05 2026-11-07"),
        ("11/25/2026", "2026-11-25"),
    ],
)
def test_a_form_of_another_program(theirs: str, ours: str) -> None:
    assert translated(theirs).text == ours


@pytest.mark.parametrize(
    "query",
    [
        "is:unread from:bbc",
        '"tag:unread"',
        "https://example.org/in:starred",
        "tag:important",
        "-tag:archive tag:new",
        "tag:read",
        "date #metoo",
        "the author is unknown",
        "date:week harbour",
        "don't panic, it's 'fine'",
        "harbour -- pier",
        "is:unread since:2d date:november before:2026-11",
        '"since:two days"',
        "date:2026-11-01..2026-11-05",
        '(said:kim OR title:"in:inbox now") -tag:work',
    ],
)
def test_ours_stay_as_they_are(query: str) -> None:
    assert translated(query) == (query, "")


@pytest.mark.parametrize(
    ("asked", "order"),
    [("created-asc", "oldest"), ("newest", "newest"), ("date", "newest"), ("source", "source")],
)
def test_an_order_is_taken_out(asked: str, order: str) -> None:
    assert translated(f"ferry sort:{asked} bridge") == ("ferry bridge", order)


@pytest.mark.parametrize(
    ("query", "ours"),
    [
        ("tag:politics -tag:archive", "tag:politics -tag:archive"),
        ("tag:archive", "tag:archive"),
        ("tag:new", "tag:new"),
        ("not tag:archive", "-tag:archive"),
        ("-label:all", "-label:all"),
        ("in:archive ferry", "ferry"),
        ("newer_than:1m", "since:1mo"),
        ("older_than:2m", "before:2mo"),
        ("minister !iceland", "minister -iceland"),
    ],
)
def test_an_exclusion_stays_and_months_are_months(query: str, ours: str) -> None:
    assert translated(query).text == ours


@pytest.mark.parametrize(
    ("query", "order"),
    [
        ("harbour oldest first", "oldest"),
        ("harbour sorted by source", "source"),
        ("harbour, newest first", "newest"),
        ("harbour sort_by:oldest", "oldest"),
    ],
)
def test_an_order_in_words_is_taken_out(query: str, order: str) -> None:
    assert translated(query) == ("harbour", order)


def test_an_order_alone_is_of_all_stories() -> None:
    assert translated("oldest first") == ("", "oldest")


@pytest.mark.parametrize(
    ("query", "ours"),
    [
        ("since:two days ago", "since:2d"),
        ("since:last_week harbour", "since:1w harbour"),
        ("date:last_week..", "since:1w"),
        ('date:"last week"', "since:1w"),
        ("date:thisweek", "date:week"),
        ("before:3 weeks", "before:3w"),
        ("until:tuesday", "before:tuesday"),
        ("since:last monday", "since:last-mon"),
        ("date:10-12 november", "date:10nov..12nov"),
        ("date:5 november harbour", "date:5nov harbour"),
        ("date:2026-11-05 and date:2026-11-07", "(date:2026-11-05 OR date:2026-11-07)"),
        ("from:yesterday", "date:yesterday"),
        ("from:2026-11-05 to:2026-11-07", "date:2026-11-05..2026-11-07"),
        ("newer:2 days -harbour", "since:2d -harbour"),
        ("published:yesterday", "date:yesterday"),
        ("date:-7d", "since:7d"),
    ],
)
def test_a_time_may_stand_in_words_after_its_field(query: str, ours: str) -> None:
    assert translated(query).text == ours
