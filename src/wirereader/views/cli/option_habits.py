"""Options and verbs of git, gh, kubectl, docker and grep, as those of ours.

Nothing here makes a line do more than it says: what has no like here is left to be refused.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from wirereader.desk.story_files.field_templates import from_jq, from_paths, from_template
from wirereader.desk.story_files.row_fields import is_a_field
from wirereader.story.faults import SettingsFault

Arguments = tuple[str, ...]
_NOUNS: Final = {
    **dict.fromkeys(
        ("stories", "story", "articles", "headlines", "news", "items", "posts", "entries"), "list"
    ),
    **{one: one for one in ("quotes", "people", "places", "tags", "rules", "searches")},
    **{one: one for one in ("unread", "starred", "today", "breaking", "changed", "follows")},
    **{one: one for one in ("alerts", "errors", "sources", "feeds")},
    **dict.fromkeys(("folders", "views", "namespaces", "ns", "all"), "feeds"),
    **dict.fromkeys(("subscriptions", "remotes", "subs"), "sources"),
    **dict.fromkeys(("persons", "names"), "people"),
    "labels": "tags",
    **dict.fromkeys(("events", "clusters"), "briefing"),
}
"""What `get` lists, and the verb that lists it."""
_SHOWING: Final = frozenset(
    """
    list ls unread today starred breaking changed search find grep stories news headlines get show
    view cat read print log status stat diff changes feeds sources tags quotes people places names
    briefing versions details info describe blame story feed source links alerts follows
    """.split()  # noqa: SIM905
)
"""Verbs that only show something."""
_LISTING: Final = frozenset(
    """
    list ls unread today starred breaking changed search find grep stories news headlines get story
    """.split()  # noqa: SIM905
)
"""Those of them that list stories."""
_MANNERS: Final = frozenset(
    """
    --oneline --stat --porcelain --short --graph --patch --no-trunc --watch --follow --wide --table
    --long --name-only --color --colour --no-pager --decorate --compact --human --human-readable
    --raw --full --no-truncate --no-wrap --pager --interactive --no-interactive --all-namespaces
    --line-buffered --wait --no-abbrev
    """.split()  # noqa: SIM905
)
"""Options that change nothing of what is shown here."""
_WITH_VALUES: Final = frozenset({"--color", "--colour", "--pretty", "--paging", "--abbrev"})
_WATCH: Final = frozenset({"-w", "--watch"})
_DRY: Final = frozenset({"--dry-run", "--dryrun", "--simulate", "--just-print", "--pretend"})
_FETCHING: Final = frozenset({"refresh", "update", "fetch", "reload", "pull", "sync"})
_FORMS: Final = frozenset({"-o", "--output", "--format", "-F", "--out"})
_AS_LIST: Final = frozenset(
    {"wide", "table", "name", "names", "short", "pretty", "default", "list", "plain", "human"}
)
_AS_JSON: Final = frozenset({"jsonl", "ndjson", "json-lines", "jsonlines"})
_NO_FORM: Final = frozenset({"yaml", "yml", "xml", "toml", "go-template", "jsonpath"})
_PARTS: Final = frozenset({"--fields", "--columns", "--column", "--field", "--select", "--cols"})
_OWN_TEMPLATES: Final = frozenset(
    {"--jq", "--template", "-t", "--jsonpath", "--query-json", "--format-string"}
)
_PATHS: Final = ("./", "../")
"""How a file's name begins that is no template, which may begin with a dot, too."""
_IS_TEMPLATE: Final = re.compile(r"\.\[?|.*[%{]|length\Z|map\(|custom-columns=")
_FIELDS: Final = re.compile(r"[a-zA-Z_]+(?:,[a-zA-Z_]+)*\Z")
_STATES: Final = frozenset({"--state", "--status", "--is"})
_STATE_OPTIONS: Final = {
    **dict.fromkeys(("unread", "new", "open", "unseen"), ("--unread",)),
    **dict.fromkeys(("read", "closed", "seen", "done"), ("--search", "is:read")),
    **dict.fromkeys(("starred", "flagged", "saved"), ("--starred",)),
    **dict.fromkeys(("breaking", "urgent"), ("--breaking",)),
    **dict.fromkeys(("changed", "updated", "modified"), ("--changed",)),
    "all": (),
}
_SELECTORS: Final = frozenset({"--selector", "--filter", "-l"})
_GREPS: Final = frozenset({"grep", "egrep", "fgrep", "rg", "ag", "ack"})
_FLAGS_OF_GREP: Final = re.compile(r"-[a-bd-uw-zA-Z]+\Z")
_AROUND_IT: Final = re.compile(r"-[ABC]|--(?:after-|before-)?context")
_NEWEST_BY_DEFAULT: Final = "10"
"""Stories that `tail -f` lists: the newest, as many as tail prints lines."""
_COUNT: Final = re.compile(r"-n?(\d{1,6})\Z")
_BARE: Final = {
    "shortlog": ("authors",),
    "watch": ("follows",),
    "dump": ("list", "--json"),
    "wc": ("list", "--count"),
    "count": ("list", "--count"),
    "wc -l": ("list", "--count"),
    **{form: ("list", form) for form in ("--json", "--csv", "--tsv", "--count")},
}
"""What is typed as a whole."""
_STORIES: Final = frozenset(
    {"story", "stories", "article", "articles", "entry", "entries", "item", "items", "post"}
    | {"posts", "headlines", "news"}
)
"""Nouns before `list`."""
_COUNTED: Final = frozenset({"unread", "starred", "today", "breaking", "changed"})
_OF_NAMES: Final = frozenset({"quotes", "people", "places"})
_QUIET: Final = frozenset({"-s", "--silent", "-S", "-sS"})
_SPEAKER: Final = re.compile(r"\A--(?:by|who|person|said-by|name)(?=\Z|=)")
"""Options before the speaker of quotes."""
_LIMIT_OF_FETCH: Final = re.compile(
    r"--(?:timeout|retr(?:y|ies)|max-time|connect-timeout|jobs|parallel|threads|workers)(?:=\d+)?\Z"
)
_TREES: Final = frozenset({"feeds", "sources", "subscriptions", "subs", "list"})
_ROWS: Final = _OF_NAMES | {"feeds", "sources"}
"""Verbs beside lists that print rows of values."""
_LISTS: Final = frozenset({"list", "ls", "show", "get", "view"})
"""What may follow a noun: "people list", "people show NAME"."""
_KINDS: Final = frozenset({"csv", "json", "tsv", "md", "markdown", "txt"})
_TABLES: Final = {
    **dict.fromkeys(("quotes", "quotations", "statements"), ("export-quotes", "list")),
    **dict.fromkeys(("people", "places", "organisations"), ("export-names",)),
    "names": ("export-names", "all"),
    **dict.fromkeys(("stories", "headlines", "articles", "list"), ("export-stories",)),
}
"""What is exported as a table, and the command that does it."""


def with_our_options(arguments: Sequence[str]) -> Arguments:
    """A command line of another program as one of ours; all others as they are.

    Raises SettingsFault for a form that there is not.
    """
    first, *rest = arguments
    if found := _BARE.get(" ".join(arguments)) or _of_another_verb(first, rest):
        return found
    if first == "log" and any(one.startswith("-") for one in rest):
        rest = [re.sub(r"\A--grep\b", "--search", one) for one in rest]
        first = "list"
    elif first == "get" and rest and (verb := _NOUNS.get(rest[0])) and not _is_one(rest):
        first, rest = verb, rest[1:]
    elif first in _STORIES and rest[:1] in (["list"], ["ls"]):
        first, rest = "list", rest[1:]
    if first not in _SHOWING or not any(one.startswith("-") for one in rest):
        return (first, *rest)
    return (first, *_options(first, rest))


def _of_another_verb(first: str, rest: Sequence[str]) -> Arguments:
    """A line whose verb is no verb here, or does something else with these options; () else."""
    if first == "count" and rest:
        view = rest[0] in _COUNTED
        verb = "list" if rest[0].startswith("-") else "search"
        return (rest[0] if view else verb, *rest[view:], "--count")
    if first in _FETCHING and rest:
        return _fetched(first, rest)
    if first == "tail" and not {"-f", "-F", "--follow"}.isdisjoint(rest):
        counts = [match[1] for one in rest if (match := _COUNT.match(one) or _NUMBER.match(one))]
        return ("list", "--limit", *(counts or [_NEWEST_BY_DEFAULT])[:1])
    if first == "export" and rest:
        return _as_table(rest)
    if first in _QUIET and rest and rest[0] in _SHOWING | _FETCHING:
        return (*rest, "--quiet")
    if first in _OF_NAMES and rest:
        return _of_names(first, rest)
    if first in _GREPS:
        return _searched(rest)
    return _of_sources(first, rest)


def _of_sources(first: str, rest: Sequence[str]) -> Arguments:
    """A source added under a name, `remote add NAME ADDRESS`, or all as OPML; () for others."""
    if first in _TREES and rest and rest[-1] in {"--opml", "--format=opml", "opml"}:
        return ("export",)
    is_named = len(rest) == _NAMED and rest[0] == "add" and "://" in rest[-1]
    if is_named and first in {"remote", "feed", "source"}:
        return ("add", rest[2], "--title", rest[1])
    return ()


def _fetched(first: str, rest: Sequence[str]) -> Arguments:
    """A refresh without options that it has not here; () where it has none."""
    if not _DRY.isdisjoint(rest):
        return ("sources",)  # when each is due; nothing is fetched
    return (first, *_without_limits(rest)) if any(map(_LIMIT_OF_FETCH.match, rest)) else ()


def _without_limits(rest: Sequence[str]) -> Iterator[str]:
    """Options of a refresh without those of how it is done, which has limits of its own here."""
    left = list(rest)
    while left:
        one = left.pop(0)
        if not _LIMIT_OF_FETCH.match(one):
            yield one
        elif "=" not in one and left and left[0].isdecimal():
            left.pop(0)


def _of_names(first: str, rest: Sequence[str]) -> Arguments:
    """Quotes or names with a verb after the noun, or a speaker by another option; () else."""
    if rest[0] in _LISTS:
        is_one = first != "quotes" and len(rest) > 1 and not rest[1].startswith("-")
        return ("card" if is_one else first, *rest[1:])
    if first == "quotes" and any(map(_SPEAKER.match, rest)):
        return (first, *(_SPEAKER.sub("--speaker", one) for one in rest))
    return ()


_NUMBER: Final = re.compile(r"(\d{1,6})\Z")
_NAMED: Final = 3
"""Words of `remote add NAME ADDRESS` after the first."""


def _is_one(rest: Sequence[str]) -> bool:
    """Claim that one thing is got by its number or name: "get story 3"."""
    return len(rest) > 1 and not rest[1].startswith("-")


def _searched(rest: Sequence[str]) -> Arguments:
    """The words of grep, without its options that change nothing here."""
    kept: list[str] = []
    left = list(rest)
    is_denied = not {"-v", "--invert-match"}.isdisjoint(left)
    while left:
        one = left.pop(0)
        if one in {"-v", "--invert-match"}:
            continue
        if _AROUND_IT.fullmatch(one):
            left = left[1:] if left and left[0].isdecimal() else left  # no lines are around it
        elif one in {"-m", "--max-count"} and left:
            kept += ["--limit", left.pop(0)]
        elif one == "-c":
            kept.append("--count")
        elif one not in _MANNERS and (not _FLAGS_OF_GREP.match(one) or one in {"-n", "-j"}):
            kept.append(one)
    kept = [one for one in kept if one != "-n"]
    return ("search", "NOT", *kept) if is_denied else ("grep", *kept)


def _options(first: str, rest: Sequence[str]) -> list[str]:
    """Options of a verb that shows something, as ours."""
    kept: list[str] = []
    left = list(rest)
    is_list = first in _LISTING
    is_line = False
    while left:
        one = left.pop(0)
        name, equals, value = one.partition("=")
        has_value = bool(equals) or (bool(left) and not left[0].startswith("-"))
        ahead = value if equals else left[0] if has_value else ""
        is_one = not is_list and first not in _ROWS
        is_template = _is_template(name, ahead, kept, is_one=is_one)
        if is_template or (name == "--json" and _are_fields(first, ahead, kept)):
            line = ahead if name == "--json" else _fields_of(name, ahead, is_one=is_one)
            left = left if equals else left[1:]
            kept += ["--json"] if name == "--json" else []
            kept += ["--count"] if line == "length" else ["--fields", line]
            is_line |= name != "--json"
            continue
        if (name in _WITH_VALUES and equals) or one in _MANNERS or (is_list and one in _WATCH):
            continue
        known = has_value and _takes_value(name, is_list=is_list, has_rows=first in _ROWS)
        if not known:
            kept.append(one)
            continue
        value = value if equals else left.pop(0)
        if (ours := _with_value(name, value)) is None:
            kept += [name, value] if not equals else [one]
        else:
            kept += ours
    return [one for one in kept if one != "--json"] if is_line else kept


def _is_template(name: str, value: str, before: Sequence[str], *, is_one: bool) -> bool:
    """Claim that what stands after an option is a template, and no file or word of a query."""
    if name == "-q":  # jq's in gh, after which a filter stands; without one it is --quiet
        is_count = value == "length" and "--json" in before
        return is_count or bool(from_jq(value, is_one=is_one))
    is_option = name in {*_FORMS, *_OWN_TEMPLATES, "--pretty"}
    return is_option and not value.startswith(_PATHS) and _IS_TEMPLATE.match(value) is not None


def _are_fields(first: str, value: str, before: Sequence[str]) -> bool:
    """Claim that what stands after --json names fields, as gh has it, and is no word of a query."""
    if not _FIELDS.match(value):
        return False
    is_query_left = first in {"search", "find", "grep"} and not before
    return "," in value or (not is_query_left and is_a_field(value))


def _fields_of(name: str, value: str, *, is_one: bool) -> str:
    """A template as what --fields takes, "length" as it is.  Raises SettingsFault for others."""
    if value.strip() == "length":
        return value.strip()
    line = from_paths(value.removeprefix("jsonpath=")) or from_template(value)
    line = line or from_jq(value, is_one=is_one)
    if not line:
        raise SettingsFault(
            f"{name} {value[:40]} is not understood here.",
            "",
            "--fields headline,link prints these of each; --json prints JSON: pipe it to jq.",
        )
    return line


def _takes_value(name: str, *, is_list: bool, has_rows: bool) -> bool:
    is_part = name in _PARTS and (is_list or has_rows)
    return name in _FORMS or is_part or (is_list and name in _STATES | _SELECTORS)


def _with_value(name: str, value: str) -> Sequence[str] | None:
    """An option and its value as ours; None where it is left as it is.  Raises SettingsFault."""
    if name in _FORMS and (value in _NO_FORM or value.partition("=")[0] in _NO_FORM):
        raise SettingsFault(
            f"Nothing is printed as {value[:20]}.",
            "",
            "There are --json, --format csv and tsv: --help after a command lists its options.",
        )
    if name in _FORMS:
        return () if value in _AS_LIST else ("--jsonl",) if value in _AS_JSON else None
    if name in _PARTS:
        return ("--fields", value)
    if name in _STATES:
        return _STATE_OPTIONS.get(value.casefold())
    key, equals, own = value.partition("=")
    if equals:
        return (f"--{key.strip('=!')}", own.strip("="))
    return ("--tag", value) if name != "--filter" else ("--search", value)


def _as_table(rest: Sequence[str]) -> Arguments:
    """Quotes, names or stories in a file or form that is named; () where none is."""
    command = _TABLES.get(rest[0])
    file, kind, left = "", "", list(rest[1:])
    while left:
        one = left.pop(0)
        name, equals, value = one.partition("=")
        if name in {*_FORMS, "--file", "-f", "--as"} and (equals or left):
            value = value if equals else left.pop(0)
            kind, file = (value, file) if value in _KINDS else (kind, value)
        elif one.lstrip("-") in _KINDS:
            kind = one.lstrip("-")
        elif one == "-" or ("." in one and not one.startswith("-")):
            file = one
        elif one not in {"to", "as", "in", "all"}:
            return ()
    if command is None or not (file or kind):
        return ()
    if command == ("export-names",):
        command = ("export-names", rest[0], "all")
    is_list = command == ("export-stories",)
    if is_list and not file:
        return () if kind != "json" else ("list", "--json")
    return (*command, *([kind] if kind and "." not in file else []), file or "-")
