"""Zones of time as dates name them (letters, offsets, places), and the one that is assumed."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, timedelta, timezone, tzinfo

_ZONES = {
    **dict.fromkeys(("ut", "utc", "gmt", "z", "wet", "greenwich"), 0),
    **dict.fromkeys(("bst", "cet", "met", "mez", "wat", "west"), 60),
    **dict.fromkeys(("cest", "mest", "mesz", "eet", "sast", "cat"), 120),
    **dict.fromkeys(("eest", "msk", "eat", "trt"), 180),
    **dict.fromkeys(("msd", "gst"), 240),
    "irst": 210, "ist": 330, "npt": 345, "pkt": 300, "bdt": 360, "ict": 420, "wib": 420,
    "hkt": 480, "sgt": 480, "awst": 480, "pht": 480, "jst": 540, "kst": 540,
    "acst": 570, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "ast": -240, "adt": -180, "nst": -210, "ndt": -150, "brt": -180, "art": -180,
    "est": -300, "edt": -240, "et": -300, "cst": -360, "cdt": -300, "ct": -360,
    "mst": -420, "mdt": -360, "mt": -420, "pst": -480, "pdt": -420, "pt": -480,
    "akst": -540, "akdt": -480, "hst": -600,
}  # fmt: skip
_ASSUMED: ContextVar[str] = ContextVar("zone assumed", default="")


@contextmanager
def zone_assumed(name: str) -> Iterator[None]:
    """Take times without a zone as those of the place `name` ("Europe/Berlin"), in the block."""
    token = _ASSUMED.set(name)
    try:
        yield
    finally:
        _ASSUMED.reset(token)


def assumed_zone() -> str:
    """The name that `zone_assumed` was given, or "" for none."""
    return _ASSUMED.get()


def zone_of(word: str | None) -> tzinfo:
    """The zone that a date names ("EST", "+0100", "Europe/Berlin"); the assumed one for None."""
    if word is None:
        return _place(_ASSUMED.get()) or UTC
    if "/" in word and (place := _place(word)):
        return place
    plain = (word or "").replace(" ", "").replace(":", "")
    if plain[:1] in {"+", "-"}:
        digits = plain[1:]
        if len(digits) == len("200"):  # "+2:00"
            digits = f"0{digits}"
        hours, minutes = (int(digits[:2] or 0), int(digits[2:4] or 0))
        offset = timedelta(hours=hours, minutes=minutes)
        if offset >= timedelta(hours=24):
            return UTC
        return timezone(-offset if plain[0] == "-" else offset)
    return timezone(timedelta(minutes=_ZONES.get(plain.lower().strip("()"), 0)))


def is_zone(name: str) -> bool:
    """Claim that `name` is a zone that `zone_assumed` understands."""
    return _place(name) is not None


def _place(name: str) -> tzinfo | None:
    """The zone of a place, or None when nobody knows it."""
    if not name:
        return None
    from zoneinfo import ZoneInfo

    area, _, town = name.partition("/")
    spellings = (name, f"{area.title()}/{town.title()}")
    for spelling in spellings:
        try:
            return ZoneInfo(spelling)
        except (ValueError, OSError, LookupError):  # no such place, or no table of places
            continue
    return None
