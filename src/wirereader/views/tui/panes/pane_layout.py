"""The panes: which has the focus, in which layout they stand, how much room each has."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.keymap import KeyMap
from wirereader.desk.outcomes import FeedRow
from wirereader.desk.session import Room
from wirereader.views.tui import status_text
from wirereader.views.tui.keys import bind, bindings_of
from wirereader.views.tui.panes.article import Article
from wirereader.views.tui.panes.headlines import Headlines
from wirereader.views.tui.panes.names import Names
from wirereader.views.tui.panes.navigator import Navigator
from wirereader.views.tui.panes.pane_regions import (
    LOWEST,
    NARROWEST,
    STACKED_FROM,
    LayoutKind,
    Plan,
    Wishes,
    flat_plan,
    kind_named,
    plan,
)
from wirereader.views.tui.panes.pane_title import PaneTitle, Rule
from wirereader.views.tui.panes.quotes import Quotes
from wirereader.views.tui.widgets.line_wrapping import Spacing
from wirereader.views.tui.widgets.row_list import Listing

ORDER = (Room.HEADLINES, Room.STORY, Room.QUOTES, Room.NAMES)
"""The panes in reading order."""


class PlannedLayout(Layout):
    """Puts every widget where the plan of the panes says; what it does not name is not shown."""

    name = "planned"

    def __init__(self, regions: "Callable[[Size], dict[Widget, Region]]") -> None:
        self._regions = regions

    def arrange(
        self, parent: Widget, children: Sequence[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        """Regions of the children; those that come later in the plan stand above."""
        del parent, greedy
        regions = self._regions(size)
        return [
            WidgetPlacement(region, NULL_OFFSET, NULL_SPACING, widget, order)
            for order, (widget, region) in enumerate(regions.items())
            if widget in children
        ]


class Panes(Container):
    """The panes with their titles and rules, as the layout of now has them."""

    DEFAULT_CSS = "Panes { height: 1fr; background: $background; overflow: hidden hidden; }"
    BLANK = True  # one line for all that no pane covers

    def __init__(self, desk: Desk, now: Callable[[], datetime], keys: KeyMap) -> None:
        super().__init__(id="panes")
        self.room = desk.session.room
        """The pane that has the focus, also while a line is typed or a page covers it."""
        self._desk = desk
        self._is_flat = desk.settings.access.is_heard
        self._layout_of_plan = PlannedLayout(self._regions)
        self.headlines, self.article, self.quotes, self.names = made(desk, now, keys)
        self.by_room: dict[Room, Listing] = {
            Room.HEADLINES: self.headlines,
            Room.STORY: self.article,
            Room.QUOTES: self.quotes,
            Room.NAMES: self.names,
        }
        self.titles = {
            room: PaneTitle(pane, is_flat=self._is_flat, id=f"{room}-title")
            for room, pane in self.by_room.items()
        }
        self.navigator = None if self._is_flat else Navigator(keys, id="navigator")
        self._is_navigator_open = False
        self._taken = 0
        """Cells at the right that a card stands in."""
        self.rules = (Rule(id="first-rule"), Rule(id="second-rule"))

    def compose(self) -> ComposeResult:
        """Every pane and its title, whether it stands on the screen or not."""
        for room in ORDER:
            yield self.titles[room]
            yield self.by_room[room]
        yield from self.rules
        if self.navigator is not None:
            yield self.navigator

    # Where panes stand

    @property
    def layout(self) -> Layout:
        """The layout of the plan."""
        return self._layout_of_plan

    def wishes(self) -> Wishes:
        """What settings and keys ask of the layout."""
        shape, cells = self._desk.screen.pane_shape, self._desk.pane_widths
        return Wishes(
            kind=kind_named(shape.layout) or kind_named(self._desk.settings.appearance.panes),
            list_cells=cells[Room.HEADLINES],
            quotes_cells=cells[Room.QUOTES],
            list_lines=shape.list_lines,
        )

    def plan_of(self, size: Size) -> Plan:
        """Where panes stand in so much room."""
        if self._is_flat:
            return flat_plan(self.room, *size)
        is_open, taken = self._is_navigator_open, self._taken
        return plan(self.room, *size, self.wishes(), is_open=is_open, taken=taken)

    @property
    def plan(self) -> Plan:
        """Where panes stand now."""
        return self.plan_of(self.size)

    def _regions(self, size: Size) -> dict[Widget, Region]:
        made = self.plan_of(size)
        self._follow_plan(made)
        found: dict[Widget, Region] = {
            self.by_room[room]: region for room, region in made.panes.items()
        }
        found |= {self.titles[room]: region for room, region in made.titles.items()}
        found |= dict(zip(self.rules, made.rules, strict=False))
        if self.navigator is not None and made.navigator is not None:
            found[self.navigator] = made.navigator
        return found

    def _follow_plan(self, made: Plan) -> None:
        """Have panes look as the layout asks."""
        for title in self.titles.values():
            title.rule(is_ruled=made.is_ruled)
        for rule in self.rules:
            rule.has_tee = made.is_ruled
        if self._is_flat:
            return
        wanted = self._desk.settings.appearance.rows
        is_narrow = made.kind is LayoutKind.COLUMNS or self.size.width - self._taken < STACKED_FROM
        lines = {"one": 1, "two": 2}.get(wanted, 2 if is_narrow else 1)
        self.headlines.use_lines(lines)

    def arrange_anew(self) -> None:
        """Put the panes where they stand now."""
        # of a child: the arrangement of its parents is kept
        self.headlines.refresh(repaint=False, layout=True)

    def make_room(self, right: int, below: int) -> None:
        """Have the panes leave so many cells at the right and rows below to a card."""
        self.styles.margin = (0, 0, below, 0)
        if right != self._taken:
            self._taken = right
            self.arrange_anew()

    def stands(self, room: Room) -> bool:
        """Claim that the pane of a room is on the screen now."""
        return room in self.plan.panes

    @property
    def has_preview(self) -> bool:
        """Claim that the story pane stands beside the list, to show what is selected there."""
        made = self.plan
        return not self._is_flat and {Room.HEADLINES, Room.STORY} <= made.panes.keys()

    def next_layout(self) -> LayoutKind | None:
        """Go on to the next layout there is room for; None where there is one alone."""
        kinds = [*LayoutKind]
        now = self.plan.kind
        if self._is_flat:
            return None
        at = kinds.index(now)
        for wanted in (*kinds[at + 1 :], *kinds[:at]):
            made = plan(self.room, *self.size, self.wishes()._replace(kind=wanted))
            if made.kind is wanted:
                shape = self._desk.screen.pane_shape
                self._desk.screen.pane_shape = replace(shape, layout=wanted.value)
                self.arrange_anew()
                return wanted
        return None

    # The navigator

    @property
    def has_navigator(self) -> bool:
        """Claim that the navigator is on the screen."""
        return self.navigator is not None and self.plan.navigator is not None

    def open_navigator(self) -> bool:
        """Be in the navigator, over the panes where it does not stand beside them."""
        if self.navigator is None:
            return False
        if not self.has_navigator:
            self._is_navigator_open = True
            self.arrange_anew()
        self.navigator.set_class(self._is_navigator_open, "-over")
        self.navigator.begin()
        self.screen.set_focus(self.navigator, scroll_visible=False)
        return True

    @property
    def is_in_navigator(self) -> bool:
        """Claim that the navigator has the focus."""
        return self.navigator is not None and self.screen.focused is self.navigator

    def return_to_navigator(self, row: FeedRow | None) -> None:
        """Be in the navigator again, on the row where the reader was."""
        if self.navigator is not None and self.has_navigator:
            self.screen.set_focus(self.navigator, scroll_visible=False)
            self.navigator.return_to(row)

    @property
    def row_at_hand(self) -> FeedRow | None:
        """The row of the navigator that the reader is on, if they are there."""
        return self.navigator.current() if self.navigator and self.is_in_navigator else None

    def leave_navigator(self) -> None:
        """Be in the pane where the reader was; what lay over the panes goes."""
        if self._is_navigator_open:
            self._is_navigator_open = False
            self.arrange_anew()
        self.screen.set_focus(self.current, scroll_visible=False)

    # Which pane has the focus

    @property
    def current(self) -> Listing:
        """The pane that has the focus."""
        return self.by_room[self.room]

    def show_room(self, room: Room) -> None:
        """Be in the pane of `room`; whoever types, or is in the navigator, goes on there first."""
        if not self.is_in_navigator and self._is_navigator_open:
            self._is_navigator_open = False
            self.arrange_anew()
        self._stand_in(room)
        if not self.is_in_navigator and not self.screen.query("#typing.-open"):
            self.screen.set_focus(self.by_room[room], scroll_visible=False)

    def follow_focus(self, widget: Widget) -> bool:
        """Be in the pane that `widget` is, since it got the focus; False where it is none."""
        for room, pane in self.by_room.items():
            if pane is widget:
                self._stand_in(room)
                return True
        return False

    def _stand_in(self, room: Room) -> None:
        """Arrange anew only where another pane takes a place."""
        before, self.room = self.plan, room
        if self.plan != before:
            self.arrange_anew()

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
        """A sign before the title of the pane of `here`; `story` is that of the story pane."""
        is_known = self.article.findings is not None
        quotes = self.quotes.shown if is_known else None
        names = self.names.shown if is_known else None
        words = {
            Room.HEADLINES: ("Headlines", ""),
            Room.STORY: (story, ""),
            Room.QUOTES: status_text.quotes_title(quotes, is_flat=self._is_flat),
            Room.NAMES: status_text.names_title(names, is_flat=self._is_flat),
        }
        for room, title in self.titles.items():
            title.say(*words[room], is_here=room is here)

    # How much room

    def broaden(self, by: int) -> str:
        """Give the pane with the focus so many cells more or fewer; a sentence tells what came.

        In the stacked layout the list and the story grow by lines, half as many.  A pane that
        takes what is left grows as the list of headlines shrinks.
        """
        made, room = self.plan, self.room
        if self._is_flat or made.kind is LayoutKind.LIST:
            return "One pane fills the screen."
        is_beside = room in {Room.QUOTES, Room.NAMES} and len(made.panes) > 2  # noqa: PLR2004
        if made.kind is LayoutKind.STACKED and not is_beside:
            return self._heighten(by // 2 if room is Room.HEADLINES else -by // 2, made)
        wanted = Room.QUOTES if is_beside else Room.HEADLINES
        if room is Room.STORY or (room is not Room.HEADLINES and not is_beside):
            by = -by
        now = next(made.panes[one] for one in (room, wanted) if one in made.panes)
        cells = (now if is_beside else made.panes[Room.HEADLINES]).width + by
        widths, before = self._desk.pane_widths, self._desk.pane_widths[wanted]
        widths[wanted] = 0
        if self.plan != made:  # what was asked for has its room, and is what grows
            widths[wanted] = before
        widths[wanted] += by
        grown = self.plan.panes[room if is_beside else Room.HEADLINES].width
        if grown != cells:
            widths[wanted] = before
            return "This pane is at its minimum width." if cells < NARROWEST else "No more room."
        self.arrange_anew()
        return f"{wanted.capitalize()}: {grown} cells."

    def _heighten(self, by: int, made: Plan) -> str:
        """Give the list so many lines more or fewer."""
        lines = made.panes[Room.HEADLINES].height + by
        shape = self._desk.screen.pane_shape
        self._desk.screen.pane_shape = replace(shape, list_lines=shape.list_lines + by)
        if self.plan.panes[Room.HEADLINES].height != lines:
            self._desk.screen.pane_shape = shape
            return "This pane is at its minimum height." if lines < LOWEST else "No more room."
        self.arrange_anew()
        return f"Headlines: {lines} lines."


def made(
    desk: Desk, now: Callable[[], datetime], keys: KeyMap
) -> tuple[Headlines, Article, Quotes, Names]:
    """The panes, in reading order."""
    settings = desk.settings
    is_heard = settings.access.is_heard
    is_worded = settings.appearance.marks == "words"
    headlines = Headlines(
        desk.count,
        desk.listed,
        now,
        id="headlines",
        is_flat=is_heard,
        is_worded=is_worded,
    )
    reading = settings.reading
    article = Article(
        id="story",
        widest=reading.text_width,
        spacing=Spacing(reading.line_spacing, reading.paragraph_gap),
        is_numbered=reading.link_numbers,
        is_flat=is_heard,
        is_worded=is_worded,
    )
    quotes = Quotes(id="quotes", is_flat=is_heard)
    names = Names(id="names", is_flat=is_heard)
    for room, pane in zip(ORDER, (headlines, article, quotes, names), strict=True):
        pane.is_alone = is_heard
        bind(pane, bindings_of(room, keys))
    return headlines, article, quotes, names
