"""Whom the source of a quote means: the person, organisation or place, with how sure it is.

The phrase at the quote is read by its head: in "a spokesman for the ministry" nobody is named, in
"the ministry's spokesman John Smith" somebody is.  A pronoun is whom the linker says it is, else
the nearest fitting subject.  Certainties are measured, by kind of evidence (`_CHANCE`).
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from wirereader.analysis.language import Language
from wirereader.analysis.quotes.attribution import Basis
from wirereader.analysis.quotes.quotations import QuoteDraft
from wirereader.story.body import Span
from wirereader.story.names import Entity, EntityKind, Mention, MentionKind
from wirereader.story.quotes import Manner, Quote

# the share of speakers that were right, by evidence
_CHANCE = {
    Basis.LABEL: 0.97,
    Basis.AFTER: 0.97,
    Basis.BEFORE: 0.95,
    Basis.INSIDE: 0.94,
    Basis.TRAILING: 0.75,
    Basis.COLON: 0.8,
    Basis.PARAGRAPH: 0.8,
    Basis.FOLLOWING: 0.7,
    Basis.CLAUSE: 0.65,
    Basis.SUBJECT: 0.65,
    Basis.CARRIED: 0.7,
    Basis.NOTHING: 0.0,
}
# what is left of the chance where nearness alone says whom a pronoun or label means
_GUESSED = 0.85
_INNER = 0.93
"""A pronoun in the clause around the words may stand in somebody else's report."""
_NESTED = 0.75
"""Of two who report in one sentence the inner one is as often not meant: X says Y called it."""
_SPEAKS_FOR = 0.9  # what is left of it where a ministry or army stands for its country
_WRITTEN = 60  # code points of "In an email to all employees on Friday,"
_EPITHET = 0.85  # "the Italian" of a story that names one person
_INTERVIEWED = 0.67  # chance that whoever is named twice as often as others is the one interviewed


def attribute(
    text: str,
    drafts: Sequence[QuoteDraft],
    entities: Sequence[Entity],
    mentions: Sequence[Mention],
    gender: Sequence[str],
    language: Language,
) -> tuple[Quote, ...]:
    """Return the quotes of `drafts` with their speakers.

    `mentions` ascend; `gender` has "m", "f" or "?" for each entity.  `certainty` is the chance
    that the speaker is right, 0 where there is none.
    """
    labels = [d.source.start for d in drafts if d.evidence is Basis.LABEL and d.source]
    reader = _Sources(text, entities, mentions, gender, language, min(labels, default=0))
    out = []
    for draft in drafts:
        speaker, share = reader.meant(draft)
        share *= _NESTED if draft.is_nested else 1.0
        certainty = _CHANCE[draft.evidence] * share if speaker is not None else 0.0
        spans = (draft.content, draft.manner, draft.cue, draft.source)
        out.append(Quote(*spans, speaker, certainty, draft.lead_in))
    return tuple(out)


_CLOSES = frozenset({",", ".", ";", "", "\n", "!", "?"})
_BRACKET = " ("
_STOP = re.compile(r"[.!?][\"\u201d\u2019)]*\s")
_LETTERS = re.compile(r",? [A-Z][\w.]{1,4}\b")


class _Sources:
    """Reads source phrases against the mentions of one text."""

    def __init__(
        self,
        text: str,
        entities: Sequence[Entity],
        mentions: Sequence[Mention],
        gender: Sequence[str],
        language: Language,
        first_label: int,
    ) -> None:
        self._text = text
        self._first_label = first_label
        self._entities = entities
        self._mentions = mentions
        self._gender = gender
        self._language = language
        self._starts = [mention.span.start for mention in mentions]
        self._first_ends: dict[str, int | None] = {}
        """Where what a pattern describes is first told, by pattern."""
        self._people = self._first_two_people()
        """The first two people named: from where on, and who."""

    def meant(self, draft: QuoteDraft) -> tuple[int | None, float]:
        """Return the entity a draft's source means, and how sure that is, 0 to 1."""
        if draft.source is None:
            return None, 0.0
        phrase = draft.source.of(self._text).lower()
        if draft.evidence is Basis.LABEL and phrase in self._language.reporting.answer_labels:
            return self._interviewed()
        if draft.evidence is Basis.LABEL and phrase in self._language.reporting.question_labels:
            return None, 0.0
        if draft.evidence is Basis.LABEL and not self._within(draft.source):
            return self._labelled(phrase)
        grammar = self._language.grammar
        if phrase in grammar.person_pronouns or phrase in grammar.other_pronouns:
            return self._pronoun(draft, draft.source, phrase)
        if draft.evidence is Basis.LABEL:
            return self._titled(draft.source)
        return self._named(draft.source)

    def _titled(self, span: Span) -> tuple[int | None, float]:
        """Return whom a label names; a title before it says that it is no place."""
        entity, share = self._named(span)
        phrase = span.of(self._text)
        if phrase.isupper() and not (
            entity is not None and self._entities[entity].kind is EntityKind.PERSON
        ):
            person, chance = self._labelled(phrase.lower())
            if person is not None:
                return person, chance  # "OKAFOR:" where Mr. Okafor is asked
        titled = self._language.reporting.label_title.match(span.of(self._text))
        if titled and entity is not None and self._entities[entity].kind is not EntityKind.PERSON:
            return None, 0.0
        return entity, share

    def _interviewed(self) -> tuple[int | None, float]:
        """Return the person an interview is with: the only one named before it begins.

        Failing that, one named twice as often as anybody else.
        """
        before = {m.entity for m in self._mentions if self._is_announced(m)}
        if len(before) == 1:
            return before.pop(), _INTERVIEWED
        named = Counter(
            mention.entity
            for mention in self._mentions
            if mention.kind is MentionKind.NAME
            and self._entities[mention.entity].kind is EntityKind.PERSON
        ).most_common(2)
        if not named or (len(named) > 1 and named[0][1] < 2 * named[1][1]):
            return None, 0.0
        return named[0][0], _INTERVIEWED

    def _is_announced(self, mention: Mention) -> bool:
        """Claim that a mention names a person before the first question or answer."""
        is_name = mention.kind is MentionKind.NAME and self._is_person(mention)
        return is_name and mention.span.start < self._first_label

    def _labelled(self, phrase: str) -> tuple[int | None, float]:
        """Return the one person whose family name a transcript gives in capitals."""
        last = phrase.rsplit(maxsplit=1)[-1]
        found = [
            number
            for number, entity in enumerate(self._entities)
            if entity.kind is EntityKind.PERSON and entity.name.lower().split()[-1] == last
        ]
        return (found[0], _GUESSED) if len(found) == 1 else (None, 0.0)

    def _within(self, span: Span) -> list[Mention]:
        """Return the mentions that share a code point with `span`."""
        at = bisect_left(self._starts, span.start)
        if at and self._mentions[at - 1].span.end > span.start:
            at -= 1
        out = []
        while at < len(self._mentions) and self._mentions[at].span.start < span.end:
            out.append(self._mentions[at])
            at += 1
        return out

    def _pronoun(self, draft: QuoteDraft, span: Span, phrase: str) -> tuple[int | None, float]:
        subjects, barred = draft.subjects, self._spoken_of(draft)
        near = self._last_subject(draft, phrase, barred)
        for mention in self._within(span):
            if near is not None and near[0] != mention.entity:
                return near
            if mention.kind is MentionKind.PRONOUN and mention.entity not in barred:
                share = _INNER if draft.evidence is Basis.INSIDE else 1.0
                return mention.entity, mention.certainty * share
        wanted = self._language.grammar.person_pronouns.get(phrase)
        if wanted is None:
            is_thing = phrase in self._language.grammar.neuter_pronouns
            return self._thing(subjects, span.start) if is_thing else (None, 0.0)
        for subject in subjects:
            entity, share = self._named(subject)
            if entity is None and self._may_be_one(subject.of(self._text), wanted):
                return None, 0.0
            if entity is None or self._entities[entity].kind is not EntityKind.PERSON:
                continue
            if self._gender[entity] in {wanted, "?"} and entity not in barred:
                return entity, share * _GUESSED
        return None, 0.0

    def _last_subject(
        self, draft: QuoteDraft, phrase: str, barred: set[int]
    ) -> tuple[int, float] | None:
        """Return the person whom the sentence before a quote is about: "Lee left.  “…,” she said".

        None unless it opens with a name, the only one in it.
        """
        wanted = self._language.grammar.person_pronouns.get(phrase)
        if wanted is None or draft.evidence is not Basis.AFTER or not draft.subjects:
            return None
        quote = draft.content[0].start
        subject = next((s for s in draft.subjects if not self._is_pronoun(s)), draft.subjects[0])
        if subject.end > quote or len(_STOP.findall(self._text, subject.end, quote)) != 1:
            return None
        people = {
            m.entity
            for m in self._within(Span(subject.start, quote))
            if m.kind is MentionKind.NAME and self._is_person(m)
        }
        entity, share = self._named(subject)
        if entity is None or people != {entity} or entity in barred:
            return None
        return (entity, share * _GUESSED) if self._gender[entity] in {wanted, "?"} else None

    def _is_pronoun(self, span: Span) -> bool:
        return span.of(self._text).lower() in self._language.grammar.pronouns

    def _spoken_of(self, draft: QuoteDraft) -> set[int]:
        """Return who is named behind the verb: in "he called Smith a …" he is not Smith.

        So too in reported words: "he said that Smith …".
        """
        if draft.cue is None or draft.content[0].start <= draft.cue.end:
            return set()
        is_reported = draft.manner is Manner.INDIRECT
        between = Span(
            draft.cue.end, draft.content[0].end if is_reported else draft.content[0].start
        )
        return {m.entity for m in self._within(between) if m.kind is MentionKind.NAME}

    def _thing(self, subjects: Sequence[Span], at: int) -> tuple[int | None, float]:
        """Return the nearest subject that is no person, for the "it" of "it said" at `at`."""
        for subject in subjects:
            entity, share = self._named(subject)
            is_person = entity is not None and self._entities[entity].kind is EntityKind.PERSON
            if is_person and self._is_written(max(0, subject.start - _WRITTEN), at):
                return None, 0.0  # "In an email Ann Lee took the blame.  “…,” it said": the email
            if entity is not None and self._entities[entity].kind is not EntityKind.PERSON:
                return entity, share * _GUESSED
            if entity is None and self._is_unnamed_thing(subject):
                return None, 0.0  # "The report says …  It adds": the report, which has no name
        return None, 0.0

    def _is_written(self, start: int, end: int) -> bool:
        """Claim that the story tells there of something written: "in a letter"."""
        words = self._text[start:end].lower().split()
        articles = self._language.grammar.articles
        documents = self._language.reporting.documents
        return any(
            word in articles and any(w.strip(",.") in documents for w in words[k + 1 : k + 3])
            for k, word in enumerate(words)
        )

    def _is_unnamed_thing(self, span: Span) -> bool:
        words = span.of(self._text).lower().split()
        reporting = self._language.reporting
        return words[-1] in reporting.documents or words[-1] in reporting.institutions

    def _named(self, span: Span) -> tuple[int | None, float]:
        """Return the entity named by the head of a phrase."""
        inside = self._within(span)
        if self._are_several(span, inside):
            return None, 0.0
        apposed = self._apposed(span, inside)
        if apposed is not None:
            return apposed
        if all(mention.kind is MentionKind.DEMONYM for mention in inside):
            return self._by_epithet(span, inside)
        owner = self._owner(span, inside)
        if owner is not None:
            return owner
        head = self._head_end(span)
        named = [m for m in inside if m.kind is not MentionKind.DEMONYM]
        for mention in reversed(named):
            if mention.span.end <= head and not self._is_owner(mention, span):
                at_end = not self._text[mention.span.end : head].strip(" ,.")
                person = self._entities[mention.entity].kind is EntityKind.PERSON
                if at_end or (person and self._is_apart(mention, head)):
                    return mention.entity, mention.certainty
        return self._government(inside, span, head)

    def _are_several(self, span: Span, inside: Sequence[Mention]) -> bool:
        """Claim that a phrase names several who speak together: "Spain and Portugal"."""
        named = [m for m in inside if m.kind is MentionKind.NAME]
        if len(named) < 2 or named[-1].span.end != span.end:  # noqa: PLR2004 - two speak together
            return False
        if len({m.entity for m in named}) < len(named):
            return False
        ends = [span.start, *(m.span.end for m in named[:-1])]
        gaps = [self._text[end : m.span.start] for end, m in zip(ends, named, strict=True)]
        words = [gap.lower().replace(",", " ").split() for gap in gaps]
        grammar = self._language.grammar
        if any(not grammar.prepositions.isdisjoint(gap) for gap in words):
            return False
        joined = [not grammar.joining.isdisjoint(gap) for gap in words]
        listed = [gap.startswith(", ") for gap in gaps]
        return joined[-1] and all(map(max, joined[1:], listed[1:]))

    def _by_epithet(self, span: Span, inside: Sequence[Mention]) -> tuple[int | None, float]:
        """Return the only one named so far whom "the Italian" or "the 24-year-old" may mean.

        Nobody where the story has told of an Italian or an age of 24 before.
        """
        phrase = span.of(self._text)
        aged = self._language.coreference.aged.match(phrase)
        if aged is not None:
            description = rf"\b{aged['age']}\b"
        elif inside and inside[-1].span.end == span.end:
            word = inside[-1].span.of(self._text)
            alone = phrase.lower() == self._language.coreference.article_prefix + word.lower()
            if not alone or word.endswith(self._language.reporting.peoples):
                return self._government(inside, span, self._head_end(span))
            description = rf"\b[aA]n? (?:[\w-]+ )?{re.escape(word)}\b"
        else:
            return self._government(inside, span, self._head_end(span)) if inside else (None, 0.0)
        named = [entity for start, entity in self._people if start < span.start]
        is_one = len(named) == 1 and not self._was_told(description, span.start)
        return (named[0], _EPITHET) if is_one else (None, 0.0)

    def _first_two_people(self) -> list[tuple[int, int]]:
        firsts: dict[int, int] = {}
        for mention in self._mentions:
            if mention.kind is MentionKind.NAME and self._is_person(mention):
                firsts.setdefault(mention.entity, mention.span.start)
            if len(firsts) > 1:
                break
        return [(start, entity) for entity, start in firsts.items()]

    def _was_told(self, description: str, before: int) -> bool:
        """Claim that a pattern matches before an offset; each is looked for once in a text."""
        if description not in self._first_ends:
            found = re.search(description, self._text)
            self._first_ends[description] = found.end() if found else None
        end = self._first_ends[description]
        return end is not None and end <= before

    def _apposed(self, span: Span, inside: Sequence[Mention]) -> tuple[int, float] | None:
        """Return who is named right after their role: "the mayor of Lupon, Rodel Yap, said"."""
        if any(m.span.end == span.end and self._is_person(m) for m in inside):
            return None
        if span.of(self._text).lower().split()[-1] in self._language.reporting.documents:
            return None  # "a letter to her lawyer, Ann Lee, said"
        bracket = self._language.reporting.bracketed.match(self._text, span.end)
        found = bracket or self._language.reporting.apposed.match(self._text, span.end)
        if found is None:
            return None
        if not bracket and found["role"] and not self._may_describe(found):
            return None
        for mention in self._within(Span(found.end(), found.end() + 1)):
            end = self._past_letters(mention.span.end)
            after = self._text[end : end + 2]
            closes = after[:1] in _CLOSES or after == _BRACKET
            closes = after[:1] == ")" if bracket else closes
            fits = self._is_person(mention) or self._is_firm(span, mention)
            follows = self._within(Span(mention.span.end + 2, mention.span.end + 3))
            closes = closes and not (after == ", " and any(map(self._is_person, follows)))
            if closes and fits and mention.kind is MentionKind.NAME:
                return mention.entity, mention.certainty
        return None

    def _past_letters(self, end: int) -> int:
        """Return where the letters behind a name end: "Felix Crane KC"."""
        word = _LETTERS.match(self._text, end)
        known = word and self._language.names.letters_after.fullmatch(word[0])
        return word.end() if word and known else end

    def _may_describe(self, found: re.Match[str]) -> bool:
        """Claim that words before a name say what its bearer is: "independent", not "beating"."""
        grammar, reporting, role = self._language.grammar, self._language.reporting, found["role"]
        if role.endswith(".") or role in reporting.roles | reporting.late:
            return True
        if self._language.people.is_role_noun(role):
            return True
        before = found.group()[: found.end("role") - found.start()].rpartition(", ")[2].split()
        ties = grammar.function_words | grammar.prepositions | reporting.never_before_name
        endings = (*grammar.participle_endings, *grammar.past_endings)
        return ties.isdisjoint(before) and not (
            role.endswith(endings) or role in grammar.irregular_pasts or grammar.is_adverb(role)
        )

    def _is_firm(self, span: Span, mention: Mention) -> bool:
        """Claim that a phrase is of a body and an organisation's name tells which it is."""
        if self._entities[mention.entity].kind is not EntityKind.ORGANIZATION:
            return False
        noun = span.of(self._text).lower().split()
        bodies = self._language.people.organizations | self._language.reporting.firms
        return noun[-1] in bodies and self._language.grammar.prepositions.isdisjoint(noun)

    def _is_person(self, mention: Mention) -> bool:
        return self._entities[mention.entity].kind is EntityKind.PERSON

    def _owner(self, span: Span, inside: Sequence[Mention]) -> tuple[int, float] | None:
        """Return whose reply, statement or question the phrase is."""
        words = span.of(self._text).lower().split()
        if words[-1] not in self._language.reporting.speech_nouns:
            return None
        for mention in inside:
            if mention.kind is MentionKind.PRONOUN or self._is_owner(mention, span):
                return mention.entity, mention.certainty
        return None

    def _is_owner(self, mention: Mention, span: Span) -> bool:
        after = self._text[mention.span.end : min(span.end, mention.span.end + 2)]
        return after.replace("\u2019", "'") in self._language.grammar.possessives

    def _is_apart(self, mention: Mention, head: int) -> bool:
        """Claim that a comma or bracket parts a name from what follows in its phrase."""
        return self._text[mention.span.end : head].lstrip()[:1] in {",", "("}

    def _head_end(self, span: Span) -> int:
        """Return where the head of the phrase ends: before "of", "for", "in" after its noun."""
        offset = span.start
        ties = self._language.grammar.prepositions | self._language.reporting.list_openers
        for number, word in enumerate(span.of(self._text).split(" ")):
            if number and word.lower() in ties:
                inside = self._within(Span(offset, offset + max(1, len(word))))
                if not inside and not self._name_after(offset + len(word), span):
                    return offset - 1
            offset += len(word) + 1
        return span.end

    def _name_after(self, offset: int, span: Span) -> bool:
        """Claim that a noun and then a person's name follow: "member of parliament John Smith".

        So too "the candidate for mayor John Smith", who is no mayor yet.
        """
        inside = self._within(Span(offset, span.end)) if offset < span.end else []
        people = [m for m in inside if self._entities[m.entity].kind is EntityKind.PERSON]
        if not people or people[-1].kind is not MentionKind.NAME:
            return False
        last = people[-1]
        words = self._text[offset : last.span.start].split()
        never = self._language.reporting.never_before_name | self._language.grammar.joining
        persons, articles = self._language.people, self._language.grammar.articles
        runs = self._text[span.start : offset].lower().split()[-2:-1]
        is_bid = not self._language.reporting.candidates.isdisjoint(runs)
        if all(w.lower() in articles for w in words):
            return False
        if persons.is_role_noun(words[-1]) and not is_bid:
            return False  # "a spokesman for Prime Minister Roe"
        return last.span.end == span.end and words[-1].lower() not in never

    def _government(
        self, inside: Sequence[Mention], span: Span, head: int
    ) -> tuple[int | None, float]:
        """Return the country whose ministry, army or government the phrase names."""
        noun = self._text[span.start : head].split()
        if not noun or noun[-1].lower() not in self._language.reporting.institutions:
            return None, 0.0
        for mention in inside:
            after = self._text[head : mention.span.start].split()[:1]
            if self._language.grammar.locatives.issuperset(after) and after:
                return None, 0.0  # "police in Nairobi": where they are, not whose
            if self._entities[mention.entity].kind is EntityKind.PLACE:
                return mention.entity, mention.certainty * _SPEAKS_FOR
        return None, 0.0

    def _may_be_one(self, phrase: str, wanted: str) -> bool:
        """Claim that a phrase without a name may be whom "he" or "she" means: "the judge"."""
        gender = self._gender_of(phrase)
        if gender != "?":
            return gender == wanted
        words = phrase.split()
        head = next(
            (k for k in range(1, len(words)) if words[k] in self._language.grammar.prepositions),
            len(words),
        )
        noun = words[head - 1].strip(",.").lower()
        single = not noun.endswith(self._language.grammar.plural_endings) or noun.endswith("ss")
        return single and self._language.people.is_role_noun(noun)

    def _gender_of(self, phrase: str) -> str:
        """Return "m", "f" or "?" for a nominal source: "the spokeswoman" is a woman."""
        words = {word.strip(",.").lower() for word in phrase.split()}
        if words & self._language.reporting.women:
            return "f"
        return "m" if words & self._language.reporting.men else "?"
