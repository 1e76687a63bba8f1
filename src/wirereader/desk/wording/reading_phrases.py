"""Phrases for a part of the open story: "end of the article", "this sentence again", "last quote".

Each has a unit, an edge of it or which one it is, and words that add nothing; no other word.
"""

from typing import Final

Lines = tuple[str, ...]
_UNITS: Final = {
    **dict.fromkeys(("story", "article", "text", "report", "piece"), "story"),
    **dict.fromkeys(("paragraph", "para", "section", "passage"), "paragraph"),
    "sentence": "sentence",
    **dict.fromkeys(("quote", "quotation"), "quote"),
    **dict.fromkeys(("page", "screen"), "page"),
    **dict.fromkeys(("match", "hit", "mention", "occurrence"), "mention"),
}
_EDGES: Final = {
    **dict.fromkeys(("start", "top", "beginning", "head", "begin"), "first"),
    **dict.fromkeys(("end", "bottom", "tail", "ending", "finish"), "last"),
}
"""Nouns for an edge of a unit; before a unit, without "of", which one it is."""
_WHICH: Final = {
    **dict.fromkeys(("first", "opening"), "first"),
    **dict.fromkeys(("last", "final", "closing"), "last"),
    **dict.fromkeys(("same", "current"), "this"),
    **dict.fromkeys(("next", "following", "another"), "next"),
    **dict.fromkeys(("previous", "prev", "earlier"), "previous"),
}
_AGAIN: Final = frozenset({"again", "repeat", "reread", "replay", "re-read"})
_ONCE_MORE: Final = (" once again", " once more", " one more time", " one time more")
_VERBS: Final = frozenset(
    """
    go jump move skip scroll return back goto read say hear speak show play repeat reread replay
    re-read
    """.split()  # noqa: SIM905
)
_IDLE: Final = frozenset("me to at the very my please just now from".split())  # noqa: SIM905
_WITH_WHOLE: Final = 4
"""How many words name which one of a unit, and what it is of."""
_THIS: Final = frozenset({"this", "that"})
_OVER: Final = frozenset({"skip", "jump", "move"})
"""Verbs that, without "to", go over what they name."""
_EDGE_ALONE: Final = frozenset({"head", "beginning", "bottom", "end", "tail", "top"})
_OF_EDGE: Final = {"first": "paragraph 1", "last": "last-paragraph"}
_PARTS: Final[dict[tuple[str, str], Lines]] = {
    ("paragraph", "first"): ("paragraph 1",),
    ("paragraph", "last"): ("last-paragraph",),
    ("paragraph", "this"): ("this-paragraph",),
    ("sentence", "first"): ("next-sentence first",),
    ("sentence", "last"): ("next-sentence last",),
    ("sentence", "this"): ("next-sentence same",),
    ("quote", "first"): ("quote 1",),
    ("quote", "last"): ("next-quote last",),
    ("quote", "this"): ("quote", "quotes"),
    ("page", "first"): ("paragraph 1",),
    ("page", "last"): ("last-paragraph",),
    ("page", "this"): ("this-paragraph",),
    ("story", "this"): ("whole-story",),
    ("mention", "first"): (
        "!next-mention goes to the next mention, previous-mention to the one before.",
    ),
    ("mention", "last"): ("previous-mention",),
    ("mention", "next"): ("next-mention",),
    ("mention", "previous"): ("previous-mention",),
}
"""The command for which one of a unit."""


def part_to_read(plain: str) -> Lines:
    """The command for the part of the open story that a line in lower case asks for; else ()."""
    if plain in _EDGE_ALONE:
        return (_OF_EDGE[_EDGES[plain]],)
    for more in _ONCE_MORE:
        plain = plain.replace(more, " again")
    words = [word for word in plain.split() if word not in _IDLE]
    if not words or (words[0] in _OVER and " to " not in plain):
        return ()
    is_again = not _AGAIN.isdisjoint(words)
    is_verb = words[0] in _VERBS
    words = [word for word in (words[1:] if is_verb else words) if word not in {*_AGAIN, "back"}]
    is_this = not _THIS.isdisjoint(words)
    words = [word for word in words if word not in _THIS]
    if words[2:3] == ["of"] and len(words) == _WITH_WHOLE and _UNITS.get(words[3]) == "story":
        words = words[:2]  # "last sentence of the article"
    match words:
        case [edge, "of", unit] if edge in _EDGES and unit in _UNITS:
            return _at_edge(_EDGES[edge], _UNITS[unit])
        case [unit, edge] if edge in _EDGES and unit in _UNITS:
            return _at_edge(_EDGES[edge], _UNITS[unit])
        case [which, unit] if unit in _UNITS and (which in _WHICH or which in _EDGES):
            way = _WHICH.get(which) or _EDGES[which]
            is_heard = is_again and way == "last" and _UNITS[unit] in {"sentence", "quote"}
            way = "this" if is_heard else way  # "the last one again" is the one just heard
            return _which(way, _UNITS[unit], is_said=is_verb or is_again)
        case [_, "sentence", "of", whole] if _UNITS.get(whole) == "paragraph":
            return _PARTS["paragraph", "this"]
        case [unit] if unit in _UNITS and (is_this or is_again):
            return _which("this", _UNITS[unit], is_said=is_again)
    return ()


def _at_edge(edge: str, unit: str) -> Lines:
    """The first or last paragraph of the story; smaller units are read whole."""
    if unit in {"story", "page"}:
        return (_OF_EDGE[edge],)
    return _PARTS.get((unit, "this"), ())


def _which(way: str, unit: str, *, is_said: bool) -> Lines:
    """The command for one of a unit; "this story" alone asks for no reading."""
    if unit == "story" and not (way == "this" and is_said):
        return ()  # "the last story" is one of the list
    return _PARTS.get((unit, way), ())
