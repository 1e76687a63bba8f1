"""The command picture: one of the story's in words, and sent for where it can be drawn."""

from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, PictureShown
from wirereader.desk.phrases import full_stop
from wirereader.desk.story_files.picture_files import (
    captions_of,
    drawing_in,
    pictures_of,
    place_of,
    told_of,
)
from wirereader.desk.story_files.story_links import what_it_is
from wirereader.desk.targets import Number
from wirereader.story.clean import clean_line
from wirereader.story.links import LinkLine, checked
from wirereader.story.story import Enclosure, Story


async def picture(context: Context, story: Story, which: Number | None) -> Outcome:
    """Tell of a picture of the story at hand, the first or of a number, and have it fetched."""
    found = pictures_of(story)
    if not found:
        captions = captions_of(story)
        more = f" The captions: {' '.join(map(full_stop, captions))}" if captions else ""
        return context.refused(f"No pictures in this story.{more}")
    number = 1 if which is None else which.number
    if not 1 <= number <= len(found):
        named = clean_line(str(which), 20)
        return context.refused(f"No picture {named}. This story has {len(found)}.")
    line = found[number - 1]
    told = told_of(story, line) or ["It has no caption or description."]
    place = place_of(line.address)
    is_there = await context.away(lambda: drawing_in(place) is not None)
    why = "" if is_there else _why_not(context, story, line)
    outside = f"browse {line.number} opens it in the browser."
    what = what_it_is(line._replace(enclosure=line.enclosure or Enclosure(line.address)))
    said = f"Picture {number} of {len(found)}: {what}."
    return context.done(said, PictureShown((*told, outside), place, why))


def _why_not(context: Context, story: Story, line: LinkLine) -> str:
    """Send for a picture; why nobody goes for it, or nothing."""
    wanted = context.settings.access
    if context.view != "tui" or not wanted.color or wanted.is_heard:
        return "It cannot be shown here."
    if context.library is None or context.fetcher is None:
        return "It cannot be fetched here."
    checked(line.address)
    if not context.fetcher.start("picture", "--", story.id, str(line.number)):
        return "Another download is running. Try again when it has finished."
    return ""
