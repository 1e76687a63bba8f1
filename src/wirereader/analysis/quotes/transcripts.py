"""Transcripts and interviews: lines that begin with who speaks and a colon, without marks.

One such line may be anything ("UPDATE: …", a headline); two or more in a text are a transcript.
"""

import re
from collections.abc import Sequence

from wirereader.analysis.grammar import ReportingWords
from wirereader.analysis.text.quotation_marks import QuotedString
from wirereader.analysis.text.tokens import NameLike

_CAPITALS = r"(?:[A-Z][A-Z'\u2019-]+|[A-Z]\.)(?:\.? (?:[A-Z][A-Z'\u2019-]+|[A-Z]\.))*"
LABEL = re.compile(rf"\s*(?P<name>{_CAPITALS})(?:,[^:\n]{{1,60}}| \([^)\n]{{1,60}}\))?:\s+(?=\S)")
"""A name in capitals and a colon."""
_NAMED = re.compile(r"\s*(?P<name>[A-Z][\w.'\u2019-]*(?: [A-Z][\w.'\u2019-]*){0,3}):\s+(?=\S)")
_MARKS = "\"'\u201c\u2018\u00ab`"


def transcribed(
    text: str,
    blocks: Sequence[tuple[int, int]],
    names: Sequence[NameLike],
    words: ReportingWords,
) -> list[QuotedString]:
    """Return what is said in the lines of a transcript, each as a string with its label.

    `blocks` are the paragraphs as (start, end) in code points.
    """
    people = {(name.start, name.end) for name in names if name.label == "PER"}
    lines: list[QuotedString] = []
    asked: set[str] = set()
    for number, (start, end) in enumerate(blocks):
        found = _label(text, start, min(end, start + 160), people, words)
        if found is None or not text[found.end() : end].strip():
            continue
        label = found["name"]
        if label in words.interview_labels:
            asked.add(label[0])
        last = start + len(text[start:end].rstrip())
        span = found.span("name")
        lines.append(QuotedString(found.end(), last, found.end(), last, number, label=span))
    speakers = {text[line.label[0] : line.label[1]] for line in lines if line.label}
    if len(lines) < 2 or (len(asked) == 1 and len(speakers) == 1):  # noqa: PLR2004 - a dialogue
        return []
    return [line for line in lines if text[line.start] not in _MARKS]


def label_at(text: str, start: int, end: int, words: ReportingWords) -> re.Match[str] | None:
    """Match a name in capitals and a colon from `start` on, unless it is a word of the desk."""
    found = LABEL.match(text, start, end)
    return None if found is None or found["name"].split()[0] in words.never_labels else found


def _label(
    text: str, start: int, end: int, people: set[tuple[int, int]], words: ReportingWords
) -> re.Match[str] | None:
    found = words.interview_label.match(text, start, end) or label_at(text, start, end, words)
    if found is not None:
        return found
    found = _NAMED.match(text, start, end)
    return found if found is not None and found.span("name") in people else None
