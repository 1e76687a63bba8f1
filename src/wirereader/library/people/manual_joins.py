"""Joins and splits that a reader makes by hand: kept in words, and stronger than what we decide.

Each undoes the other: a join first takes back the splits in its way, a split the joins.
"""

import sqlite3

from wirereader.library.people.identities import tell_people
from wirereader.library.people.identity_decisions import APART, LOOSE, Joiner
from wirereader.library.stories.shown_findings import text_and_findings


def join(connection: sqlite3.Connection, one: int, other: int, at: int) -> int | None:
    """Have two known be one, for all stories to come, too; who that is, None if they cannot be."""
    kinds = {_kind(connection, who) for who in (one, other)}
    if one == other or None in kinds or len(kinds) > 1:
        return None
    kind = kinds.pop() or 0
    sides = (_first_guise(connection, one), _first_guise(connection, other))
    names = [_name_and_facts(connection, guise) for guise in sides]
    _take_back_splits(connection, one, other)
    whole = [_found(connection, kind, *name) for name in names]
    if whole[0] and whole[0] == whole[1]:
        return whole[0]
    (key, facts, story), (other_key, other_facts, other_story) = names
    connection.execute(
        "INSERT OR REPLACE INTO hand_joins VALUES (?, ?, ?, ?, ?, ?, ?)",
        (kind, key, facts, other_key, other_facts, story or other_story, at),
    )
    _settle(connection, kind, names)
    return _found(connection, kind, *names[0])


def split(connection: sqlite3.Connection, known: int, story: int, at: int) -> int | None:
    """Have the name in one story be somebody else; who it is now, None if nothing can be split.

    Later stories that put the name as only this one did are of the one split off.
    """
    row = connection.execute(
        "SELECT s.local, s.guise, g.kind, g.key, g.facts, g.mark, t.name FROM sightings s"
        " JOIN guises g ON g.id = s.guise JOIN stories t ON t.id = s.story"
        " WHERE s.known = ? AND s.story = ? ORDER BY s.mentions DESC, s.local LIMIT 1",
        (known, story),
    ).fetchone()
    if row is None:
        return None
    local, guise, kind, key, facts, mark, name = row
    if not _take_back_joins(connection, guise, name):
        if _is_alone(connection, known, story):
            return None
        is_whole = bool(facts) and not mark and _is_alone(connection, known, story, guise)
        connection.execute(
            "INSERT OR REPLACE INTO hand_splits VALUES (?, ?, ?, ?, ?)",
            (kind, key, facts, "" if is_whole else name, at),
        )
        if is_whole:
            connection.execute("UPDATE guises SET mark = ? WHERE id = ?", (APART, guise))
            Joiner(connection).settle(kind, key)
        else:
            tell_again(connection, story)
    now = connection.execute(
        "SELECT known FROM sightings WHERE story = ? AND local = ?", (story, local)
    ).fetchone()
    return None if now is None else int(now[0])


def tell_again(connection: sqlite3.Connection, story: int) -> None:
    """Tell the names of a story anew, from the findings that are kept."""
    _, findings = text_and_findings(connection, story)
    if findings is not None:
        tell_people(connection, [story], findings)


def _kind(connection: sqlite3.Connection, known: int) -> int | None:
    row = connection.execute("SELECT kind FROM known WHERE id = ?", (known,)).fetchone()
    return None if row is None else int(row[0])


def _first_guise(connection: sqlite3.Connection, known: int) -> int:
    """The guise that stands for somebody: a whole name before a loose one, then the most told."""
    row = connection.execute(
        "SELECT g.id FROM guises g WHERE g.known = ? ORDER BY g.mark LIKE '~%', g.mark LIKE '!%',"
        " (SELECT sum(stories) FROM wordings w WHERE w.guise = g.id) DESC, g.facts, g.id LIMIT 1",
        (known,),
    ).fetchone()
    return int(row[0])


def _name_and_facts(connection: sqlite3.Connection, guise: int) -> tuple[str, str, str]:
    """How a guise is told in a join: name, facts with mark, and for a loose one its story."""
    key, facts, mark, story = connection.execute(
        "SELECT g.key, g.facts, g.mark, s.name FROM guises g LEFT JOIN stories s ON s.id = g.story"
        " WHERE g.id = ?",
        (guise,),
    ).fetchone()
    is_loose = mark.startswith(LOOSE)
    return key, LOOSE if is_loose else f"{mark}\n{facts}", (story or "") if is_loose else ""


def _found(
    connection: sqlite3.Connection, kind: int, key: str, facts: str, story: str
) -> int | None:
    """Who a name with facts is now, whether or not it was split before."""
    if facts == LOOSE:
        row = connection.execute(
            "SELECT g.known FROM guises g JOIN stories s ON s.id = g.story"
            " WHERE g.kind = ? AND g.key = ? AND s.name = ? ORDER BY g.id LIMIT 1",
            (kind, key, story),
        ).fetchone()
    else:
        mark, _, told = facts.partition("\n")
        row = connection.execute(
            "SELECT known FROM guises WHERE kind = ? AND key = ? AND facts = ?"
            " AND mark IN (?, '') ORDER BY mark = '' LIMIT 1",
            (kind, key, told, mark),
        ).fetchone()
    return None if row is None else int(row[0])


def _take_back_splits(connection: sqlite3.Connection, one: int, other: int) -> None:
    """Undo the splits that part two of one name."""
    rows = connection.execute(
        "SELECT g.id, g.kind, g.key, g.facts, g.mark, g.story FROM guises g"
        " WHERE g.known IN (?1, ?2) AND g.mark LIKE '!%' AND EXISTS (SELECT 1 FROM guises o"
        " JOIN forms f ON f.guise = o.id JOIN forms m ON m.kind = f.kind AND m.key = f.key"
        " WHERE m.guise = g.id AND o.id <> g.id AND o.known IN (?1, ?2))",
        (one, other),
    ).fetchall()
    for guise, kind, key, facts, mark, story in rows:
        name = mark.removeprefix(APART)
        _forget_split(connection, (kind, key, facts, name))
        if name:
            tell_again(connection, story)
        else:
            connection.execute("UPDATE guises SET mark = '' WHERE id = ?", (guise,))
            Joiner(connection).settle(kind, key)


def _forget_split(connection: sqlite3.Connection, row: tuple[int, str, str, str]) -> None:
    """Delete a split, and the same one of the forms that other editions give its name."""
    connection.execute(
        "DELETE FROM hand_splits AS o WHERE o.kind = ?1 AND o.story = ?4 AND EXISTS"
        " (SELECT 1 FROM hand_splits s WHERE s.kind = ?1 AND s.key = ?2 AND s.facts = ?3"
        " AND s.story = ?4 AND abs(s.at) = abs(o.at)"
        " AND (s.at < 0 OR o.at < 0 OR (s.key, s.facts) = (o.key, o.facts)))",
        row,
    )


def _take_back_joins(connection: sqlite3.Connection, guise: int, story: str) -> bool:
    """Undo the joins that hold a name to the rest of somebody; False if there is none."""
    kind, key, mark = connection.execute(
        "SELECT kind, key, mark FROM guises WHERE id = ?", (guise,)
    ).fetchone()
    if mark.startswith(LOOSE):
        pairs = [
            row
            for row in _joins(connection, kind, key)
            if LOOSE in {row[2], row[4]} and row[5] == story
        ]
        own = frozenset({guise})
    else:
        joiner = Joiner(connection)
        own = joiner.group_of(kind, key, guise)
        pairs = [
            row
            for row in _joins(connection, kind, *joiner.names_of(own))
            if sum(
                joiner.side(kind, name, facts) in own
                for name, facts in ((row[1], row[2]), (row[3], row[4]))
            )
            == 1
        ]
    for row in pairs:
        _forget_join(connection, row)
    if pairs and not mark.startswith(LOOSE):
        _part(connection, kind, own)
    sides = [side for row in pairs for side in ((row[1], row[2], ""), (row[3], row[4], ""))]
    _settle(connection, kind, [side for side in sides if side[1] == LOOSE])
    return bool(pairs)


def _forget_join(connection: sqlite3.Connection, row: tuple[int, str, str, str, str, str]) -> None:
    """Delete a join, and the same one of the forms that other editions give its names.

    These have its moment, negative where they followed it, and a side with it or one another.
    """
    kind = row[0]
    told = {(row[1], row[2]), (row[3], row[4])}
    rows = connection.execute(
        "SELECT o.key, o.facts, o.other_key, o.other_facts FROM hand_joins o JOIN hand_joins j"
        " ON o.kind = j.kind AND abs(o.at) = abs(j.at) WHERE j.kind = ? AND j.key = ?"
        " AND j.facts = ? AND j.other_key = ? AND j.other_facts = ?"
        " AND (o.at < 0 OR j.at < 0 OR (o.key, o.facts, o.other_key, o.other_facts)"
        " = (j.key, j.facts, j.other_key, j.other_facts))",
        row[:5],
    ).fetchall()
    is_more = True
    while is_more:
        near = [one for one in rows if {one[:2], one[2:]} & told]
        is_more = bool(near)
        rows = [one for one in rows if one not in near]
        for one in near:
            told |= {one[:2], one[2:]}
            connection.execute(
                "DELETE FROM hand_joins WHERE kind = ? AND key = ? AND facts = ? AND other_key = ?"
                " AND other_facts = ?",
                (kind, *one),
            )


def _part(connection: sqlite3.Connection, kind: int, own: frozenset[int]) -> None:
    """Tell apart what a join held together: the rest stays who it was, `own` come last."""
    signs = ", ".join(map(str, sorted(own)))
    rows = connection.execute(
        f"SELECT g.key FROM guises g WHERE g.mark NOT LIKE '~%' AND g.known IN"  # noqa: S608 - numbers
        f" (SELECT known FROM guises WHERE id IN ({signs})) ORDER BY g.id IN ({signs}), g.id"
    ).fetchall()
    joiner = Joiner(connection)
    taken: frozenset[int] = frozenset()
    seen: set[str] = set()
    for (key,) in rows:
        if key not in seen:
            names = joiner.names_tied_to(kind, key)
            seen.update(names)
            taken |= joiner.settle(kind, key, taken)


def _joins(
    connection: sqlite3.Connection, kind: int, *keys: str
) -> list[tuple[int, str, str, str, str, str]]:
    found: dict[tuple[int, str, str, str, str, str], None] = {}
    for key in keys:
        rows = connection.execute(
            "SELECT kind, key, facts, other_key, other_facts, story FROM hand_joins"
            " WHERE kind = ?1 AND (key = ?2 OR other_key = ?2)",
            (kind, key),
        )
        found.update(dict.fromkeys(rows))
    return list(found)


def _settle(connection: sqlite3.Connection, kind: int, names: list[tuple[str, str, str]]) -> None:
    """Decide anew who goes by these names."""
    joiner = Joiner(connection)
    for key, facts, _ in names:
        if facts != LOOSE:
            joiner.settle(kind, key)
    for key, facts, _ in names:
        if facts == LOOSE:
            rows = connection.execute(
                "SELECT id, story FROM guises WHERE kind = ? AND key = ? AND mark LIKE '~%'",
                (kind, key),
            ).fetchall()
            for guise, story in rows:
                joiner.settle_by_hand(guise, story)


def _is_alone(
    connection: sqlite3.Connection, known: int, story: int, guise: int | None = None
) -> bool:
    """Claim that somebody (under one guise) is in no story but this; nobody is split from none."""
    if guise is None:
        query, values = "known = ? AND story <> ?", (known, story)
    else:
        query, values = "guise = ? AND story <> ?", (guise, story)
    found = connection.execute(
        f"SELECT 1 FROM sightings WHERE {query} LIMIT 1",  # noqa: S608 - our own words
        values,
    ).fetchone()
    return found is None
