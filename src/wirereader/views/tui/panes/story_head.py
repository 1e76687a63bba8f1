"""What stands above the words of a story: why it is breaking, headline, source, time, counts."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from rich.cells import cell_len

from wirereader.desk import phrases
from wirereader.story.body import MEDIA, BlockKind
from wirereader.story.clean import drawable
from wirereader.story.findings import Findings
from wirereader.story.story import Story
from wirereader.views.tui.widgets.line_wrapping import cut, wrap_text
from wirereader.views.tui.widgets.row_list import Piece
from wirereader.views.words import byline, event_line, told_of_use

WORDS_A_MINUTE = 220
"""How fast news is read, on average; used to say how long a story takes."""
LETTERS_A_MINUTE = 500
"""The same for scripts that put no blanks between words."""
_LETTERS_A_WORD = 20
"""A text whose words are longer than this on average has no blanks between them."""
_LEAST_BESIDE = 16
"""Reasons stand beside the label where they have so many cells."""
_PART = " · "


class HeadFacts(NamedTuple):
    """What is told of a story besides its words.

    `why` says why there are no findings; `summary` is the flat line for those who listen.
    """

    findings: Findings | None = None
    why: str = ""
    tags: tuple[str, ...] = ()
    now: datetime | None = None
    summary: tuple[str, ...] = ()


def head_of(story: Story, facts: HeadFacts, width: int, *, is_worded: bool) -> list[list[Piece]]:
    """The lines above a body, the last one blank."""
    lines = _label(story, facts, width, is_worded=is_worded)
    title = drawable(story.headline)
    if story.alert is not None:
        title = phrases.unlabelled(title)
    lines += [[(line, "article--headline")] for line in wrap_text(title, width)]
    lines += _parted(_about(story, facts), width)
    lines += _parted(_counts(story, facts), width)
    if story.event is not None:
        told = event_line(story.event)
        lines += [[(line, "listing--muted")] for line in wrap_text(told, width)]
    note = story.dispatch.editor_note
    if note:
        told = drawable(f"Note to editors: {note}")
        lines += [[(line, "listing--faint")] for line in wrap_text(told, width)]
    return [*lines, []]


def flat_head(
    story: Story, summary: tuple[str, ...], width: int, *, is_worded: bool
) -> list[list[Piece]]:
    """The lines above a body for those who listen: BREAKING, headline, one line of summary."""
    lines: list[list[Piece]] = []
    title = drawable(story.headline)
    if story.alert is not None:
        lines.append([("BREAKING" if is_worded else "!! BREAKING", "article--breaking")])
        title = phrases.unlabelled(title)
    lines += [[(line, "article--headline")] for line in wrap_text(title, width)]
    told = ""
    for part in summary:
        if cell_len(told + part) > width and told:
            break
        told += part
    lines.append([(cut(drawable(told.rstrip(",")), width), "listing--muted")])
    return [*lines, []]


def _label(story: Story, facts: HeadFacts, width: int, *, is_worded: bool) -> list[list[Piece]]:
    """BREAKING and because of what; what its agency says of its use."""
    lines: list[list[Piece]] = []
    now = facts.now or datetime.now().astimezone()
    state = told_of_use(story, now)
    if story.alert is not None:
        word = "BREAKING" if is_worded else " BREAKING "
        told = drawable("; ".join(story.alert.because))
        room = width - len(word) - 2
        first = wrap_text(told, room)[0] if room >= _LEAST_BESIDE else ""
        label: Piece = (word, "article--label")
        lines.append([label, (f"  {first}", "listing--muted")] if first else [label])
        if rest := told[len(first) :].strip():
            lines += [[(line, "listing--muted")] for line in wrap_text(rest, width)]
    if state:
        lines += [[(line, "article--breaking")] for line in wrap_text(state, width)]
    return lines


def _about(story: Story, facts: HeadFacts) -> list[Piece]:
    """Source, who wrote it, when, and how long it takes to read."""
    dispatch = story.dispatch
    parts: list[Piece] = []
    if dispatch.source:
        parts.append((drawable(dispatch.source), "article--source"))
    parts += [(drawable(other), "article--source") for other in story.also_from]
    if by := byline(story, facts.findings):
        parts.append((drawable(by), ""))
    when = dispatch.published
    if when is not None:
        parts.append((full_time(when, is_date_only=dispatch.is_date_only), ""))
    elif story.received is not None:
        parts.append((f"received {full_time(story.received)}", ""))
    parts.append((f"{minutes(story.body.text)} min", ""))
    return parts


def full_time(when: datetime, *, is_date_only: bool = False) -> str:
    """A time in local time, whatever day it is read: "29 Nov 2026, 11:58"."""
    if is_date_only:
        return f"{when.day} {when:%b %Y}"
    at = when.astimezone()
    return f"{at.day} {at:%b %Y, %H:%M}"


def minutes(text: str) -> int:
    """How many minutes a text takes to read, at least one."""
    words = len(text.split())
    if words and len(text) > _LETTERS_A_WORD * words:
        return max(1, round(len(text) / LETTERS_A_MINUTE))
    return max(1, round(words / WORDS_A_MINUTE))


def _counts(story: Story, facts: HeadFacts) -> list[Piece]:
    """How much there is of what, tags, and versions."""
    findings = facts.findings
    told: list[str] = []
    if findings is not None:
        told += phrases.all_counts(findings)
    elif facts.why:
        told.append(facts.why)
    if findings is not None and findings.trouble:
        told.append(findings.trouble)
    media = [one.kind for one in story.body.blocks if one.kind in MEDIA]
    pictures = media.count(BlockKind.PICTURE)
    numbers = (
        (len(story.body.links), "link"),
        (pictures, "picture"),
        (len(story.dispatch.enclosures), "file"),
    )
    told += [phrases.count(number, noun) for number, noun in numbers if number]
    if story.revision > 1:
        changed = story.dispatch.updated
        when = f", changed {full_time(changed)}" if changed is not None else ""
        told.append(f"{story.revision} versions{when}")
    parts: list[Piece] = [(drawable(one), "") for one in told]
    return parts + [(f"#{drawable(tag)}", "listing--mark") for tag in facts.tags]


def _parted(parts: list[Piece], width: int) -> list[list[Piece]]:
    """Parts with a dot between them, on as many lines as it takes; no part is broken needlessly."""
    lines: list[list[Piece]] = []
    used = 0
    for words, style in _short_enough(parts, width):
        more = cell_len(words) + (len(_PART) if used else 0)
        if lines and used + more <= width:
            lines[-1] += [(_PART, "listing--faint"), (words, style or "listing--muted")]
            used += more
        else:
            lines.append([(words, style or "listing--muted")])
            used = cell_len(words)
    return lines


def _short_enough(parts: list[Piece], width: int) -> Iterable[Piece]:
    """Parts that are wider than a line, broken at words."""
    for words, style in parts:
        for line in wrap_text(words, width):
            yield line, style
