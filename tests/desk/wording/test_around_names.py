"""Addresses and paths stand in a line as typed: other letters are other feeds and files."""

from itertools import islice

import pytest

from wirereader.desk.command_parser import meanings
from wirereader.desk.session import Session
from wirereader.desk.targets import TypedWords
from wirereader.desk.wording.synonyms import around_names, expanded

FRAMES = (
    "add {}",
    "pls subscribe to {}",
    "follow {}",
    "save to {}",
    "save this story to {}",
    "export feeds to {}",
    "import my feeds from {}",
    "open {}",
    "save the quotes to {}",
    "could you save this to {}",
)
NAMES = (
    "http://ur.example/2day.xml",
    "https://thru.example/~ppl/feed?abt=sth",
    "https://im.example/don't/feed",
    "/srv/w/o.opml",
    "~/ppl/Yday's notes.txt".replace(" ", "-"),
    "../u/l8r.md",
    "C:\\ppl\\I'm.txt",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("frame", FRAMES)
def test_what_names_something_outside_stays_as_typed(frame: str, name: str) -> None:
    for typed in islice(meanings(frame.format(name), Session()), 1):
        assert not isinstance(typed, str)
        assert isinstance(typed.target, TypedWords)
        assert name in typed.target.text


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("stories w/o sport", "-sport -from:sport -folder:sport"),
        ("stories w/ pictures", "has:pictures"),
        ('stories abt "ppl"', '"ppl"'),
        ("stories abt ppl.example", "ppl.example"),
    ],
)
def test_short_words_beside_them_are_written_out(line: str, text: str) -> None:
    typed = next(iter(meanings(line, Session())))
    assert not isinstance(typed, str)
    assert typed.target == TypedWords(text)


def test_only_what_stands_around_names_is_changed() -> None:
    assert expanded("i'm at http://im.example/i'm") == "i am at http://im.example/i'm"
    assert around_names('a "b" c/d e', str.upper) == 'A "b" c/d E'
    assert around_names("plain words", str.upper) == "PLAIN WORDS"
