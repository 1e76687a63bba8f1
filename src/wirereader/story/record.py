"""A dispatch as plain values: what the parsing process hands over and the library keeps.

Times are microseconds since 1970 in UTC.  Nothing is cleaned here: it was, when it was parsed.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from wirereader.digest import blake2b
from wirereader.late_import import late_pattern
from wirereader.story.alert import Alert
from wirereader.story.body import Block, BlockKind, Body, Link
from wirereader.story.story import Dispatch, Enclosure, WireStatus

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_TICK = timedelta(microseconds=1)
# What is outside has no local time in some zone
_FIRST_TICK = (datetime(1, 1, 3, tzinfo=UTC) - _EPOCH) // _TICK
_LAST_TICK = (datetime(9999, 12, 30, tzinfo=UTC) - _EPOCH) // _TICK
_WORDS = late_pattern(r"\w+")
_ENOUGH_WORDS = 40
_WHITE_SPACE = re.compile(r"\s")
# code points read at once: the words of a whole book as objects take ten times its own memory
_PIECE = 1 << 18
_BLANKED = bytes(sign if _WORDS.match(chr(sign)) else 32 for sign in range(128)).ljust(256)
_NAMES = (
    "slug",
    "byline",
    "dateline",
    "editor_note",
    "version",
    "corrects",
    "about",
    "summary",
    "priority",
)
MADE_GUID = "is_guid_made"
"""The key in `Record.more` that claims that the guid is ours, not its source's."""
_LISTS = ("categories", "signals", "people", "places")
_TOLD_AS_IT_IS = (*_NAMES, "urgency", "is_date_only")


class Record(NamedTuple):
    """One dispatch, ready to be stored; every value is one that JSON knows.

    `fingerprint` is the body's, the key of its findings.  `words_key` is equal for equal visible
    words whatever their case and marks, and None where there are too few to tell.  `link_key` is
    the link without tracking, None where it does not tell this story from others of its feed.
    `more` holds what is neither searched nor listed.
    """

    guid: str
    headline: str
    text: str
    source: str
    language: str
    published: int | None
    fingerprint: str
    words_key: str | None
    link: str | None
    link_key: str | None
    kicker: str | None
    status: str
    embargo: int | None
    alert_level: int | None
    alert_because: list[str]
    more: dict[str, Any]


def record_of(dispatch: Dispatch, alert: Alert | None, link_key: str | None = None) -> Record:
    """A dispatch and its alert as plain values."""
    body = dispatch.body
    return Record(
        guid=dispatch.guid,
        headline=dispatch.headline,
        text=body.text,
        source=dispatch.source,
        language=dispatch.language,
        published=ticks(dispatch.published),
        fingerprint=body.fingerprint,
        words_key=words_key(dispatch.headline, body.text),
        link=dispatch.link,
        link_key=link_key,
        kicker=dispatch.kicker,
        status=dispatch.status.value,
        embargo=ticks(dispatch.embargo),
        alert_level=None if alert is None else int(alert.level),
        alert_because=[] if alert is None else list(alert.because),
        more=_rest(dispatch),
    )


def _rest(dispatch: Dispatch) -> dict[str, Any]:
    body = dispatch.body
    told: dict[str, Any] = {
        name: value for name in _TOLD_AS_IT_IS if (value := getattr(dispatch, name))
    }
    told |= {name: list(value) for name in _LISTS if (value := getattr(dispatch, name))}
    if dispatch.updated is not None:
        told["updated"] = ticks(dispatch.updated)
    if dispatch.enclosures:
        told["enclosures"] = [list(one) for one in dispatch.enclosures]
    if body.blocks:
        told["blocks"] = [[str(kind), *rest] for kind, *rest in body.blocks]
    if body.links:
        told["links"] = [list(link) for link in body.links]
    if not dispatch.has_own_id:
        told[MADE_GUID] = True
    return told


def dispatch_of_record(record: Record) -> Dispatch:
    """The dispatch that `record_of` made plain."""
    more = record.more
    named: dict[str, Any] = {name: more.get(name) for name in _NAMES}
    named |= {name: tuple(more.get(name, ())) for name in _LISTS}
    return Dispatch(
        guid=record.guid,
        headline=record.headline,
        body=Body.kept(
            record.text,
            tuple(Block(BlockKind(kind), *rest) for kind, *rest in more.get("blocks", ())),
            tuple(Link(*link) for link in more.get("links", ())),
        ),
        source=record.source,
        language=record.language,
        kicker=record.kicker,
        published=moment(record.published),
        is_date_only=more.get("is_date_only", False),
        urgency=more.get("urgency"),
        status=WireStatus(record.status),
        link=record.link,
        updated=moment(more.get("updated")),
        embargo=moment(record.embargo),
        enclosures=tuple(Enclosure(*one) for one in more.get("enclosures", ())),
        has_own_id=not more.get(MADE_GUID, False),
        **named,
    )


def words_key(headline: str, text: str) -> str | None:
    """Equal for texts of equal words, whatever their case and punctuation; None for few words."""
    whole = f"{headline} {text}"
    digest, number = blake2b(digest_size=16), 0
    for piece in _pieces(whole):
        if piece.isascii():  # the same in a fifth of the time
            plain = piece.lower().encode().translate(_BLANKED).split()
            joined, count = b" ".join(plain), len(plain)
        else:
            words = _WORDS.findall(piece.casefold())
            joined, count = " ".join(words).encode(), len(words)
        if number and count:
            digest.update(b" ")
        digest.update(joined)
        number += count
    return digest.hexdigest() if number >= _ENOUGH_WORDS else None


def _pieces(text: str) -> Iterable[str]:
    """A text in pieces that end with a word: folding changes no white space."""
    if len(text) <= _PIECE:
        return (text,)
    return _cut(text)


def _cut(text: str) -> Iterator[str]:
    start = 0
    while start < len(text):
        blank = _WHITE_SPACE.search(text, start + _PIECE)
        end = blank.end() if blank else len(text)
        yield text[start:end]
        start = end


def ticks(time: datetime | None) -> int | None:
    """Microseconds since 1970 of an aware time."""
    return None if time is None else (time - _EPOCH) // _TICK


def moment(microseconds: int | None) -> datetime | None:
    """The aware time so many microseconds after 1970, in UTC; one that no zone has is moved in."""
    if microseconds is None:
        return None
    return _EPOCH + min(max(microseconds, _FIRST_TICK), _LAST_TICK) * _TICK
