"""The places of a story: names and demonyms gathered by what they mean.

Names that resolve to one place are one entity, whatever their spelling; a demonym belongs to its
place; a country that somebody speaks for is an entity even if it is never named.
"""

from collections.abc import Sequence

from wirereader.analysis.coreference.entities import EntityDraft
from wirereader.analysis.coreference.person_names import name_of
from wirereader.analysis.language import Language
from wirereader.analysis.names.name_spans import LOC, NAT, PER, NameSpan
from wirereader.analysis.places.gazetteer import Gazetteer, Place
from wirereader.analysis.places.metonymy import speaks_for
from wirereader.analysis.places.place_candidates import PlaceMention
from wirereader.analysis.places.place_descriptions import describe
from wirereader.analysis.places.place_resolution import resolve
from wirereader.analysis.places.source_country import home_country, told_beside
from wirereader.story.evidence import NO_EVIDENCE, Evidence
from wirereader.story.names import EntityKind, MentionKind


class StoryPlaces:
    """Makes the place entities of one text."""

    def __init__(
        self,
        text: str,
        gazetteer: Gazetteer | None,
        language: Language,
        evidence: Evidence = NO_EVIDENCE,
    ) -> None:
        self._text = text
        self._evidence = evidence
        self._language = language
        self._gazetteer = gazetteer
        self._drafts: dict[object, EntityDraft] = {}
        self._place_of: dict[int, Place] = {}
        self._people: list[tuple[int, int]] = []

    @property
    def drafts(self) -> list[EntityDraft]:
        """Every place so far."""
        return list({id(draft): draft for draft in self._drafts.values()}.values())

    def add(self, names: Sequence[NameSpan]) -> None:
        """Take the places and demonyms among `names`."""
        own = [n for n in names if n.label in {LOC, NAT}]
        self._people = [(n.start, n.end) for n in names if n.label == PER]
        for name, (place, chance) in zip(own, self._meanings(own), strict=True):
            words = " ".join(self._text[name.start : name.end].split())
            kind = MentionKind.DEMONYM if name.label == NAT else MentionKind.NAME
            self._draft(words, place).take((name.start, name.end), kind, chance or name.score)
        for draft in self.drafts:
            named = [
                span
                for span, kind in zip(draft.spans, draft.kinds, strict=True)
                if kind is MentionKind.NAME
            ]
            if named:
                fullest, draft.aliases = name_of(
                    self._text, named, self._language, are_people=False
                )
                draft.name = fullest or draft.name
            self._seat(draft, named)

    def _meanings(self, names: Sequence[NameSpan]) -> Sequence[tuple[Place | None, float]]:
        if self._gazetteer is None:
            return [(None, 0.0)] * len(names)
        asked = [PlaceMention(n.start, n.end, self._text[n.start : n.end]) for n in names]
        # what stands beside the text is read behind it, so that offsets stay as they are
        read = self._text + told_beside(self._evidence)
        home = home_country(self._evidence)
        return resolve(read, asked, self._language.places, home, self._people)

    def _draft(self, words: str, place: Place | None) -> EntityDraft:
        key: object = place if place is not None else words.lower()
        if key not in self._drafts:
            draft = EntityDraft(EntityKind.PLACE, place.name if place else words)
            if place is not None:
                draft.country, draft.lat, draft.lon = place.country, place.lat, place.lon
                draft.role = describe(place)
                self._place_of[id(draft)] = place
            self._drafts[key] = draft
        return self._drafts[key]

    def country(self, iso: str) -> EntityDraft | None:
        """Give the entity of a country, made where there was none; None for an unknown code."""
        place = self._gazetteer.country(iso) if self._gazetteer else None
        return self._draft(place.name, place) if place else None

    def _seat(self, draft: EntityDraft, named: Sequence[tuple[int, int]]) -> None:
        """Let a seat of government, or a capital that acts as one, speak for its country."""
        if self._gazetteer is None:
            return
        place = self._place_of.get(id(draft))
        spoken = (speaks_for(self._text, start, end, place, self._language) for start, end in named)
        iso = next(filter(None, spoken), None)
        country = self.country(iso) if iso else None
        if country is not None and country is not draft:
            draft.speaks_for = country
            draft.country = draft.country or iso
