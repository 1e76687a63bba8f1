"""What somebody is said to hold where a noun tells it: "her claim that", "his opposition to".

The noun is owned, so that it is known whose it is, and what follows it says what.  In headlines a
colon does the same for a name or a "Poll" before it.
"""

from bisect import insort
from collections.abc import Iterator, Sequence

from wirereader.analysis.grammar import Shape, Verb, VerbForm
from wirereader.analysis.quotes.indirect_speech import ReportedClause, is_relative
from wirereader.analysis.quotes.reported_complements import (
    collides,
    complement_end,
    is_infinitive,
    stretches_of,
)
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, SpeechAct
from wirereader.analysis.quotes.subject_claims import claim_end, is_sentence_subject
from wirereader.analysis.text.noun_phrases import name_left, phrase_left, phrase_right
from wirereader.analysis.text.tokens import Tokens

_BETWEEN = 2  # words between an owner and the noun: "her long-held opposition"
_FEWEST = 2  # words outside of marks that tell something
_LONGEST_HEADLINE = 30  # words: a longer first paragraph is the story's
_LONGEST_LABEL = 4  # words before the colon of a headline


def find_reported_nouns(words: Tokens, reports: Sequence[ReportedClause]) -> list[ReportedClause]:
    """Return what owned nouns report, and the headline, beside what `reports` hold already."""
    taken = {report.act.cue for report in reports}
    stretches = stretches_of(reports)
    out: list[ReportedClause] = []
    for report in (*_headline(words), *_owned(words)):
        start, end = report.stretches[0]
        if report.act.cue not in taken and not collides(stretches, start, end):
            out.append(report)
            insort(stretches, (start, end))
    return out


def _owned(words: Tokens) -> Iterator[ReportedClause]:
    held = words.reporting.held_nouns
    for at, low in enumerate(words.low):
        ties = held.get(low)
        if ties is None or words.quote[at] >= 0 or words.name[at] >= 0:
            continue
        if at + 2 >= words.past(at) or words.low[at + 1] not in ties:
            continue
        source = _owner(words, at)
        start = _start(words, at + 1, ties)
        if source is None or start is None:
            continue
        act = SpeechAct(at, Verb(low, VerbForm.PLAIN, 1, Shape.NONE), ClauseForm.BEFORE, source)
        end = _before_main_verb(words, act, start, complement_end(words, act, start, None))
        if _plain(words, start, end) >= _FEWEST:
            yield ReportedClause(act, ((start, end),))


def _owner(words: Tokens, at: int) -> tuple[int, int] | None:
    """Return who owns the noun at `at`: somebody, or a pronoun of somebody."""
    first = words.first(at)
    for k in range(at - 1, max(first, at - 1 - _BETWEEN) - 1, -1):
        if words.low[k] in words.grammar.possessive_pronouns:
            return k, k + 1
        if words.low[k] in words.grammar.possessives and k > first:
            return _named_owner(words, k, first)
        if words.name[k] >= 0 or words.quote[k] >= 0 or not words.word[k][0].isalpha():
            return None
    return None


def _named_owner(words: Tokens, end: int, first: int) -> tuple[int, int] | None:
    """Return the somebody that ends before the "'s" at `end`: a name alone, or a phrase."""
    if words.label[end - 1] in {"PER", "ORG", "LOC"}:
        return name_left(words, end), end
    known = words.reporting.roles | words.reporting.people_nouns | words.reporting.institutions
    start = phrase_left(words, end, first)
    return (start, end) if start < end and words.low[end - 1] in known else None


def _start(words: Tokens, tie: int, ties: frozenset[str]) -> int | None:
    """Return where what is held begins, behind the "that", "to" or "of" at `tie`."""
    low = words.low[tie]
    if low in words.grammar.complementizers:
        return None if is_relative(words, tie) else tie + 1
    if is_infinitive(words, tie):
        return tie
    if low in words.grammar.infinitive_marks and len(ties) > 1:
        return None  # "his commitment to the group", but "his opposition to the group"
    past = words.past(tie)
    opens = phrase_right(words, tie + 1, past) > tie + 1 or words.is_quote(tie + 1)
    opens = opens or words.low[tie + 1] in words.reporting.question_words
    opens = opens or words.low[tie + 1].endswith(words.grammar.participle_endings)
    return tie + 1 if opens else None


def _before_main_verb(words: Tokens, act: SpeechAct, start: int, end: int) -> int:
    """Return where what begins at `start` ends if the verb of the sentence follows, else `end`.

    "Lee's claims about the money were printed": they are about the money.
    """
    if words.low[start - 1] in words.grammar.complementizers:
        return claim_end(words, start, end) if is_sentence_subject(words, act) else end
    after = phrase_right(words, start, end)
    follows = start < after < end and words.quote[after] < 0
    return after if follows and words.low[after] in words.grammar.finite else end


def _plain(words: Tokens, start: int, end: int) -> int:
    return sum(words.quote[k] < 0 and words.word[k][0].isalnum() for k in range(start, end))


def _headline(words: Tokens) -> Iterator[ReportedClause]:
    """Read "Poll: …" and "Ann Lee: …" in the first line, and "…: poll"."""
    if not len(words):
        return
    past = next((k for k in range(len(words)) if words.paragraph[k]), 0)
    if not 0 < past <= _LONGEST_HEADLINE or words.first_of.index(past) > 1 + (past == len(words)):
        return
    colons = [k for k in range(past) if words.word[k] == ":"]
    if len(colons) != 1:
        return
    (colon,) = colons
    last = past - 1 if words.word[past - 1] in {".", "!", "?"} else past
    before, after = (0, colon), (colon + 1, last)
    for source, said in ((before, after), (after, before)):
        if _is_label(words, *source) and _is_said(words, source, said):
            act = SpeechAct(colon, words.reporting.according_verb, ClauseForm.ACCORDING, source)
            yield ReportedClause(act, (said,))
            return


def _is_label(words: Tokens, start: int, end: int) -> bool:
    """Claim that these words are nothing but a person's name, or a "Poll" or "Police"."""
    if not 0 < end - start <= _LONGEST_LABEL or any(words.is_quote(k) for k in range(start, end)):
        return False
    name = words.name[start]
    if name >= 0:
        whole = all(words.name[k] == name for k in range(start, end))
        return whole and words.label[start] == "PER"
    return end - start == 1 and words.low[start] in words.reporting.headline_sources


def _is_said(words: Tokens, source: tuple[int, int], said: tuple[int, int]) -> bool:
    """Claim that words are what a name says: "Lee: Bridge is safe", not "Lee: a life"."""
    start, end = said
    if sum(words.quote[k] < 0 and words.word[k].isalpha() for k in range(start, end)) <= _FEWEST:
        return False
    if words.name[source[0]] < 0:
        return True
    if _is_question(words, start, end):
        return False
    relatives = words.grammar.personal_relatives  # "Lee: The woman who is changing the town"
    return any(
        words.low[k] in words.grammar.finite
        and words.quote[k] < 0
        and words.low[k - 1] not in relatives
        for k in range(start, end)
    )


def _is_question(words: Tokens, start: int, end: int) -> bool:
    """Claim that a headline asks or explains: "Lee: What is known", "Is the bridge safe: Lee"."""
    opens = words.reporting.question_words | words.grammar.finite | words.grammar.auxiliaries
    return words.low[start] in opens or (end < len(words) and words.word[end] == "?")
