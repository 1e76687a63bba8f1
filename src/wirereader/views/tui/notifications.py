"""What the full screen does with what the desk tells unasked: it never moves the reader."""

import time

from wirereader.desk.desk import Desk
from wirereader.desk.notices import (
    AlertsArrived,
    Arrived,
    BreakingArrived,
    FetchEnded,
    Fetching,
    FindingsFailed,
    FindingsReady,
    ListRenewed,
    MarksChanged,
    Notice,
    SettingsChanged,
    Trouble,
    Working,
)
from wirereader.views.tui import status_text, theme
from wirereader.views.tui.outcome_display import OutcomeDisplay
from wirereader.views.tui.panes.pane_layout import Panes
from wirereader.views.tui.status_bar import StatusBar
from wirereader.views.tui.widgets.line_wrapping import Spacing

PROGRESS_S = 10.0
"""By ear it is told at most this often (seconds) how far something is."""


class Notifications:
    """Paints what a notice of the desk changes."""

    def __init__(
        self, desk: Desk, panes: Panes, status_bar: StatusBar, display: OutcomeDisplay
    ) -> None:
        self._desk = desk
        self._panes = panes
        self._bar = status_bar
        self._display = display

    def hear(self, notice: Notice) -> None:
        """Paint what a notice changes."""
        bar, panes = self._bar, self._panes
        match notice:
            case FindingsReady(story=story) if story == panes.shown_id:
                self._display.mark_names(story)
            case FindingsFailed(story=story, said=said) if story == panes.shown_id:
                bar.say(said)
                self._display.mark_names(story)
            case MarksChanged(story=story):
                self._paint_marks(story)
            case Trouble(said=said):
                bar.say(said)
            case Arrived() | ListRenewed():
                self._tell_news(notice)
            case Fetching(said=said) | Working(said=said):
                self._tell_progress(said)
            case FetchEnded():
                bar.progress_at = None
                bar.say(status_text.ended(notice, bar.keys))
                panes.run_worker(self._after_fetch(), group="news", name="news")
            case _:
                self._hear_of_more(notice)

    def _hear_of_more(self, notice: Notice) -> None:
        match notice:
            case BreakingArrived(headline=headline):
                self._announce(headline)
            case AlertsArrived(lines=lines, is_new=is_new):
                self._tell_alerts(lines, is_new=is_new)
            case SettingsChanged():
                self._apply_settings()

    def _apply_settings(self) -> None:
        """Draw by the settings as they are now, as far as a screen that stands can."""
        app, reading = self._panes.app, self._desk.settings.reading
        wanted = theme.named(self._desk.settings.appearance.theme)
        if app.theme not in {theme.COLOURLESS, wanted}:
            app.theme = wanted
        spacing = Spacing(reading.line_spacing, reading.paragraph_gap)
        self._panes.article.refit(reading.text_width, spacing)

    def _paint_marks(self, story: str) -> None:
        """Show marks that changed: of one story, or of many ("")."""
        panes = self._panes
        if story:
            panes.headlines.repaint_story(story, panes.headlines.rows_in_sight())
        else:
            panes.headlines.measure()
        self._bar.tell_counts(self._desk)
        if story in {"", panes.shown_id}:
            self._display.tell_head()

    def _tell_news(self, notice: Arrived | ListRenewed) -> None:
        """Count what came; the first stories of the reader's own are shown at once."""
        if isinstance(notice, ListRenewed):
            self._display.renew_list()
        self._bar.tell_counts(self._desk)

    def _tell_progress(self, said: str) -> None:
        """How far it is; by ear every ten seconds, for that it has begun the command has said."""
        bar, now = self._bar, time.monotonic()
        if bar.progress_at is None:
            bar.progress_at = now
        if bar.is_heard and now - bar.progress_at < PROGRESS_S:
            return
        bar.progress_at = now
        bar.say(f"{said} Ctrl+C stops.", is_kept=False)

    async def _after_fetch(self) -> None:
        """See what came; an open story whose words were fetched stays where it was being read."""
        await self._desk.look_for_news()
        if not self._bar.is_heard:  # each row that is drawn again would be heard again
            await self._desk.screen.renew_rows()
        if await self._desk.renew_story():
            self._display.show_again()

    def _announce(self, headline: str) -> None:
        """Ring and notify, if the reader asked for it; the screen itself says nothing."""
        asked = self._desk.settings.breaking
        self._signal(f"Breaking: {headline}", asked.notify, rings=asked.bell)

    def _tell_alerts(self, lines: tuple[str, ...], *, is_new: bool) -> None:
        """Say what is new of what is followed; new ones ring and notify as the reader asked."""
        for line in lines:
            self._bar.say(line)
        if is_new:
            asked = self._desk.settings.alerts
            self._signal(" ".join(lines), asked.desktop, rings=asked.ring)

    def _signal(self, words: str, kind: str, *, rings: bool) -> None:
        from wirereader.views.tui.terminal_signals import Signalled, bell, notification

        written = (bell() if rings else "") + notification(kind, words)
        if written:
            self._panes.post_message(Signalled(written))
