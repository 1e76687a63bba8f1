"""People and places across stories: words in, said out, with a library in memory."""

from collections.abc import Awaitable, Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import pytest

from tests.support.analysts import Scripted
from wirereader.analysis.engine_edition import edition
from wirereader.desk.commands import people_and_places, table
from wirereader.desk.commands.command import Argument, Command
from wirereader.desk.desk import Desk
from wirereader.desk.local_files import judged
from wirereader.desk.outcomes import (
    CardShown,
    EveryoneShown,
    HeadlinesShown,
    KnownShown,
    Outcome,
    StoryShown,
)
from wirereader.library.library import Library
from wirereader.story.body import Body, Span
from wirereader.story.findings import Findings
from wirereader.story.identity import story_id
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source, SourceKind
from wirereader.story.story import Dispatch, Story
from wirereader.views.words import lines_of

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
_NAME = (Argument("NAME", is_optional=True),)
ROWS = (
    Command("people", (), (), "List the people in all stories.", people_and_places.people,
            takes=_NAME),
    Command("places", (), (), "List the places in all stories.", people_and_places.places,
            takes=_NAME),
    Command("stories-about", (), (), "List the stories that mention a name.",
            people_and_places.stories_of,
            takes=_NAME),
    Command("next-story-about", (), (), "Go on.", people_and_places.next_story_naming),
    Command("previous-story-about", (), (), "Go back.", people_and_places.previous_story_naming),
    Command("card-story", (), (), "Go there.", people_and_places.go_to_naming, takes=_NAME),
    Command("join", (), (), "Join.", people_and_places.join, takes=_NAME),
    Command("split", (), (), "Split.", people_and_places.split, takes=_NAME),
    Command("history-back", (), (), "Go back.", people_and_places.history_back),
    Command("history-forward", (), (), "Go forward.", people_and_places.history_forward),
)  # fmt: skip


class Told(NamedTuple):
    """A story and what is found in it."""

    story: Story
    findings: Findings


def told(headline: str, days: int, *people: tuple[str, str | None], quote: str = "") -> Told:
    """A story that names these people in paragraphs of their own; the first says the quote."""
    text, entities, mentions, quotes = f"{headline} begins.", [], [], []
    for local, (name, role) in enumerate(people):
        start = len(text) + 2
        text += f"\n\n{name} came."
        entities.append(Entity(EntityKind.PERSON, name, (), role))
        mentions.append(Mention(Span(start, start + len(name)), local))
    start = len(text) + 2
    text += "\n\nTbilisi is where it was."
    entities.append(Entity(EntityKind.PLACE, "Tbilisi", (), "capital of Georgia", "GE", 41.7, 44.8))
    mentions.append(Mention(Span(start, start + 7), len(people)))
    if quote:
        start = len(text) + 3
        text += f'\n\n"{quote}"'
        quotes.append(Quote((Span(start, start + len(quote)),), Manner.DIRECT, speaker=0,
                            certainty=0.95))  # fmt: skip
    at = NOW - timedelta(days=days)
    dispatch = Dispatch(headline, headline, Body.of(text), source="Wire", published=at)
    story = judged(Story(story_id("Wire", headline), dispatch, received=NOW))
    return Told(
        story,
        Findings(
            story.findings_key, edition(), "en", tuple(entities), tuple(mentions), tuple(quotes)
        ),
    )


STORIES = [
    told("Bridge opens", 1, ("Ana Lopez", "mayor of Rome"), ("Bo Chen", None), quote="It is built"),
    told("Bridge begun", 3, ("Ana Lopez", "mayor"), ("Bo Chen", None), quote="We will build it"),
    told("Match lost", 2, ("Ana Lopez", "goalkeeper"), ("Gus Hart", "coach")),
    told("Bridge planned", 5, ("Ana Lopez", "mayor"), ("A. Hart", None)),
]


@pytest.fixture(autouse=True)
def rows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows, where the table has none yet."""
    new = {row.word: row for row in ROWS if table.by_word(row.word) is None}
    monkeypatch.setattr(table, "_BY_WORD", {**table._BY_WORD, **new})


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Library.open(None) as library:
        source = library.add_source(Source("in hand", kind=SourceKind.FOLDER))
        records = [record_of(one.story.dispatch, None) for one in STORIES]
        library.store(source, records, FetchMemory(), NOW)
        for one in STORIES:
            library.keep_findings(one.findings)
        yield Desk(
            [], Scripted([one.findings for one in STORIES]), clock=lambda: NOW, library=library
        )


async def said(desk: Desk, *lines: str) -> list[str]:
    return [(await desk.obey(line)).said for line in lines]


async def lines(desk: Desk, line: str) -> list[str]:
    return lines_of(await desk.obey(line), NOW)


async def test_a_name_not_found_says_how_many_stories_are_analysed(desk: Desk) -> None:
    library = desk._context.library
    assert library is not None
    dispatch = Dispatch("New", "New", Body.of("Zebra came."), source="Wire", published=NOW)
    source = library.sources()[0].source
    library.store(source, [record_of(dispatch, None)], FetchMemory(), NOW)
    assert await said(desk, "people zebra", "quotes zebra") == [
        "No person with zebra in any story. 4 of 5 stories analysed.",
        "No match for zebra in any story. 4 of 5 stories analysed.",
    ]


async def test_a_card_tells_a_role_once(desk: Desk) -> None:
    await desk.obey("people")
    card = await lines(desk, "4")
    assert card[0] == "Gus Hart. Coach. Person, 1 story, 1 mention."
    assert not any(line.startswith("Coach") for line in card)
    await desk.obey("people")
    card = await lines(desk, "1")
    assert [line for line in card if line.startswith("Mayor")] == [
        "Mayor of Rome. Wire, 1 day.",
        "Mayor. Wire, Friday.",
    ]


async def test_the_index_of_all_stories(desk: Desk) -> None:
    assert await lines(desk, "people") == [
        "5 people.",
        "1. Ana Lopez, mayor, 3 stories, 2 quotes.",
        "2. Bo Chen, person, 2 stories.",
        "3. Ana Lopez, goalkeeper, 1 story.",
        "4. Gus Hart, coach, 1 story.",
        "5. A. Hart, person, 1 story.",
    ]
    assert await lines(desk, "places") == ["1 place.", "1. Tbilisi, capital of Georgia, 4 stories."]
    assert await lines(desk, "people CHEN") == [
        "1 person with CHEN.",
        "1. Bo Chen, person, 2 stories.",
    ]
    assert await said(desk, "people zebra") == ["No person with zebra in any story."]


@pytest.mark.parametrize(
    ("roles", "shown"),
    [
        (("her lawyer",), "lawyer"),
        (("his late father", "baker of Vik"), "baker of Vik"),
        (("their leader", "their leader", "mayor"), "mayor"),
        (("hermit of Vik",), "hermit of Vik"),
        (("former harbour master",), "former harbour master"),
        (("head of its union",), "head of its union"),
        (("theirs by marriage",), "theirs by marriage"),
    ],
)
async def test_whose_somebody_is_is_told_in_the_story_and_not_in_the_index(
    roles: tuple[str, ...], shown: str
) -> None:
    made = [told(f"Tale {n}", n, ("Odd Vang", role)) for n, role in enumerate(roles)]
    with Library.open(None) as library:
        source = library.add_source(Source("in hand", kind=SourceKind.FOLDER))
        library.store(source, [record_of(o.story.dispatch, None) for o in made], FetchMemory(), NOW)
        for one in made:
            library.keep_findings(one.findings)
        desk = Desk([], Scripted([o.findings for o in made]), clock=lambda: NOW, library=library)
        listed = await lines(desk, "people")
        assert listed[1].startswith(f"1. Odd Vang, {shown}, ")
        desk.close()


async def test_a_number_of_the_index_opens_a_card_and_its_number_a_story(desk: Desk) -> None:
    await desk.obey("people")
    told = await lines(desk, "1")
    assert told.pop(3).startswith("Busiest day of 30: ")
    assert told == [
        "Ana Lopez. Mayor. Person, 3 stories, 3 mentions, 2 quotes.",
        "Mayor of Rome. Wire, 1 day.",
        "Mayor. Wire, Friday.",
        "Stories, newest first.",
        "1. Bridge opens. Wire, 1 day.",
        "2. Bridge begun. Wire, Friday.",
        "3. Bridge planned. Wire, Wednesday.",
        "Quotes, newest first.",
        '4. "It is built" Wire, 1 day.',
        '5. "We will build it" Wire, Friday.',
        "Most often mentioned with:",
        "6. Bo Chen, person, 2 stories.",
        "7. A. Hart, person, 1 story.",
        "8. Tbilisi, place, 3 stories.",
    ]
    outcome = await desk.obey("2")
    assert outcome.said == "Bridge begun. Ana Lopez, 1 of 1, paragraph 2."
    assert isinstance(outcome.shows, StoryShown)
    assert (outcome.shows.first, outcome.session.mention) == (1, 0)


@pytest.mark.parametrize("most", [1, 2])
async def test_a_card_says_how_many_it_has_no_room_for_and_what_lists_them(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr(people_and_places, "_ON_CARD", most)
    await desk.obey("people")
    told = await lines(desk, "1")
    assert f"{3 - most} more. stories-about Ana Lopez lists all." in told
    assert ("And more. statements Ana Lopez lists all." in told) is (most == 1)
    await desk.obey("open 1")
    beside = await lines(desk, "card ana lopez")
    assert any(f"{3 - 1 - most} more. stories-about" in line for line in beside) is (most == 1)


async def test_a_quote_of_a_card_opens_its_story_there(desk: Desk) -> None:
    await desk.obey("people")
    await desk.obey("1")
    outcome = await desk.obey("5")
    assert outcome.said == "Bridge begun. Quote in paragraph 5."
    assert outcome.session.quote == 0


async def test_who_stands_beside_leads_to_their_card(desk: Desk) -> None:
    assert await said(desk, "people", "1", "8") == [
        "5 people.",
        "Ana Lopez. Mayor. Person, 3 stories, 3 mentions, 2 quotes.",
        "Tbilisi. Capital of Georgia. 41.7 N, 44.8 E. Place, 4 stories, 4 mentions.",
    ]


async def test_the_card_of_a_story_has_what_others_say(desk: Desk) -> None:
    await desk.obey("1")
    outcome = await desk.obey("card ana")
    assert outcome.said == "Ana Lopez. Mayor of Rome. Person, 1 mention, 1 quote, 3 stories."
    assert isinstance(outcome.shows, CardShown)
    told = lines_of(outcome, NOW)
    assert "3. Bridge begun. Wire, Friday." in told
    assert '5. "We will build it" Wire, Friday.' in told
    assert (await desk.obey("3")).said == "Bridge begun. Ana Lopez, 1 of 1, paragraph 2."


async def test_a_name_of_another_story_has_a_card(desk: Desk) -> None:
    assert isinstance((await desk.obey("card hart, gus")).shows, KnownShown | None)
    assert (await desk.obey("card gus hart")).said == "Gus Hart. Coach. Person, 1 story, 1 mention."
    outcome = await desk.obey("card ana")
    assert outcome.said == "2 names with ana."
    assert isinstance(outcome.shows, EveryoneShown)
    assert (await desk.obey("2")).said == "Ana Lopez. Goalkeeper. Person, 1 story, 1 mention."


async def test_their_stories_are_a_list(desk: Desk) -> None:
    await desk.obey("people ana")
    outcome = await desk.obey("stories-about 1")
    assert outcome.said == "Ana Lopez: 3 stories."
    assert isinstance(outcome.shows, HeadlinesShown)
    assert [row.headline for row in outcome.shows.rows] == [
        "Bridge opens",
        "Bridge begun",
        "Bridge planned",
    ]
    assert await said(desk, "n", "n", "n", "n") == [
        "Bridge opens.",
        "Bridge begun.",
        "Bridge planned.",
        "This is the last story.",
    ]


async def test_from_story_to_story_by_a_name(desk: Desk) -> None:
    await desk.obey("1")
    assert await said(desk, "next-story-about") == ["No name selected. Type one, or press f."]
    await desk.obey("find ana")
    assert await said(desk, "next-story-about", "next-story-about", "next-story-about") == [
        "Bridge begun. Ana Lopez, 1 of 1, paragraph 2.",
        "Bridge planned. Ana Lopez, 1 of 1, paragraph 2.",
        "No older story mentions this name.",
    ]
    assert await said(desk, "previous-story-about", "previous-story-about") == [
        "Bridge begun. Ana Lopez, 1 of 1, paragraph 2.",
        "Bridge opens. Ana Lopez, 1 of 1, paragraph 2.",
    ]


async def test_back_and_forward_as_in_a_browser(desk: Desk) -> None:
    await desk.obey("1")
    await desk.obey("find ana")
    await desk.obey("next-story-about")
    outcome = await desk.obey("history-back")
    assert outcome.said == "Bridge opens. Paragraph 2 of 5."
    assert outcome.session.mention == 0
    assert await said(desk, "history-back", "history-back") == [
        "4 stories, 4 unread, 0 breaking.",
        "Start of the history.",
    ]
    assert await said(desk, "history-forward", "history-forward", "history-forward") == [
        "Bridge opens. Paragraph 2 of 5.",
        "Bridge begun. Paragraph 2 of 5.",
        "End of the history.",
    ]
    assert await said(desk, "history-back", "next-story-about", "history-forward") == [
        "Bridge opens. Paragraph 2 of 5.",
        "Bridge begun. Ana Lopez, 1 of 1, paragraph 2.",
        "End of the history.",
    ]


async def test_back_returns_to_the_list_that_was(desk: Desk) -> None:
    await desk.obey("stories-about gus hart")
    await desk.obey("1")
    await desk.obey("all-stories")
    outcome = await desk.obey("2")
    assert outcome.said == "Match lost."
    assert await said(desk, "history-back", "history-back") == [
        "4 stories, 4 unread, 0 breaking.",
        "Gus Hart: 1 story.",
    ]
    assert desk.list_name() == "Gus Hart"


async def test_joined_and_split_by_hand(desk: Desk) -> None:
    await desk.obey("people hart")
    assert await said(desk, "join 1 = 2") == ["Merged Gus Hart and A. Hart."]
    assert (await lines(desk, "people hart"))[1:] == ["1. Gus Hart, coach, 2 stories."]
    await desk.obey("open 4")
    assert await said(desk, "split hart") == [
        "Split: Gus Hart in this story is now a separate name."
    ]
    assert (await said(desk, "people hart")) == ["2 people with hart."]
    assert await said(desk, "split chen", "split ana", "find ana", "split") == [
        "No name selected. Type a name from this story, or press f.",
        "Split: Ana Lopez in this story is now a separate name.",
        "Ana Lopez, 1 of 1, paragraph 2.",
        "Only this story mentions Ana Lopez: there is nothing to split.",
    ]


async def test_what_cannot_be_joined_is_refused(desk: Desk) -> None:
    assert await said(
        desk, "join bo chen", "join bo chen = tbilisi", "join bo chen = bo chen", "join x = y"
    ) == [
        "Give two names: merge Bill Gates = William Gates.",
        "Bo Chen and Tbilisi cannot be merged: they are of different kinds.",
        "Bo Chen and Bo Chen are already merged.",
        "No match for x in any story.",
    ]


async def test_stories_in_hand_know_each_other_too() -> None:
    desk = Desk(
        [one.story for one in STORIES],
        Scripted([one.findings for one in STORIES]),
        clock=lambda: NOW,
    )
    for number in range(1, len(STORIES) + 1):
        await desk.obey(f"open {number}")
    assert (await lines(desk, "people bo"))[1:] == ["1. Bo Chen, person, 2 stories."]
    assert (await desk.obey("1")).said == "Bo Chen. Person, 2 stories, 2 mentions."
    assert (await desk.obey("2")).said == "Bridge begun. Bo Chen, 1 of 1, paragraph 3."


async def test_stories_about_a_pronoun_and_about_what_the_open_story_is_of(
    desk: Desk, done: Callable[..., Awaitable[Outcome]]
) -> None:
    await desk.obey("search planned")
    await desk.obey("1")
    assert (await desk.obey("who is Lopez")).said.startswith("Ana Lopez.")
    assert (await desk.obey("other stories with her")).said == "Ana Lopez: 2 stories."
    await desk.obey("search lost")
    await desk.obey("1")
    await desk.obey("names")
    assert (await done(desk._context, "stories-about", "this")).said == "Tbilisi: 4 stories."


async def test_more_by_whoever_wrote_the_open_story(desk: Desk) -> None:
    library = desk._context.library
    assert library is not None
    source = library.sources()[0].source
    records = [
        record_of(
            Dispatch(name, name, Body.of(f"{name}."), source="Wire", byline=by, published=NOW), None
        )
        for name, by in (("Ferry", "By Ida Moe"), ("Tram", "Ida Moe"), ("Harbour", "Tor Vik"))
    ]
    library.store(source, records, FetchMemory(), NOW)
    await desk.obey("search ferry")
    await desk.obey("1")
    assert (await desk.obey("more by this author")).said == "By Ida Moe: 2 stories."
    await desk.obey("search planned")
    await desk.obey("1")
    assert (await desk.obey("more by this author")).said == "This story has no byline."
