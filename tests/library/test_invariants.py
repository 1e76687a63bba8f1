"""Whatever is done to a library, in whatever order, what it counts and indexes fits what it has."""

import random
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

from hypothesis import given, settings
from hypothesis import strategies as st

from wirereader.library.library import Library
from wirereader.library.stories.word_index import kept_words, source_label
from wirereader.story.body import Span, fingerprint
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source, SourceKind

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NOTHING = FetchMemory()
SOURCES = (
    *(Source(f"https://{name}.example/", address=f"https://{name}.example/") for name in "abc"),
    Source("/folder", SourceKind.FOLDER, "/folder"),
)
ANA = (Entity(EntityKind.PERSON, "Ana Lopez"),)
WITHOUT_A_WAY = """SELECT count(*) FROM revisions WHERE id NOT IN (WITH RECURSIVE chain (id) AS (
    SELECT version FROM stories UNION SELECT r.previous FROM revisions r JOIN chain c ON r.id = c.id
    WHERE r.previous IS NOT NULL) SELECT id FROM chain)"""


def arrival(draw: random.Random) -> Record:
    number, kinds = draw.randint(0, 12), ["usable"] * 6 + ["killed", "withheld"]
    text = f"Words {draw.choice('abcd')} {draw.randint(0, 6)} " * draw.choice([1, 1, 200])
    level = draw.choice([None, None, 1, 3])
    more: dict[str, object] = {}
    if draw.random() < 0.15:
        more["corrects"] = f"g{draw.randint(0, 12)}"
    if draw.random() < 0.2:
        more["updated"] = draw.randint(1, 10**15)
    key = fingerprint(text)
    return Record(
        guid=draw.choice([f"g{number}", f"g{number}", f"https://w.example/{number}"]),
        headline=f"Head {draw.randint(0, 3)}",
        text=text,
        source="Sender",
        language="en",
        published=draw.choice([None, 10**15 + draw.randint(0, 3) * 10**6]),
        fingerprint=key,
        words_key=draw.choice([None, key]),
        link=None,
        link_key=draw.choice([None, f"x.example/{draw.randint(0, 8)}"]),
        kicker=None,
        status=draw.choice(kinds),
        embargo=None,
        alert_level=level,
        alert_because=[] if level is None else ["its urgency"],
        more=more,
    )


class Doings:
    """Things that are done to a library, one chosen after the other."""

    def __init__(self, draw: random.Random, library: Library) -> None:
        self.draw, self.library, self.now = draw, library, NOON
        self.sources = [library.add_source(one) for one in SOURCES]

    def one(self) -> None:
        self.now += timedelta(hours=self.draw.choice([0, 1, 30]))
        other = (
            self.mark,
            self.undo,
            self.tidy,
            self.rule,
            self.source,
            self.move,
            self.key,
            self.find,
        )
        self.draw.choice([self.store] * 6 + list(other))()

    def some(self) -> list[str]:
        rows = self.library.rows(None, self.now)
        ids = [rows.row(number).id for number in range(rows.count())]
        return self.draw.sample(ids, min(len(ids), 3))

    def store(self) -> None:
        records = [arrival(self.draw) for _ in range(self.draw.randint(1, 6))]
        self.library.store(self.draw.choice(self.sources), records, NOTHING, self.now)

    def mark(self) -> None:
        read, starred = (self.draw.choice([None, True, False]) for _ in range(2))
        tag = self.draw.choice([None, ("t", True), ("u", True), ("t", False)])
        some = self.some()
        self.library.set_marks(
            some, read=read, starred=starred, tag=tag, said="Marked.", now=self.now
        )

    def undo(self) -> None:
        self.library.undo(self.now)

    def tidy(self) -> None:
        self.library.tidy(self.draw.choice([None, 1]), self.draw.choice([None, 2, 5]), self.now)

    def rule(self) -> None:
        self.library.add_rule(self.draw.choice(["head", "a", "breaking"]), "kill")

    def source(self) -> None:
        one = self.draw.choice(self.sources)
        if self.draw.random() < 0.5:
            self.library.put_away(one.id)
        else:
            self.library.remove_source(one.id)
            self.library.add_source(one._replace(id=0))

    def move(self) -> None:
        one, other = self.draw.sample(self.sources[:3], 2)
        if self.library.join_moved(one, other.address or "", self.now) is not None:
            self.library.add_source(one._replace(id=0))

    def key(self) -> None:
        mark = self.draw.choice([self.library.mark_read, self.library.mark_unread])
        mark(self.draw.choice(self.sources).key, f"g{self.draw.randint(0, 12)}", self.now)

    def find(self) -> None:
        for each in self.some():
            story = self.library.story(each)
            assert story is not None
            key, engine = story.body.fingerprint, self.draw.choice(["e 1", "e 2"])
            self.library.keep_findings(Findings(key, engine, "en", ANA, (Mention(Span(0, 3), 0),)))


def assert_counts(connection: Connection) -> None:
    brought = "id IN (SELECT story FROM deliveries WHERE source = ?1 AND kind = 1)"
    for source, *told in connection.execute("SELECT source, total, unread FROM counts").fetchall():
        found = connection.execute(
            "SELECT count(*), coalesce(sum(is_read = 0), 0) FROM stories WHERE hidden = 0"  # noqa: S608 - our own words
            f" AND (?1 = 0 OR source = ?1 OR {brought})",
            (source,),
        ).fetchone()
        assert tuple(told) == found, source
    hours = connection.execute("SELECT * FROM hours WHERE stories <> 0 ORDER BY 1").fetchall()
    assert (
        hours
        == connection.execute(
            "SELECT id / 3600000000, count(*) FROM stories WHERE hidden = 0 GROUP BY 1 ORDER BY 1"
        ).fetchall()
    )


def assert_tables(connection: Connection) -> None:
    assert connection.execute(WITHOUT_A_WAY).fetchone() == (0,)
    tagged = connection.execute("SELECT tag, story FROM tagged").fetchall()
    rows = connection.execute("SELECT id, tags FROM stories WHERE tags <> ''").fetchall()
    assert set(tagged) == {(tag, story) for story, tags in rows for tag in tags.split("\n")}
    odd = connection.execute(
        "SELECT id FROM stories s WHERE sources <> 1 +"
        " (SELECT count(*) FROM deliveries WHERE story = s.id AND kind = 1)"
    )
    assert odd.fetchall() == []


def assert_indexes(connection: Connection) -> None:
    for table in ("words", "names"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")  # noqa: S608 - our own
    stories = [story for (story,) in connection.execute("SELECT id FROM stories")]
    labels = {story: words.labels.split() for story, words in kept_words(connection, stories)}
    for (source,) in connection.execute("SELECT id FROM sources").fetchall():
        label = source_label(source)
        found = connection.execute(
            "SELECT rowid FROM words WHERE words MATCH ?", (f'labels : "{label}"',)
        )
        assert {one for (one,) in found} == {one for one in stories if label in labels[one]}


@settings(max_examples=60)
@given(st.integers(0, 1 << 32), st.integers(3, 25))
def test_what_is_counted_and_indexed_fits_what_is_there(seed: int, steps: int) -> None:
    with Library.open(None) as library:
        doings = Doings(random.Random(seed), library)  # noqa: S311 - nothing is to be kept secret
        for _ in range(steps):
            doings.one()
        with library._database.writing() as connection:
            assert_counts(connection)
            assert_tables(connection)
            assert_indexes(connection)
