"""IPTC 7901: the seven-bit text transmission of European agencies.

A header behind SOH (service and number, priority, category, words, keyword), the story between STX
and ETX, and a date behind it.  The priority digit is 1 to 6, 1 the most urgent; any other is 6.
"""

import re
from datetime import datetime

from wirereader.formats.dates import read_date
from wirereader.formats.encodings import text_of_feed
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.formats.wire.transmission import framed_stories, story_fields
from wirereader.formats.xml.xml_fields import distinct

_HEADER = re.compile(
    r"\s*([A-Za-z]{1,6})[ ]?(\d{1,5})[ \r\n]+(\S)[ ]+([A-Za-z]{1,4})[ ]+(\d{1,6})"
    r"(?:[ ]+([^\r\n]*))?"
)
_FILED = re.compile(
    r"(\d{2})(\d{2})(\d{2})\s+(?:(Z|[A-Z]{3,4})\s+)?([A-Za-z]{3})\s+(\d{4}|\d{2})(?!\d)"
)
_PRIORITIES = frozenset("123456")
_LOWEST = 6


def read_iptc7901(data: bytes) -> ParsedFeed:
    """Return what a file of one or more IPTC 7901 messages says."""
    messages = framed_stories(_characters(data))
    return ParsedFeed(format="iptc-7901", entries=tuple(_entry(*each) for each in messages))


def _characters(data: bytes) -> str:
    """Read the bytes as UTF-8 where they are that, else as Latin-1, which the standard says."""
    return text_of_feed(data, {"content-type": "text/plain; charset=iso-8859-1"})


def _entry(header: str, body: str, trailer: str) -> ParsedEntry:
    match = _HEADER.match(header)
    service, number, digit, category, _, rest = match.groups() if match else (None,) * 6
    slug_lines = header[match.end() :] if match else ""
    slug = one_line(slug_lines) or one_line(rest)
    fields = story_fields(body, headline_first=True)
    slug = fields.slug or slug
    return ParsedEntry(
        id=f"{service}{number}" if service else None,
        title=fields.headline or slug,
        published=_filed(trailer) or _filed(fields.filed or ""),
        content=fields.html,
        categories=distinct([one_line(category)]),
        kicker=fields.kicker,
        byline=fields.byline,
        author=fields.author,
        dateline=fields.dateline,
        slug=slug.rstrip(" /") if slug else None,
        urgency=None if digit is None else int(digit) if digit in _PRIORITIES else _LOWEST,
        ednote=fields.note,
        status=fields.status,
        priority=one_line(digit),
        signals=fields.signals,
    )


def _filed(text: str) -> datetime | None:
    """Read "221530 NOV 26" or "221530 CET NOV 26": day, clock, zone, month and year."""
    match = _FILED.search(text)
    if match is None:
        return None
    day, hour, minute, zone, month, year = match.groups()
    return read_date(f"{day} {month} {year} {hour}:{minute} {zone or ''}")
