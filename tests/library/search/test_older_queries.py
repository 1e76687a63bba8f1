"""What version 0.1.0 kept goes on meaning what it meant, in words of today."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.compatibility.version_0_1_0 import query_reader
from wirereader.library.library import Library
from wirereader.library.search.older_queries import keep_meaning, kept_meaning
from wirereader.library.search.query_parser import parse_query
from wirereader.library.stories.word_index import parted
from wirereader.story.faults import SettingsFault

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        [
            *("or", "OR", "and", "AND", "NOT", "|", "today", "yesterday", "#work", "(a", "b)", "-"),
            *(
                "is:unread",
                "from:voa",
                "from:",
                "voa",
                "date:today",
                "unread",
                "-unread",
                "breaking",
            ),
            *(
                "source:bbc(uk)",
                'tag:"a b"',
                "tag:a(b)",
                "since:2d",
                'x"y z"',
                '"a b"*',
                "ge*",
                "-a",
            ),
            *("speaker:putin", 'from:"x y"', "12:30", "https://x.example/a", "--a", "re:", "is:x*"),
        ]
    ),
)


def meaning(part: Any) -> Any:
    """A part as plain values, words as the index is asked for them."""
    name, fields = type(part).__name__, list(part)
    if name == "Words":
        return name, parted(part.words).replace('"', " ").split(), part.field, part.is_prefix
    if name == "Not":
        return name, meaning(part.part)
    if name == "AnyOf":
        return name, [meaning(one) for one in part.parts]
    return name, fields


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("tbilisi since:2d", "tbilisi since:2d"),
        ("war or peace", 'war "or" peace'),
        ("a OR b c", "a OR b c"),
        ("NOT sport", '"NOT" sport'),
        ("today unread", '"today" unread'),
        ("is:unread", '"is:unread"'),
        ("from: voa", '"from:" voa'),
        ("Ukraine: talks", "Ukraine: talks"),
        ("#work -(a", '"#work" -"(a"'),
        ("source:bbc(uk)", 'source:"bbc(uk)"'),
    ],
)
def test_words_that_mean_something_now_are_put_in_quotation_marks(text: str, told: str) -> None:
    assert kept_meaning(text) == told


@given(st.lists(PIECES, min_size=1, max_size=8).map(" ".join))
def test_every_search_of_then_is_the_same_now(text: str) -> None:
    try:
        then = query_reader.parse_query(text, NOON).parts
    except SettingsFault:
        return
    now = parse_query(kept_meaning(text), NOON).parts
    assert [meaning(part) for part in now] == [meaning(part) for part in then]


@given(st.lists(PIECES, min_size=1, max_size=8).map(" ".join))
def test_what_was_written_anew_stays_as_it_is(text: str) -> None:
    told = kept_meaning(text)
    assert kept_meaning(told) == told


def test_searches_and_rules_of_a_library_are_written_anew(library: Library) -> None:
    library.save_search("plain", "tbilisi OR kiev")
    with library._database.writing() as connection:
        connection.execute("INSERT INTO searches VALUES ('days', 'today OR war')")
        connection.execute("INSERT INTO rules (text, action) VALUES ('is:sport or not', 'kill')")
        keep_meaning(connection)
    assert dict(library.saved_searches()) == {"days": '"today" OR war', "plain": "tbilisi OR kiev"}
    assert [rule.text for rule in library.rules()] == ['"is:sport" "or" "not"']
