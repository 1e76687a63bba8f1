"""The table of findings: what one engine found in one text, or why it gave up."""

import json
import sqlite3

from wirereader.story.findings import Findings, findings_as_json, findings_from_json


def findings_of(connection: sqlite3.Connection, fingerprint: str, engine: str) -> Findings | None:
    """The findings kept for a text and an engine; a row that cannot be read counts as absent."""
    row = connection.execute(
        "SELECT CAST(json AS BLOB) FROM findings WHERE fingerprint = ? AND engine = ?",
        (fingerprint, engine),
    ).fetchone()
    if row is None or row[0] is None:
        return None
    try:
        return findings_from_json(json.loads(row[0]), fingerprint)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return None


def keep_findings(connection: sqlite3.Connection, findings: Findings) -> None:
    """Keep findings in the place of those another engine made of the same text."""
    _forget_others(connection, findings.fingerprint, findings.engine)
    connection.execute(
        "INSERT OR REPLACE INTO findings (fingerprint, engine, json) VALUES (?, ?, ?)",
        (
            findings.fingerprint,
            findings.engine,
            json.dumps(findings_as_json(findings), separators=(",", ":")),
        ),
    )


def give_up(connection: sqlite3.Connection, fingerprint: str, engine: str, why: str) -> None:
    """Note that an engine cannot analyse a text; findings that are there already stay."""
    _forget_others(connection, fingerprint, engine)
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


def _forget_others(connection: sqlite3.Connection, fingerprint: str, engine: str) -> None:
    connection.execute(
        "DELETE FROM findings WHERE fingerprint = ? AND engine <> ?", (fingerprint, engine)
    )
