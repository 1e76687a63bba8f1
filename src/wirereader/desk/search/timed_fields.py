"""Times in words after a field of a query: `since:two days ago`, `date:last_week..`."""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.search.time_phrases import time_at

_SINCE: Final = (
    *("since", "newer", "newer_than", "start", "begin", "starting", "datefrom", "date_from"),
    *("from_date", "fromdate", "mindate"),
)
_BEFORE: Final = (
    *("before", "older", "older_than", "until", "till", "end", "ending", "dateto", "date_to"),
    *("to_date", "todate", "maxdate"),
)
_DATE: Final = (
    *("date", "on", "day", "month", "year", "created", "updated", "published", "pubdate", "when"),
    *("time", "posted", "added", "dated", "issued", "released"),
)
_NAMES: Final = {
    **dict.fromkeys(_SINCE, "since"),
    **dict.fromkeys(_BEFORE, "before"),
    **dict.fromkeys(_DATE, "date"),
    "after": "after",
}
"""Names of fields of times, with ours."""
_FIELD: Final = re.compile(
    rf"(?<![\w:\"])(?P<name>{'|'.join(sorted(_NAMES, key=len, reverse=True))}):\s*"
    r"(?P<sign>>=|<=|>|<|=)?\s*",
    re.IGNORECASE,
)
_FROM_A_DAY: Final = re.compile(
    r"(?<![\w:\"-])from:\s*(?P<a>\d{4}-\d{2}(?:-\d{2})?|today|yesterday|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?=\s|\Z)"
    r"(?:\s+(?:to|until|till|-|and to)[: ]\s*(?P<b>\d{4}-\d{2}(?:-\d{2})?|today|yesterday|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?=\s|\Z))?",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(
    r"(?<![\w:\"])date:(?P<a>[\w-]+)\s+(?:and|or)\s+date:(?P<b>[\w-]+)(?!\S)", re.IGNORECASE
)
_SPANS: Final = frozenset({"week", "month", "year", "weekend"})
"""Times that are queries' own: this week, not the last seven days."""
_SIGNED: Final = {">": "after", ">=": "since", "<": "before", "<=": "before"}
_GLUED: Final = re.compile(r"(last|this|past|previous)[-_ ]?(?=[a-z0-9])")
_UNDERLINED: Final = re.compile(r"[_+]")


def with_times(text: str) -> str:
    """A query with the words of its times as queries have them; what is no time stays."""
    text = _FROM_A_DAY.sub(_from_day, text)
    found: list[str] = []
    at = 0
    while match := _FIELD.search(text, at):
        if text.count('"', 0, match.start()) % 2:  # within a phrase
            found.append(text[at : match.end()])
            at = match.end()
            continue
        key = _SIGNED.get(match["sign"] or "", _NAMES[match["name"].lower()])
        term, end = _timed(key, text, match.end())
        if not term and match["sign"] in {">", ">=", "<", "=", "<="}:
            term, end = f"{key}:", match.end()
        if not term and match["name"].lower() != key and not match["sign"]:
            is_ours = match["name"].lower() in _OURS
            term, end = (match[0] if is_ours else f"{key}:"), match.end()
        found.append(text[at : match.start()] + (term or match[0]))
        at = end if term else match.end()
    return _JOINED.sub(r"(date:\g<a> OR date:\g<b>)", "".join(found) + text[at:])


_OURS: Final = frozenset(
    {"newer", "newer_than", "older", "older_than", "on", "day", "month", "year"}
)
"""Names that queries have themselves."""


def _from_day(found: re.Match[str]) -> str:
    first, last = found["a"].lower(), (found["b"] or "").lower()
    if last:
        return f"date:{first}..{last}"
    return f"{'date' if first in {'today', 'yesterday'} else 'since'}:{first}"


def _timed(key: str, text: str, start: int) -> tuple[str, int]:
    """The term for what stands after a field, and where it ends; ("", start) for what stays."""
    quoted = re.match(r'"([^"]*)"', text[start:])
    rest = quoted[1] if quoted is not None else text[start:]
    words = rest.lower().split()
    if not words:
        return "", start
    if key == "date" and (words[0].endswith("..") or words[0].startswith("-")):
        key = "since"
    term, count = _time(words)
    if not term or (quoted is not None and count != len(words)):
        return "", start
    if quoted is None and count == 1 and words[0].startswith(term.partition(":")[2]):
        return "", start  # "2d" and "november" are as queries have them
    end = len(quoted[0]) if quoted is not None else _ends(rest, count)
    return _of(key, term), start + end


def _time(words: list[str]) -> tuple[str, int]:
    """The time that words after a field begin with, and how many they are; ("", 0) for none."""
    spaced = _GLUED.sub(r"\1 ", _UNDERLINED.sub(" ", words[0].strip("-.")))
    parts = re.sub(r"(?<=\d)(?=[a-z]{3,})", " ", spaced).split()
    for tried in (parts, ["last", *parts]) if parts != words[:1] else ():
        term = time_at(tried)
        if term is not None and term.words == len(tried):
            return term.term, 1
    plain = [word.rstrip(",") for word in words]
    for tried in (plain, *([] if plain[0] in _SPANS else [["last", *plain]])):
        term = time_at(tried)
        if term is not None:
            return term.term, term.words - (len(tried) - len(plain))
    return "", 0


def _ends(text: str, count: int) -> int:
    """Where the first words of a text end."""
    match = re.match(rf"\s*\S+(?:\s+\S+){{{count - 1}}}", text)
    return match.end() if match is not None else len(text)


def _of(key: str, term: str) -> str:
    """A term of a time under another field."""
    name, _, value = term.partition(":")
    if key == "date" or name not in {"date", "since", "before", "after"}:
        return term
    first, dots, last = value.partition("..")
    if dots:
        return f"before:{first}" if key == "before" else f"date:{first}..{last}"
    if key == "after" and name == "since":
        return term
    return f"{key}:{first}"
