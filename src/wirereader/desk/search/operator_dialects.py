"""Operators of press databases, search engines and grep, as ours.

Lexis and Factiva put nearness and dates in words, Google puts `allintitle:` before all of them, X
excludes what stories never are, and grep has options.  What stands in quotation marks is kept.
"""

from collections.abc import Callable
from typing import Final

from wirereader import late_re as re
from wirereader.library.search.query_fields import BY_NAME

_Write = Callable[[re.Match[str]], str] | str
_KEPT: Final = re.compile(r"(\"[^\"]*\"|\w+://\S+)")
_DAY: Final = r"(?:\d{4}-\d\d?(?:-\d\d?)?|\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{4}/\d\d?/\d\d?|\d{8})"
_COMPACT: Final = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?!\d)"
)
_HYPHENED: Final = re.compile(r"\d{4}-\d\d-\d\d")
_AFTER_A_SIGN: Final = re.compile(rf"(?<=[:<>=])\s*{_COMPACT.pattern}(?!\w)")
_SINCE: Final = frozenset({"geq", "from", ">=", "since", "on or after"})
_LATER: Final = frozenset({"aft", "after", "gt", ">"})
_UNTIL: Final = frozenset({"leq", "<=", "on or before", "until", "to", "up to"})
_EARLIER: Final = frozenset({"bef", "before", "lt", "<"})
_SIGNS: Final = (
    r"(?:on or after|on or before|up to|aft(?:er)?|bef(?:ore)?|since|until|from|to|is|on|"
    r"geq|leq|eq|gt|lt|>=|<=|=|>|<)"
)
_DATED: Final = re.compile(
    rf"(?<![\w:])(?:and\s+)?(?:date|pd|load-date|publication-date)\s*(?P<sign>{_SIGNS})"
    rf"\s*\(?(?P<day>{_DAY})\)?(?!\S*\d)",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(
    rf"(?<![\w:])(?:and\s+)?(?:date|pd|dates)?\s*(?:from|between)\s+(?P<first>{_DAY})\s+"
    rf"(?:to|and|until|-)\s+(?P<last>{_DAY})",
    re.IGNORECASE,
)
_CALLED: Final = re.compile(
    rf"(?<![\w:])(?:and\s+)?date\(\s*(?P<sign>{_SIGNS})\s*\(?\s*(?P<day>{_DAY})\s*\)?"
    rf"(?:\s+and\s+(?P<other>{_SIGNS})\s*\(?\s*(?P<end>{_DAY})\s*\)?)?\s*\)",
    re.IGNORECASE,
)
_ALL_IN: Final = re.compile(
    r"(?<!\S)allin(?P<where>title|text|url|anchor):\s*(?P<words>[^:|()]+?)"
    r"(?=\s+(?:-?[a-z]+:|OR\b|AND\b|NOT\b|[-(|])|\s*\Z)",
    re.IGNORECASE,
)
_GROUP: Final = re.compile(r"(?<![\w:\"])(?P<name>[a-z][a-z_]+):\((?P<value>[^():]*\"[^()]*)\)")
"""A field before several values, of which one is a phrase."""
_SPELLED: Final = "|".join(
    sorted({*BY_NAME, "intitle", "inauthor", "insubject", "category"}, key=len, reverse=True)
)
_GREP_OPTIONS: Final = re.compile(r"\A(?:-[iwnrREFHhsl]{1,4}\s+)+(?=\S)")
_GREP_EACH: Final = re.compile(r"\A(?:-e\s*(?P<one>\S+)\s*)(?P<rest>(?:-e\s*\S+\s*)*)\Z")
_LIMIT: Final = re.compile(r"(?<!\S)(?:--(?:limit|max|top|max-count|count)[= ]|-[nm] ?)\d+(?!\S)")
_NEVER: Final = r"(?:replies|reply|retweets?|nativeretweets|quote|safe|spam|trash|chats?|drafts?)"
_OUTSIDE: Final[tuple[tuple[re.Pattern[str], _Write], ...]] = (
    (
        re.compile(
            r"\s*\|\s*(?:cat(?=\s+-)|head|tail|less|more|wc|sort|uniq|tac|jq|tee|nl)"
            r"(?:\s+(?:-\S+|\d+|\.\S*))*\s*\Z"
        ),
        "",
    ),
    (_LIMIT, ""),
    (
        re.compile(
            r"\s+(?:/(?:[snwf]?\d+|[spn])/?|(?:near|adj|around|onear|pre|same|w|n)/?\d+|[NW]\d+|"
            r"(?:pre|onear)/(?:\d+|[sp])|AROUND ?\(\d+\)|/[nNfF]\d+/)\s+(?=\S)",
            re.IGNORECASE,
        ),
        lambda found: found[0] if re.fullmatch(r"\s+[a-z]\d+\s+", found[0]) else " ",
    ),
    (re.compile(r"\s*\|\|\s*|\s+\|\s+"), " OR "),
    (re.compile(r"\s+(?:&&?|\+)\s+"), " "),
    (
        re.compile(r"(?<!\S)(-?\w+:[^\s|\"()]+(?:\|-?\w+:[^\s|\"()]+)+)(?!\S)"),
        lambda found: f"({found[1].replace('|', ' OR ')})",
    ),
    (re.compile(r"\A/?(\w[\w -]*)/\Z"), r"\1"),
    (re.compile(r"(?<=[\w*])\\\|(?=\w)"), "|"),
    (re.compile(r"\\[bB<>]|(?<!\S)\^(?=\w{2})|(?<=\w{2})\$(?!\S)"), ""),
    (re.compile(rf"(?<!\S)-(?:filter|is|in):{_NEVER}(?!\S)", re.IGNORECASE), ""),
    (re.compile(rf"(?<!\S)exclude:{_NEVER}(?!\S)", re.IGNORECASE), ""),
    (re.compile(r"(?<!\S)(?:until|before):now(?!\S)", re.IGNORECASE), ""),
    (re.compile(r"\bwithin_time:(?=\d)", re.IGNORECASE), "since:"),
    (re.compile(r"\b(from|by|author|said|via):@(?=\w)", re.IGNORECASE), r"\1:"),
    (
        re.compile(r"\b(?:date|created|updated|published|pubdate):<=\s*(?=\d)", re.IGNORECASE),
        "-after:",
    ),
    (re.compile(r"\bdate(?:range)?:(?=(?:19|20)\d\d[\d-]*\.\.)", re.IGNORECASE), "date:"),
)
"""Forms outside quotation marks, and what stands in their place."""


def with_operators(text: str) -> str:
    """A query with operators of other programs as one of ours; others come back unchanged."""
    if each := _GREP_EACH.match(text):
        words = (each["one"], *re.findall(r"-e\s*(\S+)", each["rest"]))
        text = " OR ".join(words)
    text = _GREP_OPTIONS.sub("", text)
    text = _DATED.sub(_dated, _SPAN.sub(_span, _CALLED.sub(_called, text)))
    text = _ALL_IN.sub(_all_in, _GROUP.sub(_grouped, text))
    text = _BLANK_AFTER.sub(r"\1:", text)
    parts = _KEPT.split(_AFTER_A_SIGN.sub(r"\g<y>-\g<m>-\g<d>", text))
    for at in range(0, len(parts), 2):  # every other part stands in quotation marks, or is a URL
        for pattern, write in _OUTSIDE:
            parts[at] = pattern.sub(write, parts[at])
    return "".join(parts)


_BLANK_AFTER: Final = re.compile(rf"(?<![^\s(-])({_SPELLED}):\s+(?=[\w\"(])", re.IGNORECASE)
"""A field with a blank after its colon."""


def _day(text: str) -> str:
    """A day with hyphens where its digits stand together; others as they are."""
    whole = _COMPACT.fullmatch(text)
    return f"{whole['y']}-{whole['m']}-{whole['d']}" if whole is not None else text


def _bound(sign: str, day: str) -> str:
    """A term for a day and what stands before it: "aft", "leq", "is"."""
    sign, day = " ".join(sign.lower().split()), _day(day)
    if sign in _SINCE:
        return f"since:{day}"
    if sign in _LATER:
        return f"after:{day}"
    if sign in _UNTIL:
        return f"-after:{day}"
    return f"before:{day}" if sign in _EARLIER else f"date:{day}"


def _dated(found: re.Match[str]) -> str:
    """A date of Lexis or Factiva: `date aft 2026-11-20`, `pd>20261101`."""
    return f" {_bound(found['sign'], found['day'])}"


def _called(found: re.Match[str]) -> str:
    """A span of Lexis: `date(geq (2026-11-01) and leq (2026-11-20))`."""
    if found["sign"].lower() in _SINCE and (found["other"] or "").lower() in _UNTIL:
        return _from_to(found["day"], found["end"])
    first = _bound(found["sign"], found["day"])
    return f" {first} {_bound(found['other'], found['end'])}" if found["other"] else f" {first}"


def _span(found: re.Match[str]) -> str:
    """`date from 20261101 to 20261120`: both days are in it."""
    return _from_to(found["first"], found["last"])


def _from_to(first: str, last: str) -> str:
    """The term for all of a span, its last day, too."""
    first, last = _day(first), _day(last)
    is_plain = _HYPHENED.fullmatch(first) and _HYPHENED.fullmatch(last)
    return f" date:{first}..{last}" if is_plain else f" since:{first} -after:{last}"


def _grouped(found: re.Match[str]) -> str:
    """`from:(voa OR "city desk")`: the field before each of its values."""
    parts = re.findall(r'"[^"]*"|\S+', found["value"])
    return " ".join(
        one if one in {"OR", "AND", "NOT", "or", "and"} else f"{found['name']}:{one}"
        for one in parts
    ).join("()")


def _all_in(found: re.Match[str]) -> str:
    """Google's `allintitle:`, which holds for all words after it."""
    field = {"title": "title:", "url": "from:"}.get(found["where"].lower(), "")
    return " ".join(f"{field}{word}" for word in found["words"].split())
