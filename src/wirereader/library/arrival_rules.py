"""Saved searches, and rules for stories on arrival: killed (not listed) or tagged."""

import sqlite3
from datetime import datetime
from typing import TYPE_CHECKING

from wirereader.late_import import Late
from wirereader.library.results import Rule, SavedSearch
from wirereader.library.stories.known_stories import BY_RULE
from wirereader.library.stories.mark_changes import Change, change_marks
from wirereader.library.stories.mark_table import ticks_of
from wirereader.library.stories.row_order import TOP
from wirereader.story.faults import SettingsFault

# Every delivery asks for rules, and most readers have none: searching is loaded for who has
if TYPE_CHECKING:
    from wirereader.library.search import query as queries
    from wirereader.library.search import query_execution, query_parser
else:
    queries = Late("wirereader.library.search.query")
    query_execution = Late("wirereader.library.search.query_execution")
    query_parser = Late("wirereader.library.search.query_parser")


def saved_searches(connection: sqlite3.Connection) -> tuple[SavedSearch, ...]:
    """The searches that are kept, by name."""
    rows = connection.execute("SELECT name, text FROM searches ORDER BY name")
    return tuple(SavedSearch(*row) for row in rows)


def save_search(connection: sqlite3.Connection, name: str, text: str) -> None:
    """Keep a search, in the place of one of that name."""
    connection.execute("INSERT OR REPLACE INTO searches (name, text) VALUES (?, ?)", (name, text))


def forget_search(connection: sqlite3.Connection, name: str) -> bool:
    """Forget a saved search; False when there is none of that name."""
    return connection.execute("DELETE FROM searches WHERE name = ?", (name,)).rowcount > 0


def kept_rules(connection: sqlite3.Connection) -> tuple[Rule, ...]:
    """The rules, in the order they were made."""
    rows = connection.execute("SELECT id, text, action, tag FROM rules ORDER BY id")
    return tuple(Rule(*row) for row in rows)


def add_rule(connection: sqlite3.Connection, rule: Rule) -> Rule:
    """Keep a rule; its number is given."""
    added = connection.execute("INSERT INTO rules (text, action, tag) VALUES (?, ?, ?)", rule[1:])
    return rule._replace(number=int(added.lastrowid or 0))


def forget_rule(connection: sqlite3.Connection, number: int) -> bool:
    """Forget a rule; False when there is none of that number."""
    return connection.execute("DELETE FROM rules WHERE id = ?", (number,)).rowcount > 0


def last_arrival(connection: sqlite3.Connection) -> int:
    """The number of the story that arrived last."""
    return int(connection.execute("SELECT seq FROM arrivals").fetchone()[0])


def list_again(connection: sqlite3.Connection, text: str, since: int, now: datetime) -> None:
    """List what a rule that is gone has hidden since arrival `since`, as the other rules allow."""
    try:
        query = query_parser.parse_query(text, now)
    except SettingsFault:
        return
    hidden = query._replace(parts=(*query.parts, queries.Status("hidden")))
    search = query_execution.Planner(connection, ticks_of(now), TOP).only(
        hidden, "s.seq > ?", since
    )
    connection.executemany(
        "UPDATE stories SET hidden = 0 WHERE hidden = ? AND id = ?",
        [(BY_RULE, one) for one in search.ranks(connection, TOP, -1)],
    )
    apply_rules(connection, since, now)


def apply_rules(connection: sqlite3.Connection, since: int, now: datetime) -> set[int]:
    """Do what the rules say to the stories that arrived after number `since`; those killed."""
    killed: set[int] = set()
    ticks = ticks_of(now)
    for rule in kept_rules(connection):
        try:
            query = query_parser.parse_query(rule.text, now)
        except SettingsFault:  # read when it was made: only a rule of another version's fails
            continue
        search = query_execution.Planner(connection, ticks, TOP).only(query, "s.seq > ?", since)
        found = search.ranks(connection, TOP, -1)
        if rule.action == "kill":
            killed.update(found)
            connection.executemany(
                "UPDATE stories SET hidden = ? WHERE id = ?", [(BY_RULE, one) for one in found]
            )
        elif rule.tag:
            change_marks(connection, found, Change(None, None, (rule.tag, True)), None, ticks)
    return killed
