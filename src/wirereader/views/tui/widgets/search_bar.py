"""What is told below a query while it is typed: its mistake, how much it finds, how it may go on.

Mistakes and completions are known at once.  A count follows its key when it comes, unless another
key came first; nothing else paints.
"""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from wirereader.desk.desk import Desk

_MOST_TOLD = 12
Begin = Callable[[Coroutine[Any, Any, None], str], object]
"""Has work done that nobody waits for, in place of what was begun under the same name."""


class SearchBar:
    """Tells of the query in hand; `tell` shows parts of a line, as many as fit.

    `is_quiet`: somebody listens, and hears no counts while typing.
    """

    def __init__(
        self,
        desk: Desk,
        begin: Begin,
        tell: Callable[[Sequence[str]], None],
        hints: Sequence[str],
        *,
        is_quiet: bool = False,
    ) -> None:
        self._desk = desk
        self._begin = begin
        self._tell = tell
        self._hints = hints
        self._is_quiet = is_quiet
        self._typed = ""
        self._told = ""
        begin(desk.query.prepare(), "query-values")

    def candidates(self, typed: str) -> Sequence[str]:
        """Whole queries that the one typed may become."""
        return [one.text for one in self._desk.query.completions(typed)]

    def changed(self, typed: str) -> None:
        """Tell of other words: what is wrong with them, else what they find, once that is known."""
        self._typed = typed
        may_go_on = bool(self._desk.query.completions(typed))
        mistake = next(
            (
                one
                for one in self._desk.query.mistakes(typed)
                if not (one.is_unfinished and may_go_on)
            ),
            None,
        )
        if mistake is not None:
            why = mistake.why.partition(". ")[0].rstrip(".")  # there is one line
            self._told = f"{why}. Write {mistake.instead}"
        elif not typed.strip():
            self._told = ""
        elif not self._is_quiet:
            self._begin(self._count(typed), "query-count")
        self._show()

    async def _count(self, typed: str) -> None:
        found = await self._desk.query.counted(typed)
        if typed != self._typed:
            return
        told = ""
        if found is not None:
            told = _stories(found.stories)
            if not found.stories and typed[-1:].isalnum():  # the word may go on
                begun = await self._desk.query.counted(f"{typed}*")
                if typed != self._typed:
                    return
                if begun is not None and begun.stories:
                    told = f"{_stories(begun.stories)} with words that begin so"
            if found.analysed is not None:
                done, total = found.analysed
                told += f", {done:,} of {total:,} analysed"
        if told != self._told:
            self._told = told
            self._show()

    def _show(self) -> None:
        ways = [
            f"{one.shown} {one.about}".strip()
            for one in self._desk.query.completions(self._typed)[:_MOST_TOLD]
        ]
        parts = [self._told, *(ways if self._typed else self._hints)]
        self._tell([part for part in parts if part] or self._hints)


def _stories(number: int) -> str:
    return f"{number:,} {'story' if number == 1 else 'stories'}"
