"""Which language a text is in: enough to know whether it is English, and what to call it if not.

By script first, then by the share of each language's commonest small words (Cavnar and Trenkle's
idea with whole words).  A short or mixed text is "und".
"""

import re
from collections import Counter

ENGLISH = "en"
UNKNOWN = "und"

_SMALL_WORDS = {
    "en": "the of and to in a is that for it was on with as by he be at are this from his have "
    "not but had has were said they which she her will an who their been after says over "
    "or more about",
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
_VOTERS = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
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
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)
_PERSIAN = re.compile("[\u067e\u0686\u06af\u06a9]")
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 20_000  # code points: a page or two tell the language as well as all of it
# of all words that must be a language's small words; in prose far more are
_LEAST_SHARE = 0.12
_LEAST_WORDS = 6  # words: in fewer the share says nothing


def language_of(text: str) -> str:
    """Give the ISO 639-1 code of the language of `text`, or "und" when nothing is sure."""
    sample = text[:_LOOKED_AT]
    letters = sum(map(str.isalpha, sample))
    for language, script in _SCRIPTS:
        count = len(script.findall(sample))
        # of all letters; Japanese mixes its kana with Chinese characters
        enough = 0.05 if language == "ja" else 0.4
        if letters and count > enough * letters:
            return _within_script(language, sample)
    return _by_small_words(sample)


def _within_script(language: str, sample: str) -> str:
    if language == "ru" and len(_UKRAINIAN.findall(sample)) > len(sample) / 200:
        return "uk"
    if language == "ar" and len(_PERSIAN.findall(sample)) > len(sample) / 60:
        return "fa"
    return language


def _by_small_words(sample: str) -> str:
    words = Counter(word.lower() for word in _WORD.findall(sample))
    count = sum(words.values())
    votes = {language: sum(words[word] for word in voters) for language, voters in _VOTERS.items()}
    best = max(votes, key=lambda language: votes[language])
    if not votes[best]:
        return UNKNOWN
    short = count < _LEAST_WORDS
    if votes[best] < _LEAST_SHARE * count and not short:
        # headlines and lists have few small words; English is said only where no other fits
        return best if votes[best] > 2 * _runner_up(votes, best) else UNKNOWN
    return best


def _runner_up(votes: dict[str, int], best: str) -> int:
    return max(count for language, count in votes.items() if language != best)
