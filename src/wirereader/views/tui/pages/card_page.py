"""The card of a name: what it is, where it stands in the story, what all stories say of it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from wirereader.desk.outcomes import CardShown, KnownShown
from wirereader.desk.phrases import KINDS, capital, coordinates, count, full_stop, whole
from wirereader.desk.session import PageKind
from wirereader.story.clean import drawable
from wirereader.story.entity_card import NamingStory
from wirereader.views.tui.pages.page import Page
from wirereader.views.tui.panes.quotes import shortened
from wirereader.views.tui.widgets.block_list import Blocks, ListBlock
from wirereader.views.tui.widgets.line_wrapping import wrap_text
from wirereader.views.words import date_in_words

if TYPE_CHECKING:
    from wirereader.views.tui.widgets.row_list import Piece


class CardBlocks(Blocks):
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
        if entity.aliases:
            facts.append(f"Also: {', '.join(entity.aliases)}.")
        blocks = [_standing(line) for fact in facts if fact for line in _wrapped(fact, room)]
        blocks.append(_standing(""))
        for key, place in enumerate(self.shown.places):
            words = f"Paragraph {place.paragraph}. {place.sentence}"
            blocks.append(_choice(place.number, words, "", room, key))
        if self.shown.quotes:
            blocks += [_standing(""), _standing("Quotes", "listing--strong")]
        for key, quote in enumerate(self.shown.quotes, len(self.shown.places)):
            words = f'"{whole(quote.text)}"'
            tail = f" Paragraph {quote.paragraph}."
            blocks.append(_choice(quote.number, words, tail, room, key))
        if self.shown.known is not None:
            blocks += [_standing(""), _standing("In all stories", "listing--strong")]
            if not self.shown.known.card.stories:
                blocks.append(_standing("This story alone so far."))
            blocks += known_blocks(self.shown.known, room)
        return blocks


class KnownBlocks(Blocks):
    """What all stories say of somebody, wrapped; `key` is the number of a line, less one."""

    def __init__(self, shown: KnownShown) -> None:
        super().__init__(id="card")
        self.shown = shown

    def laid(self, width: int) -> list[ListBlock]:
        """What and where it is, then what the stories say."""
        room = max(1, min(width - 2, 80))
        card, entity = self.shown.card, self.shown.card.entity
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
    for role in card.roles:
        words = f"{full_stop(capital(role.role))} {_from(role.story)}"
        blocks += [_standing(line) for line in _wrapped(words, room)]
    if card.aliases:
        blocks += [_standing(line) for line in _wrapped(f"Also: {', '.join(card.aliases)}.", room)]
    sections = (
        ("Stories, the newest first", shown.first, [
            (full_stop(one.headline), f" {_from(one)}") for one in card.stories
        ]),
        ("Quotes, the newest first", shown.quotes_from, [
            (f'"{whole(one.text)}"', f" {_from(one.story)}")
            for one in card.quotes
        ]),
        ("Most often with", shown.beside_from, [
            (f"{one.name}, {one.kind}, {count(one.stories, 'story')}.", "")
            for one in (*card.people, *card.places)
        ]),
    )  # fmt: skip
    for title, first, lines in sections:
        if lines:
            blocks += [_standing(""), _standing(title, "listing--strong")]
        for number, (words, tail) in enumerate(lines, first):
            blocks.append(_choice(number, words, tail, room, number - 1))
    return blocks


def _from(story: NamingStory) -> str:
    """Where a story is from and when it was published: "VOA, 29 August 2008."."""
    return f"{', '.join(filter(None, (story.source, date_in_words(story.published))))}."


class CardPage(Page[int]):
    """A card; answers with what was chosen, counted from 0.  Of a place a key shows the map."""

    kind: ClassVar[PageKind] = PageKind.CARD

    def __init__(self, title: str, blocks: Blocks, show_map: Callable[[], None] | None) -> None:
        map_told = "{map} map  " if show_map is not None else ""
        super().__init__(drawable(title), blocks, f"{{choose}} go there  {map_told}{{back}} back")
        self._show_map = show_map

    def action_map(self) -> None:
        """Show the map of a place; of anybody else there is none."""
        if self._show_map is not None:
            self._show_map()

    def choose(self, key: int) -> None:
        """The line is the answer."""
        self.dismiss(key)


def known_page(shown: KnownShown, show_map: Callable[[], None] | None = None) -> CardPage:
    """The card of somebody the library knows."""
    entity = shown.card.entity
    return CardPage(f"{entity.name}, {entity.kind}", KnownBlocks(shown), show_map)


def card_page(shown: CardShown, show_map: Callable[[], None] | None = None) -> CardPage:
    """The card of a name of the open story."""
    entity = shown.name.entity
    return CardPage(f"{entity.name}, {KINDS[entity.kind]}", CardBlocks(shown), show_map)


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
