"""What the grammar of a clause or paragraph says of a pronoun, before anything is weighed.

"X thanked her": her is never X (principle B of binding theory, Chomsky 1981).  "X would not be
drawn.  "…," he said": he is X, where the paragraph names nobody else.
"""

from collections.abc import Sequence

from wirereader.analysis.coreference.antecedents import (
    AntecedentCandidate,
    DiscourseContext,
    Seen,
)
from wirereader.analysis.language import Gender

_VERB = 4  # words from a subject to its object: "has since publicly thanked"
_LONE = 0.8  # the least chance of the only one of a paragraph who can have said its words
_AGREED = 0.4  # what is left of the doubt where the ranker names the same one


def is_bound(context: DiscourseContext, candidate: AntecedentCandidate, here: Seen) -> bool:
    """Claim that the pronoun at `here` is the object of a verb whose subject is the candidate."""
    words = context.language.coreference
    low = context.text[here.start : here.end].lower()
    if low not in context.language.grammar.object_pronouns:
        return False
    if low in words.object_or_owner and words.owned_after.match(context.text, here.end):
        return False
    subject = candidate.before(here.start)
    if subject is None or subject.sentence != here.sentence or not subject.is_subject:
        return False
    return _is_verb_between(context, context.text[subject.end : here.start])


def _is_verb_between(context: DiscourseContext, gap: str) -> bool:
    """Claim that nothing but a verb with helpers and adverbs stands in `gap`."""
    between = gap.split()
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

    X is the subject of a sentence that opens the pronoun's paragraph, or of the one right before
    the words, and nobody else whom the pronoun may mean stands in the paragraph outside of
    quotations.
    """
    if not here.is_speaker or here.is_quoted:
        return None
    paragraph = context.paragraph_at(here.start)
    found: AntecedentCandidate | None = None
    for candidate in candidates:
        if candidate.gender not in {wanted, "?"}:
            continue
        last = candidate.before(here.start, unquoted=True)
        if last is None or last.is_quoted or context.paragraph_at(last.start) != paragraph:
            continue
        if found is not None:
            return None
        found = candidate
    if found is None:
        return None
    for seen in found.seen:
        if seen.start >= here.start:
            break
        same = context.paragraph_at(seen.start) == paragraph
        if same and seen.is_subject and not seen.is_quoted:
            return found
    return None


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
