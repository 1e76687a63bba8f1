"""Where and by whom a story was filed: "KARSTEN (AP) _", "Karsten, July 2 (AP) -", "KARSTEN - ".

The place is one whatever a tagger says, the agency none, and no name goes on over the dash.  Who
wrote the story ("By Ann Lee", "Reporting by Bo Ek; editing by Cy Doe") is nobody of it.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from wirereader.analysis.language import NameWords
from wirereader.analysis.names.name_spans import LOC, ORG, PER, NameSpan, SpanIndex

_SURE = 0.97  # score of a place that a story was filed from
_SIGNATURE = 40  # code points at the end of a text: an agency and initials
_LEAST = 40  # code points of a line behind its dateline: shorter ones are results and headings


def with_datelines(
    text: str,
    names: list[NameSpan],
    is_place: Callable[[str], bool] | None,
    words: NameWords,
) -> list[NameSpan]:
    """Make places of what stands where a story was filed, and organisations of its agencies.

    Where no agency stands beside it, `is_place` must know the place.
    """
    filed = [NameSpan(*m.span("place"), LOC, _SURE) for m in words.dateline.finditer(text)]
    filed += [
        NameSpan(*m.span("place" if m["place"] else "desk"), LOC, _SURE)
        for m in words.dated.finditer(text)
    ]
    agencies: list[tuple[int, int]] = []
    for found in words.filed.finditer(text):
        line_end = text.find("\n", found.end())
        length = (line_end if line_end >= 0 else len(text)) - found.end()
        if length < _LEAST:
            continue
        agency = found["agency"] or found["first_agency"]
        is_plain = not (agency or found["date"] or found["place"].isupper())
        if is_plain and found.start() > 0:
            continue  # "Clinton - who", within a text
        if is_place is not None and is_place(found["place"]):
            filed.append(NameSpan(*found.span("place"), LOC, _SURE))
        if agency and not agency.endswith(".") and not (is_place and is_place(agency)):
            agencies.append(found.span("agency" if found["agency"] else "first_agency"))
    signed = words.signed.search(text, max(0, len(text) - _SIGNATURE))
    if signed is not None:
        agencies.append(signed.span())
    if not filed and not agencies:
        return names
    behind = {name.start: name for name in filed}
    here, brackets = SpanIndex.of(filed), SpanIndex(agencies)
    kept = [one for name in names for one in _behind_dash(text, name, behind)]
    kept = [
        replace(n, label=ORG) if n.label != ORG and brackets.covers(n) else n
        for n in kept
        if n.label == LOC or not here.touches(n.start, n.end)
    ]
    return [*kept, *filed]


_DASH = re.compile(r" (?:[-\u2013\u2014_]|--) ")


def _behind_dash(text: str, name: NameSpan, filed: dict[int, NameSpan]) -> Iterator[NameSpan]:
    """Give a name without the dateline that it was taken with: "KARSTEN - Ann Lee"."""
    place = filed.get(name.start)
    dash = _DASH.match(text, place.end, name.end) if place is not None else None
    yield replace(name, start=dash.end()) if dash else name


_SIGNED_LINE = 100  # code points of a byline
_CREDITS = 400  # code points of a line that names all who had a part in a story
_CLOSING = ",;:&/|()[]-\u2013\u2014*_."


def writers_lines(
    text: str, words: NameWords, names: Sequence[NameSpan] = ()
) -> list[tuple[int, int]]:
    """Give the spans (code points) that only say who wrote, edited or photographed the story.

    Whole lines, and credits in brackets or behind a sentence.  By `names` a byline is told from a
    headline: "By Ann Lee" from "By Winning Ohio, Ann Lee Makes History".
    """
    out: list[tuple[int, int]] = []
    starts = sorted(name.start for name in names)
    for found in words.credit.finditer(text):
        end = text.find("\n", found.end())
        end = end if end >= 0 else len(text)
        longest = _SIGNED_LINE if found["by"] else _CREDITS
        rest = text[found.end() : end].split()
        is_line = end - found.start() <= longest and bool(rest)
        if found["by"] and is_line and _is_headline(text[found.end() : end], found.end(), starts):
            continue
        if is_line and all(_is_credit(w, words) for w in rest):
            out.append((found.start(), end))
    out += [
        (found.start(), past)
        for found in words.pictured.finditer(text)
        if (past := _past_credit(text, found, words)) is not None
    ]
    for found in words.signature.finditer(text):
        rest = found["post"].split()
        if any(w.lower() in words.writers for w in rest):
            out.append(found.span())
    return out


_AGENT = re.compile(r"(\w+):?[ \t]+\Z")
_AGENT_SPOT = 12  # code points before a name of a credit


def is_writer(text: str, name: NameSpan, agent_marks: Collection[str]) -> bool:
    """Claim that a name of a credit is a person's, whatever a tagger says: "By Victoria Lee".

    `agent_marks` are words such as "by".
    """
    before = _AGENT.search(text, max(0, name.start - _AGENT_SPOT), name.start)
    by = before is not None and before[1].lower() in agent_marks
    return name.label == PER or by


_CAPITAL = re.compile(r"[A-Z][\w.'\u2019-]*")


def _is_headline(line: str, at: int, starts: Sequence[int]) -> bool:
    """Claim that no writer's name opens what stands behind "By", at `at`, and others follow.

    `starts` are those of the names in the text, ascending.
    """
    first, comma, rest = line.partition(",")
    if line.isupper() or not comma or not rest.strip():
        return False
    if len(_CAPITAL.findall(first)) == 1:
        return True  # "By George, Prince Harald Wins": writers have two names
    writer = at + len(line) - len(line.lstrip())
    if writer in starts[(k := bisect_left(starts, writer)) : k + 1]:
        return False
    following = bisect_right(starts, at + len(first))
    return following < len(starts) and starts[following] < at + len(line)


def _past_credit(text: str, found: re.Match[str], words: NameWords) -> int | None:
    """Give where the credit ends that `found` begins, or None where it is none.

    With its bracket, its line, or the full stop behind a name.
    """
    line = text.find("\n", found.end())
    line = min(line if line >= 0 else len(text), found.end() + _CREDITS)
    past = None
    for word in _CREDIT_WORD.finditer(text, found.end(), line):
        bare = word[0].strip(_CLOSING)
        if not (_is_credit(word[0], words) or bare.lower() in words.pictures):
            return past
        if word[0].endswith((")", "]")):
            return word.end()
        past = word.end() if word[0].endswith(".") and len(bare) > 1 else past
    return line if found["bracket"] is None else past


_CREDIT_WORD = re.compile(r"\S+")


def is_pictured(text: str, name: NameSpan, words: NameWords) -> bool:
    """Claim that a slash parts a name from its agency: "Ann Lee/AFP", "Reuters/Ann Lee"."""
    if text[name.start : name.end].isupper():
        return False
    if words.agency_after.match(text, name.end):
        return True
    before = words.agency_before.search(text, max(0, name.start - _AGENCY), name.start)
    return before is not None


_AGENCY = 30  # code points before a name that may hold its agency


def _is_credit(word: str, words: NameWords) -> bool:
    bare = word.strip(_CLOSING)
    return not bare or bare[0].isupper() or bare.lower() in words.credited or "@" in bare
