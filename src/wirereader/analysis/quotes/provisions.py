"""What a rule or document says in a relative clause: "standards that bar anyone who "…"".

The words quoted there are the rule's, not those of whoever cites it, breaks it or complains of it.
"""

from collections.abc import Sequence

from wirereader.analysis.grammar import Shape, Verb, VerbForm
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, SpeechAct
from wirereader.analysis.text.noun_phrases import name_left, phrase_left
from wirereader.analysis.text.tokens import Tokens

_LONGEST = 3  # words before the noun: more of them have swallowed a verb, "The firm broke EU rules"
_REACH = 30  # words back to the clause: a longer one has others inside


def provision_before(words: Tokens, acts: Sequence[SpeechAct], at: int) -> SpeechAct | None:
    """Return what the rule or document says in whose relative clause the string at `at` stands.

    None where somebody's act of speech, one of `acts`, stands between the clause's verb and it.
    """
    first = max(words.first(at), at - _REACH)
    for verb in range(at - 1, first + 1, -1):
        if words.low[verb] not in words.reporting.provision_verbs or words.quote[verb] >= 0:
            continue
        relative = verb - 1
        if words.low[relative] in words.grammar.auxiliaries and relative > first:
            relative -= 1  # "that would bar"
        noun = relative - 1
        if words.word[noun] == ",":
            noun -= 1
        if noun < first or words.low[relative] not in words.grammar.relatives:
            continue
        if words.low[noun] not in words.reporting.provisions | words.reporting.documents:
            continue
        if _is_parted(words, verb, at) or any(verb < act.cue < at for act in acts):
            return None
        plain = Verb(words.low[verb], VerbForm.PRESENT, 2, Shape.CLAUSE)
        said = words.reporting.verbs.get(words.low[verb], plain)
        source = _phrase(words, noun, first), noun + 1
        return SpeechAct(verb, said, ClauseForm.RELATIVE, source)
    return None


def _is_parted(words: Tokens, verb: int, at: int) -> bool:
    """Claim that another clause may have begun between the verb and the string."""
    return any(words.word[k] in {",", ";", "\u2014"} for k in range(verb + 1, at - 1))


def _phrase(words: Tokens, noun: int, first: int) -> int:
    start = phrase_left(words, noun + 1, first)
    for at in range(noun - 2, start - 1, -1):  # "Lee broke rules", but "the EU's new rules"
        is_owned = words.low[at + 1] in words.grammar.possessives
        if words.name[at] >= 0 and words.name[at + 1] < 0 and not is_owned:
            return at + 2
    if noun - start <= _LONGEST:
        return min(start, noun)
    return name_left(words, noun) if words.name[noun - 1] >= 0 else noun
