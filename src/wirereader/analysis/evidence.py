"""What a story's source says of it: evidence for the analysis, never obeyed blindly."""

from typing import NamedTuple
from urllib.parse import urlsplit

# Country codes that hosts of all countries use: they tell nothing
_ANYWHERE = frozenset(
    {"ai", "cc", "co", "eu", "fm", "gg", "io", "la", "ly", "me", "tv", "to", "ws"}
)
_OF_STATES = {"uk": "GB", "gov": "US", "mil": "US"}  # last labels of hosts that are no ISO code


class Evidence(NamedTuple):
    """What is known of a text besides its words; None is not known."""

    language: str | None = None
    """What the feed or file says: "en", "en-US"."""
    site: str | None = None
    """The source's address, a URL or a host name."""
    headline: str | None = None
    dateline: str | None = None
    """Where the story was filed, without date and agency."""


NO_EVIDENCE = Evidence()


def host_label(site: str | None) -> str:
    """Give the last label of the host of an address ("uk"), "" where there is none."""
    try:
        host = urlsplit(site if "//" in site else f"//{site}").hostname if site else ""
    except ValueError:
        return ""
    return (host or "").rpartition(".")[2]


def home_country(evidence: Evidence) -> str | None:
    """Give the ISO 3166 code of the country that a source's address tells, or None."""
    label = host_label(evidence.site)
    if label in _OF_STATES:
        return _OF_STATES[label]
    is_code = len(label) == 2 and label.isascii() and label.isalpha()  # noqa: PLR2004
    return label.upper() if is_code and label not in _ANYWHERE else None


def told_beside(evidence: Evidence) -> str:
    """Give what stands beside a text and names places of its story, a line each."""
    return "".join(f"\n\n{line}" for line in (evidence.dateline, evidence.headline) if line)
