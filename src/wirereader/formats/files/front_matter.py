"""The head of a story file: `key: value` lines between two fences of three hyphens.

Keys nobody knows are ignored; a value may stand in quotation marks (then backslashes work as in
JSON), and goes on over indented lines.  Values are cleaned when they are asked for.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from wirereader.story.clean import clean_line
from wirereader.story.story import WireStatus

KEYS = frozenset(
    {
        *("id", "source", "headline", "kicker", "byline", "dateline", "published", "language"),
        *("slug", "urgency", "status", "note", "link", "lines"),
    }
)
_ALIASES = {
    "title": "headline",
    "author": "byline",
    "date": "published",
    "lang": "language",
    "url": "link",
    "ednote": "note",
    "guid": "id",
}
_LONGEST = 65536
_MOST_LINES = 200
_LINE = re.compile(r"([A-Za-z][\w-]{0,30})[ ]*:(?:[ ]+(.*))?")
_LETTERS = {"f": 1, "b": 2, "u": 3, "r": 5, "d": 6}
_STATUSES = {
    "usable": WireStatus.USABLE,
    "withheld": WireStatus.WITHHELD,
    "embargoed": WireStatus.WITHHELD,
    "killed": WireStatus.KILLED,
    "kill": WireStatus.KILLED,
    "canceled": WireStatus.KILLED,
    "cancelled": WireStatus.KILLED,
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}")
_ADDRESS = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_ZONE_WORD = re.compile(r"[ ]?(?:UTC|GMT|Z)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The values of a head as they stand, by key; asking for one never raises."""

    values: dict[str, str]

    def has(self, key: str) -> bool:
        """Claim that the head names `key`, if only to say that there is none."""
        return key in self.values

    def line(self, key: str) -> str | None:
        """The value as one clean line, or None when it is absent or blank."""
        return clean_line(self.values.get(key, "")) or None

    def language(self) -> str | None:
        """The language tag ("en", "en-GB"), or None."""
        tag = self.line("language")
        if tag is None or not _LANGUAGE.fullmatch(tag):
            return None
        first, *rest = tag.replace("_", "-").split("-")
        return "-".join([first.lower(), *rest])

    def urgency(self) -> int | None:
        """IPTC's 1 to 9; an agency's letter (f, b, u, r, d) is understood too."""
        word = self.line("urgency") or ""
        if len(word) == 1 and word in "123456789":
            return int(word)
        return _LETTERS.get(word.lower())

    def status(self) -> WireStatus:
        """Whether the story may be used; what is not understood is usable."""
        return _STATUSES.get((self.line("status") or "").lower(), WireStatus.USABLE)

    def link(self) -> str | None:
        """A web address, or None: no other scheme is kept."""
        address = self.line("link")
        return address if address and _ADDRESS.fullmatch(address) else None

    def published(self) -> tuple[datetime | None, bool]:
        """The time in UTC, and whether it was a date alone (then midnight)."""
        word = self.line("published") or ""
        try:
            day = date.fromisoformat(word)
        except ValueError:
            return _time(word), False
        return datetime(day.year, day.month, day.day, tzinfo=UTC), True


def _time(word: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(_ZONE_WORD.sub("+00:00", word))
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def split_front_matter(text: str) -> tuple[FrontMatter | None, str]:
    """Part `text` into its head and the rest; no head when there is no fence or no known key."""
    start = text.lstrip("\n ")
    if not start.startswith("---"):
        return None, text
    lines = start[:_LONGEST].split("\n", _MOST_LINES)
    if lines[0].strip() != "---":
        return None, text
    for number, line in enumerate(lines[1:_MOST_LINES], start=1):
        if line.rstrip() in {"---", "..."}:
            values = _values(lines[1:number])
            if not values:
                break
            size = sum(len(passed) + 1 for passed in lines[: number + 1])
            return FrontMatter(values), start[size:]
    return None, text


def _values(lines: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    key: str | None = None
    for line in lines:
        match = _LINE.fullmatch(line.rstrip())
        if match:
            word = match[1].lower()
            key = _ALIASES.get(word, word)
            if key in KEYS and key not in found:
                found[key] = match[2] or ""
            else:
                key = None
        elif key and line.startswith(" "):
            found[key] = f"{found[key]} {line.strip()}".strip()
        else:
            key = None
    return {key: _unquoted(value.strip()) for key, value in found.items()}


def _unquoted(value: str) -> str:
    if len(value) > 1 and value[0] == value[-1] == '"':
        try:
            return str(json.loads(value))
        except ValueError:
            return value
    if len(value) > 1 and value[0] == value[-1] == "'" and "'" not in value[1:-1].replace("''", ""):
        return value[1:-1].replace("''", "'")
    return value


def head_line(key: str, value: str) -> str:
    """Write one line of a head so that reading it gives `value` again."""
    plain = value and value[0] not in "\"'" and value == value.strip()
    return f"{key}: {value}" if plain else f"{key}: {json.dumps(value, ensure_ascii=False)}"
