"""What an element of a page is for, as its tag, its role and the words of its class and id say.

Classes are for designers, so a word is a sign and no proof: who asks weighs how much text there is.
"""

import re
from typing import Final

from wirereader.formats.xml.safe_parser import Node

_NAMES_NEVER_SHOWN: Final = """
    script style noscript template head link meta iframe object embed applet svg
    input button select textarea option datalist dialog
"""
_ROLES: Final = """
    alert alertdialog banner complementary contentinfo dialog menu menubar navigation search
"""
_NEVER_SHOWN: Final = frozenset(_NAMES_NEVER_SHOWN.split())
_FURNITURE_ROLES: Final = frozenset(_ROLES.split())
_HIDDEN_STYLE: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL: Final = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LONGEST: Final = 500  # code points of a class or an id that are looked at
_MOST_WORDS: Final = 3  # of an id: a longer one is made of a heading, and tells of the story


def _any_of(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{'|'.join(words.split())})(?![a-z])")


_FURNITURE: Final = _any_of(
    r"""
    ads? advert\w* banner breadcrumbs? comments? commentlist communit\w+ consent cookies? disqus
    extra footer footnav gdpr header legends? masthead menu\w* nav\w* newsletters? outbrain pager
    pagination popup promo\w* recirc\w* recommend\w* related\w* remark replies respond rss
    shar(?:e|es|ing)\w* shoutbox sidebar\w* skyscraper social\w* sponsor\w* subscri\w+ supplemental
    taboola toolbar trending widgets?
    """
)
_BESIDE: Final = _any_of(
    r"""
    ads? banner comments? contact footer footnote gdpr hidden hid masthead media meta outbrain
    promo\w* related\w* scroll shar(?:e|es|ing)\w* shoutbox shopping sidebar\w* skyscraper
    sponsor\w* tags? tool widgets?
    """
)
_STORY: Final = _any_of(
    r"""
    article\w* blog body column content\w* entry hentry main\w* page posts? shadow stor(?:y|ies)\w*
    text
    """
)
_BYLINE: Final = _any_of(
    r"""
    by-?line author written-?by date-?block time-?stamp pub-?date post-date
    publish(?:ed)?-?date (?:article|entry|post)-?meta
    """
)
_SHARING: Final = _any_of(r"shar(?:e|ing)\w* sharedaddy")


def is_never_text(node: Node) -> bool:
    """Claim that no browser shows an element as text: scripts, fields."""
    return node.tag in _NEVER_SHOWN


def is_hidden(node: Node) -> bool:
    """Claim that an element says of itself that it is not to be shown."""
    if node.get("hidden") is not None:
        return True
    # pictures of formulas are hidden so from those who have the formula itself
    if node.get("aria-hidden") == "true" and "fallback-image" not in (node.get("class") or ""):
        return True
    style = node.get("style")
    return bool(style and _HIDDEN_STYLE.search(style))


def has_furniture_role(node: Node) -> bool:
    """Claim that an element says of itself that it is a menu, a banner or the like."""
    return node.tag in {"nav", "footer"} or node.get("role") in _FURNITURE_ROLES


def sounds_like_furniture(node: Node) -> bool:
    """Claim that the names of an element speak of furniture, and not of a story."""
    names = " ".join(names_of(node))
    return bool(_FURNITURE.search(names)) and not _STORY.search(names)


def sounds_like_byline(node: Node) -> bool:
    """Claim that an element is named as what says who wrote the story, and when."""
    names = " ".join(names_of(node))
    return bool(_BYLINE.search(names)) and not _STORY.search(names)


def sounds_like_sharing(node: Node) -> bool:
    """Claim that an element is named as the buttons that share a page."""
    return bool(_SHARING.search(" ".join(names_of(node))))


def points_of_names(node: Node) -> int:
    """Weigh the names of an element, from -2 to 2: for a story, against it."""
    return sum(bool(_STORY.search(name)) - bool(_BESIDE.search(name)) for name in names_of(node))


def names_of(node: Node) -> tuple[str, str]:
    """The classes and the id of an element, each in small letters with dashes."""
    own = (node.get("id") or "")[:_LONGEST]
    if own.count("-") + own.count("_") >= _MOST_WORDS:
        own = ""
    return _dashed((node.get("class") or "")[:_LONGEST]), _dashed(own)


def _dashed(name: str) -> str:
    return _CAMEL.sub("-", name).lower()
