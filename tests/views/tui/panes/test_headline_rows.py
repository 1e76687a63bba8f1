"""A headline as a row: its signs, its columns, its badges, and what gives way where."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from rich.cells import cell_len

from wirereader.desk.outcomes import Headline
from wirereader.story.alert import Alert, AlertLevel
from wirereader.views.tui.panes.day_headings import (
    DATE_CELLS,
    FARTHEST,
    date_of,
    day_of,
    named,
    unread_of_day,
)
from wirereader.views.tui.panes.headline_rows import RowLook, row_of, source_cells

NOW = datetime(2026, 11, 29, 12, 40, tzinfo=UTC)
LOOK = RowLook(width=80, source=15, lines=1, now=NOW)


def headline(**fields: Any) -> Headline:
    made = Headline(
        number=1,
        id="s1",
        headline="Slovenian parliament passes river law by two votes",
        source="Harbour Wire",
        kicker=None,
        published=NOW - timedelta(hours=1),
        is_date_only=False,
        received=NOW,
        is_read=False,
        is_starred=False,
        alert=None,
    )
    return made._replace(**fields)


def drawn(one: Headline, look: RowLook = LOOK) -> list[str]:
    return ["".join(words for words, _ in line) for line in row_of(one, look)]


def test_a_row_of_one_line_has_its_columns() -> None:
    assert drawn(headline()) == [
        "● 11:40 Harbour Wire    Slovenian parliament passes river law by two votes"
    ]
    assert drawn(headline(is_read=True))[0].startswith("  11:40 Harbour Wire    Slovenian")


@pytest.mark.parametrize(
    ("published", "year", "told"),
    [
        (NOW - timedelta(hours=1), 2026, "11:40"),
        (NOW - timedelta(days=20), 2026, "9 Nov"),
        (NOW - timedelta(days=20), 2008, "Nov'26"),
        (datetime(2008, 8, 29, 12, tzinfo=UTC), 2026, "Aug'08"),
        (datetime(2008, 8, 29, 12, tzinfo=UTC), 2008, "29 Aug"),
        (datetime(2008, 8, 29, 12, tzinfo=UTC), None, "Aug'08"),
    ],
)
def test_a_row_without_its_day_above_it_tells_a_date(
    published: datetime, year: int | None, told: str
) -> None:
    one = headline(published=published)
    assert date_of(one, NOW, year) == told
    look = LOOK._replace(time=DATE_CELLS)
    [line] = ["".join(words for words, _ in line) for line in row_of(one, look, told)]
    assert line.startswith(f"● {told:<6} Harbour Wire    Slovenian")


def test_badges_stand_at_the_right_edge_and_the_headline_gives_way_at_a_word() -> None:
    one = headline(
        sources=3, revision=2, headline="Landslide toll rises to 41 as second slope slides on"
    )
    [line] = drawn(one)
    assert line.endswith("×3 Δ2")
    assert cell_len(line) == LOOK.width - 2
    assert "second slope … " in line, line


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"is_starred": True}, "★ Slovenian"),
        ({"alert": Alert(AlertLevel.URGENT, ("urgency 1",))}, "!! Slovenian"),
        ({"tags": ("aid",)}, "#aid"),
        ({"language": "fr-CA"}, " fr"),
        ({"folded": 4}, "+4"),
        ({"headline": "CORRECTED-Museum returns carvings"}, "corrected"),
        ({"kicker": "Correction"}, "corrected"),
        ({"status": "killed"}, "KILLED  Slovenian"),
    ],
)
def test_what_a_story_is_has_its_sign(fields: dict[str, Any], told: str) -> None:
    [line] = drawn(headline(**fields))
    assert told in line


def test_english_and_an_unknown_language_have_no_badge() -> None:
    for language in ("en", "en-GB", "und", ""):
        assert drawn(headline(language=language)) == drawn(headline())


def test_words_stand_in_place_of_signs_where_they_are_wanted() -> None:
    worded = LOOK._replace(is_worded=True, width=120)
    one = headline(is_starred=True, alert=Alert(AlertLevel.FLASH, ("kicker",)), sources=2)
    [line] = drawn(one, worded)
    assert "BREAKING Slovenian" in line
    assert line.endswith("unread starred 2 sources")
    assert not set("●★×") & set(line)


def test_a_row_of_two_lines_has_its_badges_below() -> None:
    first, below = drawn(headline(sources=4), LOOK._replace(width=48, lines=2, source=0))
    assert first == "● Slovenian parliament passes river law by …"
    assert below.startswith("  11:40  Harbour Wire")
    assert below.endswith("×4")
    assert cell_len(below) == 46


@pytest.mark.parametrize("lines", [1, 2])
@pytest.mark.parametrize("width", [20, 30, 56, 80, 200])
def test_no_row_is_wider_than_its_pane(width: int, lines: int) -> None:
    wide = headline(
        headline="\u0924\u094d\u0930\u093f\u092f \U0001f468\u200d\U0001f469 東京 " * 12,
        source="A source with a very long name indeed",
        tags=("one", "two"),
        sources=12,
        language="ja",
        is_starred=True,
    )
    look = RowLook(width, source_cells([wide.source], width), lines, NOW)
    for line in drawn(wide, look):
        assert cell_len(line) <= width - 1


def test_the_column_of_sources_is_as_wide_as_the_widest_but_no_fifth_of_the_pane() -> None:
    assert source_cells(["VOA", "Agence Littoral"], 80) == 15
    assert source_cells(["VOA", "Agence Littorale d'Information"], 80) == 16
    assert source_cells(["VOA"], 80) == 8
    assert source_cells(["VOA"], 40) == 0
    assert source_cells([""], 80) == 0


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (datetime(2026, 11, 29, tzinfo=UTC), ("TODAY", "Sunday 29 November")),
        (datetime(2026, 11, 28, tzinfo=UTC), ("YESTERDAY", "Saturday 28 November")),
        (datetime(2026, 11, 5, tzinfo=UTC), ("THURSDAY", "5 November")),
        (datetime(2008, 8, 29, tzinfo=UTC), ("FRIDAY", "29 August 2008")),
    ],
)
def test_days_are_named(day: datetime, told: tuple[str, str]) -> None:
    assert named(day.date(), NOW) == told


def test_undated_stories_stand_under_the_day_they_came_and_no_day_is_ahead_of_today() -> None:
    came = NOW - timedelta(days=2)
    assert day_of(headline(published=None, received=came), NOW) == came.date()
    assert day_of(headline(published=NOW + timedelta(days=30)), NOW) == NOW.date()
    assert day_of(headline(published=None, received=None), NOW) is None
    assert named(None, NOW) == ("UNDATED", "")


def test_the_day_is_that_of_the_readers_clock(in_zone: Callable[[str], None]) -> None:
    in_zone("Asia/Tokyo")
    late = headline(published=datetime(2026, 11, 28, 20, 0, tzinfo=UTC))
    assert day_of(late, NOW) == datetime(2026, 11, 29, tzinfo=UTC).date()
    assert drawn(late)[0].startswith("● 05:00")
    only = headline(published=datetime(2026, 11, 28, tzinfo=UTC), is_date_only=True)
    assert day_of(only, NOW) == datetime(2026, 11, 28, tzinfo=UTC).date()
    assert drawn(only)[0].startswith("●       Harbour")


def test_the_unread_of_a_day_are_counted_from_any_of_its_rows() -> None:
    rows = [headline(published=NOW - timedelta(hours=n), is_read=n % 2 == 0) for n in range(40)]
    today = [n for n in range(40) if day_of(rows[n], NOW) == NOW.date()]
    for row in today:
        assert unread_of_day(row, 40, rows.__getitem__, NOW) == sum(n % 2 for n in today)
    many = headline(published=NOW)
    assert unread_of_day(0, 10**6, lambda _: many, NOW) is None
    assert unread_of_day(0, FARTHEST, lambda _: many, NOW) == FARTHEST
