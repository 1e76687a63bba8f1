"""The body that a page tells of in JSON-LD, as HTML: most have bare lines, some have markup."""

import html
import re
from typing import Final

from wirereader.formats.html.sanitizer import html_of_text
from wirereader.formats.html.tokenizer import cleaned, words_of

_NAMES: Final = "p|br|div|h[1-6]|ul|ol|li|a|b|i|em|strong|span|blockquote|figure|img|iframe|script"
_TAG: Final = re.compile(rf"<(?:{_NAMES})\b[^<>]*>", re.IGNORECASE)
_WRITTEN_TAG: Final = re.compile(rf"&lt;/(?:{_NAMES})\b\s*&gt;", re.IGNORECASE)
_WRITTEN_SIGN: Final = re.compile(
    r"&(?:quot|apos|nbsp|amp|lt|gt|[lr][sd]quo|#x?[0-9a-f]{1,6});", re.IGNORECASE
)


def html_of_told(words: str) -> str:
    """Return what `articleBody` says as HTML, which is not safe yet.

    Some pages escape their text twice: then its tags and signs are read, not shown.
    """
    if not _TAG.search(words) and _WRITTEN_TAG.search(words):
        words = html.unescape(words)
    if _TAG.search(words):
        return words
    plain = words_of(cleaned(words)).strip()
    if _WRITTEN_SIGN.search(plain):
        plain = words_of(plain)
    if "\n\n" not in plain:
        plain = plain.replace("\n", "\n\n")
    made = html_of_text(plain)
    return made if made.startswith("<p>") else f"<p>{made}</p>"
