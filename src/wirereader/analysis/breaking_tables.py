"""What the judgement of breaking news asks of a language; small, as every refresh loads it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from wirereader.analysis.word_tables import NEVER, NO_ENTRIES, NO_WORDS
from wirereader.story.alert import AlertLevel


class BreakingWords(NamedTuple):
    """Labels of breaking news."""

    levels: Mapping[str, AlertLevel] = NO_ENTRIES
    """What a label by itself says, in small letters."""
    categories: frozenset[str] = NO_WORDS
    """Labels that as a category mean nothing else."""
    signals: Mapping[str, AlertLevel] = NO_ENTRIES
    """What an agency's signal says."""
    prefix: re.Pattern[str] = NEVER
    """A label set off at the beginning of a headline."""
    shouted: re.Pattern[str] = NEVER
    """A label in capitals before a headline (`rest`) that is not."""
    may_be_label: re.Pattern[str] = NEVER
    """First letters of labels: a quick look before the others."""
    agency_alert: re.Pattern[str] = NEVER
    """An agency's own label."""
    at_end: re.Pattern[str] = NEVER
    """A label set off at the end of a headline."""
    market_alert: re.Pattern[str] = NEVER
    """A headline that by its shape is an alert of an agency for markets."""
    developing: re.Pattern[str] = NEVER
    """A label that is one before an event alone, at the beginning of a headline."""
    developing_labels: frozenset[str] = NO_WORDS
    """Labels of stories that go on: none before what is no news."""
    live_labels: frozenset[str] = NO_WORDS
    """Labels of what is told as it happens: alerts with a disaster, a death or a coup."""
    weak: frozenset[str] = NO_WORDS
    """Labels that mean other things too, unless they are in capitals."""
    event: re.Pattern[str] = NEVER
    """What says that something grave happens."""
    sporting: re.Pattern[str] = NEVER
    """What says that it is a match."""
    leisurely: re.Pattern[str] = NEVER
    """What says that a headline is an explainer's, a review's, a look back."""
    slug_words: tuple[str, ...] = ()
    """Labels that open or close a slug, the most pressing first."""
    note: re.Pattern[str] = NEVER
    """A label at the beginning of an editors' note."""
    sport_label: str = ""
    """The label that is a sport too."""
    sport: re.Pattern[str] = NEVER
    """What says that it is the sport."""
    calm: frozenset[str] = NO_WORDS
    """Labels of what is no news."""
    calm_in_slug: frozenset[str] = NO_WORDS
    """The same in slugs."""
    correction: re.Pattern[str] = NEVER
    """What says that an urgent item only corrects."""
