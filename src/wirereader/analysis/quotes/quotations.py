"""Quotes of a text: what stands in quotation marks and is speech, and what is reported without.

A quote split by "he said" is one, so is one that runs over paragraphs.  Words in marks that nobody
speaks (titles of works, so-called names) are none.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from wirereader.analysis.grammar import Shape
from wirereader.analysis.language import Language
from wirereader.analysis.quotes.attribution import (
    Attribution,
    AttributionFinder,
    Basis,
    joins,
    surest,
)
from wirereader.analysis.quotes.doubted import is_awaited, is_doubted, is_unproven
from wirereader.analysis.quotes.headline_echoes import echoes
from wirereader.analysis.quotes.indirect_speech import (
    ReportedClause,
    find_reported_clauses,
    without_own_thoughts,
)
from wirereader.analysis.quotes.lead_ins import (
    closes_clause,
    is_unsaid,
    leads_in,
    leads_in_to_marks,
)
from wirereader.analysis.quotes.reported_complements import find_reported_complements
from wirereader.analysis.quotes.reported_nouns import find_reported_nouns
from wirereader.analysis.quotes.reporting_clauses import SpeechAct, find_speech_acts
from wirereader.analysis.quotes.transcripts import transcribed
from wirereader.analysis.quotes.unrelated_acts import describes_speaker, names_a_thing
from wirereader.analysis.text.noun_phrases import opening_subject, phrase_left
from wirereader.analysis.text.quotation_marks import QuotedString, has_twin_marks, marked
from wirereader.analysis.text.tokens import NameLike, Tokens, fold, paragraphs
from wirereader.story.body import Span
from wirereader.story.quotes import Manner

_SENTENCE = 7  # words: names and terms in marks are shorter
_SHORT = 4  # words: fewer that nobody says are a term or a title
_NEAR_TITLE = 2  # words between a speech verb and a title that is said
_FAR_JUDGED = 7  # words between "called it" and a title that is said
_REMEMBERED = 8  # subjects before a source that a pronoun may mean
_SURE = {Basis.AFTER, Basis.BEFORE, Basis.LABEL, Basis.COLON, Basis.CARRIED}


@dataclass(frozen=True, slots=True)
class QuoteDraft:
    """A quote before its speaker is known; spans are code points of the text.

    `distance` is how far the evidence lies (words in a sentence, else sentences or paragraphs).
    `subjects` are the subjects of sentences and of speech verbs before the source, the nearest
    first: whom a pronoun may mean.
    """

    content: tuple[Span, ...]
    manner: Manner
    cue: Span | None = None
    source: Span | None = None
    evidence: Basis = Basis.NOTHING
    distance: int = 0
    subjects: tuple[Span, ...] = ()
    is_nested: bool = False
    """Whether somebody else reports that the source said it."""
    lead_in: Span | None = None
    """The verb and what stands between it and the words; None where nothing leads in to them."""


def find(
    text: str,
    sentences: Sequence[tuple[int, int]],
    names: Sequence[NameLike],
    language: Language,
) -> list[QuoteDraft]:
    """Return the quotes of `text` in the order of their first words.

    `sentences` are (start, end) in code points; `names` are what the tagger found.
    """
    blocks = paragraphs(text)
    strings = [s for s in marked(text, blocks, language.text) if not _is_nickname(text, s, names)]
    strings = _merged(strings, transcribed(text, blocks, names, language.reporting))
    words = fold(text, strings, blocks, sentences, names, language)
    acts = find_speech_acts(words)
    attributions = AttributionFinder(words, strings, acts).find()
    clauses = find_reported_clauses(words, acts)
    reports = (*clauses, *find_reported_complements(words, acts, clauses))
    reports = (*reports, *find_reported_nouns(words, reports))
    drafts = _direct(words, strings, attributions, echoes(text, blocks, strings), reports)
    drafts += [
        _draft(
            words,
            [_span(words, a, b) for a, b in report.stretches],
            Manner.INDIRECT,
            Attribution(Basis.INSIDE, report.act, report.act.source),
            leads_in(words, report.act, *report.stretches[0]),
        )
        for report in without_own_thoughts(words, reports)
        if not is_unsaid(words, report.act)
        and not is_doubted(words, report.act)
        and not is_unproven(words, report.act)
        and not is_awaited(words, report.act)
        and not names_a_thing(words, report.act, report.stretches)
    ]
    drafts = _with_subjects(words, acts, drafts)
    drafts.sort(key=lambda draft: (draft.content[0].start, -draft.content[-1].end))
    return drafts


_GIVEN = re.compile(r"(?:[A-Z][\w'\u2019-]+|[A-Z]\.) \Z")
_SURNAME = re.compile(r" [A-Z][\w'\u2019-]+")


def _is_nickname(text: str, string: QuotedString, names: Sequence[NameLike]) -> bool:
    """Claim that the marks hold the middle of somebody's name: Ann "Bo" Lee."""
    inner = text[string.start : string.end]
    if len(inner.split()) > 1 or not inner[:1].isupper() or not inner[-1:].isalpha():
        return False
    before = text[max(0, string.outer_start - 30) : string.outer_start]
    if not _GIVEN.search(before) or not _SURNAME.match(text, string.outer_end):
        return False
    at = bisect_right(names, string.outer_end, key=lambda name: name.start)
    return any(
        name.label == "PER" and name.start < string.outer_start and name.end > string.outer_end
        for name in names[max(0, at - 1) : at]
    )


def _merged(strings: list[QuotedString], lines: list[QuotedString]) -> list[QuotedString]:
    """Put a transcript's lines among the strings; marks inside a line go with it."""
    if not lines:
        return strings
    taken = {line.paragraph for line in lines}
    kept = [string for string in strings if string.paragraph not in taken]
    return sorted(kept + lines, key=lambda string: string.start)


def _span(words: Tokens, start: int, end: int) -> Span:
    return Span(words.start[start], words.end[end - 1])


def _draft(
    words: Tokens,
    content: list[Span],
    manner: Manner,
    attribution: Attribution,
    lead_in: tuple[int, int] | None = None,
) -> QuoteDraft:
    cue = _span(words, attribution.act.cue, attribution.act.cue + 1) if attribution.act else None
    source = _span(words, *attribution.source) if attribution.source else None
    if attribution.label:
        source = Span(*attribution.label)
    return QuoteDraft(
        tuple(content),
        manner,
        cue,
        source,
        attribution.evidence,
        attribution.distance,
        is_nested=attribution.is_nested,
        lead_in=_span(words, *lead_in) if lead_in else None,
    )


def _quoted_with(
    words: Tokens, said: Attribution, at: int, reports: Sequence[ReportedClause]
) -> tuple[int, int] | None:
    """Return what leads in to the quoted string at word `at`, which ends what is said, or None."""
    acts = [one.act for one in reports if one.stretches[-1][1] == at + 1]
    act = next((one for one in acts if one.source == said.source), None)
    if act is None and said.act is not None and said.act.source == said.source:
        longer = any(one.act.cue == said.act.cue for one in reports)
        act = said.act if closes_clause(words, at) and not longer else None
    if act is None or is_unsaid(words, act) or _is_disputed(words, act, reports):
        return None
    return leads_in_to_marks(words, act, at)


def _is_disputed(words: Tokens, act: SpeechAct, reports: Sequence[ReportedClause]) -> bool:
    """Claim that somebody denies that words were said: "he denied that she had called it"."""
    return any(
        start <= act.cue < end
        for one in reports
        if one.act.verb.lemma in words.reporting.denying
        for start, end in one.stretches
    )


def _direct(
    words: Tokens,
    strings: Sequence[QuotedString],
    attributions: Sequence[Attribution],
    echoed: set[int],
    reports: Sequence[ReportedClause],
) -> list[QuoteDraft]:
    at = [k for k, quote in enumerate(words.quote) if quote >= 0]
    out: list[QuoteDraft] = []
    group: list[int] = []
    text, taken = words.text, -1

    def close() -> None:
        if group:
            content = [_inside(words.text, strings[n]) for n in group]
            manner = _manner(words, strings[group[0]], attributions[group[0]], at[group[0]])
            attribution = surest([attributions[n] for n in group])
            if has_twin_marks(words.text, strings[group[0]]):
                manner = Manner.INDIRECT
            if manner is not Manner.INDIRECT or attribution.act is not None:
                is_part = manner is Manner.MIXED and len(group) == 1
                lead_in = (
                    _quoted_with(words, attribution, at[group[0]], reports) if is_part else None
                )
                out.append(_draft(words, content, manner, attribution, lead_in))
            group.clear()

    for number, string in enumerate(strings):
        inner = text[string.start : string.end].strip()
        if number in echoed or _is_aside(inner):
            continue
        if group and _is_title_of_a_work(words, inner, at[number]):
            continue  # "…," she said on "Face the Nation." "…": the title parts no quote
        if group and (
            (string.continues and attributions[number].carries == number - 1)
            or _goes_on(words, strings, attributions, at, group[-1], number)
        ):
            group.append(number)
            continue
        close()
        runs_on = number + 1 < len(strings) and strings[number + 1].continues
        joined = taken >= 0 and joins(words, at[taken], at[number])
        if runs_on or joined or _is_speech(words, string, attributions[number], at[number]):
            group.append(number)
            taken = number
    close()
    return out


def _inside(text: str, string: QuotedString) -> Span:
    inner = text[string.start : string.end]
    start = string.start + len(inner) - len(inner.lstrip())
    return Span(start, string.start + len(inner.rstrip()))


def _is_aside(inner: str) -> bool:
    """Claim that the string is a note in brackets, such as a transcript's "(CROSSTALK)"."""
    inner = inner.rstrip(".")
    return inner[:1] == "(" and inner[-1:] == ")" and "(" not in inner[1:]


def _goes_on(
    words: Tokens,
    strings: Sequence[QuotedString],
    attributions: Sequence[Attribution],
    at: Sequence[int],
    before: int,
    number: int,
) -> bool:
    """Claim that "he said" alone splits two strings of one paragraph."""
    first, second = attributions[before], attributions[number]
    if strings[before].paragraph != strings[number].paragraph or first.act is None:
        return False
    if first.evidence is not Basis.AFTER or first.act.cue < at[before]:
        return False
    if second.act is first.act:
        near = at[number] - first.act.end <= 12  # noqa: PLR2004 - "said on Friday, "
        return near and not describes_speaker(words, first.act, at[number])
    past = words.past(at[before])
    return (
        second.act is None
        and past == at[number]
        and words.first_of[words.sentence[at[number]]] == at[number]
    )


def _is_title(words: Tokens, inner: str) -> bool:
    """Claim that every weighty word has a capital, as in the name of a work."""
    tokens = re.findall(r"[\w'\u2019-]+", inner)
    weighty = [t for t in tokens[1:] if t.lower() not in words.reporting.small_in_title]
    if not tokens or inner.rstrip()[-1:] in ".!?":
        return False
    return tokens[0][0].isupper() and all(t[0].isupper() or t[0].isdigit() for t in weighty)


def _is_speech(words: Tokens, string: QuotedString, attribution: Attribution, at: int) -> bool:
    inner = words.text[string.start : string.end].strip()
    count = len(inner.split())
    if string.label:
        return True
    named = _is_called(words, at, attribution) and not _is_what_they_call(words, at)
    if count < _SENTENCE and _is_name_given(words, inner, attribution, at):
        return False
    work = attribution.evidence is not Basis.INSIDE and _is_title_of_a_work(words, inner, at)
    work = work or _is_named_by_nobody(words, inner, at, attribution)
    if work or not any(c.isalpha() for c in inner):
        return False
    if attribution.evidence in _SURE and not named:
        return not (
            attribution.evidence is Basis.BEFORE
            and count > 1
            and _is_title(words, inner)
            and (words.word[at - 1] not in {",", ":"})
        )
    if attribution.evidence is Basis.INSIDE:
        titled = _is_title(words, inner) and not _is_near(words, attribution, at)
        return not titled and (count >= _SENTENCE or not named)
    if count >= _SENTENCE or (inner[-1] in ".!?" and count > 2):  # noqa: PLR2004
        return True
    if named or _is_title(words, inner):
        return False
    return _may_be_short(words, attribution, at, count)


def _is_name_given(words: Tokens, inner: str, attribution: Attribution, at: int) -> bool:
    """Claim that the words name a thing: called her boat "…", must stop calling a product "…"."""
    act = attribution.act
    if act is None or act.verb.lemma not in words.reporting.calling or act.cue >= at:
        return False
    start = phrase_left(words, at, act.cue)
    if start == at or any(words.name[k] >= 0 for k in range(start, at)):
        return False
    if words.low[at - 1] in words.reporting.roles | words.reporting.people_nouns:
        return False
    if words.language.people.is_role_noun(words.low[at - 1]):
        return False
    owned = words.low[start] in words.grammar.possessive_pronouns
    barred = words.low[act.cue - 1] in words.reporting.stopping
    return barred or (owned and _is_title(words, inner))


def _is_near(words: Tokens, attribution: Attribution, at: int) -> bool:
    """Claim that the act around a title is so near that its words are said, not named."""
    judged = attribution.act is not None and bool(attribution.act.verb.shape & Shape.JUDGES)
    if words.low[at - 1] in words.reporting.terms or words.low[at - 1] in words.grammar.comparing:
        return True
    return attribution.distance <= (_FAR_JUDGED if judged else _NEAR_TITLE)


def _is_named_by_nobody(words: Tokens, inner: str, at: int, attribution: Attribution) -> bool:
    """Claim that a title whose stop stands inside the marks ends a sentence nobody says."""
    if attribution.evidence is not Basis.NOTHING or at == words.first(at):
        return False
    return words.word[at - 1] not in {",", ":"} and _is_title(words, inner.rstrip("."))


def _may_be_short(words: Tokens, attribution: Attribution, at: int, count: int) -> bool:
    """Claim that a few words nobody is seen to say are speech all the same."""
    before = words.low[at - 1] if at > words.first(at) else ""
    if before in words.grammar.articles:
        before = words.low[at - 2] if at - 1 > words.first(at) else ""
    if before in words.grammar.comparing and attribution.evidence is not Basis.NOTHING:
        return True
    if attribution.evidence is Basis.TRAILING:
        return True
    alone = words.past(at) - words.first(at) <= 2  # noqa: PLR2004 - the string and a stop
    return count >= _SHORT or (alone and attribution.evidence is not Basis.NOTHING)


def _is_called(words: Tokens, at: int, attribution: Attribution) -> bool:
    """Claim that the string is a name: the film "…", known as "…"."""
    first, act = words.first(at), attribution.act
    if act is not None and act.cue == at - 1 and act.source is not None and act.source[0] > at:
        return False  # "was called "…" by Ann Lee"
    if at - 1 > first and words.low[at - 1] in words.reporting.after_naming:
        return words.low[at - 2] in words.reporting.named_as
    if attribution.evidence is Basis.INSIDE and words.low[at - 1] in words.reporting.terms:
        return False
    if attribution.act is None and at - 1 > first and words.word[at - 1] == ",":
        return words.low[at - 2] in words.reporting.works
    return at > first and words.low[at - 1] in words.reporting.naming


def _is_title_of_a_work(words: Tokens, inner: str, at: int) -> bool:
    """Claim that a title stands where a noun does, as in: on "Face the Nation," Smith said."""
    if at <= words.first(at) or words.low[at - 1] not in words.reporting.before_title:
        return False
    bare = inner.rstrip(",.")
    return len(bare.split()) > 1 and _is_title(words, bare)


def _is_what_they_call(words: Tokens, at: int) -> bool:
    """Claim that "what critics called" stands before the string: their word, not a name.

    So too "which engineers had called", where no capital shows a name.
    """
    near = words.low[max(words.first(at), at - 6) : at]
    small = words.text[words.start[at] + 1].islower() and words.is_quote(at)
    told = words.reporting.what | (words.grammar.relatives if small else frozenset())
    return not told.isdisjoint(near)


def _manner(words: Tokens, string: QuotedString, attribution: Attribution, at: int) -> Manner:
    inner = words.text[string.start : string.end].strip()
    whole = inner[:1].isupper() or not inner[:1].isalpha()
    alone = words.first(at) == at or words.word[at - 1] in {":", ","}
    if string.is_open or string.continues or string.label:
        return Manner.DIRECT
    in_clause = attribution.evidence in {Basis.INSIDE, Basis.CLAUSE, Basis.TRAILING}
    if whole and (alone or (not in_clause and inner[-1:] in ".?!,")):
        return Manner.DIRECT
    if attribution.evidence is Basis.AFTER and alone:
        return Manner.DIRECT
    return Manner.MIXED


def _with_subjects(
    words: Tokens, acts: Sequence[SpeechAct], drafts: Sequence[QuoteDraft]
) -> list[QuoteDraft]:
    found = {act.source for act in acts if act.source}
    for first, past in pairwise(words.first_of):
        subject = opening_subject(words, first, past) if past > first else None
        if subject:
            found.add(subject)
    spans = [_span(words, *pair) for pair in sorted(found)]
    starts = [span.start for span in spans]
    out = []
    for draft in drafts:
        at = bisect_left(starts, draft.source.start) if draft.source else 0
        subjects = tuple(reversed(spans[max(0, at - _REMEMBERED) : at]))
        out.append(replace(draft, subjects=subjects) if subjects else draft)
    return out
