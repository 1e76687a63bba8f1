"""One person, place or organisation across the library: what each story's names are joined to.

A story's names are told when its findings are kept, and told anew when they change.  The work for
one text is bounded: names are looked up by key, and only those of one key are decided anew.
"""

import json
import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from wirereader.library.people.identity_decisions import APART, LOOSE, Joiner
from wirereader.library.people.identity_evidence import PERSON, Sighting, sightings_of
from wirereader.library.stories.whole_articles import SHOWN_TEXT, WITH_WHOLE
from wirereader.story.findings import Findings


class _Told(NamedTuple):
    """A sighting and the guise it was put under."""

    sighting: Sighting
    guise: int


def tell_people(connection: sqlite3.Connection, stories: Iterable[int], findings: Findings) -> None:
    """Join the names of a text to those known already, in the place of what was told before."""
    sightings: tuple[Sighting, ...] | None = None
    for story in stories:
        row = connection.execute(
            f"SELECT s.name, {SHOWN_TEXT} FROM stories s"  # noqa: S608 - our own words
            f" JOIN revisions r ON r.id = s.version {WITH_WHOLE} WHERE s.id = ?",
            (story,),
        ).fetchone()
        if row is None:
            continue
        if sightings is None:
            sightings = sightings_of(findings, row[1])
        SightingWriter(connection, story, row[0]).tell(sightings)


class SightingWriter:
    """Tells the names of one story."""

    def __init__(self, connection: sqlite3.Connection, story: int, name: str) -> None:
        self._connection = connection
        self._story = story
        self._name = name
        self._joiner = Joiner(connection)
        self._renewed: set[int] = set()

    def tell(self, sightings: Iterable[Sighting]) -> None:
        """Keep these names of the story, and only these."""
        connection = self._connection
        before = connection.execute(
            "SELECT wording, guise, known FROM sightings WHERE story = ?", (self._story,)
        ).fetchall()
        connection.execute("DELETE FROM sightings WHERE story = ?", (self._story,))
        told = [_Told(one, self._guise(one)) for one in sightings]
        for one in told:
            self._add(one)
        self._decide(told, is_anew=bool(before))
        if before:
            self._clear(before)

    def _guise(self, sighting: Sighting) -> int:
        facts = str(sighting.facts)
        mark = self._mark(sighting, facts)
        wanted = (sighting.kind, sighting.key, facts, mark)
        row = self._connection.execute(
            "SELECT id FROM guises WHERE kind = ? AND key = ? AND facts = ? AND mark = ?", wanted
        ).fetchone()
        if row is not None:
            guise = int(row[0])
        else:
            story = self._story if mark else 0
            guise = int(
                self._connection.execute(
                    "INSERT INTO guises (kind, key, facts, mark, story) VALUES (?, ?, ?, ?, ?)",
                    (*wanted, story),
                ).lastrowid
                or 0
            )
        if not mark.startswith(LOOSE):
            added = self._connection.executemany(
                "INSERT OR IGNORE INTO forms VALUES (?, ?, ?)",
                [(sighting.kind, key, guise) for key in sighting.keys],
            )
            if added.rowcount > 0:
                self._renewed.add(guise)
        return guise

    def _mark(self, sighting: Sighting, facts: str) -> str:
        split = self._connection.execute(
            "SELECT 1 FROM hand_splits WHERE kind = ? AND key = ? AND story = ?",
            (sighting.kind, sighting.key, self._name),
        ).fetchone()
        if split is not None:
            return f"{APART}{self._name}"
        if sighting.is_loose:
            return f"{LOOSE}{self._name}/{sighting.local}"
        whole = self._connection.execute(
            "SELECT 1 FROM hand_splits WHERE kind = ? AND key = ? AND facts = ? AND story = ''",
            (sighting.kind, sighting.key, facts),
        ).fetchone()
        return APART if whole is not None else ""

    def _add(self, told: _Told) -> None:
        one = told.sighting
        role, aliases = one.role or "", json.dumps(one.aliases, ensure_ascii=False)
        row = self._connection.execute(
            "SELECT id FROM wordings WHERE guise = ? AND name = ? AND role = ? AND aliases = ?",
            (told.guise, one.name, role, aliases),
        ).fetchone()
        if row is None:
            wording = self._connection.execute(
                "INSERT INTO wordings (guise, name, role, aliases, country, lat, lon)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (told.guise, one.name, role, aliases, one.country, one.lat, one.lon),
            ).lastrowid
        else:
            wording = row[0]
        self._connection.execute(
            "INSERT INTO sightings SELECT ?, ?, ?, id, known, ?, ? FROM guises WHERE id = ?",
            (self._story, one.local, wording, one.mentions, one.quotes, told.guise),
        )
        self._joiner.note_wording(told.guise, int(wording or 0))

    def _decide(self, told: Iterable[_Told], *, is_anew: bool) -> None:
        """Settle who the new ones are, and those whose company may have changed."""
        loose: list[_Told] = []
        keys: dict[tuple[int, str], None] = {}
        for one in told:
            known, contested, mark = self._connection.execute(
                "SELECT known, contested, mark FROM guises WHERE id = ?", (one.guise,)
            ).fetchone()
            if mark.startswith(LOOSE):
                loose.append(one)
            elif not known or contested or one.guise in self._renewed:
                keys[one.sighting.kind, one.sighting.key] = None
        for kind, key in keys:
            self._joiner.settle(kind, key)
        surnames = {
            one.sighting.key.partition(",")[0]: None for one in told if one.sighting.kind == PERSON
        }
        for one in loose:
            self._joiner.settle_loose(one.guise)
        for surname in surnames:
            self._joiner.settle_event(surname, self._story, is_anew=is_anew)

    def _clear(self, before: Iterable[tuple[int, int, int]]) -> None:
        """Drop what nothing is told of any more."""
        for wording, guise, known in before:
            lost = clear(self._connection, wording, guise, known)
            if lost is not None:  # those left may be told apart, or be one, without it
                self._joiner.settle(*lost)
            self._joiner.name(known)


def clear(
    connection: sqlite3.Connection, wording: int, guise: int, known: int
) -> tuple[int, str] | None:
    """Drop a wording no story has any more, its guise if that was the last, and who it was.

    Kind and name of the guise, if it was dropped.
    """
    connection.execute("DELETE FROM wordings WHERE id = ? AND stories <= 0", (wording,))
    row = connection.execute(
        "SELECT kind, key FROM guises WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM wordings WHERE guise = ?1)",
        (guise,),
    ).fetchone()
    if row is not None:
        connection.execute("DELETE FROM guises WHERE id = ?", (guise,))
        connection.execute("DELETE FROM forms WHERE guise = ?", (guise,))
    connection.execute(
        "DELETE FROM known WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM guises WHERE known = ?1)",
        (known,),
    )
    return None if row is None else (row[0], row[1])
