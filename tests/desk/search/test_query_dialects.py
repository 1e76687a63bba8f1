"""Queries as Gmail, newsboat, notmuch, GitHub and Inoreader have them are ours."""

import pytest

from wirereader.desk.search.query_dialects import translated


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        ("in:inbox ferry", "ferry"),
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
