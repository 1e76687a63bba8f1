"""Joins and splits by hand hold for the form that another edition of the engine gives a name.

What was decided of the old form is decided of the new as well, at the same moment, negative.  So
are decisions that a later step took away: undo of that step has them back for both forms.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from wirereader.library.people.identity_decisions import APART, LOOSE
from wirereader.library.people.identity_evidence import Sighting

_RECORDED = "SELECT step, before FROM step_parts WHERE kind = ?"
_HAND = (
    "SELECT 1 FROM hand_joins UNION ALL SELECT 1 FROM hand_splits"
    " UNION ALL SELECT 1 FROM step_parts WHERE kind IN ('hand_joins', 'hand_splits') LIMIT 1"
)
Side: TypeAlias = tuple[str, str]
"""A name and its facts, as a join tells them."""


def is_anything_decided(connection: sqlite3.Connection) -> bool:
    """Claim that a hand has joined or split anybody, be it taken back or not."""
    return connection.execute(_HAND).fetchone() is not None


def follow(
    connection: sqlite3.Connection, one: Sighting, other: Sighting, stories: Sequence[str]
) -> None:
    """Have what was decided of `one` hold for `other`, which the text of `stories` has now."""
    for mark in ("", APART):
        _follow_joins(connection, one, (_side(one, mark), _side(other, mark)), stories)
    _follow_splits(connection, one, other, stories)


def _side(one: Sighting, mark: str) -> Side:
    return one.key, LOOSE if one.is_loose else f"{mark}\n{one.facts}"


def _follow_joins(
    connection: sqlite3.Connection, one: Sighting, change: tuple[Side, Side], stories: Sequence[str]
) -> None:
    old, new = change
    if old == new:
        return

    def followed(sides: tuple[Side, Side], story: str) -> tuple[Side, Side, str] | None:
        if old not in sides or (one.is_loose and story not in stories):
            return None  # the surname alone in another story
        first, second = (new if side == old else side for side in sides)
        return first, second, story if LOOSE in {first[1], second[1]} else ""

    rows = connection.execute(
        "SELECT key, facts, other_key, other_facts, story, at FROM hand_joins WHERE kind = ?1"
        " AND ((key = ?2 AND facts = ?3) OR (other_key = ?2 AND other_facts = ?3))",
        (one.kind, *old),
    ).fetchall()
    for key, facts, other_key, other_facts, story, at in rows:
        if found := followed(((key, facts), (other_key, other_facts)), story):
            connection.execute(
                "INSERT OR IGNORE INTO hand_joins VALUES (?, ?, ?, ?, ?, ?, ?)",
                (one.kind, *found[0], *found[1], found[2], -abs(at)),
            )
    for step, key, was in _taken_away(connection, "hand_joins", one.kind):
        sides = (key["key"], key["facts"]), (key["other_key"], key["other_facts"])
        if found := followed(sides, was["story"]):
            (name, facts), (other_name, other_facts), story = found
            told: dict[str, Any] = {"kind": one.kind, "key": name, "facts": facts}
            told |= {"other_key": other_name, "other_facts": other_facts}
            _record(connection, step, "hand_joins", told, {"story": story, "at": -abs(was["at"])})


def _follow_splits(
    connection: sqlite3.Connection, one: Sighting, other: Sighting, stories: Sequence[str]
) -> None:
    old, new = (one.key, str(one.facts)), (other.key, str(other.facts))
    if old == new:
        return
    rows = connection.execute(
        "SELECT facts, story, at FROM hand_splits WHERE kind = ? AND key = ?", (one.kind, one.key)
    ).fetchall()
    for facts, story, at in rows:
        if story in stories if story else facts == old[1]:
            connection.execute(
                "INSERT OR IGNORE INTO hand_splits VALUES (?, ?, ?, ?, ?)",
                (one.kind, *new, story, -abs(at)),
            )
    for step, key, was in _taken_away(connection, "hand_splits", one.kind):
        story = key["story"]
        if key["key"] == one.key and (story in stories if story else key["facts"] == old[1]):
            told = {"kind": one.kind, "key": new[0], "facts": new[1], "story": story}
            _record(connection, step, "hand_splits", told, {"at": -abs(was["at"])})


def _taken_away(
    connection: sqlite3.Connection, table: str, kind: int
) -> Iterator[tuple[int, dict[str, Any], dict[str, Any]]]:
    """The rows that undo would make again: step, key, and what else was in them."""
    for step, before in connection.execute(_RECORDED, (table,)).fetchall():
        part = json.loads(before)
        if part.get("is_gone") and part["key"]["kind"] == kind:
            yield step, part["key"], part["was"]


def _record(
    connection: sqlite3.Connection,
    step: int,
    table: str,
    key: dict[str, Any],
    was: dict[str, Any],
) -> None:
    parts = connection.execute(_RECORDED + " AND step = ?", (table, step)).fetchall()
    if any(json.loads(before)["key"] == key for _, before in parts):
        return
    told = json.dumps({"key": key, "was": was, "is_gone": True}, ensure_ascii=False)
    connection.execute(
        "INSERT INTO step_parts VALUES (?1, (SELECT count(*) FROM step_parts WHERE step = ?1), ?2,"
        " ?3)",
        (step, table, told),
    )
