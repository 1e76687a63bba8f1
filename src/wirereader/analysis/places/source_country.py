"""Which country a source is of, by its address and its language."""

from wirereader.story.evidence import Evidence, host_label

# Country codes that hosts of all countries use: they tell nothing
_ANYWHERE = frozenset(
    {"ai", "cc", "co", "eu", "fm", "gg", "io", "la", "ly", "me", "tv", "to", "ws"}
)
_OF_STATES = {"uk": "GB", "gov": "US", "mil": "US"}  # last labels of hosts that are no ISO code


_DEFAULTS = {"en-us", "en-gb"}  # what programs write where nobody chose a language


def home_country(evidence: Evidence) -> str | None:
    """Give the ISO 3166 code of the country that a source's address or language tells, or None."""
    return _country_of_site(evidence) or _country_of_language(evidence)


def _country_of_language(evidence: Evidence) -> str | None:
    """Give the country in a language tag: "en-CA"."""
    tag = (evidence.language or "").strip().lower().replace("_", "-")
    _, _, region = tag.partition("-")
    is_code = len(region) == 2 and region.isascii() and region.isalpha()  # noqa: PLR2004
    return region.upper() if is_code and tag not in _DEFAULTS else None


def _country_of_site(evidence: Evidence) -> str | None:
    label = host_label(evidence.site)
    if label in _OF_STATES:
        return _OF_STATES[label]
    is_code = len(label) == 2 and label.isascii() and label.isalpha()  # noqa: PLR2004
    return label.upper() if is_code and label not in _ANYWHERE else None


def told_beside(evidence: Evidence) -> str:
    """Give what stands beside a text and names places of its story, a line each."""
    return "".join(f"\n\n{line}" for line in (evidence.dateline, evidence.headline) if line)
