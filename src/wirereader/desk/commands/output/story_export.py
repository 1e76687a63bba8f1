"""The stories of the list carried out, a row each; and who wrote them."""

import csv
import io
import re
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import PurePath
from typing import Any, Final

from wirereader.desk import phrases
from wirereader.desk.commands.feeds.story_details import details_of
from wirereader.desk.commands.output.quote_export import defused, escaped
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Headline, Outcome, RowDetails, TextShown
from wirereader.desk.story_files import file_writing
from wirereader.desk.story_files.story_json import json_text, moment_text
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault

COLUMNS: Final = (
    *("headline", "source", "byline", "published", "link", "read", "starred"),
    *("tags", "folder", "version", "id"),
)
"""The columns of a table and the keys of JSON."""
_MOST: Final = 20_000
"""Rows that are written at most."""
_AT_ONCE: Final = 500
"""Rows whose details are asked for together."""
_FORMS: Final = frozenset({"csv", "json", "md", "txt"})
_USAGE: Final = "Usage: export-stories FILE.csv, .json, .md or .txt."
_TOLD: Final = ("headline", "source", "byline", "published", "link")
"""Columns that are told in a line for people."""
_BY: Final = re.compile(r"by\s+", re.IGNORECASE)
_Row = dict[str, Any]


async def export_stories(context: Context, words: str) -> Outcome:
    """Write the rows of the list into a file, or show them in its form."""
    file, form, is_forced = _asked(words)
    rows = [_row(one, details) async for one, details in _rows(context)]
    if not rows:
        return context.refused("No stories to export.")
    text, told = _written(rows, form), phrases.count(len(rows), "story")
    if file == "-":
        return context.done(f"{told}.", TextShown(tuple(text.splitlines())))
    path = file_writing.place_of(file, f"stories.{form}")
    data = text.encode("utf-8", "replace")
    await context.away(lambda: file_writing.write_file(path, data, is_forced=is_forced))
    rest = f" Only the first {_MOST} were written." if context.list.total() > _MOST else ""
    return context.done(f"{told} saved to {clean_line(str(path), 400)}.{rest}")


def _asked(typed: str) -> tuple[str, str, bool]:
    """The file, its form, and whether one that is there is replaced.  Raises SettingsFault."""
    given, is_forced, _ = file_writing.asked(typed)
    words = [one for one in given if one.casefold() not in {"list", "all"}]
    file = words.pop() if words else ""
    form = PurePath(file).suffix.removeprefix(".").casefold()
    if file == "-":
        form = words.pop().casefold() if words else "csv"
    elif file.casefold() in _FORMS:  # "csv": a file of that kind
        form, file = file.casefold(), f"stories.{file.casefold()}"
    if form not in _FORMS or words:
        raise SettingsFault("No file is named.", "Nothing to export.", _USAGE)
    return file, form, is_forced


async def _rows(context: Context) -> AsyncIterator[tuple[Headline, RowDetails]]:
    """The rows of the list with their details, in the order of the list."""
    row = 0
    while row < min(context.list.count(), _MOST):
        last = min(row + _AT_ONCE, context.list.count(), _MOST)
        found = [context.list.headline(one) for one in range(row, last)]
        ids = [one.id for one in found]
        details = await context.away(partial(details_of, context, ids))
        for one in found:
            yield one, details.get(one.id, RowDetails())
        row = last


def _row(row: Headline, details: RowDetails) -> _Row:
    kicker = f"{row.kicker}. " if row.kicker else ""
    shown = (
        clean_line(f"{kicker}{row.headline}", 1000),
        drawable(row.source) or None,
        None if not details.byline else drawable(_BY.sub("", details.byline, 1)),
        moment_text(row.published),
        None if not details.link else drawable(details.link),
        row.is_read,
        row.is_starred,
        [*map(drawable, row.tags)],
        drawable("/".join(details.folder)) or None,
        row.revision,
        row.id,
    )
    return dict(zip(COLUMNS, shown, strict=True))


def _written(rows: Sequence[_Row], form: str) -> str:
    """The rows as CSV (RFC 4180) that runs nothing in a spreadsheet, JSON, Markdown or lines."""
    if form == "json":
        return json_text(rows, indent=1) + "\n"
    if form == "csv":
        table = io.StringIO(newline="")
        writer = csv.writer(table, lineterminator="\r\n")
        writer.writerow(COLUMNS)
        for row in rows:
            cells = {**row, "tags": " ".join(row["tags"])}
            for name in ("read", "starred"):
                cells[name] = "yes" if row[name] else "no"
            writer.writerow([defused(cells[column]) for column in COLUMNS])
        return table.getvalue()
    lines = [clean_line(". ".join(filter(None, map(row.get, _TOLD))), 1000) for row in rows]
    if form == "md":
        return "".join(f"- {escaped(line)}\n" for line in lines)
    return "".join(f"{line}\n" for line in lines)


async def show_authors(context: Context) -> Outcome:
    """List who wrote the stories of the list, those of most stories first."""
    counts: Counter[str] = Counter()
    nameless = 0
    async for _, details in _rows(context):
        byline = clean_line(_BY.sub("", details.byline or "", 1), 200)
        counts.update([byline] if byline else [])
        nameless += not byline
    if not counts:
        return context.refused("No story in this list has a byline.")
    lines = tuple(
        phrases.full_stop(f"{name}, {phrases.count(count, 'story')}")
        for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0].casefold()))
    )
    without = f" {phrases.count(nameless, 'story')} without a byline." if nameless else ""
    said = f"{phrases.count(len(lines), 'author')}.{without} search author:NAME lists the stories."
    return context.done(said, TextShown(lines))
