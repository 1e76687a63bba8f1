"""A question on the open story is answered with what it asks for, and nothing beside it."""

from datetime import timedelta

import pytest

from tests.desk.conftest import NOW, MakeStory, OpenDesk
from tests.support.analysts import Scripted
from wirereader.analysis.engine import examine
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import (
    CardShown,
    NamesShown,
    ParagraphsShown,
    QuotesShown,
    TextShown,
)
from wirereader.story.names import EntityKind

FERRY = (
    "The ferry Zephyr sank off Halden on Monday, the coast guard said.",
    '"We pulled 40 people out of the water," said Captain Ann Lee of the coast guard.',
    "Harbour master Per Dahl denied that the ferry had been overloaded.",
    "Lee and Dahl will speak again on Tuesday.",
)


@pytest.fixture
async def reading(open_desk: OpenDesk, make_story: MakeStory) -> Desk:
    """A desk where a story of our own is open, and analysed."""
    story = make_story(
        "Ferry sinks off Halden",
        *FERRY,
        source="Harbour Wire",
        byline="By Ida Moe",
        dateline="HALDEN, Norway",
        published=NOW - timedelta(hours=3),
    )
    desk = open_desk(story, analyst=Scripted(find=lambda request: examine(request.text)))
    rows = [desk.headline(row).headline for row in range(desk.count())]
    await desk.obey(str(rows.index("Ferry sinks off Halden") + 1))
    return desk


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("how long is this?", "4 paragraphs, 47 words, about 1 minute."),
        ("who wrote this", "By Ida Moe."),
        ("which paper is this from", "From Harbour Wire."),
        ("is this read", "This story is unread."),
        ("did I star this", "This story is not starred."),
        ("where was this filed", "Dateline: HALDEN, Norway."),
        ("is there a slug", "No slug."),
        ("any note to editors", "No note."),
        ("what tags does it have", "No tags."),
    ],
)
async def test_one_fact_is_told_in_a_sentence(reading: Desk, line: str, said: str) -> None:
    outcome = await reading.obey(line)
    assert outcome.is_done
    assert (outcome.said, outcome.shows) == (said, None)


@pytest.mark.parametrize(
    ("source", "byline", "said"),
    [
        ("", "", "No byline."),
        ("Fjord Wire", "", "No byline. From Fjord Wire."),
        ("", "Ola Nes", "By Ola Nes."),
    ],
)
async def test_who_wrote_a_story_that_does_not_name_all(
    open_desk: OpenDesk, make_story: MakeStory, source: str, byline: str, said: str
) -> None:
    desk = open_desk(make_story("Quay closes", "It is shut.", source=source, byline=byline))
    rows = [desk.headline(row).headline for row in range(desk.count())]
    await desk.obey(str(rows.index("Quay closes") + 1))
    assert (await desk.obey("who wrote this")).said == said


async def test_a_date_is_told_with_its_age(reading: Desk) -> None:
    said = (await reading.obey("how old is this")).said
    assert said.startswith("Published Monday, 23 November 2026, ")
    assert said.endswith(", 3 hours ago.")


async def test_who_asks_for_all_of_it_gets_all_of_it(reading: Desk) -> None:
    shown = (await reading.obey("details")).shows
    assert isinstance(shown, TextShown)
    assert "By Ida Moe." in shown.lines
    assert not (await reading.obey("details colour")).is_done


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("who is in it", EntityKind.PERSON),
        ("which people are named", EntityKind.PERSON),
        ("where did it happen", EntityKind.PLACE),
        ("places here", EntityKind.PLACE),
    ],
)
async def test_names_of_one_kind(reading: Desk, line: str, kind: EntityKind) -> None:
    shown = (await reading.obey(line)).shows
    assert isinstance(shown, NamesShown)
    assert shown.names
    assert {name.entity.kind for name in shown.names} == {kind}


async def test_the_next_quote_is_read_with_its_speaker(reading: Desk) -> None:
    said = (await reading.obey("next quote")).said
    assert said.startswith("Quote 1 of 1: Ann Lee, paragraph 2. ")
    assert said.endswith('"We pulled 40 people out of the water"')
    assert (await reading.obey("'")).said == "No earlier quotes."  # a key tells the place alone


async def test_who_is_speaking_is_who_speaks_in_the_paragraph(reading: Desk) -> None:
    await reading.obey("paragraph 2")
    assert (await reading.obey("who is speaking?")).said.startswith("Ann Lee: ")
    await reading.obey("paragraph 4")
    await reading.obey("quote 1")
    await reading.obey("paragraph 3")
    assert (await reading.obey("whose words are these")).said.startswith("Per Dahl. ")


async def test_a_pronoun_is_who_is_in_the_paragraph(reading: Desk) -> None:
    await reading.obey("paragraph 3")
    shown = (await reading.obey("who is he")).shows
    assert isinstance(shown, CardShown)
    assert shown.name.entity.name == "Per Dahl"


async def test_of_two_people_the_reader_chooses(reading: Desk) -> None:
    await reading.obey("paragraph 4")
    outcome = await reading.obey("who is she")
    assert outcome.said == "Who is meant? Type a number."
    assert isinstance(outcome.shows, NamesShown)
    assert {name.entity.name for name in outcome.shows.names} == {"Ann Lee", "Per Dahl"}


async def test_a_pronoun_is_whose_card_was_just_shown(reading: Desk) -> None:
    await reading.obey("who is Dahl")
    shown = (await reading.obey("what did he say")).shows
    assert isinstance(shown, QuotesShown)
    assert {line.who for line in shown.every} == {"Per Dahl"}


@pytest.mark.parametrize("line", ["denials", "who denied it", "did anybody deny it"])
async def test_denials_are_what_is_told_as_denied(reading: Desk, line: str) -> None:
    shown = (await reading.obey(line)).shows
    assert isinstance(shown, QuotesShown)
    assert [each.who for each in shown.every] == ["Per Dahl"]


async def test_quotes_that_have_some_words(reading: Desk) -> None:
    shown = (await reading.obey("quotes about the water")).shows
    assert isinstance(shown, QuotesShown)
    assert [each.who for each in shown.every] == ["Ann Lee"]
    assert not (await reading.obey("quotes about trams")).is_done


@pytest.mark.parametrize(
    ("line", "paragraph"),
    [
        ("key numbers", 1),
        ("how many people were pulled out", 1),
        ("was the ferry overloaded", 2),
        ("go to the part about Tuesday", 3),
        ("overloaded ferry", 2),
    ],
)
async def test_what_is_asked_is_looked_for_in_the_story(
    reading: Desk, line: str, paragraph: int
) -> None:
    shown = (await reading.obey(line)).shows
    assert isinstance(shown, ParagraphsShown), line
    assert shown.first == paragraph


async def test_words_that_the_story_has_not_are_searched_for(reading: Desk) -> None:
    outcome = await reading.obey("Tbilisi recognition")
    assert outcome.shows is None or not isinstance(outcome.shows, ParagraphsShown)


async def test_one_name_of_two_is_not_found_for_the_other(reading: Desk) -> None:
    outcome = await reading.obey("find Ann Dahl")
    assert not outcome.is_done
    assert outcome.said == "No match for Ann Dahl in this story."


@pytest.mark.parametrize("line", ["spell that", "how is it spelled?", "letter by letter"])
async def test_the_names_of_the_paragraph_at_hand_are_spelled(reading: Desk, line: str) -> None:
    await reading.obey("paragraph 2")
    outcome = await reading.obey(line)
    assert outcome.said == "1 name in paragraph 2."
    assert isinstance(outcome.shows, TextShown)
    assert outcome.shows.lines == ("Ann Lee: A n n, L e e.",)


async def test_what_time_it_is_is_no_date_of_the_story(reading: Desk) -> None:
    outcome = await reading.obey("what time is it?")
    assert outcome.is_done
    assert outcome.said.startswith("It is ")
    assert outcome.said != (await reading.obey("when was this published")).said


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("spell moe", "Moe: M o e."),
        ("how is halden spelled", "Halden: H a l d e n."),
        ("spell ann lee", "Ann Lee: A n n, L e e."),
        ("spell qrst", "qrst is not in this story. q r s t."),
        ("names meaning XYZ", "This story does not say what XYZ stands for."),
    ],
)
async def test_one_name_is_spelled_wherever_it_stands(reading: Desk, line: str, said: str) -> None:
    assert (await reading.obey(line)).said == said


async def test_letters_stand_for_what_the_story_says(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    story = make_story(
        "Rates stay",
        "The Northern Fisheries Council (NFC) met on Monday in Halden.",
        "The European Union sent nobody. The EU was not asked, said Ann Lee.",
    )
    desk = open_desk(story, analyst=Scripted(find=lambda request: examine(request.text)))
    rows = [desk.headline(row).headline for row in range(desk.count())]
    await desk.obey(str(rows.index("Rates stay") + 1))
    assert (await desk.obey("what does NFC stand for")).said == "NFC: Northern Fisheries Council."
    assert (await desk.obey("what is EU short for")).said == "EU: European Union."


async def test_speakers_are_counted(reading: Desk) -> None:
    outcome = await reading.obey("how many people are quoted")
    assert isinstance(outcome.shows, NamesShown)
    names = [line.entity.name for line in outcome.shows.names]
    assert outcome.said == f"{len(names)} speakers are quoted."
    assert {"Ann Lee", "Per Dahl"} <= set(names)


async def test_what_is_not_there_is_said_before_a_paragraph_is_read(reading: Desk) -> None:
    outcome = await reading.obey("give me the gist")
    assert outcome.said == "There is no summary; the first paragraph: Paragraph 1 of 4."
    assert isinstance(outcome.shows, ParagraphsShown)


@pytest.mark.parametrize(
    "line",
    [
        "what say the captain lee",
        "what said captain lee",
        "what tells lee",
        "what told the brave lee",
        "what did the captain lee say",
    ],
)
async def test_a_speaker_is_found_behind_a_description(reading: Desk, line: str) -> None:
    outcome = await reading.obey(line)
    assert isinstance(outcome.shows, QuotesShown)
    assert [one.who for one in outcome.shows.quotes] == ["Ann Lee"]


@pytest.mark.parametrize("line", ["what did bruce lee say", "what say otto dahl"])
async def test_another_first_name_is_no_description(reading: Desk, line: str) -> None:
    assert not isinstance((await reading.obey(line)).shows, QuotesShown)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("how often is dahl mentioned", "Per Dahl: 2 mentions. Paragraphs 3 and 4."),
        ("how many times does lee appear", "Ann Lee: 2 mentions. Paragraphs 2 and 4."),
        ("how many times is the word water used", "Water: 1 mention. Paragraph 2."),
        ("How often does this story mention the ferry?", "Ferry: 2 mentions. Paragraphs 1 and 3."),
        ("number of mentions of coast guard", "Coast guard: 2 mentions. Paragraphs 1 and 2."),
        ("how frequently ferry is named here", "Ferry: 2 mentions. Paragraphs 1 and 3."),
    ],
)
async def test_how_often_a_name_is_there_is_a_number(reading: Desk, line: str, said: str) -> None:
    before = reading.session
    outcome = await reading.obey(line)
    assert outcome.is_done
    assert outcome.said == said
    assert reading.session.offset == before.offset
    assert reading.session.story == before.story


async def test_what_is_not_there_leads_out_of_no_story(reading: Desk) -> None:
    before = reading.session
    outcome = await reading.obey("how often is zebra mentioned")
    assert outcome.said == "No match for zebra in this story."
    assert reading.session.story == before.story
