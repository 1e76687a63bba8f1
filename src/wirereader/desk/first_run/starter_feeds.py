"""Well-known public feeds to begin with: facts only, and no request before somebody chooses."""

import csv
from functools import cache
from pathlib import Path
from typing import NamedTuple

from wirereader.desk.phrases import language_name
from wirereader.story.folding import folded

_FILE = Path(__file__).with_name("starter_feeds.tsv")


class StarterFeed(NamedTuple):
    """A feed to choose: where its news is from, its title, address, and language by code."""

    region: str
    title: str
    address: str
    language: str

    @property
    def language_name(self) -> str:
        """Its language, in English."""
        return "English" if self.language == "en" else language_name(self.language)


@cache
def starter_feeds() -> tuple[StarterFeed, ...]:
    """All of them, by region, the world first."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        next(rows)
        return tuple(StarterFeed(*row) for row in rows)


def feeds_of(words: str) -> tuple[StarterFeed, ...]:
    """Those whose region, language or title has all of these words."""
    wanted = folded(words).split()
    return tuple(
        feed
        for feed in starter_feeds()
        if all(
            word in folded(f"{feed.region} {feed.title} {feed.language_name}") for word in wanted
        )
    )
