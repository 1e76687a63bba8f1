"""Words looked for in the paragraphs of one story."""

import pytest

from wirereader.desk.search.paragraph_search import paragraphs_with
from wirereader.story.body import Body

BODY = Body.of("Water rose.\n\nWe waited, and the crew wept.\n\nThe mayor is in St Ives with a TV.")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("wc -w", ()),
        ("the w", ()),
        ("crew -c", ()),
        ("wait crew", (1,)),
        ("tv mayor", (2,)),
        ("waiting", (1,)),
    ],
)
def test_a_word_of_one_or_two_letters_stands_whole(words: str, found: tuple[int, ...]) -> None:
    assert paragraphs_with(BODY, words) == found
