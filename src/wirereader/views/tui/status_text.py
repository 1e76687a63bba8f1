"""What the header, the titles, the status line and the footer say."""

import re

from wirereader.desk.desk import Desk
from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.keymap.keymap import USUAL, KeyMap
from wirereader.desk.notices import FetchEnded
from wirereader.desk.outcomes import NamesShown, QuotesShown, ScopeShown
from wirereader.desk.phrases import count, listing_counts, named_counts
from wirereader.desk.session import Room
from wirereader.story.findings import Findings
from wirereader.story.story import Story
from wirereader.views.tui.keys import commands_of, hints
from wirereader.views.words import story_head

_PART = re.compile(r"(?<=[.,]) ")
_HINTS = {
    Room.HEADLINES: "{up}/{down} move  {open} read  {next-pane} pane",
    Room.STORY: "{read-on} page  {next-pane} pane",
    Room.QUOTES: "{up}/{down} move  {choose} go there  {next-pane} pane",
    Room.NAMES: "{up}/{down} move  {choose} next mention  {next-pane} pane",
}
_SEARCHED = "{next-unread} next match  {previous-match} previous match  {back} end search"
_ENDS = {Room.HEADLINES: "{leave} quit"}
_END = "{quit} quit"
_HELP = "{help} help"
_LIST = (
    "{open} read  {feeds} feeds  {next-unread} next unread  {quotes} quotes  {find} names"
    "  {card} card  {find-text} search  {mark-all-read} mark read  {unread-only} unread only"
    "  {next-pane} pane"
)
"""Keys of the list, for eyes: the most wanted first."""
_OFFERED = {
    Room.HEADLINES: {"find": "names", "quotes": "quotes", "breaking": "breaking"},
    Room.STORY: {
        "find": "names",
        "quotes": "quotes",
        "next-mention": "next mention",
        "card": "card",
        "next-unread": "next unread",
        "back": "back",
    },
    Room.QUOTES: {"find": "names", "back": "back"},
    Room.NAMES: {"card": "card", "quotes": "quotes", "back": "back"},
}


def summary(story: Story, findings: Findings | None) -> tuple[str, ...]:
    """Parts of the line below a headline, each with the blank that leads to it."""
    first, *rest = _PART.split(story_head(story, findings))
    return (first, *(f" {part}" for part in rest))


def quotes_title(quotes: QuotesShown | None, *, is_flat: bool = True) -> tuple[str, str]:
    """The title of the quotes pane, and what stands at its right."""
    if is_flat:
        return ("Quotes" if quotes is None else f"Quotes, {len(quotes.quotes)} in this story"), ""
    if quotes is None:
        return "WHO SAID WHAT", ""
    told = [count(len(quotes.quotes), "quote")]
    if quotes.statements:
        told.append(f"{len(quotes.statements)} indirect")
    return "WHO SAID WHAT", ", ".join(told)


def names_title(names: NamesShown | None, *, is_flat: bool = True) -> tuple[str, str]:
    """The title of the names pane, and what stands at its right."""
    if is_flat:
        return ("Names" if names is None else f"Names, {len(names.names)}"), ""
    return "NAMES", "" if names is None else str(len(names.names))


def place(story: Story, paragraph: int, speaker: str | None) -> str:
    """Where the eye is: "Paragraph 5 of 10. Quote: David Darchiashvili."."""
    told = f"Paragraph {paragraph + 1} of {len(story.body.paragraphs)}"
    return f"{told}. Quote: {speaker}." if speaker else told


def footer(
    room: Room, keys: KeyMap = USUAL, *, is_searched: bool = False, is_heard: bool = True
) -> tuple[str, ...]:
    """Keys of the pane that has the focus, the most wanted first, the way to all others last.

    `is_searched` claims that words are marked in the story, and can be walked through.
    """
    if is_searched and room is Room.STORY:
        return _parts(f"{_SEARCHED}  {_HELP}", room, keys)
    end = _ENDS.get(room, _END)
    if not hints(end, room, keys):
        end = _END
    if room is Room.HEADLINES and not is_heard:
        return _parts(f"{_LIST}  {end}  {_HELP}", room, keys)
    offered = _OFFERED[room]
    told = [
        f"{spoken(key)} {offered[command.word]}"
        for command, key in commands_of(room, keys)
        if command.word in offered
    ]
    return (*_parts(_HINTS[room], room, keys), *told, *_parts(f"{end}  {_HELP}", room, keys))


def _parts(told: str, room: Room, keys: KeyMap) -> tuple[str, ...]:
    """Hints with their keys, those left out that have none; help always has one."""
    return tuple(filter(None, hints(told, room, keys).split("  ")))


def counts(name: str, total: int, unread: int | None, breaking: int) -> str:
    """What the header says of the list: "wirereader   14 stories, 3 unread, 1 breaking"."""
    if name or (total and unread is None):
        told = named_counts(name or "stories", total, breaking)
    else:
        told = listing_counts(total, unread or 0, breaking)
    return f"wirereader   {told.removesuffix('.')}"


_SORTED = {
    "oldest": "oldest first",
    "source": "by source",
    "title": "by title",
    "unread": "unread first",
}


def scope_pieces(scope: ScopeShown, breaking: int) -> list[tuple[str, str]]:
    """What the header says of the list, with styles: its name, how many are unread, breaking."""
    pieces = [(" wirereader  ", "textline--key"), (f"{scope.name}  ", "textline--strong")]
    if not scope.total:
        told = "no unread stories" if scope.is_unread_only else "no stories"
    elif scope.is_unread_only:
        told = f"{scope.total:,} stories, unread only"
    else:
        told = f"{scope.unread:,} unread of {scope.total:,}"
    if scope.sort in _SORTED:
        told += f", {_SORTED[scope.sort]}"
    pieces.append((told, ""))
    if breaking:
        pieces += [("   ", ""), (f"{breaking:,} breaking", "textline--alarm")]
    return pieces


def analysed(known: tuple[int, int] | None) -> str:
    """What the header says while stories wait to be analysed: "1,120 of 1,302 analysed"."""
    if known is None or known[0] >= known[1]:
        return ""
    return f"{known[0]:,} of {known[1]:,} analysed"


def news(newer: int, keys: KeyMap = USUAL) -> str:
    """What the header says of what came since: "2 new, press r   "."""
    return f"{newer} new{_press('show-new', keys)}   " if newer else ""


def story_title(desk: Desk, story: Story) -> str:
    """The title of the story pane: "Story 1 of 14"."""
    row = desk.session.row
    listed = desk.listed(row)
    is_there = listed is not None and listed.id == story.id
    return f"Story {row + 1:,} of {desk.count():,}" if is_there else "Story"


def quotes_hint(quotes: int, keys: KeyMap = USUAL) -> str:
    """What stands at the right of the status line: "3 quotes, press u"."""
    return f"{count(quotes, 'quote')}{_press('quotes', keys)} " if quotes else ""


def _press(word: str, keys: KeyMap) -> str:
    key = spoken(keys.first(word))
    return f", press {key}" if key else ""


def ended(notice: FetchEnded, keys: KeyMap = USUAL) -> str:
    """What the status line says at the end of a refresh: "2 new stories. 1 failed, press e."."""
    failed = len(notice.faults)
    if not failed:
        return notice.said
    return f"{notice.said} {count(failed, 'error')}{_press('errors', keys)}."
