"""Names by their capitals alone: what is left when no model can be run.

A run of capitalised words is a name if its first word is not one that merely opens a sentence.
Its type is told by titles, first names and the words of organisations; otherwise it is left to the
gazetteer and to the story.
"""

import re
from collections.abc import Sequence

from wirereader.analysis.language import Language
from wirereader.analysis.names.name_spans import MISC, ORG, PER, NameSpan

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_LONGEST = 6  # words: a longer run of capitals is a headline


def guess_names(
    text: str, sentences: Sequence[tuple[int, int]], language: Language
) -> list[NameSpan]:
    """Guess the names of `text` by rules; linear in its length."""
    lower = {word for word in _WORD.findall(text) if word.islower()}
    found = []
    for start, end in sentences:
        for run in language.names.run.finditer(text, start, end):
            stop = language.names.day_or_month.search(text, run.start(), run.end())
            end_of_run = stop.start() if stop else run.end()
            guess = _judged(text, (run.start(), end_of_run), start, lower, language)
            if guess is not None:
                found.append(guess)
    return found


def _judged(
    text: str, run: tuple[int, int], opening: int, lower: set[str], language: Language
) -> NameSpan | None:
    words = _after_titles(list(_WORD.finditer(text, *run)), language)
    while words and _is_only_opening(words[0], opening, lower, language, alone=len(words) == 1):
        words.pop(0)
    if not words or len(words) > _LONGEST:
        return None
    label = _label(text, [w.group() for w in words], words[0].start(), language)
    # of no known type, so the story may say what it is: a person's surname that is a town's, too
    score = 0.4 if label == MISC else 0.5
    return NameSpan(words[0].start(), words[-1].end(), label, score)


def _after_titles(words: list[re.Match[str]], language: Language) -> list[re.Match[str]]:
    for at in range(len(words) - 1, 0, -1):
        if language.people.is_title(words[at - 1].group()) or words[at - 1].group().endswith(
            language.coreference.possessive_ends
        ):
            return words[at:]
    return words


def _is_only_opening(
    word: re.Match[str], opening: int, lower: set[str], language: Language, *, alone: bool
) -> bool:
    near = 2  # code points: an opening mark may stand before the first word
    if word.group().lower() in language.people.lone_words:
        return True
    opens = word.start() - opening <= near
    if opens and word.group().lower() in language.names.openers:
        return True
    return opens and (word.group().lower() in lower or (alone and not word.group().isupper()))


def _label(text: str, words: Sequence[str], start: int, language: Language) -> str:
    before = text[max(0, start - 20) : start].split()
    if before and language.people.is_title(before[-1]):
        return PER
    if any(w.lower() in language.people.organizations for w in words) or (
        len(words) == 1 and words[0].isupper()
    ):
        return ORG
    if words[0].lower() in language.people.first_names() and len(words) > 1:
        return PER
    return MISC
