"""Words that say somebody spoke: speech verbs with their weights and shapes, and small word lists.

The grammar that uses them is in `acts`.  Weight 3 is a plain verb of saying, 2 one that usually
introduces speech, 1 one that does so only around words in quotation marks.
"""

from dataclasses import dataclass
from enum import Flag, auto


def listed(words: str) -> frozenset[str]:
    """Return the words of a list written as one string, parted by spaces."""
    return frozenset(words.split())


_LY_NOUNS = listed("family assembly supply reply ally bully monopoly anomaly july italy homily")
_LEAST_ADVERB = 5


def is_adverb(low: str) -> bool:
    """Claim that a word in small letters is an adverb in "-ly": "recently", never "family"."""
    return low.endswith("ly") and len(low) >= _LEAST_ADVERB and low not in _LY_NOUNS


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


@dataclass(frozen=True, slots=True)
class Verb:
    """One form of a speech verb.  `form` is "s", "ed", "ing" or "" for the plain one."""

    lemma: str
    form: str
    weight: int
    shape: Shape


_C, _B, _H, _J, _N = Shape.CLAUSE, Shape.BARE, Shape.HEARER, Shape.JUDGES, Shape.NOUN
_LEMMAS: tuple[tuple[int, Shape, str], ...] = (
    (3, _C | _B, "say"),
    (3, _C | _B | _H, "tell"),
    (3, _C | _B, "add insist explain"),
    (3, _C, "declare argue recall write tweet remark"),
    (3, _C | _N, "state note"),
    (3, _C, "reply respond conclude"),
    (3, Shape.NONE, "ask continue quip joke"),
    (2, _C | _B, "claim acknowledge admit announce suggest assert allege contend concede predict"),
    (2, _C | _B, "confirm deny testify complain maintain reiterate stress emphasize emphasise"),
    (2, _C | _B | _H, "warn promise assure inform remind advise"),
    (2, _C, "caution observe disclose reveal boast brag lament vow pledge counter cite"),
    (2, _C | _N, "report comment repeat estimate charge point"),
    (2, _C | _H, "urge exhort implore"),
    (2, _C | _N, "demand"),
    (2, _N, "answer shout yell post read offer pose retort cry"),
    (2, _C, "indicate find show rule hint imply agree argue learn discover realize"),
    (2, Shape.NONE, "exclaim muse opine scoff thunder bellow interject plead proclaim mention"),
    (2, _C, "reason venture speculate surmise swear concur specify attest posit forecast"),
    (2, Shape.NONE, "growl hiss moan stammer enthuse marvel protest wail sob chide counsel"),
    (2, Shape.NONE, "whisper mutter murmur sigh laugh grumble declare begin clarify inquire"),
    (2, Shape.NONE, "chant sing scream gush fume rage snap intone elaborate confide signal"),
    (1, _J, "call accuse describe dismiss denounce condemn praise label brand blame criticize"),
    (1, _J, "criticise characterize characterise hail slam blast dub term deem attack rip tout"),
    (
        1,
        _J,
        "deride decry deplore mock ridicule portray depict liken welcome rebuke lambast reject",
    ),
    (1, _J | _N, "refer reference quote rate speak talk lash"),
    (1, _C | _B, "think believe hope feel fear expect know understand imagine"),
    (1, Shape.NONE, "express voice use suppose laud applaud salute decide wonder compare"),
    (1, _C, "recommend propose worry"),
)
_IRREGULAR = {
    "say": "said",
    "tell": "told",
    "find": "found",
    "show": "showed",
    "write": "wrote",
    "read": "read",
    "think": "thought",
    "feel": "felt",
    "know": "knew",
    "understand": "understood",
    "speak": "spoke",
    "begin": "began",
    "sing": "sang",
}
_DOUBLED = listed("quip admit brag rip slam dub snap plan")


def _forms(lemma: str) -> dict[str, str]:
    """Return the forms of one verb, each with the name of the form."""
    stem = lemma + lemma[-1] if lemma in _DOUBLED else lemma
    silent = lemma.endswith("e")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        third, past = lemma[:-1] + "ies", lemma[:-1] + "ied"
    else:
        third = lemma + ("es" if lemma.endswith(("s", "sh", "ch")) else "s")
        past = stem + ("d" if silent else "ed")
    past = _IRREGULAR.get(lemma, past)
    present = (stem[:-1] if silent else stem) + "ing"
    return {lemma: "", third: "s", past: "ed", present: "ing"}


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for weight, shape, lemmas in _LEMMAS:
        for lemma in lemmas.split():
            for word, form in _forms(lemma).items():
                known = table.get(word)
                if known is None or known.weight < weight:
                    table[word] = Verb(lemma, form, weight, shape)
    table["according"] = Verb("according", "", 3, Shape.CLAUSE | Shape.BARE)
    return table


VERBS = _table()
"""Every form of every speech verb, in small letters."""

NOUN_FORMS = listed(
    "claim claims note notes report reports charge charges state states comment comments "
    "point points estimate estimates answer answers demand demands promise promises post "
    "posts reads read offer offers call calls remark remarks cry cries shout shouts reply "
    "replies term terms label labels brand brands blame praise attack attacks rate rates use "
    "uses voice voices hope hopes fear fears worry worries quote quotes cite pose poses "
    "stress signal signals warning feeling feelings meaning writing reading asking saying "
    "talk talks tweet tweets pledge pledges vow vows joke jokes laugh laughs laments boast "
    "boasts slam blast blasts caution counter counters begin begins urge urges understanding "
    "respect tout rage snap rips ruling hail term find finds finding found "
    "show shows showing rule rules thought thoughts felt spoke understood knew "
    "repeat repeats plead concluding reference references chant chants scream screams sob sobs "
    "whisper whispers murmur murmurs sigh sighs protest protests wail moan moans"
)
"""Forms that are nouns, adjectives or bare verbs as often: they need a sure subject."""

AUXILIARIES = listed(
    "has have had also then later once recently repeatedly again still even just is was are "
    "were been being be himself herself themselves itself did does do would will could may "
    "might should can never both all too further first famously earlier now simply only "
    "quickly soon today not ever since always often once 'd 'll 've"
)
PASSIVE = listed("is was are were been being be")
NEGATIONS = listed(
    "not never declined declines refused refuses refusing declining cannot can't won't didn't "
    "doesn't don't wouldn't couldn't nothing without nobody"
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
    "late"
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

ROLES = listed(
    "spokesman spokeswoman spokesperson spokespeople spokesmen official officials source "
    "sources minister president senator governor mayor police officer officers lawyer lawyers "
    "attorney judge prosecutor prosecutors analyst analysts expert experts critic critics "
    "witness witnesses resident residents reporter reporters doctor doctors scientist "
    "scientists researcher researchers author authors director chairman chairwoman chief head "
    "leader leaders secretary ambassador commissioner commander general colonel captain coach "
    "player manager owner mother father brother sister son daughter wife husband friend "
    "neighbor neighbour teacher professor student students voter voters supporter supporters "
    "opponent opponents activist activists campaign candidate nominee lawmaker lawmakers "
    "congressman congresswoman economist economists adviser advisers aide aides diplomat "
    "diplomats man woman people authorities authority army ministry department agency "
    "government company firm bank court committee commission council statement report study "
    "survey poll document documents letter email memo article editorial filing complaint "
    "indictment lawsuit release post tweet message sign banner party group team union office "
    "military parliament organization organisation association statement actor actress singer "
    "artist writer poet farmer driver pilot nurse engineer worker workers rebel rebels "
    "militant militants soldier soldiers king queen prince princess pope bishop priest pastor "
    "imam investigator investigators detective sheriff deputy paper newspaper magazine "
    "network website page agent executive executives investor investors trader traders "
    "curator historian archaeologist biologist astronomer physicist strategist strategists "
    "pollster journalist journalists columnist editor host moderator negotiator envoy "
    "delegate delegates representative representatives member members founder president-elect "
    "premier chancellor vice-president co-founder seismologist meteorologist forecaster "
    "forecasters conductor composer winner champion captain survivor survivors relative "
    "relatives family parents widow widower veteran veterans piece girl boy child children "
    "attorneys judges ministers governors mayors diplomats teachers nurses engineers farmers "
    "drivers neighbors neighbours friends owners managers players coaches"
)
"""Nouns for somebody or something that speaks."""

SPEECH_NOUNS = listed(
    "reply answer response statement message words letter tweet post speech comment comments "
    "remark remarks verdict explanation warning question advice testimony motto slogan note claim"
)
"""Nouns for what somebody says: whose they are is who speaks."""

CLAIMS = listed(
    "claim claims statement statements assertion assertions argument suggestion warning promise "
    "vow accusation accusations allegation allegations contention admission announcement remark "
    "remarks comment comments reference references description complaint insistence emphasis "
    "criticism characterization depiction demand question questions testimony"
)
"""Nouns that, owned by somebody, report what he says: "her claim that"."""

INSTITUTIONS = listed(
    "ministry department government parliament embassy army military navy presidency cabinet "
    "police kremlin administration foreign-ministry authorities officials"
)
"""Nouns that, owned by a country, speak for it."""

WOMAN = listed(
    "spokeswoman woman mother sister daughter wife chairwoman congresswoman actress girl "
    "widow grandmother aunt niece mrs mrs. ms ms. miss madam lady queen princess councilwoman "
    "businesswoman policewoman saleswoman girlfriend"
)
MAN = listed(
    "spokesman man father brother son husband chairman congressman actor boy widower "
    "grandfather uncle nephew mr mr. sir lord king prince councilman businessman policeman "
    "gentleman pope boyfriend fisherman"
)
