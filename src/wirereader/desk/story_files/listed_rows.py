"""The rows of a list of stories for programs: as JSON, and as a table of the same values."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from wirereader.desk.story_files.csv_table import csv_table
from wirereader.desk.story_files.story_json import Json, moment_text

if TYPE_CHECKING:
    from wirereader.desk.outcomes import Headline, RowDetails

COLUMNS: Final = (
    *("n", "id", "kicker", "headline", "source", "byline", "published", "link"),
    *("read", "starred", "alert", "tags", "folder", "revision"),
)
"""The columns of a table: keys of `listed_json`, with `alert` as its level alone."""
_BY: Final = re.compile(r"\Aby\s+", re.IGNORECASE)


def listed_json(row: "Headline", details: "RowDetails") -> Json:
    """A row of `list --json`."""
    return {
        "n": row.number,
        "id": row.id,
        "headline": row.headline,
        "kicker": row.kicker,
        "source": row.source or None,
        "published": moment_text(row.published),
        "received": moment_text(row.received),
        "read": row.is_read,
        "starred": row.is_starred,
        "alert": None if row.alert is None else row.alert.as_json(),
        "link": details.link,
        "byline": details.byline,
        "tags": list(row.tags),
        "folder": "/".join(details.folder) or None,
        "revision": row.revision,
        "changed": details.is_changed,
        "copies": row.sources,
        "event": details.event,
    }


def listed_csv(rows: Iterable[Json]) -> str:
    """Rows of `list --json` as a table; tags are parted by blanks, a byline is without "By"."""
    return csv_table(
        COLUMNS,
        (
            {
                **row,
                "alert": (row["alert"] or {}).get("level"),
                "byline": without_by(row["byline"]),
                "tags": " ".join(row["tags"]),
            }
            for row in rows
        ),
    )


def without_by(byline: str | None) -> str:
    """Who wrote a story: its byline without the "By" before the name; "" where it has none."""
    return _BY.sub("", byline or "", 1)
