"""Phrases that go somewhere: "skip two paragraphs", "jump to the end", "read the last quote".

Each is made of a verb, a direction, a unit, and perhaps a number, in any order; all of its words
must be of these kinds.
"""

from dataclasses import dataclass
from typing import Final

from wirereader import late_re as re

MOST_STEPS = 50
"""At most so many steps are taken at once."""
_VERBS: Final = frozenset(
    """
    go read skip jump move repeat hear say open show take step scroll advance proceed continue
    return find see play bring turn fast leap speak get give rewind goto
    """.split()  # noqa: SIM905
)
_FILLERS: Final = frozenset(
    """
    to the a an me of from in at on it one ones please by up out aloud over just this current that
    """.split()  # noqa: SIM905
)
_DIRECTIONS: Final = {
    **dict.fromkeys(
        ("next", "another", "following", "forward", "forwards", "ahead", "onward"), "next"
    ),
    **dict.fromkeys(("further", "subsequent", "coming"), "next"),
    **dict.fromkeys(("previous", "prev", "back", "backward", "backwards", "prior"), "previous"),
    **dict.fromkeys(("earlier", "preceding", "before", "rewind"), "previous"),
    **dict.fromkeys(("again", "same"), "this"),
    **dict.fromkeys(("first", "opening", "top", "beginning", "start"), "first"),
    **dict.fromkeys(("last", "final", "closing", "end", "bottom"), "last"),
}
_LESS_TELLING: Final = frozenset({"again", "same", "back"})
"""Directions that say nothing new after another: "the last one again"."""
_GOING: Final = {
    **dict.fromkeys(("skip", "advance", "leap", "jump", "move"), "next"),
    "repeat": "this",
}
"""Verbs that tell a direction where no other word does."""
_UNITS: Final = {
    **dict.fromkeys(("paragraph", "paragraphs", "para", "paras", "par"), "paragraph"),
    **dict.fromkeys(("sentence", "sentences", "line", "lines"), "sentence"),
    **dict.fromkeys(("quote", "quotes", "quotation", "statement"), "quote"),
    **dict.fromkeys(("person", "people", "name", "names", "speaker"), "person"),
    **dict.fromkeys(("place", "places", "location", "city", "country"), "place"),
    **dict.fromkeys(("mention", "mentions", "occurrence"), "mention"),
    **dict.fromkeys(("story", "stories", "article", "articles", "item", "post"), "story"),
    **dict.fromkeys(
        ("headline", "headlines", "entry", "report", "news", "result", "results", "hit", "match"),
        "story",
    ),
    **dict.fromkeys(("source", "feed", "subscription", "channel"), "source"),
    **dict.fromkeys(("page", "screen"), "page"),
}
_KINDS: Final = {
    **dict.fromkeys(("unread", "new", "unseen"), "unread"),
    **dict.fromkeys(("breaking", "urgent"), "breaking"),
}
_NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    )
} | {"couple": 2, "few": 3, "twice": 2}
_DONE: Final = {
    **{
        (unit, way): f"{way}-{unit}"
        for unit in ("paragraph", "sentence", "quote", "person", "place", "mention")
        for way in ("next", "previous")
    },
    ("paragraph", "this"): "this-paragraph",
    ("paragraph", "first"): "paragraph 1",
    ("paragraph", "last"): "last-paragraph",
    ("sentence", "last"): "previous-sentence",
    ("quote", "this"): "quote",
    ("quote", "first"): "quote 1",
    ("mention", "first"): "find",
    ("story", "next"): "next",
    ("story", "previous"): "previous",
    ("story", "first"): "first-story",
    ("story", "last"): "last-story",
    ("unread", "next"): "next-unread",
    ("unread", "previous"): "previous-unread",
    ("unread", "first"): "next-unread",
    ("breaking", "next"): "breaking",
    ("breaking", "first"): "breaking",
    ("source", "next"): "next-source",
    ("page", "next"): "more",
    ("page", "first"): "list",
    ("page", "this"): "list",
}
_IN_STORY: Final = {
    "next": "next-paragraph",
    "previous": "previous-paragraph",
    "first": "paragraph 1",
    "last": "last-paragraph",
    "this": "this-paragraph",
}
_IN_LIST: Final = {"next": "next", "first": "first-story", "last": "last-story"}
_PART: Final = re.compile(
    r"(?:(?:go|jump|skip|move|read|show|open)(?: to)? )?(?:paragraphs?|paras?|p) "
    r"(\d+)(?: ?(?:-|to|through|until|and) ?(\d+)| of \d+)?\Z"
)
_NEXT: Final = re.compile(
    r"(?:(?P<read>read|say|speak|hear|show|print|give me|let me hear)(?: me)? )?(?:the )?"
    r"(?P<next>(?:next|following) )?"
    r"(?P<number>\d{1,3}|two|three|four|five|six|seven|eight|nine|ten)"
    r" (?:more )?"
    r"(?:(?P<text>paragraphs?|paras?|lines)|(?P<rows>stories|headlines|titles|rows|items))"
)
"""Several paragraphs, or rows of the list, that are read one after another."""
_GOING_ON: Final = frozenset({"next", "next-unread", "previous", "back"})
_OF_THIS: Final = frozenset({"mark-read", "mark-unread", "star", "unstar"})
"""What is done to the story at hand before another one is gone to."""
_SAME_SOURCE: Final = re.compile(r"\b(?:same|this) (?:feed|source|site|paper|channel)\Z")
_WITHIN: Final = re.compile(
    r"(?<=\b(?:end|top)) of (?:this |the )?(?:story|article|text)\Z"
    r"|(?<=\bbeginning) of (?:this |the )?(?:story|article|text)\Z"
    r"|(?<=\b(?:start)) of (?:this |the )?(?:story|article|text)\Z"
    r"|(?<=\bbottom) of (?:this |the )?(?:story|article|text)\Z"
)


def moved(plain: str, *, is_reading: bool) -> tuple[str, ...]:
    """The commands, in turn, that a phrase of moving means; () where it is none.

    `is_reading`: a story is open, whose paragraphs are gone through where no unit is named.
    """
    if part := _part(plain, is_reading=is_reading):
        return (part,)
    if _SAME_SOURCE.search(plain):
        return ()
    if (inside := _WITHIN.sub("", plain)) != plain:  # "the end of this story"
        plain, is_reading = inside, True
    found = _Move()
    words = plain.split()
    for at, word in enumerate(words):
        is_verb = word in _VERBS and (at == 0 or words[0] in _VERBS)
        if not found.took(word) and word not in _FILLERS and not is_verb:
            return ()
    if "back" in words and "to" in words and found.unit == "story" and not found.number:
        return ("back",)  # "back to the stories"
    if not found.way and words[0] in _GOING and (found.unit or (is_reading and found.number)):
        found.way = _GOING[words[0]]  # "skip two" of paragraphs
    if not found.unit and words[-1] == "one":
        found.unit = "story"
    if found.number > 1 and found.unit in {"", "story"} and found.way in {"first", "last"}:
        return (f"list 1-{found.number}",)  # the newest are first, and called the last as well
    return _commands(found.way, found.kind or found.unit, found.number, is_reading=is_reading)


def _part(plain: str, *, is_reading: bool) -> str:
    """The command for numbered paragraphs, or for the next few of them or of the rows; "" else."""
    part = _PART.match(plain)
    if part is not None:
        return f"paragraph {part[1]}-{part[2]}" if part[2] else f"paragraph {part[1]}"
    several = _NEXT.fullmatch(plain)
    if several is None:
        return ""
    number = several["number"]
    count = int(number) if number.isdigit() else _NUMBERS[number]
    if several["text"]:
        is_read = is_reading and bool(several["read"] or several["next"])
        return f"paragraph next {count}" if is_read else ""
    is_listed = several["next"] and several["read"] and several["rows"]
    return f"list next {count}" if is_listed else ""


def in_order(first: str, second: str) -> tuple[str, str]:
    """Two commands as they are to be done: "skip this and mark it read" marks before it goes on."""
    is_other_way = first in _GOING_ON and second in _OF_THIS
    return (second, first) if is_other_way else (first, second)


@dataclass(slots=True)
class _Move:
    """What the words of a phrase tell of where it goes."""

    way: str = ""
    unit: str = ""
    kind: str = ""
    number: int = 0

    def took(self, word: str) -> bool:
        """Take in a word; False where it tells nothing, or what was told already."""
        if word in _DIRECTIONS:
            self.way = self.way if self.way and word in _LESS_TELLING else _DIRECTIONS[word]
        elif word in _UNITS and self.unit in {"", "story"}:
            self.unit = _UNITS[word]
        elif word in _KINDS and not self.kind:
            self.kind = _KINDS[word]
        elif word.isdigit() or word in _NUMBERS:
            self.number = self.number or (int(word) if word.isdigit() else _NUMBERS[word])
        else:
            return False
        return True


def _commands(way: str, unit: str, number: int, *, is_reading: bool) -> tuple[str, ...]:
    if not way:
        return ()
    here = _IN_STORY if is_reading else _IN_LIST
    line = _DONE.get((unit, way), "") if unit else here.get(way, "")
    if not line:
        return ()
    steps = min(max(number, 1), MOST_STEPS) if way in {"next", "previous"} else 1
    return (line,) * steps
