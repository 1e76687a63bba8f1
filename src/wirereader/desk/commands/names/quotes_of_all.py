"""The quotes of all stories that have some words."""

from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.commands.search_library import analysed_so_far, searchable
from wirereader.desk.commands.story_lines import has_words, quote_lines, said_in
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, QuoteLine, TextShown
from wirereader.desk.scope.scope import Scope
from wirereader.desk.search.content_words import stems_in
from wirereader.desk.story_list import kept_list
from wirereader.desk.targets import StoryNaming
from wirereader.story.clean import clean_line

if TYPE_CHECKING:
    from datetime import datetime

    from wirereader.library.library import Library

_MOST_STORIES = 100  # that are looked through, the newest first: some 2 ms each
_NOBODY = 0  # the library numbers names from 1


async def quotes_of_all(context: Context, words: str) -> Outcome:
    """List the quotes of all stories that have the words ("tax|taxes": any), newest first."""
    library = await searchable(context)
    await context.away(context.keeper.flush)
    now = context.clock()
    found = await context.away(lambda: _found(library, words, now))
    shown = clean_line(words.partition("|")[0], 60)
    so_far = await analysed_so_far(context, library)
    if not found:
        return context.refused(f"No quotes about {shown} in any story.{so_far}")
    lines = tuple(
        f"{at}. {phrases.full_stop(f'{one.who}{said_in(one)}')}"
        f" {phrases.full_stop(clean_line(one.story.dispatch.source))}"
        for at, one in enumerate(found, start=1)
    )
    listed = tuple(StoryNaming(_NOBODY, one.story.id, one.index) for one in found)
    said = f"{phrases.count(len(found), 'quote')} about {shown}.{so_far}"
    return context.done(said, TextShown(lines), listed=listed)


def _found(library: "Library", words: str, now: "datetime") -> tuple[QuoteLine, ...]:
    """The lines of quotes that have the words; waits for the library."""
    from wirereader.analysis.engine_edition import edition

    either = [
        f"({' '.join(f'quote:{stem}*' for stem in stems)})"
        for stems in map(stems_in, words.split("|"))
        if stems
    ]
    if not either:
        return ()
    stories = kept_list(library, Scope("", "", " OR ".join(either)), now)
    found: list[QuoteLine] = []
    for row in range(min(stories.total(), _MOST_STORIES)):
        story = library.story(stories.story_id(row))
        key = "" if story is None else story.findings_key
        findings = library.findings(key, edition()) or library.older_findings(key)
        if story is not None and findings is not None:
            found += [one for one in quote_lines(story, findings).every if has_words(one, words)]
    return tuple(found)
