"""What changed in a story since it was read: numbers and speakers first, style never."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.story.clean import clean_line
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.events.read_versions import SinceRead
    from wirereader.library.results import Revision

_LONGEST_LINE = 20_000  # characters of a paragraph
PREVIOUS = frozenset({"before", "previous", "older"})
"""Stand in place of the number of the version before the newest."""
ONE_VERSION = "This story has only one version."


_ASKED = re.compile(
    r"(?i)\s*(?:please |so |and |do you know (?:if|whether) )?"
    r"(?:has|have|had|was|were|is|are|did|does|any)\b"
    r".*\b(?:updat|chang|edit|revis|modif|amend|alter|newer|new version)"
)
"""A question whose answer is yes or no."""


def headline_history(revisions: Sequence["Revision"]) -> tuple[str, ...]:
    """The headlines a story has had, the newest first; none while it has kept its first one."""
    lines: list[str] = []
    last = None
    for revision in revisions:
        if revision.headline != last:
            lines.append(f"Version {revision.number}: {clean_line(revision.headline)}")
            last = revision.headline
    return tuple(reversed(lines)) if len(lines) > 1 else ()


async def show_changes(context: Context, story: Story) -> Outcome:
    """Tell what changed since the version of the story that was read."""
    library = context.library
    is_asked = _ASKED.match(context.typed) is not None
    if library is None:
        return context.refused(ONE_VERSION)
    await context.away(context.keeper.flush)
    since = await context.away(lambda: library.running.since_read(story.id))
    if since is None:
        return context.done(f"No. {ONE_VERSION}") if is_asked else context.refused(ONE_VERSION)
    lines = tuple(clean_line(line) for line in since.lines)
    said = f"Version {since.new.number}, compared with {_against(since)}: {_counted(since)}."
    said = f"Yes. {said}" if is_asked else said
    revisions = await context.away(lambda: library.revisions(story.id))
    if history := headline_history(revisions):
        lines = (*lines, "Headlines:", *history)
    return context.done(said, TextShown(lines) if lines else None)


def _against(since: "SinceRead") -> str:
    version = f"version {since.old.number}"
    if since.is_read and since.is_shown:
        return f"{version}, which you read"
    if since.is_read:
        return f"{version}, the newest when you marked it read"
    return version


def _counted(since: "SinceRead") -> str:
    if not since.lines:
        return "nothing of substance changed"
    return phrases.count(len(since.lines), "change")


def changes_as_json(since: "SinceRead | None") -> dict[str, Any]:
    """What changed since a story was read as a JSON value."""
    if since is None:
        return {"said": ONE_VERSION, "lines": [], "version": None, "against": None, "read": False}
    return {
        "said": f"Version {since.new.number}, compared with {_against(since)}: {_counted(since)}.",
        "lines": list(since.lines),
        "version": since.new.number,
        "against": since.old.number,
        "read": since.is_read,
    }


async def show_versions(context: Context, story: Story, which: str = "") -> Outcome:
    """List the versions of the story that tell something new; "all": every one.

    A number reads the text of that version, "before" that of the one before the newest.
    """
    library = context.library
    if library is None:
        return context.refused(ONE_VERSION)
    kept = await context.away(lambda: library.revisions(story.id))
    which = which.strip().lower()
    if which in PREVIOUS and len(kept) <= 1:
        return context.refused(ONE_VERSION)
    if which in PREVIOUS or which.isdecimal():
        return _text_of(context, kept, kept[-2].number if which in PREVIOUS else int(which))
    is_all = which.lstrip("-") == "all"
    shown = kept if is_all else await context.away(lambda: library.running.told_versions(story.id))
    lines = tuple(
        f"Version {one.number}, {one.received:%d %B %H:%M} UTC: {clean_line(one.headline)}"
        for one in shown
    )
    silent = len(kept) - len(shown)
    rest = (
        f" {silent} more changed nothing of substance; versions all lists them." if silent else ""
    )
    return context.done(f"{phrases.count(len(shown), 'version')}.{rest}", TextShown(lines))


def _text_of(context: Context, kept: Sequence["Revision"], number: int) -> Outcome:
    """The headline and the paragraphs of one version."""
    found = next((one for one in kept if one.number == number), None)
    if found is None:
        return context.refused(
            f"No version {number}. This story has {phrases.count(len(kept), 'version')}."
        )
    said = f"Version {number} of {len(kept)}, {found.received:%d %B %H:%M} UTC: "
    lines = (clean_line(line, _LONGEST_LINE) for line in found.text.splitlines())
    return context.done(
        f"{said}{phrases.full_stop(clean_line(found.headline))}",
        TextShown(tuple(filter(None, lines))),
    )
