"""A language as the analysis asks for it: every word list and rule table behind one value.

`english/` builds the only one so far.  A second language is a sibling folder that builds its own
`Language`, and a line in `language_registry.py`; what it leaves out finds nothing.
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

from wirereader.analysis.breaking_tables import BreakingWords
from wirereader.analysis.grammar import Grammar, ReportingWords
from wirereader.analysis.word_tables import NEVER, NO_ENTRIES, NO_WORDS, TextWords

Gender = Literal["m", "f", "?"]


def _never(_: str) -> bool:
    return False


def _unknown(_: str) -> Gender:
    return "?"


def _nobody() -> Mapping[str, Gender]:
    return {}


def _are_equal(one: str, other: str) -> bool:
    return one.lower() == other.lower()


class PersonWords(NamedTuple):
    """Words that tell who somebody is: titles, offices, kinship words and first names."""

    honorifics: frozenset[str] = NO_WORDS
    """Titles of address: "mr", "queen"."""
    offices: frozenset[str] = NO_WORDS
    """Offices that stand before a name as a title."""
    rank_prefixes: frozenset[str] = NO_WORDS
    """Words before a title: "deputy"."""
    role_modifiers: frozenset[str] = NO_WORDS
    """Words before a role noun that belong to the role."""
    weight_words: frozenset[str] = NO_WORDS
    """Words before an office that tell its bearer's weight: left out of a role."""
    particles: frozenset[str] = NO_WORDS
    """Small words inside of names: "van", "bin"."""
    suffixes: frozenset[str] = NO_WORDS
    """What follows a surname: "jr"."""
    nouns: frozenset[str] = NO_WORDS
    """Nouns for somebody that are no role."""
    organizations: frozenset[str] = NO_WORDS
    """Words that make a name an organisation's."""
    lone_words: frozenset[str] = NO_WORDS
    """Words that alone are no name, whatever their case."""
    calendar: frozenset[str] = NO_WORDS
    """Months and days."""
    outlets: frozenset[str] = NO_WORDS
    """News organisations whose names a tagger takes for people or places."""
    firms: frozenset[str] = NO_WORDS
    """Firms of which the same is true: shops, airlines, makers."""
    first_names: Callable[[], Mapping[str, Gender]] = _nobody
    """Gives first names in small letters, with the gender each is evidence of."""
    is_title: Callable[[str], bool] = _never
    """Tells whether a word before a name is a title or an office."""
    is_role_noun: Callable[[str], bool] = _never
    """Tells whether a word names what a person is."""
    gender_of_word: Callable[[str], Gender] = _unknown
    """Gives what a title, trade or kinship word says of its bearer's gender."""
    gender_of_first_name: Callable[[str], Gender] = _unknown
    """Gives what a first name is evidence of."""
    are_forms_of_one_name: Callable[[str, str], bool] = _are_equal
    """Tells whether two first names may be one."""


class NameWords(NamedTuple):
    """What bounds a name, types it, or says outright what it names."""

    run: re.Pattern[str] = NEVER
    """A run of words with capitals, particles inside of it included."""
    openers: frozenset[str] = NO_WORDS
    """Words that only open a sentence."""
    day_or_month: re.Pattern[str] = NEVER
    """A day or month behind a name, which is no part of it."""
    day_after: re.Pattern[str] = NEVER
    """A day at the end of a name, which is no part of it."""
    acronyms: Mapping[str, str] = NO_ENTRIES
    """Names in capitals that read as words once their case is gone, with their types."""
    lead: re.Pattern[str] = NEVER
    """An article or preposition cut from the beginning of a name."""
    titled: re.Pattern[str] = NEVER
    """A `title` and the `name` that it makes a person's."""
    common_noun: re.Pattern[str] = NEVER
    """A common noun at the end of a place's name: "province"."""
    site: re.Pattern[str] = NEVER
    """The first word of a place that bears somebody's name: "Stadio"."""
    civic: re.Pattern[str] = NEVER
    """Who and what only a place has, behind its name."""
    partisans: re.Pattern[str] = NEVER
    """The people of a party in a `place`, taken for a body."""
    heads: re.Pattern[str] = NEVER
    """An office and "of", before what its bearer heads."""
    portfolio: re.Pattern[str] = NEVER
    """What a minister heads, at the beginning of what is taken for the name."""
    generation: re.Pattern[str] = NEVER
    """"Jr." and numbers after a name."""
    letters_after: re.Pattern[str] = NEVER
    """A rank's or an honour's letters at the end of a name: "KC"."""
    apostrophe_tail: re.Pattern[str] = NEVER
    """The rest of a name behind an apostrophe inside it."""
    short_first: re.Pattern[str] = NEVER
    """A first name cut short, which a dot follows."""
    plays: re.Pattern[str] = NEVER
    """What stands before a side that was played against."""
    hyphened_given: re.Pattern[str] = NEVER
    """A family name, and a given name of two halves behind it: "Park Jae-in"."""
    named_after: re.Pattern[str] = NEVER
    """What follows a name that only a building or a prize bears."""
    form_of_address: re.Pattern[str] = NEVER
    """A title right before a name, and behind a comma."""
    broadcasts: re.Pattern[str] = NEVER
    """What follows the name of an outlet: "television"."""
    vessel: re.Pattern[str] = NEVER
    """The beginning of a ship's or a spacecraft's name."""
    state_after: re.Pattern[str] = NEVER
    """A state cut short behind a town's name."""
    delegate: re.Pattern[str] = NEVER
    """A title that is a particle but for its dot."""
    of_americans: re.Pattern[str] = NEVER
    """What follows a people's name that names no country with it: "African American"."""
    city_of: re.Pattern[str] = NEVER
    """What stands before a town's name where its council is meant."""
    traded: re.Pattern[str] = NEVER
    """What follows the name of something traded: "Brent crude"."""
    newspaper: re.Pattern[str] = NEVER
    """What follows a place in a newspaper's name."""
    dateline: re.Pattern[str] = NEVER
    """A line that says where a story was filed, and its `place`."""
    filed: re.Pattern[str] = NEVER
    """The same, surer of the place by a gazetteer: `place`, `agency` or `first_agency`."""
    credit: re.Pattern[str] = NEVER
    """The beginning of a line of those who made the story; `by` where it says no more."""
    pictured: re.Pattern[str] = NEVER
    """The beginning of a credit inside a line; `bracket` is the one that it stands in."""
    pictures: frozenset[str] = NO_WORDS
    """What is made for a story, in small letters, between the names of credits: "video"."""
    agency_before: re.Pattern[str] = NEVER
    """An agency and a slash before whoever took a picture."""
    agency_after: re.Pattern[str] = NEVER
    """A slash and an agency behind whoever took a picture."""
    signature: re.Pattern[str] = NEVER
    """Two lines, or one with a comma: a name and the `post` of whoever bears it."""
    credited: frozenset[str] = NO_WORDS
    """Words in small letters between the names of such a line."""
    writers: frozenset[str] = NO_WORDS
    """Posts of those who write: "correspondent"."""
    of_country: re.Pattern[str] = NEVER
    """A `country` in brackets after a name."""
    possessive: re.Pattern[str] = NEVER
    """The end of an owner."""
    before_noun: re.Pattern[str] = NEVER
    """What stands before a place that tells which: a word in small letters, "The"."""
    never_joined: frozenset[str] = NO_WORDS
    """Particles that join no two pieces of one name."""
    state_body: re.Pattern[str] = NEVER
    """A body of a state, whose `people` a gazetteer must know."""
    placing: re.Pattern[str] = NEVER
    """What stands before a name that is a place here."""
    next_verb: re.Pattern[str] = NEVER
    """The verb after a name, over its adverbs."""
    human_verbs: frozenset[str] = NO_WORDS
    """Verbs for what people do and no place can."""
    short_tail: re.Pattern[str] = NEVER
    """Abbreviations at the end of a name that keep their dot."""
    article: re.Pattern[str] = NEVER
    """An article before a name."""
    keeps_article: re.Pattern[str] = NEVER
    """Names of which the article is a part."""
    owner_end: re.Pattern[str] = NEVER
    """The end of an owner, after an "s" the apostrophe alone."""
    title: re.Pattern[str] = NEVER
    """Titles before a person's name."""
    only_title: re.Pattern[str] = NEVER
    """A title that is no name."""
    party_seat: re.Pattern[str] = NEVER
    """A party before the state it stands for: "R-Utah"."""
    things: frozenset[str] = NO_WORDS
    """Last words of names that have somebody's name in them and are no person's."""
    storm: re.Pattern[str] = NEVER
    """A storm or ship, and its name."""
    reports_news: re.Pattern[str] = NEVER
    """What follows an outlet that a comma parts from its news: ", X reported on Monday"."""
    is_body: re.Pattern[str] = NEVER
    """What after a name says it is a company or the like."""
    after_body: re.Pattern[str] = NEVER
    """What before a name says so."""
    owned_by_body: re.Pattern[str] = NEVER
    """What only a company has."""
    firm_acts: re.Pattern[str] = NEVER
    """What after a name says that it makes or sells something."""
    deals: re.Pattern[str] = NEVER
    """What before such a name says that firms deal with each other."""
    which: re.Pattern[str] = NEVER
    """A relative clause about a thing."""
    who: re.Pattern[str] = NEVER
    """What after a name says it is a person's."""
    done_to: re.Pattern[str] = NEVER
    """Verbs before a name for what is done to people."""
    placed: re.Pattern[str] = NEVER
    """What before a name says it is a place."""
    sited: re.Pattern[str] = NEVER
    """What stands before a known place where something is: "an inquest at"."""
    seated: re.Pattern[str] = NEVER
    """A bracket and a party before the seat of a member."""
    shop: re.Pattern[str] = NEVER
    """What follows the name of a shop that is no town's."""
    resident: re.Pattern[str] = NEVER
    """What before a name says that somebody lives there: ", 40, of"."""
    native: re.Pattern[str] = NEVER
    """The same of people without a name: "a couple from"."""
    ward: re.Pattern[str] = NEVER
    """A councillor's `party` and `ward` in brackets."""
    firm_endings: frozenset[str] = NO_WORDS
    """Last words of firms' full names, in small letters: "foods"."""
    firm_words: frozenset[str] = NO_WORDS
    """Those of them that are no surname."""
    has_officers: re.Pattern[str] = NEVER
    """What only a place has."""
    plain_title: re.Pattern[str] = NEVER
    """A title of address before a name."""
    joined: re.Pattern[str] = NEVER
    """Another name before this one, and "and"."""
    camp: re.Pattern[str] = NEVER
    """Those who work for somebody's election, at the end of a name."""
    autonomous: re.Pattern[str] = NEVER
    """The end of a region's name that names its rank."""
    allied: re.Pattern[str] = NEVER
    """What a hyphen joins to somebody's name and leaves it one."""
    dated: re.Pattern[str] = NEVER
    """A line of a `place` and a day in figures, or the `desk` that a copy is from."""
    signed: re.Pattern[str] = NEVER
    """The agency and the initials that end its copy."""
    and_after: re.Pattern[str] = NEVER
    """"And", and another name."""
    parties: re.Pattern[str] = NEVER
    """What stands before people who deal with each other: "talks between"."""
    has_executives: re.Pattern[str] = NEVER
    """An officer of a firm or a club, behind its name and before the officer's."""
    has_leader: re.Pattern[str] = NEVER
    """The same of a party, or of a place."""
    pact: re.Pattern[str] = NEVER
    """What makes a place part of another name: "the Oslo Accords"."""


class SportWords(NamedTuple):
    """What tells a report of sport, and the sides in it."""

    story: re.Pattern[str] = NEVER
    """A word of such reports, or a score."""
    side_after: re.Pattern[str] = NEVER
    """What stands behind a side's name."""
    side_before: re.Pattern[str] = NEVER
    """What stands before it."""
    club_after: re.Pattern[str] = NEVER
    """What stands behind a club's name and no person's."""
    club_before: re.Pattern[str] = NEVER
    """What stands before it."""
    closing: re.Pattern[str] = NEVER
    """The end of brackets with a club in them."""
    result: re.Pattern[str] = NEVER
    """A line of results with its sides `one` and `two`."""
    row: re.Pattern[str] = NEVER
    """A table's row with its `side`."""
    scored: re.Pattern[str] = NEVER
    """A `side`, its goals and in brackets its `scorers`."""
    line_up: re.Pattern[str] = NEVER
    """A `side` or the word for its `bench`, and its `players`; `shape` is how a side stands."""
    player: re.Pattern[str] = NEVER
    """One of the players, whose `name` it is."""
    nations: frozenset[str] = NO_WORDS
    """Sides in small letters that are nations and no states."""
    heading: re.Pattern[str] = NEVER
    """A sport as the heading of a report."""


class CoreferenceWords(NamedTuple):
    """What stands around people: roles, pronouns, nouns that mean one person."""

    speaks_after: re.Pattern[str] = NEVER
    """A verb of saying right after a name."""
    speaks_before: re.Pattern[str] = NEVER
    """A verb of saying right before a name."""
    clause_break: re.Pattern[str] = NEVER
    """Where a clause begins."""
    oblique: re.Pattern[str] = NEVER
    """A preposition and what may stand between it and its noun."""
    possessive_ends: tuple[str, ...] = ()
    """Ends of an owner."""
    determiners: frozenset[str] = NO_WORDS
    """Determiners that open a noun phrase for one person."""
    definites: frozenset[str] = NO_WORDS
    """Those that mean somebody already told of."""
    never_inside: frozenset[str] = NO_WORDS
    """Words that stand in no such phrase."""
    common_past: frozenset[str] = NO_WORDS
    """Irregular pasts and relatives that may follow such a phrase."""
    verb_endings: tuple[str, ...] = ()
    """Endings of what may follow it."""
    aged: re.Pattern[str] = NEVER
    """"the 41-year-old"; `age` is the number."""
    age_after: re.Pattern[str] = NEVER
    """An age right after a name."""
    small_words: frozenset[str] = NO_WORDS
    """Words that give no letter to an acronym."""
    before_role_object: re.Pattern[str] = NEVER
    """Prepositions after a role's head noun."""
    same_office: Mapping[str, frozenset[str]] = NO_ENTRIES
    """Nouns for who holds another noun's office: "the pontiff" is a pope."""
    article_prefix: str = ""
    """The article before an organisation's name, in small letters."""
    possessive: re.Pattern[str] = NEVER
    """The end of an owner."""
    beside: re.Pattern[str] = NEVER
    """What stands between a title and the name beside it."""
    never_surnames: frozenset[str] = NO_WORDS
    """Last words that are no surname."""
    role_determiners: frozenset[str] = NO_WORDS
    """Words that a role does not reach over."""
    articles: frozenset[str] = NO_WORDS
    role_possessors: frozenset[str] = NO_WORDS
    """Pronouns that stay in a role: "her lawyer"."""
    body_parts: frozenset[str] = NO_WORDS
    """What somebody owns that is no person, though the word may mean one: "his head"."""
    modifier_endings: tuple[str, ...] = ()
    """Endings of words that modify a role."""
    role_links: frozenset[str] = NO_WORDS
    """Words between two nouns of one role."""
    kin: frozenset[str] = NO_WORDS
    """Nouns for somebody by whom another is told: "son of" is nothing that the father is."""
    role_inside: frozenset[str] = NO_WORDS
    """Words before a determiner that does not open the role."""
    role_of: frozenset[str] = NO_WORDS
    """Prepositions of "member of parliament"."""
    role_ties: frozenset[str] = NO_WORDS
    """Prepositions between somebody's role and whose it is: "son of", "aide to"."""
    role_objects: frozenset[str] = NO_WORDS
    """Roles that an office is of: "minister of justice"."""
    role_stops: re.Pattern[str] = NEVER
    """Where an apposition ends."""
    abbreviation_end: re.Pattern[str] = NEVER
    """An abbreviation whose dot ends none."""
    copula: re.Pattern[str] = NEVER
    """"is a", "served as the"."""
    never_roles: frozenset[str] = NO_WORDS
    """Titles that say nothing of what somebody is."""
    reports: re.Pattern[str] = NEVER
    """What says that a name reports for an outlet."""
    reporter: str = ""
    """The role of who does."""
    owner_before: re.Pattern[str] = NEVER
    """An owner right before a name."""
    role_owner: re.Pattern[str] = NEVER
    """A possessive right after a name."""
    age: re.Pattern[str] = NEVER
    """An age between a name and its apposition."""
    set_off: re.Pattern[str] = NEVER
    """A phrase that a comma parts from the name after it."""
    known_as: re.Pattern[str] = NEVER
    """What gives the one just named another `name`: "better known as"."""
    of_parents: re.Pattern[str] = NEVER
    """What follows the first of two parents that are named."""
    birth_name: re.Pattern[str] = NEVER
    """A sentence that begins with somebody's `name` at birth."""
    before_head_object: re.Pattern[str] = NEVER
    """What ends the head of such a phrase."""
    pronoun: re.Pattern[str] = NEVER
    """Third-person pronouns of one person."""
    female_pronouns: frozenset[str] = NO_WORDS
    object_pronouns: frozenset[str] = NO_WORDS
    own_pronouns: frozenset[str] = NO_WORDS
    """Possessive ones."""
    object_or_owner: frozenset[str] = NO_WORDS
    """Those that are object and possessive."""
    opening_phrase: re.Pattern[str] = NEVER
    """A phrase before the subject, in which a pronoun may mean who follows."""
    subject_pronouns: frozenset[str] = NO_WORDS
    owned_after: re.Pattern[str] = NEVER
    """What follows a pronoun of both kinds where it is possessive."""
    clause_start: re.Pattern[str] = NEVER
    """Where a clause begins, relative clauses and marks too."""
    oblique_before: re.Pattern[str] = NEVER
    """A preposition and what may stand between it and its noun, wherever in the clause."""
    agent_before: re.Pattern[str] = NEVER
    """What stands before the agent of a passive."""
    listed_after: re.Pattern[str] = NEVER
    """What follows a name that another one is added to."""
    listed_before: re.Pattern[str] = NEVER
    """What stands before a name that is added to another."""
    verb_follows: re.Pattern[str] = NEVER
    """A finite verb right after a name."""
    relative_follows: re.Pattern[str] = NEVER
    joins_clause: re.Pattern[str] = NEVER
    """A conjunction right before a pronoun that is its clause's subject."""
    joins_pronoun: re.Pattern[str] = NEVER
    """All between a name and a pronoun that is added to it: "Y and her"."""
    preposition_between: re.Pattern[str] = NEVER
    """All between them where a preposition ties the two: "Y in her"."""
    infinitive_follows: re.Pattern[str] = NEVER
    """An infinitive right after a name: "Y to come"."""
    participle_follows: re.Pattern[str] = NEVER
    """A present participle so: "Y, hoping"."""
    apposition_follows: re.Pattern[str] = NEVER


class PlaceWords(NamedTuple):
    """What stands around place names."""

    joiners: frozenset[str] = NO_WORDS
    """Small words inside of place names."""
    inside: re.Pattern[str] = NEVER
    """What before a doubtful name says that it is a place."""
    peoples: frozenset[str] = NO_WORDS
    """Adjectives of peoples of many countries, in small letters, that towns share."""
    calendar: frozenset[str] = NO_WORDS
    """Months and seasons, folded: never places by a preposition alone."""
    article: str = ""
    """The article, which begins no name."""
    keep_article: tuple[str, ...] = ()
    """Names that it is a part of."""
    possessive: re.Pattern[str] = NEVER
    """The end of an owner."""
    generic: re.Pattern[str] = NEVER
    """Words before or after a name that no table has it with."""
    behind: re.Pattern[str] = NEVER
    """What stands between a place and the one it is in."""
    before: re.Pattern[str] = NEVER
    """What stands between a country and its town."""
    shore: re.Pattern[str] = NEVER
    """What stands between a country and waters or mountains that it shares."""
    sea: re.Pattern[str] = NEVER
    """What makes waters a sea, which lies off countries and in none."""
    attributed: re.Pattern[str] = NEVER
    """What stands before a town that, with its state, tells which: "a Leeds, Ohio court"."""
    county: str = " "
    """What a county's name ends in where a town has it as well."""
    council: re.Pattern[str] = NEVER
    """What behind it makes it a county that is told without: "Kent County Council"."""
    islands: str = ""
    """What the name of a group of islands is told with or without."""
    peopled: re.Pattern[str] = NEVER
    """What before a name says that people live there: "residents of"."""
    compass: re.Pattern[str] = NEVER
    """What before a people, in small letters, may make it another one: "north Korean"."""
    part_after: re.Pattern[str] = NEVER
    """What behind a name says that it is a part of the people's country before it."""
    listed_before: re.Pattern[str] = NEVER
    """What before a list of places says that it lists regions of one country."""
    listed_after: re.Pattern[str] = NEVER
    """What after it says so."""
    offices: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = ()
    """A kind of place, and its officers before and after the name."""
    american: re.Pattern[str] = NEVER
    """Words that only stories of the United States have."""


class GovernmentWords(NamedTuple):
    """What governments do, by which a capital speaks for its country."""

    acts: frozenset[str] = NO_WORDS
    """Verb forms for what governments do."""
    moods: frozenset[str] = NO_WORDS
    """What a government is said to be."""
    copula: re.Pattern[str] = NEVER
    """"is", before a mood."""
    skipped: re.Pattern[str] = NEVER
    """What stands between a name and its verb."""
    auxiliary: re.Pattern[str] = NEVER
    """Auxiliaries among it."""
    owns: re.Pattern[str] = NEVER
    """What only a government has."""
    plain_noun: re.Pattern[str] = NEVER
    """Nouns for a government, right after the name."""
    goes: re.Pattern[str] = NEVER
    """What says that somebody or something is in the town, or goes there."""
    enters: re.Pattern[str] = NEVER
    """What says so of a house of government."""
    deals: re.Pattern[str] = NEVER
    """What one does with governments."""
    event: re.Pattern[str] = NEVER
    """What happens or stands in a town that does not speak."""
    sights: re.Pattern[str] = NEVER
    """Parts of a house of government that are only its walls."""


class Language(NamedTuple):
    """One language: its ISO 639-1 code, and what each part of the analysis asks of it.

    `has_tagger` says that the tagger shipped was trained on it; without one, names are found by
    rules.
    """

    code: str
    text: TextWords = TextWords()
    grammar: Grammar = Grammar()
    reporting: ReportingWords = ReportingWords()
    people: PersonWords = PersonWords()
    names: NameWords = NameWords()
    sport: SportWords = SportWords()
    coreference: CoreferenceWords = CoreferenceWords()
    places: PlaceWords = PlaceWords()
    government: GovernmentWords = GovernmentWords()
    breaking: BreakingWords = BreakingWords()
    has_tagger: bool = False
