"""Text for comparing what a person typed: no case, no accents, and plain letters for stroked ones.

Unicode takes "é" apart into a letter and an accent, but has no such parts for "ł" or "ø": what
people type for those is written down here, as Unicode's own transliteration tables (CLDR,
Latin-ASCII) have it.
"""

import unicodedata

from wirereader.late_import import late_pattern

_LETTERS = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "ĸ": "q", "ŋ": "n",
    "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ɓ": "b", "ƈ": "c", "ɖ": "d", "ɗ": "d", "ƒ": "f",
    "ɠ": "g", "ɨ": "i", "ɉ": "j", "ƙ": "k", "ƚ": "l", "ɲ": "n", "ɵ": "o", "ƥ": "p", "ɍ": "r",
    "ƭ": "t", "ʉ": "u", "ʋ": "v", "ƴ": "y", "ƶ": "z", "ƀ": "b", "ȼ": "c", "ɇ": "e", "ǥ": "g",
    "ǿ": "o", "ǽ": "ae",
}  # fmt: skip
_PLAIN = {
    **_LETTERS,
    **{letter.upper(): plain for letter, plain in _LETTERS.items() if letter not in "ıß"},
    "ẞ": "ss",
}
STROKED = "".join(_PLAIN)
"""The letters that stand for others here, small and capital."""
# Signs that look alike and are typed with one key
_SIGNS = str.maketrans(dict.fromkeys("’‘ʼʻ′`", "'") | dict.fromkeys("‐‑‒–—−", "-"))
_STROKED = late_pattern(f"[{STROKED}]")


def without_strokes(text: str) -> str:
    """The same text with plain, small letters for those with strokes: "lódź" for "łódź"."""
    return text if text.isascii() else _STROKED.sub(lambda letter: _PLAIN[letter[0]], text)


def folded(text: str) -> str:
    """Text without case, accents, strokes, curly marks or long dashes, and with single blanks."""
    if text.isascii():
        return " ".join(text.casefold().split())
    plain = unicodedata.normalize("NFKD", without_strokes(text).casefold().translate(_SIGNS))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
