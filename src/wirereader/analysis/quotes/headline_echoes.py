"""Quotations in headlines and headings: the desk's echo of words that the story has again.

What a headline quotes nobody said a second time, so where the words come again further down the
headline's are not a quote of their own.  Without the story below them they stay one.
"""

import re
from collections.abc import Sequence

from wirereader.analysis.text.quotation_marks import QuotedString

_WORD = re.compile(r"\w+")
_BLANK = re.compile(r"\n[^\S\n]*\n")
_SMALL = 4  # letters: shorter words keep small letters in headings
_HEAD_WORDS = 40  # words of a headline and its lines: more is the story's first paragraph
_HEADING_WORDS = 9  # words of a heading between paragraphs
_CHECKED = 40  # strings looked for in the story: bounds the time for lists of quotations


def echoes(
    text: str, blocks: Sequence[tuple[int, int]], strings: Sequence[QuotedString]
) -> set[int]:
    """Return the numbers of `strings` that a headline or heading only repeats from below.

    `blocks` are the paragraphs of `text` as (start, end) in code points.  Only single marks make
    an echo, as headlines are set in them; a lone word is too little to know again.
    """
    head = _head_end(text, blocks)
    shown = [number for number, string in enumerate(strings) if string.is_single]
    above = [n for n in shown if strings[n].outer_end <= head][:_CHECKED]
    headings = [n for n in shown if n not in above and _is_heading(text, blocks, strings[n])]
    if not above and not headings:
        return set()
    story = _plain(text[head:])
    times = {n: story.count(_plain(text[strings[n].start : strings[n].end])) for n in above}
    for number in headings[:_CHECKED]:
        string = strings[number]
        times[number] = story.count(_plain(text[string.start : string.end])) - 1
    return {n for n, count in times.items() if count > 0 and " " in _inner(text, strings[n])}


def _plain(text: str) -> str:
    # two spaces between words, so that one phrase right after another counts too
    return f" {'  '.join(_WORD.findall(text.lower()))} "


def _inner(text: str, string: QuotedString) -> str:
    return text[string.start : string.end].strip()


def _head_end(text: str, blocks: Sequence[tuple[int, int]]) -> int:
    """Return where the lines above the story end, or 0 where there is no story below."""
    if len(blocks) < 2:  # noqa: PLR2004 - a head and a story
        return 0
    blank = _BLANK.search(text, blocks[0][0])
    end = blank.start() if blank else blocks[0][1]
    return end if len(text[blocks[0][0] : end].split()) <= _HEAD_WORDS else blocks[0][1]


def _is_heading(text: str, blocks: Sequence[tuple[int, int]], string: QuotedString) -> bool:
    """Claim that the string is a paragraph of its own, its long words with capitals."""
    start, end = blocks[string.paragraph]
    outside = text[start : string.outer_start] + text[string.outer_end : end]
    words = _WORD.findall(text[string.start : string.end])
    if outside.strip(" .") or not 1 < len(words) <= _HEADING_WORDS:
        return False
    return all(word[0].isupper() or len(word) < _SMALL for word in words[1:])
