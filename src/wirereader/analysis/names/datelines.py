"""Where and by whom a story was filed: "KARSTEN (AP) _", "Karsten, July 2 (AP) -", "KARSTEN - ".

The place is one whatever a tagger says, the agency none, and no name goes on over the dash.  Who
wrote the story ("By Ann Lee", "Reporting by Bo Ek; editing by Cy Doe") is nobody of it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wirereader.analysis.language import NameWords
from wirereader.analysis.names.name_spans import LOC, ORG, NameSpan, SpanIndex

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


def writers_lines(text: str, words: NameWords) -> list[tuple[int, int]]:
    """Give the lines (code points) that only say who wrote, edited or photographed the story."""
    out: list[tuple[int, int]] = []
    for found in words.credit.finditer(text):
        end = text.find("\n", found.end())
        end = end if end >= 0 else len(text)
        longest = _SIGNED_LINE if found["by"] else _CREDITS
        rest = text[found.end() : end].split()
        if end - found.start() <= longest and rest and all(_is_credit(w, words) for w in rest):
            out.append((found.start(), end))
    for found in words.signature.finditer(text):
        rest = found["post"].split()
        if any(w.lower() in words.writers for w in rest):
            out.append(found.span())
    return out


def _is_credit(word: str, words: NameWords) -> bool:
    bare = word.strip(_CLOSING)
    return not bare or bare[0].isupper() or bare.lower() in words.credited or "@" in bare
