"""Marks and tags of kept stories, one step at a time, and back."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from wirereader.library.library import Library
from wirereader.library.search.query_parser import parse_query
from wirereader.library.stories import mark_changes
from wirereader.story.mark import Mark
from wirereader.story.record import Record
from wirereader.story.source import FetchMemory, Source

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
LATER = NOON + timedelta(hours=1)
NOTHING = FetchMemory()
MakeRecord = Callable[..., Record]
MakeSource = Callable[..., Source]
State = list[tuple[str, bool, bool, tuple[str, ...]]]


def state(library: Library) -> State:
    rows = library.rows(None, NOON)
    every = [rows.row(number) for number in range(rows.count())]
    return [(row.id, row.is_read, row.is_starred, row.tags) for row in every]


def filled(library: Library, record: MakeRecord, source: MakeSource, count: int = 5) -> list[str]:
    records = [record(str(number)) for number in range(count)]
    library.store(source(), records, NOTHING, NOON)
    return [one[0] for one in state(library)]


def test_several_stories_are_marked_in_one_step_and_back(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    ids = filled(library, record, source)
    before = state(library)
    library.set_marks([ids[0]], starred=True, said="Starred.", now=NOON)
    middle = state(library)
    changed = library.set_marks(
        [*ids[:3], ids[0], "nonesuchxxxx"], read=True, tag=("later", True), said="Read.", now=LATER
    )
    assert changed == 3
    rows = library.rows(None, NOON)
    assert (rows.unread(), library.sources()[0].unread) == (2, 2)
    assert rows.row(0).tags == ("later",)
    story = library.story(ids[0])
    assert story is not None
    key = story.mark_key
    assert library.marks([key]) == {key: Mark(*key, read_at=LATER, starred_at=NOON)}
    assert library.undo(LATER) == "Read."
    assert state(library) == middle
    assert library.marks([key])[key] == Mark(*key, starred_at=NOON)
    assert library.undo(LATER) == "Starred."
    assert state(library) == before
    assert library.undo(LATER) is None


def test_what_is_so_already_is_no_step(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    ids = filled(library, record, source)
    assert library.set_marks(ids, read=False, starred=False, said="Nothing.", now=NOON) == 0
    assert library.set_marks([], read=True, said="Nothing.", now=NOON) == 0
    assert library.set_marks(ids, tag=("none", False), said="Nothing.", now=NOON) == 0
    assert library.undo(NOON) is None


def test_a_whole_list_is_marked_even_the_part_nobody_saw(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    filled(library, record, source, 2500)
    every = library.rows(parse_query("text", NOON), NOON)
    library.store(source("b"), [record("later")], NOTHING, NOON)
    assert library.set_marks(every, read=True, said="All read.", now=NOON) == 2500
    assert library.rows(None, NOON).unread() == 1
    assert library.set_marks(library.rows(None, NOON), read=True, said="All.", now=NOON) == 1
    library.undo(NOON)
    library.undo(NOON)
    assert library.rows(None, NOON).unread() == 2501


def test_undo_outlives_the_program_but_not_for_ever(
    tmp_path: Path, record: MakeRecord, source: MakeSource
) -> None:
    path = tmp_path / "l.sqlite3"
    with Library.open(path) as library:
        ids = filled(library, record, source)
        for number in range(mark_changes._STEPS_KEPT + 5):
            read = number % 2 == 0
            library.set_marks([ids[0]], read=read, said=f"Step {number}.", now=NOON)
    with Library.open(path) as library:
        said = []
        while (step := library.undo(NOON)) is not None:
            said.append(step)
    assert len(said) == mark_changes._STEPS_KEPT
    assert (said[0], said[-1]) == ("Step 204.", "Step 5.")


STEPS = st.lists(
    st.tuples(
        st.sets(st.integers(0, 4), min_size=1),
        st.sampled_from([None, True, False]),
        st.sampled_from([None, True, False]),
        st.sampled_from([None, ("a", True), ("b", True), ("a", False)]),
    ),
    max_size=12,
)


@given(STEPS)
def test_undoing_all_steps_gives_back_what_was(
    record: MakeRecord,
    source: MakeSource,
    steps: list[tuple[set[int], bool | None, bool | None, tuple[str, bool] | None]],
) -> None:
    with Library.open(None) as library:
        ids = filled(library, record, source)
        states = [state(library)]
        for stories, read, starred, tag in steps:
            wanted = [ids[number] for number in stories]
            if library.set_marks(wanted, read=read, starred=starred, tag=tag, said="x", now=NOON):
                states.append(state(library))
        while len(states) > 1:
            assert state(library) == states.pop()
            assert library.undo(NOON) == "x"
        assert state(library) == states[0]
        with library._database.reading() as connection:
            assert connection.execute("SELECT count(*) FROM tagged").fetchone() == (0,)
            assert connection.execute("SELECT count(*) FROM step_changes").fetchone() == (0,)


def test_undo_leaves_alone_what_a_copy_of_the_story_was_marked(
    library: Library, record: MakeRecord, source: MakeSource
) -> None:
    ours, theirs = source("a"), source("b")
    library.store(ours, [record("1", "Nine die", link_key="a/1")], NOTHING, NOON)
    library.store(theirs, [record("x", "Nine die", link_key="a/1")], NOTHING, NOON)
    library.mark_read(theirs.key, "x", NOON)
    ids = [one[0] for one in state(library)]
    library.set_marks(ids, starred=True, said="Starred.", now=LATER)
    library.undo(LATER)
    assert state(library) == [(ids[0], True, False, ())]
    library.set_marks(ids, read=False, said="Marked unread.", now=LATER)
    library.set_marks(ids, read=True, said="Marked read.", now=LATER)
    library.mark_unread(theirs.key, "x", LATER)
    library.set_marks(ids, starred=True, said="Starred.", now=LATER)
    library.undo(LATER)
    assert state(library) == [(ids[0], False, False, ())]
