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
    "search storys about rain": "search rain",
    "search artcles about rain": "search rain",
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
