"""Who and where: entities and their mentions."""

from enum import StrEnum

from wirereader.late_dataclass import late_dataclass
from wirereader.story.body import Span


class EntityKind(StrEnum):
    """What sort of thing a name names."""

    PERSON = "PERSON"
    PLACE = "PLACE"
    ORGANIZATION = "ORGANIZATION"


class MentionKind(StrEnum):
    """How a mention refers: by name, by a noun, by a pronoun, or as people of a place."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    DEMONYM = "demonym"


@late_dataclass(frozen=True, slots=True)
class Entity:
    """One person, place or organisation of a story.

    `role` is in words: a person's from the story ("ruling party member of parliament"), a place's
    from the gazetteer ("capital of Georgia").  `country` is ISO 3166-1 alpha-2; `lat` and `lon`
    are degrees.  `speaks_for` is the index of the country whose government the name stands for.
    """

    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    speaks_for: int | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("an entity has a name")


@late_dataclass(frozen=True, slots=True)
class Mention:
    """One occurrence of an entity; `entity` is its index in the findings, `certainty` 0 to 1."""

    span: Span
    entity: int
    kind: MentionKind = MentionKind.NAME
    certainty: float = 1.0

    def __post_init__(self) -> None:
        if self.entity < 0 or not 0.0 <= self.certainty <= 1.0:
            raise ValueError(f"not a mention: {self!r}")
