"""Lists that are asked for by what stands in them: files, names, events, states, a site."""

import pytest

from wirereader.desk.wording.rewording import readings

_OF_RUNNING = "search is:breaking OR is:changed OR has:versions"


@pytest.mark.parametrize("line", ["developing", "unfolding stories", "show running events"])
def test_what_is_developing_is_what_breaks_or_changes(line: str) -> None:
    for is_reading in (False, True):
        assert readings(line, is_reading=is_reading)[0] == _OF_RUNNING


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("podcasts", "search has:audio"),
        ("episodes", "search has:audio"),
        ("latest episodes", "search has:audio"),
        ("audio", "search has:audio"),
        ("videos", "search has:video"),
        ("show clips", "search has:video"),
        ("attachments", "search has:files"),
        ("attached files", "search has:files"),
        ("organisations", "people organisations"),
        ("list companies", "people organisations"),
        ("which firms are named", "people organisations"),
        ("who are the persons", "people"),
        ("who are the people in the news", "people"),
        ("status", "sources"),
    ],
)
def test_in_the_list_it_is_of_all_stories(line: str, meant: str) -> None:
    assert readings(line)[0] == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("podcasts", "enclosures"),
        ("attachments", "enclosures"),
        ("organisations", "names organisations"),
        ("who are the persons", "names people"),
        ("show site", "browse"),
        ("view the website", "browse"),
        ("open site", "browse"),
        ("everything on Berg", "search Berg"),
        ("everything about Ruth Berg", "search Ruth Berg"),
        ("all about Berg", "search Berg"),
        ("every story about Berg", "search Berg"),
        ("more about Berg", "stories-about Berg"),
    ],
)
def test_where_a_story_is_open_it_is_of_that_story_or_of_all_with_the_name(
    line: str, meant: str
) -> None:
    assert readings(line, is_reading=True)[0] == meant


@pytest.mark.parametrize("line", ["add a label to story 4", "put a tag on this"])
def test_a_tag_without_its_word_is_asked_for_in_plain_words(line: str) -> None:
    said = readings(line)[0]
    assert (
        said
        == "!A tag needs a word: tag WORD tags the selected story, and tag 3 WORD tags story 3."
    )


@pytest.mark.parametrize(
    "line",
    [
        *("top story", "the main story", "lead story", "first story", "Leading article"),
        *("read the lead story", "open the main article", "show me the top headline please"),
    ],
)
def test_the_leading_story_is_the_first_of_the_list(line: str) -> None:
    assert readings(line) == ("first-story",)


@pytest.mark.parametrize("line", ["top stories", "main headlines", "lead stories"])
def test_several_leading_stories_are_the_briefing(line: str) -> None:
    assert readings(line)[0] == "briefing"


@pytest.mark.parametrize(
    ("line", "meant"), [("top story", "paragraph 1"), ("main story", "briefing")]
)
def test_in_a_story_its_leading_part_is_meant(line: str, meant: str) -> None:
    assert readings(line, is_reading=True)[0] == meant
