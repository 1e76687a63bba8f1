"""Alerts of one line that a report stands for: an event is told once, as the report tells it.

A headline without a text has too few words to be put into an event for sure, so it may stand alone,
or in an older event of the same names.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from wirereader.desk.commands.running.event_weights import Weighed, names_of
from wirereader.tracking.word_frequencies import is_common_word
from wirereader.tracking.word_stems import terms

if TYPE_CHECKING:
    from wirereader.library.events.event_queries import EventStory

_NAMES = 2  # names of an alert that a report has, too
_WORDS = 1  # other words of it that the report has


def without_bare_alerts(events: Sequence[Weighed], since: datetime) -> list[Weighed]:
    """The events in their order, but for those that have a bare alert alone to tell since a time.

    And of which a report by several outlets has the names, and a word besides.
    """
    reports = [
        (event, {term for one in event.stories for term in terms(f"{one.headline} {one.text}")})
        for event in events
        if event.is_news and not all(map(_is_bare, _since(event, since)))
    ]
    return [
        event
        for event in events
        if event.is_own or not _is_told(_since(event, since), event, reports)
    ]


def _since(event: Weighed, since: datetime) -> "Sequence[EventStory]":
    return [one for one in event.stories if one.published >= since] or event.stories[-1:]


def _is_bare(story: "EventStory") -> bool:
    return len(story.text) <= len(story.headline)


def _is_told(
    alerts: "Sequence[EventStory]", event: Weighed, reports: Sequence[tuple[Weighed, set[str]]]
) -> bool:
    if not all(map(_is_bare, alerts)):
        return False
    for alert in alerts:
        names = {term for name in names_of(alert) for term in _name_terms(name)}
        words = {*terms(alert.headline)} - names
        if len(names) < _NAMES or not any(
            names <= told and len(words & told) >= _WORDS
            for report, told in reports
            if report is not event
        ):
            return False
    return True


def _name_terms(name: str) -> list[str]:
    return [] if is_common_word(name.casefold()) else terms(name)
