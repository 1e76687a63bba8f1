"""The card of a name: what it is, where it stands in the story, what all stories say of it."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Self

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.containers import Vertical
from textual.geometry import Region, Size
from textual.strip import Strip

from wirereader.desk.outcomes import CardShown, KnownShown
from wirereader.desk.phrases import KINDS, busiest, capital, coordinates, count, full_stop
from wirereader.desk.session import PageKind
from wirereader.desk.tables.sparkline import sparkline
from wirereader.desk.tables.table_shown import Does, Prompt
from wirereader.desk.targets import Ask
from wirereader.story.clean import drawable
from wirereader.story.entity_card import Beside, NamingStory
from wirereader.story.quotes import whole_words
from wirereader.views.tui.page_stack import draw_once
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.panes.pane_regions import card_cells
from wirereader.views.tui.panes.quotes import shortened
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import cut, wrap_text
from wirereader.views.tui.widgets.said_line import SaidLine
from wirereader.views.tui.widgets.text_line import TextLine
from wirereader.views.words import date_in_words, told_by

if TYPE_CHECKING:
    from wirereader.views.tui.pages.page_host import PageHost
    from wirereader.views.tui.widgets.row_list import Piece


_BESIDE_FROM, _LOWEST = 100, 20
"""A screen of so many cells and rows has a card at the right of the text."""
_BELOW_FROM = 24
"""One of so many rows has it below."""
_AROUND = 3
"""Lines of the screen above and below the panes."""
_DAY = 8
"""Cells of the column of days."""
_MOST_LINES = 3
"""Lines of what somebody said: a card is for choosing, the story for reading."""
_MOST_ROLES = 3
_MORE = "More"
"""What is said of quotes that a card has no room for: nobody has counted them."""


class _CardLines(Blocks):
    """What cards have in common: their styles, and whether they are docked."""

    DEFAULT_CSS = """
    _CardLines > .card--bars { color: $primary; }
    _CardLines > .card--quote { color: $quote; }
    _CardLines > .card--person { color: $person; text-style: underline; }
    _CardLines > .card--place { color: $place; text-style: italic; }
    """
    PARTS: ClassVar[set[str]] = {
        "card--bars",
        "card--quote",
        "card--person",
        "card--place",
    }
    is_docked = False


class CardBlocks(_CardLines):
    """What a card says, wrapped; `key` is the number of a line, less one."""

    def __init__(self, shown: CardShown) -> None:
        super().__init__(id="card")
        self.shown = shown

    def laid(self, width: int) -> list[ListBlock]:
        """What it is, then where it stands, then what it said."""
        room = max(1, min(width - 2, 80))
        name, entity = self.shown.name, self.shown.name.entity
        facts = [capital(entity.role) + "." if entity.role else ""]
        if entity.lat is not None and entity.lon is not None:
            facts.append(f"{coordinates(entity.lat, entity.lon)}.")
        quoted = f", {count(name.quotes, 'quote')}" if name.quotes else ""
        facts.append(f"{count(name.mentions, 'mention')}{quoted} in this story.")
        if self.shown.stories > 1:
            facts.append(f"Named in {count(self.shown.stories, 'story')}.")
        known = self.shown.known
        if entity.aliases and (known is None or not known.card.aliases):  # told once
            facts.append(f"Also: {', '.join(entity.aliases)}.")
        blocks = [_standing(line) for fact in facts if fact for line in _wrapped(fact, room)]
        blocks += self._docked(room) if self.is_docked else self._listed(room)
        if self.shown.known is not None:
            blocks += [_standing(""), self._heading("In all stories")]
            if not self.shown.known.card.stories:
                blocks.append(_standing("Only in this story so far."))
            drawn = docked_blocks if self.is_docked else known_blocks
            blocks += drawn(self.shown.known, room)
        return blocks

    def _heading(self, words: str) -> ListBlock:
        if self.is_docked:
            return _standing(words.upper(), "listing--muted")
        return _standing(words, "listing--strong")

    def _listed(self, room: int) -> list[ListBlock]:
        """Places and quotes of this story, each with its number, as they are heard."""
        blocks = [_standing("")]
        for key, place in enumerate(self.shown.places):
            words = f"Paragraph {place.paragraph}. {place.sentence}"
            blocks.append(_choice(place.number, words, "", room, key))
        if self.shown.quotes:
            blocks += [_standing(""), self._heading("Quotes")]
        for key, quote in enumerate(self.shown.quotes, len(self.shown.places)):
            words = quote.told(whole_words(quote.text))
            tail = f" Paragraph {quote.paragraph}."
            blocks.append(_choice(quote.number, words, tail, room, key))
        return blocks

    def _docked(self, room: int) -> list[ListBlock]:
        """The same beside the text: paragraphs in a column, quotes in their colour."""
        blocks = [_standing(""), self._heading("In this story")]
        for key, place in enumerate(self.shown.places):
            label = f"\N{PILCROW SIGN}{place.paragraph}"
            blocks.append(_labelled(label, place.sentence, "", "", room, key))
        if self.shown.quotes:
            blocks += [_standing(""), self._heading("Said here")]
        for key, quote in enumerate(self.shown.quotes, len(self.shown.places)):
            label = f"\N{PILCROW SIGN}{quote.paragraph}"
            words = quote.told(whole_words(quote.text), ("“", "”"))
            blocks.append(_labelled(label, words, "", "card--quote", room, key))
        return blocks


class KnownBlocks(_CardLines):
    """What all stories say of somebody, wrapped; `key` is the number of a line, less one."""

    def __init__(self, shown: KnownShown) -> None:
        super().__init__(id="card")
        self.shown = shown

    def laid(self, width: int) -> list[ListBlock]:
        """What and where it is, then what the stories say."""
        room = max(1, min(width - 2, 80))
        card, entity = self.shown.card, self.shown.card.entity
        if self.is_docked:
            role = _wrapped(f"{capital(entity.role)}.", room) if entity.role else []
            return [*map(_standing, role), *docked_blocks(self.shown, room)]
        facts = [capital(entity.role) + "." if entity.role else ""]
        if card.lat is not None and card.lon is not None:
            facts.append(f"{coordinates(card.lat, card.lon)}.")
        quoted = f", {count(entity.quotes, 'quote')}" if entity.quotes else ""
        counted = f"{count(entity.stories, 'story')}, {count(entity.mentions, 'mention')}{quoted}."
        blocks = [
            _standing(line) for one in (*facts, counted) if one for line in _wrapped(one, room)
        ]
        return [*blocks, _standing(""), *known_blocks(self.shown, room)]


def known_blocks(shown: KnownShown, room: int) -> list[ListBlock]:
    """Roles as the stories put them, stories, quotes and who stands beside, in `room` cells."""
    card = shown.card
    blocks: list[ListBlock] = []
    if told := busiest(shown.days, shown.today):
        blocks += [_standing(line) for line in _wrapped(told, room)]
    for role in card.roles:
        words = f"{full_stop(capital(role.role))} {_from(role.story)}"
        blocks += [_standing(line) for line in _wrapped(words, room)]
    if card.aliases:
        blocks += [_standing(line) for line in _wrapped(f"Also: {', '.join(card.aliases)}.", room)]
    sections = (
        ("Stories, newest first", shown.first, _and_more(shown.more_stories), [
            (full_stop(one.headline), f" {_from(one)}") for one in card.stories
        ]),
        ("Quotes, newest first", shown.quotes_from, _MORE if shown.has_more_quotes else "", [
            (told_by(one, ('"', '"')), f" {_from(one.story)}")
            for one in card.quotes
        ]),
        ("Most often mentioned with", shown.beside_from, "", [
            (f"{one.name}, {one.kind}, {count(one.stories, 'story')}.", "")
            for one in (*card.people, *card.places)
        ]),
    )  # fmt: skip
    for title, first, more, lines in sections:
        if lines:
            blocks += [_standing(""), _standing(title, "listing--strong")]
        for number, (words, tail) in enumerate(lines, first):
            blocks.append(_choice(number, words, tail, room, number - 1))
        if more:
            blocks.append(_standing(f"{more}."))
    return blocks


def docked_blocks(shown: KnownShown, room: int) -> list[ListBlock]:
    """What all stories say, for a narrow card: mentions a day, words by date, stories, company."""
    card, entity = shown.card, shown.card.entity
    blocks: list[ListBlock] = []
    for role in card.roles[:_MOST_ROLES]:
        said = f"{capital(role.role)}, {_from(role.story)}"
        blocks += [_standing(line, "listing--muted") for line in _wrapped(said, room)]
    if card.aliases:
        blocks += [_standing(line) for line in _wrapped(f"Also: {', '.join(card.aliases)}.", room)]
    if any(shown.days):
        days = shown.days[-max(7, room - len("  30 days")) :]
        bars, told = sparkline(days), f"  {len(days)} days"
        blocks.append(ListBlock((((bars, "card--bars"), (told, "listing--muted")),), is_stop=False))
    counts = (
        count(entity.stories, "story"),
        count(entity.quotes, "quote") if entity.quotes else "",
    )
    blocks.append(_standing(" · ".join(filter(None, counts))))
    sections = (
        ("SAID", shown.quotes_from, _MORE if shown.has_more_quotes else "", [
            (one.story.published, told_by(one, ("“", "”")), one.story.source, "card--quote")
            for one in card.quotes
        ]),
        ("IN STORIES", shown.first, _and_more(shown.more_stories), [
            (one.published, one.headline, one.source, "") for one in card.stories
        ]),
    )  # fmt: skip
    for title, first, more, lines in sections:
        if lines:
            blocks += [_standing(""), _standing(title, "listing--muted")]
        for number, (when, words, source, style) in enumerate(lines, first):
            blocks.append(_dated(when, words, source, style, room, number - 1))
        if more:
            blocks.append(_standing(f"{' ' * _DAY}{more}", "listing--muted"))
    if card.people or card.places:
        blocks += [_standing(""), _standing("OFTEN NAMED WITH", "listing--muted")]
    for number, one in enumerate((*card.people, *card.places), shown.beside_from):
        blocks.append(_beside(one, room, number - 1))
    return blocks


def _and_more(number: int) -> str:
    return f"{number:,} more" if number else ""


def _dated(when: datetime, words: str, source: str, style: str, room: int, key: int) -> ListBlock:
    """A day in a column of its own, what was said or written on it, and where."""
    local = when.astimezone()
    return _labelled(f"{local.day} {local:%b}", words, source, style, room, key)


def _labelled(label: str, words: str, source: str, style: str, room: int, key: int) -> ListBlock:
    """Words beside a short label, and where they are from at their end."""
    width = max(8, room - _DAY)
    lines = _wrapped(words, width)
    if len(lines) > _MOST_LINES:
        end = "”" if words.endswith("”") else ""
        last = cut(f"{lines[_MOST_LINES - 1]} …", width - len(end), " …")
        lines = [*lines[: _MOST_LINES - 1], f"{last}{end}"]
    drawn: list[tuple[Piece, ...]] = [
        ((f"{'' if at else label:<{_DAY}}", "listing--muted"), (line, style))
        for at, line in enumerate(lines)
    ]
    shown = f"  {drawable(source)}" if source else ""
    if cell_len(lines[-1]) + cell_len(shown) <= width:
        drawn[-1] = (*drawn[-1], (shown, "listing--muted"))
    else:
        told = _wrapped(source, width)
        drawn += [((" " * _DAY, ""), (line, "listing--muted")) for line in told]
    return ListBlock(tuple(drawn), key=key)


def _beside(one: Beside, room: int, key: int) -> ListBlock:
    told = count(one.stories, "story")
    names = _wrapped(one.name, max(8, room - cell_len(told) - 2))
    style = {"person": "card--person", "place": "card--place"}.get(one.kind, "")
    blank = " " * max(2, room - cell_len(names[0]) - cell_len(told))
    first: tuple[Piece, ...] = ((names[0], style), (blank, ""), (told, "listing--muted"))
    return ListBlock((first, *(((line, style),) for line in names[1:])), key=key)


def _from(story: NamingStory) -> str:
    """Where a story is from and when it was published: "VOA, 29 August 2008."."""
    return f"{', '.join(filter(None, (story.source, date_in_words(story.published))))}."


_OF_NAMES = frozenset({"list-name", "follow-name", "merge-name", "split-name", "export-name"})
_CHANGES = frozenset({"merge-name", "split-name"})
_NOT_HERE = {
    "list-name": "No other story mentions this name.",
    "follow-name": "This name cannot be followed.",
    "merge-name": "This name cannot be merged.",
    "split-name": "Open a story that has the name: there it can be split.",
    "export-name": "No quotes to export.",
}
_HINTS = {
    "list-name": "{list-name} all stories",
    "follow-name": "{follow-name} follow",
    "merge-name": "{merge-name} merge",
    "split-name": "{split-name} split",
    "export-name": "{export-name} export quotes",
}


class Doing(NamedTuple):
    """What keys do to the name on a card, by word, and who has it done."""

    host: "PageHost"
    does: Mapping[str, Does]


def _told(doing: Doing | None, *, has_map: bool) -> str:
    """The hints of a card: the keys that do something on it."""
    told = ["{choose} go there"]
    if has_map:
        told.append("{map} map")
    if doing is not None:
        told += [hint for word, hint in _HINTS.items() if word in doing.does]
    return "  ".join((*told, "{back} back"))


class CardBox(Vertical):
    """What a card stands on: a ground of its own, or a rule where all are the terminal's."""

    @property
    def BLANK(self) -> bool:  # type: ignore[override]  # noqa: N802 - Textual's
        """Claim that there is nothing on it to be drawn."""
        return not self.app.current_theme.ansi


class CardPage(Page[int]):
    """A card; answers with what was chosen, counted from 0.  Of a place a key shows the map.

    It is docked at the right, or below on a narrow screen, so that the text stays in view; on a
    small one, and by ear, it is all of the screen.  `make_room` is told how many cells and rows it
    takes, none when it goes.
    """

    kind: ClassVar[PageKind] = PageKind.CARD
    DEFAULT_CSS = """
    CardPage.-docked { background: transparent; }
    CardPage.-docked > #card-box { dock: right; background: $panel; padding: 1 1 0 1; }
    CardPage.-docked > #card-box:ansi { border-left: solid $border; padding: 1 1 0 0; }
    CardPage.-docked.-below > #card-box { dock: bottom; padding: 0 1; }
    CardPage.-docked.-below > #card-box:ansi { border-left: none; border-top: solid $border; }
    CardPage.-docked > #card-box > TextLine, CardPage.-docked > #card-box > Blocks {
        background: $panel;
    }
    CardPage.-docked > #card-keys { dock: bottom; }
    CardPage.-docked > TypingLine, CardPage.-docked > .-said { dock: bottom; margin-bottom: 1; }
    """

    def __init__(
        self,
        title: str,
        blocks: Blocks,
        show_map: Callable[[], None] | None,
        make_room: Callable[[int, int], None] | None = None,
        doing: Doing | None = None,
    ) -> None:
        super().__init__(drawable(title), blocks, _told(doing, has_map=show_map is not None))
        self._doing = doing
        self._said = SaidLine(classes="-strong -said")
        self._show_map = show_map
        self._make_room = make_room
        self._docked_in: Size | None = None
        self._is_given_back = False
        self._below: list[Strip] = []
        """The lines of what is below, until something of it changes."""
        self._hints.id = "card-keys"
        self._said.display = False
        self._box = CardBox(id="card-box")

    def compose(self) -> ComposeResult:
        """The card in a box, and its keys below everything."""
        self._dock(self.app.size)  # before they are styled: else all would be styled once more
        with self._box:
            yield self._title_line
            yield self.blocks
        yield self._said
        yield self._hints

    def render_lines(self, crop: Region) -> list[Strip]:
        """What is below a docked card shows as it is: Textual would cut it into pieces first."""
        stack = self.app.screen_stack
        at = stack.index(self) if self in stack else 0
        if not at or not self.has_class("-docked"):
            return super().render_lines(crop)
        strips = self._below
        if not strips or self is not self.app.screen:
            strips = stack[at - 1]._compositor.render_strips()  # noqa: SLF001 - as Textual does
            self._below = strips
        return [strip.crop(crop.x, crop.right) for strip in strips[crop.y : crop.bottom]]

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw it again; what is below has changed, if it asks for this."""
        self._below = []
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def on_resize(self, event: events.Resize) -> None:
        """Stand where there is room now."""
        self._dock(event.size)

    def dismiss(self, result: int | None = None) -> AwaitComplete:
        """Give the room back: what stood beside the card is drawn once, in all of it."""
        if self.is_current and len(self.app.screen_stack) > 1:
            draw_once(self.app, self.app.screen_stack[-2])
            self._give_back()
        return super().dismiss(result)

    def on_unmount(self) -> None:
        """Give the room back, however this page went."""
        self._give_back()

    def _give_back(self) -> None:
        if self._make_room is not None and not self._is_given_back:
            self._is_given_back = (
                True  # another card may have its room by the time this one is gone
            )
            self._make_room(0, 0)

    def _dock(self, size: Size) -> None:
        """At the right where the text keeps enough cells, else below, else in place of all."""
        if size == self._docked_in:
            return
        self._docked_in = size
        box, right, below = self._box, 0, 0
        if self._make_room is None:
            pass
        elif size.width >= _BESIDE_FROM and size.height >= _LOWEST:
            right = card_cells(size.width)
        elif size.height >= _BELOW_FROM:
            below = size.height * 2 // 5
        self.set_class(bool(right or below), "-docked")
        self.set_class(bool(below), "-below")
        if isinstance(self.blocks, _CardLines):
            self.blocks.is_docked = bool(right or below)
        box.styles.width = right or "100%"
        box.styles.height = below or (size.height - _AROUND if right else "1fr")
        # the lines above and below the panes stay where they are
        box.styles.margin = (1, 0, 2, 0) if right else (0, 0, 2 if below else 0, 0)
        if self._make_room is not None:
            self._make_room(right, below)
        if self.blocks.is_attached:
            self.blocks.measure()

    def action_map(self) -> None:
        """Show the map of a place; of anybody else there is none, and the names are merged."""
        if self._show_map is not None:
            self._show_map()
        else:
            self.action_command("merge-name")

    # What keys do to the name

    def below_field(self) -> TextLine:
        """A field stands in place of what was said."""
        return self._said

    def say(self, sentence: str) -> None:
        """One sentence at the bottom, also where the card is all of the screen."""
        self._said.say(f" {sentence}")
        self._said.display = True

    def action_command(self, word: str) -> None:
        """Follow, merge, split, export: what the key means for whoever is on the card."""
        does = self._doing.does.get(word) if self._doing is not None else None
        if isinstance(does, Ask) and word == "list-name" and self._doing is not None:
            self._doing.host.ask(*does)  # it leads away
        elif isinstance(does, Ask):
            self._do_of_name(does, word)
        elif isinstance(does, Prompt):
            asked = does.asked
            self._type_words(
                does.label, lambda typed: self._do_of_name(asked(typed), word), does.typed
            )
        elif word in _OF_NAMES:
            self.say(_NOT_HERE[word])
        else:
            super().action_command(word)

    def _type_words(self, label: str, do: Callable[[str], None], typed: str = "") -> None:
        def done(words: str | None) -> None:
            self._said.display = bool(self._said.left)
            if words:
                do(words)

        self.open_field(f"{label}: ", done, typed=typed)

    def _do_of_name(self, ask: Ask, word: str) -> None:
        async def done() -> None:
            if self._doing is None:
                return
            outcome = await self._doing.host.carry_out(ask, is_shown=False)
            self._doing.host.say(outcome.said)
            if not self.is_attached:
                return
            if outcome.is_done and word in _CHANGES:  # what is on the card holds no longer
                self.dismiss(None)
            else:
                self.say(outcome.said)

        self.run_worker(done(), group="desk", name=word)

    def choose(self, key: int) -> None:
        """The line is the answer."""
        self.dismiss(key)


def known_page(
    shown: KnownShown,
    show_map: Callable[[], None] | None = None,
    make_room: Callable[[int, int], None] | None = None,
    doing: Doing | None = None,
) -> CardPage:
    """The card of somebody the library knows."""
    title = f"{shown.card.entity.name}, {shown.card.entity.kind}"
    return CardPage(title, KnownBlocks(shown), show_map, make_room, doing)


def card_page(
    shown: CardShown,
    show_map: Callable[[], None] | None = None,
    make_room: Callable[[int, int], None] | None = None,
    doing: Doing | None = None,
) -> CardPage:
    """The card of a name of the open story."""
    title = f"{shown.name.entity.name}, {KINDS[shown.name.entity.kind]}"
    return CardPage(title, CardBlocks(shown), show_map, make_room, doing)


def _wrapped(words: str, room: int) -> list[str]:
    return wrap_text(drawable(words), room)


def _standing(words: str, style: str = "") -> ListBlock:
    return ListBlock((((words, style),),), is_stop=False)


def _choice(number: int, words: str, tail: str, room: int, key: int) -> ListBlock:
    """Number and words in two lines at most, the second below the words of the first."""
    first = f"{number} "
    width = max(1, room - len(first))
    lines = _wrapped(words + tail, width)
    if len(lines) > 2:  # noqa: PLR2004 - a card is for choosing, the story for reading
        lines = [lines[0], shortened(lines[1], width, '"' if words.endswith('"') else "")]
    drawn: list[tuple[Piece, ...]] = [
        ((" " * len(first) if at else first, "listing--strong"), (line, ""))
        for at, line in enumerate(lines)
    ]
    return ListBlock(tuple(drawn), key=key)
