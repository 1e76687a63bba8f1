"""Whose turn it is."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirereader.sources.http.host_limits import HostQueue, registered_host


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://feeds.news.test/rss", "news.test"),
        ("https://NEWS.test.:8080/rss", "news.test"),
        ("http://feeds.bbci.co.uk/x", "bbci.co.uk"),
        ("http://a.b.com.au/x", "b.com.au"),
        ("http://a.example.io/x", "example.io"),
        ("http://co.uk/x", "co.uk"),
        ("http://127.0.1.5:8801/x", "127.0.1.5"),
        ("http://[::1]:80/x", "::1"),
        ("http://localhost/x", "localhost"),
        ("http://[::1/x", "http://[::1/x"),
    ],
)
def test_what_was_registered(address: str, host: str) -> None:
    assert registered_host(address) == host


def test_the_fullest_host_goes_first_and_others_beside_it() -> None:
    turns = HostQueue([("a", 1), ("b", 2), ("b", 3), ("b", 4), ("c", 5)], per_host=2)
    assert [turns.next() for _ in range(5)] == [("b", 2), ("b", 3), ("a", 1), ("c", 5), None]
    assert turns
    turns.done("b")
    assert turns.next() == ("b", 4)
    assert not turns
    assert turns.next() is None


def test_those_of_one_host_can_be_dropped() -> None:
    turns = HostQueue([("a", 1), ("a", 2), ("a", 3), ("b", 4)], per_host=1)
    assert turns.next() == ("a", 1)
    assert turns.drop("a") == [2, 3]
    assert turns.drop("a") == []
    turns.done("a")
    assert turns.next() == ("b", 4)
    assert turns.next() is None


@given(
    st.lists(st.sampled_from("abcdef"), max_size=60),
    st.integers(1, 4),
    st.integers(1, 8),
    st.randoms(use_true_random=False),
)
def test_each_gets_a_turn_and_no_host_too_many(
    hosts: list[str],
    per_host: int,
    at_once: int,
    chance: random.Random,
) -> None:
    turns = HostQueue(((host, number) for number, host in enumerate(hosts)), per_host)
    running: list[tuple[str, int]] = []
    seen = []
    while turns or running:
        while len(running) < at_once and (taken := turns.next()) is not None:
            running.append(taken)
        assert running
        assert all(sum(host == each for host, _ in running) <= per_host for each, _ in running)
        host, number = running.pop(chance.randrange(len(running)))
        seen.append(number)
        turns.done(host)
    assert sorted(seen) == list(range(len(hosts)))
