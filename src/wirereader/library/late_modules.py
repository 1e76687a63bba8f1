"""What the library's face needs for writing, searching and upkeep: loaded when first used.

A start opens the library and reads a page of rows; see `late_import`.
"""

from typing import TYPE_CHECKING

from wirereader.late_import import Late

if TYPE_CHECKING:
    from wirereader.library import arrival_rules as rules_table
    from wirereader.library import retention, source_joining
    from wirereader.library.events import kept_stories
    from wirereader.library.scopes import details, feed_counts
    from wirereader.library.search import name_index as names_table
    from wirereader.library.search import query as queries
    from wirereader.library.search import query_parser, query_values, whole_index
    from wirereader.library.stories import deduplication, findings_table, mark_changes
    from wirereader.library.undo import recording, undo_step
else:
    _HERE = "wirereader.library"
    deduplication = Late(f"{_HERE}.stories.deduplication")
    details = Late(f"{_HERE}.scopes.details")
    feed_counts = Late(f"{_HERE}.scopes.feed_counts")
    findings_table = Late(f"{_HERE}.stories.findings_table")
    kept_stories = Late(f"{_HERE}.events.kept_stories")
    mark_changes = Late(f"{_HERE}.stories.mark_changes")
    names_table = Late(f"{_HERE}.search.name_index")
    queries = Late(f"{_HERE}.search.query")
    query_parser = Late(f"{_HERE}.search.query_parser")
    query_values = Late(f"{_HERE}.search.query_values")
    recording = Late(f"{_HERE}.undo.recording")
    retention = Late(f"{_HERE}.retention")
    rules_table = Late(f"{_HERE}.arrival_rules")
    source_joining = Late(f"{_HERE}.source_joining")
    undo_step = Late(f"{_HERE}.undo.undo_step")
    whole_index = Late(f"{_HERE}.search.whole_index")

__all__ = [
    "deduplication",
    "details",
    "feed_counts",
    "findings_table",
    "kept_stories",
    "mark_changes",
    "names_table",
    "queries",
    "query_parser",
    "query_values",
    "recording",
    "retention",
    "rules_table",
    "source_joining",
    "undo_step",
    "whole_index",
]
