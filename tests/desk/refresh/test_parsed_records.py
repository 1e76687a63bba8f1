"""Records of what arrived: alerts, and links that tell the same story in two feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.desk.refresh.parsed_records import link_key, link_keys, records_of
from wirereader.formats.parse import parse_document

FEED = """<rss version="2.0"><channel><title>City Desk</title>
<item><title>BREAKING: Bridge falls</title><link>https://www.city.example/news/1?utm_source=rss</link>
<guid isPermaLink="false">c1</guid><description>The bridge fell at noon.</description></item>
<item><title>Fair opens</title><link>https://city.example/news/2#top</link></item>
<item><title>Fair closes</title><link>http://city.example/news/2</link></item>
</channel></rss>"""


@pytest.mark.parametrize(
    ("link", "key"),
    [
        ("https://www.city.example/news/1", "city.example/news/1"),
        ("http://city.example/news/1/", "city.example/news/1"),
        ("https://city.example/news/1?utm_source=rss&at_medium=RSS#top", "city.example/news/1"),
        ("https://city.example/?p=12&fbclid=zz", "city.example?p=12"),
        ("https://city.example/a?b=2&a=1", "city.example/a?a=1&b=2"),
        ("https://CITY.example:443/a", "city.example/a"),
        ("https://city.example:8443/a", "city.example:8443/a"),
        ("https://city.example/", None),
        ("https://city.example", None),
        ("https://city.example/?utm_source=rss", None),
        ("mailto:desk@city.example", None),
        ("http://[::1", None),
        ("https://city.example:port/a", None),
        ("", None),
        (None, None),
    ],
)
def test_a_link_without_what_does_not_tell_the_story(link: str | None, key: str | None) -> None:
    assert link_key(link) == key


def test_a_link_that_two_stories_share_tells_of_neither() -> None:
    links = ["https://a.example/x", "https://a.example/y", "http://www.a.example/x?utm_id=1", None]
    assert link_keys(links) == [None, "a.example/y", None, None]


@given(st.text())
def test_any_text_for_a_link_is_a_key_or_none(link: str) -> None:
    for text in (link, f"https://a.example/{link}", f"https://{link}/a"):
        assert link_key(text) is None or link_key(text)


def test_records_say_why_they_are_breaking_and_what_links_them() -> None:
    records = list(records_of(parse_document(FEED.encode())))
    assert [record.headline for record in records] == [
        "BREAKING: Bridge falls",
        "Fair opens",
        "Fair closes",
    ]
    assert records[0].alert_because == ['headline begins "BREAKING"']
    assert records[0].alert_level is not None
    assert records[1].alert_level is None
    assert [record.link_key for record in records] == ["city.example/news/1", None, None]
    assert {record.source for record in records} == {"City Desk"}


def test_the_name_a_reader_gave_goes_before_the_feed_s_own() -> None:
    records = list(records_of(parse_document(FEED.encode()), "My town"))
    assert {record.source for record in records} == {"My town"}
