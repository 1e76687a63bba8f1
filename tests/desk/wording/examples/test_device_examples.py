"""What people say to a phone, a podcast app, a voice assistant or a screen reader."""

import pytest

from wirereader.desk.wording.rewording import readings


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("swipe left", "next"),
        ("next card", "next"),
        ("skip ahead 45 seconds", "next"),
        ("rewind 20 seconds", "previous"),
        ("tap 6", "open 6"),
        ("double tap on 6", "open 6"),
        ("heading 6", "open 6"),
        ("add 6 to my playlist", "star 6"),
        ("my queue", "starred"),
        ("open my library", "starred"),
        ("for you", "unread"),
        ("pull to refresh", "refresh"),
        ("play the podcast", "search has:audio"),
        ("download episode 6", "6\tdownload"),
        ("what's going on around the world", "briefing"),
        ("what am i listening to", "where"),
        ("where is the cursor", "where"),
        ("which story has the focus", "where"),
        ("what is under the cursor", "where"),
        ("announce the focused item", "where"),
        ("braille line length 32", "width 32"),
        ("32 cells", "width 32"),
        ("read the title bar", "where"),
        ("ctrl home", "first-story"),
        ("end of the document", "last-story"),
        ("say all", "list"),
        ("weiter", "next"),
        ("salir", "quit"),
        ("what time is it", "details now"),
        ("health", "scope health"),
        ("what's the weather", "search weather"),
        ("open the podcast", "search has:audio"),
        ("say current item", "where"),
        ("next section", "next"),
        ("screen", "tui"),
        ("LIST", "list"),
        ("collections", "tags"),
        ("updates", "changed"),
    ],
)
def test_at_the_list(line: str, first: str) -> None:
    assert (readings(line) or (line.casefold(),))[0] == first


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("swipe left", "next"),
        ("skip ahead 45 seconds", "next-paragraph"),
        ("rewind 20 seconds", "previous-paragraph"),
        ("down arrow", "next-paragraph"),
        ("pan left", "previous-paragraph"),
        ("previous track", "previous"),
        ("save it to my library", "star"),
        ("end of the document", "last-paragraph"),
        ("start over", "paragraph 1"),
        ("open the elements list", "names"),
        ("links list", "links"),
        ("say this line", "this-paragraph"),
        ("how far along am i", "where"),
        ("finish", "mark-read"),
        ("print it on paper", "pipe lp"),
        ("read out the headlines", "list"),
    ],
)
def test_where_a_story_is_open(line: str, first: str) -> None:
    assert readings(line, is_reading=True)[0] == first


@pytest.mark.parametrize("is_reading", [False, True])
@pytest.mark.parametrize(
    "line", ["read all stories", "read everything to me", "read every article"]
)
def test_reading_all_marks_nothing(line: str, is_reading: bool) -> None:
    assert not any("mark" in one for one in readings(line, is_reading=is_reading))


def test_all_that_was_read_is_marked() -> None:
    assert readings("I have read everything") == ("mark-all-read",)


@pytest.mark.parametrize("line", ["disable everything", "turn off everything"])
def test_no_settings_are_changed_where_nothing_says_which(line: str) -> None:
    assert not any(one.startswith("set ") for one in readings(line))
    assert readings(line.replace("everything", "all alerts"))[0].startswith("set alerts.")
