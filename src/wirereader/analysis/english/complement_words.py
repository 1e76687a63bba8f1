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
    "aim want hope seek prefer decide vote resolve"
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
    "indicate echo reaffirm suspect fear expect back thank congratulate commend attribute downplay "
    "signal prefer extol berate vilify demonise demonize trumpet attack view see regard cast frame"
)
FIERCE = listed("blast slam rip bash hammer assail grill")
"""Of these, verbs that are no speech unless somebody is what they strike."""
ONLY_JUDGING = listed("view see regard cast frame attack thank congratulate commend")
"""Of these, verbs that say something only by what follows: sees it as, attacked him for."""
THANKING = listed("attack thank congratulate commend")
"""Of these, those that say it with "for" as well."""
BY_DOCUMENTS = listed("show find indicate")
"""Of these, verbs by which a poll or report speaks, and people do not."""
LIGHT = listed(
    "express voice raise make issue renew repeat offer give sound level air unveil float file "
    "submit lodge release publish have deliver"
)
"""Verbs that say something by their noun: "raised questions about"."""
_PHRASE = {
    "about": "talk speak complain worry warn boast joke comment lie brag testify inquire ask "
    "speculate rave muse fret grumble tweet write argue",
    "of": "speak warn talk boast complain",
    "for": "call push press plead appeal lobby advocate argue ask beg apologize apologise "
    "express praise",
    "against": "decide warn argue speak rail advise protest campaign caution lobby rule vote",
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
    "sure": "of about",
    "afraid": "of",
    "aware": "of",
    "proud": "of",
    "frustrated": "with about",
    "disappointed": "with in about",
    "angry": "about",
    "upset": "about",
    "pleased": "with about",
    "happy": "about with",
    "glad": "about",
    "sorry": "about",
    "alarmed": "about by",
    "doubtful": "of about",
    "pessimistic": "about",
    "enthusiastic": "about",
    "complimentary": "of about",
    "outspoken": "about",
    "vocal": "about",
    "surprised": "about",
    "hesitant": "about",
    "willing": "",
    "unwilling": "",
    "eager": "",
    "keen": "",
    "ready": "",
    "prepared": "",
    "reluctant": "",
    "determined": "",
    "committed": "to",
    "dedicated": "to",
}
"""What somebody is that tells what they hold, with what stands before it."""
HOLDERS = listed(
    "opponent supporter critic advocate proponent defender backer admirer opponents supporters "
    "critics advocates proponents defenders backers admirers"
)
"""Nouns for somebody by what he holds, before "of"."""
_READY = listed("willing unwilling eager keen ready prepared reluctant determined afraid")
"""Of these, what one is to do something: "willing to talk"."""
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
    "meaning opposed supposed planned back backs views view expected backed have has had files "
    "file release releases publish sees see saw cast casts frame frames regard regards vote votes"
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
    for word in HOLDERS:
        verb = Verb(word, VerbForm.PLAIN, 1, Shape.NONE)
        table[word] = ComplementVerb(verb, Complement.NONE, frozenset({"of"}))
    for word, prepositions in _ADJECTIVES.items():
        verb = Verb(word, VerbForm.PLAIN, 1, Shape.NONE)
        kind = Complement.INFINITIVE if word in _READY else Complement.NONE
        table[word] = ComplementVerb(verb, kind, frozenset(prepositions.split()))
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
    "complaints praise apology plan plans proposal proposals motion petition request requests "
    "offer misgivings worries worry complaints caution skepticism scepticism"
)
"""Nouns between a light verb and what was said: "raised questions about", "made the case for"."""
_HELD = {
    "claim assertion contention argument suggestion allegation accusation charge admission "
    "announcement statement remark comment insistence": "that about of on against",
    "conclusion belief view conviction theory finding prediction acknowledgment acknowledgement "
    "impression assumption assessment": "that about of on",
    "warning": "that about of against to",
    "concern fear worry doubt skepticism scepticism misgiving question anger frustration": (
        "that about over of on"
    ),
    "hope": "that of for",
    "promise vow pledge threat": "that to of",
    "decision determination intention willingness eagerness desire wish readiness commitment": (
        "that to"
    ),
    "plan proposal offer request demand call plea appeal push": "that to for",
    "support praise admiration disdain contempt respect apology advocacy enthusiasm": "for of",
    "opposition objection": "to",
    "criticism condemnation endorsement denunciation rejection defense defence dismissal "
    "description characterization portrayal explanation adulation embrace rebuke": "of",
    "attack position stance": "on",
    "disagreement": "with",
    "recommendation demand insistence": "that for on",
}
HELD_NOUNS: dict[str, frozenset[str]] = {}
"""Nouns for what somebody says or holds, one and several, with what ties it to them."""
for _nouns, _ties in _HELD.items():
    for _noun in _nouns.split():
        for _form in (_noun, f"{_noun}s", f"{_noun[:-1]}ies" if _noun.endswith("y") else _noun):
            HELD_NOUNS[_form] = HELD_NOUNS.get(_form, frozenset()) | frozenset(_ties.split())
HEADLINE_SOURCES = listed(
    "poll polls report reports study survey police officials official source sources experts "
    "analysts lawyer lawyers un nato prosecutors researchers economists scientists"
)
"""What a headline names as its source before or after a colon: "Poll: Lee leads"."""
QUESTION_WORDS = listed("whether if why how what who whom where when which")
