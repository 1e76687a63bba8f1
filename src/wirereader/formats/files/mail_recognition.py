"""Which files are mail: a message as mail programs keep it, or an mbox of them.

Told by how they begin, without what reads them: every file that somebody opens is asked.
"""

import re

_FIELD = re.compile(rb"[!-9;-~]{1,80}:[ \t]?[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n")
SENT = rb"From \S{1,320}+(?=[ \t])[^\r\n]{0,100}?\d\d:\d\d"
"""An envelope to its time: the longest address (RFC 3696), and the day before the time."""
_ENVELOPE = re.compile(SENT + rb"[^\r\n]{0,100}?\d{4}[^\r\n]*\r?\n")
_KNOWN = (b"from", b"subject", b"date", b"message-id", b"mime-version", b"received", b"return-path")
_MACHINE = (
    *(b"message-id", b"mime-version", b"received", b"return-path"),
    *(b"content-type", b"content-transfer-encoding"),
)
_HEAD_BYTES = 65_536
_APPLE = re.compile(rb"\s*(\d{1,9})[ ]{0,10}\r?\n(?=[!-9;-~]{1,80}:)")
MARKS = b"\xef\xbb\xbf\r\n"
"""What may stand before a message's first field."""


def is_mail(data: bytes) -> bool:
    """Claim that `data` begins with a message as mail programs keep it, or an mbox of them."""
    start = unwrapped(data)[:_HEAD_BYTES].lstrip(MARKS)
    envelope = _ENVELOPE.match(start)
    at, names = envelope.end() if envelope else 0, set[bytes]()
    while (field := _FIELD.match(start, at)) is not None:
        names.add(field[0].partition(b":")[0].lower())
        at = field.end()
    if len(names) < 2 or not names.intersection(_KNOWN):  # noqa: PLR2004 - one may be a sentence's
        return False
    is_signed = b"from" in names and not names.isdisjoint({b"subject", b"date"})
    return is_signed and (envelope is not None or not names.isdisjoint(_MACHINE))


def unwrapped(data: bytes) -> bytes:
    """The message without the count and the list of properties that Apple's program puts around."""
    match = _APPLE.match(data[:_HEAD_BYTES])
    return data if match is None else data[match.end() : match.end() + int(match[1])]
