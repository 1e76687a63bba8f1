"""The lines around the panes: header, titles, status and footer, and what stands in each."""

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from textual import events
from textual.widget import Widget

from wirereader.desk.commands.story_quotes import who_said
from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import USUAL, KeyMap
from wirereader.desk.outcomes import QuotesShown
from wirereader.desk.session import Room
from wirereader.views.tui import status_text
from wirereader.views.tui.keys import hints
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.panes.names import Names
from wirereader.views.tui.panes.quotes import Quotes
from wirereader.views.tui.widgets.text_line import TextLine

MOST_KEPT = 500
"""So many messages are kept to be read again."""
ORDER = (Room.HEADLINES, Room.STORY, Room.QUOTES, Room.NAMES)


class PaneTitle(TextLine):
    """The title of the pane below it; a click leads into that pane."""

    def on_click(self, event: events.Click) -> None:
        """Give the pane the focus."""
        event.stop()
        beside = self.parent.children if self.parent is not None else ()
        pane = next((one for one in beside if isinstance(one, Widget) and one.can_focus), None)
        self.screen.set_focus(pane, scroll_visible=False)


@dataclass
class Captions:
    """One-line widgets; each `tell_` method fills some of them from the panes and the desk."""

    keys: KeyMap = USUAL
    is_heard: bool = False
    """Somebody listens: nothing is told of a story that is not on the screen, and no hint twice."""
    header: TextLine = field(default_factory=lambda: TextLine(id="header", classes="-strong"))
    status: TextLine = field(default_factory=lambda: TextLine(id="status", classes="-strong"))
    footer: TextLine = field(default_factory=lambda: TextLine(id="footer", classes="-muted"))
    titles: dict[Room, TextLine] = field(
        default_factory=lambda: {room: PaneTitle(id=f"{room}-title") for room in ORDER}
    )

    progress_at: float | None = None
    """When it was told how far something is, or when that began (seconds of `time.monotonic`)."""
    here: Room = Room.HEADLINES
    """The pane that the titles were told for."""
    said: deque[tuple[datetime, str]] = field(default_factory=lambda: deque(maxlen=MOST_KEPT))
    """What was said, and when, the latest last."""

    def say(self, sentence: str, *, is_kept: bool = True) -> None:
        """One sentence in the status line, and in the log of messages; its right side stays."""
        if is_kept and sentence:
            self.said.append((datetime.now().astimezone(), sentence))
        self.status.say(f" {sentence}", self.status.right)

    def tell_counts(self, desk: Desk) -> None:
        """How many stories there are, how many unread and breaking, how many came since."""
        if self.is_heard and self.here is not Room.HEADLINES:
            return  # they are told when the list is back
        total, unread, breaking = desk.counts()
        told = status_text.counts(desk.list_name(), total, unread, breaking)
        new = status_text.news(desk.newer(), self.keys)
        help_told = hints("{help} help", self.here, self.keys)
        self.header.say(f" {told}", f"{new}{help_told} ")

    def tell_titles(self, desk: Desk, here: Room, shown: tuple[Article, Quotes, Names]) -> None:
        """A `*` before the title of the pane that has the focus, and the keys of that pane."""
        if self.is_heard and here is not self.here:
            self.here = here
            self.tell_counts(desk)
        article, quotes, names = shown
        is_known = article.findings is not None
        number = status_text.story_title(desk, article.story) if article.story else "Story"
        words = {
            Room.HEADLINES: "Headlines",
            Room.STORY: number,
            Room.QUOTES: status_text.quotes_title(quotes.shown if is_known else None),
            Room.NAMES: status_text.names_title(names.shown if is_known else None),
        }
        for room, title in self.titles.items():
            title.say(f"{'*' if room is here else ' '} {words[room]}")
        if self.status.display:  # else a line is typed there, and the footer tells of its keys
            self.footer.offer(
                status_text.footer(here, self.keys, is_searched=bool(article.matches))
            )

    def tell_quotes(self, quotes: QuotesShown) -> None:
        """How many quotes there are, at the right of the status line."""
        if not self.is_heard:
            self.status.say(
                self.status.left, status_text.quotes_hint(len(quotes.quotes), self.keys)
            )

    def tell_place(self, article: Article, quotes: QuotesShown) -> None:
        """Which paragraph the eye is in, and who speaks in it."""
        if article.story is None or (self.is_heard and self.here is Room.HEADLINES):
            return
        paragraph = article.paragraph
        here = next((q for q in quotes.quotes if q.paragraph == paragraph + 1), None)
        told = status_text.place(article.story, paragraph, who_said(here) if here else None)
        hint = "" if self.is_heard else status_text.quotes_hint(len(quotes.quotes), self.keys)
        self.status.say(f" {told}", hint)
