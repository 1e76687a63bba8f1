"""The tables, as numbered steps: the library's `user_version` says which of them were taken.

A step is never edited once it was released; a new one is added.  Before a library that holds
something is changed, a copy of it is kept beside it.
"""

from pathlib import Path

from wirereader.library.database import Database, DatabaseProblem

APPLICATION_ID = 0x57495245  # "WIRE"
NEWEST = 17
"""How many steps there are (`migration_steps`), so that a start need not load them."""


def bring_up_to_date(database: Database) -> None:
    """Take the steps a library lacks; a current one is not written to.

    Raises LibraryFault when the library is too new, another program's, or damaged; it is left as
    it was then.
    """
    version = _checked_version(database)
    if version < NEWEST and database.refusal is not None:
        raise database.refusal
    if version < NEWEST:
        if version and database.path is not None:
            database.copy_to(copy_of(database.path, version), version)
        database.open_fully()
        _take_steps(database)
    else:
        database.open_fully()


def copy_of(path: Path, version: int) -> Path:
    """Where the copy of a library is kept that was made before it left `version`."""
    return path.with_name(f"{path.name}.version-{version}")


def _checked_version(database: Database) -> int:
    with database.reading() as connection:
        # one view of all three: another process may be making the library at this moment
        connection.execute("BEGIN")
        try:
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (owner,) = connection.execute("PRAGMA application_id").fetchone()
        finally:
            connection.rollback()
    if owner != APPLICATION_ID and (owner or version or tables):
        raise DatabaseProblem.DAMAGED.fault(database.path)
    if version > NEWEST:
        raise DatabaseProblem.TOO_NEW.fault(database.path)
    return int(version)


def _take_steps(database: Database) -> None:
    from wirereader.library.migration_steps import STEPS

    with database.writing() as connection:
        # asked again inside the transaction: another process may have been quicker
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        for step in STEPS[version:]:
            for statement in step:
                if isinstance(statement, str):
                    connection.execute(statement)
                else:
                    statement(connection)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {max(version, NEWEST)}")
