"""Lines as they are dictated, or written by who learns English: reasons, excuses, slips."""

import pytest

from wirereader.desk.wording.rewording import readings

STORY = {
    "skip this one because it is too long": "next",
    "skip this story its boring": "next",
    "put a star on this so i find it later": "star",
    "star this because my boss wants it": "star",
    "i did not hear that please repeat": "again",
    "i have finished this one give me another": "next",
    "i am done with this story show me the next one": "next",
    "go one paragraph back i was not listening": "previous-paragraph",
    "sorry where am i": "where",
    "are there other news about this": "event",
    "is there more news about the same topic": "event",
    "show me please the place on a map": "map",
    "can i read the original in internet": "browse",
    "how many people are missing": "find people missing",
    "how many workers were injured": "find workers injured",
    "when did it happen": "details date",
    "i would like to know more about this Ann Lee": "card Ann Lee",
    "i want to save this for reading it later": "star",
    "why is this news breaking": "why",
    "say that again please i did not hear": "this-paragraph",
    "can you repeat the last paragraph": "this-paragraph",
    "give me the names of the people who speak here": "quotes about every:speaker",
}
LIST = {
    "i dont want see the news already readed": "unread",
    "i do not want to read stories that i have already seen": "unread",
    "put only ten news in the list": "set list 10",
    "show me just 20 stories per page": "set list 20",
    "why is this story breaking": "why",
    "tell me who has resigned": "search resigned",
    "who was arrested in Lima": "search arrested from:Lima",
    "who has been elected": "search elected",
    "how i go back": "help back",
    "what i can do here": "help",
    "please put the news in order from the old to the new": "sort oldest",
    "sort the stories from the newest to the oldest": "sort newest",
    "please would you be so kind and show me the most recent news": "sort newest",
    "give to me the names of all persons which are in the news": "people",
    "can you find the article where they talk about lifeboats": "search lifeboats",
    "i want that you mark the first news as readed": "mark-read 1",
    "mark the first article as read": "mark-read 1",
    "i need the newest three stories": "list 1-3",
    "show the first four articles": "list 1-4",
    "show me only the news which have pictures": "search has:pictures",
    "can you make the list more short": "set list 10",
    "star teh third": "star 3",
    "um what was the uh story about copper": "search copper",
    "read number two no number three": "open 3",
    "open story 4 sorry i mean story 5": "open 5",
    "are there other news about wheat": "search wheat",
    "search news about wheat which i did not read": "search is:unread wheat",
    "search stories i have not opened about rain": "search is:unread rain",
    "where i can change the letter size": (
        "!Your terminal sets the size of letters: ctrl and + in most. width 60 makes lines shorter."
    ),
}


@pytest.mark.parametrize("line", STORY)
def test_in_an_open_story(line: str) -> None:
    assert readings(line, is_reading=True)[0] == STORY[line]


@pytest.mark.parametrize("line", LIST)
def test_at_the_list(line: str) -> None:
    assert readings(line)[0] == LIST[line]


@pytest.mark.parametrize(
    "line",
    [
        "mark all read because i am tired",
        "delete the source because it is boring",
        "hide rain so i do not see it",
    ],
)
def test_a_reason_makes_nothing_of_a_line_that_the_line_alone_is_not(line: str) -> None:
    bare = {"mark all read", "delete the source", "hide rain"}
    alone = next(one for one in bare if line.startswith(one))
    assert readings(line) in {readings(alone), (line,), ()} or readings(line)[0].startswith("!")


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("search artcles about rain", "search rain"),
        ("search storys about rain", "search rain"),
        ("search stores about fire", "search fire"),
    ],
)
def test_a_noun_that_may_be_mistyped_is_searched_for_as_typed_first(line: str, mended: str) -> None:
    assert readings(line)[:2] == (line, mended)


@pytest.mark.parametrize("is_reading", [False, True])
@pytest.mark.parametrize(
    "line",
    [
        "who said it is good",
        "who thinks that's bad",
        "stories where olsen says it's late",
        "why did she resign because it is unclear",
        "stories about divers saved because they waited",
        "news about er nurses",
        "how we stop climate change",
        "how you find water on mars",
        "how we leave the eu",
        "how is the weather",
        "how is the economy",
    ],
)
def test_what_only_looks_like_a_reason_or_a_slip_stays(line: str, is_reading: bool) -> None:
    found = readings(line, is_reading=is_reading)
    lost = {"quotes", "quote", "again", "details read", "search divers saved", "search nurses"}
    assert not found or found[0] not in lost
    assert not any(one.startswith(("help ", "card ", "stories-about nurses")) for one in found)


@pytest.mark.parametrize("name", ["read.txt", "later.md", "look/at.md"])
def test_a_file_named_like_what_a_story_is_kept_for_is_written(name: str) -> None:
    assert readings(f"save it to {name}", is_reading=True)[0] == f"save {name}"
    assert readings("save it to read tomorrow", is_reading=True)[0] == "star"


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("stories about a bird never seen before", "search bird never seen before"),
        ("search a door never opened", "search a door never opened"),
        ("news about the never opened bridge", "search never opened bridge"),
        ("stories about books people do not read", "search books people do not read"),
        ("stories i did not read", "unread"),
        ("stories i never opened", "unread"),
        ("what i haven't read", "unread"),
        ("search wheat not read", "search is:unread wheat"),
    ],
)
def test_what_nobody_saw_is_not_what_is_unread(line: str, first: str) -> None:
    assert readings(line)[0] == first
