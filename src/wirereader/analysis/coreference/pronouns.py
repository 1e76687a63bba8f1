"""Whom "he", "her" and "the minister" mean.

Every person named before (and, in an opening phrase, right after) is a candidate; nearness,
subjecthood, how often the story names them, gender and quotation decide.  People the story does
not name ("a spokesman") are candidates too: if one of them fits best, the pronoun stays unlinked.
`pronoun_features` says how, `pronoun_ranker` weighs it.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from operator import attrgetter

from wirereader.analysis.coreference.antecedents import (
    AntecedentCandidate,
    CoreferenceLink,
    DiscourseContext,
    Seen,
)
from wirereader.analysis.coreference.clause_subjects import (
    is_bound,
    lone_subject,
    may_be_object,
    with_lone_subject,
)
from wirereader.analysis.coreference.pronoun_features import PooledCandidate, features_of
from wirereader.analysis.coreference.pronoun_ranker import chances, shipped_weights
from wirereader.analysis.language import CoreferenceWords, Gender

_NEAREST = 12  # candidates weighed for one pronoun, as when the weights were fitted
_FEW_PEOPLE = 60  # people: a text that names more is a list, and only those near by are weighed
_AHEAD = 4  # mentions after the pronoun that an opening phrase may run ahead of
_TELLING = 0.85  # chance from which a pronoun tells its candidate's gender
_SURE = 0.97  # the most that a pronoun is given, however lonely its candidate


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
    for start, end in context.pronouns:
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
    at = bisect_right(best.seen, start, key=attrgetter("start"))
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
    wanted = gender_wanted(context.text[start:end], context.language.coreference)
    here = context.seen(start, end, is_pronoun=True)
    pool = pool_of(context, window, here, barred, wanted)
    told = chances(features_of(context, pool, here, wanted), shipped_weights())
    rated = [(one.candidate, chance) for one, chance in zip(pool, told, strict=True)]
    rated.sort(key=lambda pair: -pair[1])
    lone = lone_subject(context, [one.candidate for one in pool], here, wanted)
    return rated if lone is None else with_lone_subject(rated, lone)


def pool_of(
    context: DiscourseContext,
    window: CandidateWindow,
    here: Seen,
    barred: int | None,
    wanted: Gender,
) -> list[PooledCandidate]:
    """The candidates of a pronoun, the nearest first."""
    near: list[PooledCandidate] = []
    is_object = may_be_object(context, here)
    for candidate in [*window.people(here.start), *window.nameless(here.sentence)]:
        if barred is not None and candidate.entity == barred:
            continue
        if candidate.is_gender_sure and candidate.gender not in {wanted, "?"}:
            continue
        if is_object and is_bound(context, candidate, here):
            continue
        last, is_later = candidate.before(here.start), False
        if last is not None and last.is_quoted and not here.is_quoted:
            last = candidate.before(here.start, unquoted=True) or last
        if last is None:
            last, is_later = _right_after(context, candidate, here), True
        if last is not None:
            near.append(PooledCandidate(candidate, last, is_later))
    near.sort(key=lambda one: -one.seen.start)
    return near[:_NEAREST]


def _right_after(
    context: DiscourseContext, candidate: AntecedentCandidate, here: Seen
) -> Seen | None:
    """Give the mention that an opening phrase runs ahead of: "In his speech, X said"."""
    index = bisect_right(candidate.seen, here.start, key=attrgetter("start"))
    if index >= len(candidate.seen) or candidate.seen[index].sentence != here.sentence:
        return None
    opening = context.text[context.sentences[here.sentence][0] : here.start]
    return (
        candidate.seen[index]
        if context.language.coreference.opening_phrase.match(opening)
        else None
    )
