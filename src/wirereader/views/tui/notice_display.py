"""What the full screen does with what the desk tells unasked: it never moves the reader."""

import time
from typing import TYPE_CHECKING

from textual.message import Message

from wirereader.desk.notices import (
    Arrived,
    BreakingArrived,
    FetchEnded,
    Fetching,
    FindingsFailed,
    FindingsReady,
    MarksChanged,
    Notice,
    Trouble,
    Working,
)
from wirereader.desk.session import Room
from wirereader.views.tui import status_text
from wirereader.views.tui.outcome_display import show_again
from wirereader.views.tui.panes.pane_layout import is_heard

PROGRESS_S = 10.0
"""By ear it is told at most this often (seconds) how far something is."""
TOGETHER_S = 0.04
"""So long the picture of another pane is waited for (seconds), where it is drawn but once."""


class Signalled(Message):
    """Something for the terminal itself."""

    def __init__(self, signals: str) -> None:
        super().__init__()
        self.signals = signals


if TYPE_CHECKING:
    from wirereader.views.tui.screen import DeskScreen


def draw_at_once(screen: "DeskScreen") -> None:
    """Have what changes now drawn together a moment later, for a reader that speaks each drawing.

    Layout follows a change of pane by some turns of the loop: the sentence, the pane and its title
    would be drawn, and heard, one after the other.
    """
    if is_heard(screen.desk.settings):
        screen.app.delay_update(TOGETHER_S)


def is_left(screen: "DeskScreen") -> bool:
    """Claim that a listener has gone back to the list: its row is not to be spoken once more."""
    return is_heard(screen.desk.settings) and screen.captions.here is Room.HEADLINES


def hear(screen: "DeskScreen", notice: Notice) -> None:
    """Paint what a notice changes."""
    captions, desk = screen.captions, screen.desk
    match notice:
        case FindingsReady(story=story) if story == screen.shown_id:
            _mark_names(screen, story)
        case FindingsFailed(story=story, said=said) if story == screen.shown_id:
            captions.say(said)
            screen.tell_findings(None)
        case MarksChanged(story=""):
            screen.headlines.measure()
            captions.tell_counts(desk)
        case MarksChanged(story=story):
            screen.headlines.repaint_story(story, screen.headlines.rows_in_sight())
            captions.tell_counts(desk)
        case Trouble(said=said):
            captions.say(said)
        case Arrived():
            captions.tell_counts(desk)
        case Fetching(said=said) | Working(said=said):
            _tell_progress(screen, said)
        case FetchEnded():
            captions.progress_at = None
            captions.say(status_text.ended(notice, screen.keys))
            screen.run_worker(_after_fetch(screen), group="news", name="news")
        case BreakingArrived(headline=headline):
            _announce(screen, headline)


def _tell_progress(screen: "DeskScreen", said: str) -> None:
    """How far it is; by ear every ten seconds, for that it has begun the command has said."""
    captions, now = screen.captions, time.monotonic()
    if captions.progress_at is None:
        captions.progress_at = now
    if is_heard(screen.desk.settings) and now - captions.progress_at < PROGRESS_S:
        return
    captions.progress_at = now
    captions.say(f"{said} Ctrl+C stops.", is_kept=False)


async def _after_fetch(screen: "DeskScreen") -> None:
    """See what came; an open story whose words were fetched stays where it was being read."""
    await screen.desk.look_for_news()
    if await screen.desk.renew_story():
        show_again(screen)


def _mark_names(screen: "DeskScreen", story_id: str) -> None:
    story, findings = screen.article.story, screen.desk.findings(story_id)
    if story is not None:
        screen.article.mark(findings, status_text.summary(story, findings))
        screen.tell_findings(findings)


def _announce(screen: "DeskScreen", headline: str) -> None:
    """Ring and notify, if the reader asked for it; the screen itself says nothing."""
    from wirereader.views.tui.terminal_signals import bell, notification

    asked = screen.desk.settings.breaking
    written = (bell() if asked.bell else "") + notification(asked.notify, headline)
    if written:
        screen.post_message(Signalled(written))
