"""Is a story breaking, and because of what?  Pure, light, and never without a reason.

Evidence: a kicker of its own, the beginning of the headline, urgency 1 or 2, a wire's priority
letter, the agency's signals, a category that says nothing else, the slug, the desk's note.  A word
counts only as a label: alone on its line, or at the start of a headline and set off from it
("BREAKING: ...", "URGENT - ...").  "Breaking Bad", "Record-breaking", "Breakingviews", "Georgia
breaks ties" are headlines like others, and so is an explainer, a review or a look back that begins
like an alert.  "Exclusive" and "Update" are no evidence: stories carry them for days.
"Developing" is evidence before news, "Live" with a disaster, a death or a coup: matches and debates
carry it, too.

The priorities of agencies mean different things to each, so urgency 3 and above says nothing, a
feature is not breaking by its priority, and letters count for the short texts they were made for
(a flash is one sentence; "urgent" is on every correction as well).  How urgently an item was
transmitted (NewsML-G2's `priority`) is no evidence.  A killed or withheld story is never breaking.
"""

import re
from typing import TYPE_CHECKING

from wirereader.analysis.language_registry import readers_breaking
from wirereader.formats.html.page_furniture import is_furniture, kicker_of
from wirereader.story.alert import Alert, AlertLevel
from wirereader.story.story import Dispatch, WireStatus

if TYPE_CHECKING:
    from wirereader.analysis.breaking_tables import BreakingWords

_EDGES = " \t.:;,|·•*»›→▶«‹-–—_=~#[](){}!\"'“”"
_SIGNS = re.compile(r"^[\W_]+|[\W_]+$")  # marks and pictures around a label
_BAR = re.compile(r"\s*[|\u00b7\u2022\u25cf/>\u00bb\u2013\u2014]+\s*|\s+-+\s+")
_LONGEST_LABEL = 4  # words: what stands beside a label in a kicker is no longer
_SLUG = re.compile(r"[\s\-/_.,:;|()]+")
# ANPA 1312: flash, bulletin, urgent; the urgencies that readers of that format give for them
_LETTERS = {
    "f": (AlertLevel.FLASH, "flash", 1),
    "b": (AlertLevel.BULLETIN, "bulletin", 2),
    "u": (AlertLevel.URGENT, "urgent", 3),
}
# spaces, as many as words: a flash is a sentence, a bulletin a few paragraphs
_MOST_WORDS = {"f": 120, "b": 300}
_URGENT_AT_MOST = 2  # IPTC urgency: 3 and above are given to everything
# IPTC urgency: 1 is the most urgent, 5 is normal
_URGENCY_LEVELS = {1: AlertLevel.BULLETIN, 2: AlertLevel.URGENT}
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_TOP_LINES = 8  # lines: page furniture, a kicker and the headline stand above the eighth
# code points: as much of a text as its top can be, so that long ones cost no more
_LONGEST_TOP = 4000

_Evidence = tuple[AlertLevel, str]


def judge(dispatch: Dispatch, words: "BreakingWords | None" = None) -> Alert | None:
    """Return the alert that a dispatch's own fields give, or None; it does not age."""
    if dispatch.status is not WireStatus.USABLE:
        return None
    words = words or readers_breaking()
    top = dispatch.body.text[:_LONGEST_TOP]
    headline, is_calm = dispatch.headline, _is_calm(dispatch, words)
    found = [_by_kicker(dispatch.kicker, headline, words)]
    found.append(_by_headline(headline, top, words, is_calm=is_calm))
    if dispatch.urgency is not None or dispatch.priority is not None:
        found += [_by_urgency(dispatch, words), _by_letter(dispatch, words)]
    if dispatch.signals:
        found.append(_by_signals(dispatch.signals, words))
    if dispatch.categories:
        found.append(_by_categories(dispatch, top, words))
    found += [_by_slug(dispatch.slug, words), _by_note(dispatch.editor_note, words)]
    return _alert(found)


def judge_text(text: str, words: "BreakingWords | None" = None) -> Alert | None:
    """Return the alert that the top of a bare text gives: a kicker line, or the headline's start.

    `text` is taken as it stands, page furniture above the kicker included.
    """
    words = words or readers_breaking()
    found: list[_Evidence | None] = []
    top = _LINE_ENDS.sub("\n", text[:_LONGEST_TOP].lstrip("\ufeff"))
    for line in top.split("\n", _TOP_LINES)[:_TOP_LINES]:
        if not line.strip() or is_furniture(line):
            continue
        found.append(_by_kicker(line, _next_line(top, line), words))
        if kicker_of(line) is None:
            found.append(_by_headline(line, text[:_LONGEST_TOP], words))
            break
    return _alert(found)


def _next_line(top: str, line: str) -> str:
    """Give the line with words that follows `line`, "" where none does."""
    after = top.partition(line)[2].split("\n")
    return next((each for each in after if each.strip()), "")


def _alert(found: list[_Evidence | None]) -> Alert | None:
    evidence = [each for each in found if each is not None]
    if not evidence:
        return None
    reasons = dict.fromkeys(reason for _, reason in evidence)
    return Alert(min(level for level, _ in evidence), tuple(reasons))


def _level(label: str, words: "BreakingWords") -> AlertLevel | None:
    return words.levels.get(_folded(label))


def _folded(label: str) -> str:
    return " ".join(_SIGNS.sub("", label).casefold().split())


def _parts(label: str, words: "BreakingWords") -> list[str]:
    """Part a label of several: "LIVE · BREAKING", "Latest: Breaking"."""
    section, colon, own = label.rpartition(": ")
    if colon and _level(own, words) is not None:  # what follows the colon is no headline
        label = f"{section} | {own}"
    parts = [part for part in _BAR.split(label) if _folded(part)]
    return [] if any(len(part.split()) > _LONGEST_LABEL for part in parts) else parts


def _by_kicker(kicker: str | None, headline: str, words: "BreakingWords") -> _Evidence | None:
    if not kicker:
        return None
    label = kicker.strip(_EDGES)
    parts = _parts(label, words)
    if len(parts) > 1 and not words.calm.isdisjoint(map(_folded, parts)):
        return None
    levels = [level for part in parts if (level := _level(part, words)) is not None]
    if not levels and any(_goes_on(part, headline, words) for part in parts):
        levels = [AlertLevel.BREAKING]
    return (min(levels), f'kicker "{label}"') if levels else None


def _goes_on(label: str, headline: str, words: "BreakingWords") -> bool:
    """Claim that a label of stories that go on stands over an event."""
    label = _folded(label)
    happens = words.event.search(headline) is not None
    if label in words.live_labels:
        return (
            happens and not words.sporting.search(headline) and not _is_leisurely(headline, words)
        )
    return label in words.developing_labels and (happens or not _is_leisurely(headline, words))


def _is_leisurely(headline: str, words: "BreakingWords") -> bool:
    return words.leisurely.search(headline) is not None


def _by_headline(
    headline: str, text: str, words: "BreakingWords", *, is_calm: bool = False
) -> _Evidence | None:
    if words.market_alert.match(headline):
        return AlertLevel.BREAKING, "headline is an alert in capitals"
    if (match := words.at_end.match(headline)) and (level := _level(match["label"], words)):
        return level, f'headline ends "{match["label"]}"'
    if words.may_be_label.match(headline) is None:
        return None
    match = words.prefix.match(headline) or words.agency_alert.match(headline)
    if match is None:
        match = words.shouted.match(headline)
        if match is None or match["rest"].isupper():
            return _by_what_goes_on(headline, words)
    label, rest = match["label"], headline[match.end("label") :]
    level = _level(label, words)
    if level is None or not _is_news(label, rest, words, is_calm=is_calm):
        return None
    if label.casefold() == words.sport_label and _is_sport(headline, text, words):
        return None
    return level, f'headline begins "{label}"'


def _is_sport(headline: str, about: str, words: "BreakingWords") -> bool:
    """Claim that the label names the dance."""
    is_sport = words.sport.search(f"{headline} {about}") is not None
    return is_sport and not words.event.search(headline)


def _is_news(label: str, rest: str, words: "BreakingWords", *, is_calm: bool) -> bool:
    """Claim that what a label stands before may be what it says."""
    if words.event.search(rest):
        return True
    if not label.isupper() and label.casefold() in words.weak:
        return False
    return not _is_leisurely(rest, words) and (label.isupper() or not is_calm)


def _by_what_goes_on(headline: str, words: "BreakingWords") -> _Evidence | None:
    match = words.developing.match(headline)
    if match is None:
        return None
    label, rest = match["label"], headline[match.end() :]
    # in small letters the word has its own meaning: "Developing: a life in the darkroom"
    is_label = label.isupper() or words.event.search(rest) is not None
    return (
        (AlertLevel.BREAKING, f'headline begins "{label}"')
        if is_label and _goes_on(label, rest, words)
        else None
    )


def _by_urgency(dispatch: Dispatch, words: "BreakingWords") -> _Evidence | None:
    """Agencies do send features with their highest priority: then their own label counts."""
    urgency = dispatch.urgency
    if urgency is None or urgency > _URGENT_AT_MOST or _is_calm(dispatch, words):
        return None
    letter = _LETTERS.get((dispatch.priority or "").casefold())
    if letter and letter[2] == urgency:  # the letter says it again: it is judged by itself
        return None
    return _URGENCY_LEVELS[urgency], f"urgency {urgency}"


def _by_letter(dispatch: Dispatch, words: "BreakingWords") -> _Evidence | None:
    letter = (dispatch.priority or "").casefold()
    if letter not in _LETTERS or _is_calm(dispatch, words):
        return None
    level, name, _ = _LETTERS[letter]
    if letter == "u":
        said = " ".join((dispatch.headline, dispatch.slug or "", dispatch.editor_note or ""))
        if dispatch.corrects or words.correction.search(" ".join((said, *dispatch.signals))):
            return None
    elif dispatch.body.text.count(" ") >= _MOST_WORDS[letter]:
        return None
    return level, f'priority "{dispatch.priority}" ({name})'


def _is_calm(dispatch: Dispatch, words: "BreakingWords") -> bool:
    """Claim that the agency calls it a feature, an opinion or the like."""
    if not (dispatch.kicker or dispatch.categories or dispatch.slug):  # as in most feeds
        return False
    labels = {(dispatch.kicker or "").casefold(), *map(str.casefold, dispatch.categories)}
    slug = _SLUG.split((dispatch.slug or "").casefold())
    return not (words.calm.isdisjoint(labels) and words.calm_in_slug.isdisjoint(slug))


def _by_signals(signals: tuple[str, ...], words: "BreakingWords") -> _Evidence | None:
    """The highest of the codes and words that stand alone: "sig:flash", "urgent"."""
    found = []
    for signal in signals:
        word = " ".join(re.split(r"[\s_-]+", signal.casefold().rpartition(":")[2].strip(_EDGES)))
        if word in words.signals:
            found.append((words.signals[word], f'signal "{signal}"'))
    return min(found, default=None)


def _by_categories(dispatch: Dispatch, top: str, words: "BreakingWords") -> _Evidence | None:
    if (dispatch.kicker or "").casefold() in words.calm:
        return None
    for category in dispatch.categories:
        labels = [_folded(re.sub(r"[\s_-]+", " ", part)) for part in _parts(category, words)]
        for label in labels:
            about = " ".join((top, *dispatch.categories))
            if label == words.sport_label and _is_sport(dispatch.headline, about, words):
                return None
            if label in words.categories:
                return words.levels[label], f'category "{category}"'
            if _goes_on(label, dispatch.headline, words):
                return AlertLevel.BREAKING, f'category "{category}"'
    return None


def _by_slug(slug: str | None, words: "BreakingWords") -> _Evidence | None:
    if not slug:
        return None
    parts = [part for part in _SLUG.split(slug.casefold()) if part]
    for word in words.slug_words:
        # a label opens or closes a slug; between others it is a subject ("dance-breaking-final")
        if parts and word in {parts[0], parts[-1]}:
            return words.levels.get(word, AlertLevel.BREAKING), f'"{word}" in slug'
    return None


def _by_note(note: str | None, words: "BreakingWords") -> _Evidence | None:
    match = words.note.match(note) if note else None
    level = _level(match["label"], words) if match else None
    return (level, f'editors\' note begins "{match["label"]}"') if match and level else None
