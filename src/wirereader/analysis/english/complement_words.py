"""English verbs whose object, infinitive or preposition says what somebody said.

"promised to resign", "urged Congress to act", "asked whether", "called it a hoax", "warned against
delay".  Verbs of a mere state of mind (like, see, know) are left out, but for those by which news
tells what somebody stands for: want, plan, support, oppose.
"""

from collections import defaultdict

from wirereader.analysis.english.verb_forms import forms_of
from wirereader.analysis.grammar import Complement, ComplementVerb, Shape, Verb, VerbForm
from wirereader.analysis.word_tables import listed

_INFINITIVE = listed(
    "vow pledge promise threaten offer agree claim ask demand propose swear volunteer plan intend "
    "aim want hope seek prefer decide"
)
_HEARER_INFINITIVE = listed(
    "urge ask tell order advise encourage warn beg implore instruct exhort invite press direct "
    "request challenge want dare remind plead"
)
_QUESTION = listed(
    "ask wonder question discuss explain debate outline describe detail say tell inquire argue "
    "reveal recall note point disclose specify elaborate"
)
_OBJECT = listed(
    "call label brand dub describe characterize characterise portray depict paint term deem "
    "criticize criticise praise condemn denounce dismiss deride mock ridicule decry deplore "
    "lambast lambaste assail hail tout applaud salute laud defend accuse blame chide scold "
    "chastise rebuke insult belittle disparage castigate excoriate champion endorse oppose "
    "support reject grill protest announce mention discuss cite note claim deny acknowledge admit "
    "question report reveal disclose detail outline explain express voice propose suggest "
    "recommend demand promise pledge vow threaten request predict forecast estimate allege assert "
    "declare confirm concede emphasize emphasise stress highlight underscore recall reference "
    "invoke boast dispute refute rebut reiterate repeat advocate urge liken compare contrast want "
    "favor favour anticipate warn lament bemoan regret blast slam rip bash hammer show "
    "indicate echo reaffirm suspect fear"
)
FIERCE = listed("blast slam rip bash hammer assail grill")
"""Of these, verbs that are no speech unless somebody is what they strike."""
BY_DOCUMENTS = listed("show find indicate")
"""Of these, verbs by which a poll or report speaks, and people do not."""
LIGHT = listed("express voice raise make issue renew repeat offer give sound level air")
"""Verbs that say something by their noun: "raised questions about"."""
_PHRASE = {
    "about": "talk speak complain worry warn boast joke comment lie brag testify inquire ask "
    "speculate rave muse fret grumble tweet write argue",
    "of": "speak warn talk boast complain",
    "for": "call push press plead appeal lobby advocate argue ask beg apologize apologise "
    "express praise",
    "against": "decide warn argue speak rail advise protest campaign caution lobby",
    "to": "refer allude point object agree admit respond",
    "on": "insist comment elaborate expand touch agree call",
    "with": "agree disagree",
    "at": "hint scoff bristle",
    "out": "lay point spell",
}
_ADJECTIVES = {
    "critical": "of",
    "supportive": "of",
    "opposed": "to",
    "skeptical": "of about",
    "sceptical": "of about",
    "concerned": "about",
    "worried": "about",
    "confident": "of about",
    "optimistic": "about",
    "convinced": "of",
    "adamant": "about",
    "dismissive": "of",
    "wary": "of",
    "hopeful": "about",
    "certain": "of",
}
"""What somebody is that tells what they hold, with what stands before it."""
# Of the forms of these verbs, those that are nouns or adjectives as often
NOUNS = listed(
    "plan plans offer offers order orders demand demands promise promises pledge pledges vow vows "
    "threat request requests report reports claim claims note notes question questions attack "
    "attacks support supports challenge challenges contest contests protest protests forecast "
    "forecasts estimate estimates stress reference references label labels brand brands term terms "
    "rate rates call calls push pushes press direct welcome voice voices praise blame rebuke "
    "insult insults detail details outline outlines dispute disputes pitch link links favor favors "
    "favour favours document documents finding findings show shows find finds speak talk talks "
    "address addresses debate debates discount boast boasts appeal appeals campaign campaigns "
    "comment comments lie lies joke jokes point points hint hints aim aims hope hopes want wants "
    "advocate advocates mention mentions regret regrets contrast contrasts float recall repeat "
    "champion champions answer slam blast rip hammer bash paint raise raises dare invite warning "
    "meaning opposed supposed determined planned"
)


def _table() -> dict[str, ComplementVerb]:
    kinds: defaultdict[str, Complement] = defaultdict(lambda: Complement.NONE)
    after: defaultdict[str, set[str]] = defaultdict(set)
    for lemmas, kind in (
        (_INFINITIVE, Complement.INFINITIVE),
        (_HEARER_INFINITIVE, Complement.HEARER_INFINITIVE),
        (_QUESTION, Complement.QUESTION),
        (_OBJECT, Complement.OBJECT),
        (LIGHT, Complement.CUE_NOUN),
    ):
        for lemma in lemmas:
            kinds[lemma] |= kind
    for preposition, lemmas_of in _PHRASE.items():
        for lemma in lemmas_of.split():
            after[lemma].add(preposition)
    table = {
        word: ComplementVerb(
            Verb(lemma, form, 1, Shape.NONE), kinds[lemma], frozenset(after[lemma])
        )
        for lemma in {*kinds, *after}
        for word, form in forms_of(lemma).items()
    }
    for word, prepositions in _ADJECTIVES.items():
        verb = Verb(word, VerbForm.PLAIN, 1, Shape.NONE)
        table[word] = ComplementVerb(verb, Complement.NONE, frozenset(prepositions.split()))
    return table


COMPLEMENTS = _table()
"""Every form of these verbs, in small letters."""
ADJECTIVES = frozenset(_ADJECTIVES)
CUE_NOUNS = listed(
    "concern concerns doubt doubts question questions misgivings reservations fear fears hope "
    "hopes call calls case support opposition confidence frustration disappointment criticism "
    "objection objections warning warnings threat threats promise promises pledge pledges vow "
    "demand demands claim claims accusation accusations allegation allegations plea pleas outrage "
    "willingness interest condemnation statement statements appeal argument arguments complaint "
    "complaints praise apology"
)
"""Nouns between a light verb and what was said: "raised questions about", "made the case for"."""
QUESTION_WORDS = listed("whether if why how what who whom where when which")
