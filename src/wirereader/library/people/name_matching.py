"""Who is who across stories: pure decisions on names, facts and the company people keep.

The same people come out in whatever order stories arrive: what is decided is a function of all
that is known of one name, never of what was decided before.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple


class Facts(NamedTuple):
    """What keeps bearers of one name apart.

    `trades` and `countries` are those the roles tell, any of which fits; `middles` are middle names
    or initials; `suffix` is "jr" and the like.
    """

    trades: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    middles: tuple[str, ...] = ()
    suffix: str = ""

    def __str__(self) -> str:
        """The facts as one line: equal facts, equal lines."""
        parts = (*map(_listed, (self.trades, self.countries)), " ".join(self.middles), self.suffix)
        return "|".join(parts).rstrip("|")

    @classmethod
    def of(cls, line: str) -> "Facts":
        """The facts that `str` gave as this line."""
        trades, countries, middles, suffix = (*line.split("|"), "", "", "", "")[:4]
        return cls(
            frozenset(trades.split()), frozenset(countries.split()), tuple(middles.split()), suffix
        )


NO_FACTS = Facts()


class Guise(NamedTuple):
    """A name with facts, as one or more stories give it.

    `keys` are the whole names it goes by; `is_apart`: it was set apart by hand.
    """

    id: int
    keys: frozenset[str]
    facts: Facts
    is_apart: bool = False


class IdentityCandidate(NamedTuple):
    """Somebody it may be: the guises known of them."""

    id: int
    guises: tuple[Guise, ...]


class Same(NamedTuple):
    """Who it is, and why, in words."""

    id: int
    because: str


HasCompany = Callable[[int, int], bool]
"""Claims that two guises, by their ids, are seen with the same others."""


def no_company(one: int, other: int) -> bool:
    """Nobody is known beside them."""
    del one, other
    return False


def decide_same(
    new: Guise, candidates: Iterable[IdentityCandidate], has_company: HasCompany = no_company
) -> Same | None:
    """Which of the candidates `new` is; None when it is none of them, or nobody can tell which.

    A candidate shares a whole name.  Nothing kept of them may contradict, unless they keep the
    same company.  Of several that fit, the one that shares the most facts is meant; a tie is told
    apart by nobody.
    """
    if new.is_apart:
        return None
    fitting = []
    for candidate in candidates:
        told = _agreed(new, candidate, has_company)
        if told is not None:
            fitting.append((len(told), candidate.id, told))
    if not fitting:
        return None
    fitting.sort(key=lambda one: -one[0])
    if len(fitting) > 1 and fitting[0][0] == fitting[1][0]:
        return None
    _, who, told = fitting[0]
    return Same(who, ", ".join(("the same name", *told)))


def _agreed(
    new: Guise, candidate: IdentityCandidate, has_company: HasCompany
) -> tuple[str, ...] | None:
    """What speaks for a candidate beside the name; None when something speaks against."""
    if not any(new.keys & one.keys for one in candidate.guises):
        return None
    reasons: dict[str, None] = {}
    for one in candidate.guises:
        if one.is_apart:
            return None
        if contradict(new.facts, one.facts):
            if not has_company(new.id, one.id):
                return None
            reasons["seen with the same people"] = None
        shared = sorted(new.facts.trades & one.facts.trades)
        reasons.update(dict.fromkeys(f"both in {trade}" for trade in shared))
        shared = sorted(new.facts.countries & one.facts.countries)
        reasons.update(dict.fromkeys(f"both of {country}" for country in shared))
    return tuple(reasons)


def contradict(one: Facts, other: Facts) -> bool:
    """Claim that no one person has both: another trade, country, middle name or suffix."""
    if one.trades and other.trades and not one.trades & other.trades:
        return True
    if one.countries and other.countries and not one.countries & other.countries:
        return True
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return True
    pairs = zip(one.middles, other.middles, strict=False)
    return not all(a.startswith(b) or b.startswith(a) for a, b in pairs)


class Grouped(NamedTuple):
    """Guises of one and the same, and why each but the first is one of them."""

    guises: tuple[Guise, ...]
    because: tuple[str, ...]


def grouped(guises: Iterable[Guise], has_company: HasCompany = no_company) -> list[Grouped]:
    """Part guises into people (or places): the same whatever order they are given in.

    Those of whom most is known come first, the others are told to whom they belong.
    """
    groups: list[tuple[list[Guise], list[str]]] = []
    for guise in sorted(guises, key=_weight):
        candidates = [
            IdentityCandidate(at, tuple(members)) for at, (members, _) in enumerate(groups)
        ]
        same = decide_same(guise, candidates, has_company)
        if same is None:
            groups.append(([guise], [""]))
        else:
            groups[same.id][0].append(guise)
            groups[same.id][1].append(same.because)
    return [Grouped(tuple(members), tuple(because)) for members, because in groups]


def _weight(guise: Guise) -> tuple[object, ...]:
    facts = guise.facts
    told = sum(map(bool, facts))
    return (-len(guise.keys), -told, sorted(guise.keys), str(facts), guise.is_apart, guise.id)


def united(
    groups: Sequence[frozenset[int]], pairs: Iterable[tuple[int, int]]
) -> list[frozenset[int]]:
    """Groups of guises, made one where a pair made by hand has a guise in each."""
    left = list(groups)
    for one, other in pairs:
        both = [group for group in left if one in group or other in group]
        left = [group for group in left if group not in both]
        left.append(frozenset().union(*both))
    return [group for group in left if group]


def _listed(words: frozenset[str]) -> str:
    return " ".join(sorted(words))
