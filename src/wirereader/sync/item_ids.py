"""The forms of an item's id in the Google Reader interface.

Lists of ids have decimals ("62"); all else has `tag:google.com,2005:reader/item/` and sixteen
hexadecimal digits, which is the only form that all servers read alike: Miniflux 2.2.6 takes the
short form for hexadecimal and marks another story.  Kept is the decimal, as text; an id that is no
64-bit number is kept as it came.
"""

import re

_LONG = "tag:google.com,2005:reader/item/"
_HEX = re.compile(r"[0-9a-fA-F]{16}")
_DECIMAL = re.compile(r"-?[0-9]{1,20}")
_TOP = 1 << 64
_LONGEST = 200  # characters; what is longer is no id


def kept_id(told: object) -> str | None:
    """An id in the form it is kept in, or None for what is none."""
    text = str(told) if isinstance(told, int) and not isinstance(told, bool) else told
    if not isinstance(text, str) or not text or len(text) > _LONGEST or not text.isprintable():
        return None
    if text.startswith(_LONG):
        rest = text.removeprefix(_LONG)
        return str(_signed(int(rest, 16))) if _HEX.fullmatch(rest) else text
    if _DECIMAL.fullmatch(text):
        number = int(text)
        return str(_signed(number % _TOP)) if -_TOP // 2 <= number < _TOP else None
    return text


def sent_id(kept: str) -> str:
    """An id as it is sent."""
    if not _DECIMAL.fullmatch(kept):
        return kept
    return f"{_LONG}{int(kept) % _TOP:016x}"


def age_of(kept: str) -> int:
    """A number that is the larger, the newer an item is; 0 where its id does not tell."""
    return int(kept) if _DECIMAL.fullmatch(kept) else 0


def _signed(number: int) -> int:
    """Google's ids are signed; one that came as unsigned is the same item."""
    return number - _TOP if number >= _TOP // 2 else number
