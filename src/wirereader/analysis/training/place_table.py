"""The gazetteer in the making, and how it is written.

The file: a line of magic, one of version and credit, the byte where the arrays begin, a line of
counts (keys, records) and offsets, then three little-endian uint32 arrays (hashes of the keys in
order, their lines, the records' lines), a bit map of how longer keys begin, the key lines and the
record lines. A key line is the folded name, a tab and its senses: `=12` record 12, `?12` if context
supports it, `<12` only behind a comma, `d12` demonym, `e12` doubtful demonym, `mRU` speaks for a
government. Keys that begin with `^` count in capitals only, with `^^` they are country codes.
"""

import hashlib
import re
import struct
import zlib
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from wirereader.analysis.places.gazetteer import LONGEST_NAME, MAGIC, PAIR_BYTES, fold

CREDIT = "contains information from GeoNames (geonames.org), CC BY 4.0; selected and joined"


class PlaceRecord(NamedTuple):
    """One place, as the table's record line says it."""

    name: str
    kind: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    population: int

    def line(self, provinces: dict[str, int]) -> str:
        """Write it as a line of the table, its province as a number."""
        where = ["" if x is None else f"{x:.2f}".rstrip("0").rstrip(".") for x in self[4:6]]
        people = round(self.population, -2) if self.population > 5000 else self.population
        admin1 = str(provinces[self.admin1]) if self.admin1 else ""
        return "\t".join([*self[:3], admin1, *where, str(people)])


class Table:
    """The table in the making: records, and the senses of each key."""

    def __init__(self, words: set[str], people: set[str]) -> None:
        self.records: list[PlaceRecord] = []
        self.senses: dict[str, dict[str, int]] = defaultdict(dict)
        self.words, self.people = words, people

    def add(self, record: PlaceRecord) -> int:
        """Add a place and give its number."""
        self.records.append(record)
        return len(self.records) - 1

    def name(self, name: str, sign: str, number: int) -> None:
        """Let a name stand for a record; the surer sign wins."""
        key = key_of(name)
        if not key.strip("^") or len(key) > LONGEST_NAME:
            return
        held = self.senses[key]
        other = {"=": "?", "?": "=", "d": "e", "e": "d"}.get(sign)
        if other and f"{other}{number}" in held:
            if sign in "=d":
                held.pop(f"{other}{number}")
            else:
                return
        held[f"{sign}{number}"] = number

    def names(self, cell: str, number: int, *, sure: bool = True) -> None:
        """Add a cell of names: `;` between, `*` doubtful, `<>` only behind a comma."""
        for raw in filter(None, cell.split(";")):
            if raw[0] == "<":
                self.name(raw.strip("<>"), "<", number)
            else:
                self.name(raw.lstrip("*"), "?" if raw[0] == "*" or not sure else "=", number)

    def demonyms(self, cell: str, number: int) -> None:
        """Add a cell of demonyms with their plurals."""
        for raw in filter(None, cell.split(";")):
            word, sign = raw.lstrip("*"), "e" if raw[0] == "*" else "d"
            self.name(word, sign, number)
            if not re.search(r"(?:ese|ish|[cs]h|ss|s|men|man|women|woman|x)$", word):
                self.name(word + "s", sign, number)

    def is_doubtful(self, name: str) -> bool:
        """Say whether this also is an ordinary word or a person's name."""
        key = fold(name)
        return (
            len(key) <= 3
            or key in self.words
            or key in self.people
            or all(part in self.words for part in key.split(" "))
        )


def key_of(name: str) -> str:
    """The key a name is filed under: acronyms keep their capitals."""
    if len(name) <= 5 and name.isupper() and "." not in name and name.isascii():
        return "^" + name
    return fold(name)


def write(table: Table, out: Path) -> None:
    """Write the arrays and lines; prints the size."""

    def order(item: tuple[str, int]) -> tuple[int, bool, bool, int]:
        sign, number = item[0][0], item[1]
        record = table.records[number] if number >= 0 else None
        country = record is not None and record.kind == "country"
        capital = record is not None and record.kind == "capital"
        people = record.population if record else 0
        return ("=d?e<m".index(sign), not country, not capital, -people)

    keys = sorted((zlib.crc32(key.encode()), key) for key, senses in table.senses.items() if senses)
    key_lines, key_at, at = [], [], 0
    for _, key in keys:
        senses = " ".join(s for s, _ in sorted(table.senses[key].items(), key=order))
        line = f"{key}\t{senses}\n".encode()
        key_lines.append(line)
        key_at.append(at)
        at += len(line)
    provinces: dict[str, int] = {}
    for number, record in enumerate(table.records):
        provinces.setdefault(record.name, number)
    record_lines, record_at, rat = [], [], 0
    for record in table.records:
        line = (record.line(provinces) + "\n").encode()
        record_lines.append(line)
        record_at.append(rat)
        rat += len(line)
    digest = hashlib.sha256(b"".join(key_lines + record_lines)).hexdigest()[:8]
    arrays = b"".join(
        struct.pack(f"<{len(x)}I", *x) for x in ([h for h, _ in keys], key_at, record_at)
    )
    pairs = bytearray(PAIR_BYTES)
    for _, key in keys:
        if key.count(" "):
            bit = zlib.crc32(" ".join(key.split(" ")[:2]).encode()) % (8 * PAIR_BYTES)
            pairs[bit // 8] |= 1 << bit % 8
    arrays += pairs
    start = 256  # bytes of the table's head
    first = start + len(arrays)
    head = MAGIC + f"2-{digest} {CREDIT}\n{start}\n".encode()
    head += f"{len(keys)} {len(record_at)} {first} {first + at}\n".encode()
    out.write_bytes(head.ljust(start) + arrays + b"".join(key_lines + record_lines))
    print(f"{len(keys)} keys, {len(record_at)} places, {out.stat().st_size} bytes, 2-{digest}")
