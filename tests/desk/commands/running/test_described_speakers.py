"""Who is told by what they are is found as who is named: "the mayor", "officials", "doctors"."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.library.conftest import NOON, make_record, make_source
from tests.support.analysts import Scripted
from wirereader.analysis.engine import examine
from wirereader.analysis.engine_edition import edition
from wirereader.desk.commands.names.described_speakers import (
    described,
    in_role,
    likely,
    spoken_beside,
    topic_of,
)
from wirereader.desk.commands.story_lines import AnalysedStory
from wirereader.desk.desk import Desk
from wirereader.library.library import Library
from wirereader.story.source import FetchMemory
from wirereader.story.story import Story
from wirereader.views.words import lines_of

HARBOUR = (
    'The mayor of Halden, Per Dahl, said: "The quay was unsafe for years." He left at noon.\n\n'
    "Police said the crane had been locked. Fishermen said that they had heard nothing.\n\n"
    '"Nobody asked the crane driver," Dahl\'s lawyer, Ida Moe, said on Tuesday.\n\n'
    'Gov. Ann Lund said the port would open again. "The cranes are paid for," Lund said.'
)
STRIKE = (
    'Teachers in Bergen stopped work on Friday. "We want smaller classes," said Ole Vik, who '
    "leads the union of the town's schools.\n\n"
    'The former mayor, Una Berg, said: "They are right about the classes."'
)


def analysed(story: Story) -> AnalysedStory:
    found = examine(story.body.text)
    return AnalysedStory(story, replace(found, fingerprint=story.findings_key, engine=edition()))


@pytest.fixture
def kept(library: Library) -> dict[str, AnalysedStory]:
    """Two stories in a library, analysed, by a word of their headlines."""
    found = {}
    for headline, text in (("Harbour crane falls", HARBOUR), ("Schools strike", STRIKE)):
        record = make_record(f"urn:{headline}", headline, text, published=NOON)
        stored = library.store(make_source("wire"), [record], FetchMemory(), NOON)
        story = library.story(stored.new[0].id)
        assert story is not None
        at = analysed(story)
        library.keep_findings(at.findings)
        found[headline.partition(" ")[0]] = at
    return found


@pytest.fixture
def desk(library: Library, kept: dict[str, AnalysedStory]) -> Iterator[Desk]:
    every = [at.findings for at in kept.values()]
    opened = Desk((), Scripted(every), marks=library, library=library, clock=lambda: NOON)
    yield opened
    opened.close()


async def told(desk: Desk, line: str) -> str:
    outcome = await desk.obey(line)
    return "\n".join(lines_of(outcome, NOON)) if outcome.is_done else f"!{outcome.said}"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("mayor", {"The quay was unsafe for years."}),
        ("the mayor of Halden", {"The quay was unsafe for years."}),
        ("police", {"the crane had been locked"}),
        ("fisherman", set()),
        ("fishermen", {"they had heard nothing"}),
        ("lawyer", {"Nobody asked the crane driver,"}),
        ("governor", {"the port would open again", "The cranes are paid for,"}),
        ("crane driver", set()),
        ("lund", set()),
    ],
)
def test_the_speakers_a_story_describes_so(
    kept: dict[str, AnalysedStory], words: str, said: set[str]
) -> None:
    lines = described(kept["Harbour"], words)
    assert {text for line in lines for text in line.text} == said


def test_a_former_holder_is_not_the_holder(kept: dict[str, AnalysedStory]) -> None:
    assert described(kept["Schools"], "mayor") == ()
    assert [line.who for line in described(kept["Schools"], "former mayor")] == ["Una Berg"]


@pytest.mark.parametrize("rank", ["mayor-elect", "vice-mayor", "interim mayor", "deputy mayor"])
def test_another_rank_of_one_is_not_the_one(library: Library, rank: str) -> None:
    text = f'The bridge reopened. "It holds," said the {rank}, Una Berg, on Monday.'
    record = make_record("urn:bridge", "Bridge opens", text, published=NOON)
    stored = library.store(make_source("wire"), [record], FetchMemory(), NOON)
    story = library.story(stored.new[0].id)
    assert story is not None
    at = analysed(story)
    assert [line.text for line in described(at, "mayor")] == []
    assert described(at, rank)


def test_whoever_holds_a_role_in_a_story(kept: dict[str, AnalysedStory]) -> None:
    at = kept["Harbour"]
    names = [at.findings.entities[one].name for one in in_role(at, "mayor")]
    assert names == ["Per Dahl"]
    assert in_role(at, "bishop") == ()


def test_what_a_topic_is_and_where_a_description_may_stand() -> None:
    assert topic_of("the ferry case") == "ferry"
    assert topic_of("this story") == ""
    assert topic_of("her sister") == "sister"
    assert likely("governor") == "(governor* OR gov)"
    assert likely("cities") == "cit*"


@pytest.mark.parametrize(
    ("line", "has", "has_not"),
    [
        ("what did the mayor say about the quay", ["Per Dahl", "quay was unsafe"], ["Una Berg"]),
        ("what has the mayor said in the harbour case", ["Per Dahl"], ["Ole Vik"]),
        ("has anybody commented on smaller classes", ["Ole Vik"], ["Per Dahl"]),
        ("what did the governor say", ["Ann Lund", "port would open"], ["Per Dahl"]),
        ("tell me what the police said about the crane", ["crane had been locked"], ["Ole Vik"]),
        ("all what Dahl has said", ["quay was unsafe"], ["Ole Vik"]),
    ],
)
async def test_questions_at_the_list(
    desk: Desk, line: str, has: list[str], has_not: list[str]
) -> None:
    found = await told(desk, line)
    assert not found.startswith("!")
    assert all(one in found for one in has), found
    assert not any(one in found for one in has_not), found


async def test_who_is_quoted_most_on_a_topic_is_told_first(desk: Desk) -> None:
    outcome = await desk.obey("who has been quoted most about the strike")
    assert outcome.is_done
    assert "Quoted most: " in outcome.said
    assert "Ole Vik 1" in outcome.said
    plain = await desk.obey("quotes about strike")
    assert "Quoted most" not in plain.said


async def test_words_that_only_the_text_has_find_its_quotes(desk: Desk) -> None:
    outcome = await desk.obey("quotes about Bergen union")
    assert outcome.is_done
    assert "in the text" in outcome.said


@pytest.mark.parametrize(
    ("line", "has", "has_not"),
    [
        ("what did the police say", ["crane had been locked"], ["Per Dahl"]),
        ("did the fishermen say anything about the noise", ["heard nothing"], ["Per Dahl"]),
        ("what does the governor think about cranes", ["The cranes are paid for"], ["quay"]),
        ("who is the mayor", ["Per Dahl"], ["Una Berg"]),
        ("what is the name of the governor", ["Lund"], ["Una Berg"]),
        ("what did lund say about weather", ["None has weather in it"], ["quay"]),
    ],
)
async def test_questions_in_an_open_story(
    desk: Desk, line: str, has: list[str], has_not: list[str]
) -> None:
    rows = [desk.headline(row).headline for row in range(desk.count())]
    await desk.obey(str(rows.index("Harbour crane falls") + 1))
    found = await told(desk, line)
    assert not found.startswith("!")
    assert all(one in found for one in has), found
    assert not any(one in found for one in has_not), found


async def test_nobody_of_a_role_who_spoke_on_it_is_not_answered_with_another_topic(
    desk: Desk,
) -> None:
    outcome = await desk.obey("quotes governor about classes")
    assert not outcome.is_done
    assert outcome.said.startswith("No quotes by governor about classes.")


async def test_a_name_with_no_word_on_a_topic_says_so_of_what_it_lists(desk: Desk) -> None:
    outcome = await desk.obey("quotes Lund about classes")
    assert outcome.is_done
    assert outcome.said.endswith(" None has classes in it.")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("what did Luund say", "Taken as Lund. Ann Lund"),
        ("where is haldan", "Taken as halden. Halden"),
        ("what did Luund say about cranes", "Taken as Lund about cranes."),
    ],
)
async def test_a_mistyped_name_is_put_right_and_said(desk: Desk, line: str, said: str) -> None:
    assert (await told(desk, line)).startswith(said)


async def test_a_name_that_no_story_is_near_to_is_put_into_no_other(desk: Desk) -> None:
    assert (await desk.obey("who is Zwingli")).is_done is False


async def test_words_of_no_story_are_not_found_as_they_were_typed(desk: Desk) -> None:
    rows = [desk.headline(row).headline for row in range(desk.count())]
    await desk.obey(str(rows.index("Harbour crane falls") + 1))
    assert (await desk.obey("wher am i")).said.startswith("Taken as where am i.")


@pytest.mark.parametrize("is_open", [False, True])
async def test_a_role_that_ends_in_a_short_word_has_one_stop(desk: Desk, is_open: bool) -> None:
    rows = [desk.headline(row).headline for row in range(desk.count())]
    if is_open:
        await desk.obey(str(rows.index("Harbour crane falls") + 1))
    outcome = await desk.obey("who is the governor")
    assert outcome.said.startswith("Ann Lund. Gov. Person, ")


RULING = (
    'Justice Ida Moss acquitted the baker of fraud. "The flour was his," Moss said on Monday.\n\n'
    "A few farmers stood outside. Per Holt, who grows oats, said that the price was low. "
    '"I drive home," Holt said.\n\n'
    'The justice minister, Lise Vik, said: "Judges judge."'
)


@pytest.fixture
def ruling(library: Library) -> AnalysedStory:
    record = make_record("urn:ruling", "Baker acquitted", RULING, published=NOON)
    story = library.story(
        library.store(make_source("wire"), [record], FetchMemory(), NOON).new[0].id
    )
    assert story is not None
    at = analysed(story)
    library.keep_findings(at.findings)
    return at


def test_other_words_for_an_office_are_of_the_same_speaker(ruling: AnalysedStory) -> None:
    said = {text for line in described(ruling, "judge") for text in line.text}
    assert {one.rstrip(",") for one in said} == {"The flour was his"}


def test_who_is_named_beside_a_word_speaks_where_nobody_is_called_so(
    ruling: AnalysedStory,
) -> None:
    lines = spoken_beside(ruling, "farmer", "what did the farmer say")
    assert {line.who for line in lines} == {"Per Holt"}
    assert spoken_beside(ruling, "farmer", "quotes farmer") == ()


async def test_quotes_on_a_topic_are_not_said_to_be_by_a_role(
    library: Library, ruling: AnalysedStory
) -> None:
    desk = Desk((), Scripted([ruling.findings]), marks=library, library=library, clock=lambda: NOON)
    said = await told(desk, "what did the judge say about the price")
    desk.close()
    assert (
        "about price in stories that mention judge. None is by a speaker described as judge."
        in said
    )
    assert "Holt" in said
