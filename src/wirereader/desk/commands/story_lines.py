"""The quotes and the names of a story as lines of lists."""

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from wirereader.desk import navigation, phrases
from wirereader.desk.outcomes import NameLine, Outcome, QuoteLine, QuotesShown
from wirereader.desk.search.content_words import stems_in
from wirereader.desk.targets import KnownId, Numbered
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.folding import folded
from wirereader.story.names import MentionKind
from wirereader.story.quotes import Manner, Quote, telling_of
from wirereader.story.story import Story

_PRONOUNS = frozenset(
    {"i", "he", "she", "it", "we", "they", "you", "who", "his", "her", "their", "one", "this"}
)
_JOINING = re.compile(r"(?:,?\s+(?:and|&|et|y|e|und)|,)\s+(?:the\s+)?")
_DESCRIBING = "(?:the|an?|this|that)"
_ARTICLE = frozenset({"", "The ", "the "})
_LONGEST_NAME = 20
"""Words of a name at most, far above what any has: each more is another look through the story."""
_ABOUT = re.compile(r"\s+(\S.{1,58}\S)\s+of\s*[\"'“‘«]*\Z")


NOT_ATTRIBUTED = "not:attributed"
"""Stands in place of words that quotes are about, where those of nobody known are meant."""


SPEAKERS = "every:speaker"
"""Stands in place of such words where it is asked how many are quoted, and who."""


class AnalysedStory(NamedTuple):
    """A story with what was found in it."""

    story: Story
    findings: Findings


class QuotesAbout(NamedTuple):
    """The quotes of a story, None: of all, that have some words, or others ("denied|denies")."""

    at: AnalysedStory | None
    words: str


class NameHere(NamedTuple):
    """A name of the open story, by its index in the findings."""

    at: AnalysedStory
    entity: int


class QuotesBy(NamedTuple):
    """The quotes of somebody about something ("": about anything).

    `whose` is a name; where it is None, `words` describe who speaks ("the mayor"), in the open
    story `at`, or in all where that is None.  `otherwise` is told where nobody is described so.
    """

    whose: NameHere | KnownId | None
    words: str
    about: str
    at: AnalysedStory | None = None
    otherwise: Outcome | None = None


def quote_lines(story: Story, findings: Findings) -> QuotesShown:
    """All quotes of a story in two lists, numbered through; each in the order of the text."""
    numbers = itertools.count(1)
    kinds = (navigation.in_marks, navigation.in_other_words, navigation.told_with_marks)
    direct, indirect, repeated = (
        tuple(quote_line(story, findings, index, next(numbers)) for index in kind(findings))
        for kind in kinds
    )
    again = tuple(replace(line, is_repeated=True) for line in repeated)
    return QuotesShown(direct, indirect, again)


def quote_line(story: Story, findings: Findings, index: int, number: int) -> QuoteLine:
    """One quote as a line of a list."""
    quote, text = findings.quotes[index], story.body.text
    speaker = quote.speaker if quote.is_attributed else None
    # the story's own words name nobody; those that may name somebody are no surer than the speaker
    nameless = quote.source if quote.speaker is None else None
    phrase = nameless.of(text).strip() if nameless else ""
    return QuoteLine(
        number=number,
        index=index,
        quote=quote,
        speaker=None if speaker is None else findings.entities[speaker],
        text=tuple(span.of(text) for span in quote.content),
        source_phrase=phrase if phrase and phrase.casefold() not in _PRONOUNS else None,
        paragraph=story.body.paragraph_at(quote.start) + 1,
        story=story,
        about=_about(quote, text),
        telling=telling_of(text, quote, _names_in(findings)),
        together=() if speaker is None else _together(text, findings, quote),
    )


def _together(text: str, findings: Findings, quote: Quote) -> tuple[str, ...]:
    """The names of all who say a quote together ("Peru and Chile said"); () for one alone."""
    source = quote.source
    if source is None or not _JOINING.search(source.of(text)):
        return ()
    inside = [
        one
        for one in findings.mentions
        if one.kind is MentionKind.NAME
        and source.start <= one.span.start
        and one.span.end <= source.end
    ]
    names: list[str] = []
    at = source.start
    for mention in sorted(inside, key=lambda one: one.span.start):
        between = text[at : mention.span.start]
        if names and not _JOINING.fullmatch(between):
            return ()  # a role, or what belongs to the name before
        if not names and between not in _ARTICLE:
            return ()
        names.append(findings.entities[mention.entity].name)
        at = mention.span.end
    is_all = at == source.end and any(one.entity == quote.speaker for one in inside)
    return tuple(dict.fromkeys(names)) if is_all and len(set(names)) > 1 else ()


def quote_numbered(at: AnalysedStory, number: Numbered) -> QuoteLine | str:
    """The quote of this number in a story's list, or a sentence that says why there is none."""
    shown = quote_lines(*at)
    if 1 <= number.number <= len(shown.every):
        return shown.every[number.number - 1]
    told = len(shown.quotes) + len(shown.statements)
    return f"No quote {number}. This story has {phrases.count(told, 'quote')}."


def has_words(line: QuoteLine, words: str) -> bool:
    """Claim that a quote has words, or is told with them; "|" stands between others that do."""
    cue = line.quote.cue
    told = "" if cue is None else cue.of(line.story.body.text)
    text = folded(" ".join((*line.text, line.telling.lead_in, told)))
    return any(
        bool(stems) and all(re.search(rf"\b{re.escape(one)}", text) for one in stems)
        for stems in map(stems_in, words.split("|"))
    )


def said_in(line: QuoteLine) -> str:
    """What follows the speaker's name: all the words of a quote."""
    words = " ... ".join(" ".join(text.split()).rstrip(",") for text in line.text)
    parted = "." if line.telling.lead_in or line.quote.manner is Manner.INDIRECT else ":"
    return f"{parted} {line.told(words)}"


def _names_in(findings: Findings) -> Iterator[Span]:
    of_names = {MentionKind.NAME, MentionKind.DEMONYM}
    return (mention.span for mention in findings.mentions if mention.kind in of_names)


def _about(quote: Quote, text: str) -> str | None:
    """Whom partly quoted words are said of: what stands between the cue and "of"."""
    if quote.manner is not Manner.MIXED or quote.lead_in or not quote.cue:
        return None
    if quote.cue.end > quote.start:
        return None
    match = _ABOUT.match(text[quote.cue.end : quote.start])
    return match[1] if match and "\n" not in match[1] else None


def lines_of(at: AnalysedStory, entities: Iterable[int]) -> tuple[NameLine, ...]:
    """Names as the lines of a list, numbered from 1."""
    story, findings = at
    places = navigation.visited_by_entity(findings)
    spoken = (findings.quotes[index] for index in navigation.in_marks(findings))
    said = Counter(quote.speaker for quote in spoken if quote.is_attributed)

    def line(number: int, entity: int) -> NameLine:
        here = places.get(entity, [])
        paragraphs = (story.body.paragraph_at(findings.mentions[m].span.start) + 1 for m in here)
        return NameLine(
            number=number,
            index=entity,
            entity=findings.entities[entity],
            mentions=len(here),
            quotes=said[entity],
            paragraphs=tuple(dict.fromkeys(paragraphs)),
        )

    return tuple(line(number, one) for number, one in enumerate(entities, start=1))


def name_lines(at: AnalysedStory) -> tuple[NameLine, ...]:
    """All names of a story: people, places, organisations; the most mentioned first."""
    return lines_of(at, navigation.named(at[1]))


def speaks(at: AnalysedStory, entity: int) -> bool:
    """Claim that a name of the story is quoted in it."""
    lines = quote_lines(*at).every
    return any(one.quote.is_attributed and one.quote.speaker == entity for one in lines)


def speaker_named(at: AnalysedStory, words: str, typed: str) -> str:
    """The name of a speaker that ends some words, without what it is described as before it.

    "the farmer lomidze" is "lomidze", "Ann Lomidze" itself: what is before a name may be dropped
    behind an article (in `words`, or the line that was typed), or where the story writes it small,
    or as a title of the whole name; all of `words` where nothing is.
    """
    parts = words.split()
    if len(parts) == 1 or navigation.matching(at.findings, words):
        return words
    text = folded(f" {at.story.body.text}")
    written = frozenset(re.findall(r"[\w'-]+", at.story.body.text))
    ahead, found, _ = typed.casefold().partition(words.casefold())
    has_article = bool(found) and re.search(rf"\b{_DESCRIBING}\s+\Z", ahead[-20:]) is not None
    is_behind = has_article or re.match(rf"(?i){_DESCRIBING}\s", words) is not None
    for first in range(max(1, len(parts) - _LONGEST_NAME), len(parts)):
        before = parts[:first]
        is_described = is_behind or all(one.casefold() in written for one in before)
        name = " ".join(parts[first:])
        for one in navigation.matching(at.findings, name):
            called = f" {' '.join(before)} {at.findings.entities[one].name}"
            if (is_described or folded(called) in text) and speaks(at, one):
                return name
    return words
