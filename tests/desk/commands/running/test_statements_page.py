"""Statements over time: each once, in order, with how outlets differ and what was said before."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.library.conftest import NOON, make_record, make_source
from wirereader.analysis.engine import examine
from wirereader.analysis.engine_edition import edition
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import StoryShown, TextShown
from wirereader.library.library import Library
from wirereader.story.body import Span
from wirereader.story.findings import Findings
from wirereader.story.names import Entity, EntityKind, Mention
from wirereader.story.quotes import Manner, Quote
from wirereader.story.source import FetchMemory

HELLER = "Marta Heller"


def store(library: Library, source: str, hour: float, said: str, certainty: float = 0.9) -> str:
    """Keep a story in which Marta Heller says something in its second paragraph; its id."""
    text = f"{HELLER} spoke of the ferry Ardent and its pilots in Port Ellin.\n\n"
    start = len(text) + 1
    text += f'"{said}," she said to {source}.'
    now = NOON + timedelta(hours=hour)
    record = make_record(
        f"urn:{source}:{hour}", f"Pilot speaks {hour}", text, published=now, source=source
    )
    stored = library.store(make_source(source), [record], FetchMemory(), now)
    quote = Quote((Span(start, start + len(said)),), Manner.DIRECT, speaker=0, certainty=certainty)
    who = (Entity(EntityKind.PERSON, HELLER, (), "pilot"),)
    mention = (Mention(Span(0, len(HELLER)), 0),)
    story = library.story(stored.new[0].id)
    assert story is not None
    library.keep_findings(Findings(story.findings_key, edition(), "en", who, mention, (quote,)))
    return story.id


@pytest.fixture
def desk(library: Library) -> Iterator[Desk]:
    store(library, "wire", 0, "The boat came in far too fast for the harbour")
    store(library, "paper", 1, "The boat came in much too fast for the harbour")
    store(library, "other", 2, "The boat came in far too fast for the harbour")
    store(library, "late", 26, "No boat was fast in the harbour that evening", 0.7)
    store(library, "doubt", 27, "Somebody else may have said this of pilots", 0.3)
    opened = Desk((), marks=library, library=library, clock=lambda: NOON + timedelta(hours=30))
    yield opened
    opened.close()


async def test_each_statement_once_with_differences_and_earlier_words(desk: Desk) -> None:
    outcome = await desk.obey(f"statements {HELLER}")
    assert outcome.said == "Marta Heller: 2 statements."
    assert isinstance(outcome.shows, TextShown)
    first, same, other, second, before = outcome.shows.lines
    assert first.startswith("1. 23 Nov ")
    assert first.endswith('wire, paragraph 2: "The boat came in far too fast for the harbour"')
    assert same == "  also in other"
    assert other == '  as paper has it: "The boat came in much too fast for the harbour"'
    assert second.startswith("2. 24 Nov ")
    assert "late, paragraph 2, probably: " in second
    assert before.startswith("  before, 23 Nov ")
    assert before.endswith('wire: "The boat came in far too fast for the harbour"')


async def test_reported_words_are_told_with_their_verb(library: Library) -> None:
    text = f"{HELLER} demanded that the ferry be sold, and called it “a wreck”."
    record = make_record("urn:one", "Pilot speaks", text, published=NOON, source="wire")
    stored = library.store(make_source("wire"), [record], FetchMemory(), NOON)
    story = library.story(stored.new[0].id)
    assert story is not None
    library.keep_findings(replace(examine(story.body.text), fingerprint=story.findings_key))
    desk = Desk((), marks=library, library=library, clock=lambda: NOON)
    try:
        shows = (await desk.obey(f"statements {HELLER}")).shows
        told = desk.json_answer("statements", "heller")
    finally:
        desk.close()
    assert isinstance(shows, TextShown)
    assert [line.partition(": ")[2] for line in shows.lines] == [
        "Demanded that the ferry be sold.",
        'Called it "a wreck".',
    ]
    assert isinstance(told, dict)
    assert told["statements"][0]["text"] == "the ferry be sold"
    assert told["statements"][0]["lead_in"] == "demanded that"


async def test_a_number_opens_the_story_at_the_quote(desk: Desk) -> None:
    await desk.obey(f"statements {HELLER}")
    opened = await desk.obey("2")
    assert isinstance(opened.shows, StoryShown)
    assert opened.shows.story.dispatch.source == "late"


async def test_scripts_get_source_place_and_certainty(desk: Desk) -> None:
    told = desk.json_answer("statements", "heller")
    assert isinstance(told, dict)
    first, second = told["statements"]
    assert (first["source"], first["paragraph"], first["certainty"]) == ("wire", 2, 0.9)
    assert [one["source"] for one in first["printed"]] == ["paper", "other"]
    assert second["earlier"]["source"] == "wire"
    assert first["earlier"] is None


async def test_whoever_said_nothing_is_told_so(desk: Desk) -> None:
    assert (await desk.obey("statements nobody")).said == "No match for nobody in any story."


async def test_nothing_said_by_somebody_says_how_much_was_looked_through(library: Library) -> None:
    text = "Marta Heller visited the lighthouse.\n\nShe left by the late boat."
    for at, is_known in enumerate((True, False, False)):
        record = make_record(f"urn:{at}", f"Visit {at}", f"{text} It was {at} degrees.",
                             published=NOON, source="wire")  # fmt: skip
        stored = library.store(make_source("wire"), [record], FetchMemory(), NOON)
        story = library.story(stored.new[0].id)
        assert story is not None
        if is_known:
            who = (Entity(EntityKind.PERSON, HELLER, (), "pilot"),)
            seen = (Mention(Span(0, len(HELLER)), 0),)
            library.keep_findings(Findings(story.findings_key, edition(), "en", who, seen, ()))
    desk = Desk((), marks=library, library=library, clock=lambda: NOON)
    said = (await desk.obey(f"statements {HELLER}")).said
    assert said == "No quotes by Marta Heller. 1 of 3 stories analysed."
    desk.close()
