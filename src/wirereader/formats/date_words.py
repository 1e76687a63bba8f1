"""Dates as people write them in many languages, put into the few forms that `formats.dates` reads.

Names of months become English ones, fillers ("at", "Uhr", "г.") go, a clock gets its colons and
"AM" or "PM" behind it.  What is no date stays none: nothing is guessed here, only respelled.
"""

import re
import unicodedata

_ENGLISH = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Twelve names a line, the forms of one month parted by bars; longer ones win over shorter ones
_NAMES = (
    # Russian, Ukrainian, Belarusian and Bulgarian have cases: beginnings are enough
    (
        "январ|янв феврал|фев март|мар апрел|апр май|мая июн июл август|авг сентябр|сен"
        " октябр|окт"
        " ноябр|ноя декабр|дек"
    ),
    (
        "січ лют берез|бер квіт|кві трав|тра черв|чер лип серп|сер верес|вер жовт|жов"
        " листоп|лис груд|гру"
    ),
    "студз лют сакав красав мая|май чэрв ліп жні верас кастр лістап снеж",
    (
        "януари|яну февруари март|мар април|апр май юни юли август|авг септември|сеп октомври|окт"
        " ноември|ное декември|дек"
    ),
    # Serbian and Macedonian
    "јан феб март|мар апр мај јун јул август|авг септ|сеп окт новем|нов|ное дец",
    "一月 二月 三月 四月 五月 六月 七月 八月 九月 十月 十一月 十二月",
    # Arabic: of Egypt and the Gulf, of the Levant, of the Maghreb
    (
        "يناير فبراير مارس أبريل|ابريل مايو يونيو|يونيه يوليو|يوليه أغسطس|اغسطس سبتمبر"
        " أكتوبر|اكتوبر"
        " نوفمبر ديسمبر"
    ),
    (
        "كانون_الثاني شباط آذار|اذار نيسان أيار|ايار حزيران تموز آب|اب أيلول|ايلول"
        " تشرين_الأول|تشرين_الاول"
        " تشرين_الثاني كانون_الأول|كانون_الاول"
    ),
    "جانفي فيفري مارس أفريل ماي جوان جويلية|يوليوز أوت|غشت شتنبر أكتوبر نونبر دجنبر",
    # Hebrew, Hindi, Georgian, Armenian, Greek cases are known already
    (
        "בינואר|ינואר בפברואר|פברואר במרץ|מרץ באפריל|אפריל במאי|מאי ביוני|יוני ביולי|יולי"
        " באוגוסט|אוגוסט"
        " בספטמבר|ספטמבר באוקטובר|אוקטובר בנובמבר|נובמבר בדצמבר|דצמבר"
    ),
    (
        "जनवरी|जन फ़रवरी|फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर"
        " नवंबर|नवम्बर दिसंबर|दिसम्बर"
    ),
    "იანვ|იან თებ მარტ|მარ აპრ მაის|მაი ივნ ივლ აგვ სექტ|სექ ოქტ|ოქტ ნოემ|ნოე დეკ",
    "հունվ փետ մարտ|մար ապր մայ հունիս հուլ օգոս սեպ հոկ նոյ դեկ",
    (
        "ม.ค.|มกราคม ก.พ.|กุมภาพันธ์ มี.ค.|มีนาคม เม.ย.|เมษายน พ.ค.|พฤษภาคม มิ.ย.|มิถุนายน"
        " ก.ค.|กรกฎาคม ส.ค.|สิงหาคม"
        " ก.ย.|กันยายน ต.ค.|ตุลาคม พ.ย.|พฤศจิกายน ธ.ค.|ธันวาคม"
    ),
)
_BUDDHIST = 543  # years between the calendar of Thailand and ours
_FORENOON = frozenset({"오전", "上午", "午前", "凌晨", "早上", "sáng", "ص"})
_HALVES = re.compile(
    r"(오전|오후|上午|下午|午前|午後|凌晨|早上|晚上|中午)\s*(\d{1,2})(?:\s*[:시時点點]\s*(\d{1,2}))?"
    r"(?:\s*[:분分]\s*(\d{1,2}))?\s*[분分초秒]?"
)
_HALF_BEHIND = re.compile(r"(\d)\s*(?:(a|p)\.?\s?m\.?|([صم])(?!\w))", re.IGNORECASE)
_FILLERS = re.compile(
    r"(?:(?<=[\s\d,.])|^)(?:года?|году|г\.|року|р\.|в|о|um|uhr|à|a las|alle|ore|às|om|uur|kl\.?"
    r"|klokken|klo|o|godz\.?|v|ve|hod\.?|orakor|ora|luc|ngay|nam|saat|στις|a|as|si|la|de|del|den|hrs"
    r"|hours|r\.|โมง|น\.|เวลา|บท|बजे|في|الساعة|בשעה|של|km|u(?=\s))(?=[\s\d,.:]|$)",
    re.IGNORECASE,
)
_DASHES = re.compile("[\u2010-\u2015\u2212\ufe63\uff0d]")
_NAMED_ZONE = re.compile(r"\s*\[([A-Za-z][\w+-]*(?:/[\w+-]+){0,2})\]$")
_HAS_OFFSET = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$", re.IGNORECASE)
_NAME_BEHIND_OFFSET = re.compile(r"([+-]\d{2}:?\d{2})\s*\(?[A-Za-z]{1,5}\)?(?:\s+m=\S+)?$")
_IN_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)$")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d+)?(Z|[+-]\d{4})?")
_DOT_NET = re.compile(r"/Date\((-?\d{9,13})(?:[+-]\d{4})?\)/")
# Behind a year or a comma: a date with dots has its year last
_DOTTED_CLOCK = re.compile(r"((?:\d{4}|,)[T\s]+)(\d{1,2})\.(\d\d)(?:\.(\d\d))?(?![\d.])")
_LETTER_CLOCK = re.compile(r"(?<![\d:])(\d{1,2})\s?[hu]\s?(\d\d)?(?:\s?m(?:in)?\s?(\d\d)?)?(?!\w)")
_BARE_HOUR = re.compile(r"(?<![\d:.])(\d{1,2})\s?([ap]m)\b", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"^(\d{4})\.\s?(\d{1,2})\.\s?(\d{1,2})\.?(?=\D|$)")
_YEAR_AND_MONTH_FIRST = re.compile(
    r"^(\d{4})[.,]?\s([A-Za-z]{3,12})\.?\s(\d{1,2})[.,]*(?:\s[^\W\d]{4,14}(?=[\s,]))?(?=\D|$)"
)
_DAY_FIRST = re.compile(r"(\d{1,2})\.\s(\d{1,2})\.\s(\d{4})\.?")
_DAY_BEFORE_MONTH = re.compile(r"(?<=\d)\.?\s?(\d{1,2})월?月\s?,?\s?(?=\d{4})")
_WEEKDAY_SIGN = re.compile("[(（][日月火水木金土一二三四五六월화수목금토일][)）]")
_VIETNAMESE = re.compile(r"(\d{1,2})\s+tháng\s+(\d{1,2}),?\s+(?:năm\s+)?(\d{4})", re.IGNORECASE)
_WEEKDAY = re.compile(r"^[^\d]*?(?=\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b)")
_THAI = re.compile("[\u0e00-\u0e7f]")
_YEAR = re.compile(r"(?<!\d)(\d{4})(?!\d)")
# What stands around a date on a page: "Published:", "Last updated on", a weekday behind the year
_LABEL = re.compile(
    r"^(?:(?:first |last )?(?:published|updated|posted|modified|created|aktualisiert|stand"
    r"|veröffentlicht|publié|mis à jour|publicado|actualizado|pubblicato|aktualizováno"
    r"|aktualizované)(?: on| am| le| el| il)?\s*:?\s+)(?=\S)",
    re.IGNORECASE,
)
_WEEKDAY_BEHIND_YEAR = re.compile(r"(?<=\d{4})[.,]?\s[^\W\d]{4,14}\.?,?\s(?=\d{1,2}:)")
_WEEKDAY_BEFORE_NUMBERS = re.compile(r"^[^\W\d]{2,14}\.?,?\s(?=\d{1,4}[./-]\d{1,2}[./-])")
_DOT_BEHIND_YEAR = re.compile(r"(?<=[\s.]\d{4})\.(?=\s|$)")
_CROATIAN_OCTOBER = re.compile(r"(?<=\d\.\s)listopad[a-z]*(?=\s\d{4}\.)", re.IGNORECASE)
_CLOCK_FIRST = re.compile(
    r"^(\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]m)?(?:\s(?:[A-Z]{2,4}|[+-]\d\d:?\d\d))?)\s?[,|-]?\s"
    r"(\S.*(?<!\d)\d{4})$",
    re.IGNORECASE,
)
# Lithuanian and Latvian name the year and the day: "2026 m. lapkričio 29 d.", "2026. gada 29."
_BALTIC = re.compile(r"(?<=\d)\.?\s(?:m\.|d\.|gada)(?=[\s,]|$)")
_LATVIAN = re.compile(r"^(\d{4})\.?\s(\d{1,2})\.\s([^\W\d]{3,12})")
_CLOCK_BEHIND_DATE = re.compile(r"(\d{4})\s*[-,;|•]+\s*(?=\d{1,2}:)")


def _folded(word: str) -> str:
    """Letters without marks, in lower case: how a month is looked up."""
    parts = unicodedata.normalize("NFD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


_MONTH_OF = {
    _folded(form.replace("_", " ")): english
    for names in _NAMES
    for english, forms in zip(_ENGLISH, names.split(), strict=True)
    for form in forms.split("|")
}
_MONTH = re.compile(
    r"(?<!\w)("
    + "|".join(map(re.escape, sorted(_MONTH_OF, key=len, reverse=True)))
    + r")[^\W\d_]*\.?"
)


def respelled(word: str) -> str:
    """Return one line that may be a date in the forms that are read, as far as it can be told."""
    word = _DASHES.sub("-", word)
    if compact := _COMPACT.fullmatch(word):
        year, month, day, hour, minute, second, zone = compact.groups()
        return f"{year}-{month}-{day}T{hour}:{minute}:{second or '00'}{zone or ''}"
    if dot_net := _DOT_NET.fullmatch(word):
        return dot_net[1]
    word = _with_zone(_LABEL.sub("", word))
    word = _BALTIC.sub("", _CROATIAN_OCTOBER.sub("October", word))
    word = _LATVIAN.sub(r"\2 \3 \1", word)
    if not word.isascii():
        word = _in_english(word)
    word = _with_colons(" ".join(_FILLERS.sub(" ", word).split())).strip(" ,;-")
    word = _CLOCK_BEHIND_DATE.sub(r"\1 ", word.replace(" ,", ","))
    word = _WEEKDAY_BEFORE_NUMBERS.sub("", word)
    word = _WEEKDAY_BEHIND_YEAR.sub(" ", _DOT_BEHIND_YEAR.sub("", word))
    return _in_order(_CLOCK_FIRST.sub(r"\2 \1", word))


def _with_zone(word: str) -> str:
    """Leave one zone: an offset rather than a name behind it."""
    named = _NAMED_ZONE.search(word)
    if named:
        word = word[: named.start()]
        if not _HAS_OFFSET.search(word):
            word = f"{word} {named[1]}"
    word = _IN_BRACKETS.sub("", word)
    return _NAME_BEHIND_OFFSET.sub(r"\1", word)


def _in_english(word: str) -> str:
    is_thai = _THAI.search(word) is not None
    word = _HALVES.sub(_half, _WEEKDAY_SIGN.sub(" ", word))
    word = _VIETNAMESE.sub(r"\3-\2-\1", word)
    word = _DAY_BEFORE_MONTH.sub(lambda found: f" {_english(found[1])} ", word)
    word = _MONTH.sub(lambda found: f" {_MONTH_OF[found[1]]} ", _folded(word))
    if is_thai:
        word = _YEAR.sub(lambda found: str(int(found[1]) - _BUDDHIST), word)
    return _WEEKDAY.sub("", " ".join(word.split()))


def _english(number: str) -> str:
    return _ENGLISH[int(number) - 1] if 1 <= int(number) <= len(_ENGLISH) else number


def _half(found: re.Match[str]) -> str:
    """Put the half of the day behind the clock."""
    half = "AM" if found[1] in _FORENOON else "PM"
    zone = " +0900" if found[1] in {"오전", "오후", "午前", "午後"} else ""
    return f"{found[2]}:{int(found[3] or 0):02}:{int(found[4] or 0):02} {half}{zone}"


def _with_colons(word: str) -> str:
    word = _HALF_BEHIND.sub(_english_half, word)
    word = _DOTTED_CLOCK.sub(lambda c: f"{c[1]}{c[2]}:{c[3]}:{c[4] or '00'}", word)
    word = _LETTER_CLOCK.sub(lambda c: f"{c[1]}:{c[2] or '00'}:{c[3] or '00'}", word)
    return _BARE_HOUR.sub(r"\1:00 \2", word)


def _english_half(found: re.Match[str]) -> str:
    letter = found[2] or ("a" if found[3] == "ص" else "p")
    return f"{found[1]} {letter.lower()}m"


def _in_order(word: str) -> str:
    word = _YEAR_FIRST.sub(r"\1-\2-\3", word)
    word = _YEAR_AND_MONTH_FIRST.sub(r"\3 \2 \1", word)
    return _DAY_FIRST.sub(r"\1.\2.\3", word)
