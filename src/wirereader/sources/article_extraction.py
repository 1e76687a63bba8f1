"""The whole article of a page: what its JSON-LD says, else what stands between the furniture.

Pure, of the page's bytes; slow on large pages, so it is called where there is a deadline.
"""

import logging
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec
from typing import Any, Final
from urllib.parse import urlsplit

from wirereader.formats.dates import read_date
from wirereader.formats.dispatches import dispatch_of
from wirereader.formats.files.markdown import read_markdown
from wirereader.formats.files.story_file import read_story
from wirereader.formats.html.plain_text import body_of_html, first_words, told_in_words
from wirereader.formats.html.sanitizer import html_of_text, safe_html
from wirereader.formats.html.tag_floods import is_heavy
from wirereader.formats.html.tokenizer import cleaned, one_line
from wirereader.formats.pages.main_content import main_content, shown_page
from wirereader.formats.pages.page_tree import page_tree
from wirereader.formats.pages.told_body import html_of_told
from wirereader.formats.parse import parse_document
from wirereader.formats.xml.safe_parser import Node
from wirereader.formats.xml.xml_fields import language_tag
from wirereader.sources.page_headline import headline_of
from wirereader.sources.page_metadata import PageFacts, facts_of, linked_data, text_of_page
from wirereader.story.body import MEDIA, BlockKind, Body
from wirereader.story.clean import clean_line
from wirereader.story.faults import FormatFault
from wirereader.story.story import Dispatch

_TO_READ_MORE: Final = (
    "Open the link in a browser; pip install 'wirereader[articles]' reads more pages."
)
_MOST_CHARACTERS: Final = 8 << 20  # a tree of them takes many times as much memory
_FEW_WORDS: Final = 250  # a page that asks for consent says no more than that
_TEASER_WORDS: Final = 120  # what stands before a gate: more is worth showing, gate or not
_ENOUGH_WORDS: Final = (
    150  # with _ENOUGH_PARAGRAPHS: JSON-LD has it whole, the page need not be read
)
_ENOUGH_PARAGRAPHS: Final = 3
_ARTICLES: Final = frozenset(
    {
        *("article", "newsarticle", "analysisnewsarticle", "askpublicnewsarticle"),
        *("backgroundnewsarticle", "opinionnewsarticle", "reportagenewsarticle"),
        *("reviewnewsarticle", "blogposting", "liveblogposting", "report", "techarticle"),
        *("scholarlyarticle", "socialmediaposting", "satiricalarticle"),
    }
)
_HEAD_BYTES: Final = 4096
_PAGE_TAG: Final = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE)
_TAG: Final = re.compile(r"<[A-Za-z!]")
_BY: Final = re.compile(r"by\s+(?=\S)", re.IGNORECASE)
_DAY: Final = re.compile(r"\s*\d{4}-\d\d-\d\d\s*")
# When the second extractor is believed: shares of the words of the first
_MORE: Final = 1.4
_FAR_MORE: Final = 2.5
_SAME: Final = 0.8
_LEAST_PURE: Final = 60  # words
_DIFFERENT: Final = 25  # words, none of them twice
_IDEOGRAPHS: Final = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_WORD: Final = re.compile(rf"[{_IDEOGRAPHS}]|[^\W{_IDEOGRAPHS}]+")
_CONSENT: Final = re.compile(
    r"\bcookies?\b|\bconsent\b|\bprivacy (?:policy|choices|settings)\b|\bour \d* ?partners\b"
    r"|\b(?:accept|reject|manage) (?:all|cookies|choices)\b|\bpersonal data\b"
    r"|\bbefore you continue\b|\bpersonali[sz]ed (?:ads|advertising|content)\b|\beinwilligung"
    r"|\bzustimm|\bdatenschutz|\bconsentement\b|\bpartenaires\b|\bconsentimiento\b|\bprivacidad\b",
    re.IGNORECASE,
)
_CONSENT_SIGNS: Final = 3  # one or two stand in the footer of any page
_CONTROLS: Final = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01])|[xX]0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F]));"
)
_GATES: Final = (
    (
        re.compile(
            r"enable javascript|javascript is (?:disabled|required|not enabled)"
            r"|requires javascript|activate javascript",
            re.IGNORECASE,
        ),
        "The page needs JavaScript.",
    ),
    (
        re.compile(
            r"checking your browser|are you a robot|not a robot|verify (?:that )?you are human"
            r"|captcha|just a moment\.\.\.|access denied|unusual traffic",
            re.IGNORECASE,
        ),
        "The site blocks automated requests.",
    ),
    (
        re.compile(
            r"subscribe to (?:continue|read|keep)|for subscribers only|subscribers? only"
            r"|already a subscriber|log ?in to (?:continue|read)|sign in to (?:continue|read)",
            re.IGNORECASE,
        ),
        "The full article is for subscribers only.",
    ),
)


def article_of(page: bytes, address: str, headers: Mapping[str, str] | None = None) -> Dispatch:
    """The article of a page, as a dispatch whose guid and link are its address.

    `headers` are those of the HTTP answer, named in lower case.  Raises FormatFault when the page
    is too large, asks for consent, wants a subscription, or has no text.  Of few words some pages
    are whole: whoever would put them in the place of others compares the two.
    """
    text = text_of_page(page, headers or {})
    if len(text) > _MOST_CHARACTERS:
        raise _refused(address, "The page is larger than eight million characters.")
    kind = (headers or {}).get("content-type", "").lower()
    if kind.startswith(("text/plain", "text/markdown")):
        return _plain_article(text, address, is_markdown="markdown" in kind)
    if why := _no_page(page, kind):
        raise _refused(address, why)
    if document := _agency_document(page, address, headers or {}):
        return document
    if not _TAG.search(text):
        raise _refused(address, "The link leads to no web page.")
    # what extracts would end at a NUL, or refuse a page for one control, spelled out or not
    text = _CONTROLS.sub("", cleaned(text))
    facts = facts_of(text)
    told = _best_of(linked_data(text), address)
    headline = headline_of(_word(told, "headline"), facts, address)
    body = _body(told, text, address, headline)
    _require_story(body, told, facts, address)
    headline = headline or first_words(told_in_words(body))
    published = _word(told, "datePublished") or _first(
        facts, "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued"
    )
    modified = _word(told, "dateModified") or _first(facts, "article:modified_time", "datemodified")
    return Dispatch(
        guid=address,
        headline=headline,
        body=body,
        source=_line(facts.meta.get("og:site_name")) or clean_line(_host(address), 200),
        language=language_tag(_word(told, "inLanguage") or facts.language) or "und",
        byline=_byline(told, facts),
        dateline=_line(_word(told, "dateline")),
        published=read_date(published),
        is_date_only=bool(_DAY.fullmatch(published)),
        link=address,
        updated=read_date(modified),
        summary=_line(_word(told, "description") or _first(facts, "og:description", "description")),
    )


def _no_page(page: bytes, kind: str) -> str | None:
    """What an address leads to where it is no page, in a sentence."""
    if page.startswith(b"%PDF-"):
        return "The link leads to a PDF document."
    for word, name in (("image/", "a picture"), ("audio/", "an audio file"), ("video/", "a video")):
        if kind.startswith(word):
            return f"The link leads to {name}."
    return None


def _agency_document(page: bytes, address: str, headers: Mapping[str, str]) -> Dispatch | None:
    """The story of a link that leads to no page but to an alert (CAP), NITF or NewsML itself."""
    if _PAGE_TAG.search(page[:_HEAD_BYTES]) or page.lstrip()[:1] != b"<":
        return None
    try:
        feed = parse_document(page, address, headers)
    except FormatFault:
        return None
    if not feed.format.startswith(("cap", "nitf", "newsml")) or len(feed.entries) != 1:
        return None
    found = dispatch_of(feed.entries[0], clean_line(_host(address), 200), feed.language)
    return found and replace(found, guid=address, link=address)


def _plain_article(text: str, address: str, *, is_markdown: bool) -> Dispatch:
    """The story in a page of plain text or Markdown, read as a file of it is."""
    data = text.encode("utf-8", "replace")
    dispatch = read_markdown(data, address) if is_markdown else read_story(data, address)
    if not _count(dispatch.body.text):
        raise _refused(address, "It contains no text.")
    source = dispatch.source or clean_line(_host(address), 200)
    return replace(dispatch, guid=address, link=address, source=source)


def _best_of(found: list[Mapping[str, Any]], address: str) -> Mapping[str, Any]:
    """The article that JSON-LD tells of: this page's own before one with a body before any."""

    def rank(each: Mapping[str, Any]) -> tuple[bool, bool, bool]:
        has_body = bool(_word(each, "articleBody") or each.get("liveBlogUpdate"))
        return _is_here(each, address), has_body, bool(_word(each, "headline"))

    return max(filter(_is_article, found), key=rank, default={})


def _is_article(each: Mapping[str, Any]) -> bool:
    types = each.get("@type")
    names = types if isinstance(types, list) else [types]
    return any(
        isinstance(name, str) and re.split(r"[/:#]", name)[-1].lower() in _ARTICLES
        for name in names
    )


def _is_here(each: Mapping[str, Any], address: str) -> bool:
    page = each.get("mainEntityOfPage")
    inner = page.get("@id") if isinstance(page, dict) else page
    wanted = _bare(address)
    return any(
        isinstance(said, str) and _bare(said) == wanted
        for said in (each.get("url"), each.get("@id"), inner)
    )


def _bare(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?|[?#].*$|/$", "", address[:2000])


def _body(told: Mapping[str, Any], text: str, address: str, headline: str) -> Body:
    """The body by JSON-LD if it is whole and has paragraphs, else the better one of two."""
    said = _told_body(told, address)
    words = _count(said.text)
    if words >= _ENOUGH_WORDS and len(said.paragraphs) >= _ENOUGH_PARAGRAPHS:
        return said
    found = _without_headline(_page_body(text, address), headline)
    others = _count(found.text)
    is_one_lump = len(said.paragraphs) < _ENOUGH_PARAGRAPHS and words > _TEASER_WORDS
    if is_one_lump and others * 10 >= words * 7:
        return found
    return found if words * 2 < others else said


def _page_body(text: str, address: str) -> Body:
    """What two extractors find between the furniture of a page: the better one of both.

    The first is right more often where a page is news; the second where the first finds little of
    it, or a list of other pages beside.  Where they do not find the same words, the first counts.
    """
    tree = None if is_heavy(text) else page_tree(text)
    shown = text if tree is None else shown_page(tree)
    first, second = (
        body_of_html(safe_html(cleaned(found), address))
        for found in (_extracted(shown, address), _main_content(tree))
    )
    words, others = (
        Counter(_WORD.findall(_told_text(each).casefold())) for each in (first, second)
    )
    count, other_count = words.total(), others.total()
    shared = (words & others).total()
    if len(others) < min(_DIFFERENT, other_count // 2):
        return first  # what repeats few words is no story
    is_more = other_count > count * _MORE and shared >= count * _SAME
    is_purer = count > other_count * _FAR_MORE and shared >= other_count * _SAME
    is_pure = is_purer and other_count >= _LEAST_PURE
    # of a page with little text the first takes menus, too
    return second if count < _DIFFERENT or is_more or is_pure else first


def _told_text(body: Body) -> str:
    """The text without its pictures and their captions, which only the second extractor keeps."""
    parts, at = [], 0
    for block in sorted(body.blocks, key=lambda block: block.start):
        if block.kind in MEDIA or block.kind is BlockKind.CAPTION:
            parts.append(body.text[at : block.start])
            at = max(at, block.end)
    return "".join([*parts, body.text[at:]])


def _main_content(tree: Node | None) -> str:
    """What most sentences of a page stand in, as HTML."""
    return "" if tree is None else main_content(tree)


def _told_body(told: Mapping[str, Any], address: str) -> Body:
    updates = told.get("liveBlogUpdate")
    parts = [html_of_told(_word(told, "articleBody"))]
    for each in updates if isinstance(updates, list) else []:
        if isinstance(each, dict):
            heading = _line(_word(each, "headline"))
            parts += [
                f"<h3>{html_of_text(heading)}</h3>" if heading else "",
                html_of_told(_word(each, "articleBody")),
            ]
    return body_of_html(safe_html(cleaned("\n".join(parts)), address))


def _extracted(text: str, address: str) -> str:
    """What stands on the page beside its furniture, as HTML; nothing if that cannot be told."""
    try:
        import trafilatura
    except ImportError:  # an extra; the page's own account of itself is all there is
        return ""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # it speaks of what it leaves out
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    try:
        found = trafilatura.extract(
            text,
            url=address,
            output_format="html",
            include_comments=False,
            include_formatting=True,
            include_links=True,
            include_tables=True,
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return ""  # it stumbles over pages that no browser minds
    inside = re.sub(r"(?s)^.*?<body>|</body>.*$", "", found or "")
    return inside.strip()


def _without_headline(body: Body, headline: str) -> Body:
    """The body without the headline that stands above it on the page."""
    first, mark, _ = body.text.partition("\n\n")
    if not mark or _folded(first) != _folded(headline):
        return body
    return body.without_first(len(first) + len(mark))


def _require_story(body: Body, told: Mapping[str, Any], facts: PageFacts, address: str) -> None:
    words = _count(body.text)
    shown = f"{facts.title}\n{body.text}"
    if words < _FEW_WORDS:
        signs = {found[0].lower() for found in _CONSENT.finditer(shown)}
        if len(signs) >= _CONSENT_SIGNS or _host(address).startswith("consent."):
            raise _refused(address, "The site asks for consent first.")
    if words < _TEASER_WORDS:
        if str(told.get("isAccessibleForFree")).lower() == "false":
            raise _refused(address, _GATES[-1][1])
        for gate, why in _GATES:
            if gate.search(shown):
                raise _refused(address, why)
    if not words:
        raise _refused(address, "Nothing of the article could be extracted from the page.")


def _refused(address: str, why: str) -> FormatFault:
    host = clean_line(_host(address), 100) or "that address"
    return FormatFault(
        f"The full article could not be extracted from {host}.",
        why,
        "Open the link in a browser." if find_spec("trafilatura") else _TO_READ_MORE,
    )


def _byline(told: Mapping[str, Any], facts: PageFacts) -> str | None:
    names = _names(told.get("author"))
    if not names:
        said = _first(facts, "author", "article:author", "parsely-author", "dc.creator")
        names = [] if "://" in said else [said]
    line = _line(", ".join(names))
    match = _BY.match(line or "")
    return (line[match.end() :] if match and line else line) or None


def _names(author: object) -> list[str]:
    """Names of an author: a word, an object with a name, or several of them."""
    if isinstance(author, str):
        return [] if "://" in author else [author]
    if isinstance(author, dict):
        return _names(author.get("name"))
    if isinstance(author, list):
        each = [name for one in author[:10] for name in _names(one)]
        return list(dict.fromkeys(each))
    return []


def _word(owner: Mapping[str, Any], key: str) -> str:
    value = owner.get(key)
    if isinstance(value, list):
        words = [each for each in value if isinstance(each, str)]
        return "\n\n".join(words) if key == "articleBody" else next(iter(words), "")
    return value if isinstance(value, str) else ""


def _first(facts: PageFacts, *names: str) -> str:
    return next((facts.meta[name] for name in names if facts.meta.get(name)), "")


def _line(text: str | None) -> str | None:
    return clean_line(one_line(text) or "") or None


def _count(text: str) -> int:
    return len(_WORD.findall(text))


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
