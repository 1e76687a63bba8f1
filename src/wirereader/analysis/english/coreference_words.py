"""English words around people: their roles, their pronouns, and nouns that mean them."""

import re

from wirereader.analysis.english.person_words import HONORIFICS, word_list
from wirereader.analysis.language import CoreferenceWords
from wirereader.analysis.word_tables import listed

_SAID = re.compile(
    r"(?:said|says|told|tells|added|adds|asked|insisted|explained|noted|wrote|warned|stated|argued"
    r"|replied|declared|announced|continued|recalled|tweeted|claimed|testified)\b"
)
_CLAUSE_BREAK = re.compile(r"[,;:\"“”]\s|\b(?:that|and|but|when|after|because|while|if|as)\s")
_OBLIQUE = re.compile(
    r"\b(?:of|to|for|by|with|in|on|at|from|about|against|told|over|under)\s+"
    r"(?:the |a |his |her )?(?:[\w.]+ ){0,4}\Z"
)
_SPEAKS_AFTER = re.compile(r"\s(?:also |later |then |has |had )?" + _SAID.pattern)
_SPEAKS_BEFORE = re.compile(_SAID.pattern + r"\s\Z")
_AGED = re.compile(r"\b[Tt]he (?P<age>\d{1,3})-year-old\b")
_DETERMINERS = frozenset(
    ["the", "a", "an", "another", "his", "her", "their", "one", "this", "that"]
)
_NEVER_INSIDE = frozenset(
    [
        "of",
        "for",
        "to",
        "by",
        "with",
        "in",
        "on",
        "at",
        "from",
        "about",
        "and",
        "or",
        "but",
        "who",
        "that",
        "which",
        "as",
        "than",
        "is",
        "was",
        "are",
        "were",
        "has",
        "had",
        "have",
        "been",
        "said",
        "says",
    ]
)
_COMMON_PAST = listed(
    "went came took left got made gave found saw knew became began felt held kept led lost met paid"
    " ran sat sent spoke stood thought won wore wrote fell fled died shot broke brought built"
    " who whose whom which"
)
_AGE_AFTER = re.compile(r"\A(?:, | \()(?:aged? )?(\d{1,3})(?=[,.)])")
_BEFORE_ROLE_OBJECT = re.compile(r"\b(?:of|for|to|at|in|with|from)\b")
_SMALL_WORDS = frozenset(
    ["of", "the", "and", "for", "de", "du", "des", "la", "le", "in", "on", "a", "an", "to"]
)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=[sz])['’])\Z")
_BESIDE = re.compile(r",? |, (?:the |a |an |his |her |its |and )?(?:[\w.’'-]+ ){0,3}")
_NEVER_SURNAMES = word_list("organization_words") - {"house", "post", "court", "church", "service"}
_BEFORE_HEAD_OBJECT = re.compile(r"\b(?:of|for|in|at|to|with|from|on|and|who)\b")
_ABBREVIATION_END = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|U\.S|Maj|Gen|Lt|Col|Capt|Sgt|Adm|Cmdr|Sen|Rep|Gov"
    r"|Rev|Prof|Hon|Const|Coun|Insp|Det)\Z"
)
_ROLE_OWNER = re.compile(r"\A['’]s?(?=\W)")
_AGE = re.compile(r",? ?(?:aged? )?\d{1,3},? ")
_QUESTION_WORDS = frozenset(["how", "why", "when", "where", "what", "whose"])
_ROLE_DETERMINERS = _QUESTION_WORDS | frozenset(  # of headlines: "How Mayor Ann Lee Won"
    ["the", "a", "an", "his", "her", "its", "their", "our", "my", "this", "that", "one", "another"]
)
_ROLE_POSSESSORS = frozenset(["his", "her", "its", "their", "our", "my"])
_MODIFIER_ENDINGS = (
    "al",
    "ic",
    "ive",
    "ary",
    "ish",
    "ese",
    "ian",
    "ean",
    "wide",
    "-born",
    "-based",
)
_KIN = listed(
    "son daughter child children father mother parent parents brother sister wife husband widow "
    "widower nephew niece cousin uncle aunt grandson granddaughter grandfather grandmother "
    "friend friends ally allies aide aides adviser advisers supporter supporters opponent "
    "opponents critic critics biographer lawyer lawyers assistant driver killer successor"
)
_ROLE_LINKS = frozenset({"of", "for", "and", "&"})
_ROLE_STOPS = re.compile(
    r",|[.;:!?—\"“”()]| - | – |\b(?:who|which|whose|that|said|says|told|was|is|were|are|has|had)\b"
)
_COPULA = re.compile(r" (?:is|was|became|has been|works as|served as) (?:(?:a|an|the) )")
_NEVER_ROLES = frozenset(["sister-city"]) | HONORIFICS - {
    "king", "queen", "prince", "princess", "pope", "archbishop", "bishop", "cardinal", "pastor",
    "rabbi", "imam", "ayatollah", "father", "mother", "brother", "sister", "emperor", "sultan",
    "emir", "sheikh", "professor", "doctor", "duke", "duchess", "baroness", "baron",
}  # fmt: skip
_REPORTS = re.compile(r"\s+(?:report(?:s|ed)?|has (?:more|the story|this report))\b")
_OWNER_BEFORE = re.compile(r"(?:\A|(?<=\W))((?:[A-Z][\w.&-]*[ -]){0,3}[A-Z][\w.&-]*)['’]s?\s\Z")
_SET_OFF = re.compile(
    r"(?:\A|(?<=[\s(“\"]))((?:his|her|their|its|the|a|an|another|[A-Z][\w’'-]+['’]s)"
    r" [^,.;:!?\"“”()\n]{2,90}), \Z",
    re.IGNORECASE,
)
_OTHER_NAME = r"(?P<name>[A-Z][\w'\u2019-]+(?: [A-Z][\w'\u2019-]+){0,3})"
_KNOWN_AS = re.compile(
    r",? ?\(?(?:(?:who|is|was|and|aged|\d\d?)\b,? ?){0,3}"
    r"(?:(?:(?:better|best|also|widely|commonly|popularly|otherwise|formerly) known"
    r"(?: to \w+)?|known to \w+) (?:as|by (?:the|his|her) (?:\w+ )?(?:name|nickname)(?: of)?)"
    r"|nicknamed|alias|born|n\u00e9e|nee|aka|a\.k\.a\.) "
    rf"[\"\u201c\u2018']?{_OTHER_NAME}"
)
# it begins with what is rare: what stands before is asked afterwards, ten times as fast
_BIRTH_NAME = re.compile(
    r"[Bb]orn(?:(?<=\b[Ww]as born)|(?<=\ABorn)|(?<=\nBorn)|(?<=[.!?] Born)) " + _OTHER_NAME
)
# "the daughter of a herder, X, and a nurse, Y": X is the herder
_OF_PARENTS = re.compile(r",? and (?:a|an|the|his|her) ")
_PRONOUN = re.compile(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", re.IGNORECASE)
_FEMALE_PRONOUNS = frozenset({"she", "her", "hers", "herself"})
_OBJECT_PRONOUNS = frozenset({"him", "himself", "herself"})
_OPENING_PHRASE = re.compile(
    r"\A\W*(?:(?:in|after|before|during|despite|on|at|with|since|while|when|as|if|although|though"
    r"|once|throughout|according to|for|by|from|upon|under|following|unlike|like|because|through"
    r"|until|along with|besides|beyond|due to|thanks to|true to|early in|late in|having"
    r"|[a-z]+(?:ing|ed) (?:with|by|for|in|on|from|to|at|of))\b[^.!?]{0,80}"
    r"|[a-z]{2,}ing\b[^.!?,]{0,60})\Z",
    re.IGNORECASE,
)
_SUBORDINATORS = (
    r"that|and|but|when|after|because|while|if|as|before|although|though|since|until|where|who"
    r"|which|whom|whose"
)
_CLAUSE_START = re.compile(rf"[,;:\"“”]\s|\b(?:{_SUBORDINATORS})\s")
_OBLIQUE_BEFORE = re.compile(
    r"\b(?:of|to|for|by|with|in|on|at|from|about|against|told|over|under|between|after|before|like"
    r"|than|as)\s+(?:the |a |an |his |her |their )?(?:[\w.'’-]+ ){0,4}\Z"
)
_NEVER_OWNED = (
    r"to|in|on|at|and|for|with|as|by|that|from|when|into|but|or|after|because|while|off|out|up|down"
    r"|away|back|about|over|was|is|the|a|an|if|so"
)
_OWNED_AFTER = re.compile(rf"\s(?!(?:{_NEVER_OWNED})\b)[a-z0-9“\"]")
_VERB_FOLLOWS = re.compile(
    r",? ?(?:\w+ly )?(?:was|is|had|has|were|did|would|could|will|can|became|went|came|took|left"
    r"|got|made|gave|found|saw|began|felt|held|kept|led|lost|met|won|wrote|fell|died|\w+ed|\w+s)\b"
)
_JOINS_CLAUSE = re.compile(
    r"\b(?:and|but|while|as|when|before|after|because|although|that)(?: \w+ly)? \Z"
)
_PREPOSITION_BETWEEN = re.compile(
    r",? (?:in|at|for|on|from|during|after|before|with|of|about|as|by|to|into|over|under|through"
    r"|throughout|following|until|since|upon|against) "
    r"(?:(?:both|all|some|most|one|many|several|half) (?:of )?)?"
)

_LAWMAKERS = frozenset({"senator", "representative", "congressman", "congresswoman", "mp"})

COREFERENCE = CoreferenceWords(
    speaks_after=_SPEAKS_AFTER,
    speaks_before=_SPEAKS_BEFORE,
    clause_break=_CLAUSE_BREAK,
    oblique=_OBLIQUE,
    possessive_ends=("'s", "’s"),
    determiners=_DETERMINERS,
    definites=frozenset({"the", "this", "that"}),
    never_inside=_NEVER_INSIDE,
    common_past=_COMMON_PAST,
    verb_endings=("ed", "ly"),
    aged=_AGED,
    age_after=_AGE_AFTER,
    small_words=_SMALL_WORDS,
    before_role_object=_BEFORE_ROLE_OBJECT,
    same_office={
        "pontiff": frozenset({"pope"}),
        "monarch": frozenset({"king", "queen", "emperor"}),
        "lawmaker": _LAWMAKERS,
        "legislator": _LAWMAKERS,
        "professor": frozenset({"prof"}),
        "senator": frozenset({"sen"}),
        "governor": frozenset({"gov"}),
        "general": frozenset({"gen"}),
        "colonel": frozenset({"col"}),
        "captain": frozenset({"capt"}),
        "sergeant": frozenset({"sgt"}),
        "detective": frozenset({"det"}),
        "councillor": frozenset({"cllr"}),
    },
    article_prefix="the ",
    possessive=_POSSESSIVE,
    beside=_BESIDE,
    never_surnames=_NEVER_SURNAMES,
    role_determiners=_ROLE_DETERMINERS,
    articles=frozenset({"the", "a", "an"}),
    role_possessors=_ROLE_POSSESSORS,
    body_parts=frozenset({"head", "chin", "temple", "cheek"}),
    modifier_endings=_MODIFIER_ENDINGS,
    role_links=_ROLE_LINKS,
    kin=_KIN,
    role_inside=_ROLE_LINKS | {"with", "in"},
    role_of=frozenset({"of", "for"}),
    role_ties=frozenset({"of", "for", "to"}),
    role_objects=frozenset({"justice"}),
    role_stops=_ROLE_STOPS,
    abbreviation_end=_ABBREVIATION_END,
    copula=_COPULA,
    never_roles=_NEVER_ROLES,
    reports=_REPORTS,
    reporter="reporter",
    owner_before=_OWNER_BEFORE,
    role_owner=_ROLE_OWNER,
    age=_AGE,
    set_off=_SET_OFF,
    before_head_object=_BEFORE_HEAD_OBJECT,
    known_as=_KNOWN_AS,
    birth_name=_BIRTH_NAME,
    of_parents=_OF_PARENTS,
    pronoun=_PRONOUN,
    female_pronouns=_FEMALE_PRONOUNS,
    object_pronouns=_OBJECT_PRONOUNS,
    own_pronouns=frozenset({"his", "her"}),
    object_or_owner=frozenset({"her"}),
    opening_phrase=_OPENING_PHRASE,
    subject_pronouns=frozenset({"he", "she"}),
    owned_after=_OWNED_AFTER,
    clause_start=_CLAUSE_START,
    oblique_before=_OBLIQUE_BEFORE,
    agent_before=re.compile(r"\bby \Z"),
    listed_after=re.compile(r"(?:,| and| or) (?:and )?[A-Z]"),
    listed_before=re.compile(r"[A-Z][\w.'’-]+(?:,| and|, and) \Z"),
    verb_follows=_VERB_FOLLOWS,
    relative_follows=re.compile(r",? who\b"),
    joins_clause=_JOINS_CLAUSE,
    joins_pronoun=re.compile(r",? (?:and|or|nor|with) "),
    preposition_between=_PREPOSITION_BETWEEN,
    infinitive_follows=re.compile(r",? (?:not )?to [a-z]+"),
    participle_follows=re.compile(r",? (?:who (?:is|was) )?[a-z]+ing\b"),
    apposition_follows=re.compile(r",? (?:an?|the|one) "),
)
