"""Countries by what they and their people are called, for words outside a text.

In a text a name may mean several places, which `place_resolution` decides; here the country alone
is asked for: "Kenya", "kenyan", "the netherlands".
"""

from functools import cache
from pathlib import Path
from typing import Final

from wirereader.story.folding import folded

_TABLE: Final = Path(__file__).parents[1] / "tables" / "countries.txt"
_COLUMNS: Final = 5
_IS_UNSURE: Final = "*"
"""Begins a name that is an ordinary word or a language as well."""
_SHORTEST: Final = 3
"""Letters: "us" and "in" are words of any line."""


def country_code(words: str) -> str:
    """The ISO code of the country that has a name, or whose people or things have; "" for none."""
    name = " ".join(folded(words).split())
    return _codes().get(name.removeprefix("the "), "")


@cache
def _codes() -> dict[str, str]:
    """Codes by folded name; read when somebody first asks: 250 lines."""
    found: dict[str, str] = {}
    for line in _TABLE.read_text("utf-8").splitlines():
        cells = line.split("|")
        if line.startswith("#") or len(cells) < _COLUMNS:
            continue
        code, name, _, others, demonyms = cells[:_COLUMNS]
        for one in (name, *others.split(";"), *demonyms.split(";")):
            plain = folded(one.strip()).removeprefix("the ")
            if len(plain) >= _SHORTEST and not one.startswith(_IS_UNSURE):
                found.setdefault(plain, code)
    return found
