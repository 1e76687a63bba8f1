"""English words for what governments do: where these stand, a capital speaks for its country."""

import re

from wirereader.analysis.language import GovernmentWords
from wirereader.analysis.word_tables import listed

_ACTS = listed(
    "recognized recognised recognizes recognises rejected rejects accepted accepts approved "
    "approves refused refuses wants wanted seeks sought backs backed supports supported "
    "opposes opposed recalled recalls expelled expels severed severs broke signed ratified "
    "imposed imposes lifted banned bans threatened threatens invaded invades annexed occupied "
    "occupies deployed deploys sent sends withdrew withdraws plans planned intends intended "
    "considers considered regards sees saw views viewed regretted regrets protested protests "
    "responded reacted retaliated protects blocked blocks vetoed insisted insists relented "
    "yielded bowed hosted invited summoned summons ordered orders ruled launched armed arms "
    "funds funded exerted tries tried appears appeared needs needed hopes hoped faces faced "
    "pressed presses pushed pushes controls objects objected disputes disputed cut cuts froze "
    "suspended halted ended agreed agrees decided decides condemned condemns resumed resumes "
    "negotiated brokered favors favours prefers"
)
_MOODS = listed(
    "ready willing unwilling angry determined prepared keen concerned worried eager reluctant "
    "adamant furious committed opposed wary expected responsible trying seeking pressing planning "
    "considering negotiating waiting demanding refusing accused urged asked told obliged bound"
)
_OWNED = (
    r"recognition|decisions?|refusal|claims?|demands?|responses?|reactions?|polic(?:y|ies)|"
    r"position|stance|view|government|foreign (?:minister|ministry|policy)|ambassadors?|"
    r"envoys?|statements?|offers?|accusations?|support|plans?|proposals?|warnings?|"
    r"denials?|threats?|role|influence|intentions?|efforts?|ambitions?|interests?|allies|"
    r"ally|backing|troops|forces|army|military|sanctions|invasion|annexation|insistence|"
    r"call|request|approval|objections?|relations|ties|leaders?|leadership|rulers|"
    r"diplomats?|move|line|hand|message|moves|handling|push|hopes|fears"
)
_COPULA = re.compile(r"\s(?:is|was|were|been)\b")
_SKIPPED = re.compile(
    r"\s+(?:and\s+[A-Z]\w+|also|has|had|have|will|would|could|can|cannot|may|might|must|should|is|"
    r"was|were|did|does|been|be|being|not|never|already|again|later|earlier|still|now|then|itself|"
    r"on|late|early|this|last|week|month|year|to|both|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\w+ly)(?=[\s,])"
)
_AUXILIARY = re.compile(r"\s(?:has|had|have|will|would|could|can|may|might|must|should|did|does)\b")
_OWNS = re.compile(rf"['’]s?\s+(?:[\w-]+\s+){{0,2}}?(?:{_OWNED})\b")
_PLAIN_NOUN = re.compile(r"\s+(?:government|officials?|administration|leadership|authorities)\b")
_GOES = re.compile(
    r"\b(?:in|at|near|outside|inside|around|across|into|toward|towards|to|from|through|over|"
    r"visit\w*|leav\w+|left|reach\w*|enter\w*|flew|streets of|of|capital,?)\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_ENTERS = re.compile(
    r"\b(?:in|at|near|outside|inside|around|into|visit\w*|leav\w+|left|reach\w*|enter\w*|toured?)"
    r"\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_DEALS = re.compile(
    r"(?:\b(?:ties|relations|talks|tensions?|dispute|deal|agreements?|negotiations|cooperation|row|"
    r"dialogue|confrontation|alliance|contacts?|war|conflict)\s+(?:\w+\s+)?(?:with|between)"
    r"|\bbetween\s+[\w.]+\s+and"
    r"|\b(?:accus|urg|warn|press|blam|criticiz|criticis|condemn|assur|persuad|convinc|pressur|"
    r"defy|defi|embarrass|anger|irritat|isolat|punish|back)(?:e|ed|es|ing|s|y)?"
    r"|\b(?:told|asked|called on|pressure on|demands? (?:that|of)|sanctions (?:on|against)|"
    r"according to|loyal to|allied (?:with|to)|support (?:from|of|for)|approval (?:from|of)|"
    r"backed by|supported by|imposed by|appointed by|help from|message to|warning to))"
    r"\s+(?:the\s+)?\Z",
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"\s+(?:summits?|meetings?|conference|gathering|attacks?|airport|bombings?|talks|agreement"
    r"|accords?|treaty|stock exchange|headquarters|offices?|suburbs?|residents?|restaurants?)\b"
)
_SIGHTS = re.compile(
    r"\s+(?:wall|walls|lawn|garden|gates?|grounds|towers?|tour|dinner|Rose|lobby|station|Square)\b"
)

GOVERNMENT = GovernmentWords(
    acts=_ACTS,
    moods=_MOODS,
    copula=_COPULA,
    skipped=_SKIPPED,
    auxiliary=_AUXILIARY,
    owns=_OWNS,
    plain_noun=_PLAIN_NOUN,
    goes=_GOES,
    enters=_ENTERS,
    deals=_DEALS,
    event=_EVENT,
    sights=_SIGHTS,
)
