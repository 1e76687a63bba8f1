"""What the full screen begins with: the row, the story and the line where the reader is.

A reader who went to plain mode and came back finds it as they left it.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from wirereader.desk.keymap.key_names import spoken
from wirereader.desk.position_restore import Recalled
from wirereader.desk.session import Room
from wirereader.views.tui import status_text

_AROUND = 5
"""Lines above and below the rows of a list."""
_HIGHEST = 3
"""A row of the list has no more lines than these."""

if TYPE_CHECKING:
    from wirereader.views.tui.app import WireApp
    from wirereader.views.tui.screen import DeskScreen


@dataclass(frozen=True, slots=True)
class Carried:
    """What one full screen leaves to the next of the same run."""

    theme: str
    typed: dict[str, list[str]]
    looked_for: str
    said: tuple[tuple[datetime, str], ...]


def carried(app: "WireApp") -> Carried:
    """What is to be kept of a full screen that ends."""
    screen = app.panes
    return Carried(app.theme, screen.typed, screen.looked_for, tuple(screen.captions.said))


def take_over(screen: "DeskScreen", left: Carried) -> None:
    """Begin with what another full screen left."""
    screen.typed, screen.looked_for = left.typed, left.looked_for
    screen.captions.said.extend(left.said)


def recalled(screen: "DeskScreen") -> Recalled | None:
    """Where the reader was in the last run; its row is selected unless that would hide news."""
    desk = screen.desk
    if screen.turned is not None or desk.opening[0] != "list":
        return None
    last = desk.recall()
    in_sight = (screen.app.size.height - _AROUND) // _HIGHEST
    if last is not None and (not last.has_news or last.row < in_sight):
        desk.select(last.row)
    return last


def preview(screen: "DeskScreen") -> None:
    """Show the story that is open, else that of the selected row, in the story pane."""
    desk = screen.desk
    if not desk.count() or screen.article.story is not None:
        return
    is_open = desk.session.room is not Room.HEADLINES
    wanted = desk.session.story if is_open else desk.headline(screen.headlines.row).id
    if story := desk.story(wanted or ""):
        findings = desk.findings(story.id)
        screen.article.show(story, findings, status_text.summary(story, findings))
        screen.tell_findings(findings)
        screen.tell_place()


async def arrive(screen: "DeskScreen") -> None:
    """Do what comes first, once the first picture stands: open a story, or go where it was left."""
    desk = screen.desk
    if screen.has_turned:
        return
    if desk.opening[0] != "list":
        await screen.ask_now(*desk.opening)
        return
    if desk.session.room is not Room.HEADLINES:
        screen.count_as_read_later()
    elif desk.count() and desk.session.story is None:
        await screen.open_beside()
    go_to_place(screen)
    last = screen.recalled
    if screen.turned is not None:
        screen.captions.say(screen.turned.said)
    elif last is not None and last.is_begun and last.row != desk.session.row:
        key = spoken(screen.keys.first("history-back"))
        how = f" {key} goes there." if key else ""
        screen.captions.say(f"You were at story {last.row + 1}.{how}")


def go_to_place(screen: "DeskScreen") -> None:
    """Be in the shown story where the desk says the reader is; the focus stays."""
    session, article = screen.desk.session, screen.article
    if article.story is None or article.story.id != session.story:
        return
    if session.offset or not article.is_laid:
        article.begin_at(session.offset)
        screen.told = article.row
        screen.tell_place()
