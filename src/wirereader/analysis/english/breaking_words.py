"""English labels of breaking news, and those of other languages that English readers meet."""

from wirereader import late_re as re
from wirereader.analysis.breaking_tables import BreakingWords
from wirereader.story.alert import AlertLevel

_LEVELS = {
    "flash": AlertLevel.FLASH,
    "news flash": AlertLevel.FLASH,
    "newsflash": AlertLevel.FLASH,
    "bulletin": AlertLevel.BULLETIN,
    "news bulletin": AlertLevel.BULLETIN,
    "urgent": AlertLevel.URGENT,
    "urgent news": AlertLevel.URGENT,
    "breaking": AlertLevel.BREAKING,
    "breaking news": AlertLevel.BREAKING,
    "breaking alert": AlertLevel.BREAKING,
    "breaking news alert": AlertLevel.BREAKING,
    "news alert": AlertLevel.BREAKING,
    "alert": AlertLevel.BREAKING,
    "apnewsalert": AlertLevel.BREAKING,
    "ap newsalert": AlertLevel.BREAKING,
    "ap news alert": AlertLevel.BREAKING,
    "breaking news alerts": AlertLevel.BREAKING,
    "breaking alerts": AlertLevel.BREAKING,
    "news alerts": AlertLevel.BREAKING,
    "market alert": AlertLevel.BREAKING,
    "markets alert": AlertLevel.BREAKING,
    "just in": AlertLevel.BREAKING,
    "this just in": AlertLevel.BREAKING,
    "snap": AlertLevel.URGENT,
    "eilmeldung": AlertLevel.BREAKING,
    "última hora": AlertLevel.BREAKING,
    "ultima hora": AlertLevel.BREAKING,
    "último momento": AlertLevel.BREAKING,
    "dernière minute": AlertLevel.BREAKING,
    "flash info": AlertLevel.BREAKING,
    "alerte info": AlertLevel.BREAKING,
    "urgente": AlertLevel.URGENT,
    "breakingnews": AlertLevel.BREAKING,
    "newsalert": AlertLevel.BREAKING,
    **{
        f"breaking {of}": AlertLevel.BREAKING
        for of in (
            *("now", "overnight", "tonight", "today", "this morning", "this hour", "weather"),
            *("weather alert", "world news", "local news", "political news", "politics"),
            *("business news", "sports news", "sport news", "crime news", "story", "update"),
        )
    },
}
# Labels that mean nothing else: "Alert", "Flash" or "Bulletin" may be a section of a site
_CATEGORIES = frozenset(
    {
        *("breaking", "breaking news", "breaking alert", "breaking news alert", "news alert"),
        *("news alerts", "breaking alerts", "breaking news alerts", "this just in"),
        *(
            "market alert",
            "just in",
            "news flash",
            "newsflash",
            "eilmeldung",
            "apnewsalert",
            "ap newsalert",
        ),
        *("última hora", "ultima hora", "dernière minute", "urgent news"),
        *("breakingnews", "newsalert", "breaking world news", "breaking local news"),
    }
)
_SIGNALS = _LEVELS | {
    "breakingnews": AlertLevel.BREAKING,
    "newsalert": AlertLevel.BREAKING,
    "eil": AlertLevel.BREAKING,
}
_WORDS = "|".join(sorted(map(re.escape, _LEVELS), key=len, reverse=True)).replace(r"\ ", "[ ]")
# Other labels that may stand before the one that counts: "Exclusive | BREAKING: ..."
_OTHER_LABELS = (
    r"(?:(?:exclusive|live|update[ds]?|watch|video|photos|world|national|local|politics|business"
    r"|markets|developing|just in|breaking(?: news)?)\s*[|\u00b7\u2022:/\u2013\u2014-]+\s*"
    # any section before a bar, if the label behind it is in capitals
    r"|[^\W\d_][\w' ]{1,24}\s*[|\u00b7\u2022]\s*(?=(?-i:[A-Z]{4})))?"
)
_SET_OFF = (
    r"[\]\)*!\u203c\ufe0f]*(?:\s*[:|\u00bb\u203a>\u25b6\u2022\u00b7]+\s*|\s+(?:-{1,3}|[\u2013\u2014])\s*"
    r"|[\u2013\u2014]\s*|(?<=[\])*!\u203c\ufe0f])\s+|\s*[\u2600-\u27bf\U0001f000-\U0001faff]+\s*"
    r"|\s*(?:\.{3,}|\u2026)\s*)(?=\S)"
)
_PREFIX = re.compile(rf"[\W_]*{_OTHER_LABELS}[\W_]*(?P<label>{_WORDS}){_SET_OFF}", re.IGNORECASE)
# In capitals a label may stand before a headline without any sign, if the headline is not shouted
_SHOUTED = re.compile(
    r"[\W_]*(?P<label>BREAKING(?: NEWS)?(?: ALERT)?|NEWS ?FLASH|FLASH|BULLETIN|URGENT"
    r"|(?:THIS )?JUST IN|NEWS ALERT|AP ?NEWS ?ALERT)(?: |/\s?(?=\w)) ?"
    r"(?!(?i:bad|dawn|point|ties|records?|ground|barriers|bread|down"
    r"|up|away|free|views|danc|into|the|care|appeal|call|recall|talks|floods?|fires?|drives?|mobs?"
    r"|sales?|gordon|boards?|time|case)\b)(?P<rest>\S.*)"
)
# At the end it is a label in capitals only, and set off
_AT_END = re.compile(
    r".*\S\s*(?:[|\u2013\u2014]|\s-|[\[(])\s*"
    r"(?P<label>BREAKING(?: NEWS)?|URGENT|JUST IN)[\])]?\s*\Z"
)
# Agencies for markets mark an alert by an asterisk, and write it in capitals
_MARKET_ALERT = re.compile(r"\s*\*+\s?(?=[A-Z])(?:[^a-z*\s]+\s+){2,}[^a-z*]+\Z")
_DEVELOPING = re.compile(
    r"[\W_]*(?P<label>developing(?: story| news)?|live(?: (?:updates?|blog|coverage))?)"
    rf"{_SET_OFF}",
    re.IGNORECASE,
)
_MAY_BE_LABEL = re.compile(r"[\W_]*[A-Za-zÚú]")
_AGENCY_ALERT = re.compile(r"\s*(?P<label>AP ?NewsAlert)\b(?=.)", re.IGNORECASE)
_SLUG_WORDS = ("flash", "bulletin", "urgent", "breaking", "apnewsalert", "newsalert")
_NOTE = re.compile(r"\s*(?P<label>FLASH|BULLETIN|URGENT|BREAKING NEWS|APNewsAlert)\b")
_SPORT = re.compile(
    r"\bb-?(?:boy|girl)s?\b|\bbreak-?danc|\bdance\b|\bsport of breaking\b"
    r"|\bbreaking (?:dancers?|battles?|competitions?|crews?|championships?|finals?)\b",
    re.IGNORECASE,
)
_CALM = frozenset(
    {
        *("feature", "opinion", "comment", "column", "editorial", "interview", "obituary"),
        *("review", "letter", "profile", "analysis", "explainer", "long read", "background"),
        *("newsletter", "podcast", "explained", "history", "film", "books", "lifestyle"),
        *("fashion", "style", "food", "recipes", "shopping", "gardening"),
    }
)
_CALM_IN_SLUG = frozenset(
    {"fea", "feat", "feature", "features", "advance", "adv", "opinion", "obit"}
)
# Labels of other things, too: not in capitals they count before news alone
_WEAK = frozenset({"alert", "bulletin", "flash", "snap", "news bulletin"})
# What happens: disasters, violence, deaths, and turns of power, as headlines have them
_EVENT = re.compile(
    r"\b(?:(?:earth)?quakes?|aftershocks?|explo(?:sions?|des?|ded)|blasts?|blaze|erupts?|eruption"
    r"|(?:wild|bush)?fires?|infernos?|flood(?:s|ing)?|floodwaters|tornado(?:es)?|hurricanes?|typhoons?"
    r"|cyclones?|tsunamis?|landslides?|mudslides?|avalanches?|crash(?:es|ed)?|collides?|collision"
    r"|derails?|derailed|derailment|collapses?|collapsed|capsiz(?:es?|ed)|sinks|sank|ditches|spill"
    r"|kill(?:s|ed|ing)?|dead|deaths?|dies|died|fatal|fatalities|casualties|injur(?:ed|es|ies)"
    r"|wounded|hurt|shot|(?:gun)?shots (?:fired|heard)|gunshots|shooter|shootings?"
    r"|gunm[ae]n|gunfire|stabb(?:ed|ing)s?"
    r"|hostages?|hijack\w*|bomb(?:s|ed|ing|ings)?|attacks?|attacked|attacker|missiles?|drones?"
    r"|air ?strikes?|shelling|ambush|siege|besieged|standoff|manhunt|lockdown|evacuat\w+"
    r"|state of emergency|emergency landing|mayday|trapped|missing|rescuers?|rescued|survivors?"
    r"|coup|mutiny|seizes?|storms?|stormed|topples?|toppled|ousts?|ousted|overthrown?|invades?|invasion"
    r"|ceasefire|truce|riots?|resigns?|resigned|steps down|quits|arrested|detained|assassin\w*"
    r"|impeach(?:ed|es)?|convict(?:s|ed)?|acquitted|indicted|sentenced|signed|suspends?|halts?"
    r"|halted|shut down|blackout|outage|outbreak|leak|gives way|runs aground|leaves (?:the )?"
    r"(?:mountain )?(?:road|track|rails|runway))\b",
    re.IGNORECASE,
)
_SPORTING = re.compile(
    r"\bv(?:s|ersus)?\.? |\b(?:match|commentary|cups?|league|finals?|semi-?finals?|premier|innings"
    r"|wickets?|grand prix|goals?|half-?time|tournament|championships?|playoffs?|derby|kick-?off"
    r"|score(?:s|board)?|transfer deadline|striker|goalkeeper|penalty shoot-?out|qualifying"
    r"|test match|hat-?trick)\b|(?<![\d/-])\d{1,3}[-\u2013/]\d{1,2}(?![\d/-])",
    re.IGNORECASE,
)
# Explainers, reviews, podcasts, film, history and the like, as their headlines show them
_LEISURELY = re.compile(
    r"\b(?:explained|explainer|podcast|newsletter|(?:is |was )?reviewed|film review|book review"
    r"|review:|recipes?|documentary|looks? back|remember(?:ed|ing)|revisited|anniversary|years on"
    r"|years later|a history|the (?:super-?hero )?(?:film|movie|series|musical|novel|sport)"
    r"|quiz|gardening|garden|workshop|how to|tips|what (?:it|that) means|what (?:you need )?to know"
    r"|seeds|sale now on|subscribe|sign up"
    r"|your (?:subscription|account|membership|free trial|order)"
    r"|new (?:album|season|series|film))\b"
    r"|[:|\u2013\u2014-]\s*(?:how|why|what|who|when|inside|meet|where)\b",
    re.IGNORECASE,
)
_CORRECTION = re.compile(r"\b(?:correct|kill|withdraw|writethru|sub\b)", re.IGNORECASE)

BREAKING = BreakingWords(
    levels=_LEVELS,
    categories=_CATEGORIES,
    signals=_SIGNALS,
    prefix=_PREFIX,
    shouted=_SHOUTED,
    may_be_label=_MAY_BE_LABEL,
    agency_alert=_AGENCY_ALERT,
    at_end=_AT_END,
    market_alert=_MARKET_ALERT,
    developing=_DEVELOPING,
    developing_labels=frozenset({"developing", "developing story", "developing news"}),
    live_labels=frozenset({"live", "live update", "live updates", "live blog", "live coverage"}),
    weak=_WEAK,
    event=_EVENT,
    sporting=_SPORTING,
    leisurely=_LEISURELY,
    slug_words=_SLUG_WORDS,
    note=_NOTE,
    sport_label="breaking",
    sport=_SPORT,
    calm=_CALM,
    calm_in_slug=_CALM_IN_SLUG,
    correction=_CORRECTION,
)
