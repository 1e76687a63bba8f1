"""Whom "he", "her" and "the minister" mean.

Every person named before (and, in an opening phrase, right after) is a candidate; nearness,
subjecthood, how often the story names them, gender and quotation decide.  People the story does
not name ("a spokesman") are candidates too: if one of them fits best, the pronoun stays unlinked.
The weights were fitted on open Wikinews and Wikipedia texts (GUM); the method is a conditional
logit over candidates.
"""

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wirereader.analysis.titles import Gender, gender_of_word, is_role_noun

PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_OBJECT = frozenset({"him", "himself", "herself"})
_NOMINAL = re.compile(
    r"\b(?P<det>[Tt]he|[Aa]n?|[Aa]nother|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne) "
    r"(?P<mods>(?:[\w’'\-.]+ ){0,4}?)(?P<head>[A-Za-z][\w\-]+)(?![\w\-])"
)
_PEOPLE = frozenset(
    [
        "man",
        "woman",
        "boy",
        "girl",
        "person",
        "victim",
        "teenager",
        "father",
        "mother",
        "brother",
        "sister",
        "child",
        "baby",
        "official",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "leader",
        "resident",
        "suspect",
    ]
)
_AGED = re.compile(r"\b[Tt]he (?P<age>\d{1,3})-year-old\b(?! [a-z])")
_SAID = re.compile(
    r"(?:said|says|told|tells|added|adds|asked|insisted|explained|noted|wrote|warned|stated|argued"
    r"|replied|declared|announced|continued|recalled|tweeted|claimed|testified)\b"
)
_SPEAKS_AFTER = re.compile(r"\s(?:also |later |then |has |had )?" + _SAID.pattern)
_SPEAKS_BEFORE = re.compile(_SAID.pattern + r"\s\Z")
_OPENER = re.compile(
    r"\A\W*(?:(?:in|after|before|during|despite|on|at|with|since|while|when|as|if|although|though"
    r"|once|throughout|according to)\b[^.!?]{0,80})\Z",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r"(?P<comma>,?) (?P<word>[\w’'-]+)")
_NEAREST = 12
_LATELY = 8
_SURE = 0.97
_LINKED_FROM = 0.5

WEIGHTS = {
    "same": 0.3, "back": -1.45, "paragraphs": -1.1, "subject": 0.4, "recent": 1.0,
    "salience": 1.15, "pronoun": 0.6, "unknown": -0.8, "unlikely": -2.3, "quoted": -1.0,
    "nearest": 0.3, "parallel": 0.4, "bound": -0.8, "own": 0.6, "speaker": 0.5,
    "nameless": -0.4, "later": -0.8, "last": 0.2,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Link:
    """A pronoun or nominal, its entity and the chance that this is right."""

    start: int
    end: int
    entity: int
    certainty: float
    is_pronoun: bool = True


@dataclass(slots=True)
class Candidate:
    """Somebody a pronoun may mean; `entity` is None for one the story does not name."""

    entity: int | None
    gender: Gender
    is_gender_sure: bool
    seen: list["Seen"] = field(default_factory=list)

    def before(self, at: int) -> "Seen | None":
        """Give the last mention that ends before `at`."""
        index = bisect_right(self.seen, at, key=lambda seen: seen.end) - 1
        return self.seen[index] if index >= 0 else None


@dataclass(frozen=True, slots=True)
class Seen:
    """One mention of a candidate."""

    start: int
    end: int
    sentence: int
    is_subject: bool
    is_quoted: bool
    is_speaker: bool
    is_pronoun: bool = False


class Context:
    """What pronouns need to know of a text: sentences, paragraphs and quotations."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        quotes: Sequence[tuple[int, int]],
    ) -> None:
        self.text = text
        self.sentences = sentences
        self._starts = [a for a, _ in sentences]
        self._quotes = sorted(quotes)
        self._quote_starts = [a for a, _ in self._quotes]
        self._paragraphs = [m.start() for m in re.finditer(r"\n\s*\n", text)]

    def sentence_at(self, offset: int) -> int:
        """Index of the sentence that `offset` is in."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def paragraph_at(self, offset: int) -> int:
        """Index of the paragraph that `offset` is in."""
        return bisect_right(self._paragraphs, offset)

    def quote_at(self, offset: int) -> int | None:
        """Index of the quoted span that holds `offset`, or None outside of quotations."""
        index = bisect_right(self._quote_starts, offset) - 1
        return index if index >= 0 and offset < self._quotes[index][1] else None

    def seen(self, start: int, end: int, *, is_pronoun: bool = False) -> Seen:
        """Describe a mention at `start` to `end`."""
        return Seen(
            start,
            end,
            self.sentence_at(start),
            self.is_subject(start, end),
            self.quote_at(start) is not None,
            self.is_speaker(start, end),
            is_pronoun,
        )

    def is_subject(self, start: int, end: int) -> bool:
        """Claim that a mention looks like the subject of its sentence or clause."""
        sentence = self.sentences[self.sentence_at(start)][0] if self.sentences else 0
        before = self.text[max(sentence, start - 90) : start]
        clause = re.split(
            r"[,;:\"“”]\s|\b(?:that|and|but|when|after|because|while|if|as)\s", before
        )[-1]
        if re.search(r"\b(?:of|to|for|by|with|in|on|at|from|about|against|told|over|under)\s+"
                     r"(?:the |a |his |her )?(?:[\w.]+ ){0,4}\Z", clause):  # fmt: skip
            return False
        few = 5
        after = self.text[end : end + 3]
        return len(clause.split()) <= few and not after.startswith(("'s", "’s"))

    def is_speaker(self, start: int, end: int) -> bool:
        """Claim that a mention stands at a verb of saying."""
        near = 20
        return bool(
            _SPEAKS_AFTER.match(self.text, end)
            or _SPEAKS_BEFORE.search(self.text, max(0, start - near), start)
        )


def gender_wanted(pronoun: str) -> Gender:
    """Give the gender a pronoun asks for."""
    return "f" if pronoun.lower() in _FEMALE else "m"


def nominals(
    context: Context, people: Sequence[Candidate], offices: Sequence[frozenset[str]],
    ages: dict[str, int], taken: Callable[[int, int], bool],
) -> tuple[list[Link], list[Candidate]]:  # fmt: skip
    """Link "the minister" and "the 41-year-old" where sure; others become nameless candidates.

    `offices` are the head words of each candidate's roles and titles, lower case; `ages` maps an
    age to the candidate who is the only one of it; `taken` tells spans that are names already.
    """
    links: list[Link] = []
    nameless: list[Candidate] = []
    for found in _AGED.finditer(context.text):
        who = ages.get(found["age"])
        if who is not None:
            links.append(_link(people[who], context, found.start(), found.end(), 0.9))
    for found in _NOMINAL.finditer(context.text):
        head = found["head"]
        if not (is_role_noun(head) or head.lower() in _PEOPLE) or taken(*found.span()):
            continue
        if _is_half(context.text, found.end(), taken):
            continue
        who = _office_bearer(found, context, people, offices)
        if who is not None:
            links.append(_link(people[who], context, *found.span(), 0.85))
        else:
            seen = context.seen(*found.span())
            gender = gender_of_word(head)
            nameless.append(Candidate(None, gender, is_gender_sure=True, seen=[seen]))
    return links, nameless


def _is_half(text: str, end: int, taken: Callable[[int, int], bool]) -> bool:
    # "the president, X", "the team coach": a name's apposition, or half of a longer noun
    after = _NEXT_WORD.match(text, end)
    if after is None:
        return False
    return taken(*after.span("word")) or (after["comma"] == "" and is_role_noun(after["word"]))


def _link(who: Candidate, context: Context, start: int, end: int, certainty: float) -> Link:
    who.seen.append(context.seen(start, end))
    who.seen.sort(key=lambda seen: seen.start)
    assert who.entity is not None  # noqa: S101 - only named people have offices
    return Link(start, end, who.entity, certainty, is_pronoun=False)


def _office_bearer(
    found: re.Match[str], context: Context, people: Sequence[Candidate],
    offices: Sequence[frozenset[str]],
) -> int | None:  # fmt: skip
    if found["det"].lower() != "the":
        return None
    head = found["head"].lower()
    mods = [w.lower() for w in found["mods"].split()]
    near = 8
    here = context.sentence_at(found.start())
    fitting = []
    for i, person in enumerate(people):
        last = person.before(found.start())
        if last is None or here - last.sentence > near or head not in offices[i]:
            continue
        if all(mod in offices[i] or not mod[:1].isalpha() for mod in mods):
            fitting.append(i)
    return fitting[0] if len(fitting) == 1 else None


def link_pronouns(
    context: Context,
    people: Sequence[Candidate],
    nameless: Sequence[Candidate],
    barred: Callable[[int], int | None],
    *,
    inside: bool,
) -> list[Link]:
    """Link each third-person pronoun of one person, `inside` quotations or outside of them.

    Those outside come first, so that they can tell who speaks; `barred` gives, for an offset in a
    quotation, the entity that speaks there, whom no "he" inside it means.
    """
    links: list[Link] = []
    for found in PRONOUN.finditer(context.text):
        start, end = found.span()
        if (context.quote_at(start) is not None) is inside:
            link = _resolve(context, people, nameless, barred, start, end)
            if link is not None:
                links.append(link)
    return links


def _resolve(
    context: Context, people: Sequence[Candidate], nameless: Sequence[Candidate],
    barred: Callable[[int], int | None], start: int, end: int,
) -> Link | None:  # fmt: skip
    speaker = barred(start)
    pool = [
        c for c in people
        if c.entity != speaker or context.quote_at(start) is None
    ]  # fmt: skip
    rated = rate(context, pool, nameless, start, end)
    if not rated:
        return None
    best, chance = rated[0]
    if best.entity is None:
        return None
    here = context.seen(start, end, is_pronoun=True)
    at = bisect_right(best.seen, start, key=lambda seen: seen.start)
    best.seen.insert(at, here)
    if best.gender == "?" or (not best.is_gender_sure and chance > 0.8):  # noqa: PLR2004
        best.gender = gender_wanted(context.text[start:end])
        best.is_gender_sure = chance > 0.8  # noqa: PLR2004
    return Link(start, end, best.entity, min(_SURE, chance))


def rate(
    context: Context, people: Sequence[Candidate], nameless: Sequence[Candidate],
    start: int, end: int,
) -> list[tuple[Candidate, float]]:  # fmt: skip
    """Give the candidates of a pronoun with their chances, the best first."""
    pool = _pool(context, people, nameless, start, end)
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
    context: Context, people: Sequence[Candidate], nameless: Sequence[Candidate],
    start: int, end: int,
) -> list[tuple[Candidate, dict[str, float]]]:  # fmt: skip
    wanted = gender_wanted(context.text[start:end])
    here = context.seen(start, end, is_pronoun=True)
    near: list[tuple[Candidate, Seen, bool]] = []
    for candidate in [*people, *_lately(context, nameless, here)]:
        if candidate.is_gender_sure and candidate.gender not in {wanted, "?"}:
            continue
        last, later = candidate.before(start), False
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


def _lately(context: Context, nameless: Sequence[Candidate], here: Seen) -> list[Candidate]:
    _ = context
    return [c for c in nameless if 0 <= here.sentence - c.seen[0].sentence <= 1]


def _right_after(context: Context, candidate: Candidate, here: Seen) -> Seen | None:
    """Give the mention that an opening phrase runs ahead of: "In his speech, X said"."""
    index = bisect_right(candidate.seen, here.start, key=lambda seen: seen.start)
    if index >= len(candidate.seen) or candidate.seen[index].sentence != here.sentence:
        return None
    opening = context.text[context.sentences[here.sentence][0] : here.start]
    return candidate.seen[index] if _OPENER.match(opening) else None


def _features(
    context: Context, candidate: Candidate, seen: Seen, here: Seen, wanted: Gender,
    *, later: bool, nearest: bool,
) -> dict[str, float]:  # fmt: skip
    word = context.text[here.start : here.end].lower()
    back = here.sentence - seen.sentence
    far = context.paragraph_at(here.start) - context.paragraph_at(seen.start)
    count = bisect_right(candidate.seen, here.start, key=lambda s: s.start)
    few = candidate.seen[max(0, count - _LATELY) : count]
    lately = sum(here.sentence - s.sentence <= _LATELY // 2 for s in few)
    is_object = word in _OBJECT or (
        word == "her" and not re.match(r" [a-z]", context.text[here.end : here.end + 2])
    )
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
        "nearest": float(nearest),
        "parallel": float(seen.is_subject and here.is_subject),
        "bound": float(is_object and back == 0 and seen.is_subject and len(between.split()) <= 3),  # noqa: PLR2004
        "own": float(word in {"his", "her"} and back == 0),
        "speaker": float(here.is_speaker and seen.is_speaker),
        "nameless": float(candidate.entity is None),
        "later": float(later),
        "last": float(back == 0 and seen.is_subject and here.is_subject),
    }
