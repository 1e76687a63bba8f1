"""What a reader is told of two versions of one story: numbers and speakers first, style never.

What counts as news in a change follows Spangher et al., "NewsEdits: A News Article Revision
Dataset" (2022) and its second edition: updates of the event, of quotations and of sources,
corrections, background; edits of syntax and style are none.
"""

from wirereader.tracking.changes.alignment import Alignment, Edit, align, edits
from wirereader.tracking.changes.name_runs import known_words, names
from wirereader.tracking.changes.number_changes import (
    NumberChange,
    across,
    day_changes,
    in_pair,
    told_once,
)
from wirereader.tracking.changes.quote_changes import quote_changes
from wirereader.tracking.changes.style_words import FUNCTION
from wirereader.tracking.changes.told_lines import (
    ADDED,
    CORRECTION,
    GONE,
    HEADLINE,
    NAME,
    NOTE,
    NUMBER,
    WITHDRAWN,
    Change,
    excerpt,
    in_order,
    quoted,
)
from wirereader.tracking.changes.version_notes import CORRECTION as CORRECTS
from wirereader.tracking.changes.version_notes import WITHDRAWN as WITHDRAWS
from wirereader.tracking.changes.version_text import Sentence, Version, sentence_of, version_of
from wirereader.tracking.changes.word_changes import name_replaced, word_changes

_PASSAGES = 2  # added passages that are told by their words
_KNOWN = 0.75  # share of a sentence's words in threes that the other version has: nothing new
_NAMES = 3
_RUN = 3
_SHORT = 3  # letters: "EU" is no news
_TITLE = 2  # words of a title before a new name


def changes(
    before: tuple[str, str], after: tuple[str, str], furniture: frozenset[str] = frozenset()
) -> tuple[Change, ...]:
    """What changed from one (headline, text) to another, the weightiest first; () when nothing did.

    `furniture`: lines that the source has in most of its stories.
    """
    if before == after:
        return ()
    return _Comparison(version_of(*before, furniture), version_of(*after, furniture)).told()


class _Comparison:
    """Two versions, and what was found so far."""

    def __init__(self, before: Version, after: Version) -> None:
        self._before, self._after = before, after
        self._found: list[Change] = []
        self._pairs: Alignment = align(before.sentences, after.sentences)
        self._flat = (_flat(before), _flat(after))
        self._runs = (_runs(before), _runs(after))
        self._texts = (_text(before), _text(after))
        self._known, self._now = known_words(before), known_words(after)
        self._edits: dict[tuple[Sentence, Sentence], list[Edit]] = {}
        self._told_names: set[str] = set()

    def told(self) -> tuple[Change, ...]:
        """All changes in order."""
        if self._notes() and len(self._pairs.gone) * 2 > len(self._before.sentences):
            return in_order([one for one in self._found if one.kind == WITHDRAWN])
        is_shorter = self._shorter()
        for pair in self._pairs.rewritten:
            self._edits[pair] = edits(*pair)
        self._numbers_and_days()
        self._quotes(is_shorter=is_shorter)
        self._names(is_shorter=is_shorter)
        for (old, new), left in self._edits.items():
            change = word_changes(old, new, left, self._flat)
            if change is not None:
                self._found.append(change)
        self._headline()
        self._passages()
        if not is_shorter:
            self._gone()
        return in_order(self._found)

    def _notes(self) -> bool:
        """Tell new notes; claim that the story was withdrawn."""
        had = {sentence_of(note.words, 0).forms for note in self._before.notes}
        is_withdrawn = False
        for note in self._after.notes:
            if sentence_of(note.words, 0).forms in had:
                continue
            if note.kind == WITHDRAWS:
                is_withdrawn = True
                self._found.append(Change(WITHDRAWN, f"Withdrawn: {note.words}"))
            elif note.kind == CORRECTS:
                self._found.append(Change(CORRECTION, f"Correction: {note.words}"))
            else:
                self._found.append(Change(NOTE, f"Note: {note.words}"))
        is_marked = self._after.is_marked_corrected and not self._before.is_marked_corrected
        if is_marked and not any(one.kind <= CORRECTION for one in self._found):
            self._found.append(Change(CORRECTION, "Correction: marked as corrected."))
        return is_withdrawn

    def _shorter(self) -> bool:
        old, new = len(self._before.paragraphs), len(self._after.paragraphs)
        gone = {one.paragraph for one in self._pairs.gone}
        stayed = {one.paragraph for one in self._before.sentences} - gone
        if new < old and len(gone) >= 3 and len(gone) * 2 >= old:  # noqa: PLR2004 - half of a story
            self._found.append(
                Change(GONE, f"Shorter: {old - len(stayed)} of {old} paragraphs gone.")
            )
            return True
        return False

    def _numbers_and_days(self) -> None:
        found: list[NumberChange] = []
        heads = (self._before.headline, self._after.headline)
        for pair in (*self._pairs.rewritten, heads):
            here = in_pair(*pair)
            found += here
            for edit, change in list(day_changes(*pair)):
                self._found.append(change)
                self._drop(pair, edit.new_start, edit.new_end, edit.old_start, edit.old_end)
            for one in here:
                self._drop(pair, one.new.first, one.new.last + 1, one.old.first, one.old.last + 1)
        found += across(self._before, self._after, self._pairs)
        once = told_once(found)
        self._numbers = {one.key[1:] for one in once}
        self._found.extend(Change(NUMBER, one.line()) for one in once)

    def _drop(
        self, pair: tuple[Sentence, Sentence], start: int, end: int, old_start: int, old_end: int
    ) -> None:
        """Take what was told out of the edits of a pair."""
        left = []
        for edit in self._edits.get(pair, ()):
            touches = edit.new_start < end and start < edit.new_end
            touched = edit.old_start < old_end and old_start < edit.old_end
            if touches or touched:
                rest_old = [
                    f for f in pair[0].forms[edit.old_start : edit.old_end] if f not in FUNCTION
                ]
                rest_new = [
                    f for f in pair[1].forms[edit.new_start : edit.new_end] if f not in FUNCTION
                ]
                if len(rest_new) <= end - start + 2 and len(rest_old) <= old_end - old_start + 2:
                    continue
            left.append(edit)
        if pair in self._edits:
            self._edits[pair] = left

    def _quotes(self, *, is_shorter: bool) -> None:
        quotes = quote_changes(self._before, self._after, self._known, self._now)
        self._found.extend(quotes.told)
        self._told_names |= quotes.speakers
        self._corrected = set(quotes.corrected)
        if not is_shorter:
            self._found.extend(quotes.gone[:1])
        self._quoted_gone = bool(quotes.gone)
        self._spoken = {
            pair for pair in self._edits if any(name in pair[1].text for name in quotes.speakers)
        }
        for pair in self._spoken:
            self._edits[pair] = []

    def _names(self, *, is_shorter: bool) -> None:
        for pair in self._edits.keys() - self._spoken:
            for edit, was, name in list(name_replaced(*pair, *self._texts)):
                self._corrected.add((was, name))
                self._drop(pair, edit.new_start, edit.new_end, edit.old_start, edit.old_end)
        for was, name in sorted(self._corrected, key=lambda one: -len(one[0])):
            if not any(was in told for told in self._told_names):
                self._found.append(Change(NAME, f"Name: {was} is now {name}."))
            self._told_names |= {was, name}
        came = self._strangers(self._after, self._known)
        if came:
            more = f" and {len(came) - _NAMES} more" if len(came) > _NAMES else ""
            word = "New name" if len(came) == 1 else "New names"
            self._found.append(Change(NAME, f"{word}: {', '.join(came[:_NAMES])}{more}."))
            words = {word.lower() for name in came for word in name.split()}
            for (old, new), left in self._edits.items():
                self._edits[old, new] = [edit for edit in left if not _only(old, new, edit, words)]
        gone = self._strangers(self._before, self._now)
        if gone and not is_shorter and not self._told_names and not self._quoted_gone:
            self._found.append(Change(GONE, f"No longer named: {', '.join(gone[:_NAMES])}."))

    def _strangers(self, version: Version, known: set[str]) -> list[str]:
        """Names of a version whose last word the other does not have."""
        found: dict[str, None] = {}
        lasts: set[str] = set()
        for name in names(version):
            last = name.split()[-1].lower().removesuffix("'s")
            is_told = any(name in told or told in name for told in self._told_names)
            is_long = " " in name or len(name) > _SHORT
            if last not in known and not is_told and is_long and last not in lasts:
                lasts.add(last)
                found[name] = None
        return list(found)

    def _headline(self) -> None:
        old, new = self._before.headline, self._after.headline
        if old.forms == new.forms or not new.tokens:
            return
        left = edits(old, new)
        self._edits[old, new] = left
        for one in in_pair(old, new):
            self._drop((old, new), one.new.first, one.new.last + 1, one.old.first, one.old.last + 1)
        if word_changes(old, new, self._edits.pop((old, new)), ("", "")) is not None:
            self._found.append(Change(HEADLINE, f"Headline: {excerpt(new.text, 90)}"))

    def _passages(self) -> None:
        told = " ".join(one.line for one in self._found)
        fresh = [one for one in self._pairs.came if self._is_news(one, told)]
        wholly = {one.paragraph for one in fresh}
        if len(wholly) > _PASSAGES:
            self._found.append(
                Change(ADDED, f"{len(wholly)} paragraphs added: {quoted(fresh[0].text)}")
            )
            self._found.append(Change(ADDED, f"Added last: {quoted(fresh[-1].text, 60)}"))
            return
        self._found.extend(Change(ADDED, f"Added: {quoted(one.text)}") for one in fresh[:_PASSAGES])

    def _is_news(self, sentence: Sentence, told: str) -> bool:
        if all(token.is_quoted for token in sentence.tokens):
            return False  # told with the quotations
        spoken = [token for token in sentence.tokens if token.is_quoted]
        if spoken and sentence.text[spoken[0].start : spoken[min(3, len(spoken) - 1)].end] in told:
            return False
        return _known_share(sentence, self._runs[0]) < _KNOWN

    def _gone(self) -> None:
        gone = [
            one
            for one in self._pairs.gone
            if not any(t.is_quoted for t in one.tokens)
            and _known_share(one, self._runs[1]) < _KNOWN
        ]
        if gone:
            more = f" and {len(gone) - 1} more" if len(gone) > 1 else ""
            self._found.append(Change(GONE, f"Gone: {quoted(gone[0].text)}{more}"))


def _only(old: Sentence, new: Sentence, edit: Edit, words: set[str]) -> bool:
    """Claim that an edit brings no more than these words."""
    gone = {*old.forms[edit.old_start : edit.old_end]} - FUNCTION - {*new.forms}
    fresh = {*new.forms[edit.new_start : edit.new_end]} - FUNCTION - {*old.forms}
    return not gone and (not fresh or fresh & words != set()) and len(fresh - words) <= _TITLE


def _text(version: Version) -> str:
    return " ".join((version.headline.text, *(one.text for one in version.sentences)))


def _flat(version: Version) -> str:
    return f" {' '.join(form for one in version.sentences for form in one.forms)} "


def _runs(version: Version) -> set[tuple[str, ...]]:
    """All runs of one to three words of a version."""
    return {
        run for one in version.sentences for size in range(1, _RUN + 1) for run in _of(one, size)
    }


def _of(sentence: Sentence, size: int) -> set[tuple[str, ...]]:
    forms = sentence.forms
    return {forms[at : at + size] for at in range(len(forms) - size + 1)}


def _known_share(sentence: Sentence, known: set[tuple[str, ...]]) -> float:
    """The share of a sentence's runs of three words that another version has."""
    runs = _of(sentence, min(_RUN, len(sentence.tokens)))
    return len(runs & known) / max(1, len(runs))
