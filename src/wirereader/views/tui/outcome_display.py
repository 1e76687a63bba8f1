"""What the panes show of what a command changed: another list, another story, another place."""

from typing import TYPE_CHECKING

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import NamesShown, Outcome, QuotesShown
from wirereader.desk.phrases import NO_QUOTES, name_counts, nothing_listed
from wirereader.desk.session import Room, Session
from wirereader.story.findings import Findings
from wirereader.views.tui import status_text
from wirereader.views.tui.panes.pane_layout import Panes
from wirereader.views.tui.panes.story_head import HeadFacts
from wirereader.views.tui.screen_output import TOGETHER_S
from wirereader.views.tui.status_bar import StatusBar

if TYPE_CHECKING:
    import re

    from wirereader.story.body import Span
    from wirereader.story.story import Story


class OutcomeDisplay:
    """Keeps the panes, and the lines around them, in step with where the desk says the reader is.

    It asks the desk for nothing but what is at hand: nobody waits for it.
    """

    def __init__(self, desk: Desk, panes: Panes, status_bar: StatusBar) -> None:
        self._desk = desk
        self._panes = panes
        self._bar = status_bar
        self.told = -1
        """The line whose sentence the desk has said, so that ours stays away."""

    # What a command changed

    def show(self, outcome: Outcome, before: Session, fills: Room | None) -> bool:
        """Show what a command changed; claim that a story was opened.

        `before` is where the reader was; `fills` is the pane that begins anew, also with the same.
        """
        session, panes = outcome.session, self._panes
        if fills is Room.HEADLINES:
            self._show_list(session.row)
        elif session.row != panes.headlines.row:
            panes.headlines.go(session.row)
        if session.room is Room.HEADLINES:
            self._show_beside(session, before)
            return False
        is_opened = False
        if session.story is not None and (session.story != panes.shown_id or fills is Room.STORY):
            is_opened = self._open_story(session.story, is_shown=self._is_shown(session.story))
            if session.offset:  # opened at a name, a quote, or where it was left
                self._follow(session, Session())
        elif outcome.is_done and session != before and session.story == panes.shown_id:
            self._follow(session, before)
        if fills is Room.HEADLINES or (is_opened and session.room is not Room.STORY):
            self.show_room(session.room)  # back in a story, or in its quotes at once
        return is_opened and session.room is Room.STORY

    def _show_beside(self, session: Session, before: Session) -> None:
        """Show the story that a command was about, or that was open here; the focus stays."""
        is_other = session.story not in {before.story, self._panes.shown_id}
        if is_other and session.story is not None and self._show_story(session.story):
            self.go_to_place()
            self.tell_titles()

    def _show_list(self, row: int) -> None:
        """Show another list of headlines, or the same with what came meanwhile."""
        self.begin_list(row)
        self._panes.headlines.measure()
        self.show_room(Room.HEADLINES)
        self._bar.tell_counts(self._desk)
        self.tell_titles()

    def renew_list(self) -> None:
        """Show what came in the list; whoever reads a story stays in it."""
        self.begin_list(self._desk.session.row)
        self._panes.headlines.measure()
        self._bar.tell_counts(self._desk)
        self.tell_titles()

    def begin_list(self, row: int) -> None:
        """Be on this row of the list, and have the words that were searched for stand out."""
        self._panes.headlines.row = row
        scope = self._desk.scope
        self._panes.headlines.use_order(scope.sort)
        self._panes.headlines.nothing = nothing_listed(
            scope.name, is_narrow=scope.is_narrow, is_unread_only=scope.is_unread_only
        )
        self._panes.headlines.wanted = _words_of(self._desk.screen.searched)

    def _is_shown(self, story_id: str) -> bool:
        """Claim that a story stands in its pane as it was shown there, and nobody moved in it."""
        article = self._panes.article
        story = self._desk.story(story_id)
        return story is not None and article.story is story and article.is_untouched

    def _open_story(self, story_id: str, *, is_shown: bool) -> bool:
        """Show a story from where the desk is in it; False where there is none."""
        if not is_shown and not self._show_story(story_id):
            return False
        self._panes.article.begin_at(self._desk.session.offset)
        self.tell_titles()
        self.show_room(Room.STORY)
        return True

    def _show_story(self, story_id: str) -> bool:
        """Fill the panes from a story's beginning; False where there is none."""
        story = self._desk.story(story_id)
        if story is None:
            return False
        self._panes.article.show(story, self._facts(story))
        self.tell_findings(self._panes.article.findings)
        return True

    def _facts(self, story: "Story") -> HeadFacts:
        """What is told above the words of a story, as far as it is at hand."""
        desk = self._desk
        findings = desk.findings(story.id)
        if desk.settings.access.is_heard:
            return HeadFacts(findings, summary=status_text.summary(story, findings))
        listed = desk.listed(desk.session.row)
        tags = listed.tags if listed is not None and listed.id == story.id else ()
        why = "" if findings is not None else desk.why_no_findings(story.id) or ""
        return HeadFacts(findings, why, tags, desk.now())

    def _follow(self, session: Session, before: Session) -> None:
        """Go where the desk went in the open story."""
        article = self._panes.article
        findings = article.findings
        spans: tuple[Span, ...] = ()
        if findings is not None and session.mention is not None:
            spans = (findings.mentions[session.mention].span,)
        elif findings is not None and session.quote is not None:
            spans = findings.quotes[session.quote].content
        moved = (session.mention, session.quote) != (before.mention, before.quote)
        if spans and (moved or session.offset != before.offset):
            self.show_room(Room.STORY)
            article.point(spans)
            self.told = article.row
            self._light_quotes()
        elif session.offset != before.offset:
            article.point(())
            article.go(article.row_of(session.offset))
            self.told = article.row
            self._light_quotes()

    # What nobody asked for

    def preview(self) -> None:
        """Show the story that is open, else that of the selected row, in the story pane."""
        desk, panes = self._desk, self._panes
        if not desk.count() or panes.article.story is not None:
            return
        is_open = desk.session.room is not Room.HEADLINES
        listed = desk.listed(panes.headlines.row)
        wanted = desk.session.story if is_open else listed and listed.id
        if not self._show_story(wanted or ""):
            return
        if is_open or self._bar.is_heard:
            self.tell_place()
        else:  # no pane has its place yet: the list has the focus, whatever stands beside it
            self._bar.tell_row(desk, panes.article, panes.quotes.shown)

    def show_beside(self) -> None:
        """Show the story at hand beside the list, where the reader stays."""
        story = self._desk.session.story
        if story is not None and story != self._panes.shown_id and self._show_story(story):
            self._panes.article.begin_at(self._desk.session.offset)
            self.told = self._panes.article.row
            self.tell_place()

    def go_to_place(self) -> None:
        """Be in the shown story where the desk says the reader is; the focus stays."""
        session, article = self._desk.session, self._panes.article
        if article.story is None or article.story.id != session.story:
            return
        if session.offset or not article.is_laid:
            article.begin_at(session.offset)
            self.told = article.row
            self.tell_place()

    def show_again(self) -> None:
        """Show other words of the open story, at the place the desk says."""
        story = self._desk.story(self._panes.shown_id or "")
        if story is not None and story.id == self._desk.session.story:
            facts = self._facts(story)
            self._panes.article.show_in_place(story, facts, self._desk.session.offset)
            self.tell_findings(facts.findings)

    def mark_names(self, story_id: str) -> None:
        """Draw the names and quotes that were found in the story that is shown."""
        story = self._panes.article.story
        if story is not None and story.id == story_id:
            facts = self._facts(story)
            self._panes.article.mark(facts)
            self.tell_findings(facts.findings)

    def tell_head(self) -> None:
        """Tell above the words what changed there: tags."""
        story = self._panes.article.story
        if story is not None and not self._bar.is_heard:
            self._panes.article.tell_head(self._facts(story))

    # Where the reader went by themselves

    def show_room(self, room: Room) -> None:
        """Be in the pane of `room`."""
        if room is not self._panes.room or self._bar.is_typed_in:
            self.draw_together()
            self.tell_titles(room)
        self._panes.show_room(room)

    def draw_together(self) -> None:
        """Draw what changes now together, a moment later, for a reader that speaks each drawing.

        Layout follows a change of pane by some turns of the loop: the sentence, the pane and its
        title would be drawn, and heard, one after the other.
        """
        if self._bar.is_heard:
            self._panes.app.delay_update(TOGETHER_S)

    def follow_eye(self, row: int) -> None:
        """The eye is on another line of the open story: the desk and the status line know it."""
        if row != self.told:  # where the desk went it knows better than by the line
            self._desk.place(self._panes.article.reading_at)
            self.tell_place()
        self.told = -1

    # Words around the panes

    def tell_findings(self, findings: Findings | None) -> None:
        """Fill the panes of quotes and names."""
        panes = self._panes
        story = panes.article.story
        if story is None or findings is None:
            why = (self._desk.why_no_findings(story.id) if story else None) or ""
            panes.quotes.show(QuotesShown(()), why)
            panes.names.show(NamesShown(()), why)
        else:
            said = findings.trouble
            names = self._desk.names(story.id)
            panes.quotes.show(self._desk.quotes(story.id), said or NO_QUOTES)
            self._bar.tell_quotes(panes.quotes.shown)
            panes.names.show(names, said or name_counts(()))
        self.tell_titles()

    def tell_titles(self, room: Room | None = None) -> None:
        """Say in the titles what the panes hold, for the pane of `room` or that with the focus."""
        here = self._panes.room if room is None else room
        article = self._panes.article
        number = status_text.story_title(self._desk, article.story) if article.story else "Story"
        self._bar.enter(here, self._desk)
        self._panes.tell_titles(here, number)
        if self._panes.is_in_navigator:
            self._bar.tell_navigator()
        else:
            self._bar.tell_keys(here, is_searched=bool(article.matches))

    def tell_place(self) -> None:
        """Say in the status line where the eye is, and follow it with the quotes."""
        panes = self._panes
        if panes.room is Room.HEADLINES and panes.has_preview:
            self._bar.tell_row(self._desk, panes.article, panes.quotes.shown)
        else:
            self._bar.tell_place(panes.article, panes.quotes.shown)
        self._light_quotes()

    def _light_quotes(self) -> None:
        """Have the quotes follow the paragraph being read."""
        panes = self._panes
        if panes.room is not Room.QUOTES:
            panes.quotes.go_to_paragraph(panes.article.paragraph + 1)


def _words_of(query: str) -> "re.Pattern[str] | None":
    """What finds the words of a search among the headlines."""
    if not query:
        return None
    from wirereader.views.tui.widgets.text_search import wanted_in

    return wanted_in(query)
