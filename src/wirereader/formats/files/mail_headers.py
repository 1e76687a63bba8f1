"""Headers of a message as clean lines: encoded words (RFC 2047), and bare bytes of some charset."""

from typing import TYPE_CHECKING

from wirereader.formats.encodings import text_of_feed
from wirereader.formats.html.tokenizer import one_line

if TYPE_CHECKING:
    from email.header import Header
    from email.message import Message


def header_line(message: "Message", name: str) -> str | None:
    """A header as one clean line, or None where there is none or nothing in it."""
    written = message.get(name)
    return None if written is None else one_line(decoded(written, message))


def decoded(written: "Header | str", message: "Message") -> str:
    """A header with what RFC 2047 encodes decoded; bare bytes are in the message's own charset."""
    from email.header import decode_header

    try:
        pieces = decode_header(written)
    except (ValueError, LookupError, TypeError):
        pieces = [(str(written), None)]
    found, raw, told, own = "", b"", "", ""
    for piece, charset in pieces:
        bare = isinstance(piece, str) or charset in {None, "unknown-8bit"}
        own = own or (_charset(message) if bare else "")  # once: each part is asked for it
        known = own if bare else charset or ""
        if known != told:  # the end of an encoded word may cut a letter in two
            found += _text(raw, told)
            raw, told = b"", known
        raw += _bytes(piece, known)
    return found + _text(raw, told)


def _bytes(piece: bytes | str, charset: str) -> bytes:
    """The bytes that a piece was read from."""
    if isinstance(piece, bytes):
        return piece
    try:
        return piece.encode(charset, "surrogateescape")
    except (LookupError, ValueError):
        return piece.encode("utf-8", "surrogateescape")


def _text(raw: bytes, charset: str) -> str:
    return text_of_feed(raw, {"content-type": f"text/plain; charset={charset}"}) if raw else ""


def _charset(message: "Message") -> str:
    """The first charset that a message or a part of it names: nothing else tells of its headers."""
    try:
        charsets = (part.get_content_charset() for part in message.walk())
        return next(filter(None, charsets), "utf-8")
    except (ValueError, LookupError, TypeError):
        return "utf-8"
