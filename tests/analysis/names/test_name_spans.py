"""Names that do not overlap, and what touches what."""

from wirereader.analysis.names.name_spans import LOC, PER, Cover, Named, disjoint


def test_the_longer_of_two_that_overlap_is_kept_then_the_surer() -> None:
    short, long = Named(5, 9, LOC), Named(0, 9, PER)
    assert disjoint([short, long]) == [long]
    weak, sure = Named(0, 4, LOC, 0.3), Named(0, 4, PER, 0.9)
    assert disjoint([weak, sure]) == [sure]
    assert disjoint([Named(0, 4, LOC), Named(2, 9, PER)]) == [Named(2, 9, PER)]


def test_a_cover_knows_what_touches_and_what_lies_inside() -> None:
    cover = Cover([Named(10, 20, LOC), Named(30, 40, PER)])
    assert cover(Named(19, 25, PER))
    assert not cover(Named(20, 30, PER))
    assert cover.holds(Named(12, 15, LOC))
    assert not cover.holds(Named(10, 20, LOC))
    assert cover.at(0, 5) is None
