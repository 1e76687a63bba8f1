"""A news page that somebody saved: its story, told by JSON-LD, by hNews, or by where its text is.

Only what is opened as a file is read so.  A page that comes from an address of a feed is no feed.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.html.plain_text import body_of_html, first_words, told_in_words
from wirereader.formats.html.sanitizer import escaped, html_of_text, safe_html
from wirereader.formats.html.tag_floods import is_heavy
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.json_fields import line, listed, word
from wirereader.formats.pages.main_content import main_content
from wirereader.formats.pages.page_tree import page_tree
from wirereader.formats.pages.told_body import html_of_told
from wirereader.formats.parsed import ParsedEntry, ParsedFeed
from wirereader.formats.xml.safe_parser import Node, no_feed
from wirereader.formats.xml.xml_fields import distinct, language_tag, line_in, split_list

Json = Mapping[str, Any]
_ARTICLES = frozenset(
    {
        *("NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting"),
        *("OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting"),
    }
)
_LONGEST = 8_000_000  # code points
_MOST_OBJECTS = 2000
_FAR_MORE = 2  # times the words: then the other is a teaser
_FEW_PARAGRAPHS, _MANY_WORDS = 3, 120  # so many words in so few paragraphs are a lump
_FURNITURE = ("nav", "aside", "footer", "form", "script", "style", "noscript", "button", "template")
_ROOT_CLASSES = frozenset({"hentry", "h-entry", "hnews"})


def read_page(text: str, base: str = "") -> ParsedFeed:
    """Return the one story of the web page in `text`.  Raises FormatFault when there is none."""
    if len(text) > _LONGEST or is_heavy(text):
        raise no_feed("The web page is too large.")
    root = page_tree(text)
    if root is None:
        raise no_feed("It is an empty web page.")
    metas = _metas(root)
    base = absolute(_canonical(root) or metas.get("og:url"), base) or base
    told = _article(root)
    entry = _from_json(told, base) if told is not None else _from_classes(root, base)
    is_live = bool(told and listed(told, "liveBlogUpdate"))  # its posts are all there is
    entry = _completed(entry or ParsedEntry(), root, metas, base, is_live=is_live)
    if not entry.content:
        raise no_feed("It is a web page without an article.")
    if not entry.title:
        words = first_words(told_in_words(body_of_html(entry.content)))
        entry = entry._replace(title=words or None)
    return ParsedFeed(
        format="web-page",
        title=one_line(metas.get("og:site_name")),
        language=entry.language,
        entries=(entry,),
    )


def _metas(root: Node) -> dict[str, str]:
    found: dict[str, str] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name")
        if name:
            found.setdefault(name.lower(), node.get("content") or "")
    return found


def _canonical(root: Node) -> str | None:
    links = (node for node in root.iter("link") if (node.get("rel") or "").lower() == "canonical")
    return next((link.get("href") for link in links), None)


def _article(root: Node) -> Json | None:
    """The article among what the page says of itself in JSON-LD: the one with most to say."""
    found: list[Json] = []
    for node in root.iter("script"):
        if "ld+json" not in (node.get("type") or "").lower():
            continue
        try:
            document = json.loads(node.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        found.extend(each for each in _objects(document) if _types(each) & _ARTICLES)
    return max(found, key=lambda each: len(word(each, "articleBody") or ""), default=None)


def _objects(document: object) -> Iterator[Json]:
    waiting, seen = [document], 0
    while waiting and seen < _MOST_OBJECTS:
        each = waiting.pop(0)
        seen += 1
        if isinstance(each, list):
            waiting.extend(each)
        elif isinstance(each, Mapping):
            yield each
            waiting.extend(each.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage"))


def _types(each: Json) -> frozenset[str]:
    said = each.get("@type")
    names = said if isinstance(said, list) else [said]
    return frozenset(str(name).rpartition("/")[2] for name in names if isinstance(name, str))


def _names(value: object) -> tuple[str, ...]:
    """Names of people, places or papers, given as words, as objects or as a list of either."""
    each = value if isinstance(value, list) else [value]
    return distinct(
        [
            line(one, "name") if isinstance(one, Mapping) else one_line(one)
            for one in each
            if isinstance(one, str | Mapping)
        ]
    )


def _from_json(told: Json, base: str) -> ParsedEntry:
    text = word(told, "articleBody") or ""
    content = safe_html(html_of_told(text), base) if text else ""
    updates = "".join(_update(each, base) for each in listed(told, "liveBlogUpdate"))
    keywords = told.get("keywords")
    words = split_list(keywords) if isinstance(keywords, str) else list(_names(keywords))
    page = told.get("mainEntityOfPage")
    written = word(told, "url") or (word(page, "@id") if isinstance(page, Mapping) else page)
    return ParsedEntry(
        title=line(told, "headline") or line(told, "name"),
        link=absolute(written, base) if isinstance(written, str) else None,
        author=", ".join(_names(told.get("author"))) or None,
        published=read_date(word(told, "datePublished") or ""),
        updated=read_date(word(told, "dateModified") or ""),
        summary=html_of_text(word(told, "description") or "") or None,
        content=f"{content}{updates}" or None,
        language=language_tag(line(told, "inLanguage")),
        categories=distinct([*_names(told.get("articleSection")), *words]),
        dateline=line(told, "dateline"),
        places=_names(told.get("contentLocation")),
        source=next(iter(_names(told.get("publisher"))), None),
    )


def _update(each: object, base: str) -> str:
    """One post of a live blog: its headline, then its words."""
    if not isinstance(each, Mapping):
        return ""
    title = line(each, "headline")
    text = word(each, "articleBody") or ""
    head = f"<h3>{escaped(title)}</h3>" if title else ""
    return f"{head}<div>{safe_html(text, base)}</div>"


def _classes(node: Node) -> frozenset[str]:
    return frozenset((node.get("class") or "").split())


def _classed(root: Node, *names: str) -> Node | None:
    """The first element below `root` that has one of these classes."""
    for node in root.iter():
        if isinstance(node.tag, str) and not _classes(node).isdisjoint(names):
            return node
    return None


def _from_classes(root: Node, base: str) -> ParsedEntry | None:
    """What hNews or h-entry says, or None when the page has neither."""
    entry = _classed(root, *_ROOT_CLASSES)
    if entry is None:
        return None

    def told(*names: str) -> str | None:
        node = _classed(entry, *names)
        return None if node is None else line_in(node)

    def moment(*names: str) -> Any:
        node = _classed(entry, *names)
        if node is None:
            return None
        return read_date(node.get("datetime") or node.get("title") or line_in(node) or "")

    content = _classed(entry, "entry-content", "e-content")
    return ParsedEntry(
        title=told("entry-title", "p-name"),
        author=told("p-author", "author", "byline"),
        published=moment("published", "dt-published"),
        updated=moment("updated", "dt-updated"),
        summary=html_of_text(told("entry-summary", "p-summary") or "") or None,
        content=None if content is None else _content(content, base),
        dateline=told("dateline"),
        source=told("source-org"),
    )


def _completed(
    entry: ParsedEntry, root: Node, metas: dict[str, str], base: str, *, is_live: bool
) -> ParsedEntry:
    """Put what the page says elsewhere where the story itself says nothing."""
    time = next((node.get("datetime") for node in root.iter("time") if node.get("datetime")), None)
    published = read_date(metas.get("article:published_time") or time or "")
    link = entry.link or (base if base.startswith(("http://", "https://")) else None)
    title = entry.title or one_line(metas.get("og:title")) or _headline(root)
    # after the title, since a headline inside goes
    found = safe_html(main_content(root), base)
    content = entry.content
    if not is_live and _is_more(found, content or ""):
        content = found
    return entry._replace(
        id=link,
        title=title,
        link=link,
        author=entry.author or one_line(metas.get("author")),
        published=entry.published or published,
        updated=entry.updated or read_date(metas.get("article:modified_time") or ""),
        summary=entry.summary or html_of_text(metas.get("og:description") or "") or None,
        content=content,
        language=entry.language or language_tag(root.get("lang")),
    )


def _headline(root: Node) -> str | None:
    lines = (line_in(node) for name in ("h1", "title") for node in root.iter(name))
    return next((each for each in lines if each), None)


def _is_more(found: str, told: str) -> bool:
    """Claim that the text of a page has more of the story than what the page says of itself.

    That may be its first lines alone, or all of it in one lump.
    """
    words, said = (len(body_of_html(each).text.split()) for each in (found, told))
    if words > said * _FAR_MORE:
        return True
    is_lump = told.count("<p>") < _FEW_PARAGRAPHS and said > _MANY_WORDS
    return is_lump and words * 10 >= said * 7


def _content(node: Node, base: str) -> str | None:
    """What stands inside an element, without the furniture of the page and its first headline."""
    from lxml import etree  # type: ignore[import-untyped]

    for part in list(node.iter(*_FURNITURE, "h1")):
        above = part.getparent()
        if above is not None and part is not node:
            part.clear()
    return safe_html(etree.tostring(node, encoding="unicode", method="html"), base) or None
