"""All that somebody said on record, across stories, in order of publication."""

import json
import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from wirereader.library.stored_values import time, words
from wirereader.library.stories.whole_articles import SHOWN_FINGERPRINT, SHOWN_TEXT, WITH_WHOLE
from wirereader.story.body import Body
from wirereader.story.quotes import ATTRIBUTED, Manner

_STORIES = f"""SELECT s.id, s.name, s.headline,
    CASE WHEN s.sender <> '' THEN s.sender ELSE coalesce(nullif(o.title, ''), o.key) END,
    coalesce(s.published, s.received), {SHOWN_TEXT}, CAST(f.json AS BLOB)
    FROM stories s JOIN sources o ON o.id = s.source
    JOIN revisions r ON r.id = s.version {WITH_WHOLE}
    JOIN findings f ON f.fingerprint = {SHOWN_FINGERPRINT}
    WHERE s.hidden IN (0, 5) AND f.json IS NOT NULL
        AND s.id IN (SELECT x.story FROM sightings x WHERE x.known = ? AND x.quotes > 0)
    ORDER BY coalesce(s.published, s.received) DESC, s.id DESC LIMIT ?"""  # noqa: S608 - our own words


class Statement(NamedTuple):
    """Something that somebody said: `quote` is its index in the story's findings.

    `text` has no quotation marks; `paragraph` counts from 1; `certainty` is the chance (0 to 1)
    that it was this speaker.  An indirect one is told in the story's words.
    """

    story: str
    quote: int
    headline: str
    source: str
    published: datetime
    text: str
    paragraph: int
    certainty: float
    is_indirect: bool


def statements_of(connection: sqlite3.Connection, known: int, most: int) -> tuple[Statement, ...]:
    """What somebody (by the library's number) said in the newest stories, the oldest first."""
    found: list[Statement] = []
    rows = connection.execute(_STORIES, (known, most)).fetchall()
    for rank, *row in reversed(rows):
        locals_ = {
            local
            for (local,) in connection.execute(
                "SELECT local FROM sightings WHERE known = ? AND story = ?", (known, rank)
            )
        }
        found += _in_story(row, locals_)
    return tuple(found[-most:])


def _in_story(row: Sequence[Any], speakers: set[int]) -> Iterator[Statement]:
    story, headline, source, published, text, findings = row
    text = words(text)
    starts = [paragraph.start for paragraph in Body.of(text).paragraphs]
    try:
        for index, one in enumerate(json.loads(findings)["quotes"]):
            if one["speaker"] not in speakers or one["certainty"] < ATTRIBUTED:
                continue
            spans = [(int(a), int(b)) for a, b in one["spans"]]
            said = " ".join(" ".join(text[a:b] for a, b in spans).split()).strip(" ,")
            if said:
                yield Statement(
                    str(story),
                    index,
                    words(headline),
                    words(source),
                    time(published),
                    said,
                    bisect_right(starts, spans[0][0]),
                    float(one["certainty"]),
                    one["manner"] == Manner.INDIRECT.value,
                )
    except (KeyError, TypeError, ValueError, IndexError):  # damaged findings tell nothing
        return
