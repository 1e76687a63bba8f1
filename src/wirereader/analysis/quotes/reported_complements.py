"""What somebody is said to have said where no clause says it: by object, infinitive, preposition.

"promised to resign", "urged Congress to act", "asked whether it was", "called it a hoax", "warned
against delay".  Only acts of somebody count, that are neither denied nor merely possible, and never
a bare "to attack", which may be no more than a wish.
"""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wirereader.analysis.grammar import (
    FINITE_FORMS,
    Complement,
    ComplementVerb,
    Shape,
    Verb,
    VerbForm,
)
from wirereader.analysis.quotes.indirect_speech import (
    LONGEST_CLAUSE,
    ReportedClause,
    clause_end,
    is_told_of,
    over_circumstance,
)
from wirereader.analysis.quotes.reporting_clauses import (
    ClauseForm,
    SpeechAct,
    act_at,
    may_be_source,
)
from wirereader.analysis.quotes.speech_verbs import is_begun, over_helpers
from wirereader.analysis.text.noun_phrases import phrase_right
from wirereader.analysis.text.tokens import Tokens

_FEWEST = 2  # words outside of marks that say something: "endorsed him" tells nothing
_LIGHT = 8  # words from "has" to "serious doubts about"
_HOLDING = 5  # words of "a consistent and outspoken supporter"
_ROLE = 14  # words between a hearer's name and "to"
_LISTED = 8  # words of a list up to its "and"
_LONGEST = 60  # words: an object that runs on is another clause


def find_reported_complements(
    words: Tokens, acts: Sequence[SpeechAct], clauses: Sequence[ReportedClause]
) -> list[ReportedClause]:
    """Return what the verbs of `words.reporting.complements` report, in their order.

    `acts` are those of verbs of speech, `clauses` what is reported as a clause already.
    """
    by_cue = {act.cue: act for act in acts}
    taken = {clause.act.cue for clause in clauses}
    stretches = stretches_of(clauses)
    out: list[ReportedClause] = []
    for act, verb in _acts(words, by_cue):
        if act.cue in taken or not _is_somebody(words, act) or not _is_told(words, act):
            continue
        if _is_done_to(words, act) or _is_anothers(words, act):
            continue
        found = _complement(words, act, verb)
        if found is None or is_told_of(words, act, found):
            continue
        end = complement_end(words, act, found, _next_act(words, acts, act))
        if _is_deed(words, act, found, end):
            continue
        if _is_worth(words, found, end) and not collides(stretches, found, end):
            out.append(ReportedClause(act, ((found, end),)))
            insort(stretches, (found, end))
    return out


def _is_deed(words: Tokens, act: SpeechAct, start: int, end: int) -> bool:
    """Claim that nobody speaks: "a man called Zaza", "threatened staff with a hammer"."""
    name = words.name[start]
    if name >= 0 and act.verb.lemma in words.reporting.calling:
        return all(words.name[k] == name for k in range(start, end))
    said = words.grammar.infinitive_marks | words.grammar.complementizers
    if not said.isdisjoint(words.low[start - 1 : start + 1]) or any(
        words.quote[k] >= 0 for k in range(start, end)
    ):
        return False  # "threatened to use a gun"
    return act.verb.lemma in words.reporting.threatening and not (
        words.reporting.weapons.isdisjoint(words.low[start:end])
    )


def _acts(
    words: Tokens, by_cue: dict[int, SpeechAct]
) -> Iterator[tuple[SpeechAct, ComplementVerb]]:
    before: SpeechAct | None = None
    complements = words.reporting.complements
    for at, low in enumerate(words.low):
        if at in by_cue:
            before = by_cue[at]
        verb = complements.get(low)
        if verb is None or words.quote[at] >= 0 or words.name[at] >= 0:
            continue
        if verb.kinds is Complement.CUE_NOUN and not _has_cue_noun(words, at):
            continue
        same = before if before and words.sentence[before.cue] == words.sentence[at] else None
        act = by_cue.get(at) if low in words.reporting.verbs else _other_act(words, at, verb, same)
        if act is not None and act.source is not None:
            before = act
            yield act, verb


def _has_cue_noun(words: Tokens, at: int) -> bool:
    """Claim that a light verb at `at` may have its noun: a cheap look for the many "has"."""
    cue_nouns = words.reporting.cue_nouns
    return any(low in cue_nouns for low in words.low[at + 1 : at + _LIGHT])


def _other_act(
    words: Tokens, at: int, verb: ComplementVerb, before: SpeechAct | None
) -> SpeechAct | None:
    """Return the act of a word that is no verb of speech, or None where it may be no verb."""
    low = words.low[at]
    if low in words.reporting.cue_adjectives and not _follows_be(words, at):
        return None
    if low in words.reporting.holders:
        return _holding(words, at, verb, before)
    if low in words.reporting.complement_nouns and not _follows_subject(words, at, verb.verb):
        return None
    act = act_at(words, _copula(words, at), verb.verb, before)
    if act is None or not may_be_source(words, act.source):
        return None
    return replace(act, cue=at)


def _holding(
    words: Tokens, at: int, verb: ComplementVerb, before: SpeechAct | None
) -> SpeechAct | None:
    """Return the act of "is a staunch opponent of", whose source stands before "is", or None."""
    first = words.first(at)
    article = next(
        (
            k
            for k in range(at - 1, max(first, at - _HOLDING), -1)
            if words.low[k] in words.grammar.articles
        ),
        0,
    )
    if not article or not _follows_be(words, article) or words.low[at + 1] not in verb.prepositions:
        return None
    act = act_at(words, article - 1, verb.verb, before)
    if act is None or not may_be_source(words, act.source):
        return None
    return replace(act, cue=at)


def _copula(words: Tokens, at: int) -> int:
    """Return where "came away" or "feels" stands before an adjective at `at`, or `at` itself."""
    if words.low[at] not in words.reporting.cue_adjectives:
        return at
    verb = at
    while verb > words.first(at) and words.low[verb - 1] in words.reporting.copulas:
        verb -= 1
    return verb


def _follows_subject(words: Tokens, at: int, verb: Verb) -> bool:
    """Claim that a form that may be a noun stands right after somebody who acts, or a helper."""
    if at <= words.first(at):
        return False
    cue = at
    at -= 1
    while at > words.first(at) and words.grammar.is_adverb(words.low[at]):
        at -= 1
    low = words.low[at]
    if low in words.grammar.pronouns or low in words.grammar.personal_relatives:
        return True
    if low == "," and words.low[at - 1] in words.grammar.linking_words and at - 2 > words.first(at):
        return words.word[at - 2] == ","  # "Some, however, question it"
    if low == ",":  # "The Post, which has a rule, wants to keep it"
        return verb.form in FINITE_FORMS and is_infinitive(words, cue + 1)
    if low in words.grammar.auxiliaries:
        return verb.form is not VerbForm.PLAIN
    somebody = words.label[at] in {"PER", "ORG", "LOC"} or low in words.reporting.roles
    if not somebody:
        return False
    is_several = low.endswith(words.grammar.plural_endings)
    return (verb.form is VerbForm.PLAIN) == (is_several and words.label[at] != "PER") or (
        verb.form is VerbForm.PAST
    )


def _follows_be(words: Tokens, at: int) -> bool:
    """Claim that an adjective says what somebody is: "has been critical of"."""
    at -= 1
    while at > words.first(at) and words.grammar.is_adverb(words.low[at]):
        at -= 1
    low = words.low[max(at, 0)]
    return low in words.grammar.passive or low in words.reporting.copulas


def _is_somebody(words: Tokens, act: SpeechAct) -> bool:
    """Claim that the source is a person, a body or a document, not whatever is a subject."""
    assert act.source is not None  # noqa: S101 - asked before
    start, end = act.source
    reporting = words.reporting
    if words.low[start] in words.grammar.pronouns:
        kind = words.grammar.pronouns[words.low[start]]
        return kind in {"m", "f", "p"} or (kind == "n" and act.verb.weight > 1)
    if act.verb.lemma in reporting.document_lemmas:
        return any(words.low[k] in reporting.documents for k in range(start, end))
    if act.verb.weight > 1 or words.low[start] in words.grammar.standing_determiners:
        return True
    if words.low[act.cue - 1] in words.grammar.personal_relatives:
        return True
    known = (
        reporting.roles,
        reporting.people_nouns,
        reporting.documents,
        reporting.institutions,
        reporting.bodies,
    )
    return any(
        words.label[k] in {"PER", "ORG", "LOC", "NAT"}
        or any(words.low[k] in group for group in known)
        or words.low[k].endswith(reporting.agent_endings)
        or words.language.people.is_role_noun(words.low[k])
        for k in range(start, end)
    )


def _is_done_to(words: Tokens, act: SpeechAct) -> bool:
    """Claim that it is the passive of an aside: "The club, called the Wheel, is old"."""
    assert act.source is not None  # noqa: S101 - asked before
    after_comma = words.word[act.cue - 1] == "," and act.source[1] == act.cue - 1
    return act.verb.form is VerbForm.PAST and after_comma and act.source[0] < act.cue


def _is_anothers(words: Tokens, act: SpeechAct) -> bool:
    """Claim that a subject not found stands before the verb: "after miners in Chile voted to"."""
    assert act.source is not None  # noqa: S101 - asked before
    if act.form is not ClauseForm.SHARED or act.verb.form not in FINITE_FORMS:
        return False
    left, _ = over_helpers(words, act.cue)
    if left <= words.first(act.cue) or words.label[left - 1] == "PER":
        return False
    low = words.low[left - 1]
    closed = words.grammar.function_words | words.grammar.linking_words
    noun = low.isalpha() and low not in closed and not words.grammar.is_adverb(low)
    named_so = act.verb.lemma in words.reporting.calling and act.verb.form is VerbForm.PAST
    near = range(max(act.source[1], left - LONGEST_CLAUSE), left)
    return noun and (
        named_so
        or any(words.word[k] == "," or words.low[k] in words.reporting.subordinators for k in near)
    )


def _is_told(words: Tokens, act: SpeechAct) -> bool:
    """Claim that it happened: neither denied, nor possible, nor a bare infinitive."""
    first = words.first(act.cue)
    before = range(max(first, act.cue - 3), act.cue)
    possible = any(words.low[k] in words.reporting.possible for k in before)
    wish = act.cue > first and words.low[act.cue - 1] in words.grammar.infinitive_marks
    wish = wish and not is_begun(words, act.cue - 1)
    return not (act.negated or possible or wish)


def _complement(words: Tokens, act: SpeechAct, verb: ComplementVerb) -> int | None:
    """Return the word where what was said begins, or None."""
    assert act.source is not None  # noqa: S101 - asked before
    at, past = act.cue + 1, words.past(act.cue)
    if at < past and (verb.verb.lemma, words.low[at]) in words.reporting.particle_verbs:
        at += 1
    while at + 1 < past and (further := _past_circumstance(words, at, past, verb)) > at:
        at = further
    fronted = act.cue == words.first(act.cue)
    if at + 1 >= past or (act.source[0] > act.cue and not fronted):
        return None
    low, kinds = words.low[at], verb.kinds
    if words.quote[at] >= 0:  # "cited "rising costs" and a lack of money"
        return at if kinds & Complement.OBJECT else None
    if low in words.grammar.complementizers:
        if kinds & Complement.OBJECT and not _is_finite(words, at + 1, past):
            return at  # "rejected that excuse"
        return at + 1 if at == act.cue + 1 and not act.verb.shape & Shape.CLAUSE else None
    if low in words.grammar.infinitive_marks | words.grammar.negations and is_infinitive(
        words, at + (low in words.grammar.negations)
    ):
        return at if kinds & Complement.INFINITIVE else None
    if low in words.reporting.question_words:
        return at if kinds & Complement.QUESTION else None
    if low in verb.prepositions:
        return _after_preposition(words, at, past, verb)
    return _object(words, at, past, verb)


def _past_circumstance(words: Tokens, at: int, past: int, verb: ComplementVerb) -> int:
    """Step over an adverb, a time or a phrase that says when and where it was said."""
    low = words.low[at]
    if words.low[at + 1] in words.grammar.possessives or words.quote[at] >= 0:
        return at
    if low in verb.prepositions or is_infinitive(words, at):
        return at
    return over_circumstance(words, at, past)


def is_infinitive(words: Tokens, at: int) -> bool:
    """Claim that "to" at `at` opens an infinitive, not "to the party"."""
    if words.low[at] not in words.grammar.infinitive_marks or at + 1 >= words.past(at):
        return False
    following = words.low[at + 1]
    grammar = words.grammar
    closed = (
        grammar.determiners,
        grammar.pronouns,
        grammar.times,
        grammar.object_pronouns,
        grammar.possessive_pronouns,
    )
    plain = words.name[at + 1] < 0 and following[0].isalpha()
    return plain and not any(following in group for group in closed)


def _after_preposition(words: Tokens, at: int, past: int, verb: ComplementVerb) -> int | None:
    end = phrase_right(words, at + 1, past)
    if verb.verb.lemma in words.reporting.calling and words.low[at] in words.reporting.after_called:
        told = end < past and words.low[end] in words.grammar.infinitive_marks
        return end if told and end > at + 1 else None  # "called on Congress to act"
    opens = end > at + 1 or words.low[at + 1] in words.reporting.question_words
    return at + 1 if opens or words.low[at + 1].endswith(words.grammar.participle_endings) else None


def _object(words: Tokens, at: int, past: int, verb: ComplementVerb) -> int | None:
    owned = words.low[at] in words.grammar.times and words.low[at + 1] in words.grammar.possessives
    end = phrase_right(words, at + 2 if owned else at, past)  # "Friday's test"
    if end == at:
        return None
    if (
        end < past
        and words.low[end] in verb.prepositions
        and (verb.kinds & Complement.HEARER_INFINITIVE)
    ):
        return _after_preposition(words, end, past, verb)  # "asked Smith about the deal"
    told = end < past and words.low[end] in words.grammar.infinitive_marks
    if verb.kinds & Complement.HEARER_INFINITIVE and told and is_infinitive(words, end):
        return end
    if verb.kinds & Complement.HEARER_INFINITIVE and (told_to := _past_role(words, end, past)):
        return told_to
    if (start := _after_cue_noun(words, at, end, past, verb)) is not None:
        return start
    if not verb.kinds & Complement.OBJECT:
        return None
    if verb.verb.lemma in words.reporting.judging_lemmas:
        return at if end < past and _judges(words, end, past, verb) else None
    strikes = verb.verb.lemma in words.reporting.fierce_lemmas
    somebody = any(words.label[k] in {"PER", "ORG"} for k in range(at, end))
    soon = range(at + 1, min(end + 1, past))
    somebody = somebody or any(words.low[k] in words.reporting.before_judgement for k in soon)
    return at if somebody or not strikes else None


def _judges(words: Tokens, at: int, past: int, verb: ComplementVerb) -> bool:
    """Claim that "as" or "for" at `at` opens what somebody is seen as, or is thanked for."""
    low = words.low[at]
    if low not in words.reporting.before_judgement:
        return False
    if low in words.reporting.blame_ties:  # "framed him for the theft" says nothing
        return verb.verb.lemma in words.reporting.thanking_lemmas
    return low not in words.low[at + 2 : min(at + 3, past)]  # "as often as she can"


def _past_role(words: Tokens, at: int, past: int) -> int:
    """Return the "to" behind the role of a named hearer, "asked Ann Lee, the mayor, to", or 0."""
    if at >= past or words.word[at] != "," or words.label[at - 1] != "PER":
        return 0
    comma = next((k for k in range(at + 1, min(at + _ROLE, past)) if words.word[k] == ","), 0)
    return comma + 1 if comma and is_infinitive(words, comma + 1) else 0


def _after_cue_noun(
    words: Tokens, at: int, end: int, past: int, verb: ComplementVerb
) -> int | None:
    """Return where the words begin in "raised questions about the deal", or None."""
    if not verb.kinds & Complement.CUE_NOUN:
        return None
    for k in range(at, min(end, past - 2)):
        if words.low[k] in words.reporting.cue_nouns:
            tie = words.low[k + 1]
            if tie not in words.reporting.after_cue_noun:
                return None
            return k + 1 if tie in words.grammar.infinitive_marks else k + 2
    return None


def _next_act(words: Tokens, acts: Sequence[SpeechAct], act: SpeechAct) -> SpeechAct | None:
    at = bisect_right(acts, act.cue, key=lambda one: one.cue)
    near = at < len(acts) and acts[at].cue < words.past(act.cue)
    return acts[at] if near else None


def complement_end(words: Tokens, act: SpeechAct, start: int, following: SpeechAct | None) -> int:
    """Return where the complement ends: before another clause of the sentence."""
    past = clause_end(words, act, start, words.past(act.cue), following)
    opens = (
        words.grammar.infinitive_marks | words.grammar.negations | words.reporting.question_words
    )
    is_thing = words.low[start] not in opens and words.low[start - 1] not in (
        words.grammar.complementizers
    )
    for at in range(start + 1, min(past, start + _LONGEST)):
        if words.word[at] in words.reporting.clause_breaks:
            return at
        low = words.low[at]
        if low in words.reporting.complement_ends and words.quote[at] < 0:
            return at - (words.word[at - 1] == ",")
        if words.word[at] == "," and at + 1 < past and (is_thing or _parts(words, at + 1)):
            if is_thing and _goes_on_listing(words, at, past):
                continue
            return at
        if low in words.grammar.coordinators and at + 1 < past and _is_verb(words, at + 1, act):
            return at
        if _tells_how(words, at, past):
            return at
    return min(past, start + _LONGEST)


def _goes_on_listing(words: Tokens, comma: int, past: int) -> bool:
    """Claim that a list goes on behind a comma: "cited crime, guns and drugs", "including"."""
    at = comma + 1
    if words.low[at] in words.reporting.list_openers:
        return True
    grammar = words.grammar
    for k in range(at, min(at + _LISTED, past - 1)):
        low = words.low[k]
        if low in grammar.joining and k > at:
            after = words.low[k + 1]
            return after not in grammar.subject_pronouns and not _is_finite(words, k + 1, past)
        closed = grammar.function_words | grammar.pronouns.keys() | grammar.finite
        if words.quote[k] >= 0 or not words.word[k][0].isalnum() or low in closed:
            return False
        if low.endswith(grammar.past_endings) or low in words.reporting.verbs:
            return False
    return False


def _is_finite(words: Tokens, at: int, past: int) -> bool:
    """Claim that the phrase at `at` is a subject: its verb follows, or no phrase stands there."""
    end = phrase_right(words, at, past)
    if end == at:
        return True
    return end < past and _is_clause_verb(words, end)


def _is_clause_verb(words: Tokens, at: int) -> bool:
    low, grammar = words.low[at], words.grammar
    if words.name[at] >= 0 or words.quote[at] >= 0:
        return False
    known = low in grammar.finite or low.endswith(grammar.past_endings)
    known = known or low in grammar.irregular_pasts
    after_name = words.name[at - 1] >= 0 and low.endswith(grammar.present_endings)
    return known or (after_name and low not in grammar.possessives and low.isalpha())


def _tells_how(words: Tokens, at: int, past: int) -> bool:
    """Claim that word `at` begins what the reporter adds: "as Peru fired", "in a statement"."""
    low, grammar = words.low[at], words.grammar
    if words.quote[at] >= 0 or at + 2 >= past:
        return False
    if low in words.reporting.clause_ties:
        end = phrase_right(words, at + 1, past)
        return at + 1 < end < past and _is_clause_verb(words, end)
    if low not in grammar.locatives or words.low[at + 1] not in grammar.articles - {"the"}:
        return False
    end = phrase_right(words, at + 1, past)
    told = words.reporting.statements
    return any(words.low[k] in told for k in range(at + 2, min(end, at + _ROLE)))


def _parts(words: Tokens, at: int) -> bool:
    """Claim that another clause or an aside begins after a comma."""
    low = words.low[at]
    plain = words.name[at] < 0 and words.quote[at] < 0
    return low in words.grammar.coordinators or (
        plain
        and low.endswith(words.grammar.participle_endings)
        and low not in words.grammar.prepositions
    )


def _is_verb(words: Tokens, at: int, act: SpeechAct) -> bool:
    """Claim that the sentence's subject does something else from word `at` on."""
    while words.grammar.is_adverb(words.low[at]) and at + 1 < words.past(act.cue):
        at += 1
    low = words.low[at]
    other = words.reporting.verbs.get(low)
    given = words.reporting.complements.get(low)
    form = other.form if other else given.verb.form if given else None
    past = act.verb.form is VerbForm.PAST and low.endswith(words.grammar.past_endings)
    finite = low in words.grammar.finite
    return words.name[at] < 0 and (form is act.verb.form or past or finite)


def _is_worth(words: Tokens, start: int, end: int) -> bool:
    if end > start and all(words.name[k] >= 0 for k in range(start, end)):
        return True  # "endorsed Lee" tells whom
    plain = sum(words.quote[k] < 0 and words.word[k][0].isalnum() for k in range(start, end))
    return plain >= _FEWEST


def stretches_of(reports: Sequence[ReportedClause]) -> list[tuple[int, int]]:
    """Return all stretches of `reports`, ascending, as `collides` wants them."""
    return sorted(stretch for report in reports for stretch in report.stretches)


def collides(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Claim that what is reported already holds these words, or shares some of them.

    `taken` ascend.  None is longer than a sentence may be, so few of them are looked at.
    """
    at = bisect_left(taken, (start - LONGEST_CLAUSE - 1, 0))
    while at < len(taken) and taken[at][0] < end:
        a, b = taken[at]
        if start < b and not (start <= a and b <= end and (a, b) != (start, end)):
            return True
        at += 1
    return False
