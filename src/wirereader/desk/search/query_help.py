"""Help while a query is typed, which never blocks a key: what it needs is brought beforehand."""

import time
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk.context import Context
from wirereader.story.faults import LibraryFault, SettingsFault

if TYPE_CHECKING:
    from datetime import datetime

    from wirereader.desk.search.query_completion import QueryCompletion
    from wirereader.library.library import Library
    from wirereader.library.search.query import Query
    from wirereader.library.search.query_parser import Mistake
    from wirereader.library.search.query_values import QueryValues

FRESH_S = 60.0
"""Values are brought anew when they are older and a query is begun (seconds)."""


class QueryCounted(NamedTuple):
    """How many stories a query finds; where it asks for names, how many of all are analysed.

    `analysed` is None where that does not matter, or where all are.
    """

    stories: int
    analysed: tuple[int, int] | None = None


class QueryHelp:
    """What a search bar asks: mistakes and completions at each key, counts when there is time."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._values: QueryValues | None = None
        self._brought_at = 0.0

    async def prepare(self) -> None:
        """Bring the names of sources, tags, people and so on; to be called when a query is begun.

        Where the library cannot be read, fields alone are completed.
        """
        library = self._context.library or self._context.hand_library
        is_fresh = time.monotonic() - self._brought_at < FRESH_S
        if library is None or (self._values is not None and is_fresh):
            return
        try:
            self._values = await self._context.away(library.query_values)
        except LibraryFault:  # told where it hurts; completion is a help and no more
            return
        self._brought_at = time.monotonic()

    def mistakes(self, text: str) -> "tuple[Mistake, ...]":
        """What is wrong with a query, each with its place; asks nobody."""
        from wirereader.desk.search.query_dialects import translated
        from wirereader.library.search.query_parser import mistakes

        is_ours = translated(text).text == " ".join(text.split())
        return mistakes(text) if is_ours else ()  # its places would be those of other words

    def completions(self, text: str) -> "tuple[QueryCompletion, ...]":
        """What the last word of a query may become; asks nobody."""
        from wirereader.desk.search.query_completion import query_completions
        from wirereader.library.search.query_values import QueryValues

        now = self._context.clock().astimezone()
        return query_completions(text, self._values or QueryValues(), now)

    async def counted(self, text: str) -> QueryCounted | None:
        """How many stories a query finds; None for one that cannot be read, or no library."""
        from wirereader.desk.search.queries_meant import queries_meant
        from wirereader.desk.search.query_dialects import translated
        from wirereader.library.search.query import asks_names
        from wirereader.library.search.query_parser import parse_query

        context = self._context
        library = context.library or context.hand_library
        if library is None:
            return None
        now = context.clock()
        stories = 0
        own = translated(text).text
        query: Query | None = None
        is_of_names = False
        for words in queries_meant(text).queries:
            try:
                query = parse_query(words, now.astimezone())
            except SettingsFault:
                if words == own:
                    return None
                continue
            is_of_names |= asks_names(query)
            stories = await context.away(partial(_total, library, query, now))
            if stories:
                break
        if query is None:
            return None
        analysed = await context.away(library.analysed) if is_of_names else None
        is_partial = analysed is not None and analysed[0] < analysed[1]
        return QueryCounted(stories, analysed if is_partial else None)


def _total(library: "Library", query: "Query", now: "datetime") -> int:
    return library.rows(query, now).total()
