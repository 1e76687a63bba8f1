"""Reported speech without marks: the clause that somebody is said to have said.

"X said that C", "X told Y C", "C, X said", "C1, X said, C2", "according to X, C".  A clause with
a few quoted words in it counts; one that is nothing but a quoted string does not.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from wirereader.analysis.grammar import Shape
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, SpeechAct
from wirereader.analysis.quotes.subject_claims import claim_end, is_subject_claim
from wirereader.analysis.text.noun_phrases import past_clock, phrase_right
from wirereader.analysis.text.tokens import Tokens

_NEAR = 4  # words a subject may have before "that" or "of" shows it is no clause's
_HOW_LONG = 3  # words of "just two days" before "after"
_SHORTEST = 3  # words: a clause has a subject, a verb and something said
LONGEST_CLAUSE = 200  # words: nobody's sentence is longer
_HEARER = 4  # words of a hearer between the verb and "that"
_DATELINE = 6  # words of "PARIS, July 9 -" before a story begins
_LONG_DATELINE = 14  # words of "LA PAZ, Bolivia, Nov 20 (Reuters) -", whose bracket tells it
_DASHES = {"-", "--", "\u2013", "\u2014", "\u2015"}
_ASIDE = 14  # words of "at a stop in Toledo, Ohio," before "that"


@dataclass(frozen=True, slots=True)
class ReportedClause:
    """One reported clause in word numbers: its stretches (one, or two around "he said")."""

    act: SpeechAct
    stretches: tuple[tuple[int, int], ...]


def find_reported_clauses(words: Tokens, acts: Sequence[SpeechAct]) -> list[ReportedClause]:
    """Return the clauses that `acts` report, in the order of the acts."""
    out: list[ReportedClause] = []
    for number, act in enumerate(acts):
        if act.source is None or act.negated or not act.verb.shape & Shape.CLAUSE:
            continue
        if (
            words.low[act.cue] not in words.reporting.verbs
            and act.verb.lemma != words.reporting.claim_lemma
        ):
            continue
        if act.verb.weight == 1 and act.verb.lemma not in words.reporting.view_lemmas:
            continue
        if _ends_quote(words, act):
            continue
        following = acts[number + 1] if number + 1 < len(acts) else None
        before = (
            out[-1] if out and words.sentence[out[-1].act.cue] == words.sentence[act.cue] else None
        )
        longer = _continued(words, before, act, following) if before else None
        if longer is not None:
            out[-1] = longer
            continue
        stretches = _stretches(words, act, following)
        if stretches:
            out.append(ReportedClause(act, stretches))
    return out


def without_own_thoughts(words: Tokens, reports: Sequence[ReportedClause]) -> list[ReportedClause]:
    """Leave out what a report already holds of its speaker: "he hopes to win" in "he said he …"."""
    ordered = sorted(reports, key=lambda one: (one.stretches[0][0], -one.stretches[-1][1]))
    out: list[ReportedClause] = []
    open_until: list[tuple[int, int]] = []
    for report in ordered:
        cue = report.act.cue
        source = report.act.source
        short = source is not None and words.low[source[0]] in words.grammar.pronouns
        if short and any(start <= cue < end for start, end in open_until):
            continue
        open_until = [pair for pair in open_until if pair[1] > cue]
        open_until += report.stretches
        out.append(report)
    return out


def _continued(
    words: Tokens, before: ReportedClause, act: SpeechAct, following: SpeechAct | None
) -> ReportedClause | None:
    """Return a report that goes on after another ", she said," of the same speaker, or None."""
    past, (start, end) = words.past(act.cue), before.stretches[-1]
    after, _ = after_cue(words, act, past)
    after = _past_apposition(words, act, after, past)
    inserted = (
        words.word[act.start - 1] == ","
        and after + 2 < past
        and words.word[after] == ","
        and act.form in {ClauseForm.BEFORE, ClauseForm.INVERTED, ClauseForm.APPOSITION}
    )
    if not inserted or not start < act.start - 1 or end < act.start - 2:
        return None
    if words.quote[after + 1] >= 0 or not _is_same_speaker(words, before.act, act):
        return None
    first = (start, _trim(words, start, act.start - 1))
    rest = (after + 1, clause_end(words, act, after + 1, past, following))
    stretches = _worth(words, (*before.stretches[:-1], first, rest))
    return ReportedClause(before.act, stretches) if stretches else None


def _is_same_speaker(words: Tokens, one: SpeechAct, other: SpeechAct) -> bool:
    if one.source is None or other.source is None:
        return False
    last = words.low[other.source[1] - 1]
    return last in words.grammar.pronouns or last == words.low[one.source[1] - 1]


def _ends_quote(words: Tokens, act: SpeechAct) -> bool:
    """Claim that the act only says who spoke the marked words before it."""
    at = (act.cue if act.form is ClauseForm.SHARED else act.start) - 1
    if at >= words.first(act.cue) and words.word[at] == ",":
        at -= 1
    if at < words.first(act.cue) or words.quote[at] < 0 or act.form is ClauseForm.ACCORDING:
        return False
    past = words.past(act.cue)
    after, sure = after_cue(words, act, past)
    return not (sure and after - act.end <= _HEARER)


def _stretches(
    words: Tokens, act: SpeechAct, following: SpeechAct | None
) -> tuple[tuple[int, int], ...]:
    first, past = words.first(act.cue), words.past(act.cue)
    if act.form is ClauseForm.ACCORDING:
        return _according(words, act, first, past)
    start, sure = after_cue(words, act, past)
    start = _past_apposition(words, act, start, past)
    if start + 1 < past and words.word[start] == ":" and words.quote[start + 1] < 0:
        told = act.verb.weight > 1 and act.form is not ClauseForm.SHARED
        return _worth(words, ((start + 1, _trim(words, start + 1, past)),)) if told else ()
    if start < past and words.word[start] not in {",", ".", ";", ":", "?", "!"}:
        end = clause_end(words, act, start, past, following)
        if is_subject_claim(words, act):
            end = claim_end(words, start, end)
        if _is_clause(words, act, start, end, sure=sure):
            return _worth(words, ((start, end),))
        return ()
    if _opens_with_as(words, act) and start + 1 < past and words.word[start] == ",":
        return _worth(words, ((start + 1, clause_end(words, act, start + 1, past, following)),))
    return _around(words, act, start, (first, past), following)


def _opens_with_as(words: Tokens, act: SpeechAct) -> bool:
    """Claim that the sentence begins "As Ann Lee said, "."""
    first = words.first(act.cue)
    begins = act.source is not None and act.source[0] == first + 1
    return begins and words.low[first] in words.grammar.comparing


def _past_apposition(words: Tokens, act: SpeechAct, at: int, past: int) -> int:
    """Step over ", an engineer" or ", who runs it" behind a name after its verb.

    Returns the comma that ends it, or the end of the sentence where none does.
    """
    if act.form not in {ClauseForm.INVERTED, ClauseForm.ACCORDING} or at + 1 >= past:
        return at
    if words.word[at] != "," or words.low[at + 1] not in words.reporting.aside_openers:
        return at
    if words.label[act.end - 1] != "PER":
        return at
    return next((k for k in range(at + 1, min(past, at + 25)) if words.word[k] == ","), past)


def _around(
    words: Tokens, act: SpeechAct, after: int, within: tuple[int, int], following: SpeechAct | None
) -> tuple[tuple[int, int], ...]:
    """Return the clause before "…, X said" and, where it goes on, the one after."""
    at, (first, past) = act.start, within
    if any(words.is_quote(k) for k in range(after, min(after + 2, past))):
        return ()
    at = _before_apostrophes(words, at, first)
    if (
        at - 2 > first
        and words.low[at - 1] in words.grammar.comparing
        and words.word[at - 2] == ","
    ):
        at -= 1  # "the pier is shut, as the police have said"
    if at - 1 <= first or words.word[at - 1] not in {",", "\u2014", "--"}:
        return ()
    if act.form not in {
        ClauseForm.BEFORE,
        ClauseForm.INVERTED,
        ClauseForm.APPOSITION,
        ClauseForm.RELATIVE,
    }:
        return ()
    if words.word[first] in {"\u2014", "\u2013", "-", "--"} or _goes_on_to_say(words, first):
        return ()  # a dash before a signature, or another report: "Claiming …, she told"
    told = act.verb.shape & Shape.BARE or act.verb.weight > 1
    if act.form is ClauseForm.RELATIVE or not told or at - first > LONGEST_CLAUSE:
        return ()
    stretches = [(_skip_link(words, first, at - 1), at - 1)]
    if (
        after + 2 < past < after + LONGEST_CLAUSE
        and words.word[after] == ","
        and not words.is_quote(after + 1)
    ):
        low = words.low[after + 1]
        participle = low.endswith(words.grammar.participle_endings)
        participle = participle and not _is_gerund_subject(words, after + 1, past)
        if low not in words.reporting.never_continued and not participle:
            stretches.append((after + 1, clause_end(words, act, after + 1, past, following)))
    return _worth(words, tuple(stretches))


def _is_gerund_subject(words: Tokens, at: int, past: int) -> bool:
    """Claim that a clause opens with what is done: ", she said, replacing it would cost more"."""
    for k in range(at + 1, min(at + 1 + _NEAR, past)):
        if words.word[k] == "," or words.quote[k] >= 0:
            return False
        if words.low[k] in words.grammar.finite:
            return words.low[k - 1] not in words.grammar.relatives
    return False


def _according(words: Tokens, act: SpeechAct, first: int, past: int) -> tuple[tuple[int, int], ...]:
    opens = act.cue == first or (
        act.cue - first <= 1 and words.low[first] in words.grammar.conjunctions
    )
    end = act.end
    if not opens or words.low[min(end + 1, past - 1)] in words.grammar.personal_relatives:
        end = _past_apposition(words, act, end, past)
    if opens:
        comma = next((k for k in range(end, min(past, end + 25)) if words.word[k] == ","), -1)
        past = min(past, comma + LONGEST_CLAUSE + 2)
        return _worth(words, ((comma + 1, _trim(words, comma + 1, past)),)) if comma > 0 else ()
    if act.cue - first > LONGEST_CLAUSE:
        return ()
    if (
        words.word[act.cue - 1] == ","
        and end + 2 < past < end + LONGEST_CLAUSE
        and words.word[end] == ","
    ):
        begin = (_skip_link(words, first, act.cue - 1), act.cue - 1)
        if _is_whole(words, *begin) and not _is_whole(words, end + 1, past):
            return _worth(words, (begin,))  # "…, according to Ann Lee, head of the union"
        return _worth(words, (begin, (end + 1, _trim(words, end + 1, past))))
    stop = act.cue - 1 if words.word[act.cue - 1] == "," else act.cue
    return _worth(words, ((_skip_link(words, first, stop), stop),))


def _is_whole(words: Tokens, start: int, end: int) -> bool:
    """Claim that a verb stands among these words, so that they may be a clause."""
    return any(
        words.low[k] in words.grammar.finite or words.low[k].endswith(words.grammar.past_endings)
        for k in range(start, end)
        if words.quote[k] < 0 and words.name[k] < 0
    )


def _skip_link(words: Tokens, first: int, stop: int) -> int:
    """Step over what links a clause to the sentence before, over a dateline or the time of day."""
    at = past_clock(words, first, stop)
    for k in range(first + 1, min(first + _LONG_DATELINE, stop)):
        is_dash = words.word[k] in _DASHES or (words.word[k] == "_" and words.word[k - 1] == ")")
        is_near = k < first + _DATELINE or words.word[k - 1] == ")"
        if is_dash and is_near and words.word[first].isupper():
            at = k + 1
    while at < stop and words.low[at] in words.reporting.clause_links:
        at += 1
    return at


def _before_apostrophes(words: Tokens, at: int, first: int) -> int:
    """Step left over two apostrophes that some wires print for a quotation mark."""
    if at - 2 > first and words.word[at - 2 : at] == ["'", "'"]:
        return at - 2
    return at


def after_cue(words: Tokens, act: SpeechAct, past: int) -> tuple[int, bool]:
    """Return the word where what is said may begin, and whether "that" shows it.

    Steps over a hearer ("told VOA") and over when and where it was said.
    """
    at = act.end if act.form is ClauseForm.INVERTED else act.cue + 1
    if (
        act.verb.shape & Shape.HEARER
        and at < past
        and words.low[at] not in words.grammar.complementizers
    ):
        at = phrase_right(words, at, past)
    begun = at
    for _ in range(6):
        if at >= past or words.quote[at] >= 0:
            break
        low = words.low[at]
        if low in words.grammar.complementizers and at + 1 < past:
            if at == begun and _is_that_itself(words, at):
                return at, True  # "said that was wrong"
            if at > begun and is_relative(words, at):
                return at, False
            return at + 1 + (words.word[at + 1] == ","), True
        if low == ",":
            that = _that_after_aside(words, at, past)
            return (that + 1, True) if that else (at, False)
        further = over_circumstance(words, at, past)
        if (act.verb.lemma, low) in words.reporting.particle_verbs:
            begun = further = at + 1
        if further == at:
            break
        at = further
    return at, False


def over_circumstance(words: Tokens, at: int, past: int) -> int:
    """Step over one word or phrase that says when, where or how something was said."""
    low = words.low[at]
    if words.label[at] == "" and (low in words.grammar.times or words.grammar.is_adverb(low)):
        owns = at + 1 < past and words.low[at + 1] in words.grammar.possessives
        return at if owns else at + 1  # "says Sunday's violence was worse": what is said begins
    if low not in words.reporting.circumstance_openers or at + 1 >= past:
        return at
    if low in words.reporting.roughly and words.word[at + 1].isdigit():
        return at
    end = phrase_right(words, at + 1, past)
    if end == at + 1 and words.low[at + 1] in words.grammar.times:
        end = at + 2
    return at if end == at + 1 else end


def _that_after_aside(words: Tokens, at: int, past: int) -> int:
    """Return the "that" of "said at a stop in Toledo, Ohio, that …", or 0."""
    limit = min(past - 2, at + _ASIDE)
    comma = next((k for k in range(at + 1, limit) if words.word[k] == ","), 0)
    if not comma:
        return 0
    after = comma + 1
    while after + 1 < past and (further := over_circumstance(words, after, past)) > after:
        after = further
    if after + 1 < past and words.low[after] in words.grammar.complementizers:
        return after
    return 0


def _is_that_itself(words: Tokens, at: int) -> bool:
    """Claim that "that" is the subject of the clause, its verb right behind it."""
    low = words.low[at + 1]
    return low in words.grammar.finite and words.quote[at + 1] < 0


def is_relative(words: Tokens, at: int) -> bool:
    """Claim that "that" goes with the noun before it: in a hall that serves as a shelter."""
    verb = words.low[at + 1]
    plain = words.name[at + 1] < 0 and words.quote[at + 1] < 0
    return verb in words.grammar.finite or (
        plain
        and verb.endswith(words.grammar.present_endings)
        and verb not in words.grammar.determiners | words.grammar.pronouns.keys()
    )


def clause_end(
    words: Tokens, act: SpeechAct, start: int, past: int, following: SpeechAct | None
) -> int:
    """Return where the clause ends: with the sentence, or where the next act begins its own."""
    end = min(past, start + LONGEST_CLAUSE + 1)
    if act.source and act.source[0] >= start:
        end = min(end, act.source[0])  # "After saying that …, she left": the subject comes last
    if _opens_before_main_clause(words, act):
        end = _main_clause(words, start, end)
    if following is not None and start < following.cue < past:
        begin = following.start if following.form is not ClauseForm.SHARED else following.cue
        if begin <= start:
            begin = following.cue
        at = begin
        while at > start + 1 and words.low[at - 1] in words.reporting.before_act:
            at -= 1
        if (at > start + 1 and words.word[at - 1] == ",") or at < begin:
            end = at
    return _trim(words, start, _before_reporter(words, start, end))


def _before_reporter(words: Tokens, start: int, end: int) -> int:
    """Return where the reporter speaks again: "…, although he would not say"; or `end`."""
    least = start + _SHORTEST
    for mark in words.parting_between(least - 1, end):
        if words.word[mark] == ";" and mark >= least:
            return mark
        at = mark + 1
        if words.word[mark] != "," or at >= end:
            continue
        if words.low[at] in words.reporting.setting_apart or _goes_on_to_say(words, at):
            return at
    return end


def _opens_before_main_clause(words: Tokens, act: SpeechAct) -> bool:
    """Claim that the act is in a clause that comes before the main one: "While she said …, "."""
    if act.source is None or act.form is not ClauseForm.BEFORE:
        return False
    first, at = words.first(act.cue), act.source[0] - 1
    opens = at >= first and words.low[at] in words.reporting.subordinators
    timed = first < at <= first + _HOW_LONG and words.low[at - 1] in words.reporting.how_long
    return opens and (at == first or timed or words.word[at - 1] == ",")


def _main_clause(words: Tokens, start: int, end: int) -> int:
    """Return the comma behind which a subject and its verb follow, or `end`."""
    for comma in range(start + 1, end):
        inside = words.is_quote(comma) and words.text[words.end[comma] - 2] == ","
        if words.word[comma] != "," and not inside:
            continue
        subject = phrase_right(words, comma + 1, end)
        while subject < end and words.grammar.is_adverb(words.low[subject]):
            subject += 1
        if comma + 1 < subject < end and (
            _is_finite(words, subject) or _is_verb_of_person(words, subject)
        ):
            return comma + inside
    return end


def _is_verb_of_person(words: Tokens, at: int) -> bool:
    """Claim that word `at`, behind a person's name or a pronoun, can only be its verb."""
    low, before = words.low[at], words.low[at - 1]
    person = words.label[at - 1] == "PER" or before in words.grammar.subject_pronouns
    closed = words.grammar.function_words | words.grammar.determiners
    return person and words.name[at] < 0 and low.isalpha() and low not in closed


def _is_finite(words: Tokens, at: int) -> bool:
    low = words.low[at]
    plain = words.name[at] < 0 and words.quote[at] < 0
    return plain and (
        low in words.grammar.finite
        or low in words.grammar.auxiliaries
        or low in words.reporting.verbs
        or low.endswith(words.grammar.past_endings)
    )


def _goes_on_to_say(words: Tokens, at: int) -> bool:
    """Claim that the same speaker's next words are told from `at` on: "…, saying that"."""
    low = words.low[at]
    verb = words.reporting.verbs.get(low)
    return (
        verb is not None
        and words.quote[at] < 0
        and words.name[at] < 0
        and low.endswith(words.grammar.participle_endings)
        and bool(verb.shape & Shape.CLAUSE)
    )


def _trim(words: Tokens, start: int, end: int) -> int:
    while end > start and words.quote[end - 1] < 0:
        if words.word[end - 1] in {")", "%", "'", "\u2019"}:
            break
        if (
            words.word[end - 1][0].isalnum()
            and words.low[end - 1] not in words.grammar.coordinators
        ):
            break
        end -= 1
    return end


def _is_clause(words: Tokens, act: SpeechAct, start: int, end: int, *, sure: bool) -> bool:
    """Claim that a clause begins at `start`; "that" before it makes it `sure`."""
    if not _SHORTEST - (1 if sure else 0) <= end - start <= LONGEST_CLAUSE:
        return False
    low = words.low[start]
    if sure:
        return True
    if is_told_of(words, act, start) or (
        low in words.grammar.prepositions
        and not any(words.low[k] in words.grammar.finite for k in range(start, end))
    ):
        return False
    counted = low in words.grammar.determiners and words.word[start + 1][0].isalnum()
    if low in words.reporting.never_clause and not counted:  # "said no", but "said no date was set"
        return False
    if not act.verb.shape & Shape.BARE:
        return (
            low in words.grammar.pronouns
            or (words.name[start] >= 0 and _has_verb_soon(words, start, end))
            or _is_subject_with_verb(words, start, end)
        )
    if act.verb.lemma in words.reporting.adding_lemmas:
        return not words.word[start][0].isdigit() and (
            low in words.grammar.pronouns or _has_verb_soon(words, start, end)
        )  # "it would add a few jobs", "adds $84 billion"
    if act.verb.lemma in words.reporting.plain_lemmas:
        rough = low in words.reporting.roughly and words.word[start + 1].isdigit()
        return low not in words.reporting.never_plain_clause or rough
    return low in words.grammar.pronouns or _has_verb_soon(words, start, end)


def is_told_of(words: Tokens, act: SpeechAct, start: int) -> bool:
    """Claim that the act itself is spoken of: "what Lee said when …", "all Lee says is a lie"."""
    if act.source is None:
        return False
    opens = act.source[0] <= words.first(act.cue)
    before = "" if opens else words.low[act.source[0] - 1]
    if words.low[start] in words.grammar.finite:
        return before not in words.grammar.relatives
    return before in words.reporting.what


def _is_subject_with_verb(words: Tokens, start: int, end: int) -> bool:
    """Claim that a noun phrase or "there" stands at `start` and a finite verb right behind it."""
    if words.low[start] in words.grammar.expletives:
        return start + 1 < end and words.low[start + 1] in words.grammar.finite
    at = phrase_right(words, start, end)
    return start < at < end and words.low[at] in words.grammar.finite


def _has_verb_soon(words: Tokens, start: int, end: int) -> bool:
    """Claim that a finite verb follows a subject at `start`: not "announced a plan to"."""
    for at in range(start + 1, min(end, start + 9)):
        if words.low[at] in words.reporting.past_subject and at - start > _NEAR:
            return False
        if (
            words.low[at] in words.grammar.finite
            and words.low[at - 1] not in words.grammar.determiners | words.grammar.prepositions
        ):
            return True
    return False


def _worth(words: Tokens, stretches: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Drop stretches that are empty, only a quoted string, or longer than anybody's sentence."""
    if any(end - start > LONGEST_CLAUSE for start, end in stretches):
        return ()
    plain = (
        k
        for start, end in stretches
        for k in range(start, end)
        if words.quote[k] < 0 and words.word[k][0].isalnum()
    )
    kept = tuple((a, b) for a, b in stretches if b > a)
    # so many are enough, and a stretch has hundreds
    return kept if sum(1 for _ in islice(plain, _SHORTEST)) == _SHORTEST else ()


def speech_acts_within(acts: Sequence[SpeechAct], start: int, end: int) -> Iterator[SpeechAct]:
    """Yield the acts whose cue is one of the words from `start` to `end`."""
    at = bisect_left(acts, start, key=lambda act: act.cue)
    while at < len(acts) and acts[at].cue < end:
        yield acts[at]
        at += 1
