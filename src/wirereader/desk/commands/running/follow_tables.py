"""The tables of what is followed, and of alerts."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wirereader.desk.alerts.alert_sentences import alert_line, news_of
from wirereader.desk.phrases import count, full_stop
from wirereader.desk.session import PageKind
from wirereader.desk.tables.day_and_time import day_and_time, seconds_of
from wirereader.desk.tables.table_shown import Cell, Column, TableRow, TableShown, Tone
from wirereader.desk.targets import Ask, StoryId, TypedWords
from wirereader.story.clean import clean_line

if TYPE_CHECKING:
    from wirereader.library.events.follows import Alert, FollowState

_KINDS = {"event": "event", "name": "name", "query": "search"}
_LONGEST = 80


def named(kind: str, text: str) -> str:
    """What is followed, as a sentence names it: "the event Ferry hits pier"."""
    shown = clean_line(text, _LONGEST)
    return shown if kind == "name" else f"the {_KINDS.get(kind, kind)} {shown}"


def follow_table(kept: "Sequence[FollowState]") -> TableShown:
    """What is followed, in the order it was made; Enter lists the stories that it told of."""
    rows = tuple(_follow_row(at, one) for at, one in enumerate(kept, start=1))
    return TableShown(
        PageKind.FOLLOWS,
        "Followed",
        (
            Column("FOLLOWED"),
            Column("KIND"),
            Column("UNREAD", is_number=True, is_right=True),
            Column("ALERTS", is_number=True, is_right=True),
            Column("STATE"),
        ),
        rows,
        tuple(_follow_line(at, one) for at, one in enumerate(kept, start=1)),
        Ask("follows"),
        str(len(rows)),
        "{choose} alerts  {pause-row} pause  {delete-row} unfollow  {sort-table} sort"
        "  {narrow} filter  {undo} undo  {back} back",
        "follow",
    )


def _follow_row(at: int, one: "FollowState") -> TableRow:
    follow = one.follow
    turned = "resume" if follow.is_paused else "pause"
    return TableRow(
        str(follow.id),
        (
            Cell(clean_line(follow.text, _LONGEST), Tone.STRONG),
            Cell(_KINDS.get(follow.kind, follow.kind)),
            Cell(f"{one.unread:,}", Tone.COUNT, one.unread),
            Cell(f"{one.alerts:,}", Tone.COUNT, one.alerts),
            Cell("paused" if follow.is_paused else "", Tone.MUTED),
        ),
        {
            "choose": Ask("alerts", TypedWords(f"of {at}")),
            "pause-row": Ask("alerts", TypedWords(f"{turned} {at}")),
            "delete-row": Ask("unfollow", TypedWords(str(at))),
        },
    )


def _follow_line(at: int, one: "FollowState") -> str:
    follow = one.follow
    shown = full_stop(clean_line(follow.text, _LONGEST))
    paused = " Paused." if follow.is_paused else ""
    kind = _KINDS.get(follow.kind, follow.kind)
    return (
        f"{at}. {shown} {kind.capitalize()}, {count(one.alerts, 'alert')},"
        f" {one.unread} unread.{paused}"
    )


def alert_table(kept: "Sequence[Alert]", now: datetime) -> TableShown:
    """Alerts, the newest first; Enter opens the story."""
    rows = tuple(
        TableRow(
            str(one.number),
            (
                Cell("" if one.is_read else "new", Tone.WARNING),
                Cell(day_and_time(one.at, now), Tone.MUTED, seconds_of(one.at)),
                Cell(clean_line(one.followed, 40)),
                Cell(clean_line(one.headline, 200), Tone.STRONG),
                Cell(clean_line(one.source, 60), Tone.MUTED),
                Cell(news_of(one)),
            ),
            {"choose": Ask("open", StoryId(one.story))},
        )
        for one in kept
    )
    lines = tuple(
        f"{at}. {'' if one.is_read else 'New. '}{day_and_time(one.at, now)}: {alert_line(one)}"
        for at, one in enumerate(kept, start=1)
    )
    return TableShown(
        PageKind.ALERTS,
        "Alerts",
        (
            Column(""),
            Column("TIME", is_number=True),
            Column("FOLLOWED"),
            Column("STORY"),
            Column("SOURCE"),
            Column("WHAT IS NEW"),
        ),
        rows,
        lines,
        Ask("alerts"),
        str(len(rows)),
        "{choose} open  {sort-table} sort  {narrow} filter  {back} back",
        "alert",
    )
