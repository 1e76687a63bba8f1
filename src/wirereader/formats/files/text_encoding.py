"""Bytes to text: which encoding it is, and whether it is text at all.

Knows nothing of stories.  The order of trust: a byte order mark, UTF-16 told by where its zero
bytes stand, UTF-8, UTF-8 with a few damaged places (each repaired as Windows-1252), Windows-1252.
"""

import codecs

from wirereader.story.clean import clean_line
from wirereader.story.faults import FormatFault

LIMIT_BYTES = 32 * 1024 * 1024
LIMIT_LINES = 1_000_000
_SAMPLE = 65536
_REPAIRS = 10_000
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"\xd0\xcf\x11\xe0", "an office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3\x00", "a database"),
)
_MARKUP = (b"<!doctype", b"<html", b"<?xml", b"<rss", b"<opml", b"<feed")
# Controls no text needs; escape, bell and backspace do occur in text that is merely hostile
_STRAY = bytes(sorted({*range(0x07), *range(0x0E, 0x1B), *range(0x1C, 0x20)}))
_UNDEFINED_1252 = b"\x7f\x81\x8d\x8f\x90\x9d"


def text_of(data: bytes, name: str) -> str:
    """Return the text in `data` (not yet cleaned); `name` is what faults call the file.

    Raises FormatFault when `data` is empty, larger than 32 MB, has more than a million lines,
    or is not text.
    """
    if len(data) > LIMIT_BYTES:
        raise too_large(name, len(data))
    if not data.strip(b"\x00 \t\r\n\x0b\x0c\x1a"):
        raise FormatFault(
            f"{_shown(name)} is empty.", "It contains no text.", "Choose another file."
        )
    text = _decoded(data, name)
    if max(text.count("\n"), text.count("\r")) > LIMIT_LINES:
        raise FormatFault(
            f"{_shown(name)} is not a story.",
            "It has more than a million lines.",
            "Extract the part you want to read.",
        )
    return text


def too_large(name: str, size: int) -> FormatFault:
    """The fault for a file of `size` bytes, above the limit."""
    return FormatFault(
        f"{_shown(name)} is too large.",
        f"It is {size / 1048576:.0f} MB and the limit is {LIMIT_BYTES // 1048576} MB.",
        "Extract the part you want to read.",
    )


def _decoded(data: bytes, name: str) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    _refuse_other_kinds(data, name)
    wide = _wide_encoding(data)
    if wide:
        return data.decode(wide, "replace")
    data = data.rstrip(b"\x00\x1a")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text, is_damaged = _repaired(data)
        stray = _STRAY if is_damaged else _STRAY + _UNDEFINED_1252
        if _share(data, stray) > 0.04:  # noqa: PLR2004 - random bytes have 0.13
            raise _binary(name) from None
        return text
    if _share(data, _STRAY) > 0.15:  # noqa: PLR2004 - one control in seven is no text
        raise _binary(name)
    return text


def _refuse_other_kinds(data: bytes, name: str) -> None:
    for magic, kind in _KINDS:
        if data.startswith(magic):
            raise _not_text(name, f"It is {kind}.")
    if data[:200].lstrip().lower().startswith(_MARKUP):
        raise _not_text(name, "It is a web page or another marked-up document.")


def _not_text(name: str, why: str) -> FormatFault:
    return FormatFault(f"{_shown(name)} is not a text file.", why, "Save the story as plain text.")


def _binary(name: str) -> FormatFault:
    return _not_text(name, "It contains binary data.")


def _shown(name: str) -> str:
    return clean_line(name, 200) or "The file"


def _share(data: bytes, wanted: bytes) -> float:
    """Share of the bytes of `data` that are in `wanted`; the whole of it is looked at."""
    return (len(data) - len(data.translate(None, wanted))) / max(1, len(data))


def _wide_encoding(data: bytes) -> str | None:
    """Tell UTF-16 without a mark: its blanks leave zero bytes on one side of each pair only."""
    sample = data[: _SAMPLE - _SAMPLE % 2]
    pairs = len(sample) // 2
    high, low = sample[::2].count(0), sample[1::2].count(0)
    few, many = sorted((high, low))
    if not pairs or many < max(1, pairs // 25) or few > many // 20:
        return None
    encoding = "utf-16-le" if low > high else "utf-16-be"
    text = sample.decode(encoding, "replace")
    odd = sum(not (character.isprintable() or character.isspace()) for character in text)
    return encoding if odd <= len(text) // 20 else None


def _repaired(data: bytes) -> tuple[str, bool]:
    """Decode bytes that are not valid UTF-8: as damaged UTF-8 (True), or as Windows-1252."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(data) - len(data.translate(None, bytes(range(0xC2, 0xF5))))
    # each sound sequence has one lead byte; each stray Windows-1252 letter looks like one, too
    if damaged * 2 > sound:
        return data.decode("cp1252", "replace"), False
    return data.decode("utf-8", "wirereader-1252") if damaged <= _REPAIRS else text, True


def _as_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


codecs.register_error("wirereader-1252", _as_1252)
