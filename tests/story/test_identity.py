import re

from hypothesis import given
from hypothesis import strategies as st

from wirereader.story.identity import ID_SHAPE, story_id


@given(st.text(), st.text())
def test_an_id_is_safe_and_starts_with_a_letter(source: str, guid: str) -> None:
    assert re.fullmatch("[a-r][a-z2-9]{11}", story_id(source, guid))
    assert story_id(source, guid) == story_id(source, guid)


def test_source_and_guid_do_not_run_together() -> None:
    pairs = [("a", "bc"), ("ab", "c"), ("", "abc"), ("abc", "")]
    assert len({story_id(*pair) for pair in pairs}) == 4


def test_an_id_stays_what_it_is() -> None:
    assert story_id("VOA", "story:1") == "hsfhwytdg592"


def test_every_id_is_known_for_one() -> None:
    ids = [story_id("Wire", str(number)) for number in range(2000)]
    assert [one for one in ids if not ID_SHAPE.fullmatch(one)] == []
    assert {one[0] for one in ids} == set("abcdefghijkmnpqr")
