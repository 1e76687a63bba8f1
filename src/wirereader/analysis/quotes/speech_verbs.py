"""Whether a word that can be a verb of speech is one here: not "the claims", not "was told".

The checks look a few words to the left and one to the right; `acts` then searches the subject.
"""

from wirereader.analysis.english.reporting_words import (
    AUXILIARIES,
    DETERMINERS,
    NEGATIONS,
    NOUN_FORMS,
    PASSIVE,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    TIMES,
    VERBS,
    Shape,
    Verb,
    is_adverb,
)
from wirereader.analysis.text.noun_phrases import ALONE
from wirereader.analysis.text.tokens import Words

_SKIPPED = 8
_OWNED = DETERMINERS - ALONE - {"this", "that"}


def is_speech_verb(words: Words, at: int, verb: Verb, left: int) -> bool:
    """Claim that word `at` is an active verb of speech; its helpers begin at word `left`."""
    low, first = words.low, words.first(at)
    if at > first and words.word[at][0].isupper() and not _is_shouted(words, at):
        return False
    if _is_owned(words, at, verb) or _is_noun(words, at, verb, left):
        return False
    by = at + 1 < words.past(at) and low[at + 1] == "by"
    return not (_is_passive(words, at, verb) or (verb.form == "ed" and verb.weight == 1 and by))


def _is_owned(words: Words, at: int, verb: Verb) -> bool:
    """Claim that an article, a possessive or another verb of speech stands right before."""
    if at <= words.first(at):
        return False
    before = words.low[at - 1]
    if verb.form == "ing" and before in VERBS and not words.is_quote(at + 1):
        return True
    owned = before in POSSESSIVES and not _is_contraction(words, at, verb)
    return owned or before in _OWNED


def _is_contraction(words: Words, at: int, verb: Verb) -> bool:
    """Claim that "'s" before the verb is "is" or "has": "He's claiming"."""
    return verb.form == "ing" and words.low[at - 2] in PRONOUNS


def _is_shouted(words: Words, at: int) -> bool:
    """Claim that word `at` stands in a headline-like line, where verbs may be capitalised."""
    first, past = words.first(at), words.past(at)
    lower = sum(1 for k in range(first, min(past, first + 14)) if words.word[k][0].islower())
    return lower <= (min(past, first + 14) - first) // 4 and past - first > 3  # noqa: PLR2004


def over_helpers(words: Words, at: int) -> tuple[int, bool]:
    """Step left from a verb over auxiliaries, adverbs and times; return (place, negated)."""
    negated, left, first = False, at, words.first(at)
    while left > first and at - left < _SKIPPED:
        low = words.low[left - 1]
        if words.name[left - 1] >= 0 or words.quote[left - 1] >= 0:
            break
        if low in NEGATIONS:
            negated = True
        elif low == "to" and left - 2 >= first and words.low[left - 2] in NEGATIONS:
            pass  # "declined to say": the next step finds the refusal
        elif not (
            low in AUXILIARIES
            or is_adverb(low)
            or (low in TIMES and low != "may")
            or (low in {"on", "in", "last"} and left < at and _is_time(words, left))
            or (low.isdigit() and left - 2 >= first and words.low[left - 2] in {"in", "on"})
        ):
            break
        left -= 1
    return left, negated


def _is_bare_noun(words: Words, at: int, verb: Verb, left: int) -> bool:
    """Claim that what stands before forbids a verb: "over fears", "a light show that"."""
    if left != at or at <= words.first(at):
        return False
    before = words.low[at - 1]
    if before in PREPOSITIONS and not (verb.form == "ing" and before in _BEFORE_PARTICIPLE):
        return True
    plural = before.endswith("s") or before in _PLURAL or before in PRONOUNS
    plural = plural or _are_two(words, at - 1)
    return verb.form == "" and not plural


def _are_two(words: Words, at: int) -> bool:
    """Claim that a name ends with word `at` that "and" joins to another: Roe and Doe call."""
    name = words.name[at]
    while at > 0 and words.name[at] == name:
        at -= 1
    return name >= 0 and at > 0 and words.low[at] == "and" and words.name[at - 1] >= 0


_PLURAL = frozenset(
    {
        "to",
        "who",
        "you",
        "people",
        "police",
        "media",
        "men",
        "women",
        "spokesmen",
        ",",
        "and",
        "that",
    }
)
_BEFORE_PARTICIPLE = frozenset(
    {",", "as", "and", "by", "while", "before", "after", "but", "\u2014"}
)


def _is_time(words: Words, at: int) -> bool:
    return words.low[at] in TIMES or words.low[at].isdigit()


def _is_noun(words: Words, at: int, verb: Verb, left: int) -> bool:
    """Claim that this form is no verb here: "the claims", "a warning", "in writing"."""
    low = words.low
    if low[at] not in NOUN_FORMS or words.is_quote(at - 1):
        return False
    if _is_bare_noun(words, at, verb, left):
        return True
    after = low[at + 1] if at + 1 < words.past(at) else "."
    if verb.form == "ing" and at > words.first(at) and low[at - 1] in _BEFORE_PARTICIPLE:
        return False
    plain = not verb.shape & (Shape.CLAUSE | Shape.NOUN)
    if plain and after in {"that", "against", "on", "of", "in"}:
        return True
    judges = bool(verb.shape & Shape.JUDGES) and verb.form in {"s", "ed"}
    if judges and any(words.is_quote(k) for k in range(at + 2, min(at + 4, words.past(at)))):
        return False
    if words.is_quote(at + 1) or after in {"that", ":", "it", "him", "her", "them", "for", "he"}:
        return after == "for" and verb.lemma != "call"
    before = left - 1
    if before < words.first(at):
        return True
    sure = low[before] in PRONOUNS or low[before] == "who" or words.label[before] in {"PER", "ORG"}
    sure = sure or left < at or low[before] == "to" or low[before] in ROLES
    if verb.form in {"s", "ed"} and words.label[before] not in {"", "NAT", "MISC"}:
        sure = True
    return not sure


_BETWEEN = frozenset({"also", "never", "not", "later", "then", "once", "first", "already", "again"})


def _is_passive(words: Words, at: int, verb: Verb) -> bool:
    if verb.form != "ed":
        return False
    left, first = at, words.first(at)
    while left > first and (is_adverb(words.low[left - 1]) or words.low[left - 1] in _BETWEEN):
        left -= 1
    return (
        left > first
        and words.low[left - 1] in PASSIVE | {"'s", "get", "got"}
        and (words.low[left - 1] != "'s" or verb.weight == 1)
    )
