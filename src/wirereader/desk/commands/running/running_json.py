"""Briefing, events and changes as JSON values, as `contracts.md` fixes them."""

from typing import Any

from wirereader.desk.commands.running.briefing import asked_for, briefing_as_json, make_briefing
from wirereader.desk.commands.running.event_page import event_as_json, place_some
from wirereader.desk.commands.running.version_changes import changes_as_json
from wirereader.desk.context import Context


def answer(context: Context, word: str, argument: str) -> list[Any] | dict[str, Any]:
    """What a script is given in place of sentences.  Raises WirereaderFault."""
    library = context.library
    if word == "briefing":
        return briefing_as_json(make_briefing(context, *asked_for(argument, context.clock())))
    if library is None:
        return {}
    if word == "event":
        place_some(context)
        return event_as_json(library.running.event_of(argument))
    return changes_as_json(library.running.since_read(argument))
