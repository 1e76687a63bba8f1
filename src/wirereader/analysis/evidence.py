"""What a story's source says of it: evidence for the analysis, never obeyed blindly."""

from typing import NamedTuple


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
