"""Addresses in a feed: made absolute, and never one that runs something."""

import re
from urllib.parse import quote, urljoin, urlsplit

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*(?=:)", re.IGNORECASE)
_SCHEMES = """
    http https ftp ftps mailto tel sms feed news nntp gopher gemini magnet urn tag xmpp irc ircs
    geo podcast rtsp rtmp mms sip sips webcal callto cid mid doi
"""
_SAFE_SCHEMES = frozenset(_SCHEMES.split())
_WEB = ("http://", "https://")
_SCRIPT_INSIDE = re.compile(r"((?:java|vb)script):", re.IGNORECASE)
_PLAIN = re.compile(r"https?://[!#-;=?-`{-~a-z]{1,4000}")
_BASES = ("http", "https", "ftp", "ftps", "file")
_JUNK = re.compile(  # what `clean_text` takes out, too: nobody sees it, and no address has it
    "[\x00-\x20\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff"
    "\ufdd0-\ufdef\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_MARKUP = re.compile('[<>"]')
_PERCENT = re.compile(r"%([0-9a-fA-F]{2})")
_PRINTED = "".join(map(chr, range(0x21, 0x7F)))
_AROUND = " \t\r\n\u200b\ufeff<>\"'“”„«»"  # what is copied with an address
_FEED_BEFORE_WEB = re.compile(
    r"\A(?:feeds?|itpc|pcast|podcast|rss|view-source):(?://)?(?=https?:)", re.IGNORECASE
)
_FEED_SCHEME = re.compile(r"(feeds?|itpc|pcast|podcast|rss):(?://)?(?=[^\s/])", re.IGNORECASE)
_LONGEST = 65_536
_USUAL_PORTS = {"http": 80, "https": 443}


def same_feed_key(address: str) -> str:
    """Return what is equal for addresses that are one feed, spelled otherwise.

    Without scheme, fragment, last slash and usual port; the name of the host in small letters and
    in ASCII, the path normalised as RFC 3986 has it (6.2.2): percents, dots.
    """
    try:
        parts = urlsplit(address.strip())
        port = parts.port
    except ValueError:
        return address
    if parts.scheme.lower() not in _USUAL_PORTS or parts.hostname is None:
        return address
    at = "" if port in {None, *_USUAL_PORTS.values()} else f":{port}"
    login = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    query = f"?{_spelled_alike(parts.query)}" if parts.query else ""
    path = _spelled_alike(_without_dots(parts.path)).rstrip("/")
    return f"{login}{_in_ascii(parts.hostname.rstrip('.'))}{at}{path}{query}"


def _in_ascii(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:  # no name that there could be
        return host


def _spelled_alike(part: str) -> str:
    """Percents in one spelling, letters that need none without, others in UTF-8."""
    if "%" not in part and part.isascii():
        return part
    part = _PERCENT.sub(_plain_sign, part)
    return part if part.isascii() else quote(part, safe=_PRINTED, errors="surrogatepass")


def _plain_sign(percent: re.Match[str]) -> str:
    sign = chr(int(percent[1], 16))
    return sign if sign.isascii() and (sign.isalnum() or sign in "-._~") else percent[0].upper()


def _without_dots(path: str) -> str:
    if "/." not in path:
        return path
    kept: list[str] = []
    for part in path.split("/"):
        if part == "..":
            del kept[max(1, len(kept) - 1) :]
        elif part != ".":
            kept.append(part)
    return "/".join(kept)


def without_feed_scheme(written: str) -> str:
    """Return an address without what programs put before that of a feed: "feed:", "podcast://"."""
    plain = written.strip(_AROUND)
    plain = _FEED_BEFORE_WEB.sub("", plain)
    match = _FEED_SCHEME.match(plain)
    if match is None:
        return plain
    scheme = "http" if match[1].lower() == "feed" else "https"
    return f"{scheme}://{plain[match.end() :]}"


def absolute(address: str | None, base: str = "") -> str | None:
    """Return `address` resolved against `base`, or None when it is empty or of an unsafe scheme.

    A `javascript:`, `data:` or `file:` address is unsafe however it is spelled.
    """
    if address is None:
        return None
    plain = address.strip(" \t\r\n\x0b\x0c\x00")
    if _PLAIN.fullmatch(plain) and "script" not in plain:  # as nearly all are
        return plain
    return _harmless(plain, base)


def _harmless(plain: str, base: str) -> str | None:
    if _MARKUP.search(plain):  # no address has these signs: it is a piece of a page
        plain = _MARKUP.sub(lambda sign: f"%{ord(sign[0]):02X}", plain).replace("=", "%3D")
    if ":" in plain[8:] and "script" in plain.lower():
        plain = plain[:8] + _SCRIPT_INSIDE.sub(r"\1%3A", plain[8:])  # a value of a query, at best
    if plain.startswith(_WEB) and plain.isascii() and plain.isprintable() and " " not in plain:
        return plain if len(plain) <= _LONGEST else None
    if _JUNK.search(plain):
        plain = plain.replace(" ", "%20")
        plain = _JUNK.sub("", plain)
    if not plain or len(plain) > _LONGEST:
        return None
    scheme = _SCHEME.match(plain)
    if scheme:
        return plain if scheme[0].lower() in _SAFE_SCHEMES else None
    if not base:
        return plain
    try:
        return urljoin(base, plain)
    except ValueError:
        return plain


def base_of(address: str | None, outer: str = "") -> str:
    """Return the base that `address` (an xml:base, a Content-Location) gives inside `outer`."""
    found = absolute(address, outer)
    if not found:
        return outer
    try:
        return found if urlsplit(found).scheme in {*_BASES, ""} else outer
    except ValueError:
        return outer
