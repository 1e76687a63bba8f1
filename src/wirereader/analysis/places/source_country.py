"""Which country a source is of, by its address."""

from wirereader.story.evidence import Evidence, host_label

# Country codes that hosts of all countries use: they tell nothing
_ANYWHERE = frozenset(
    {"ai", "cc", "co", "eu", "fm", "gg", "io", "la", "ly", "me", "tv", "to", "ws"}
)
_OF_STATES = {"uk": "GB", "gov": "US", "mil": "US"}  # last labels of hosts that are no ISO code


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
