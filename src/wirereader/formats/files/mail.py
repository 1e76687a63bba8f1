"""Mail as news: newsletters and agency mail, one message or an mbox of them, each a story.

RFC 5322 and MIME, read by the standard library.  Of a message the HTML part is read, else the plain
one; nothing it points to is ever loaded.  Parts that are wire files are read as such.  What else is
attached is named at the end.
"""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from wirereader.formats.dates import read_date
from wirereader.formats.encodings import text_of_feed
from wirereader.formats.files.text_layout import paragraphs_of
from wirereader.formats.html.sanitizer import escaped, html_of_text, safe_html
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.story.faults import FormatFault

if TYPE_CHECKING:
    from email.message import Message

ReadFile = Callable[[bytes], ParsedFeed]
_FIELD = re.compile(rb"[!-9;-~]{1,80}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
_ENVELOPE = re.compile(rb"From \S+[^\r\n]*\d\d:\d\d[^\r\n]*\d{4}[^\r\n]*\r?\n")
_BETWEEN = re.compile(rb"(?:\A|(?<=\n\n)|(?<=\n\r\n))From \S+[^\r\n]*\d\d:\d\d[^\r\n]*\r?\n")
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_KNOWN = (b"from", b"subject", b"date", b"message-id", b"mime-version", b"received", b"return-path")
_MACHINE = (b"message-id", b"mime-version", b"received", b"return-path")
_HEAD_BYTES = 65_536
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
_HREF_CID = re.compile(r"(?i)\b(src|href)\s*=\s*([\"'])\s*cid:[^\"']*\2")


def is_mail(data: bytes) -> bool:
    """Claim that `data` begins with a message as mail programs keep it, or an mbox of them."""
    start = data[:_HEAD_BYTES].lstrip(b"\xef\xbb\xbf\r\n")
    envelope = _ENVELOPE.match(start)
    at, names = envelope.end() if envelope else 0, set[bytes]()
    while (field := _FIELD.match(start, at)) is not None:
        names.add(field[0].partition(b":")[0].lower())
        at = field.end()
    if len(names) < 2 or not names.intersection(_KNOWN):  # noqa: PLR2004 - one may be a sentence's
        return False
    is_signed = b"from" in names and not names.isdisjoint({b"subject", b"date"})
    return is_signed and (envelope is not None or not names.isdisjoint(_MACHINE))


def read_mail(data: bytes, read_file: ReadFile) -> ParsedFeed:
    """Return the messages in `data` as entries, in their order.  Raises FormatFault.

    `read_file` reads a wire file that a message brings.
    """
    entries = [entry for raw in _messages(data) for entry in _entries(raw, read_file)]
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
        message = message_from_bytes(raw.lstrip(b"\xef\xbb\xbf\r\n"))
        parts = [part for part in message.walk() if not part.is_multipart()][:_MOST_PARTS]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        raise FormatFault(
            "A message cannot be read.",
            "Its MIME parts are malformed.",
            "Open it in a mail program.",
        ) from None
    wire = [entry for part in parts for entry in _wire_entries(part, read_file)]
    return wire or [_entry(message, parts)]


def _wire_entries(part: "Message", read_file: ReadFile) -> tuple[ParsedEntry, ...]:
    name = (_file_name(part) or "").lower()
    if part.get_content_type() not in _WIRE_TYPES and not name.endswith(_WIRE_SUFFIXES):
        return ()
    try:
        return read_file(_payload(part)).entries
    except FormatFault:
        return ()


def _entry(message: "Message", parts: "list[Message]") -> ParsedEntry:
    sender = _sender(message)
    return ParsedEntry(
        id=_id(message),
        title=_field(message, "subject"),
        link=_link(message),
        author=sender,
        published=read_date(_field(message, "date") or ""),
        content=_content(parts) or None,
        language=_language(message),
        source=_list_name(message) or sender,
        categories=_keywords(message),
    )


def _content(parts: "list[Message]") -> str:
    pages = [part for part in parts if part.get_content_type() == "text/html"]
    texts = [part for part in parts if part.get_content_type() == "text/plain"]
    shown = [part for part in pages or texts if not _is_attached(part)]
    content = "\n".join(filter(None, map(_html, shown)))
    files = [part for part in parts if part not in shown and _file_name(part)]
    listed = "".join(f"<li>Attached: {escaped(_file_name(part) or '')}</li>" for part in files)
    return content + (f"<ul>{listed}</ul>" if listed else "")


def _html(part: "Message") -> str:
    charset = part.get_content_charset() or ""
    kind = f"text/plain; charset={charset}" if charset else "text/plain"
    text = text_of_feed(_payload(part), {"content-type": kind})
    if part.get_content_type() == "text/html":
        return safe_html(_HREF_CID.sub("", text))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return html_of_text(paragraphs_of(_unflowed(lines) if _is_flowed(part) else lines))


def _is_flowed(part: "Message") -> bool:
    return str(part.get_param("format", "")).lower() == "flowed"


def _unflowed(lines: list[str]) -> list[str]:
    """Join lines of RFC 3676 that end with a blank to those they go on in."""
    joined: list[str] = []
    goes_on = False
    for line in lines:
        words = line.removeprefix(" ")
        if goes_on and words:
            joined[-1] += words
        else:
            joined.append(words)
        goes_on = words.endswith(" ") and words != "-- "
    return joined


def _payload(part: "Message") -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):  # no such coding, or no right one
        payload = None
    return payload if isinstance(payload, bytes) else b""


def _is_attached(part: "Message") -> bool:
    return str(part.get("content-disposition", "")).strip().lower().startswith("attachment")


def _file_name(part: "Message") -> str | None:
    try:
        return one_line(part.get_filename())
    except (ValueError, LookupError, TypeError):
        return None


def _field(message: "Message", name: str) -> str | None:
    """A header as one clean line, with what RFC 2047 encodes decoded."""
    from email.header import decode_header

    written = message.get(name)
    if written is None:
        return None
    try:
        pieces = decode_header(written)
    except (ValueError, LookupError, TypeError):
        pieces = [(str(written), None)]
    words = ""
    for piece, charset in pieces:
        raw = piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogateescape")
        known = charset if charset and charset != "unknown-8bit" else "utf-8"
        words += text_of_feed(raw, {"content-type": f"text/plain; charset={known}"})
    return one_line(words)


def _sender(message: "Message") -> str | None:
    """The name of whom it is from, or else the address."""
    from email.utils import parseaddr

    name, address = parseaddr(_field(message, "from") or "")
    return one_line(name) or one_line(address)


def _id(message: "Message") -> str | None:
    return (_field(message, "message-id") or "").strip(" <>") or None


def _link(message: "Message") -> str | None:
    for name in ("archived-at", "x-archived-at", "x-url", "content-location"):
        if match := _ADDRESS.fullmatch(_field(message, name) or ""):
            return match[1]
    return None


def _list_name(message: "Message") -> str | None:
    match = _LIST_NAME.fullmatch(_field(message, "list-id") or "")
    return one_line(match[1]) if match else None


def _language(message: "Message") -> str | None:
    tag = (_field(message, "content-language") or "").partition(",")[0].strip()
    return tag if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", tag) else None


def _keywords(message: "Message") -> tuple[str, ...]:
    words = (part.strip() for part in (_field(message, "keywords") or "").split(","))
    return tuple(dict.fromkeys(filter(None, words)))
