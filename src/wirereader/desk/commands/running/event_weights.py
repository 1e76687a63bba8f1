"""How much events weigh: by the sources that tell of the same, what is breaking, starred, followed.

Sources count where their stories share a name, so that a group of stories which are alike in their
wording alone weighs no more than one of them.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from wirereader.story.folding import folded

if TYPE_CHECKING:
    from wirereader.library.events.event_queries import EventStory
    from wirereader.library.events.follows import Follow

_NAME = re.compile(r"(?<![.!?:\"'\n] )(?<!^)\b[A-Z][\w'-]{2,}", re.MULTILINE)
_CAPITALISED = re.compile(r"\b[A-Z][\w'-]{2,}")
_COMMON = 0.1  # share of all events from which a name tells none of them apart
_OWN, _BREAKING, _STARRED, _FOLLOWED = 4.0, 4.0, 3.0, 8.0
_LEAST_COMMON = 3  # events


class Weighed(NamedTuple):
    """An event's stories, the oldest first, and its weight.

    `is_news` claims that several outlets report on it themselves, or that it is the reader's;
    `is_own` that the reader follows it or has starred a story of it.
    """

    stories: "tuple[EventStory, ...]"
    weight: float
    is_news: bool
    is_own: bool = False


class _Names(NamedTuple):
    """The names of each story of an event, beside the story."""

    stories: "tuple[EventStory, ...]"
    names: tuple[frozenset[str], ...]


def weighed(
    events: "Iterable[tuple[EventStory, ...]]", follows: "Sequence[Follow]" = ()
) -> list[Weighed]:
    """Events by their weight, the weightiest first."""
    named = [_Names(stories, tuple(map(names_of, stories))) for stories in events]
    in_events = Counter(name for one in named for name in frozenset().union(*one.names))
    most = max(_LEAST_COMMON, round(_COMMON * len(named)))
    common = {name for name, number in in_events.items() if number > most}
    found = [_weighed(one, common, follows) for one in named]
    return sorted(found, key=lambda one: (one.weight, one.stories[-1].rank), reverse=True)


def names_of(story: "EventStory") -> frozenset[str]:
    """Capitalised words of a story that begin no sentence; of a bare headline all."""
    if len(story.text) > len(story.headline):
        return frozenset(_NAME.findall(story.text))
    return frozenset(_CAPITALISED.findall(story.headline))


def _weighed(event: _Names, common: set[str], follows: "Sequence[Follow]") -> Weighed:
    stories = event.stories
    core = _core(event, common)
    own = len({one.source_id for one in core if one.is_original})
    sources = len({one.source_id for one in core})
    is_breaking = own > 1 and any(one.is_breaking for one in stories)
    is_starred = any(one.is_starred for one in stories)
    is_followed = any(_is_of(one, stories) for one in follows if not one.is_paused)
    weight = (
        _OWN * own
        + sources
        + _BREAKING * is_breaking
        + _STARRED * is_starred
        + _FOLLOWED * is_followed
    )
    is_own = is_starred or is_followed
    return Weighed(stories, weight, own > 1 or is_own, is_own)


def _core(event: _Names, common: set[str]) -> "list[EventStory]":
    """The stories that share the name which most sources have."""
    sources: defaultdict[str, set[int]] = defaultdict(set)
    for story, names in zip(event.stories, event.names, strict=True):
        for name in names - common:
            sources[name].add(story.source_id)
    if not sources:
        return [event.stories[-1]]
    best = max(sources, key=lambda name: (len(sources[name]), name))
    pairs = zip(event.stories, event.names, strict=True)
    return [story for story, names in pairs if best in names]


def _is_of(follow: "Follow", stories: "Sequence[EventStory]") -> bool:
    if follow.kind == "event":
        return any(one.rank == follow.story for one in stories)
    name = folded(follow.text)
    return follow.kind == "name" and any(
        name in folded(f"{one.headline} {one.text}") for one in stories
    )
