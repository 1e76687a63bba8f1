"""Which part of what a command shows a line asks for: "how long is this" asks for the length."""

from functools import cache
from typing import Final

from wirereader import late_re as re

_WORD: Final = r"(?<![\w-])(?:{})(?![\w-])"
_FACTS: Final = {
    "length": (
        r"how (?:long|big|short)|how (?:many|much) (?:words?|paragraphs?|minutes?|sentences?|time|"
        r"pages?|lines?)|number of (?:words|paragraphs|sentences)|length|sizes?|word ?counts?|long|"
        r"(?:reading|read) time|time to read|minutes|paragraph count|words"
    ),
    "tags": r"tags?|tagged|labels?|labell?ed",
    "note": r"(?:ed|editors?'?s?|desk) ?notes?|ednotes?|notes?|embargo(?:ed)?",
    "slug": r"slugs?|sluglines?",
    "place": (
        r"datelines?|datelined|where (?:was|is|were) (?:it|this|that|the story|this story|story) "
        r"(?:filed|reported|written|sent|datelined)(?: from)?"
    ),
    "language": r"languages?|what tongue",
    "version": r"versions?|revisions?|which take",
    "source": (
        r"who (?:published|publishes|printed|carried|ran|sent) (?:it|this|that)?|sources?|feeds?|"
        r"(?:news)?papers?|agency|agencies|outlets?|publishers?|sites?|channels?|wires?|"
        r"publications?|where .*\bfrom|which (?:one )?from|from where|come from|comes from|"
        r"from (?:which|what|whom?)"
    ),
    "author": (
        r"who|whom|whose|authors?|authored|by ?lines?|writers?|wrote|writes?|written by|reporters?|"
        r"journalists?|reported by|correspondents?|by"
    ),
    "date": (
        r"when|dates?|dated|days?|time|times|old|age|new|recent|fresh|published|publication|filed|"
        r"released|posted|issued|year|hours?|since"
    ),
    "starred": r"starred|favou?rited?|bookmarked|saved|flagged",
    "read": r"read|seen|unread|opened",
    "links": r"links",
}
"""The parts of a story's details by the words that ask for one; the first that fits is asked."""
_KINDS: Final = {
    "places": (
        r"where|places?|locations?|cit(?:y|ies)|countr(?:y|ies)|towns?|villages?|regions?|spots?|"
        r"scenes?|settings?|states?|provinces?|geograph\w+"
    ),
    "organisations": (
        r"organi[sz]ations?|compan(?:y|ies)|firms?|part(?:y|ies)|agenc(?:y|ies)|institutions?|"
        r"bod(?:y|ies)|groups?|banks?|businesses|orgs?|ngos?|teams?"
    ),
    "people": (
        r"who|whom|people|persons?|everyone|everybody|characters?|anyone|anybody|somebody|"
        r"politicians?|individuals|faces|men|women|folks?"
    ),
}
_SAID: Final = {"words": r"quot\w*|said|says?|statements?|speak\w*|citations?"}
_PARTS: Final = {
    "details": _FACTS,
    "names": _KINDS,
    "next-quote": _SAID,
    "previous-quote": _SAID,
}


def part_asked(command: str, line: str) -> str:
    """The part of what a command shows that a line asks for; "" where it asks for all or more.

    `line` is as typed.  Facts are asked for one at a time; of several kinds of names all are.
    """
    table = _PARTS.get(command)
    if table is None:
        return ""
    plain = " ".join(line.casefold().replace("\u2019", "'").replace("'s", " is").split())
    found = [part for part, pattern in _patterns(command) if pattern.search(plain)]
    if command == "names" and len(found) > 1:
        return ""
    return found[0] if found else ""


@cache
def _patterns(command: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((part, re.compile(_WORD.format(words))) for part, words in _PARTS[command].items())
