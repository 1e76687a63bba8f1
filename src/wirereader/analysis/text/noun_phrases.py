"""Noun phrases by position: the one that ends here, the one that begins here, a sentence's subject.

A stand-in for a parser, made for the subjects of speech verbs.  Names are taken from the tagger;
the rest goes by small closed word lists.
"""

import re

from wirereader.analysis.grammar import VerbForm
from wirereader.analysis.text.tokens import Tokens

_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}")
_LONGEST = 12  # words: a longer phrase has swallowed a clause


def _is_name(words: Tokens, at: int) -> bool:
    return words.name[at] >= 0


def _may_stand(words: Tokens, at: int, end: int) -> bool:
    """Claim that word `at` can be part of a noun phrase that goes on to its right."""
    low, word = words.low[at], words.word[at]
    if words.quote[at] >= 0:
        return False
    if _is_name(words, at) or low in words.grammar.possessives:
        return True
    if not (word[0].isalnum() or word == "&"):
        return False
    if low in words.grammar.times or low in words.grammar.complementizers:
        if at + 1 >= end or words.low[at + 1] in words.grammar.possessives:
            return at + 1 < end
        owned = at > 0 and words.low[at - 1] in words.grammar.possessives
        return owned and words.low[at + 1] in words.reporting.people_nouns  # "its night guard"
    if low in words.grammar.function_words:
        return False
    verb = words.reporting.verbs.get(low)
    return (
        verb is None
        or low in words.reporting.noun_forms
        or (verb.form is VerbForm.PAST and verb.weight == 1)
    )


def name_left(words: Tokens, end: int) -> int:
    """Return where the name begins whose last word stands before word `end`."""
    start = end - 1
    while start and words.name[start - 1] == words.name[end - 1]:
        start -= 1
    return start


def phrase_left(words: Tokens, end: int, first: int) -> int:
    """Return where the noun phrase that ends before word `end` begins, or `end` if there is none.

    Never goes left of word `first`.  "a spokesman for the ministry" is one phrase.
    """
    if end > first and words.low[end - 1] in words.grammar.pronouns:
        return end - 1
    start = _core_left(words, end, first)
    reach = 0
    while start < end and reach < 3 and _may_join(words, start, end, first):  # noqa: PLR2004
        further = _core_left(words, start - 1, first)
        if further >= start - 1:
            break
        loose = (
            words.low[start - 1] not in words.grammar.genitives
            and words.low[start - 2] not in words.reporting.roles
        )
        whole = words.low[further] in words.grammar.determiners and opens_clause(
            words, further, first
        )
        if loose and not whole:
            break
        start, reach = further, reach + 1
    return start


def _core_left(words: Tokens, end: int, first: int) -> int:
    start = end
    while start > first and end - start < _LONGEST:
        at = start - 1
        low = words.low[at]
        opens = low in words.grammar.determiners and low not in words.grammar.complementizers
        if opens and not _is_name(words, at):
            start = at
            before = words.low[at - 1] if at > first else ""
            if before in words.grammar.standing_determiners | words.grammar.articles:
                start = at - 1  # "all the experts", "a few voters"
            break
        if not _may_stand(words, at, end):
            break
        start = at
    while (
        start < end
        and not _is_name(words, start)
        and _is_helper(words, words.low[start])
        and words.low[start] not in words.grammar.standing_determiners
    ):
        start += 1
    if all(
        words.low[k] in words.grammar.determiners
        and words.low[k] not in words.grammar.standing_determiners
        for k in range(start, end)
    ):
        return end
    return start


def _is_helper(words: Tokens, low: str) -> bool:
    return (
        low in words.grammar.auxiliaries
        or low in words.grammar.possessives
        or words.grammar.is_adverb(low)
    )


def _may_join(words: Tokens, start: int, end: int, first: int) -> bool:
    """Claim that "of", "for", "at" … before the phrase ties it to a noun further left."""
    if start - 2 < first or words.low[start - 1] not in words.grammar.tying_prepositions:
        return False
    noun = start - 2
    if words.quote[noun] >= 0 or not words.word[noun][0].isalnum():
        return False
    if (
        words.low[noun] in words.grammar.function_words | words.grammar.times
        or words.low[noun] in words.grammar.pronouns
    ):
        return False
    if words.low[start - 1] in words.grammar.genitives:
        return (
            words.label[end - 1] != "PER"
            or words.low[noun] in words.reporting.roles
            or end - start > 2  # noqa: PLR2004
        )
    return True


def opens_clause(words: Tokens, start: int, first: int) -> bool:
    """Claim that a clause begins with word `start` of a sentence that begins with `first`."""
    if start <= first:
        return True
    low = words.low[start - 1]
    return low in words.grammar.before_clause or words.is_quote(start - 1)


def phrase_right(words: Tokens, start: int, limit: int) -> int:
    """Return one past the noun phrase that begins at word `start`, or `start` if there is none.

    Ends at `limit` at the latest; what follows a person's name is left out.
    """
    if start >= limit or words.quote[start] >= 0:
        return start
    if (
        words.low[start] in words.grammar.pronouns
        or words.low[start] in words.grammar.object_pronouns
    ):
        following = words.low[start + 1] if start + 1 < limit else "."
        if (
            words.low[start] not in words.grammar.object_or_owner
            or not following[0].isalpha()
            or following in words.grammar.function_words
        ):
            return start + 1
    at = start
    while at < limit and at - start < _LONGEST + 2 and _goes_on(words, start, at, limit):
        at += 1
    while (
        at > start
        and words.low[at - 1]
        in words.grammar.prepositions | words.grammar.determiners | words.grammar.conjunctions
    ):
        if words.low[at - 1] in words.grammar.standing_determiners:
            break
        at -= 1
    return at


def _goes_on(words: Tokens, start: int, at: int, limit: int) -> bool:
    low, word = words.low[at], words.word[at]
    if words.quote[at] >= 0:
        return False
    if _is_name(words, at) or low in words.grammar.possessives or at == start:
        return _is_name(words, at) or low in words.grammar.possessives or _may_begin(words, at)
    if "/" in {word, words.word[at - 1]} or words.label[at - 1] == "PER":
        return _joins_more(words, at, limit)
    if (
        words.low[at - 1] in words.grammar.determiners | words.grammar.possessives
        and word[0].isalnum()
    ):
        return low not in words.grammar.times | words.grammar.function_words
    after_role = words.low[at - 1] in words.reporting.roles
    if low in words.grammar.noun_prepositions or (
        low in words.grammar.role_prepositions and after_role
    ):
        return at + 1 < limit and words.word[at + 1][0].isalnum()
    if low in words.grammar.determiners:
        return words.low[at - 1] in words.grammar.prepositions
    if (
        not (word[0].isalnum() or word == "&")
        or low in words.grammar.function_words
        or low in words.grammar.auxiliaries
    ):
        return False
    return not (
        low in words.grammar.times
        or low in words.grammar.complementizers
        or (low in words.reporting.verbs and low not in words.reporting.roles)
        or _is_past(words, at, start)
    )


def _may_begin(words: Tokens, at: int) -> bool:
    return (
        words.word[at][0].isalnum()
        and words.low[at] not in words.grammar.function_words | words.grammar.times
    )


def _joins_more(words: Tokens, at: int, limit: int) -> bool:
    """Claim that a role and then a name follow what was read as a name: X captain Ann Lee.

    A stroke between two words goes on too: "9/11 widow".
    """
    if "/" in {words.word[at], words.word[at - 1]}:
        return at + 1 < limit and words.word[at + 1][0].isalnum()
    low = words.low[at]
    closed = words.grammar.function_words | words.grammar.times | words.grammar.auxiliaries
    noun = words.word[at].isalpha() and words.word[at].islower() and low not in closed
    noun = noun and (low in words.reporting.roles or low not in words.reporting.verbs)
    return noun and at + 1 < limit and words.label[at + 1] == "PER"


def _is_past(words: Tokens, at: int, start: int) -> bool:
    """Claim that a word in "-ed" or after a role ends the phrase: "the president visited"."""
    low = words.low[at]
    return (
        (low.endswith(words.grammar.past_endings) or low in words.grammar.irregular_pasts)
        and words.low[at - 1] not in words.grammar.determiners
        and at > start
    )


def _is_comma(words: Tokens, at: int) -> bool:
    if words.quote[at] < 0:
        return words.word[at] == ","
    return words.text[words.start[at] : words.end[at]].rstrip("\"'\u201d\u2019").endswith(",")


def opening_subject(words: Tokens, first: int, limit: int) -> tuple[int, int] | None:
    """Return the subject a sentence opens with, from word `first` to `limit`, or None.

    Phrases before it ("On Friday, …") are stepped over.
    """
    at = past_clock(words, first, limit)
    for _ in range(4):
        while (
            at < limit
            and (words.low[at] in words.grammar.linking_words or _is_helper(words, words.low[at]))
            and (words.name[at] < 0)
        ):
            at += 1
        if at >= limit:
            return None
        low = words.low[at]
        if low.isdigit() and at + 1 < limit and words.word[at + 1] == ",":
            at += 2
            continue
        if low not in words.grammar.phrase_openers and not (
            low.endswith(words.grammar.participle_endings) and words.name[at] < 0
        ):
            break
        comma = next((k for k in range(at, min(limit, at + 40)) if _is_comma(words, k)), -1)
        if comma < 0:
            near = range(at + 1, min(limit, at + 6))
            pronoun = next((k for k in near if words.low[k] in words.grammar.subject_pronouns), -1)
            return (pronoun, pronoun + 1) if pronoun > 0 else None
        at = comma + 1
    end = phrase_right(words, at, limit)
    if first < at < limit and _is_listed(words, at):
        comma = next((k for k in range(at, min(limit, at + 6)) if words.word[k] == ","), -1)
        if comma >= 0 and end in {at, comma}:
            at, end = comma + 1, phrase_right(words, comma + 1, limit)
    return (at, end) if end > at and words.low[at] not in words.grammar.expletives else None


def past_clock(words: Tokens, at: int, limit: int) -> int:
    """Step over the time of an entry of a live report: "14:32 Lee spoke", "9.05 am"."""
    if _CLOCK.fullmatch(words.word[at]):
        return min(at + 1, limit)
    parted = at + 3 < limit and words.word[at + 1] in {":", "."}
    if parted and _CLOCK.fullmatch("".join(words.word[at : at + 3])):
        return at + 3
    return at


def _is_listed(words: Tokens, at: int) -> bool:
    """Claim that what begins at `at` goes on a list before the subject: a quick, late meeting."""
    low = words.low[at]
    return (
        words.word[at][0].islower()
        and low not in words.grammar.determiners
        and low not in words.grammar.pronouns
    )
