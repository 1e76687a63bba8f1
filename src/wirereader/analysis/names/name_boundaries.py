"""The edges of a name: no article, title, possessive or quotation mark, and all of its dots."""

import re

_OUTER = " \t\r\n,.;:!?\"'()[]{}<>*_/|“”‘’«»`…–—-\u00a0\u200b\ufeff"
_INNER_DOT = re.compile(r"(?:\b\w\.)+\w\Z")
_SHORT_TAIL = re.compile(r"\b(?:Jr|Sr|Inc|Corp|Ltd|Co|Bros)\Z")
_ARTICLE = re.compile(r"(?:the|an?)\s+(?=\S)", re.IGNORECASE)
_KEEPS_ARTICLE = re.compile(r"The (?:Hague|Gambia|Bahamas|Bronx|Dalles)\b")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mme|mlle|dr|prof|professor|gen|general|lt|lieutenant|col|colonel|maj|"
    r"major|capt|captain|sgt|sergeant|cpl|adm|admiral|cmdr|commander|rep|representative|sen|"
    r"senator|gov|governor|pres|president|premier|chancellor|minister|ambassador|secretary|"
    r"congressman|congresswoman|pope|king|queen|prince|princess|emperor|empress|sultan|emir|mullah|sir|dame|lord|lady|judge|justice|rev|reverend|bishop|archbishop|"
    r"cardinal|sheikh|imam|ayatollah|chairman|chairwoman|spokesman|spokeswoman|director|vice|"
    r"prime|deputy|foreign|former|brigadier|marshal|inspector|detective|officer|mayor)\b\.?\s+)+"
    r"(?=\S)",
    re.IGNORECASE,
)
_ONLY_TITLE = re.compile(
    r"(?:mr|mrs|ms|dr|president|prime minister|minister|premier|chancellor|pope|ambassador|"
    r"senator|congressman|congresswoman|secretary|secretary-general)\.?",
    re.IGNORECASE,
)
_REACH = 200


def trimmed(text: str, start: int, end: int, kind: str) -> tuple[int, int] | None:
    """Trim the span of a name to the name alone; None when no name is left of it.

    Spans are code points, end exclusive; the end may grow by the dot of "U.S." or "Jr.".
    """
    start, end = _bare(text, start, max(start, end))
    tail = _POSSESSIVE.search(text, max(start, end - 2), end)
    if tail and tail.start() > start:
        end = tail.start()
    head = text[start : min(end, start + _REACH)]
    article = None if _KEEPS_ARTICLE.match(head) else _ARTICLE.match(head)
    if article and kind != "MISC":
        start += article.end()
    if kind == "PER":
        title = _TITLE.match(text[start : min(end, start + _REACH)])
        start += title.end() if title else 0
        if _ONLY_TITLE.fullmatch(text, start, end):
            return None
    start, end = _bare(text, start, end)
    if not any(map(str.isalpha, text[start:end])):
        return None
    return start, end + _dot(text, start, end)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _OUTER:
        start += 1
    while start < end and text[end - 1] in _OUTER:
        end -= 1
    return start, end


def _dot(text: str, start: int, end: int) -> int:
    """Give 1 when the dot after the name is part of it."""
    if text[end : end + 1] != ".":
        return 0
    tail = text[max(start, end - 20) : end]
    return int(bool(_INNER_DOT.search(tail) or _SHORT_TAIL.search(tail)))
