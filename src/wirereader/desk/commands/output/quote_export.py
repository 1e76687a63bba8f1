"""Quotes carried out: one, a story's, a person's, a list's; for readers, tables and programs."""

import itertools
import re
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple

from wirereader.desk import navigation, phrases
from wirereader.desk.analysis_queue.findings_cache import ENGLISH, UNKNOWN
from wirereader.desk.commands import searches_and_rules
from wirereader.desk.commands.output import copy_text
from wirereader.desk.commands.output.copy_text import origin, published_on, role_of, words_of
from wirereader.desk.commands.resolution import analysed
from wirereader.desk.commands.search_library import searchable
from wirereader.desk.commands.story_lines import (
    AnalysedStory,
    quote_line,
    quote_lines,
    quote_numbered,
)
from wirereader.desk.context import Context
from wirereader.desk.notices import Working
from wirereader.desk.outcomes import Outcome, QuoteLine, TextShown
from wirereader.desk.session import Room
from wirereader.desk.story_files import file_writing
from wirereader.desk.story_files.csv_table import csv_table
from wirereader.desk.story_files.story_json import json_text
from wirereader.desk.story_list import Kept, StoryList
from wirereader.desk.targets import QuoteNumber
from wirereader.story.clean import clean_line, drawable
from wirereader.story.faults import SettingsFault
from wirereader.story.findings import Findings
from wirereader.story.quotes import Manner
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.library.library import Library

Json = dict[str, Any]
MOST_STORIES = 10_000
_TELL_S = 1.0
_ANALYSED = frozenset({ENGLISH, UNKNOWN})
NOT_ATTRIBUTED = "not attributed"
COLUMNS = (
    *("words", "speaker", "role", "certainty", "manner", "headline"),
    *("source", "published", "link", "paragraph", "told"),
)
_USAGE = (
    "Usage: export-quotes FILE.md, .csv, .json, .jsonld or .txt; before FILE, optionally quote, "
    "story, list, person NAME or search QUERY."
)
_MARKDOWN = re.compile(r"([\\`*_\[\]{}<>#|~!&$^])")
_STARTS_BLOCK = re.compile(r"\A(?:[+=:-]|\d{1,9}[.)])")
_PLAIN_LINK = re.compile(r"https?://[^\s<>\\\x00-\x20\x7f]+")


def quote_as_json(line: QuoteLine) -> Json:
    """One quote with all that makes it usable elsewhere; unknown is None.

    `spans` are code points of the story's text; `speaker` is None unless sure enough to be named,
    `attribution` the words a reader is told in its place.
    """
    dispatch, quote = line.story.dispatch, line.quote
    return {
        "words": words_of(line),
        "parts": [drawable(part) for part in line.text],
        "spans": [[span.start, span.end] for span in quote.content],
        "speaker": drawable(line.speaker.name) if line.speaker else None,
        "attribution": _who(line),
        "role": drawable(line.speaker.role) if line.speaker and line.speaker.role else None,
        "certainty": round(quote.certainty, 3),
        "manner": str(quote.manner),
        "paragraph": line.paragraph,
        "story": line.story.id,
        "headline": clean_line(dispatch.headline),
        "source": drawable(dispatch.source) or None,
        "published": published_on(line.story),
        "link": drawable(dispatch.link) if dispatch.link else None,
        "lead_in": drawable(line.telling.lead_in) or None,
        "told": drawable(line.told(words_of(line))),
    }


def quotes_json(lines: Sequence[QuoteLine]) -> str:
    """Quotes as one JSON array."""
    return json_text([quote_as_json(line) for line in lines], indent=1) + "\n"


def quotes_annotations(lines: Sequence[QuoteLine]) -> str:
    """Quotes as a collection of W3C Web Annotations, in JSON-LD."""
    from wirereader.desk.commands.output.web_annotations import annotations_of

    return json_text(annotations_of(lines), indent=1) + "\n"


def quotes_csv(lines: Sequence[QuoteLine]) -> str:
    """Quotes as a table (RFC 4180) that runs nothing in a spreadsheet."""
    known = ({**quote_as_json(line), "speaker": _who(line)} for line in lines)
    return csv_table(COLUMNS, known)


def quotes_markdown(lines: Sequence[QuoteLine]) -> str:
    """Quotes for people, by story: nothing in them is taken for Markdown or HTML."""
    parts = [f"# {phrases.count(len(lines), 'quote')}"]
    for _, group in itertools.groupby(lines, lambda line: line.story.id):
        same = list(group)
        parts += _story_head(same[0].story)
        for line in same:
            parts += _quote_paragraphs(line)
    return "\n\n".join(parts) + "\n"


def _story_head(story: Story) -> list[str]:
    link, where = story.dispatch.link, escaped(origin(story))
    if link:
        shown = f"<{link}>" if _is_plain(link) else escaped(link)
        where = f"{where}. {shown}" if where else shown
    return [part for part in (f"## {escaped(story.headline)}", where) if part]


def _is_plain(link: str) -> bool:
    return link.isprintable() and _PLAIN_LINK.fullmatch(link) is not None


def _quote_paragraphs(line: QuoteLine) -> list[str]:
    shown = escaped(line.told(words_of(line).rstrip(" ,;")))  # of the sentence around the quote
    manner = {
        Manner.DIRECT: "direct quote",
        Manner.MIXED: "partial quote",
        Manner.INDIRECT: "indirect quote",
    }[line.quote.manner]
    parts = [phrases.capital(escaped(_who(line)))]
    if role := role_of(line):
        parts.append(escaped(role))
    parts += [manner, f"paragraph {line.paragraph}"]
    if line.speaker is not None:
        parts.append(f"certainty {line.quote.certainty:.2f}")
    return [f"> {shown}", f"{', '.join(parts)}."]


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it stands."""
    text = _MARKDOWN.sub(r"\\\1", drawable(text).strip())
    start = _STARTS_BLOCK.match(text)
    if start is None:
        return text
    last = start.end() - 1
    return f"{text[:last]}\\{text[last:]}"


def _who(line: QuoteLine) -> str:
    return drawable(line.who) if line.speaker or line.source_phrase else NOT_ATTRIBUTED


def quotes_text(lines: Sequence[QuoteLine]) -> str:
    """Quotes as plain text, one a paragraph, each with whose it is and where it is from."""
    return "\n\n".join(copy_text.attributed(line) for line in lines) + "\n"


Render = Callable[[Sequence[QuoteLine]], str]
FORMATS: Mapping[str, Render] = {
    "markdown": quotes_markdown,
    "csv": quotes_csv,
    "json": quotes_json,
    "annotations": quotes_annotations,
    "text": quotes_text,
}
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".csv": "csv",
    ".json": "json",
    ".jsonld": "annotations",
    ".txt": "text",
}
_ENDINGS = {name: suffix for suffix, name in reversed(SUFFIXES.items())}
_BY_WORD = {**{suffix[1:]: name for suffix, name in SUFFIXES.items()}, **{n: n for n in FORMATS}}


class Export(NamedTuple):
    """What is to be exported: `what` with its words, the format, and where to ("-": shown)."""

    what: str
    words: str
    form: str
    file: str
    is_forced: bool = False


_TAKES_WORDS = frozenset({"person", "search"})
_ALONE = frozenset({"quote", "story", "list"})
_EVERYTHING = frozenset({"all", "everything"})


def export_asked(typed: str) -> Export:
    """Read `[quote [N] | story | person NAME | list | search QUERY] [FORMAT] FILE`.

    The suffix of FILE tells the format, else a word before it; "-" shows Markdown unless told
    otherwise.  Raises SettingsFault.
    """
    given, is_forced, raw = file_writing.asked(typed)
    words = list(given)
    if not words:
        raise _wrong("No file is given.")
    file = words.pop()
    if (form := _BY_WORD.get(file.casefold())) is not None:  # "csv": a file of that kind
        file = f"quotes{_ENDINGS[form]}"
    form = SUFFIXES.get(PurePath(file).suffix.casefold()) if file != "-" else None
    if form in {None, "text"} and words and words[-1].casefold() in _BY_WORD:
        form = _BY_WORD[words.pop().casefold()]
    if form is None and file != "-":
        raise _wrong(f"{clean_line(file, 100)} does not end in .md, .csv, .json, .jsonld or .txt.")
    what = words.pop(0).casefold() if words else ""
    what = "list" if what in _EVERYTHING else what
    if what not in {"", *_TAKES_WORDS, *_ALONE}:  # the name of a speaker alone
        what, words = "person", list(given[: len(words) + 1])
    if (what in _TAKES_WORDS) is not bool(words) and not (what == "quote" and len(words) == 1):
        raise _wrong("A name or a query is missing." if not words else "There are too many words.")
    if what == "search":  # its quotation marks are the query's own
        words = list(raw[1 : 1 + len(words)])
    return Export(what, " ".join(words), form or "markdown", file, is_forced)


def _wrong(what: str) -> SettingsFault:
    return SettingsFault(what, "Nothing to export.", _USAGE)


class _Gathered(NamedTuple):
    """Quotes from stories, and whether there are more stories than were searched.

    `unanalysed` stories are still to be analysed, `foreign` ones never are.
    """

    lines: list[QuoteLine]
    unanalysed: int = 0
    foreign: int = 0
    is_all: bool = True


async def export_quotes(context: Context, words: str) -> Outcome:
    """Write quotes with their attribution into a file, or show them in its form."""
    wanted = export_asked(words)
    gathered = await _gathered(context, wanted)
    if isinstance(gathered, str):
        return context.refused(gathered)
    if not gathered.lines:
        return context.refused(_none(gathered, wanted))
    if FORMATS[wanted.form] in {
        quotes_markdown,
        quotes_text,
    }:  # for people: what is told once is enough
        once = [line for line in gathered.lines if not line.is_repeated]
        gathered = gathered._replace(lines=once)
    text = FORMATS[wanted.form](gathered.lines)
    told = f"{phrases.count(len(gathered.lines), 'quote')}{_of_whom(gathered.lines, wanted)}"
    rest = _left_out(gathered)
    if wanted.file == "-":
        return context.done(f"{told}.{rest}", TextShown(tuple(text.splitlines())))
    made = file_writing.file_name(
        _name_for(gathered.lines, wanted), _ENDINGS[wanted.form], "quotes"
    )
    path = file_writing.place_of(wanted.file, made)
    data = text.encode("utf-8", "replace")
    await context.away(lambda: file_writing.write_file(path, data, is_forced=wanted.is_forced))
    return context.done(f"{told} saved to {clean_line(str(path), 400)}.{rest}")


def _none(gathered: _Gathered, wanted: Export) -> str:
    rest = _left_out(gathered)
    return (f"No quotes of {wanted.words}." if wanted.what == "person" else "No quotes.") + rest


def _left_out(gathered: _Gathered) -> str:
    told = ""
    if gathered.unanalysed:
        told = f" {_not_analysed(gathered.unanalysed)}"
    if gathered.foreign:
        are = "is in another language" if gathered.foreign == 1 else "are in other languages"
        told += f" {phrases.count(gathered.foreign, 'story')} {are}, without quotes."
    if not gathered.is_all:
        told += f" Only the first {MOST_STORIES} stories were searched."
    return told


def _not_analysed(number: int) -> str:
    """What is missing: "2 stories are not analysed yet; their quotes are missing."."""
    are, their = ("is", "its") if number == 1 else ("are", "their")
    return f"{phrases.count(number, 'story')} {are} not analysed yet; {their} quotes are missing."


def _of_whom(lines: Iterable[QuoteLine], wanted: Export) -> str:
    """Whose quotes they are where a name may have meant several."""
    if wanted.what != "person":
        return ""
    names = dict.fromkeys(line.speaker.name for line in lines if line.speaker is not None)
    return f" of {', '.join(names)}"


def _name_for(lines: Sequence[QuoteLine], wanted: Export) -> str:
    if wanted.words and wanted.what != "quote":
        return f"quotes {wanted.words}"
    stories = {line.story.id for line in lines}
    return f"quotes {lines[0].story.headline}" if len(stories) == 1 else "quotes"


async def _gathered(context: Context, wanted: Export) -> _Gathered | str:
    """The quotes asked for, or a sentence that says why there are none."""
    is_list = wanted.what == "list" or (not wanted.what and context.session.room is Room.HEADLINES)
    if is_list:
        return await _of_list(context, context.list)
    if wanted.what == "search":
        library = await searchable(context)
        query = searches_and_rules.parsed(context, wanted.words)
        return await _of_list(
            context, await context.away(lambda: Kept(library, query, context.clock()))
        )
    if wanted.what == "person":
        return await _of_person(context, wanted.words)
    return _of_story(context, wanted)


def _of_story(context: Context, wanted: Export) -> _Gathered | str:
    at = analysed(context)
    if isinstance(at, Outcome):
        return at.said
    if wanted.what == "quote":
        return _one_quote(context, at, wanted.words)
    lines = _lines(*at)
    return _Gathered(lines) if lines else phrases.NO_QUOTES


def _one_quote(context: Context, at: AnalysedStory, number: str) -> _Gathered | str:
    if not number:
        index = copy_text.quote_at_hand(*at, context.session)
        if index is None:
            return copy_text.NO_QUOTE_AT_HAND
        return _Gathered([quote_line(*at, index, 1)])
    line = quote_numbered(at, QuoteNumber.read(number))
    return line if isinstance(line, str) else _Gathered([line])


def _lines(story: Story, findings: Findings) -> list[QuoteLine]:
    return list(quote_lines(story, findings).every)


def said_by(findings: Findings, lines: Iterable[QuoteLine], name: str) -> list[QuoteLine]:
    """Those quotes whose speaker is surely one that `name` may mean."""
    meant = navigation.matching(findings, name)
    return [line for line in lines if line.quote.is_attributed and line.quote.speaker in meant]


async def _of_list(context: Context, stories: StoryList) -> _Gathered:
    return await _all(context, _listed(context, stories), lambda _, lines: lines)


async def _of_person(context: Context, name: str) -> _Gathered:
    """The quotes of one name: in stories at hand, and wherever the library knows them to speak."""
    return await _all(
        context,
        _speaking(context, name),
        lambda found, lines: said_by(found, lines, name),
    )


async def _all(
    context: Context,
    stories: AsyncIterator[tuple[Story, Findings | None]],
    chosen: Callable[[Findings, list[QuoteLine]], list[QuoteLine]],
) -> _Gathered:
    lines: list[QuoteLine] = []
    unanalysed = foreign = looked_at = 0
    told_at = time.monotonic()
    async for story, findings in stories:
        if looked_at >= MOST_STORIES:
            return _Gathered(lines, unanalysed, foreign, is_all=False)
        looked_at += 1
        if time.monotonic() - told_at >= _TELL_S:
            told_at = time.monotonic()
            so_far = phrases.count(looked_at, "story")
            context.tell(Working(f"Searched {so_far}, {len(lines)} quotes so far."))
        if context.understanding.language(story) is not None or (
            findings is not None and findings.language not in _ANALYSED
        ):
            foreign += 1
        elif findings is None:
            unanalysed += 1
        else:
            lines += chosen(findings, _lines(story, findings))
    return _Gathered(lines, unanalysed, foreign)


async def _listed(
    context: Context, stories: StoryList
) -> AsyncIterator[tuple[Story, Findings | None]]:
    row = 0
    while row < stories.count():
        found = await brought(context, stories.story_id(row))
        if found is not None:
            yield found
        row += 1


async def _speaking(context: Context, name: str) -> AsyncIterator[tuple[Story, Findings | None]]:
    seen: set[str] = set()
    library = context.library
    if library is not None:
        query = searches_and_rules.parsed(context, f'speaker:"{name.replace(chr(34), " ")}"')
        rows = await context.away(lambda: Kept(library, query, context.clock()))
        async for story, findings in _listed(context, rows):
            seen.add(story.id)
            yield story, findings
    for story in context.at_hand():
        found = context.findings(story)
        if story.id not in seen and (found is not None or library is None):
            yield story, found


async def brought(context: Context, story_id: str) -> tuple[Story, Findings | None] | None:
    """A story and its findings, from the library if need be; those at hand stay at hand."""
    story, library = context.story(story_id), context.library or context.hand_library
    found = None if story is None else context.findings(story)
    if library is not None and found is None:
        kept = await context.away(lambda: _kept(library, story, story_id))
        if kept is None:
            return None
        story, found = kept
    if story is None:
        return None
    return story, found


def _kept(
    library: "Library", story: Story | None, story_id: str
) -> tuple[Story, Findings | None] | None:
    """What the library has of a story: the story itself, if it is not there, and its findings."""
    from wirereader.analysis.engine_edition import edition

    story = story or library.story(story_id)
    if story is None:
        return None
    key = story.findings_key
    found = library.findings(key, edition()) or library.older_findings(key)
    return story, found
