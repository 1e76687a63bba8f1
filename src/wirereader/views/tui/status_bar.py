"""The lines above and below the panes: header, status line and footer, and what stands in each."""

from collections import deque
from datetime import datetime

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.outcomes import QuotesShown
from wirereader.desk.session import PageKind, Room
from wirereader.views.tui import status_text
from wirereader.views.tui.keys import hints
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.widgets.said_line import SaidLine
from wirereader.views.tui.widgets.text_line import TextLine

_NAVIGATOR = (
    "{choose} list  {mark-all-read} mark read  {refresh} refresh  {rename-row} rename"
    "  {add-row} add  {move-row} move  {edit-row} edit  {address-row} address  {site-row} site"
    "  {pause-row} pause  {delete-row} remove  {errors-row} errors  {undo-row} undo"
    "  {back} back  {help} help"
)
"""Keys of the navigator, the most wanted first."""
MOST_KEPT = 500
"""So many messages are kept to be read again."""


class StatusBar:
    """One-line widgets; each `tell_` method fills one of them from the panes and the desk.

    `is_heard` claims that somebody listens: nothing is told of a story that is not on the screen,
    and no hint twice.
    """

    def __init__(self, keys: KeyMap, *, is_heard: bool = False) -> None:
        self.keys = keys
        self.is_heard = is_heard
        self.header = TextLine(id="header", classes="-strong" if is_heard else "-bar")
        self.status = SaidLine(id="status", classes="-strong" if is_heard else "")
        self.footer = TextLine(id="footer", classes="-muted" if is_heard else "-bar")
        self.progress_at: float | None = None
        """When it was told how far something is, or when that began (s of `time.monotonic`)."""
        self.here = Room.HEADLINES
        """The pane that the lines were told for."""
        self._is_held = False
        """A sentence was said since the reader did something last: no place covers it."""
        self.said: deque[tuple[datetime, str]] = deque(maxlen=MOST_KEPT)
        """What was said, and when, the latest last."""
        self._keys: tuple[str, ...] = ()
        self._is_awaited = False
        """A listener has typed a line: what comes of it is told before the keys are."""

    @property
    def is_typed_in(self) -> bool:
        """Claim that a line is typed in place of the status line; its keys are in the footer."""
        return not self.status.display

    def say(self, sentence: str, *, is_kept: bool = True) -> None:
        """One sentence in the status line, and in the log of messages; its right side stays."""
        self._is_held = bool(sentence)
        if is_kept and sentence:
            self.said.append((datetime.now().astimezone(), sentence))
        self._put(f" {sentence}", self.status.right)
        self._go_on()

    def release(self) -> None:
        """The reader does something: where that leads may be told over what was said."""
        self._is_held = False
        self._go_on()

    def come_back(self, *, is_answered: bool) -> None:
        """A typed line gives the status line's place back; `is_answered`: something comes of it.

        By ear that answer is then the first that is told, and nothing of before is told again.
        """
        self.status.display = True
        if is_answered and self.is_heard:
            self.status.say("", self.status.right)
            self._is_awaited = True

    def _go_on(self) -> None:
        """Tell the keys that waited for an answer."""
        if self._is_awaited:
            self._is_awaited = False
            self._offer(self._keys)

    def _offer(self, keys: tuple[str, ...]) -> None:
        self._keys = keys
        if not self._is_awaited and not self.is_typed_in:
            self.footer.offer(keys)

    def enter(self, room: Room, desk: Desk) -> None:
        """Tell for the pane of `room` from now on; a listener is told the counts in the list."""
        if self.is_heard and room is not self.here:
            self.here = room
            self.tell_counts(desk)

    def tell_counts(self, desk: Desk) -> None:
        """How many stories there are, how many unread and breaking, how many came since."""
        if self.is_heard and self.here is not Room.HEADLINES:
            return  # they are told when the list is back
        total, unread, breaking = desk.counts()
        new = status_text.news(desk.newer(), self.keys)
        if not self.is_heard:
            pieces = status_text.scope_pieces(desk.scope, breaking)
            right = "     ".join(
                filter(None, (new.strip(), status_text.analysed(desk.screen.analysed())))
            )
            self.header.dress(pieces, f"{right} " if right else "")
            return
        told = status_text.counts(desk.list_name(), total, unread, breaking)
        help_told = hints("{help} help", self.here, self.keys)
        self.header.say(f" {told}", f"{new}{help_told} ")

    def tell_keys(self, here: Room, *, is_searched: bool) -> None:
        """The keys of the pane of `here`; `is_searched`: there are matches to be walked through."""
        if not self.is_typed_in:
            self._offer(
                status_text.footer(here, self.keys, is_searched=is_searched, is_heard=self.is_heard)
            )

    def tell_navigator(self) -> None:
        """The keys of the navigator."""
        told = hints(_NAVIGATOR, PageKind.NAVIGATOR, self.keys).split("  ")
        self._offer((told[0], "letters filter", *told[1:]))

    def tell_quotes(self, quotes: QuotesShown) -> None:
        """How many quotes there are, at the right of the status line."""
        if not self.is_heard:
            told = status_text.quotes_hint(len(quotes.quotes), self.keys)
            self._tell(self.status.left, told)

    def tell_row(self, desk: Desk, article: Article, quotes: QuotesShown) -> None:
        """Which story of the list is shown beside it."""
        if article.story is not None:
            hint = status_text.quotes_hint(len(quotes.quotes), self.keys)
            told = f"{status_text.story_title(desk, article.story)}."
            if article.reading_at:  # it was left in its middle
                told += f" {status_text.place(article.story, article.paragraph, None)}."
            self._tell(told, hint)

    def tell_place(self, article: Article, quotes: QuotesShown) -> None:
        """Which paragraph the eye is in, and who speaks in it."""
        if article.story is None or (self.is_heard and self.here is Room.HEADLINES):
            return
        paragraph = article.paragraph
        here = next((q for q in quotes.quotes if q.paragraph == paragraph + 1), None)
        told = status_text.place(article.story, paragraph, here.who if here else None)
        hint = "" if self.is_heard else status_text.quotes_hint(len(quotes.quotes), self.keys)
        self._tell(told, hint)

    def _tell(self, told: str, hint: str) -> None:
        if self._is_held:
            self._put(self.status.left, hint)
        else:
            self.status.say_in_a_line(f" {told.lstrip()}", hint)

    def _put(self, told: str, right: str) -> None:
        """Show a sentence, whole; by ear in one line: rows that moved would be heard again."""
        say = self.status.say_in_a_line if self.is_heard else self.status.say
        say(told, right)
