"""Briefing, events and changes as JSON values, as `contracts.md` fixes them."""

from typing import TYPE_CHECKING, Any

from wirereader.desk import phrases
from wirereader.desk.commands.running.briefing import asked_for, briefing_as_json, make_briefing
from wirereader.desk.commands.running.corrections_page import (
    corrections_as_json,
    kept_corrections,
)
from wirereader.desk.commands.running.event_page import event_as_json, place_some
from wirereader.desk.commands.running.name_timeline import name_timeline_as_json
from wirereader.desk.commands.running.statements_page import statements_as_json
from wirereader.desk.commands.running.timeline_page import steps_of, timeline_as_json
from wirereader.desk.commands.running.version_changes import changes_as_json
from wirereader.desk.context import Context
from wirereader.desk.story_files.story_json import moment_text
from wirereader.desk.targets import StoryNumber
from wirereader.story.folding import folded

if TYPE_CHECKING:
    from wirereader.library.library import Library
    from wirereader.story.entity_card import EntityCard, KnownEntity


def answer(context: Context, word: str, argument: str) -> list[Any] | dict[str, Any]:
    """What a script is given in place of sentences.  Raises WirereaderFault."""
    library = context.library
    if word == "briefing":
        return briefing_as_json(make_briefing(context, *asked_for(argument, context.clock())))
    if library is None:
        return {}
    if word == "timeline":
        return _timeline(context, library, argument)
    if word == "corrections":
        return corrections_as_json(kept_corrections(context))
    if word == "statements":
        return _statements(library, argument)
    if word in {"alerts", "follows"}:
        return (alerts_as_json if word == "alerts" else follows_as_json)(library)
    if word == "event":
        place_some(context)
        return event_as_json(library.running.event_of(argument))
    return changes_as_json(library.running.since_read(argument))


def _timeline(context: Context, library: "Library", argument: str) -> dict[str, Any]:
    """The timeline of a story's event, else of a name."""
    place_some(context)
    stories = library.running.event_of(_story_id(context, argument))
    card = None if stories else _named(library, argument)
    if card is not None:
        return name_timeline_as_json(library, card)
    return timeline_as_json(stories, steps_of(library, stories))


def _story_id(context: Context, argument: str) -> str:
    """The id of a story by its number in the list, by its id, or the open one."""
    number = StoryNumber.read(argument.strip())
    if not number.is_readable:
        return argument.strip() or context.session.story or ""
    row = number.number - 1
    return context.list.story_id(row) if 0 <= row < context.list.count() else ""


def _statements(library: "Library", name: str) -> dict[str, Any]:
    """The statements of the person of exactly this name, else of the most named one like it."""
    meant = _meant(library, name)
    if meant is None:
        return statements_as_json(name.strip(), ())
    return statements_as_json(meant.name, library.running.statements_of(meant.id))


def _named(library: "Library", name: str) -> "EntityCard | None":
    meant = _meant(library, name) if name.strip() else None
    return None if meant is None else library.entity(meant.id)


def _meant(library: "Library", name: str) -> "KnownEntity | None":
    """Who goes by exactly this name, else the most named one like it."""
    found = [
        one
        for kind in ("person", "organisation", "place")
        for one in library.entities(kind, name.strip())
    ]
    exact = [one for one in found if folded(one.name) == folded(name.strip())]
    return next(iter(exact or found), None)


def alerts_as_json(library: "Library") -> dict[str, Any]:
    """The alerts, the newest first."""
    kept = [
        {
            "n": number,
            "story": one.story,
            "headline": one.headline,
            "source": one.source,
            "kind": one.kind,
            "followed": one.followed,
            "told": one.told.splitlines(),
            "version": one.is_version,
            "at": moment_text(one.at),
            "read": one.is_read,
        }
        for number, one in enumerate(library.follows.alerts(), start=1)
    ]
    unread = sum(not one["read"] for one in kept)
    return {"said": f"{phrases.count(len(kept), 'alert')}, {unread} unread.", "alerts": kept}


def follows_as_json(library: "Library") -> dict[str, Any]:
    """What is followed, as `follows` counts it."""
    kept = [
        {
            "n": number,
            "kind": one.follow.kind,
            "followed": one.follow.text,
            "alerts": one.alerts,
            "unread": one.unread,
            "paused": one.follow.is_paused,
        }
        for number, one in enumerate(library.follows.all(), start=1)
    ]
    return {"said": f"Following {len(kept)}.", "follows": kept}
