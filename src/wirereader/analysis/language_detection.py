"""Which language a text is in: enough to know whether it is English, and what to call it if not.

By script first, then word by word: the commonest small words of each language speak for it (Cavnar
and Trenkle's idea with whole words), words that English has for English, and what is left against
it.  So a headline of two words can be told, too.  What the source says of its language moves the
balance: it decides what is short, and long texts overrule it.
"""

import re
from collections import Counter, defaultdict

from wirereader.analysis.language_registry import readers_familiarity
from wirereader.story.evidence import NO_EVIDENCE, Evidence, host_label

ENGLISH = "en"
UNKNOWN = "und"

_SMALL_WORDS = {
    "en": "the of and to in a is that for it was on with as by he be at are this from his have "
    "not but had has were said they which she her will an who their been after says over "
    "or more about do does did can could would should if than then them there these our your we "
    "you up out",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más pero "
    "sus le ya o fue este ha sí porque esta son entre está cuando muy sin sobre también",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se "
    "ce il sont mais avec son cette ont ses été aux elle nous leur",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als "
    "auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie",
    "it": "di e il la che in a per un è del non con si da i le dei una al della nel sono come "
    "anche più ha alla ma lo gli delle ed questo",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao "
    "ele das à seu sua ou quando muito nos já foi são",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die ook als door bij "
    "maar om naar over werd heeft uit nog wordt",
    "sv": "och i att det som en på är av för med till den har de inte om ett han men var jag "
    "sig från vi så kan när säger",
    "da": "og i at det er en til på af for med den de har ikke som der et han men var jeg sig "
    "fra vi så kan efter siger",
    "no": "og i det er på til som en å for av at har med de ikke den han et fra om var seg men "
    "etter sier ble",
    "fi": "ja on ei se että oli hän mutta ovat kun myös joka niin kuin tai jos mukaan sanoo sekä",
    "pl": "w i na z się nie do że to jest o jak za po od przez co ale dla są był jego tak oraz",
    "cs": "a v se na je že s z do to o i jako k za by ale po pro jsou jeho který od",
    "tr": "ve bir bu da de için ile olarak çok daha sonra olan gibi kadar ne ancak değil",
    "id": "yang dan di dengan untuk dari ini pada dalam itu tidak akan ke oleh telah juga adalah",
    "vi": "và của là có trong được cho không với các một những người đã này khi để",
    "ro": "de în și a la cu pe care nu din un o pentru este să mai că au fost prin",
    "hu": "a az és hogy nem is egy volt meg de csak ez már mint még azt szerint",
    "sw": "ya na wa kwa ni katika za la kuwa cha hiyo huo hilo alisema",
    "ca": "de la i a el que en els les del amb per un una no es al ha més és",
}
_RANK = {code: place for place, code in enumerate(_SMALL_WORDS)}
"""Of languages that as much speaks for, the first is meant, in every process alike."""
_SPEAKS_FOR = {
    word: frozenset(code for code, words in _SMALL_WORDS.items() if word in words.split())
    for word in {word for words in _SMALL_WORDS.values() for word in words.split()}
}
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("ta", re.compile("[\u0b80-\u0bff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("ka", re.compile("[\u10a0-\u10ff]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
)
_ANY_SCRIPT = re.compile("[\u0370-\u1fff\u3000-\uffff]")  # what all of these lie within
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile("[\u067e\u0686\u06af\u06a9]")
_WORD = re.compile(r"[^\W\d_]+")
_POSSESSIVE = re.compile(r"['\u2019][sS]\b")
# "G. Bevan": in any language; the capital first, which `re` is quicker to find
_INITIALED = re.compile(r"[A-Z](?<![\w.].)\. ?[A-Z][\w'\u2019-]+")
_LOOKED_AT = 20_000  # code points: a page or two tell the language as well as all of it

# What a word says, in words; chosen on headlines and short lines of twenty languages
_SMALL_ENGLISH = 1.5  # a small word that no other language has
_SHARED = 0.4  # a small word of English and of another
_SMALL_OTHER = 1.0  # a small word of another language
_OTHER_IN_VOCABULARY = 0.2  # "der": English texts have it in names
_ACCENTED = 1.2  # a word in small letters with accents
_STRANGE = 0.8  # a word in small letters that English has not
_NAME = 0.4  # of a word: with a capital it may be a name, which says little either way
_NAMES_ALONE = 0.5  # of what speaks against English, where names alone do and its words stand
_LEAD = 1.15  # times as much for English as against it
_DECLARED_WORDS = 0.8  # words more for the language that a source declares
_DECLARED_VOTE = 2.0  # and more where it only has to be told from others that are not English
_DECLARED_LEAD = 1.3  # and by what the lead is less, or more where it is another
_SITE_WORDS = 0.4  # the same where only the source's country is known
_SITE_LEAD = 1.1  # the same
_SITES = {
    **dict.fromkeys(("uk", "us", "au", "nz", "ie", "gov", "mil", "gh", "ng", "jm"), ENGLISH),
    **dict.fromkeys(("es", "mx", "ar", "cl", "pe", "ve", "uy"), "es"),
    **dict.fromkeys(("de", "at"), "de"),
    **dict.fromkeys(("pt", "br"), "pt"),
    **{code: code for code in ("fr", "it", "nl", "fi", "no", "pl", "tr", "id", "ro", "hu")},
    "se": "sv",
    "dk": "da",
    "cz": "cs",
    "vn": "vi",
}


def language_of(text: str, evidence: Evidence = NO_EVIDENCE) -> str:
    """Give the ISO 639-1 code of the language of `text`, or "und" when nothing is sure."""
    sample = text[:_LOOKED_AT]
    if _ANY_SCRIPT.search(sample) is None:
        return _by_words(sample, evidence) if any(map(str.isalpha, sample)) else UNKNOWN
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        count = len(script.findall(sample))
        # of all letters; Japanese mixes its kana with Chinese characters
        enough = 0.05 if language == "ja" else 0.4
        if letters and count > enough * letters:
            return _within_script(language, sample)
    return _by_words(sample, evidence) if letters else UNKNOWN


def _within_script(language: str, sample: str) -> str:
    if language == "ru" and len(_UKRAINIAN.findall(sample)) > len(sample) / 200:
        return "uk"
    if language == "ar" and len(_PERSIAN.findall(sample)) > len(sample) / 60:
        return "fa"
    return language


def _by_words(sample: str, evidence: Evidence) -> str:
    words = Counter(_WORD.findall(_INITIALED.sub("", _POSSESSIVE.sub("", sample))))
    english = other = 0.0
    has_english = has_stranger = False  # a small word of English alone; a strange one, no name
    votes: defaultdict[str, float] = defaultdict(float)
    first = next(iter(words), "")
    for word, count in words.items():
        folded = word.lower()
        if (voters := _SPEAKS_FOR.get(folded)) is not None:
            if len(word) == 1 and word.isupper() and ENGLISH not in voters:
                continue  # an initial: "U.S."
            small = _small_word(voters, folded)
            english += count * small
            has_english = has_english or (len(voters) == 1 and ENGLISH in voters)
            has_stranger = has_stranger or not small
            vote = _SHARED if ENGLISH in voters else _SMALL_OTHER
            for language in voters - {ENGLISH}:
                votes[language] += count * vote
        elif len(word) > 1:
            may_be_name = not word[0].islower()
            pro, contra = _other_word(folded, may_be_name, opens=word == first)
            english, other = english + count * pro, other + count * contra
            has_stranger = has_stranger or (contra > 0 and not may_be_name)
    if has_english and not has_stranger:  # "Ngozi Bello, Chukwu Eze and Seck Diop spoke"
        other *= _NAMES_ALONE
    most = max(votes.values(), default=0.0)
    declared = _code(evidence.language)
    if declared is not None and declared != ENGLISH:
        votes[declared] += _DECLARED_VOTE
    more, lead = _leaning(declared, evidence.site)
    if english + more > 0 and english + more >= _LEAD * lead * (other + most):
        return ENGLISH
    return max(votes, key=lambda code: (votes[code], -_RANK.get(code, len(_RANK))), default=UNKNOWN)


def _small_word(voters: frozenset[str], word: str) -> float:
    if ENGLISH in voters:
        return _SMALL_ENGLISH if len(voters) == 1 else _SHARED
    return _OTHER_IN_VOCABULARY if readers_familiarity()(word) else 0.0


def _other_word(word: str, may_be_name: bool, *, opens: bool) -> tuple[float, float]:
    """Give what a word says for English, and what against it."""
    if not word.isascii():
        return 0.0, _ACCENTED * (_NAME if may_be_name else 1.0)
    known = readers_familiarity()(word)
    if known:
        return known * (_NAME if may_be_name and not opens else 1.0), 0.0
    return 0.0, _STRANGE * (_NAME if may_be_name else 1.0)


def _leaning(declared: str | None, site: str | None) -> tuple[float, float]:
    """Give the words that a source's own language and country add, and by what the lead changes."""
    if declared is not None:
        words, lead, is_english = _DECLARED_WORDS, _DECLARED_LEAD, declared == ENGLISH
    else:
        language = _SITES.get(host_label(site))
        if language is None:
            return 0.0, 1.0
        words, lead, is_english = _SITE_WORDS, _SITE_LEAD, language == ENGLISH
    return (words, 1 / lead) if is_english else (-words, lead)


def _code(language: str | None) -> str | None:
    """Give the ISO 639-1 code of a language tag ("en-US"); None for what is no tag."""
    code = re.split(r"[-_]", (language or "").strip().lower())[0]
    return code if len(code) == 2 and code.isalpha() and code.isascii() else None  # noqa: PLR2004
