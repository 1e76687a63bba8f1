"""A story's own identity: short, stable, and safe in a shell, a path or a sentence."""

import hashlib
import re

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # 32 signs; without l, o, 0 and 1
_LETTERS = _ALPHABET[:16]
_LENGTH = 12
ID_SHAPE = re.compile(r"[a-r][a-z2-9]{11}", re.ASCII)
"""What every id looks like; other words may, too."""


def story_id(source: str, guid: str) -> str:
    """Twelve letters and digits from the pair that marks are keyed by; the first is a letter."""
    pair = f"{source}\x00{guid}".encode("utf-8", "surrogatepass")
    number = int.from_bytes(hashlib.blake2b(pair, digest_size=8).digest(), "big")
    signs = [_LETTERS[number & 15]]
    number >>= 4
    for _ in range(_LENGTH - 1):
        signs.append(_ALPHABET[number & 31])
        number >>= 5
    return "".join(signs)
