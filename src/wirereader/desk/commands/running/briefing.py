"""The briefing: what happened since a time, by weight, a line or two each; then corrections."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.commands.running.bare_alerts import without_bare_alerts
from wirereader.desk.commands.running.corrections_page import correction_line
from wirereader.desk.commands.running.event_page import place_some
from wirereader.desk.commands.running.event_weights import weighed
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.targets import StoryId
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.tracking.changes.told_lines import excerpt
from wirereader.tracking.changes.version_text import version_of
from wirereader.tracking.events.event_digest import Digest, digest

if TYPE_CHECKING:
    from wirereader.library.events.event_queries import EventStory

LINES = 20
_HEADLINE = 110  # code points a line, so that twenty are heard in ninety seconds
_QUOTE = 90
_SPAN = re.compile(r"(?P<number>\d+)\s*(?P<unit>h|hours?|d|days?|w|weeks?)\Z")
_LINES = re.compile(r"\s*(?P<lines>\d{1,6}) lines\b")
_MOST = 60
_QUOTED = 4  # a part of the lines, for quotes where there is room
_NAMES = 8
_NUMBERS = 3
_CORRECTIONS = 5
_HOURS = {"h": 1, "d": 24, "w": 168}
_FURTHER_BACK = (3, 7, 30, 365)
"""Days, one after another, where nobody named a time and nothing came since yesterday."""
_EXAMPLES = "since yesterday, today, 12h, 3d, or 2026-11-22."


class BriefLine(NamedTuple):
    """One event of the briefing: its stories of the time asked for, the oldest first.

    `told` is what all its stories tell together; `sources` counts those of all of them.  `is_news`
    claims that several outlets report on it themselves; `names` are people nobody named before.
    """

    number: int
    headline: str
    stories: "tuple[EventStory, ...]"
    sources: int
    told: Digest
    is_news: bool = True
    names: tuple[str, ...] = ()

    @property
    def is_breaking(self) -> bool:
        """Claim that one of its stories is breaking."""
        return any(one.is_breaking for one in self.stories)


class Briefing(NamedTuple):
    """What happened since a time, and what was corrected: id, headline, status, words.

    `most` is how many lines its events have, those of quotes among them.
    """

    since: datetime
    lines: tuple[BriefLine, ...]
    corrections: tuple[tuple[str, str, str, str], ...]
    most: int = LINES

    @property
    def shown(self) -> tuple[BriefLine, ...]:
        """The events that are told: where they are few, so many that quotes have room."""
        news = sum(one.is_news for one in self.lines)
        return self.lines[: max(news, self.most - self.most // _QUOTED)]

    @property
    def told_right(self) -> tuple[tuple[str, str, str, str], ...]:
        """The corrections that are told."""
        return self.corrections[:_CORRECTIONS]


def since_of(typed: str, now: datetime) -> datetime:
    """The time that somebody means by "yesterday", "12h", "2026-11-22".  Raises SettingsFault."""
    word = typed.strip().lower().removeprefix("since ").strip()
    here = now.astimezone()
    midnight = here.replace(hour=0, minute=0, second=0, microsecond=0)
    if word in {"", "yesterday"}:
        return (midnight - timedelta(days=1)).astimezone(UTC)
    if word == "today":
        return midnight.astimezone(UTC)
    span = _SPAN.match(word)
    if span is not None and len(span["number"]) < 5:  # noqa: PLR2004 - a thousand years
        hours = int(span["number"]) * _HOURS[span["unit"][0]]
        return now - timedelta(hours=min(hours, 24 * 3660))
    if (said := _said(word, here)) is not None:
        return said.astimezone(UTC)
    try:
        moment = datetime.fromisoformat(typed.strip().removeprefix("since ").strip())
    except ValueError:
        raise SettingsFault(f"{clean_line(typed)} is not a time.", "", f"Try {_EXAMPLES}") from None
    return (moment if moment.tzinfo else moment.astimezone()).astimezone(UTC)


def _said(words: str, here: datetime) -> datetime | None:
    """The beginning of a time in words ("friday", "last week", "two days ago"); None for others."""
    from wirereader.desk.search.time_phrases import time_at
    from wirereader.library.search.query_times import stretch_of

    for tried in (f"since {words}".split(), f"last {words}".split(), words.split()):
        found = time_at(tried)
        if found is None or found.words != len(tried):
            continue
        field, _, value = found.term.partition(":")
        if field in {"since", "date", "after"}:
            try:
                return stretch_of(value, here).start
            except (OverflowError, ValueError):  # a day that there is not
                return None
    return None


def make_briefing(context: Context, since: datetime, lines: int = LINES) -> Briefing:
    """The briefing since a time, of at most so many events; waits for the library."""
    library = context.library
    if library is None:
        return Briefing(since, (), (), lines)
    place_some(context)
    now = context.clock()
    events = library.running.events_since(since, now + timedelta(hours=1))
    follows = [one.follow for one in library.follows.all()]
    told_once = without_bare_alerts(weighed(events, follows), since)
    chosen = weighed([one.stories for one in told_once], follows)[:lines]
    ranks = [one.rank for event in chosen for one in event.stories]
    texts, names = library.running.texts_of(ranks), library.running.new_names(ranks, since)
    told = []
    for number, event in enumerate(chosen, start=1):
        stories = tuple(one._replace(text=texts.get(one.rank, one.text)) for one in event.stories)
        new = dict.fromkeys(name for one in stories for name in names.get(one.rank, ()))
        found = digest([(one.headline, one.text) for one in stories])
        recent = tuple(one for one in stories if one.published >= since) or stories[-1:]
        sources = len({one.source_id for one in stories})
        told.append(
            BriefLine(number, _headline(recent), recent, sources, found, event.is_news, tuple(new))
        )
    return Briefing(since, tuple(told), tuple(library.running.corrections(since)), lines)


def _headline(stories: "Sequence[EventStory]") -> str:
    """The newest headline of a story that has a text of its own and is no notice to editors."""
    full = [one for one in stories if one.is_original and len(one.text) > len(one.headline)]
    reports = [one for one in full if not _is_notice(one.headline)]
    return clean_line((reports or full or list(stories))[-1].headline)


def _is_notice(headline: str) -> bool:
    """Claim that a headline says that another story is corrected or withdrawn."""
    told = version_of(headline, "")
    return told.is_marked_corrected or bool(told.notes)


def asked_for(typed: str, now: datetime) -> tuple[datetime, int]:
    """The time and the number of events of "10 lines since today".  Raises SettingsFault."""
    lines = _LINES.match(typed)
    rest = typed[lines.end() :] if lines else typed
    return since_of(rest, now), min(int(lines["lines"]), _MOST) if lines else LINES


async def show_briefing(context: Context, typed: str = "") -> Outcome:
    """Tell what happened since a time: yesterday, unless another is named."""
    since, most = asked_for(typed, context.clock())
    found = await context.away(lambda: make_briefing(context, since, most))
    nothing = "" if found.lines else f"Nothing since {since.astimezone():%A %H:%M}."
    for days in () if found.lines or _LINES.sub("", typed).strip() else _FURTHER_BACK:
        longer = context.clock() - timedelta(days=days)
        found = await context.away(lambda longer=longer: make_briefing(context, longer, most))  # type: ignore[misc]
        if found.lines:
            break
    if not found.lines:
        return context.refused(nothing)
    form = "%A %H:%M" if not nothing else "%-d %B"
    counts = phrases.count(len(found.shown), "event")
    said = f"{nothing} {counts} since {found.since.astimezone():{form}}.".strip()
    # a number opens the newest story of its event, or what was corrected
    ids = (*(one.stories[-1].id for one in found.shown), *(one[0] for one in found.told_right))
    listed = tuple(map(StoryId, ids))
    return context.done(said, TextShown(briefing_lines(found)), listed=listed)


def briefing_lines(found: Briefing) -> tuple[str, ...]:
    """The briefing as lines: one an event, the weightiest with a quote; corrections; new names."""
    lines = []
    quoted = found.most - len(found.shown)  # events that have room for theirs
    for one in found.shown:
        who = f" {phrases.count(one.sources, 'source')}." if one.sources > 1 else ""
        head = phrases.labelled(excerpt(one.headline, _HEADLINE), is_breaking=one.is_breaking)
        changed = "".join(f" {clean_line(number)}." for number in _numbers(one))
        lines.append(f"{one.number}. {head}{who}{changed}")
        quote = one.told.sharpest
        if quote is not None and quoted > 0:
            quoted -= 1
            words = clean_line(excerpt(quote.text, _QUOTE))
            lines.append(f'  {clean_line(quote.speaker)}: "{words}"')
    first = len(found.shown) + 1
    for number, (_, *correction) in enumerate(found.told_right, start=first):
        lines.append(f"{number}. {correction_line(*correction, most=1)}")
    names = dict.fromkeys(name for one in found.shown for name in one.names)
    if names:
        lines.append(clean_line(f"New names: {', '.join([*names][:_NAMES])}."))
    return tuple(lines)


def _numbers(line: BriefLine) -> list[str]:
    """The last numbers of an event, but for tolls that did not change and that its headline has."""
    words = {*re.findall(r"[\w,.]*\w", line.headline.lower())}
    changed = line.told.changed
    told = [one for one in line.told.last_numbers if one in changed or _last(one) not in words]
    return told[:_NUMBERS]


def _last(number: str) -> str:
    return number.rsplit(maxsplit=1)[-1].lower()


def briefing_as_json(found: Briefing) -> list[dict[str, Any]]:
    """The briefing as JSON values, one an event."""
    return [
        {
            "n": one.number,
            "headline": one.headline,
            "stories": [story.id for story in one.stories],
            "sources": one.sources,
            "breaking": one.is_breaking,
            "quote": None
            if one.told.sharpest is None
            else {"speaker": one.told.sharpest.speaker, "text": one.told.sharpest.text},
            "changed": list(one.told.changed),
            "new_names": list(one.names),
        }
        for one in found.lines
    ]
