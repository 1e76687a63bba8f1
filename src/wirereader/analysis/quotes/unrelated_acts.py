"""Acts of speech that stand near a quoted string and do not bring its words."""

from collections.abc import Sequence

from wirereader.analysis.quotes.reporting_clauses import SpeechAct
from wirereader.analysis.quotes.speech_verbs import is_judged
from wirereader.analysis.text.noun_phrases import opening_subject
from wirereader.analysis.text.tokens import Tokens

_LEFT_BEHIND = 6  # words of another clause between ", she said, but" and a string
_NEAR_USED = 3  # words from "used" to what was used: "used his famous"
_MOST_OF_THING = 4  # words: "her late father's boat"
_FIRST_PERSON = "1"  # as `Grammar.pronouns` marks it


def is_elsewhere(words: Tokens, act: SpeechAct, at: int) -> bool:
    """Claim that `act` before word `at` does not bring the words there.

    Either it only shows something, or it ends a string and another clause follows: "…," she
    said, but Lee went on about "…".
    """
    if _only_shows(words, act) or _uses_something_else(words, act, at):
        return True
    after = act.end
    return (
        words.is_quote(act.start - 1)
        and at - after > _LEFT_BEHIND
        and words.word[after] == ","
        and words.low[after + 1] in words.grammar.coordinators
        and opening_subject(words, after + 2, at) is not None
    )


def _uses_something_else(words: Tokens, act: SpeechAct, at: int) -> bool:
    """Claim that no word is what somebody used: "the laptop she used while sorting “…”"."""
    if act.verb.lemma not in words.reporting.using:
        return False
    between = range(act.cue + 1, at)
    return len(between) > _NEAR_USED and not any(
        words.low[k] in words.reporting.terms or words.low[k] in words.reporting.speech_nouns
        for k in between
    )


def _only_shows(words: Tokens, act: SpeechAct) -> bool:
    """Claim that somebody's words or deeds show something: "Lee's remarks showed a …"."""
    if act.source is None or act.verb.lemma not in words.reporting.evidence_lemmas:
        return False
    start, end = act.source
    head = next(
        (k for k in range(start + 1, end) if words.low[k] in words.grammar.prepositions), end
    )
    return (
        words.label[head - 1] == ""
        and words.low[head - 1] not in words.reporting.documents | words.reporting.roles
        and words.low[head - 1] not in words.grammar.pronouns
    )


def says_its_own(words: Tokens, at: int, act: SpeechAct) -> bool:
    """Claim that what follows `act` is all it says: "said yes", "said no"."""
    after = act.cue + 1
    return act.cue > at and after < len(words) and words.low[after] in words.reporting.answers


def is_one_pronoun(words: Tokens, one: SpeechAct, other: SpeechAct) -> bool:
    """Claim that both sources are one pronoun, with nothing quoted between: "She said she"."""
    if one.source is None or other.source is None or one.source == other.source:
        return False
    low = [words.low[source[0]] for source in (one.source, other.source)]
    short = one.source[1] - one.source[0] == other.source[1] - other.source[0] == 1
    between = range(one.cue, other.source[0])
    return (
        short
        and low[0] == low[1]
        and low[0] in words.grammar.person_pronouns
        and not any(words.is_quote(k) for k in between)
    )


def is_judged_at(words: Tokens, at: int) -> bool:
    """Claim that word `at` says what somebody is called or accused of: "was accused"."""
    verb = words.reporting.verbs.get(words.low[at])
    return verb is not None and is_judged(words, at, verb)


def tells(words: Tokens, at: int) -> bool:
    """Claim that word `at` is "I" or "we" of whoever writes the story."""
    return words.grammar.pronouns.get(words.low[at]) == _FIRST_PERSON


def names_a_thing(words: Tokens, act: SpeechAct, stretches: Sequence[tuple[int, int]]) -> bool:
    """Claim that `act` only gives a thing or an animal its name: called her boat "Patience"."""
    start, end = stretches[0]
    if act.verb.lemma not in words.reporting.calling or start + 2 >= end:
        return False
    at = next((k for k in range(start, end) if words.quote[k] >= 0), 0)
    if (
        words.low[start] not in words.grammar.possessive_pronouns
        or not at
        or at - start > _MOST_OF_THING
    ):
        return False
    name = words.text[words.start[at] + 1 : words.end[at] - 1].strip(".,")
    return name.isalpha() and name.istitle() and words.low[at - 1] not in words.reporting.roles
