"""Lines of a source around its stories: time stamps, counts, links to more, author boxes."""

import re

_LONGEST = 220  # code points: what is longer is a paragraph of the story
_N = r"(?:\d[\d,.]*k?|an?|one|two|three|four|five|six|seven|eight|nine|ten|no)"
_AGO = (
    rf"(?:about |almost |over |just )?{_N} (?:sec(?:ond)?|min(?:ute)?|h(?:ou)?r|day|week|month)s?"
    r" ago"
)
_LINES = re.compile(
    rf"""(?:
    (?:last |first |originally )?(?:updated|published|posted|modified|revised|created|filed)\b
        (?:\s*(?:on|at)?\s*[:|]?\s*)(?:.{{0,60}}\d.{{0,40}}|{_AGO}|just now)
    | (?:by\ .{{1,60}}\|\s*)?{_AGO}.{{0,30}}
    | (?:comments?|shares?|likes?|views?|replies|reactions)\s*[:(|]?\s*\d[\d,.]*k?\)?
    | {_N}\s(?:people\ (?:are\ )?(?:reading|commented|shared|like).{{0,40}}
        |(?:reader\ )?comments?|shares?|likes?|views?|replies|reactions|reads?|retweets?)\b.{{0,20}}
    | {_N}[-\ ]?min(?:ute)?s?(?:\ of)?[-\ ]read(?:ing)?(?:\ time)?
    | (?:reading\ time|time\ to\ read)\s*:?.{{0,20}}
    | (?:\d{{1,2}}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:gmt|utc|bst|est|edt|cet|pst|pdt|local\ time)?)
    | (?:read|see|hear|find\ out|learn)\ (?:more|also|next|full)\b.*
    | (?:more|also|elsewhere)\ (?:from|on|in|about|by|stories|like)\b.{{0,80}}
    | (?:related|recommended|most\ (?:read|popular|viewed)|trending|don't\ miss|editor'?s'?\ picks?
        |you\ m(?:ay|ight)\ also\ like|in\ case\ you\ missed|watch|listen|podcast|gallery|photos?
        |tags?|topics?
        |filed\ under|explore|up\ next)\s*(?::|$|\ (?:articles?|stor(?:y|ies)|news|links?|topics?
        |video)).*
    | advertisement | (?:ad|sponsored|promoted)(?:\ content)? | skip\ .{{0,40}}
    | (?:sign|signing)\ up\ .* | subscribe\b.* | (?:already\ )?(?:a\ )?subscriber.{{0,60}}
    | (?:get|download|join|try)\ (?:our|the|your)\ .{{0,40}}(?:app|newsletter|channel|letter
        |edition)\b.*
    | (?:share|print|email|e-mail|save|tweet|copy\ link|bookmark|listen|comment|follow|like)
        (?:\s*[,|/·]?\s*(?:share|print|email|save|tweet|facebook|twitter|x|whatsapp|link|copy
        |bookmark))*
    | (?:share|send)\ (?:this|on|via|by|with|your)\b.* | follow\ (?:us|@|.{{0,30}}\ on)\b.*
    | (?:copyright|©|\(c\))\ ?.* | all\ rights\ reserved.* | (?:click|tap)\ here\b.*
    | (?:story|article)\ continues\ below.* | this\ (?:video|content)\ (?:can\ ?not|is\ not).*
    | (?:have\ you\ been\ affected|do\ you\ have\ a\ (?:story|tip)|got\ a\ (?:story|tip)
        |get\ in\ touch)\b.*
    | (?:additional\ |with\ )?(?:reporting|writing|editing|edited|compiled|written
        |research)\ (?:and\ \w+\ )?by\b.*
    | by\ [\w.'\u2019-]+(?:\ [\w.'\u2019-]+){{0,4}}(?:\s*[,|]\s*.{{0,60}})?
    | \(?(?:photo|image|picture|video|graphic|credit|source|file\ photo)\s*(?:by|:|credit)\s*.*
    | (?:live|breaking(?:\ news)?|exclusive|updates?)\s*:?
    | [\s\W\d_]*
    )[.!\u2026\s]*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BRACKETS = {"(": ")", "[": "]"}
_AUTHOR = re.compile(
    r"""(?:
    [A-Z][\w.'-]+(?:\ [A-Z][\w.'-]+){1,3},?\ (?:is|was|covers|reports|writes)\b.{0,80}
        \b(?:reporter|correspondent|journalist|columnist|writer|editor|chief|freelance\w*|covers
        |covering)\b.*
    | [A-Z][\w.'-]+(?:\ [A-Z][\w.'-]+){1,3}\ (?:covers|reports\ (?:on|from)|writes\ (?:about
        |for))\b.*
    | .{0,120}\bcontributed\ (?:to\ this|reporting)\b.*
    | .{0,60}@[\w.]+.{0,40}
    )\Z""",
    re.VERBOSE,
)
_AT_END = re.compile(
    r"\s*[(\[]?(?:last )?updated:?\s(?:at\s)?\d{1,2}[:.]?\d{0,2}\s*(?:[ap]\.?m\.?)?"
    r"\s*\w{0,4}[)\]]?\.?\s*\Z",
    re.IGNORECASE,
)
_RELATIVE = re.compile(rf"\b{_AGO}\b", re.IGNORECASE)


def is_furniture(line: str, learned: frozenset[str] = frozenset()) -> bool:
    """Claim that a line belongs to the page; `learned`: lines in most stories of its source."""
    bare = line.strip().replace("\u2019", "'")
    if bare[:1] in _BRACKETS and bare[-1:] == _BRACKETS[bare[0]]:
        bare = bare[1:-1].strip()
    if not bare or line.strip() in learned:
        return True
    return len(bare) <= _LONGEST and _LINES.match(bare) is not None


def is_author_box(line: str) -> bool:
    """Claim that a line at the beginning or end of a story tells of who wrote it."""
    bare = line.strip().replace("\u2019", "'")
    return len(bare) <= _LONGEST and _AUTHOR.match(bare) is not None


def without_moments(line: str) -> str:
    """A line without a time stamp at its end and with "2 hours ago" as "ago"."""
    return _RELATIVE.sub("ago", _AT_END.sub("", line))
