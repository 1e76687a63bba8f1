"""Who is who, decided on values alone."""

from hypothesis import given, settings
from hypothesis import strategies as st

from wirereader.library.people.identity_evidence import named
from wirereader.library.people.name_matching import (
    NO_FACTS,
    Facts,
    Guise,
    IdentityCandidate,
    Same,
    contradict,
    decide_same,
    grouped,
    united,
)
from wirereader.library.people.occupations import trades_of

KEYS = frozenset({"kim, david"})
POLITICS = Facts(frozenset({"government"}))
SURGEON = Facts(frozenset({"medicine"}))
KOREAN = Facts(frozenset({"government"}), frozenset({"KR"}))
GEORGIAN = Facts(frozenset({"government"}), frozenset({"GE"}))


def guise(number: int, facts: Facts = NO_FACTS, keys: frozenset[str] = KEYS) -> Guise:
    return Guise(number, keys, facts)


def test_evidence_is_told_in_words() -> None:
    known = IdentityCandidate(7, (guise(1, KOREAN),))
    assert decide_same(guise(2), [known]) == Same(7, "the same name")
    assert decide_same(guise(2, KOREAN), [known]) == Same(
        7, "the same name, both in government, both of KR"
    )
    assert decide_same(guise(2, SURGEON), [known]) is None
    assert decide_same(guise(2, SURGEON), [known], lambda _one, _other: True) == Same(
        7, "the same name, seen with the same people"
    )


def test_another_name_is_never_the_same() -> None:
    other = guise(1, KOREAN, frozenset({"kim, daniel"}))
    assert decide_same(guise(2, KOREAN), [IdentityCandidate(7, (other,))]) is None


def test_of_several_the_one_with_more_in_common_is_meant_and_a_tie_is_nobody() -> None:
    korean, georgian = (
        IdentityCandidate(1, (guise(1, KOREAN),)),
        IdentityCandidate(2, (guise(2, GEORGIAN),)),
    )
    assert decide_same(guise(3, POLITICS), [korean, georgian]) is None
    told = Facts(countries=frozenset({"GE"}))
    assert decide_same(guise(3, told), [korean, georgian]) == Same(2, "the same name, both of GE")
    surgeon = IdentityCandidate(3, (guise(4, SURGEON),))
    assert decide_same(guise(3, POLITICS), [korean, surgeon]) == Same(
        1, "the same name, both in government"
    )


def test_who_was_set_apart_joins_nobody() -> None:
    apart = guise(1)._replace(is_apart=True)
    assert decide_same(apart, [IdentityCandidate(1, (guise(2),))]) is None
    assert decide_same(guise(2), [IdentityCandidate(1, (apart,))]) is None


def test_middle_names_and_suffixes_contradict() -> None:
    assert contradict(Facts(middles=("w",)), Facts(middles=("h", "w")))
    assert not contradict(Facts(middles=("walker",)), Facts(middles=("w",)))
    assert not contradict(Facts(middles=("w",)), NO_FACTS)
    assert contradict(Facts(suffix="jr"), Facts(suffix="sr"))


def test_pairs_made_by_hand_unite_groups() -> None:
    groups = [frozenset({1, 2}), frozenset({3}), frozenset({4})]
    assert set(united(groups, [(2, 3)])) == {frozenset({1, 2, 3}), frozenset({4})}
    assert set(united(groups, [(1, 2)])) == set(groups)
    assert united(groups, [(3, 4), (4, 1)]) == [frozenset({1, 2, 3, 4})]


def test_trades_are_read_from_roles() -> None:
    assert trades_of("ruling party member of parliament") == {"government"}
    assert trades_of("Georgian President") == {"government"}
    assert "business" in trades_of("president of the company")
    assert trades_of("chief executive") == {"business"}
    assert trades_of("retired hydrologist") == {"learning"}
    assert trades_of("her mother") == trades_of("mother of three") == frozenset()
    assert {"police", "military", "sport"} <= trades_of("captain")


def test_names_are_taken_apart() -> None:
    assert named("Sen. Marcus T. Greenlee Jr.").key == "greenlee, marcus"
    assert named("Sen. Marcus T. Greenlee Jr.").middles == ("t",)
    assert named("Sen. Marcus T. Greenlee Jr.").suffix == "jr"
    assert named("President Saakashvili").key == "saakashvili"
    assert named("J. Edgar Hoover").key == "hoover, edgar"
    assert named("Ursula von der Leyen's").key == "leyen, ursula"
    assert named("Youssef El Amrani").key == "amrani, youssef"
    assert named("").key == ""
    assert named("...").key == ""


WORDS = st.frozensets(st.sampled_from(["a", "b", "c"]), max_size=2)
FACTS = st.builds(
    Facts,
    WORDS,
    WORDS,
    st.sampled_from([(), ("w",), ("h", "w"), ("walker",)]),
    st.sampled_from(["", "jr", "sr"]),
)
GUISES = st.lists(
    st.tuples(FACTS, st.frozensets(st.sampled_from(["x", "y", "z"]), min_size=1)), unique=True
)


@given(facts=FACTS)
def test_facts_are_kept_as_a_line(facts: Facts) -> None:
    assert Facts.of(str(facts)) == facts


@given(one=FACTS, other=FACTS)
def test_contradiction_is_mutual(one: Facts, other: Facts) -> None:
    assert contradict(one, other) == contradict(other, one)
    assert not contradict(one, one)


@settings(max_examples=200)
@given(told=GUISES, data=st.data())
def test_groups_do_not_hang_on_the_order(
    told: list[tuple[Facts, frozenset[str]]], data: st.DataObject
) -> None:
    guises = [Guise(number, keys, facts) for number, (facts, keys) in enumerate(told)]
    shuffled = data.draw(st.permutations(guises))
    groups = grouped(guises)
    assert {frozenset(group.guises) for group in groups} == {
        frozenset(group.guises) for group in grouped(shuffled)
    }
    assert sorted(one.id for group in groups for one in group.guises) == list(range(len(guises)))
    for group in groups:
        facts = [one.facts for one in group.guises]
        assert not any(contradict(one, other) for one in facts for other in facts)


@given(st.text(max_size=60))
def test_any_text_may_be_a_name(text: str) -> None:
    assert "," not in named(text).last
    trades_of(text)
