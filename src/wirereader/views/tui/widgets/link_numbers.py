"""Numbers of links, drawn in the words of a story where each link ends: "the report[2]".

They are drawn and never part of the body: lines stay pairs of its offsets, and beside them stands
which marks each line has.
"""

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from wirereader.story.body import Body, Span
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind, MentionKind
from wirereader.story.story import Story
from wirereader.views.tui.widgets.line_wrapping import USUAL_SPACING, Line, Spacing, wrap_paragraphs

NO_LINK = -1


class LinkMark(NamedTuple):
    """Letters drawn before the character at `at`; `link` counts the links of the body from 0."""

    at: int
    words: str
    link: int


Marks = dict[int, list[LinkMark]]
"""The marks of each line that has some, by the line's number from 0."""


def marks_of(story: Story) -> list[LinkMark]:
    """A mark for every link in the words, with the number that `links` gives it."""
    numbers = _numbers(story)
    found = [
        LinkMark(link.end, f"[{numbers[link.address]}]", index)
        for index, link in enumerate(story.body.links)
        if link.address in numbers and link.start < link.end
    ]
    return sorted(found)


def brackets_of(findings: Findings) -> list[LinkMark]:
    """Marks around the name of every place: "in [Tbilisi]", where words stand for signs."""
    return [
        LinkMark(at, words, NO_LINK)
        for mention in findings.mentions
        if mention.kind is MentionKind.NAME
        and findings.entities[mention.entity].kind is EntityKind.PLACE
        for at, words in ((mention.span.start, "["), (mention.span.end, "]"))
    ]


def marks_in(story: Story, findings: Findings | None, *, is_numbered: bool) -> list[LinkMark]:
    """Numbers of links, if they are wanted, and brackets of places, if there are findings."""
    numbers = marks_of(story) if is_numbered and story.body.links else []
    brackets = brackets_of(findings) if findings is not None else []
    return sorted([*numbers, *brackets], key=lambda mark: (mark.at, mark.words != "]"))


def number_of(story: Story, link: int) -> int | None:
    """What `links` calls the link of the body with this index."""
    return _numbers(story).get(story.body.links[link].address)


def _numbers(story: Story) -> dict[str, int]:
    from wirereader.story.links import links_of

    return {line.address: line.number for line in links_of(story)}


def lines_with(
    body: Body,
    marks: Sequence[LinkMark],
    width: int,
    spacing: Spacing = USUAL_SPACING,
    indents: Sequence[tuple[int, int]] = (),
) -> tuple[list[Line], Marks]:
    """Wrap a body as it is drawn with `marks` (ascending), which take their room in the lines."""
    if not marks:
        return wrap_paragraphs(body.text, body.paragraphs, width, spacing, indents), {}
    drawn = _Drawn(body, marks)
    found: list[Line] = []
    shown: Marks = {}
    for start, end in wrap_paragraphs(drawn.text, drawn.paragraphs, width, spacing, indents):
        if here := drawn.between(start, end):
            shown[len(found)] = here
        found.append((drawn.offset(start), drawn.offset(end)))
    return found, shown


class _Drawn:
    """A body with its marks in it, and the way from there back to offsets of the body."""

    def __init__(self, body: Body, marks: Sequence[LinkMark]) -> None:
        self._marks = marks
        ends = [mark.at for mark in marks]
        self._grown = [0, *itertools.accumulate(len(mark.words) for mark in marks)]
        self._starts = [at + grown for at, grown in zip(ends, self._grown, strict=False)]
        parts = [
            part
            for before, mark in zip([0, *ends], marks, strict=False)
            for part in (body.text[before : mark.at], mark.words)
        ]
        self.text = "".join([*parts, body.text[ends[-1] :]])
        self.paragraphs = [
            Span(
                span.start + self._grown[bisect_left(ends, span.start)],
                span.end + self._grown[bisect_right(ends, span.end)],
            )
            for span in body.paragraphs
        ]

    def offset(self, at: int) -> int:
        """The offset in the body of what is drawn at `at`; of a mark, where it stands."""
        index = bisect_right(self._starts, at) - 1
        if index < 0:
            return at
        mark = self._marks[index]
        is_inside = at - self._starts[index] < len(mark.words)
        return mark.at if is_inside else at - self._grown[index + 1]

    def between(self, start: int, end: int) -> list[LinkMark]:
        """The marks drawn from `start` to `end`; of one that a narrow line breaks, its part."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found: list[LinkMark] = []
        for at, mark in zip(self._starts[first:], self._marks[first:], strict=False):
            if at >= end:
                break
            if words := mark.words[max(0, start - at) : end - at]:
                found.append(mark._replace(words=words))
        return found


def stretches(line: Line, marks: Sequence[LinkMark]) -> Iterator[tuple[int, int, LinkMark | None]]:
    """The stretches of words in a line, and the mark that is drawn after each."""
    at, end = line
    for mark in marks:
        yield at, mark.at, mark
        at = mark.at
    yield at, end, None


def column_of(text: str, line: Line, marks: Sequence[LinkMark], at: int) -> int:
    """The cell of the line where the character at `at` is drawn."""
    before = sum(cell_len(mark.words) for mark in marks if mark.at <= at)
    return cell_len(text[line[0] : at]) + before


def drawn_at(
    text: str, line: Line, marks: Sequence[LinkMark], cell: int
) -> tuple[int, LinkMark | None]:
    """What stands at a cell of the line: an offset of the body, or a mark."""
    for first, last, mark in stretches(line, marks):
        at = first
        while at < last and cell_len(text[first : at + 1]) <= cell:
            at += 1
        if at < last or mark is None:
            return at, None
        cell -= cell_len(text[first:last])
        if cell < cell_len(mark.words):
            return at, mark
        cell -= cell_len(mark.words)
    return line[1], None
