"""One person, one entity: which names of a story are the same person's.

Rules over the names alone, with no model: a surname goes to whoever was introduced with it, first
names, initials, pet forms and particles are compared as people write them, and two people of one
family name are kept apart by first names, titles and gender.
"""

import itertools
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from wirereader.analysis.language import Gender, Language, PersonWords

# certainties of a link: the one bearer, the better of two, one of two that are level
SURE, LIKELY, DOUBTFUL = 0.98, 0.85, 0.55

_WORD = re.compile(r"[^\W\d_](?:[\w’'\-–.]*\w)?\.?")
_ARTICLES = re.compile(r"\A(?:al|el|ul|as|ad|ar|an|at|ath|az)[-–](?=\w)")
_TITLE_BEFORE = re.compile(r"((?:[A-Z][\w’'-]*\.?[ \n]){1,4})\Z")
_QUOTED = re.compile(r"[\"“‘'(]([^\W\d_][\w.-]*)[\"”’')]")
_NAMESAKES = 40  # people of one word that are compared, the last named: keeps long lists linear
_TYPICAL_SENTENCE = 120  # code points: what being named longer ago is counted in
_FULL = 2  # words: a first name and a surname


@dataclass(frozen=True, slots=True)
class NameForm:
    """One way a person is named: words folded for comparing, and the titles that stand before."""

    words: tuple[str, ...]
    titles: tuple[str, ...] = ()
    nickname: str | None = None
    suffix: str | None = None
    is_full: bool = False
    """Whether it has a first name and a surname."""
    title_gender: Gender = "?"
    """What the titles say of the bearer's gender."""
    first_gender: Gender = "?"
    """What the first word, as a first name, is evidence of."""
    last_gender: Gender = "?"
    """What the last word is evidence of, if it is a first name."""

    @property
    def surname(self) -> str:
        """The last word, in which families agree."""
        return self.words[-1] if self.words else ""


@dataclass(slots=True, eq=False)
class Person:
    """One person of a story while the story is read."""

    forms: list[NameForm] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    certainties: list[float] = field(default_factory=list)
    bare: int = 0
    last: int = -1

    @property
    def titles(self) -> set[str]:
        """Every title any mention of this person carried, in lower case."""
        return {title for form in self.forms for title in form.titles}

    @property
    def gender(self) -> Gender:
        """What titles, and failing them first names, say; "?" when they do not or disagree."""
        said = {form.title_gender for form in self.forms} - {"?"}
        if not said:
            said = {form.first_gender for form in self.forms if form.is_full} - {"?"}
        if not said and self.forms:
            said = {form.last_gender for form in self.forms[:1]} - {"?"}
            if len(self.forms[0].words) == 1:  # "Allen", "Ross": as often anybody's surname
                said.discard("m")
        return said.pop() if len(said) == 1 else "?"

    def take(self, mention: int, form: NameForm, certainty: float, at: int) -> None:
        """Make `mention`, which stands at offset `at`, one of this person's."""
        self.mentions.append(mention)
        self.certainties.append(certainty)
        if form not in self.forms:
            self.forms.append(form)
        self.bare += len(form.words) == 1
        self.last = max(self.last, at)


def fold(word: str) -> str:
    """Return `word` for comparing: no case, no accents, no Arabic article, no stop."""
    bare = word.lower().rstrip(".")
    if not bare.isascii():
        bare = unicodedata.normalize("NFKD", bare)
        bare = "".join(c for c in bare if not unicodedata.combining(c)).replace("’", "'")
    return _ARTICLES.sub("", bare).replace("–", "-")


def form_of(
    text: str, start: int, end: int, language: Language, *, is_surname: bool = False
) -> NameForm:
    """Read the name at `start` to `end` (code points), with the titles in it and before it.

    A lone word that names an office or a trade is a title, unless it `is_surname` of somebody.
    """
    people = language.people
    name = language.coreference.possessive.sub("", text[start:end])
    nickname = _QUOTED.search(name)
    if nickname:
        name = name[: nickname.start()] + name[nickname.end() :]
    words = [m.group() for m in _WORD.finditer(name)]
    titles: list[str] = []
    last_title = max(
        (i for i, w in enumerate(words) if _is_title_here(words, i, people)), default=-1
    )
    if last_title >= 0:
        titles = [w.rstrip(".").lower() for w in words[: last_title + 1]]
        words = words[last_title + 1 :]
    is_office = words and all(_is_office_word(w, people) for w in words)
    if is_office and people.is_role_noun(words[-1]) and not is_surname:
        return _name_form((), [w.rstrip(".").lower() for w in words], None, None, language)
    before = _TITLE_BEFORE.search(text, max(0, start - 60), start)
    if before and last_title < 0:
        titles = _titles_in(before.group(), people)
    suffix = None
    if len(words) > 1 and words[-1].lower() in people.suffixes:
        suffix = words.pop().lower().rstrip(".")
    folded = tuple(fold(w) for w in words)
    pet = fold(nickname.group(1)) if nickname else None
    return _name_form(folded, titles, pet, suffix, language)


def _titles_in(before: str, people: PersonWords) -> list[str]:
    """The titles right before a name, but for those of the sentence before it."""
    found: list[str] = []
    for word in reversed(before.split()):
        if people.is_title(word):
            found.append(word.rstrip(".").lower())
        elif word.endswith("."):  # "... by Prince Karl. Anna agrees"
            break
    return found[::-1]


def _name_form(
    words: tuple[str, ...],
    titles: Sequence[str],
    nickname: str | None,
    suffix: str | None,
    language: Language,
) -> NameForm:
    people = language.people
    is_full = len(words) >= _FULL and words[0] not in people.particles
    return NameForm(
        words,
        tuple(titles),
        nickname,
        suffix,
        is_full and words[-1] not in language.coreference.never_surnames,
        next((g for w in titles if (g := people.gender_of_word(w)) != "?"), "?"),
        people.gender_of_first_name(words[0]) if words else "?",
        people.gender_of_first_name(words[-1]) if words else "?",
    )


def _is_office_word(word: str, people: PersonWords) -> bool:
    low = word.rstrip(".").lower()
    return people.is_role_noun(word) or low in people.rank_prefixes or low in people.role_modifiers


def _is_title_here(words: Sequence[str], at: int, people: PersonWords) -> bool:
    # a title is capitalised or stands before the name: "general Fuad Basya"; never the only name
    word = words[at]
    if at == len(words) - 1 and len(words) > 1:
        return False
    return people.is_title(word) if at == 0 or word[:1].isupper() else people.is_role_noun(word)


def are_one(one: NameForm, other: NameForm, people: PersonWords) -> bool:
    """Claim that two full names may be the same person's."""
    if _clash(one, other):
        return False
    a, b = one.words, other.words
    if a == b or (len(a) == len(b) and a[0] in b and sorted(a) == sorted(b)):
        return True
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    # most have no word in common at these places: those that do are looked at word by word
    if short[0] in long and short[-1] in long and _is_within(short, long):
        return True
    if a[-1] == b[-1] or _are_one_surname(a[-1], b[-1], a[0] == b[0]):
        firsts = {one.nickname or a[0], a[0]}, {other.nickname or b[0], b[0]}
        same = any(people.are_forms_of_one_name(x, y) for x in firsts[0] for y in firsts[1])
        return same and _middles_agree(a[1:-1], b[1:-1], people)
    return False


def _clash(one: NameForm, other: NameForm) -> bool:
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return True
    return "?" not in {one.title_gender, other.title_gender} and (
        one.title_gender != other.title_gender
    )


def _is_within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return len(short) >= _FULL and all(word in rest for word in short)


def _are_one_surname(a: str, b: str, same_first: bool) -> bool:
    # a slip of the pen in a long surname, or one half of a double one, with the same first name
    long_enough = 6
    if not same_first or min(len(a), len(b)) < long_enough:
        return False
    return a[:4] == b[:4] and abs(len(a) - len(b)) <= 1 and _edits_within_one(a, b)


def _edits_within_one(a: str, b: str) -> bool:
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) <= 1
    short, long = sorted((a, b), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _middles_agree(a: tuple[str, ...], b: tuple[str, ...], people: PersonWords) -> bool:
    return not a or not b or people.are_forms_of_one_name(a[0], b[0])


def link_people(text: str, spans: Sequence[tuple[int, int]], language: Language) -> list[Person]:
    """Group the names of people at `spans` (sorted, code points) into persons.

    Full names come first, wherever they stand, then the shorter ones in the order of the text.
    """
    forms = _forms_of(text, spans, language)
    people: list[Person] = []
    by_word: dict[str, list[Person]] = {}
    for i, form in enumerate(forms):
        if form.is_full:
            person = _known(form, by_word, language.people)
            if person is None:
                person = Person()
                people.append(person)
            person.take(i, form, SURE, -1)
            _index(person, form, by_word)
    for person in people:
        person.last = -1
    firsts = {id(p): spans[p.mentions[0]][0] for p in people}
    owner = {i: p for p in people for i in p.mentions}
    for i, form in enumerate(forms):
        start = spans[i][0]
        if form.is_full:
            owner[i].last = start
            continue
        if form.words:
            person, certainty = _whose(form, start, by_word, firsts)
        else:
            person, certainty = _bearer(text, spans, i, form, owner, people, language), LIKELY
        if person is None:
            person = Person()
            people.append(person)
            firsts[id(person)] = start
            _index(person, form, by_word)
        owner[i] = person
        person.take(i, form, certainty, start)
    return _in_order(_with_other_names(text, spans, people, language))


def _forms_of(text: str, spans: Sequence[tuple[int, int]], language: Language) -> list[NameForm]:
    forms = [form_of(text, start, end, language) for start, end in spans]
    surnames = {form.surname for form in forms if form.is_full}
    for i, (start, end) in enumerate(spans):
        if not forms[i].words and fold(text[start:end]) in surnames:  # James Baker, and "Baker"
            forms[i] = form_of(text, start, end, language, is_surname=True)
    return forms


def _with_other_names(
    text: str, spans: Sequence[tuple[int, int]], people: list[Person], language: Language
) -> list[Person]:
    """Make one person of two that the story says are: "better known as", "born".

    Linear in the text and the mentions.
    """
    by_words: dict[tuple[str, ...], Person] = {}
    for person in people:
        for form in person.forms:
            by_words.setdefault(form.words, person)
    gone: set[int] = set()
    for person in people:
        for mention in person.mentions if id(person) not in gone else ():
            said = language.coreference.known_as.match(text, spans[mention][1])
            if said is not None:
                _merge(person, by_words.get(_folded_words(said["name"])), gone)
    by_first: dict[str, dict[int, Person]] = {}
    for person in people:
        for form in person.forms if id(person) not in gone else ():
            by_first.setdefault(form.words[0] if form.words else "", {})[id(person)] = person
    for said in language.coreference.birth_name.finditer(text):
        words = _folded_words(said["name"])
        named = by_words.get(words)
        namesakes = by_first.get(words[0], {}) if words else {}
        both = 2  # the one meant, and the one whom the name at birth made
        if named is not None and len(namesakes) == both and id(named) in namesakes:
            _merge(next(p for p in namesakes.values() if p is not named), named, gone)
            namesakes.pop(id(named), None)
    return [person for person in people if id(person) not in gone]


def _folded_words(name: str) -> tuple[str, ...]:
    return tuple(fold(word.group()) for word in _WORD.finditer(name))


def _merge(person: Person, other: Person | None, gone: set[int]) -> None:
    """Give `person` the mentions of `other`, who is no person of their own then: `gone`, by id."""
    if other is None or other is person or not gone.isdisjoint({id(person), id(other)}):
        return
    for mention, certainty in zip(other.mentions, other.certainties, strict=True):
        person.mentions.append(mention)
        person.certainties.append(min(certainty, LIKELY))
    person.forms += [form for form in other.forms if form not in person.forms]
    gone.add(id(other))


def _bearer(
    text: str,
    spans: Sequence[tuple[int, int]],
    at: int,
    form: NameForm,
    owner: dict[int, Person],
    people: Sequence[Person],
    language: Language,
) -> Person | None:
    """Find whose title stands alone at mention `at`: a name beside it, or the last so titled."""
    start, end = spans[at]
    for beside in (at + 1, at - 1):
        if beside in owner:
            a, b = spans[beside]
            gap = text[end:a] if beside > at else text[b:start]
            if language.coreference.beside.fullmatch(gap):
                return owner[beside]
    office = form.titles[-1] if form.titles else None
    ranked = [p for p in people if office in p.titles and 0 <= p.last < start]
    return max(ranked, key=lambda p: p.last, default=None)


def _in_order(people: list[Person]) -> list[Person]:
    for person in people:
        pairs = sorted(zip(person.mentions, person.certainties, strict=True))
        person.mentions = [m for m, _ in pairs]
        person.certainties = [c for _, c in pairs]
    return sorted(people, key=lambda person: person.mentions[0])


def _index(person: Person, form: NameForm, by_word: dict[str, list[Person]]) -> None:
    words = {*form.words, *([form.nickname] if form.nickname else [])}
    words |= {part for word in form.words if "-" in word for part in word.split("-")}
    for word in words:
        known = by_word.setdefault(word, [])
        if not any(one is person for one in known[-_NAMESAKES:]):
            known.append(person)


def _known(form: NameForm, by_word: dict[str, list[Person]], people: PersonWords) -> Person | None:
    near = itertools.chain.from_iterable(by_word.get(w, ())[-_NAMESAKES:] for w in form.words)
    pool = list({id(p): p for p in near}.values())
    for person in reversed(pool):
        if any(are_one(form, known, people) for known in person.forms if known.is_full):
            return person
    return None


def _whose(
    form: NameForm, at: int, by_word: dict[str, list[Person]], firsts: dict[int, int]
) -> tuple[Person | None, float]:
    """Choose whom a short form means: (nobody known, sure) makes a new person."""
    if not form.words:
        return None, LIKELY
    namesakes = by_word.get(form.surname, ())[-_NAMESAKES:]
    pool = [p for p in namesakes if not _is_barred(form, p)]
    rated = sorted(((_fit(form, p, at, firsts[id(p)]), -n) for n, p in enumerate(pool)))
    if not rated:
        return None, LIKELY
    best, index = rated[-1]
    if len(rated) == 1:
        return pool[-index], SURE if best >= 0 else LIKELY
    return pool[-index], LIKELY if best - rated[-2][0] >= 1 else DOUBTFUL


def _is_barred(form: NameForm, person: Person) -> bool:
    genders = {form.title_gender, person.gender} - {"?"}
    if len(genders) > 1:
        return True
    suffixes = {known.suffix for known in person.forms if known.suffix}
    if form.suffix and suffixes and form.suffix not in suffixes:
        return True  # Pope Paul V is not Pope Paul VI
    initial = form.words[:-1]  # a particle or an initial before the surname
    if initial and len(initial[0]) == 1:
        return not any(f.words[0].startswith(initial[0]) for f in person.forms if f.words)
    return False


def _fit(form: NameForm, person: Person, at: int, first: int) -> float:
    word = form.surname
    fit = max((_place_in_name(word, known) for known in person.forms), default=0.0)
    if form.titles and person.titles.intersection(form.titles):
        fit += 1.5
    if person.last < 0 or first > at:
        fit -= 2.0  # not introduced yet: a headline may do that
    else:
        fit -= min(2.0, (at - person.last) / _TYPICAL_SENTENCE * 0.15)
    return fit + min(1.0, 0.34 * person.bare)


def _place_in_name(word: str, known: NameForm) -> float:
    if not known.words:
        return 0.0
    if word == known.surname or word in known.surname.split("-"):
        return 3.0
    if word == known.nickname or known.words[0].split("-")[0] == word:
        return 2.0
    return 1.5 if word in known.words else 0.0


def name_of(
    text: str, spans: Sequence[tuple[int, int]], language: Language, *, are_people: bool = True
) -> tuple[str, tuple[str, ...]]:
    """Give the fullest form among `spans` and the other surface forms.

    People's titles are left out; what is no person keeps them ("Justice Watch", "Prince George").
    """
    seen = Counter(
        _surface(text[start:end], language, has_titles=are_people) for start, end in spans
    )
    forms = [form for form in seen if form]
    if not forms:
        return "", ()

    def worth(form: str) -> tuple[int, bool, int, int]:
        return len(form.split()), not form.isupper(), seen[form], len(form)

    best = max(forms, key=worth)
    return best, tuple(form for form in forms if form != best)


def _surface(name: str, language: Language, *, has_titles: bool) -> str:
    words = language.coreference.possessive.sub("", " ".join(name.split())).split(" ")
    while has_titles and len(words) > 1 and language.people.is_title(words[0]):
        words.pop(0)
    return " ".join(words)
