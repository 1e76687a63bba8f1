"""What a reader is told of two versions: news by kind, and nothing where only the style changed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.steps import assert_in_proportion
from tests.tracking.changes.version_pairs import BANK, COURT, FERRY, FLOOD, PAIRS, VersionPair
from wirereader.tracking.changes.compare import changes
from wirereader.tracking.changes.told_lines import LONGEST, LONGEST_LINE

SILENT = [pair for pair in PAIRS if not pair.told]
TELLING = [pair for pair in PAIRS if pair.told]


def told(pair: VersionPair) -> list[str]:
    return [change.line for change in changes(*pair.versions())]


@pytest.mark.parametrize("pair", SILENT, ids=lambda pair: pair.name)
def test_style_furniture_and_order_are_no_news(pair: VersionPair) -> None:
    before, after = pair.versions()
    assert before != after
    assert told(pair) == []


@pytest.mark.parametrize("pair", TELLING, ids=lambda pair: pair.name)
def test_news_is_told_with_its_words_in_one_line(pair: VersionPair) -> None:
    lines = told(pair)
    for words in pair.told:
        assert any(all(word.casefold() in line.casefold() for word in words) for line in lines)
    assert all(word.casefold() in lines[0].casefold() for word in pair.told[0])


@pytest.mark.parametrize("pair", TELLING, ids=lambda pair: pair.name)
def test_what_is_told_can_be_taken_in_at_once(pair: VersionPair) -> None:
    lines = told(pair)
    assert all(len(line) <= LONGEST_LINE for line in lines)
    assert sum(map(len, lines)) <= LONGEST
    assert len(set(lines)) == len(lines)


def test_a_toll_in_headline_and_lead_is_told_once() -> None:
    after = tuple(part.replace("seven", "eleven") for part in FERRY)
    assert [one.line for one in changes(FERRY, (after[0], after[1]))] == [
        "Dead: seven is now eleven."
    ]


@pytest.mark.parametrize("which", ["second", "3rd"])
def test_which_one_it_was_is_no_toll(which: str) -> None:
    before = ("Quarry wall falls, at least five dead", "At least five people died on Monday.")
    lead = f"Rescuers ran on Friday when a {which} dead tree fell. The mayor said 18 people died."
    after = ("Trees fall in quarry", lead)
    lines = [change.line for change in changes(before, after)]
    assert any("five is now 18" in line for line in lines)
    assert not any(f"is now {which}" in line for line in lines)


def test_hurt_instead_of_dead_is_not_told_as_another_number_of_injured() -> None:
    pair = next(pair for pair in PAIRS if pair.name == "ferry-killed-to-injured")
    assert not any("23 is now" in line for line in told(pair))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Updated 13:10 GMT", "Updated 14:05 GMT"),
        ("35 minutes ago", "2 hours ago"),
        ("987 comments", "1,204 comments"),
        ("Read more: Five things to do", "Read more: Ten ferries that changed history"),
        ("4 min read", "3 min read"),
        ("By Ann Lee", "By Ann Lee and Tom Ortiz"),
    ],
)
def test_furniture_that_changes_on_both_sides_is_no_news(old: str, new: str) -> None:
    before, after = (f"{line}\n\n{FERRY[1]}\n\n{line}" for line in (old, new))
    assert changes((FERRY[0], before), (FERRY[0], after)) == ()


def test_a_line_that_is_furniture_of_its_source_alone_is_learned() -> None:
    line = "The Ellin Post, voice of the harbour since 1871"
    before, after = BANK[1], f"{BANK[1]}\n\n{line}"
    assert changes((BANK[0], before), (BANK[0], after))
    assert not changes((BANK[0], before), (BANK[0], after), frozenset({line}))


def test_paragraphs_in_another_order_are_no_news() -> None:
    turned = "\n\n".join(reversed(COURT[1].split("\n\n")))
    assert changes(COURT, (COURT[0], turned)) == ()


def test_a_killed_reporter_is_news_though_an_author_box_is_not() -> None:
    added = "Maria Voss was a correspondent for the Ellin Post and had three children."
    paragraphs = FLOOD[1].split("\n\n")
    after = "\n\n".join([*paragraphs[:3], added, *paragraphs[3:]])
    assert any("Maria Voss" in one.line for one in changes(FLOOD, (FLOOD[0], after)))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_two_texts_are_compared_within_bounds(before: str, after: str) -> None:
    found = changes(("", before), ("", after))
    assert sum(len(one.line) for one in found) <= LONGEST
    assert changes(("", before), ("", before)) == ()


@given(st.lists(st.sampled_from(FERRY[1].split("\n\n")), min_size=1, max_size=7))
def test_other_blanks_and_marks_are_no_news(paragraphs: list[str]) -> None:
    before = "\n\n".join(paragraphs)
    after = before.replace(" ", "\u00a0").replace("\n\n", "\n \n").replace("'", "\u2019")
    assert changes(("A headline", before), ("A headline", after)) == ()


def test_a_kill_that_replaces_a_story_is_told_as_that_alone() -> None:
    after = (f"KILL: {BANK[0]}", "The Wire has withdrawn this story. Do not use it.")
    (line,) = [one.line for one in changes(BANK, after)]
    assert line.startswith("Withdrawn: The Wire has withdrawn this story")


@pytest.mark.parametrize(
    "versions",
    [
        lambda n: ("1 2 " * n + "miles.", "2 1 " * n + "miles."),
        lambda n: (" ".join(f"word{k}" for k in range(n)) + " 1.", "Another text of few words."),
        lambda n: ('"a b c" ' * n, '"a b d" ' * n),
        lambda n: ("A " * n, '"x y z," ' + "B " * n),
        lambda n: ("\n\n".join(f"Line {k}." for k in range(n)), "\n\n".join("New." * n)),
    ],
    ids=["numbers", "words", "quotes", "capitals", "paragraphs"],
)
def test_long_texts_are_compared_in_proportion(versions: Callable[[int], tuple[str, str]]) -> None:
    def compare(count: int) -> None:
        before, after = versions(count)
        changes(("", before), ("", after))

    assert_in_proportion(compare, 500, 4000)
