"""Countries of continents and other regions of the world, for words outside a text."""

from functools import cache
from pathlib import Path
from typing import Final

from wirereader.story.folding import folded

_TABLE: Final = Path(__file__).parents[1] / "tables" / "world_regions.txt"


def countries_of(region: str) -> tuple[str, ...]:
    """The ISO codes of the countries of a region that has a name: "Africa"; () for none."""
    return _by_name().get(" ".join(folded(region).split()).removeprefix("the "), ())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("|") for line in lines if not line.startswith("#"))
    return {name: tuple(codes.split()) for names, codes in rows for name in names.split(";")}
