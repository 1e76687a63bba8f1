"""A small map of dots: nothing beyond its frame, whatever is to be drawn."""

import math

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from wirereader.views.tui.widgets.braille_map import Frame, Marked, chart

km = st.floats(-30_000, 30_000) | st.sampled_from((0.0, -0.0, 1e300, -1e300, math.inf, -math.inf))
names = st.text(max_size=30) | st.sampled_from(
    ("Tbilisi", "東京", "a\u0301" * 20, "\x1b]0;x\x07", "\u202eback", "👩‍👩‍👧", "x" * 500)
)
frames = st.builds(Frame, st.integers(0, 60), st.integers(0, 20), st.floats(0, 20_000))
marks = st.lists(st.builds(Marked, km, km, names, st.sampled_from("Xo")), max_size=6)


@given(frames, st.lists(st.tuples(km, km), max_size=30), marks)
def test_nothing_is_ever_out_of_the_frame(
    frame: Frame, points: list[tuple[float, float]], named: list[Marked]
) -> None:
    lines = chart(frame, points, named)
    assert len(lines) == (frame.height if frame.width else 0)
    assert all(cell_len(line) <= frame.width for line in lines)
    assert not any(c < " " or "\x7f" <= c <= "\x9f" for line in lines for c in line)
    assert "\u202e" not in "".join(lines)


@given(st.integers(1, 60), st.integers(1, 20), st.floats(1, 20_000), st.floats(-1, 1))
def test_all_within_reach_is_drawn(width: int, height: int, reach: float, part: float) -> None:
    frame = Frame(width, height, reach)
    inside = 0.9 * reach * part - frame.km_a_dot * 0.1
    if abs(inside) + 2 * frame.km_a_dot < reach:
        assert frame.dot(inside, 0) is not None
        assert frame.dot(0, inside) is not None


def test_north_is_up_and_east_is_right() -> None:
    frame = Frame(20, 10, 100)
    lines = chart(frame, [], [Marked(0, 0, "", "X"), Marked(60, 60, "", "N")])
    (row, column), (up, right) = (
        next((y, line.index(sign)) for y, line in enumerate(lines) if sign in line) for sign in "XN"
    )
    assert up < row
    assert right > column


def test_a_dot_is_where_its_point_is() -> None:
    assert chart(Frame(1, 1, 1), [(0, 0)], []) == (chr(0x2800 + 0x20),)
    assert chart(Frame(3, 1, 1), [], []) == ("",), "a place alone"


def test_a_name_stands_beside_its_sign_and_hides_no_other() -> None:
    frame = Frame(30, 5, 100)
    first, second = Marked(0, 0, "Port Ellery", "X"), Marked(1, 0, "Lisbon", "o")
    drawn = "\n".join(chart(frame, [], [first, second]))
    assert "X Port Ellery" in drawn
    assert "Lisbon" not in drawn
    edge = "\n".join(chart(frame, [], [Marked(140, 0, "Port Ellery", "o")]))
    assert "Port Ellery o" in edge, "to the left where there is no room to the right"
    narrow = "\n".join(chart(Frame(5, 5, 100), [], [first]))
    assert narrow.strip() == "X", "no room for the name"
