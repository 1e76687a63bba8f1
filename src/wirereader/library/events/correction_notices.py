"""Corrections and withdrawals that came as a story of their own: "Correction: Ferry hits pier"."""

import re
import sqlite3
from typing import NamedTuple

from wirereader.library.stored_values import words
from wirereader.library.stories.known_stories import JOINED

_DAY = 86_400 * 1_000_000  # microseconds
_LOOKED_BACK = 7 * _DAY  # a story is corrected within so long, where no event leads to it
_MOST = 200
_TEXT = 300  # code points of a notice that are told
_HEADED = re.compile(
    r"\W*(?:(?P<withdrawn>kill|withdrawn|withdrawal|retracted|retraction)"
    r"|corrections?|corrected|clarifications?|amended)\s*[:\u2014\u2013-]\s*(?P<headline>.+)",
    re.IGNORECASE | re.DOTALL,
)
_NOTICES = f"""SELECT s.id, s.name, s.headline, s.source, s.is_read, r.text
    FROM stories s JOIN revisions r ON r.id = s.version
    WHERE s.id >= ? AND s.hidden <> {JOINED} AND s.headline LIKE '%:%'
    AND (s.headline LIKE 'correct%' OR s.headline LIKE 'clarif%' OR s.headline LIKE 'amend%'
        OR s.headline LIKE 'kill%' OR s.headline LIKE 'withdr%' OR s.headline LIKE 'retract%')
    ORDER BY s.id DESC LIMIT {_MOST}"""  # noqa: S608 - our own words
_OF_EVENT = """SELECT s.name, s.headline, s.is_read FROM event_stories n
    JOIN event_stories e ON e.event = n.event JOIN stories s ON s.id = e.story
    WHERE n.story = ? AND s.id < n.story AND s.source = ? ORDER BY s.id DESC"""
_OF_SOURCE = """SELECT s.name, s.headline, s.is_read FROM stories s
    WHERE s.id < ? AND s.id >= ? AND s.source = ? ORDER BY s.id DESC"""


class _Subject(NamedTuple):
    name: str
    headline: str
    is_read: bool


def corrected_by_notice(
    connection: sqlite3.Connection, since: int, *, is_read_only: bool
) -> list[tuple[str, str, str, str]]:
    """Stories corrected or withdrawn by another story: id, headline, status, the notice's words.

    Those that were read alone, if asked so; else a notice whose story is not kept stands for it.
    """
    told = []
    for rank, name, headline, source, is_read, text in connection.execute(_NOTICES, (since,)):
        headed = _HEADED.match(words(headline))
        if headed is None:
            continue
        about = headed["headline"].strip()
        subject = _subject(connection, rank, source, about)
        if subject is None and not is_read_only:
            subject = _Subject(name, about, bool(is_read))
        if subject is None or (is_read_only and not subject.is_read):
            continue
        kind, status = ("Withdrawn", "killed") if headed["withdrawn"] else ("Correction", "usable")
        said = " ".join(words(text)[:_TEXT].split()) or about
        told.append((subject.name, subject.headline, status, f"{kind}: {said}"))
    return told


def _subject(
    connection: sqlite3.Connection, notice: int, source: int, headline: str
) -> _Subject | None:
    """The story that a notice is about: the same source's newest of that headline."""
    asked = (
        (_OF_EVENT, (notice, source)),
        (_OF_SOURCE, (notice, notice - _LOOKED_BACK, source)),
    )
    for question, values in asked:
        for name, found, is_read in connection.execute(question, values):
            if words(found).casefold().strip() == headline.casefold():
                return _Subject(name, words(found), bool(is_read))
    return None
