"""The command save: the open story as text, Markdown or HTML, which can be opened again."""

from collections.abc import Callable, Mapping
from typing import Final

from wirereader.desk import phrases
from wirereader.desk.commands.output.copy_text import citation
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome
from wirereader.desk.story_files.file_writing import asked, file_name, place_of, write_file
from wirereader.story.clean import clean_line, clean_text, drawable
from wirereader.story.story import Story


async def save(context: Context, story: Story, words: str) -> Outcome:
    """Save the open story as a file; its suffix tells the form, and may stand alone: `.md`."""
    given, is_forced, _ = asked(words)
    if len(given) > 1:
        return context.refused('Usage: save FILE. Put a name with spaces in "quotes".')
    name = "".join(given)
    suffix = name.casefold() if name.casefold() in _WRITERS else ".txt"
    path = place_of(
        "" if name.casefold() in _WRITERS else name, file_name(story.headline, suffix, story.id)
    )
    await context.away(
        lambda: write_file(path, file_in_form(story, path.suffix), is_forced=is_forced)
    )
    return context.done(f"Saved to {clean_line(str(path), 400)}.")


def file_in_form(story: Story, suffix: str) -> bytes:
    """The story as a file of this suffix in UTF-8: Markdown, HTML, or text with front matter."""
    return _WRITERS.get(suffix.casefold(), story_file)(story)


def story_file(story: Story) -> bytes:
    """The open story as a file with front matter, in UTF-8; the story reader reads it back."""
    from wirereader.formats.files.story_file import write_story

    return clean_text(write_story(story.dispatch)).encode("utf-8", "replace")


def _markdown(story: Story) -> bytes:
    """The story as Markdown, in which nothing of its text is taken for a sign."""
    from wirereader.desk.commands.output.quote_export import escaped

    body = story.body
    paragraphs = (escaped(" ".join(one.of(body.text).split())) for one in body.paragraphs)
    headline = escaped(phrases.unlabelled(story.headline))
    parts = (f"# {headline}", escaped(citation(story)), *paragraphs)
    return ("\n\n".join(filter(None, parts)) + "\n").encode("utf-8", "replace")


def _html(story: Story) -> bytes:
    """The story as a page of HTML that loads nothing."""
    from html import escape

    body, headline = story.body, escape(drawable(phrases.unlabelled(story.headline)))
    paragraphs = (drawable(" ".join(one.of(body.text).split())) for one in body.paragraphs)
    lines = "".join(f"<p>{escape(one)}</p>\n" for one in (citation(story), *paragraphs))
    page = (
        f'<!doctype html>\n<meta charset="utf-8">\n<title>{headline}</title>\n'
        f"<h1>{headline}</h1>\n{lines}"
    )
    return page.encode("utf-8", "replace")


_WRITERS: Final[Mapping[str, Callable[[Story], bytes]]] = {
    **dict.fromkeys((".md", ".markdown"), _markdown),
    **dict.fromkeys((".html", ".htm"), _html),
    ".txt": story_file,
}
"""Suffixes of files, and what writes them; any other is text with front matter."""
