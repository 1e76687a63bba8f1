"""Is a story breaking, and because of what?  Pure, light, and never without a reason.

Evidence: a kicker of its own, the beginning of the headline, urgency 1 or 2, the slug, the desk's
note.  A word counts only as a label: alone on its line, or at the start of a headline and set off
from it ("BREAKING: ...", "URGENT - ...").  "Breaking Bad", "Record-breaking", "Breakingviews",
"Georgia breaks ties" are headlines like others.  The priorities of agencies mean different things
to each, so urgency 3 and above says nothing, and a killed or withheld story is never breaking.
"""

import re

from wirereader.formats.furniture import is_furniture, kicker_of
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.story import Dispatch, WireStatus

_LEVELS = {
    "flash": AlertLevel.FLASH,
    "news flash": AlertLevel.FLASH,
    "newsflash": AlertLevel.FLASH,
    "bulletin": AlertLevel.BULLETIN,
    "news bulletin": AlertLevel.BULLETIN,
    "urgent": AlertLevel.URGENT,
    "urgent news": AlertLevel.URGENT,
    "breaking": AlertLevel.BREAKING,
    "breaking news": AlertLevel.BREAKING,
    "breaking alert": AlertLevel.BREAKING,
    "breaking news alert": AlertLevel.BREAKING,
    "news alert": AlertLevel.BREAKING,
    "alert": AlertLevel.BREAKING,
    "apnewsalert": AlertLevel.BREAKING,
    "ap newsalert": AlertLevel.BREAKING,
    "ap news alert": AlertLevel.BREAKING,
    "just in": AlertLevel.BREAKING,
}
_WORDS = "|".join(sorted(map(re.escape, _LEVELS), key=len, reverse=True)).replace(r"\ ", "[ ]")
_EDGES = " \t.:;,|·•*»›→▶«‹-–—_=~#[](){}!\"'“”"
_PREFIX = re.compile(
    rf"[\W_]*(?P<label>{_WORDS})[\]\)*!]*"
    r"(?:\s*[:|»›▶•·]+\s*|\s+(?:-{1,3}|[–—])\s*|[–—]\s*|(?<=[\])*!])\s+)(?=\S)",
    re.IGNORECASE,
)
# In capitals a label may stand before a headline without any sign, if the headline is not shouted
_SHOUTED = re.compile(
    r"[\W_]*(?P<label>BREAKING(?: NEWS)?(?: ALERT)?|NEWS ?FLASH|FLASH|BULLETIN|URGENT|JUST IN"
    r"|NEWS ALERT|AP ?NEWS ?ALERT) (?P<rest>\S.*)"
)
_APNEWSALERT = re.compile(r"\s*(?P<label>AP ?NewsAlert)\b(?=.)", re.IGNORECASE)
_SLUG = re.compile(r"[\s\-/_.,:;|()]+")
_SLUG_WORDS = ("flash", "bulletin", "urgent", "breaking", "apnewsalert", "newsalert")
_NOTE = re.compile(r"\s*(?P<label>FLASH|BULLETIN|URGENT|BREAKING NEWS|APNewsAlert)\b")
_DANCE = re.compile(r"\bb-?(?:boy|girl)s?\b|\bbreak-?danc", re.IGNORECASE)
_CALM = frozenset(
    {
        *("feature", "opinion", "comment", "column", "editorial", "interview", "obituary"),
        *("review", "letter", "profile", "analysis", "explainer", "long read", "background"),
    }
)
_URGENT_AT_MOST = 2
_URGENCY_LEVELS = {1: AlertLevel.BULLETIN, 2: AlertLevel.URGENT}
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_TOP_LINES = 8
_LONGEST_TOP = 4000

_Evidence = tuple[AlertLevel, str]


def judge(dispatch: Dispatch) -> Alert | None:
    """Return the alert that a dispatch's own fields give, or None; it does not age."""
    if dispatch.status is not WireStatus.USABLE:
        return None
    return _alert(
        [
            _by_kicker(dispatch.kicker),
            _by_headline(dispatch.headline, dispatch.body.text[:_LONGEST_TOP]),
            _by_urgency(dispatch.urgency, dispatch.kicker),
            _by_slug(dispatch.slug),
            _by_note(dispatch.editor_note),
        ]
    )


def judge_text(text: str) -> Alert | None:
    """Return the alert that the top of a bare text gives: a kicker line, or the headline's start.

    `text` is taken as it stands, page furniture above the kicker included.
    """
    found: list[_Evidence | None] = []
    top = _LINE_ENDS.sub("\n", text[:_LONGEST_TOP].lstrip("\ufeff"))
    for line in top.split("\n", _TOP_LINES)[:_TOP_LINES]:
        if not line.strip() or is_furniture(line):
            continue
        found.append(_by_kicker(line))
        if kicker_of(line) is None:
            found.append(_by_headline(line, text[:_LONGEST_TOP]))
            break
    return _alert(found)


def _alert(found: list[_Evidence | None]) -> Alert | None:
    evidence = [each for each in found if each is not None]
    if not evidence:
        return None
    reasons = dict.fromkeys(reason for _, reason in evidence)
    return Alert(min(level for level, _ in evidence), tuple(reasons))


def _level(label: str) -> AlertLevel | None:
    return _LEVELS.get(" ".join(label.strip(_EDGES).casefold().split()))


def _by_kicker(kicker: str | None) -> _Evidence | None:
    label = (kicker or "").strip(_EDGES)
    level = _level(label)
    return None if level is None else (level, f'kicker "{label}"')


def _by_headline(headline: str, text: str) -> _Evidence | None:
    match = _PREFIX.match(headline) or _APNEWSALERT.match(headline)
    if match is None:
        match = _SHOUTED.match(headline)
        if match is None or match["rest"].isupper():
            return None
    label = match["label"]
    level = _level(label)
    if level is None or (label.casefold() == "breaking" and _DANCE.search(f"{headline} {text}")):
        return None
    return level, f'headline begins "{label}"'


def _by_urgency(urgency: int | None, kicker: str | None) -> _Evidence | None:
    """Agencies do send features with their highest priority: then their own label counts."""
    if urgency is None or urgency > _URGENT_AT_MOST or (kicker or "").casefold() in _CALM:
        return None
    return _URGENCY_LEVELS[urgency], f"urgency {urgency}"


def _by_slug(slug: str | None) -> _Evidence | None:
    parts = [part for part in _SLUG.split((slug or "").casefold()) if part]
    for word in _SLUG_WORDS:
        # a label opens or closes a slug; between others it is a subject ("dance-breaking-final")
        if parts and word in {parts[0], parts[-1]}:
            return _LEVELS.get(word, AlertLevel.BREAKING), f'"{word}" in slug'
    return None


def _by_note(note: str | None) -> _Evidence | None:
    match = _NOTE.match(note or "")
    level = _level(match["label"]) if match else None
    return (level, f'editors\' note begins "{match["label"]}"') if match and level else None
