"""Who and where, by story: the index that finds stories by speaker, person, place, organisation.

It follows the findings: what one engine found in a text holds for every story of that text whose
source says the same of it, and stands for what is not yet found in the others.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from wirereader.library.stored_values import json_or_empty, words
from wirereader.library.stories.findings_table import drop_findings, findings_of, of_text
from wirereader.library.stories.shown_findings import key_of_story
from wirereader.library.stories.whole_articles import SHOWN_FINGERPRINT, WITH_WHOLE
from wirereader.library.stories.word_index import SIGN, parted, text_label
from wirereader.story.evidence import text_of_key
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind

_AT_ONCE = 500
_LOOKED_AT = 20_000
_TELL = "INSERT INTO names (rowid, people, places, organisations, speakers) VALUES (?, ?, ?, ?, ?)"
_FORGET = (
    "INSERT INTO names (names, rowid, people, places, organisations, speakers)"
    " VALUES ('delete', ?, ?, ?, ?, ?)"
)
_DATELINE = (
    f"SELECT {json_or_empty('r.more')} ->> '$.dateline' FROM stories s"  # noqa: S608 - our own words
    " JOIN revisions r ON r.id = s.version WHERE s.id = ?"
)
_BETWEEN = f" {SIGN} "  # a word no phrase holds, so that none runs from one name into the next
COLUMNS = {
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "speaker": "speakers",
}


class IndexedNames(NamedTuple):
    """The names in one text, each with its other spellings."""

    people: str
    places: str
    organisations: str
    speakers: str


def names_in(findings: Findings) -> IndexedNames:
    """The names that an engine found in a text, as they are kept."""
    speakers = {quote.speaker: None for quote in findings.quotes if quote.is_attributed}
    said = [findings.entities[one] for one in speakers if one is not None]
    people, places, organisations = (
        _joined(one for one in findings.entities if one.kind is kind)
        for kind in (EntityKind.PERSON, EntityKind.PLACE, EntityKind.ORGANIZATION)
    )
    return IndexedNames(people, places, organisations, _joined(said))


def _joined(entities: Iterable[Entity]) -> str:
    spelled = ("\n".join(dict.fromkeys((one.name, *one.aliases))) for one in entities)
    return _BETWEEN.join(one.replace(SIGN, "") for one in spelled)


def tell_names(connection: sqlite3.Connection, findings: Findings) -> None:
    """Let the stories of a text be found by the names in it, and count them as analysed.

    What was found with evidence that no story of the text has any more is dropped.
    """
    from wirereader.library.people.identities import tell_people  # needed where something was found

    key = findings.fingerprint
    keys = keys_of_stories(connection, key)
    stories = [story for story, own in keys.items() if key in {own, text_of_key(key)}]
    _tell(connection, stories, names_in(findings))
    tell_people(connection, stories, findings)
    note_engine(connection, stories, findings.engine)
    if stories and key != text_of_key(key):
        drop_findings(connection, key, keys.values())


def note_given_up(connection: sqlite3.Connection, key: str, engine: str) -> None:
    """Count the stories of a key as looked at by an engine, which found nothing it could keep."""
    keys = keys_of_stories(connection, key)
    mine = [story for story, own in keys.items() if key in {own, text_of_key(key)}]
    note_engine(connection, mine, engine)


def keys_of_stories(connection: sqlite3.Connection, key: str) -> dict[int, str]:
    """The stories that show the text of a key now, each with the key of its own findings."""
    stories = stories_of_text(connection, text_of_key(key))
    return {story: key_of_story(connection, story) or "" for story in stories}


def note_engine(connection: sqlite3.Connection, stories: Iterable[int], engine: str) -> None:
    """Count these stories as looked at by an engine."""
    wanted = list(stories)
    if wanted:
        connection.execute("INSERT OR IGNORE INTO engines (name) VALUES (?)", (engine,))
        (number,) = connection.execute(
            "SELECT id FROM engines WHERE name = ?", (engine,)
        ).fetchone()
        connection.executemany(
            "UPDATE stories SET engine = ? WHERE id = ?", [(number, one) for one in wanted]
        )


def stories_of_text(connection: sqlite3.Connection, fingerprint: str) -> list[int]:
    """The stories that show the text with this fingerprint now."""
    rows = connection.execute(
        "SELECT s.id FROM words CROSS JOIN stories s ON s.id = words.rowid"  # noqa: S608 - our own words
        f" {WITH_WHOLE} WHERE words MATCH ? AND {SHOWN_FINGERPRINT} = ?",
        (f'labels : "{text_label(fingerprint)}"', fingerprint),
    )
    return [story for (story,) in rows]


def tell_known_names(connection: sqlite3.Connection, texts: Mapping[str, list[int]]) -> None:
    """Do for new stories what was done for others of the same text, where there are any."""
    wanted, told = list(texts), set[int]()
    for start in range(0, len(wanted), _AT_ONCE):
        part = wanted[start : start + _AT_ONCE]
        rows = connection.execute(
            "SELECT t.value, f.fingerprint, f.engine, f.json IS NOT NULL FROM json_each(?) t"  # noqa: S608 - our own
            f" CROSS JOIN findings f ON {of_text('t.value')}"
            " ORDER BY f.json IS NULL",  # an engine that gave up what an older one read comes last
            (json.dumps(part),),
        ).fetchall()
        keys = {text: keys_of_stories(connection, text) for text, *_ in rows}
        for text, key, engine, is_found in rows:
            own = [s for s in texts[text] if key in {keys[text].get(s), text}]
            # what was found with other evidence stands in until their own is there
            rest = [s for s in texts[text] if s not in own and s not in told]
            findings = findings_of(connection, key, engine) if is_found else None
            if findings is not None:
                from wirereader.library.people.identities import tell_people

                _tell(connection, [*own, *rest], names_in(findings))
                tell_people(connection, [*own, *rest], findings)
                told.update(own, rest)
            note_engine(connection, own, engine)


def forget_names(connection: sqlite3.Connection, stories: Iterable[int]) -> None:
    """Take what was told about these stories back."""
    for story in stories:
        old = connection.execute(
            "SELECT people, places, organisations, speakers FROM named WHERE story = ?", (story,)
        ).fetchone()
        if old is not None:
            connection.execute(_FORGET, (story, *map(parted, old)))
            connection.execute("DELETE FROM named WHERE story = ?", (story,))


def _tell(connection: sqlite3.Connection, stories: Iterable[int], names: IndexedNames) -> None:
    for story in sorted(stories):
        forget_names(connection, [story])
        told = _with_dateline(names, _dateline(connection, story))
        connection.execute("INSERT INTO named VALUES (?, ?, ?, ?, ?)", (story, *told))
        connection.execute(_TELL, (story, *map(parted, told)))


def _dateline(connection: sqlite3.Connection, story: int) -> str:
    """Where a story was written, as its source says; "" where it does not."""
    row = connection.execute(_DATELINE, (story,)).fetchone()
    return words(row[0]) if row is not None else ""


def _with_dateline(names: IndexedNames, dateline: str) -> IndexedNames:
    """The names with the dateline as one more place."""
    if not dateline:
        return names
    places = _BETWEEN.join(filter(None, (names.places, dateline.replace(SIGN, ""))))
    return names._replace(places=places)


def fold_anew(connection: sqlite3.Connection, before: Callable[[str], str]) -> None:
    """Tell the index anew of names; `before` makes of one what the index was told of it."""
    rows = connection.execute(
        "SELECT story, people, places, organisations, speakers FROM named ORDER BY story"
    ).fetchall()
    for story, *names in rows:
        old, new = [before(name) for name in names], [parted(name) for name in names]
        if old != new:
            connection.execute(_FORGET, (story, *old))
            connection.execute(_TELL, (story, *new))


_BREAKING = ("stories_alert", "alert_until IS NOT NULL AND alert_until > ?3")
_STARRED = ("stories_starred", "is_starred = 1")


def unanalysed(
    connection: sqlite3.Connection, engine: str, limit: int, now: int
) -> list[tuple[str, str]]:
    """(id, fingerprint) of listed stories an engine has not looked at, the most wanted first.

    Those that are breaking at `now` (microseconds), then those with a star, then the last to
    arrive; each kind newest first.
    """
    numbers = {name: number for number, name in connection.execute("SELECT id, name FROM engines")}
    own = numbers.pop(engine, -1)
    found: list[tuple[int, int, str, str]] = []
    for kind, (index, wanted) in enumerate((_BREAKING, _STARRED)):
        found += connection.execute(
            f"SELECT ?1, -seq, name, {SHOWN_FINGERPRINT} FROM stories s"  # noqa: S608 - our own conditions
            f" INDEXED BY {index} {WITH_WHOLE} WHERE {wanted} AND engine <> ?2 AND hidden = 0"
            " ORDER BY seq DESC LIMIT ?4",
            (kind, own, now, limit),
        )
    for number in (0, *numbers.values()):
        found += connection.execute(
            f"SELECT 2, -seq, name, {SHOWN_FINGERPRINT} FROM stories s"  # noqa: S608 - our own words
            f" INDEXED BY stories_engine {WITH_WHOLE}"
            " WHERE engine = ? AND hidden = 0 ORDER BY seq DESC LIMIT ?",
            (number, limit),
        )
    ordered = {name: fingerprint for _, _, name, fingerprint in sorted(found)}
    return list(ordered.items())[:limit]
