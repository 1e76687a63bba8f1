"""English labels of breaking news, and those of other languages that English readers meet."""

import re

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
    "just in": AlertLevel.BREAKING,
    "eilmeldung": AlertLevel.BREAKING,
    "última hora": AlertLevel.BREAKING,
    "ultima hora": AlertLevel.BREAKING,
    "último momento": AlertLevel.BREAKING,
    "dernière minute": AlertLevel.BREAKING,
    "flash info": AlertLevel.BREAKING,
    "alerte info": AlertLevel.BREAKING,
    "urgente": AlertLevel.URGENT,
}
# Labels that mean nothing else: "Alert", "Flash" or "Bulletin" may be a section of a site
_CATEGORIES = frozenset(
    {
        *("breaking", "breaking news", "breaking alert", "breaking news alert", "news alert"),
        *("just in", "news flash", "newsflash", "eilmeldung", "apnewsalert", "ap newsalert"),
        *("última hora", "ultima hora", "dernière minute", "urgent news"),
    }
)
_SIGNALS = _LEVELS | {
    "breakingnews": AlertLevel.BREAKING,
    "newsalert": AlertLevel.BREAKING,
    "eil": AlertLevel.BREAKING,
}
_WORDS = "|".join(sorted(map(re.escape, _LEVELS), key=len, reverse=True)).replace(r"\ ", "[ ]")
_PREFIX = re.compile(
    rf"[\W_]*(?P<label>{_WORDS})[\]\)*!]*"
    r"(?:\s*[:|»›▶•·]+\s*|\s+(?:-{1,3}|[–—])\s*|[–—]\s*|(?<=[\])*!])\s+)(?=\S)",
    re.IGNORECASE,
)
# In capitals a label may stand before a headline without any sign, if the headline is not shouted
_SHOUTED = re.compile(
    r"[\W_]*(?P<label>BREAKING(?: NEWS)?(?: ALERT)?|NEWS ?FLASH|FLASH|BULLETIN|URGENT|JUST IN"
    r"|NEWS ALERT|AP ?NEWS ?ALERT) (?!(?i:bad|dawn|point|ties|records?|ground|barriers|bread|down"
    r"|up|away|free|views|danc|into|the|care|appeal|call|recall|talks|floods?|fires?|drives?|mobs?"
    r"|sales?|gordon|boards?|time|case)\b)(?P<rest>\S.*)"
)
_MAY_BE_LABEL = re.compile(r"[\W_]*[BbFfUuJjNnAaEeÚúDd]")
_AGENCY_ALERT = re.compile(r"\s*(?P<label>AP ?NewsAlert)\b(?=.)", re.IGNORECASE)
_SLUG_WORDS = ("flash", "bulletin", "urgent", "breaking", "apnewsalert", "newsalert")
_NOTE = re.compile(r"\s*(?P<label>FLASH|BULLETIN|URGENT|BREAKING NEWS|APNewsAlert)\b")
_SPORT = re.compile(
    r"\bb-?(?:boy|girl)s?\b|\bbreak-?danc|\bsport of breaking\b"
    r"|\bbreaking (?:battles?|competitions?|crews?|championships?|finals?)\b",
    re.IGNORECASE,
)
_CALM = frozenset(
    {
        *("feature", "opinion", "comment", "column", "editorial", "interview", "obituary"),
        *("review", "letter", "profile", "analysis", "explainer", "long read", "background"),
    }
)
_CALM_IN_SLUG = frozenset(
    {"fea", "feat", "feature", "features", "advance", "adv", "opinion", "obit"}
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
    slug_words=_SLUG_WORDS,
    note=_NOTE,
    sport_label="breaking",
    sport=_SPORT,
    calm=_CALM,
    calm_in_slug=_CALM_IN_SLUG,
    correction=_CORRECTION,
)
