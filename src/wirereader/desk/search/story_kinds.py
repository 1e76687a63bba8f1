"""What people write after `is:`, `has:` and `type:`, in whatever program they learned it."""

from types import MappingProxyType
from typing import Final

from wirereader import late_re as re

_CORRECTED: Final = "title:correct*"
_IS: Final = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("saved", "bookmarked", "bookmark", "pinned", "liked", "loved", "kept", "keep"),
                *("favorited", "favourited", "favorites", "favourites", "fav", "faved", "stars"),
                *("later", "read-later", "readlater", "readinglist", "important", "starred"),
                *("flagged", "star", "favorite", "favourite"),
            ),
            "is:starred",
        ),
        **dict.fromkeys(("unstarred", "unflagged", "unsaved"), "-is:starred"),
        **dict.fromkeys(
            (
                *("opened", "viewed", "visited", "finished", "archived", "done", "old", "closed"),
                "known",
            ),
            "is:read",
        ),
        **dict.fromkeys(
            (
                *("unopened", "unviewed", "unfinished", "notread", "not-read", "not_read", "open"),
                *("unseen", "fresh", "pending"),
            ),
            "is:unread",
        ),
        **dict.fromkeys(
            ("hot", "flash", "alert", "bulletin", "top", "trending", "priority", "live", "urgent"),
            "is:breaking",
        ),
        **dict.fromkeys(
            ("modified", "edited", "revised", "altered", "amended", "revision", "changes"),
            "is:changed",
        ),
        "unchanged": "-is:changed",
        **dict.fromkeys(
            ("corrected", "correction", "corrections", "erratum", "errata", "fixed"), _CORRECTED
        ),
        **dict.fromkeys(("retracted", "withdrawn", "spiked", "deleted"), "status:killed"),
        **dict.fromkeys(("embargoed", "embargo", "held"), "status:withheld"),
        **dict.fromkeys(("filtered", "muted", "blocked", "ignored", "spam"), "status:hidden"),
        **dict.fromkeys(("tagged", "labelled", "labeled", "labels", "label"), "has:tags"),
        **dict.fromkeys(("untagged", "unlabelled", "unlabeled"), "-has:tags"),
        **dict.fromkeys(("today", "todays"), "date:today"),
        "yesterday": "date:yesterday",
        **dict.fromkeys(("recent", "latest", "newest", "recently"), "since:1d"),
        **dict.fromkeys(("sample", "samples"), "folder:samples"),
        **dict.fromkeys(
            (
                *("story", "stories", "article", "articles", "post", "posts", "news", "item"),
                *("entry", "any", "all", "text", "inbox"),
            ),
            "",
        ),
    }
)
"""Words after `is:` that are no state of ours, as terms of ours; "": every story is."""
_HAS: Final = MappingProxyType(
    {
        **dict.fromkeys(
            (
                *("pdf", "doc", "docx", "xls", "xlsx", "ppt", "zip", "document", "documents"),
                *("download", "downloads", "enclosure", "drive", "presentation", "spreadsheet"),
                *("attached", "file", "files", "attachment", "attachments"),
            ),
            "has:files",
        ),
        **dict.fromkeys(
            (
                *("jpg", "jpeg", "png", "gif", "webp", "svg", "illustration", "illustrations"),
                *("photograph", "photographs", "thumbnail", "picture", "pictures", "image"),
                *("images", "photo", "photos"),
            ),
            "has:pictures",
        ),
        **dict.fromkeys(
            (
                *("mp3", "ogg", "wav", "podcasts", "podcast", "episode", "recording", "sounds"),
                *("audio", "voice"),
            ),
            "has:audio",
        ),
        **dict.fromkeys(
            ("mp4", "webm", "youtube", "clip", "movie", "videos", "video", "film"), "has:video"
        ),
        "media": "(has:pictures OR has:audio OR has:video)",
        **dict.fromkeys(
            (
                *("speaker", "quotations", "quotation", "statement", "statements", "interview"),
                *("quote", "quotes", "speakers"),
            ),
            "has:quotes",
        ),
        **dict.fromkeys(
            ("userlabels", "userlabel", "tagged", "tags", "tag", "labels", "label"), "has:tags"
        ),
        "nouserlabels": "-has:tags",
        **dict.fromkeys(
            ("star", "stars", "bookmark", "favorite", "favourite", "yellow-star", "red-star"),
            "is:starred",
        ),
        **dict.fromkeys(
            ("hyperlinks", "hyperlink", "address", "addresses", "links", "link", "url"), "has:links"
        ),
        **dict.fromkeys(
            ("writer", "reporter", "authors", "bylines", "author", "byline"), "has:byline"
        ),
        **dict.fromkeys(
            (
                *("revisions", "revision", "history", "edits", "change", "version", "update"),
                "diff",
            ),
            "has:versions",
        ),
        **dict.fromkeys(("correction", "corrections", "erratum"), _CORRECTED),
    }
)
"""Words after `has:`, `filename:` or `type:`, as terms of ours."""
_FLAGS: Final = MappingProxyType(
    {
        **dict.fromkeys(("unread", "unseen", "new"), ("is:unread", "is:read")),
        **dict.fromkeys(("read", "seen"), ("is:read", "is:unread")),
        **dict.fromkeys(
            ("starred", "flagged", "saved", "favorite", "favourite", "bookmarked", "star"),
            ("is:starred", "-is:starred"),
        ),
        **dict.fromkeys(("breaking", "urgent"), ("is:breaking", "-is:breaking")),
        **dict.fromkeys(("changed", "updated"), ("is:changed", "-is:changed")),
        **dict.fromkeys(("quotes", "pictures", "links", "audio", "video", "tags"), ("", "")),
    }
)
"""States that stand before a yes or a no: `unread:yes`."""
_YES: Final = frozenset({"yes", "true", "1", "y", "on", "only"})
_NO: Final = frozenset({"no", "false", "0", "n", "off", "none"})
_BY_STATE: Final = frozenset({"status", "state", "show", "view", "flag", "filter", "mark", "only"})
_BY_KIND: Final = frozenset(
    {
        *("filename", "filetype", "attachment", "attachments", "type", "ext", "format", "media"),
        *("kind", "mime", "enclosure", "filter", "contains", "include", "includes", "show"),
    }
)
"""Fields of other programs whose values are kinds of files, or of stories."""
_LACKING: Final = frozenset({"without", "no", "missing", "lacks", "hasnot", "hasno", "not"})
"""Fields that take something away: `without:pictures`, `not:sport`."""
_URGENCY: Final = frozenset({"priority", "urgency", "importance", "level", "severity"})
_HIGH: Final = frozenset({"1", "2", "high", "highest", "urgent", "flash", "breaking", "top", "yes"})
_TERM: Final = re.compile(
    r"(?P<minus>-)?(?<![\w:\"])(?P<name>[a-z][a-z_]+):(?P<value>\"[^\"]*\"|[^\s()\":]+)(?!\S*:)",
    re.IGNORECASE,
)


def with_kinds(text: str) -> str:
    """A query without quotation marks around its words, in which `is:` and its like are ours."""
    return _TERM.sub(_told, text)


def _told(found: re.Match[str]) -> str:
    name, value = found["name"].lower(), found["value"].strip('"').lower()
    term = _term(name, value)
    if term is None:
        return found[0]
    return _without(term) if found["minus"] else term


def _term(name: str, value: str) -> str | None:
    """A field and its value as a term of ours; None where it stays as it is."""
    if name == "is" and value not in {"read", "unread"}:
        return _IS.get(value, _kind(value))
    if name in {"has", "with"}:
        return _HAS.get(value)
    if name in _FLAGS and value in _YES | _NO and _FLAGS[name][0]:
        return _FLAGS[name][value in _NO]
    if name in _URGENCY:
        return "is:breaking" if value in _HIGH else None
    if name in _LACKING:
        return _without(_HAS.get(value) or (f'"{value}"' if " " in value else value))
    if name in _BY_STATE and (state := _state(value)) is not None:
        return state
    return _HAS.get(value) or _kind(value) or _state(value) if name in _BY_KIND else None


def _kind(value: str) -> str | None:
    """A kind of file that a story is called after: `is:video`."""
    found = _HAS.get(value)
    return found if value in {*_PLAIN_KINDS} else None


def _state(value: str) -> str | None:
    if value in {"unread", "read", "starred", "breaking", "changed"}:
        return f"is:{value}"
    return _IS.get(value)


_PLAIN_KINDS: Final = frozenset(
    {
        *("quote", "quotes", "picture", "pictures", "image", "images", "photo", "photos"),
        *("audio", "podcast", "video", "videos", "link", "links", "file", "files"),
    }
)


def _without(term: str) -> str:
    """What must not be so."""
    return term[1:] if term.startswith("-") else f"-{term}" if term else ""
