"""Phrases of the press: quotes of a time, what somebody wrote, names written to a file."""

from collections.abc import Callable
from typing import Final

from wirereader import late_re as re
from wirereader.desk.search.time_phrases import time_at
from wirereader.story.folding import folded

Lines = tuple[str, ...]
_ASKED: Final = (
    re.compile(
        r"(?:(?:show|list|give|get|see|find|read)(?: me)? )?"
        r"(?:(?:all|the|any|my|every|top|best|main|key|most|important|new|newest|latest|recent|"
        r"notable|good|big|of) )*"
        r"(?:quotes?|quotations|statements|sound ?bites|remarks)(?P<rest> .+)"
    ),
    re.compile(
        r"(?:who|what) (?:said|says) (?:what|which)(?P<rest> .+)|"
        r"what (?:was|were|has been|did (?:people|they|anyone)) (?:said|say)(?P<more> .+)|"
        r"who (?:spoke|said something|said anything|made statements)(?P<last> .+)"
    ),
)
_OF_TIME: Final = re.compile(r"\A(?P<x>.*?) ?(?P<quotes>quotes|statements)\Z")
_LEAD: Final = re.compile(r"\A(?:about|on|regarding|concerning|mentioning|with|of|in|from|for)\s+")
_WRITINGS: Final = re.compile(
    r"(?:(?:show|list|find|give|get|see|read)(?: me)? )?(?:all |any |the )*"
    r"(?P<x>[^\W\d_][\w .-]*?)(?:['\u2019]s|(?<=s)['\u2019]) "
    r"(?:(?:latest|newest|recent|last|other|new) )?"
    r"(?:articles?|stories|pieces?|reports?|columns?|reporting|coverage|writings?|byline|work)"
)
_NOBODY: Final = frozenset(
    {
        *("what", "who", "it", "that", "this", "here", "there", "let", "where", "how", "when"),
        *("world", "reader", "editor", "publisher", "everyone", "everybody", "he", "she"),
        *("author", "writer", "reporter", "journalist", "this", "source", "paper"),
    }
)
"""Words before "'s" that are nobody who writes."""
_KINDS: Final = {
    **dict.fromkeys(("people", "persons", "person"), "people"),
    **dict.fromkeys(("places", "locations", "cities", "place"), "places"),
    **dict.fromkeys(("organisations", "organizations", "companies", "orgs"), "organisations"),
    **dict.fromkeys(("names", "entities", "everyone"), ""),
}
_FORMS: Final = {
    **dict.fromkeys(("csv", "excel", "spreadsheet", "xls", "xlsx", "table"), "csv"),
    "json": "json",
    **dict.fromkeys(("markdown", "md"), "md"),
    **dict.fromkeys(("text", "txt", "plain text"), "txt"),
}
_KIND: Final = rf"(?:{'|'.join(_KINDS)})"
_KINDS_OF: Final = rf"(?P<k>{_KIND}(?:(?:,| and|, and|/|\+) ?{_KIND})*)"
_FORM: Final = rf"(?P<f>{'|'.join(_FORMS)})"
_WRITE: Final = r"(?:export|save|write|dump|download|output|store|convert)"
_EVERY: Final = r"(?:all |the |every |list of |a list of |my |these |of |named )*"
_OF_WHAT: Final = (
    r"(?: list| index| names)?"
    r"(?: (?:of|in|from) (?:this |the |all |every )*(?:story|article|stories|list|it))?"
)
_AS: Final = r"(?:to|as|in|into)(?: an?)?"
_NAMES_AS: Final = (
    re.compile(
        rf"{_WRITE} {_EVERY}{_KINDS_OF}{_OF_WHAT} (?:to|in|into|as) "
        r"(?P<file>\S+\.(?:csv|json|md|txt))(?P<f>)"
    ),
    re.compile(rf"{_WRITE} {_EVERY}{_KINDS_OF}{_OF_WHAT} (?:{_AS} )?{_FORM}(?: file)?"),
    re.compile(rf"{_EVERY}{_KINDS_OF}{_OF_WHAT} {_AS} {_FORM}(?: file)?"),
    re.compile(rf"{_EVERY}{_KINDS_OF} (?P<f>csv|json)"),
    re.compile(rf"{_WRITE} (?:an? )?{_FORM}(?: file)? (?:of|with) {_EVERY}{_KINDS_OF}{_OF_WHAT}"),
    re.compile(rf"(?P<f>csv|json) (?:of|with) {_EVERY}{_KINDS_OF}{_OF_WHAT}"),
    re.compile(rf"(?:export|dump) {_EVERY}{_KINDS_OF}{_OF_WHAT}(?: to (?:a )?file)?(?P<f>)"),
)
_OF_STORIES: Final = re.compile(r"\b(?:stories|story|articles?|number|numbers|the) |#(?=\d)")
_PARTED: Final = r"(?: ?(?:, ?and|,|and|with|to|against|vs\.?|versus|&) ?| )"
_PAIR: Final = rf"(?P<n>\d{{1,6}}(?:{_PARTED}\d{{1,6}}){{1,8}})"
_COMPARED: Final = (
    re.compile(
        r"(?:(?:show|list|what is|what are|give me) )?(?:compare|comparison of|contrast|diff|"
        r"(?:differences?|similarities|overlap|comparison) (?:between|of|in)|"
        r"(?:common|shared|same) (?:names|people|places|persons) (?:in|of|between|to)|"
        r"(?:names|people|who is|what is) (?:common to|common in|in both|shared by|in common in)) "
        rf"{_PAIR}"
    ),
    re.compile(rf"what do {_PAIR} have in common"),
    re.compile(rf"how (?:do|are) {_PAIR} (?:differ|different|similar|alike)"),
)
_NAMES_OF_TIME: Final = re.compile(
    r"(?:(?:show|list|which|what|all|every|the|me|give) )*"
    r"(?:(?P<places>places?|locations?|cities|city|country|countries)|"
    r"people|persons?|names?|everyone|everybody|who|anyone|speakers)"
    r"(?: (?:that|who|which))?(?: (?:is|are|was|were|has been|have been|got|gets))?"
    r"(?: (?P<verb>mentioned|named|quoted|cited|in the news))?(?: (?:in|during|over))? (?P<x>.+)"
)
_DAY_ASKED: Final = re.compile(
    r"(?:what (?:has )?happened|what was (?:the news|in the news|going on|reported|published)) "
    r"(?:on|in|during) (?P<x>.+)"
)
_LIST: Final = (
    r"(?:all |the |this |these |my |current |whole |of )*"
    r"(?:(?:search )?results|list|headlines|stories|titles|story list|list of stories)"
)
_STORIES_AS: Final = (
    re.compile(rf"{_WRITE} {_LIST} (?:to|in|into|as) (?P<file>\S+\.(?:csv|json|md|txt))(?P<f>)"),
    re.compile(rf"{_WRITE} {_LIST} (?:{_AS} )?{_FORM}(?: file)?"),
    re.compile(rf"{_LIST} {_AS} {_FORM}(?: file)?"),
    re.compile(rf"{_LIST} (?P<f>csv|json)"),
    re.compile(rf"{_WRITE} (?:an? )?{_FORM}(?: file)? (?:of|with) {_LIST}"),
    re.compile(rf"(?:export|dump|download) {_LIST}(?: to (?:a )?file)?(?P<f>)"),
)
_END: Final = re.compile(r"(?:\A|\s+)(?:in|from|of|on|for|during|over|by)\Z")


def names_written(plain: str, as_typed: Callable[[str], str]) -> Lines:
    """What a line in lower case that writes names to a file means; () for any other line.

    `as_typed` gives a part of the plain line in the letters that were typed.
    """
    for pattern in _NAMES_AS:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        kinds = [_KINDS[one] for one in re.findall(r"\w+", match["k"]) if one in _KINDS]
        kind = " ".join(dict.fromkeys(filter(None, kinds)))
        form, file = _FORMS.get(match["f"] or "", "csv"), match.groupdict().get("file")
        name = as_typed(file) if file else f"{kind.partition(' ')[0] or 'names'}.{form}"
        return (" ".join(filter(None, ("export-names", kind, name))),)
    return ()


def compared(plain: str) -> Lines:
    """What a line in lower case that compares stories means; () for any other line."""
    for pattern in _COMPARED:
        match = pattern.fullmatch(_OF_STORIES.sub("", plain))
        if match is not None:
            return (f"compare {' '.join(re.findall(r'[0-9]+', match['n']))}",)
    return ()


def stories_of_day(plain: str) -> Lines:
    """What "what happened on 16 november" means; () for any other line in lower case."""
    match = _DAY_ASKED.fullmatch(plain)
    words = match["x"].split() if match is not None else []
    time = time_at(words) if words else None
    is_day = time is not None and time.words == len(words) and time.term.startswith("date:")
    return (f"search {time.term}",) if time is not None and is_day else ()


def stories_written(plain: str, as_typed: Callable[[str], str]) -> Lines:
    """What a line in lower case that writes the list to a file means; () for any other line."""
    for pattern in _STORIES_AS:
        match = pattern.fullmatch(plain)
        if match is not None:
            form, file = _FORMS.get(match["f"] or "", "csv"), match.groupdict().get("file")
            return (f"export-stories {as_typed(file) if file else f'stories.{form}'}",)
    return ()


def names_of_time(plain: str) -> Lines:
    """What "people mentioned this week" means; () for any other line in lower case."""
    match = _NAMES_OF_TIME.fullmatch(plain)
    words = match["x"].split() if match is not None else []
    time = time_at(words) if words else None
    if match is None or time is None or time.words != len(words):
        return ()
    kind = "places" if match["places"] else "people"
    quoted = " quoted" if kind == "people" and match["verb"] in {"quoted", "cited"} else ""
    return (f"{kind}{quoted} {match['x']}",)


def stories_of_author(plain: str, as_typed: Callable[[str], str]) -> Lines:
    """Searches for "lebrun's articles": by the author, of the source, else about somebody."""
    match = _WRITINGS.fullmatch(plain)
    if match is None:
        return ()
    words = match["x"].split()
    if words[0] in _NOBODY or any(time_at(words[at:]) for at in range(len(words))):
        return ()
    who = as_typed(match["x"])
    quoted = f'"{who}"' if " " in who else who
    return (
        *(f"search {field}:{quoted}" for field in ("author", "from")),
        f"scope {who}",
        f"stories-about {who}",
        f"search {who}",
    )


def quotes_of_time(plain: str, as_typed: Callable[[str], str]) -> Lines:
    """What a line in lower case that asks for quotes of a time means; () for any other line.

    `as_typed` gives a part of the plain line in the letters that were typed.
    """
    for pattern in _ASKED:
        match = pattern.fullmatch(plain)
        if match is None:
            continue
        rest = next(one for one in match.groups() if one).strip()
        return _timed(rest, as_typed)
    match = _OF_TIME.match(plain)  # "today's quotes", "yesterday quotes"
    if match is None or not match["x"]:
        return ()
    return _timed(match["x"].removesuffix("'s").removesuffix("\u2019s"), as_typed, is_bare=True)


def _timed(rest: str, as_typed: Callable[[str], str], *, is_bare: bool = False) -> Lines:
    words = folded(rest).split()
    for at in range(len(words)):
        time = time_at(words[at:])
        if time is None:
            continue
        before, after = words[:at], words[at + time.words :]
        topic = _END.sub("", " ".join((*before, *after)))
        is_about = _LEAD.match(topic) is not None
        topic = _LEAD.sub("", topic)
        if topic.startswith("by "):
            return ()
        if topic and (is_bare or not (is_about or time.is_sure)):
            return ()
        said = as_typed(topic) if topic else ""
        lines = [f"quotes about {said} {time.term}".replace("  ", " ")]
        if topic and before[:1] != ["about"]:
            lines.append(f"quotes {said}")
        return tuple(lines)
    return ()
