"""What is used of `re`, with patterns that are compiled when they are first used.

    from wirereader import late_re as re

is for modules of so many patterns that a line typed at a prompt would wait for them: it needs few.
"""

from re import (
    ASCII,
    IGNORECASE,
    Match,
    Pattern,
    escape,
    findall,
    finditer,
    fullmatch,
    match,
    search,
    split,
    sub,
)

from wirereader.late_import import late_pattern as compile  # noqa: A004 - as in `re`

__all__ = [
    "ASCII",
    "IGNORECASE",
    "Match",
    "Pattern",
    "compile",
    "escape",
    "findall",
    "finditer",
    "fullmatch",
    "match",
    "search",
    "split",
    "sub",
]
