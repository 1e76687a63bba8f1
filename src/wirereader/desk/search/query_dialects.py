"""Queries as other programs have them, as ours: Gmail, newsboat, notmuch, GitHub, Inoreader.

Only what has a form of its own in one of them is changed; the rest of a query stays as it is.
Sources: the searching pages of Gmail's and GitHub's help, newsboat's filter language, and
notmuch-search-terms(7).
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

_STATES: Final = {
    **dict.fromkeys(("unread", "unseen", "new"), "is:unread"),
    **dict.fromkeys(("read", "seen"), "is:read"),
    **dict.fromkeys(("starred", "flagged", "star", "important", "favorite"), "is:starred"),
}
"""Tags and places of mail that are states of stories."""
_NOTMUCH: Final = frozenset({"unread", "flagged", "inbox"})
"""Tags that notmuch gives by itself."""
_EVERYWHERE: Final = frozenset({"inbox", "anywhere", "all", "mail", "archive", "everywhere", "new"})
_WORD: Final = r'(?:"[^"]*"|\'[^\']*\'|[^\s()]+)'
_NEWSBOAT: Final = {
    "title": "title",
    "author": "author",
    "content": "",
    "description": "",
    "feedtitle": "from",
    "feedlink": "from",
    "rssurl": "from",
    "link": "from",
    "guid": "",
    "tags": "tag",
    "flags": "tag",
    "unread": "unread",
    "age": "age",
    "date": "date",
}
"""newsboat's attributes of an article as our fields."""
_RENAMED: Final = {
    **dict.fromkeys(("created", "updated", "published", "pubdate", "closed", "merged"), "date"),
    **dict.fromkeys(("involves", "mentions", "mention", "commenter"), "person"),
    **dict.fromkeys(("near", "location", "where"), "place"),
    **dict.fromkeys(("inbody", "body", "text", "content", "intext", "allintext", "contains"), ""),
    **dict.fromkeys(("allintitle", "insubject"), "title"),
    **dict.fromkeys(("to", "cc", "list", "repo", "user", "org-name", "domain", "inurl"), "from"),
    **dict.fromkeys(("path", "category", "in-folder"), "folder"),
    **dict.fromkeys(("keyword", "topic", "subject-matter", "slug"), ""),
}
"""Fields of other programs that have another name here; "": just words."""
_ORDERS: Final = {
    **dict.fromkeys(
        ("created-asc", "updated-asc", "date-asc", "oldest", "oldest-first", "asc", "reverse"),
        "oldest",
    ),
    **dict.fromkeys(
        ("created", "created-desc", "updated", "updated-desc", "date", "date-desc", "newest",
         "newest-first", "desc", "recent", "latest", "relevance", "best-match"),
        "newest",
    ),
    **dict.fromkeys(("source", "feed", "from"), "source"),
    "unread": "unread",
}  # fmt: skip


class Translated(NamedTuple):
    """A query in our words, and the order that was asked for with it ("" for none)."""

    text: str
    order: str = ""


def translated(text: str) -> Translated:
    """A query of any of the programs as one of ours; ours comes back unchanged."""
    order = ""
    match = re.search(r"(?:\A|\s)(?:sort|order|orderby|sortby):([\w-]+)", text)
    if match is not None and match[1].lower() in _ORDERS:
        order = _ORDERS[match[1].lower()]
        text = f"{text[: match.start()]} {text[match.end() :]}".strip()
    text = _FROM_THAT_DAY.sub("since:", text)
    for pattern, write in _FILTERS:
        text = pattern.sub(write, text)
    parts = _KEPT.split(text)
    for at in range(0, len(parts), 2):  # every other part stands in quotation marks, or is a URL
        for pattern, write in _FORMS:
            parts[at] = pattern.sub(write, parts[at])
    text = re.sub(r"\A\s*and\s+|\s+and\s*\Z", "", "".join(parts), flags=re.IGNORECASE)
    return Translated(" ".join(text.split()), order)


def _grouped(found: re.Match[str]) -> str:
    """Gmail's `subject:(ferry bridge)`: the field before each of its words."""
    words = found["value"].split()
    return " ".join(
        word if word in {"OR", "AND", "or", "and"} else f"{found['name']}:{word}" for word in words
    ).join("()")


def _filter(found: re.Match[str]) -> str:
    """A filter of newsboat's: `attribute operator "value"`."""
    name, sign = found["name"].lower(), found["sign"]
    value = found["value"].strip("\"'").strip()
    field = _NEWSBOAT[name]
    if "#" in sign and field != "tag":
        return found[0]  # "date #metoo"
    not_ = "-" if sign.startswith("!") else ""
    if field == "unread":
        is_yes = (value.lower() in {"yes", "1", "true"}) != bool(not_)
        return "is:unread" if is_yes else "is:read"
    if field == "age":
        return f"since:{value}d" if sign.startswith("<") else f"before:{value}d"
    if field == "date":
        return f"since:{value}" if sign.startswith(">") else f"before:{value}"
    written = f'"{value}"' if " " in value else value
    return f"{not_}{field}:{written}" if field else f"{not_}{written}"


def _between(found: re.Match[str]) -> str:
    """A span of newsboat's: `age between 1:3`: days back."""
    return f"since:{found['b']}d before:{found['a']}d"


def _dated(found: re.Match[str]) -> str:
    """GitHub's `created:>=2026-11-01`, and a date that a sign stands before."""
    sign, value = found["sign"], found["value"]
    if sign == ">":
        return f"after:{value}"
    if sign == ">=":
        return f"since:{value}"
    return f"before:{value}"


def _months(found: re.Match[str]) -> str:
    """Gmail's `newer_than:1m`: m is months there, never minutes."""
    return f"{'since' if found['name'].lower() == 'newer' else 'before'}:{found['n']}mo"


def _slashed(found: re.Match[str]) -> str:
    """A date with strokes or points as one with hyphens."""
    return f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}"


def _tagged(found: re.Match[str]) -> str:
    """`tag:unread`, `in:starred`, `label:inbox`: a state, everything, or left as it is."""
    not_, name, value = found["not"] or "", found["name"].lower(), found["value"].strip('"')
    if name == "tag" and value.lower() not in _NOTMUCH:
        return found[0]  # a reader's own: "important", "archive"
    if value.lower() in _STATES:
        return f"{not_}{_STATES[value.lower()]}"
    is_place = name in {"in", "label"} or value.lower() == "inbox"  # notmuch's tag of all new mail
    if value.lower() in _EVERYWHERE and is_place and not not_:
        return ""
    if name == "in":
        return f"{not_}{'title' if value.lower() == 'title' else 'folder'}:{found['value']}"
    return found[0]


def _renamed(found: re.Match[str]) -> str:
    name = _RENAMED.get(found["name"].lower())
    if name is None:
        return found[0]
    return f"{found['not'] or ''}{name}:" if name else found["not"] or ""


_Write = Callable[[re.Match[str]], str]
_NAMES: Final = "|".join(sorted(_NEWSBOAT, key=len, reverse=True))
_START: Final = r"(?<![\w:\"])"
_FROM_THAT_DAY: Final = re.compile(r"\bafter:(?=(?:19|20)\d\d/)", re.IGNORECASE)
"""Gmail's `after:2026/11/15` has that day in it."""
_KEPT: Final = re.compile(r"(\"[^\"]*\"|\w+://\S+)")
_FILTERS: Final[tuple[tuple[re.Pattern[str], _Write], ...]] = (
    (re.compile(rf"{_START}age\s+between\s+\"?(?P<a>\d+):(?P<b>\d+)\"?", re.IGNORECASE), _between),
    (
        re.compile(
            rf"{_START}(?P<name>{_NAMES})\s*(?P<sign>==|=~|!~|!=|!#|<=|>=|=|#|<|>)"
            rf"\s*(?P<value>{_WORD})",
            re.IGNORECASE,
        ),
        _filter,
    ),
)
"""newsboat's filters, whose values stand in quotation marks."""
_FORMS: Final[tuple[tuple[re.Pattern[str], _Write], ...]] = (
    (re.compile(r"\b(?P<name>newer|older)_than:(?P<n>\d+)m\b", re.IGNORECASE), _months),
    (re.compile(r"(?<!\S)!(?=[\w\"])"), lambda _: "-"),
    (
        re.compile(r"(?<!\d)(?P<y>(?:19|20)\d\d)[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?!\d)"),
        _slashed,
    ),
    (
        re.compile(
            rf"{_START}(?P<name>created|updated|published|date|pubdate|closed|merged):"
            r"(?P<sign>>=|<=|>|<)(?P<value>[\w:.-]+)",
            re.IGNORECASE,
        ),
        _dated,
    ),
    (re.compile(r"\bdate:(?P<b>[\w-]+)\.\.(?=\s|\)|\Z)"), lambda found: f"since:{found['b']}"),
    (re.compile(r"\b(?P<name>[a-z]+):\((?P<value>[^()]+)\)", re.IGNORECASE), _grouped),
    (
        re.compile(
            rf"(?P<not>-)?(?<![\w:])(?P<name>in|tag|label|is):(?P<value>{_WORD})", re.IGNORECASE
        ),
        _tagged,
    ),
    (
        re.compile(r"(?P<not>-)?(?<![\w:\"])(?P<name>[a-z][a-z-]+):(?=\S|\Z)", re.IGNORECASE),
        _renamed,
    ),
    (re.compile(r"\bno:(?:labels?|tags?)\b"), lambda _: "-has:tags"),
    (re.compile(r"(?<!\S)not\s+(?=[\w-]+:)"), lambda _: "-"),
)
"""The other forms, in the order in which they are read."""
