"""What speaks for and against each candidate of a pronoun, as named numbers.

Nearness, grammatical role, parallelism, salience and gender, after the cues that the literature on
pronoun resolution gives (Lappin and Leass 1994; Webster et al. 2018, "Mind the GAP"); most of them
are told once more for each case of the pronoun: subject, owner, object.  What the network attends
to from the pronoun is told where it has read both in one go.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from wirereader.analysis.coreference.antecedents import (
    AntecedentCandidate,
    DiscourseContext,
    Seen,
)
from wirereader.analysis.language import Gender
from wirereader.analysis.names.attention import HEADS

_QUOTE_REACH = 400  # code points: two or three sentences of one quotation
_FEW_WORDS = 2  # words before a mention that opens its sentence
_LONG_CLAUSE = 10  # words: more of them tell nothing more
_LATELY = 40  # mentions of one candidate: as many as a reader may still have in mind
_RIVALS = 4.0  # candidates: unit of counts of others
_STEPS = 8.0  # words: unit of nearness of a mention that follows
_CLAUSE_REACH = 90  # code points before a mention in which its clause is looked for
_JOINT_REACH = 40  # code points before a pronoun: "although unfortunately ", with room to spare
_OPENING_REACH = 2000  # code points of a sentence before a pronoun: nobody's is longer
_FAIR_SHARE = 5.0  # nats: a share of attention of e**-5, about one piece's of a row, counts as 0
_ATTENTION = tuple(f"attends {layer}.{head}" for layer, head in HEADS)
_NOT_AHEAD = dict.fromkeys(
    ("ahead", "ahead, near", "ahead, comma", "ahead, no subject", "follows"), 0.0
)
_AFTER = ("infinitive follows", "participle follows", "relative follows", "apposition follows")
_BY_CASE = (
    "same", "same clause", "oblique", "owner", "subject", "last subject", "first subject",
    "subject before", "words", "none between", "most named", "opens sentence", "verb", "share",
    "bound", "ahead", "same subject", "joined",
)  # fmt: skip
_IN_CASE = {
    case: tuple((f"{case}: {name}", name) for name in _BY_CASE)
    for case in ("subject", "owner", "object")
}


class PooledCandidate(NamedTuple):
    """A candidate, the mention of it that counts, and whether that stands after the pronoun."""

    candidate: AntecedentCandidate
    seen: Seen
    is_later: bool


def features_of(
    context: DiscourseContext, pool: Sequence[PooledCandidate], here: Seen, wanted: Gender
) -> list[dict[str, float]]:
    """Features by name of each candidate, in the pool's order; `here` is the pronoun."""
    around = _Surroundings(context, pool, here, wanted)
    return [around.features(number) for number in range(len(pool))]


def without_attention(features: Mapping[str, float]) -> dict[str, float]:
    """The same features as they are where the network has not read the text."""
    return {name: one for name, one in features.items() if name not in _ATTENTION} | {"far": 1.0}


def is_spoken_of(candidate: AntecedentCandidate, here: Seen) -> bool:
    """Claim that the quotation at a pronoun names the candidate: few name themselves."""
    last = candidate.before(here.start)
    if last is None or not last.is_quoted:
        return False
    return here.start - last.end < _QUOTE_REACH and here.sentence - last.sentence <= 1


def _lately(seen: Sequence[Seen], start: int) -> Sequence[Seen]:
    end = bisect_right(seen, start, key=attrgetter("end"))
    return seen[max(0, end - _LATELY) : end]


_Mention = tuple[int, int, int, bool]
"""Start, end, sentence, and whether it is a subject."""


def _first_by_sentence(mentions: Sequence[_Mention]) -> dict[int, _Mention]:
    return {mention[2]: mention for mention in reversed(mentions)}


class _Surroundings:
    """What all candidates of one pronoun share."""

    def __init__(
        self,
        context: DiscourseContext,
        pool: Sequence[PooledCandidate],
        here: Seen,
        wanted: Gender,
    ) -> None:
        self._context = context
        self._words = context.language.coreference
        self._pool = pool
        self._here = here
        self._wanted = wanted
        self._attention = self._attended()
        self._before = [_lately(one.candidate.seen, here.start) for one in pool]
        self._own = [
            {(s.start, s.end, s.sentence, s.is_subject) for s in few} for few in self._before
        ]
        self._mentions = sorted(set().union(*self._own))
        self._past = bisect_right(self._mentions, (here.start,))
        self._paragraph = context.paragraph_at(here.start)
        self._total = max(1, sum(map(len, self._before)))
        self._most = max(map(len, self._before), default=0)
        self._first = min(
            (one.candidate.seen[0].start for one in pool if one.candidate.seen), default=0
        )
        subjects = [m for m in self._mentions if m[3]]
        first_subjects = _first_by_sentence(subjects)
        self._first_there = _first_by_sentence(self._mentions)
        self._last_subject = subjects[-1] if subjects else None
        self._first_subject = first_subjects.get(here.sentence)
        self._subject_before = first_subjects.get(here.sentence - 1)
        begun = max(context.sentences[here.sentence][0], here.start - _OPENING_REACH)
        self._opening = context.text[begun : here.start]
        self._is_opening = bool(self._words.opening_phrase.match(self._opening))
        self._case = self._case_of_pronoun()
        tail = max(0, len(self._opening) - _JOINT_REACH)
        self._has_conjunction = bool(self._words.joins_clause.search(self._opening, tail))
        self._is_starting = len(self._opening.split()) <= 1
        self._starts = sorted(one.seen.start for one in pool)
        self._rivals = sum(one.candidate.gender == wanted for one in pool) / _RIVALS

    def _attended(self) -> list[list[float] | None]:
        attention, people = self._context.attention, [one.candidate.seen for one in self._pool]
        if attention is None:
            return [None] * len(people)
        return attention.between(self._here.start, people)

    def _case_of_pronoun(self) -> str:
        low = self._context.text[self._here.start : self._here.end].lower()
        if low in self._words.subject_pronouns:
            return "subject"
        if low in self._words.object_or_owner:
            owns = self._words.owned_after.match(self._context.text, self._here.end)
            return "owner" if owns else "object"
        return "owner" if low in self._words.own_pronouns else "object"

    def features(self, number: int) -> dict[str, float]:
        """The features of one candidate."""
        candidate, seen, is_later = self._pool[number]
        told = {
            **self._distance(seen, is_later=is_later),
            **self._role_of(seen),
            **self._salience(number),
            **self._gender(candidate),
            **self._subjects(number, seen),
            **self._ahead(candidate),
            **self._speech(candidate, seen),
            **self._heads(number),
            "nameless": float(candidate.entity is None),
            "joined": float(self._has_conjunction),
        }
        told |= self._clause(seen, told, is_later=is_later)
        told["same subject"] = told["same"] * told["subject"]
        told["before subject"] = told["sentence before"] * told["subject"]
        told["bound"] = told["same clause"] * told["subject"]
        told["joined"] *= told["first subject"]
        is_open = float(self._is_opening)
        for name in ("none between", "subject before", "same"):
            told[f"opening, {name}"] = is_open * told[name]
        starts = float(self._is_starting)
        for name in ("none between", "subject before", "most named"):
            told[f"starting, {name}"] = starts * told[name]
        for key, name in _IN_CASE[self._case]:
            told[key] = told[name]
        return told

    def _distance(self, seen: Seen, *, is_later: bool) -> dict[str, float]:
        text, here = self._context.text, self._here
        opens, closes = (here.end, seen.start) if is_later else (seen.end, here.start)
        back = max(0, here.sentence - seen.sentence)
        nearest = max(seen.start, seen.end - 1), here.start
        between = self._past - bisect_right(self._mentions, nearest)
        far = self._paragraph - self._context.paragraph_at(seen.start)
        parted = bool(self._words.clause_start.search(text[opens:closes]))
        return {
            "same": float(back == 0),
            "sentence before": float(back == 1),
            "back": math.log1p(back),
            "paragraphs": math.log1p(max(0, far)),
            "words": math.log1p(self._context.words_between(opens, closes)),
            "between": math.log1p(max(0, between)),
            "none between": float(between <= 0),
            "clause between": float(parted),
            "same clause": float(back == 0 and not parted and not is_later),
            "later": float(is_later),
            "nearer": (len(self._starts) - bisect_right(self._starts, seen.start)) / _RIVALS,
        }

    def _role_of(self, seen: Seen) -> dict[str, float]:
        """`_role`, asked once for each mention, whichever pronoun wants to know."""
        span = seen.start, seen.end
        found = self._context.roles.get(span)
        if found is None:
            found = self._context.roles[span] = self._role(seen)
        return found

    def _role(self, seen: Seen) -> dict[str, float]:
        """How the mention stands in its clause."""
        text, words = self._context.text, self._words
        sentence = self._context.sentences[seen.sentence][0]
        before = text[max(sentence, seen.start - _CLAUSE_REACH) : seen.start]
        clause = words.clause_start.split(before)[-1]
        oblique = words.oblique_before.search(clause)
        after = text[seen.end : seen.end + 24]
        opening = text[sentence : min(seen.start, sentence + _OPENING_REACH)]
        return {
            "owner": float(after.startswith(words.possessive_ends)),
            "oblique": float(bool(oblique)),
            "agent": float(bool(words.agent_before.search(before))),
            "listed": float(bool(words.listed_after.match(after))),
            "listed before": float(bool(words.listed_before.search(before))),
            "opens sentence": float(len(opening.split()) <= _FEW_WORDS),
            "verb": float(bool(words.verb_follows.match(after))),
            "in brackets": float(before.rstrip(" ").endswith("(")),
            "brackets follow": float(after.startswith(" (")),
            "comma follows": float(after.startswith(", ")),
            "relative follows": float(bool(words.relative_follows.match(after))),
            "infinitive follows": float(bool(words.infinitive_follows.match(after))),
            "participle follows": float(bool(words.participle_follows.match(after))),
            "apposition follows": float(bool(words.apposition_follows.match(after))),
            "clause before": min(_LONG_CLAUSE, len(clause.split())) / _LONG_CLAUSE,
            "object": float(bool(re.search(r"\b[a-z]+,? \Z", before)) and not oblique),
            "full name": float(self._is_full(text[seen.start : seen.end])),
        }

    def _clause(self, seen: Seen, told: Mapping[str, float], *, is_later: bool) -> dict[str, float]:
        """What ties a pronoun to a mention before it in its sentence: "Y and her", "asked Y to"."""
        text, words, here = self._context.text, self._words, self._here
        if is_later or seen.sentence != here.sentence:
            return {}
        gap = text[seen.end : here.start]
        is_whole = float(", " not in gap[2:])
        found = {f"{name}, whole": told[name] * is_whole for name in _AFTER}
        found["beside"] = float(bool(words.joins_pronoun.fullmatch(gap)))
        found["preposition between"] = float(bool(words.preposition_between.fullmatch(gap)))
        if self._case == "owner":
            found["owner: beside"] = found["beside"]
            found["owner: preposition between"] = found["preposition between"]
        return found

    def _heads(self, number: int) -> dict[str, float]:
        shares = self._attention[number]
        if shares is None:
            return {"far": 1.0}
        limit = _FAIR_SHARE
        return {
            name: max(-limit, min(limit, share + limit))
            for name, share in zip(_ATTENTION, shares, strict=True)
        }

    def _salience(self, number: int) -> dict[str, float]:
        mine, here = self._before[number], self._here
        seen = self._pool[number].candidate.seen
        sentences = [s.sentence for s in mine]
        full = [s.is_pronoun for s in mine].count(False)
        return {
            "share": len(mine) / self._total,
            "most named": float(len(mine) == self._most),
            "names": math.log1p(full),
            "first": float(bool(seen) and seen[0].start == self._first),
            "pronoun": float(self._pool[number].seen.is_pronoun),
            "any pronoun": float(full < len(mine)),
            "here": sentences.count(here.sentence) / 2,
            "just before": sentences.count(here.sentence - 1) / 2,
        }

    def _is_full(self, name: str) -> bool:
        """Claim that a name has two words beside particles: "van Houten" has not."""
        particles = self._context.language.people.particles
        return " " in name and sum(word.lower() not in particles for word in name.split()) > 1

    def _gender(self, candidate: AntecedentCandidate) -> dict[str, float]:
        gender = candidate.gender
        fits = gender == self._wanted
        return {
            "fits": float(fits),
            "surely fits": float(fits and candidate.is_gender_sure),
            "unknown": float(gender == "?"),
            "unlikely": float(gender not in {self._wanted, "?"}),
            "unknown, rivals": float(gender == "?") * self._rivals,
        }

    def _subjects(self, number: int, seen: Seen) -> dict[str, float]:
        mine = self._own[number]
        first_there = self._first_there.get(seen.sentence)
        return {
            "subject": float(seen.is_subject),
            "parallel": float(seen.is_subject and self._here.is_subject),
            "last subject": float(self._last_subject in mine),
            "first subject": float(self._first_subject in mine),
            "subject before": float(self._subject_before in mine),
            "other subject": float(
                self._first_subject is not None and self._first_subject not in mine
            ),
            "first there": float(
                first_there is not None and first_there[:2] == (seen.start, seen.end)
            ),
        }

    def _ahead(self, candidate: AntecedentCandidate) -> dict[str, float]:
        """What is so of a mention after the pronoun: "In his speech, X thanked ..."."""
        text, here = self._context.text, self._here
        index = bisect_right(candidate.seen, here.start, key=attrgetter("start"))
        follows = candidate.seen[index] if index < len(candidate.seen) else None
        if follows is None or follows.sentence != here.sentence:
            return _NOT_AHEAD
        is_subject = follows.is_subject and self._is_opening
        near = math.exp(-len(text[here.end : follows.start].split()) / _STEPS)
        comma = text[here.end : follows.start].rstrip().endswith(",")
        return {
            "follows": 1.0,
            "ahead": float(is_subject),
            "ahead, near": is_subject * near,
            "ahead, comma": float(is_subject and comma),
            "ahead, no subject": float(is_subject and self._first_subject is None),
        }

    def _speech(self, candidate: AntecedentCandidate, seen: Seen) -> dict[str, float]:
        here = self._here
        return {
            "quoted": float(seen.is_quoted and not here.is_quoted),
            "spoken of": float(here.is_speaker and is_spoken_of(candidate, here)),
            "speaker": float(here.is_speaker and seen.is_speaker),
        }
