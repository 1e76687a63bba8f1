"""Markdown files: notes and posts as people keep them, with the front matter of Hugo and Jekyll.

CommonMark with tables, struck words and footnotes, read by markdown-it-py; what it makes is
sanitized like HTML from anywhere.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from wirereader.formats.datelines import dateline_of
from wirereader.formats.dates import read_date
from wirereader.formats.files.post_front_matter import Head, parted_head
from wirereader.formats.files.story_file import read_story
from wirereader.formats.files.text_encoding import text_of
from wirereader.formats.html.plain_text import body_of_html, told_in_words
from wirereader.formats.html.sanitizer import safe_html
from wirereader.formats.xml.xml_fields import distinct, language_tag
from wirereader.story.body import BlockKind, Body
from wirereader.story.clean import clean_line, clean_text
from wirereader.story.story import Dispatch

_LONGEST = 2_000_000  # code points; longer files are read as plain text
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


def read_markdown(data: bytes, name: str) -> Dispatch:
    """Return the story in a Markdown file; `name` is what faults call it.

    The guid is that of the same file read as plain text, as it always was: marks stay.  Raises
    FormatFault when there is no readable text in it.
    """
    plain = read_story(data, name)
    text = clean_text(text_of(data, name))
    if len(text) > _LONGEST:
        return plain
    head, rest = parted_head(text)
    link = _address(head)
    body = body_of_html(safe_html(html_of_markdown(rest), link or ""))
    headline = _line(head, "headline", "title")
    if headline is None:
        # the first words of a text without a headline stay in it
        line = None if plain.body.text.startswith(plain.headline) else plain.headline
        headline, body = _headed(body, line)
    dateline, _ = dateline_of(told_in_words(body))
    published, is_date_only = _date(head)
    return replace(
        plain,
        headline=headline or plain.headline,
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


def html_of_markdown(text: str) -> str:
    """Return what Markdown says as HTML, which is not safe yet."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.footnote import footnote_plugin

    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.use(footnote_plugin)
    reader.core.ruler.before("footnote_tail", "footnotes_kept", _keep_footnotes)
    reader.add_render_rule("footnote_ref", _reference)
    reader.add_render_rule("footnote_anchor", lambda *_: "")  # the way back, for those with a mouse
    return str(reader.render(text))


def _keep_footnotes(state: Any) -> None:
    """Number footnotes that nobody refers to, or whose label came before: they would be dropped."""
    notes = state.env.get("footnotes", {})
    named, listed = notes.get("refs", {}), notes.setdefault("list", {})
    seen: set[str] = set()
    for token in state.tokens:
        if token.type != "footnote_reference_open":
            continue
        label = token.meta["label"]
        if label in seen or named.get(f":{label}", -1) < 0:
            number = len(listed)
            label = token.meta["label"] = (
                f"{label}\n{number}"  # no label that is written has a line end
            )
            listed[number] = {"label": label, "count": 0}
        seen.add(label)


def _reference(_reader: object, tokens: Sequence[Any], at: int, *_: object) -> str:
    """The number of a footnote, which stands at the end under it: no power of the word before."""
    return f"[{tokens[at].meta['id'] + 1}]"


def _headed(body: Body, plain: str | None) -> tuple[str | None, Body]:
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
    return body.without_first(len(body.text) - len(body.text[end:].lstrip("\n")))


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
