"""The many forms of date that only some feeds and agency files have; read by regular expressions.

Forms: RFC 822 and its many cousins (names of zones, two-digit years, missing days, months in
other languages), ISO 8601 and W3C (basic, extended, week and ordinal days), asctime, Unix seconds,
and numeric days; what none of them fits is respelled (`formats.date_words`) and tried once more.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from wirereader.formats.date_words import respelled
from wirereader.formats.time_zones import zone_of

_LONGEST = 120
# English, German, French, Spanish, Italian, Portuguese, Dutch, Nordic, Polish, Czech, Hungarian,
# Greek, Russian, Turkish, Romanian, Finnish, Estonian, Lithuanian, Croatian, Slovene, Basque,
# Albanian, Azerbaijani, Malay: as they begin, accents and dots left out
_MONTH_WORDS = (
    "jan ene gen sty led ιαν янв oca tam jaa sau sij urt yan",
    "feb fev lut uno φεβ фев şub sub hel vee vas vel ots shk",
    "mar mae maa mrt brez bre μαρ maal kov ozu mac",
    "apr avr abr kwi dub απρ апр nis huh bal tra api pri",
    "may mai mag mei maj kve μαι мая маи tou geg svi",
    "jun juin giu cze cerven cer ιουν июн haz kes juun bir lipa lipn eka qer iyun",
    "jul juil lug lip cervenec cvc ιουλ июл tem hei juul liep srpa srpnja uzt korr iyul",
    "aug aou ago sie srp αυγ авг agu elo rugp kol abu gus avg avq ogo",
    "sep set wrz zar σεπ сен eyl sze syy rugs ruj ira shta sen",
    "oct okt ott out paz rij οκτ окт eki lok spal urr tet",
    "nov noi lis νοε ноя kas marr lapk stu aza nen noy",
    "dec dez dic des gru pro δεκ дек ara jou det gruo abe dhj dek dis",
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
    rf"(\d{{1,2}})[/.-](\d{{1,2}})[/.-](\d{{4}})(?:,?\s+{_CLOCK})?\s*{_ZONE}", re.IGNORECASE
)
_HUNGARIAN = re.compile(
    r"(\d{4})-([^\W\d_]{3,12})-(\d{1,2})T(\d{1,2}):(\d{2})([+-]\d{2}:?\d{2})", re.IGNORECASE
)
_UNIX = re.compile(r"(\d{9,10})(?:\.\d+)?|(\d{12,13})")
_KOREAN_PM = frozenset({"오후", "下午", "午後"})
_AT_NINE_HOURS = frozenset({"오전", "오후", "午前", "午後"})  # Korea and Japan
_HALF_DAY = 12
_CENTURY_TURN = 69


def any_form(text: str) -> datetime | None:
    """The time that `text` names in one of these forms, in UTC, or None."""
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
    """Read 24/12/2026 and 12/24/2026; a slash has the month first where both fit."""
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
    return (day + clock).replace(tzinfo=zone_of(zone)).astimezone(UTC)


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
