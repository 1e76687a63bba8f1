"""Transcripts and interviews: lines that begin with who speaks and a colon, without marks.

Such lines may be anything ("UPDATE: …", a headline), and a list of people with a colon after each
name (charges, results, programmes) looks the same.  So a transcript needs proof that people talk:
questions and answers, turns that come back, or speakers who say "I" and "we".
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
_TALK = 4  # one line in so many, of turns that come back, asks or speaks of "I" or "we"
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
    for number, (start, end) in enumerate(blocks):
        found = _label(text, start, min(end, start + 160), people, words)
        if found is None or not text[found.end() : end].strip():
            continue
        last = start + len(text[start:end].rstrip())
        span = found.span("name")
        lines.append(QuotedString(found.end(), last, found.end(), last, number, label=span))
    if len(lines) < 2 or not _is_spoken(text, lines, people, words):  # noqa: PLR2004 - a dialogue
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
    if found is None or found.span("name") in people:
        return found
    return found if words.label_title.match(found["name"]) else None


def _is_spoken(
    text: str, lines: Sequence[QuotedString], people: set[tuple[int, int]], words: ReportingWords
) -> bool:
    """Claim that these lines are people talking, not a list with a name before each item."""
    labels = [text[slice(*line.label)] for line in lines if line.label]
    said = [text[line.start : line.end] for line in lines]
    asked = {label[0] for label in labels if label in words.interview_labels}
    if asked:
        return len(set(labels)) > 1
    if len(set(labels)) > 1 and _is_answered(lines, labels, said):
        return True
    speaking = [bool(words.speaks_of_self.search(line)) for line in said]
    returns = any(
        label in labels[:at] and label != labels[at - 1] for at, label in enumerate(labels) if at
    )
    asking = sum(own or "?" in line for own, line in zip(speaking, said, strict=True))
    if returns and _TALK * asking >= len(lines):
        return True
    known = sum(
        line.label in people or bool(words.label_title.match(label))
        for line, label in zip(lines, labels, strict=True)
    )
    if known == len(lines):
        return 2 * sum(speaking) >= len(lines)
    return all(speaking)


def _is_answered(lines: Sequence[QuotedString], labels: Sequence[str], said: Sequence[str]) -> bool:
    """Claim that the paragraph after a question is somebody else's."""
    return any(
        said[at].rstrip("\"'\u201d\u2019)").endswith("?")
        and labels[at] != labels[at + 1]
        and lines[at + 1].paragraph == lines[at].paragraph + 1
        for at in range(len(lines) - 1)
    )
