"""Sides in a match that have a town's or a person's name: "Getafe beat Albacete 3-1".

A nation that plays stays a place; a club, a county or a town that plays is an organisation.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from wirereader.analysis.language import Language, SportWords
from wirereader.analysis.names.name_spans import LOC, ORG, PER, NameSpan, SpanIndex

_BEFORE = 40  # code points before a name that may say that it plays
_LEAST_TOLD = 2  # different words of sport that make a report of it
_MOST_READ = 40  # words of sport looked at
_LEAST_LISTED = 2  # people with their clubs in brackets that make a list of scorers
_FILED = re.compile(
    r"(?: ?, [A-Z][\w.]+){0,2} ?(?:[\u2013\u2014]|--|- |\d{4}-\d\d-\d\d$)", re.MULTILINE
)


def with_sides(
    text: str, names: Sequence[NameSpan], is_nation: Callable[[str], bool], language: Language
) -> list[NameSpan]:
    """Make organisations of the sides in a report of sport; `names` are sorted and disjoint.

    `is_nation` tells a country's name.  Linear in the text.
    """
    words = language.sport
    names = [
        part
        for n in names
        if words.heading.fullmatch(text, n.start, n.end) is None
        for part in _scorer_apart(text, n)
    ]
    goals = list(words.scored.finditer(text)) if _GOALS.search(text) else []
    scorers = SpanIndex(found.span("scorers") for found in goals)
    names = [replace(n, label=PER) if n.label == LOC and scorers.covers(n) else n for n in names]
    names = _with_players(text, names, language)
    names = [replace(n, label=LOC) if _is_national(text, n, words) else n for n in names]
    able = [n for n in names if n.label in {LOC, PER} and _is_club(text, n, is_nation, words)]
    if not able:
        return names
    spans = {(n.start, n.end) for n in names}
    results = spans.intersection(found.span("side") for found in goals)
    results.update(_results(text, spans, words))
    rows = set(_rows(text, spans, words))
    told = {text[n.start : n.end] for n in able if _plays(text, n, results | rows, words)}
    listed = set(_listed(text, names, words)).intersection(able)
    if not (told or listed) or not ((told and results) or _is_report(text, words)):
        return names
    sides = {
        n
        for n in able
        if n in listed or (text[n.start : n.end] in told and not _is_scene(text, n, language))
    }
    return [replace(n, label=ORG) if n in sides else n for n in names]


_LEAST_PLAYERS = 7  # of a side: fewer are no team
_LEAST_ON_BENCH = 2  # players: one is a sentence's subject
_NO_SIDE = (-1, -1)  # span of the side that a bench does not name
_CERTAIN = 0.8  # score of a name in a line-up


def _with_players(text: str, names: list[NameSpan], language: Language) -> list[NameSpan]:
    """Make people of the line-ups in a report, and organisations of their sides.

    A side's line-up is told by its shape, "(4-4-2)", or by a bench somewhere in the text.  A bench
    alone may be no team's: "Line-up: Oslo, Rome".  A player of a town's name is meant by it
    elsewhere too, but not where something takes place.
    """
    words = language.sport
    found = list(words.line_up.finditer(text))
    benches = any(one["bench"] for one in found)
    players: list[NameSpan] = []
    sides: set[tuple[int, int]] = set()
    for one in found:
        own = [
            NameSpan(*player.span("name"), PER, _CERTAIN)
            for player in words.player.finditer(text, *one.span("players"))
        ]
        least = _LEAST_ON_BENCH if one["bench"] else _LEAST_PLAYERS
        if len(own) >= least and (one["bench"] or one["shape"] or benches):
            players += own
            sides.add(one.span("side"))
    if not players or not (sides - {_NO_SIDE} or words.story.search(text)):
        return names
    listed = SpanIndex.of(players)
    called = {text[n.start : n.end] for n in players} - {text[a:b] for a, b in sides - {_NO_SIDE}}
    out = list(players)
    for name in names:
        if listed.covers(name):
            continue
        is_player = name.label == LOC and text[name.start : name.end] in called
        if is_player and not _is_scene(text, name, language):
            out.append(replace(name, label=PER))
        elif name.label in {LOC, PER} and (name.start, name.end) in sides:
            out.append(replace(name, label=ORG))
        else:
            out.append(name)
    return sorted(out)


_GOALS = re.compile(r" \d{1,2} ?\( ?[A-Z]")  # quick to find: without it nobody scored
_DASH = re.compile(r" [-\u2013] ")
_MINUTE = re.compile(r",? \d")


def _scorer_apart(text: str, name: NameSpan) -> Iterator[NameSpan]:
    """Give a name, or the club and the scorer that a span puts together: "Getafe - Roe 11"."""
    dash = _DASH.search(text, name.start, name.end) if name.label in {PER, ORG} else None
    if dash is None or _MINUTE.match(text, name.end) is None:
        yield name
        return
    yield replace(name, end=dash.start(), label=ORG)
    yield replace(name, start=dash.end(), label=PER)


def _is_national(text: str, name: NameSpan, words: SportWords) -> bool:
    return name.label == ORG and text[name.start : name.end].lower() in words.nations


def _is_club(
    text: str, name: NameSpan, is_nation: Callable[[str], bool], words: SportWords
) -> bool:
    name_of = text[name.start : name.end]
    return name_of.lower() not in words.nations and not is_nation(name_of)


def _results(
    text: str, spans: set[tuple[int, int]], words: SportWords
) -> Iterator[tuple[int, int]]:
    """Give the sides in lines of results, where both are names: of `spans`."""
    for found in words.result.finditer(text):
        sides = [found.span("one"), found.span("two")]
        if spans.issuperset(sides):
            yield from sides


def _rows(text: str, spans: set[tuple[int, int]], words: SportWords) -> Iterator[tuple[int, int]]:
    """Give the sides in the rows of tables, where they are names: of `spans`."""
    for found in words.row.finditer(text):
        if found.span("side") in spans:
            yield found.span("side")


def _plays(text: str, name: NameSpan, rows: set[tuple[int, int]], words: SportWords) -> bool:
    if name.label == LOC and (name.start, name.end) in rows:
        return True
    before = text[max(0, name.start - _BEFORE) : name.start]
    if name.label == PER:
        return bool(words.club_after.match(text, name.end) or words.club_before.search(before))
    return bool(words.side_after.match(text, name.end) or words.side_before.search(before))


def _listed(text: str, names: Sequence[NameSpan], words: SportWords) -> Iterator[NameSpan]:
    """Give the clubs in brackets behind people in a list: "9 Ann Lee (Getafe), Bo Roe (Eibar)"."""
    found = [
        club
        for one, club in pairwise(names)
        if one.label == PER
        and club.label == LOC
        and text[one.end : club.start] == " ("
        and words.closing.match(text, club.end)
    ]
    if len(found) >= _LEAST_LISTED:
        yield from found


def _is_scene(text: str, name: NameSpan, language: Language) -> bool:
    """Claim that a name is where something is: "in Getafe", "GETAFE, Spain -"."""
    if text[name.start - 1 : name.start] in {"", "\n"} and _FILED.match(text, name.end):
        return True
    before = text[max(0, name.start - _BEFORE) : name.start]
    return (
        language.names.placed.search(before) is not None
        or before.endswith("from ")
        or (before.endswith(", ") and _FILED.match(text, name.end) is not None)
    )


def _is_report(text: str, words: SportWords) -> bool:
    found = list(islice(words.story.finditer(text), _MOST_READ))
    is_told = any(one["strong"] for one in found)
    return is_told and len({one.group().lower() for one in found}) >= _LEAST_TOLD
