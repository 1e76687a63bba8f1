"""Back and forward: what is behind and ahead of a reader."""

from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.position.history import MOST_STOPS, History, Stop, back, forward, left
from wirereader.desk.story_list import InHand
from wirereader.story.mark import Mark

LIST = InHand((), lambda _: Mark("", ""))


def stop(name: str | None, offset: int = 0) -> Stop:
    return Stop(LIST, 0, name, offset)


def test_back_and_forward_go_over_the_same_stops() -> None:
    history = left(left(History(), stop(None)), stop("a", 5))
    first = back(history, stop("b"))
    assert first is not None
    assert first.stop == stop("a", 5)
    second = back(first.history, first.stop)
    assert second is not None
    assert second.stop == stop(None)
    assert back(second.history, second.stop) is None
    again = forward(second.history, second.stop)
    assert again is not None
    assert again.stop == stop("a", 5)
    last = forward(again.history, again.stop)
    assert last is not None
    assert last.stop == stop("b")
    assert forward(last.history, last.stop) is None


def test_somewhere_new_leaves_nothing_ahead() -> None:
    gone = back(left(History(), stop("a")), stop("b"))
    assert gone is not None
    assert left(gone.history, gone.stop).ahead == ()


def test_where_the_reader_is_counts_for_nothing() -> None:
    history = left(left(History(), stop("a")), stop("a"))
    assert history.behind == (stop("a"),)
    assert back(history, stop("a")) is None


@given(st.lists(st.sampled_from("abc"), max_size=MOST_STOPS + 20))
def test_as_far_back_as_forward(names: list[str]) -> None:
    history, here = History(), stop("start")
    for name in names:
        history, here = left(history, here), stop(name)
    assert len(history.behind) <= MOST_STOPS
    end, steps = here, 0
    while (gone := back(history, here)) is not None:
        history, here, steps = gone.history, gone.stop, steps + 1
    for _ in range(steps):
        gone = forward(history, here)
        assert gone is not None
        history, here = gone.history, gone.stop
    assert here == end
    assert forward(history, here) is None
