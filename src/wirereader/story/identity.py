"""A story's own identity: short, stable, and safe in a shell, a path or a sentence."""

import re

from wirereader.digest import blake2b
from wirereader.late_import import late_pattern

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # 32 signs; without l, o, 0 and 1
_LETTERS = _ALPHABET[:16]
_PAIRS = tuple(second + first for first in _ALPHABET for second in _ALPHABET)
ID_SHAPE = late_pattern(r"[a-r][a-z2-9]{11}", re.ASCII)
"""What every id looks like; other words may, too."""


def story_id(source: str, guid: str) -> str:
    """Twelve letters and digits from the pair that marks are keyed by; the first is a letter."""
    pair = f"{source}\x00{guid}".encode("utf-8", "surrogatepass")
    number = int.from_bytes(blake2b(pair, digest_size=8).digest(), "big")
    return "".join(  # the lowest four bits, then five for each of eleven signs
        (
            _LETTERS[number & 15],
            _PAIRS[number >> 4 & 1023],
            _PAIRS[number >> 14 & 1023],
            _PAIRS[number >> 24 & 1023],
            _PAIRS[number >> 34 & 1023],
            _PAIRS[number >> 44 & 1023],
            _ALPHABET[number >> 54 & 31],
        )
    )
