"""The closed classes of English: auxiliaries, prepositions, determiners, pronouns, times."""

from wirereader.analysis.grammar import Grammar
from wirereader.analysis.word_tables import listed

_LY_NOUNS = listed(
    "family assembly supply reply ally bully monopoly anomaly july italy homily daily weekly "
    "monthly quarterly"
)
_LEAST_ADVERB = 5  # letters: shorter words in "-ly" are none: fly, ally


def is_adverb(low: str) -> bool:
    """Claim that a word in small letters is an adverb in "-ly": "recently", never "family"."""
    return low.endswith("ly") and len(low) >= _LEAST_ADVERB and low not in _LY_NOUNS


AUXILIARIES = listed(
    "has have had also then later once recently repeatedly again still even just is was are "
    "were been being be himself herself themselves itself did does do would will could may "
    "might should can never both all too further first famously earlier now simply only "
    "quickly soon today not ever since always often once 'd 'll 've"
)
PASSIVE = listed("is was are were been being be")
NEGATIONS = listed(
    "not never declined declines refused refuses refusing declining cannot can't won't didn't "
    "doesn't don't wouldn't couldn't hasn't haven't hadn't isn't aren't wasn't weren't shouldn't "
    "nothing without nobody neither nor"
)
_IRREGULAR_PASTS = listed(
    "wrote rewrote went underwent took retook mistook overtook undertook came became overcame gave "
    "forgave knew grew outgrew drew redrew withdrew threw overthrew blew flew foresaw oversaw ate "
    "drank sang rang sank swam began ran overran spoke broke woke awoke chose froze stole drove "
    "rode arose wore tore swore withheld upheld kept slept wept swept crept built rebuilt sent "
    "brought bought thought rethought fought sought taught caught told retold sold resold stood "
    "withstood understood misunderstood won rewon made remade met shook forsook fell befell led "
    "misled fled bled sat forgot got hung swung stuck struck dug clung flung stung spun shone"
)
PREPOSITIONS = listed(
    "of in on at for from with by about against to toward towards under over after before "
    "between among into during like than as without around near via despite behind through "
    "amid upon within across outside inside throughout following"
)
CONJUNCTIONS = listed(
    "and or but that which who whom whose when where while because if although though so "
    "since until unless how why what whether nor yet"
)
FUNCTION = (
    PREPOSITIONS
    | CONJUNCTIONS
    | PASSIVE
    | listed(
        "it he she they i we you them him us me there am have has had do does did will would can "
        "could may might should must no not let's n't it's he's she's that's they're"
    )
)
DETERMINERS = listed(
    "the a an one two three four five six some many several most other another his her their "
    "its my our your this that these those no any every each both few all half"
)
POSSESSIVES = frozenset({"'s", "'"})
TIMES = listed(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tonight "
    "tomorrow january february march april may june july august september october november "
    "december morning afternoon evening night week month year earlier later last this early "
    "late afterwards"
)
PRONOUNS = {
    "he": "m",
    "she": "f",
    "they": "p",
    "it": "n",
    "i": "1",
    "we": "1",
}
"""Pronouns that can be a source: man, woman, several, thing, or somebody who speaks of himself."""

_FINITE = PASSIVE - {"be", "been", "being"} | listed(
    "has have had will would can could may might must should do does did won't can't isn't "
    "wasn't aren't weren't didn't doesn't don't wouldn't couldn't hasn't haven't hadn't "
    "shouldn't"
)
_TYING_PREPOSITIONS = frozenset({"of", "for", "at", "with", "from", "in", "on", "to"})
_STANDING_DETERMINERS = listed("some many most several others both another one two three all few")
_LINKING_WORDS = listed("and , but so yet still meanwhile however then also nor")
_PHRASE_OPENERS = PREPOSITIONS | listed(
    "when while because although though since if as once asked speaking according"
)
_OWNING_DETERMINERS = DETERMINERS - _STANDING_DETERMINERS - {"this", "that"}
_PERSON_PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f"}

GRAMMAR = Grammar(
    auxiliaries=AUXILIARIES,
    passive=PASSIVE,
    finite=_FINITE,
    negations=NEGATIONS,
    suppositions=frozenset({"if", "whether", "unless"}),
    nobodies=frozenset({"no", "nobody", "none"}),
    prepositions=PREPOSITIONS,
    conjunctions=CONJUNCTIONS,
    function_words=FUNCTION,
    determiners=DETERMINERS,
    articles=frozenset({"a", "an", "the"}),
    standing_determiners=_STANDING_DETERMINERS,
    plural_determiners=_STANDING_DETERMINERS - {"one", "another"},
    owning_determiners=_OWNING_DETERMINERS,
    possessives=POSSESSIVES,
    possessive_pronouns=frozenset({"his", "her", "their", "its"}),
    pronouns=PRONOUNS,
    person_pronouns=_PERSON_PRONOUNS,
    subject_pronouns=frozenset({"he", "she", "they", "we"}),
    object_pronouns=frozenset({"him", "her", "them"}),
    object_or_owner=frozenset({"her"}),
    neuter_pronouns=frozenset({"it"}),
    other_pronouns=frozenset({"it", "they"}),
    expletives=frozenset({"there"}),
    complementizers=frozenset({"that"}),
    relatives=frozenset({"who", "that", "which"}),
    personal_relatives=frozenset({"who", "whose"}),
    coordinators=frozenset({"and", "but"}),
    joining=frozenset({"and"}),
    comparing=frozenset({"as"}),
    infinitive_marks=frozenset({"to"}),
    agent_marks=frozenset({"by"}),
    locatives=frozenset({"in"}),
    genitives=frozenset({"of"}),
    noun_prepositions=frozenset({"of", "for"}),
    role_prepositions=frozenset({"at", "with", "from", "in"}),
    tying_prepositions=_TYING_PREPOSITIONS,
    linking_words=_LINKING_WORDS,
    phrase_openers=_PHRASE_OPENERS,
    before_clause=frozenset({"and", "but", ",", "that", "as", "while", ";", ":"}),
    times=TIMES,
    certain_times=TIMES - {"may"},
    before_time=frozenset({"on", "in", "last"}),
    before_year=frozenset({"in", "on"}),
    past_endings=("ed",),
    irregular_pasts=_IRREGULAR_PASTS,
    present_endings=("s",),
    plural_endings=("s",),
    participle_endings=("ing",),
    is_adverb=is_adverb,
)
