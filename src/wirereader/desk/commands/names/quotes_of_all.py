"""The quotes of all stories that have some words, or are of stories about them."""

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from wirereader.desk import phrases
from wirereader.desk.commands.names.described_speakers import (
    described,
    likely,
    narrowed,
    topic_of,
)
from wirereader.desk.commands.search_library import analysed_so_far, searchable
from wirereader.desk.commands.story_lines import (
    NOT_ATTRIBUTED,
    AnalysedStory,
    has_words,
    quote_lines,
    said_in,
)
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, QuoteLine, TextShown
from wirereader.desk.scope.scope import Scope
from wirereader.desk.search.content_words import SMALL, stems_in
from wirereader.desk.search.word_forms import forms_of
from wirereader.desk.story_list import kept_list
from wirereader.desk.targets import StoryNaming
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.story.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from wirereader.library.library import Library

_MOST_STORIES = 100  # that are looked through, the newest first: some 2 ms each
_MOST_QUOTES = 100  # that are listed
_SEVERAL = 2  # words of a topic are rarely of another one where a text has all of them
_MOST_WORDS = 4  # that are looked for in headlines: a query has 64 parts at most
_NOBODY = 0  # the library numbers names from 1
_WORD = re.compile(r"[^\W_]+")
_TERM = re.compile(r'(?<!\S)(?:date|since|before|after|from|folder|is):(?:"[^"]*"|\S+)')
"""What narrows the stories whose quotes are meant, as a query has it."""


_WHO = re.compile(r"(?i)\b(?:who|whom|whose|speakers?|(?:which|what) (?:people|persons?|\w+s))\b")
"""A line that asks who spoke, not only what was said."""
_MOST_NAMED = 5


class _Asked(NamedTuple):
    """Which quotes: of stories for which `terms` hold, those that have `words` ("" for all)."""

    terms: str
    words: str

    @property
    def shown(self) -> str:
        """What was asked for, as it follows "quotes"."""
        from wirereader.desk.search.query_title import query_title

        if self.words == NOT_ATTRIBUTED:
            return " without a known speaker"
        words = clean_line(self.words.partition("|")[0], 60)
        about = f" about {words}" if words else ""
        title = query_title(self.terms) if self.terms else ""
        return f"{about} {title[:1].lower()}{title[1:]}".rstrip()


class _Found(NamedTuple):
    """Lines of quotes: those that have the words, and others of stories about them.

    `is_all`: there are no more of them in the stories that were looked through, `is_of_all`: no
    more stories that may have some.
    """

    exact: tuple[QuoteLine, ...]
    beside: tuple[QuoteLine, ...]
    is_all: bool = True
    is_of_all: bool = True
    is_in_text: bool = False
    """Claims that those beside are of stories that have the words anywhere."""


async def quotes_of_all(context: Context, words: str) -> Outcome:
    """List the quotes of all stories that have the words ("tax|taxes": any), newest first.

    After them those of stories that have the words in the headline.  Terms of a query among the
    words (`date:today`) narrow the stories.
    """
    library = await searchable(context)
    await context.away(context.keeper.flush)
    now = context.clock()
    asked = _Asked(" ".join(_TERM.findall(words)), " ".join(_TERM.sub(" ", words).split()))
    found = await context.away(lambda: _found(library, asked, now))
    so_far = await analysed_so_far(context, library)
    every = _as_typed_first(found, asked.words)
    looked = f"the newest {_MOST_STORIES} stories that may have some"
    if not every:
        where = "any story" if found.is_of_all else looked
        return context.refused(f"No quotes{asked.shown} in {where}.{so_far}")
    rest = f"{asked.shown}.{_apart(found, asked)}{so_far}"
    rest += "" if found.is_of_all else f" Only {looked} were read."
    rest += _most_quoted(every) if _WHO.search(context.typed) else ""
    return _told(context, every, rest, is_all=found.is_all)


async def quotes_by(context: Context, names: "Sequence[str]", role: str) -> Outcome:
    """List the quotes of people of one role ("mayor"), newest first."""
    library, now = await searchable(context), context.clock()
    query = " OR ".join(f'speaker:"{one.replace(chr(34), "")}"' for one in names)
    wanted = set(map(folded, names))

    def found() -> tuple[QuoteLine, ...]:
        every = _Stories(library, query, now).lines()
        by_them = (one for one in every if one.speaker and folded(one.speaker.name) in wanted)
        return tuple(by_them)[:_MOST_QUOTES]

    every = await context.away(found)
    so_far = await analysed_so_far(context, library)
    people = len({one.speaker.name for one in every if one.speaker is not None})
    by = f" by {phrases.count(people, 'person')} described as {clean_line(role, 60)}."
    return _told(context, every, f"{by}{so_far}")


async def quotes_described(context: Context, whose: int | str, about: str) -> Outcome | None:
    """List the quotes of a name of the library, or of whoever some words describe, about something.

    Of all stories, newest first; those that have the words of the topic, else those of stories that
    have them.  None where there are none.
    """
    library, now = await searchable(context), context.clock()
    await context.away(context.keeper.flush)
    topic = topic_of(about)
    name = ""
    if isinstance(whose, int):
        card = await context.away(lambda: library.entity(whose))
        name = "" if card is None else card.entity.name
        if not name or not topic:
            return None
    who = name or clean_line(str(whose), 60)

    def found(terms: str) -> tuple[QuoteLine, ...]:
        narrowing = " ".join(f"{one}*" for one in stems_in(terms))
        if name:
            query = f'speaker:"{name.replace(chr(34), "")}" {narrowing}'
            return tuple(
                one
                for one in _Stories(library, query, now).lines()
                if one.speaker is not None and folded(one.speaker.name) == folded(name)
            )
        stories = _Stories(library, f"has:quotes {likely(str(whose))} {narrowing}", now)
        return tuple(one for at in stories.analysed() for one in described(at, str(whose)))

    every = await context.away(lambda: found(topic))
    lines, note = narrowed(every, topic)
    if not lines:
        return None
    so_far = await analysed_so_far(context, library)
    by = name or f"people described as {who}"
    if note and not name and (beside := await _about_beside(context, str(whose), topic)):
        word = clean_line(topic, 60)
        how = f" about {word} in stories that mention {who}."
        how = f"{how} None is by a speaker described as {who}."
        return _told(context, beside[:_MOST_QUOTES], f"{how}{so_far}")
    about_it = f" about {clean_line(topic, 60)}" if topic and not note else ""
    return _told(context, lines[:_MOST_QUOTES], f" by {by}{about_it}.{note}{so_far}")


async def _about_beside(context: Context, who: str, topic: str) -> tuple[QuoteLine, ...]:
    """Quotes with the words of a topic in stories that may tell of whoever some words describe."""
    library, now = await searchable(context), context.clock()
    narrowing = " ".join(f"{one}*" for one in stems_in(topic))

    def found() -> tuple[QuoteLine, ...]:
        stories = _Stories(library, f"has:quotes {likely(who)} {narrowing}", now)
        return tuple(one for one in stories.lines() if has_words(one, topic))

    return await context.away(found)


def _most_quoted(every: "Sequence[QuoteLine]") -> str:
    """A sentence that names those with most quotes in some lines; "" where nobody is named."""
    said = Counter(one.speaker.name for one in every if one.speaker is not None)
    if not said:
        return ""
    names = (f"{clean_line(name, 60)} {count}" for name, count in said.most_common(_MOST_NAMED))
    return f" Quoted most: {', '.join(names)}."


def _told(
    context: Context, every: "Sequence[QuoteLine]", rest: str, *, is_all: bool = True
) -> Outcome:
    """The lines of quotes, and how many there are with what is said after it."""
    lines = tuple(
        f"{at}. {phrases.full_stop(f'{one.who}{said_in(one)}')}"
        f" {phrases.full_stop(clean_line(one.story.dispatch.source))}"
        for at, one in enumerate(every, start=1)
    )
    listed = tuple(StoryNaming(_NOBODY, one.story.id, one.index) for one in every)
    said = f"{phrases.count(len(every), 'quote')}{rest}"
    said = said if is_all else f"More than {said}"
    return context.done(said, TextShown(lines), listed=listed)


def _as_typed_first(found: _Found, words: str) -> tuple[QuoteLine, ...]:
    """All lines: those of stories that have the words as typed, then those of other forms."""
    every = (*found.exact, *found.beside)
    wanted = [
        [word for word in _WORD.findall(folded(one)) if word not in SMALL]
        for one in words.split("|")
    ]

    def has_only_forms(line: QuoteLine) -> bool:
        text = folded(f"{line.story.headline} {line.story.body.text}")
        there = frozenset(_WORD.findall(text))
        return not any(one and there.issuperset(one) for one in wanted)

    return tuple(sorted(every, key=has_only_forms)) if found.exact else every


def _apart(found: _Found, asked: _Asked) -> str:
    """How many of the quotes have the words, and how many only their stories do."""
    if not found.beside:
        return ""
    word, count = clean_line(asked.words.partition("|")[0], 60), len(found.beside)
    if not found.exact:
        where = "the text" if found.is_in_text else "the headline"
        return f" None has {word} in it; they are of stories with it, in some form, in {where}."
    if _as_typed_first(found, asked.words) != (*found.exact, *found.beside):
        return f" First those of stories with {word} as typed, then those with other forms of it."
    last = "The last is of a story" if count == 1 else f"The last {count} are of stories"
    return f" {last} with it, in some form, in the headline."


def _found(library: "Library", asked: _Asked, now: "datetime") -> _Found:
    """The lines of quotes that were asked for; waits for the library."""
    if asked.words == NOT_ATTRIBUTED:
        quoting = _Stories(library, f"{asked.terms} has:quotes", now)
        return _cut([one for one in quoting.lines() if one.speaker is None], [], quoting)
    stems = [*filter(None, map(stems_in, asked.words.split("|")))]
    if not stems:
        if not asked.terms:
            return _Found((), ())
        narrowed = _Stories(library, asked.terms, now)
        return _cut([*narrowed.lines()], [], narrowed)
    said = " OR ".join(f"({' '.join(f'quote:{one}*' for one in each)})" for each in stems)
    saying = _Stories(library, f"{asked.terms} ({said})", now)
    exact = [one for one in saying.lines() if has_words(one, asked.words)]
    headed = " OR ".join(f"({' '.join(map(_headed, each[:_MOST_WORDS]))})" for each in stems)
    known = {(one.story.id, one.index) for one in exact}
    about = _Stories(library, f"{asked.terms} ({headed})", now)
    beside = [one for one in about.lines() if (one.story.id, one.index) not in known]
    if exact or beside or all(len(each) < _SEVERAL for each in stems):
        return _cut(exact, beside, saying, about)
    there = " OR ".join(f"({' '.join(f'{one}*' for one in each)})" for each in stems)
    having = _Stories(library, f"{asked.terms} has:quotes ({there})", now)
    return _cut([], [*having.lines()], having)._replace(is_in_text=True)


def _cut(exact: list[QuoteLine], beside: list[QuoteLine], *of: "_Stories") -> _Found:
    """So many lines as are listed."""
    return _Found(
        tuple(exact[:_MOST_QUOTES]),
        tuple(beside[:_MOST_QUOTES]),
        max(len(exact), len(beside)) <= _MOST_QUOTES,
        all(one.are_all for one in of),
    )


def _headed(stem: str) -> str:
    """The query for headlines with a word that begins so, or is another form of it."""
    return f"({' OR '.join((f'title:{stem}*', *(f'title:{one}' for one in forms_of(stem))))})"


class _Stories:
    """The newest stories that a query finds; none of a wrong query, such as a day there is not."""

    def __init__(self, library: "Library", query: str, now: "datetime") -> None:
        self._library = library
        self._ids: list[str] = []
        self.are_all = True
        try:
            stories = kept_list(library, Scope("", "", query.strip()), now)
        except SettingsFault:
            return
        found = stories.total()
        self._ids = [stories.story_id(row) for row in range(min(found, _MOST_STORIES))]
        self.are_all = found <= _MOST_STORIES

    def analysed(self) -> "Iterator[AnalysedStory]":
        """Those of them that were analysed."""
        from wirereader.analysis.engine_edition import edition

        for story_id in self._ids:
            story = self._library.story(story_id)
            key = "" if story is None else story.findings_key
            findings = self._library.findings(key, edition()) or self._library.older_findings(key)
            if story is not None and findings is not None:
                yield AnalysedStory(story, findings)

    def lines(self) -> "Iterator[QuoteLine]":
        """The lines of all their quotes."""
        for at in self.analysed():
            shown = quote_lines(*at)
            yield from (*shown.quotes, *shown.statements)
