"""What shows each payload of an outcome: the panes, or a page that is imported when first wanted.

The one place where payloads are told apart: a new one gets its line in DISPLAYS.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from wirereader.desk.outcomes import (
    CardShown,
    CopiedShown,
    ErrorsShown,
    EveryoneShown,
    FeedsShown,
    HeadlinesShown,
    KnownShown,
    MapShown,
    NamesShown,
    OffersShown,
    ParagraphsShown,
    PictureShown,
    QuotesShown,
    Shown,
    StoryShown,
    TextShown,
)
from wirereader.desk.session import Room
from wirereader.desk.tables.table_shown import TableShown
from wirereader.desk.targets import EntityIndex, KnownId, TypedWords
from wirereader.story.names import EntityKind

if TYPE_CHECKING:
    from wirereader.views.tui.pages.page_host import PageHost

Opener = Callable[["PageHost", str, Any, int], None]
"""Opens a page: its host, the sentence that was said, the payload, how many lines are listed."""


class Display(NamedTuple):
    """What shows a payload: a pane that begins anew, or a page.

    Neither: the panes follow where the desk says the reader is, and that is all there is to see.
    """

    fills: Room | None = None
    opens: Opener | None = None


def _room_of(host: "PageHost") -> Callable[[int, int], None] | None:
    """What a card tells how much room it takes beside the text; None: it takes all of it."""
    return None if host.desk.settings.access.is_heard else host.make_room


def _card(host: "PageHost", _said: str, shown: CardShown, _listed: int) -> None:
    from wirereader.views.tui.pages.card_page import Doing, card_page

    is_place = shown.name.entity.kind is EntityKind.PLACE
    place = EntityIndex(shown.name.index)
    show_map = (lambda: host.ask("map", place)) if is_place else None
    page = card_page(
        shown, show_map, _room_of(host), Doing(host, host.desk.screen.actions_of_name(shown))
    )
    host.open_page(page, lambda chosen: host.obey(str(chosen + 1)))


def _known(host: "PageHost", _said: str, shown: KnownShown, _listed: int) -> None:
    from wirereader.views.tui.pages.card_page import Doing, known_page

    one = shown.card.entity
    place = KnownId(one.id)
    show_map = (lambda: host.ask("map", place)) if one.kind == "place" else None
    page = known_page(
        shown, show_map, _room_of(host), Doing(host, host.desk.screen.actions_of_name(shown))
    )
    host.open_page(page, lambda chosen: host.obey(str(chosen + 1)))


def _everyone(host: "PageHost", said: str, shown: EveryoneShown, _listed: int) -> None:
    from wirereader.views.tui.pages.table_page import TablePage, as_table

    host.open_page(TablePage(said, as_table(shown, host.desk.now()), host))


def _text(host: "PageHost", said: str, shown: TextShown, listed: int) -> None:
    from wirereader.views.tui.pages.help_page import TextScreen

    lines = shown.lines
    if len(shown.days) > 1 and not host.desk.settings.access.is_heard:
        from wirereader.desk.tables.sparkline import sparkline

        lines = (f"{sparkline(shown.days)}  {len(shown.days)} days", *lines)
    host.open_page(TextScreen(said, lines, listed), lambda number: host.obey(str(number)))


def _feeds(host: "PageHost", said: str, shown: FeedsShown, listed: int) -> None:
    from wirereader.views.tui.pages.help_page import TextScreen
    from wirereader.views.words import feed_line

    lines = tuple(feed_line(number, row) for number, row in enumerate(shown.rows, start=1))
    host.open_page(TextScreen(said, lines, listed), lambda number: host.obey(str(number)))


def _offers(host: "PageHost", _said: str, shown: OffersShown, _listed: int) -> None:
    from wirereader.views.tui.pages.add_page import AddScreen

    host.open_page(AddScreen(None, shown), lambda chosen: host.ask("add", TypedWords(chosen)))


def _table(host: "PageHost", said: str, shown: TableShown, _listed: int) -> None:
    from wirereader.views.tui.pages.table_page import TablePage

    host.open_page(TablePage(said, shown, host))


def _errors(host: "PageHost", said: str, shown: ErrorsShown, _listed: int) -> None:
    from wirereader.views.tui.pages.table_page import TablePage, as_table

    host.open_page(TablePage(said, as_table(shown, host.desk.now()), host))


def _map(host: "PageHost", said: str, shown: MapShown, _listed: int) -> None:
    from wirereader.views.tui.pages.map_page import MapScreen

    host.open_page(MapScreen(said, shown, host.keys))


def _picture(host: "PageHost", said: str, shown: PictureShown, _listed: int) -> None:
    from wirereader.views.tui.pages.picture_page import PictureScreen, without_picture

    if host.is_colourless:
        shown = without_picture(shown)
    host.open_page(PictureScreen(said, shown, host.desk))


def _copied(host: "PageHost", _said: str, shown: CopiedShown, _listed: int) -> None:
    host.copy(shown.text, shown.told)


_FOLLOWED = Display()
DISPLAYS: Final[Mapping[type, Display]] = {
    HeadlinesShown: Display(fills=Room.HEADLINES),
    StoryShown: Display(fills=Room.STORY),
    ParagraphsShown: _FOLLOWED,
    QuotesShown: _FOLLOWED,
    NamesShown: _FOLLOWED,
    CardShown: Display(opens=_card),
    EveryoneShown: Display(opens=_everyone),
    KnownShown: Display(opens=_known),
    OffersShown: Display(opens=_offers),
    TextShown: Display(opens=_text),
    TableShown: Display(opens=_table),
    ErrorsShown: Display(opens=_errors),
    FeedsShown: Display(opens=_feeds),
    MapShown: Display(opens=_map),
    PictureShown: Display(opens=_picture),
    CopiedShown: Display(opens=_copied),
}


def display_of(shown: Shown | None) -> Display:
    """What shows a payload.  Raises KeyError for one that nothing shows."""
    return _FOLLOWED if shown is None else DISPLAYS[type(shown)]


def show_page(host: "PageHost", said: str, shown: Shown | None, listed: int = 0) -> None:
    """Open the page that shows a payload, if one does.

    `said` is its title; lines that begin with a number up to `listed` lead there.
    """
    opens = display_of(shown).opens
    if opens is not None:
        opens(host, said, shown, listed)
