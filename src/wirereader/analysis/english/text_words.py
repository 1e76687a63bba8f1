"""English abbreviations, openers and word shapes: what parts a text into sentences and words."""

import re

from wirereader.analysis.english.reporting_words import SPEAKING_PASTS
from wirereader.analysis.word_tables import TextWords, listed

_ABBREVIATED = (
    "Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Sgt|Cpl|St|Jr|Sr|Prof|Rev|Capt|Adm|Hon|Pres|Det|Insp|Const|Coun|Cllr|Smt|Mohd|"
    "No|vs|Inc|Corp|Co|Ltd|Jan|Feb|Aug|Sept|Oct|Nov|Dec|Ala|Ariz|Calif|Colo|Conn|Fla|Ill|Ind|Mass|"
    "Md|Mich|Minn|Miss|Mo|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Wash|Wis"
)
_WORD = re.compile(
    rf"(?:[A-Za-z]\.){{2,}}|\b(?:{_ABBREVIATED})\.(?=\s|,)|\b[A-Z]\.(?=\s[A-Z])"
    r"|[^\W_]+(?:[-'\u2019.](?=[^\W_])[^\W_]+)*|\.{2,}|-{2,}|\S"
)
_POSSESSIVES = ("'s", "\u2019s")
_SPEAKING = "|".join(sorted(SPEAKING_PASTS))
_SAID_TAIL = re.compile(
    r"\s*(?:(?:[A-Z][\w.'\u2019-]*|[Hh]e|[Ss]he|[Tt]hey|I|the|a|an)\s+){1,5}"
    r"(?:(?:said|says|asked|asks|added|adds|told|wrote|tweeted|replied|shouted|continued)\b"
    rf"(?P<end>.?)|(?:{_SPEAKING})\b(?: (?:back|in|on|out|up))?(?=[.,:\n]))"
)
_ELISIONS = re.compile(
    r"(?:\d\ds?\b|em\b|tis\b|twas\b|til\b|till\b|cause\b|round\b|n['\u2019]|bout\b)", re.IGNORECASE
)
_NEVER_LAST = listed(
    "mr mrs ms dr prof gen col maj capt lt sgt cpl pvt adm cmdr comdr brig rep reps sen sens gov "
    "govs pres rev hon fr msgr const coun cllr cst smt mohd st ste mt ft messrs mme mlle mgr sr. "
    "supt insp det dist vs v eg ie "
    "e.g i.e cf al viz approx ca lt.gen maj.gen lt.col ph.d. rt amb atty asst assoc dep"
)
_BEFORE_NUMBER = listed(
    "no nos vol vols pp p fig figs art arts sec secs ch para paras jan feb mar apr jun jul aug "
    "sep sept oct nov dec"
)
_MAY_BE_LAST = listed(
    "inc corp co cos ltd jr sr bros plc llc etc dept univ assn intl natl ave blvd rd hwy "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
    "ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb "
    "nev okla ore pa tenn tex va vt wash wis wyo bc ad ph.d m.d b.a m.a"
)
_STARTERS = listed(
    "the a an this that these those he she it they we you i his her its their our my your there "
    "here in on at by for from with without as after before when while where since if although "
    "though but and or so yet however meanwhile also then now what who why how no not one some "
    "many most both all each every another other such under over during between among despite "
    "according earlier later last next nor"
)
_SAID_NEXT = re.compile(
    r"\s+(?:[A-Z][\w.’'-]{0,30}\s+){1,4}?"
    r"(?:said|says|asked|asks|told|added|shouted|cried|replied|wrote|writes|wondered|yelled|"
    r"exclaimed|answered|responded|tweeted|screamed|chanted)\b"
)
_FIRST_PERSON = re.compile(r"I(?:['\u2019](?:m|ve|ll|d))?\Z")

TEXT = TextWords(
    word=_WORD,
    possessives=_POSSESSIVES,
    said_tail=_SAID_TAIL,
    elisions=_ELISIONS,
    never_last=_NEVER_LAST,
    before_number=_BEFORE_NUMBER,
    may_be_last=_MAY_BE_LAST,
    starters=_STARTERS,
    said_next=_SAID_NEXT,
    letter_words=frozenset({"I"}),
    first_person=_FIRST_PERSON,
)
