"""What the parts of a message say, as safe HTML: MIME (RFC 2046), plain text and its quotations.

Of alternatives the last that holds a word is read; parts beside each other are read in their order,
so is a message that is passed on, under its subject.  `format=flowed` with `delsp` is RFC 3676.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from wirereader.formats.encodings import text_of_feed
from wirereader.formats.files.mail_headers import header_line
from wirereader.formats.files.text_layout import paragraphs_of
from wirereader.formats.html.sanitizer import escaped, html_of_text, safe_html
from wirereader.formats.html.tokenizer import one_line

if TYPE_CHECKING:
    from email.message import Message

_ENCRYPTED = "This message is encrypted. Open it in a mail program."
_ENCRYPTED_TYPES = frozenset(
    {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}
)
_SIGNATURE = "-- "
_QUOTES = re.compile(r"(?:>[ ]?){0,100}")  # nobody answers more often than that
_HREF_CID = re.compile(r"(?i)\b(src|href)\s*=\s*([\"'])\s*cid:[^\"']*\2")
_TAG = re.compile(r"<[^<>]*>")
# Behind it a part has a header or a blank line: any other row of hyphens is the letter's own
_BOUNDARY = re.compile(r"^--([^\s\"]{1,70})[ \t]*\r?\n(?=\r?\n|[!-9;-~]{1,80}:[ \t])", re.MULTILINE)
_ONLINE = r"(?:view|read|open|see)\b[^<\n]{0,40}\b(?:online|browser|on the web|web version)\b"
_ONLINE_LINK = re.compile(
    rf"<a href=\"(https?://[^\"]{{1,4000}})\"[^<>]*>(?:\s|<[^<>]*>){{0,20}}{_ONLINE}", re.IGNORECASE
)
_ONLINE_ADDRESS = re.compile(
    rf"{_ONLINE}[^<\n]{{0,20}}?(https?://[^\s<>\"]{{1,4000}})", re.IGNORECASE
)
_TOP = 20_000  # code points of a letter in which it says where it stands on the web


def content_of(message: "Message") -> str:
    """Return what a message says, with the names of what is attached at its end."""
    texts, read = _read(message)
    shown = texts if len(texts) < 2 else [f"<div>{text}</div>" for text in texts]  # noqa: PLR2004
    known = set(map(id, read))
    files = [
        name for part in leaves(message) if id(part) not in known and (name := file_name(part))
    ]
    listed = "".join(f"<li>Attached: {escaped(name)}</li>" for name in files)
    return "\n".join(shown) + (f"<ul>{listed}</ul>" if listed else "")


def web_page(content: str) -> str | None:
    """The address at which a letter says that it stands on the web."""
    top = content[:_TOP]
    found = _ONLINE_LINK.search(top) or _ONLINE_ADDRESS.search(top)
    return found[1].replace("&amp;", "&") if found else None


def parts_of(message: "Message") -> "list[Message]":
    """The parts right below a message or part; of one that is passed on, its message."""
    payload = message.get_payload()
    return [each for each in payload if not isinstance(each, str)] if message.is_multipart() else []


def leaves(message: "Message") -> Iterator["Message"]:
    """Yield the parts that hold no others."""
    return (part for part in message.walk() if not part.is_multipart())


def with_found_boundary(message: "Message") -> "Message":
    """Return a message whose parts nobody found, since another line parts them than it says."""
    from email import message_from_bytes

    if message.is_multipart() or message.get_content_maintype() != "multipart":
        return message
    payload = message.get_payload()
    match = _BOUNDARY.search(payload[:_TOP]) if isinstance(payload, str) else None
    if match is None:
        message.set_type("text/plain")
    else:
        message.set_boundary(match[1])
        message = message_from_bytes(message.as_bytes())
    return message


def payload_of(part: "Message") -> bytes:
    """The bytes of a part, its transfer encoding undone; nothing where that is malformed."""
    try:
        payload = part.get_payload(decode=True)
    except (ValueError, LookupError):  # no such coding, or no right one
        payload = None
    return payload if isinstance(payload, bytes) else b""


def file_name(part: "Message") -> str | None:
    """The name of the file that a part is."""
    try:
        return one_line(part.get_filename())
    except (ValueError, LookupError, TypeError):
        return None


def _read(part: "Message") -> tuple[list[str], list["Message"]]:
    """What a part and those in it say, and which of them were read."""
    kind = part.get_content_type()
    if kind in _ENCRYPTED_TYPES and part.get_param("smime-type") != "signed-data":
        return [escaped(_ENCRYPTED)], []
    if not part.is_multipart():
        return _leaf(part)
    parts = parts_of(part)
    found = [_read(each) for each in parts]
    if kind == "multipart/alternative":
        worded = [one for one in found if any(_TAG.sub("", text).strip() for text in one[0])]
        texts = (worded or found or [([], [])])[-1][0]
        return texts, [each for _, read in found for each in read]
    texts = [text for texts, _ in found for text in texts]
    if kind == "message/rfc822":
        subject = next((line for each in parts if (line := header_line(each, "subject"))), "")
        texts = [f"<h3>{escaped(subject)}</h3>", *texts] if subject else texts
    return texts, [each for _, read in found for each in read]


def _leaf(part: "Message") -> tuple[list[str], list["Message"]]:
    is_attached = str(part.get("content-disposition", "")).strip().lower().startswith("attachment")
    if part.get_content_type() not in {"text/html", "text/plain"} or is_attached:
        return [], []
    html = _html(part)
    return ([html] if html else []), [part]


def _html(part: "Message") -> str:
    charset = part.get_content_charset() or ""
    kind = f"text/plain; charset={charset}" if charset else "text/plain"
    text = text_of_feed(payload_of(part), {"content-type": kind})
    if part.get_content_type() == "text/html":
        return safe_html(_HREF_CID.sub("", text))
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    is_flowed = str(part.get_param("format", "")).lower() == "flowed"
    joins = str(part.get_param("delsp", "")).lower() == "yes"
    told = _unflowed(lines, joins=joins) if is_flowed else [_parted(line) for line in lines]
    return _html_of_lines(told)


def _html_of_lines(lines: list[tuple[int, str]]) -> str:
    """Lines with how deep they are quoted, as paragraphs and quotations."""
    signed = next((at for at, (_, line) in enumerate(lines) if line == _SIGNATURE), len(lines))
    parts = []
    for stretch in (lines[:signed], lines[signed + 1 :]):
        for depth, each in groupby(stretch, key=lambda told: told[0]):
            text = html_of_text(paragraphs_of([words for _, words in each]))
            if text:
                parts.append(f"<blockquote>{text}</blockquote>" if depth else text)
    if len(parts) < 2:  # noqa: PLR2004 - one paragraph needs no element of its own
        return "".join(parts)
    return "\n".join(part if part.startswith("<") else f"<p>{part}</p>" for part in parts)


def _parted(line: str) -> tuple[int, str]:
    """How deep a line is quoted, and its words."""
    marks = _QUOTES.match(line)
    size = marks.end() if marks else 0
    return line[:size].count(">"), line[size:]


def _unflowed(lines: list[str], *, joins: bool) -> list[tuple[int, str]]:
    """Join lines of RFC 3676 that end with a blank to those they go on in.

    `joins` says that this blank is none of the text's ("delsp").
    """
    joined: list[tuple[int, list[str]]] = []
    goes_on = False
    for line in lines:
        depth = len(line) - len(line.lstrip(">"))
        words = line[depth:].removeprefix(" ")
        if not (goes_on and words and joined[-1][0] == depth):
            joined.append((depth, []))
        goes_on = words.endswith(" ") and words != _SIGNATURE
        joined[-1][1].append(words[:-1] if goes_on and joins else words)
    return [(depth, "".join(pieces)) for depth, pieces in joined]
