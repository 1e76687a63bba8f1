"""The entities of a story: names made into people and organisations, each once.

People are linked by `person_names`, organisations by their names, acronyms and short forms; places
by what the gazetteer resolves them to (`places/story_places`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from wirereader.analysis.coreference.nominals import Office
from wirereader.analysis.coreference.person_names import Person, link_people, name_of
from wirereader.analysis.coreference.person_roles import fullest, roles_of
from wirereader.analysis.language import Gender, Language
from wirereader.analysis.names.institutions import short_firm
from wirereader.analysis.names.name_spans import ORG, PER, NameSpan
from wirereader.story.names import Entity, EntityKind, MentionKind

_WORD = re.compile(r"[^\W_][\w’'-]*")
_ACRONYM_AFTER = re.compile(r"\A \(\"?([A-Z][A-Za-z.&]{1,9})\"?\)")
_TITLES_BEFORE = re.compile(r"(?:[A-Z][\w’'-]*\.? )+\Z")


@dataclass(slots=True, eq=False)
class EntityDraft:
    """One entity while the story is read: what it is, and where it is named."""

    kind: EntityKind
    name: str
    spans: list[tuple[int, int]] = field(default_factory=list)
    kinds: list[MentionKind] = field(default_factory=list)
    certainties: list[float] = field(default_factory=list)
    aliases: tuple[str, ...] = ()
    roles: list[str] = field(default_factory=list)
    titles: set[str] = field(default_factory=set)
    heads: set[str] = field(default_factory=set)
    """The role nouns that the roles are about, in small letters."""
    gender: Gender = "?"
    is_gender_sure: bool = False
    age: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    role: str | None = None
    speaks_for: "EntityDraft | None" = None

    @property
    def office(self) -> Office:
        """What the person is, as nominals ask for it."""
        words = {w.lower().strip(".,") for role in self.roles for w in role.split()}
        return Office(frozenset(self.heads | self.titles), frozenset(words | self.titles))

    def take(
        self, span: tuple[int, int], kind: MentionKind = MentionKind.NAME, certainty: float = 1.0
    ) -> None:
        """Make `span` one of this entity's mentions."""
        self.spans.append(span)
        self.kinds.append(kind)
        self.certainties.append(certainty)

    def as_entity(self, index_of: Callable[["EntityDraft"], int]) -> Entity:
        """Give the entity as findings keep it; `index_of` numbers the entities of the story."""
        speaks_for = None if self.speaks_for is None else index_of(self.speaks_for)
        role = self.role if self.kind is not EntityKind.PERSON else fullest(self.roles)
        return Entity(
            self.kind, self.name, self.aliases, role, self.country, self.lat, self.lon, speaks_for
        )


def people_of(
    text: str,
    names: Sequence[NameSpan],
    is_inside_quote: Callable[[int], bool],
    language: Language,
) -> list[EntityDraft]:
    """Link the people among `names` and read their roles, titles, ages and genders."""
    spans = [(n.start, n.end) for n in names if n.label == PER]
    found = link_people(text, spans, language)
    drafts = [_person(text, spans, person, is_inside_quote, language) for person in found]
    return [draft for draft in drafts if draft is not None]


def _person(
    text: str,
    spans: Sequence[tuple[int, int]],
    person: Person,
    is_inside_quote: Callable[[int], bool],
    language: Language,
) -> EntityDraft | None:
    own = [spans[i] for i in person.mentions]
    name, aliases = name_of(text, own, language)
    if not name:
        return None
    draft = EntityDraft(EntityKind.PERSON, name)
    for span, certainty in zip(own, person.certainties, strict=True):
        draft.take(span, MentionKind.NAME, certainty)
    draft.aliases = tuple(dict.fromkeys((*aliases, *_titled_forms(text, own, language))))
    draft.titles = {word for word in person.titles if not word.endswith(".")}
    draft.roles = roles_of(text, own, is_inside_quote, language)
    draft.heads = {word for role in draft.roles for word in _heads(role, language)}
    ages = [
        m.group(1)
        for _, end in own
        if (m := language.coreference.age_after.match(text[end : end + 12]))
    ]
    draft.age = ages[0] if ages else None
    draft.gender, draft.is_gender_sure = _gender(person, draft.roles, language)
    return draft


def _titled_forms(text: str, spans: Sequence[tuple[int, int]], language: Language) -> list[str]:
    """Give forms such as "President Saakashvili": the title right before a name, with it."""
    forms = []
    for start, end in spans:
        before = _TITLES_BEFORE.search(text, max(0, start - 60), start)
        words = before.group().split() if before else []
        while words and not language.people.is_title(words[0]):
            words.pop(0)
        if (
            words
            and all(language.people.is_title(w) or w[0].isupper() for w in words)
            and language.people.is_title(words[-1])
        ):
            forms.append(f"{' '.join(words)} {' '.join(text[start:end].split())}")
    return forms


def _heads(role: str, language: Language) -> list[str]:
    """Give the role nouns before a role's first preposition, in lower case."""
    core = language.coreference.before_role_object.split(role)[0]
    return [word.lower() for word in core.split() if language.people.is_role_noun(word)]


def _gender(person: Person, roles: Sequence[str], language: Language) -> tuple[Gender, bool]:
    """Give a person's gender, and whether it is told (a title, a kinship) or only likely."""
    told = {form.title_gender for form in person.forms}
    for role in roles:
        told.update(language.people.gender_of_word(word) for word in _heads(role, language)[-1:])
    told.discard("?")
    if len(told) == 1:
        return told.pop(), True
    return person.gender, False


def organizations_of(text: str, names: Sequence[NameSpan], language: Language) -> list[EntityDraft]:
    """Link the organisations among `names` by name, acronym in brackets, and initials."""
    drafts: dict[str, EntityDraft] = {}
    for name in names:
        if name.label != ORG:
            continue
        words = " ".join(text[name.start : name.end].split())
        key = _org_key(words, language)
        draft = drafts.get(key)
        if draft is None:
            draft = drafts[key] = EntityDraft(EntityKind.ORGANIZATION, words)
            acronym = _ACRONYM_AFTER.match(text[name.end : name.end + 14])
            initials = acronym.group(1) if acronym else _initials(words, language)
            for short in (initials, short_firm(words, language)):
                if short:
                    drafts.setdefault(_org_key(short, language), draft)
        draft.take((name.start, name.end), MentionKind.NAME, name.score)
    unique = list({id(draft): draft for draft in drafts.values() if draft.spans}.values())
    for draft in unique:
        draft.name, draft.aliases = name_of(text, draft.spans, language, are_people=False)
        draft.name = draft.name or text[slice(*draft.spans[0])]
    return unique


def _org_key(words: str, language: Language) -> str:
    low = words.lower().replace(".", "")
    return low.removeprefix(language.coreference.article_prefix)


def _initials(words: str, language: Language) -> str | None:
    parts = [w for w in _WORD.findall(words) if w.lower() not in language.coreference.small_words]
    least = 3  # words: initials of two are as often somebody else's
    return "".join(w[0] for w in parts).upper() if len(parts) >= least else None
