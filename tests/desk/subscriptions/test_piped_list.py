"""A list of sources that comes through standard input."""

import io
import sys

import pytest

from wirereader.desk.subscriptions.subscription_changes import piped_list
from wirereader.story.faults import SourceFault


def piped(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_a_list_is_read_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, b"https://e.org/feed\n")
    assert piped_list() == b"https://e.org/feed\n"


def test_what_is_too_large_is_refused_and_not_held(monkeypatch: pytest.MonkeyPatch) -> None:
    piped(monkeypatch, bytes(40_000_000))
    with pytest.raises(SourceFault, match="too large"):
        piped_list()
    assert len(sys.stdin.buffer.read()) > 6_000_000
