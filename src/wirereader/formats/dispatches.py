"""What a feed says to dispatches: words as a body, a headline even where there is none."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from wirereader.formats.datelines import dateline_of
from wirereader.formats.html.plain_text import (
    body_of_html,
    first_words,
    headline_in,
    plain_words,
    told_in_words,
)
from wirereader.formats.html.sanitizer import escaped
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, no_collection
from wirereader.story.body import Body, fingerprint
from wirereader.story.clean import clean_line
from wirereader.story.story import Dispatch, Enclosure

_EMAIL = re.compile(r"\s*\([^()\s]+@[^()\s]+\)|^\S+@\S+\s+\((.+)\)$")
_BY = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
# The same on wires in French, Spanish and German; a name may begin with such a word, no byline does
_BY_ABROAD = re.compile(r"(?:Par|PAR|Por|POR|Von|VON)\s+(?=[^\W\d_a-z])")
_LONGEST_GUID = 500
_LONGEST_LINE = 2000
_MOST_FILES = 20
_TAGS = {"image": "img", "video": "video", "audio": "audio"}
_PICTURE = re.compile(r"(?i)\.(?:jpe?g|png|gif|webp|avif)(?:[?#]|$)")


def dispatches_of(feed: ParsedFeed, source: str = "") -> list[Dispatch]:
    """Return the entries of `feed` that hold a word, in order; `source` goes before its title."""
    with no_collection():
        return list(each_dispatch(feed, source))


def each_dispatch(feed: ParsedFeed, source: str = "") -> Iterator[Dispatch]:
    """Yield what `dispatches_of` returns, one by one: of a large feed all are too much to hold."""
    name = source or clean_line(feed.title or "", 200)
    ids = _ids_of_several(feed)
    links = _links_of_several(feed)
    for entry in feed.entries:
        dispatch = dispatch_of(
            entry,
            name,
            feed.language,
            trusts_id=entry.id not in ids,
            trusts_link=entry.link not in links,
        )
        if dispatch is not None:
            yield dispatch


def _ids_of_several(feed: ParsedFeed) -> set[str | None]:
    """Return the ids that tell no entry of `feed` from others: "N/A", its home page.

    An id that comes twice with one link, or one title, is that of two versions of a story; so is
    one that comes with version numbers.
    """
    entries: dict[str, list[ParsedEntry]] = defaultdict(list)
    for entry in feed.entries:
        if entry.id and entry.version is None:
            entries[entry.id].append(entry)
    home = _page(feed.link)
    return {
        one
        for one, several in entries.items()
        if _is_home(one, home) or (len(several) > 1 and not _are_versions(several, home))
    }


def _are_versions(entries: Sequence[ParsedEntry], home: str) -> bool:
    """Claim that entries with one id are one story, sent more than once."""
    link = entries[0].link
    if link and not _is_home(link, home) and all(entry.link == link for entry in entries):
        return True
    title = (entries[0].title or "").casefold()
    return bool(title) and all((entry.title or "").casefold() == title for entry in entries)


def _links_of_several(feed: ParsedFeed) -> set[str | None]:
    """Return the links that lead to no entry of `feed` alone."""
    home = _page(feed.link)
    found: set[str | None] = set()
    met: set[str | None] = set()
    for entry in feed.entries:
        if entry.link in met or (entry.link is not None and _is_home(entry.link, home)):
            found.add(entry.link)
        met.add(entry.link)
    return found


def _page(address: str | None) -> str:
    """An address without its scheme and last slash, to be compared."""
    return (address or "").partition("://")[2].rstrip("/").casefold()


def _is_home(address: str, home: str) -> bool:
    """Claim that an address is `home`, or the first page of any site."""
    page = _page(address)
    if not page:
        return False
    if page == home:
        return True
    if "/" in page:  # as nearly all have
        return False
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.path in {"", "/"} and not parts.query and not parts.fragment


def dispatch_of(
    entry: ParsedEntry,
    source: str = "",
    language: str | None = None,
    *,
    trusts_id: bool = True,
    trusts_link: bool = True,
) -> Dispatch | None:
    """Return `entry` as a dispatch, or None when it holds neither a headline nor a body.

    The guid is the entry's id, else its link, else a fingerprint of its words; an id or a link that
    several entries share tells none of them apart.  `source` and
    `language` are those of the feed, for an entry that does not say.  An entry that holds nothing
    but a summary has it as its body, too.
    """
    body = body_of_html(entry.content or entry.summary or "")
    if not body.text and entry.enclosures:
        body = _body_of_files(entry.enclosures)
    headline = _headline(entry, body)
    if not headline:
        return None
    own = entry.id if trusts_id else None
    guid = _line(own or (entry.link if trusts_link else None), _LONGEST_GUID)
    return Dispatch(
        guid=guid or _made_guid(entry, headline, body),
        headline=headline,
        body=body,
        source=_line(entry.source) or source,
        language=entry.language or language or "und",
        kicker=_line(entry.kicker),
        slug=_line(entry.slug),
        byline=_byline(entry),
        dateline=_line(entry.dateline) or _dateline(told_in_words(body)),
        published=entry.published or entry.updated,
        urgency=entry.urgency,
        status=entry.status,
        editor_note=_line(entry.ednote),
        link=entry.link,
        updated=entry.updated,
        embargo=entry.embargo,
        version=entry.version,
        corrects=_line(entry.corrects, _LONGEST_GUID),
        about=_line(entry.about),
        summary=_summary(entry),
        priority=entry.priority,
        categories=entry.categories,
        signals=entry.signals,
        people=entry.people,
        places=entry.places,
        enclosures=entry.enclosures,
        has_own_id=bool(own),
    )


def _made_guid(entry: ParsedEntry, headline: str, body: Body) -> str:
    """A guid of the words of an entry, as they always were read: marks stay."""
    if entry.known_by is not None:
        before = body_of_html(entry.known_by)
        if headline == headline_in(body):  # made of the words
            headline = _headline(entry._replace(title=headline_in(before)), before)
        body = before
    return f"story:{fingerprint(f'{headline} {body.text}'.casefold())}"


def _body_of_files(files: Sequence[Enclosure]) -> Body:
    """The body of what is nothing but pictures, videos and sounds: each is told."""
    markup = []
    for file in files[:_MOST_FILES]:
        kind = (file.type or "").partition("/")[0].lower()
        name = _TAGS.get(kind) or ("img" if _PICTURE.search(file.url) else None)
        if name:
            markup.append(_medium(name, file))
    return body_of_html("".join(markup))


def _medium(name: str, file: Enclosure) -> str:
    """An element that says what a file is, as `formats.html` understands it."""
    src = escaped(file.url).replace('"', "&quot;")
    title = escaped(file.caption or "").replace('"', "&quot;")
    named = f' title="{title}"' if title else ""
    end = "" if name == "img" else f"</{name}>"
    return f'<{name} src="{src}"{named}>{end}'


def _line(text: str | None, longest: int = _LONGEST_LINE) -> str | None:
    """A line of an entry, which is clean, no longer than a list can show."""
    return text if text is None or len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _headline(entry: ParsedEntry, body: Body) -> str:
    """The title; a picture for a title or none at all: the first words, the slug, the link."""
    title = entry.title or ""
    if title.startswith("<") and not told_in_words(body_of_html(title)):
        title = ""
    found = _line(title)
    if found:
        return found
    return headline_in(body) or first_words(body.text) or clean_line(entry.slug or entry.link or "")


def _summary(entry: ParsedEntry) -> str | None:
    if not entry.summary or not entry.content:  # a summary that is the body says nothing beside it
        return None
    return plain_words(entry.summary) or body_of_html(entry.summary).text or None


def _dateline(text: str) -> str | None:
    """The dateline that a text begins with, which is in capitals."""
    return None if text[1:2].islower() else dateline_of(text)[0]


def _byline(entry: ParsedEntry) -> str | None:
    """Who wrote it, without "By" and without an address for mail."""
    written = _line(entry.byline or entry.author)
    if written is None:
        return None
    if "@" in written:
        written = _EMAIL.sub(r"\1", written)
    label = _BY.match(written) or (_BY_ABROAD.match(written) if entry.byline else None)
    return (written[label.end() :] if label else written) or None
