"""The table of sources: title, folder, unread, stories, what came last, and how each is doing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from wirereader.desk.phrases import capital, count, full_stop
from wirereader.desk.session import PageKind
from wirereader.desk.subscriptions.subscriptions import name_of, shown_address
from wirereader.desk.tables.day_and_time import day_and_time, seconds_of
from wirereader.desk.tables.sparkline import sparkline
from wirereader.desk.tables.table_shown import (
    Cell,
    Column,
    Does,
    Prompt,
    TableRow,
    TableShown,
    Tone,
)
from wirereader.desk.targets import Ask, SourceKey, TypedWords
from wirereader.settings.value_types import Duration
from wirereader.story.source import Paused, SourceKind

if TYPE_CHECKING:
    from wirereader.library.results import SourceState

COLUMNS = (
    Column("FEED"),
    Column("FOLDER"),
    Column("UNREAD", is_number=True, is_right=True),
    Column("STORIES", is_number=True, is_right=True),
    Column("LAST NEW", is_number=True),
    Column("STATE"),
)
_UNREAD = 2
_NO_DAYS: Mapping[int, Sequence[int]] = MappingProxyType({})
DAYS = 30
"""So many days are told of a source, as of a name."""
HINTS = (
    "{choose} its stories  {refresh} refresh  {mark-all-read} mark read  {edit-row} edit"
    "  {move-row} move  {pause-row} pause  {delete-row} unsubscribe  {add} add  {sort-table} sort"
    "  {narrow} filter  {undo} undo  {back} back"
)
_INTERVAL = Duration("1m", "90d")
_PAUSED = {
    Paused.BY_READER: "paused",
    Paused.PRIVATE: "paused: local network address",
    Paused.GONE: "gone (410): unsubscribe with {key}",
    Paused.FAILING: "paused: too many failures",
}
_TROUBLED = (Paused.GONE, Paused.FAILING)


def source_table(
    states: "Sequence[SourceState]",
    lines: tuple[str, ...],
    now: datetime,
    days: Mapping[int, Sequence[int]] = _NO_DAYS,
) -> TableShown:
    """The sources that are followed; `lines` tell each in a sentence, in the same order.

    `days` are the stories a day of the last ones by source, today last.
    """
    folders = {state.source.folder for state in states if state.source.folder}
    failing = sum(is_failing(state) for state in states)
    told = str(len(states))
    if folders:
        told += f" in {count(len(folders), 'folder')}"
    if failing:
        told += f", {failing} failing"
    return TableShown(
        PageKind.SOURCES,
        "Feeds",
        COLUMNS,
        tuple(_row(state, now, days.get(state.source.id, ())) for state in states),
        lines,
        Ask("sources"),
        told,
        HINTS,
        "feed",
        _UNREAD,
        MappingProxyType({"add": Prompt("Address, site, file or list", "add")}),
    )


def is_failing(state: "SourceState") -> bool:
    """Claim that the last try at a source failed, or that it was given up for that."""
    memory = state.memory
    return bool(memory.failures or memory.what) or state.source.paused in _TROUBLED


def _row(state: "SourceState", now: datetime, days: Sequence[int]) -> TableRow:
    source, memory = state.source, state.memory
    title = Tone.STRONG if state.unread else Tone.USUAL
    cells = (
        Cell(name_of(source), title),
        Cell(" / ".join(source.folder), Tone.MUTED),
        Cell(f"{state.unread:,}" if state.unread else "", Tone.COUNT, state.unread),
        Cell(f"{state.total:,}" if state.total else "", Tone.MUTED, state.total),
        Cell(day_and_time(memory.changed_at, now), Tone.MUTED, seconds_of(memory.changed_at)),
        _state(state, now),
    )
    return TableRow(source.key, cells, source_actions(state), _facts(state, now, days))


def source_actions(state: "SourceState") -> Mapping[str, Does]:
    """What keys do to a source, by word; of a table's row, and of the navigator's."""
    source = state.source
    key, quoted = SourceKey(source.key), _quoted(source.key)
    return {
        "choose": Ask("scope", TypedWords(f"source:{source.id}")),
        "mark-all-read": Ask("mark-all-read", TypedWords(f"source:{source.id}")),
        "refresh": Ask("refresh", key),
        "edit-row": Prompt("Set (like interval=2h)", "set-source", f"{quoted} "),
        "rename-row": Prompt(
            "Title", "set-source", f"{quoted} title=", name_of(source), is_quoted=True
        ),
        "move-row": Prompt(
            "Folder", "set-source", f"{quoted} folder=", "/".join(source.folder), is_quoted=True
        ),
        "address-row": Prompt(
            "Address", "set-source", f"{quoted} address=", source.address, is_quoted=True
        ),
        "site-row": Ask("site", key),
        "pause-row": Ask("resume" if source.paused is not None else "pause", key),
        "delete-row": Ask("remove", key),
    }


def _quoted(key: str) -> str:
    import shlex

    return shlex.quote(key)


def _state(state: "SourceState", now: datetime) -> Cell:
    """How a source is doing, as a cell."""
    source, memory = state.source, state.memory
    again = day_and_time(memory.due_at, now)
    if source.paused is not None:
        tone = Tone.ERROR if source.paused in _TROUBLED else Tone.MUTED
        return Cell(_PAUSED[source.paused].format(key="d"), tone)
    if memory.failures or memory.what:
        why = (memory.why or memory.what).rstrip(".")
        retry = f", retry {again}" if again else ""
        return Cell(f"{why[:1].lower()}{why[1:]}{retry}", Tone.WARNING)
    if source.kind is SourceKind.FOLDER:
        return Cell("file" if PurePath(source.address).suffix else "folder", Tone.MUTED)
    if memory.fetched_at is None:
        return Cell("not fetched yet", Tone.MUTED)
    return Cell(f"due {again}" if again else "due", Tone.MUTED)


def _facts(state: "SourceState", now: datetime, days: Sequence[int]) -> tuple[str, ...]:
    """More about a source: its address, what went wrong, how often it is asked, its days."""
    source, memory = state.source, state.memory
    facts = [f"{name_of(source)}  {shown_address(source)}"]
    if memory.failures or memory.what:
        tries = (
            f" {count(memory.failures, 'try').replace('trys', 'tries')}." if memory.failures else ""
        )
        is_said = "kept" in memory.remedy
        kept = " Older stories are kept." if state.total and not is_said else ""
        facts.append(
            f"{full_stop(capital(memory.why or memory.what))}{tries}{kept} {memory.remedy}"
        )
    interval = source.options.interval_s
    told = [
        f"every {_INTERVAL.written(interval)[1:-1]}" if interval is not None else "",
        f"fetched {day_and_time(memory.fetched_at, now)}" if memory.fetched_at else "",
        f"{count(state.total, 'story')}, {state.unread:,} unread",
        "full articles" if source.options.whole_article else "",
        f"tags: {', '.join(source.tags)}" if source.tags else "",
    ]
    facts.append(capital(" · ".join(filter(None, told))))
    if any(days):
        a_day = round(sum(days) / len(days))
        often = f"{a_day} a day" if a_day else count(sum(days), "story")
        facts.append(f"{sparkline(days)}  {often}, {len(days)} days")
    return tuple(facts)
