"""Countries of continents and other regions of the world, for words outside a text.

Continents after the United Nations' M49 list of 2025, with Taiwan and Kosovo where they lie; the
other regions as newspapers use their names.
"""

from functools import cache
from typing import Final

from wirereader.story.folding import folded

_EASTERN_AFRICA: Final = "BI KM DJ ER ET KE MG MW MU YT MZ RE RW SC SO SS UG TZ ZM ZW"
_NORTHERN_AFRICA: Final = "DZ EG LY MA SD TN EH"
_SOUTHERN_AFRICA: Final = "BW SZ LS NA ZA"
_WESTERN_AFRICA: Final = "BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG"
_AFRICA: Final = (
    f"{_EASTERN_AFRICA} {_NORTHERN_AFRICA} {_SOUTHERN_AFRICA} {_WESTERN_AFRICA}"
    " AO CM CF TD CG CD GQ GA ST"
)
_CARIBBEAN: Final = (
    "AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI"
)
_CENTRAL_AMERICA: Final = "BZ CR SV GT HN NI PA"
_SOUTH_AMERICA: Final = "AR BO BR CL CO EC FK GF GY PY PE SR UY VE"
_CENTRAL_ASIA: Final = "KZ KG TJ TM UZ"
_SOUTH_ASIA: Final = "AF BD BT IN IR MV NP PK LK"
_SOUTHEAST_ASIA: Final = "BN KH ID LA MY MM PH SG TH TL VN"
_EAST_ASIA: Final = "CN HK MO KP JP MN KR TW"
_CAUCASUS: Final = "AM AZ GE"
_LEVANT_AND_GULF: Final = "BH IQ IL JO KW LB OM QA SA PS SY AE YE"
_NORDIC: Final = "DK FO FI GL IS NO SE"
_BALTIC: Final = "EE LV LT"
_BALKANS: Final = "AL BA BG HR GR XK ME MK RO RS SI"
_EUROPE: Final = (
    f"{_BALTIC} {_BALKANS} DK FO FI IS NO SE AX AD AT BY BE CZ FR DE GI VA HU IE IM IT JE GG LI LU"
    " MT MD MC NL PL PT RU SM SK ES SJ CH UA GB"
)
_OCEANIA: Final = (
    "AS AU CC CK CX FJ PF GU KI MH FM NR NC NZ NU NF MP PW PG PN WS SB TK TO TV UM VU WF"
)
_REGIONS: Final = {
    "africa": _AFRICA,
    "east africa, eastern africa": _EASTERN_AFRICA,
    "north africa, northern africa, maghreb": _NORTHERN_AFRICA,
    "southern africa": _SOUTHERN_AFRICA,
    "west africa, western africa": _WESTERN_AFRICA,
    "europe": _EUROPE,
    "scandinavia": "DK NO SE",
    "nordic countries, nordics, nordic states": _NORDIC,
    "baltics, baltic states, baltic countries": _BALTIC,
    "balkans": _BALKANS,
    "asia": (
        f"{_CENTRAL_ASIA} {_SOUTH_ASIA} {_SOUTHEAST_ASIA} {_EAST_ASIA} {_CAUCASUS}"
        f" {_LEVANT_AND_GULF} CY TR"
    ),
    "central asia": _CENTRAL_ASIA,
    "south asia": _SOUTH_ASIA,
    "southeast asia, south-east asia, south east asia": _SOUTHEAST_ASIA,
    "east asia": _EAST_ASIA,
    "caucasus": _CAUCASUS,
    "middle east, mideast, near east": f"{_LEVANT_AND_GULF} EG IR TR",
    "north america": f"US CA MX BM GL PM {_CARIBBEAN} {_CENTRAL_AMERICA}",
    "central america": _CENTRAL_AMERICA,
    "south america": _SOUTH_AMERICA,
    "latin america": f"MX {_CENTRAL_AMERICA} {_SOUTH_AMERICA} CU DO HT PR",
    "caribbean": _CARIBBEAN,
    "oceania": _OCEANIA,
    "pacific islands": " ".join(sorted({*_OCEANIA.split()} - {"AU", "NZ", "NF"})),
}


def countries_of(region: str) -> tuple[str, ...]:
    """The ISO codes of the countries of a region that has a name: "Africa"; () for none."""
    return _by_name().get(" ".join(folded(region).split()).removeprefix("the "), ())


@cache
def _by_name() -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(codes.split())
        for names, codes in _REGIONS.items()
        for name in names.split(", ")
    }
