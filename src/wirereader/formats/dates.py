"""Every form of date met in feeds and agency files, as aware UTC times.

Forms: RFC 822 and its many cousins (names of zones, two-digit years, missing days, months in
other languages), ISO 8601 and W3C (basic, extended, week and ordinal days), asctime, Unix seconds,
and numeric days; what none of them fits is respelled (`formats.date_words`) and tried once more.
A time without a zone is taken as UTC, or as what `zone_assumed` says.  What is not understood is
None, and so is what stands where there is no date: year 1, the day that computers count from.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from wirereader.formats.date_words import respelled

_LONGEST = 120
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
# English, German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Polish, Czech, Hungarian,
# Greek, Russian, Turkish, Romanian, Finnish, Estonian, Lithuanian: as they begin, accents and dots
# left out
_MONTH_WORDS = (
    "jan ene gen sty led ιαν янв oca tam jaa sau",
    "feb fev lut uno φεβ фев şub sub hel vee vas",
    "mar mae maa mrt brez bre μαρ maal kov",
    "apr avr abr kwi dub απρ апр nis huh bal",
    "may mai mag mei maj kve μαι мая маи tou geg",
    "jun juin giu cze cerven cer ιουν июн haz kes juun bir",
    "jul juil lug lip cervenec cvc ιουλ июл tem hei juul liep",
    "aug aou ago sie srp αυγ авг agu elo rugp",
    "sep set wrz zar σεπ сен eyl sze syy rugs",
    "oct okt ott out paz rij οκτ окт eki lok spal",
    "nov noi lis νοε ноя kas marr lapk",
    "dec dez dic des gru pro δεκ дек ara jou det gruo",
)
_MONTHS = {word: i for i, words in enumerate(_MONTH_WORDS, 1) for word in words.split()}
_CLOCK = r"(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?\s*([ap]\.?m\.?)?"
_ZONE = r"(?:\(?([a-z][a-z/_-]{0,30})\)?)?\s*([+-]\s?\d{1,2}:?\d{0,2})?"
_RFC = re.compile(
    rf"(?:[^\W\d_]+\.?,?\s*)?(?:the\s+)?(\d{{1,2}})(?:st|nd|rd|th|\.)?[\s/-]+(?:de\s+)?"
    rf"([^\W\d_]{{3,12}})\.?,?[\s/-]+(?:de\s+)?(\d{{4}}|\d{{2}})"
    rf"(?:,?\s+(?:at\s+|-\s+)?{_CLOCK}\s*{_ZONE}(?:\s*\([^)]{{0,40}}\))?)?",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(
    rf"(?:[^\W\d_]+\.?,?\s+)?([^\W\d_]{{3,12}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})"
    rf"(?:,?\s+(?:at\s+|-\s+)?{_CLOCK}\s*{_ZONE})?",
    re.IGNORECASE,
)
_ASCTIME = re.compile(
    rf"(?:[^\W\d_]+\.?,?\s+)?([^\W\d_]{{3,12}})\.?\s+(\d{{1,2}}),?\s+{_CLOCK}\s*{_ZONE}\s+(\d{{4}})",
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(\d{4})(?:-?W(\d{2})(?:-?(\d))?|-(\d{3})(?!\d)|(?:[-/.]?(\d{2})(?:[-/.]?(\d{2}))?)?)"
    r"(?:(?:\s*T\s*|\s+)(\d{1,2})(?::?(\d{2})(?::?(\d{2})(?:[.,]\d{1,9})?)?)?)?"
    r"\s*(Z|[+-]\d{2}:?\d{0,2}|[A-Z]{2,5})?",
    re.IGNORECASE,
)
_ISO_SHORT_DAY = re.compile(
    rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}})(?:[T\s]+{_CLOCK})?\s*{_ZONE}", re.IGNORECASE
)
_KOREAN = re.compile(
    r"(\d{4})[년年]\s*(\d{1,2})[월月]\s*(\d{1,2})[일日]\s*(?:(오전|오후|上午|下午|午前|午後)?\s*(\d{1,2})[:시時]"
    r"\s*(\d{2})?(?:[:분分]\s*(\d{2})?)?)?.{0,8}"
)
_KOREAN_DOTS = re.compile(r"(\d{4})-(\d{2})-(\d{2})\s+(오전|오후)\s+(\d{1,2}):(\d{2}):(\d{2})")
_NUMERIC = re.compile(
    rf"(\d{{1,2}})[/.](\d{{1,2}})[/.](\d{{4}})(?:,?\s+{_CLOCK})?\s*{_ZONE}", re.IGNORECASE
)
_HUNGARIAN = re.compile(
    r"(\d{4})-([^\W\d_]{3,12})-(\d{1,2})T(\d{1,2}):(\d{2})([+-]\d{2}:?\d{2})", re.IGNORECASE
)
_UNIX = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
_KOREAN_PM = frozenset({"오후", "下午", "午後"})
_AT_NINE_HOURS = frozenset({"오전", "오후", "午前", "午後"})  # Korea and Japan
_HALF_DAY = 12
_CENTURY_TURN = 69


# As nearly all feeds have it: read in a tenth of the time
_PLAIN_RFC = re.compile(
    r"(?:[A-Z][a-z]{2}, )?(\d\d?) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) "
    r"(\d\d):(\d\d):(\d\d) (?:GMT|Z|UTC|([+-])(\d\d)(\d\d))"
)
_PLAIN_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)")
_PLAIN_MONTHS = {
    name: number
    for number, name in enumerate(
        ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"), 1
    )
}


# What programs write where they know no date: where their calendars begin
_EPOCHS = frozenset(
    date.fromisoformat(day)
    for day in ("1601-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01", "1904-01-01")
)
_UNIX_BEGINS, _UNIX_BEGAN = datetime(1969, 12, 31, 9, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC)
_FIRST_YEAR = 1500  # no news is older: years like 1 or 202 are slips
_ASSUMED: ContextVar[str] = ContextVar("zone assumed", default="")


@contextmanager
def zone_assumed(name: str) -> Iterator[None]:
    """Take times without a zone as those of the place `name` ("Europe/Berlin"), in the block."""
    token = _ASSUMED.set(name)
    try:
        yield
    finally:
        _ASSUMED.reset(token)


def read_date(text: str) -> datetime | None:
    """Return the time `text` names, in UTC, or None when it is no date."""
    return _read(text, _ASSUMED.get()) if text else None


@lru_cache(maxsize=2048)
def _read(text: str, _zone: str) -> datetime | None:
    """`_zone` is what is assumed: another one, another answer to be remembered."""
    moment = _plain(text) or _any_form(text)
    return None if moment is None or _is_no_date(moment) else moment


def _is_no_date(moment: datetime) -> bool:
    if moment.year > _UNIX_BEGAN.year:
        return False
    is_unix = _UNIX_BEGINS <= moment < _UNIX_BEGAN
    return is_unix or moment.year < _FIRST_YEAR or moment.date() in _EPOCHS


def _plain(text: str) -> datetime | None:
    """Read one of the two forms that the standards have, or None."""
    try:
        if match := _PLAIN_RFC.fullmatch(text):
            day, month, year, hour, minute, second, sign, hours, minutes = match.groups()
            moment = datetime(
                int(year), _PLAIN_MONTHS[month], int(day), int(hour), int(minute), int(second),
                tzinfo=UTC,
            )  # fmt: skip
            if sign is None or hours == minutes == "00":
                return moment
            offset = timedelta(hours=int(hours), minutes=int(minutes))
            if offset < timedelta(hours=24):
                return moment + offset if sign == "-" else moment - offset
        elif _PLAIN_ISO.fullmatch(text):
            return datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return None


def _any_form(text: str) -> datetime | None:
    word = " ".join(text[: _LONGEST + 1].split())
    if not word or len(word) > _LONGEST:
        return None
    return _in_forms(word) or _in_forms(respelled(word))


def _in_forms(word: str) -> datetime | None:
    for pattern, reader in _FORMS:
        match = pattern.fullmatch(word)
        if match is None:
            continue
        try:
            moment = reader(match)
        except (ValueError, OverflowError):
            continue
        if moment is not None:
            return moment
    return None


def _iso(match: re.Match[str]) -> datetime | None:
    year, week, weekday, ordinal, month, day, hour, minute, second, zone = match.groups()
    if week:
        base = datetime.fromisocalendar(int(year), int(week), int(weekday or 1))
    elif ordinal:
        base = datetime(int(year), 1, 1) + timedelta(days=int(ordinal) - 1)  # noqa: DTZ001 - below
    else:
        base = datetime(int(year), int(month or 1), int(day or 1))  # noqa: DTZ001 - zone below
    return _moment(base, hour, minute, second, None, zone)


def _rfc(match: re.Match[str]) -> datetime | None:
    day, month, year, hour, minute, second, half, name, offset = match.groups()
    return _named(year, month, day, (hour, minute, second, half), (name, offset))


def _month_first(match: re.Match[str]) -> datetime | None:
    month, day, year, hour, minute, second, half, name, offset = match.groups()
    return _named(year, month, day, (hour, minute, second, half), (name, offset))


def _asctime(match: re.Match[str]) -> datetime | None:
    month, day, hour, minute, second, half, name, offset, year = match.groups()
    return _named(year, month, day, (hour, minute, second, half), (name, offset))


def _hungarian(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, offset = match.groups()
    return _named(year, month, day, (hour, minute, None, None), (None, offset))


def _short_iso(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second, half, name, offset = match.groups()
    base = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - zone below
    return _moment(base, hour, minute, second, half, offset or name)


def _korean(match: re.Match[str]) -> datetime | None:
    year, month, day, half, hour, minute, second = match.groups()
    base = datetime(int(year), int(month), int(day))  # noqa: DTZ001 - zone below
    shown = None if half is None else ("pm" if half in _KOREAN_PM else "am")
    return _moment(base, hour, minute, second, shown, "+0900" if half in _AT_NINE_HOURS else None)


def _numeric(match: re.Match[str]) -> datetime | None:
    """Read 24/12/2026 and 12/24/2026; where both could be right, dots mean the day comes first."""
    first, then, year, hour, minute, second, half, name, offset = match.groups()
    day, month = int(first), int(then)
    if month > 12 or (day <= 12 and "/" in match[0]):  # noqa: PLR2004 - months of a year
        day, month = month, day
    base = datetime(int(year), month, day)  # noqa: DTZ001 - zone below
    return _moment(base, hour, minute, second, half, offset or name)


def _unix(match: re.Match[str]) -> datetime | None:
    seconds = int(match[1]) if match[1] else int(match[2]) / 1000
    return datetime.fromtimestamp(seconds, UTC)


def _named(
    year: str,
    month: str,
    day: str,
    clock: tuple[str | None, str | None, str | None, str | None],
    zone: tuple[str | None, str | None],
) -> datetime | None:
    number = _month(month)
    if number is None:
        return None
    full = int(year)
    if len(year) <= 2:  # noqa: PLR2004 - two digits: RFC 822's years
        full += 1900 if full >= _CENTURY_TURN else 2000
    base = datetime(full, number, int(day))  # noqa: DTZ001 - zone below
    hour, minute, second, half = clock
    name, offset = zone
    return _moment(base, hour, minute, second, half, offset or name)


def _month(word: str) -> int | None:
    parts = unicodedata.normalize("NFD", word.casefold().rstrip("."))
    folded = "".join(part for part in parts if not unicodedata.combining(part))
    for size in (len(folded), 4, 3):
        if folded[:size] in _MONTHS:
            return _MONTHS[folded[:size]]
    return None


def _moment(
    day: datetime,
    hour: str | None,
    minute: str | None,
    second: str | None,
    half: str | None,
    zone: str | None,
) -> datetime:
    """Put a clock and a zone on a day; 24:00 and a leap second go over into the next."""
    hours = int(hour or 0)
    if half:
        hours = hours % _HALF_DAY + (_HALF_DAY if half[0] in "pP" else 0)
    if hours > 24 or int(minute or 0) > 59 or int(second or 0) > 61:  # noqa: PLR2004 - a clock's
        raise ValueError("no such time")
    clock = timedelta(hours=hours, minutes=int(minute or 0), seconds=int(second or 0))
    return (day + clock).replace(tzinfo=_zone(zone)).astimezone(UTC)


def _zone(word: str | None) -> tzinfo:
    if word is None:
        return _place(_ASSUMED.get()) or UTC
    if "/" in word and (place := _place(word)):
        return place
    plain = (word or "").replace(" ", "").replace(":", "")
    if plain[:1] in {"+", "-"}:
        digits = plain[1:]
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
    area, _, town = name.partition("/")
    spellings = (name, f"{area.title()}/{town.title()}")
    for spelling in spellings:
        try:
            return ZoneInfo(spelling)
        except (ValueError, OSError, LookupError):  # no such place, or no table of places
            continue
    return None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], datetime | None]], ...] = (
    (_ISO, _iso),
    (_RFC, _rfc),
    (_UNIX, _unix),
    (_MONTH_FIRST, _month_first),
    (_ASCTIME, _asctime),
    (_ISO_SHORT_DAY, _short_iso),
    (_HUNGARIAN, _hungarian),
    (_KOREAN_DOTS, _korean),
    (_KOREAN, _korean),
    (_NUMERIC, _numeric),
)
