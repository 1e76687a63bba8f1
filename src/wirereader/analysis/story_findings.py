"""The entities of a story: names, pronouns and nominals as their mentions, and who speaks.

The order matters: names first, then nominals, then pronouns outside of quotations, then speakers,
then pronouns inside quotations, which never mean the one who speaks.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from wirereader.analysis.coreference.antecedents import (
    AntecedentCandidate,
    CoreferenceLink,
    DiscourseContext,
)
from wirereader.analysis.coreference.entities import EntityDraft, organizations_of, people_of
from wirereader.analysis.coreference.nominals import link_nominals
from wirereader.analysis.coreference.pronouns import link_pronouns
from wirereader.analysis.language import Language
from wirereader.analysis.names.attention import Attention
from wirereader.analysis.names.name_spans import NameSpan, SpanIndex
from wirereader.analysis.places.gazetteer import Gazetteer
from wirereader.analysis.places.story_places import StoryPlaces
from wirereader.analysis.quotes import quotations as quotation
from wirereader.analysis.quotes.quotations import QuoteDraft
from wirereader.analysis.quotes.speakers import attribute
from wirereader.story.body import Span
from wirereader.story.evidence import NO_EVIDENCE, Evidence
from wirereader.story.names import Entity, Mention, MentionKind
from wirereader.story.quotes import Manner, Quote


@dataclass(slots=True)
class StoryFindings:
    """The entities of one text, all mentions that are linked to them, and its quotes."""

    text: str
    sentences: Sequence[tuple[int, int]]
    names: Sequence[NameSpan]
    quote_drafts: Sequence[QuoteDraft]
    people: list[EntityDraft]
    others: list[EntityDraft]
    context: DiscourseContext
    links: list[CoreferenceLink] = field(default_factory=list)
    candidates: list[AntecedentCandidate] = field(default_factory=list)
    nameless: list[AntecedentCandidate] = field(default_factory=list)

    @classmethod
    def of(
        cls,
        text: str,
        sentences: Sequence[tuple[int, int]],
        names: Sequence[NameSpan],
        gazetteer: Gazetteer | None,
        language: Language,
        evidence: Evidence = NO_EVIDENCE,
        attention: Attention | None = None,
    ) -> "StoryFindings":
        """Gather the entities of `text` from its `names` (sorted code point spans).

        `attention` is what the network attends to around pronouns, where it has read the text.
        """
        quote_drafts = quotation.find(text, sentences, names, language)
        quoted = [
            (s.start, s.end)
            for d in quote_drafts
            if d.manner is not Manner.INDIRECT
            for s in d.content
        ]
        context = DiscourseContext(text, sentences, quoted, language, attention)
        people = people_of(text, names, lambda at: context.quote_at(at) is not None, language)
        places = StoryPlaces(text, gazetteer, language, evidence)
        places.add(names)
        found = cls(
            text, sentences, names, quote_drafts, people,
            [*places.drafts, *organizations_of(text, names, language)], context,
        )  # fmt: skip
        found._link_outside()
        return found

    @property
    def entity_drafts(self) -> list[EntityDraft]:
        """People first, then places and organisations, each in the order of the text."""
        return [*self.people, *self.others]

    def _link_outside(self) -> None:
        for number, draft in enumerate(self.people):
            seen = [self.context.seen(a, b) for a, b in sorted(draft.spans)]
            self.candidates.append(
                AntecedentCandidate(number, draft.gender, draft.is_gender_sure, seen)
            )
        taken = SpanIndex([(n.start, n.end) for n in self.names])
        offices = [draft.office for draft in self.people]
        ages = Counter(draft.age for draft in self.people if draft.age)
        by_age = {a.age: i for i, a in enumerate(self.people) if a.age and ages[a.age] == 1}
        self.links, self.nameless = link_nominals(
            self.context, self.candidates, offices, by_age, taken.touches
        )
        self.links += link_pronouns(
            self.context, self.candidates, self.nameless, lambda _: None, inside=False
        )

    def quotes(self) -> tuple[Quote, ...]:
        """Attribute the quotes, and link the pronouns inside them."""
        found = attribute(
            self.text,
            self.quote_drafts,
            self.entities(),
            self.mentions(),
            self.genders(),
            self.context.language,
        )
        speaking = sorted(
            (span.start, span.end, quote.speaker)
            for quote in found
            if quote.speaker is not None and quote.manner is not Manner.INDIRECT
            for span in quote.content
        )
        starts = [start for start, _, _ in speaking]

        def speaker_at(offset: int) -> int | None:
            index = bisect_right(starts, offset) - 1
            if index < 0 or offset >= speaking[index][1]:
                return None
            return speaking[index][2]

        self.links += link_pronouns(
            self.context, self.candidates, self.nameless, speaker_at, inside=True
        )
        return found

    def genders(self) -> Sequence[str]:
        """Give "m", "f" or "?" for each entity, as pronouns left them."""
        return [*(c.gender for c in self.candidates), *("?" for _ in self.others)]

    def entities(self) -> tuple[Entity, ...]:
        """Give the entities as findings keep them."""
        index = {id(draft): i for i, draft in enumerate(self.entity_drafts)}
        return tuple(
            draft.as_entity(lambda other: index[id(other)]) for draft in self.entity_drafts
        )

    def mentions(self) -> tuple[Mention, ...]:
        """Give every mention, sorted; names come before links that touch them."""
        found = [
            Mention(Span(*span), number, kind, min(1.0, certainty))
            for number, draft in enumerate(self.entity_drafts)
            for span, kind, certainty in zip(
                draft.spans, draft.kinds, draft.certainties, strict=True
            )
        ]
        taken = SpanIndex([(m.span.start, m.span.end) for m in found])
        for link in self.links:
            if not taken.touches(link.start, link.end):
                kind = MentionKind.PRONOUN if link.is_pronoun else MentionKind.NOMINAL
                found.append(Mention(Span(link.start, link.end), link.entity, kind, link.certainty))
        return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))
