"""Searches and rules that version 0.1.0 kept, in words that mean today what they meant then.

There every word was a word but OR, `unread` and its like, and the fields below: `or`, `NOT`,
`not`, `today`, parentheses and fields that it did not have were looked for.  Quotation marks keep
that.
"""

import re
import sqlite3
from datetime import UTC, datetime

from wirereader.library.search.query import Words
from wirereader.library.search.query_fields import FLAGS
from wirereader.library.search.query_parser import parse_query
from wirereader.library.stories.word_index import parted
from wirereader.story.faults import SettingsFault

_ITEM = re.compile(r'(-*)((?:[^\s":]+:)?)("[^"]*"?\*?|[^\s"]+)?')
_PRIVATE = re.compile("[\ue000-\uf8ff\x00]")
_FIELDS = frozenset(
    {
        *("headline", "speaker", "person", "place", "organisation", "source", "tag", "language"),
        *("since", "before", "after", "status", "org", "organization", "lang", "title", "feed"),
    }
)
_OPERATORS = frozenset({"OR", "or", "AND", "and", "NOT", "not", "|", "||", "&", "&&"})
_ANY_TIME = datetime(2000, 1, 1, tzinfo=UTC)


def kept_meaning(text: str) -> str:
    """A text that 0.1.0 understood, such that it is understood so today."""
    items = [match for match in _ITEM.finditer(_PRIVATE.sub(" ", text)) if match[0]]
    told = " ".join(_told(match) for match in items)
    return text if told.split() == text.split() else told


def keep_meaning(connection: sqlite3.Connection) -> None:
    """Write what is kept such that it goes on meaning what it meant: a step of the schema."""
    for table, key in (("searches", "name"), ("rules", "id")):
        rows = connection.execute(f"SELECT {key}, text FROM {table}").fetchall()  # noqa: S608 - our own names
        for name, text in rows:
            told = kept_meaning(str(text))
            if told != text:
                connection.execute(f"UPDATE {table} SET text = ? WHERE {key} = ?", (told, name))  # noqa: S608 - our own names


def _told(match: re.Match[str]) -> str:
    """One item as it is to be written."""
    minus, field, value = match[1][:1], match[2], match[3] or ""
    name = field[:-1].lower()
    if name in _FIELDS:
        is_plain = not re.search(r"[()]", value) or value.startswith('"')
        return f"{minus}{field}{value if is_plain else _quoted(value)}"
    whole = field + value
    if whole in FLAGS or (whole == "OR" and not minus):
        return f"{minus}{whole}"
    if value.startswith('"') and not field:
        return f"{minus}{value}"
    # a minus alone, or signs alone, found nothing to look for then either
    if whole in _OPERATORS or not _is_read_so(whole):
        return f"{minus}{_quoted(whole)}"
    return f"{minus}{whole}"


def _is_read_so(word: str) -> bool:
    """Claim that a word without a field of then is still read as nothing but itself."""
    try:
        parts = parse_query(word, _ANY_TIME).parts
    except SettingsFault:
        return False
    wanted = parted(word.rstrip("*").strip('"').rstrip("*").strip())
    match parts:
        case (Words(words, None, is_prefix),):
            return parted(words) == wanted and is_prefix is word.endswith("*")
    return False


def _quoted(word: str) -> str:
    star = "*" if word.endswith("*") else ""
    plain = word.rstrip("*").replace('"', " ").strip()
    return f'"{plain}"{star}'
