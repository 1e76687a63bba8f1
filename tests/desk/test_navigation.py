import asyncio

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.analysts import SEED, Scripted, seed_found
from wirereader.desk import navigation
from wirereader.desk.commands.table import TABLE
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import judged
from wirereader.sources.story_folder import read_paths
from wirereader.story.body import Body, Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention, MentionKind
from wirereader.story.story import Dispatch, Story


@pytest.mark.parametrize(
    ("offset", "direction", "is_on_one", "expected"),
    [
        (0, 1, False, 0),
        (10, 1, False, 0),
        (10, 1, True, 1),
        (11, 1, False, 1),
        (30, 1, True, None),
        (31, 1, False, None),
        (31, -1, False, 2),
        (30, -1, True, 1),
        (10, -1, True, None),
        (0, -1, False, None),
    ],
)
def test_step(offset: int, direction: int, is_on_one: bool, expected: int | None) -> None:
    assert navigation.step([10, 20, 30], offset, direction, is_on_one=is_on_one) == expected


@given(st.lists(st.integers(0, 99), unique=True).map(sorted), st.integers(0, 99))
def test_stepping_on_visits_every_place_once(starts: list[int], offset: int) -> None:
    seen, is_on_one = [], False
    while (there := navigation.step(starts, offset, 1, is_on_one=is_on_one)) is not None:
        offset, is_on_one = starts[there], True
        seen.append(there)
    assert seen == list(range(len(starts) - len(seen), len(starts)))


def findings(*names: str) -> Findings:
    entities = tuple(Entity(EntityKind.PERSON, name, (f"Dr {name}",)) for name in names)
    mentions = tuple(Mention(Span(n * 10, n * 10 + 5), n) for n in range(len(names)))
    return Findings("f", "e", "en", entities, mentions)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", ()),
        ("  ", ()),
        ("li", (0, 1, 2)),
        ("li wei", (0,)),
        ("dr li wei", (0,)),
        ("WEI", (0, 1)),
        ("o’li", (2,)),
        ("zola", (3,)),
        ("abé", (3,)),
        ("ei", ()),
    ],
)
def test_matching(typed: str, found: tuple[int, ...]) -> None:
    people = findings("Li Wei", "Liang Weiss", "Lima O'Lin", "Ann Abe-Żola")
    assert navigation.matching(people, typed) == found


def test_only_what_is_visited_can_be_found() -> None:
    entities = (Entity(EntityKind.PLACE, "Georgia"),)
    only_demonyms = (Mention(Span(0, 8), 0, MentionKind.DEMONYM),)
    assert navigation.named(Findings("f", "e", "en", entities, only_demonyms)) == ()


def test_a_place_outside_every_sentence_has_its_paragraph() -> None:
    body = Body.of("One.\n\nTwo words.")
    assert navigation.sentence_at([], Span(7, 9), body) == body.paragraphs[1]
    assert navigation.sentence_at([Span(0, 4)], Span(7, 9), body) == body.paragraphs[1]
    assert navigation.sentence_at([Span(0, 4), Span(6, 16)], Span(7, 9), body) == Span(6, 16)


STORIES = (
    judged(read_paths([SEED]).stories[0]),
    Story("empty", Dispatch("e", "Empty", Body.of(""))),
    Story("short", Dispatch("s", "Short", Body.of("One.\n\nTwo."))),
)
# not those that write files, start programs or open a browser
OUTWARD = {"help", "save", "export", "export-quotes", "pipe", "browse", "import", "add"}
WORDS = st.sampled_from([command.word for command in TABLE if command.word not in OUTWARD])
ARGUMENTS = st.sampled_from(["", "1", "2", "3", "40", "0", "dar", "georg", "@4", "x" * 50])
LINES = st.one_of(
    WORDS, st.tuples(WORDS, ARGUMENTS).map(" ".join), st.sampled_from(["", "1", "2", "9", "5g"])
)


@given(st.lists(LINES, max_size=12), st.integers(-5, 9999))
def test_no_words_lead_out_of_range(lines: list[str], eye: int) -> None:
    desk = Desk(STORIES, Scripted(find=seed_found))

    async def talk() -> None:
        for line in lines:
            outcome = await desk.obey(line)
            session = outcome.session
            assert session == desk.session
            assert outcome.said or outcome.leave
            assert 0 <= session.row < 3
            story = desk.story(session.story) if session.story else None
            assert 0 <= session.offset <= (len(story.body.text) if story else 0)
        desk.place(eye)
        await desk.obey("w")
        await desk.obey("")

    asyncio.run(talk())
