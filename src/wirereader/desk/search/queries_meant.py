"""The queries that searched words may mean, the likeliest first, in the order they are tried.

The search command takes the first that finds anything; the count of the search bar does the same.
"""

import re
from typing import Final, NamedTuple

from wirereader.desk.search.content_words import searches_for
from wirereader.desk.search.query_dialects import translated
from wirereader.desk.search.story_phrases import queries_of, sure_queries_of
from wirereader.desk.search.time_phrases import time_at
from wirereader.story.folding import folded

_PARTS: Final = re.compile(r'\S*"[^"]*"\S*|\S+')
_HASHED: Final = re.compile(r"(?<!\S)#(?=\w)")
_QUERY: Final = re.compile(r'[:"()]|(?:\A|\s)-\w|\bOR\b')


class QueriesMeant(NamedTuple):
    """Queries, the likeliest first, and the order that was asked for with them ("" for none)."""

    queries: tuple[str, ...]
    order: str = ""


def queries_meant(words: str) -> QueriesMeant:
    """What searched words may mean; no query where they ask for every story."""
    text, order = translated(words)
    if not text:
        return QueriesMeant((), order)
    is_in_terms = _QUERY.search(text) is not None
    if is_in_terms:
        first = () if (timed := _timed(text)) == text else (timed,)
        rest: tuple[str, ...] = (_HASHED.sub("", text),)
    else:
        first, rest = sure_queries_of(text), (*queries_of(text), _HASHED.sub("", text))
    by_author = text.replace("from:", "author:")
    is_phrase = bool(first or rest[:-1]) or is_in_terms
    stems = () if is_phrase else searches_for(text)[1:]
    return QueriesMeant(tuple(dict.fromkeys((*first, text, *rest, by_author, *stems))), order)


def is_query(words: str) -> bool:
    """Claim that words are a query in the terms of this program or of another one."""
    text, order = translated(words)
    return bool(order) or text != " ".join(words.split()) or _QUERY.search(text) is not None


def _timed(text: str) -> str:
    """A query with fields in which times that are said as such are terms: "from:voa last week"."""
    parts = list(_PARTS.finditer(text))
    plain = [folded(part[0]) for part in parts]
    found, at, end = "", 0, 0
    while at < len(parts):
        time = time_at(plain[at:])
        if time is None or not time.is_sure:
            at += 1
            continue
        found += f"{text[end : parts[at].start()]}{time.term}"
        at += time.words
        end = parts[at - 1].end()
    return found + text[end:]
