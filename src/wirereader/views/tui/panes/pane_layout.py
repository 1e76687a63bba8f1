"""The four panes side by side: which has the focus, how many stand at once, how wide each is."""

from collections.abc import Callable
from datetime import datetime

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.session import Room
from wirereader.settings.settings import Settings
from wirereader.views.tui import status_text
from wirereader.views.tui.keys import bind, bindings_of
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.panes.headlines import Headlines
from wirereader.views.tui.panes.names import Names
from wirereader.views.tui.panes.quotes import Quotes
from wirereader.views.tui.widgets.line_wrapping import Spacing
from wirereader.views.tui.widgets.row_list import Listing
from wirereader.views.tui.widgets.text_line import TextLine

ORDER = (Room.HEADLINES, Room.STORY, Room.QUOTES, Room.NAMES)
"""The panes in reading order."""
WIDTHS = [(0, "-one"), (80, "-two"), (120, "-three"), (200, "-four")]
"""From how many columns on how many panes stand side by side, as classes of the panes."""
_MOST = {"one": 1, "two": 2, "three": 3, "four": 4}


def widths(settings: Settings) -> list[tuple[int, str]]:
    """Those of WIDTHS that the reader wants; with a screen reader it is one pane at any size."""
    if settings.access.is_heard:
        return WIDTHS[:1]
    return WIDTHS[: _MOST.get(settings.appearance.panes, len(WIDTHS))]


_USUAL_WIDTHS = {
    "-two": {Room.HEADLINES: 31},
    "-three": {Room.HEADLINES: 31, Room.QUOTES: 35, Room.NAMES: 35},
    "-four": {Room.HEADLINES: 48, Room.STORY: 83, Room.QUOTES: 41},
}
"""Cells of the panes that have a width of their own; what is left is for the others."""
_NARROWEST = 20
"""No pane gets fewer cells than these by a key."""


class PaneTitle(TextLine):
    """The title of the pane below it; a click leads into that pane."""

    def on_click(self, event: events.Click) -> None:
        """Give the pane the focus."""
        event.stop()
        beside = self.parent.children if self.parent is not None else ()
        pane = next((one for one in beside if isinstance(one, Widget) and one.can_focus), None)
        self.screen.set_focus(pane, scroll_visible=False)


class Panes(Horizontal):
    """The panes, each with its title above it; as many stand side by side as there is room for.

    `width` is that of the screen in cells, so that the first picture is right at once.
    """

    DEFAULT_CSS = """
    Panes { height: 1fr; background: $background; }
    Panes > Vertical { display: none; background: $background; width: 1fr; }
    Panes.-one.-at-headlines #headlines-pane, Panes.-one.-at-story #story-pane,
    Panes.-one.-at-quotes #quotes-pane, Panes.-one.-at-names #names-pane,
    Panes.-two #headlines-pane, Panes.-two #story-pane,
    Panes.-three #headlines-pane, Panes.-three #story-pane, Panes.-three #quotes-pane,
    Panes.-four #headlines-pane, Panes.-four #story-pane,
    Panes.-four #quotes-pane, Panes.-four #names-pane { display: block; }
    Panes.-two.-at-quotes #story-pane, Panes.-two.-at-names #story-pane,
    Panes.-three.-at-names #quotes-pane { display: none; }
    Panes.-two.-at-quotes #quotes-pane, Panes.-two.-at-names #names-pane,
    Panes.-three.-at-names #names-pane { display: block; }
    Panes.-two #headlines-pane, Panes.-three #headlines-pane { width: 31; }
    Panes.-three #quotes-pane, Panes.-three #names-pane { width: 35; }
    Panes.-four #headlines-pane { width: 48; }
    Panes.-four #story-pane { width: 83; }
    Panes.-four #quotes-pane { width: 41; }
    Panes.-two > .-beside, Panes.-three > .-beside,
    Panes.-four > .-beside { border-left: ascii $pane-line; }
    """

    def __init__(
        self, desk: Desk, now: Callable[[], datetime], keys: KeyMap, width: int = 80
    ) -> None:
        self.room = desk.session.room
        """The pane that has the focus, also while a line is typed or a page covers it."""
        self.broadened = desk.pane_widths
        """How many cells wider than usual each pane is."""
        self._widths = widths(desk.settings)
        super().__init__(id="panes", classes=f"-at-{self.room} {self._side_by_side(width)}")
        self.headlines, self.article, self.quotes, self.names = made(desk, now, keys)
        self.by_room: dict[Room, Listing] = {
            Room.HEADLINES: self.headlines,
            Room.STORY: self.article,
            Room.QUOTES: self.quotes,
            Room.NAMES: self.names,
        }
        self.titles: dict[Room, TextLine] = {room: PaneTitle(id=f"{room}-title") for room in ORDER}

    def compose(self) -> ComposeResult:
        """Each pane below its title."""
        for room in ORDER:
            beside = "" if room is Room.HEADLINES else "-beside"
            with Vertical(id=f"{room}-pane", classes=beside):
                yield self.titles[room]
                yield self.by_room[room]

    # Which pane has the focus

    @property
    def current(self) -> Listing:
        """The pane that has the focus."""
        return self.by_room[self.room]

    def show_room(self, room: Room) -> None:
        """Be in the pane of `room`."""
        self._stand_in(room)
        self.screen.set_focus(self.by_room[room], scroll_visible=False)

    def follow_focus(self, widget: Widget) -> bool:
        """Be in the pane that `widget` is, since it got the focus; False where it is none."""
        for room, pane in self.by_room.items():
            if pane is widget:
                self.room = room
                self._stand_in(room)
                return True
        return False

    def _stand_in(self, room: Room) -> None:
        """Tell the styles which pane this is; every change of a class styles all panes anew."""
        others = (f"-at-{other}" for other in ORDER if other is not room)
        self.remove_class(*others, update=False)
        self.add_class(f"-at-{room}")

    def after(self, by: int) -> Room:
        """The next pane (1) or the one before (-1) in reading order, round at the ends."""
        return ORDER[(ORDER.index(self.room) + by) % len(ORDER)]

    def place_cursor(self) -> None:
        """Bring the terminal's cursor back to the row where the reader is."""
        pane = self.current
        pane.place_cursor()
        pane.paint_row(pane.row)

    # What stands above the panes

    @property
    def shown_id(self) -> str | None:
        """The id of the story in the story pane."""
        return self.article.story.id if self.article.story is not None else None

    def tell_titles(self, here: Room, story: str) -> None:
        """A `*` before the title of the pane of `here`; `story` is the title of the story pane."""
        is_known = self.article.findings is not None
        words = {
            Room.HEADLINES: "Headlines",
            Room.STORY: story,
            Room.QUOTES: status_text.quotes_title(self.quotes.shown if is_known else None),
            Room.NAMES: status_text.names_title(self.names.shown if is_known else None),
        }
        for room, title in self.titles.items():
            title.say(f"{'*' if room is here else ' '} {words[room]}")

    # How many panes, and how wide

    def on_mount(self) -> None:
        """Begin with the widths of the last run."""
        if any(self.broadened.values()):
            self._fit_widths()

    def _side_by_side(self, width: int) -> str:
        """The class for a screen of so many cells."""
        return next(name for least, name in reversed(self._widths) if width >= least)

    def on_resize(self, event: events.Resize) -> None:
        """As many panes as there is room for now, with the widths the reader chose."""
        name = self._side_by_side(event.size.width)
        if not self.has_class(name):
            self.remove_class(*(other for _least, other in WIDTHS), update=False)
            self.add_class(name)
        if any(self.broadened.values()):
            self.call_after_refresh(self._fit_widths)

    def broaden(self, by: int) -> str:
        """Give the pane with the focus so many cells more or fewer; a sentence tells what came.

        A pane that takes what is left grows as the list of headlines beside it shrinks.
        """
        room, usual = self.room, self._usual()
        if not usual:
            return "One pane fills the screen."
        if room not in usual:
            room, by = Room.HEADLINES, -by
        more = self._fitting(usual)
        wanted = usual[room] + more[room] + by
        left = self.app.size.width - sum(
            cells + more[other]
            for other, cells in usual.items()
            if other is not room and self._stands(other)
        )
        if not _NARROWEST <= wanted <= left - _NARROWEST:
            return "This pane is as narrow as it gets." if wanted < _NARROWEST else "No more room."
        self.broadened |= {**more, room: more[room] + by}
        self._fit_widths()
        return f"{room.capitalize()}: {wanted} cells."

    def _fit_widths(self) -> None:
        """Give the panes the widths that the reader asked for, as far as this screen has them."""
        usual = self._usual()
        more = self._fitting(usual) if usual else {}
        for room, pane in self.by_room.items():
            box = pane.parent
            if not isinstance(box, Widget):
                continue
            if more.get(room):
                box.styles.width = usual[room] + more[room]
            elif box.styles.inline.has_rule("width"):
                box.styles.clear_rule("width")
                box.refresh(layout=True)

    def _usual(self) -> dict[Room, int]:
        """Cells of the panes that have a width of their own on this screen."""
        return next((fixed for name, fixed in _USUAL_WIDTHS.items() if self.has_class(name)), {})

    def _fitting(self, usual: dict[Room, int]) -> dict[Room, int]:
        """How many cells wider than usual panes are; on a screen with no room for that, none is."""
        wanted = {room: cells + self.broadened[room] for room, cells in usual.items()}
        whole = sum(cells for room, cells in wanted.items() if self._stands(room))
        is_fit = min(wanted.values()) >= _NARROWEST and whole <= self.app.size.width - _NARROWEST
        return {room: self.broadened[room] if is_fit else 0 for room in usual}

    def _stands(self, room: Room) -> bool:
        """Claim that the pane of a room is on the screen now."""
        box = self.by_room[room].parent
        return isinstance(box, Widget) and box.display


def made(
    desk: Desk, now: Callable[[], datetime], keys: KeyMap
) -> tuple[Headlines, Article, Quotes, Names]:
    """The panes, in reading order."""
    settings = desk.settings
    is_heard = settings.access.is_heard
    is_worded = settings.appearance.marks == "words"
    headlines = Headlines(
        desk.count,
        desk.headline,
        now,
        id="headlines",
        is_one_line=is_heard,
        is_worded=is_worded,
    )
    reading = settings.reading
    article = Article(
        id="story",
        widest=reading.text_width,
        spacing=Spacing(reading.line_spacing, reading.paragraph_gap),
        is_numbered=reading.link_numbers,
        is_worded=is_worded,
    )
    quotes = Quotes(id="quotes")
    names = Names(id="names")
    for room, pane in zip(ORDER, (headlines, article, quotes, names), strict=True):
        pane.is_alone = is_heard
        bind(pane, bindings_of(room, keys))
    return headlines, article, quotes, names
