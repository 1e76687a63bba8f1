from collections.abc import Callable
from dataclasses import replace

import pytest

from wirereader.analysis.engine import examine
from wirereader.desk.commands.story_lines import quote_lines
from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import ParagraphsShown, QuotesShown
from wirereader.desk.session import Room
from wirereader.story.findings import Findings
from wirereader.story.story import Story

OpenDesk = Callable[..., Desk]
MakeStory = Callable[..., Story]


async def test_quotes_come_first_and_statements_apart(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("u")
    assert outcome.said == "3 quotes."
    assert isinstance(outcome.shows, QuotesShown)
    assert [(q.number, q.who, q.paragraph) for q in outcome.shows.quotes] == [
        (1, "David Darchiashvili", 5),
        (2, "David Darchiashvili", 7),
        (3, "Russia", 9),
    ]
    assert [(q.number, q.who, q.paragraph) for q in outcome.shows.statements] == [
        (4, "A Georgian Foreign Ministry spokesman", 2),
        (5, "David Darchiashvili", 4),
        (6, "Russia", 10),
    ]
    assert outcome.session.room is Room.QUOTES


async def test_a_split_quote_is_one_line_with_two_parts(
    seed: Story, seed_findings: Findings
) -> None:
    first = quote_lines(seed, seed_findings).quotes[0]
    assert first.text[0] == "It already happened,"
    assert first.text[1].startswith("We simply just ratified")


async def test_partly_quoted_words_are_told_after_their_verb(
    seed: Story, seed_findings: Findings
) -> None:
    third = quote_lines(seed, seed_findings).quotes[2]
    assert third.text == ("blind aggression",)
    assert third.told(third.text[0]) == 'Accusing President Saakashvili of "blind aggression".'
    assert third.about is None


async def test_findings_of_an_earlier_edition_say_of_whom_alone(
    seed: Story, seed_findings: Findings
) -> None:
    earlier = tuple(replace(quote, lead_in=None) for quote in seed_findings.quotes)
    shown = quote_lines(seed, replace(seed_findings, quotes=earlier))
    assert shown.quotes[2].told("blind aggression") == '"blind aggression"'
    assert shown.quotes[2].about == "President Saakashvili"
    assert shown.statements[0].told("her office").startswith("Her office")


async def test_a_statement_told_with_its_quoted_words_is_listed_for_programs_alone(
    make_story: MakeStory,
) -> None:
    story = make_story("Harbour", "Ann Lee called the sale “a mistake”. She said it was over.")
    shown = quote_lines(story, examine(story.body.text))
    assert [line.told(line.text[0]) for line in shown.quotes] == ['Called the sale "a mistake".']
    assert [line.told(line.text[0]) for line in shown.statements] == ["Said it was over."]
    assert [(line.number, line.is_repeated) for line in shown.every] == [
        (1, False),
        (2, False),
        (3, True),
    ]


async def test_a_number_goes_to_the_place_of_the_quote(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    await desk.obey("u")
    outcome = await desk.obey("2")
    assert outcome.said == "Paragraph 7. David Darchiashvili."
    assert isinstance(outcome.shows, ParagraphsShown)
    assert outcome.shows.first == 6
    story = outcome.shows.story
    assert story.body.text[outcome.session.offset :].startswith("Saakashvili will not")
    assert outcome.session.room is Room.STORY


async def test_next_and_previous_quote(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert [(await desk.obey(line)).said for line in ('"', '"', "'", "'", '"', '"', '"')] == [
        "Quote 1 of 3: David Darchiashvili, paragraph 5.",
        "Quote 2 of 3: David Darchiashvili, paragraph 7.",
        "Quote 1 of 3: David Darchiashvili, paragraph 5.",
        "No earlier quotes.",
        "Quote 2 of 3: David Darchiashvili, paragraph 7.",
        "Quote 3 of 3: Russia, paragraph 9.",
        "No more quotes.",
    ]


async def test_a_speaker_that_is_not_sure_is_not_named(
    seed: Story, seed_findings: Findings
) -> None:
    from dataclasses import replace

    unsure = tuple(replace(quote, certainty=0.59) for quote in seed_findings.quotes)
    lines = quote_lines(seed, replace(seed_findings, quotes=unsure)).quotes
    # nor by the story's own phrase, which would name them just the same
    assert [line.who for line in lines] == ["Not attributed"] * 3
    assert all(line.speaker is None for line in lines)


@pytest.mark.parametrize("which", ["0", "7", "99999999999999999999", "two"])
async def test_a_quote_that_is_not_there(open_desk: OpenDesk, which: str) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.do("quote", which)
    assert outcome.said == f"No quote {which}. This story has 6 quotes."
    assert not outcome.is_done


async def test_a_story_without_quotes_says_so(open_desk: OpenDesk, make_story: MakeStory) -> None:
    desk = open_desk(make_story("Nobody spoke", "One."))
    await desk.obey("2")
    for line in ("u", '"'):
        assert (await desk.obey(line)).said == "No quotes in this story."
    assert (await desk.obey("i")).said == "No names in this story."
    assert (await desk.obey("]")).said == "No names in this story."
    assert (await desk.obey("np")).said == "No places in this story."
    assert (await desk.obey(">")).said == "No people in this story."


async def test_exact_words_are_asked_for_whole(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    short, whole = [
        (await desk.obey(line)).shows
        for line in ("what did darchiashvili say", "what did darchiashvili say verbatim")
    ]
    assert isinstance(short, QuotesShown)
    assert isinstance(whole, QuotesShown)
    assert (short.is_whole, whole.is_whole) == (False, True)
    assert short.quotes == whole.quotes


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Norway and Denmark said that the sound was closed.", "Norway and Denmark"),
        ("Peru, Chile and Bolivia said that the pact was dead.", "Peru, Chile and Bolivia"),
        ("The mayor of Oslo said that Norway and Denmark were late.", "The mayor of Oslo"),
        ("Norway said that Denmark was late.", "Norway"),
    ],
)
async def test_all_who_speak_together_are_named(make_story: MakeStory, text: str, who: str) -> None:
    story = make_story("Late", "Ships were late on Monday.", text)
    shown = quote_lines(story, examine(story.body.text))
    assert [line.who for line in shown.statements] == [who]


@pytest.mark.parametrize(
    ("line", "is_whole"),
    [("read me the quotes", True), ("read all quotes aloud", True), ("quotes", False)],
)
async def test_quotes_that_are_read_out_have_all_their_words(
    open_desk: OpenDesk, line: str, is_whole: bool
) -> None:
    desk = open_desk()
    await desk.obey("1")
    shown = (await desk.obey(line)).shows
    assert isinstance(shown, QuotesShown)
    assert shown.is_whole is is_whole
