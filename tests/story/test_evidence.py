"""The key of findings: the text, and what the source says of it as far as that can matter."""

import pytest

from wirereader.story.evidence import Evidence, findings_key, keys_of_text, text_of_key

TOLD = Evidence("en", "https://news.example.co.uk/rss", "Bus crashes", "LEEDS")


@pytest.mark.parametrize(
    "other",
    [
        TOLD._replace(language="cs"),
        TOLD._replace(site="https://example.com/rss"),
        TOLD._replace(site=None),
        TOLD._replace(headline="Bus crashes again"),
        TOLD._replace(dateline=None),
        TOLD._replace(headline="LEEDS", dateline="Bus crashes"),
    ],
)
def test_other_evidence_is_another_key_of_the_same_text(other: Evidence) -> None:
    own, second = findings_key("ab", TOLD), findings_key("ab", other)
    assert own != second
    assert text_of_key(own) == text_of_key(second) == "ab"


def test_two_papers_of_one_country_share_what_is_found() -> None:
    other = TOLD._replace(site="paper.example.uk", language="EN")
    assert findings_key("ab", other) == findings_key("ab", TOLD)


def test_the_range_of_a_text_holds_its_keys_and_no_others() -> None:
    first, end = keys_of_text(findings_key("ab", TOLD))
    inside = ["ab", findings_key("ab", TOLD), findings_key("ab", Evidence())]
    assert all(first <= key < end for key in inside)
    assert not any(first <= key < end for key in ("aa", "ab0", "ab0.1", "abf", "b"))
