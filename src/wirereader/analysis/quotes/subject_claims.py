"""Where what is claimed ends in "Lee's claim that the mine was safe is false".

The claim is the subject of the sentence there, whose own verb says what became of it.
"""

from collections.abc import Sequence

from wirereader.analysis.grammar import Shape, VerbForm
from wirereader.analysis.quotes.reporting_clauses import SpeechAct
from wirereader.analysis.text.noun_phrases import opens_clause
from wirereader.analysis.text.tokens import Tokens

_STOPS = frozenset({".", "!", "?"})


def is_subject_claim(words: Tokens, act: SpeechAct) -> bool:
    """Claim that the act is a noun ("Lee's claim that") and the subject of its sentence."""
    return is_noun(words, act) and is_sentence_subject(words, act)


def is_noun(words: Tokens, act: SpeechAct) -> bool:
    """Claim that the act is a noun: "Lee's claim that", "his remarks about"."""
    noun = act.verb.lemma == words.reporting.claim_lemma and act.verb.form is VerbForm.PLAIN
    return noun and words.low[act.cue] in words.reporting.claims


def judged_claim(words: Tokens, acts: Sequence[SpeechAct]) -> bool:
    """Claim that the last of `acts` is what the one before judges: "mocked Lee's claim that"."""
    if len(acts) < 2 or not is_noun(words, acts[-1]):  # noqa: PLR2004 - who judges, and whom
        return False
    source, verb = acts[-1].source, acts[-2].verb
    judges = bool(verb.shape & Shape.JUDGES) or verb.lemma in words.reporting.denying
    return judges and source is not None and source[0] == acts[-2].cue + 1


def is_sentence_subject(words: Tokens, act: SpeechAct) -> bool:
    """Claim that an owned noun is the subject of its sentence: nothing governs its owner."""
    if act.source is None:
        return False
    begun, first = act.source[0], words.first(act.cue)
    if words.low[begun].endswith(words.grammar.participle_endings):
        return False  # "contradicting Lee's claim that"
    return begun < act.cue and opens_clause(words, begun, first)


def claim_end(words: Tokens, start: int, end: int) -> int:
    """Return where the verb of the sentence begins, behind the clause at `start`.

    Returns `start`, so that nothing is claimed, where that verb is not found before `end`.  A
    heading has none, and ends with its line.
    """
    grammar = words.grammar
    links = grammar.personal_relatives | grammar.relatives | grammar.coordinators
    links |= words.reporting.subordinators | grammar.suppositions
    wanted = int(words.quote[start] < 0)  # verbs until the one of the sentence
    for at in range(start, end):
        if words.name[at] >= 0 or words.quote[at] >= 0:
            continue
        if words.low[at] in links:
            wanted += 1
        elif _is_verb(words, at, start):
            if not wanted:
                return at - (words.word[at - 1] == ",")
            wanted -= 1
    is_heading = words.word[words.past(start) - 1] not in _STOPS
    return end if is_heading and not wanted else start


def _is_verb(words: Tokens, at: int, start: int) -> bool:
    """Claim that a verb begins at word `at`: no participle or infinitive behind a helper."""
    low, before = words.low[at], words.low[at - 1] if at > start else ""
    helpers = words.grammar.auxiliaries | words.grammar.finite | words.grammar.infinitive_marks
    if before in helpers | words.grammar.negations or words.grammar.is_adverb(before):
        return False
    if low in words.grammar.finite:
        return True
    closed = words.grammar.determiners | words.grammar.prepositions
    past = low.endswith(words.grammar.past_endings) or low in words.grammar.irregular_pasts
    return past and before not in closed
