"""Phrases that do something to stories by their numbers: "star 2 and 3", "save 3 to story.txt".

The lines that they mean are commands; one that works on the story at hand has the number of its
story before it, with a tab between.  Several lines are to be done in turn.
"""

from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from wirereader import late_re as re

MOST = 100
"""At most so many stories are named by a range."""
STORY: Final = r"(?:story|stories|articles?|headlines?|items?|numbers?|nos?\.?|nrs?|posts?|entry)"
_ONE: Final = rf"(?:{STORY} )?(?:#|no\.? ?)?\d{{1,6}}(?:st|nd|rd|th)?(?: {STORY})?"
NUMBERS: Final = rf"(?P<n>{_ONE}(?:(?: ?, ?(?:and )?| and | & | to | through | ?- ?| ){_ONE})*)"
_RANGE: Final = re.compile(r"(\d+)\D*?(?:-|\bto\b|\bthrough\b)\D*?(\d+)")
_OF: Final = r"(?:of|in|from|for|on|to|about|with) "
_PLACE: Final = (
    r"(?:my |the )?(?:stars|starred|favou?rites|bookmarks|reading list|saved|read later|later)"
    r"(?: stories| list)?"
)
_BROWSER: Final = (
    r"(?:in|with|on|using) (?:the |a |my )?(?:web ?)?(?:browser|web|firefox|chrome|lynx|w3m|safari)"
    r"(?: window| tab)?|online|outside|externally|on the internet"
)
_LINK: Final = r"(?:link|url|address|permalink)"
_ASKED: Final = {
    "quotes": r"who (?:do|does|did) (?:they|it|he|she) quote|"
    r"(?:what|who) (?:is|was) said|quotes|quotations|statements|speakers|"
    r"who (?:is|was) (?:quoted|speaking|talking)|"
    r"who (?:speaks|said what|says what|said something|spoke)",
    "names": r"(?:what|which|who) (?:places|people|names|countries|cities)(?: are)?|"
    r"everyone|everybody|names|people|persons|places|locations|organi[sz]ations|"
    r"who (?:is|was) (?:mentioned|named)|who (?:is|appears)|who and where|where",
    "links": r"links|urls|addresses",
    "enclosures": r"attachments|files|enclosures|audio|podcast",
    "picture": r"pictures?|images?|photos?",
    "versions": r"versions|history|revisions|edits",
    "changes": r"changes|diff|what(?: has| is|'s)? changed",
    "event": r"event|other sources|sources|coverage|related|similar(?: stories)?|copies|duplicates",
    "details": r"how (?:old|long) is|"
    r"details|info|information|metadata|author|byline|date|who wrote|about|"
    r"when was|header|headers|stats",
    "why": r"why is|why|reason",
}
_TAG: Final = r"(?P<t>[^\d\W][\w&'-]*?(?: [\w&'-]+?){0,3}?)"
_FILE: Final = r"(?P<f>\S+\.\w{1,8}|\S*/\S*)"
_NO_DELETING: Final = (
    "!Stories are kept; none is deleted. mark-read {n} marks story {n} read; "
    "remove {n} unsubscribes from source {n} of the list of sources."
)
_TABLE: Final[tuple[tuple[str, str], ...]] = (
    (rf"(?:star|flag|bookmark|favou?rite|pin|like|keep|save for later|fav) {NUMBERS}", "star {n}"),
    (rf"(?:save|keep|mark|bookmark) {NUMBERS} (?:for|to read) later", "star {n}"),
    (rf"(?:add|put|save|move) {NUMBERS} (?:to|in|into|on) {_PLACE}", "star {n}"),
    (rf"(?:mark|set) {NUMBERS} (?:as )?(?:a )?(?:starred|favou?rite|important|flagged)",
     "star {n}"),
    (rf"(?:add|give|put|set|stick) (?:a |the )?star (?:to |on |at )?{NUMBERS}", "star {n}"),
    (rf"(?:unstar|unflag|unbookmark|unfavou?rite|unpin|unlike|unsave) {NUMBERS}", "unstar {n}"),
    (rf"(?:remove|take|drop) {NUMBERS} (?:from|off) {_PLACE}", "unstar {n}"),
    (rf"(?:remove|take away|take|drop|clear) (?:the )?star (?:from|of|off|on|away from) {NUMBERS}",
     "unstar {n}"),
    (rf"(?:mark|set|flag) {NUMBERS} (?:as |to )?(?:read|seen|done)", "mark-read {n}"),
    (rf"(?:mark|set)(?:-| )?(?:as )?(?:read|seen|done) {NUMBERS}", "mark-read {n}"),
    (rf"(?:dismiss|seen|archive|mark-read) {NUMBERS}", "mark-read {n}"),
    (rf"(?:mark|set|keep|leave|make) {NUMBERS} (?:as |to )?(?:unread|new|unseen)(?: again)?",
     "mark-unread {n}"),
    (rf"(?:mark|set|keep)(?:-| )?(?:as )?(?:unread|new|unseen) {NUMBERS}", "mark-unread {n}"),
    (rf"(?:unread|unsee|mark-unread) {NUMBERS}", "mark-unread {n}"),
    (rf"toggle(?:-read)? {NUMBERS}", "toggle-read {n}"),
    (rf"(?:untag|unlabel) {NUMBERS} (?:as |from |with )?{_TAG}", "{n}\tuntag {t}"),
    (rf"(?:remove|delete|take) (?:the )?(?:tag|label) {_TAG} (?:from|off|of) {NUMBERS}",
     "{n}\tuntag {t}"),
    (rf"(?:remove|delete|take) {_TAG} (?:tag|label) (?:from|off|of) {NUMBERS}", "{n}\tuntag {t}"),
    (rf"(?:tag|label) {NUMBERS} (?:as |with |to |under )?{_TAG}", "{n}\ttag {t}"),
    (rf"(?:add|put|set) (?:the |a )?(?:tag|label) {_TAG}(?: to| on| for)? {NUMBERS}",
     "{n}\ttag {t}"),
    (rf"(?:tag|label) {_TAG} (?:on|to|for) {NUMBERS}", "{n}\ttag {t}"),
    (rf"(?:save|write|export|store|download) {NUMBERS} (?:to|as|in|into|under|at) {_FILE}",
     "{n}\tsave {f}"),
    (rf"(?:save|write|export) {NUMBERS} {_FILE}", "{n}\tsave {f}"),
    ((rf"(?:save|write|export|store) {NUMBERS}(?: (?:to|as|on|in) (?:a |the )?"
     r"(?:file|text|disk|text file))?"), "{n}\tsave"),
    (rf"(?:open|view|show|read|launch|see|display|visit) {NUMBERS} (?:{_BROWSER})", "{n}\tbrowse"),
    (rf"(?:browse|visit|launch) (?:to )?{STORY} #?(?P<n>\d{{1,6}})", "{n}\tbrowse"),
    (r"(?:visit|launch) #?(?P<n>\d{1,6})", "{n}\tbrowse"),
    (rf"(?:copy|yank|share|send|get|give me) (?:the )?{_LINK} (?:{_OF})?(?:the )?{NUMBERS}",
     "{n}\tcopy link"),
    (rf"(?:share|send) {NUMBERS}", "{n}\tcopy link"),
    (rf"{_LINK} (?:{_OF}){NUMBERS}", "{n}\tcopy link"),
    ((rf"(?:get|fetch|load|read|show|open|download) (?:the )?(?:full|whole|complete|entire) "
     rf"(?:article|text|story|version|page) (?:{_OF}){NUMBERS}"), "full-article {n}"),
    (rf"(?:fetch|load|get) {NUMBERS} (?:in full|completely|entirely)", "full-article {n}"),
    ((rf"(?:print|cat|read out|speak|read aloud|read all of|read|type|say|recite) {NUMBERS}"
     r"(?: (?:out|aloud|out loud|to me|in full|completely))+"), "{n}\twhole-story"),
    (rf"(?:print|cat|read all of|read out|read aloud|speak|recite|hear) {NUMBERS}",
     "{n}\twhole-story"),
    ((rf"(?:delete|rm|erase|drop|discard|trash|bin|del|d|kill|throw away|throw out|get rid of|"
     rf"dispose of) {NUMBERS}"), _NO_DELETING),
    (rf"remove (?P<n>{STORY} (?:#|no\.? ?)?\d{{1,6}})", _NO_DELETING),
    ((rf"(?:when|where) (?:did|was|is) {NUMBERS} (?:come out|come from|published|written|from|"
     r"appear|released)"), "{n}\tdetails"),
    (rf"(?:open|visit|follow|browse|click) (?:the )?{_LINK} (?:{_OF})(?:the )?{NUMBERS}",
     "{n}\tbrowse"),
    *((rf"(?:{STORY} )?#?(?P<n>\d{{1,6}})(?:'s)? (?:{said})", f"{{n}}\t{line}")
      for line, said in _ASKED.items() if line != "why"),
    *(((rf"(?:{said})(?: is| are)?(?: mentioned| named| quoted)? (?:{_OF})?(?:the )?{NUMBERS}"
       rf"(?: breaking| urgent| from| written| published| long)?"), f"{{n}}\t{line}")
      for line, said in _ASKED.items()),
)  # fmt: skip
_FIRST: Final = re.compile(
    r"\A((?:un)?(?:star|flag|mark|tag|save|bookmark)) (?:the )?(?:first|top) (?:story|one|headline|"
    r"article)((?: .+)?)\Z"
)
_FEW: Final = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FIRST_FEW: Final = re.compile(
    rf"\b(?:the )?(?:first|top|newest|latest) (\d{{1,2}}|{'|'.join(_FEW)})(?: {STORY})?(?!\S)"
)
_DIGITS: Final = re.compile(r"\d+")
_AT_HAND: Final = "999999"
"""Stands for the story at hand while a phrase is read: no list is so long by its number."""
_THIS: Final = re.compile(
    r"(\A|\s)(?:(?:this|that|the|current|selected)(?: (?:current|selected|open))? "
    rf"{STORY}|this one|that one|this|that|it)(?!\S)"
)


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(rf"{one}\Z"), line) for one, line in _TABLE)


_NOTHING_DELETED: Final = re.compile(
    r"(?:delete|erase|rm|drop|trash|wipe|purge|clear out|remove|destroy) (?:the |this |that |all |"
    r"every|my |old |read )*(?:story|stories|article|articles|everything|thing|all|news|messages|"
    r"headlines|items|it|them|this|that)\Z"
)
_KEPT: Final = (
    "!Stories are kept; none is deleted. mark-read marks this story read, mark-all-read all of the "
    "list; remove SOURCE unsubscribes from a source."
)


def numbered(plain: str, as_typed: Callable[[str], str]) -> str:
    """The lines that a phrase with numbers of stories means; "" where it is none.

    `as_typed` gives a part of the plain line in the letters that were typed.
    """
    if _NOTHING_DELETED.match(plain):
        return _KEPT
    plain = _FIRST.sub(r"\1 1\2", plain)
    plain = _FIRST_FEW.sub(lambda found: f"1 to {_figure(found[1])}", plain)
    return _lines(plain, as_typed) if _DIGITS.search(plain) else ""


def _figure(word: str) -> int:
    return int(word) if word.isdigit() else _FEW.index(word) + 2


def at_hand(plain: str, as_typed: Callable[[str], str]) -> str:
    """The line that the same phrase means of the story at hand: "put this in my favourites"."""
    if _DIGITS.search(plain):
        return ""
    numbered_so, count = _THIS.subn(rf"\g<1>{_AT_HAND}", plain, 1)
    line = _lines(numbered_so, as_typed) if count else ""
    if not line or line.startswith("!") or "\n" in line:
        return ""
    return line.removeprefix(f"{_AT_HAND}\t").removesuffix(f" {_AT_HAND}")


def _lines(plain: str, as_typed: Callable[[str], str]) -> str:
    for pattern, line in _patterns():
        match = pattern.match(plain)
        if match is None:
            continue
        parts = match.groupdict()
        free = {key: as_typed(parts[key]) for key in ("t", "f") if parts.get(key)}
        every = tuple(_numbers(parts["n"]))
        lines = [line.format(n=number, **free) for number in every]
        return lines[0] if line.startswith("!") else "\n".join(lines)
    return ""


def _numbers(text: str) -> Iterator[int]:
    """Every number that is named, ranges filled in."""
    at = 0
    seen: set[int] = set()
    for match in _RANGE.finditer(text):
        yield from _new(map(int, _DIGITS.findall(text[at : match.start()])), seen)
        first, last = int(match[1]), int(match[2])
        yield from _new(range(first, min(last, first + MOST - 1) + 1), seen)
        at = match.end()
    yield from _new(map(int, _DIGITS.findall(text[at:])), seen)


def _new(numbers: "Iterator[int] | range", seen: set[int]) -> Iterator[int]:
    for number in numbers:
        if number not in seen:
            seen.add(number)
            yield number
