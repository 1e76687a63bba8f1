"""Options of lists and searches in other programs as ours: `--sort=-date`, `--page 2`."""

import re
from collections.abc import Sequence
from typing import Final

Arguments = tuple[str, ...]
_SEARCHES: Final = frozenset({"search", "find", "grep"})
_LISTS: Final = (
    frozenset(
        """
        list ls unread today starred breaking changed news stories headlines articles log latest
        """.split()  # noqa: SIM905
    )
    | _SEARCHES
)
_STATES: Final = "unread|starred|breaking|changed|today|new"
_ONLY: Final = re.compile(
    rf"--(?:(?:only|is|just|show)-(?P<a>{_STATES})|(?P<b>{_STATES})-only|(?P<c>{_STATES})=(?:true|1|yes))\Z"
)
_NOT_READ: Final = re.compile(r"--(?:no|not|hide|exclude|skip|without|non|un)-read(?:-items)?\Z")
_NOT_STATE: Final = re.compile(
    r"--(?:(?:not|no|non|without|hide|exclude)-(?P<a>starred|breaking|changed)"
    r"|(?P<b>starred|breaking|changed|unread|read)=(?:false|no|0))\Z"
)
_SPANS: Final = re.compile(r"--(?:this-|last-|past-)?(?P<span>hour|week|month|year)\Z")
_SINCE: Final = {"hour": "1h", "week": "1w", "month": "1mo", "year": "12mo"}
_JSON_LINES: Final = frozenset({"--ndjson", "--json-lines", "--jsonlines"})
_WITH_READ: Final = frozenset({"--include-read", "--with-read", "--show-read", "--read-too"})
_FIELDS: Final = {
    **dict.fromkeys(("--ids", "--ids-only", "--id-only", "--only-ids", "--only-id"), "id"),
    **dict.fromkeys(
        ("--urls", "--urls-only", "--url-only", "--only-urls", "--links", "--links-only"), "link"
    ),
    **dict.fromkeys(
        ("--titles", "--titles-only", "--title-only", "--only-titles", "--headlines",
         "--headlines-only", "--only-headlines"), "headline"
    ),
}  # fmt: skip
"""Options for one value of each story, and which."""
_SORTS: Final = frozenset({"--sort", "--order", "--sort-by", "--orderby", "--order-by", "--sortby"})
_SORTED: Final = re.compile(
    r"(?P<sign>[-+])?(?P<name>[a-z_]+?)(?:[:, _-](?P<way>asc|desc)(?:ending)?)?\Z", re.IGNORECASE
)
_TIMES: Final = frozenset("date time published pubdate created updated age recent when".split())  # noqa: SIM905
_TITLES: Final = frozenset({"headline", "name", "subject", "alphabetical", "alpha"})
_SKIPPED: Final = frozenset({"--offset", "--skip", "--start", "--after-row"})
_PER_PAGE: Final = 20
"""Stories on a page where no limit is given."""
_PAGES: Final = frozenset({"--page", "--page-number", "-p"})
_LIMITS: Final = frozenset(
    {"--limit", "-n", "--per-page", "--page-size", "--max", "--count-per-page", "-L"}
)
_FILTERS: Final = frozenset({"--filter", "--where", "--query", "-Q"})
_KEPT_KEYS: Final = frozenset({"tag", "source", "folder", "label", "author", "feed"})
_IN: Final = {
    **dict.fromkeys(("title", "titles", "headline", "headlines", "subject"), "title:"),
    **dict.fromkeys(("author", "byline"), "author:"),
    **dict.fromkeys(("quotes", "quote"), "quote:"),
    **dict.fromkeys(("source", "feed"), "from:"),
    **dict.fromkeys(("body", "text", "all", "content", "everywhere", "full-text"), ""),
}
"""Where words are looked for, as the field before each."""
_EXACT: Final = frozenset({"--exact", "--phrase", "--literal", "--exact-match", "-x"})
_ANY: Final = frozenset({"--any", "--or", "--match-any", "--any-word"})
_IDLE: Final = frozenset(
    """
    --all-words --and --fuzzy --smart-case --case-insensitive --regex --regexp --fixed-strings
    --whole-word --word-regexp --stem --full-text --fulltext --no-case --match-all -E -F -P -w
    """.split()  # noqa: SIM905
)
"""Options that change nothing of a search here."""
_NAMED: Final = re.compile(r"\*|\A\.?/|\.\*")


def with_list_options(arguments: Sequence[str]) -> Arguments:
    """The line of a list or search with our options; all others as they are."""
    first, *rest = arguments or ("",)
    if first not in _LISTS or not any(one.startswith("-") for one in rest):
        return tuple(arguments)
    is_search = first in _SEARCHES
    if first == "find" and (found := _found_by_name(rest)):
        return ("search", found)
    first = "search" if first == "find" else first
    kept = _without_pages(rest)
    return (first, *_searched(kept)) if is_search else (first, *_each(kept))


def _found_by_name(rest: Sequence[str]) -> str:
    """What `find . -iname '*ferry*'` looks for; "" for other lines."""
    for at, one in enumerate(rest[:-1]):
        if one in {"-name", "-iname"}:
            return _NAMED.sub("", rest[at + 1])
    return ""


def _without_pages(rest: Sequence[str]) -> list[str]:
    """Options with a page or a start as ours: an offset, and how many."""
    kept: list[str] = []
    left = list(rest)
    if not any(one.partition("=")[0] in _PAGES | _SKIPPED for one in rest):
        return left
    page, limit = 0, 0
    while left:
        one = left.pop(0)
        name, equals, value = one.partition("=")
        ahead = value if equals else left[0] if left else ""
        is_number = ahead.isascii() and ahead.isdigit()
        is_counted = is_number and int(ahead) > 0
        if is_counted and name in _PAGES:
            page = int(ahead)
        elif is_counted and name in _LIMITS:
            limit = int(ahead)
        elif is_number and name in _SKIPPED:
            kept.append(f"--offset={ahead}")
        else:
            kept.append(one)
            continue
        left = left if equals else left[1:]
    limit = limit or (_PER_PAGE if page else 0)
    kept += [f"--limit={limit}"] if limit else []
    return [*kept, f"--offset={(page - 1) * limit}"] if page > 1 else kept


def _each(rest: Sequence[str]) -> list[str]:
    """Options of a list, each as ours."""
    kept: list[str] = []
    left = list(rest)
    while left:
        one = left.pop(0)
        name, equals, value = one.partition("=")
        ahead = value if equals else left[0] if left else ""
        if state := _state(one):
            kept += state
        elif name in {"--tags", "--labels"} and ahead:
            kept += ["--search", f"tag:{ahead}"]
            left = left if equals else left[1:]
        elif one in _FIELDS:
            kept += ["--fields", _FIELDS[one]]
        elif name in _SORTS and ahead:
            kept += ["--sort", _order(ahead)]
            left = left if equals else left[1:]
        elif name in _FILTERS and (query := _filter(ahead)):
            kept += ["--search", query]
            left = left if equals else left[1:]
        elif one not in _WITH_READ:
            kept.append("--jsonl" if one in _JSON_LINES else one)
    return kept


def _state(one: str) -> Arguments:
    """An option for a state or a span of time as ours; () for others."""
    if only := _ONLY.match(one):
        state = only["a"] or only["b"] or only["c"]
        return (f"--{'unread' if state == 'new' else state}",)
    if denied := _NOT_STATE.match(one):
        return ("--search", f"-is:{denied['a'] or denied['b']}")
    if span := _SPANS.match(one):
        return ("--since", _SINCE[span["span"]])
    return ("--unread",) if _NOT_READ.match(one) else ()


def _order(text: str) -> str:
    """An order by a name and a direction as one of ours: "-date", "published:asc"."""
    match = _SORTED.match(text)
    if match is None:
        return text
    name = match["name"].lower()
    is_up = (match["way"] or "").lower() == "asc" or match["sign"] == "+"
    if name in _TIMES:
        return "oldest" if is_up else "newest"
    return "title" if name in _TITLES else "source" if name == "feed" else text


def _filter(text: str) -> str:
    """A filter as a query: "unread=true", `title =~ "ferry"`; "" for what stays a filter."""
    key, equals, value = text.partition("=")
    if " " in text or ":" in text or '"' in text:
        return text
    return f"{key}:{value}" if equals and key.isalpha() and key not in _KEPT_KEYS else ""


_OF_SEARCH: Final = {"--in", "--scope", "--where", *_EXACT, *_ANY, *_IDLE}
"""Options that change the words of a search."""


def _searched(rest: Sequence[str]) -> list[str]:
    """The words and options of a search: `ferry --in title`, `--exact old ferry`."""
    ours = _each(rest)
    if not any(one.partition("=")[0] in _OF_SEARCH for one in ours):
        return ours
    options: list[str] = []
    words: list[str] = []
    field, is_exact, is_any = "", False, False
    left = ours
    while left:
        one = left.pop(0)
        name, equals, value = one.partition("=")
        ahead = value if equals else left[0] if left else ""
        if name in {"--in", "--scope", "--where"} and ahead:
            field = _IN.get(ahead.lower(), "")
            words += [] if ahead.lower() in _IN else [f"in:{ahead}"]
            left = left if equals else left[1:]
        elif one in _EXACT or one in _ANY:
            is_exact, is_any = is_exact or one in _EXACT, is_any or one in _ANY
        elif one.startswith("-") and one not in _IDLE:
            takes = _takes_next(one, left)
            options += [one, *left[:takes]]
            left = left[takes:]
        elif not one.startswith("-"):
            words.append(one)
    if is_exact and words:
        words = [f'"{" ".join(words)}"']
    if is_any and len(words) > 1:
        words = [" OR ".join(words)]
    return [*(f"{field}{word}" if field else word for word in words), *options]


_SWITCHES: Final = frozenset(
    {"--json", "-j", "--count", "-c", "-q", "--quiet", "--ranked", "--plain", "--typography"}
    | {"--unread", "--starred", "--breaking", "--changed", "--today", "--csv", "--tsv", "-v", "-i"}
    | {
        "--oldest",
        "--newest",
        "--reverse",
        "-r",
        "--help",
        "-h",
        "--new",
        "-u",
        "-n",
        "--yesterday",
    }
)
"""Options after which no value stands."""


def _takes_next(one: str, left: Sequence[str]) -> int:
    """How many of the arguments ahead are an option's value."""
    if one in {"--json", "-j"}:  # fields may stand after it
        return int(bool(left) and "," in left[0])
    if one == "-n":  # grep's, or how many
        return int(bool(left) and left[0].isdecimal())
    is_switch = one in _SWITCHES or "=" in one or re.fullmatch(r"-\d+|-[a-zA-Z]{2,}", one)
    return 0 if is_switch or not left or left[0].startswith("-") else 1
