"""Which rows of a list stand behind the best story of their event, where a list is folded."""

import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

_AT_ONCE = 500
_FULL = 200  # code points of a text that is more than a headline
_MOST = 60  # stories: larger groups come from templates, and stay unfolded
_STORIES = """SELECT e.story, e.event, s.is_read, e.copy = e.story, length(r.text) >= {full}
    FROM event_stories e JOIN stories s ON s.id = e.story JOIN revisions r ON r.id = s.version
    WHERE e.story IN ({signs}) AND
        (SELECT count(DISTINCT x.source) FROM event_stories x WHERE x.event = e.event) > 1"""


class _Member(NamedTuple):
    """A row of an event: pinned, unread, a report of its own and full ones stand before others."""

    is_pinned: bool
    is_unread: bool
    is_own: bool
    is_full: bool
    rank: int
    row: int


def folds(connection: sqlite3.Connection, ranks: Sequence[int], pinned: int) -> dict[int, int]:
    """The rows that stand behind another, by number from 0, each with that other row.

    `ranks` are the stories of the first rows, of which so many are `pinned`.  The best is one
    that is unread, an outlet's own report rather than a copy, has a text, and is the newest.
    """
    rows = {rank: row for row, rank in enumerate(ranks)}
    events: defaultdict[int, list[_Member]] = defaultdict(list)
    for start in range(0, len(ranks), _AT_ONCE):
        signs = ", ".join(map(str, ranks[start : start + _AT_ONCE]))
        for story, event, is_read, is_own, is_full in connection.execute(
            _STORIES.format(full=_FULL, signs=signs)
        ):
            row = rows[story]
            member = (row < pinned, not is_read, bool(is_own), bool(is_full), story, row)
            events[event].append(_Member(*member))
    behind: dict[int, int] = {}
    for members in events.values():
        if 1 < len(members) <= _MOST:
            best = max(members)
            behind |= {one.row: best.row for one in members if one is not best}
    # pinned rows are what is breaking: each stays where it is
    return {row: best for row, best in behind.items() if row >= pinned}
