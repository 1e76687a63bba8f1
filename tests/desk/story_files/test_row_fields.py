"""Single values of rows, under the names that people give them."""

import pytest

from wirereader.desk.story_files.row_fields import chosen, field_lines, field_table, is_a_field
from wirereader.story.faults import SettingsFault

ROWS = [
    {
        "n": 1,
        "headline": "Mill\treopens\x1b[2J",
        "link": "https://a.example/1",
        "byline": "By Ann Lee",
        "published": None,
        "read": True,
        "alert": {"level": "flash", "because": []},
        "tags": ["mills", "work"],
    },
    {
        "n": 2,
        "headline": "=SUM(A1)",
        "link": None,
        "byline": None,
        "published": "2026-11-02T08:00:00Z",
        "read": False,
        "alert": None,
        "tags": [],
    },
]


def test_the_keys_are_as_they_were_asked_for() -> None:
    assert list(chosen(ROWS, "number,Title,url")) == [
        {"number": 1, "Title": "Mill\treopens\x1b[2J", "url": "https://a.example/1"},
        {"number": 2, "Title": "=SUM(A1)", "url": None},
    ]


def test_values_stand_on_one_clean_line_with_tabs_between() -> None:
    assert list(field_lines(ROWS, "n,title,author,alert,tags,unread")) == [
        "1\tMill reopens\tAnn Lee\tflash\tmills work\tno",
        "2\t=SUM(A1)\t\t\t\tyes",
    ]


def test_values_that_have_parts_are_json() -> None:
    row = {"name": "Ann Lee", "mentions": [{"start": 3, "kind": None}], "spans": [[1, 9]]}
    assert list(field_lines([row], "mentions,spans")) == ['{"start": 3, "kind": null}\t[1, 9]']
    assert field_table([row], "spans").splitlines()[1] == '"[1, 9]"'


@pytest.mark.parametrize("name", ["published_at", "published-at", "Pub_Date", "created_at"])
def test_words_of_a_name_may_be_parted(name: str) -> None:
    assert list(field_lines(ROWS[1:], name)) == ["2026-11-02T08:00:00Z"]


def test_a_line_with_names_in_braces_is_kept_around_them() -> None:
    lines = list(field_lines(ROWS, "{n}.\\t{date} ({url})\x1b]0;x"))
    assert lines[1].startswith("2.\t2026-11-02T08:00:00Z ()")
    assert "\x1b" not in lines[1]


def test_a_value_that_holds_braces_is_no_name() -> None:
    row = {"n": 7, "headline": "What {n} means"}
    assert list(field_lines([row], "{headline}: {n}")) == ["What {n} means: 7"]


def test_a_table_runs_nothing_in_a_spreadsheet() -> None:
    assert field_table(ROWS, "title,unread").splitlines()[1:] == [
        "Mill reopens,no",
        "'=SUM(A1),yes",
    ]


@pytest.mark.parametrize("wanted", ["n,colour", "{shape}", " ", ","])
def test_a_field_that_there_is_not_is_told(wanted: str) -> None:
    with pytest.raises(SettingsFault):
        list(chosen(ROWS, wanted))


def test_which_names_mean_a_field_of_a_list() -> None:
    names = ("headline", "URL", "unread", "date", "createdAt", "ferry", "reading")
    assert [is_a_field(name) for name in names] == [True] * 5 + [False] * 2
