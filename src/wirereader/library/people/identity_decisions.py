"""Which names with facts are one person or place: decided anew for one name at a time, and kept.

Who is who among whole names is decided by `joining`; a loose name follows whom a hand chose, or the
one bearer of it in stories of the same event.
"""

import itertools
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from wirereader.library.people.identity_evidence import ORGANISATION, PERSON
from wirereader.library.people.name_matching import (
    Facts,
    Grouped,
    Guise,
    contradict,
    grouped,
    no_company,
    united,
)
from wirereader.story.folding import folded

LOOSE, APART = "~", "!"
MOST_GUISES = 60
"""So many guises of one name are told apart; whoever comes after them stays apart."""

_AT_LEAST_SHARED = 2
_COMPANY_STORIES = 20
_SAME_EVENT_SHARED = 3
_SAME_EVENT_TICKS = 3 * 86_400_000_000
_EVENT_NEAR = 30


class Joiner:
    """Decides which guises are one, and moves them there; for one story or decision."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._beside: dict[int, frozenset[tuple[int, str]]] = {}

    # Whole names

    def settle(self, kind: int, key: str, taken: frozenset[int] = frozenset()) -> frozenset[int]:
        """Decide anew who is who among all that go by this name, and by names tied to it.

        None of them is one of those in `taken`.  Gives who they are.
        """
        guises, pairs = self._component(kind, key)
        if not guises:
            return frozenset()
        groups = self._grouped(kind, guises)
        whole = united([frozenset(one.id for one in group.guises) for group in groups], pairs)
        self._note(groups, is_contested=len(groups) > 1)
        # who was set apart by hand is the one to become somebody new
        apart = {one.id for one in guises if one.is_apart}
        whole.sort(key=lambda group: (bool(group & apart), min(group)))
        return self._assign(kind, whole, taken)

    def _grouped(self, kind: int, guises: list[Guise]) -> list[Grouped]:
        company = _Company(self._connection, {one for guise in guises for one in guise.keys})
        return grouped(guises, company.is_shared if kind == PERSON else no_company)

    def group_of(self, kind: int, key: str, guise: int) -> frozenset[int]:
        """The guises that are one with this one even without a hand's help."""
        guises, _ = self._component(kind, key)
        for group in self._grouped(kind, guises):
            numbers = frozenset(one.id for one in group.guises)
            if guise in numbers:
                return numbers
        return frozenset({guise})

    def names_tied_to(self, kind: int, key: str) -> frozenset[str]:
        """All whole names that are settled together with this one."""
        guises, _ = self._component(kind, key)
        return frozenset({key}.union(*(guise.keys for guise in guises)))

    def guises_named(self, kind: int, key: str) -> frozenset[int]:
        """All guises that are settled together with this name."""
        return frozenset(one.id for one in self._component(kind, key)[0])

    def names_of(self, guises: Iterable[int]) -> list[str]:
        """The whole names these guises go by."""
        signs = ", ".join(map(str, sorted(guises)))
        rows = self._connection.execute(
            f"SELECT DISTINCT key FROM forms WHERE guise IN ({signs}) ORDER BY key"  # noqa: S608 - numbers
        )
        return [key for (key,) in rows]

    def side(self, kind: int, key: str, facts: str) -> int:
        """The guise that one side of a join means, 0 if it is not there now."""
        return _side(self._connection, kind, key, facts)

    def _component(self, kind: int, key: str) -> tuple[list[Guise], list[tuple[int, int]]]:
        """The guises tied to a name by forms and by hand, and the pairs made by hand."""
        found: dict[int, Guise] = {}
        pairs: list[tuple[int, int]] = []
        wanted, asked = [key], set[str]()
        while wanted:
            name = wanted.pop()
            if name in asked:
                continue
            asked.add(name)
            for guise in self._guises(kind, name):
                if guise.id not in found and len(found) < MOST_GUISES:
                    found[guise.id] = guise
                    wanted += sorted(guise.keys)
            for one, other, names in hand_pairs(self._connection, kind, name):
                if one and other:
                    pairs.append((one, other))
                    wanted += names
        return list(found.values()), [pair for pair in pairs if set(pair) <= found.keys()]

    def _guises(self, kind: int, key: str) -> list[Guise]:
        rows = self._connection.execute(
            "SELECT g.id, g.facts, g.mark, (SELECT group_concat(o.key, char(10)) FROM forms o"
            " WHERE o.guise = g.id) FROM forms f JOIN guises g ON g.id = f.guise"
            " WHERE f.kind = ? AND f.key = ? ORDER BY g.id LIMIT ?",
            (kind, key, MOST_GUISES),
        )
        return [
            Guise(number, frozenset(keys.split("\n")), Facts.of(facts), mark.startswith(APART))
            for number, facts, mark, keys in rows
        ]

    def _note(self, groups: Iterable[Grouped], *, is_contested: bool) -> None:
        for group in groups:
            self._connection.executemany(
                "UPDATE guises SET because = ?, contested = ?"
                " WHERE id = ? AND (because, contested) <> (?, ?)",
                [
                    (because, is_contested, guise.id, because, is_contested)
                    for guise, because in zip(group.guises, group.because, strict=True)
                ],
            )

    def _assign(
        self, kind: int, groups: Sequence[frozenset[int]], taken: frozenset[int]
    ) -> frozenset[int]:
        """Give each group somebody: whoever most of its stories have, else somebody new."""
        votes = [self._votes(group) for group in groups]
        claims = sorted(
            (-times, at, known)
            for at, held in enumerate(votes)
            for known, times in held
            if known not in taken
        )
        chosen: dict[int, int] = {}
        for _, at, known in claims:
            if at not in chosen and known not in chosen.values():
                chosen[at] = known
        for at, (group, held) in enumerate(zip(groups, votes, strict=True)):
            if at not in chosen:
                chosen[at] = self.somebody(kind)
            if [known for known, _ in held] != [chosen[at]] or self._has_new(group):
                for guise in sorted(group):
                    self.move(guise, chosen[at])
                self.name(chosen[at])
        for known in {known for held in votes for known, _ in held} - set(chosen.values()):
            self.let_go(known)
        return frozenset(chosen.values())

    def _votes(self, group: frozenset[int]) -> list[tuple[int, int]]:
        votes: Counter[int] = Counter()
        for guise in group:
            known, times = self._connection.execute(
                "SELECT known, (SELECT coalesce(sum(stories), 0) FROM wordings WHERE guise = g.id)"
                " FROM guises g WHERE g.id = ?",
                (guise,),
            ).fetchone()
            if known:
                votes[known] += times
        return sorted(votes.items())

    def _has_new(self, group: frozenset[int]) -> bool:
        signs = ", ".join(map(str, group))
        found = self._connection.execute(
            f"SELECT 1 FROM guises WHERE known = 0 AND id IN ({signs})"  # noqa: S608 - numbers
        ).fetchone()
        return found is not None

    def somebody(self, kind: int) -> int:
        """Somebody new of this kind."""
        return int(
            self._connection.execute("INSERT INTO known (kind) VALUES (?)", (kind,)).lastrowid or 0
        )

    def move(self, guise: int, known: int) -> None:
        """Have a guise, those that follow it and their stories be of somebody."""
        (before,) = self._connection.execute(
            "SELECT known FROM guises WHERE id = ?", (guise,)
        ).fetchone()
        if before == known:
            return
        self.move_alone(guise, known)
        for (follower,) in self._connection.execute(
            "SELECT id FROM guises WHERE leader = ? AND id <> ?", (guise, guise)
        ).fetchall():
            self.move(follower, known)

    def move_alone(self, guise: int, known: int) -> None:
        """Have a guise and its stories be of somebody, whoever follows it."""
        self._connection.execute("UPDATE guises SET known = ? WHERE id = ?", (known, guise))
        self._connection.execute("UPDATE sightings SET known = ? WHERE guise = ?", (known, guise))

    def let_go(self, known: int) -> None:
        """Forget somebody whom no guise is any more; name whoever is left."""
        gone = self._connection.execute(
            "DELETE FROM known WHERE id = ?1"
            " AND NOT EXISTS (SELECT 1 FROM guises WHERE known = ?1)",
            (known,),
        )
        if not gone.rowcount:
            self.name(known)

    # Loose names

    def settle_loose(self, guise: int) -> None:
        """Decide whom a loose name follows: whom a hand chose, else nobody yet."""
        kind, key, known = self._connection.execute(
            "SELECT kind, key, known FROM guises WHERE id = ?", (guise,)
        ).fetchone()
        leader = self._leader(kind, key, guise)
        if leader is not None:
            self.follow(guise, leader, "joined by hand")
        elif not known:
            self.move(guise, self.somebody(kind))
            self._name_of(guise)

    def settle_by_hand(self, guise: int, story: int) -> None:
        """Decide whom a loose name follows once a hand has joined or split it."""
        kind, key = self._connection.execute(
            "SELECT kind, key FROM guises WHERE id = ?", (guise,)
        ).fetchone()
        if self._leader(kind, key, guise) is None:
            self.follow(guise, None, "")
        self.settle_loose(guise)
        if kind == PERSON:
            self.settle_event(key, story)

    def _leader(self, kind: int, key: str, guise: int) -> int | None:
        for one, other, _ in hand_pairs(self._connection, kind, key, is_loose=True):
            for leader in (one, other):
                if leader and leader != guise:
                    return leader
        return None

    def follow(self, guise: int, leader: int | None, because: str) -> None:
        """Have a loose name be whoever `leader` is; None: nobody but itself."""
        (known, kind, before) = self._connection.execute(
            "SELECT known, kind, leader FROM guises WHERE id = ?", (guise,)
        ).fetchone()
        if before == leader:
            return
        self._connection.execute(
            "UPDATE guises SET leader = ?, because = ? WHERE id = ?", (leader, because, guise)
        )
        if leader is None:
            self.move(guise, self.somebody(kind))
        else:
            (whose,) = self._connection.execute(
                "SELECT known FROM guises WHERE id = ?", (leader,)
            ).fetchone()
            self.move(guise, whose)
            self.name(whose)
        self._name_of(guise)
        if known:
            self.let_go(known)

    def settle_event(self, surname: str, story: int, *, is_anew: bool = True) -> None:
        """Join a surname alone to the one bearer that stories of the same event name whole.

        The same event: three other names in common, within three days.  What a story told for the
        first time (`is_anew` False) has nothing in common with is left as it is.
        """
        loose = self._connection.execute(
            "SELECT id, story, leader FROM guises INDEXED BY guises_loose WHERE kind = ?"
            " AND key = ? AND story > 0 AND story BETWEEN ? AND ? AND mark LIKE '~%' LIMIT ?",
            (PERSON, surname, *_around(story)),
        ).fetchall()
        own = self._names_beside(story) if loose else frozenset()
        for guise, at, leader in loose:
            if at != story and not is_anew and not self._is_one_event(own, at):
                continue  # this story changes nothing there
            if self._leader(PERSON, surname, guise) is not None:
                continue
            bearer = self._bearer(surname, at)
            if bearer is not None:
                self.follow(guise, bearer, "the same event")
            elif leader is not None:
                self.follow(guise, None, "")

    def _is_one_event(self, names: frozenset[tuple[int, str]], story: int) -> bool:
        return len(names & self._names_beside(story)) >= _SAME_EVENT_SHARED

    def _bearer(self, surname: str, story: int) -> int | None:
        """The one who has this surname in other stories of the same event: their fullest guise.

        Whom those guises are joined to does not count here, for that may change.
        """
        whole = self._connection.execute(
            "SELECT g.id, g.key, g.mark, g.facts, s.story FROM forms f"
            " JOIN sightings s ON s.guise = f.guise JOIN guises g ON g.id = f.guise"
            " WHERE f.kind = ? AND f.key > ? AND f.key < ? AND s.story BETWEEN ? AND ? LIMIT ?",
            (PERSON, f"{surname}, ", f"{surname}-", *_around(story)),
        ).fetchall()
        own = self._names_beside(story) if whole else frozenset()
        found: dict[int, str] = {}
        names: set[tuple[str, str]] = set()
        for guise, key, mark, facts, there in whole:
            if guise not in found and there != story and self._is_one_event(own, there):
                found[guise] = facts
                names.add((key, mark))
                if len(names) > 1:  # two are as bad as many
                    return None
        told = [Facts.of(facts) for facts in found.values()]
        if any(contradict(one, other) for one, other in itertools.combinations(told, 2)):
            return None
        return max(found, key=lambda one: (len(found[one]), found[one]), default=None)

    def _known_of(self, guise: int) -> int:
        row = self._connection.execute("SELECT known FROM guises WHERE id = ?", (guise,)).fetchone()
        return int(row[0])

    def _names_beside(self, story: int) -> frozenset[tuple[int, str]]:
        """The whole names in a story; asked once."""
        names = self._beside.get(story)
        if names is None:
            rows = self._connection.execute(
                "SELECT g.kind, g.key FROM sightings s JOIN guises g ON g.id = s.guise"
                " WHERE s.story = ? AND g.mark = ''",
                (story,),
            )
            names = self._beside[story] = frozenset(rows)
        return names

    # Names and roles shown

    def note_wording(self, guise: int, wording: int) -> None:
        """Name somebody anew if a wording puts them otherwise than they are shown."""
        row = self._connection.execute(
            "SELECT k.id FROM guises g JOIN known k ON k.id = g.known JOIN wordings w ON w.id = ?2"
            " WHERE g.id = ?1 AND (w.name <> k.name OR w.role NOT IN ('', coalesce(k.role, '')))",
            (guise, wording),
        ).fetchone()
        if row is not None:
            self.name(row[0])

    def _name_of(self, guise: int) -> None:
        self.name(self._known_of(guise))

    def name(self, known: int) -> None:
        """Give somebody the name, and the role, that most of their stories give."""
        named = self._connection.execute(
            "SELECT w.name, w.country, w.lat, w.lon FROM guises g JOIN wordings w ON w.guise = g.id"
            " WHERE g.known = ? GROUP BY w.name ORDER BY min(g.mark LIKE '~%'),"
            " sum(w.stories) DESC, length(w.name) DESC, w.name LIMIT 1",
            (known,),
        ).fetchone()
        if named is None:
            return
        told = self._connection.execute(
            "SELECT w.role FROM guises g JOIN wordings w ON w.guise = g.id"
            " WHERE g.known = ? AND w.role <> '' GROUP BY w.role"
            # "her lawyer" says little outside its story
            " ORDER BY w.role GLOB 'h[ie][sr] *' OR w.role GLOB 'their *' OR w.role GLOB 'its *',"
            " sum(w.stories) DESC, length(w.role) DESC, w.role LIMIT 1",
            (known,),
        ).fetchone()
        name, country, lat, lon = named
        self._connection.execute(
            "UPDATE known SET name = ?, folded = ?, role = ?, country = ?, lat = ?, lon = ?"
            " WHERE id = ?",
            (name, folded(name), told[0] if told else None, country, lat, lon, known),
        )


def _around(story: int) -> tuple[int, int, int]:
    """The first and last story that may be of the same event, and how many are looked at."""
    return story - _SAME_EVENT_TICKS, story + _SAME_EVENT_TICKS, _EVENT_NEAR


class _Company:
    """Whom guises are seen with; asked at most once for each."""

    def __init__(self, connection: sqlite3.Connection, own: set[str]) -> None:
        self._connection = connection
        self._own = own
        self._beside: dict[int, frozenset[tuple[int, str]]] = {}

    def is_shared(self, one: int, other: int) -> bool:
        """Claim that both are seen with two others, a person among them."""
        both = self._of(one) & self._of(other)
        return len(both) >= _AT_LEAST_SHARED and any(kind == PERSON for kind, _ in both)

    def _of(self, guise: int) -> frozenset[tuple[int, str]]:
        known = self._beside.get(guise)
        if known is None:
            rows = self._connection.execute(
                "SELECT DISTINCT g.kind, g.key FROM sightings s JOIN guises g ON g.id = s.guise"
                " WHERE s.story IN (SELECT story FROM sightings WHERE guise = ?"
                " ORDER BY story DESC LIMIT ?) AND g.kind IN (?, ?) AND g.mark = ''",
                (guise, _COMPANY_STORIES, PERSON, ORGANISATION),
            )
            known = frozenset((kind, key) for kind, key in rows if key not in self._own)
            self._beside[guise] = known
        return known


def hand_pairs(
    connection: sqlite3.Connection, kind: int, key: str, *, is_loose: bool = False
) -> list[tuple[int, int, list[str]]]:
    """What was joined by hand under a name: the two guises (0: not there now), and the names.

    `is_loose`: only joins of the name as a loose one; else only those between whole names.
    """
    rows = connection.execute(
        "SELECT key, facts, other_key, other_facts FROM hand_joins WHERE kind = ?1 AND key = ?2"
        " UNION SELECT key, facts, other_key, other_facts FROM hand_joins"
        " WHERE kind = ?1 AND other_key = ?2",
        (kind, key),
    ).fetchall()
    found = []
    for one, facts, other, other_facts in rows:
        told = ((one, facts), (other, other_facts))
        loose = {name for name, side in told if side == LOOSE}
        if (key in loose) if is_loose else not loose:
            # whole names lead
            sides = sorted(told, key=lambda side: side[1] == LOOSE)
            first, second = (_side(connection, kind, *side) for side in sides)
            found.append((first, second, [one, other]))
    return found


def _side(connection: sqlite3.Connection, kind: int, key: str, facts: str) -> int:
    """The guise that one side of a join means; of a loose name the first."""
    if facts == LOOSE:
        row = connection.execute(
            "SELECT min(id) FROM guises WHERE kind = ? AND key = ? AND mark LIKE '~%'", (kind, key)
        ).fetchone()
    else:
        mark, _, told = facts.partition("\n")
        row = connection.execute(
            "SELECT id FROM guises WHERE kind = ? AND key = ? AND facts = ? AND mark = ?",
            (kind, key, told, mark),
        ).fetchone()
    return int(row[0]) if row is not None and row[0] is not None else 0
