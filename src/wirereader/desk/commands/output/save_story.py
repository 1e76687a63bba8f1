"""The command save: the open story as a text file, which can be opened like any other story."""

from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.story_files.file_writing import asked, file_name, place_of, write_file
from wirereader.story.clean import clean_line
from wirereader.story.story import Story


async def save(context: Context, story: Story, words: str) -> Outcome:
    """Save the open story as a text file, which can be opened like any other story."""
    given, is_forced, _ = asked(words)
    if len(given) > 1:
        return context.refused('Usage: save FILE. Put a name with spaces in "quotes".')
    path = place_of("".join(given), file_name(story.headline, ".txt", story.id))
    await context.away(lambda: write_file(path, story_file(story), is_forced=is_forced))
    return context.done(f"Saved to {clean_line(str(path), 400)}.")


def story_file(story: Story) -> bytes:
    """The open story as a file with front matter, in UTF-8; the story reader reads it back."""
    from wirereader.formats.files.story_file import write_story

    return write_story(story.dispatch).encode("utf-8", "replace")
