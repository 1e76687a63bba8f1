"""Names carried out: the people, places and organisations of a story or of all, as a table."""

from pathlib import PurePath
from typing import Any, Final, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.commands.names.asked_of_index import asked_of_index
from wirereader.desk.commands.output.quote_export import escaped
from wirereader.desk.commands.resolution import analysed
from wirereader.desk.commands.search_library import analysed_so_far, searchable
from wirereader.desk.commands.story_lines import name_lines
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.session import Room
from wirereader.desk.story_files import file_writing
from wirereader.desk.story_files.csv_table import csv_table
from wirereader.desk.story_files.story_json import json_text
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault
from wirereader.story.names import EntityKind

COLUMNS: Final = ("name", "kind", "role", "country", "stories", "mentions", "quotes")
"""The columns of a table and the keys of JSON; `stories` is 1 in the names of one story."""
_KINDS: Final = {"people": "person", "places": "place", "organisations": "organisation"}
_NAMED: Final = {
    EntityKind.PERSON: "person",
    EntityKind.PLACE: "place",
    EntityKind.ORGANIZATION: "organisation",
}
_OTHERS: Final = {"persons": "people", "organizations": "organisations", "names": ""}
_FORMS: Final = frozenset({"csv", "json", "md", "txt"})
_MOST: Final = 20_000
"""Names of one kind that are written at most."""
_USAGE: Final = (
    "Usage: export-names FILE.csv, .json, .md or .txt; before FILE, optionally people, places or"
    " organisations, and story, all or a time."
)
_Row = dict[str, Any]


class _Asked(NamedTuple):
    """Which names are written where: of which kinds, of the open story or of all, since when."""

    kinds: tuple[str, ...]
    is_of_story: bool
    rest: str
    file: str
    form: str
    is_forced: bool


def _asked(typed: str, *, is_reading: bool) -> _Asked:
    given, is_forced, _ = file_writing.asked(typed)
    words = list(given)
    file = words.pop() if words else ""
    form = PurePath(file).suffix.removeprefix(".").casefold()
    if file == "-":
        form = words.pop().casefold() if words and words[-1].casefold() in _FORMS else "csv"
    elif file.casefold() in _FORMS:  # "csv": a file of that kind
        form, file = file.casefold(), f"names.{file.casefold()}"
    if form not in _FORMS:
        raise SettingsFault("No file is named.", "Nothing to export.", _USAGE)
    plain = [_OTHERS.get(one.casefold(), one) for one in words]
    kinds = tuple(_KINDS[one.casefold()] for one in plain if one.casefold() in _KINDS)
    rest = [one for one in plain if one and one.casefold() not in {*_KINDS, "all", "story"}]
    is_of_story = "story" in plain or (is_reading and "all" not in plain and not rest)
    return _Asked(
        kinds or tuple(_KINDS.values()), is_of_story, " ".join(rest), file, form, is_forced
    )


async def export_names(context: Context, words: str) -> Outcome:
    """Write names with their roles and counts into a file, or show them in its form."""
    is_reading = context.session.story is not None and context.session.room is not Room.HEADLINES
    asked = _asked(words, is_reading=is_reading)
    so_far, is_cut = "", False
    if asked.is_of_story:
        rows = _of_story(context, asked.kinds)
        if isinstance(rows, Outcome):
            return rows
    else:
        rows, is_cut = await _of_all(context, asked)
        so_far = await analysed_so_far(context, await searchable(context))
    if not rows:
        return context.refused(f"No names to export.{so_far}")
    text = _written(rows, asked.form)
    told = phrases.count(len(rows), "name")
    so_far += f" Only the first {_MOST:,} of each kind were written." if is_cut else ""
    if asked.file == "-":
        return context.done(f"{told}.{so_far}", TextShown(tuple(text.splitlines())))
    path = file_writing.place_of(asked.file, f"names.{asked.form}")
    data = text.encode("utf-8", "replace")
    await context.away(lambda: file_writing.write_file(path, data, is_forced=asked.is_forced))
    return context.done(f"{told} saved to {clean_line(str(path), 400)}.{so_far}")


def _of_story(context: Context, kinds: tuple[str, ...]) -> list[_Row] | Outcome:
    at = analysed(context)
    if isinstance(at, Outcome):
        return at
    found = (
        _row(
            (line.entity.name, _NAMED.get(line.entity.kind, "name")),
            (line.entity.role, line.entity.country),
            (1, line.mentions, line.quotes),
        )
        for line in name_lines(at)
    )
    return [row for row in found if row["kind"] in kinds]


async def _of_all(context: Context, asked: _Asked) -> tuple[list[_Row], bool]:
    """Names of all stories, and whether there are more of a kind than are written."""
    library, now = await searchable(context), context.clock().astimezone()
    part, since, is_quoted = asked_of_index(asked.rest, now)
    rows: list[_Row] = []
    is_cut = False
    for kind in asked.kinds:
        found = await context.away(
            lambda kind=kind: library.entities(kind, part, _MOST + 1, since, is_quoted=is_quoted)  # type: ignore[misc]
        )
        is_cut |= len(found) > _MOST
        rows += (
            _row(
                (one.name, one.kind),
                (one.role, one.country),
                (one.stories, one.mentions, one.quotes),
            )
            for one in found[:_MOST]
        )
    return rows, is_cut


def _row(
    named: tuple[str, str], told: tuple[str | None, str | None], counts: tuple[int, int, int]
) -> _Row:
    (name, kind), (role, country) = named, told
    is_kind = role is None or role == kind  # "person": nothing is known
    shown = (drawable(name), kind, None if is_kind else drawable(role or ""), country, *counts)
    return dict(zip(COLUMNS, shown, strict=True))


def _written(rows: list[_Row], form: str) -> str:
    """The rows as CSV (RFC 4180) that runs nothing in a spreadsheet, JSON, Markdown or lines."""
    if form == "json":
        return json_text(rows, indent=1) + "\n"
    if form == "csv":
        return csv_table(COLUMNS, rows)
    lines = [f"{row['name']}, {row['role'] or row['kind']}, {_counts(row)}." for row in rows]
    if form == "md":
        return "".join(f"- {escaped(clean_line(line, 400))}\n" for line in lines)
    return "".join(f"{clean_line(line, 400)}\n" for line in lines)


def _counts(row: _Row) -> str:
    counts = [phrases.count(row["stories"], "story"), phrases.count(row["mentions"], "mention")]
    return ", ".join([*counts, phrases.count(row["quotes"], "quote")] if row["quotes"] else counts)
