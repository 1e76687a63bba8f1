"""A card for each quote: speaker and role, the words, how sure it is, where it stands."""

from collections.abc import Iterable

from rich.cells import cell_len

from wirereader.desk.outcomes import QuoteLine
from wirereader.story.clean import drawable
from wirereader.story.names import EntityKind
from wirereader.story.quotes import Manner, whole_words
from wirereader.views.tui.widgets.block_list import ListBlock
from wirereader.views.tui.widgets.line_wrapping import cut, wrap_text
from wirereader.views.tui.widgets.row_list import Piece

SURE = 0.85
"""From this certainty on, the speaker is told without a word of doubt."""
MOST_LINES = 6
"""A card gives so many lines to the words of a quote."""
_MARGIN = 3
"""Cells of a card that are not words: the signs before it, a blank after it."""
_MANNERS = {Manner.DIRECT: "", Manner.MIXED: "in part", Manner.INDIRECT: "indirect"}


def cards(quotes: Iterable[QuoteLine], width: int) -> list[ListBlock]:
    """Cards of quotes in a pane of `width` cells; the key of each is its index in findings."""
    blocks: list[ListBlock] = []
    for quote in quotes:
        blocks.append(ListBlock(tuple(_card(quote, max(1, width - _MARGIN))), key=quote.index))
        blocks.append(ListBlock(((),), is_stop=False))
    return blocks


def _card(quote: QuoteLine, room: int) -> Iterable[tuple[Piece, ...]]:
    where = f"¶{quote.paragraph}"
    number = f"{quote.number} "
    name = cut(drawable(quote.who), max(1, room - len(where) - len(number) - 1))
    gap = room - cell_len(name) - len(where) - len(number)
    is_named = quote.speaker is not None
    yield (
        (number, "listing--faint"),
        (name, "quotes--speaker" if is_named else "listing--muted"),
        (" " * gap, ""),
        (where, "listing--faint"),
    )
    speaker = quote.speaker
    if speaker is not None and speaker.role and speaker.kind is EntityKind.PERSON:
        for line in wrap_text(drawable(speaker.role), room):
            yield ((line, "quotes--role"),)
    if doubt := how_sure(quote):
        yield ((cut(doubt, room), "quotes--doubt"),)
    style = "quotes--words" if quote.quote.manner is not Manner.INDIRECT else ""
    for line in _words(quote, room):
        yield ((line, style),)


def how_sure(quote: QuoteLine) -> str:
    """How the words are given, and how sure the speaker is: "indirect", "in part, probably"."""
    told = [_MANNERS[quote.quote.manner]]
    if quote.speaker is None:
        told.append("speaker uncertain" if quote.quote.speaker is not None else "")
    elif quote.quote.certainty < SURE:
        told.append("probably")
    return ", ".join(filter(None, told))


def _words(quote: QuoteLine, room: int) -> list[str]:
    """The words in marks, as many lines as a card has."""
    said = quote.told(whole_words(quote.text), ("“", "”"))
    about = f", of {quote.about}" if quote.about else ""
    lines = wrap_text(drawable(said + about), room)
    if len(lines) > MOST_LINES:
        last = cut(f"{lines[MOST_LINES - 1]} …", room - 2, "").rstrip(" …,;.")
        lines = [*lines[: MOST_LINES - 1], f"{last} …"]
    return lines
