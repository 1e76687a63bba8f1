"""The words of a text transmission: what stands between STX and ETX, as agencies set it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wirereader.formats.html.sanitizer import escaped
from wirereader.formats.html.tokenizer import cleaned, one_line
from wirereader.story.story import WireStatus

_SOH, _STX, _ETX, _EOT = "\x01", "\x02", "\x03", "\x04"
_NOTE = re.compile(
    r"\(?(?:eds|editors?|note to editors|editor'?s note|attention)\b(?: ?[:,.]| [-–—] )",
    re.IGNORECASE,
)
_BYLINE = re.compile(r"(?:by|von|par|di|por)\s+\S", re.IGNORECASE)
_DATELINE = re.compile(
    r"((?:[A-Z][\w.'’/-]*(?:,? [A-Z][\w.'’/-]*){0,5}|[A-Z .,'’-]{3,40})(?:, [\w. ]{1,20}){0,2}"
    r"(?: ?\([A-Za-z/ -]{2,20}\)))\s*(?:_|--?|–|—)\s"
)
_KILL = re.compile(
    r"^(?:kill|annul\w*|storno|withdrawn?)\b|\b(?:mandatory|bulletin) kill\b"
    r"|\bstory (?:has been|is|was) (?:killed|withdrawn)\b",
    re.IGNORECASE,
)
# A label above the headline: "EXTRA", "FLASH"
_KICKER = re.compile(r"[A-Z][A-Z -]{2,24}")
# What presses counts in the label only: a headline may speak of flash floods
_PRESSING = re.compile(
    r"\b(?:flash|bulletin|urgent|apnewsalert|newsalert|eilmeldung|eil|alert)\b", re.IGNORECASE
)
_SIGNAL = re.compile(
    r"\b(advisory|correct(?:s|ion|ed)|"
    r"writethru|write-thru|\d+(?:st|nd|rd|th) ?ld|lead|kill|update[sd]?|embargo(?:ed)?)\b",
    re.IGNORECASE,
)
# The head of a message without its control bytes: one line, or two as ANPA has them
_UNFRAMED = re.compile(r"\s*[^\r\n]+(?:\r?\n[fbursdxFBURSDX] [A-Za-z][ \x11-\x15][^\r\n]+)?\r?\n")
_PHOTOS = re.compile(r"AP (?:Photo|Graphic|Video)s?\b|(?!By )[A-Z][\w ]{0,40}(?:Writer|Press)$")
# What the desk calls the story: "BC-BKN--Heat-Hawks, 1st Ld-Writethru,416", "Yemen/conflict/"
_SLUG = re.compile(r"(?:AM|PM|BC|AP)-\S|.{1,60},\d{2,4}$|[^.?!]{1,60}/$")
_FILED = re.compile(
    r"AP-[A-Z]{2}-\d\d-\d\d-\d\d \d{4}[A-Z]{3}|\d{6}\s(?:[A-Z]{3,4}\s)?[A-Za-z]{3}\s\d\d(?:\d\d)?"
)
# Which version of the story this is, on a line of its own above the headline
_VERSION = re.compile(
    r"(?:refile|repeat|rpt|r[eé]p[eé]tition|correct(?:ion|ed|s|if)|update\s*\d*|wrap(?:up)?\s*\d*|"
    r"new|roundup|recap|lead(?: all)?|"
    r"(?:\d+(?:st|nd|rd|th)?\s*-?)(?:lead|ld|add|wrap|update|take|writethru|version)"
    r"(?:[ -]writethru)?"
    r"|(?:\d+\.\s*)?"
    r"(?:zusammenfassung|zf|neufassung|meldung|berichtigung|korrektur|wiederholung|ld|lead)"
    r"|(?:wh|neu|korr|ber)(?: \d)?)\s*[:.-]?",
    re.IGNORECASE,
)
# The desk's word to editors in brackets: "(Attention)", "(Adds quotes, paragraphs 4-6)"
_BRACKETED = re.compile(
    r"\(\s*(?:attention|achtung|atención|attn|eds?|editors?|note|adds?|updates?|corrects?|recasts?|"
    r"refiles?|repeats?|changes?|fixes|neu|mit|berichtigt|hinweis|zusammenfassung|neufassung|"
    r"überblick|wiederholung|korrektur|berichtigung|ergänzt|aktualisiert|sperrfrist|"
    r"actualise|ajoute|précise|rectificatif|r[eé]p[eé]tition|avec|"
    r"actualiza|amplía|añade|corrige|repite|repetici[oó]n|aggiorna|aggiunge)\b[^()]{0,200}\)",
    re.IGNORECASE,
)
_ROW = re.compile(r"\S {3,}\S")
_MOST_HEAD_LINES = 12
_MOST_MARKS = 5  # lines above a headline
_LONGEST_BYLINE = 120


@dataclass(frozen=True, slots=True)
class StoryFields:
    """What the words of one message say."""

    headline: str | None = None
    kicker: str | None = None
    byline: str | None = None
    dateline: str | None = None
    note: str | None = None
    html: str | None = None
    status: WireStatus = WireStatus.USABLE
    signals: tuple[str, ...] = ()
    slug: str | None = None
    filed: str | None = None

    @property
    def author(self) -> str | None:
        """The byline without its "By"."""
        return re.sub(r"^\S+\s+", "", self.byline) if self.byline else None


def framed_stories(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield (header, words, trailer) of each message; one that is cut off gives what is there."""
    messages = text.split(_SOH)[1:] if _SOH in text else [text]
    for message in messages:
        header, sign, rest = message.partition(_STX)
        if not sign:  # a relay has dropped the control bytes: the header is the lines before these
            match = _UNFRAMED.match(message)
            header, rest = (match[0], message[match.end() :]) if match else ("", message)
        words, _, trailer = rest.partition(_ETX)
        if words.strip() or header.strip():
            yield header, words, trailer.replace(_EOT, " ")


def story_fields(text: str, *, headline_first: bool) -> StoryFields:
    """Read the lines of one message; `headline_first` says that the first line is the headline.

    Lines between a caret and a "less than" are the head of a story of the Associated Press; an
    equals sign ends the head of one of the dpa's.
    """
    lines = cleaned(text).split("\n")  # once for all of them
    ends = [at for at, line in enumerate(lines[:_MOST_HEAD_LINES]) if line.rstrip().endswith(" =")]
    if ends and lines[ends[0]].lstrip()[:1] != "^":
        head = [one_line(line.rstrip(" =")) or "" for line in lines[: ends[0] + 1]]
        return _fields(head, _paragraphs(lines[ends[0] + 1 :]))
    head = []
    body: list[str] = []
    for line in lines:
        mark = line.strip(" \x00")
        is_marked = mark[:1] == "^" or mark[-1:] == "<"
        if is_marked and not body and len(head) < _MOST_HEAD_LINES:
            head.append(mark.strip("^<=> "))
        else:
            body.append(line)
    if head and not any(line.strip() for line in body):
        head, body = _parted(head)
    if not head and headline_first:
        start = _headline_at(body)
        marks = [line.strip("*+ ") for line in body[:start] if line.strip()]
        after = next((at for at in range(start + 1, len(body)) if body[at].strip()), start)
        has_byline = after > start and _is_byline(one_line(body[after]) or ".")
        head = [*marks, body[start], *([body[after]] if has_byline else [])]
        body = body[(after if has_byline else start) + 1 :]
    return _fields([one_line(line) or "" for line in head], _paragraphs(body))


def _headline_at(lines: list[str]) -> int:
    """The place of the first line that is no mark of the version, no note and no label.

    Where only the story itself comes behind these, the first line of all is the headline.
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    for at in filled[:_MOST_MARKS]:
        line = one_line(lines[at]) or ""
        if _DATELINE.match(line):
            break
        is_label = _VERSION.fullmatch(line) or _PRESSING.fullmatch(line.strip("*+ :-"))
        if not (is_label or _BRACKETED.fullmatch(line) or _NOTE.match(line)):
            return at
    return filled[0] if filled else 0


def _parted(head: list[str]) -> tuple[list[str], list[str]]:
    """Part a message whose every line is marked as if it were the head's."""
    for at, line in enumerate(head):
        if at and (_DATELINE.match(line) or len(line) > _LONGEST_BYLINE):
            # each was a line of its own, and so a paragraph
            return head[:at], [part for each in head[at:] for part in (each, "")]
    return head, []


def _fields(head: list[str], paragraphs: list[str]) -> StoryFields:
    head = [line for line in head if line and not _PHOTOS.match(line)]
    slug = head[0].rstrip("/ ") if head and len(head) > 1 and _SLUG.match(head[0]) else None
    head = head[1:] if slug else head
    filed = next((line for line in reversed(paragraphs[-2:]) if _FILED.fullmatch(line)), None)
    bracketed = [line for line in head[:-1] if _BRACKETED.fullmatch(line)]
    notes = [line for line in [*head, *paragraphs[:3]] if _NOTE.match(line) or line in bracketed]
    versions = [line for line in head if _VERSION.fullmatch(line)]
    versions = versions if len(head) - len(notes) > len(versions) else []
    byline = next((line for line in head[1:] + paragraphs[:2] if _is_byline(line)), None)
    rest = [line for line in head if line not in (*notes, *versions, byline)]
    paragraphs = [line for line in paragraphs if line not in notes and line not in (byline, filed)]
    dateline = next((match[1] for line in paragraphs[:3] if (match := _DATELINE.match(line))), None)
    kicker = rest.pop(0) if len(rest) > 1 and _KICKER.fullmatch(rest[0]) else None
    headline = rest[0] if rest else None
    words = " ".join([kicker or "", headline or "", *notes])
    signals = dict.fromkeys(match[0].lower() for match in _SIGNAL.finditer(words))
    signals |= dict.fromkeys(line.rstrip(" :.-").lower() for line in versions)
    signals |= dict.fromkeys(match[0].lower() for match in _PRESSING.finditer(kicker or ""))
    is_killed = any(_KILL.search(line) for line in [kicker or "", headline or "", *notes])
    return StoryFields(
        headline=headline,
        kicker=kicker,
        byline=byline,
        dateline=dateline,
        note=" ".join(notes) or None,
        html="\n".join(map(_html, paragraphs)) or None,
        status=WireStatus.KILLED if is_killed else WireStatus.USABLE,
        signals=tuple(signals),
        slug=slug,
        filed=filed,
    )


def _is_byline(line: str) -> bool:
    return (
        len(line) <= _LONGEST_BYLINE and _BYLINE.match(line) is not None and line[-1] not in ".?!"
    )


def _paragraphs(lines: list[str]) -> list[str]:
    """Join lines to paragraphs: one begins with white space, or behind an empty line.

    Rows of a table, whose columns blanks set apart, keep their lines in one paragraph.
    """
    indents = any(line[:1] in {"\t", " "} for line in lines if line.strip())
    rows = [_ROW.search(line) is not None for line in lines]
    joined: list[list[str]] = []
    tables: dict[int, list[str]] = {}
    is_new = True
    for at, line in enumerate(lines):
        words = line.strip(" ^<")
        if not words:
            is_new = True
            continue
        is_row = rows[at] and (any(rows[at - 1 : at]) or any(rows[at + 1 : at + 2]))
        if is_row and not (at and len(joined) - 1 in tables and rows[at - 1]):
            joined.append([])
            tables[len(joined) - 1] = joined[-1]
        elif not is_row and (
            is_new
            or (indents and line[:1] in {"\t", " "})
            or not joined
            or len(joined) - 1 in tables
        ):
            joined.append([])
        joined[-1].append(line.rstrip(" ^<\r").lstrip("^") if is_row else words)
        is_new = False
    return [
        paragraph
        for number, parts in enumerate(joined)
        if (paragraph := "\n".join(parts) if number in tables else one_line(" ".join(parts)))
    ]


def _html(paragraph: str) -> str:
    tag = "pre" if "\n" in paragraph else "p"
    return f"<{tag}>{escaped(paragraph)}</{tag}>"
