"""A search that finds nothing is tried with the words of stories that are nearly those typed."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import HeadlinesShown
from wirereader.desk.search.near_queries import as_written, near_queries
from wirereader.library.library import Library
from wirereader.story.body import Body
from wirereader.story.record import record_of
from wirereader.story.source import FetchMemory, Source
from wirereader.story.story import Dispatch

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
STORIES = (
    ("Divers raise a bell near Dunkirk", "The harbourmaster of Dunkirk saw it come up at dawn."),
    ("Potato growers sue over blight", "Growers near Łódź want compensation for two harvests."),
    ("Regatta called off", "A storm kept the harbourmaster and forty sailing crews on land."),
    ("Лодка вернулась в гавань", "Капитан рассказал о шторме и о потерянном якоре."),
    (
        "Two bells for one tower",
        "The tower of Bruges has had one bell since the war; now bells ring.",
    ),
)


@pytest.fixture
def library() -> Iterator[Library]:
    with Library.open(None) as opened:
        source = opened.add_source(Source("https://w.example/f", title="Quay"))
        records = [
            record_of(
                Dispatch(
                    guid=headline,
                    headline=headline,
                    body=Body.of(text),
                    source="Quay",
                    language="en",
                    published=NOW - timedelta(hours=at),
                ),
                None,
            )
            for at, (headline, text) in enumerate(STORIES)
        ]
        opened.store(source, records, FetchMemory(), NOW)
        yield opened


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    opened = Desk((), None, library, clock=lambda: NOW, library=library)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search dunkrik", "No match for dunkrik. Dunkirk: 1 story."),  # swapped
        ("search dunkkirk", "No match for dunkkirk. Dunkirk: 1 story."),  # doubled
        ("search dunirk", "No match for dunirk. Dunkirk: 1 story."),  # lost
        ("search dunkurk", "No match for dunkurk. Dunkirk: 1 story."),  # another
        ("search potatto blihgt", "No match for potatto blihgt. Potato blight: 1 story."),
        ("search harbormastr", "No match for harbormastr. Harbourmaster: 2 stories."),  # two
        ("search compnsatoin", "No match for compnsatoin. Compensation: 1 story."),
        ("search harvsets growrs bligth", "No match for harvsets growrs bligth. Harvests growers"),
        ("search title:regata", 'No match for title:regata. With "regatta" in the headline: 1'),
        ("search гвань", "No match for гвань. Гавань: 1 story."),
        ("stories about the divvers", "No match for divvers. Divers: 1 story."),
        ("i would like to read about the dunkrik bell", "No match for dunkrik bell. Dunkirk bell"),
    ],
)
async def test_a_mistyped_word_is_the_word_of_a_story(desk: Desk, line: str, said: str) -> None:
    outcome = await desk.obey(line)
    assert outcome.is_done
    assert outcome.said.startswith(said)
    assert isinstance(outcome.shows, HeadlinesShown)
    assert len(outcome.shows.rows) == desk.count() < len(STORIES)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search harbourm", "No match for harbourm. Words that begin with harbourm: 2 stories."),
        ("/dunk", "No match for dunk. Words that begin with dunk: 1 story."),
        ("search potato gro", "No match for potato gro. Potato gro*: 1 story."),
        ("search title:rega", "No match for title:rega. Title:rega*: 1 story."),
        ("search кап", "No match for кап. Words that begin with кап: 1 story."),
    ],
)
async def test_a_word_that_was_not_typed_to_its_end_is_found_as_while_it_was_typed(
    desk: Desk, line: str, said: str
) -> None:
    outcome = await desk.obey(line)
    assert outcome.is_done
    assert outcome.said == said
    assert desk.count() < len(STORIES)


@pytest.mark.parametrize("line", ["search ha", 'search "dunk"', "search tag:dun", "search 19"])
async def test_too_few_letters_or_a_value_that_is_exact_begin_nothing(
    desk: Desk, line: str
) -> None:
    assert not (await desk.obey(line)).is_done


@pytest.mark.parametrize(
    "line",
    [
        'search "dunkrik"',  # as it stands
        "search dunkrik*",
        "search tag:regata",
        "search from:quya",
        "search belk",  # too short to be sure
        "search 1944",
        "search dunkrik xylophone",  # one of the words is of no story
        "search dunkrik blihgt",  # both are of stories, and of none together
        "search sqrbqzzz",
    ],
)
async def test_what_is_exact_or_too_far_away_is_left(desk: Desk, line: str) -> None:
    outcome = await desk.obey(line)
    assert not outcome.is_done
    assert outcome.said.startswith("No match for")
    assert desk.count() == len(STORIES)


async def test_a_search_that_finds_something_is_left_as_it_is(desk: Desk, library: Library) -> None:
    assert (await desk.obey("search bell")).said == "Bell: 2 stories."
    assert (await desk.search("bells")).said.startswith("Bells: ")
    assert near_queries(library, ("tower",)) == ()
    assert near_queries(library, ("-dunkrik tower",)) == ()


async def test_words_as_they_stand_go_before_other_words(desk: Desk) -> None:
    """Each reading of a line is tried as it was typed before any is mended."""
    assert (await desk.obey("show me something about sailing")).said == "Sailing: 1 story."


async def test_who_asks_for_a_script_gets_what_was_asked_for(desk: Desk) -> None:
    desk.ask_nothing(mends=False)
    assert not (await desk.search("dunkrik")).is_done
    assert not (await desk.obey("search dunkrik")).is_done
    assert not (await desk.obey("stories about dunkrik")).is_done


def test_the_word_of_more_stories_goes_first(library: Library) -> None:
    source = library.add_source(Source("https://w.example/g", title="Pier"))
    made = [
        record_of(
            Dispatch(guid=word, headline=word, body=Body.of(f"{word} {n}"), source="Pier"), None
        )
        for n, word in enumerate(("A stoker", "The broker", "One broker", "Her broken oar"))
    ]
    library.store(source, made, FetchMemory(), NOW)
    words = [near.text for near in near_queries(library, ("brokez",))]
    assert words == ["broker", "broken"]


def test_a_name_is_written_as_headlines_write_it() -> None:
    assert as_written("dunkirk", ["Bell near Dunkirk"]) == "Dunkirk"
    assert as_written("divers", ["Divers raise a bell", "A bell for divers"]) == "divers"
    assert as_written("bell", ["A Bell Rings", "Their bell rings"]) == "bell"


async def test_a_mistyped_command_is_no_search_for_another_form_of_it(
    desk: Desk, library: Library
) -> None:
    source = library.add_source(Source("https://w.example/h", title="Pier"))
    body = Body.of("The quoted price was wrong, and the stared was seen.")
    record = record_of(Dispatch(guid="q", headline="Price", body=body, source="Pier"), None)
    library.store(source, [record], FetchMemory(), NOW)
    assert not (await desk.obey("quots")).said.startswith("Quots")
    assert (await desk.obey("stared")).said == "Stared: 1 story."  # a word of a story


@pytest.mark.parametrize(
    ("line", "said", "headlines"),
    [
        (
            "search the girl who saw the harbourmaster of Dunkirk",
            "No story has all of these words. 1 has saw, harbourmaster and dunkirk.",
            {"Divers raise a bell near Dunkirk"},
        ),
        (
            "find stories about growers who sue with their lawyers over the blight",
            "No story has all of these words. 1 has growers, sue and blight.",
            {"Potato growers sue over blight"},
        ),
        (
            "search harbourmaster bell dawn storm sailing",
            "No story has all of these words. 2 have 3 of these: harbourmaster, bell, dawn,",
            {"Divers raise a bell near Dunkirk", "Regatta called off"},
        ),
        (
            "search dunkirk bell zebra",
            "No story has all of these words. 1 has dunkirk and bell.",
            {"Divers raise a bell near Dunkirk"},
        ),
    ],
)
async def test_stories_with_most_of_many_words_are_listed(
    desk: Desk, line: str, said: str, headlines: set[str]
) -> None:
    outcome = await desk.obey(line)
    assert outcome.is_done
    assert outcome.said.startswith(said)
    assert isinstance(outcome.shows, HeadlinesShown)
    assert {row.headline for row in outcome.shows.rows} == headlines


@pytest.mark.parametrize(
    "line",
    [
        "search bell zebra",  # two words
        "search the bell of the zebra",
        "search zebra yacht lagoon bell",  # a quarter of them
        'search dunkirk bell "zebra"',
        "search dunkirk bell title:zebra",
        "search dunkirk bell -harbourmaster zebra",
        "search dunkirk bell without harbourmaster",
        "search dunkirk bell zebr*",
        "search one two dunkirk bell up six seven ten zebra yacht raft",  # too many to try
    ],
)
async def test_of_a_few_or_other_words_all_are_wanted(desk: Desk, line: str) -> None:
    outcome = await desk.obey(line)
    assert "No story has all of these words" not in outcome.said
    assert desk.count() in {0, len(STORIES)} or outcome.is_done


async def test_a_script_gets_what_matches(desk: Desk) -> None:
    desk.ask_nothing(mends=False)
    outcome = await desk.obey("search dunkirk bell zebra")
    assert not outcome.is_done
    assert outcome.said.startswith("No match for dunkirk bell zebra.")
