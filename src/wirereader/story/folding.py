"""Text folded, for comparing what a person typed with what is there."""

import unicodedata


def folded(text: str) -> str:
    """Text without case, accents or curly marks, for comparing what a person typed."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).split())
