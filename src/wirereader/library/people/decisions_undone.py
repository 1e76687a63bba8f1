"""What a hand decided about who is who, taken back: everybody is again who they were.

Decisions depend on the order in which they were made, so what a join or split changed is recorded
and put back rather than decided anew.  Names that came since are decided as if it had never been.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from wirereader.library.people.identity_decisions import APART, LOOSE, Joiner
from wirereader.library.people.manual_joins import tell_again

Image: TypeAlias = Sequence[Any]
"""A guise as it was: id, kind, key, facts, mark, known, leader, because, contested."""

_NOTED = (
    "id INTEGER PRIMARY KEY, kind INTEGER, key TEXT, facts TEXT, mark TEXT,"
    " known INTEGER, leader INTEGER, because TEXT, contested INTEGER"
)
_EVENTS = ("UPDATE", "DELETE")
_NOTE = """CREATE TEMP TRIGGER guise_{event} BEFORE {event} ON main.guises BEGIN
    INSERT OR IGNORE INTO changed_guises VALUES (OLD.id, OLD.kind, OLD.key, OLD.facts, OLD.mark,
        OLD.known, OLD.leader, OLD.because, OLD.contested);
END"""


@contextlib.contextmanager
def changed_guises(connection: sqlite3.Connection) -> Iterator[list[Image]]:
    """Collect the guises that change within the block, as they were; filled when it ends."""
    connection.execute(f"CREATE TEMP TABLE changed_guises ({_NOTED})")
    for event in _EVENTS:
        connection.execute(_NOTE.format(event=event))
    images: list[Image] = []
    yield images
    images += connection.execute("SELECT * FROM changed_guises WHERE known > 0").fetchall()
    for event in _EVENTS:
        connection.execute(f"DROP TRIGGER guise_{event}")
    connection.execute("DROP TABLE changed_guises")


def take_back(
    connection: sqlite3.Connection,
    rows: Iterable[tuple[str, Mapping[str, Any]]],
    images: Sequence[Image],
) -> None:
    """Undo what a join or a split wrote, and give the guises it changed what they had.

    Each of `rows` has its table, `hand_joins` or `hand_splits`, and a `key`; `was` is what the row
    was (None: it was not there).
    """
    names: set[tuple[int, str]] = set()
    for table, row in rows:
        key = row["key"]
        if table == "hand_splits":
            names |= {(key["kind"], name) for name in _put_split_back(connection, key, row["was"])}
        else:
            sides = _sides_of(connection, key)
            _put_join_back(connection, key, row["was"])
            names |= {(key["kind"], name) for name, facts in sides if facts != LOOSE}
    joiner = Joiner(connection)
    known = _put_guises_back(connection, joiner, images)
    taken: frozenset[int] = frozenset()
    seen: set[str] = set()
    for kind, name in sorted(names):
        if name not in seen and not joiner.guises_named(kind, name) <= known:  # others came since
            seen |= joiner.names_tied_to(kind, name)
            taken |= joiner.settle(kind, name, taken)


_JOIN = "key = :key AND facts = :facts AND other_key = :other_key AND other_facts = :other_facts"
_SPLIT = "key = :key AND facts = :facts AND story = :story"
# what followed a name to its form of another edition has the moment of its decision, negative
_JOINED = f"kind = :kind AND ({_JOIN} OR at = :moment)"
_PARTED = f"kind = :kind AND ({_SPLIT} OR at = :moment)"


def _with_moment(
    connection: sqlite3.Connection, table: str, same: str, decision: Mapping[str, Any]
) -> dict[str, Any]:
    """A join or a split, and the moment of what followed it (0: nothing did)."""
    row = connection.execute(
        f"SELECT -abs(at) FROM {table} WHERE kind = :kind AND {same}",  # noqa: S608 - our own words
        decision,
    ).fetchone()
    return {**decision, "moment": row[0] if row else 0}


def _sides_of(connection: sqlite3.Connection, join: Mapping[str, Any]) -> set[tuple[str, str]]:
    """Names and facts of both sides of a join, and of what followed it."""
    rows = connection.execute(
        f"SELECT key, facts, other_key, other_facts FROM hand_joins WHERE {_JOINED}",  # noqa: S608 - our own words
        _with_moment(connection, "hand_joins", _JOIN, join),
    ).fetchall()
    rows.append((join["key"], join["facts"], join["other_key"], join["other_facts"]))
    return {side for key, facts, other, told in rows for side in ((key, facts), (other, told))}


def _put_join_back(
    connection: sqlite3.Connection, join: Mapping[str, Any], was: Mapping[str, Any] | None
) -> None:
    if was is None:
        connection.execute(
            f"DELETE FROM hand_joins WHERE {_JOINED}",  # noqa: S608 - our own words
            _with_moment(connection, "hand_joins", _JOIN, join),
        )
    else:
        connection.execute(
            "INSERT OR REPLACE INTO hand_joins VALUES"
            " (:kind, :key, :facts, :other_key, :other_facts, :story, :at)",
            {**join, **was},
        )


def _put_split_back(
    connection: sqlite3.Connection, split: Mapping[str, Any], was: Mapping[str, Any] | None
) -> set[str]:
    """Take a split away that was not there, or make one again that was; the names it is of."""
    if was is not None:
        connection.execute(
            "INSERT OR REPLACE INTO hand_splits VALUES (:kind, :key, :facts, :story, :at)",
            {**split, **was},
        )
        rows = [(split["key"], split["facts"], split["story"])]
    else:
        rows = connection.execute(
            f"DELETE FROM hand_splits WHERE {_PARTED} RETURNING key, facts, story",  # noqa: S608 - our own words
            _with_moment(connection, "hand_splits", _SPLIT, split),
        ).fetchall()
    before, mark = (APART, "") if was is None else ("", APART)
    for key, facts, name in rows:
        if name:
            told = connection.execute("SELECT id FROM stories WHERE name = ?", (name,))
            for (story,) in told.fetchall():
                tell_again(connection, story)
        else:
            connection.execute(
                "UPDATE OR IGNORE guises SET mark = ?"
                " WHERE kind = ? AND key = ? AND facts = ? AND mark = ?",
                (mark, split["kind"], key, facts, before),
            )
    return {key for key, *_ in rows} | {split["key"]}


def _put_guises_back(
    connection: sqlite3.Connection, joiner: Joiner, images: Sequence[Image]
) -> set[int]:
    """Give guises whom they were, as far as they are still there; which those are.

    One that went and came again has another number: it is found by what it stands for.
    """
    now = {image[0]: found for image in images if (found := _guise_now(connection, image))}
    left = {whose for _, whose in now.values()}
    whose: dict[int, int] = {}
    for number, kind, _, _, _, known, leader, because, contested in images:
        if number not in now:
            continue
        if known not in whose:
            is_there = connection.execute("SELECT 1 FROM known WHERE id = ?", (known,)).fetchone()
            whose[known] = known if is_there else joiner.somebody(kind)
        guise = now[number][0]
        leads = now[leader][0] if leader in now else leader
        connection.execute(
            "UPDATE guises SET leader = ?, because = ?, contested = ? WHERE id = ?",
            (leads, because, contested, guise),
        )
        joiner.move_alone(guise, whose[known])
    for known in left - set(whose.values()):
        joiner.let_go(known)
    for known in whose.values():
        joiner.name(known)
    return {guise for guise, _ in now.values()}


def _guise_now(connection: sqlite3.Connection, image: Image) -> tuple[int, int] | None:
    """The number of a guise and whose it is, None where it is gone."""
    row: tuple[int, int] | None = connection.execute(
        "SELECT id, known FROM guises WHERE kind = ? AND key = ? AND facts = ? AND mark = ?",
        image[1:5],
    ).fetchone()
    return row
