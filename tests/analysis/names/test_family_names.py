"""Family names that are words as well."""

import pytest

from wirereader.analysis.engine import examine
from wirereader.story.names import EntityKind, MentionKind


def people(text: str) -> list[str]:
    found = examine(text)
    return [
        text[m.span.start : m.span.end]
        for m in found.mentions
        if m.kind is MentionKind.NAME and found.entities[m.entity].kind is EntityKind.PERSON
    ]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("The seat is held by Karen Lake. Lake said the vote was close.", "Lake"),
        ("Karen May, the minister, resigned. Critics of May's plan were glad.", "May"),
        ("Owen March runs the shop. The mayor told March to close it.", "March"),
    ],
)
def test_a_family_name_is_found_again(text: str, family: str) -> None:
    assert family in people(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Karen Lake won. She swam in the Lake and left in a boat.", "Lake"),
        ("Karen May resigned. In May she leaves. May is warm there.", "May"),
    ],
)
def test_the_word_is_not_the_family(text: str, word: str) -> None:
    assert word not in people(text)
