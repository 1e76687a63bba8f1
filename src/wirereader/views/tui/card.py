"""The card of a name: what it is, where it stands in the story, what it is quoted with."""

from textual import on

from wirereader.desk.outcomes import CardShown
from wirereader.desk.phrases import KINDS, capital, count
from wirereader.story.clean import drawable
from wirereader.views.tui.blocks import Block, Blocks
from wirereader.views.tui.listing import Listing, Piece
from wirereader.views.tui.pages import Page
from wirereader.views.tui.quotes import shortened, whole
from wirereader.views.tui.wrapping import wrap_text


class CardBlocks(Blocks):
    """What a card says, wrapped; `key` counts its places, then its quotes, from 0."""

    def __init__(self, shown: CardShown) -> None:
        super().__init__(id="card")
        self.shown = shown

    def laid(self, width: int) -> list[Block]:
        """What it is, then where it stands, then what it said."""
        room = max(1, min(width - 2, 80))
        name, entity = self.shown.name, self.shown.name.entity
        facts = [capital(entity.role) + "." if entity.role else ""]
        if entity.lat is not None and entity.lon is not None:
            facts.append(coordinates(entity.lat, entity.lon))
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
        return blocks


class CardScreen(Page[int]):
    """A card; answers with an offset in the body (code points) to go to."""

    def __init__(self, shown: CardShown) -> None:
        entity = shown.name.entity
        self._shown = shown
        super().__init__(
            f"{entity.name}, {KINDS[entity.kind]}", CardBlocks(shown), "Enter go there  Esc back"
        )

    @on(Listing.Chosen)
    def _chosen(self, event: Listing.Chosen) -> None:
        event.stop()
        key = self.blocks.current_key()
        if key is None:
            return
        self.dismiss(key)


def coordinates(lat: float, lon: float) -> str:
    """Degrees as people write them: "41.7 N, 44.8 E."."""
    return f"{abs(lat):.1f} {'N' if lat >= 0 else 'S'}, {abs(lon):.1f} {'E' if lon >= 0 else 'W'}."


def _wrapped(words: str, room: int) -> list[str]:
    return wrap_text(drawable(words), room)


def _standing(words: str, style: str = "") -> Block:
    return Block((((words, style),),), is_stop=False)


def _choice(number: int, words: str, tail: str, room: int, key: int) -> Block:
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
    return Block(tuple(drawn), key=key)
