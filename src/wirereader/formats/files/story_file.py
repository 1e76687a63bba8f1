"""Text story files: with front matter, or raw as they were found on a page or a wire.

`read_story` and `write_story` are each other's reverse.  Neither touches the disk.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from wirereader.formats.datelines import dateline_of
from wirereader.formats.files.date_line import day_of
from wirereader.formats.files.front_matter import FrontMatter, head_line, split_front_matter
from wirereader.formats.files.text_encoding import text_of
from wirereader.formats.files.text_layout import paragraphs_of
from wirereader.formats.html.page_furniture import is_furniture, is_pressing, kicker_of
from wirereader.story.body import Body, fingerprint
from wirereader.story.clean import clean_line, clean_text
from wirereader.story.faults import FormatFault
from wirereader.story.story import Dispatch, WireStatus

_LONGEST_HEADLINE = 250
_LONGEST_BYLINE = 120
_HEADLINE_LINES = 3
_FIRST_WORDS = 80
_NO_HEADLINE = re.compile(r"""[.,;:。][\"'”’»)\]]*\Z""")
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Za-z]\.){2,}|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|No)\.|\.\.\.)\Z")
_BYLINE = re.compile(r"(?:by|BY|By)[ :]+(?=[^\W\d_a-z])(.{2,100})")
_HEADING = re.compile(r"\A#{1,6}\s+(?=\S)")  # Markdown's
_SLUG_LINE = re.compile(
    r"(?:(?:BC|AM|PM)-[A-Z0-9/-]{2,40}|[A-Z0-9]{2,20}(?:[-/][A-Z0-9]{2,20}){2,4})"
    r"(?: ?\([A-Z ,]{2,30}\))?"
)
_CREDIT = re.compile(r"[A-Z][\w.&'’-]{1,20}(?: [A-Z][\w.&'’-]{1,20}){0,3}(?<!\.)")  # under a byline
_SENTENCE = re.compile(r"""[^.?!…]{10,}?[.?!…]+[\"'”’»)]*(?=\s|\Z)""")


@dataclass(frozen=True, slots=True)
class _Head:
    """What stands above the text of a raw story; `rest` is the text's lines."""

    rest: Sequence[str]
    headline: str | None = None
    kicker: str | None = None
    byline: str | None = None
    published: tuple[datetime | None, bool] = (None, False)
    slug: str | None = None
    credit: str | None = None


def read_story(data: bytes, name: str) -> Dispatch:
    """Return the story in `data`; `name` is what faults call the file.

    The guid is the front matter's `id`, else its `link`, else "story:" and a fingerprint of the
    headline's and the body's words: then a mark outlives moving, renaming or re-encoding the file,
    and a rewritten story is a new one that has not been read.  The dateline stays in the body,
    where its place is a mention like others.  Raises FormatFault when `data` is no readable text.
    """
    text = clean_text(text_of(data, name).replace("\t", "    "))
    front, rest = split_front_matter(text)
    front = front or FrontMatter({})
    lines = rest.split("\n")
    is_whole = front.line("headline") is not None
    head = _Head(lines) if is_whole else _head_of(_without_tail(lines))
    keeps_lines = (front.line("lines") or "").lower() == "kept"
    body = Body.of("\n".join(head.rest) if keeps_lines else paragraphs_of(head.rest))
    headline = front.line("headline") or head.headline or _first_words(body)
    if not headline:
        raise FormatFault(
            f"{clean_line(name, 200) or 'The file'} is not a story.",
            "There are no words in it but page furniture.",
            "Choose another file.",
        )
    return _dispatch(front, head, headline, body)


def _dispatch(front: FrontMatter, head: _Head, headline: str, body: Body) -> Dispatch:
    published, is_date_only = front.published() if front.has("published") else head.published
    dateline, agency = dateline_of(body.text)
    return Dispatch(
        guid=front.line("id") or front.link() or _guid(headline, body),
        headline=headline,
        body=body,
        source=front.line("source") or ("" if front.has("source") else head.credit or agency or ""),
        language=front.language() or "und",
        kicker=front.line("kicker") if front.has("kicker") else head.kicker,
        slug=front.line("slug") if front.has("slug") else head.slug,
        byline=_byline(front.line("byline")) if front.has("byline") else head.byline,
        dateline=front.line("dateline") if front.has("dateline") else dateline,
        published=published,
        is_date_only=is_date_only,
        urgency=front.urgency(),
        status=front.status(),
        editor_note=front.line("note"),
        link=front.link(),
    )


def _guid(headline: str, body: Body) -> str:
    return f"story:{fingerprint(f'{headline} {body.text}'.casefold())}"


def _byline(line: str | None) -> str | None:
    match = _BYLINE.fullmatch(line) if line else None
    return match[1] if match else line


def _without_tail(lines: Sequence[str]) -> Sequence[str]:
    end = len(lines)
    while end and (not lines[end - 1].strip() or is_furniture(lines[end - 1])):
        end -= 1
    return lines[:end]


def _head_of(lines: Sequence[str]) -> _Head:
    """Part the lines of a raw story into head and text."""
    head = _labels(_Head(lines))
    headline, taken = _headline_of(head.rest)
    head = replace(head, headline=headline, rest=head.rest[taken:])
    return _labels(head) if headline else head


def _labels(head: _Head) -> _Head:
    """Take furniture, kickers, bylines, dates and the like from the top."""
    taken, before = 0, ""
    for line in head.rest:
        found = _taken(head, line, before)
        if found is None and line.strip() and not is_furniture(line):
            break
        head, before = found or head, line
        taken += 1
    return replace(head, rest=head.rest[taken:])


def _taken(head: _Head, line: str, before: str) -> _Head | None:
    """Return the head with what `line` says added, or None when it is no such line.

    A pressing kicker goes before another; of the rest the first is kept.
    """
    label, writer, day = kicker_of(line), _writer(line), day_of(line)
    if label:
        is_better = head.kicker is None or (is_pressing(label) and not is_pressing(head.kicker))
        return replace(head, kicker=clean_line(label)) if is_better else head
    if writer and head.byline is None:
        return replace(head, byline=writer)
    if day:
        return head if head.published[0] else replace(head, published=day)
    if head.slug is None and head.headline is None and _SLUG_LINE.fullmatch(line.strip()):
        return replace(head, slug=clean_line(line))
    if head.credit is None and _writer(before) and _CREDIT.fullmatch(line.strip()):
        return replace(head, credit=clean_line(line))
    return None


def _writer(line: str) -> str | None:
    if len(line) > _LONGEST_BYLINE:
        return None
    match = _BYLINE.fullmatch(clean_line(line))
    return match[1] if match and not match[1].endswith((".", ",")) else None


def _headline_of(lines: Sequence[str]) -> tuple[str | None, int]:
    """Return the headline that `lines` begin with and how many of them it takes, or (None, 0)."""
    block: list[str] = []
    for line in lines[: _HEADLINE_LINES + 1]:
        if not line.strip() or (block and _is_below_headline(line)):
            break
        block.append(_HEADING.sub("", line.strip()))
    if not block or len(block[0]) > _LONGEST_HEADLINE:
        return None, 0
    joined = " ".join(block)
    if len(block) <= _HEADLINE_LINES and _may_be_headline(joined) and not _is_uneven(block):
        return clean_line(joined), len(block)
    if len(block) > 1 and _may_be_headline(block[0]) and _is_set_off(block[0], lines[1:]):
        return clean_line(block[0]), 1
    return None, 0


def _is_below_headline(line: str) -> bool:
    """Claim that `line` cannot be a headline's second line."""
    if kicker_of(line) or is_furniture(line) or day_of(line):
        return True
    return _writer(line) is not None or dateline_of(line)[0] is not None


def _may_be_headline(line: str) -> bool:
    if not any(map(str.isalnum, line)) or len(line) > _LONGEST_HEADLINE:
        return False
    return _ABBREVIATION.search(line) is not None or _NO_HEADLINE.search(line) is None


def _is_uneven(block: list[str]) -> bool:
    """Claim that the lines of a block are too uneven to be one headline that was wrapped."""
    *upper, last = map(len, block)
    return bool(upper) and (min(upper) < upper[0] // 2 or last > 1.3 * max(upper))


def _is_set_off(line: str, following: Sequence[str]) -> bool:
    """Claim that `line` is a headline although text follows it with no blank line between."""
    after = following[0].strip()
    if after[:1].islower():
        return False
    width = max(len(other.strip()) for other in following[:40])
    if width > 1.5 * len(line):  # the text is set much wider
        return True
    # a line of wrapped text is as full as the next word lets it be; a headline need not be
    return len(line) + 1 + len(after.split(maxsplit=1)[0]) <= width


def _first_words(body: Body) -> str:
    start = body.text[:400].split("\n", 1)[0]
    sentence = _SENTENCE.match(start)
    words = clean_line(sentence[0] if sentence else start)
    if len(words) <= _FIRST_WORDS:
        return words
    return f"{words[:_FIRST_WORDS].rsplit(' ', 1)[0].rstrip(' ,;:-—')}…"


def write_story(dispatch: Dispatch) -> str:
    """Write a story file that `read_story` turns into `dispatch` again.

    Exact for what formats make: fields of one clean line, a date alone at midnight.
    """
    body = dispatch.body
    dateline, agency = dateline_of(body.text)
    head = ["---"]
    for key, value, unless in (
        ("source", dispatch.source, agency or ""),
        ("headline", dispatch.headline, None),
        ("kicker", dispatch.kicker, None),
        ("byline", dispatch.byline, None),
        ("dateline", dispatch.dateline, dateline),
        ("published", _published(dispatch), None),
        ("language", dispatch.language, "und"),
        ("slug", dispatch.slug, None),
        ("urgency", dispatch.urgency, None),
        ("status", dispatch.status, WireStatus.USABLE),
        ("note", dispatch.editor_note, None),
        ("link", dispatch.link, None),
        ("id", dispatch.guid, dispatch.link or _guid(dispatch.headline, body)),
        ("lines", None if paragraphs_of(body.text.split("\n")) == body.text else "kept", None),
    ):
        if value != unless:
            head.append(head_line(key, str(value or "")))
    return "\n".join([*head, "---", "", body.text, ""])


def _published(dispatch: Dispatch) -> str | None:
    if dispatch.published is None:
        return None
    moment = dispatch.published
    return moment.date().isoformat() if dispatch.is_date_only else moment.isoformat()
