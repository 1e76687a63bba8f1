"""Reporting clauses: a cue (a verb of speech) in the reporter's own words, and its source.

No parser: a speech verb's subject is searched by position (before it, over an apposition or a
relative clause, after it, shared with the verb before), as news prose is regular there.  Works on
folded words, so nothing said inside quotation marks is taken for a cue or a source.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from wirereader.analysis.grammar import FINITE_FORMS, Shape, Verb, VerbForm
from wirereader.analysis.quotes.speech_verbs import (
    bursts_out,
    goes_on_about,
    is_gesture,
    is_judged,
    is_quoting_other,
    is_speech_verb,
    is_told,
    over_helpers,
)
from wirereader.analysis.quotes.subject_phrases import (
    before_relative,
    described_person,
    inside_relative,
    is_absolute,
    is_fronted,
    is_perceived,
    noun_before_name,
    of_relative,
    whole_joint,
    whole_list,
    with_partner,
    written_before,
)
from wirereader.analysis.text.noun_phrases import (
    opening_subject,
    opens_clause,
    phrase_left,
    phrase_right,
)
from wirereader.analysis.text.tokens import QUOTED, Tokens

_SKIPPED = 8  # words of a role or an office before the comma that ends it, halved
_REACH = 45  # words back to the comma or bracket that opens an aside
_ROLE = 4  # words of a role and a name: "Finance Minister Ann Lee"
_ENDS = frozenset({".", ",", ";", "-", "--", "\u2013", "\u2014"})
_COMMAS = 8  # commas tried for the one that opens an apposition


class ClauseForm(StrEnum):
    """How a source was found."""

    BEFORE = "before"
    APPOSITION = "apposition"
    RELATIVE = "relative"
    INVERTED = "inverted"
    ACCORDING = "according"
    SHARED = "shared"
    QUOTED = "quoted"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class SpeechAct:
    """One act of speech, in word numbers: the cue, its source and where both begin and end."""

    cue: int
    verb: Verb
    form: ClauseForm
    source: tuple[int, int] | None
    negated: bool = False

    @property
    def start(self) -> int:
        """First word of the attribution."""
        return self.cue if self.source is None else min(self.cue, self.source[0])

    @property
    def end(self) -> int:
        """One past the last word of cue and source."""
        return self.cue + 1 if self.source is None else max(self.cue + 1, self.source[1])


def find_speech_acts(words: Tokens) -> list[SpeechAct]:
    """Return all acts of speech, in the order of their cues."""
    out: list[SpeechAct] = []
    reporting = words.reporting
    verbs, claims = reporting.verbs, reporting.claims
    rare = {*reporting.in_the_words_of, *reporting.per, *reporting.put_verbs, *reporting.going}
    rare |= {verb for verb, _ in reporting.outbursts} | reporting.gestures
    for at, low in enumerate(words.low):
        if low not in verbs and low not in rare and low not in claims:
            continue
        if low in reporting.in_the_words_of and _is_in_the_words(words, at):
            act = _per(words, at + 1)
            out += [act] if act else []
        if (
            words.word[at] in reporting.per
            and at + 1 < len(words)
            and words.word[at - 1] in {",", QUOTED}
        ):
            act = _per(words, at)
            out += [act] if act else []
        put = low in reporting.put_verbs and at + 1 < len(words)
        put = put and words.low[at + 1] in reporting.put_objects
        on = goes_on_about(words, at)
        put = put or bursts_out(words, at) or is_gesture(words, at) or on
        verb = verbs.get(reporting.plain_past if put else low)
        if low in claims and words.quote[at] < 0 and words.name[at] < 0:
            out += _claim(words, at)
        if verb is None or words.quote[at] >= 0 or words.name[at] >= 0:
            continue
        before = out[-1] if out and words.sentence[out[-1].cue] == words.sentence[at] else None
        if low in reporting.according:
            act = _according(words, at, verb)
        else:
            act = act_at(words, at, verb, before)
        if act is not None and not (on and act.form is ClauseForm.SHARED):
            out.append(act if may_be_source(words, act.source) else replace(act, source=None))
    return out


def may_be_source(words: Tokens, span: tuple[int, int] | None) -> bool:
    """Claim that a phrase is a noun phrase: not "instead", "brushed off" or "isn't"."""
    if span is None or any(words.name[k] >= 0 for k in range(*span)):
        return True
    start, end = span
    if (
        words.low[start] in words.grammar.pronouns
        or words.low[start] in words.grammar.object_pronouns
    ):
        return True
    last = words.low[end - 1]
    alone = end - start == 1
    known = last in words.reporting.roles or last in words.reporting.people_nouns
    known = known or (alone and last in words.grammar.standing_determiners)
    wrong = last in words.reporting.never_sources or last in words.grammar.auxiliaries
    wrong = wrong or words.grammar.is_adverb(last) or last in words.grammar.negations
    past = alone and last.endswith(words.grammar.past_endings)
    return known or not (wrong or past or (alone and last.isdigit()))


def _is_in_the_words(words: Tokens, at: int) -> bool:
    """Claim that word `at` is the third of "in the words of"."""
    return at > 1 and tuple(words.low[at - 2 : at + 2]) == words.reporting.in_the_words_of


def _according(words: Tokens, at: int, verb: Verb) -> SpeechAct | None:
    if at + 2 >= words.past(at) or words.low[at + 1] not in words.reporting.according_to:
        return None
    start, past = at + 2, words.past(at)
    end = phrase_right(words, start, past)
    if at - words.first(at) <= 1:
        end = _up_to_comma(words, start, end, past)
    else:
        end = _over_name(words, start, end, past)
    return SpeechAct(at, verb, ClauseForm.ACCORDING, (start, end)) if end > start else None


def _over_name(words: Tokens, start: int, end: int, past: int) -> int:
    """Return where the source ends in "…, according to the race director, Ann Lee."."""
    if (
        end + 1 >= past
        or words.word[end] != ","
        or words.low[start] not in words.reporting.role_openers
    ):
        return end
    if any(words.label[k] == "PER" for k in range(start, end)):
        return end
    after = phrase_right(words, end + 1, past)
    named = after > end + 1 and words.label[after - 1] == "PER"
    closes = after >= past or words.word[after] in {",", ".", ";"}
    return after if named and closes else end


def _up_to_comma(words: Tokens, start: int, end: int, past: int) -> int:
    """Return where the source ends in "According to the ambassador to France, Ann Lee, …"."""
    comma = next(
        (k for k in range(end, min(past, start + _SKIPPED * 2)) if words.word[k] == ","), 0
    )
    if not comma or any(words.low[k] in words.grammar.passive for k in range(end, comma)):
        return end
    after = phrase_right(words, comma + 1, past)
    is_named = after > comma + 1 and words.label[after - 1] == "PER"
    unnamed = all(words.label[k] != "PER" for k in range(start, comma))
    if is_named and unnamed and after < past and words.word[after] == ",":
        return after
    return comma


def _claim(words: Tokens, at: int) -> list[SpeechAct]:
    """Return the act of "Smith's claim that" or "her remarks about", which have no verb."""
    first, past = words.first(at), words.past(at)
    if at <= first or at + 1 >= past or words.low[at + 1] not in words.reporting.after_claim:
        return []
    if words.low[at - 1] in words.grammar.possessive_pronouns:
        source = (at - 1, at)
    elif words.low[at - 1] in words.grammar.possessives and at - 1 > first:
        source = (_past_verb(words, phrase_left(words, at - 1, first), at - 1), at - 1)
    else:
        return []
    reports = words.low[at + 1] in words.grammar.complementizers
    verb = Verb(
        words.reporting.claim_lemma, VerbForm.PLAIN, 2, Shape.CLAUSE if reports else Shape.NONE
    )
    return [SpeechAct(at, verb, ClauseForm.BEFORE, source)] if source[0] < source[1] else []


def _past_verb(words: Tokens, start: int, end: int) -> int:
    """Return where the owner of a claim begins, behind a verb: "Roe mocked Lee's claim"."""
    verbs = words.reporting.verbs
    found = [k for k in range(start + 1, end) if words.name[k] < 0 and words.low[k] in verbs]
    return found[-1] + 1 if found and words.name[found[-1] - 1] >= 0 else start


def _per(words: Tokens, at: int) -> SpeechAct | None:
    end = phrase_right(words, at + 1, words.past(at))
    if end == at + 1:
        return None
    return SpeechAct(at, words.reporting.according_verb, ClauseForm.ACCORDING, (at + 1, end))


def act_at(words: Tokens, at: int, verb: Verb, before: SpeechAct | None) -> SpeechAct | None:
    """Return the act of the verb at word `at`, its source shared with the act `before` if need be.

    None where the word is no verb, or a passive.
    """
    left, negated = over_helpers(words, at)
    if is_quoting_other(words, at):
        return None  # "the agency quoted her as saying": what she said follows
    agent = _agent(words, at, verb)
    if agent is not None:
        return SpeechAct(at, verb, ClauseForm.INVERTED, agent, negated)
    blamed = _blamed(words, at, verb, before)
    if blamed is not None:
        return SpeechAct(at, verb, ClauseForm.BEFORE, blamed, negated)
    if not is_speech_verb(words, at, verb, left):
        return None
    first = words.first(at)
    inverted = _inverted(words, at, verb)
    if inverted is not None and not (left > first and left == at and _fits_before(words, at)):
        return SpeechAct(at, verb, ClauseForm.INVERTED, with_partner(words, inverted), negated)
    form, source = _following(words, at, left, verb) or _subject(words, at, left, before, verb)
    if source is None and verb.form is VerbForm.PARTICIPLE and not _near_quote(words, at):
        return None
    if source is not None and (written := written_before(words, source[0])):
        form, source = ClauseForm.BEFORE, written
    return SpeechAct(at, verb, form, source, negated)


def _blamed(words: Tokens, at: int, verb: Verb, before: SpeechAct | None) -> tuple[int, int] | None:
    """Return who said it in "she mocked Lee for saying" and "he was at a hearing for saying"."""
    first = words.first(at)
    if verb.form is not VerbForm.PARTICIPLE or words.low[at - 1] not in words.reporting.blame_ties:
        return None
    begun = first
    if before is not None:
        begun = before.cue
        judged = bool(before.verb.shape & Shape.JUDGES)
        end = phrase_right(words, begun + 1, at - 1)
        if judged and end == at - 1 and words.label[end - 1] == "PER":
            return begun + 1, end
    for k in range(at - 2, max(begun, at - _REACH) - 1, -1):
        if words.label[k] == "PER":
            return None
        if words.low[k] in words.grammar.subject_pronouns:
            return k, k + 1
    return None


def _agent(words: Tokens, at: int, verb: Verb) -> tuple[int, int] | None:
    """Return who speaks in the passive: "was accused by Ann Lee of", "was called "…" by her"."""
    if not is_judged(words, at, verb) and not is_told(words, at, verb):
        return None
    by = at + 1
    if words.low[min(by, len(words) - 1)] in words.reporting.after_accused and words.is_quote(
        by + 1
    ):
        by += 1  # "accused of "lying" by Ann Lee"
    by += words.is_quote(by)
    if by + 1 >= words.past(at) or words.low[by] not in words.grammar.agent_marks:
        return None
    end = phrase_right(words, by + 1, words.past(at))
    somebody = words.label[end - 1] in {"PER", "ORG"} or words.low[end - 1] in words.reporting.roles
    return (by + 1, end) if end > by + 1 and somebody else None


def _following(
    words: Tokens, at: int, left: int, verb: Verb
) -> tuple[ClauseForm, tuple[int, int] | None] | None:
    """Return the subject after the comma in "After saying it was …, she left"."""
    first = words.first(at)
    fronted = at == first and words.word[at][0].isupper()  # "Citing the rain, she left"
    opened = left - 1 == first and words.low[first] in words.reporting.before_own_subject
    if verb.form is not VerbForm.PARTICIPLE or not (fronted or opened):
        return None
    found = opening_subject(words, first, words.past(at))
    return (ClauseForm.SHARED, found) if found else (ClauseForm.NOBODY, None)


def _near_quote(words: Tokens, at: int) -> bool:
    return any(words.is_quote(k) for k in range(at + 1, min(at + 6, len(words))))


def _fits_before(words: Tokens, at: int) -> bool:
    """Claim that the word right before a cue can end its subject."""
    low = words.low[at - 1]
    return words.name[at - 1] >= 0 or low in words.grammar.pronouns or low in words.reporting.roles


def _inverted(words: Tokens, at: int, verb: Verb) -> tuple[int, int] | None:
    """Return the source of "…," said John Smith: a phrase after the verb that no verb follows."""
    if verb.form not in FINITE_FORMS or verb.weight < 2 or at + 1 >= words.past(at):  # noqa: PLR2004
        return None
    if verb.lemma in words.reporting.telling:
        return None  # whoever follows is told
    first, start = words.first(at), at + 1
    before = words.low[at - 1] if at > first else ""
    quoted = at > first and words.is_quote(at - 1)
    if (
        not (quoted or before in words.reporting.before_inverted)
        or words.low[start] in words.reporting.never_inverted
    ):
        return None
    end = phrase_right(words, start, words.past(at))
    if end == start or words.low[start] in words.grammar.times:
        return None
    following = words.low[end] if end < words.past(at) else "."
    if not quoted and at > first and not _closes(words, start, end, following):
        return None
    signed = following.endswith(words.grammar.past_endings) and (
        words.low[end - 1] in words.reporting.documents
    )  # "reads a statement signed by"
    hearer = (
        quoted and words.label[end - 1] == "PER" and following in words.grammar.infinitive_marks
    )
    if not (signed or hearer or _may_follow(words, start, following)):
        return None
    return noun_before_name(words, start, end, start) or (start, end)


def _may_follow(words: Tokens, start: int, following: str) -> bool:
    """Claim that the word after an inverted subject is not the verb of another clause."""
    if following in words.reporting.never_after_inverted:
        return False
    if not following[0].isalpha():
        return True
    known = following in words.reporting.after_inverted or words.label[start] == "PER"
    return known and words.low[start] not in words.grammar.pronouns


def _closes(words: Tokens, start: int, end: int, following: str) -> bool:
    """Claim that a phrase after ", said" can be who said it: somebody, and the clause ends."""
    head = next(
        (k for k in range(start + 1, end) if words.low[k] in words.grammar.prepositions), end
    )
    somebody = (
        words.label[end - 1] in {"PER", "ORG"} or words.low[head - 1] in words.reporting.roles
    )
    if words.word[start][0].isupper() and words.is_quote(start - 3):
        somebody = True  # "Roe a ‘liar’, says Garcia"
    if following in words.reporting.after_inverted:
        return somebody and _ends_soon(words, end)
    return following in _ENDS and somebody


def _ends_soon(words: Tokens, at: int) -> bool:
    """Claim that only when or where it was said stands between word `at` and the clause's end."""
    past = words.past(at)
    stop = next((k for k in range(at, past) if words.word[k] in {".", ","}), past)
    return stop - at <= _SKIPPED and not any(
        words.low[k] in words.grammar.finite
        or (
            words.low[k] in words.reporting.verbs
            and words.name[k] < 0
            and words.low[k - 1] not in words.grammar.determiners  # "in a report on Monday"
        )
        for k in range(at, stop)
    )


def _subject(
    words: Tokens, at: int, left: int, before: SpeechAct | None, verb: Verb
) -> tuple[ClauseForm, tuple[int, int] | None]:
    """Search the subject of the verb at `at`, whose auxiliaries begin at `left`."""
    low, first = words.low, words.first(at)
    while left > first and words.word[left - 1] == ")":
        left = _over_bracket(words, left, first)
    if left <= first:
        return (ClauseForm.SHARED, before.source) if before else (ClauseForm.NOBODY, None)
    previous = low[left - 1]
    if words.quote[left - 1] >= 0:
        return ClauseForm.NOBODY, None
    participle = words.word[at].endswith(words.grammar.participle_endings)
    if previous in words.grammar.comparing and participle:
        return _quoted_as(words, left - 1, first)
    if previous in words.grammar.relatives:
        end = left - 2 if left - 2 > first and words.word[left - 2] == "," else left - 1
        start = phrase_left(words, end, first)
        if start < end:
            return ClauseForm.RELATIVE, (start, end)
        return _shared(words, at, first, before)
    if words.word[left - 1] in {",", "\u2014", "\u2013", "--", "-"}:
        return (
            _shared(words, at, first, before)
            if participle
            else _apposition(words, left - 1, before)
        )
    met = _before_contact_clause(words, left, first) or before_relative(words, left, first)
    start, left = met or (phrase_left(words, left, first), left)
    start += participle and words.low[start] in words.reporting.perceiving
    if start < left and not _is_object(words, start, left, verb):
        told_of = noun_before_name(words, start, left, first) if not participle else None
        found = told_of or _clear_of_preposition(
            words, start, left, first, is_participle=participle
        )
        found = (whole_joint(words, found[0], first), found[1]) if found else None
        found = (whole_list(words, found[0], first), found[1]) if found else None
        return (ClauseForm.BEFORE, found) if found else _shared(words, at, first, before)
    return _shared(words, at, first, before)


def _before_contact_clause(words: Tokens, left: int, first: int) -> tuple[int, int] | None:
    """Return "the experts" of "the experts I interviewed said", or None."""
    at = left - 2
    verb = words.low[left - 1].endswith(words.grammar.past_endings) and words.name[left - 1] < 0
    if at <= first or not verb or words.low[at] not in words.grammar.pronouns:
        return None
    start = phrase_left(words, at, first)
    return (start, at) if start < at and opens_clause(words, start, first) else None


def _clear_of_preposition(
    words: Tokens, start: int, end: int, first: int, *, is_participle: bool
) -> tuple[int, int] | None:
    """Return the subject, or None where the phrase belongs to a preposition in mid sentence."""
    if words.label[end - 1] == "PER" and start > first and is_fronted(words, start, first):
        name = next(k for k in range(start, end) if words.name[k] == words.name[end - 1])
        role = words.low[name - 1] in words.reporting.roles - words.reporting.documents
        if name > start and not role:
            return name, end  # "In her last show Ann Lee spoke"
    if (
        start <= first
        or words.low[start - 1] not in words.grammar.prepositions
        or (is_participle and is_absolute(words, start))
    ):
        return start, end
    whole = phrase_left(words, start - 1, first)
    if whole < start - 1 and words.label[end - 1] != "PER" and _somebody(words, whole, start - 1):
        return whole, end  # "after someone near the stage had shouted"
    opens = start - 1 == first or words.word[start - 2] == "," or words.is_quote(start - 2)
    opens = opens or _opens_later_clause(words, start - 1, first)
    return (start, end) if opens or words.label[end - 1] == "PER" else None


def _somebody(words: Tokens, start: int, end: int) -> bool:
    """Claim that the phrase is a person nobody names, and opens a clause after its conjunction."""
    first = words.first(start)
    opens = opens_clause(words, start, first) or words.low[start - 1] in (
        words.reporting.later_clause | words.grammar.conjunctions
    )
    unnamed = all(words.name[k] < 0 for k in range(start, end))
    return opens and unnamed and words.low[end - 1] in words.reporting.people_nouns


def _opens_later_clause(words: Tokens, at: int, first: int) -> bool:
    """Claim that "after" and its like at `at` open a clause: "resigned, hours after a court said".

    Not where only a phrase stands before it ("the mayor after the vote said"), or "speaking".
    """
    if words.low[at] not in words.reporting.later_clause or words.low[at - 1].endswith(
        words.grammar.participle_endings
    ):
        return False
    return words.low[at - 1] in words.reporting.how_long or phrase_left(words, at, first) > first


def _is_object(words: Tokens, start: int, end: int, verb: Verb) -> bool:
    """Claim that the phrase at `start` before a participle is not its subject."""
    if verb.form is VerbForm.PARTICIPLE and (
        is_absolute(words, start) or is_perceived(words, start)
    ):
        return False  # "with her lawyer saying", "heard a man saying"
    if verb.form is VerbForm.PARTICIPLE:
        if words.low[end] in words.grammar.passive:
            return False  # "officials are urging"
        opens = words.low[start] in words.grammar.determiners
        if opens and words.low[end - 1] in words.reporting.worn:
            return False  # "wore a T-shirt saying"
        return words.label[end - 1] != "PER" and words.low[start] not in words.grammar.pronouns
    return (
        start > words.first(start)
        and words.low[start - 1] in words.grammar.infinitive_marks
        and verb.form is VerbForm.PLAIN
    )


def _over_bracket(words: Tokens, left: int, first: int) -> int:
    at = left - 1
    first = max(first, at - _REACH)
    while at > first and words.word[at] != "(":
        at -= 1
    return at if words.word[at] == "(" else first


def _quoted_as(words: Tokens, at: int, first: int) -> tuple[ClauseForm, tuple[int, int] | None]:
    """Return the source of "quoted a spokesman as saying" or "was quoted as saying"."""
    verb = at - 1
    first = max(first, at - _REACH)
    while verb > first and words.low[verb] not in words.reporting.quoted_verbs:
        verb -= 1
    if words.low[verb] not in words.reporting.quoted_verbs:
        return ClauseForm.NOBODY, None
    if verb + 1 < at and words.low[verb + 1] not in words.reporting.after_quoted:
        return ClauseForm.QUOTED, (verb + 1, at)
    left, _ = over_helpers(words, verb)
    if left - 1 > first and words.word[left - 1] == ",":
        return ClauseForm.QUOTED, _apposition(words, left - 1, None)[1]
    start = phrase_left(words, left, first)
    return (ClauseForm.QUOTED, (start, left)) if start < left else (ClauseForm.NOBODY, None)


def _shared(
    words: Tokens, at: int, first: int, before: SpeechAct | None
) -> tuple[ClauseForm, tuple[int, int] | None]:
    """Take the subject of the act before in the sentence, or of the sentence."""
    if before is not None and before.source is not None:
        for k in range(at - 1, before.cue, -1):
            begins = words.low[k - 1] in words.reporting.before_shared
            if words.low[k] in words.grammar.subject_pronouns and begins:
                return ClauseForm.SHARED, (k, k + 1)
        inner = of_relative(words, before.cue, at)
        if inner is not None:
            return ClauseForm.SHARED, inner
        if before.form is not ClauseForm.RELATIVE or words.word[at - 1] != ",":
            return ClauseForm.SHARED, before.source
    found = of_relative(words, first, at) or opening_subject(words, first, at)
    verb = words.reporting.verbs.get(words.low[at])
    if found and verb and verb.form is VerbForm.PRESENT and _is_verb_itself(words, *found):
        found = None
    return (ClauseForm.SHARED, found) if found else (ClauseForm.NOBODY, None)


def _is_verb_itself(words: Tokens, start: int, end: int) -> bool:
    """Claim that a lone word in "-s" before "calls" is another verb: "Preys on fears and calls"."""
    low = words.low[start]
    alone = end - start == 1 and words.name[start] < 0
    return alone and low.endswith(words.grammar.plural_endings)


def _commas(words: Tokens, at: int, first: int) -> Iterator[int]:
    low = max(first, at - _REACH)
    found = (k for k in range(at - 1, low, -1) if words.word[k] == words.word[at])
    return islice(found, _COMMAS)


def _is_named(words: Tokens, start: int, end: int) -> bool:
    """Claim that a name fills these words, with or without a title: "Dr Ann Lee"."""
    titled = words.language.people.is_title(words.word[start]) and start + 1 < end
    return all(label == "PER" for label in words.label[start + titled : end])


def _apposition(
    words: Tokens, at: int, before: SpeechAct | None
) -> tuple[ClauseForm, tuple[int, int] | None]:
    """Return the phrase before the comma that opens what the comma at `at` closes."""
    first = words.first(at)
    fallback: tuple[int, int] | None = None
    for commas in _commas(words, at, first):
        comma = commas
        start = phrase_left(words, comma, first)
        if words.word[comma - 1] == ")":
            comma = _over_bracket(words, comma, first)
            start = phrase_left(words, comma, first)
        if start >= comma or words.low[start] in words.grammar.times:
            continue
        opener = words.word[commas + 1]
        person = words.label[comma - 1] == "PER"
        if not person and inside_relative(words, start, first):
            continue
        if not person and _is_named(words, commas + 1, at):
            return ClauseForm.APPOSITION, (start, comma)  # a role, then the name: "the mayor, X,"
        sure = (
            words.low[commas + 1] in words.reporting.apposition_openers
            or opener[0].isdigit()
            or opener[0].islower()
            or opener[:2] in words.reporting.party_marks
        )
        if person and (sure or opens_clause(words, start, first)):
            return ClauseForm.APPOSITION, described_person(words, start, comma, first)
        if fallback is None and sure and opens_clause(words, start, first):
            fallback = (start, comma)
    if fallback is None and (before is None or before.source is None):
        fallback = opening_subject(words, first, at)
    if fallback is not None:
        return ClauseForm.APPOSITION, fallback
    return ClauseForm.SHARED, before.source if before else None
