"""The one entrance: bytes of a feed or wire file to what they say."""

import base64
import binascii
import itertools
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from itertools import chain
from typing import TYPE_CHECKING, Any, BinaryIO

from wirereader.bounded_lines import bounded_line
from wirereader.formats.addresses import base_of
from wirereader.formats.encodings import text_of_feed
from wirereader.formats.feed_recognition import seen_in, seen_in_json, with_strange_names
from wirereader.formats.feeds.kill_notices import with_notices
from wirereader.formats.parsed import (
    AlertOf,
    ParsedEntry,
    ParsedFeed,
    entries_as_json,
    feed_head,
    no_alert,
    no_collection,
    parsed_as_json,
)
from wirereader.formats.sniff import (
    READERS,
    Family,
    family_of_bytes,
    family_of_json,
    family_of_tree,
    unwrapped,
)
from wirereader.formats.xml.safe_parser import Node, no_feed, tree_of
from wirereader.story.clean import clean_line, unsteering_json
from wirereader.story.faults import FormatFault
from wirereader.story.possessive import ANY

if TYPE_CHECKING:
    from wirereader.formats.feeds.streaming import EntryStream

__all__ = ["parse_document", "parse_jsonl", "parsed_as_json", "write_parsed"]

_STREAMED = frozenset({Family.RSS, Family.ATOM})
_FEEDS = _STREAMED | {Family.SITEMAP, Family.JSON_FEED, Family.RSS_IN_JSON}
"""Families whose entries have titles of their own; a wire's may be told by its first words."""
_NO_HEADERS: Mapping[str, str] = {}
_KINDS = (
    (b"%PDF-", "It is a PDF document."),
    (b"PK\x03\x04", "It is a ZIP archive or office document."),
    (b"\x89PNG", "It is a picture."),
    (b"\xff\xd8\xff", "It is a picture."),
    (b"GIF8", "It is a picture."),
    (b"\x1f\x8b", "It is compressed and was not unpacked."),
    (b"\x7fELF", "It is a program."),
)
_PAGE = re.compile(
    rf"(?:\s++|<!--(?:[^-]++|-(?!->)){ANY}-->|<\?[^>]*+>){ANY}<(?:!doctype\s+html|html)(?=[\s>])",
    re.IGNORECASE,
)
_LOOSE = re.compile(rf"\"(?:[^\"\\]|\\.){ANY}\"|,(?=\s*[}}\]])", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = frozenset('"\\/bfnrtu')  # what JSON has behind a backslash
_BLANKS = "\ufeff \t\r\n\x00"
_SMALL = 2_000_000  # code points up to which a whole tree is no matter
_SAMPLE = 4096
_AT_ONCE = 200  # entries encoded at a time
_LIMIT_BYTES = 64 * 1024 * 1024
_LONGEST_LINE = 128_000_000
"""Bytes of a line of JSON: what may be parsed in base64, and room to spare."""


def parse_document(
    data: bytes, url: str = "", headers: Mapping[str, str] = _NO_HEADERS
) -> ParsedFeed:
    """Return what the feed or wire file in `data` says.

    A saved web page is one story; where `url` says that it came from an address, it is no feed.
    `url` is where it came from and `headers` are those of its HTTP answer: links start from the
    one, the charset and the Content-Location are taken from the other.  Raises FormatFault when
    `data` is larger than 64 MB or no feed and no wire file.
    """
    if len(data) > _LIMIT_BYTES:
        raise no_feed(f"It has {len(data) // 1_048_576} MB and the limit is 64 MB.")
    if not url and (found := _parse_file(data)):
        return found
    for magic, why in _KINDS:
        if data.startswith(magic):
            raise no_feed(why)
    told = {name.lower(): value for name, value in headers.items()}
    base = base_of(told.get("content-location"), base_of(url))
    framed = _parse_framed(data)
    if framed is not None:
        return framed
    with no_collection():
        first = text_of_feed(data[:_SAMPLE], told).lstrip(_BLANKS)[:1]
        if first in {"{", "["}:
            return _parse_json(text_of_feed(data, told).lstrip(_BLANKS), base)
        if first != "<" and b"<" not in data:
            raise no_feed("It is plain text." if first else "It is empty.")
        # nobody else may hold the text, nor we the bytes: they go as soon as they are used up
        text = [text_of_feed(data, told).lstrip(_BLANKS)]
        del data
        if not url and _PAGE.match(text[0]):  # a file: somebody saved a page to read it
            from wirereader.formats.files.saved_page import read_page

            return read_page(text[0], base)
        language = clean_line(told.get("content-language", ""), 40) or None
        stream = _stream(base, language) if len(text[0]) > _SMALL else None
        root = tree_of(text.pop(), stream)
        feed = with_notices(_parse_tree(root, base, language, stream.taken if stream else ()))
        return with_strange_names(feed, chain(seen_in(root), stream.strange if stream else ()))


def _parse_file(data: bytes) -> ParsedFeed | None:
    """Read what nobody sends as a feed but people keep: documents and mail."""
    from wirereader.formats.files.document_kinds import document_kind
    from wirereader.formats.files.mail_recognition import is_mail

    if kind := document_kind(data):
        from wirereader.formats.files.documents import read_document

        return _with_titles(read_document(data, kind))
    if not is_mail(data):
        return None
    from wirereader.formats.files.mail import read_mail

    return read_mail(data, parse_document)


def _parse_framed(data: bytes) -> ParsedFeed | None:
    family = family_of_bytes(data)
    return None if family is None else _reader(family)(data)


def _reader(family: Family) -> Callable[..., ParsedFeed]:
    """Return the function that reads a family; its module is loaded now."""
    module, name = READERS[family].split(":")
    found: Callable[..., ParsedFeed] = getattr(import_module(f"wirereader.formats.{module}"), name)
    return found


def _parse_json(text: str, base: str) -> ParsedFeed:
    document: Any = unwrapped(_loaded(text))
    family = family_of_json(document)
    if family is None:
        raise no_feed("It is JSON, but neither JSON Feed nor ninjs.")
    feed = _reader(family)(document, base)
    if family not in _FEEDS:
        return _with_titles(feed)
    return with_strange_names(with_notices(feed), seen_in_json(document))


def _loaded(text: str) -> Any:
    """Read JSON, also with raw tabs in its strings, a comma too many, a backslash before nothing.

    Several documents, a line each (JSON Lines), are the items of a list.  Raises FormatFault.
    """
    for attempt in (str, _mended_json):
        try:
            return json.loads(attempt(text), strict=False)
        except (ValueError, RecursionError):
            continue
    if lines := _loaded_lines(text):
        return lines
    raise no_feed("It starts like JSON but is not valid JSON.")


def _loaded_lines(text: str) -> list[Any]:
    """The items of JSON Lines, unwrapped each; nothing where a line is no JSON."""
    items: list[Any] = []
    try:
        for line in filter(None, map(str.strip, text.split("\n"))):
            item = unwrapped(json.loads(line, strict=False))
            items.extend(item if isinstance(item, list) else [item])
            if family_of_json(items) is None:  # the first few say it: no others need be read
                return []
    except (ValueError, RecursionError):
        return []
    return items


def _mended_json(text: str) -> str:
    return _LOOSE.sub(_mended_piece, text)


def _mended_piece(match: re.Match[str]) -> str:
    """A string with its loose backslashes doubled, or nothing in the place of a comma too many."""
    return "" if match[0] == "," else _ESCAPE.sub(_escaped, match[0])


def _escaped(match: re.Match[str]) -> str:
    return match[0] if match[1] in _ESCAPED else f"\\{match[0]}"


def _stream(base: str, language: str | None) -> "EntryStream":
    from wirereader.formats.feeds.streaming import EntryStream

    return EntryStream(base, language)


def _parse_tree(
    root: Node, base: str, language: str | None, taken: Sequence[ParsedEntry]
) -> ParsedFeed:
    family = family_of_tree(root)
    if family is None:
        raise no_feed("It is a web page or another kind of document.")
    if family in _STREAMED:
        return _reader(family)(root, base, language, taken)
    feed = _reader(family)(root, base)
    return feed if family in _FEEDS else _with_titles(feed)


def _with_titles(feed: ParsedFeed) -> ParsedFeed:
    """Return items of a wire, each without a headline under its first words: lists show these."""
    from wirereader.formats.html.plain_text import body_of_html, headline_in

    entries = [
        each
        if each.title
        else each._replace(
            title=headline_in(body_of_html(each.content or each.summary or "")) or None
        )
        for each in feed.entries
    ]
    return replace(feed, entries=tuple(entries))


def write_parsed(
    feed: ParsedFeed,
    id: Any,  # noqa: A002 - the key is the contract's
    stdout: BinaryIO,
    alert_of: AlertOf = no_alert,
) -> None:
    """Write `feed` as one line of JSON, a few entries at a time: a feed may have very many."""
    head = unsteering_json(json.dumps(feed_head(feed, id), ensure_ascii=False))
    stdout.write(f'{head[:-1]}, "entries": ['.encode("utf-8", "replace"))
    encode = json.JSONEncoder(ensure_ascii=False).encode
    entries = entries_as_json(feed, alert_of)
    comma = ""
    with no_collection():
        while batch := list(itertools.islice(entries, _AT_ONCE)):
            stdout.write(
                f"{comma}{unsteering_json(encode(batch)[1:-1])}".encode("utf-8", "replace")
            )
            comma = ", "
    stdout.write(b"]}\n")


def too_much_memory() -> FormatFault:
    """The fault of a document that would take more memory than its reader may."""
    return FormatFault(
        "It cannot be parsed.", "It needs too much memory.", "Report it to the publisher."
    )


def parse_jsonl(stdin: BinaryIO, stdout: BinaryIO, alert_of: AlertOf = no_alert) -> None:
    """Answer lines of `{"id", "url", "headers", "feed_b64"}` as `parse --jsonl` does."""
    while line := bounded_line(stdin, _LONGEST_LINE):
        if not line.strip():
            continue
        id: Any = None  # noqa: A001 - the key is the contract's
        try:
            if len(line) > _LONGEST_LINE:
                raise no_feed(f"The line is longer than {_LONGEST_LINE // 1_000_000} MB.")
            row = json.loads(line)
            line = b""  # it may be large, and is used up
            if not isinstance(row, dict):
                raise no_feed("The line is not a JSON object.")
            id = row.get("id")  # noqa: A001
            feed = _parse_row(row)
        except FormatFault as fault:
            _write_error(stdout, id, str(fault))
        except MemoryError:
            _write_error(stdout, id, str(too_much_memory()))
        except (ValueError, RecursionError):
            _write_error(stdout, id, "The line is not JSON.")
        else:
            write_parsed(feed, id, stdout, alert_of)
            del feed
        stdout.flush()


def _parse_row(row: dict[str, Any]) -> ParsedFeed:
    headers = row.get("headers")
    told = {str(k): str(v) for k, v in headers.items()} if isinstance(headers, dict) else {}
    url = row.get("url")
    return parse_document(_bytes_of(row.pop("feed_b64", None)), str(url or ""), told)


def _bytes_of(written: object) -> bytes:
    if not isinstance(written, str):
        raise no_feed("The line has no feed_b64.")
    try:
        return base64.b64decode(written)
    except (binascii.Error, ValueError):
        raise no_feed("Its feed_b64 is not base64.") from None


def _write_error(stdout: BinaryIO, id: Any, error: str) -> None:  # noqa: A002
    answer = unsteering_json(json.dumps({"id": id, "error": error}, ensure_ascii=False))
    stdout.write(answer.encode("utf-8", "replace") + b"\n")
