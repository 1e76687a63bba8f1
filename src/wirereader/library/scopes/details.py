"""What a list does not show of its stories, for scripts: link, byline, folder, whether changed."""

import sqlite3
from collections.abc import Iterable

from wirereader.library.results import StoryDetails
from wirereader.library.search.query_execution import CHANGED
from wirereader.library.stored_values import json_object, json_or_empty, words_if_any

_AT_ONCE = 500
_SELECT = f"""SELECT s.name, r.link, {json_or_empty("r.more")} ->> '$.byline', o.more, {CHANGED},
    (SELECT e.event FROM event_stories e WHERE e.story = s.id)
    FROM stories s JOIN revisions r ON r.id = s.version JOIN sources o ON o.id = s.source
    WHERE s.name IN"""  # noqa: S608 - our own words


def details_of(connection: sqlite3.Connection, stories: Iterable[str]) -> dict[str, StoryDetails]:
    """Details by id; stories that are not kept are left out."""
    ids, found = list(stories), dict[str, StoryDetails]()
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        rows = connection.execute(f"{_SELECT} ({', '.join('?' * len(part))})", part)
        for name, link, byline, more, is_changed, event in rows:
            path = json_object(more).get("folder")
            folder = tuple(map(str, path)) if isinstance(path, list) else ()
            told = words_if_any(link), words_if_any(byline)
            found[name] = StoryDetails(
                *told, folder, bool(is_changed), None if event is None else str(event)
            )
    return found
