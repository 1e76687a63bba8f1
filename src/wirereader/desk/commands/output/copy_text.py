"""What is copied: a quote with its attribution, a paragraph, or a link.

It is always one line without control characters: pasted into a terminal it runs nothing by itself.
"""

import itertools
import re
from datetime import UTC, datetime

from wirereader.desk import navigation, phrases
from wirereader.desk.commands.story_lines import (
    AnalysedStory,
    quote_line,
    quote_lines,
    quote_numbered,
)
from wirereader.desk.context import Context
from wirereader.desk.outcomes import CopiedShown, Outcome, QuoteLine
from wirereader.desk.session import Room, Session
from wirereader.desk.story_files.story_json import moment_text
from wirereader.desk.targets import QuoteNumber, TypedWords
from wirereader.story.clean import clean_line, drawable
from wirereader.story.findings import Findings
from wirereader.story.folding import folded
from wirereader.story.names import EntityKind
from wirereader.story.quotes import Manner
from wirereader.story.story import Story

MOST_BYTES = 100_000  # more than this many terminals refuse to take
LEFT_OUT = "[...]"
_ENDED = re.compile(r"[^\W_][^\n]*[.!?][\s\"'\u2018\u201c\u00ab\u201e(]*\Z")
"""Words between two parts of a quote that end a sentence."""
_OPENING = "\"'\u2018\u201c\u00ab\u201e(["
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)
NO_QUOTE_AT_HAND = "No quote selected. quotes lists them, next-quote goes to the next one."
WHAT = ("quote", "paragraph", "story", "headline", "link", "citation")
_ALSO = {
    **dict.fromkeys(("url", "address", "permalink", "uri", "href"), "link"),
    **dict.fromkeys(("title", "subject"), "headline"),
    **dict.fromkeys(("article", "text", "body", "all"), "story"),
    **dict.fromkeys(("para", "line"), "paragraph"),
    **dict.fromkeys(("cite", "reference", "source", "bibliography"), "citation"),
}
"""Other words for what is copied."""
_QUOTE_BY = re.compile(
    r"(?:the |a |an |that |any |first )*(?:quote|quotation|statement|citation|words)s?"
    r" (?:of|by|from|said by) (?:the )?(?P<who>\S.*)",
    re.IGNORECASE,
)
"""What is copied, and whose: "quote by Okafor"."""
_PARTS = frozenset({"headline", "link"})
"""What may be copied together: "headline link"."""


def words_of(line: QuoteLine) -> str:
    """The words of a quote on one line; where the story puts others between, that is marked."""
    text, spans = line.story.body.text, line.quote.content
    words = " ".join(spans[0].of(text).split())
    for before, after in itertools.pairwise(spans):
        between = text[before.end : after.start]
        mark = f" {LEFT_OUT} " if any(map(str.isalnum, between)) else " "
        following = " ".join(after.of(text).split())
        is_new = _ENDED.search(between) is not None and following.lstrip(_OPENING)[:1].isupper()
        if is_new and words.endswith(","):
            words = f"{words[:-1]}."  # "Never," he said. "We stay." has two sentences
        words += mark + following
    return drawable(words)


def day_in_words(moment: datetime) -> str:
    """A date: "29 August 2008", in UTC."""
    at = moment.astimezone(UTC)
    return f"{at.day} {at:%B %Y}"


def published_on(story: Story) -> str | None:
    """When a story was published, as ISO 8601 in UTC; a date alone where no time was given."""
    moment = story.dispatch.published
    if moment is None or not story.dispatch.is_date_only:
        return moment_text(moment)
    return moment.astimezone(UTC).date().isoformat()


def origin(story: Story) -> str:
    """Where a story is from: source and date, as far as they are known."""
    dispatch = story.dispatch
    when = None if dispatch.published is None else day_in_words(dispatch.published)
    return drawable(", ".join(filter(None, (dispatch.source, when))))


def citation(story: Story) -> str:
    """A story as a list of sources has it: author, headline, source, date and address."""
    dispatch = story.dispatch
    headline = f'"{phrases.unlabelled(story.headline)}"'
    byline = dispatch.byline or ""
    author = byline[by.end() :] if (by := _BY.match(byline)) else byline
    parts = (author, headline, origin(story), dispatch.link or "")
    return drawable(phrases.full_stop(", ".join(filter(None, parts[:3]))) + f" {parts[3]}").strip()


def role_of(line: QuoteLine) -> str | None:
    """What a speaker who may be named is by the story; of a country that goes without saying."""
    speaker = line.speaker
    return None if speaker is None or speaker.kind is EntityKind.PLACE else speaker.role


def attributed(line: QuoteLine) -> str:
    """A quote and whose it is: "words" - Name, role (Source, date) link."""
    words, who = words_of(line), line.who
    if role := role_of(line):
        who = f"{who}, {role}"
    said = line.told(words)
    if line.quote.manner is Manner.INDIRECT:
        said = f"Indirect quote: {said}"
    where = origin(line.story)
    tail = (f"({where})" if where else "", line.story.dispatch.link or "")
    return drawable(" ".join(filter(None, (said, "-", who, *tail))))


def copied(
    story: Story,
    findings: Findings | None,
    session: Session,
    what: QuoteNumber | TypedWords | None = None,
) -> CopiedShown | str:
    """What is copied of a story at the reader's place, or a sentence that says why nothing is.

    `what` is a quote's number, or one of the words of WHAT, or headline and link together; without
    it, the quote that the reader went to and still is at, else the paragraph.  The word quote is
    the next one where none is at hand, from the paragraph at hand on.
    """
    if isinstance(what, QuoteNumber):
        return _numbered(story, findings, what)
    if what is not None and (match := _QUOTE_BY.fullmatch(what.text.strip())) is not None:
        return _first_by(story, findings, match["who"])
    word = "" if what is None else what.text.casefold()
    word = _ALSO.get(word, word)
    if (of_story := _of_story(story, word)) is not None:
        return of_story
    if word not in {"", "quote", "paragraph"}:
        return f"Copy what? {', '.join(WHAT)} or a quote's number."
    index = None if word == "paragraph" else quote_at_hand(story, findings, session)
    if index is not None and findings is not None:
        return _quote(quote_line(story, findings, index, 1))
    if word == "quote":
        return _quote_ahead(story, findings, session)
    return _paragraph(story, session)


def _of_story(story: Story, word: str) -> CopiedShown | str | None:
    """What is copied of a story as a whole; None where a word asks for none of this."""
    if word in {"link", "story"}:
        return _link(story) if word == "link" else _story(story)
    if set(word.split()) == _PARTS:
        return _headline_and_link(story, is_link_first=word.startswith("link"))
    if word in {"citation", "headline"}:
        text = citation(story) if word == "citation" else phrases.unlabelled(story.headline)
        return _within(text, word)
    return None


def quote_at_hand(story: Story, findings: Findings | None, session: Session) -> int | None:
    """The quote that the reader went to, unless they have left its paragraphs since."""
    index = session.quote
    if findings is None or index is None or not 0 <= index < len(findings.quotes):
        return None
    quote, at = findings.quotes[index], story.body.paragraph_at
    is_there = at(quote.start) <= at(session.offset) <= at(quote.end - 1)
    return index if is_there else None


def _quote_ahead(story: Story, findings: Findings | None, session: Session) -> CopiedShown | str:
    """The first quote from the paragraph at hand on, else of the story: a direct one, if any."""
    if findings is None:
        return phrases.FOLLOW
    quotes, at = findings.quotes, story.body.paragraph_at
    order = sorted(range(len(quotes)), key=lambda one: quotes[one].start)
    order = [one for one in order if quotes[one].manner is not Manner.INDIRECT] or order
    if not order:
        return phrases.NO_QUOTES
    ahead = (one for one in order if at(quotes[one].end - 1) >= at(session.offset))
    return _quote(quote_line(story, findings, next(ahead, order[0]), 1))


def _first_by(story: Story, findings: Findings | None, name: str) -> CopiedShown | str:
    """The first quote of somebody, a direct one if any; how many others there are is said."""
    if findings is None:
        return phrases.FOLLOW
    shown = quote_lines(story, findings)
    wanted = frozenset(navigation.matching(findings, name))
    direct, indirect = (
        [line for line in lines if _is_of(line, name, wanted)]
        for lines in (shown.quotes, shown.statements)
    )
    found = direct or indirect
    if not found:
        return f"{phrases.NO_QUOTES_BY} {clean_line(name, 60)}."
    one = _quote(found[0])
    if len(found) == 1:
        return one
    others = ", ".join(str(line.number) for line in found[1:])
    return one._replace(
        told=f"{one.told} The first of {len(found)}; copy takes a number: {others}."
    )


def _is_of(line: QuoteLine, name: str, entities: frozenset[int]) -> bool:
    """Claim that a quote is by one of some names, or by whom its words or role tell."""
    if line.quote.is_attributed and line.quote.speaker in entities:
        return True
    told = folded(" ".join((line.who, role_of(line) or "")))
    return not entities and f" {folded(name)} " in f" {told} "


def _numbered(story: Story, findings: Findings | None, number: QuoteNumber) -> CopiedShown | str:
    if findings is None:
        return phrases.FOLLOW
    line = quote_numbered(AnalysedStory(story, findings), number)
    return line if isinstance(line, str) else _quote(line)


def _quote(line: QuoteLine) -> CopiedShown:
    return _within(attributed(line), f"quote of {line.who}, paragraph {line.paragraph}")


def _paragraph(story: Story, session: Session) -> CopiedShown | str:
    if not story.body.paragraphs:
        return _link(story)
    at = story.body.paragraph_at(session.offset)
    words = " ".join(story.body.paragraphs[at].of(story.body.text).split())
    return _within(words, f"paragraph {at + 1}")


def _story(story: Story) -> CopiedShown:
    """The headline and all paragraphs, on one line."""
    paragraphs = (one.of(story.body.text) for one in story.body.paragraphs)
    words = " ".join(" ".join((phrases.full_stop(story.headline), *paragraphs)).split())
    return _within(words, clean_line(story.headline, 100))


def _link(story: Story) -> CopiedShown | str:
    link = story.dispatch.link
    return (
        _within(link, f"link of {clean_line(story.headline, 100)}")
        if link
        else "This story has no link."
    )


def _headline_and_link(story: Story, *, is_link_first: bool) -> CopiedShown:
    """The headline and the address of a story in one line; the headline alone without a link."""
    headline = phrases.unlabelled(story.headline)
    parts = [headline, story.dispatch.link or ""]
    if is_link_first:
        parts.reverse()
    what = "headline and link" if story.dispatch.link else "headline; this story has no link"
    return _within(" ".join(filter(None, parts)), what)


def _within(text: str, what: str) -> CopiedShown:
    """At most so many bytes of a text; that it was cut is said."""
    text, what = drawable(text), clean_line(what, 300)
    data = text.encode("utf-8", "replace")
    if len(data) <= MOST_BYTES:
        return CopiedShown(text, phrases.full_stop(f"Copied: {what}"))
    cut = data[:MOST_BYTES].decode("utf-8", "ignore")
    return CopiedShown(
        cut, f"Copied: the first {MOST_BYTES // 1000} kB of {phrases.full_stop(what)}"
    )


async def copy(context: Context, story: Story, what: QuoteNumber | TypedWords | None) -> Outcome:
    """Copy the quote or the paragraph at hand, in the list of headlines the story's link."""
    session, findings = context.session, context.findings(story)
    if what is None and session.room is Room.HEADLINES:
        what = TypedWords("link")
    is_of_quotes = isinstance(what, QuoteNumber) or what == TypedWords("quote")
    is_of_quotes |= isinstance(what, TypedWords) and bool(_QUOTE_BY.fullmatch(what.text.strip()))
    if findings is None and is_of_quotes:
        return context.refused(context.understanding.why_not(story) or phrases.FOLLOW)
    found = copied(story, findings, session, what)
    if isinstance(found, str):
        return context.refused(found)
    return context.done("The clipboard is not available here. The text:", found)
