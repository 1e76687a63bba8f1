"""Which numbers and days are others than before."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from wirereader.tracking.changes.alignment import Alignment, Edit, edits
from wirereader.tracking.changes.quantities import Quantity, quantities, shown_between
from wirereader.tracking.changes.style_words import DAY_WORDS, MONTHS, listed
from wirereader.tracking.changes.told_lines import NUMBER, Change, quoted
from wirereader.tracking.changes.version_text import Sentence, Version

_UNNAMED = {"$", "%", "of the calendar", "day", "age", ""}
_TIME = listed("year month week day hour minute second time $ % age th st of")
_FEARED = listed("feared presumed believed")
_MOST = 100  # numbers of a sentence that are compared
_AROUND = 4  # words shown before a number that nothing names


class NumberChange(NamedTuple):
    """A number that is another: the sentence it stands in now, old and new, and its tokens."""

    sentence: Sentence
    old: Quantity
    new: Quantity

    @property
    def key(self) -> tuple[str, float, float, float, float]:
        """What is told once, however often it stands in the text."""
        unit = self.new.unit if self.new.is_toll else ""
        return unit, self.old.low, self.old.high, self.new.low, self.new.high

    def line(self) -> str:
        """The change as one sentence."""
        change = f"{_small(self.old.shown)} is now {_small(self.new.shown)}"
        if self.new.unit not in _UNNAMED and self.new.unit == self.old.unit:
            label = self.new.unit if self.new.is_toll else _printed_unit(self.sentence, self.new)
            if self.new.is_toll and _FEARED & {*self.sentence.forms}:
                label = f"feared {label}"
            return f"{label[:1].upper()}{label[1:]}: {change}."
        first = max(0, self.new.first - _AROUND)
        last = min(len(self.sentence.tokens) - 1, self.new.last + _AROUND)
        around = quoted(shown_between(self.sentence, first, last), 56)
        return f"{change[:1].upper()}{change[1:]}: {around}."


def _small(shown: str) -> str:
    """A number that began its sentence, as it stands within one."""
    is_month = shown.split(maxsplit=1)[0].lower() in MONTHS
    return shown if is_month else shown[:1].lower() + shown[1:]


def _printed_unit(sentence: Sentence, quantity: Quantity) -> str:
    for token in sentence.tokens[quantity.last + 1 :]:
        if token.form.startswith(quantity.unit):
            return sentence.text[token.start : token.end]
    return quantity.unit


def in_pair(old: Sentence, new: Sentence) -> list[NumberChange]:
    """The numbers that differ between a sentence and what it was."""
    before = list(islice(quantities(old), _MOST))
    after = list(islice(quantities(new), _MOST))
    for one in list(before):
        same = next((other for other in after if _is_same(one, other)), None)
        if same is not None:
            before.remove(one)
            after.remove(same)
    found = []
    for one in list(before):
        other = next((it for it in after if it.unit == one.unit), None)
        if other is not None:
            before.remove(one)
            after.remove(other)
            found.append(NumberChange(new, one, other))
    for edit in edits(old, new):
        inside = [one for one in before if _is_inside(one, edit.old_start, edit.old_end)]
        others = [one for one in after if _is_inside(one, edit.new_start, edit.new_end)]
        if len(inside) == len(others):
            found += [NumberChange(new, one, it) for one, it in zip(inside, others, strict=True)]
    return [one for one in found if (one.old.low, one.old.high) != (one.new.low, one.new.high)]


def _is_same(one: Quantity, other: Quantity) -> bool:
    return (one.low, one.high) == (other.low, other.high)


def _is_inside(one: Quantity, start: int, end: int) -> bool:
    return start <= one.last and one.first < end


def across(before: Version, after: Version, alignment: Alignment) -> Iterator[NumberChange]:
    """Numbers that differ where the sentence was rewritten: by what they count."""
    old, new = _first_of(before), _first_of(after)
    had = {value for _, values in _all_of(before, is_toll=True) for value in values}
    for unit, (sentence, now) in new.items():
        if unit in old and not _is_same(old[unit][1], now) and (now.low, now.high) not in had:
            yield NumberChange(sentence, old[unit][1], now)
    was = dict(_all_of(before, is_toll=False))
    told = dict(_all_of(after, is_toll=False))
    gone: dict[str, Quantity] = {}
    for sentence in alignment.gone:
        for one in quantities(sentence):
            gone.setdefault(one.unit, one)
    for sentence in alignment.came:
        for now in quantities(sentence):
            unit = now.unit
            if now.is_toll or unit in _UNNAMED or unit in _TIME:
                continue
            is_one = len(was.get(unit, ())) == len(told.get(unit, ())) == 1
            if is_one and was[unit] != told[unit] and unit in gone:
                yield NumberChange(sentence, gone[unit], now)


def _first_of(version: Version) -> dict[str, tuple[Sentence, Quantity]]:
    """The toll that is told first, of each kind: headline and lead speak for the story."""
    found: dict[str, tuple[Sentence, Quantity]] = {}
    for sentence in (*version.sentences, version.headline):
        for one in quantities(sentence):
            if one.is_toll:
                found.setdefault(one.unit, (sentence, one))
    return found


def _all_of(version: Version, *, is_toll: bool) -> Iterator[tuple[str, set[tuple[float, float]]]]:
    values: dict[str, set[tuple[float, float]]] = {}
    for sentence in (version.headline, *version.sentences):
        for one in quantities(sentence):
            if one.is_toll is is_toll:
                values.setdefault(one.unit, set()).add((one.low, one.high))
    yield from values.items()


def day_changes(old: Sentence, new: Sentence) -> Iterator[tuple[Edit, Change]]:
    """The days and months that are others in a sentence."""
    for edit in edits(old, new):
        before = _days(old, edit.old_start, edit.old_end)
        after = _days(new, edit.new_start, edit.new_end)
        if len(before) == len(after) == 1:
            (was,), (now,) = before, after
            first, last = max(0, now - _AROUND), min(len(new.tokens) - 1, now + 1)
            shown = f"{shown_between(old, was, was)} is now {shown_between(new, now, now)}"
            yield edit, Change(NUMBER, f"{shown}: {quoted(shown_between(new, first, last), 56)}.")


def _days(sentence: Sentence, start: int, end: int) -> list[int]:
    words = DAY_WORDS | MONTHS
    return [at for at in range(start, end) if sentence.tokens[at].form in words]


def told_once(found: Iterable[NumberChange]) -> list[NumberChange]:
    """Each change of a number once: one that headline and lead both have is one."""
    once: dict[tuple[object, ...], NumberChange] = {}
    for change in found:
        values = change.key[1:]
        known = once.get(values)
        if known is None or (known.new.unit in _UNNAMED and change.new.unit not in _UNNAMED):
            once[values] = change
    return list(once.values())
