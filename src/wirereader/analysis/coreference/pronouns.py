"""Whom "he", "her" and "the minister" mean.

Every person named before (and, in an opening phrase, right after) is a candidate; nearness,
subjecthood, how often the story names them, gender and quotation decide.  People the story does
not name ("a spokesman") are candidates too: if one of them fits best, the pronoun stays unlinked.
The weights were fitted on open Wikinews and Wikipedia texts (GUM); the method is a conditional
logit over candidates.
"""

import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence

from wirereader.analysis.coreference.antecedents import (
    AntecedentCandidate,
    CoreferenceLink,
    DiscourseContext,
    Seen,
)
from wirereader.analysis.language import CoreferenceWords, Gender

_NEAREST = 12  # candidates weighed for one pronoun, as when the weights were fitted
_LATELY = 8  # mentions and, halved, sentences that count as recent, as fitted
_FEW_PEOPLE = 60  # people: a text that names more is a list, and only those near by are weighed
_AHEAD = 4  # mentions after the pronoun that an opening phrase may run ahead of
_TELLING = 0.8  # chance from which a pronoun tells its candidate's gender
_QUOTE_REACH = 400  # code points: two or three sentences of one quotation
_SURE = 0.97  # the most that a pronoun is given, however lonely its candidate

# what a feature adds to the logit of a candidate; fitted, see above
WEIGHTS = {
    "same": 0.3, "back": -1.45, "paragraphs": -1.1, "subject": 0.4, "recent": 1.0,
    "salience": 1.15, "pronoun": 0.6, "unknown": -0.8, "unlikely": -3.5, "quoted": -1.0,
    "nearest": 0.3, "parallel": 0.4, "bound": -0.8, "own": 0.6, "speaker": 1.2,
    "nameless": -0.9, "later": -0.8, "last": 0.2, "spoken of": -1.5,
}  # fmt: skip


def gender_wanted(pronoun: str, words: CoreferenceWords) -> Gender:
    """Give the gender a pronoun asks for."""
    return "f" if pronoun.lower() in words.female_pronouns else "m"


def link_pronouns(
    context: DiscourseContext,
    people: Sequence[AntecedentCandidate],
    nameless: Sequence[AntecedentCandidate],
    barred: Callable[[int], int | None],
    *,
    inside: bool,
) -> list[CoreferenceLink]:
    """Link each third-person pronoun of one person, `inside` quotations or outside of them.

    Those outside come first, so that they can tell who speaks; `barred` gives, for an offset in a
    quotation, the entity that speaks there, whom no "he" inside it means.
    """
    links: list[CoreferenceLink] = []
    window = CandidateWindow(people, nameless)
    for found in context.language.coreference.pronoun.finditer(context.text):
        start, end = found.span()
        if (context.quote_at(start) is not None) is inside:
            link = _resolve(context, window, barred(start) if inside else None, start, end)
            if link is not None:
                links.append(link)
    return links


class CandidateWindow:
    """Finds the candidates near an offset without asking all of a long text's people."""

    def __init__(
        self, people: Sequence[AntecedentCandidate], nameless: Sequence[AntecedentCandidate]
    ) -> None:
        self._people = people
        self._nameless = nameless
        self._sentences = [candidate.seen[0].sentence for candidate in nameless]
        self._mentions = sorted(
            (seen.start, number) for number, one in enumerate(people) for seen in one.seen
        )

    def people(self, start: int) -> Sequence[AntecedentCandidate]:
        """Give everybody where few are named, else those of the last mentions before `start`."""
        if len(self._people) <= _FEW_PEOPLE:
            return self._people
        index = bisect_right(self._mentions, (start, len(self._people)))
        near = self._mentions[max(0, index - _FEW_PEOPLE) : index + _AHEAD]
        return [self._people[number] for number in {number: None for _, number in near}]

    def nameless(self, sentence: int) -> Sequence[AntecedentCandidate]:
        """Give the people without names of `sentence` and the two before it."""
        first = bisect_left(self._sentences, sentence - 2)
        last = bisect_right(self._sentences, sentence)
        return self._nameless[max(first, last - _FEW_PEOPLE) : last]


def _resolve(
    context: DiscourseContext, window: CandidateWindow, speaker: int | None, start: int, end: int
) -> CoreferenceLink | None:
    rated = rate(context, window, start, end, speaker)
    if not rated:
        return None
    best, chance = rated[0]
    if best.entity is None:
        return None
    here = context.seen(start, end, is_pronoun=True)
    at = bisect_right(best.seen, start, key=lambda seen: seen.start)
    best.seen.insert(at, here)
    wanted = gender_wanted(context.text[start:end], context.language.coreference)
    if best.gender == "?" or (best.gender == wanted and chance > _TELLING):
        # one pronoun says less than a first name: it never turns Daniel into a woman
        best.gender = wanted
        best.is_gender_sure = chance > _TELLING
    return CoreferenceLink(start, end, best.entity, min(_SURE, chance))


def rate(
    context: DiscourseContext,
    window: CandidateWindow,
    start: int,
    end: int,
    barred: int | None = None,
) -> list[tuple[AntecedentCandidate, float]]:
    """Give the candidates of a pronoun but the `barred` one with their chances, the best first."""
    pool = _pool(context, window, start, end, barred)
    scores = [
        (candidate, sum(WEIGHTS[name] * value for name, value in features.items()))
        for candidate, features in pool
    ]
    if not scores:
        return []
    top = max(score for _, score in scores)
    whole = sum(math.exp(score - top) for _, score in scores) + 0.05
    chances = [(c, math.exp(score - top) / whole) for c, score in scores]
    return sorted(chances, key=lambda pair: -pair[1])


def _pool(
    context: DiscourseContext, window: CandidateWindow, start: int, end: int, barred: int | None
) -> list[tuple[AntecedentCandidate, dict[str, float]]]:
    wanted = gender_wanted(context.text[start:end], context.language.coreference)
    here = context.seen(start, end, is_pronoun=True)
    near: list[tuple[AntecedentCandidate, Seen, bool]] = []
    for candidate in [*window.people(start), *window.nameless(here.sentence)]:
        if barred is not None and candidate.entity == barred:
            continue
        if candidate.is_gender_sure and candidate.gender not in {wanted, "?"}:
            continue
        last, later = candidate.before(start), False
        if last is not None and last.is_quoted and not here.is_quoted:
            last = candidate.before(start, unquoted=True) or last
        if last is None:
            last, later = _right_after(context, candidate, here), True
        if last is not None:
            near.append((candidate, last, later))
    near.sort(key=lambda item: -item[1].start)
    near = near[:_NEAREST]
    return [
        (c, _features(context, c, seen, here, wanted, later=later, nearest=n == 0))
        for n, (c, seen, later) in enumerate(near)
    ]


def _right_after(
    context: DiscourseContext, candidate: AntecedentCandidate, here: Seen
) -> Seen | None:
    """Give the mention that an opening phrase runs ahead of: "In his speech, X said"."""
    index = bisect_right(candidate.seen, here.start, key=lambda seen: seen.start)
    if index >= len(candidate.seen) or candidate.seen[index].sentence != here.sentence:
        return None
    opening = context.text[context.sentences[here.sentence][0] : here.start]
    return (
        candidate.seen[index]
        if context.language.coreference.opening_phrase.match(opening)
        else None
    )


def is_spoken_of(candidate: AntecedentCandidate, here: Seen) -> bool:
    """Claim that the quotation at a pronoun names the candidate: few name themselves."""
    last = candidate.before(here.start)
    if last is None or not last.is_quoted:
        return False
    return here.start - last.end < _QUOTE_REACH and here.sentence - last.sentence <= 1


def _is_object(context: DiscourseContext, word: str, here: Seen) -> bool:
    words = context.language.coreference
    if word in words.object_pronouns:
        return True
    owns = re.match(r" [a-z]", context.text[here.end : here.end + 2])
    return word in words.object_or_owner and not owns


def _features(
    context: DiscourseContext,
    candidate: AntecedentCandidate,
    seen: Seen,
    here: Seen,
    wanted: Gender,
    *,
    later: bool,
    nearest: bool,
) -> dict[str, float]:
    word = context.text[here.start : here.end].lower()
    back = here.sentence - seen.sentence
    far = context.paragraph_at(here.start) - context.paragraph_at(seen.start)
    count = bisect_right(candidate.seen, here.start, key=lambda s: s.start)
    few = candidate.seen[max(0, count - _LATELY) : count]
    lately = sum(here.sentence - s.sentence <= _LATELY // 2 for s in few)
    is_object = _is_object(context, word, here)
    between = context.text[seen.end : here.start] if not later else ""
    return {
        "same": float(back == 0),
        "back": math.log1p(back),
        "paragraphs": math.log1p(max(0, far)),
        "subject": float(seen.is_subject),
        "recent": math.log1p(lately),
        "salience": math.log1p(count) / 3,
        "pronoun": float(seen.is_pronoun),
        "unknown": float(candidate.gender == "?"),
        "unlikely": float(candidate.gender not in {wanted, "?"}),
        "quoted": float(seen.is_quoted and not here.is_quoted),
        "spoken of": float(here.is_speaker and is_spoken_of(candidate, here)),
        "nearest": float(nearest),
        "parallel": float(seen.is_subject and here.is_subject),
        "bound": float(is_object and back == 0 and seen.is_subject and len(between.split()) <= 3),  # noqa: PLR2004
        "own": float(word in context.language.coreference.own_pronouns and back == 0),
        "speaker": float(here.is_speaker and seen.is_speaker),
        "nameless": float(candidate.entity is None),
        "later": float(later),
        "last": float(back == 0 and seen.is_subject and here.is_subject),
    }
