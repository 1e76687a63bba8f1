"""Quotations that were given to another speaker, reworded, added or left out."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from wirereader.tracking.changes.quantities import shown_between
from wirereader.tracking.changes.spoken_words import Spoken, spoken
from wirereader.tracking.changes.style_words import FUNCTION, TURNING
from wirereader.tracking.changes.told_lines import ADDED, GONE, NAME, QUOTE, Change, quoted
from wirereader.tracking.changes.typing_errors import distance, is_typing_error
from wirereader.tracking.changes.version_text import Sentence, Version

_ALIKE, _ALIKE_OF_ONE = 0.62, 0.45  # share of words in order; by one speaker less will do
_MOST = 60  # quotations a side that are compared
_WHOLE = 46  # code points: longer quotations are told by the words around what changed
_NEAR = 2  # letters in which a corrected name may differ from the wrong one, a word


class QuoteChanges(NamedTuple):
    """What to tell, and the names that it tells of."""

    told: tuple[Change, ...]
    gone: tuple[Change, ...]
    speakers: frozenset[str]
    corrected: tuple[tuple[str, str], ...]


def quote_changes(before: Version, after: Version, known: set[str], now: set[str]) -> QuoteChanges:
    """Compare the quotations; `known` and `now`: the words of either version.

    `corrected` are names that were spelt wrongly, `speakers` all other names that are told.
    """
    old, new = list(spoken(before))[:_MOST], list(spoken(after))[:_MOST]
    told: list[Change] = []
    names: set[str] = set()
    corrected: set[tuple[str, str]] = set()
    for one, other in _pairs(old, new):
        old.remove(one)
        new.remove(other)
        speakers = one.speaker, other.speaker
        if all(speakers) and is_name_corrected(*speakers, now):
            corrected.add(speakers)
        else:
            told.extend(_in_pair(one, other, names))
    told.sort(key=lambda change: change.kind)
    texts = " ".join(s.text for s in before.sentences)
    for one in new[:2]:
        if one.words.text in texts:
            continue
        words = quoted(one.words.text, 64)
        if one.speaker and one.speaker.split()[-1].lower() not in known:
            told.append(Change(NAME, f"New name quoted, {one.speaker}: {words}"))
            names.add(one.speaker)
        else:
            told.append(Change(ADDED, f"Quote added{_by(one.speaker)}: {words}"))
    texts = " ".join(s.text for s in after.sentences)
    gone = [
        Change(GONE, f"Quote gone{_by(one.speaker)}: {quoted(one.words.text, 64)}")
        for one in old
        if one.words.text not in texts
    ]
    return QuoteChanges(tuple(told), tuple(gone), frozenset(names), tuple(sorted(corrected)))


def _by(speaker: str) -> str:
    return f", {speaker}" if speaker else ""


def _pairs(old: list[Spoken], new: list[Spoken]) -> list[tuple[Spoken, Spoken]]:
    """Which quotation of the new version is which of the old one."""
    scored = []
    for i, one in enumerate(old):
        for j, other in enumerate(new):
            share = 1.0
            if one.words.forms != other.words.forms:
                matcher = SequenceMatcher(None, one.words.forms, other.words.forms, autojunk=False)
                if matcher.real_quick_ratio() < _ALIKE_OF_ONE:
                    continue
                share = matcher.ratio()
            is_of_one = bool(one.speaker) and _is_same_speaker(one.speaker, other.speaker)
            if share >= (_ALIKE_OF_ONE if is_of_one else _ALIKE):
                scored.append((share + 0.1 * is_of_one, -abs(i - j), i, j))
    taken_old: set[int] = set()
    taken_new: set[int] = set()
    found = []
    for _, _, i, j in sorted(scored, reverse=True):
        if i not in taken_old and j not in taken_new:
            taken_old.add(i)
            taken_new.add(j)
            found.append((old[i], new[j]))
    return found


def _in_pair(old: Spoken, new: Spoken, names: set[str]) -> Iterator[Change]:
    if old.speaker and new.speaker and not _is_same_speaker(old.speaker, new.speaker):
        is_told = {old.speaker, new.speaker} <= names
        names.update((old.speaker, new.speaker))
        if not is_told:
            words = quoted(new.words.text, 60)
            yield Change(QUOTE, f"Speaker: {new.speaker}, was {old.speaker}: {words}")
    if _is_reworded(old.words, new.words):
        was, says = differing(old.words, new.words)
        yield Change(QUOTE, f"Quote{_by(new.speaker or old.speaker)}: {was} is now {says}.")


def is_name_corrected(old: str, new: str, now: set[str]) -> bool:
    """Claim that a name was spelt wrongly: a few other letters, and the old one stands no more."""
    before, after = old.split(), new.split()
    if before == after or len(before) != len(after) or all(word.lower() in now for word in before):
        return False
    return all(distance(a.lower(), b.lower()) <= _NEAR for a, b in zip(before, after, strict=True))


def _is_same_speaker(one: str, other: str) -> bool:
    first, second = one.lower().split(), other.lower().split()
    if not first or not second:
        return False
    return set(first) <= set(second) or set(second) <= set(first)


def _is_reworded(old: Sentence, new: Sentence) -> bool:
    matcher = SequenceMatcher(None, old.forms, new.forms, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal" or is_typing_error(old.forms[a:b], new.forms[c:d]):
            continue
        if any(
            form not in FUNCTION or form in TURNING for form in (*old.forms[a:b], *new.forms[c:d])
        ):
            return True
    return False


def differing(old: Sentence, new: Sentence, around: int = 3, most: int = _WHOLE) -> tuple[str, str]:
    """The two wordings, each whole or by what changed and some words around it."""
    if len(old.text) <= most and len(new.text) <= most:
        return quoted(old.text, most), quoted(new.text, most)
    a, b = old.forms, new.forms
    start = 0
    while start < min(len(a), len(b)) and a[start] == b[start]:
        start += 1
    end = 0
    while end < min(len(a), len(b)) - start and a[-1 - end] == b[-1 - end]:
        end += 1
    shown = []
    for sentence in (old, new):
        first = max(0, start - around)
        last = min(len(sentence.tokens) - 1, max(len(sentence.tokens) - end - 1 + around, first))
        shown.append(quoted(shown_between(sentence, first, last), most))
    return shown[0], shown[1]
