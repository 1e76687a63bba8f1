"""Words that terminals draw in more or fewer cells than we count, kept in their places.

Terminals do not agree on the width of emoji sequences, keycaps, skin tones and the signs of Indic
scripts.  A row that has any is drawn on blank ground, and what follows an emoji, a gap or the edge
of a pane is put in its column by an absolute move (CSI G, ECMA-48 8.3.9).  So a divider stays where
it is, and a letter is never written over.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from rich.cells import cell_len, split_graphemes
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from wirereader.late_import import late_pattern

_SURE: Final = (
    *((" ", "~"), ("\u00a0", "\u00ac"), ("\u00ae", "\u02ff"), ("\u0370", "\u0482")),
    *(("\u048a", "\u0556"), ("\u2010", "\u2027"), ("\u2030", "\u205e"), ("\u20a0", "\u20bf")),
    *(("\u2190", "\u21ff"), ("\u2500", "\u25fd"), ("\u2605", "\u2606"), ("\u3000", "\u3029")),
    *(("\u3030", "\u303e"), ("\u3041", "\u3096"), ("\u309b", "\u30ff"), ("\u4e00", "\u9fff")),
    *(("\uac00", "\ud7a3"), ("\uff01", "\uff60")),
)
"""From where to where the letters stand that every terminal draws in the same number of cells."""
_seen: Final = set(map(chr, range(ord(" "), ord("~") + 1)))
"""Those of them that were met: a pattern of all takes longer to compile than a start has."""
_EMOJI: Final = late_pattern(
    "[\u2300-\u23ff\u2600-\u27bf\u2b00-\u2bff\u200d\u20e3\ufe0f\U0001f000-\U0001faff]"
)
_SARA_AM: Final = "\u0e33\u0eb3"
_GAP: Final = 2
"""From so many blanks on, what follows is put in its column."""


def column(x: int) -> str:
    """The move to cell `x` (from 0) of the row."""
    return f"\x1b[{x + 1}G"


def extent(cluster: str) -> int:
    """The most cells that a terminal may take for a cluster: those of its letters one by one."""
    return max(cell_len(cluster), sum(map(_widest, cluster)))


def _widest(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"} and ord(letter) < 0x1F000:  # noqa: PLR2004
        return 0
    return max(1, cell_len(letter))


@lru_cache(maxsize=1024)
def is_sure(text: str) -> bool:
    """Claim that no terminal draws this text wider or narrower than we count."""
    return _seen.issuperset(text) or all(map(_is_sure, set(text)))


def _is_sure(letter: str) -> bool:
    is_sure_letter = any(first <= letter <= last for first, last in _SURE)
    if is_sure_letter:
        _seen.add(letter)
    return is_sure_letter


def drawn(strip: Strip, x: int, console: Console) -> str:
    """A strip as a terminal is told it, which begins at cell `x`; each letter in its place."""
    if is_sure(strip.text):
        return strip.render(console)
    blank = Strip([Segment(" " * cell_len(text), style) for text, style, _ in strip])
    written = [blank.render(console), column(x)]
    at, is_placed = x, True
    for start, text, style in _fragments(strip, x):
        if start != at or not is_placed:
            written.append(column(start))
        written.append(Strip([Segment(text, style)]).render(console))
        at, is_placed = start + cell_len(text), not _EMOJI.search(text)
    return "".join(written)


def _fragments(strip: Strip, x: int) -> Iterator[tuple[int, str, Style | None]]:
    """Parts of a strip with their cells; an emoji is a part of its own, a gap is none.

    Blanks are parts where an emoji before them may reach.  An emoji behind letters that a terminal
    may draw wider stands further on by as much, as far as the next gap has room.
    """
    end = x + strip.cell_length
    rooms = iter(_rooms(strip))
    at = reach = x
    ahead = moved = 0
    for text, style, _control in strip:
        run, begun = "", at + moved
        for first, last, cells in _clusters(text):
            cluster, room = text[first:last], next(rooms)
            if _EMOJI.search(cluster):
                if run.strip(" ") or begun < reach:
                    yield begun, run, style
                moved = min(ahead, room)
                most = extent(cluster)
                fits = at + moved + most <= end
                yield at + moved, cluster if fits else cluster[0], style
                reach = max(reach, at + moved + (most if fits else extent(cluster[0])))
                run, begun = "", at + moved + cells
            elif cluster == " " and run.endswith(" " * (_GAP - 1)) and at >= reach:
                if words := run.rstrip(" "):
                    yield begun, words, style
                ahead = moved = 0
                run, begun = " ", at  # the last blank of the gap, so far
            else:
                run += cluster
                ahead += 0 if cluster.isascii() else extent(cluster) - cells
                if _has_sign(cluster):  # some emulators drop what follows it in the same run
                    yield begun, run, style
                    run, begun = "", at + moved + cells
            at += cells
        if run.strip(" ") or begun < reach:
            yield begun, run, style


def _rooms(strip: Strip) -> list[int]:
    """How many cells are free behind the words of each cluster, before what the next gap parts."""
    clusters = [text[a:b] for text, _style, _control in strip for a, b, _cells in _clusters(text)]
    rooms, room, blanks, is_last = [0] * len(clusters), 0, 0, True
    for index in range(len(clusters) - 1, -1, -1):
        if clusters[index] == " ":
            blanks += 1
            continue
        if is_last or blanks >= _GAP:
            room = blanks if is_last else blanks - 1
        rooms[index], blanks, is_last = room, 0, False
    return rooms


def _has_sign(cluster: str) -> bool:
    """Claim that a cluster has a sign that some terminals give no cell of its own.

    Signs of a combining class of their own are drawn over a letter everywhere; the others are the
    vowels of Indic scripts, of Thai and Lao.
    """
    return any(
        one in _SARA_AM or (unicodedata.category(one)[0] == "M" and not unicodedata.combining(one))
        for one in cluster
    )


def _clusters(text: str) -> list[tuple[int, int, int]]:
    return split_graphemes(text)[0]
