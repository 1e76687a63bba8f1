"""Questions about what is at hand: "what is the date of this story", "number of paragraphs".

Whatever is said around it, one noun of the table must be left; all that is meant only shows
something, so that a wrong guess costs nobody anything.
"""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.search.content_words import SMALL

_NOUNS: Final = {
    line: frozenset(nouns.split())
    for line, nouns in {
        "details": (
            "date time day dateline called name feed source site author writer "
            "reporter journalist byline agency newspaper paper outlet "
            "publisher length size words paragraphs sentences minutes age old long language "
            "details information wrote written published editor category categories"
        ),
        "where": "title position progress left remaining",
        "quotes": (
            "quotes quote quotations statements speakers speaker speak speaks speaking talk talks "
            "talking spoke said says quoted"
        ),
        "names": "names organisations organizations companies mentioned named entities characters",
        "links": "links link urls url addresses address hyperlinks",
        "enclosures": "attachments attachment files enclosures podcast audio mp3",
        "picture": "picture pictures image images photo photos photograph",
        "versions": "versions revisions edits history",
        "why": "reason urgency",
        "event": "confirmed verified true reliable duplicates copies coverage",
        "paragraph 1": "lead intro introduction opening abstract",
        "last-paragraph": "ending conclusion",
        "help keys": "keys press shortcuts hotkeys keybindings",
        "help commands": "commands type",
        "errors": "errors error problems failures broken failing",
        "sources": "sources",
        "feeds": "feeds subscriptions folders",
        "tags": "tags labels",
        "searches": "searches",
        "rules": "rules filters",
        "follows": "follows followed",
        "alerts": "alerts notifications",
        "settings": "settings options preferences configuration",
        "settings appearance.theme": "theme themes colours colors",
        "version": "version",
        "unread": "unread",
        "starred": "starred favourites favorites bookmarks",
    }.items()
}
_LINES: Final = {noun: line for line, nouns in _NOUNS.items() for noun in nouns}
_OF_STORY: Final = frozenset({"people", "persons", "places", "locations", "cities"})
_WORDS: Final = re.compile(r"[^\W_][\w'-]*")
_ASKS: Final = re.compile(
    r"(?:what|whats|which|who|whose|how|number|count|amount|total|tell|show|say|give|list|"
    r"view|see|get|is|are|was|were|does|do|did|has|have|the|this|read|i)\b"
)
_MOST: Final = 10
"""A question of more words asks for more than this."""


def asked(plain: str, *, is_reading: bool) -> str:
    """The command that answers a question in lower case; "" where it is none of these."""
    words = _WORDS.findall(plain)
    if not 1 < len(words) <= _MOST or not _ASKS.match(plain) or any(map(str.isdigit, plain)):
        return ""
    rest = [word.removesuffix("'s") for word in words]
    rest = [word for word in rest if word not in SMALL]
    if is_reading and len(rest) == 1 and rest[0] in _OF_STORY:
        return "names"
    meant = {_LINES.get(word, "") for word in rest}
    return meant.pop() if len(meant) == 1 else ""
