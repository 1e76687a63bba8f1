"""The headline of a page, told from the name of its site."""

import re
from typing import Final
from urllib.parse import urlsplit

from wirereader.formats.html.sanitizer import title_of_html
from wirereader.formats.html.tokenizer import cleaned, one_line, words_of
from wirereader.sources.page_metadata import PageFacts
from wirereader.story.clean import clean_line

_BAR: Final = re.compile(r"\s+[|»·•]\s+")
_BAR_OR_DASH: Final = re.compile(r"\s+[|»·•–—-]\s+")
_WORD: Final = re.compile(r"\w+")


def headline_of(marked: str, facts: PageFacts, address: str) -> str:
    """The headline of the page at `address`, or "".

    `marked` is that of its linked data, which may be marked up; then come what it tells others,
    its first heading, its title.
    """
    if marked and (line := _line(title_of_html(marked, address))):
        return line
    title = _without_site(facts, address)
    heading = facts.heading
    is_site = _folded(heading) in _site_names(facts, address)
    if is_site and len(title) > len(heading):
        heading = ""  # the first heading of many pages is the site's name
    for said in (facts.meta.get("og:title", ""), heading, title):
        if line := _line(words_of(cleaned(said)) if said else None):
            return line
    return ""


def _site_names(facts: PageFacts, address: str) -> set[str]:
    """What the site of a page is called, folded: by itself, behind a bar in the title, by host."""
    last = _BAR.split(facts.title)[-1] if _BAR.search(facts.title) else ""
    host = _host(address)
    names = (facts.meta.get("og:site_name", ""), last, host, host.partition(".")[0])
    return {_folded(name) for name in names} - {""}


def _without_site(facts: PageFacts, address: str) -> str:
    """The title of a page without the name of the site behind it."""
    bars = list(_BAR_OR_DASH.finditer(facts.title))
    if not bars or not bars[-1].start():
        return facts.title
    last = _folded(facts.title[bars[-1].end() :])
    is_host = last.replace(" ", "") == _host(address).partition(".")[0]
    is_site = is_host or last in {
        _folded(facts.meta.get("og:site_name", "")),
        _folded(facts.heading),
    }
    return facts.title[: bars[-1].start()] if last and is_site else facts.title


def _line(text: str | None) -> str | None:
    return clean_line(one_line(text) or "") or None


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
