"""The names of a whole story: what was found sentence by sentence, made one and made whole.

A tagger sees a sentence; a story says more.  A full name claims its surname everywhere, titles
make people, the gazetteer knows places and peoples, and a string is one type by vote.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from typing import Protocol

from wirereader.analysis.language import Language, NameWords, PersonWords, PlaceWords
from wirereader.analysis.names.datelines import (
    is_pictured,
    is_writer,
    with_datelines,
    writers_lines,
)
from wirereader.analysis.names.family_names import FAMILY_FIRST, family_names
from wirereader.analysis.names.institutions import acts_as_people_do, bodies_of_state
from wirereader.analysis.names.match_sides import with_sides
from wirereader.analysis.names.name_circumstances import (
    apart,
    has_first_name,
    has_trade,
    in_party_bracket,
    is_addressed,
    is_citizens_town,
    is_compatriot,
    is_members_seat,
    is_nicknamed,
    is_no_person,
    is_no_place,
    is_peoples_region,
    is_persons_town,
    of_newspaper,
    partisans_home,
    without_nationality,
)
from wirereader.analysis.names.name_kinds import (
    PopulatedPlace,
    names_a_pact,
    places_called,
    retold,
)
from wirereader.analysis.names.name_spans import (
    LOC,
    MISC,
    NAT,
    ORG,
    PER,
    NameSpan,
    SpanIndex,
    disjoint,
)
from wirereader.analysis.names.place_boundaries import parted, with_sites
from wirereader.analysis.names.place_claims import claimed_places, with_listed_places
from wirereader.analysis.names.shared_names import told_apart
from wirereader.analysis.names.tag_trimming import (
    plain_end,
    trimmed_tag,
    without_day,
    without_lone_titles,
    without_possessive,
)
from wirereader.analysis.text.headline_case import is_headline


class PlaceLookup(Protocol):
    """What is asked of a gazetteer."""

    def lookup(self, name: str) -> Sequence[PopulatedPlace]:
        """Places of this name."""

    def demonym(self, word: str) -> object | None:
        """The place whose people or adjective `word` is."""

    def metonym(self, phrase: str) -> str | None:
        """The country whose government `phrase` stands for."""

    def find_names(
        self, text: str, words: PlaceWords, spans: Iterable[Sequence[int]] | None = None
    ) -> Sequence[tuple[int, int, str]]:
        """Spans of places ("name") and of their peoples ("demonym")."""


_WORD = re.compile(r"[^\W_](?:[\w’'&\-–]*\w)?")
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&]{1,6}s?(?![\w])")
_IN_A_LIST = re.compile(r", | and (?=[A-Z])")  # "Arab, Alabama", "the Celtic and Irish Seas"
_CURRENCIES = frozenset("$\u00a3\u20ac\u00a5\u20b9")  # "US$60": a country's money, no place
_OUTRIGHT = 0.85  # score of a kind that stands beside the name: it outvotes a wavering tagger
_UNSURE = 0.5  # score: below it the tagger itself is of two minds
_PLAIN = 0.95  # score: from it on a full name needs no other evidence
_INITIALS = re.compile(r"[A-Z]-[A-Z]")
_JOIN_GAP = frozenset({" ", "-", " - "})


def whole_story(
    text: str,
    sentences: Sequence[tuple[int, int]],
    tagged: Iterable[NameSpan],
    gazetteer: PlaceLookup | None,
    language: Language,
) -> list[NameSpan]:
    """Make the tags of `text` the names of one story: sorted, disjoint, one type per string.

    Without a gazetteer no place is added or retyped.  Rules and votes only, linear in the text.
    """
    names = [n for t in tagged if (n := trimmed_tag(text, t, language)) is not None]
    names = list(without_lone_titles(text, sorted(names), language))
    writers = SpanIndex(writers_lines(text, language.names, names))
    names = [
        n
        for n in names
        if not (writers.covers(n) and is_writer(text, n, language.grammar.agent_marks))
    ]
    names = with_sites(text, names, language.names)
    names = [one for name in _joined(text, names, language) for one in apart(text, name)]
    heads = SpanIndex(_headlines(text, sentences))
    names = _without_headline_guesses(text, heads, names)
    names += list(_titled(text, names, language))
    names += list(_capitals(text, language.names.acronyms))
    if gazetteer is not None:
        known = partial(_is_place, gazetteer)
        names = [part for name in names for part in parted(text, name, known)]
        people = partial(_is_people, gazetteer)
        names += [NameSpan(*span, ORG, 0.8) for span in bodies_of_state(text, people, language)]
    names = [_retyped(text, n, gazetteer, language) for n in names]
    names = retold(text, names, gazetteer, language)
    is_place = partial(_is_place, gazetteer) if gazetteer is not None else None
    names = with_datelines(text, names, is_place, language.names)
    names = disjoint(names)
    names = _claimed(text, names, gazetteer, language)
    if is_place is not None:
        names = with_listed_places(text, sorted(names), is_place, language)
    names = _voted(text, names, gazetteer)
    if gazetteer is not None:
        names = _with_places(text, names, sentences, gazetteer, language)
        names = [n for n in names if n.label != NAT or _is_people(gazetteer, _key(text, n))]
    names += list(claimed_places(text, names, language))
    borne = {part for n in names if n.label == PER for part in _key(text, n).split(" ")[1:]}
    kept = [
        n
        for n in disjoint(names)
        if _is_kept(text, n, borne, language)
        and not (writers.covers(n) and is_writer(text, n, language.grammar.agent_marks))
    ]
    kept = _without_strangers(text, kept, language)
    if gazetteer is not None:
        kept = list(told_apart(text, kept, partial(_is_place, gazetteer), language))
        kept = with_sides(text, kept, partial(_is_nation, gazetteer), language)
    return disjoint([*kept, *family_names(text, heads, kept, language)])


def _joined(text: str, names: list[NameSpan], language: Language) -> list[NameSpan]:
    """Join pieces of one person's name, and particles cut from it."""
    out: list[NameSpan] = []
    particles = language.people.particles - language.names.never_joined
    for name in sorted(names):
        last = out[-1] if out else None
        if last and last.label == name.label == PER and last.end <= name.start:
            gap = text[last.end : name.start]
            if gap in _JOIN_GAP or (gap.strip() in particles and gap[:1] == " "):
                out[-1] = replace(last, end=name.end, score=min(last.score, name.score))
                continue
            is_short = gap == ". " and language.names.short_first.search(text, last.start, last.end)
            is_short = is_short or (gap == ". " and _INITIALS.fullmatch(text, last.start, last.end))
            if is_short or is_nicknamed(text, last, name):
                out[-1] = replace(last, end=name.end)
                continue
            if re.fullmatch(r" [\"“‘'(][A-Z][\w.-]{1,14}[\"”’')] ", text[last.end : name.start]):
                out[-1] = replace(last, end=name.end)
                continue
        out.append(name)
    return [_with_tail(text, n, language.names) if n.label == PER else n for n in out]


def _with_tail(text: str, name: NameSpan, words: NameWords) -> NameSpan:
    tail = words.generation.match(text, name.end)
    if text.startswith(("'", "\u2019"), name.end):
        tail = words.apostrophe_tail.match(text, name.end)
    elif text.startswith("-", name.end):
        tail = words.hyphened_given.match(text, name.start)  # "Park Jae-in"
    return replace(name, end=tail.end()) if tail else name


def _headlines(text: str, sentences: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Give the spans written in headline case, where a capital says nothing."""
    return [(a, b) for a, b in sentences if is_headline(text[a:b])]


def _without_headline_guesses(text: str, heads: SpanIndex, names: list[NameSpan]) -> list[NameSpan]:
    """Leave out names of headlines whose words the story itself does not have.

    A full name of which the tagger is sure stays: a list of names is in headline case as well.
    """
    if not any(map(heads.covers, names)):
        return names
    words = {
        word.group().lower() for word in _WORD.finditer(text) if heads.at(*word.span()) is None
    }
    told = {
        text[n.start : n.end]
        for n in names
        if n.label == PER and not heads.covers(n) and " " in text[n.start : n.end]
    }
    return [
        name
        for name in names
        if heads.at(name.start, name.end) is None
        or (name.score >= _PLAIN and _is_full(text, name, told))
        or all(w.lower() in words for w in _WORD.findall(text, name.start, name.end))
    ]


def _is_full(text: str, name: NameSpan, told: set[str]) -> bool:
    """Claim a full name, and not one that goes on over its verb: "Ann Lee Slams"."""
    whole = text[name.start : name.end]
    if name.label != PER or " " not in whole:
        return False
    return not any(whole.startswith(f"{one} ") for one in told)


def _titled(text: str, names: list[NameSpan], language: Language) -> Iterable[NameSpan]:
    """Find the people that a title makes: "President X", "Mr. Y"."""
    people, any_name = (
        SpanIndex.of(n for n in names if n.label == PER),
        SpanIndex.of(disjoint(names)),
    )
    for found in language.names.titled.finditer(text):
        start, end = found.span("name")
        tagged = people.at(start, end)
        if tagged is not None and (
            tagged[1] != end
            or tagged[0] <= start
            or any_name.at(start, tagged[0]) is not None
            or " " in text[tagged[0] : end]
        ):
            continue  # it is whole; of "President Recep Demir" a tagger may have the last word
        words = [word.lower() for word in _WORD.findall(found["name"])]
        if (
            words[0] in language.people.lone_words
            or _ends_sentence(text, found.end("title"), found["title"], words[0], language)
            or language.people.is_title(words[0])
            or any(w in language.people.organizations for w in words)
        ):
            continue
        is_free = tagged is not None or any_name.at(start, end) is None
        if is_free or found["title"].lower() in language.people.honorifics:
            end = without_day(
                text, start, without_possessive(text, start, end, language.names), language.names
            )
            yield NameSpan(start, end, PER, 0.8)


def _ends_sentence(text: str, end: int, title: str, following: str, language: Language) -> bool:
    """Claim that the dot after a title is a full stop: "the Attorney General. According to"."""
    if not text.startswith(".", end):
        return False
    if title.lower() not in language.text.never_last:
        return True
    grammar = language.grammar
    return following in language.text.starters | grammar.phrase_openers | grammar.determiners


@cache
def _any_of(acronyms: tuple[str, ...]) -> re.Pattern[str]:
    longest = sorted(acronyms, key=len, reverse=True)
    return re.compile(r"(?<![\w.])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")


def _capitals(text: str, acronyms: Mapping[str, str]) -> Iterable[NameSpan]:
    if acronyms:
        for found in _any_of(tuple(acronyms)).finditer(text):
            yield NameSpan(found.start(), found.end(), acronyms[found.group()], 0.9)


def _is_people(gazetteer: PlaceLookup, word: str) -> bool:
    return gazetteer.demonym(word) is not None


def _is_place(gazetteer: PlaceLookup, words: str) -> bool:
    return bool(gazetteer.lookup(words))


def _is_country(gazetteer: PlaceLookup, words: str) -> bool:
    """Claim that a demonym is a country's own name before it is its people's: "Philippines"."""
    return any(p.kind == "country" and not p.ambiguous for p in gazetteer.lookup(words))


def _is_nation(gazetteer: PlaceLookup, words: str) -> bool:
    """Claim that a nation may have this name: one that plays for itself."""
    return any(p.kind == "country" for p in gazetteer.lookup(words))


def _retyped(
    text: str, name: NameSpan, gazetteer: PlaceLookup | None, language: Language
) -> NameSpan:
    """Give a name the type that its own letters tell."""
    words = text[name.start : name.end]
    if words in language.names.acronyms:
        return replace(name, label=language.names.acronyms[words])
    if name.label == PER and " " not in words and _ACRONYM.fullmatch(words):
        titled = text[max(0, name.start - 5) : name.start].split()[-1:]
        if text.count(words) > 1 and not (titled and language.people.is_title(titled[0])):
            return replace(name, label=ORG)
    if name.label == PER and in_party_bracket(text, name, language) == "ward":
        return replace(name, label=LOC)
    if gazetteer is None:
        return name
    if name.label == PER:
        name = without_nationality(text, name, partial(_is_people, gazetteer), language)
    if name.label in {ORG, MISC} and (
        home := partisans_home(text, name, gazetteer, language.names)
    ):
        return home
    if name.label in {PER, ORG} and (
        is_members_seat(text, name, language)
        or is_citizens_town(text, name, gazetteer, language.names)
    ):
        return replace(name, label=LOC, score=max(name.score, _OUTRIGHT))
    return _known_as(text, name, gazetteer, language)


def _known_as(text: str, name: NameSpan, gazetteer: PlaceLookup, language: Language) -> NameSpan:
    """Give a name the type that the gazetteer and what stands around it tell."""
    words = text[name.start : name.end]
    label, score = name.label, name.score
    if label == PER and language.names.state_after.match(text, name.end):
        label, score = LOC, max(score, _OUTRIGHT)  # "Henderson, Nev."
    elif label == PER and (
        not gazetteer.lookup(words) and places_called(words, gazetteer, language.places)
    ):
        label, score = LOC, max(score, _OUTRIGHT)  # "Kogi State"
    elif label == PER and is_compatriot(text, name, partial(_is_people, gazetteer)):
        label = NAT
    elif label == NAT and gazetteer.demonym(words) is None and gazetteer.lookup(words):
        label = LOC  # "Texas Republicans"
    elif label in {LOC, MISC, NAT} and gazetteer.demonym(words) is not None:
        is_place = _is_country(gazetteer, words) or is_peoples_region(
            text, name, gazetteer, language
        )
        label = LOC if is_place else NAT
    elif label == ORG and gazetteer.metonym(words) is not None and gazetteer.lookup(words):
        label = LOC
    elif label == LOC and not gazetteer.lookup(words):
        beside = " " in words and text.startswith(",", name.end)  # "the mayor, Ann Lee, said"
        is_sure = " " in words and name.score >= _UNSURE
        if has_trade(text, name, language) or has_first_name(text, name, language):
            label, score = PER, max(score, _UNSURE)
        elif not is_sure and acts_as_people_do(text, name.start, name.end + beside, language):
            label = PER
    is_same = label == name.label and score == name.score  # as nearly all
    return name if is_same else replace(name, label=label, score=score)


def _claimed(
    text: str, names: list[NameSpan], gazetteer: PlaceLookup | None, language: Language
) -> list[NameSpan]:
    """Let each full name claim its surname, and its whole self, wherever they stand."""
    claims = _claims(text, names, gazetteer, language)
    if not claims:
        return names
    longest = sorted(claims, key=len, reverse=True)
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)")
    allied = language.names.allied
    found = [
        NameSpan(*m.span(), PER, 0.75)
        for m in pattern.finditer(text)
        if text[m.end() : m.end() + 1] != "-" or allied.match(text, m.end())
    ]
    keep: list[NameSpan] = []
    for name in names:
        words = text[name.start : name.end]
        if name.label not in {PER, NAT} and words in claims and claims[words] > name.score:
            continue
        keep.append(name)
    inside = SpanIndex.of(keep)
    return disjoint(
        [*keep, *(f for f in found if not inside.covers(f) and not _goes_on(text, f, language))]
    )


def _claims(
    text: str, names: list[NameSpan], gazetteer: PlaceLookup | None, language: Language
) -> dict[str, float]:
    """Count which strings people claim: their full names and the surnames in them."""
    claims: dict[str, float] = {}
    read: set[str] = set()  # full names whose towns were looked for in the text
    rivals = Counter(text[n.start : n.end] for n in names if n.label in {LOC, ORG, NAT})
    for name in names:
        if name.label != PER:
            continue
        bare = _without_suffix(text[name.start : name.end], language.people)
        words = [m.group() for m in _WORD.finditer(bare)]
        full = text[name.start : name.end]
        if len(words) > 1 and "\n" not in full:
            claims[full] = max(claims.get(full, 0.0), name.score)
            surname = words[-1]
            place = gazetteer is not None and bool(
                gazetteer.lookup(surname) or gazetteer.demonym(surname)
            )
            worth = 0.45 if place or rivals[surname] > 1 else 0.95
            if place and full not in read and len(read) < _MOST_READ:
                read.add(full)
                if is_addressed(text, surname, language.names) or is_persons_town(
                    text, full, surname, gazetteer, language.names
                ):
                    worth = _ADDRESSED
            if _may_claim(surname, language):
                claims[surname] = max(claims.get(surname, 0.0), worth)
            if found := FAMILY_FIRST.fullmatch(full):
                family = found["family"]
                if _may_claim(family, language) and not (gazetteer and gazetteer.lookup(family)):
                    claims[family] = max(claims.get(family, 0.0), 0.95)
            if words[-2].lower() in language.people.particles and _may_claim(surname, language):
                claims[f"{words[-2]} {surname}"] = 0.95
    return claims


def _without_suffix(name: str, people: PersonWords) -> str:
    words = name.split()
    while len(words) > 1 and words[-1].lower().strip(",") in people.suffixes:
        words.pop()
    return " ".join(words)


def _may_claim(surname: str, language: Language) -> bool:
    least = 3  # letters: shorter surnames are words and initials as often
    low = surname.lower()
    return (
        len(surname) >= least
        and surname[0].isupper()
        and low not in language.people.lone_words | language.people.organizations
    )


_MOST_READ = 40  # people with a town's name that are looked for: keeps long lists linear
_ADDRESSED = 1.5  # a claim above any score: "Mr Barnes" is no place
_LEAST_TOLD = 150  # words: a shorter story may name somebody by one word and tell no more
_SURE = 0.55  # score: above it the tagger knows better
_WORD_BEFORE = re.compile(r"([\w.\u2019'-]+)[ \n]\Z")


def _without_strangers(text: str, names: list[NameSpan], language: Language) -> list[NameSpan]:
    """Leave out people of one word whom a story of some length never introduces.

    News gives a full name, a title or a role once; a lone word is a firm, a team or a place.
    """
    lone: dict[str, list[NameSpan]] = {}
    full: set[str] = set()
    for name in names:
        words = text[name.start : name.end]
        if name.label == PER and len(_WORD.findall(words)) == 1:
            lone.setdefault(words, []).append(name)
        elif name.label == PER:
            full.update(w.lower() for w in _WORD.findall(words))
    several = {
        words
        for words in lone
        if words.lower() not in full
        and _are_several(words, language)
        and not is_addressed(text, words, language.names)
    }
    names = [n for n in names if n.label != PER or text[n.start : n.end] not in several]
    if not lone or text.count(" ") < _LEAST_TOLD:
        return names
    strangers = {
        words
        for words, own in lone.items()
        if words.lower() not in full
        and words.lower() not in language.people.first_names()
        and max(name.score for name in own) < _SURE
        and not any(_is_introduced(text, name, language) for name in own)
    }
    return [n for n in names if n.label != PER or text[n.start : n.end] not in strangers]


def _are_several(word: str, language: Language) -> bool:
    """Claim that a lone word with a capital means people by what they do: "Aides rewrote it"."""
    low = word.lower()
    return low not in language.people.first_names() and any(
        low.endswith(end) and language.people.is_role_noun(low.removesuffix(end))
        for end in language.grammar.plural_endings
    )


def _is_introduced(text: str, name: NameSpan, language: Language) -> bool:
    before = _WORD_BEFORE.search(text, max(0, name.start - 30), name.start)
    word = before[1].rstrip(".") if before else ""
    if word and (language.people.is_title(word) or language.people.is_role_noun(word)):
        return True
    return language.names.who.match(text, name.end) is not None


def _goes_on(text: str, name: NameSpan, language: Language) -> bool:
    # "Bush" in "Bush House", "Ford" in "Ford Motor Company": a longer name that is no person's,
    # and the title of somebody else: "King" before "King Felipe"
    after = re.match(r"\.? ([A-Z][\w-]+)", text[name.end : name.end + 30])
    if after is None:
        return False
    return after.group(1).lower() in language.people.organizations or language.people.is_title(
        text[name.start : name.end]
    )


def _voted(text: str, names: list[NameSpan], gazetteer: PlaceLookup | None) -> list[NameSpan]:
    """Give every string one type by vote; the gazetteer has a vote for countries."""
    votes: dict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for name in names:
        votes[_key(text, name)][name.label] += name.score
    winners = {}
    for key, count in votes.items():
        if len(count) > 1:
            if gazetteer is not None and count[LOC] and gazetteer.lookup(key):
                count[LOC] += 0.5
            winners[key] = max(count.items(), key=lambda item: item[1])[0]
    if not winners:
        return list(names)
    return [
        n if (label := winners.get(_key(text, n), n.label)) == n.label else replace(n, label=label)
        for n in names
    ]


def _key(text: str, name: NameSpan) -> str:
    return " ".join(text[name.start : name.end].split())


def _with_places(
    text: str,
    names: list[NameSpan],
    sentences: Sequence[tuple[int, int]],
    gazetteer: PlaceLookup,
    language: Language,
) -> list[NameSpan]:
    """Add what the gazetteer knows where no name stands yet, peoples and adjectives included."""
    known = [
        NameSpan(
            start,
            plain_end(text, start, end, language.names),
            NAT if kind == "demonym" else LOC,
            0.6,
        )
        for start, end, kind in gazetteer.find_names(text, language.places, sentences)
    ]
    found = SpanIndex.of(known)
    known = disjoint([*known, *(n for n in _metonyms(text, gazetteer) if not found.covers(n))])
    wide = SpanIndex.of(known)
    names = [n for n in names if n.label not in {LOC, NAT} or not wide.holds(n)]
    inside = SpanIndex.of(n for n in names if n.label != MISC)
    fresh = [k for k in known if not inside.covers(k) and not _is_of_person(text, k, language)]
    fresh = [of_newspaper(text, k, language.names) for k in fresh]
    outside = SpanIndex.of(fresh)
    return disjoint([*(n for n in names if not outside.covers(n)), *fresh])


# the capital first: `re` is quicker to find one than to look at what stands before each letter
_SEAT = re.compile(r"[A-Z](?<![\w’'-].)[\w’-]+(?: [A-Z][\w’-]+){0,2}")


def _metonyms(text: str, gazetteer: PlaceLookup) -> Iterable[NameSpan]:
    for run in _SEAT.finditer(text):
        if gazetteer.metonym(run.group()) is not None:
            yield NameSpan(run.start(), run.end(), LOC, 0.6)


def _is_of_person(text: str, name: NameSpan, language: Language) -> bool:
    # a first name or a capitalised neighbour makes it part of something else
    before = re.search(r"([\w’'-]+\.?) \Z", text[max(0, name.start - 25) : name.start])
    word = before.group(1) if before else ""
    return word.lower() in language.people.first_names() and word[:1].isupper()


def _is_money_or_people(text: str, name: NameSpan, low: str, words: PlaceWords) -> bool:
    if text[name.end : name.end + 1] in _CURRENCIES:
        return True
    return low in words.peoples and not _IN_A_LIST.match(text, name.end)


def _is_kept(text: str, name: NameSpan, borne: set[str], language: Language) -> bool:
    words = _key(text, name)
    low = words.lower()
    if (
        name.label == MISC
        or low in language.people.lone_words
        or (low in language.people.calendar and not (name.label == PER and words in borne))
        or names_a_pact(text, name, language.names)
        or in_party_bracket(text, name, language) == "party"
        or (name.label == LOC and is_no_place(text, name, language.names))
        or (name.label == NAT and language.names.of_americans.match(text, name.end) is not None)
        or (name.label in {PER, LOC} and language.names.traded.match(text, name.end) is not None)
        or (name.label == PER and is_no_person(text, name, words, language))
        or (name.label == PER and is_pictured(text, name, language.names))
        or (name.label in {LOC, NAT} and _is_money_or_people(text, name, low, language.places))
    ):
        return False
    return len(words) > 1 and any(c.isalpha() for c in words)
