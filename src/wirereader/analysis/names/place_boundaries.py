"""Where a place name begins and ends: without common words at its edges, and one place a name."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from wirereader.analysis.language import NameWords
from wirereader.analysis.names.name_spans import LOC, PER, NameSpan

_WORD = re.compile(r"\S+")
# what stands between two places taken for one: "Devon and Cornwall", "India - Pakistan",
# "Punjab province of Pakistan"
_BETWEEN = re.compile(r" and |, | [-–/] |(?: [a-z]+)+ of ")


def without_common_words(
    text: str, start: int, end: int, particles: Collection[str]
) -> tuple[int, int]:
    """Cut words in lower case off a place: "south Sudan", "Abu Shok refugee camp".

    A particle ("el Alto") stays.  Spans are code points, end exclusive; nothing is cut from a name
    that has no capital, and none is left empty.
    """
    words = [(found.group(), *found.span()) for found in _WORD.finditer(text, start, end)]
    named = [at for at, (word, _, _) in enumerate(words) if not word.islower()]
    if not named or not any(map(str.isupper, text[start:end])):
        return start, end
    first, last = named[0], named[-1]
    while first and words[first - 1][0] in particles:
        first -= 1
    return words[first][1], words[last][2]


def with_sites(text: str, names: Sequence[NameSpan], words: NameWords) -> list[NameSpan]:
    """Make one place of a site and the person whose name it bears: "Stadio Ugo Lenti".

    `names` are sorted.
    """
    out: list[NameSpan] = []
    for name in names:
        last = out[-1] if out else None
        goes_on = last is not None and text[last.end : name.start] == " " and name.label == PER
        if last is not None and goes_on and words.site.match(text, last.start, name.end):
            out[-1] = replace(last, end=name.end, label=LOC)
        elif name.label == PER and words.site.match(text, name.start, name.end):
            out.append(replace(name, label=LOC))
        else:
            out.append(name)
    return out


_SAINT = re.compile(r"St\.? [A-Z]\w+")
_SAINT_END = re.compile(r"['\u2019]s\b")


def _with_saint_end(text: str, name: NameSpan, is_place: Callable[[str], bool]) -> NameSpan:
    end = _SAINT_END.match(text, name.end) if name.label == LOC else None
    if end is None or not _SAINT.fullmatch(text, name.start, name.end):
        return name
    return replace(name, end=end.end()) if is_place(text[name.start : end.end()]) else name


def parted(text: str, name: NameSpan, is_place: Callable[[str], bool]) -> Iterator[NameSpan]:
    """Give a place, or the places that a span puts together, where each is known and the whole not.

    Of "the Dutch province of Limburg" only the last is one; the people's name is found again.  A
    saint's town keeps what looks like an owner's ending: "St. John's".
    """
    name = _with_saint_end(text, name, is_place)
    whole = text[name.start : name.end]
    cut = _BETWEEN.search(whole) if name.label == LOC and not is_place(whole) else None
    if cut is None:
        yield name
        return
    sides = [
        replace(name, start=name.start, end=name.start + cut.start()),
        replace(name, start=name.start + cut.end(), end=name.end),
    ]
    known = [side for side in sides if is_place(text[side.start : side.end])]
    holds = cut.group().endswith(" of ")
    if len(known) == len(sides) or (holds and known == sides[1:]):
        yield from known
    else:
        yield name
