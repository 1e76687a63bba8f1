"""ANPA 1312: the high-speed wire of American agencies.

The first line names the transmission, the second begins with the priority letter and the category
and goes on with the slug, the date and the number of words; the story stands between STX and ETX.
"""

import re
from datetime import datetime

from wirereader.formats.dates import read_date
from wirereader.formats.encodings import text_of_feed
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.formats.wire.transmission import framed_stories, story_fields
from wirereader.formats.xml.xml_fields import distinct
from wirereader.story.story import WireStatus

# Flash, bulletin, urgent, regular, deferred; advances and holds say nothing of urgency
_URGENCIES = {"f": 1, "b": 2, "u": 3, "r": 5, "d": 6}
_FIRST = re.compile(r"[\x16\s]*([A-Za-z]{1,4}\s?\d{1,5})")
_SECOND = re.compile(
    r"[\x0f\x10\x0e\s]*([A-Za-z])\s?([A-Za-z])?[\s\x11-\x15\x1f]+(.*?)"
    r"(?:\s+(\d{1,2})-(\d{1,2})(?:-(\d{2,4}))?)?(?:\s+(\d{3,5}))?\s*$",
    re.DOTALL,
)
_FILED = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{2,4})\s+(\d{2}):?(\d{2})\s*([A-Z]{3,4})?")
_CYCLE = re.compile(r"^(?:am|pm|bc|ap)-+", re.IGNORECASE)
_DASH = re.compile(r"(?<=\s)_(?=\s)")
_SIGNS = re.compile(r"[\x00-\x1f\x7f^]+")


def read_anpa(data: bytes) -> ParsedFeed:
    """Return what a file of one or more ANPA 1312 messages says."""
    text = text_of_feed(data, {"content-type": "text/plain; charset=iso-8859-1"})
    return ParsedFeed(
        format="anpa-1312", entries=tuple(_entry(*each) for each in framed_stories(text))
    )


def _entry(header: str, body: str, trailer: str) -> ParsedEntry:
    lines = [line for line in re.split(r"[\r\n]+", header) if line.strip()]
    number = _FIRST.match(lines[0]) if lines else None
    second = " ".join(" ".join(lines[1:]).split())  # a long run of blanks would cost its square
    match = _SECOND.match(second) if second else None
    letter, category, slug = match.group(1, 2, 3) if match else (None, None, None)
    slug = one_line(_SIGNS.sub(" ", slug or ""))
    fields = story_fields(_with_signs(body), headline_first=False)
    slug = slug or fields.slug
    is_kill = bool(slug and re.search(r"\bkill\b", slug, re.IGNORECASE))
    return ParsedEntry(
        id=one_line(number[1]) if number else None,
        title=fields.headline or (_CYCLE.sub("", slug) if slug else None),
        author=fields.author,
        published=_filed(fields.filed or "") or _filed(trailer),
        content=fields.html,
        categories=distinct([one_line(category)]),
        kicker=fields.kicker,
        byline=fields.byline,
        dateline=fields.dateline,
        slug=slug,
        urgency=_URGENCIES.get((letter or "").lower()),
        ednote=fields.note,
        status=WireStatus.KILLED if is_kill else fields.status,
        priority=letter,
        signals=fields.signals,
    )


def _with_signs(text: str) -> str:
    """The text with the signs that its code lacks: ``quotes'', and a dash between blanks."""
    return _DASH.sub("–", text.replace("``", "“").replace("''", "”"))


def _filed(text: str) -> datetime | None:
    match = _FILED.search(text)
    if match is None:
        return None
    month, day, year, hour, minute, zone = match.groups()
    year = f"20{year}" if len(year) == 2 else year  # noqa: PLR2004 - a century left out
    return read_date(f"{year}-{int(month):02}-{int(day):02} {hour}:{minute} {zone or ''}")
