"""News sitemaps: what a site published in the last two days, headlines and addresses."""

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.formats.xml.safe_parser import Node, no_feed
from wirereader.formats.xml.xml_fields import distinct, language_tag, split_list
from wirereader.formats.xml.xml_nodes import child, children, line_at, words_at


def read_sitemap(root: Node, base: str = "") -> ParsedFeed:
    """Return the entries of a sitemap that are news.  Raises FormatFault when there is none."""
    entries = [_entry(node, base) for node in children(root, "url")]
    news = tuple(entry for entry in entries if entry is not None)
    if not news:
        raise no_feed("It is a sitemap without news.")
    return ParsedFeed(format="news-sitemap", title=news[0].source, entries=news)


def _entry(node: Node, base: str) -> ParsedEntry | None:
    news = child(node, "news")
    address = absolute(words_at(node, "loc"), base)
    if news is None or address is None:
        return None
    return ParsedEntry(
        id=address,
        link=address,
        title=line_at(news, "title"),
        published=read_date(words_at(news, "publication_date")),
        updated=read_date(words_at(node, "lastmod")),
        language=language_tag(line_at(news, "publication", "language")),
        categories=distinct([*split_list(words_at(news, "keywords"))]),
        source=line_at(news, "publication", "name"),
    )
