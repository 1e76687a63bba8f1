"""The whole article behind a story's link, fetched when the reader asks for it."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final, Protocol

from wirereader.desk.phrases import count
from wirereader.desk.refresh.fetch_outcome import remedy_at_once
from wirereader.desk.refresh.parser_pool import Parsers
from wirereader.desk.subscriptions.subscriptions import Told
from wirereader.library.stories.word_index import with_blanks
from wirereader.sources.fetch_result import Failed, Fetched, FetchPolicy
from wirereader.story.faults import FormatFault, SourceFault
from wirereader.story.record import Record
from wirereader.story.source import Source
from wirereader.story.story import Story

_FEW_WORDS: Final = 25  # fewer are often a caption, or what is left of a page that scripts fill
_SAME_WORDS: Final = 0.8  # of those that the feed had

FetchPage = Callable[..., Awaitable[Fetched | Failed]]


class WholesShelf(Protocol):
    """The library, as far as whole articles go; any method may raise LibraryFault."""

    def story(self, story_id: str) -> Story | None:
        """The story with this id."""

    def source_of(self, story_id: str) -> Source | None:
        """The source that brought a story."""

    def keep_whole(self, story_id: str, record: Record, now: datetime) -> None:
        """Keep the whole article of a story beside what its feed said."""


async def fetch_whole(
    library: WholesShelf,
    story_id: str,
    *,
    policy: FetchPolicy,
    now: datetime,
    parsers: Parsers,
    fetch: FetchPage,
) -> Told:
    """Fetch the page of a story, and keep its words in place of the feed's.

    A page that says less than the feed changes nothing.  Raises SourceFault, FormatFault and
    LibraryFault.
    """
    story = library.story(story_id)
    if story is None or not story.dispatch.link:
        raise SourceFault(
            "There is no full article to fetch.",
            "The story has no link." if story else "The story is no longer in the library.",
            "Choose another story.",
        )
    source = library.source_of(story_id)
    # others write the links of a feed: one that is at home may lead to its own host, no further
    page = await fetch(story.dispatch.link, policy, now, of=source)
    if isinstance(page, Failed):
        fault = page.fault
        raise SourceFault(
            "The full article could not be fetched.", fault.why, remedy_at_once(fault.remedy)
        )
    try:
        parsed = await parsers.article(page.data, page.final_address, page.headers)
    except FormatFault as fault:
        raise FormatFault("The full article was not found.", fault.why, fault.remedy) from fault
    record = Record(*parsed.records[0])
    _require_article(record.text, story.body.text)
    if len(record.text) <= len(story.body.text):
        return Told("The page has no more text than the story.", is_done=False)
    library.keep_whole(story_id, record, now)
    paragraphs = count(record.text.count("\n\n") + 1, "paragraph")
    return Told(f"Full article: {paragraphs}.", data=(("story", story_id),))


def _require_article(text: str, told: str) -> None:
    """Refuse a page of few words, unless they are those that the feed had, and more."""
    words, known = _words(text), set(_words(told))
    is_known = bool(known) and len(known.intersection(words)) >= _SAME_WORDS * len(known)
    if len(words) < _FEW_WORDS and not is_known:
        raise FormatFault(
            "The full article was not found.",
            f"Only {count(len(words), 'word')} of the article could be extracted from the page.",
            "Open the link in a browser.",
        )


def _words(text: str) -> list[str]:
    """The words of a text; of scripts without blanks between words each sign counts as one."""
    return with_blanks(text).casefold().split()
