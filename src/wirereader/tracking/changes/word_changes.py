"""What else was edited in a sentence: words put in, left out or replaced."""

from collections.abc import Iterable, Iterator

from wirereader.tracking.changes.alignment import Edit, edits
from wirereader.tracking.changes.name_runs import names_in
from wirereader.tracking.changes.quantities import shown_between
from wirereader.tracking.changes.style_words import FUNCTION, TURNING
from wirereader.tracking.changes.told_lines import ADDED, CHANGED, GONE, Change, quoted
from wirereader.tracking.changes.typing_errors import is_typing_error
from wirereader.tracking.changes.version_text import Sentence

_LONG_ENOUGH = 3  # tokens put in that tell something by themselves
_SAME_RUN = 4  # tokens: what stands elsewhere in so many words was moved, not added


def name_replaced(
    old: Sentence, new: Sentence, was: str, now: str
) -> Iterator[tuple[Edit, str, str]]:
    """Names in the place of others: the edit, the old name and the new one.

    `was` and `now` are the whole versions; a name that still stands, or stood, was not replaced.
    """
    before, after = list(names_in(old.text)), list(names_in(new.text))
    for edit in edits(old, new):
        gone = _name_at(old, edit.old_start, edit.old_end, before)
        came = _name_at(new, edit.new_start, edit.new_end, after)
        if gone and came and gone != came and gone not in now and came not in was:
            yield edit, gone, came


def _name_at(sentence: Sentence, start: int, end: int, names: Iterable[str]) -> str:
    """The name that the tokens from `start` to `end` belong to."""
    if start >= end:
        return ""
    shown = shown_between(sentence, start, end - 1)
    return next((name for name in names if shown in name or name in shown), "")


def word_changes(
    old: Sentence, new: Sentence, left: list[Edit], flat: tuple[str, str]
) -> Change | None:
    """Tell of the edits that nothing else told; `flat`: the forms of either version as one line."""
    kept = [edit for edit in left if _tells(old, new, edit, flat)]
    if not kept:
        return None
    first, last = kept[0], kept[-1]
    is_put_in = all(edit.old_start == edit.old_end for edit in kept)
    is_left_out = all(edit.new_start == edit.new_end for edit in kept)
    turns = any(_turns(old, new, edit) for edit in kept if _size(edit) < _LONG_ENOUGH)
    if is_put_in and not turns and len(kept) == 1 and _size(first) >= _LONG_ENOUGH:
        words = shown_between(new, first.new_start, first.new_end - 1)
        return Change(ADDED, f"Added: {quoted(_with_before(new, first, words))}")
    if is_left_out and not turns and len(kept) == 1 and _size(first) >= _LONG_ENOUGH:
        return Change(
            GONE, f"Gone: {quoted(shown_between(old, first.old_start, first.old_end - 1))}"
        )
    if _share(new, kept) > 0.6 and _size(first) >= _LONG_ENOUGH:  # noqa: PLR2004 - mostly new words
        return Change(ADDED, f"Rewritten, now: {quoted(new.text)}")
    was = _window(old, first.old_start, last.old_end)
    says = _window(new, first.new_start, last.new_end)
    return Change(CHANGED, f"Changed: {was} is now {says}.")


def _with_before(new: Sentence, edit: Edit, words: str) -> str:
    if _size(edit) > _LONG_ENOUGH or not edit.new_start:
        return words
    return shown_between(new, max(0, edit.new_start - 2), edit.new_end - 1)


def _share(new: Sentence, kept: list[Edit]) -> float:
    return sum(edit.new_end - edit.new_start for edit in kept) / max(1, len(new.tokens))


def _size(edit: Edit) -> int:
    return max(edit.old_end - edit.old_start, edit.new_end - edit.new_start)


def _turns(old: Sentence, new: Sentence, edit: Edit) -> bool:
    before = old.forms[edit.old_start : edit.old_end]
    after = new.forms[edit.new_start : edit.new_end]
    return bool(TURNING & ({*before} ^ {*after}))


def _tells(old: Sentence, new: Sentence, edit: Edit, flat: tuple[str, str]) -> bool:
    before = old.forms[edit.old_start : edit.old_end]
    after = new.forms[edit.new_start : edit.new_end]
    if is_typing_error(before, after) or sorted(before) == sorted(after):
        return False
    if _is_twice(old, edit.old_start, edit.old_end) != _is_twice(new, edit.new_start, edit.new_end):
        return False
    if _turns(old, new, edit):
        return True
    fresh, stale = {*after} - {*before}, {*before} - {*after}
    if not any(form not in FUNCTION for form in fresh | stale):
        return False
    moved_in = len(after) >= _SAME_RUN and f" {' '.join(after)} " in flat[0]
    moved_out = len(before) >= _SAME_RUN and f" {' '.join(before)} " in flat[1]
    if (moved_in or not after) and (moved_out or not before):
        return False
    quoted_all = all(t.is_quoted for t in old.tokens[edit.old_start : edit.old_end]) and all(
        t.is_quoted for t in new.tokens[edit.new_start : edit.new_end]
    )
    return not quoted_all


def _is_twice(sentence: Sentence, start: int, end: int) -> bool:
    """Claim that these words stand there twice in a row."""
    forms = sentence.forms
    words = forms[start:end]
    size = end - start
    return size > 0 and words in {forms[end : end + size], forms[max(0, start - size) : start]}


def _window(sentence: Sentence, start: int, end: int) -> str:
    first, last = max(0, start - 2), min(len(sentence.tokens) - 1, max(end + 1, start))
    return quoted(shown_between(sentence, first, last), 44)
