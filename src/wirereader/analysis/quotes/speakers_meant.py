"""Whom the source of an act stands for, where the sentence has said it a few words before.

"The union fears what they call …" is the union's word, "made a comment that called …" is said by
whoever made it, and "told a woman who asked … that …" by who told her.
"""

from collections.abc import Sequence
from dataclasses import replace

from wirereader.analysis.grammar import Shape, Verb, VerbForm
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, SpeechAct, act_at
from wirereader.analysis.text.noun_phrases import name_left, opening_subject
from wirereader.analysis.text.tokens import Tokens


def meant_act(words: Tokens, acts: Sequence[SpeechAct], act: SpeechAct, at: int) -> SpeechAct:
    """Return the act by which the string at word `at` is said, its source as the sentence says.

    `acts` are those of the sentence before the string, `act` the one of them nearest in sense.
    """
    teller = _teller(words, acts, act, at)
    if teller is not None:
        return teller
    document = _document(words, acts, act)
    if document is not None:
        return document
    source = _before_what(words, acts, act) or _maker(words, act)
    return replace(act, source=source) if source else act


def outer_source(words: Tokens, acts: Sequence[SpeechAct]) -> tuple[int, int] | None:
    """Return who speaks at the end of `acts`: not who is reported to, in "Lee said Roe claimed"."""
    inner = acts[-1]
    for outer in reversed(acts[:-1]):
        if inner.source is None or outer.source is None or outer.cue >= inner.source[0]:
            break
        between = range(outer.cue + 1, inner.source[0])
        if not outer.verb.shape & Shape.CLAUSE or any(
            words.word[k] in _PARTS or words.low[k] in words.grammar.coordinators for k in between
        ):
            break
        inner = outer
    return inner.source


def _document(words: Tokens, acts: Sequence[SpeechAct], act: SpeechAct) -> SpeechAct | None:
    """Return the act of the complaint that says somebody said so: its word, and not yet theirs.

    So too where prosecutors say it.
    """
    for outer in acts:
        if outer.source is None or act.source is None or act.source[0] <= outer.cue:
            continue
        reports = bool(outer.verb.shape & Shape.CLAUSE) and outer.verb.weight > 1
        head = outer.source[1] - 1
        accusing = words.reporting.pleadings | words.reporting.prosecution
        if reports and words.low[head] in accusing and words.name[head] < 0:
            return outer
    return None


def _teller(words: Tokens, acts: Sequence[SpeechAct], act: SpeechAct, at: int) -> SpeechAct | None:
    """Return who told a hearer whom a clause describes: "told a man who said … that "…""."""
    that = words.grammar.complementizers
    if act.form is not ClauseForm.RELATIVE or act.source is None or words.low[at - 1] not in that:
        return None
    own = any(words.low[k] in that for k in range(act.cue + 1, at - 1))
    outer = next((a for a in reversed(acts) if a.cue < act.source[0] and a.source), None)
    if outer is None or not own or not outer.verb.shape & Shape.HEARER:
        return None
    return outer if act.source[0] == outer.cue + 1 else None


def _before_what(
    words: Tokens, acts: Sequence[SpeechAct], act: SpeechAct
) -> tuple[int, int] | None:
    """Return the subject whose word it is in "Lee condemned what she called …"."""
    if act.source is None or act.source[1] - act.source[0] != 1:
        return None
    start, first = act.source[0], words.first(act.cue)
    kind = words.grammar.pronouns.get(words.low[start], "")
    if start - 1 < first or words.low[start - 1] not in words.reporting.what or kind not in _KINDS:
        return None
    outer = next((a.source for a in reversed(acts) if a.cue < start and a.source), None)
    outer = outer or opening_subject(words, first, start - 1)
    if outer is None or not _fits(words, outer, kind) or _is_other_between(words, outer, start):
        return None
    return outer


def _is_other_between(words: Tokens, subject: tuple[int, int], end: int) -> bool:
    """Claim that the pronoun at `end` may as well mean another than the subject.

    "Lee praised Reed for what she called", "Lee said he regretted what he called".
    """
    start, after = subject
    people = {words.name[k] for k in range(start, end) if words.label[k] == "PER"}
    others = len(people) > (words.low[start] not in words.grammar.pronouns)
    is_person = words.grammar.pronouns[words.low[end]] in {"m", "f"}
    return (is_person and others) or words.low[end] in words.low[after:end]


_PARTS = frozenset({",", ";", ":", ".", "\u2014", "\u2013"})
_KINDS = frozenset({"m", "f", "n", "p"})


def _fits(words: Tokens, span: tuple[int, int], kind: str) -> bool:
    """Claim that a pronoun of `kind` can mean this subject: persons are no "it"."""
    start, end = span
    own = words.grammar.pronouns.get(words.low[start])
    if own is not None and end - start == 1:
        return own == kind
    person = words.label[end - 1] == "PER"
    return person if kind in {"m", "f"} else not person


def _maker(words: Tokens, act: SpeechAct) -> tuple[int, int] | None:
    """Return who made the comment of "Lee made a comment that called him …"."""
    if act.form is not ClauseForm.RELATIVE or act.source is None:
        return None
    start, end = act.source
    verb, first = start - 1, words.first(act.cue)
    made = verb > first and words.low[verb] in words.reporting.making
    if words.low[end - 1] not in words.reporting.speech_nouns or not made:
        return None
    if words.low[verb - 1] in words.grammar.infinitive_marks:
        if words.label[verb - 2] not in {"PER", "ORG"}:
            return None
        return name_left(words, verb - 1), verb - 1
    found = act_at(words, verb, Verb(words.low[verb], VerbForm.PAST, 1, Shape.NONE), None)
    return found.source if found is not None else None
