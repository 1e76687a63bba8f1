"""Lines in headline case, where a capital tells no name: "Rivers Rise Across the North"."""

import re

_WORD = re.compile(r"[^\W_](?:[\w’'&\-–]*\w)?")
_ENDINGS = frozenset({"", ".", "!", "\u201d", '"'})  # of sentences, which no headline has
_LEAST = 4  # words: in fewer, capitals tell no headline
_LONG = 4  # letters: shorter words are small in many a headline
_MOST_LOWER = 0.15  # of the long words without a capital


def is_headline(line: str) -> bool:
    """Claim that a line is in headline case; one with figures may be a result or a table's row."""
    if line.rstrip()[-1:] in _ENDINGS or any(map(str.isdigit, line)):
        return False
    words = _WORD.findall(line)
    long = [w for w in words if len(w) >= _LONG]
    if len(words) < _LEAST or not long:
        return False
    lower: int = sum(w[0].islower() for w in long)
    return lower <= len(long) * _MOST_LOWER
