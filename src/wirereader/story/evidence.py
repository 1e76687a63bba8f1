"""What a story's source says of it beside its words, and the key that findings are kept by."""

from typing import NamedTuple
from urllib.parse import urlsplit

from wirereader.digest import blake2b

_BETWEEN = "."  # no hexadecimal digit, and before all of them in order
_AFTER = "/"  # the next sign in order


class Evidence(NamedTuple):
    """What is known of a text besides its words, never obeyed blindly; None is not known."""

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


def findings_key(fingerprint: str, evidence: Evidence) -> str:
    """The key of what is found in a text with this evidence: the fingerprint, a dot, a digest.

    Of a site only what can change a finding counts, the last label of its host: two newspapers of
    one country that print the same words share what was found.  The digest is BLAKE2b-64.
    """
    told = (
        (evidence.language or "").casefold(),
        host_label(evidence.site),
        evidence.headline or "",
        evidence.dateline or "",
    )
    digest = blake2b("\n".join(told).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{fingerprint}{_BETWEEN}{digest.hexdigest()}"


def text_of_key(key: str) -> str:
    """The fingerprint of the text that a key of findings is about."""
    return key.partition(_BETWEEN)[0]


def keys_of_text(key: str) -> tuple[str, str]:
    """The range of all keys about the text of `key`: from the first, to before the second."""
    text = text_of_key(key)
    return text, f"{text}{_AFTER}"
