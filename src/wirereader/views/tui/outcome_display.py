"""What the panes show of what a command changed: another list, another story, another place."""

from typing import TYPE_CHECKING

from wirereader.desk.outcomes import HeadlinesShown, Outcome, StoryShown
from wirereader.desk.session import Room, Session
from wirereader.views.tui import page_opening, status_text

if TYPE_CHECKING:
    import re

    from wirereader.story.body import Span
    from wirereader.views.tui.screen import DeskScreen


def take(screen: "DeskScreen", outcome: Outcome, before: Session) -> None:
    """Paint what a command changed; `before` is where the reader was."""
    if outcome.leave or outcome.turns_to:
        screen.leave()
        return
    session, shown = outcome.session, outcome.shows
    screen.captions.say(outcome.said)
    if isinstance(shown, HeadlinesShown):
        _relist(screen, session.row)
    elif session.row != screen.headlines.row:
        screen.headlines.go(session.row)
    if session.story is not None and (
        session.story != screen.shown_id or isinstance(shown, StoryShown)
    ):
        open_story(screen, session.story)
        if session.offset:  # opened at a name, a quote, or where it was left
            _follow(screen, session, Session())
    elif outcome.is_done and outcome.session != before and session.story == screen.shown_id:
        _follow(screen, session, before)
    is_new = session.listed is not before.listed
    listed = len(session.listed) if is_new else 0
    page_opening.show_page(screen, outcome.said, shown, listed)


def _relist(screen: "DeskScreen", row: int) -> None:
    """Show another list of headlines, or the same with what came meanwhile."""
    screen.headlines.row = row
    screen.headlines.wanted = words_of(screen.desk.list_name())
    screen.headlines.measure()
    screen.show_room(Room.HEADLINES)
    screen.captions.tell_counts(screen.desk)
    screen.tell_titles()


def words_of(query: str) -> "re.Pattern[str] | None":
    """What finds the words of a search among the headlines."""
    if not query:
        return None
    from wirereader.views.tui.widgets.text_search import wanted_in

    return wanted_in(query)


def open_story(screen: "DeskScreen", story_id: str) -> None:
    """Show a story from where the desk is in it, and count it as read in a while."""
    story = screen.desk.story(story_id)
    if story is None:
        return
    findings = screen.desk.findings(story_id)
    screen.article.show(story, findings, status_text.summary(story, findings))
    screen.article.begin_at(screen.desk.session.offset)
    screen.tell_findings(findings)
    screen.tell_titles()
    screen.show_room(Room.STORY)
    screen.count_as_read_later()
    screen.desk.keep_place()


def show_again(screen: "DeskScreen") -> None:
    """Show other words of the open story, at the place the desk says."""
    story = screen.desk.story(screen.shown_id or "")
    if story is not None and story.id == screen.desk.session.story:
        findings = screen.desk.findings(story.id)
        told = status_text.summary(story, findings)
        screen.article.show_in_place(story, findings, told, screen.desk.session.offset)
        screen.tell_findings(findings)


def _follow(screen: "DeskScreen", session: Session, before: Session) -> None:
    """Go where the desk went in the open story."""
    findings = screen.article.findings
    spans: tuple[Span, ...] = ()
    if findings is not None and session.mention is not None:
        spans = (findings.mentions[session.mention].span,)
    elif findings is not None and session.quote is not None:
        spans = findings.quotes[session.quote].content
    moved = (session.mention, session.quote) != (before.mention, before.quote)
    if spans and (moved or session.offset != before.offset):
        screen.show_room(Room.STORY)
        screen.article.point(spans)
        screen.told = screen.article.row
    elif session.offset != before.offset:
        screen.article.point(())
        screen.article.go(screen.article.row_of(session.offset))
        screen.told = screen.article.row
