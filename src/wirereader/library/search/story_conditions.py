"""Conditions on a story that no index of words answers: countries it names, words in its quotes."""

import json
import re
import sqlite3
from typing import Any, NamedTuple

from wirereader.library.stored_values import json_or_empty, json_words
from wirereader.library.stories.findings_table import of_text
from wirereader.library.stories.word_index import parted
from wirereader.story.folding import folded

QUOTE = "quote"
"""The field that looks into quotes."""
KICKER = "kicker"
"""The field of what a source filed a story under: its kicker, or a category."""
_PLACE = 2  # `known.kind` and `guises.kind` of a place
_CODE_LETTERS = 2
_WORD = re.compile(r"\w+")


class SqlPart(NamedTuple):
    """Something in SQL, and the values in it."""

    sql: str
    values: tuple[Any, ...] = ()


_IN_MORE = "EXISTS (SELECT 1 FROM revisions r WHERE r.id = s.version AND ({}))"
_MORE = json_or_empty("r.more")
_EACH = (
    f"EXISTS (SELECT 1 FROM json_each({_MORE}, '$.{{}}') e"  # noqa: S608 - our own words
    f" WHERE {json_or_empty('e.value')} ->> {{}})"
)
_FILE = _EACH.format("enclosures", "1 LIKE '{}/%'")
_BLOCK = _EACH.format("blocks", "0 = '{}'")
_MEDIA = {
    "pictures": ("image", "picture"),
    "audio": ("audio", "audio"),
    "video": ("video", "video"),
}
_HAS = {
    "quotes": "EXISTS (SELECT 1 FROM named n WHERE n.story = s.id AND n.speakers <> '')",
    "links": _IN_MORE.format(f"{_MORE} ->> '$.links' IS NOT NULL"),
    "files": _IN_MORE.format(f"{_MORE} ->> '$.enclosures' IS NOT NULL"),
    "byline": _IN_MORE.format(f"{_MORE} ->> '$.byline' IS NOT NULL"),
    "tags": "s.tags <> ''",
    "versions": "s.revision > 1",
    **{
        name: _IN_MORE.format(
            # most stories have none: only the rest is read as JSON
            f"""(r.more LIKE '%"{kind}/%' OR r.more LIKE '%"{block}"%')"""
            f" AND ({_FILE.format(kind)} OR {_BLOCK.format(block)})"
        )
        for name, (kind, block) in _MEDIA.items()
    },
}


def has_part(name: str) -> SqlPart:
    """The condition that a story comes with something: `Has` tells the names."""
    return SqlPart(_HAS[name])


def in_country(connection: sqlite3.Connection, name: str) -> SqlPart:
    """The condition that a story names a place in a country, by its name or code."""
    codes = sorted(_codes_of(connection, name))
    if not codes:
        return SqlPart("0")
    found = (
        "SELECT x.story FROM known k JOIN sightings x ON x.known = k.id"  # noqa: S608 - only signs are added
        f" WHERE k.kind = {_PLACE} AND k.country IN ({', '.join('?' * len(codes))})"
    )
    return SqlPart(f"s.id IN ({found})", tuple(codes))


def _codes_of(connection: sqlite3.Connection, name: str) -> set[str]:
    """The codes of countries that go by a name in any story; a code is one itself."""
    wanted = folded(name)
    codes = {name.upper()} if len(name) == _CODE_LETTERS and name.isascii() else set()
    rows = connection.execute(
        "SELECT DISTINCT w.name, w.aliases, w.country FROM wordings w JOIN guises g"
        " ON g.id = w.guise WHERE g.kind = ? AND w.role = 'country' AND w.country IS NOT NULL",
        (_PLACE,),
    )
    for own, others, code in rows:
        if wanted in {folded(one) for one in (own, *json_words(others))}:
            codes.add(str(code))
    return codes


def in_quotes(connection: sqlite3.Connection, words: str, *, is_prefix: bool) -> SqlPart:
    """The condition that words stand next to each other within a quote of a story.

    The index of words tells which stories have them at all; of those the findings are read.
    """
    connection.create_function("has_quote", 4, _has_quote, deterministic=True)
    return SqlPart(
        # what was never analysed is told by its own row
        "(s.engine > 0 AND s.id IN (SELECT rowid FROM words WHERE words MATCH ?)"  # noqa: S608 - our own words
        " AND EXISTS (SELECT 1 FROM findings f JOIN revisions r ON r.id = s.version"
        f" WHERE {of_text('s.fingerprint')}"
        " AND f.json IS NOT NULL AND has_quote(f.json, r.text, ?, ?)))",
        (text_with(words, is_prefix=is_prefix), _words_in(words), is_prefix),
    )


def in_kicker(connection: sqlite3.Connection, words: str, *, is_prefix: bool) -> SqlPart:
    """The condition that words stand next to each other in a story's kicker or a category."""
    connection.create_function("has_label", 3, _has_label, deterministic=True)
    wanted = (_words_in(words), is_prefix)
    categories = _IN_MORE.format(
        # most stories have none: only the rest is read as JSON
        "r.more LIKE '%\"categories\"%'"  # noqa: S608 - our own words
        f" AND EXISTS (SELECT 1 FROM json_each({_MORE}, '$.categories') e"
        " WHERE has_label(e.value, ?, ?))"
    )
    return SqlPart(f"(has_label(s.kicker, ?, ?) OR {categories})", (*wanted, *wanted))


def linked_to(connection: sqlite3.Connection, words: str, *, is_prefix: bool) -> SqlPart:
    """The condition that a story's page is at a host, or below a path of it."""
    host = words.casefold().rstrip("." if is_prefix else "")
    connection.create_function("is_at", 2, _is_at, deterministic=True)
    return SqlPart(
        "EXISTS (SELECT 1 FROM revisions r WHERE r.id = s.version AND is_at(r.link, ?))",
        (host,),
    )


def _is_at(link: str | None, host: str) -> bool:
    """Claim that an address is at a host (or one of its subdomains), and begins with its path."""
    wanted, _, path = host.partition("/")
    own, _, rest = (link or "").casefold().partition("://")[2].partition("/")
    own = own.rpartition("@")[2].partition(":")[0]
    return (own == wanted or own.endswith(f".{wanted}")) and rest.startswith(path)


def _has_label(label: str | None, phrase: str, is_prefix: int) -> bool:
    """Claim that a phrase stands in a label."""
    wanted = f" {phrase}" if is_prefix else f" {phrase} "
    return label is not None and wanted in f" {_words_in(str(label))} "


def text_with(words: str, *, is_prefix: bool) -> str:
    """What the index of words is asked for stories that may have words in a quote."""
    phrase = parted(words).replace('"', " ")
    return f'{{headline body}} : "{phrase}"{"*" if is_prefix else ""}'


def is_written(text: str | None, name: str, is_prefix: int) -> bool:
    """Claim that the words of a name stand in a text with capitals; the last may be cut short."""
    capitals = {folded(word) for word in _WORD.findall(text or "") if word[:1].isupper()}
    *rest, last = [folded(word) for word in _WORD.findall(name) if word[:1].isalpha()] or [""]
    is_last = last in capitals or (is_prefix and any(one.startswith(last) for one in capitals))
    return bool(last) and bool(is_last) and all(word in capitals for word in rest)


def _has_quote(findings: str, text: str, phrase: str, is_prefix: int) -> bool:
    """Claim that a phrase stands in a quote; findings that are damaged have none."""
    try:
        spans = [span for quote in json.loads(findings)["quotes"] for span in quote["spans"]]
        quotes = [_words_in(text[start:end]) for start, end in spans]
    except (KeyError, TypeError, ValueError, RecursionError):
        return False
    wanted = f" {phrase}" if is_prefix else f" {phrase} "
    return any(wanted in f" {quote} " for quote in quotes)


def _words_in(text: str) -> str:
    """The words of a text as they are compared, a blank between them."""
    return " ".join(_WORD.findall(folded(parted(text))))
