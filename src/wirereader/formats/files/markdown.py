"""Markdown files: notes and posts as people keep them, with the front matter of Hugo and Jekyll.

A file is Markdown by its name, or by front matter that only such files have; a .txt never is.
CommonMark with tables and struck words, read by markdown-it-py; what it makes is sanitized like
HTML from anywhere.
"""

import re
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from typing import Any

from wirereader.formats.dates import read_date
from wirereader.formats.files.story_file import dateline_of, read_story
from wirereader.formats.files.text_encoding import text_of
from wirereader.formats.html.plain_text import body_of_html, told_in_words
from wirereader.formats.html.sanitizer import safe_html
from wirereader.formats.xml.xml_fields import distinct, language_tag
from wirereader.story.body import BlockKind, Body
from wirereader.story.clean import clean_line, clean_text
from wirereader.story.story import Dispatch

SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_NEVER = frozenset({".txt", ".text"})
_LONGEST = 2_000_000  # code points; longer files are read as plain text
_LONGEST_HEAD = 65_536
_HEAD = re.compile(
    r"\A\ufeff?\s*(?P<fence>---|\+\+\+)[ \t]*\n(?P<inside>.*?)^(?:(?P=fence)|\.\.\.)[ \t]*$\n?",
    re.DOTALL | re.MULTILINE,
)
_KEY = re.compile(r"([A-Za-z][\w-]{0,40})[ ]*:(?:[ ]+(.*))?")
_ITEM = re.compile(r"[ ]*-[ ]+(.*)")
# Keys that posts have and story files of ours have not
_POST_KEYS = frozenset(
    {"layout", "tags", "categories", "category", "draft", "permalink", "authors"}
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)

Head = dict[str, Any]


def is_markdown(name: str, data: bytes) -> bool:
    """Claim that a file of this name, which begins with `data`, is Markdown."""
    suffix = PurePath(name).suffix.lower()
    if suffix in SUFFIXES:
        return True
    if suffix in _NEVER or data[:3] not in {b"---", b"+++"}:
        return False
    head, _ = _parted(data[:_LONGEST_HEAD].decode("utf-8", "replace").replace("\r\n", "\n"))
    return not _POST_KEYS.isdisjoint(head) or (bool(head) and data.startswith(b"+++"))


def read_markdown(data: bytes, name: str) -> Dispatch:
    """Return the story in a Markdown file; `name` is what faults call it.

    The guid is that of the same file read as plain text, as it always was: marks stay.  Raises
    FormatFault when there is no readable text in it.
    """
    plain = read_story(data, name)
    text = clean_text(text_of(data, name))
    if len(text) > _LONGEST:
        return plain
    head, rest = _parted(text)
    link = _address(head)
    body = body_of_html(safe_html(_html(rest), link or ""))
    headline = _line(head, "headline", "title")
    if headline is None:
        headline, body = _headed(body, plain.headline)
    dateline, _ = dateline_of(told_in_words(body))
    published, is_date_only = _date(head)
    return replace(
        plain,
        headline=headline,
        body=body,
        byline=_names(head, "byline", "author", "authors") or plain.byline,
        dateline=_line(head, "dateline") or dateline,
        published=published or plain.published,
        is_date_only=is_date_only if published else plain.is_date_only,
        language=language_tag(_line(head, "language", "lang")) or plain.language,
        link=link or plain.link,
        summary=_line(head, "summary", "description", "excerpt"),
        categories=distinct([*_listed(head, "tags"), *_listed(head, "categories", "category")]),
    )


def _html(text: str) -> str:
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return str(reader.render(text))


def _headed(body: Body, plain: str) -> tuple[str, Body]:
    """Part a body from the heading, or the line `plain` that a raw story has there, on its top."""
    first = body.blocks[0] if body.blocks else None
    if first is not None and first.kind is BlockKind.HEADING and not first.start:
        return clean_line(body.text[: first.end]), _without_top(body, first.end)
    top = body.paragraphs[0] if len(body.paragraphs) > 1 else None
    if top is not None and clean_line(top.of(body.text)) == plain:
        return plain, _without_top(body, top.end)
    return plain, body


def _without_top(body: Body, end: int) -> Body:
    """A body without what stands before `end`, where its first paragraph ends."""
    cut = len(body.text) - len(body.text[end:].lstrip("\n"))
    return Body.kept(
        body.text[cut:],
        tuple(
            each._replace(start=each.start - cut, end=each.end - cut)
            for each in body.blocks
            if each.start >= cut
        ),
        tuple(
            each._replace(start=each.start - cut, end=each.end - cut)
            for each in body.links
            if each.start >= cut
        ),
    )


def _parted(text: str) -> tuple[Head, str]:
    """Part front matter, of YAML or of TOML, from the text below it."""
    match = _HEAD.match(text[:_LONGEST_HEAD])
    if match is None:
        return {}, text
    read = _toml if match["fence"] == "+++" else _yaml
    head = read(match["inside"])
    return (head, text[match.end() :]) if head else ({}, text)


def _toml(inside: str) -> Head:
    import tomllib

    try:
        return {key.lower(): value for key, value in tomllib.loads(inside).items()}
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}


def _yaml(inside: str) -> Head:
    """Read the little of YAML that front matter uses: words and lists of them, by key."""
    head: Head = {}
    key = ""
    for line in inside.split("\n"):
        match = _KEY.fullmatch(line.rstrip())
        item = _ITEM.fullmatch(line.rstrip())
        if match:
            key = match[1].lower()
            head.setdefault(key, _value(match[2] or ""))
        elif item and key:
            held = head[key]
            head[key] = [
                *(held if isinstance(held, list) else filter(None, [held])),
                _word(item[1]),
            ]
        elif line.startswith(" ") and key and isinstance(head[key], str):
            head[key] = f"{head[key].rstrip('>|')} {line.strip()}".strip()
    return head


def _value(written: str) -> str | list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [_word(part) for part in written[1:-1].split(",") if part.strip()]
    return _word(written)


def _word(written: str) -> str:
    written = written.strip()
    if len(written) > 1 and written[0] == written[-1] and written[0] in "\"'":
        return written[1:-1].replace(written[0] * 2, written[0])
    return written


def _line(head: Head, *keys: str) -> str | None:
    for key in keys:
        value = head.get(key)
        if isinstance(value, str | int | float | datetime) and (line := clean_line(str(value))):
            return line
    return None


def _listed(head: Head, *keys: str) -> list[str]:
    """Words of a list, or of a line that is one."""
    found: list[str] = []
    for key in keys:
        value = head.get(key)
        each = value if isinstance(value, list) else str(value or "").split(",")
        found += [clean_line(str(one), 200) for one in each if not isinstance(one, dict | list)]
    return [word for word in found if word]


def _names(head: Head, *keys: str) -> str | None:
    for key in keys:
        value = head.get(key)
        if isinstance(value, dict):
            value = value.get("name")
        if isinstance(value, list):
            value = ", ".join(_listed({key: value}, key))
        if isinstance(value, str) and (line := clean_line(value)):
            return line
    return None


def _address(head: Head) -> str | None:
    line = _line(head, "link", "canonical_url", "canonical", "url", "permalink")
    return line if line and _ADDRESS.fullmatch(line) else None


def _date(head: Head) -> tuple[datetime | None, bool]:
    """When it was published, and whether that is a day alone."""
    line = _line(head, "published", "date", "pubdate", "publishdate", "created")
    return read_date(line or ""), bool(line and re.fullmatch(r"\d{4}-\d\d?-\d\d?", line))
