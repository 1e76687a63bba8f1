"""Signs that FreshRSS sends in place of `&`, `<` and `>` in titles, put back as HTML.

It writes U+FF06, U+FF1C and U+FF1E so that no client takes them for markup (its issues 2966 and
2803).  The same signs beside Chinese, Japanese or Korean words are the writer's own, and stay.
"""

import re
import unicodedata
from typing import Final

_SIGNS: Final = {"＆": "&amp;", "＜": "&lt;", "＞": "&gt;"}
_FOUND: Final = re.compile("[＆＜＞]")
_REFERENCE: Final = re.compile(r"(?:lt|gt|amp|quot|apos|#[0-9]{1,7}|#x[0-9a-fA-F]{1,6});")


def folded_back(title: str) -> str:
    """A title of FreshRSS as HTML: "harbour ＆lt;b＆gt;" is `harbour &lt;b&gt;`."""
    parts: list[str] = []
    end = 0
    for match in _FOUND.finditer(title):
        at = match.start()
        parts.append(title[end:at])
        end = at + 1
        if _is_wide(title[at - 1 : at]) or _is_wide(title[at + 1 : at + 2]):
            parts.append(match[0])
        elif match[0] == "＆" and _REFERENCE.match(title, at + 1):
            parts.append("&")
        else:
            parts.append(_SIGNS[match[0]])
    return "".join((*parts, title[end:]))


def plain_title(title: str) -> str:
    """The same as plain words: the title of a feed, the name of a folder."""
    text = folded_back(title)
    for reference, sign in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        text = text.replace(reference, sign)
    return text


def _is_wide(sign: str) -> bool:
    """Claim that a sign is wide or full-width by itself; "" is not, nor are the three signs."""
    return bool(sign) and sign not in _SIGNS and unicodedata.east_asian_width(sign) in {"W", "F"}
