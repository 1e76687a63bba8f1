"""Items of a server as documents that our own parsers read: one JSON Feed for each subscription.

So their stories come by the same way as any feed's: cleaned, dated and judged in the process that
parses, and told apart by the same rules.
"""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from wirereader.sync.server_protocol import RemoteFeed, RemoteItem


def guid_of(account: str, item: str) -> str:
    """What a story is called that came as this item: no two accounts have one in common."""
    return f"urn:account:{account}:{item}"


def digest_of(item: RemoteItem) -> int:
    """What title, link and text of an item are like: as a signed number of 64 bits."""
    words = f"{item.title}\x00{item.link}\x00{item.content}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(words, digest_size=8).digest(), signed=True)


def document_of(feed: RemoteFeed, items: Iterable[RemoteItem], account: str) -> bytes:
    """The items of one subscription as a JSON Feed; `account` is the account's own name."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.site,
        "feed_url": feed.address,
        "items": [_entry(item, account) for item in items],
    }
    return json.dumps(document, ensure_ascii=True).encode()


def _entry(item: RemoteItem, account: str) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": guid_of(account, item.id),
        "title": item.title,
        "content_html": item.content,
        "tags": list(item.categories),
        "attachments": [
            {"url": address, "mime_type": kind, "size_in_bytes": size}
            for address, kind, size in item.enclosures
        ],
    }
    if item.link:
        told["url"] = item.link
    if item.author:
        told["authors"] = [{"name": item.author}]
    if item.published is not None:
        told["date_published"] = datetime.fromtimestamp(item.published, UTC).isoformat()
    return told
