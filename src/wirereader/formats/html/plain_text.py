"""HTML to the body of a story: words, one blank line between blocks, and where links lead.

Items of a list begin with a hyphen or their number, cells of a row are parted by bars, a line
break stays one, two make a new paragraph.  Paragraphs that are page furniture go.
"""

import re

from wirereader.formats.html.list_numbers import with_starts
from wirereader.formats.html.paragraphs import Paragraphs, is_story
from wirereader.formats.html.tag_floods import is_heavy, lines_of_heavy
from wirereader.formats.html.tokenizer import Piece, is_plain, pieces
from wirereader.story.body import MEDIA, BlockKind, Body
from wirereader.story.clean import clean_line

_INLINE = re.compile("</?(?:b|i|em|strong)>")
_OPENING = ("<b>", "<i>", "<em>", "<strong>")
_BETWEEN = "</p><p>"
_MANY_PARAGRAPHS = 20_000
# What office programs put into each cell of a table: one short paragraph, which is the cell
_LONE_PARAGRAPH = re.compile(
    r"<(td|th)( [^<>]*)?>\s*<(p|div)(?: [^<>]*)?>"
    r"((?:[^<]|<(?!/?(?:p|div|t[dhr]|table|[uo]l|li|h[1-6]|blockquote|pre|figure)\b)){0,400})"
    r"</\3>\s*</\1>"
)
_LONGEST_BUTTON = 60
_FIRST_WORDS = 80  # code points
_GAP = 2  # code points between paragraphs


def body_of_html(markup: str) -> Body:
    """Return the body that clean `markup` holds, with its blocks and its links.

    Links are those whose address is absolute (`formats.safehtml` makes them so).
    """
    text = plain_words(markup) if markup else ""
    if text is not None:
        return Body.kept(text)
    if is_heavy(markup):
        return Body.of(lines_of_heavy(markup))
    if "</td>" in markup or "</th>" in markup:
        markup = _LONE_PARAGRAPH.sub(r"<\1\2>\4</\1>", markup)
    writer = Paragraphs()
    found = pieces(markup)
    if " reversed" in markup:
        found = with_starts(found)
    for kind, name, attributes in found:
        if kind is Piece.TEXT:
            writer.words(name)
        elif kind is Piece.START:
            writer.start(name, attributes)
        else:
            writer.end(name)
    writer.finish()
    return Body.kept("\n\n".join(writer.texts), tuple(writer.blocks), tuple(writer.links))


def plain_words(markup: str) -> str | None:
    """Return the words of what most feeds hold, paragraphs or a line; None for anything else."""
    if "&" in markup:
        return None
    parts, text = _parted(markup)
    if "<" in text and any(tag in text for tag in _OPENING):
        parts, text = _parted(_INLINE.sub("", markup))
    if "<" in text or "  " in text or text.count("\n") != 2 * (len(parts) - 1):
        return None
    if not text.isascii() and ("\xa0" in text or not is_plain(text)):
        return None
    if len(parts) > _MANY_PARAGRAPHS:  # no page: nobody's buttons are in it
        return text if " \n" not in text and "\n " not in text else None
    for line in parts:
        is_long = len(line) > _LONGEST_BUTTON and line[-1] in '."”' and line[0] != " "
        if not is_long and not (is_story(line) and line == line.strip()):
            return None
    return text


def _parted(markup: str) -> tuple[list[str], str]:
    """Part the paragraphs of markup that is nothing but those; else it is one line as it stands."""
    if not (markup.startswith("<p>") and markup.endswith("</p>")):
        return [markup], markup
    inside = markup[3:-4]
    if "\n" in inside:
        inside = inside.replace("</p>\n<p>", _BETWEEN)
    parts = inside.split(_BETWEEN)
    return parts, "\n\n".join(parts)


def first_words(text: str) -> str:
    """The first words of a text as a line, for what has no headline; cut at a word."""
    words = clean_line(text[: _FIRST_WORDS * 4])
    if len(words) > _FIRST_WORDS:
        words = f"{words[:_FIRST_WORDS].rsplit(' ', 1)[0].rstrip(' ,;:-—')}…"
    return words


def headline_in(body: Body) -> str:
    """What a body without a headline is listed under: its first heading, else its first words."""
    said = told_in_words(body)
    start = len(body.text) - len(said)
    for block in body.blocks:
        if block.start == start and block.kind is BlockKind.HEADING:
            return first_words(body.text[start : block.end])
    return first_words(said)


def told_in_words(body: Body) -> str:
    """The text of a body from its first words on, pictures and the like before them left out."""
    start = 0
    for block in body.blocks:
        if block.kind not in MEDIA or block.start > start + _GAP:
            break
        start = max(start, block.end)
    return body.text[start:].lstrip()
