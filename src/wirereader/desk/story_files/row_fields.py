"""Single values of rows for programs: fields by the names people give them, and lines of them."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from wirereader.desk.story_files.csv_table import csv_table
from wirereader.desk.story_files.listed_rows import COLUMNS, without_by
from wirereader.desk.story_files.story_json import Json, json_text
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault

_OTHER_NAMES: Final = {
    **dict.fromkeys(("title", "subject", "head", "summary", "headline"), "headline title name"),
    **dict.fromkeys(("url", "href", "address", "permalink", "uri", "link"), "link address"),
    **dict.fromkeys(
        ("date", "time", "pubdate", "created", "createdat", "timestamp", "publishedat", "when"),
        "published",
    ),
    **dict.fromkeys(("fetched", "added", "updated", "updatedat"), "received"),
    **dict.fromkeys(("author", "authors", "by", "writer", "creator"), "byline"),
    **dict.fromkeys(("feed", "site", "publisher", "from", "outlet", "feedtitle"), "source"),
    **dict.fromkeys(("number", "no", "index", "num", "row"), "n"),
    **dict.fromkeys(("guid", "hash", "uuid", "key"), "id"),
    **dict.fromkeys(("tag", "labels", "label"), "tags"),
    **dict.fromkeys(("category", "group", "section"), "folder"),
    **dict.fromkeys(("breaking", "level", "urgency"), "alert"),
    **dict.fromkeys(("isread", "seen"), "read"),
    **dict.fromkeys(("isstarred", "star", "flagged", "starred"), "starred"),
    "version": "revision",
    **dict.fromkeys(("quote", "words", "content"), "text"),
    **dict.fromkeys(("who", "person", "saidby", "name"), "speaker title"),
}
"""What people call a field, in small letters without "_", and its key: the first that is there."""
_LISTED: Final = frozenset({*COLUMNS, "received", "changed", "copies", "event"})
_EACH: Final = re.compile(r"\{(\w+)\}")
_PARTS: Final = re.compile(r"(\{\w+\}|[\t\n])")
_BLANKS: Final = re.compile(r"\s+")


def field_names(wanted: str) -> tuple[str, ...]:
    """The names in "headline,link", or in a line of text with names in braces: "{n} {link}"."""
    if "{" in wanted:
        return tuple(_EACH.findall(wanted))
    return tuple(name for name in re.split(r"[,\s]+", wanted.strip()) if name)


def key_of(name: str, keys: Iterable[str]) -> str:
    """The key that a name of a field means among those of a row; "" where it means none."""
    known = frozenset(keys)
    plain = name.casefold().replace("-", "_").lstrip(".")
    if plain in known:
        return plain
    others = _OTHER_NAMES.get(plain.replace("_", ""), "").split()
    return next((one for one in (plain.replace("_", ""), *others) if one in known), "")


def is_a_field(name: str) -> bool:
    """Claim that a name means a field of the rows of a list."""
    return name.casefold() == "unread" or bool(key_of(name, _LISTED))


def chosen(rows: Iterable[Json], wanted: str) -> Iterator[Json]:
    """Rows with the wanted fields alone, under the names that were given.

    Raises SettingsFault for a field that the rows have not.
    """
    names = field_names(wanted)
    if not names:
        raise SettingsFault("--fields names no field.", "", "--fields headline,link, for example.")
    for row in rows:
        yield {name: _value(name, row) for name in names}


def _value(name: str, row: Json) -> object:
    if key := key_of(name, row):
        return row[key]
    if name.casefold() == "unread" and "read" in row:
        return not row["read"]
    raise SettingsFault(
        f"There is no field {clean_line(name, 40)}.", "", f"The fields are {', '.join(row)}."
    )


def field_lines(rows: Iterable[Json], wanted: str) -> Iterator[str]:
    """A line for each row: its wanted fields with tabs between, or the line that names them."""
    names = field_names(wanted)
    line = wanted if "{" in wanted else "\t".join(f"{{{name}}}" for name in names)
    line = line.replace("\\t", "\t").replace("\\n", "\n")
    parts = [drawable(part) if part not in {"\t", "\n"} else part for part in _PARTS.split(line)]
    for row in chosen(rows, wanted):
        values = {f"{{{name}}}": as_text(name, value) for name, value in row.items()}
        yield "".join(values.get(part, part) for part in parts)


def field_table(rows: Iterable[Json], wanted: str) -> str:
    """The wanted fields as comma-separated values, under a line with their names."""
    each = [
        {name: _plain(name, value) for name, value in row.items()} for row in chosen(rows, wanted)
    ]
    return csv_table(field_names(wanted), each)


def as_text(name: str, value: object) -> str:
    """A value on a line: yes and no, a list with blanks between, nothing where it is unknown."""
    plain = _plain(name, value)
    if isinstance(plain, bool):
        return "yes" if plain else "no"
    return "" if plain is None else _BLANKS.sub(" ", drawable(str(plain)))


def _plain(name: str, value: object) -> object:
    """A value of a row as one that a table holds."""
    if isinstance(value, dict):
        return value["level"] if "level" in value else json_text(value)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return (" [...] " if key_of(name, ("text",)) else " ").join(
            one if isinstance(one, str) else json_text(one) for one in value
        )
    return without_by(value) if isinstance(value, str) and key_of(name, ("byline",)) else value
