"""A page with a table: its rows are sorted, narrowed, opened, and changed in place."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult

from wirereader.desk.notices import FetchEnded, Fetching, MarksChanged, Notice, Trouble
from wirereader.desk.outcomes import ErrorsShown, EveryoneShown
from wirereader.desk.phrases import capital
from wirereader.desk.tables.table_shown import Does, Prompt, TableShown
from wirereader.desk.targets import Ask
from wirereader.views.tui.keys import keys_in
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.widgets.row_list import Listing
from wirereader.views.tui.widgets.said_line import SaidLine
from wirereader.views.tui.widgets.table_list import Table, TableFacts, TableHead
from wirereader.views.tui.widgets.text_line import TextLine

if TYPE_CHECKING:
    from wirereader.desk.session import PageKind
    from wirereader.views.tui.pages.page_host import PageHost

_ROOM_FOR_NAME = 60
"""Cells from which on the name of the program stands before the title."""
_ROOM_FOR_FACTS = 18
"""Rows of the screen from which on facts stand below the table."""


class TablePage(Page[None]):
    """A table over the panes; it stays while its rows are changed, and goes when one leads away."""

    DEFAULT_CSS = """
    TablePage Table { height: 1fr; }
    TablePage .-gap { height: 1; }
    TablePage.-low TableFacts, TablePage.-low .-gap { display: none; }
    TablePage.-bare TableFacts { display: none; }
    TablePage.-flat TableFacts, TablePage.-flat TableHead, TablePage.-flat .-gap { display: none; }
    """

    def __init__(self, said: str, shown: TableShown, host: "PageHost") -> None:
        is_flat = host.desk.settings.access.is_heard
        self.table = Table(shown, is_flat=is_flat)
        super().__init__(shown.title, self.table, shown.hints)
        self.kind_of_rows = shown.kind
        self._host = host
        self._head = TableHead(self.table)
        self._facts = TableFacts()
        self._status = SaidLine(f" {said}", classes="-strong")
        self._number = ""
        self._deaf: Callable[[], None] | None = None
        self.set_class(is_flat, "-flat")
        self.set_class(not any(row.facts for row in shown.rows), "-bare")

    @property
    def kind(self) -> "PageKind":  # type: ignore[override]
        """What is listed."""
        return self.kind_of_rows

    def compose(self) -> ComposeResult:
        """Title, column titles, rows, facts, what was said, keys."""
        yield self._title_line
        yield TextLine(classes="-gap")
        yield self._head
        yield self.table
        yield self._facts
        yield self._status
        yield self._hints

    def on_mount(self) -> None:
        """The keys are the reader's; hear when something has been fetched."""
        super().on_mount()
        if not self.table.is_flat:
            self._title_line.set_classes("-bar")
        self._tell_title()
        self._tell_facts()
        self._deaf = self._host.desk.listen(self._overhear)

    def on_unmount(self) -> None:
        """Hear no more."""
        if self._deaf is not None:
            self._deaf()

    def on_resize(self, event: events.Resize) -> None:
        """Facts stand where there is room for them."""
        self.set_class(event.size.height < _ROOM_FOR_FACTS, "-low")
        self._tell_title()

    # What is told around the table

    def below_field(self) -> TextLine:
        """The field stands in place of what was said."""
        return self._status

    def say(self, sentence: str) -> None:
        """One sentence below the table."""
        self._status.say(f" {sentence}")

    def _tell_title(self) -> None:
        shown = self.table.shown
        told = f"  {shown.told}" if shown.told else ""
        right = f"{self.table.sorted_told} "
        if self.table.is_flat:
            self._title_line.say(f" {shown.title}{told}", right)
        else:
            pieces = [(f" {shown.title}", "textline--strong"), (told, "")]
            if self.app.size.width >= _ROOM_FOR_NAME:
                pieces[:1] = [(" wirereader ", "textline--key"), pieces[0]]
            self._title_line.dress(pieces, right)
        self._head.refresh()

    def _tell_facts(self) -> None:
        row = self.table.current()
        self._facts.tell(row.facts if row is not None else ())

    @on(Listing.Moved)
    def _went_on(self, event: Listing.Moved) -> None:
        event.stop()
        noun, total = capital(self.table.shown.noun), self.table.row_count()
        if not self.table.is_flat:
            self.say(f"{noun} {event.row + 1:,} of {total:,}.")
        self._tell_facts()

    @on(Table.Arranged)
    def _arranged(self, event: Table.Arranged) -> None:
        event.stop()
        self._tell_title()
        self._tell_facts()

    def _overhear(self, notice: Notice) -> None:
        if isinstance(notice, Fetching | FetchEnded | Trouble):
            self.call_later(self.say, notice.said)
        if isinstance(notice, FetchEnded | MarksChanged):
            self.call_later(self._renew_later)

    def _renew_later(self) -> None:
        self.run_worker(self._renew(), group="renew", exclusive=True)

    async def _renew(self) -> None:
        """Show the rows as they are now; what is said stays."""
        again = self.table.shown.again
        outcome = await self._host.carry_out(again, is_shown=False)
        if not self.is_attached:
            return
        match outcome.shows:
            case TableShown() | ErrorsShown() | EveryoneShown() as shows:
                self.table.show(as_table(shows, self._host.desk.now()))
            case _:
                self.table.nothing = outcome.said
                self.table.show(self.table.shown._replace(rows=(), lines=(), each=None, told=""))

    # What keys do

    @on(Listing.Chosen)
    def _line_chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        self.action_command("choose")

    def action_command(self, word: str) -> None:
        """Do what a key means for the current row, or for the table."""
        row, shown = self.table.current(), self.table.shown
        does = (row.does.get(word) if row is not None else None) or shown.asks.get(word)
        if does is not None:
            self._do(does, leads=word == "choose")
        elif word == "undo":
            self._do(Ask(word))
        elif word == "copy-row" and row is not None:
            words = row.copied or "  ".join(cell.text for cell in row.cells if cell.text)
            self._host.copy(words, f"Copied: {words}")
            self.say(f"Copied: {words}")
        else:
            super().action_command(word)

    def on_key(self, event: events.Key) -> None:
        """Digits go to the row of that number in the list, as it is told elsewhere."""
        digits = keys_in(self.app).of(self.kind).get("number", ())
        if event.key not in digits or self.field is not None:
            self._number = ""
            return
        event.stop()
        self._number = (self._number + event.key)[-6:]
        self.table.go_to_number(int(self._number))

    def _do(self, does: Does, *, leads: bool = False) -> None:
        """Do what a key means; `leads`: what comes of it is to be shown, not only said."""
        if isinstance(does, Ask):
            self.run_worker(self._carry_out(does, leads=leads), group="desk", name=does.word)
        else:
            self._ask_words(does)

    async def _carry_out(self, ask: Ask, *, leads: bool) -> None:
        """Do a command; a row that was changed is shown so."""
        outcome = await self._host.carry_out(ask, is_shown=leads)
        if not leads:
            self._host.say(outcome.said)
        if not self.is_attached:  # it led away
            return
        self.say(outcome.said)
        if self.is_current:  # nothing of its own covers the table
            await self._renew()

    def action_sort(self) -> None:
        """Sort by the next column."""
        if self.table.is_flat:
            self.say("Rows are read in the order of their numbers.")
            return
        self.table.sort_next()
        self.say(f"{capital(self.table.sorted_told or 'sorted as listed')}.")

    def action_filter(self) -> None:
        """Narrow the table by typing."""

        def done(typed: str | None) -> None:
            if typed is None:
                self.table.narrow("")
            elif not self.table.current():
                self._look_beyond(typed)
            elif self.table.row_count() == 1:
                self.table.narrow("")  # the row is kept: it is opened among all
                self.action_command("choose")

        self.open_field("/ ", done, changed=self.table.narrow)

    def _look_beyond(self, typed: str) -> None:
        """Nothing here has these words: look among all, where that can be."""
        beyond = self.table.shown.asks.get("narrow")
        if isinstance(beyond, Prompt) and typed:
            self.run_worker(self._turn_to(beyond.asked(typed)), group="desk")
        else:
            self.say(self.table.nothing)

    async def _turn_to(self, ask: Ask) -> None:
        """Show what another command lists, in place of these rows."""
        outcome = await self._host.carry_out(ask, is_shown=False)
        if not self.is_attached:
            return
        self.say(outcome.said)
        if isinstance(outcome.shows, TableShown | ErrorsShown | EveryoneShown):
            self.table.wanted = ""
            self.table.show(as_table(outcome.shows, self._host.desk.now()))

    def _ask_words(self, prompt: Prompt) -> None:
        def done(typed: str | None) -> None:
            if typed is not None:
                self._do(prompt.asked(typed))

        self.open_field(f"{prompt.label}: ", done, typed=prompt.typed)

    def action_leave(self) -> None:
        """Close the field, else show all rows again, else go back."""
        if self.field is None and self.table.wanted:
            self.table.narrow("")
        else:
            super().action_leave()


def as_table(shown: TableShown | ErrorsShown | EveryoneShown, now: datetime) -> TableShown:
    """What a table shows of a payload."""
    from wirereader.views.tui.pages.error_rows import error_table
    from wirereader.views.tui.pages.name_rows import name_table
    from wirereader.views.words import known_line

    match shown:
        case ErrorsShown():
            return error_table(shown)
        case EveryoneShown():
            return name_table(shown, tuple(map(known_line, shown.names)), now)
    return shown
