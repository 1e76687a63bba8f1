"""The table of findings: what one engine found in one text, or why it gave up.

Its column `fingerprint` holds the key of text and evidence (`story.evidence.findings_key`); rows of
0.1.0 have the text's alone.  Where there are none of a key, those of the same text stand for them.
"""

import json
import sqlite3
from collections.abc import Iterable

from wirereader.story.evidence import keys_of_text
from wirereader.story.findings import Findings, findings_as_json, findings_from_json


def of_text(fingerprint: str) -> str:
    """SQL, for findings `f`: they are of the text with this fingerprint, whatever the evidence."""
    first, end = keys_of_text("")
    return f"f.fingerprint >= {fingerprint} AND f.fingerprint < {fingerprint} || '{first}{end}'"


def findings_of(connection: sqlite3.Connection, fingerprint: str, engine: str) -> Findings | None:
    """The findings kept for a text and an engine; a row that cannot be read counts as absent."""
    row = connection.execute(
        "SELECT CAST(json AS BLOB) FROM findings WHERE fingerprint = ? AND engine = ?",
        (fingerprint, engine),
    ).fetchone()
    return _read(row, fingerprint)


def older_findings(connection: sqlite3.Connection, fingerprint: str) -> Findings | None:
    """The findings that any engine made of a text last; a row that cannot be read is absent.

    Those of this very key, or else of the text with other evidence.
    """
    row = connection.execute(
        "SELECT CAST(json AS BLOB) FROM findings WHERE fingerprint >= ?2 AND fingerprint < ?3"
        " AND json IS NOT NULL ORDER BY fingerprint <> ?1 LIMIT 1",
        (fingerprint, *keys_of_text(fingerprint)),
    ).fetchone()
    return _read(row, fingerprint)


def _read(row: tuple[bytes | None] | None, fingerprint: str) -> Findings | None:
    if row is None or row[0] is None:
        return None
    try:
        return findings_from_json(json.loads(row[0]), fingerprint)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None


def keep_findings(connection: sqlite3.Connection, findings: Findings) -> None:
    """Keep findings in the place of those another engine made of the same text."""
    connection.execute(
        "DELETE FROM findings WHERE fingerprint = ? AND engine <> ?",
        (findings.fingerprint, findings.engine),
    )
    connection.execute(
        "INSERT OR REPLACE INTO findings (fingerprint, engine, json) VALUES (?, ?, ?)",
        (
            findings.fingerprint,
            findings.engine,
            json.dumps(findings_as_json(findings), separators=(",", ":")),
        ),
    )


def drop_findings(connection: sqlite3.Connection, text: str, kept: Iterable[str] = ()) -> None:
    """Drop what was found in a text, by the fingerprint of it or any key, but for `kept` keys."""
    wanted = json.dumps(list(kept))
    connection.execute(
        "DELETE FROM findings WHERE fingerprint >= ? AND fingerprint < ?"
        " AND fingerprint NOT IN (SELECT value FROM json_each(?))",
        (*keys_of_text(text), wanted),
    )


def give_up(connection: sqlite3.Connection, fingerprint: str, engine: str, why: str) -> None:
    """Note that an engine cannot analyse a text; findings stay, whichever engine made them."""
    connection.execute(
        "DELETE FROM findings WHERE fingerprint = ? AND engine <> ? AND json IS NULL",
        (fingerprint, engine),
    )
    connection.execute(
        "INSERT INTO findings (fingerprint, engine, given_up) VALUES (?, ?, ?)"
        " ON CONFLICT (fingerprint, engine) DO UPDATE SET given_up = excluded.given_up",
        (fingerprint, engine, why),
    )


def given_up(connection: sqlite3.Connection, fingerprint: str, engine: str) -> str | None:
    """Why an engine gave a text up, or None if it did not."""
    row = connection.execute(
        "SELECT given_up FROM findings WHERE fingerprint = ? AND engine = ?", (fingerprint, engine)
    ).fetchone()
    return None if row is None or row[0] is None else str(row[0])
