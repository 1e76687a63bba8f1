"""Words in their other forms: what they are, and that a search which finds nothing tries them."""

import pytest

from tests.desk.conftest import MakeStory, OpenDesk
from wirereader.desk.search.queries_meant import queries_meant
from wirereader.desk.search.word_forms import forms_of, in_other_forms, inflected
from wirereader.library.search.query_parser import mistakes


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("volcano", "volcanoes"),
        ("ferries", "ferry"),
        ("harbour", "harbours"),
        ("stopping", "stop"),
        ("quarrelled", "quarrel"),
        ("box", "boxes"),
        ("baking", "bake"),
        ("resignation", "resigned"),
        ("children", "child"),
        ("mayor's", "mayors"),
    ],
)
def test_a_word_has_its_other_forms(word: str, other: str) -> None:
    assert other in forms_of(word)


@pytest.mark.parametrize("text", ['"dry docks"', "dock*", "-dock", "of the", "OR", "#dock"])
def test_what_is_exact_or_no_word_stays(text: str) -> None:
    assert not any(" OR " in one.query for one in in_other_forms(text))


@pytest.mark.parametrize(
    "text",
    [
        "(dock OR pier) storm",
        "title:dock -pier",
        "dock OR pier",
        "a b c d e f",
        ") dock (",
        "fire " * 9,
    ],
)
def test_a_query_in_other_forms_can_be_read(text: str) -> None:
    for one in in_other_forms(text):
        assert not mistakes(one.query) or mistakes(text)


def test_words_of_the_trade_are_left_out_last() -> None:
    first, second = in_other_forms("avalanche update")
    assert "update" in first.query
    assert "update" not in second.query
    assert second.shown == "avalanche"


def test_a_country_that_is_asked_about_is_its_places_as_well() -> None:
    assert queries_meant("peru", is_asked=True).queries[0] == "(peru OR place:peru OR country:PE)"
    assert queries_meant("peru").queries[0] == "peru"
    assert queries_meant("place:peru").queries[0] == "(place:peru OR country:PE)"
    assert queries_meant("place:lima").queries[0] == "place:lima"


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("where ferreira speaks", "said:ferreira"),
        ("stories in which ana ferreira is quoted", 'said:"ana ferreira"'),
        ("who cites ferreira", "said:ferreira"),
        ("which papers quoted ferreira", "said:ferreira"),
        ("told by ferreira", "said:ferreira"),
        ("ferreira speaking", "said:ferreira"),
        ("media coverage of the strike", "strike"),
        ("speaking clock", "speaking clock"),
        ("who won the race", "who won the race"),
    ],
)
def test_whose_words_are_searched_for(words: str, query: str) -> None:
    assert queries_meant(words).queries[0] == query
    assert queries_meant("asylum", is_asked=True).queries[0] == "asylum"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("search volcano", "Volcano"),
        ("/volcano", "Volcano"),
        ("volcano update", "Volcano"),
        ("casualties volcano", "Casualties volcano"),
        ("volcano near the village", "Volcano village"),
        ("search title:volcano", 'With "volcano" in the headline'),
    ],
)
async def test_a_story_with_another_form_is_found(
    open_desk: OpenDesk, make_story: MakeStory, line: str, title: str
) -> None:
    desk = open_desk(make_story("Volcanoes wake", "Two volcanoes killed a goat in the village."))
    assert (await desk.obey(line)).said == f"{title}: 1 story."


async def test_few_stories_with_the_word_itself_are_listed_with_other_forms(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    desk = open_desk(
        make_story("Volcanoes wake", "Two volcanoes smoke."),
        make_story("A volcano sleeps", "One volcano is quiet."),
    )
    said = (await desk.obey("search volcano")).said
    assert said == "Volcano: 2 stories. 1 has the words as typed; the rest, other forms of them."
    assert (await desk.obey('search "volcano"')).said == '"volcano": 1 story.'


@pytest.mark.parametrize(
    ("words", "other"),
    [
        ("iceland", "icelandic"),
        ("icelanders", "iceland"),
        ("french", "france"),
        ("georgia", "georgian"),
        ("indian", "india"),
        ("saudi arabia", "saudi"),
        ("norway ferries", "norwegian"),
        ("norway OR ferry", "norwegian"),
        ("south korea", '"south korean"'),
    ],
)
def test_a_country_and_its_people_are_forms_of_one_another(words: str, other: str) -> None:
    assert other in inflected(words).replace("(", "").replace(")", "").split(" OR ")
    assert not mistakes(inflected(words))


def test_a_name_that_two_countries_share_is_no_form_of_either() -> None:
    assert " OR korea" not in inflected("south korea")
    assert "poland" not in inflected("pole")


@pytest.mark.parametrize(
    "text",
    ['norway OR "ferry"', "title:norway OR ferry", "norw* OR ferry", "the OR ferry", "a AND b"],
)
def test_what_is_said_in_terms_has_no_other_forms(text: str) -> None:
    assert not inflected(text)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("search norway", "Norway: 2 stories. 1 has"),
        ("search norwegian", "Norwegian: 2 stories. 1 has"),
        ("search norway or volcano", "Norway or volcano: 4 stories. 2 have"),
        ("search volcano OR norwegians", "Volcano OR norwegians: 4 stories. 1 has"),
    ],
)
async def test_few_stories_are_listed_with_forms_of_either_word(
    open_desk: OpenDesk, make_story: MakeStory, line: str, said: str
) -> None:
    desk = open_desk(
        make_story("Volcanoes wake", "Two volcanoes smoke."),
        make_story("A volcano sleeps", "One volcano is quiet."),
        make_story("Ski race", "A Norwegian schoolboy was first."),
        make_story("Snow", "It fell in Norway."),
    )
    told = f"{said} the words as typed; the rest, other forms of them."
    assert (await desk.obey(line)).said == told
    assert (await desk.obey('search "norway" OR "volcano"')).said.endswith(": 2 stories.")


async def test_of_two_words_the_one_that_few_stories_have_is_widened(
    open_desk: OpenDesk, make_story: MakeStory
) -> None:
    many = [make_story(f"Snow {number}", "It snows; the lake is a mirror.") for number in range(6)]
    desk = open_desk(
        *many,
        make_story("Lakes rise", "The lakes are full."),
        make_story("A volcano sleeps", "One volcano is quiet."),
        make_story("Volcanoes wake", "They smoke."),
    )
    said = (await desk.obey("search lake or volcano")).said
    told = "7 have the words as typed; the rest, other forms of them."
    assert said == f"Lake or volcano: 8 stories. {told}"
