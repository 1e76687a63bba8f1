"""The world's place names: what a name may mean, whose demonym a word is, what a seat speaks for.

Reads one compiled table (`tables/gazetteer.bin`, made by `training/compile_gazetteer.py`) without
unpacking it: names are found by hash in a memory map. It knows names only; which bearer a story
means is for `place_resolution` to say.
"""

import math
import mmap
import re
import sys
import unicodedata
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from wirereader.analysis.language import PlaceWords

Kind = Literal[
    "country", "state", "capital", "city", "region", "continent", "water", "mountain", "landmark"
]

TABLE = Path(__file__).parents[1] / "tables" / "gazetteer.bin"
MAGIC = b"wirereader gazetteer 2\n"
LONGEST_NAME = 80  # code points: no key in the table is longer
MOST_WORDS = 6  # words of a name that are looked up together at most
PAIR_BYTES = 1 << 16  # of the bit map of the first two words of longer names
ACRONYM = 5  # letters at most, and in capitals
ABBREVIATED = 6  # letters at most before a full stop that is the word's own ("Calif.")
LARGE = 1_000_000  # people of a country that its name alone calls to mind
KNOWN = 50_000  # people of a town that "in" before its name is enough for
GAP = 8  # code points at most between two words of a name

_LETTERS = str.maketrans(
    {
        **dict.fromkeys("'’‘ʻʼʿʾ`´", ""),
        **dict.fromkeys("-‐‑‒–—_\t\n\r\xa0", " "),
        **dict(zip("øłđıəħð", "oldiahd", strict=True)),
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "&": "and",
    }
)
_SAINT = re.compile(r"(?:^|(?<= ))(?:st\.?|ste\.?)(?= \w)")
_SPACES = re.compile(r" {2,}")
_WORD = re.compile(r"[^\W\d_][^\W_]*(?:['’.](?=[^\W\d_])[^\W_]+)*")
_GAP = re.compile(r"(?:[ \t\xa0]|\r?\n[ \t]*|[-–])[ \t]?|\. ")
_AFTER_NAME = re.compile(r"[ \t]+[A-Z]")
_BEFORE_NAME = re.compile(r"[A-Z][\w.'’-]*[ \t]+\Z")


@dataclass(frozen=True, slots=True)
class Place:
    """One bearer of a name; equal when it is the same place, whatever name it was found by.

    `country` is an ISO 3166 two-letter code (XK for Kosovo), None where no single country has it;
    `admin1` is the state's or province's name; `lat` and `lon` are degrees; `ambiguous` says that
    the name asked for is also a word, a person's name or little known, so context must support it.
    """

    name: str
    kind: Kind
    country: str | None
    admin1: str | None
    lat: float | None
    lon: float | None
    population: int
    ambiguous: bool = field(default=False, compare=False)


class FoundName(NamedTuple):
    """A place name or demonym in a text: a span, end exclusive, and which of the two it is."""

    start: int
    end: int
    kind: Literal["name", "demonym"]


class Town(NamedTuple):
    """A populated place as it stands in the table; `Gazetteer.town` gives all of it.

    Degrees, people, ISO code of the country; `state` and `at` are the table's own.
    """

    lat: float
    lon: float
    population: int
    country: str
    state: str
    at: int


class _Sense(NamedTuple):
    """One thing a key stands for: `sign` says how (see the compiler), `value` what."""

    sign: str
    value: str


def fold(name: str) -> str:
    """Fold case, accents, apostrophes, dashes and "St." away, so that spellings of a name meet."""
    lowered = name.casefold().translate(_LETTERS)
    if not lowered.isascii():
        parts = unicodedata.normalize("NFKD", lowered).casefold()
        lowered = "".join(c for c in parts if not unicodedata.combining(c)).translate(_LETTERS)
    if "st" in lowered:
        lowered = _SAINT.sub("saint", lowered)
    if "  " in lowered:
        lowered = _SPACES.sub(" ", lowered)
    return lowered.strip()


class Gazetteer:
    """The compiled table, open for questions; `Gazetteer.load()` gives the one everybody shares."""

    def __init__(self, path: Path) -> None:
        """Open a table; raises ValueError for a file that is not one, OSError where unreadable."""
        with path.open("rb") as file:
            self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        head = self._map[:4096]
        if not head.startswith(MAGIC):
            raise ValueError(f"{path.name} is not a gazetteer of this version")
        lines = head.split(b"\n", 4)
        self.version = lines[1].decode().split(" ")[0]
        names, records, self._keys_at, self._records_at = (int(x) for x in lines[3].split())
        at = int(lines[2])
        self._hashes = self._numbers(at, names)
        self._key_offsets = self._numbers(at + 4 * names, names)
        self._record_offsets = self._numbers(at + 8 * names, records)
        self._pairs_at = at + 8 * names + 4 * records
        self.lookup = lru_cache(maxsize=4096)(self._lookup)
        self._record = lru_cache(maxsize=4096)(self._read_record)
        self._signs = lru_cache(maxsize=16384)(self._read_signs)
        self._begins_name = lru_cache(maxsize=16384)(self._may_begin_name)
        self.demonyms = lru_cache(maxsize=4096)(self._demonyms)
        self.metonym = lru_cache(maxsize=8192)(self._metonym)

    @staticmethod
    def load() -> "Gazetteer":
        """Give the shared gazetteer, opened at the first call; raises OSError, ValueError."""
        return _shared()

    def _numbers(self, at: int, count: int) -> "array[int]":
        numbers = array("I")
        numbers.frombytes(self._map[at : at + 4 * count])
        if sys.byteorder == "big":
            numbers.byteswap()
        return numbers

    def _senses(self, name: str) -> Iterator[_Sense]:
        """Everything a name stands for; an acronym ("US") only where it stands in capitals."""
        if not name or len(name) > LONGEST_NAME:
            return
        if len(name) <= ACRONYM and name.isupper():
            yield from self._at_key("^" + name)
        key = fold(name)
        found = False
        for sense in self._at_key(key):
            found = True
            yield sense
        if not found and key.startswith("the "):
            yield from self._at_key(key[4:])

    def _at_key(self, key: str) -> Iterator[_Sense]:
        raw = key.encode("utf-8", "replace")
        code = zlib.crc32(raw)
        slot = bisect_left(self._hashes, code)
        while slot < len(self._hashes) and self._hashes[slot] == code:
            start = self._keys_at + self._key_offsets[slot]
            line = self._map[start : self._map.find(b"\n", start)]
            found, _, senses = line.partition(b"\t")
            if found == raw:
                for sense in senses.decode().split(" "):
                    yield _Sense(sense[0], sense[1:])
            slot += 1

    def _read_record(self, number: str) -> Place:
        return self._place_at(self._records_at + self._record_offsets[int(number)])

    def _place_at(self, start: int) -> Place:
        line = self._map[start : self._map.find(b"\n", start)].decode()
        name, kind, country, admin1, lat, lon, population = line.split("\t")
        return Place(
            name,
            kind,  # type: ignore[arg-type]
            country or None,
            self._record(admin1).name if admin1 else None,
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(population),
        )

    def _lookup(self, name: str) -> tuple[Place, ...]:
        """Every place of this name, most prominent first; empty when there is none.

        Abbreviations that need a city before them ("GA") are left to `lookup_after_comma`.
        """
        found = []
        for sense in self._senses(name):
            if sense.sign in "=?":
                place = self._record(sense.value)
                found.append(replace(place, ambiguous=True) if sense.sign == "?" else place)
        return tuple(dict.fromkeys(found))

    def lookup_after_comma(self, name: str) -> tuple[Place, ...]:
        """Places a word may mean right behind "City, ": all of `lookup` and codes like "GA"."""
        codes = [self._record(s.value) for s in self._senses(name) if s.sign == "<"]
        return (*codes, *self.lookup(name))

    def _demonyms(self, word: str) -> tuple[Place, ...]:
        """Every place whose people or things a word names, the likeliest first."""
        found = []
        for sense in self._senses(word):
            if sense.sign in "de":
                place = self._record(sense.value)
                found.append(replace(place, ambiguous=True) if sense.sign == "e" else place)
        return tuple(dict.fromkeys(found))

    def demonym(self, word: str) -> Place | None:
        """The likeliest place of a demonym: "Georgian", "Georgians" give Georgia (GE)."""
        found = self.demonyms(word)
        return found[0] if found else None

    def _metonym(self, phrase: str) -> str | None:
        """The country code a seat of government speaks for ("the Kremlin": RU; EU for Brussels)."""
        for sense in self._senses(phrase):
            if sense.sign == "m":
                return sense.value
        return None

    def country(self, iso: str) -> Place | None:
        """The country (or "EU") of an ISO 3166 two-letter code."""
        for sense in self._at_key("^^" + iso.upper()):
            return self._record(sense.value)
        return None

    def capital(self, iso: str) -> Place | None:
        """The capital of a country, the largest where it has several seats."""
        for sense in self._at_key("^^" + iso.upper()):
            if sense.sign == "?":
                return self._record(sense.value)
        return None

    def places(self) -> Iterator[Place]:
        """Give every place of the table once, in its order; a third of a second for all."""
        return (self._read_record(str(number)) for number in range(len(self._record_offsets)))

    def towns(
        self,
        people: int = 0,
        country: str = "",
        south: float = -90,
        north: float = 90,
        *,
        lon: float = 0,
        breadth: float = 180,
        kinds: tuple[Kind, ...] = ("city", "capital"),
    ) -> Iterator[Town]:
        """Give the towns of at least so many people, of a country, between two latitudes.

        None is more than `breadth` degrees east or west of `lon`.  Nothing else is unpacked:
        15 to 30 milliseconds to look through all the world.
        """
        is_all = south <= -90 and north >= 90  # noqa: PLR2004 - from pole to pole
        degrees = "[-\\d]+" if is_all else "|".join(sorted(_whole_degrees(south, north)))
        digits = len(str(people)) if people else 1
        of = re.escape(country) if country else "[A-Z]*"
        pattern = re.compile(
            rf"\t(?:{'|'.join(kinds)})\t({of})\t(\d*)\t((?:{degrees})(?:\.\d+)?)\t([-\d.]+)"
            rf"\t(\d{{{digits},}})\n".encode()
        )
        for found in pattern.finditer(self._map, self._records_at):
            held, state, written, along, size = found.groups()
            up, right, population = float(written), float(along), int(size)
            is_near = abs((right - lon + 180) % 360 - 180) <= breadth
            if is_near and population >= people and south <= up <= north:
                yield Town(up, right, population, held.decode(), state.decode(), found.start())

    def town(self, town: Town) -> Place:
        """All that is known of a town that `towns` gave."""
        return self._place_at(self._map.rfind(b"\n", 0, town.at) + 1)

    def state_of(self, town: Town) -> str | None:
        """The name of the state or province a town is in, where that is known."""
        return self._record(town.state).name if town.state else None

    def find_names(
        self, text: str, wording: PlaceWords, spans: Iterable[Sequence[int]] | None = None
    ) -> list[FoundName]:
        """Find place names and demonyms that need no tagger, longest first, within the spans.

        Names that also are words or people's names are taken only where the text says "in Jordan"
        or "Mobile, Alabama". Sorted, never overlapping.
        """
        found: list[FoundName] = []
        for span in spans if spans is not None else ((0, len(text)),):
            words = [w.span() for w in _WORD.finditer(text, span[0], span[1])]
            shouted = text[span[0] : span[1]].isupper()
            place = 0
            while place < len(words):
                if not text[words[place][0]].isupper():
                    place += 1
                    continue
                taken, name = self._longest_at(text, words, place, wording, shouted=shouted)
                if name is not None:
                    found.append(name)
                place += taken
        return found

    def _longest_at(
        self,
        text: str,
        words: list[tuple[int, int]],
        first: int,
        wording: PlaceWords,
        *,
        shouted: bool,
    ) -> tuple[int, FoundName | None]:
        """The longest name that starts at a word, and how many words to step on."""
        start, stop = words[first]
        article = text[start:stop].lower() == wording.article
        article = article and not text.startswith(wording.keep_article, stop + 1)
        if article:
            return 1, None
        longer: tuple[int, FoundName] | None = None  # doubtful, but more than a part of it
        for last in range(self._last_at(text, words, first, wording), first - 1, -1):
            for end in _ends(text, words[last], wording):
                signs = self._signs(text[start:end])
                if not signs or (shouted and end - start < ACRONYM - 1):
                    continue
                kind: Literal["name", "demonym"] = "demonym" if signs[0] == "d" else "name"
                found = last - first + 1, FoundName(start, end, kind)
                if signs[0] in "=d":
                    if longer is not None and signs[0] == "d":
                        return longer[0], None
                    return longer or found
                if "?" in signs and self._supported(text, start, end, wording):
                    return found
                if "?" in signs and last > first and text[words[last][0]].isupper():
                    longer = longer or found
        return 1, None

    def _last_at(
        self, text: str, words: list[tuple[int, int]], first: int, wording: PlaceWords
    ) -> int:
        """Give the last word that a name starting at `first` can have."""
        start, stop = words[first]
        if first + 1 < len(words) and words[first + 1][0] - stop <= GAP:
            ends = _ends(text, words[first + 1], wording)
            if any(self._begins_name(text[start:end]) for end in ends):
                return _reach(text, words, first, wording.joiners)
        return first

    def _may_begin_name(self, pair: str) -> bool:
        """Say whether any longer name may begin with these two words; now and then a false yes."""
        if len(pair) > LONGEST_NAME:
            return False
        bit = zlib.crc32(fold(pair).encode("utf-8", "replace")) % (8 * PAIR_BYTES)
        return bool(self._map[self._pairs_at + bit // 8] >> bit % 8 & 1)

    def _read_signs(self, name: str) -> str:
        """The signs of a name's senses that a text may use it in, the first one foremost."""
        return "".join(s.sign for s in self._senses(name) if s.sign in "=d?")

    def _supported(self, text: str, start: int, end: int, wording: PlaceWords) -> bool:
        """Say whether the text itself makes a doubtful name a place."""
        bearers = self.lookup(text[start:end])
        if text[end : end + 2] == ", ":
            behind = _WORD.match(text, end + 2)
            if behind is not None and behind[0][0].isupper():
                holders = {p.country for p in bearers}
                for stop in _ends(text, behind.span(), wording):
                    for larger in self.lookup_after_comma(text[end + 2 : stop]):
                        if larger.kind in {"state", "country"} and larger.country in holders:
                            return True
        if fold(text[start:end]) in wording.calendar or _AFTER_NAME.match(text, end):
            return False
        if any(p.kind == "country" and p.population > LARGE for p in bearers):
            return _BEFORE_NAME.search(text, max(0, start - 30), start) is None
        inside = wording.inside.search(text, max(0, start - 30), start)
        return inside is not None and any(p.population > KNOWN for p in bearers)


def _whole_degrees(south: float, north: float) -> Iterator[str]:
    """How latitudes between two begin as they are written: "41" for 41.69, "-0" for -0.5."""
    for degree in range(math.floor(south), math.ceil(north) + 1):
        yield str(degree)
        if degree < 0:
            yield f"-{-degree - 1}"


@lru_cache(maxsize=1)
def _shared() -> Gazetteer:
    return Gazetteer(TABLE)


def _reach(text: str, words: list[tuple[int, int]], first: int, joiners: frozenset[str]) -> int:
    """The last word a name starting at `first` may stretch to."""
    last = best = first
    while last + 1 < len(words) and last + 1 - first < MOST_WORDS:
        gap = text[words[last][1] : words[last + 1][0]]
        if len(gap) > GAP or _GAP.fullmatch(gap) is None:
            break
        if gap == ". " and words[last][1] - words[last][0] >= ACRONYM - 1:
            break
        last += 1
        word = text[words[last][0] : words[last][1]]
        if word[0].isupper():
            best = last
        elif word not in joiners:
            break
    return best


def _ends(text: str, word: tuple[int, int], wording: PlaceWords) -> Iterator[int]:
    """Where a name ending in this word may end: with its full stop, as it is, without "'s"."""
    start, end = word
    if text[end : end + 1] == "." and end - start <= ABBREVIATED:
        yield end + 1
    yield end
    owned = wording.possessive.search(text, start, end)
    if owned is not None:
        yield owned.start()
