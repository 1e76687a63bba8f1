"""Where a story was written, as its text begins: "TBILISI, Georgia (VOA) --"."""

import re

from wirereader.story.clean import clean_line

_DATELINE = re.compile(
    r"(?P<city>[^\W\d_][\w.'’\-]+(?: [^\W\d_][\w.'’\-]+){0,4})"
    r"(?P<land>(?:, [^\W\d_][\w.'’\- ]{1,30}?){0,2})"
    r"(?: \((?P<agency>[^\W_][\w .&/\-]{1,30})\))?"
    r"\s?(?:--|[—–]|(?<=\s)-)\s?(?=\S)"
)
_SHORTEST_CITY = 4  # shorter ones are mostly initials: "EU - ..."


def dateline_of(text: str) -> tuple[str | None, str | None]:
    """Return the dateline that `text` begins with ("TBILISI (VOA)") and the agency in it."""
    match = _DATELINE.match(text[:160])
    if match is None or not match["city"].isupper():
        return None, None
    if len(match["city"]) < _SHORTEST_CITY and not match["land"] and not match["agency"]:
        return None, None
    agency = match["agency"]
    return clean_line(match[0].rstrip(" -—–")), clean_line(agency) if agency else None
