"""HTML to the body of a story: words, one blank line between blocks, and where links lead.

Items of a list begin with a hyphen or their number, cells of a row are parted by bars, a line
break stays one, two make a new paragraph.  Paragraphs that are page furniture go.
"""

from wirereader.formats.blocks import Paragraphs, is_story
from wirereader.formats.markup import Piece, cleaned, pieces
from wirereader.story.body import Body

_BETWEEN = "</p><p>"
_LONGEST_BUTTON = 60


def text_of_html(markup: str) -> str:
    """Return the words of `markup`, paragraphs parted by blank lines."""
    return body_of_html(cleaned(markup)).text


def body_of_html(markup: str) -> Body:
    """Return the body that clean `markup` holds, with its blocks and its links.

    Links are those whose address is absolute (`formats.safehtml` makes them so).
    """
    if not markup:
        return Body.kept("")
    text = _quickly(markup)
    if text is not None:
        return Body.kept(text)
    writer = Paragraphs()
    for kind, name, attributes in pieces(markup):
        if kind is Piece.TEXT:
            writer.words(name)
        elif kind is Piece.START:
            writer.start(name, attributes)
        else:
            writer.end(name)
    writer.close()
    return Body.kept("\n\n".join(writer.texts), tuple(writer.blocks), tuple(writer.links))


def _quickly(markup: str) -> str | None:
    """The words of what most feeds hold, plain paragraphs or one without a tag; None for others."""
    if "&" in markup:
        return None
    parts = [markup]
    if "<" in markup:
        if not (markup.startswith("<p>") and markup.endswith("</p>")):
            return None
        inside = markup[3:-4]
        parts = (inside.replace("</p>\n<p>", _BETWEEN) if "\n" in inside else inside).split(
            _BETWEEN
        )
    text = "\n\n".join(parts)
    if "<" in text or not text.isascii() or text.count("\n") != 2 * (len(parts) - 1):
        return None
    if "  " in text or "\t" in text or " \n" in text or "\n " in text or text != text.strip():
        return None
    for line in parts:
        if (len(line) <= _LONGEST_BUTTON or line[-1] not in '."') and not is_story(line):
            return None
    return text
