"""Noun phrases by position: the one that ends here, the one that begins here, a sentence's subject.

A stand-in for a parser, made for the subjects of speech verbs.  Names are taken from the tagger;
the rest goes by small closed word lists.
"""

from wirereader.analysis.english.reporting_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    FUNCTION,
    NOUN_FORMS,
    POSSESSIVES,
    PREPOSITIONS,
    PRONOUNS,
    ROLES,
    TIMES,
    VERBS,
    is_adverb,
    listed,
)
from wirereader.analysis.text.tokens import Words

_LONGEST = 12
_JOINING = frozenset({"of", "for", "at", "with", "from", "in", "on", "to"})
ALONE = listed("some many most several others both another one two three all few")
_LINKS = listed("and , but so yet still meanwhile however then also nor")
_OPENERS = PREPOSITIONS | listed(
    "when while because although though since if as once asked speaking according"
)


def _is_name(words: Words, at: int) -> bool:
    return words.name[at] >= 0


def _may_stand(words: Words, at: int, end: int) -> bool:
    """Claim that word `at` can be part of a noun phrase that goes on to its right."""
    low, word = words.low[at], words.word[at]
    if words.quote[at] >= 0:
        return False
    if _is_name(words, at) or low in POSSESSIVES:
        return True
    if not (word[0].isalnum() or word == "&"):
        return False
    if low in TIMES or low == "that":
        return at + 1 < end and words.low[at + 1] in POSSESSIVES
    if low in FUNCTION:
        return False
    verb = VERBS.get(low)
    return verb is None or low in NOUN_FORMS or (verb.form == "ed" and verb.weight == 1)


def phrase_left(words: Words, end: int, first: int) -> int:
    """Return where the noun phrase that ends before word `end` begins, or `end` if there is none.

    Never goes left of word `first`.  "a spokesman for the ministry" is one phrase.
    """
    if end > first and words.low[end - 1] in PRONOUNS:
        return end - 1
    start = _core_left(words, end, first)
    reach = 0
    while start < end and reach < 3 and _may_join(words, start, end, first):  # noqa: PLR2004
        further = _core_left(words, start - 1, first)
        if further >= start - 1:
            break
        loose = words.low[start - 1] != "of" and words.low[start - 2] not in ROLES
        whole = words.low[further] in DETERMINERS and opens_clause(words, further, first)
        if loose and not whole:
            break
        start, reach = further, reach + 1
    return start


def _core_left(words: Words, end: int, first: int) -> int:
    start = end
    while start > first and end - start < _LONGEST:
        at = start - 1
        if words.low[at] in DETERMINERS and words.low[at] != "that" and not _is_name(words, at):
            start = at
            if at > first and words.low[at - 1] in ALONE:
                start = at - 1
            break
        if not _may_stand(words, at, end):
            break
        start = at
    while start < end and not _is_name(words, start) and _is_helper(words.low[start]):
        start += 1
    if all(words.low[k] in DETERMINERS and words.low[k] not in ALONE for k in range(start, end)):
        return end
    return start


def _is_helper(low: str) -> bool:
    return low in AUXILIARIES or low in POSSESSIVES or is_adverb(low)


def _may_join(words: Words, start: int, end: int, first: int) -> bool:
    """Claim that "of", "for", "at" … before the phrase ties it to a noun further left."""
    if start - 2 < first or words.low[start - 1] not in _JOINING:
        return False
    noun = start - 2
    if words.quote[noun] >= 0 or not words.word[noun][0].isalnum():
        return False
    if words.low[noun] in FUNCTION | TIMES or words.low[noun] in PRONOUNS:
        return False
    if words.low[start - 1] == "of":
        return words.label[end - 1] != "PER" or words.low[noun] in ROLES or end - start > 2  # noqa: PLR2004
    return True


def opens_clause(words: Words, start: int, first: int) -> bool:
    """Claim that a clause begins with word `start` of a sentence that begins with `first`."""
    if start <= first:
        return True
    low = words.low[start - 1]
    return low in {"and", "but", ",", "that", "as", "while", ";", ":"} or words.is_quote(start - 1)


def phrase_right(words: Words, start: int, limit: int) -> int:
    """Return one past the noun phrase that begins at word `start`, or `start` if there is none.

    Ends at `limit` at the latest; what follows a person's name is left out.
    """
    if start >= limit or words.quote[start] >= 0:
        return start
    if words.low[start] in PRONOUNS or words.low[start] in {"him", "her", "them"}:
        following = words.low[start + 1] if start + 1 < limit else "."
        if words.low[start] != "her" or not following[0].isalpha() or following in FUNCTION:
            return start + 1
    at = start
    while at < limit and at - start < _LONGEST + 2 and _goes_on(words, start, at, limit):
        at += 1
    while at > start and words.low[at - 1] in PREPOSITIONS | DETERMINERS | CONJUNCTIONS:
        if words.low[at - 1] in ALONE:
            break
        at -= 1
    return at


def _goes_on(words: Words, start: int, at: int, limit: int) -> bool:
    low, word = words.low[at], words.word[at]
    if words.quote[at] >= 0:
        return False
    if _is_name(words, at) or low in POSSESSIVES or at == start:
        return _is_name(words, at) or low in POSSESSIVES or _may_begin(words, at)
    if words.label[at - 1] == "PER":
        return False
    if words.low[at - 1] in DETERMINERS | POSSESSIVES and word[0].isalnum():
        return low not in TIMES | FUNCTION
    if low in {"of", "for"} or (low in {"at", "with", "from", "in"} and words.low[at - 1] in ROLES):
        return at + 1 < limit and words.word[at + 1][0].isalnum()
    if low in DETERMINERS:
        return words.low[at - 1] in PREPOSITIONS
    if not (word[0].isalnum() or word == "&") or low in FUNCTION or low in AUXILIARIES:
        return False
    return not (
        low in TIMES
        or low == "that"
        or (low in VERBS and low not in ROLES)
        or _is_past(words, at, start)
    )


def _may_begin(words: Words, at: int) -> bool:
    return words.word[at][0].isalnum() and words.low[at] not in FUNCTION | TIMES


def _is_past(words: Words, at: int, start: int) -> bool:
    """Claim that a word in "-ed" or after a role ends the phrase: "the president visited"."""
    low = words.low[at]
    return low.endswith("ed") and words.low[at - 1] not in DETERMINERS and at > start


def _is_comma(words: Words, at: int) -> bool:
    if words.quote[at] < 0:
        return words.word[at] == ","
    return words.text[words.start[at] : words.end[at]].rstrip("\"'\u201d\u2019").endswith(",")


def opening_subject(words: Words, first: int, limit: int) -> tuple[int, int] | None:
    """Return the subject a sentence opens with, from word `first` to `limit`, or None.

    Phrases before it ("On Friday, …") are stepped over.
    """
    at = first
    for _ in range(4):
        while (
            at < limit
            and (words.low[at] in _LINKS or _is_helper(words.low[at]))
            and (words.name[at] < 0)
        ):
            at += 1
        if at >= limit:
            return None
        low = words.low[at]
        if low.isdigit() and at + 1 < limit and words.word[at + 1] == ",":
            at += 2
            continue
        if low not in _OPENERS and not (low.endswith("ing") and words.name[at] < 0):
            break
        comma = next((k for k in range(at, min(limit, at + 40)) if _is_comma(words, k)), -1)
        if comma < 0:
            near = range(at + 1, min(limit, at + 6))
            pronoun = next((k for k in near if words.low[k] in {"he", "she", "they", "we"}), -1)
            return (pronoun, pronoun + 1) if pronoun > 0 else None
        at = comma + 1
    end = phrase_right(words, at, limit)
    if first < at < limit and _is_listed(words, at):
        comma = next((k for k in range(at, min(limit, at + 6)) if words.word[k] == ","), -1)
        if comma >= 0 and end in {at, comma}:
            at, end = comma + 1, phrase_right(words, comma + 1, limit)
    return (at, end) if end > at and words.low[at] != "there" else None


def _is_listed(words: Words, at: int) -> bool:
    """Claim that what begins at `at` goes on a list before the subject: a quick, late meeting."""
    low = words.low[at]
    return words.word[at][0].islower() and low not in DETERMINERS and low not in PRONOUNS
