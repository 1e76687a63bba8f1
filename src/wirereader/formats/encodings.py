"""Bytes of a feed to characters: which encoding it is, whoever says so and whoever is wrong.

The order of trust: a byte order mark, UTF-16 and UTF-32 told by where their zero bytes stand, the
charset of the HTTP answer, the XML declaration, UTF-8.  A claim that does not fit the bytes is
passed over, unless all but a few damaged places fit it: these cost a character each.  What fits
nothing is UTF-8 with its damaged places read as Windows-1252, so nothing is ever lost.
"""

import codecs
import re
from collections.abc import Mapping

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
)
_WIDE = (
    (re.compile(rb"\x00\x00\x00[\x09\x0a\x0d\x20<{\[]"), "utf-32-be"),
    (re.compile(rb"[\x09\x0a\x0d\x20<{\[]\x00\x00\x00"), "utf-32-le"),
    (re.compile(rb"\x00[\x09\x0a\x0d\x20<{\[]\x00[^\x00]"), "utf-16-be"),
    (re.compile(rb"[\x09\x0a\x0d\x20<{\[]\x00[^\x00]\x00"), "utf-16-le"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)
_DECLARED = re.compile(
    r"\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*[\"']\s*([\w.:+-]+)\s*[\"']", re.IGNORECASE
)
_PAGE_DECLARED = re.compile(
    rb"<!doctype\s+html|<html[\s>]|<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:+-]+)",
    re.IGNORECASE,
)
_EBCDIC_DECLARATION = b"\x4c\x6f\xa7\x94\x93"  # "<?xml" in code page 037
# Names met in the wild that Python does not know, and those that mean more than they say
_ALIASES = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "iso-8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "x-sjis": "cp932",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "x-euc-jp": "euc_jp",
    "x-mac-roman": "mac_roman",
    "csmacintosh": "mac_roman",
    "macintosh": "mac_roman",
    "mac": "mac_roman",
    "ms-cyrl": "cp1251",
    "ms-ee": "cp1250",
    "ms-ansi": "cp1252",
    "ms-greek": "cp1253",
    "ms-turk": "cp1254",
    "ms-hebr": "cp1255",
    "ms-arab": "cp1256",
    "winbaltrim": "cp1257",
    "x-mac-ukrainian": "mac_cyrillic",
    "x-mac-ce": "mac_latin2",
    "dos-874": "cp874",
    "iso-8859-8-i": "iso8859_8",
    "iso-8859-8-e": "iso8859_8",
    "iso-8859-6-i": "iso8859_6",
    "logical": "iso8859_8",
    "visual": "iso8859_8",
    "iso88591": "cp1252",
    "windows-31j": "cp932",
    "x-x-big5": "big5",
    "ks_c_5601-1989": "cp949",
    "gb_2312-80": "gb18030",
    "koi": "koi8_r",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "unicode-1-1-utf-8": "utf-8",
    "x-user-defined": "cp1252",
    "unicode": "utf-8",
    "utf8": "utf-8",
    "utf-8-sig": "utf-8",
}
_HALVES = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_FEW_DAMAGES = 20
_SOUND_FOR_A_DAMAGE = 3  # letters beyond ASCII; a wrong claim has about as many damages as letters
# What a charset lacks in Python and has on the web: tried where its own codec gives up
_LARGER = {
    "euc_jp": "euc_jis_2004",
    "iso2022_jp": "iso2022_jp_2004",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "johab": "cp949",
}
_SEVEN_BITS = ("iso2022", "hz")
_EIGHTH_BIT = bytes(range(0x80, 0x100))
_REPAIR = "wirereader-feed-1252"
_LONGEST_LETTER = 3  # bytes of one letter in any of these
# Codecs of Python that are no character sets, or can be made to do endless work
_REFUSED = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})


def text_of_feed(data: bytes, headers: Mapping[str, str] | None = None) -> str:
    """Return the characters of `data`; `headers` are those of its HTTP answer, names lower-case.

    Never raises, and never drops anything but the byte order mark.
    """
    text = _marked(data)
    if text is not None:
        return text
    claims = _claims(data, headers or {})
    for claim in claims:
        text = _decoded(data, claim)
        if text is not None:
            return text
    if _mostly_decoded(data, "utf-8") is None:
        for claim in claims:
            text = _mostly_decoded(data, claim)
            if text is not None:
                return text
    return _repaired(data)


def _marked(data: bytes) -> str | None:
    """Decode what a byte order mark or the places of zero bytes tell the encoding of, or None."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            is_utf8 = encoding == "utf-8"
            return data[len(mark) :].decode(encoding, _REPAIR if is_utf8 else "replace")
    for pattern, encoding in _WIDE:
        if pattern.match(data):
            text = data.decode(encoding, "replace")
            if text.count("\ufffd") * _SOUND_FOR_A_DAMAGE <= len(text):
                return text
    return None


def _claims(data: bytes, headers: Mapping[str, str]) -> list[str]:
    said = _CHARSET.search(headers.get("content-type", ""))
    head = data[:400]
    if head.startswith(_EBCDIC_DECLARATION):
        declared = _DECLARED.match(head.decode("cp037"))
    else:
        declared = _DECLARED.match(head.decode("latin-1"))
    claims = [codec_named(match[1]) for match in (said, declared) if match]
    if not claims:
        claims = [codec_named(name) for name in _page_charsets(data[:2048])]
    # bytes that are valid UTF-8 and say Latin-1 are UTF-8: the other way round is next to nothing
    trusted = [claim for claim in claims if claim]
    if trusted[:1] == ["cp1252"] and _looks_like_utf8(data):
        trusted.insert(0, "utf-8")
    return [*trusted, "utf-8"]


def _page_charsets(head: bytes) -> list[str]:
    """The character sets that a web page says it is in; other documents say so elsewhere."""
    said = [match[1] for match in _PAGE_DECLARED.finditer(head)]
    return [name.decode("latin-1") for name in said if name] if None in said[:1] else []


def _looks_like_utf8(data: bytes) -> bool:
    """Claim that `data` has letters of several bytes, all of them right."""
    if data.isascii():
        return False
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    letters = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    return letters > 1 and bool(text)


def codec_named(name: str) -> str | None:
    """Python's codec for a character set's name, or None when there is none."""
    key = name.strip().lower()
    key = _ALIASES.get(key, key)
    windows = key.replace("windows-", "cp").replace("windows_", "cp")
    for spelling in (key, windows, key.removeprefix("x-"), key[2:]):
        try:
            found = codecs.lookup(spelling)
        except (LookupError, ValueError):
            continue
        if not found._is_text_encoding or found.name.replace("_", "-") in _REFUSED:  # noqa: SLF001 - no public way
            return None
        return _ALIASES.get(found.name, found.name)
    return None


_PRIVATE = re.compile("[\uf8f0-\uf8f3]")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeError, ValueError):
        if encoding != "cp1252":
            return None
        text = data.decode("cp1252", "wirereader-feed-latin1")
    if encoding == "cp932":  # it reads single bytes that mean nothing as signs for private use
        text = _PRIVATE.sub("\ufffd", text)
    if encoding.startswith("utf-16") and "<" not in text and "{" not in text:
        return None  # a claim of UTF-16 over bytes that are something else
    return text


def _mostly_decoded(data: bytes, encoding: str) -> str | None:
    """Decode bytes that fit a claim but for a few places, or return None when it is a wrong one."""
    try:
        text = data.decode(encoding, "wirereader-feed-replace")
        if encoding.startswith(_SEVEN_BITS):  # a damage amid a letter would shift all behind it
            sound_bytes = data.translate(None, _EIGHTH_BIT)
            if text.count("\ufffd") > len(data) - len(sound_bytes):
                text = sound_bytes.decode(encoding, "wirereader-feed-replace")
    except (UnicodeError, ValueError):
        return None
    damaged = text.count("\ufffd")
    sound = len(text) - len(text.encode("ascii", "ignore")) - damaged
    # one byte a letter: nearly all bytes are some letter, and few languages have many beyond ASCII
    needed = damaged if len(text) == len(data) else damaged * _SOUND_FOR_A_DAMAGE
    return text if needed <= sound else None


def _repaired(data: bytes) -> str:
    """Decode what fits no claim: UTF-8 with a few damaged places, or else Windows-1252."""
    data = _HALVES.sub(_joined, data)
    damaged = data.decode("utf-8", "replace").count("\ufffd")
    if damaged > max(_FEW_DAMAGES, len(data) // 200):
        return data.decode("latin-1")  # its C1 controls are read as Windows-1252 when cleaned
    return data.decode("utf-8", _REPAIR)


def _joined(match: re.Match[bytes]) -> bytes:
    """Read a character whose halves in UTF-16 were each written as if they were characters."""
    halves = match[0].decode("utf-8", "surrogatepass")
    return halves.encode("utf-16", "surrogatepass").decode("utf-16").encode()


def _as_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    raw = error.object[error.start : error.end]
    return raw.decode("cp1252", "wirereader-feed-latin1"), error.end


def _as_latin1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


def _as_larger(error: UnicodeError) -> tuple[str, int]:
    """Read one letter as the larger charset has it; else one byte costs one character."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    larger = _LARGER.get(error.encoding)
    start = error.start
    for size in range(_LONGEST_LETTER, 1, -1) if larger else ():
        try:
            return error.object[start : start + size].decode(larger or ""), start + size
        except UnicodeDecodeError:
            continue
    return "\ufffd", start + 1


codecs.register_error("wirereader-feed-replace", _as_larger)
codecs.register_error("wirereader-feed-latin1", _as_latin1)
codecs.register_error(_REPAIR, _as_1252)
