"""Names that do not overlap, and what touches what."""

from wirereader.analysis.names.name_spans import LOC, PER, NameSpan, SpanIndex, disjoint


def test_the_longer_of_two_that_overlap_is_kept_then_the_surer() -> None:
    short, long = NameSpan(5, 9, LOC), NameSpan(0, 9, PER)
    assert disjoint([short, long]) == [long]
    weak, sure = NameSpan(0, 4, LOC, 0.3), NameSpan(0, 4, PER, 0.9)
    assert disjoint([weak, sure]) == [sure]
    assert disjoint([NameSpan(0, 4, LOC), NameSpan(2, 9, PER)]) == [NameSpan(2, 9, PER)]


def test_an_index_knows_what_touches_and_what_lies_inside() -> None:
    index = SpanIndex.of([NameSpan(10, 20, LOC), NameSpan(30, 40, PER)])
    assert index.covers(NameSpan(19, 25, PER))
    assert not index.covers(NameSpan(20, 30, PER))
    assert index.holds(NameSpan(12, 15, LOC))
    assert not index.holds(NameSpan(10, 20, LOC))
    assert index.at(0, 5) is None
