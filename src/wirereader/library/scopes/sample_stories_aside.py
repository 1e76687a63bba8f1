"""The samples step back once there is other news: out of all lists but that of their own folder."""

import sqlite3

from wirereader.library.stories.known_stories import ASIDE
from wirereader.story.source import SAMPLES_KEY

_LISTED = "SELECT coalesce((SELECT total FROM counts WHERE source = {}), 0)"


def samples_source(connection: sqlite3.Connection) -> int | None:
    """The number of the source of samples, if they are kept."""
    row = connection.execute("SELECT id FROM sources WHERE key = ?", (SAMPLES_KEY,)).fetchone()
    return None if row is None else int(row[0])


def has_own_news(connection: sqlite3.Connection) -> bool:
    """Claim that stories are listed that are no samples."""
    samples = samples_source(connection)
    (total,) = connection.execute(_LISTED.format(0)).fetchone()
    (own,) = connection.execute(_LISTED.format("?"), (samples or -1,)).fetchone()
    return int(total) > int(own)


def step_back(connection: sqlite3.Connection) -> None:
    """Leave samples out of lists where there is other news; those starred or tagged stay."""
    samples = samples_source(connection)
    if samples is None:
        return
    (listed,) = connection.execute(_LISTED.format("?"), (samples,)).fetchone()
    if listed and has_own_news(connection):
        # what another source brought as well is news
        connection.execute(
            "UPDATE stories SET hidden = ?1 WHERE hidden = 0 AND is_starred = 0 AND tags = ''"
            " AND sources = 1 AND source = ?2"
            " AND id IN (SELECT story FROM deliveries WHERE source = ?2)",
            (ASIDE, samples),
        )


def sample_counts(connection: sqlite3.Connection, samples: int) -> tuple[int, int]:
    """How many samples there are in their folder, and how many of them are unread."""
    stories, unread = connection.execute(
        "SELECT count(*), coalesce(sum(is_read = 0), 0) FROM stories WHERE hidden IN (0, ?1)"
        " AND source = ?2 AND id IN (SELECT story FROM deliveries WHERE source = ?2)",
        (ASIDE, samples),
    ).fetchone()
    return int(stories), int(unread)
