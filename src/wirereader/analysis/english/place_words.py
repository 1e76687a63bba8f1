"""English words around place names: what they are in, who governs them, what they are called."""

import re

from wirereader.analysis.language import PlaceWords
from wirereader.analysis.word_tables import NEVER

_POSSESSIVE = re.compile(r"['’][sS]$")
_JOINERS = frozenset(
    {"of", "the", "and", "de", "da", "do", "dos", "das", "del", "della", "di", "la", "las", "le"}
    | {"les", "el", "al", "es", "i", "am", "an", "upon", "on", "sur", "en"}
)
_INSIDE = re.compile(
    r"\b(?:in|into|near|outside|across|around|throughout|inside|from|leaving|entering|visiting)"
    r"(?: \w+ern| central| downtown| nearby)?\s+$"
)
_CALENDAR = frozenset(
    {"january", "february", "march", "april", "may", "june", "july", "august", "september"}
    | {"october", "november", "december", "spring", "summer", "autumn", "fall", "winter"}
)
_PEOPLES = frozenset(
    {"arab", "arabs", "slav", "slavs", "slavic", "turkic", "nordic", "celtic", "latin", "hispanic"}
    | {"christian", "hindu", "sunni", "shiite", "jewish", "muslim", "western", "bedouin"}
    | {"yoruba", "igbo", "hausa", "fulani", "tuareg", "tuaregs", "rohingya", "uighur", "uighurs"}
    | {"uyghur", "uyghurs", "tutsi", "tutsis", "hutu", "hutus", "maasai", "maori", "hazara"}
    | {"hazaras", "pashtun", "pashtuns", "zulu", "zulus", "xhosa", "inuit", "berber", "berbers"}
)
_GENERIC = re.compile(
    r"^(?:the|The|County|Co\.?|greater|Greater|downtown|central|Central|upstate|inner|suburban|"
    r"(?:north|south|east|west|mid)(?:-?(?:east|west))?(?:ern)?|"
    r"(?:North|South|East|West)(?:-?(?:east|west))?ern|City of|Province of|State of|Republic of|"
    r"Kingdom of|Port of|Isle of|Gulf of|Bay of|Lake|Mount|Mt\.?|Cape|River)\s+"
    r"|\s+(?:[Pp]rovinces?|[Ss]tates?|[Cc]ity|[Rr]egions?|[Dd]istrict|[Cc]ounty|[Pp]refecture|"
    r"[Gg]overnorate|[Oo]blast|[Dd]epartment|[Tt]ownship|[Vv]alley|[Rr]iver|[Ii]slands?|[Aa]rea|"
    r"[Mm]ountains?|[Dd]elta|[Bb]asin|[Pp]eninsula|[Bb]order|[Cc]oast|[Tt]erritory|"
    r"[Mm]unicipality|[Pp]ort|[Aa]irport|International Airport|[Mm]etro|Village)$"
)
_MIDDLE = (
    r"(?:(?:a|an|the|its|in|of|on|near|at|and|north|south|east|west|\w+ern|central|capital|city|"
    r"town|village|port|province|region|state|suburb|district|resort|coastal|border|outside|"
    r"neighbou?ring|remote|rural|market|mining|fishing|farming|industrial|historic|seaside|"
    r"mountain|university|hamlet|community|small|tiny|sleepy|quiet|old|largest|biggest|second)\s+)"
)
_LYING = r"(?:,? (?:which is |that is )?(?:located|situated|lying))?"
_BEHIND = re.compile(
    rf"(?:\s*,\s+(?!and\b){_MIDDLE}{{0,6}}|\s*\(\s*|{_LYING}\s+(?:in|of)\s+{_MIDDLE}{{0,4}})\Z"
)
_SEAT = r"(?:capital|city|town|village|port|state|province|region|suburb|district|resort|island)"
_BEFORE = re.compile(rf"(?:['’]s?)?\s+(?:[\w-]+\s+){{0,2}}{_SEAT}(?:\s+city)?(?:\s+of)?,?\s+\Z")
# "in Ohio on the shores of", "the German side of the"
_SHORE = re.compile(
    r"(?:['\u2019]s?)?(?:(?: \w+)? (?:on|along|near|by|at|off) the)?(?: \w+ern)? "
    r"(?:coast|shore|bank|side|slope|flank|part|end|edge|foot|waters|shoreline|lakeshore)s?"
    r" of (?:the )?\Z"
)
_PARTS = (
    r"(?:provinces|states|regions|districts|counties|departments|prefectures|governorates|oblasts|"
    r"municipalities|cantons|voivodeships|villages|neighbou?rhoods|suburbs|communities|hamlets|"
    r"townships|parishes|settlements)"
)
_NATIONAL = (
    r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Pp]remier|[Ff]oreign [Mm]inist\w+|[Pp]arliament|"
    r"[Ee]mbass\w+|[Aa]mbassadors?|[Dd]efen[cs]e [Mm]inist\w+|[Rr]epublic|[Aa]rmed [Ff]orces|"
    r"[Aa]rmy|[Ii]ndependence|[Ii]nterior [Mm]inist\w+)"
)
_REGIONAL = (
    r"(?:[Gg]overnor|Gov\.|[Ss]tate|[Uu]niversit(?:y|ies)|[Ss]enators?|[Cc]ongressm[ae]n|[Aa]ttorney|"
    r"[Ss]heriff|[Ss]upreme Court|General Assembly|[Ll]egislature|State Patrol|Bureau)"
)
_OFFICES = tuple(
    (
        kind,
        re.compile(rf"\b{words}(?:\s+(?:of|in|to))?\s+(?:the\s+)?\Z"),
        re.compile(rf"(?:['’]s?)?\s+(?:(?:new|former|then|acting|deputy|first|the)\s+)?{words}\b"),
    )
    for kind, words in (("country", _NATIONAL), ("state", _REGIONAL))
)
# Governments meet in capitals: "the Athens climate summit"
_MEETING = (
    "capital",
    NEVER,
    re.compile(r"\s+(?:[a-z]+\s+){0,2}(?:summit|conference|talks|accords?|congress)\b"),
)
_AMERICAN = re.compile(
    r"\b(?:Gov\.|[Gg]overnor|[Ss]heriff(?! Court|s? [Oo]fficers?)|[Cc]ongress(?:man|woman)"
    r"|(?:state|State) (?:[Ss]enat|[Ll]egislat|[Ll]awmaker|Rep)|[Ii]nterstate|General Assembly"
    # not of "Kent County Council" and "in County Cork", which are British and Irish
    r"|[Cc]ounty(?! Council| [Cc]ricket| Championship)(?<!\bin County)(?<!\bof County))"
)

PLACES = PlaceWords(
    joiners=_JOINERS,
    inside=_INSIDE,
    calendar=_CALENDAR,
    peoples=_PEOPLES,
    article="the",
    keep_article=("Hague",),
    possessive=_POSSESSIVE,
    generic=_GENERIC,
    behind=_BEHIND,
    before=_BEFORE,
    shore=_SHORE,
    sea=re.compile(r"\b(?:Sea|Ocean|Gulf|Straits?|Channel|Bay)\b"),
    offices=(*_OFFICES, _MEETING),
    islands="Islands",
    county=" County",
    council=re.compile(r" Council\b"),
    attributed=re.compile(r"\b(?:a|an|the|this|that) \Z"),
    listed_before=re.compile(rf"\b{_PARTS} of (?:the )?\Z"),
    peopled=re.compile(
        r"\b(?i:residents?|natives?|inhabitants?|villagers?|citizens?|youths?|people|voters|"
        r"traders) of \Z"
    ),
    compass=re.compile(r"\b(?:north|south|east|west) \Z"),
    part_after=re.compile(
        r" (?i:state|province|region|district|county|prefecture|governorate|department)\b"
    ),
    listed_after=re.compile(rf" {_PARTS}\b"),
    american=_AMERICAN,
)
