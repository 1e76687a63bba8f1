"""Commands that carry something out of the program or lead out of it.

What each needs is loaded when it is first used: most sessions use none of them.
"""

from typing import TYPE_CHECKING

from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.targets import LinkNumber, Number, QuoteNumber, TypedWords
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.library import Library


async def save(context: Context, story: Story, words: str) -> Outcome:
    """Save the open story as a text file: `save [FILE] [--force]`."""
    from wirereader.desk.commands.output.save_story import save as run

    return await run(context, story, words)


async def export_quotes(context: Context, words: str) -> Outcome:
    """Write quotes into a file: `export-quotes [WHAT] [FORMAT] FILE [--force]`."""
    from wirereader.desk.commands.output.quote_export import export_quotes as run

    return await run(context, words)


async def export_names(context: Context, words: str) -> Outcome:
    """Write names into a file: `export-names [KINDS] [story|all] FILE [--force]`."""
    from wirereader.desk.commands.output.name_export import export_names as run

    return await run(context, words)


async def backup(context: Context, _: "Library", words: str = "") -> Outcome:
    """Save the library and the settings in one archive: `backup [FILE.zip]`."""
    from wirereader.desk.commands.output.backup_command import backup as run

    return await run(context, words)


async def export_stories(context: Context, words: str) -> Outcome:
    """Write the rows of the list into a file: `export-stories FILE [--force]`."""
    from wirereader.desk.commands.output.story_export import export_stories as run

    return await run(context, words)


async def show_authors(context: Context) -> Outcome:
    """List who wrote the stories of the list."""
    from wirereader.desk.commands.output.story_export import show_authors as run

    return await run(context)


async def copy(context: Context, story: Story, what: QuoteNumber | TypedWords | None) -> Outcome:
    """Copy the quote, paragraph or link at hand: `copy [quote|paragraph|story|link|NUMBER]`."""
    from wirereader.desk.commands.output.copy_text import copy as run

    return await run(context, story, what)


async def show_links(context: Context, story: Story, number: LinkNumber | None) -> Outcome:
    """List the links of the open story and its files, or tell where one leads."""
    from wirereader.desk.commands.output.link_commands import show_links as run

    return await run(context, story, number)


async def show_enclosures(context: Context, story: Story) -> Outcome:
    """List the files that come with the open story."""
    from wirereader.desk.commands.output.link_commands import show_enclosures as run

    return await run(context, story)


async def browse(context: Context, story: Story, number: LinkNumber | None) -> Outcome:
    """Open the story, or a link of it by number, in the browser."""
    from wirereader.desk.commands.output.link_commands import browse as run

    return await run(context, story, number)


async def picture(context: Context, story: Story, number: Number | None) -> Outcome:
    """Tell of a picture that comes with the story at hand, and have it drawn."""
    from wirereader.desk.commands.output.picture_command import picture as run

    return await run(context, story, number)


async def pipe(context: Context, story: Story, words: str) -> Outcome:
    """Give the open story to a command of the reader's own."""
    from wirereader.desk.commands.output.pipe_command import pipe as run

    return await run(context, story, words)
