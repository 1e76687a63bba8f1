"""Scores of quotes and their speakers, against marked quotes.

A line of answers has "quotes" (quoted strings) and perhaps "contents" (whole reported speech), both
[{"start", "end", "speaker": null | {"start", "end", "text", "kind": "name|pronoun|nominal"}}].
A speaker is right when our source and theirs share a letter, or when both are forms of one name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from wirereader.analysis.scoring.measures import Gold, Measure, f1, share, span_of
from wirereader.analysis.word_tables import listed
from wirereader.story.findings import Findings
from wirereader.story.names import Mention
from wirereader.story.quotes import Manner

_EDGE = frozenset(' \t\r\n"\u201c\u201d,.;:')
_ALIKE = 0.5  # of the letters of two spans that are common: then they are one quote
_KINDS = ("name", "pronoun", "nominal")
_NO_NAME = listed(
    "mr mrs ms miss dr sir president vice senator sen rep representative gov governor secretary "
    "minister prime mayor judge justice general gen col colonel former republican democrat "
    "democratic candidate nominee spokesman spokeswoman sheriff the a an jr sr"
)
_NAME = re.compile(r"(?:[A-Z][\w.\-]*(?:\s+(?:de|van|von|al|bin)\b)?\s*)+")
_OWNER = re.compile("['\u2019]s")
_PART = re.compile(r"[\w\-]+")


class _FoundQuote(NamedTuple):
    """A quote of ours: its span without marks, and who is said to speak, how surely."""

    span: tuple[int, int]
    who: str | None
    source: tuple[int, int] | None
    certainty: float | None


class QuotesTally:
    """Spans, speakers, both together, and how far the certainty given can be trusted.

    `field` is "quotes" for the strings in quotation marks, or "contents" for indirect speech too.
    """

    def __init__(self, field: str) -> None:
        self._field = field
        self._count: Counter[str] = Counter()
        self._asked: Counter[str] = Counter()
        self._right: Counter[str] = Counter()
        self._sure: Counter[int] = Counter()
        self._sure_right: Counter[int] = Counter()

    def given(self, _: Gold) -> list[dict[str, Any]] | None:
        """Tell the analysis nothing."""
        return None

    def add(self, gold: Gold, findings: Findings, _: Sequence[Mention]) -> None:
        """Compare the quotes of one story."""
        text = gold["text"]
        answers = gold[self._field]
        theirs = [_bare(text, *span_of(answer, text)) for answer in answers]
        ours = list(_said(text, findings, is_whole=self._field == "contents"))
        self._count["expected"] += len(theirs)
        self._count["found"] += len(ours)
        self._count["exact"] += len({*theirs} & {said.span for said in ours})
        for number, other in _matched(theirs, [said.span for said in ours]):
            self._count["matched"] += 1
            self._ask(answers[number].get("speaker"), ours[other])

    def _ask(self, speaker: Gold | None, said: _FoundQuote) -> None:
        if not speaker:
            self._count["both"] += not said.who
            return
        is_right = _touches(speaker, said) or _is_named(speaker, said)
        self._count["both"] += is_right
        for kind in ("any", speaker["kind"]):
            self._asked[kind] += 1
            self._right[kind] += is_right
        if said.who and said.certainty is not None:
            tenth = min(9, int(10 * said.certainty))
            self._sure[tenth] += 1
            self._sure_right[tenth] += is_right

    def measures(self) -> list[Measure]:
        """Give F1 of spans and of spans with speakers, and shares of speakers that are right."""
        count = self._count
        found, expected = count["found"], count["expected"]
        rows = [
            f1("quotes, exact", count["exact"], found, expected),
            f1("quotes, mostly", count["matched"], found, expected),
            f1("quotes with the right speaker", count["both"], found, expected),
            share("speakers right", self._right["any"], self._asked["any"]),
        ]
        rows += [
            share(f"speakers right, given by {kind}", self._right[kind], self._asked[kind])
            for kind in _KINDS
            if self._asked[kind]
        ]
        rows += [
            share(f"speakers right, certainty from {tenth / 10}", self._sure_right[tenth], sure)
            for tenth, sure in sorted(self._sure.items())
        ]
        return rows


def _said(text: str, findings: Findings, *, is_whole: bool) -> Iterator[_FoundQuote]:
    """Give our quotes: every quoted string, or every quote from its first word to its last."""
    for quote in findings.quotes:
        if quote.manner is Manner.INDIRECT and not is_whole:
            continue
        source = (quote.source.start, quote.source.end) if quote.source else None
        who = text[slice(*source)] if source else None
        certainty = None
        if quote.speaker is not None:
            who, certainty = findings.entities[quote.speaker].name, round(quote.certainty, 3)
        spans = [(span.start, span.end) for span in quote.content]
        for start, end in [(quote.start, quote.end)] if is_whole else spans:
            yield _FoundQuote(_bare(text, start, end), who, source, certainty)


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _matched(
    theirs: Sequence[tuple[int, int]], ours: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Pair spans that share at least half of what they cover together, the best pairs first."""
    pairs = []
    for number, (start, end) in enumerate(theirs):
        for other, (first, last) in enumerate(ours):
            common = min(end, last) - max(start, first)
            alike = common / (max(end, last) - min(start, first)) if common > 0 else 0.0
            if alike >= _ALIKE:
                pairs.append((alike, number, other))
    used_theirs: set[int] = set()
    used_ours: set[int] = set()
    for _, number, other in sorted(pairs, reverse=True):
        if number not in used_theirs and other not in used_ours:
            used_theirs.add(number)
            used_ours.add(other)
            yield number, other


def _touches(speaker: Gold, said: _FoundQuote) -> bool:
    if said.source is None:
        return False
    return bool(said.source[0] < speaker["end"] and speaker["start"] < said.source[1])


def _is_named(speaker: Gold, said: _FoundQuote) -> bool:
    if not said.who or speaker["kind"] != "name":
        return False
    return any(_is_one_name(said.who, name) for name in _names_in(speaker["text"]))


def _names_in(phrase: str) -> list[str]:
    """Give the names in a phrase, owners left out: in "Roe's aide Ann Lee" that is "Ann Lee"."""
    runs = [run for run in _NAME.finditer(phrase) if not _OWNER.match(phrase, run.end())]
    return [run.group() for run in runs if _parts(run.group())] or [phrase]


def _parts(name: str) -> list[str]:
    words = (word.lower() for word in _PART.findall(_OWNER.sub("", name)))
    return [word for word in words if word not in _NO_NAME]


def _is_one_name(one: str, other: str) -> bool:
    """Claim that both may name one person: last words agree, first words do or are initials."""
    ours, theirs = _parts(one), _parts(other)
    if not ours or not theirs or ours[-1] != theirs[-1]:
        return False
    if len(ours) == 1 or len(theirs) == 1 or ours[0] == theirs[0]:
        return True
    return 1 in {len(ours[0]), len(theirs[0])} and ours[0][0] == theirs[0][0]
