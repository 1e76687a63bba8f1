"""What the rules about clauses and speech ask of a language.

Every table is empty (but for marks, which all languages share) and every pattern matches nothing
until a language fills it, so that one may be added bit by bit.  `english/` fills all of them.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, Flag, auto
from typing import NamedTuple

from wirereader.analysis.word_tables import NEVER, NO_ENTRIES, NO_WORDS


def _never(_: str) -> bool:
    return False


class Shape(Flag):
    """How a speech verb builds its sentence."""

    NONE = 0
    CLAUSE = auto()
    """May report a clause with "that" and no marks: warned that."""
    BARE = auto()
    """May do so without "that": said the break was symbolic."""
    HEARER = auto()
    """May name a hearer first: told VOA."""
    JUDGES = auto()
    """Takes what it speaks of as its object: accused him of, called it."""
    NOUN = auto()
    """One of its forms is as often a noun: claims, reports."""


class VerbForm(Enum):
    """Which form of its verb a word is; English has these four."""

    PLAIN = auto()
    PRESENT = auto()
    """Third person: says."""
    PAST = auto()
    """Past and its participle, one word in most verbs: warned."""
    PARTICIPLE = auto()
    """Present participle: saying."""


FINITE_FORMS = frozenset({VerbForm.PRESENT, VerbForm.PAST})
"""Forms that are a clause's verb without a helper."""


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a speech verb.

    Weight 3 is a plain verb of saying, 2 one that usually introduces speech, 1 one that does so
    only around words in quotation marks.
    """

    lemma: str
    form: VerbForm
    weight: int
    shape: Shape


class Complement(Flag):
    """What may follow a verb and say what was said, where no clause does."""

    NONE = 0
    OBJECT = auto()
    """A noun phrase: called it a hoax, denied the charge."""
    INFINITIVE = auto()
    """promised to resign."""
    HEARER_INFINITIVE = auto()
    """An infinitive after whoever was told: urged Congress to act."""
    QUESTION = auto()
    """asked whether, explained why."""
    CUE_NOUN = auto()
    """A noun that says what kind of words follow: raised questions about."""


class ComplementVerb(NamedTuple):
    """One form of a verb, what may follow it, and the prepositions that may stand before that."""

    verb: Verb
    kinds: Complement
    prepositions: frozenset[str]


class Grammar(NamedTuple):
    """The closed classes of a language."""

    auxiliaries: frozenset[str] = NO_WORDS
    """Auxiliary verbs, and adverbs that stand between them and the verb."""
    passive: frozenset[str] = NO_WORDS
    """Forms of "to be" that make a passive."""
    finite: frozenset[str] = NO_WORDS
    """Verb forms that show a clause."""
    negations: frozenset[str] = NO_WORDS
    """Words that deny the verb they stand at."""
    suppositions: frozenset[str] = NO_WORDS
    """What begins a clause that nobody claims to be so: if, whether."""
    nobodies: frozenset[str] = NO_WORDS
    """Words that begin a phrase for nobody, or for no time: no one, at no point."""
    prepositions: frozenset[str] = NO_WORDS
    conjunctions: frozenset[str] = NO_WORDS
    function_words: frozenset[str] = NO_WORDS
    """Every closed-class word that no noun phrase holds."""
    determiners: frozenset[str] = NO_WORDS
    articles: frozenset[str] = NO_WORDS
    standing_determiners: frozenset[str] = NO_WORDS
    """Determiners that can be a noun phrase by themselves: "some", "both"."""
    plural_determiners: frozenset[str] = NO_WORDS
    """Those of them for several: "two", "many"."""
    owning_determiners: frozenset[str] = NO_WORDS
    """Determiners that make a noun of a verb form after them: "the claims"."""
    possessives: frozenset[str] = NO_WORDS
    """Endings of an owner, as words of their own."""
    possessive_pronouns: frozenset[str] = NO_WORDS
    pronouns: Mapping[str, str] = NO_ENTRIES
    """Pronouns that can be a source: man, woman, several, thing, or who speaks of himself."""
    person_pronouns: Mapping[str, str] = NO_ENTRIES
    """Pronouns of one person with the gender they ask for, "m" or "f"."""
    subject_pronouns: frozenset[str] = NO_WORDS
    """Pronouns that open a clause as its subject."""
    object_pronouns: frozenset[str] = NO_WORDS
    object_or_owner: frozenset[str] = NO_WORDS
    """Object pronouns that are possessive too."""
    neuter_pronouns: frozenset[str] = NO_WORDS
    other_pronouns: frozenset[str] = NO_WORDS
    """Pronouns of a thing or of several."""
    expletives: frozenset[str] = NO_WORDS
    """Subjects that mean nothing: "there is"."""
    complementizers: frozenset[str] = NO_WORDS
    """Words that open a reported clause."""
    relatives: frozenset[str] = NO_WORDS
    """Words that open a relative clause and are its subject."""
    personal_relatives: frozenset[str] = NO_WORDS
    """Those that speak of a person."""
    coordinators: frozenset[str] = NO_WORDS
    joining: frozenset[str] = NO_WORDS
    """Words that make one subject of two."""
    comparing: frozenset[str] = NO_WORDS
    infinitive_marks: frozenset[str] = NO_WORDS
    agent_marks: frozenset[str] = NO_WORDS
    """Words before the one who does it, in a passive."""
    locatives: frozenset[str] = NO_WORDS
    """Words that say where something is, not whose."""
    genitives: frozenset[str] = NO_WORDS
    """Prepositions that tie a noun to its owner."""
    noun_prepositions: frozenset[str] = NO_WORDS
    """Prepositions that go on with a noun phrase."""
    role_prepositions: frozenset[str] = NO_WORDS
    """Prepositions that do so after a role: "an analyst at"."""
    tying_prepositions: frozenset[str] = NO_WORDS
    """Prepositions that tie a phrase to a noun on its left."""
    linking_words: frozenset[str] = NO_WORDS
    """What a sentence may open with before its subject."""
    phrase_openers: frozenset[str] = NO_WORDS
    """What opens a phrase or clause that stands before the subject."""
    before_clause: frozenset[str] = frozenset({",", ";", ":"})
    """What stands right before a clause."""
    times: frozenset[str] = NO_WORDS
    """Words that say when."""
    certain_times: frozenset[str] = NO_WORDS
    """Those of them that are no verb."""
    before_time: frozenset[str] = NO_WORDS
    """Words between a verb and a time."""
    before_year: frozenset[str] = NO_WORDS
    """Words between a verb and a number that is a time."""
    past_endings: tuple[str, ...] = ()
    """Endings of a verb's past."""
    irregular_pasts: frozenset[str] = NO_WORDS
    """Pasts without such an ending that can be nothing else: "rewrote", not "left"."""
    present_endings: tuple[str, ...] = ()
    """Endings of a verb's third person."""
    plural_endings: tuple[str, ...] = ()
    participle_endings: tuple[str, ...] = ()
    """Endings of a verb's present participle."""
    is_adverb: Callable[[str], bool] = _never
    """Tells whether a word in small letters is an adverb by its ending."""


class ReportingWords(NamedTuple):
    """Verbs and nouns of saying, and what stands around them in a reporting clause."""

    verbs: Mapping[str, Verb] = NO_ENTRIES
    """Every form of every speech verb, in small letters."""
    noun_forms: frozenset[str] = NO_WORDS
    """Forms of them that are nouns, adjectives or bare verbs as often."""
    roles: frozenset[str] = NO_WORDS
    """Nouns for somebody or something that speaks."""
    people_nouns: frozenset[str] = NO_WORDS
    """Nouns and pronouns for somebody who has no name: "someone", "a passer-by"."""
    speech_nouns: frozenset[str] = NO_WORDS
    """Nouns for what somebody says: whose they are is who speaks."""
    provisions: frozenset[str] = NO_WORDS
    """Nouns for rules, which say by their words what is allowed."""
    provision_verbs: frozenset[str] = NO_WORDS
    """Forms of the verbs by which a rule or document does so: "bars", "requires", "says"."""
    claims: frozenset[str] = NO_WORDS
    """Nouns that, owned by somebody, report what he says: "her claim that"."""
    institutions: frozenset[str] = NO_WORDS
    """Nouns that, owned by a country, speak for it."""
    women: frozenset[str] = NO_WORDS
    """Nouns and titles that say a source is a woman."""
    men: frozenset[str] = NO_WORDS
    """Nouns and titles that say a source is a man."""
    addressing: frozenset[str] = NO_WORDS
    """Prepositions that tie a letter to whom it is from or to."""
    recordings: frozenset[str] = NO_WORDS
    """Nouns for what may show or quote somebody: "video", "clip", "post"."""
    forging: frozenset[str] = NO_WORDS
    """Words that say such a thing is not genuine: "fake", "doctored", "purports"."""
    forged_media: frozenset[str] = NO_WORDS
    """Nouns for a recording that is not: "deepfake"."""
    showing: frozenset[str] = NO_WORDS
    """Verbs and prepositions by which a recording has somebody say something."""
    plain_past: str = ""
    """The plainest verb of saying, in the past."""
    put_verbs: frozenset[str] = NO_WORDS
    """Verbs that say it only with an object: "put it"."""
    put_objects: frozenset[str] = NO_WORDS
    """Objects that make them verbs of saying."""
    telling: frozenset[str] = NO_WORDS
    """Lemmas after which the hearer stands, never the speaker."""
    calling: frozenset[str] = NO_WORDS
    """Lemmas that "for" may follow: "calls for"."""
    never_sources: frozenset[str] = NO_WORDS
    """Adverbs, particles and the like that end no noun phrase: "instead", "off"."""
    answers: frozenset[str] = NO_WORDS
    """What is said by a verb of saying and leaves nothing before it to be said: "said yes"."""
    blaming: frozenset[str] = NO_WORDS
    """Lemmas that are verbs after "to" where quoted words follow: "went on to blame"."""
    stopping: frozenset[str] = NO_WORDS
    """Words before a participle of what must not be done: "stop calling"."""
    in_the_words_of: tuple[str, ...] = ()
    """A phrase that stands before a source."""
    per: frozenset[str] = NO_WORDS
    """Prepositions that stand before a source, after a comma or the words."""
    according: frozenset[str] = NO_WORDS
    """First words of "according to"."""
    according_to: frozenset[str] = NO_WORDS
    """Second words of it."""
    plural_subjects: frozenset[str] = NO_WORDS
    """What may stand before a bare verb form as its subject, or as a link to it."""
    before_participle: frozenset[str] = frozenset({",", "\u2014"})
    """What stands before a participle that is a verb."""
    between_helpers: frozenset[str] = NO_WORDS
    """Adverbs between "was" and a participle."""
    passive_helpers: frozenset[str] = NO_WORDS
    """Helpers of a passive, colloquial ones too."""
    perfect_only: frozenset[str] = NO_WORDS
    """Participles that are a verb of somebody's only after a helper of the perfect: "written"."""
    perfect_helpers: frozenset[str] = NO_WORDS
    contracted_be: frozenset[str] = NO_WORDS
    """Those of them that are a possessive as often."""
    after_noun: frozenset[str] = NO_WORDS
    """What follows a noun form that is one: "claims against"."""
    after_verb: frozenset[str] = frozenset({":"})
    """What follows a noun form that is a verb."""
    before_clause: frozenset[str] = frozenset({":"})
    """Of these, what opens a clause that is said."""
    after_either: frozenset[str] = NO_WORDS
    """Of these, what follows a noun as often."""
    sure_subjects: frozenset[str] = NO_WORDS
    """What stands before a noun form that is a verb."""
    role_openers: frozenset[str] = NO_WORDS
    """Words that open a role: "the race director"."""
    before_shared: frozenset[str] = frozenset({","})
    """What stands before a pronoun that opens a later clause."""
    after_claim: frozenset[str] = frozenset({":"})
    """What follows a claim that reports: "his claim that"."""
    before_own_subject: frozenset[str] = NO_WORDS
    """What opens a phrase whose subject comes later: "After saying"."""
    before_inverted: frozenset[str] = frozenset({"", ",", "\u2014", "-", "--"})
    """What stands before a verb that its subject follows."""
    after_inverted: frozenset[str] = NO_WORDS
    """What may follow such a subject."""
    never_after_inverted: frozenset[str] = NO_WORDS
    """What may not: it shows another clause."""
    never_inverted: frozenset[str] = NO_WORDS
    """What is no subject after its verb."""
    quoted_verbs: frozenset[str] = NO_WORDS
    """Verbs of "quoted a spokesman as saying"."""
    after_quoted: frozenset[str] = NO_WORDS
    """What follows them where the subject, not the object, speaks."""
    later_clause: frozenset[str] = NO_WORDS
    """Conjunctions of time that may open a clause."""
    how_long: frozenset[str] = NO_WORDS
    """Words before them that show it is a clause: "hours after"."""
    apposition_openers: frozenset[str] = NO_WORDS
    """Words that open an apposition."""
    party_marks: frozenset[str] = NO_WORDS
    """First letters of a party and state, which stand as an apposition."""
    plain_lemmas: frozenset[str] = NO_WORDS
    """Lemmas that report any clause without "that"."""
    view_lemmas: frozenset[str] = NO_WORDS
    """Weak lemmas that report a clause all the same: "believes that"."""
    adding_lemmas: frozenset[str] = NO_WORDS
    """Of these, lemmas that as often put one thing to another: "adds jobs"."""
    particle_verbs: frozenset[tuple[str, str]] = frozenset()
    """Lemmas with the particle that belongs to them."""
    setting_apart: frozenset[str] = NO_WORDS
    """Words with which the reporter speaks again."""
    circumstance_openers: frozenset[str] = NO_WORDS
    """Prepositions of when and where it was said."""
    roughly: frozenset[str] = NO_WORDS
    """Prepositions that before a number say "nearly"."""
    never_clause: frozenset[str] = NO_WORDS
    """First words of what is no clause."""
    never_plain_clause: frozenset[str] = NO_WORDS
    """More of these, right after a plain verb of saying."""
    aside_openers: frozenset[str] = NO_WORDS
    """Words that open an aside after a name."""
    never_continued: frozenset[str] = NO_WORDS
    """Words after ", she said," with which the words do not go on."""
    clause_links: frozenset[str] = frozenset({",", "'"})
    """What a reported clause does not begin with."""
    before_act: frozenset[str] = NO_WORDS
    """What stands before the next act of a sentence."""
    past_subject: frozenset[str] = NO_WORDS
    """Words beyond which no verb is the clause's."""
    joins: frozenset[str] = frozenset({","})
    """What may stand between two strings of one speaker."""
    before_mark: frozenset[str] = frozenset({",", ":", "\u2014", "-", "--"})
    """What may stand between an act and an opening mark."""
    works: frozenset[str] = NO_WORDS
    """Nouns for works, whose names stand in quotation marks."""
    naming: frozenset[str] = NO_WORDS
    """Words before a string that is a name."""
    terms: frozenset[str] = NO_WORDS
    """Nouns for a word or phrase."""
    before_title: frozenset[str] = NO_WORDS
    """What stands before the name of a work."""
    small_in_title: frozenset[str] = NO_WORDS
    """Words that have no capital in the name of a work."""
    after_naming: frozenset[str] = NO_WORDS
    """Words between "known" and a name."""
    named_as: frozenset[str] = NO_WORDS
    """Words before these."""
    what: frozenset[str] = NO_WORDS
    """"What critics called": their word, not a name."""
    pleadings: frozenset[str] = NO_WORDS
    """Documents that allege what others said: a complaint, a lawsuit."""
    making: frozenset[str] = NO_WORDS
    """Verbs between somebody and what he says: "made a comment"."""
    denying: frozenset[str] = NO_WORDS
    """Verbs (lemmas) after which words are said not to be so: "denied that he had said"."""
    using: frozenset[str] = NO_WORDS
    """Verbs (lemmas) whose object need not be words: "used"."""
    for_whom: frozenset[str] = NO_WORDS
    """Prepositions before somebody whose view follows: "for Ann Lee, “…”"."""
    reading: frozenset[str] = NO_WORDS
    """Verb forms by which somebody reads out what another wrote."""
    accusing: frozenset[str] = NO_WORDS
    """Forms of the verbs that bring somebody under suspicion: "accused", "alleges"."""
    peoples: tuple[str, ...] = ()
    """Endings of words for a people that mean many of it as often: "the Chinese"."""
    pleading: frozenset[str] = NO_WORDS
    """Forms of the verb of "pleaded guilty to", whose charge is nobody's words."""
    pleas: frozenset[str] = NO_WORDS
    """What follows them there."""
    worn: frozenset[str] = NO_WORDS
    """Nouns for things with words on them that somebody wears or holds up: "T-shirt"."""
    claiming: frozenset[str] = NO_WORDS
    """Verbs whose clause says what may not have happened: "alleges", "claimed"."""
    playing: frozenset[str] = NO_WORDS
    """Participles for what an actor does with a role: "played"."""
    imagining: frozenset[str] = NO_WORDS
    """Helpers that leave it open whether something will be said: "might say"."""
    threatening: frozenset[str] = NO_WORDS
    """Verbs that are deeds, where a weapon is what it is done with."""
    weapons: frozenset[str] = NO_WORDS
    """Weapons."""
    wrongly: frozenset[str] = NO_WORDS
    """What a correction says of a quotation: "incorrectly quoted"."""
    misquoting: frozenset[str] = NO_WORDS
    """Participles that say the same alone."""
    papers: frozenset[str] = NO_WORDS
    """Who quotes in a correction: the paper itself, "we"."""
    taking_back: frozenset[str] = NO_WORDS
    """Helpers of a sentence that takes back what the one before said: "She did not."."""
    future: frozenset[str] = NO_WORDS
    """Helpers of what is yet to be said: "will"."""
    awaiting: frozenset[str] = NO_WORDS
    """Words before "to" for the same: "expected"."""
    supposing: frozenset[str] = NO_WORDS
    """Helpers that, with "have", say what did not come about or may not have: "would"."""
    short_of: frozenset[str] = NO_WORDS
    """Words two before a participle that say that it did not come to it: "short of saying"."""
    allegedly: frozenset[str] = NO_WORDS
    """Adverbs that leave it open whether it was said."""
    after_accused: frozenset[str] = NO_WORDS
    """What follows a passive of blame that has no helper: "accused of", "criticised for"."""
    clause_times: frozenset[str] = NO_WORDS
    """What opens a relative clause of when, where or how: "a dinner at which"."""
    perceiving: frozenset[str] = NO_WORDS
    """Verbs before somebody and a bare verb: "heard a man shout"."""
    outbursts: frozenset[tuple[str, str]] = frozenset()
    """Verbs of saying only with their particle, beside quoted words: "shot back"."""
    gestures: frozenset[str] = NO_WORDS
    """Verbs for a face, a sound or a threat that stand for saying right after quoted words."""
    arriving: frozenset[str] = NO_WORDS
    """Verbs of "came the reply", whose speaker is not said."""
    prosecution: frozenset[str] = NO_WORDS
    """Nameless sources whose account of what somebody said is theirs: "prosecutors"."""
    denials: frozenset[str] = NO_WORDS
    """Every form of the verbs, and the nouns, by which somebody says that it is not so."""
    believing: frozenset[str] = NO_WORDS
    """Verb forms that, negated, say that somebody does not take it for true: "does not believe"."""
    nearly: frozenset[str] = NO_WORDS
    """What stands before a verb where it did not quite happen: "almost said"."""
    only: frozenset[str] = NO_WORDS
    """What makes a negation say that more happened: "not only said"."""
    blame_ties: frozenset[str] = NO_WORDS
    """What stands between whom somebody blames and what he said: "mocked Lee for saying"."""
    going_on: frozenset[str] = NO_WORDS
    """What makes "went on" a verb of saying: "went on about"."""
    never_before_name: frozenset[str] = NO_WORDS
    """Words right before a name that is not its phrase's head."""
    absolute_ties: frozenset[str] = NO_WORDS
    """Prepositions before somebody and what he does meanwhile: "with critics calling it"."""
    firms: frozenset[str] = NO_WORDS
    """Nouns for a body by what it does, which a person may be as well: "the operator"."""
    candidates: frozenset[str] = NO_WORDS
    """Nouns for whoever is to have an office: "the nominee for"."""
    late: frozenset[str] = NO_WORDS
    """What may stand between "the" and a name: "her teacher, the late Ann Lee"."""
    apposed: re.Pattern[str] = NEVER
    """What stands between a role and the name right after it; `role` is a second one."""
    bracketed: re.Pattern[str] = NEVER
    """What stands between a role and a name in brackets after it."""
    question_labels: frozenset[str] = NO_WORDS
    """Labels of an interview's questions, in small letters."""
    answer_labels: frozenset[str] = NO_WORDS
    """Labels of its answers."""
    interview_labels: frozenset[str] = NO_WORDS
    """Both as they stand in the text."""
    interview_label: re.Pattern[str] = NEVER
    """A line of an interview; `name` is its label."""
    never_labels: frozenset[str] = NO_WORDS
    """Words in capitals before a colon that name no speaker."""
    label_title: re.Pattern[str] = NEVER
    """A title that opens a transcript's label: "Mr Osei"."""
    evidence_lemmas: frozenset[str] = NO_WORDS
    """Lemmas whose subject is often a thing that shows something and says nothing."""
    documents: frozenset[str] = NO_WORDS
    """Nouns for what is written or printed and speaks by its words: a report, a letter."""
    summing_up: re.Pattern[str] = NEVER
    """What opens a sentence on how somebody put the words before it: "That was how"."""
    speaks_of_self: re.Pattern[str] = NEVER
    """A word by which somebody speaks of himself: "I", "our"."""
    complements: Mapping[str, ComplementVerb] = NO_ENTRIES
    """Every form of the verbs whose object, infinitive or preposition says what was said."""
    complement_nouns: frozenset[str] = NO_WORDS
    """Those forms of them that are nouns or adjectives as often."""
    fierce_lemmas: frozenset[str] = NO_WORDS
    """Lemmas that say nothing unless somebody is their object: "blasted Smith"."""
    judging_lemmas: frozenset[str] = NO_WORDS
    """Lemmas that say something only by a judgement behind their object: "sees it as"."""
    thanking_lemmas: frozenset[str] = NO_WORDS
    """Those of them that say it with "for" as well: "thanked him for"."""
    copulas: frozenset[str] = NO_WORDS
    """What an adjective follows, besides "to be", where it tells what somebody holds."""
    cue_adjectives: frozenset[str] = NO_WORDS
    """Adjectives that tell what somebody holds: "critical of"."""
    cue_nouns: frozenset[str] = NO_WORDS
    """Nouns between a light verb and what was said: "questions about"."""
    held_nouns: Mapping[str, frozenset[str]] = NO_ENTRIES
    """Nouns for what somebody says or holds, with what ties it to them: "opposition to"."""
    headline_sources: frozenset[str] = NO_WORDS
    """What a headline names as its source before or after a colon: "Poll: …"."""
    after_cue_noun: frozenset[str] = NO_WORDS
    """What ties it to them."""
    before_judgement: frozenset[str] = NO_WORDS
    """What stands between whom somebody blames and why: "blasted him for"."""
    agent_endings: tuple[str, ...] = ()
    """Endings of nouns for people by what they do or where they are from, several of them."""
    document_lemmas: frozenset[str] = NO_WORDS
    """Lemmas whose object is said by a document or poll, and never by people: "shows a lead"."""
    bodies: frozenset[str] = NO_WORDS
    """Nouns for many people at once, who want and fear things: "the bloc", "five percent"."""
    aspects: frozenset[str] = NO_WORDS
    """What stands before "to" and a verb that happened all the same: "continued to call"."""
    going: frozenset[str] = NO_WORDS
    """Those of them that need a particle: "went on to"."""
    aspect_particles: frozenset[str] = NO_WORDS
    holders: frozenset[str] = NO_WORDS
    """Nouns for somebody by what he holds, before "of": "an opponent of"."""
    possible: frozenset[str] = NO_WORDS
    """Helpers before a verb of what may or should happen."""
    after_called: frozenset[str] = NO_WORDS
    """Prepositions between "call" and whoever is to act."""
    clause_breaks: frozenset[str] = frozenset({";", ":", "\u2014", "--"})
    """What ends a complement wherever it stands."""
    subordinators: frozenset[str] = NO_WORDS
    """Words that open a clause before the main one: "While she said so, he left"."""
    list_openers: frozenset[str] = NO_WORDS
    """Words that open a part of what is named before the comma: "including"."""
    clause_ties: frozenset[str] = NO_WORDS
    """Words that tie a clause of the reporter's to what somebody said: "as Peru fired"."""
    statements: frozenset[str] = NO_WORDS
    """Nouns for that in which something is said: "in a statement"."""
    complement_ends: frozenset[str] = NO_WORDS
    """Words that open another clause after one."""
    question_words: frozenset[str] = NO_WORDS
    """Words that open an indirect question."""
    according_verb: Verb = Verb("according", VerbForm.PLAIN, 3, Shape.CLAUSE | Shape.BARE)
    """What the sources of "according to", "per" and the like are given for a verb."""
    claim_lemma: str = "claim"
    """The lemma of acts that are a noun: "his claim that"."""
