"""Is a story breaking, and because of what?  Pure, light, and never without a reason.

Evidence: a kicker of its own, the beginning of the headline, urgency 1 or 2, a wire's priority
letter, the agency's signals, a category that says nothing else, the slug, the desk's note.  A word
counts only as a label: alone on its line, or at the start of a headline and set off from it
("BREAKING: ...", "URGENT - ...").  "Breaking Bad", "Record-breaking", "Breakingviews", "Georgia
breaks ties" are headlines like others.  "Developing", "Live", "Exclusive" and "Update" are no
evidence: stories carry them for days, matches and columns carry them, too.

The priorities of agencies mean different things to each, so urgency 3 and above says nothing, a
feature is not breaking by its priority, and letters count for the short texts they were made for
(a flash is one sentence; "urgent" is on every correction as well).  How urgently an item was
transmitted (NewsML-G2's `priority`) is no evidence.  A killed or withheld story is never breaking.
"""

import re

from wirereader.formats.html.page_furniture import is_furniture, kicker_of
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
    "eilmeldung": AlertLevel.BREAKING,
    "última hora": AlertLevel.BREAKING,
    "ultima hora": AlertLevel.BREAKING,
    "último momento": AlertLevel.BREAKING,
    "dernière minute": AlertLevel.BREAKING,
    "flash info": AlertLevel.BREAKING,
    "alerte info": AlertLevel.BREAKING,
    "urgente": AlertLevel.URGENT,
}
# Labels that mean nothing else: "Alert", "Flash" or "Bulletin" may be a section of a site
_CATEGORIES = frozenset(
    {
        *("breaking", "breaking news", "breaking alert", "breaking news alert", "news alert"),
        *("just in", "news flash", "newsflash", "eilmeldung", "apnewsalert", "ap newsalert"),
        *("última hora", "ultima hora", "dernière minute", "urgent news"),
    }
)
_SIGNALS = _LEVELS | {
    "breakingnews": AlertLevel.BREAKING,
    "newsalert": AlertLevel.BREAKING,
    "eil": AlertLevel.BREAKING,
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
    r"|NEWS ALERT|AP ?NEWS ?ALERT) (?!(?i:bad|dawn|point|ties|records?|ground|barriers|bread|down"
    r"|up|away|free|views|danc|into|the|care|appeal|call|recall|talks|floods?|fires?|drives?|mobs?"
    r"|sales?|gordon|boards?|time|case)\b)(?P<rest>\S.*)"
)
_MAY_BE_LABEL = re.compile(r"[\W_]*[BbFfUuJjNnAaEeÚúDd]")
_APNEWSALERT = re.compile(r"\s*(?P<label>AP ?NewsAlert)\b(?=.)", re.IGNORECASE)
_SLUG = re.compile(r"[\s\-/_.,:;|()]+")
_SLUG_WORDS = ("flash", "bulletin", "urgent", "breaking", "apnewsalert", "newsalert")
_NOTE = re.compile(r"\s*(?P<label>FLASH|BULLETIN|URGENT|BREAKING NEWS|APNewsAlert)\b")
_DANCE = re.compile(
    r"\bb-?(?:boy|girl)s?\b|\bbreak-?danc|\bsport of breaking\b"
    r"|\bbreaking (?:battles?|competitions?|crews?|championships?|finals?)\b",
    re.IGNORECASE,
)
_CALM = frozenset(
    {
        *("feature", "opinion", "comment", "column", "editorial", "interview", "obituary"),
        *("review", "letter", "profile", "analysis", "explainer", "long read", "background"),
    }
)
_CALM_IN_SLUG = frozenset(
    {"fea", "feat", "feature", "features", "advance", "adv", "opinion", "obit"}
)
# ANPA 1312: flash, bulletin, urgent; the urgencies that readers of that format give for them
_LETTERS = {
    "f": (AlertLevel.FLASH, "flash", 1),
    "b": (AlertLevel.BULLETIN, "bulletin", 2),
    "u": (AlertLevel.URGENT, "urgent", 3),
}
_MOST_WORDS = {"f": 120, "b": 300}
_CORRECTION = re.compile(r"\b(?:correct|kill|withdraw|writethru|sub\b)", re.IGNORECASE)
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
    top = dispatch.body.text[:_LONGEST_TOP]
    found = [_by_kicker(dispatch.kicker), _by_headline(dispatch.headline, top)]
    if dispatch.urgency is not None or dispatch.priority is not None:
        found += [_by_urgency(dispatch), _by_letter(dispatch)]
    if dispatch.signals:
        found.append(_by_signals(dispatch.signals))
    if dispatch.categories:
        found.append(_by_categories(dispatch, top))
    found += [_by_slug(dispatch.slug), _by_note(dispatch.editor_note)]
    return _alert(found)


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
    if _MAY_BE_LABEL.match(headline) is None:
        return None
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


def _by_urgency(dispatch: Dispatch) -> _Evidence | None:
    """Agencies do send features with their highest priority: then their own label counts."""
    urgency = dispatch.urgency
    if urgency is None or urgency > _URGENT_AT_MOST or _is_calm(dispatch):
        return None
    letter = _LETTERS.get((dispatch.priority or "").casefold())
    if letter and letter[2] == urgency:  # the letter says it again: it is judged by itself
        return None
    return _URGENCY_LEVELS[urgency], f"urgency {urgency}"


def _by_letter(dispatch: Dispatch) -> _Evidence | None:
    letter = (dispatch.priority or "").casefold()
    if letter not in _LETTERS or _is_calm(dispatch):
        return None
    level, name, _ = _LETTERS[letter]
    if letter == "u":
        said = " ".join((dispatch.headline, dispatch.slug or "", dispatch.editor_note or ""))
        if dispatch.corrects or _CORRECTION.search(" ".join((said, *dispatch.signals))):
            return None
    elif dispatch.body.text.count(" ") >= _MOST_WORDS[letter]:
        return None
    return level, f'priority "{dispatch.priority}" ({name})'


def _is_calm(dispatch: Dispatch) -> bool:
    """Claim that the agency calls it a feature, an opinion or the like."""
    labels = {(dispatch.kicker or "").casefold(), *map(str.casefold, dispatch.categories)}
    slug = _SLUG.split((dispatch.slug or "").casefold())
    return not (_CALM.isdisjoint(labels) and _CALM_IN_SLUG.isdisjoint(slug))


def _by_signals(signals: tuple[str, ...]) -> _Evidence | None:
    """The highest of the codes and words that stand alone: "sig:flash", "urgent"."""
    found = []
    for signal in signals:
        word = " ".join(re.split(r"[\s_-]+", signal.casefold().rpartition(":")[2].strip(_EDGES)))
        if word in _SIGNALS:
            found.append((_SIGNALS[word], f'signal "{signal}"'))
    return min(found, default=None)


def _by_categories(dispatch: Dispatch, top: str) -> _Evidence | None:
    for category in dispatch.categories:
        label = " ".join(re.split(r"[\s_-]+", category.strip(_EDGES).casefold()))
        if label in _CATEGORIES:
            if label == "breaking" and _DANCE.search(f"{dispatch.headline} {top}"):
                return None  # a sport
            calm = (dispatch.kicker or "").casefold() in _CALM
            return None if calm else (_LEVELS[label], f'category "{category}"')
    return None


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
