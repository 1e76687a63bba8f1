"""News made up by a seeded generator: one plot can be told with any cast."""

import random
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest

MEN = """
    Daniel Marcus Philip Robert Anton Stefan Hugo Patrick Simon Victor Oscar Leonard
""".split()  # noqa: SIM905 - a list to read
WOMEN = """
    Helen Maria Sophie Laura Irina Clara Julia Rachel Teresa Amanda Nora Victoria
""".split()  # noqa: SIM905 - a list to read
SURNAMES = """
    Lindqvist Hartwell Petrosyan Okonkwo Vandermeer Castellanos Brennan Takahashi Moravec Adeyemi
    Sorensen Whitcombe Farrokhzad Dlamini Kowalczyk Esposito Ramaswamy Tjandra Belanger Zoric
    Marchetti Oyelaran Hashimi Novotny Callahan Ferreira
""".split()  # noqa: SIM905 - a list to read
COUNTRIES = """
    Kenya/Kenyan/Nairobi Norway/Norwegian/Oslo Peru/Peruvian/Lima Estonia/Estonian/Tallinn
    Vietnam/Vietnamese/Hanoi Bolivia/Bolivian/Sucre Serbia/Serbian/Belgrade Ghana/Ghanaian/Accra
    Hungary/Hungarian/Budapest Mongolia/Mongolian/Ulaanbaatar Uganda/Ugandan/Kampala
    Portugal/Portuguese/Lisbon Cambodia/Cambodian/Phnom_Penh Austria/Austrian/Vienna
""".split()  # noqa: SIM905 - a list to read
_PRONOUNS = {"m": ("he", "him", "his", "He"), "f": ("she", "her", "her", "She")}
_SAYINGS = (
    "We have waited for this for eleven years",
    "Nobody asked the people who live here",
    "The figures were never meant to be final",
    "It is a small step, but it is a step",
    "I would rather lose the vote than the argument",
    "There is no money for it and there never was",
    "We will look at every page of the report",
    "This is what happens when rules are written at night",
    "Winter will not wait for a second committee",
    "You cannot mend a bridge with a press release",
    "The door is open, and it will stay open",
    "They knew what the ground was like before they built on it",
)


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(paragraph.split()) for paragraph in text.strip().split("\n\n"))


_OPENING = _paragraphs("""
{city1} — Lawmakers in {land1} approved a plan on Tuesday to rebuild the coastal railway, after
a debate that lasted until four in the morning.

Officials in {land1} said on Thursday that they would close nine hospitals before the winter, a
decision that drew protests in {city1}.

{city1} — Talks between {land1} and {land2} over fishing rights ended on Monday without a deal.
""")
_PLAIN = _paragraphs("""
The vote had been put off twice because of floods, and most of the work will not begin before
spring.

About 300 people stood outside the building in the rain and sang until the lamps went out.

Prices of bread and fuel have risen by a fifth since the summer, according to official figures.

A similar plan failed four years ago, when the money ran out after the first winter.
""")
_ABOUT_ONE = _paragraphs("""
"{say}," said {first1} {last1}, the {people1} minister of transport. "{say}."

{first1} {last1}, the {people1} transport minister, said that the work would take three years.
"{say}," {he1} said.

The transport minister, {first1} {last1}, told reporters in {city1} that {he1} had not slept.
"{say}," {he1} added. "{say}."
""")
_ABOUT_TWO = _paragraphs("""
{first2} {last2}, who leads the opposition, called the plan "a waste of paper." {He2} said that
{his2} party would vote against it again.

The leader of the opposition, {first2} {last2}, was less pleased. "{say}," {last2} said.

"{say}," {first2} {last2}, a farmer who came to watch, said. "{say}," {he2} said.
""")
_LATER = _paragraphs("""
"{say}," {last1} told a group of reporters on Wednesday.

{last2} said that {land2} had promised to pay a third of the cost. {land2} has not said so
itself.

{last1} answered {him2} in a speech from {city1}: "{say}."

Asked whether {he1} would resign, {last1} said: "{say}. {say}."

According to {last2}, the {people2} government has agreed to send engineers.

"{say}," {first3} {last3}, who has a shop in {city2}, said by telephone. {He3} has lived there
for 20 years.

{last1} and {last2} met on Friday in {city2}, the {people2} capital. {land1} and {land2} have
been allies since 1994.

Last week {last2} wrote: "{say}." {last1} did not reply.
""")


@dataclass(frozen=True)
class Cast:
    """Who and where: three people as first name, surname and gender; two countries."""

    people: tuple[tuple[str, str, str], ...]
    countries: tuple[str, ...]

    def words(self) -> dict[str, str]:
        """Give the words for the gaps of a plot."""
        found: dict[str, str] = {}
        for number, (first, last, gender) in enumerate(self.people, start=1):
            he, him, his, capital = _PRONOUNS[gender]
            found |= {
                f"first{number}": first, f"last{number}": last, f"he{number}": he,
                f"him{number}": him, f"his{number}": his, f"He{number}": capital,
            }  # fmt: skip
        for number, country in enumerate(self.countries, start=1):
            land, people, city = country.replace("_", " ").split("/")
            found |= {f"land{number}": land, f"people{number}": people, f"city{number}": city}
        return found


@dataclass(frozen=True)
class Plot:
    """A story with gaps: literal words and names of gaps in turn."""

    pieces: tuple[str, ...]
    cast: Cast

    def told(self, cast: Cast) -> list[str]:
        """Give the pieces with the gaps filled."""
        words = cast.words()
        return [words[p] if number % 2 else p for number, p in enumerate(self.pieces)]

    def text(self) -> str:
        """Tell the story with its own cast."""
        return "".join(self.told(self.cast))

    def retold(self, cast: Cast) -> tuple[str, Callable[[int], int]]:
        """Tell it with another cast; the second value leads offsets over, ends of names too."""
        old, new = self.told(self.cast), self.told(cast)
        starts, moves, at, there = [0], [0], 0, 0
        for before, after in zip(old, new, strict=True):
            at, there = at + len(before), there + len(after)
            starts.append(at)
            moves.append(there - at)

        def over(offset: int) -> int:
            return offset + moves[bisect_right(starts, offset) - 1]

        return "".join(new), over


def _cast(chance: random.Random) -> Cast:
    genders = [chance.choice("mf") for _ in range(3)]
    firsts = {"m": iter(chance.sample(MEN, 3)), "f": iter(chance.sample(WOMEN, 3))}
    lasts = chance.sample(SURNAMES, 3)
    people = tuple((next(firsts[g]), last, g) for g, last in zip(genders, lasts, strict=True))
    return Cast(people, tuple(chance.sample(COUNTRIES, 2)))


def plot(seed: int) -> Plot:
    """Make up a story; the same one for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - stories, not secrets
    paragraphs = [
        chance.choice(_OPENING), chance.choice(_ABOUT_ONE), chance.choice(_ABOUT_TWO),
        *chance.sample([*_LATER, *_PLAIN], 6),
    ]  # fmt: skip
    sayings = iter(chance.sample(_SAYINGS, len(_SAYINGS)) * 2)
    text = "\n\n".join(paragraphs)
    while "{say}" in text:
        text = text.replace("{say}", next(sayings), 1)
    pieces = tuple(p for part in text.split("{") for p in part.split("}", 1))
    return Plot(pieces if text.startswith("{") else ("", *pieces)[1:], _cast(chance))


def _other_cast(cast: Cast, seed: int, *, people: bool, countries: bool, genders: bool) -> Cast:
    chance = random.Random(seed)  # noqa: S311 - stories, not secrets
    if people or genders:
        known = {name for person in cast.people for name in person[:2]}
        lasts = iter(chance.sample([s for s in SURNAMES if s not in known], 3))
        firsts = {
            "m": iter(chance.sample([n for n in MEN if n not in known], 3)),
            "f": iter(chance.sample([n for n in WOMEN if n not in known], 3)),
        }
        flipped = {"m": "f", "f": "m"} if genders else {"m": "m", "f": "f"}
        cast = replace(
            cast,
            people=tuple(
                (next(firsts[flipped[g]]), next(lasts) if people else last, flipped[g])
                for _, last, g in cast.people
            ),
        )
    if countries:
        others = [c for c in COUNTRIES if c not in cast.countries]
        cast = replace(cast, countries=tuple(chance.sample(others, 2)))
    return cast


@pytest.fixture(scope="session")
def make_plot() -> Callable[[int], Plot]:
    """Give the maker of stories, by seed."""
    return plot


@pytest.fixture(scope="session")
def recast() -> Callable[..., Cast]:
    """Give the maker of other casts: (cast, seed, people=, countries=, genders=)."""
    return _other_cast
