"""The stories of the list carried out, a row each; and who wrote them."""

from collections import Counter
from collections.abc import AsyncIterator, Sequence
from functools import partial
from pathlib import PurePath
from typing import Final

from wirereader.desk import phrases
from wirereader.desk.commands.feeds.story_details import details_of
from wirereader.desk.commands.output.quote_export import escaped
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Headline, Outcome, RowDetails, TextShown
from wirereader.desk.story_files import file_writing
from wirereader.desk.story_files.listed_rows import listed_csv, listed_json, without_by
from wirereader.desk.story_files.story_json import Json, json_text
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault

_MOST: Final = 20_000
"""Rows that are written at most."""
_AT_ONCE: Final = 500
"""Rows whose details are asked for together."""
_FORMS: Final = frozenset({"csv", "json", "md", "txt"})
_USAGE: Final = "Usage: export-stories FILE.csv, .json, .md or .txt."
_TOLD: Final = ("kicker", "headline", "source", "byline", "published", "link")
"""Columns that are told in a line for people."""


async def export_stories(context: Context, words: str) -> Outcome:
    """Write the rows of the list into a file, or show them in its form."""
    file, form, is_forced = _asked(words)
    rows = [listed_json(one, details) async for one, details in _rows(context)]
    if not rows:
        return context.refused("No stories to export.")
    text, told = _written(rows, form), phrases.count(len(rows), "story")
    rest = f" Only the first {_MOST:,} were written." if context.list.total() > _MOST else ""
    if file == "-":
        return context.done(f"{told}.{rest}", TextShown(tuple(text.splitlines())))
    path = file_writing.place_of(file, f"stories.{form}")
    data = text.encode("utf-8", "replace")
    await context.away(lambda: file_writing.write_file(path, data, is_forced=is_forced))
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


def _written(rows: Sequence[Json], form: str) -> str:
    """Rows of `list --json` as CSV, JSON, Markdown or lines."""
    if form == "json":
        return json_text(rows, indent=1) + "\n"
    if form == "csv":
        return listed_csv(rows)
    lines = map(_line, rows)
    if form == "md":
        return "".join(f"- {escaped(line)}\n" for line in lines)
    return "".join(f"{line}\n" for line in lines)


def _line(row: Json) -> str:
    """A row as a line for people."""
    named = {**row, "byline": without_by(row["byline"])}
    return clean_line(". ".join(filter(None, map(named.get, _TOLD))), 1000)


async def show_authors(context: Context) -> Outcome:
    """List who wrote the stories of the list, those of most stories first."""
    counts: Counter[str] = Counter()
    nameless = 0
    async for _, details in _rows(context):
        byline = clean_line(without_by(details.byline), 200)
        counts.update([byline] if byline else [])
        nameless += not byline
    if not counts:
        return context.refused("No story in this list has a byline.")
    lines = tuple(
        phrases.full_stop(f"{name}, {phrases.count(count, 'story')}")
        for name, count in sorted(counts.items(), key=lambda one: (-one[1], one[0].casefold()))
    )
    without = f" {phrases.count(nameless, 'story')} without a byline." if nameless else ""
    if context.list.total() > _MOST:
        without += f" Only the first {_MOST:,} stories were counted."
    said = f"{phrases.count(len(lines), 'author')}.{without} search author:NAME lists the stories."
    return context.done(said, TextShown(lines))
