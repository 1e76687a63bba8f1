"""Names that another edition of the engine puts otherwise: what named the old form follows it.

The two findings are of one text, so that a name is known again by where it stands.  Joins and
splits by hand get the new name beside the old, searches by name ask for both (`former_names`), and
what matches nothing any more is noted once (`unmatched`).  All within the write that replaces the
old findings.
"""

import sqlite3
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import NamedTuple

from wirereader.library.people.decisions_followed import follow, is_anything_decided
from wirereader.library.people.identity_evidence import Sighting, sightings_of
from wirereader.library.search.name_index import COLUMNS, keys_of_stories, tell_names
from wirereader.library.search.query import AllOf, AnyOf, Part, Query, Words
from wirereader.library.search.query_execution import Planner
from wirereader.library.search.query_parser import parse_query
from wirereader.library.stories.findings_table import keep_findings, older_findings
from wirereader.library.stories.row_order import TOP
from wirereader.library.stories.shown_findings import text_and_findings
from wirereader.story.clean import clean_line
from wirereader.story.evidence import text_of_key
from wirereader.story.faults import SettingsFault
from wirereader.story.findings import Findings
from wirereader.story.folding import folded
from wirereader.story.names import Entity, EntityKind, MentionKind

_KINDS = {
    EntityKind.PERSON: COLUMNS["person"],
    EntityKind.PLACE: COLUMNS["place"],
    EntityKind.ORGANIZATION: COLUMNS["organisation"],
}
_LONGEST = 300  # code points of a name, as the index of people has them


class Unmatched(NamedTuple):
    """A decision or search that named somebody whom nothing found stands for any more."""

    what: str
    words: str


class _Change(NamedTuple):
    """An entity of the older findings and what it is now by number, None where it is nothing."""

    before: int
    now: int | None


def keep_anew(connection: sqlite3.Connection, findings: Findings, at: int) -> None:
    """Keep findings and tell their names, with what named an older edition's forms; `at`: now."""
    before = older_findings(connection, findings.fingerprint)
    keep_findings(connection, findings)
    connection.executemany(
        "DELETE FROM unmatched WHERE what IN ('join', 'split') AND words = ?",
        [(clean_line(one.name, _LONGEST),) for one in findings.entities],
    )
    if before is None or before.engine == findings.engine:
        tell_names(connection, findings)
        return
    changed = list(_changes(before, findings))
    lost = _note_forms(connection, before, findings, changed)
    gone = _follow_hand(connection, before, findings, changed)
    tell_names(connection, findings)
    _note_unmatched(connection, gone, lost, at)


def _changes(before: Findings, now: Findings) -> Iterator[_Change]:
    """What each named entity has become: that of its kind which stands where it stood most."""
    # mentions are in order, and none overlaps another
    names = [one for one in now.mentions if one.kind is MentionKind.NAME]
    starts, ends = [one.span.start for one in names], [one.span.end for one in names]
    votes: list[Counter[int]] = [Counter() for _ in before.entities]
    for mention in before.mentions:
        if mention.kind is MentionKind.NAME:
            kind = before.entities[mention.entity].kind
            first = bisect_right(ends, mention.span.start)
            last = bisect_left(starts, mention.span.end)
            votes[mention.entity].update(
                one.entity for one in names[first:last] if now.entities[one.entity].kind is kind
            )
    for number, found in enumerate(votes):
        yield _Change(number, min(found, key=lambda one: (-found[one], one), default=None))


def _forms(entity: Entity) -> list[str]:
    return [clean_line(one, _LONGEST) for one in (entity.name, *entity.aliases)]


def _holds(form: str, words: str) -> bool:
    return f" {words} " in f" {form} "


def _note_forms(
    connection: sqlite3.Connection, before: Findings, now: Findings, changed: Iterable[_Change]
) -> set[str]:
    """Remember forms that no form of today has in it; those of what is nothing any more."""
    lost: set[str] = set()
    for one in changed:
        entity = before.entities[one.before]
        forms = {folded(form) for form in _forms(entity)}
        if one.now is None:
            lost |= forms
            continue
        today = now.entities[one.now]
        held = [folded(form) for form in _forms(today)]
        name = clean_line(today.name, _LONGEST)
        if entity.kind is EntityKind.PERSON and " " not in name:
            continue  # a surname alone would find its other bearers, too
        connection.executemany(
            "INSERT OR IGNORE INTO former_names VALUES (?, ?, ?)",
            [
                (_KINDS[entity.kind], form, name)
                for form in sorted(forms)
                if form and not any(_holds(other, form) for other in held)
            ],
        )
    return lost


# Joins and splits by hand


def _follow_hand(
    connection: sqlite3.Connection, before: Findings, now: Findings, changed: Sequence[_Change]
) -> list[Sighting]:
    """Have decisions about old names hold for the new; the old names that have none."""
    if not is_anything_decided(connection):
        return []
    numbers = keys_of_stories(connection, text_of_key(now.fingerprint))
    names = [
        name
        for number in numbers
        for (name,) in connection.execute("SELECT name FROM stories WHERE id = ?", (number,))
    ]
    text = next((text_and_findings(connection, one)[0] for one in numbers), "")
    old = {one.local: one for one in sightings_of(before, text)}
    new = {one.local: one for one in sightings_of(now, text)}
    gone = []
    for change in changed:
        one = old.get(change.before)
        other = None if change.now is None else new.get(change.now)
        if one is not None and other is not None:
            follow(connection, one, other, names)
        elif one is not None:
            gone.append(one)
    return gone


# What matches nothing any more


def _note_unmatched(
    connection: sqlite3.Connection, gone: Iterable[Sighting], lost: set[str], at: int
) -> None:
    found: list[tuple[str, str]] = []
    for one in gone:
        is_there = connection.execute(
            "SELECT 1 FROM guises WHERE kind = ? AND key = ? LIMIT 1", (one.kind, one.key)
        ).fetchone()
        if is_there is not None:
            continue
        if connection.execute(
            "SELECT 1 FROM hand_joins WHERE kind = ?1 AND (key = ?2 OR other_key = ?2)",
            (one.kind, one.key),
        ).fetchone():
            found.append(("join", one.name))
        if connection.execute(
            "SELECT 1 FROM hand_splits WHERE kind = ? AND key = ?", (one.kind, one.key)
        ).fetchone():
            found.append(("split", one.name))
    kept = [("search", name, text) for name, text in _rows(connection, "name, text FROM searches")]
    kept += [("rule", str(no), text) for no, text in _rows(connection, "id, text FROM rules")]
    for what, name, text in kept if lost else ():
        if _matches_nothing(connection, text, lost, at):
            found.append((what, name))
    connection.executemany(
        "INSERT OR IGNORE INTO unmatched VALUES (?, ?, ?)", [(*one, at) for one in found]
    )


def _rows(connection: sqlite3.Connection, what: str) -> list[tuple[str, str]]:
    return connection.execute(f"SELECT {what}").fetchall()


def _matches_nothing(connection: sqlite3.Connection, text: str, lost: set[str], at: int) -> bool:
    """Claim that a search names a form that went, and finds no story now."""
    query = _read(text, at)
    asked = [folded(one.words) for part in query.parts for one in _names_in(part)] if query else []
    if not any(_holds(form, words) for form in lost for words in asked):
        return False
    return not _finds(connection, query, at)


def _read(text: str, at: int) -> Query | None:
    try:
        return parse_query(text, datetime.fromtimestamp(at / 1e6, UTC))
    except SettingsFault:  # of another version
        return None


def _finds(connection: sqlite3.Connection, query: Query | None, at: int) -> bool:
    if query is None:
        return False
    return bool(Planner(connection, at, TOP).search(query).ranks(connection, TOP, 1))


def _names_in(part: Part) -> Iterator[Words]:
    match part:
        case Words(field=field) if field in COLUMNS:
            yield part
        case AnyOf() | AllOf():
            for one in part.parts:
                yield from _names_in(one)


def unmatched(connection: sqlite3.Connection, at: int) -> tuple[Unmatched, ...]:
    """What was noted and still is so at `at`, the oldest first."""
    told = connection.execute("SELECT what, words FROM unmatched ORDER BY at, what, words")
    texts = {("search", name): text for name, text in _rows(connection, "name, text FROM searches")}
    texts |= {("rule", str(no)): text for no, text in _rows(connection, "id, text FROM rules")}
    found = []
    for what, words in told.fetchall():
        text = texts.get((what, words))
        if text is None and what in {"search", "rule"}:
            continue  # it is forgotten
        if text is None or not _finds(connection, _read(text, at), at):
            found.append(Unmatched(what, words))
    return tuple(found)
