"""Queries as other programs have them, as ours: Gmail, newsboat, notmuch, GitHub, Inoreader.

Only what has a form of its own in one of them is changed; the rest of a query stays as it is.
Sources: the searching pages of Gmail's and GitHub's help, newsboat's filter language, and
notmuch-search-terms(7).
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from wirereader import late_re as re
from wirereader.desk.search.operator_dialects import with_operators
from wirereader.desk.search.story_kinds import with_kinds
from wirereader.desk.search.timed_fields import with_times
from wirereader.library.search.query_fields import BY_NAME
from wirereader.story.language_names import CODES

_STATES: Final = {
    **dict.fromkeys(("unread", "unseen", "new"), "is:unread"),
    **dict.fromkeys(("read", "seen"), "is:read"),
    **dict.fromkeys(("starred", "flagged", "star", "important", "favorite"), "is:starred"),
}
"""Tags and places of mail that are states of stories."""
_NOTMUCH: Final = frozenset({"unread", "flagged", "inbox"})
"""Tags that notmuch gives by itself."""
_EVERYWHERE: Final = frozenset({"inbox", "anywhere", "all", "mail", "archive", "everywhere", "new"})
_WORD: Final = r'(?:"[^"]*"|\'[^\']*\'|[^\s()]+)'
_NEWSBOAT: Final = {
    "title": "title",
    "author": "author",
    "content": "",
    "description": "",
    "feedtitle": "from",
    "feedlink": "from",
    "rssurl": "from",
    "link": "from",
    "guid": "",
    "tags": "tag",
    "flags": "tag",
    "unread": "unread",
    "age": "age",
    **dict.fromkeys(("date", "published", "pubdate", "created", "updated", "time"), "date"),
    **dict.fromkeys(("headline", "subject", "heading"), "title"),
    **dict.fromkeys(("byline", "writer", "reporter", "journalist"), "author"),
    **dict.fromkeys(("source", "feed", "from", "site", "channel", "publisher"), "from"),
    **dict.fromkeys(("tag", "label", "labels"), "tag"),
    **dict.fromkeys(("folder", "category", "group", "section"), "folder"),
    **dict.fromkeys(("language", "lang"), "lang"),
    **dict.fromkeys(("speaker", "said"), "said"),
    **{name: name for name in ("person", "place", "country", "org", "quote", "is", "has")},
    **dict.fromkeys(("text", "body"), ""),
    **dict.fromkeys(("hd", "hl", "ti"), "title"),
    **dict.fromkeys(("by", "au"), "author"),
    **dict.fromkeys(("rst", "sn", "sc", "so", "pub", "publication"), "from"),
    **dict.fromkeys(("pd", "dt"), "date"),
    **dict.fromkeys(("hlp", "lp", "bd", "tx", "td", "kw", "ns", "su"), ""),
    "la": "lang",
    "co": "org",
    "re": "country",
}
"""Attributes of an article, newsboat's first, as our fields; "": just words."""
_SAID_SIGNS: Final = {
    **dict.fromkeys(("contains", "includes", "has", "like", "matches", "is", "equals"), "="),
    **dict.fromkeys(("is not", "does not contain", "not contains", "isn't", "not like"), "!="),
}
_SAYABLE: Final = (
    *("title", "headline", "subject", "author", "byline", "source", "feed", "tag", "label"),
    *("folder", "category", "language", "speaker", "body", "content"),
)
"""Attributes that a verb may follow in place of a sign: "title contains ferry"."""
_RENAMED: Final = {
    **dict.fromkeys(("created", "updated", "published", "pubdate", "closed", "merged"), "date"),
    **dict.fromkeys(("involves", "mentions", "mention", "commenter", "politician"), "person"),
    **dict.fromkeys(("near", "location", "where", "town", "village", "at"), "place"),
    **dict.fromkeys(("region", "area"), "country"),
    **dict.fromkeys(("inbody", "body", "text", "content", "intext", "allintext", "contains"), ""),
    **dict.fromkeys(("about", "word", "words", "term", "q", "query", "find", "search"), ""),
    **dict.fromkeys(("any", "all", "phrase", "keywords", "description", "summary"), ""),
    **dict.fromkeys(("name", "names", "entity", "match", "matches", "regex", "exact"), ""),
    **dict.fromkeys(("link", "links", "inlink", "feedurl"), "from"),
    **dict.fromkeys(("allintitle", "insubject", "heading", "headlines", "titles"), "title"),
    **dict.fromkeys(("to", "cc", "list", "repo", "user", "org-name", "domain", "inurl"), "from"),
    **dict.fromkeys(("channel", "publisher", "agency", "outlet", "newspaper", "paper"), "from"),
    **dict.fromkeys(("website", "host", "blog", "sender", "feedname", "sources", "feeds"), "from"),
    **dict.fromkeys(("reporter", "journalist", "authors", "wrote", "written-by"), "author"),
    **dict.fromkeys(("quoting", "cites", "spoke", "speaking", "says", "sayer"), "said"),
    **dict.fromkeys(("saidby", "said_by", "said-by", "quotedby", "quoted_by"), "said"),
    **dict.fromkeys(("spokenby", "attribution", "attributed", "spokesperson"), "said"),
    **dict.fromkeys(("path", "category", "in-folder", "section", "directory"), "folder"),
    **dict.fromkeys(("labels", "hashtag"), "tag"),
    **dict.fromkeys(("keyword", "topic", "subject-matter", "slug"), ""),
}
"""Fields of other programs that have another name here; "": just words."""
_ORDERS: dict[str, str] = {
    **dict.fromkeys(
        ("created-asc", "updated-asc", "date-asc", "oldest", "oldest-first", "asc", "reverse"),
        "oldest",
    ),
    **dict.fromkeys(
        ("created", "created-desc", "updated", "updated-desc", "date", "date-desc", "newest",
         "newest-first", "desc", "recent", "latest", "relevance", "best-match"),
        "newest",
    ),
    **dict.fromkeys(("source", "feed", "from"), "source"),
    **dict.fromkeys(("title", "subject", "headline", "name", "alphabetical"), "title"),
    "unread": "unread",
}  # fmt: skip
_ORDERS |= {f"{one} first": _ORDERS[one] for one in ("oldest", "newest", "latest", "unread")}
_ORDERS |= {
    f"{verb}{by} {what}": order
    for verb in ("sort", "sorted", "order", "ordered")
    for by in ("", " by")
    for what, order in (
        *(
            (one, _ORDERS[one])
            for one in ("date", "newest", "oldest", "source", "feed", "title", "unread")
        ),
        *(("time", "newest"), ("latest", "newest"), ("age", "oldest")),
    )
}


class Translated(NamedTuple):
    """A query in our words, and the order that was asked for with it ("" for none)."""

    text: str
    order: str = ""


def translated(text: str) -> Translated:
    """A query of any of the programs as one of ours; ours comes back unchanged."""
    text, order = _without_order(_OPTION.sub(_option, with_operators(_plain_quotes(text))))
    text = _FROM_THAT_DAY.sub("since:", _NEARNESS.sub("", text))
    for pattern, write in _FILTERS:
        text = pattern.sub(write, text)
    parts = _KEPT.split(with_times(_in_digits(text)))
    for at in range(0, len(parts), 2):  # every other part stands in quotation marks, or is a URL
        parts[at] = with_kinds(parts[at])
        for pattern, write in _FORMS:
            parts[at] = pattern.sub(write, parts[at])
    text = re.sub(r"\A\s*and\s+|\s+and\s*\Z", "", "".join(parts), flags=re.IGNORECASE)
    return Translated(" ".join(text.split()), order)


def _without_order(text: str) -> tuple[str, str]:
    """A query without the order that is asked for with it, and the order ("" for none)."""
    for pattern in (_SORTED, _SORTED_FIRST, _SORTED_SAID):
        match = pattern.search(text)
        order = "" if match is None else _ORDERS.get(" ".join(match[1].lower().split()), "")
        if match is not None and order:
            return f"{text[: match.start()]} {text[match.end() :]}".strip(), order
    return text, ""


def _plain_quotes(text: str) -> str:
    """A query with straight double quotation marks in place of others around several words."""
    for pattern in _QUOTES:
        text = pattern.sub(r'"\1"', text)
    return text


def _option(found: re.Match[str]) -> str:
    """An option of the command line as a term: `--unread`, `--tag work`, `--since=2d`."""
    name, value = found["name"].lower(), found["value"] or ""
    if name in _STATES or name in _OPTIONS:
        return f"{_STATES.get(name) or _OPTIONS[name]} {value}".strip()
    if not value or name not in {*BY_NAME, *_RENAMED, *_NEWSBOAT, "in", "sort", "order"}:
        return found[0]
    return f"{name}:{value}"


def _in_digits(text: str) -> str:
    """A query in which dates have hyphens: "15/11/2026", "2026.11.15"."""
    parts = _KEPT.split(text)
    for at in range(0, len(parts), 2):
        parts[at] = _DATE.sub(_slashed, _DAY_FIRST.sub(_day_first, parts[at]))
    return "".join(parts)


def _day_first(found: re.Match[str]) -> str:
    """A date whose year comes last; the month is first only where it must be."""
    day, month = int(found["d"]), int(found["m"])
    if month > _MONTHS_A_YEAR >= day:
        day, month = month, day
    is_date = 1 <= month <= _MONTHS_A_YEAR and 1 <= day <= _DAYS_A_MONTH
    return f"{found['y']}-{month:02}-{day:02}" if is_date else found[0]


def _listed(found: re.Match[str]) -> str:
    """Several values after a field: any of them."""
    values = found[2].split(",")
    return f"({' OR '.join(f'{found[1]}:{value}' for value in values)})"


def _grouped(found: re.Match[str]) -> str:
    """Gmail's `subject:(ferry bridge)`: the field before each of its words."""
    words = found["value"].split()
    return " ".join(
        word if word in {"OR", "AND", "or", "and"} else f"{found['name']}:{word}" for word in words
    ).join("()")


def _called(found: re.Match[str]) -> str:
    """A segment of Lexis: `headline(budget)`, `byline("tom reed")`, `atleast3(grain)`."""
    name, value = found["name"].lower(), found["value"].strip()
    field = "" if name.startswith("atleast") else _CALLED.get(name)
    if field is None:
        return found[0]
    parts = re.findall(r'"[^"]*"|\S+', value)
    is_joined = not {"OR", "AND", "or", "and"}.isdisjoint(parts)
    if not field:
        return f"({value})" if is_joined else value
    is_phrase = field in {"author", "from", "folder", "person", "place", "org", "country", "tag"}
    if is_phrase and len(parts) > 1 and not is_joined:
        return f'{field}:"{value}"'
    terms = " ".join(
        one if one in {"OR", "AND", "or", "and"} else f"{field}:{one}" for one in parts
    )
    return f"({terms})" if is_joined else terms


def _filter(found: re.Match[str]) -> str:
    """A filter of newsboat's: `attribute operator "value"`."""
    name, sign = found["name"].lower(), " ".join(found["sign"].lower().split())
    sign = _SAID_SIGNS.get(sign, sign)
    value = found["value"].strip("\"'").strip()
    field = _NEWSBOAT[name]
    is_quoted = found["value"][:1] in {'"', "'"}
    if "#" in sign and field != "tag" and not is_quoted:
        return found[0]  # "date #metoo"
    not_ = "-" if sign.startswith("!") else ""
    if field == "unread":
        is_yes = (value.lower() in {"yes", "1", "true"}) != bool(not_)
        return "is:unread" if is_yes else "is:read"
    if field == "age":
        return f"since:{value}d" if sign.startswith("<") else f"before:{value}d"
    if field == "date" and sign == "<=" and not not_:
        return f"-after:{value}"
    if field == "date":
        return f"{not_}{_SIGNED_DATE.get(sign, 'date')}:{value}"
    written = f'"{value}"' if " " in value else value
    return f"{not_}{field}:{written}" if field else f"{not_}{written}"


def _pattern(found: re.Match[str]) -> str:
    """A pattern of mutt's: `~f NAME`, `!~s WORDS`, `~N`."""
    letter, value = found["letter"], (found["value"] or "").strip("\"' ")
    not_ = "-" if found["not"] else ""
    if letter in _MUTT_STATES:
        return f"{not_}{_MUTT_STATES[letter]} {found['value'] or ''}".rstrip()
    if not value:
        return found[0]
    written = f'"{value}"' if " " in value else value
    terms = [f"{name}:{written}" if name else written for name in _MUTT[letter]]
    return f"{not_}({' OR '.join(terms)})" if len(terms) > 1 else f"{not_}{terms[0]}"


def _between(found: re.Match[str]) -> str:
    """A span of newsboat's: `age between 1:3`: days back."""
    return f"since:{found['b']}d before:{found['a']}d"


def _dated(found: re.Match[str]) -> str:
    """GitHub's `created:>=2026-11-01`, and a date that a sign stands before."""
    sign, value = found["sign"], found["value"]
    if sign == ">":
        return f"after:{value}"
    if sign == ">=":
        return f"since:{value}"
    return f"-after:{value}" if sign == "<=" else f"before:{value}"


def _months(found: re.Match[str]) -> str:
    """Gmail's `newer_than:1m`: m is months there, never minutes."""
    return f"{'since' if found['name'].lower() == 'newer' else 'before'}:{found['n']}mo"


def _slashed(found: re.Match[str]) -> str:
    """A date with strokes or points as one with hyphens."""
    return f"{found['y']}-{int(found['m']):02}-{int(found['d']):02}"


def _tagged(found: re.Match[str]) -> str:
    """`tag:unread`, `in:starred`, `label:inbox`: a state, everything, or left as it is."""
    not_, name, value = found["not"] or "", found["name"].lower(), found["value"].strip('"')
    if name == "tag" and value.lower() not in _NOTMUCH:
        return found[0]  # a reader's own: "important", "archive"
    if value.lower() in _STATES:
        return f"{not_}{_STATES[value.lower()]}"
    is_place = name in {"in", "label"} or value.lower() == "inbox"  # notmuch's tag of all new mail
    if value.lower() in _EVERYWHERE and is_place and not not_:
        return ""
    if name == "in" and value.lower() in CODES:
        return f"{not_}lang:{value.lower()}"
    if name == "in" and _IS_TIME.fullmatch(value):
        return f"{not_}date:{value.lower()}"
    if name == "in":
        return f"{not_}{'title' if value.lower() == 'title' else 'folder'}:{found['value']}"
    return found[0]


def _renamed(found: re.Match[str]) -> str:
    name = _RENAMED.get(found["name"].lower())
    if name is None:
        return found[0]
    return f"{found['not'] or ''}{name}:" if name else found["not"] or ""


_OPTION: Final = re.compile(
    rf"(?<!\S)--(?P<name>[a-z][a-z-]+)(?:(?:=|\s+)(?P<value>(?!-){_WORD}))?", re.IGNORECASE
)
_OPTIONS: Final = {
    "breaking": "is:breaking",
    "changed": "is:changed",
    "today": "date:today",
    "yesterday": "date:yesterday",
}
_IS_TIME: Final = re.compile(
    r"(?:19|20)\d\d(?:-\d\d)?|(?i:january|february|april|june|july|august|september|october|"
    r"november|december|today|yesterday|week|month)"
)
_MONTHS_A_YEAR: Final = 12
_DAYS_A_MONTH: Final = 31
_SIGNED_DATE: Final = {">": "after", ">=": "since", "<": "before", "<=": "before"}
_NEARNESS: Final = re.compile(r"(?<=\w\")[~^]\d+(?!\S)")
"""How near the words of a phrase must be, or how much they weigh, as Lucene has it."""
_NEAR: Final = re.compile(
    r"\s+(?:(?:NOT )?(?:NEAR|AROUND|W|ADJ|ONEAR|SAME)(?:/?\d+|\(\d+\))?"
    r"|(?:near|around|w|pre|within|adj|n)(?:/(?:\d+|s|p|seg)|\(\d+\))|adj\d+"
    r"|(?:near|within) \d+(?: words?(?: of)?)?)\s+"
)
"""Operators for words that stand near each other: both must be there, however far apart."""
_CALLED: Final = {
    **dict.fromkeys(("headline", "hl", "title", "lead", "ti", "hd", "head"), "title"),
    **dict.fromkeys(("byline", "author", "by", "au"), "author"),
    **dict.fromkeys(("publication", "source", "pub", "sn", "so", "feed"), "from"),
    **dict.fromkeys(("section", "category", "folder"), "folder"),
    **dict.fromkeys(("person", "people", "pe", "name"), "person"),
    **dict.fromkeys(("place", "geographic", "city", "location"), "place"),
    **dict.fromkeys(("company", "organisation", "organization", "org", "co"), "org"),
    **dict.fromkeys(("country", "re"), "country"),
    **dict.fromkeys(("speaker", "said"), "said"),
    **dict.fromkeys(("tag", "label"), "tag"),
    **dict.fromkeys(("language", "la", "lang"), "lang"),
    **dict.fromkeys(
        ("body", "text", "hlead", "subject", "su", "ns", "term", "terms", "all", "any", "bd",
         "allcaps", "nocaps", "caps", "plural", "singular", "tx", "kw", "keyword", "keywords"), ""
    ),
}  # fmt: skip
"""Segments of Lexis, fields of Factiva and ProQuest, with ours; "": just words."""
_SORTED: Final = re.compile(
    r"(?:\A|\s)(?:sort|order|orderby|sortby|sort_by|order_by|sorted|ordered):\s*([\w-]+)",
    re.IGNORECASE,
)
_SORTED_FIRST: Final = re.compile(r"\A((?:oldest|newest|latest) first)\b,?(?=\s)", re.IGNORECASE)
_SORTED_SAID: Final = re.compile(
    r"(?:\A|[,\s])\s*((?:oldest|newest|latest|unread) first|(?:sort(?:ed)?|order(?:ed)?)(?: by)? "
    r"(?:date|time|newest|oldest|source|feed|unread|age|latest))\s*\Z",
    re.IGNORECASE,
)
_QUOTES: Final = (
    re.compile(
        r"[\u201c\u201d\u201e\u00ab\u00bb]([^\u201c\u201d\u201e\u00ab\u00bb\"]+)"
        r"[\u201c\u201d\u00ab\u00bb]"
    ),
    re.compile(r"(?<![\w\"'])'([^'\"]+ [^'\"]+)'(?![\w'])"),
    re.compile(
        r"(?<![\w\"])[\u2018\u201a]([^\u2018\u2019\"]+ [^\u2018\u2019\"]+)[\u2019\u2018](?!\w)"
    ),
)
_DATE: Final = re.compile(
    r"(?<![\d/.])(?P<y>(?:19|20)\d\d)[/.](?P<m>\d{1,2})[/.](?P<d>\d{1,2})(?![\d/])"
)
_DAY_FIRST: Final = re.compile(
    r"(?<![\d/.-])(?P<d>\d{1,2})(?P<s>[/.-])(?P<m>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d)(?![\d/-])"
)
_Write = Callable[[re.Match[str]], str] | str
_NAMES: Final = "|".join(sorted(_NEWSBOAT, key=len, reverse=True))
_START: Final = r"(?<![\w:\"])"
_FROM_THAT_DAY: Final = re.compile(r"\bafter:(?=(?:19|20)\d\d/)", re.IGNORECASE)
"""Gmail's `after:2026/11/15` has that day in it."""
_KEPT: Final = re.compile(r"(\"[^\"]*\"|\w+://\S+)")
_MUTT: Final = {
    **dict.fromkeys("fLe", ("author", "from")),
    **dict.fromkeys("tcC", ("from",)),
    "s": ("title",),
    **dict.fromkeys("bBh", ("",)),
    "y": ("tag",),
}
"""Patterns of mutt's by their letter, as our fields of which one must hold; "": just words."""
_MUTT_STATES: Final = {
    **dict.fromkeys("NUOu", "is:unread"),
    "R": "is:read",
    "F": "is:starred",
}
_FILTERS: Final[tuple[tuple[re.Pattern[str], _Write], ...]] = (
    (
        re.compile(
            rf"(?<!\S)(?P<not>[!-]\s*)?~(?P<letter>[{''.join((*_MUTT, *_MUTT_STATES))}])"
            r"(?:\s+(?P<value>\"[^\"]*\"|'[^']*'|[^\s~|!()\"'-][^~|!()\"']*?))?"
            r"(?=\s*(?:[~|!()]|\s-|\sOR\s|\Z))"
        ),
        _pattern,
    ),
    (re.compile(rf"{_START}age\s+between\s+\"?(?P<a>\d+):(?P<b>\d+)\"?", re.IGNORECASE), _between),
    (
        re.compile(
            rf"{_START}(?P<name>{_NAMES})\s*(?P<sign>==|=~|!~|!=|<>|!#|<=|>=|=|#|<|>)"
            rf"\s*(?P<value>{_WORD})",
            re.IGNORECASE,
        ),
        _filter,
    ),
    (
        re.compile(
            rf"(?:(?<=\A)|(?<=and )|(?<=or )|(?<=\())(?P<name>{'|'.join(_SAYABLE)})\s+"
            rf"(?P<sign>{'|'.join(_SAID_SIGNS)})\s+(?:the (?:words?|phrase) )?(?P<value>{_WORD})",
            re.IGNORECASE,
        ),
        _filter,
    ),
)
"""newsboat's filters, whose values stand in quotation marks."""
_FORMS: Final[tuple[tuple[re.Pattern[str], _Write], ...]] = (
    (re.compile(r"\b(?P<name>newer|older)_than:(?P<n>\d+)m\b", re.IGNORECASE), _months),
    (re.compile(r"(?<!\S)!(?=[\w\"])"), lambda _: "-"),
    (re.compile(r"\b(\w+):([\w-]+(?:,[\w-]+)+)(?!\S)"), _listed),
    (re.compile(r"(?<!\S)(?:limit|count|max|rows|top|take|per_page|num):\d+(?!\S)"), ""),
    (re.compile(r"(?<=\w) (?:limit|max) \d+\Z"), ""),
    (re.compile(r"\A(?:OR|AND|or|and)\s+(?=\S)|\s+(?:OR|AND|NOT)\Z"), ""),
    (re.compile(r"\{([^{}]+)\}"), lambda found: f"({' OR '.join(found[1].split())})"),
    (re.compile(r"(?<!\S)\+(?=\w)"), lambda _: ""),
    (re.compile(r"(?<=\w)(?:~\d?|\^\d)(?!\S)"), lambda _: ""),
    (re.compile(r"(?<!\S)%?(\w{2,})(?:%|\.\*)(?!\S)"), r"\1*"),
    (re.compile(r"(?<![\w!])([^\W\d_]{3,})!(?=[\s)]|\Z)"), r"\1*"),
    (re.compile(r"(?<!\S)\*(?=\w)"), lambda _: ""),
    (re.compile(r"(?<!\S)(\w{2,})[*?]\w*\*?(?!\S)(?<!\?)"), r"\1*"),
    (re.compile(r"(?<![\S])(\w+(?:\|\w+)+)(?!\S)"), lambda f: f"({f[1].replace('|', ' OR ')})"),
    (_NEAR, lambda _: " "),
    (re.compile(r"(?<!\S)(?P<name>[A-Za-z][\w-]+)\((?P<value>[^()]+)\)"), _called),
    (re.compile(r"(?<!\S)(?:from|to|cc|bcc):me(?!\S)"), lambda _: ""),
    (re.compile(r"(?<!\S)/(\w[\w -]*)/(?!\S)"), r"\1"),
    (
        re.compile(
            rf"{_START}(?P<name>created|updated|published|date|pubdate|closed|merged):"
            r"(?P<sign>>=|<=|>|<)(?P<value>[\w:.-]+)",
            re.IGNORECASE,
        ),
        _dated,
    ),
    (re.compile(r"\bdate:(?P<b>[\w-]+)\.\.(?=\s|\)|\Z)"), lambda found: f"since:{found['b']}"),
    (re.compile(r"\b(?P<name>[a-z]+):\((?P<value>[^()]+)\)", re.IGNORECASE), _grouped),
    (
        re.compile(
            rf"(?P<not>-)?(?<![\w:])(?P<name>in|tag|label|is):(?P<value>{_WORD})", re.IGNORECASE
        ),
        _tagged,
    ),
    (
        re.compile(r"(?P<not>-)?(?<![\w:\"])(?P<name>[a-z][a-z_-]+):(?=\S|\Z)", re.IGNORECASE),
        _renamed,
    ),
    (re.compile(r"\bno:(?:labels?|tags?)\b"), lambda _: "-has:tags"),
    (re.compile(r"(?<!\S)not\s+(?=[\w-]+:)"), lambda _: "-"),
)
"""The other forms, in the order in which they are read."""
