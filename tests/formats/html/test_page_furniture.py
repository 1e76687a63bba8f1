import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.html.page_furniture import is_furniture, is_pressing, kicker_of


@pytest.mark.parametrize(
    "line",
    [
        "Accessibility links",
        "  Skip to main content ",
        "Skip to the content",
        "Share this",
        "SHARE",
        "Share on Facebook",
        "Share this via Email, Twitter & more",
        "Print",
        "Print this page",
        "Read more »",
        "Read More...",
        "Related stories:",
        "ADVERTISEMENT",
        "[Advertisement]",
        "Sign up for our newsletter",
        "Editor’s picks",
        "3 Comments",
        "5 min read",
        "© 2008 Voice of Everywhere",
        "Copyright 2008 Somebody. All rights reserved.",
        "Copyright by the Agency, Berlin",
        "-----",
        "* * *",
        "_________",
        "↑ Back to top",
        "Home | News | Sport",
        "World · Politics · Business",
    ],
)
def test_buttons_menus_and_rules_are_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Print sales fall again",
        "Share prices slump in Tokyo",
        "Search for missing ferry goes on",
        "Home prices rise",
        "Read more books, minister tells children",
        "Skip to main content was all the page said.",
        "Georgia Breaks Diplomatic Ties With Russia",
        "Breaking News",
        "Top court frees editor",
        "By Ann Lee",
        "Play.",
        "Home | Away | Neither",
        "News | Sport",
        "Copyright " + "law " * 60,
        "Copyright holders won their case on Monday.",
        "",
        "-",
        "“No.”",
        "14",
    ],
)
def test_lines_of_a_story_are_not(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize(
    ("line", "kicker"),
    [
        ("Breaking News", "Breaking News"),
        ("BREAKING", "BREAKING"),
        ("*** URGENT ***", "URGENT"),
        ("Just in:", "Just in"),
        ("Exclusive", "Exclusive"),
        ("ANALYSIS |", "ANALYSIS"),
        ("[FLASH]", "FLASH"),
        ("  Middle  East ", "Middle  East"),
    ],
)
def test_a_label_alone_on_its_line_is_a_kicker(line: str, kicker: str) -> None:
    assert kicker_of(line) == kicker


@pytest.mark.parametrize(
    "line",
    ["Breaking Bad", "Urgent talks on wheat", "Breaking News: Dam fails", "", "***", "Print"],
)
def test_more_or_other_words_are_no_kicker(line: str) -> None:
    assert kicker_of(line) is None


def test_some_kickers_press() -> None:
    assert is_pressing("Breaking News")
    assert is_pressing("URGENT")
    assert not is_pressing("Analysis")


@given(st.text())
def test_no_line_is_both(line: str) -> None:
    assert not (is_furniture(line) and kicker_of(line))
