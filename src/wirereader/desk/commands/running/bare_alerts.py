"""Alerts of one line that a report stands for: an event is told once, as the report tells it.

A headline without a text has too few words to be put into an event for sure: it may stand alone, in
an older event of the same names, or, having come before any report, among strangers.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk.commands.running.event_weights import Weighed, names_of
from wirereader.tracking.word_frequencies import is_common_word
from wirereader.tracking.word_stems import terms

if TYPE_CHECKING:
    from wirereader.library.events.event_queries import EventStory

_NAMES = 2  # names of an alert that lead to a report


def without_bare_alerts(events: Sequence[Weighed], since: datetime) -> list[Weighed]:
    """The events in their order, without the bare alerts that another event's reports tell.

    Reports tell an alert where several outlets have all its names and a word of it besides; an
    event that has nothing else to tell since a time is left out.
    """
    reports = [_Reports(event, _told(event)) for event in events]
    kept = []
    for event in events:
        recent = _since(event, since)
        gone = [] if event.is_own else [one for one in recent if _is_told(one, event, reports)]
        if not gone:
            kept.append(event)
        elif len(gone) < len(recent):
            stories = tuple(one for one in event.stories if one not in gone)
            kept.append(event._replace(stories=stories))
    return kept


class _Reports(NamedTuple):
    """An event, and the terms of its stories that have a text."""

    event: Weighed
    told: set[str]


def _told(event: Weighed) -> set[str]:
    reports = (one for one in event.stories if not _is_bare(one))
    return {term for one in reports for term in terms(f"{one.headline} {one.text}")}


def _since(event: Weighed, since: datetime) -> "Sequence[EventStory]":
    return [one for one in event.stories if one.published >= since] or event.stories[-1:]


def _is_bare(story: "EventStory") -> bool:
    return len(story.text) <= len(story.headline)


def _is_told(alert: "EventStory", event: Weighed, reports: Sequence[_Reports]) -> bool:
    """Claim that another event's reports tell an alert, and those of its own event do not.

    Beside reports that lack a name of it an alert is among strangers: two names, or one with a
    word, lead to the reports it belongs to.  Else it may be news of its own, and takes both.
    """
    if not _is_bare(alert):
        return False
    names = {term for name in names_of(alert) for term in terms(name)}
    telling = {term for name in names_of(alert) for term in _name_terms(name)}
    words = {*terms(alert.headline)} - names
    own = next(one.told for one in reports if one.event is event)
    is_named = bool(own) and names <= own
    if not telling or (is_named and words & own):
        return False
    others = [
        one.told for one in reports
        if one.event is not event and one.event.is_news and names <= one.told
    ]  # fmt: skip
    if own and not is_named:
        return any(len(telling) >= _NAMES or words & told for told in others)
    return len(telling) >= _NAMES and any(words & told for told in others)


def _name_terms(name: str) -> list[str]:
    return [] if is_common_word(name.casefold()) else terms(name)
