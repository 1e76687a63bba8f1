"""The edges of a name: no article, title, possessive or quotation mark, and all of its dots."""

import re

from wirereader.analysis.language import NameWords

_OUTER = " \t\r\n,.;:!?\"'()[]{}<>*_/|“”‘’«»`…–—-\u00a0\u200b\ufeff"
_INNER_DOT = re.compile(r"(?:\b\w\.)+\w\Z")
_REACH = 200  # code points of a name looked at: no row of titles is longer


def trimmed(text: str, start: int, end: int, kind: str, words: NameWords) -> tuple[int, int] | None:
    """Trim the span of a name to the name alone; None when no name is left of it.

    Spans are code points, end exclusive; the end may grow by the dot of "U.S." or "Jr.".
    """
    start, end = _bare(text, start, max(start, end))
    tail = words.owner_end.search(text, max(start, end - 2), end)
    if tail and tail.start() > start:
        end = tail.start()
    head = text[start : min(end, start + _REACH)]
    article = None if words.keeps_article.match(head) else words.article.match(head)
    if article and kind != "MISC":
        start += article.end()
    if kind == "PER":
        title = words.title.match(text[start : min(end, start + _REACH)])
        start += title.end() if title else 0
        if words.only_title.fullmatch(text, start, end):
            return None
    start, end = _bare(text, start, end)
    if not any(map(str.isalpha, text[start:end])):
        return None
    return start, end + _dot(text, start, end, words)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def _dot(text: str, start: int, end: int, words: NameWords) -> int:
    """Give 1 when the dot after the name is part of it."""
    if text[end : end + 1] != ".":
        return 0
    tail = text[max(start, end - 20) : end]
    return int(bool(_INNER_DOT.search(tail) or words.short_tail.search(tail)))
