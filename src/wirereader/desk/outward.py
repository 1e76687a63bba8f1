"""Commands that carry something out of the program or lead out of it.

What each needs is loaded when it is first used: most sessions use none of them.
"""

from wirereader.desk.bench import Bench
from wirereader.desk.outcomes import Outcome


async def save(bench: Bench, words: str = "") -> Outcome:
    """Save the open story as a text file: `save [FILE] [--force]`."""
    from wirereader.desk.saving import save as run

    return await run(bench, words)


async def export_quotes(bench: Bench, words: str = "") -> Outcome:
    """Write quotes into a file: `export-quotes [WHAT] [FORMAT] FILE [--force]`."""
    from wirereader.desk.exporting import export_quotes as run

    return await run(bench, words)


async def copy(bench: Bench, words: str = "") -> Outcome:
    """Copy the quote, paragraph or link at hand: `copy [quote|paragraph|link|NUMBER]`."""
    from wirereader.desk.copying import copy as run

    return await run(bench, words)


async def show_links(bench: Bench, which: str = "") -> Outcome:
    """List the links of the open story and its files, or tell where one leads."""
    from wirereader.desk.linking import show_links as run

    return await run(bench, which)


async def show_enclosures(bench: Bench) -> Outcome:
    """List the files that come with the open story."""
    from wirereader.desk.linking import show_enclosures as run

    return await run(bench)


async def browse(bench: Bench, which: str = "") -> Outcome:
    """Open the story, or a link of it by number, in the browser."""
    from wirereader.desk.linking import browse as run

    return await run(bench, which)


async def picture(bench: Bench, which: str = "") -> Outcome:
    """Tell of a picture that comes with the story at hand, and have it drawn."""
    from wirereader.desk.picturing import picture as run

    return await run(bench, which)


async def pipe(bench: Bench, words: str = "") -> Outcome:
    """Give the open story to a command of the reader's own."""
    from wirereader.desk.piping import pipe as run

    return await run(bench, words)


async def show_changes(bench: Bench) -> Outcome:
    """Tell what changed between the last two versions of the open story."""
    from wirereader.desk.changes import show_changes as run

    return await run(bench)
