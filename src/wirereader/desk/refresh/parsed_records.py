"""What arrived from a source as records: dispatches, whether they are breaking, and their links.

It runs in the parsing process, since all it reads was written by others.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

from wirereader.analysis.breaking import judge
from wirereader.formats.dispatches import each_dispatch
from wirereader.formats.parsed import ParsedFeed
from wirereader.story.record import Record, record_of
from wirereader.story.story import Dispatch

_WEB = ("http", "https")
_PLAIN_LINK = re.compile(r"https?://(?:www\.)?([a-z0-9.-]+)(/[^?#%:@]*[^/?#%:@])")
_FOR_PHONES = re.compile(r"(?:www|m|mobile|amp)\.(?=[^.]+\.[^.])")
# Pages for phones, as publishers name them: "/amp", "/story.amp", "/story.amp.html", "?amp=1"
_AMP_PATH = re.compile(r"\A/amp(?=/)|/amp/?\Z|\.amp(?=\.html?\Z|\Z)")
_AMP_NAMES = frozenset({"amp", "outputtype"})
# What senders add to a link to see where a reader came from
_TRACKING_NAMES = """
    fbclid gclid dclid gbraid wbraid msclkid yclid twclid ttclid igshid mc_cid mc_eid _hsenc _hsmi
    mkt_tok cmp cmpid cid_source ocid icid ncid xtor cn ns_mchannel ns_source ns_campaign
    ns_linkname ns_fee wt_mc wt.mc_id _ga _gl s_cid sref smid smtyp partner rss feed_source
"""
_TRACKING = frozenset(_TRACKING_NAMES.split())
_TRACKING_STARTS = ("utm_", "at_", "pk_", "piwik_", "mtm_", "hsa_", "vero_", "oly_", "__")
_PORTS = {"http": ":80", "https": ":443"}


def records_of(feed: ParsedFeed, source: str = "") -> Iterator[Record]:
    """Yield the stories of a feed or wire file; `source` goes before the feed's own title."""
    links = [entry.link for entry in feed.entries]
    keys = dict(zip(links, link_keys(links, link_key(feed.link)), strict=True))
    for dispatch in each_dispatch(feed, source):
        yield record_of(dispatch, judge(dispatch), keys[dispatch.link])


def records_of_dispatches(dispatches: Sequence[Dispatch]) -> Iterator[Record]:
    """Yield dispatches that came together as records, in their order."""
    keys = link_keys(dispatch.link for dispatch in dispatches)
    for dispatch, key in zip(dispatches, keys, strict=True):
        yield record_of(dispatch, judge(dispatch), key)


def link_keys(links: Iterable[str | None], home: str | None = None) -> list[str | None]:
    """Return the keys of links that came together.

    One that two stories share tells of neither, nor does that of their site, `home`.
    """
    keys = [link_key(link) for link in links]
    counts = Counter(keys)
    return [key if counts[key] == 1 and key != home else None for key in keys]


def link_key(link: str | None) -> str | None:
    """Return a link without scheme, "www.", tracking and fragment, or None for a mere site.

    The page for phones ("m.", AMP) is that for all.
    """
    if link is None:
        return None
    plain = _PLAIN_LINK.fullmatch(link)
    if plain is not None and "amp" not in link and not _FOR_PHONES.match(plain[1]):
        return plain[1] + plain[2]
    try:
        parts = urlsplit(link)
        host = _FOR_PHONES.sub("", parts.hostname or "", count=1)
        port = "" if parts.port is None else f":{parts.port}"
    except ValueError:
        return None
    if parts.scheme not in _WEB or not host:
        return None
    port = "" if port == _PORTS[parts.scheme] else port
    kept = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _is_tracking(name.lower()) and not _is_for_phones(name.lower(), value.lower())
    ]
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    if not path and not kept:
        return None
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{port}{path}{query}"


def _is_tracking(name: str) -> bool:
    return name in _TRACKING or name.startswith(_TRACKING_STARTS)


def _is_for_phones(name: str, value: str) -> bool:
    return name in _AMP_NAMES and value in {"", "1", "true", "amp"}
