"""All that somebody said on record, across stories, in order of publication."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from wirereader.library.stored_values import time, words
from wirereader.library.stories.shown_findings import text_and_findings
from wirereader.story.body import Body
from wirereader.story.findings import Findings
from wirereader.story.names import MentionKind
from wirereader.story.quotes import (
    ATTRIBUTED,
    TOLD_ALONE,
    Manner,
    Telling,
    telling_of,
    told_already,
    whole_words,
)

_NAMED = (MentionKind.NAME, MentionKind.DEMONYM)
_STORIES = """SELECT s.id, s.name, s.headline,
    CASE WHEN s.sender <> '' THEN s.sender ELSE coalesce(nullif(o.title, ''), o.key) END,
    coalesce(s.published, s.received)
    FROM stories s JOIN sources o ON o.id = s.source
    WHERE s.hidden IN (0, 5)
        AND s.id IN (SELECT x.story FROM sightings x WHERE x.known = ?)
    ORDER BY coalesce(s.published, s.received) DESC, s.id DESC LIMIT ?"""


_MOST_LOOKED_AT = 1_000
"""So many of the newest stories that name somebody are read for what they said."""


class Statement(NamedTuple):
    """Something that somebody said: `quote` is its index in the story's findings.

    `text` has no quotation marks; `paragraph` counts from 1; `certainty` is the chance (0 to 1)
    that it was this speaker.  An indirect one is told in the story's words, after `telling`.
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
    telling: Telling = TOLD_ALONE


def statements_of(connection: sqlite3.Connection, known: int, most: int) -> tuple[Statement, ...]:
    """What somebody (by the library's number) said in the newest stories, the oldest first."""
    by_story: list[list[Statement]] = []
    missing = most
    for rank, *row in connection.execute(_STORIES, (known, _MOST_LOOKED_AT)).fetchall():
        if missing <= 0:
            break
        text, findings = text_and_findings(connection, rank)
        speakers = {
            local
            for (local,) in connection.execute(
                "SELECT local FROM sightings WHERE known = ? AND story = ?", (known, rank)
            )
        }
        if findings is not None:
            by_story.append([*_in_story(row, text, findings, speakers)])
            missing -= len(by_story[-1])
    return tuple([one for told in reversed(by_story) for one in told][-most:])


def _in_story(
    row: Sequence[Any], text: str, findings: Findings, speakers: set[int]
) -> Iterator[Statement]:
    story, headline, source, published = row
    names = [one.span for one in findings.mentions if one.kind in _NAMED]
    starts = [paragraph.start for paragraph in Body.kept(text).paragraphs]
    repeated = told_already(findings.quotes)
    for index, one in enumerate(findings.quotes):
        if index in repeated or one.speaker not in speakers or one.certainty < ATTRIBUTED:
            continue
        said = whole_words(span.of(text) for span in one.content)
        if said:
            yield Statement(
                str(story),
                index,
                words(headline),
                words(source),
                time(published),
                said,
                bisect_right(starts, one.content[0].start),
                one.certainty,
                one.manner is Manner.INDIRECT,
                telling_of(text, one, names),
            )
