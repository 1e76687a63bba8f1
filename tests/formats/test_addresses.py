"""Which addresses are one feed, and what people and programs put around an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.formats.addresses import absolute, same_feed_key, without_feed_scheme


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://e.org/%7Eann/feed", "https://e.org/~ann/feed"),
        ("https://e.org/%c3%a9", "https://e.org/é"),
        ("https://e.org/f?b=é", "https://e.org/f?b=%C3%A9"),
        ("https://MÜLLER.example/f", "http://xn--mller-kva.example/f/"),
        ("https://e.org/a/./b/../c", "https://e.org/a/c"),
        ("https://e.org/../f", "https://e.org/f"),
        (" https://e.org./f#x ", "http://E.org:443/f"),
        ("https://e.org", "http://e.org:80/?"),
    ],
)
def test_one_feed_spelled_otherwise(one: str, other: str) -> None:
    assert same_feed_key(one) == same_feed_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://e.org/a%2Fb", "https://e.org/a/b"),
        ("https://e.org/Feed", "https://e.org/feed"),
        ("https://e.org/f?a=1", "https://e.org/f?a=2"),
        ("https://e.org:8080/f", "https://e.org/f"),
        ("https://ann@e.org/f", "https://e.org/f"),
        ("https://e.org//f", "https://e.org/f"),
    ],
)
def test_others_are_not_one(one: str, other: str) -> None:
    assert same_feed_key(one) != same_feed_key(other)


@pytest.mark.parametrize("address", ["https://e.org/\udcff", "https://e.org/?a=\ud800"])
def test_bytes_that_are_no_text_have_a_key(address: str) -> None:
    assert same_feed_key(address).isascii()


@given(st.text(max_size=40))
def test_any_address_has_a_key_that_is_its_own(text: str) -> None:
    address = f"https://e.org/{text}"
    assert same_feed_key(address) == same_feed_key(f" {address} ")
    assert isinstance(same_feed_key(text), str)


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("feed://e.org/f", "http://e.org/f"),
        ("feeds://e.org/f", "https://e.org/f"),
        ("feed:https://e.org/f", "https://e.org/f"),
        ("feed://https://e.org/f", "https://e.org/f"),
        ("podcast://e.org/f", "https://e.org/f"),
        ("PCAST://e.org/f", "https://e.org/f"),
        ("view-source:https://e.org/f", "https://e.org/f"),
        ("<https://e.org/f>", "https://e.org/f"),
        ("“https://e.org/f”", "https://e.org/f"),
        ("https://e.org/f\u200b\n", "https://e.org/f"),
        ("https://e.org/feed:1", "https://e.org/feed:1"),
        ("feed:", "feed:"),
        ("https://e.org/?to=feed:https://a.org/f", "https://e.org/?to=feed:https://a.org/f"),
    ],
)
def test_what_stands_before_and_around_an_address(written: str, plain: str) -> None:
    assert without_feed_scheme(written) == plain


@pytest.mark.parametrize(
    "unseen",
    ["\U000e0041\U000e0042", "\ud83d", "\ufdd0", "\uffff", "\ufff9", "\u061c", "\u202e", "\x9b"],
    ids=ascii,
)
def test_nothing_unseen_is_left_in_an_address(unseen: str) -> None:
    assert absolute(f"https://e.org/a{unseen}b") == "https://e.org/ab"
    assert absolute(f"c{unseen}d", "https://e.org/a/") == "https://e.org/a/cd"
