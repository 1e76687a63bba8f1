"""Attribution: by which evidence a quoted string belongs to a source.

A reporting clause in its sentence is the surest, then what its paragraph and the one before say.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from wirereader.analysis.grammar import Shape, VerbForm
from wirereader.analysis.quotes.clause_words import (
    clause_begun,
    is_acted_on,
    is_fragment,
    is_headline_colon,
    is_itself_subject,
    is_listed,
    is_named_next,
    is_nameless_reply,
    is_parted,
    is_reporters,
    part_begun,
    viewer,
)
from wirereader.analysis.quotes.doubted import never_said
from wirereader.analysis.quotes.indirect_speech import after_cue, speech_acts_within
from wirereader.analysis.quotes.provisions import provision_before
from wirereader.analysis.quotes.reporting_clauses import ClauseForm, SpeechAct
from wirereader.analysis.quotes.speakers_meant import meant_act, outer_source
from wirereader.analysis.quotes.subject_claims import is_noun, judged_claim
from wirereader.analysis.quotes.transcripts import label_at
from wirereader.analysis.quotes.unrelated_acts import (
    is_elsewhere,
    is_judged_at,
    is_one_pronoun,
    says_its_own,
    tells,
)
from wirereader.analysis.text.noun_phrases import opening_subject, phrase_right
from wirereader.analysis.text.quotation_marks import QuotedString
from wirereader.analysis.text.tokens import Tokens

_NEAR = 3  # words, sentences, strings or paragraphs: what counts as right beside
_REACH = 80  # words of a sentence on either side of a string that are looked at
_LONGEST_NAME = 8  # words of a signature under a motto, titles included
_LONGEST_SIGNATURE = 16  # words of a name and a role in a paragraph of their own
_SUMMED_UP = 60  # code points of "That was the way"
_LINE = 80  # code points of a line of dialogue
_QUICK = 40  # of one where no question is asked
_FOLLOWED = 24  # words of the next sentence in which its reporting clause opens
_INNER_MARKS = "'\u2019\u201d\" \n"
_DASHES = frozenset({"\u2014", "\u2013", "\u2015", "--", "-"})


class Basis(StrEnum):
    """What a quote is given to its source by, the surest first."""

    LABEL = "label"
    """A transcript's name before the words."""
    AFTER = "after"
    """The act follows the closing mark: "…," she said."""
    BEFORE = "before"
    """The act leads to the opening mark: she said, "…"."""
    INSIDE = "inside"
    """The words stand in the clause of the act: he said it was "…"."""
    TRAILING = "trailing"
    """An act ends the sentence: the "…" plan failed, she said."""
    COLON = "colon"
    """What stands before ends in a colon, with or without a verb of speech."""
    PARAGRAPH = "paragraph"
    """The sentence before, in the same paragraph, has an act or a quote."""
    FOLLOWING = "following"
    """The next sentence of the paragraph opens with an act."""
    CLAUSE = "clause"
    """No verb of speech: the subject of the sentence the words stand in."""
    SUBJECT = "subject"
    """Only the subject of the sentence before."""
    CARRIED = "carried"
    """A paragraph that is only a quote keeps the last speaker."""
    NOTHING = "nothing"


_SIGNED = Basis.LABEL
_WITHIN = frozenset({Basis.INSIDE, Basis.CLAUSE})
_WEAK = frozenset({Basis.NOTHING, Basis.CARRIED, Basis.SUBJECT, Basis.PARAGRAPH, Basis.CLAUSE})


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who a quoted string is given to: cue and source in word numbers, where there are any.

    `carries` says that the speaker is that of an earlier string, given by number.
    """

    evidence: Basis
    act: SpeechAct | None = None
    source: tuple[int, int] | None = None
    carries: int | None = None
    distance: int = 0
    label: tuple[int, int] | None = None
    """A transcript's name inside the marks, in code points."""
    is_nested: bool = False
    """Whether the act stands in what somebody else reports: she says that he called it "…"."""


def surest(attributions: Sequence[Attribution]) -> Attribution:
    """Return the first that rests on more than what stands before, or the first of all."""
    return next(
        (attribution for attribution in attributions if attribution.evidence not in _WEAK),
        attributions[0],
    )


def joins(words: Tokens, before: int, at: int) -> bool:
    """Claim that only "and", "or", "as a" stands between two words, as in "losers" and "sad"."""
    near = 0 <= at - before <= _NEAR + 1 and words.sentence[at] == words.sentence[before]
    return near and all(words.low[k] in words.reporting.joins for k in range(before + 1, at))


class AttributionFinder:
    """Attributes each string, in order, remembering who spoke last."""

    def __init__(
        self, words: Tokens, strings: Sequence[QuotedString], acts: Sequence[SpeechAct]
    ) -> None:
        self._words = words
        self._strings = strings
        self._acts = acts
        self._at = [k for k, quote in enumerate(words.quote) if quote >= 0]
        self._attributions: list[Attribution] = []
        self._last_spoken = -1
        self._open: set[int] = set()
        """Strings of a dialogue in which either may speak."""

    def find(self) -> list[Attribution]:
        """Return one attribution a string, in the order of the strings."""
        for number in range(len(self._strings)):
            attribution = self._attribute(number)
            self._attributions.append(attribution)
            if attribution.source or attribution.label:
                self._last_spoken = number
        return self._attributions

    def _attribute(self, number: int) -> Attribution:
        at = self._at[number]
        label = self._label(number)
        if label is None and is_nameless_reply(self._words, at):
            return Attribution(Basis.NOTHING)
        if label is not None:
            return label
        if self._strings[number].continues and number:
            before = self._attributions[number - 1]
            own = self._in_sentence(number, at)
            if own is not None and self._is_other_speaker(own, before):
                return own
            if own is not None and before.evidence in _WEAK:
                return replace(own, carries=number - 1)
            return Attribution(
                before.evidence, before.act, before.source, number - 1, 0, before.label
            )
        return (
            self._in_sentence(number, at)
            or self._summed_up(at)
            or self._in_paragraph(number, at)
            or self._outside_paragraph(at)
            or Attribution(Basis.NOTHING)
        )

    def _is_other_speaker(self, own: Attribution, before: Attribution) -> bool:
        """Claim that a string that seems to go on is somebody else's, named right after it."""
        if own.evidence is not Basis.AFTER or own.source is None or before.source is None:
            return False
        name, known = self._surname(own.source), self._surname(before.source)
        return bool(name and known and name != known)

    def _surname(self, span: tuple[int, int]) -> str:
        words = self._words
        people = [words.word[k] for k in range(*span) if words.label[k] == "PER"]
        return people[-1] if people else ""

    def _label(self, number: int) -> Attribution | None:
        string = self._strings[number]
        if string.label is not None:
            return Attribution(Basis.LABEL, label=string.label)
        found = label_at(self._words.text, string.start, string.end, self._words.reporting)
        if found is None:
            opening = self._words.start[self._words.opening(self._at[number])]
            found = label_at(
                self._words.text, opening, string.outer_start + 1, self._words.reporting
            )
            if found is None or found.end() != string.outer_start:
                return None
            if self._words.label[self._words.at(found.start("name"))] == "LOC":
                return None  # "OSLO: “…,” said Ann Lee": where the story was filed
        return Attribution(Basis.LABEL, label=found.span("name"))

    # -- the sentence the string stands in

    def _in_sentence(self, number: int, at: int) -> Attribution | None:
        found = self._by_sentence(number, at)
        if found is not None and found.act is not None and never_said(self._words, found.act, at):
            return replace(found, source=None)
        return found

    def _by_sentence(self, number: int, at: int) -> Attribution | None:
        words = self._words
        first, past = max(words.first(at), at - _REACH), min(words.past(at), at + _REACH)
        here = list(speech_acts_within(self._acts, first, past))
        right = next((a for a in here if a.start > at and a.source), None)
        if right and says_its_own(words, at, right):
            right = None
        before = [a for a in here if a.cue < at and a.source and not is_elsewhere(words, a, at)]
        if right is None and viewer(words, at, first):
            before = []  # "she thanks them because to her, "…""
        begun = part_begun(words, before, at, first)
        if begun is not None:
            before = [a for a in before if a.cue >= begun]
        left = self._speaking(before, at)
        left = meant_act(words, before, left, at) if left else None
        rule = provision_before(words, before, at)
        left = rule if rule and (left is None or left.cue < rule.cue) else left
        distance = at - left.end if left else 99
        if right and left and self._leads_next(number, right):
            return Attribution(Basis.INSIDE, left, left.source, distance=distance)
        leads = self._leads(at, left) and not (left and is_parted(words, left, at))
        if right and self._follows(number, at, right) and not leads:
            return Attribution(Basis.AFTER, right, right.source, distance=right.start - at)
        if left and self._leads(at, left):
            return Attribution(Basis.BEFORE, left, left.source, distance=distance)
        if right and self._follows(number, at, right):
            return Attribution(Basis.AFTER, right, right.source, distance=right.start - at)
        if left:
            nested = any(a.cue < left.start and a.source not in {None, left.source} for a in here)
            return Attribution(Basis.INSIDE, left, left.source, distance=distance, is_nested=nested)
        if right and (words.word[right.start - 1] == "," or right.form is ClauseForm.ACCORDING):
            return Attribution(Basis.TRAILING, right, right.source, distance=right.start - at)
        return (
            self._joined(number, at)
            or self._signed(at, past)
            or self._nobody(here, at)
            or self._without_verb(at, first if begun is None else begun)
        )

    def _leads_next(self, number: int, act: SpeechAct) -> bool:
        """Claim that `act` opens the next sentence and its quote: "…change." She adds, "…"."""
        words = self._words
        comma = act.end < len(words) and words.word[act.end] == ","
        return comma and words.is_quote(act.end + 1) and self._ending(number) in ".?!"

    def _joined(self, number: int, at: int) -> Attribution | None:
        """Take the attribution of the string before in "losers" and "sad"."""
        words, before = self._words, self._at[number - 1] if number else -1
        if before < 0 or not joins(words, before, at):
            return None
        attribution = self._attributions[number - 1]
        return attribution if attribution.evidence in _WITHIN else None

    def _nobody(self, acts: Sequence[SpeechAct], at: int) -> Attribution | None:
        """Attribute to a verb whose subject is not said: Calls people "losers"."""
        near = [a for a in acts if a.source is None and 0 < at - a.cue <= _NEAR]
        return (
            Attribution(Basis.INSIDE, near[-1], None, distance=at - near[-1].end) if near else None
        )

    def _speaking(self, acts: Sequence[SpeechAct], at: int) -> SpeechAct | None:
        """Return the innermost act before word `at` whose source can speak."""
        if judged_claim(self._words, acts):
            return acts[-1]
        claim = self._words.reporting.claim_lemma
        acts = [
            a for a in acts if a.verb.lemma != claim or a.verb.form is not VerbForm.PLAIN
        ] or list(acts)
        if not acts:
            return None
        last = acts[-1]
        if len(acts) > 1 and is_one_pronoun(self._words, acts[-2], last):
            return self._speaking(acts[:-1], at)
        if last.verb.weight == 1 and self._words.word[at - 1] == ":":
            return None
        if len(acts) == 1 or last.form is ClauseForm.QUOTED:
            return last
        owner = last
        if last.form is ClauseForm.SHARED:
            owner = next((a for a in acts[:-1] if a.source == last.source), last)
        thinks = owner.verb.weight == 1 and bool(owner.verb.shape & Shape.CLAUSE)
        if thinks or not self._can_speak(last.source):
            return self._speaking(acts[:-1], at)
        return last

    def _signed(self, at: int, past: int) -> Attribution | None:
        """Read a name after a dash or in brackets, as under a motto."""
        words = self._words
        if at + 2 > past or at + 1 >= len(words) or words.word[at + 1] not in _DASHES | {"("}:
            return None
        closing = {")"} if words.word[at + 1] == "(" else {".", ","}
        end = at + 2
        past = min(past, at + 2 + _LONGEST_NAME)
        while end < past and words.word[end][0].isupper() and words.quote[end] < 0:
            end += 1
        rest = words.word[end] if end < past else "."
        if end == at + 2 or rest not in closing:
            return None
        if rest == ")" and all(words.label[k] != "PER" for k in range(at + 2, end)):
            return None
        return Attribution(Basis.LABEL, None, (at + 2, end))

    def _without_verb(self, at: int, first: int) -> Attribution | None:
        """Take the subject of the sentence around the words, a colon making it surer."""
        words = self._words
        if at == first:
            return None
        if is_itself_subject(words, at):
            return Attribution(Basis.NOTHING)
        seen_by = viewer(words, at, first)
        source = seen_by or self._person(opening_subject(words, first, at))
        if source is None:
            return None
        if seen_by is None and (is_listed(words, at, source) or is_reporters(words, at, source)):
            return Attribution(Basis.NOTHING)
        if seen_by is None and any(is_judged_at(words, k) for k in range(source[1], at)):
            return Attribution(Basis.NOTHING)  # "she was accused of "…"": by whom is not said
        teller = next((k for k in range(at - 1, source[1], -1) if tells(words, k)), None)
        if teller is not None:
            source = (teller, teller + 1)  # "She wept until I said to her: …": who tells the story
        colon = words.word[at - 1] == ":"
        return Attribution(
            Basis.COLON if colon else Basis.CLAUSE, None, source, distance=at - first
        )

    def _follows(self, number: int, at: int, act: SpeechAct) -> bool:
        """Claim that `act` is the "she said" right after a closing mark."""
        words = self._words
        gap = range(at + 1, clause_begun(words, at, act))
        if is_headline_colon(words, at, act):
            return True
        if any(words.word[k] not in {",", "\u2014", "\u2013", "--", "-"} for k in gap):
            return False
        if act.form is ClauseForm.INVERTED or act.form is ClauseForm.ACCORDING or gap:
            return True
        return self._ending(number) in ",.?!\u2026\u2014-"

    def _ending(self, number: int) -> str:
        string = self._strings[number]
        return self._words.text[string.start : string.end].rstrip(_INNER_MARKS)[-1:] or " "

    def _leads(self, at: int, act: SpeechAct | None) -> bool:
        """Claim that nothing but a hearer, a time or "that" stands between `act` and the mark."""
        if act is None:
            return False
        words = self._words
        after, _ = after_cue(words, act, words.past(act.cue))
        while after < at and words.word[after] in words.reporting.before_mark:
            after += 1
        return after >= at or (words.word[at - 1] in {",", ":"} and at - after <= _NEAR)

    # -- the paragraph before it

    def _in_paragraph(self, number: int, at: int) -> Attribution | None:
        words = self._words
        first, paragraph = words.first(at), words.paragraph[at]
        if first and words.paragraph[first - 1] == paragraph:
            found = self._sentence_before(number, first)
            if found is not None:
                told = found.evidence is Basis.PARAGRAPH and self._is_in_own_clause(at, first)
                return Attribution(Basis.NOTHING) if told else found
        past = words.past(at)
        if past < len(words) and words.paragraph[past] == paragraph and past - at <= _NEAR:
            for act in speech_acts_within(
                self._acts, past, min(words.past(past), past + _FOLLOWED)
            ):
                if act.start <= past + 1 and act.source:
                    return Attribution(Basis.FOLLOWING, act, act.source)
        return None

    def _is_in_own_clause(self, at: int, first: int) -> bool:
        """Claim that the words stand in a clause of the reporter's, whose subject says nothing."""
        words = self._words
        if at == first or words.word[at - 1] in {",", ":"}:
            return False
        subject = opening_subject(words, first, at)
        return subject is not None and words.low[subject[0]] not in words.grammar.pronouns

    def _sentence_before(self, number: int, first: int) -> Attribution | None:
        """Take the nearest sentence before `first` in its paragraph that says who speaks."""
        words, paragraph = self._words, self._words.paragraph[first]
        for distance in range(_NEAR):
            last = first - 1
            if last < 0 or words.paragraph[last] != paragraph:
                return None
            first = words.first(last)
            quoted = self._quote_within(number, first, last + 1)
            attribution = self._attributions[quoted] if quoted is not None else None
            if attribution is not None and (attribution.source or attribution.label):
                return Attribution(
                    Basis.PARAGRAPH,
                    None,
                    attribution.source,
                    quoted,
                    distance,
                    attribution.label,
                )
            acts = [a for a in speech_acts_within(self._acts, first, last + 1) if a.source]
            acts = [a for a in acts if a.verb.weight > 1] or acts
            if words.word[last] == "?" and not acts and is_fragment(words, first, last):
                continue  # "General Ann Lee? "A patriot."": of whom somebody speaks
            if acts:
                return Attribution(Basis.PARAGRAPH, None, acts[0].source, distance=distance)
            found = self._person(opening_subject(words, first, last + 1))
            if found is not None:
                return Attribution(Basis.SUBJECT, None, found, distance=distance)
        return None

    def _quote_within(self, number: int, first: int, past: int) -> int | None:
        last = bisect_left(self._at, past) - 1
        return last if 0 <= last < number and self._at[last] >= first else None

    def _can_speak(self, span: tuple[int, int] | None) -> bool:
        if span is None:
            return False
        words = self._words
        named = any(words.name[k] >= 0 for k in range(*span))
        named = named or words.low[span[0]] in words.grammar.neuter_pronouns
        return named or self._person(span) is not None

    def _person(self, span: tuple[int, int] | None) -> tuple[int, int] | None:
        """Let pass only a subject that can speak."""
        if span is None:
            return None
        words, (start, end) = self._words, span
        if words.low[start] in words.grammar.pronouns:
            return span if words.low[start] not in words.grammar.neuter_pronouns else None
        if any(words.label[k] == "PER" for k in range(start, end)) or is_named_next(words, end):
            return span
        head = next(
            (k for k in range(start + 1, end) if words.low[k] in words.grammar.prepositions), end
        )
        noun, reporting = words.low[head - 1], words.reporting
        speaking = reporting.roles | reporting.speech_nouns
        several = noun.endswith(words.grammar.plural_endings)
        if several or words.low[start] in words.grammar.articles:
            speaking |= reporting.people_nouns
        return span if noun in speaking or words.language.people.is_role_noun(noun) else None

    # -- paragraphs around

    def _summed_up(self, at: int) -> Attribution | None:
        """Take who is named in "That was how Ann Lee put it", the sentence after the words."""
        words, past = self._words, self._words.past(at)
        if past >= len(words) or past - at > _NEAR:
            return None
        start = words.start[past]
        found = words.reporting.summing_up.match(words.text, start, start + _SUMMED_UP)
        if found is None:
            return None
        begin = words.at(found.end())
        end = phrase_right(words, begin, words.past(past))
        source = self._person((begin, end)) if end > begin else None
        return Attribution(Basis.FOLLOWING, None, source) if source else None

    def _outside_paragraph(self, at: int) -> Attribution | None:
        before = self._before_paragraph(at)
        signed = self._signed_below(at)
        if signed is None or (
            before is not None and before.carries is not None and signed.evidence is not _SIGNED
        ):
            return before
        return signed

    def _signed_below(self, at: int) -> Attribution | None:
        """Read a paragraph that is only a name, with or without a role, as under a pull quote."""
        words, past = self._words, self._words.past(at)
        if past >= len(words) or words.opening(at) != at or past - at > _NEAR:
            return None
        last = past
        while last < len(words) and words.paragraph[last] == words.paragraph[past]:
            last += 1
        if words.paragraph[past] != words.paragraph[at] + 1 or last - past > _LONGEST_SIGNATURE:
            return None
        is_dashed = words.word[past] in _DASHES
        begin = past + is_dashed
        end = begin
        while end < last and words.name[end] >= 0 and words.name[end] == words.name[begin]:
            end += 1
        if end == begin or words.label[begin] != "PER":
            return None
        rest = [k for k in range(end, last) if words.word[k][0].isalnum()]
        if not rest:
            return Attribution(Basis.FOLLOWING, None, (begin, end))
        role = any(words.low[k] in words.reporting.roles for k in rest)
        verb = any(
            words.low[k] in words.grammar.finite or words.low[k] in words.reporting.verbs
            for k in rest
        )
        if words.word[end] != "," or not (is_dashed or (role and not verb)):
            return None
        return Attribution(_SIGNED, None, (begin, end))

    def _before_paragraph(self, at: int) -> Attribution | None:
        words = self._words
        opening = words.opening(at)
        if not opening:
            return None
        last = opening - 1
        before_first = words.first(last)
        if words.word[last] == ":":
            acts = [a for a in speech_acts_within(self._acts, before_first, opening) if a.source]
            acts = [a for a in acts if not is_noun(words, a)] or acts  # "answered Roe's claims:"
            subject = opening_subject(words, before_first, opening)
            source = acts[-1].source if acts else self._person(subject)
            if source:
                return Attribution(Basis.COLON, acts[-1] if acts else None, source)
            if subject:
                return None  # "A post gives this comment:"
        carried = self._carry(at, last) if opening == words.first(at) and self._alone(at) else None
        return None if carried and is_acted_on(words, at, carried.source) else carried

    def _alone(self, at: int) -> bool:
        words = self._words
        first, past = words.first(at), words.past(at)
        return past - first <= _NEAR

    def _is_signed(self, number: int) -> bool:
        """Claim that a name behind a dash or in brackets tells who spoke a string."""
        attribution = self._attributions[number]
        return attribution.evidence is _SIGNED and attribution.label is None

    def _whose_turn(self, at: int, last: int) -> int:
        """Return the string whose speaker speaks now: a question passes the word to the other."""
        words, other = self._words, self._other_before(last)
        if other < 0:
            return last
        number = words.quote[at]
        answers = self._ending(last) == "?"
        asks_again = self._ending(number) == "?" and self._ending(other) == "?"
        return other if answers or asks_again else last

    def _is_open_dialogue(self, at: int, last: int) -> bool:
        """Claim that either of two may speak now: then nobody is named.

        A question was answered, or three lines are as short as those of a quick exchange.  Both
        stand alone in the paragraphs right before the words, each with its speaker.
        """
        words, other = self._words, self._other_before(last)
        if other < 0 or self._ending(words.quote[at]) == "?":
            return False
        asked = self._ending(other) == "?"
        named = all(self._attributions[k].act is not None for k in (last, other))
        strings = [self._strings[k] for k in (words.quote[at], last, other)]
        length = max(s.end - s.start for s in strings[: 2 if asked else 3])
        short = length <= (_LINE if asked else _QUICK) and not any(s.is_open for s in strings)
        return named and short and self._ending(last) != "?"

    def _other_before(self, last: int) -> int:
        """Return the last string of another speaker, of the paragraph before, or -1."""
        here = self._strings[last].paragraph
        name = self._last_word(last)
        for number in range(last - 1, max(-1, last - 1 - _NEAR), -1):
            paragraph = self._strings[number].paragraph
            if paragraph < here - 1 or not self._last_word(number):
                break
            if paragraph == here - 1 and self._last_word(number) != name:
                return number
        return -1

    def _last_word(self, number: int) -> str:
        attribution = self._attributions[number]
        return self._words.low[attribution.source[1] - 1] if attribution.source else ""

    def _carry(self, at: int, last: int) -> Attribution | None:
        """Keep the last speaker, or take who was introduced in the paragraph before."""
        words = self._words
        before = self._last_spoken
        if words.quote[at] - 1 in self._open:
            self._open.add(words.quote[at])
            return None
        gap = words.paragraph[at] - words.paragraph[self._at[before]] if before >= 0 else 99
        if gap <= 1 and self._is_signed(before):
            return None  # a name under a motto closes it
        if gap <= 1:
            if self._is_open_dialogue(at, before):
                self._open.add(words.quote[at])
                return None
            before = self._whose_turn(at, before)
            last_tie = self._attributions[before]
            return Attribution(Basis.CARRIED, None, last_tie.source, before, gap, last_tie.label)
        first = words.opening(last)
        acts = [a for a in speech_acts_within(self._acts, first, last + 1) if a.source]
        if acts:
            return Attribution(Basis.CARRIED, None, outer_source(words, acts), distance=1)
        found = self._person(opening_subject(words, words.first(last), last + 1))
        if found is None:
            found = self._person(opening_subject(words, first, last + 1))
        if found is not None:
            return Attribution(Basis.CARRIED, None, found, distance=2)
        if gap <= _NEAR:
            last_tie = self._attributions[before]
            return Attribution(Basis.CARRIED, None, last_tie.source, before, gap, last_tie.label)
        return None
