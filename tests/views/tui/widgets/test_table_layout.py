"""Columns of a table stand side by side or one below the other; no word is lost at any width."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from wirereader.desk.tables.table_shown import Cell, Column
from wirereader.views.tui.widgets.table_layout import (
    MARK,
    flat_lines,
    head_pieces,
    placed,
    row_lines,
    stacked_lines,
)

COLUMNS = (Column("FEED"), Column("UNREAD", is_number=True, is_right=True), Column("STATE"))
ROWS = (
    (Cell("Harbour Wire"), Cell("27"), Cell("server error (500), retry 13:00")),
    (Cell("Agence 👩‍👩‍👧 Littoral"), Cell("4"), Cell("due 12:50")),
    (Cell("東京新聞"), Cell(""), Cell("")),
)


def text(pieces: object) -> str:
    return "".join(words for words, _ in pieces)  # type: ignore[attr-defined]


def test_columns_stand_below_each_other() -> None:
    places = placed(COLUMNS, ROWS, 80)
    lines = [text(row_lines(row, places)[0]) for row in ROWS]
    state = places[2].at - MARK
    assert cell_len(lines[0][: lines[0].index("server")]) == state
    assert cell_len(lines[1][: lines[1].index("due")]) == state, "by cells, not by letters"
    head = text(head_pieces(COLUMNS, places, None))
    assert head.index("STATE") == places[2].at
    right = places[1].at + places[1].width
    assert head.index("UNREAD") + len("UNREAD") == right
    assert cell_len(lines[0][: lines[0].index("27") + 2]) + MARK == right


def test_a_cell_that_is_too_wide_goes_on_below() -> None:
    places = placed(COLUMNS, ROWS, 50)
    lines = row_lines(ROWS[0], places)
    assert len(lines) == 2
    assert " ".join(text(line).strip() for line in lines).split() == [
        *("Harbour", "Wire", "27", "server", "error", "(500),", "retry", "13:00")
    ]


def test_where_columns_have_no_room_a_row_is_told_in_its_own_lines() -> None:
    assert placed(COLUMNS, ROWS, 24) == ()
    lines = [text(line) for line in stacked_lines(COLUMNS, ROWS[0], 24)]
    assert lines[0] == "Harbour Wire"
    assert " ".join(line.strip() for line in lines[1:]) == (
        "unread 27 · server error (500), retry 13:00"
    )


def test_a_cell_that_says_nothing_alone_is_told_with_its_title() -> None:
    columns = (Column("SETTING"), Column("VALUE"), Column("DEFAULT", is_told=True))
    row = (Cell("refresh.at_once"), Cell("4"), Cell("8"))
    lines = [text(line).strip() for line in stacked_lines(columns, row, 24)]
    assert lines == ["refresh.at_once", "4 · default 8"]


def test_a_column_without_a_word_is_left_out() -> None:
    rows = [(Cell("One"), Cell(""), Cell("due"))]
    assert [place.column for place in placed(COLUMNS, rows, 80)] == [0, 2]


CLUSTERS = ("a", "b", "cd", " ", "é", "東", "👩‍👧", "🇬🇪", "5️⃣", "क्षा", "نا")
WORDS = st.lists(st.sampled_from(CLUSTERS), max_size=40).map(
    lambda clusters: " ".join("".join(clusters).split())
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1, max_size=6), st.integers(4, 300))
def test_no_letter_is_lost_and_no_line_is_too_long(
    words: list[tuple[str, str, str]], width: int
) -> None:
    rows = [tuple(Cell(one) for one in row) for row in words]
    places = placed(COLUMNS, rows, width)
    for row, said in zip(rows, words, strict=True):
        lines = row_lines(row, places) if places else stacked_lines(COLUMNS, row, width)
        drawn = "".join(text(line) for line in lines)
        for one in said:
            for letter in set(one) - {" "}:
                assert letter in drawn
        if width > 12:
            assert all(cell_len(text(line)) + MARK <= width for line in lines)


@pytest.mark.parametrize("width", [20, 80, 2000])
def test_a_sentence_is_wrapped(width: int) -> None:
    lines = [text(line) for line in flat_lines("1. Harbour Wire. 27 unread of 880.", width)]
    assert " ".join(lines) == "1. Harbour Wire. 27 unread of 880."
    assert all(cell_len(line) <= width for line in lines)
