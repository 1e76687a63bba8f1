"""Whose mark wins, which absences are heeded, batches, and forms of ids: properties."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from wirereader.sync.fullwidth_signs import folded_back
from wirereader.sync.item_ids import age_of, kept_id, sent_id
from wirereader.sync.mark_decision import (
    BatchSize,
    MarkView,
    absent_ids,
    decide,
    in_batches,
    is_doubtful,
)

MAYBE = st.sampled_from([None, True, False])
VIEWS = st.builds(MarkView, MAYBE, MAYBE, st.booleans(), MAYBE, st.booleans())
IDS = st.lists(st.integers(0, 1 << 62).map(str), unique=True)


@given(VIEWS)
def test_what_waits_to_be_sent_wins(view: MarkView) -> None:
    if view.pending is not None:
        assert decide(view).counts_as is view.pending
        assert not decide(view).send


@given(VIEWS)
def test_what_the_server_does_not_tell_changes_nothing(view: MarkView) -> None:
    told = view._replace(told=None)
    waits = view.known if view.pending is None else view.pending
    assert decide(told) == (view.known, waits, False)


@given(VIEWS)
def test_what_changed_on_the_server_is_so_here(view: MarkView) -> None:
    if None not in {view.known, view.told} and view.pending is None:
        assert decide(view) == (view.told, view.told, False)


@given(VIEWS)
def test_marked_on_either_side_is_marked_when_they_meet(view: MarkView) -> None:
    first = view._replace(known=None, pending=None, is_first=True)
    if first.told is not None:
        decided = decide(first)
        assert decided.counts_as is (first.here or first.told)
        assert decided.send is (decided.counts_as is not first.told)


@given(VIEWS)
def test_a_further_item_of_a_story_that_is_known_sends_nothing(view: MarkView) -> None:
    if not view.is_first:
        assert not decide(view).send


def test_every_decision_is_stable_once_the_server_has_it() -> None:
    maybe = [None, True, False]
    sides = (maybe, maybe, [True, False], [True, False], [True, False])
    for view in itertools.starmap(MarkView, itertools.product(*sides)):
        first = decide(view)
        assert first.counts_as is not None
        there = MarkView(first.known, None, first.counts_as, first.counts_as, is_first=False)
        assert decide(there) == (first.counts_as, first.counts_as, False)


@given(IDS, IDS)
def test_absence_tells_nothing_unless_the_whole_set_came(one: list[str], two: list[str]) -> None:
    assert absent_ids(one, two, is_whole=False) == []
    missing = absent_ids(one, two, is_whole=True)
    assert set(missing) == set(one) - set(two)


def test_an_empty_set_and_one_that_lacks_half_are_asked_for_again() -> None:
    assert is_doubtful(missing=1, expected=9, unread=0)
    assert is_doubtful(missing=5, expected=9, unread=4)
    assert not is_doubtful(missing=4, expected=9, unread=5)
    assert not is_doubtful(missing=0, expected=0, unread=0)


@given(IDS, st.integers(1, 50))
def test_batches_hold_all_in_order(ids: list[str], size: int) -> None:
    batches = in_batches(ids, size)
    assert [one for batch in batches for one in batch] == ids
    assert all(1 <= len(batch) <= size for batch in batches)


def test_batches_shrink_while_answers_are_slow_and_grow_again() -> None:
    size = BatchSize(500)
    for _ in range(20):
        size.took(30)
    assert size.now == BatchSize.LEAST
    for _ in range(20):
        size.took(0.1)
    assert size.now == 500


@given(st.integers(-(1 << 63), (1 << 63) - 1))
def test_an_id_goes_out_in_the_form_that_all_servers_read_alike(number: int) -> None:
    sent = sent_id(str(number))
    assert len(sent) == len("tag:google.com,2005:reader/item/") + 16
    assert kept_id(sent) == kept_id(str(number)) == kept_id(number) == str(number)
    assert age_of(str(number)) == number


@given(st.one_of(st.none(), st.booleans(), st.floats(), st.text(max_size=300), st.just({})))
def test_what_is_no_id_is_none(told: object) -> None:
    kept = kept_id(told)
    assert kept is None or (isinstance(kept, str) and kept.isprintable() and 0 < len(kept) <= 200)


def test_full_width_signs_of_freshrss_are_put_back_and_others_stay() -> None:
    assert folded_back("A ＆ B") == "A &amp; B"
    assert folded_back("harbour ＆lt;b＆gt;") == "harbour &lt;b&gt;"
    assert folded_back("＜b＞ ＆＆ x") == "&lt;b&gt; &amp;&amp; x"
    assert folded_back("漢字＆仮名 and Ａ＜Ｂ") == "漢字＆仮名 and Ａ＜Ｂ"
