"""Which findings belong to a story: those of its text and of what its source says of it."""

import sqlite3

from wirereader.library.stories.findings_table import older_findings
from wirereader.library.stories.story_table import whole_story
from wirereader.story.findings import Findings
from wirereader.story.story import Story


def key_of_story(connection: sqlite3.Connection, rank: int) -> str | None:
    """The key that the findings of a story are kept by; None if there is no such story."""
    story = _story(connection, rank)
    return None if story is None else story.findings_key


def text_and_findings(connection: sqlite3.Connection, rank: int) -> tuple[str, Findings | None]:
    """What a story shows, and what was found in it last by whichever engine, if anything was."""
    story = _story(connection, rank)
    if story is None:
        return "", None
    return story.body.text, older_findings(connection, story.findings_key)


def _story(connection: sqlite3.Connection, rank: int) -> Story | None:
    row = connection.execute("SELECT name FROM stories WHERE id = ?", (rank,)).fetchone()
    return None if row is None else whole_story(connection, row[0], has_event=False)
