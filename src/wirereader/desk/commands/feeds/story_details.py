"""What is known of a story beside its words: who wrote it and when, its tags, links and length."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, RowDetails, TextShown

if TYPE_CHECKING:
    from wirereader.story.story import Story


def details_of(context: Context, stories: Sequence[str]) -> Mapping[str, RowDetails]:
    """Details by id; of stories in hand what their files tell.  Raises LibraryFault."""
    kept = {} if context.library is None else context.library.details(stories)
    found = {one: RowDetails(*details) for one, details in kept.items()}
    for one in stories:
        if one not in found and (story := context.story(one)) is not None:
            found[one] = RowDetails(story.dispatch.link, story.dispatch.byline)
    return found


async def show_details(context: Context, story: "Story") -> Outcome:
    """Show who wrote the story and when, how long it is, its marks, tags and links."""
    library = context.library
    tags = () if library is None else await context.away(lambda: library.tags_of(story.id))
    lines = tuple(map(phrases.full_stop, _facts(context, story, tags)))
    return context.done(phrases.full_stop(phrases.unlabelled(story.headline)), TextShown(lines))


def _facts(context: Context, story: "Story", tags: Sequence[str]) -> Iterator[str]:
    """One fact a line, the most asked for first."""
    from wirereader.story.links import links_of

    dispatch, mark, body = story.dispatch, context.mark(story), story.body
    if dispatch.source:
        yield f"From {', '.join((dispatch.source, *story.also_from))}"
    if dispatch.byline:
        by = dispatch.byline
        yield by if by.casefold().startswith("by ") else f"By {by}"
    if dispatch.published is None:
        yield "No date"
    else:
        said = phrases.when_published(dispatch.published, is_date_only=dispatch.is_date_only)
        yield f"Published {said}"
    words = phrases.count(len(body.text.split()), "word")
    yield f"{phrases.count(len(body.paragraphs), 'paragraph')}, {words}"
    if story.alert is not None:
        yield f"Breaking because of {'; '.join(story.alert.because)}"
    yield f"{'Read' if mark.is_read else 'Unread'}{', starred' if mark.is_starred else ''}"
    if tags:
        yield f"{'Tag' if len(tags) == 1 else 'Tags'}: {', '.join(tags)}"
    if story.revision > 1:
        yield f"Version {story.revision}"
    links = links_of(story)
    if links:
        yield phrases.count(len(links), "link")
    if dispatch.editor_note:
        yield f"Note to editors: {dispatch.editor_note}"
