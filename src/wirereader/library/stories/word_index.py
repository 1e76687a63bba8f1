"""The index of words: what is told to it about a story, and taken back when the story changes.

The index holds no text, so what it is told to forget must be exactly what it was told before.  Rows
go in by ascending number, all of a unit of work at once: each step backwards would cost a segment.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from wirereader.library.stored_values import json_object
from wirereader.library.stories.whole_articles import (
    SHOWN_FINGERPRINT,
    SHOWN_TEXT,
    WITH_WHOLE,
)
from wirereader.story.folding import without_strokes

SIGN = "\ue000"
"""Begins a label.  A private sign: what a reader types is rid of it, so no word is a label."""

ANY_STORY = f"{SIGN}a"
_CHUNK = 500
# Scripts that put no blank between words: every sign is a word of its own, and phrases find them
_UNPARTED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff"
)
_TELL = (
    "INSERT INTO words (rowid, headline, body, byline, source, labels) VALUES (?, ?, ?, ?, ?, ?)"
)
_FORGET = (
    "INSERT INTO words (words, rowid, headline, body, byline, source, labels)"
    " VALUES ('delete', ?, ?, ?, ?, ?, ?)"
)
_OF_FEEDS = """SELECT s.id, r.headline, r.text, r.more, s.sender, s.language, s.fingerprint,
    s.source, s.sources
    FROM stories s JOIN revisions r ON r.id = s.version WHERE s.id IN"""
_SHOWN = f"""SELECT s.id, r.headline, {SHOWN_TEXT}, r.more, s.sender, s.language,
    {SHOWN_FINGERPRINT}, s.source, s.sources
    FROM stories s JOIN revisions r ON r.id = s.version {WITH_WHOLE} WHERE s.id IN"""  # noqa: S608 - our own words


class IndexedWords(NamedTuple):
    """What the index is told about one story."""

    headline: str
    body: str
    byline: str
    source: str
    labels: str


def parted(text: str) -> str:
    """Text as the index takes it: no strokes, blanks between signs of scripts that have none."""
    return text if text.isascii() else with_blanks(without_strokes(text))


def with_blanks(text: str) -> str:
    """Put blanks between signs of scripts that have none between words."""
    return text if text.isascii() else _unparted_sign().sub(r" \1 ", text)


@cache
def _unparted_sign() -> re.Pattern[str]:
    return re.compile(f"([{_UNPARTED}])")  # 2 ms, and where all is Latin nobody needs it


def words_of(
    headline: str,
    text: str,
    byline: str | None,
    sender: str,
    language: str,
    fingerprint: str,
    sources: Iterable[int],
    part: Callable[[str], str] = parted,
) -> IndexedWords:
    """What the index is told about a story with these values."""
    labels = f"{ANY_STORY} {text_label(fingerprint)} {_other_labels(tuple(sources), language)}"
    return IndexedWords(part(headline), part(text), part(byline or ""), part(sender), labels)


@lru_cache(1000)
def _other_labels(sources: tuple[int, ...], language: str) -> str:
    """The labels that the stories of a feed have in common."""
    return " ".join((*map(source_label, sources), *language_labels(language)))


def source_label(source_id: int) -> str:
    """The label of stories that a source brought."""
    return f"{SIGN}s{source_id}"


def text_label(fingerprint: str) -> str:
    """The label of stories with the text that has this fingerprint."""
    return f"{SIGN}t{fingerprint[:16]}" if fingerprint.isalnum() else f"{SIGN}t"


@lru_cache(1000)
def language_labels(language: str) -> tuple[str, ...]:
    """The labels of a language: all of "pt-BR", and "pt" alone."""
    parts = [part for part in re.split("[^a-z0-9]+", language.lower()) if part]
    lengths = dict.fromkeys((1, len(parts))) if parts else ()
    return tuple(f"{SIGN}l{''.join(parts[:length])}" for length in lengths)


class WordIndex:
    """What changes in the index of words during one unit of work; `write` does it all."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._fresh: dict[int, IndexedWords] = {}
        self._told: dict[int, IndexedWords] = {}
        self._changed: set[int] = set()

    def add(self, story: int, words: IndexedWords) -> None:
        """Tell the index of a new story."""
        self._fresh[story] = words

    def change(self, stories: Iterable[int]) -> None:
        """Announce that these stories are about to change: to be called before they do."""
        unknown = [one for one in stories if one not in self._changed]
        self._changed.update(unknown)
        self._told.update(
            kept_words(self._connection, (o for o in unknown if o not in self._fresh))
        )

    def change_from(self, told: Mapping[int, IndexedWords]) -> None:
        """Announce that stories are to be told anew of which the index was told this."""
        self._told.update(told)
        self._changed.update(told)

    def drop(self, stories: list[int]) -> None:
        """Announce that these stories are about to go: to be called before they do."""
        self.change(stories)
        self._changed.difference_update(stories)

    def write(self) -> None:
        """Make the index fit the stories as they are now."""
        fresh = {**self._fresh, **dict(kept_words(self._connection, self._changed))}
        if not self._told:  # all are new, as at the first fetch: the same in fewer calls
            self._connection.executemany(
                _TELL, ((story, *words) for story, words in sorted(fresh.items()))
            )
        else:
            self._write_each(fresh)
        self._fresh, self._told, self._changed = {}, {}, set()

    def _write_each(self, fresh: Mapping[int, IndexedWords]) -> None:
        for story in sorted(self._told.keys() | fresh.keys()):
            if (old := self._told.get(story)) is not None:
                self._connection.execute(_FORGET, (story, *old))
            if (new := fresh.get(story)) is not None:
                self._connection.execute(_TELL, (story, *new))


def kept_words(
    connection: sqlite3.Connection,
    stories: Iterable[int],
    part_words: Callable[[str], str] = parted,
    *,
    of_feeds: bool = False,
) -> Iterator[tuple[int, IndexedWords]]:
    """What the index was or is to be told about stories, from what is kept.

    With `of_feeds` as it was before the words of whole articles went into it.
    """
    select = _OF_FEEDS if of_feeds else _SHOWN
    wanted = sorted(stories)
    for start in range(0, len(wanted), _CHUNK):
        part = wanted[start : start + _CHUNK]
        marks = ", ".join("?" * len(part))
        for row in connection.execute(f"{select} ({marks})", part).fetchall():
            number, headline, text, more, sender, language, fingerprint, source, sources = row
            brought = [source] if sources == 1 else [source, *other_sources(connection, number)]
            byline = json_object(more).get("byline")
            yield (
                number,
                words_of(
                    headline, text, byline, sender, language, fingerprint, brought, part_words
                ),
            )


def other_sources(connection: sqlite3.Connection, story: int) -> list[int]:
    """The other sources that brought a story, in the order of their numbers."""
    rows = connection.execute(
        "SELECT source FROM deliveries WHERE story = ? AND kind > 0 AND kind = 1 ORDER BY source",
        (story,),
    )
    return [source for (source,) in rows]


def fold_anew(
    connection: sqlite3.Connection,
    before: Callable[[str], str],
    concerns: Callable[[str], bool],
    *,
    of_feeds: bool = False,
) -> None:
    """Tell the index anew of stories with a text that `concerns`.

    `before` makes of a text what the index was told of it, with `of_feeds` without whole articles.
    """

    def is_concerned(data: bytes | None) -> bool:
        return concerns((data or b"").decode("utf-8", "replace"))

    connection.create_function("concerns", 1, is_concerned, deterministic=True)
    text, whole = ("r.text", "") if of_feeds else (SHOWN_TEXT, WITH_WHOLE)
    # as bytes: a text with a byte that a disk has damaged would reach no function
    each = (f"concerns(CAST({one} AS BLOB))" for one in (text, "r.headline", "s.sender", "r.more"))
    found = connection.execute(
        f"SELECT s.id FROM stories s JOIN revisions r ON r.id = s.version {whole}"  # noqa: S608 - our own words
        f" WHERE {' OR '.join(each)} ORDER BY s.id"
    ).fetchall()
    stories = [story for (story,) in found]
    told = kept_words(connection, stories, before, of_feeds=of_feeds)
    now = kept_words(connection, stories, of_feeds=of_feeds)
    for (story, old), (_, new) in zip(told, now, strict=True):
        if old != new:
            connection.execute(_FORGET, (story, *old))
            connection.execute(_TELL, (story, *new))
