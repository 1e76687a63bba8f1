"""What finds a story by its whole article: its words and the names in them, once it is kept.

Until the article is analysed no name finds the story: those of the feed's words are not its own.
"""

import sqlite3

from wirereader.library.search.name_index import forget_names, tell_known_names
from wirereader.library.stories.known_stories import RANK_OF
from wirereader.library.stories.whole_articles import keep_whole
from wirereader.library.stories.word_index import WordIndex, kept_words
from wirereader.story.body import fingerprint
from wirereader.story.record import Record


def show_whole(connection: sqlite3.Connection, name: str, record: Record, now: int) -> None:
    """Keep the words of the page of the story with this id; nothing if it is not kept itself."""
    row = connection.execute(
        f"SELECT id FROM stories WHERE id = {RANK_OF}",  # noqa: S608 - our own words
        (name,),
    ).fetchone()
    if row is None:
        return
    index = WordIndex(connection)
    index.change([row[0]])
    keep_whole(connection, row[0], record, now)
    index.write()
    _tell_names(connection, row[0], record.fingerprint)


def index_wholes(connection: sqlite3.Connection) -> None:
    """The step of the schema that indexes whole articles that are kept already."""
    rows = connection.execute("SELECT story, text FROM wholes ORDER BY story").fetchall()
    stories = [story for story, _ in rows]
    before = dict(kept_words(connection, stories, of_feeds=True))
    connection.executemany(
        "UPDATE wholes SET fingerprint = ? WHERE story = ?",
        [(fingerprint(text), story) for story, text in rows],
    )
    index = WordIndex(connection)
    index.change_from(before)
    index.write()
    for story, text in rows:
        connection.execute("UPDATE stories SET engine = 0 WHERE id = ?", (story,))
        _tell_names(connection, story, fingerprint(text))


def _tell_names(connection: sqlite3.Connection, story: int, text: str) -> None:
    """Forget the names of the feed's words, and tell those of the article if they are known."""
    from wirereader.library.people.identities import SightingWriter  # where a page was fetched

    forget_names(connection, [story])
    (name,) = connection.execute("SELECT name FROM stories WHERE id = ?", (story,)).fetchone()
    SightingWriter(connection, story, name).tell(())
    tell_known_names(connection, {text: [story]})
