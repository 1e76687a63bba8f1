"""What is known of a story beside its words: who wrote it and when, its tags, links and length."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, RowDetails, TextShown

if TYPE_CHECKING:
    from wirereader.story.story import Story

_WORDS_A_MINUTE: Final = 200
"""Words that a person reads, or hears at a usual speed, in a minute."""
_HOUR: Final = 60
_DAY: Final = 24 * 60
"""Minutes."""


def details_of(context: Context, stories: Sequence[str]) -> Mapping[str, RowDetails]:
    """Details by id; of stories in hand what their files tell.  Raises LibraryFault."""
    kept = {} if context.library is None else context.library.details(stories)
    found = {one: RowDetails(*details) for one, details in kept.items()}
    for one in stories:
        if one not in found and (story := context.story(one)) is not None:
            found[one] = RowDetails(story.dispatch.link, story.dispatch.byline)
    return found


async def show_details(context: Context, story: "Story", part: str = "") -> Outcome:
    """Show who wrote the story and when, how long it is, its marks, tags and links.

    `part` asks for one of these facts alone, which is said in a sentence.
    """
    library = context.library
    tags = () if library is None else await context.away(lambda: library.tags_of(story.id))
    if part:
        return context.done(phrases.full_stop(_fact(context, story, tags, part)))
    lines = tuple(map(phrases.full_stop, _facts(context, story, tags)))
    return context.done(phrases.full_stop(phrases.unlabelled(story.headline)), TextShown(lines))


def _facts(context: Context, story: "Story", tags: Sequence[str]) -> Iterator[str]:
    """One fact a line, the most asked for first; what there is none of is left out."""
    yield from filter(None, (_source(story), _author(story)))
    yield _date(story)
    yield _length(story)
    if story.alert is not None:
        yield f"Breaking because of {'; '.join(story.alert.because)}"
    mark = context.mark(story)
    yield f"{'Read' if mark.is_read else 'Unread'}{', starred' if mark.is_starred else ''}"
    if tags:
        yield _tags(tags)
    if story.revision > 1:
        yield f"Version {story.revision}"
    if links := _links(story):
        yield links
    if story.dispatch.editor_note:
        yield f"Note to editors: {story.dispatch.editor_note}"


def _fact(context: Context, story: "Story", tags: Sequence[str], part: str) -> str:
    """One fact as the answer to a question; that there is none is an answer as well."""
    told, mark = story.dispatch, context.mark(story)
    facts: Mapping[str, Callable[[], str]] = {
        "source": lambda: _source(story) or "No source is named",
        "author": lambda: _author(story) or f"No byline. {_source(story)}".rstrip(" ."),
        "date": lambda: f"{_date(story)}{_age(context, story)}",
        "place": lambda: _place(story),
        "length": lambda: f"{_length(story)}, {_minutes(story)}",
        "read": lambda: f"This story is {'read' if mark.is_read else 'unread'}",
        "starred": lambda: f"This story is {'' if mark.is_starred else 'not '}starred",
        "tags": lambda: _tags(tags) if tags else "No tags",
        "version": lambda: f"Version {story.revision}",
        "links": lambda: _links(story) or "No links",
        "language": lambda: phrases.capital(phrases.language_name(told.language)),
        "note": lambda: f"Note to editors: {told.editor_note}" if told.editor_note else "No note",
        "slug": lambda: f"Slug: {told.slug}" if told.slug else "No slug",
        "spelled": lambda: phrases.spelled(phrases.unlabelled(story.headline)),
        "now": lambda: f"It is {phrases.when_published(context.clock(), is_date_only=False)}",
    }
    return facts[part]()


def _source(story: "Story") -> str:
    """Who sent it; "" where none is named."""
    source = story.dispatch.source
    return f"From {', '.join((source, *story.also_from))}" if source else ""


def _author(story: "Story") -> str:
    """Who wrote it; "" where it has no byline."""
    by = story.dispatch.byline or ""
    return by if not by or by.casefold().startswith("by ") else f"By {by}"


def _date(story: "Story") -> str:
    dispatch = story.dispatch
    if dispatch.published is None:
        return "No date"
    said = phrases.when_published(dispatch.published, is_date_only=dispatch.is_date_only)
    return f"Published {said}"


def _age(context: Context, story: "Story") -> str:
    """How long ago that was: ", 2 hours ago"; "" of what has no time of day, or is to come."""
    published = story.dispatch.published
    if published is None or story.dispatch.is_date_only:
        return ""
    minutes = (context.clock() - published) // timedelta(minutes=1)
    if minutes < 1:
        return ""
    for long, noun in ((_DAY, "day"), (_HOUR, "hour")):
        if minutes >= long:
            return f", {phrases.count(minutes // long, noun)} ago"
    return f", {phrases.count(minutes, 'minute')} ago"


def _place(story: "Story") -> str:
    dateline = story.dispatch.dateline
    return f"Dateline: {dateline}" if dateline else "No dateline. names places lists the places"


def _length(story: "Story") -> str:
    paragraphs = phrases.count(len(story.body.paragraphs), "paragraph")
    return f"{paragraphs}, {phrases.count(len(story.body.text.split()), 'word')}"


def _minutes(story: "Story") -> str:
    minutes = max(1, round(len(story.body.text.split()) / _WORDS_A_MINUTE))
    return f"about {phrases.count(minutes, 'minute')}"


def _tags(tags: Sequence[str]) -> str:
    return f"{'Tag' if len(tags) == 1 else 'Tags'}: {', '.join(tags)}"


def _links(story: "Story") -> str:
    from wirereader.story.links import links_of

    links = links_of(story)
    return phrases.count(len(links), "link") if links else ""
