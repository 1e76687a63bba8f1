"""Rows of a long list in a small pane, and the headings between them."""

import pytest

from wirereader.views.tui.panes.row_window import RowWindow


class Counted:
    """Groups of ten rows; notes which rows were asked about."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self.asked: set[int] = set()

    def count(self) -> int:
        return self.rows

    def group(self, row: int) -> int:
        assert 0 <= row < self.rows
        self.asked.add(row)
        return row // 10


def window(rows: int = 100, height: int = 8, row_height: int = 1) -> tuple[RowWindow, Counted]:
    counted = Counted(rows)
    made = RowWindow(counted.count, counted.group)
    made.resize(height, row_height)
    return made, counted


def test_the_first_line_is_the_heading_of_the_first_row_wherever_its_group_began() -> None:
    shown, _ = window()
    shown.go_to(7)
    lines = shown.lines()
    assert [(line.row, line.part) for line in lines] == [
        (7, -1), (7, 0), (8, 0), (9, 0), (10, -1), (10, 0), (11, 0), (12, 0),
    ]  # fmt: skip
    assert shown.line_of(10) == 5
    assert shown.line_of(6) is None
    assert shown.rows() == range(7, 13)


@pytest.mark.parametrize("row_height", [1, 2])
def test_every_row_can_be_shown_whole_and_moves_no_further_than_it_must(row_height: int) -> None:
    shown, counted = window(row_height=row_height)
    for row in [*range(counted.rows), *reversed(range(counted.rows)), 57, 3, 99, 0]:
        before = shown.top
        is_seen = row in shown.whole_rows()
        moved = shown.show(row)
        assert moved is not is_seen
        assert row in shown.whole_rows()
        if row < before:
            assert shown.top == row
        at = shown.line_of(row)
        assert at is not None
        assert at + row_height <= shown.height


def test_the_last_screen_is_full_and_ends_with_the_last_row() -> None:
    shown, counted = window()
    shown.go_to(10**9)
    assert shown.rows()[-1] == counted.rows - 1
    assert len(shown.lines()) == shown.height
    assert not shown.go_to(shown.top + 1)


def test_a_million_rows_are_asked_about_only_where_they_stand() -> None:
    shown, counted = window(rows=1_000_000)
    shown.show(999_999)
    shown.show(500_000)
    shown.lines()
    assert len(counted.asked) < 60


@pytest.mark.parametrize("size", [1, 2, 3])
def test_two_headings_stand_in_a_pane_and_the_rest_is_rows(size: int) -> None:
    shown = RowWindow(lambda: 40, lambda row: row // size)
    shown.resize(12, 1)
    for row in (*range(40), *reversed(range(40))):
        shown.show(row)
        lines = shown.lines()
        headings = [line.row for line in lines if line.is_heading]
        assert len(headings) == 2
        assert len(lines) == 12
        assert row in shown.whole_rows()
        for line in lines:
            assert line.under == max(one for one in headings if one <= line.row)
    shown.go_to(10**9)
    assert shown.rows() == range(30, 40)


def test_no_group_no_heading() -> None:
    shown = RowWindow(lambda: 5, lambda _row: None)
    shown.resize(8, 1)
    assert [line.part for line in shown.lines()] == [0] * 5


def test_a_list_that_became_shorter_is_looked_at_anew() -> None:
    shown, counted = window()
    shown.show(99)
    counted.rows = 3
    shown.forget()
    assert shown.rows() == range(2, 3)
    shown.show(0)
    assert shown.rows() == range(3)


@pytest.mark.parametrize(("left", "in_sight"), [(3, range(2, 3)), (0, range(0))])
def test_rows_that_went_are_not_drawn_before_anybody_is_told(left: int, in_sight: range) -> None:
    shown, counted = window()
    shown.show(99)
    assert shown.rows().stop == 100
    counted.rows = left
    assert shown.rows() == in_sight


def test_an_empty_list_and_an_empty_pane_have_no_lines() -> None:
    shown, _ = window(rows=0)
    assert shown.lines() == []
    assert shown.rows() == range(0)
    assert not shown.go_to(3)
    flat, _ = window(height=0)
    assert flat.lines() == []
