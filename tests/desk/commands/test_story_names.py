from collections.abc import Callable

import pytest

from wirereader.desk.desk import Desk
from wirereader.desk.outcomes import CardShown, NamesShown, ParagraphsShown
from wirereader.desk.session import Room

OpenDesk = Callable[..., Desk]


async def said(desk: Desk, *lines: str) -> list[str]:
    return [(await desk.obey(line)).said for line in lines]


async def test_find_goes_to_the_first_mention_and_gives_its_paragraph(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("f dar")
    assert outcome.said == "David Darchiashvili, 1 of 2, paragraph 4."
    assert isinstance(outcome.shows, ParagraphsShown)
    assert outcome.shows.first == outcome.shows.last == 3
    story = outcome.shows.story
    assert story.body.text[outcome.session.offset :].startswith("David Darchiashvili")


@pytest.mark.parametrize("typed", ["DAR", "dárchi", "david", "David Dar", "darchiashvili"])
async def test_case_and_accents_do_not_matter(open_desk: OpenDesk, typed: str) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert (await desk.obey(f"find {typed}")).said.startswith("David Darchiashvili, 1 of 2")


async def test_an_ambiguous_name_lists_numbered_choices(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("f georg")
    assert outcome.said == "2 names."
    assert isinstance(outcome.shows, NamesShown)
    assert [line.entity.name for line in outcome.shows.names] == [
        "Georgia",
        "Georgian Foreign Ministry",
    ]
    assert (await desk.obey("2")).said == "Georgian Foreign Ministry, 1 of 1, paragraph 2."


async def test_a_whole_name_is_not_ambiguous(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert (await desk.obey("f georgia")).said == "Georgia, 1 of 6, paragraph 1."


async def test_mentions_are_visited_in_order_and_end(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert await said(desk, "f saak", "]", "]", "]", "]", "[") == [
        "Mikheil Saakashvili, 1 of 4, paragraph 6.",
        "Mikheil Saakashvili, 2 of 4, paragraph 7.",
        "Mikheil Saakashvili, 3 of 4, paragraph 7.",
        "Mikheil Saakashvili, 4 of 4, paragraph 9.",
        "This is the last mention of Mikheil Saakashvili.",
        "Mikheil Saakashvili, 3 of 4, paragraph 7.",
    ]


async def test_pronouns_are_linked_but_not_visited(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert await said(desk, "f dar", "]", "]") == [
        "David Darchiashvili, 1 of 2, paragraph 4.",
        "David Darchiashvili, 2 of 2, paragraph 6.",
        "This is the last mention of David Darchiashvili.",
    ]


async def test_without_a_name_at_hand_the_next_of_all_is_chosen(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert await said(desk, "]", "]") == [
        "Georgia, 1 of 6, paragraph 1.",
        "Georgia, 2 of 6, paragraph 3.",
    ]


async def test_places_and_people_are_visited_in_the_order_of_the_text(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert await said(desk, "np", "np", "np", ">", ">", "<", "<") == [
        "Place 1 of 26: Georgia, paragraph 1.",
        "Place 2 of 26: Russia, paragraph 1.",
        "Place 3 of 26: Kremlin, paragraph 1.",
        "Person 1 of 8: Peter Heinlein, paragraph 1.",
        "Person 2 of 8: David Darchiashvili, paragraph 4.",
        "Person 1 of 8: Peter Heinlein, paragraph 1.",
        "This is the first person.",
    ]


async def test_card_of_a_place(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("c tbilisi")
    assert outcome.said == "Tbilisi. Capital of Georgia. Place, 2 mentions, 1 story."
    assert isinstance(outcome.shows, CardShown)
    assert [(line.number, line.paragraph) for line in outcome.shows.places] == [(1, 1), (2, 10)]
    assert outcome.shows.places[0].sentence.startswith("VOA's Peter Heinlein reports from Tbilisi")
    assert (await desk.obey("2")).said == "Tbilisi, 2 of 2, paragraph 10."


async def test_card_of_a_person_lists_quotes_after_mentions(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    await desk.obey("f dar")
    outcome = await desk.obey("c")
    assert outcome.said == (
        "David Darchiashvili. Ruling party member of parliament."
        " Person, 2 mentions, 2 quotes, 1 story."
    )
    assert isinstance(outcome.shows, CardShown)
    assert [line.number for line in outcome.shows.quotes] == [3, 4]
    assert (await desk.obey("4")).said == "Paragraph 7. David Darchiashvili."


async def test_the_speaker_of_the_quote_at_hand_is_at_hand(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert (await desk.obey("c")).said == "No name selected. c NAME, or press f."
    await desk.obey('"')
    assert (await desk.obey("c")).said.startswith("David Darchiashvili.")


async def test_index_lists_people_then_places_then_organisations(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    outcome = await desk.obey("i")
    assert outcome.said == "4 people, 9 places, 1 organisation."
    assert isinstance(outcome.shows, NamesShown)
    names = [line.entity.name for line in outcome.shows.names]
    assert names[:6] == [
        "Mikheil Saakashvili",
        "David Darchiashvili",
        "Peter Heinlein",
        "Putin",
        "Russia",
        "Georgia",
    ]
    assert outcome.session.room is Room.NAMES
    assert (await desk.obey("1")).said.startswith("Mikheil Saakashvili, 1 of 4")


async def test_an_entity_is_found_by_its_index(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    assert (await desk.do("find", "@0")).said == "Peter Heinlein, 1 of 1, paragraph 1."
    assert not (await desk.do("find", "@99")).is_done


async def test_a_pronoun_leads_to_the_name_before_it(open_desk: OpenDesk) -> None:
    desk = open_desk()
    await desk.obey("1")
    desk.catch_up()
    story = desk.story(desk.session.story or "")
    assert story is not None
    findings = desk.findings(story.id)
    assert findings is not None
    he = next(i for i, m in enumerate(findings.mentions) if m.span.of(story.body.text) == "he")
    assert (await desk.do("mention", str(he))).said == "David Darchiashvili, 1 of 2, paragraph 4."
    assert not (await desk.do("mention", "9999")).is_done


@pytest.mark.parametrize("line", ["f kiev", "c kiev"])
async def test_no_match_says_so_and_stays(open_desk: OpenDesk, line: str) -> None:
    desk = open_desk()
    before = (await desk.obey("1")).session
    outcome = await desk.obey(line)
    assert outcome.said == "No match for kiev in this story."
    assert not outcome.is_done
    assert outcome.session == before


@pytest.mark.parametrize("line", ["f dxar", "c"])
async def test_without_a_story_no_name_of_one_is_found(open_desk: OpenDesk, line: str) -> None:
    outcome = await open_desk().obey(line)
    assert outcome.said == "No story is open. A number opens one."
    assert not outcome.is_done


@pytest.mark.parametrize("line", ["i", "]", ">", "np", "u", '"', "a", "5g", "next sentence"])
async def test_what_needs_a_story_opens_the_selected_one(open_desk: OpenDesk, line: str) -> None:
    desk = open_desk()
    outcome = await desk.obey(line)
    assert outcome.is_done
    assert outcome.said.startswith("BREAKING. Georgia Breaks Diplomatic Ties With Russia. ")
    assert desk.session.story == desk.headline(0).id


async def test_reading_begins_at_the_first_paragraph_of_the_selected_story(
    open_desk: OpenDesk,
) -> None:
    outcome = await open_desk().obey("next paragraph")
    assert outcome.said.endswith("Paragraph 1 of 10.")
