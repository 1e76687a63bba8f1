"""The fields of a query: what they are called, what they look in, and what a person may have meant.

A field has one name that is shown, other names that are understood, and an example of its use.
"""

import difflib
from collections.abc import Mapping
from typing import Final, NamedTuple


class QueryField(NamedTuple):
    """One field: `key` is what a query keeps it as; `name` is shown, `others` are understood."""

    key: str
    name: str
    others: tuple[str, ...]
    example: str
    help: str


FIELDS: Final = (
    QueryField(
        "source",
        "from",
        ("source", "feed", "site", "url"),
        "from:voa",
        "the source that brought it",
    ),
    QueryField("byline", "author", ("by", "byline", "writer"), "author:heinlein", "who wrote it"),
    QueryField("is", "is", (), "is:unread", "unread, read, starred, breaking, changed, hidden"),
    QueryField(
        "has", "has", ("with",), "has:quotes", "quotes, links, pictures, audio, files, tags"
    ),
    QueryField("tag", "tag", ("tags", "label"), "tag:work", "a tag of yours"),
    QueryField("folder", "folder", ("group",), "folder:World", "a folder of sources"),
    QueryField("person", "person", ("people",), "person:putin", "a person it names"),
    QueryField(
        "place", "place", ("city", "location", "dateline"), "place:tbilisi", "a place it names"
    ),
    QueryField(
        "country", "country", ("nation",), "country:georgia", "the country of a place it names"
    ),
    QueryField(
        "organisation",
        "org",
        ("organisation", "organization", "company"),
        "org:nato",
        "an organisation it names",
    ),
    QueryField("speaker", "said", ("speaker", "says", "who"), "said:putin", "who is quoted in it"),
    QueryField("quote", "quote", ("quotes", "quoted"), "quote:reform", "words in a quote"),
    QueryField(
        "headline",
        "title",
        ("headline", "subject", "intitle"),
        "title:talks",
        "words of the headline",
    ),
    QueryField("language", "lang", ("language",), "lang:en", "its language"),
    QueryField(
        "date",
        "date",
        ("on", "day", "month", "year"),
        "date:2026-11, date:today",
        "the day, month or year",
    ),
    QueryField(
        "since", "since", ("newer", "newer_than"), "since:yesterday, newer:3d", "from then on"
    ),
    QueryField("before", "before", ("older", "older_than"), "before:1w", "before then"),
    QueryField("after", "after", (), "after:2026-11-01", "after that day or month"),
    QueryField(
        "kicker",
        "kicker",
        ("rubric",),
        "kicker:obituary",
        "the label or category its source gave it",
    ),
    QueryField("status", "status", (), "status:killed", "killed, withheld, usable or hidden"),
)
BY_NAME: Final[Mapping[str, QueryField]] = {
    name: field for field in FIELDS for name in (field.name, *field.others)
}
NAMES: Final = tuple(field.name for field in FIELDS)
"""What fields are called where they are listed."""
WORD_FIELDS: Final = frozenset(
    {
        "source",
        "byline",
        "person",
        "place",
        "organisation",
        "speaker",
        "quote",
        "headline",
        "kicker",
    }
)
"""Fields whose value is words that stand next to each other."""
NAME_FIELDS: Final = frozenset({"person", "place", "organisation", "speaker", "quote", "country"})
"""Fields that know only what has been analysed."""
TIME_FIELDS: Final = frozenset({"date", "since", "before", "after"})
FLAGS: Final = ("breaking", "unread", "read", "starred")
"""Words that tell what a story is, also without `is:` before them."""
DAYS: Final = ("today", "yesterday")
"""Words that are days, also without `date:` before them."""
STATUSES: Final = ("killed", "withheld", "usable", "hidden")
STATES: Final[Mapping[str, str]] = {
    "unread": "unread",
    "new": "unread",
    "read": "read",
    "seen": "read",
    "starred": "starred",
    "star": "starred",
    "flagged": "starred",
    "favourite": "starred",
    "favorite": "starred",
    "breaking": "breaking",
    "urgent": "breaking",
    "changed": "changed",
    "updated": "changed",
    "killed": "killed",
    "withheld": "withheld",
    "hidden": "hidden",
}
"""What may stand after `is:`, and what it means."""
HAS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("quotes", "quote", "speakers"), "quotes"),
    **dict.fromkeys(("links", "link", "urls", "url"), "links"),
    **dict.fromkeys(
        ("pictures", "picture", "images", "image", "photos", "photo", "pics"), "pictures"
    ),
    **dict.fromkeys(("audio", "sound", "podcast", "mp3"), "audio"),
    **dict.fromkeys(("video", "videos"), "video"),
    **dict.fromkeys(("files", "file", "enclosures", "attachments", "attachment"), "files"),
    **dict.fromkeys(("tags", "tag", "labels", "label"), "tags"),
    **dict.fromkeys(("versions", "changes", "updates", "corrections"), "versions"),
    **dict.fromkeys(("byline", "author"), "byline"),
}
"""What may stand after `has:`, and what it means."""
_MEANT: Final[Mapping[str, str]] = {
    "until": "before:2026-11-04",
    "in": "folder:World or place:tbilisi",
    "about": "person:putin or place:tbilisi",
    "category": "tag:work or folder:World",
    "topic": "tag:work or the word alone",
    "keyword": "the word alone",
    "text": "the word alone",
    "body": "the word alone",
    "content": "the word alone",
    "not": "-is:read or NOT word",
    "state": "is:unread",
    "time": "date:today",
    "month": "date:2026-11",
    "year": "date:2026",
    "week": "date:week",
    "last": "newer:3d",
    "mark": "is:starred",
    "region": "country:georgia or folder:World",
    "type": "is:breaking or tag:work",
}
"""Fields that other programs have, and what to write instead."""


def instead_of(name: str) -> str:
    """What to write where somebody wrote a field that there is not; "" where nothing is near."""
    if name in _MEANT:
        return _MEANT[name]
    near = difflib.get_close_matches(name, (*BY_NAME, *_MEANT), 1, 0.6)
    if not near:
        return ""
    return _MEANT[near[0]] if near[0] in _MEANT else BY_NAME[near[0]].example
