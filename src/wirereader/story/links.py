"""Where a story leads: its own link, those in its words, and the files that come with it.

They are numbered through; which of them may be opened is decided here.
"""

import re
from typing import NamedTuple

from wirereader.late_import import late_pattern
from wirereader.story.body import MEDIA, Link
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault
from wirereader.story.story import Enclosure, Story

LONGEST_WORDS = 100
_WEB = late_pattern(
    r"https?://[^\s\\<>\"'`{}|^\x00-\x20\x7f-\xa0\ud800-\udfff]{1,8000}", re.IGNORECASE
)
_MAIL = late_pattern(
    r"(mailto:[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8})(?:\?.*)?",
    re.ASCII | re.IGNORECASE,
)


class LinkLine(NamedTuple):
    """One link of a list; `number` counts from 1, `paragraph` too (None: outside the words)."""

    number: int
    words: str
    address: str
    paragraph: int | None = None
    enclosure: Enclosure | None = None


def links_of(story: Story) -> tuple[LinkLine, ...]:
    """The story's own link, those in its words, its pictures and the like, and its enclosures.

    Each address stands once.
    """
    body, found = story.body, dict[str, LinkLine]()
    if story.dispatch.link:
        _add(found, "The story itself", story.dispatch.link)
    media = [Link(*block[1:3], block.address) for block in body.blocks if block.kind in MEDIA]
    kinds = {block[1:3]: block.kind for block in body.blocks if block.kind in MEDIA}
    for link in sorted([*body.links, *media], key=lambda one: one.start):
        words = clean_line(body.text[link.start : link.end], LONGEST_WORDS)
        if kind := kinds.get((link.start, link.end)):
            words = words.rstrip(".") or kind.capitalize()
        _add(found, words, link.address, body.paragraph_at(link.start) + 1)
    for each in story.dispatch.enclosures:
        if each.url in found:
            found[each.url] = found[each.url]._replace(enclosure=each)
        _add(found, "File", each.url, None, each)
    return tuple(found.values())


def _add(
    found: dict[str, LinkLine],
    words: str,
    address: str,
    paragraph: int | None = None,
    enclosure: Enclosure | None = None,
) -> None:
    if address.strip() and address not in found:
        found[address] = LinkLine(len(found) + 1, words, address, paragraph, enclosure)


def host_of(address: str) -> str:
    """The server that an address leads to, in ASCII: look-alike letters show as they are sent."""
    host = drawable(parted(address)[0])
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host.encode("ascii", "backslashreplace").decode("ascii")


def parted(address: str) -> tuple[str, str]:
    """The server and the path of an address; empty when it is none."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
    except ValueError:
        return "", ""
    return host, parts.path


def checked(address: str) -> str:
    """The address, if a browser may be given it.  Raises SettingsFault.

    Only http and https, no control characters, blanks or quotation marks, no backslash (which
    browsers take for a slash, so that another server is meant), and a server must be named.  Of a
    mail address nothing is left but the address: no words, no files that somebody else chose.
    """
    if mail := _MAIL.fullmatch(address):
        return mail[1]
    if _WEB.fullmatch(address) and address.isprintable() and host_of(address):
        return address
    raise SettingsFault(
        "This link is not opened.",
        f"{clean_line(address, 100) or 'It'} is not a safe web address.",
        "copy link gives the address.",
    )
