"""What the grammar of a clause or paragraph says of a pronoun, before anything is weighed.

"X thanked her": her is never X (principle B of binding theory, Chomsky 1981).  "X would not be
drawn.  "…," he said": he is X, where the paragraph names nobody else.
"""

from bisect import bisect_left
from collections.abc import Sequence

from wirereader.analysis.coreference.antecedents import (
    AntecedentCandidate,
    DiscourseContext,
    Seen,
)
from wirereader.analysis.language import Gender

_VERB = 4  # words from a subject to its object: "has since publicly thanked"
_ARTICLE = 5  # code points of " the "
_LONE = 0.8  # the least chance of the only one of a paragraph who can have said its words
_AGREED = 0.4  # what is left of the doubt where the ranker names the same one


def may_be_object(context: DiscourseContext, here: Seen) -> bool:
    """Claim that the pronoun at `here` has the form of an object: "him", no "her" of an owner."""
    words = context.language.coreference
    low = context.text[here.start : here.end].lower()
    if low not in context.language.grammar.object_pronouns:
        return False
    return not (low in words.object_or_owner and words.owned_after.match(context.text, here.end))


def is_bound(context: DiscourseContext, candidate: AntecedentCandidate, here: Seen) -> bool:
    """Claim that an object at `here` (`may_be_object`) is one of a verb of the candidate's."""
    subject = candidate.before(here.start)
    if subject is None or subject.sentence != here.sentence or not subject.is_subject:
        return False
    return _is_verb_between(context, context.text[subject.end : here.start])


def _is_verb_between(context: DiscourseContext, gap: str) -> bool:
    """Claim that nothing but a verb with helpers and adverbs stands in `gap`."""
    between = gap.split(maxsplit=_VERB)
    if not 1 <= len(between) <= _VERB or not all(word.isalpha() for word in between):
        return False
    *helpers, verb = between
    grammar = context.language.grammar
    closed = grammar.function_words | grammar.prepositions | grammar.determiners
    return (
        verb.islower()
        and verb not in closed
        and verb not in grammar.auxiliaries
        and not grammar.is_adverb(verb)
        and all(word in grammar.auxiliaries or grammar.is_adverb(word) for word in helpers)
    )


def lone_subject(
    context: DiscourseContext,
    candidates: Sequence[AntecedentCandidate],
    here: Seen,
    wanted: Gender,
) -> AntecedentCandidate | None:
    """Return who speaks in "X would not be drawn.  "…," he said", or None.

    X is the subject of a sentence of the pronoun's paragraph, and nobody else whom the pronoun may
    mean stands there outside of quotations, or by pronouns behind X alone.  Where nobody at all
    does, and the paragraph begins with the words, X is the only subject of the paragraph before.
    """
    low = context.text[here.start : here.end].lower()
    is_subject = low in context.language.coreference.subject_pronouns
    if not is_subject or not here.is_speaker or here.is_quoted:
        return None
    fitting = [one for one in candidates if one.gender in {wanted, "?"}]
    paragraph = context.paragraph_at(here.start)
    there = [(one, _within(context, one, here, paragraph)) for one in fitting]
    there = [(one, seen) for one, seen in there if seen]
    if there:
        named = [pair for pair in there if not all(seen.is_pronoun for seen in pair[1])]
        one, seen = named[0] if len(named) == 1 else there[0]
        are_behind = all(pair[1][-1].start > seen[-1].start for pair in there if pair[0] is not one)
        is_lone = len(there) == 1 or (len(named) == 1 and are_behind)
        return one if is_lone and _is_subject(context, seen) else None
    if not context.opens_quoted(here.start):
        return None
    there = [(one, _within(context, one, here, paragraph - 1)) for one in fitting]
    subjects = [one for one, seen in there if _is_subject(context, seen)]
    return subjects[0] if len(subjects) == 1 else None


def _within(
    context: DiscourseContext, candidate: AntecedentCandidate, here: Seen, paragraph: int
) -> list[Seen]:
    """The mentions of a candidate in a paragraph, outside of quotations, from the pronoun back."""
    end = bisect_left(candidate.seen, here.start, key=lambda seen: seen.start)
    found = []
    for seen in reversed(candidate.seen[:end]):
        there = context.paragraph_at(seen.start)
        if there < paragraph:
            break
        if there == paragraph and not seen.is_quoted and not _only_tells_which(context, seen):
            found.append(seen)
    return found


def _is_subject(context: DiscourseContext, seen: Sequence[Seen]) -> bool:
    """Claim that one of these mentions is a subject; of pronouns only "he" and "she" can be."""
    subjects = context.language.coreference.subject_pronouns
    return any(
        one.is_subject
        and (not one.is_pronoun or context.text[one.start : one.end].lower() in subjects)
        for one in seen
    )


def _only_tells_which(context: DiscourseContext, seen: Seen) -> bool:
    """Claim that a name only tells which or whose: "the Lind campaign", "Lind's brother"."""
    if context.text.startswith(context.language.coreference.possessive_ends, seen.end):
        return True
    before = context.text[max(0, seen.start - _ARTICLE) : seen.start].lower().split()
    after = context.text[seen.end : seen.end + 2]
    articles = context.language.coreference.articles
    return bool(before) and before[-1] in articles and after[:1] == " " and after[1:].islower()


def with_lone_subject(
    rated: Sequence[tuple[AntecedentCandidate, float]], lone: AntecedentCandidate
) -> list[tuple[AntecedentCandidate, float]]:
    """Return the candidates with their chances, the `lone` subject of the paragraph first."""
    own = next(chance for candidate, chance in rated if candidate is lone)
    agreed = rated[0][0] is lone
    raised = max(_LONE, 1 - (1 - own) * _AGREED) if agreed else max(_LONE, own)
    share = (1 - raised) / (1 - own)
    others = [(one, chance * share) for one, chance in rated if one is not lone]
    return [(lone, raised), *others]
