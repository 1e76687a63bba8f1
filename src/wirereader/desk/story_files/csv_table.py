"""Rows as comma-separated values (RFC 4180) that run nothing in a spreadsheet."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from wirereader.story.clean import drawable

_RUNS: Final = re.compile(r"\s*[=+\-@\t\r＝＋－＠]")  # what spreadsheets take for a formula


def csv_table(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """A table with a line of column names; True and False are "yes" and "no", None is empty."""
    import csv
    import io

    table = io.StringIO(newline="")
    writer = csv.writer(table, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([defused(row[column]) for column in columns] for row in rows)
    return table.getvalue()


def defused(value: object) -> str:
    """A value as text; one that a spreadsheet would take for a formula begins with "'"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else drawable(str(value))
    return f"'{text}" if _RUNS.match(text) else text
