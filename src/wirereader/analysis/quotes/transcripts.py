"""Transcripts and interviews: lines that begin with who speaks and a colon, without marks.

One such line may be anything ("UPDATE: …", a headline); two or more in a text are a transcript.
"""

import re
from collections.abc import Sequence

from wirereader.analysis.english.reporting_words import listed
from wirereader.analysis.text.quotation_marks import Marked
from wirereader.analysis.text.tokens import NameLike

_CAPITALS = r"(?:[A-Z][A-Z'\u2019-]+|[A-Z]\.)(?:\.? (?:[A-Z][A-Z'\u2019-]+|[A-Z]\.))*"
LABEL = re.compile(rf"\s*(?P<name>{_CAPITALS})(?:,[^:\n]{{1,60}}| \([^)\n]{{1,60}}\))?:\s+(?=\S)")
"""A name in capitals and a colon."""
_QUESTION = re.compile(r"\s*(?P<name>Q|A|Question|Answer)(?:[:.])\s+(?=\S)")
_NAMED = re.compile(r"\s*(?P<name>[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){0,3}):\s+(?=\S)")
_NO_SPEAKERS = listed(
    "BREAKING UPDATE CORRECTION EDITORS EDITOR NOTE WATCH READ MORE PHOTO PHOTOS VIDEO RELATED "
    "LIVE EXCLUSIVE OPINION SOURCE SOURCES CONTACT TEL URL DATE TIME FLASH URGENT BULLETIN ALERT "
    "CAPTION SUBJECT FROM TO CC RE SLUG KICKER"
)
_MARKS = "\"'\u201c\u2018\u00ab`"


def transcribed(
    text: str, blocks: Sequence[tuple[int, int]], names: Sequence[NameLike]
) -> list[Marked]:
    """Return what is said in the lines of a transcript, each as a string with its label.

    `blocks` are the paragraphs as (start, end) in code points.
    """
    people = {(name.start, name.end) for name in names if name.label == "PER"}
    lines: list[Marked] = []
    asked: set[str] = set()
    for number, (start, end) in enumerate(blocks):
        found = _label(text, start, min(end, start + 160), people)
        if found is None or not text[found.end() : end].strip():
            continue
        label = found["name"]
        if label in {"Q", "A", "Question", "Answer"}:
            asked.add(label[0])
        last = start + len(text[start:end].rstrip())
        span = found.span("name")
        lines.append(Marked(found.end(), last, found.end(), last, number, label=span))
    speakers = {text[line.label[0] : line.label[1]] for line in lines if line.label}
    if len(lines) < 2 or (len(asked) == 1 and len(speakers) == 1):  # noqa: PLR2004 - a dialogue
        return []
    return [line for line in lines if text[line.start] not in _MARKS]


def label_at(text: str, start: int, end: int) -> re.Match[str] | None:
    """Match a name in capitals and a colon from `start` on, unless it is a word of the desk."""
    found = LABEL.match(text, start, end)
    return None if found is None or found["name"].split()[0] in _NO_SPEAKERS else found


def _label(text: str, start: int, end: int, people: set[tuple[int, int]]) -> re.Match[str] | None:
    found = _QUESTION.match(text, start, end) or label_at(text, start, end)
    if found is not None:
        return found
    found = _NAMED.match(text, start, end)
    return found if found is not None and found.span("name") in people else None
