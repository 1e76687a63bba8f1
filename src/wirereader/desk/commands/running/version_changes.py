"""What changed in a story since it was read: numbers and speakers first, style never."""

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

ONE_VERSION = "This story has only one version."


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
    if library is None:
        return context.refused(ONE_VERSION)
    await context.away(context.keeper.flush)
    since = await context.away(lambda: library.running.since_read(story.id))
    if since is None:
        return context.refused(ONE_VERSION)
    lines = tuple(clean_line(line) for line in since.lines)
    said = f"Version {since.new.number}, compared with {_against(since)}: {_counted(since)}."
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
    """List the versions of the story that tell something new; "all": every one."""
    library = context.library
    if library is None:
        return context.refused(ONE_VERSION)
    kept = await context.away(lambda: library.revisions(story.id))
    is_all = which.strip().lstrip("-").lower() == "all"
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
