"""English words that say somebody spoke, and what stands around them.

Weight 3 is a plain verb of saying, 2 one that usually introduces speech, 1 one that does so only
around words in quotation marks.
"""

import re

from wirereader.analysis.english.complement_words import (
    ADJECTIVES,
    BY_DOCUMENTS,
    COMPLEMENTS,
    CUE_NOUNS,
    FIERCE,
    HEADLINE_SOURCES,
    HELD_NOUNS,
    HOLDERS,
    NOUNS,
    ONLY_JUDGING,
    QUESTION_WORDS,
    THANKING,
)
from wirereader.analysis.english.function_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    PASSIVE,
    POSSESSIVES,
)
from wirereader.analysis.english.verb_forms import PARTICIPLES, forms_of
from wirereader.analysis.grammar import ReportingWords, Shape, Verb, VerbForm
from wirereader.analysis.word_tables import listed

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
    (2, Shape.NONE, "email e-mail text message"),
    (2, _C, "reason venture speculate surmise swear concur specify attest posit forecast"),
    (2, Shape.NONE, "growl hiss moan stammer enthuse marvel protest wail sob chide counsel"),
    (
        2,
        Shape.NONE,
        "type scrawl whisper mutter murmur sigh laugh grumble declare begin clarify inquire",
    ),
    (2, Shape.NONE, "chant sing scream gush fume rage snap intone elaborate confide signal"),
    (2, _C, "submit aver"),
    (1, Shape.NONE, "apologise apologize"),
    (2, Shape.NONE, "radio roar blurt deadpan crow groan splutter grunt bark"),
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


def _table() -> dict[str, Verb]:
    table: dict[str, Verb] = {}
    for weight, shape, lemmas in _LEMMAS:
        for lemma in lemmas.split():
            for word, form in forms_of(lemma).items():
                known = table.get(word)
                if known is None or known.weight < weight:
                    table[word] = Verb(lemma, form, weight, shape)
    table["according"] = Verb("according", VerbForm.PLAIN, 3, Shape.CLAUSE | Shape.BARE)
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
    "reason reasons respect tout rage snap rips ruling hail term find finds finding found "
    "show shows showing rule rules thought thoughts felt spoke understood knew "
    "email emails e-mail e-mails text texts message messages "
    "repeat repeats plead concluding reference references chant chants scream screams sob sobs "
    "whisper whispers murmur murmurs sigh sighs protest protests wail moan moans "
    "radio radios roar roars deadpan crow crows groan groans grunt grunts bark barks"
)
"""Forms that are nouns, adjectives or bare verbs as often: they need a sure subject."""

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
    "panel board jury tribunal legislature congress senate council commission regulators "
    "attorneys judges ministers governors mayors diplomats teachers nurses engineers farmers "
    "drivers neighbors neighbours friends owners managers players coaches operative operatives "
    "magistrate magistrates barrister barristers solicitor counsel juror jurors paramedic "
    "paramedics surgeon campaigner campaigners councillor councillors"
)
"""Nouns for somebody or something that speaks."""

PEOPLE_NOUNS = listed(
    "someone somebody anyone anybody everyone everybody one man woman men women boy girl boys "
    "girls child children person people passer-by passers-by passerby bystander bystanders "
    "onlooker onlookers spectator spectators crowd heckler hecklers protester protesters "
    "protestor protestors demonstrator demonstrators worshipper worshippers customer customers "
    "shopper shoppers passenger passengers fan fans gunman gunmen attacker attackers neighbor "
    "neighbour resident residents witness witnesses caller callers clerk guard guards visitor "
    "visitors stranger strangers patient patients prisoner prisoners inmate inmates "
    "rival rivals boss bosses colleague colleagues challenger challengers predecessor successor"
)
"""Nouns and pronouns for somebody who has no name."""

DOCUMENTS = listed(
    "report study survey poll document documents letter email e-mail memo article editorial "
    "filing complaint indictment lawsuit affidavit petition post tweet message note notice sign "
    "banner paper newspaper daily weekly tabloid magazine website site blog book transcript "
    "records record data figures census review audit ruling verdict order decision resolution "
    "bill law act treaty agreement contract charter constitution warrant subpoena draft text "
    "texts cable cables file files minutes manifesto pamphlet leaflet poster slogan headline "
    "statement release brief motion opinion inquiry findings reports studies surveys polls letters "
    "emails memos articles editorials statements lawsuits posts tweets notes signs newspapers "
    "books ad ads advert adverts advertisement video clip spot feature analysis column columns"
)
"""Nouns for what is written or printed and speaks by its words."""

SPEECH_NOUNS = listed(
    "reply answer response statement message words letter tweet post speech comment comments "
    "remark remarks verdict explanation warning question advice testimony motto slogan note claim"
)
"""Nouns for what somebody says: whose they are is who speaks."""

PROVISIONS = listed(
    "law laws rule rules standard standards statute statutes regulation regulations code codes "
    "policy policies guideline guidelines guidance provision provisions clause clauses amendment "
    "amendments ordinance ordinances directive directives protocol protocols passage section "
    "article articles paragraph line language wording terms treaties acts bills orders contracts "
    "constitutions"
)
"""Nouns for rules and their parts, which say by their words what is allowed."""

_PROVISION_LEMMAS = listed(
    "say state read call prohibit bar ban forbid outlaw require oblige allow permit let entitle "
    "guarantee protect define limit restrict exempt order direct tell ask describe make bind cover "
    "apply mention refer stipulate specify provide mandate promise warn urge"
)
PROVISION_VERBS = frozenset(
    word
    for lemma in _PROVISION_LEMMAS
    for word, form in forms_of(lemma).items()
    if form is not VerbForm.PARTICIPLE
)
"""What a rule or document does by its words."""

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

_PLAIN_LEMMAS = frozenset({"say", "tell", "add", "insist", "explain"})
_DENYING = frozenset({"deny", "dispute", "reject", "refute", "doubt"})
_BELIEVING = listed("think believe accept recall remember imagine suppose confirm say")
_VIEW_LEMMAS = frozenset({"think", "believe", "hope", "fear", "feel", "worry", "expect", "propose"})
_SETTING_APART = frozenset({"although", "though", "but"})
_CIRCUMSTANCE_OPENERS = listed(
    "in on at to during after by through via from before outside inside near over with about"
)
_NEVER_CLAUSE = listed("so nothing goodbye yes no hello little much more something to of and or ,")
_NEVER_PLAIN_CLAUSE = listed("as for with about why whether")
_ASIDE_OPENERS = frozenset({"who", "whose", "a", "an", "the", "his", "her", "its", "their", "one"})
_PLURAL_SUBJECTS = frozenset(
    {
        "to",
        "who",
        "you",
        "people",
        "police",
        "media",
        "men",
        "women",
        "spokesmen",
        ",",
        "and",
        "that",
    }
)
_BEFORE_PARTICIPLE = frozenset(
    {",", "as", "and", "by", "while", "before", "after", "but", "\u2014"}
)
_BETWEEN_HELPERS = frozenset(
    {"also", "never", "not", "later", "then", "once", "first", "already", "again"}
)
_APPOSED = re.compile(
    r"(?: (?:of|on|in|for|at|from|to|with) [^,.;:!?\"“”\n]{1,60})?, "
    r"(?:(?:[a-z][\w-]* ){0,3}(?P<role>[a-z][\w-]*|[A-Z][a-z]{1,4}\.) )?"
    r"(?:(?:Dr|Mr|Mrs|Ms|Mme|Madame|Miss|Prof|Professor|Sir|Dame|Lady|Lord|Capt|Gen|Col|Maj|Lt|Sgt"
    r"|Det|Insp|Adm|Rev|Father|Sister|Judge|Justice|Sen|Rep|Gov|Hon|Cllr)\.? )?(?=[^\W\d_a-z])"
)
_BRACKETED = re.compile(r" \((?=[^\W\d_a-z])")
_ROLE_OPENERS = frozenset({"the", "a", "an", "its", "his", "her", "their"})
_BEFORE_OWN_SUBJECT = frozenset(
    {"after", "before", "while", "when", "in", "by", "despite", "besides"}
)
_AFTER_CLAIM = frozenset({"that", "about", "of", "to", "on", "as", "in", ":"})
_BEFORE_INVERTED = frozenset({"", ",", "\u2014", "-", "--", "as", "so"})
_NEVER_INVERTED = frozenset({"it", "him", "her", "them", "that", "this", "there"})
_AFTER_INVERTED = listed(
    "in on at of from who whose as when after during while with about before last and but for "
    "by this via because earlier monday tuesday wednesday thursday friday saturday sunday"
)
_LATER_CLAUSE = listed("after before since until till as")
_HOW_LONG = listed(
    "moments seconds minutes hours days weeks months years minute hour day week month year shortly "
    "soon just long even only immediately"
)
_APPOSITION_OPENERS = listed(
    "who whose whom which where when of from chief head a an the his her its their then now "
    "formerly also speaking sr. jr. 's one co-founder"
)
_JOINS = frozenset({",", "and", "or", "a", "an", "the", "but", "as"})
_WORKS = listed(
    "song film movie book novel album show series episode play program programme poem painting "
    "article essay column commentary headline documentary opera musical ballad"
)
_NAMING = _WORKS | listed(
    "called titled entitled name named nicknamed dubbed so-called termed labeled labelled known "
    "word words term phrase headlined"
)
_TERMS = listed("word words term phrase")
_BEFORE_TITLE = POSSESSIVES | listed("on of in for at the a an his her their by from program")
_SMALL_IN_TITLE = listed("a an the of in on at to for and or but with by from is as it")
_INTERVIEW_LABEL = re.compile(r"\s*(?P<name>Q|A|Question|Answer)(?:[:.])\s+(?=\S)")
_NEVER_LABELS = listed(
    "BREAKING UPDATE CORRECTION EDITORS EDITOR NOTE WATCH READ MORE PHOTO PHOTOS VIDEO RELATED "
    "LIVE EXCLUSIVE OPINION SOURCE SOURCES CONTACT TEL URL DATE TIME FLASH URGENT BULLETIN ALERT "
    "CAPTION SUBJECT FROM TO CC RE SLUG KICKER"
)
_LABEL_TITLE = re.compile(
    r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Judge|Justice|Senator|Sen|Rep|"
    r"Congressman|Congresswoman|Gov|Governor|Minister|Mayor|Councillor|Cllr|Capt|Captain|Sgt|Lt|"
    r"Col|Gen|General|Rev|Father|Sister|Rabbi|Imam)\.? [A-Z]"
)
_SUMMING_UP = re.compile(
    r"(?:That|This|Those|These|Such|So) (?:was|is|were|are) (?:how|what|the "
    r"(?:way|words?|view|verdict|message|reaction|response|answer|conclusion|warning|plea"
    r"|assessment|description)s?(?: of)?)\b"
)
_NEVER_SOURCES = listed(
    "instead long off out up down back away aside apart along on over however meanwhile still "
    "indeed perhaps maybe rather else too thus hence here there now then soon well even just yet "
    "isn't wasn't aren't weren't hasn't hadn't haven't when where why how if because although not "
    "though more less longer much so overall again together ahead forward abroad home"
)
_SPEAKS_OF_SELF = re.compile(
    r"\b(?:I|[Mm]e|[Mm]y|[Mm]ine|[Mm]yself|[Ww]e|us|[Oo]urs?|[Oo]urselves)\b(?!\.[A-Z])"
)
_RECORDINGS = listed(
    "video videos clip clips footage audio recording recordings image images picture pictures "
    "photo photos photograph screenshot screenshots tweet tweets post posts message messages "
    "email letter article transcript quote advert ad robocall call meme memes film montage account"
)
_FORGING = listed(
    "fake fakes faked doctored manipulated altered fabricated fabrication bogus forged forgery "
    "phony phoney counterfeit ai-generated computer-generated computer-made synthetic spoof parody "
    "satirical hoax deepfake deepfaked falsified digitally-altered ai artificial "
    "purports purported purporting purportedly supposedly falsely"
)
_SHOWING = listed(
    "show shows showed showing shown depict depicts depicted depicting quote quotes quoted quoting "
    "has had have having of where which hear hears heard portray portrays portrayed feature "
    "features featured featuring"
)
_FIRMS = listed(
    "firm operator operators developer developers owner owners maker makers manufacturer retailer "
    "broker lender airline charity startup start-up publisher utility supplier contractor producer "
    "promoter landlord insurer regulator watchdog broadcaster builder builders brewer carmaker "
    "automaker drugmaker chain giant parent conglomerate grocer supermarket wholesaler nonprofit "
    "subsidiary consultancy brokerage cooperative organisers organizers organiser organizer"
)
_GOING = listed("go goes went gone going")
_ACCUSING = ("accuse", "suspect", "allege", "charge")
_OUTBURSTS = frozenset(
    (verb, particle)
    for verbs, particle in (
        ("go goes went going", "on"),
        (
            "shoot shoots shot fire fires fired hit hits snap snaps snapped hurl hurls hurled",
            "back",
        ),
        ("chime chimes chimed cut cuts break breaks broke", "in"),
        ("pipe pipes piped", "up"),
        ("hit hits", "out"),
    )
    for verb in verbs.split()
)
_GESTURE_LEMMAS = listed(
    "grin smile beam shrug nod wink giggle chuckle cackle gasp grimace smirk sneer sniff croak "
    "rasp purr drawl stutter coo howl whimper whine huff breathe wince frown scowl gloat mouth "
    "squeal shriek holler bleat threaten"
)
_GESTURES = frozenset(
    word
    for lemma in _GESTURE_LEMMAS
    for word, form in forms_of(lemma).items()
    if form in {VerbForm.PAST, VerbForm.PRESENT}
)
SPEAKING_PASTS = frozenset(
    {word for word, verb in VERBS.items() if verb.form is VerbForm.PAST and verb.weight > 1}
    | {verb for verb, _ in _OUTBURSTS}
    | _GESTURES
)
"""Forms that close "…?" Lee demanded, where the words end in a mark of their own."""

REPORTING = ReportingWords(
    verbs=VERBS,
    noun_forms=NOUN_FORMS,
    roles=ROLES,
    people_nouns=PEOPLE_NOUNS,
    speech_nouns=SPEECH_NOUNS,
    provisions=PROVISIONS,
    provision_verbs=PROVISION_VERBS,
    claims=CLAIMS,
    institutions=INSTITUTIONS,
    women=WOMAN,
    men=MAN,
    addressing=frozenset({"from", "to"}),
    recordings=_RECORDINGS,
    forging=_FORGING,
    forged_media=frozenset({"deepfake", "deepfakes", "deep-fake", "hoax", "spoof", "parody"}),
    showing=_SHOWING,
    plain_past="said",
    put_verbs=frozenset({"put", "puts"}),
    put_objects=frozenset({"it", "this"}),
    telling=frozenset({"tell"}),
    calling=frozenset({"call"}),
    never_sources=_NEVER_SOURCES,
    answers=listed("yes no hello hi goodbye nothing little thanks sorry goodnight amen"),
    blaming=frozenset({"blame", "praise", "attack", "slam", "blast", "hail", "tout"}),
    stopping=frozenset(
        {"stop", "stopped", "stops", "avoid", "avoided", "from", "without", "against"}
    ),
    in_the_words_of=("in", "the", "words", "of"),
    per=frozenset({"per"}),
    according=frozenset({"according"}),
    according_to=frozenset({"to"}),
    plural_subjects=_PLURAL_SUBJECTS,
    before_participle=_BEFORE_PARTICIPLE,
    between_helpers=_BETWEEN_HELPERS,
    passive_helpers=PASSIVE | {"'s", "get", "got", "stand", "stands", "stood"},
    perfect_only=frozenset(PARTICIPLES.values()),
    perfect_helpers=frozenset({"has", "have", "had", "having", "'ve", "'s", "'d"}),
    contracted_be=frozenset({"'s"}),
    after_noun=frozenset({"that", "against", "on", "of", "in"}),
    after_verb=frozenset({"that", ":", "it", "him", "her", "them", "for", "he"}),
    before_clause=frozenset({"that", ":"}),
    after_either=frozenset({"for"}),
    sure_subjects=frozenset({"who", "to"}),
    role_openers=_ROLE_OPENERS,
    before_shared=CONJUNCTIONS | {"after", "before", "as", ","},
    after_claim=_AFTER_CLAIM,
    before_own_subject=_BEFORE_OWN_SUBJECT,
    before_inverted=_BEFORE_INVERTED,
    after_inverted=_AFTER_INVERTED,
    never_after_inverted=PASSIVE | AUXILIARIES | {"to", "that"},
    never_inverted=_NEVER_INVERTED,
    quoted_verbs=frozenset({"quoted", "cited", "quotes", "cites"}),
    after_quoted=frozenset({"by", "on", "in"}),
    later_clause=_LATER_CLAUSE,
    how_long=_HOW_LONG,
    apposition_openers=_APPOSITION_OPENERS,
    party_marks=frozenset({"R-", "D-", "I-"}),
    plain_lemmas=_PLAIN_LEMMAS,
    adding_lemmas=frozenset({"add"}),
    view_lemmas=_VIEW_LEMMAS,
    particle_verbs=frozenset({("point", "out"), ("speak", "out")}),
    setting_apart=_SETTING_APART,
    circumstance_openers=_CIRCUMSTANCE_OPENERS,
    roughly=frozenset({"about"}),
    never_clause=_NEVER_CLAUSE,
    never_plain_clause=_NEVER_PLAIN_CLAUSE,
    aside_openers=_ASIDE_OPENERS,
    never_continued=frozenset({"who", "which", "and", "but", "as", "while", "although"}),
    clause_links=frozenset({"and", "but", ",", "'"}),
    before_act=frozenset({"and", "but", "while", "as", "then", "also"}),
    past_subject=frozenset({"that", "who", "which", "to", "of"}),
    joins=_JOINS,
    before_mark=frozenset({",", ":", "that", "\u2014", "-", "--"}),
    works=_WORKS,
    naming=_NAMING,
    terms=_TERMS,
    before_title=_BEFORE_TITLE,
    small_in_title=_SMALL_IN_TITLE,
    after_naming=frozenset({"as", "by"}),
    named_as=frozenset({"known", "name"}),
    what=frozenset({"what"}),
    pleadings=listed(
        "complaint complaints lawsuit lawsuits suit suits indictment affidavit petition filing "
        "filings statement"
    ),
    making=listed(
        "make makes made making issued issue gave give wrote write posted post sent send"
    ),
    denying=_DENYING,
    reading=frozenset({"read", "reads"}),
    for_whom=frozenset({"for", "to"}),
    using=frozenset({"use"}),
    accusing=frozenset(word for lemma in _ACCUSING for word in forms_of(lemma)),
    peoples=("s", "ese", "sh", "ch"),
    pleading=frozenset(forms_of("plead")) | {"pled"},
    pleas=listed("guilty not no innocent"),
    worn=listed(
        "t-shirt t-shirts shirt shirts sign signs banner banners placard placards poster posters "
        "sticker stickers hat hats cap caps badge badges button buttons tattoo tattoos "
        "plaque plaques inscription mug sweatshirt hoodie wristband jacket graffiti flag flags"
    ),
    claiming=listed(
        "claim claims claimed alleged allege alleges believe believes believed suspect suspects "
        "suspected rumored rumoured"
    ),
    playing=listed("played portrayed voiced"),
    imagining=frozenset({"might"}),
    threatening=frozenset({"threaten"}),
    weapons=listed(
        "axe bat blade bottle bottles crowbar firearm gun guns hammer handgun knife knives machete "
        "needle pistol pistols revolver rifle rifles screwdriver shotgun sword syringe weapon"
    ),
    wrongly=listed("wrongly incorrectly mistakenly erroneously inaccurately falsely"),
    misquoting=frozenset({"misquoted"}),
    papers=frozenset({"we"}),
    taking_back=frozenset({"did", "didn't", "never"}),
    future=frozenset({"will", "'ll", "shall"}),
    awaiting=listed(
        "expected due set likely scheduled poised going planning plans plan intends intend ready "
        "preparing prepares certain bound slated tipped hoping hopes hope yet"
    ),
    supposing=listed("would could should might may"),
    short_of=listed("short instead rather"),
    allegedly=listed("allegedly purportedly supposedly"),
    after_accused=listed("of with for over as"),
    clause_times=frozenset({"which", "when", "where", "how"}),
    perceiving=listed(
        "film films filmed record recorded capture captures captured catch catches caught "
        "overhear overhears hear hears heard hearing overheard see sees saw seen seeing watched"
    ),
    outbursts=_OUTBURSTS,
    gestures=_GESTURES,
    arriving=listed("came comes"),
    prosecution=listed("prosecutors prosecution accuser accusers plaintiff plaintiffs"),
    denials=frozenset(word for lemma in _DENYING for word in forms_of(lemma))
    | {"denial", "denials"},
    believing=frozenset(word for lemma in _BELIEVING for word in forms_of(lemma)),
    nearly=frozenset({"almost", "nearly"}),
    only=frozenset({"only", "just", "merely", "simply"}),
    blame_ties=frozenset({"for"}),
    going_on=frozenset({"about"}),
    never_before_name=listed("the a an with by to for of like unlike alongside beside versus"),
    absolute_ties=frozenset({"with", "without", "despite", "amid"}),
    firms=_FIRMS,
    candidates=listed("candidate contender nominee hopeful pick"),
    late=frozenset({"late"}),
    apposed=_APPOSED,
    bracketed=_BRACKETED,
    question_labels=frozenset({"q", "question"}),
    interview_labels=frozenset({"Q", "A", "Question", "Answer"}),
    answer_labels=frozenset({"a", "answer"}),
    interview_label=_INTERVIEW_LABEL,
    never_labels=_NEVER_LABELS,
    label_title=_LABEL_TITLE,
    evidence_lemmas=frozenset({"show", "indicate", "reveal", "imply", "signal", "hint"}),
    documents=DOCUMENTS,
    summing_up=_SUMMING_UP,
    speaks_of_self=_SPEAKS_OF_SELF,
    complements=COMPLEMENTS,
    complement_nouns=NOUNS,
    question_words=QUESTION_WORDS,
    fierce_lemmas=FIERCE,
    judging_lemmas=ONLY_JUDGING,
    thanking_lemmas=THANKING,
    held_nouns=HELD_NOUNS,
    headline_sources=HEADLINE_SOURCES,
    copulas=listed(
        "feel feels felt remain remains remained seem seems seemed sound sounds sounded become "
        "becomes became grow grows grew stay stays stayed come comes came away"
    ),
    before_judgement=frozenset({"for", "as"}),
    agent_endings=(
        "ers",
        "ors",
        "ists",
        "ians",
        "cans",
        "crats",
        "ates",
        "ents",
        "ants",
        "ars",
        "ans",
    ),
    cue_adjectives=ADJECTIVES,
    cue_nouns=CUE_NOUNS,
    after_cue_noun=listed("that about for of over to on with"),
    document_lemmas=BY_DOCUMENTS,
    bodies=listed(
        "bloc alliance coalition nation nations country countries city town county state states "
        "percent majority public industry club church school university hospital movement faction "
        "half third public electorate crowd industry users fans viewers readers parents families"
    ),
    aspects=listed(
        "continue continues continued began begin begins started proceeded used like likes liked "
        "love loves loved tend tends tended"
    )
    | _GOING,
    going=_GOING,
    aspect_particles=frozenset({"on"}),
    holders=HOLDERS,
    possible=listed("could may might should can must would will 'll unlikely"),
    after_called=frozenset({"on"}),
    subordinators=listed(
        "while although though when after before because since if once even as whereas"
    ),
    list_openers=frozenset({"including"}),
    clause_ties=frozenset({"as", "so"}),
    statements=listed(
        "statement ruling interview letter speech tweet post email e-mail memo filing address "
        "op-ed editorial column essay article lawsuit complaint indictment broadcast message "
        "video tirade diatribe monologue sermon verdict judgment judgement"
    ),
    complement_ends=listed("while although though before when because since during amid"),
)
