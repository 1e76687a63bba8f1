"""Columns that stand line by line in a PDF come one after the other; all else stays as it came."""

import random

import pytest

from wirereader.formats.files.pdf_columns import in_columns

LEFT = [
    "The harbour of Vik was shut on",
    "Monday when two ships touched",
    "in the fog before the quay, the",
    "harbour master said at noon.",
    "Nobody was hurt, and both of",
    "them reached the port by tow.",
]
MIDDLE = [
    "Rain fell on the whole of the",
    "coast for the third day, and a",
    "bridge at Holm gave way under",
    "the weight of water, so trains",
    "stop at Lund until it is made",
    "new, which may take weeks.",
]
RIGHT = [
    "The price of fish rose by four",
    "per cent in the week before the",
    "holiday, the market said, since",
    "few boats had left their ports.",
    "Buyers from the south paid more",
    "than in any week of the year.",
]


def drawn(*columns: list[str], width: int = 40) -> str:
    return "\n".join(
        "".join(part.ljust(width) for part in row) for row in zip(*columns, strict=True)
    )


def streamed(*columns: list[str]) -> str:
    return "\n".join(" ".join(row) for row in zip(*columns, strict=True))


def lines(text: str | None) -> list[str] | None:
    return None if text is None else [line.strip() for line in text.split("\n") if line.strip()]


@pytest.mark.parametrize("columns", [(LEFT, RIGHT), (LEFT, MIDDLE, RIGHT)], ids=["two", "three"])
@pytest.mark.parametrize("width", [34, 40, 70])
def test_columns_come_one_after_the_other(columns: tuple[list[str], ...], width: int) -> None:
    page = in_columns(drawn(*columns, width=width), streamed(*columns))
    assert lines(page) == [line for column in columns for line in column]


def test_a_column_that_ends_with_a_sentence_ends_a_paragraph() -> None:
    page = in_columns(drawn(LEFT, RIGHT), streamed(LEFT, RIGHT)) or ""
    assert "by tow.\n\nThe price" in page
    open_end = [*LEFT[:-1], "them reached the port"]
    page = in_columns(drawn(open_end, RIGHT), streamed(open_end, RIGHT)) or ""
    assert "the port\nThe price" in page


def test_what_runs_over_the_columns_stays_above_and_below_them() -> None:
    above = "Two stories of the day, and of the night before it, on one page"
    below = "The editors of this paper can be reached at the usual place, day and night, all year."
    page = in_columns(
        f"{above}\n\n{drawn(LEFT, RIGHT)}\n\n{below}", f"{above}\n{streamed(LEFT, RIGHT)}\n{below}"
    )
    assert lines(page) == [above, *LEFT, *RIGHT, below]
    short = "Two stories"
    page = in_columns(f"{short}\n{drawn(LEFT, RIGHT)}", f"{short}\n{streamed(LEFT, RIGHT)}")
    assert lines(page) == [short, *LEFT, *RIGHT]


def test_columns_of_unlike_length() -> None:
    left, right = LEFT + [""] * 6, RIGHT + MIDDLE
    assert lines(in_columns(drawn(left, right), streamed(left, right))) == [*LEFT, *right]
    assert lines(in_columns(drawn(right, left), streamed(right, left))) == [*right, *LEFT]


def test_columns_that_stand_in_order_are_left_alone() -> None:
    assert in_columns(drawn(LEFT, RIGHT), "\n".join([*LEFT, *RIGHT])) is None


@pytest.mark.parametrize(
    "rows",
    [
        [(f"Port number {n}", f"{n}00 t of fish") for n in range(12)],
        [(f"Minister for matter {n}", f"Anna Berg number {n}, of Lund") for n in range(12)],
        [(f"{n} November", "the harbour is open all day long") for n in range(12)],
    ],
    ids=["figures", "names", "days"],
)
def test_a_table_is_no_columns(rows: list[tuple[str, str]]) -> None:
    left, right = ([row[side] for row in rows] for side in (0, 1))
    assert in_columns(drawn(left, right), streamed(left, right)) is None


@pytest.mark.parametrize("share", [0.1, 0.3, 0.6])
def test_words_that_are_far_apart_in_a_justified_line_are_no_columns(share: float) -> None:
    chance = random.Random(7)  # noqa: S311 - words, not secrets
    words = " ".join([*LEFT, *MIDDLE, *RIGHT]).lower().split()
    for _ in range(40):
        text = [[chance.choice(words) for _ in range(13)] for _ in range(40)]
        page = "\n".join(
            "".join(word + " " * (2 if chance.random() < share else 1) for word in line)
            for line in text
        )
        assert in_columns(page, "\n".join(" ".join(line) for line in text)) is None


def test_short_pages_and_none_are_left_alone() -> None:
    assert in_columns("", "") is None
    assert in_columns(drawn(LEFT[:3], RIGHT[:3]), streamed(LEFT[:3], RIGHT[:3])) is None
