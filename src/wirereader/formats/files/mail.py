"""Mail as news: newsletters and agency mail, one message or an mbox of them, each a story.

RFC 5322, read by the standard library; what its parts say is read in `mail_parts`.  Nothing that it
points to is ever loaded.  Parts that are wire files are read as such; of a digest (RFC 2046) each
message is a story.  What else is attached is named at the end.  A file of Apple's mail program has
the number of the message's bytes in its first line.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from wirereader.formats.dates import read_date
from wirereader.formats.files.mail_headers import decoded, header_line
from wirereader.formats.files.mail_parts import (
    content_of,
    file_name,
    leaves,
    parts_of,
    payload_of,
    web_page,
    with_found_boundary,
)
from wirereader.formats.files.mail_recognition import MARKS, SENT, unwrapped
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.faults import FormatFault

if TYPE_CHECKING:
    from email.message import Message

ReadFile = Callable[[bytes], ParsedFeed]
_BETWEEN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))" + SENT + rb"[^\r\n]*\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_MOST_MESSAGES = 100_000
_MOST_PARTS = 200
_WIRE_TYPES = frozenset(
    {
        *("application/xml", "text/xml", "application/json", "text/json"),
        *("application/nitf+xml", "application/vnd.iptc.g2.newsitem+xml", "application/rss+xml"),
    }
)
_WIRE_SUFFIXES = (".xml", ".nitf", ".newsml", ".json", ".ninjs", ".anpa", ".iptc")
"""Of files that many senders call "application/octet-stream"."""
_LIST_NAME = re.compile(r"\s*\"?([^\"<]*?)\"?\s*<[^<>]*>\s*")
_ADDRESS = re.compile(r"<?(https?://[^\s<>\"]{1,4000})>?", re.IGNORECASE)


def read_mail(data: bytes, read_file: ReadFile) -> ParsedFeed:
    """Return the messages in `data` as entries, in their order.  Raises FormatFault.

    `read_file` reads a wire file that a message brings.
    """
    entries = [entry for raw in _messages(unwrapped(data)) for entry in _entries(raw, read_file)]
    return ParsedFeed(format="mail", entries=tuple(entries))


def _messages(data: bytes) -> Iterator[bytes]:
    starts = [match.span() for match in _BETWEEN.finditer(data)][:_MOST_MESSAGES]
    if not starts or starts[0][0] > len(data) - len(data.lstrip()):
        yield data
        return
    ends = [*(start for start, _ in starts[1:]), len(data)]
    for (_, begin), end in zip(starts, ends, strict=True):
        yield _QUOTED_FROM.sub(rb"\1", data[begin:end])


def _entries(raw: bytes, read_file: ReadFile) -> list[ParsedEntry]:
    """The story that a message is, or those of the wire files it brings."""
    from email import message_from_bytes

    try:
        message = with_found_boundary(message_from_bytes(raw.lstrip(MARKS)))
        parts = list(leaves(message))[:_MOST_PARTS]
        wire = [entry for part in parts for entry in _wire_entries(part, read_file)]
        return wire or [_entry(each) for each in _digested(message)]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise FormatFault(
            "A message cannot be read.",
            "Its MIME parts are malformed.",
            "Open it in a mail program.",
        ) from None


def _digested(message: "Message") -> "list[Message]":
    """The messages of a digest, or the message itself."""
    if message.get_content_type() != "multipart/digest":
        return [message]
    return [each for part in parts_of(message) for each in parts_of(part)] or [message]


def _wire_entries(part: "Message", read_file: ReadFile) -> tuple[ParsedEntry, ...]:
    name = (file_name(part) or "").lower()
    if part.get_content_type() not in _WIRE_TYPES and not name.endswith(_WIRE_SUFFIXES):
        return ()
    try:
        return read_file(payload_of(part)).entries
    except FormatFault:
        return ()


def _entry(message: "Message") -> ParsedEntry:
    sender = _sender(message)
    content = content_of(message)
    return ParsedEntry(
        id=_id(message),
        title=header_line(message, "subject"),
        link=_link(message) or web_page(content),
        author=sender,
        published=read_date(header_line(message, "date") or ""),
        content=content or None,
        language=_language(message),
        source=_list_name(message) or sender,
        categories=_keywords(message),
    )


def _sender(message: "Message") -> str | None:
    """The name of whom it is from, or else the address."""
    from email.utils import parseaddr

    # before it is decoded: a comma may be encoded in a name
    written = message.get("from") or ""
    # a header with bare bytes is no string yet
    line = written if isinstance(written, str) else decoded(written, message)
    name, address = parseaddr(line)
    said = one_line(decoded(name, message)) if name else None
    return said or one_line(decoded(address, message))


def _id(message: "Message") -> str | None:
    return (header_line(message, "message-id") or "").strip(" <>") or None


def _link(message: "Message") -> str | None:
    for name in ("archived-at", "x-archived-at", "x-url", "content-location"):
        if match := _ADDRESS.fullmatch(header_line(message, name) or ""):
            return match[1]
    return None


def _list_name(message: "Message") -> str | None:
    match = _LIST_NAME.fullmatch(header_line(message, "list-id") or "")
    return one_line(match[1]) if match else None


def _language(message: "Message") -> str | None:
    tag = (header_line(message, "content-language") or "").partition(",")[0].strip()
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else None


def _keywords(message: "Message") -> tuple[str, ...]:
    words = (part.strip() for part in (header_line(message, "keywords") or "").split(","))
    return tuple(dict.fromkeys(filter(None, words)))
