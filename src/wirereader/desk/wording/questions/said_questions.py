"""Questions about who said what on which topic: "what did the minister say about fuel prices".

Who is asked about and what about stand apart in them; the quotes that are listed are narrowed by
both.  Where a part is a pronoun, or the open story, other rules know what is meant.
"""

from collections.abc import Callable
from typing import Final

from wirereader import late_re as re
from wirereader.desk.wording.typed_letters import as_term

Lines = tuple[str, ...]
_SHOW: Final = (
    r"(?:(?:i (?:want|need|would like|wish) to (?:know|hear|see|read)|do you know|"
    r"can you tell me|"
    r"(?:tell|show|give|read|find|list|get|explain|say)(?: to)?(?: me| us)?|find out|"
    r"search(?: for)?"
    r"|see|hear) )?"
)
_ABOUT: Final = (
    r"(?:about|regarding|concerning|on the (?:subject|topic|question|matter|issue) of|"
    r"in (?:connection with|relation to|regard to)|with regard to|on|over)"
)
_MODAL: Final = r"(?:did|does|do|has|have|had|was|were|is|are|will|would)"
_SAY: Final = (
    r"(?:say|says|said|saying|tell|tells|told|telling|think|thinks|thought|thinking|comment|"
    r"comments|commented|commenting|state|states|stated|claim|claims|claimed|declare|declares|"
    r"declared|announce|announced|announces|promise|promised|promises|explain|explained|explains|"
    r"talk|talks|talked|talking|speak|speaks|spoke|speaking|spoken|argue|argued|argues|mention|"
    r"mentioned|mentions|answer|answered|answers|remark|remarked)"
)
_VOICE: Final = (
    r"(?:opinions?|views?|positions?|stance|reactions?|responses?|comments?|remarks?|statements?|"
    r"quotes?|quotations?|words|thoughts?|answers?|declarations?|take|line|argument|explanation)"
)
_THING: Final = (
    r"(?:anything|something|a word|nothing|some words|words|publicly|exactly|so far|yet)"
)
_WHO: Final = (
    r"(?!(?:he|she|it|they|we|you|i|this|that|these|those|people|anyone|anybody|someone|somebody|"
    r"everyone|everybody|nobody|others|who|what|him|her|them|me|us|story|article|text|piece|report|"
    r"news|press|papers?|media|newspapers?|headlines?|author|reporter|writer|program|help|manual|"
    r"stories|articles|politicians|experts|did|does|do|has|have|had|was|were|is|are|will|would|can|"
    r"could|should|all|any|every|each|some|no|other|else|more|to|the|a|an|of|in|on|from|by)\b)"
    r"(?!(?:[\w'-]+ ){0,3}(?:you|i|we|headlines?|versions?|things?|lines?|sentences?|paragraphs?|"
    r"quotes?|titles?|captions?)\b)"
    r"(?P<who>[^\W\d_][\w'.-]*(?: [\w'.-]+){0,6}?)"
)
_TOPIC: Final = (
    r"(?:the |a |an )?(?!(?:it|this|that|these|those|them|him|her|me|us|himself|herself|"
    r"themselves|here|\d+|(?:number |story |article )\d+|(?:this |that |these )?(?:story|article|"
    r"text|piece|news|list|stories|page)|other (?:stories|articles|news|papers|sources)|"
    r"elsewhere|(?:today|yesterday|monday|tuesday|wednesday|thursday|"
    r"friday|saturday|sunday)|(?:last|this|past) (?:week|month|days?))\b\Z)"
    r"(?!(?:this|that) (?:story|article|text|piece)\b)(?P<topic>\S.*?)"
)
_ALSO: Final = r"(?:,? (?:and|or|&) (?:who|whom|what|how|why|when|where)(?: .*)?)?"
_MAY_ASK: Final = re.compile(
    rf"\b(?:{_SAY}|{_VOICE}|quoted|cited|interviewed|heard|react(?:ed)?|respond(?:ed)?|names? of|"
    r"how is the|who)\b"
)
_LONGEST: Final = 160
"""A line of more characters is a text, not what somebody asks."""
_ANYONE: Final = (
    r"(?:who|which (?:people|persons?|politicians|experts|officials|speakers?)|"
    r"what (?:people|persons|politicians|experts)|(?:all |the )*(?:people|persons|everyone|"
    r"everybody|anyone|those|politicians|officials|experts) (?:who|that|which)|"
    rf"{_MODAL} (?:anyone|anybody|someone|somebody|everyone|everybody|people|any (?:politician|"
    r"official|expert|person|body)s?))"
)
_AROUND: Final = (
    r"(?: (?:all|else|exactly|already|ever|actually|also|has|have|had|is|are|was|were|been|being|"
    r"did|does|do|gets?|got))*"
)
_HOW_MUCH: Final = (
    rf"(?: (?:the )?(?:most|more|often|much|a lot|publicly|out|up|{_THING}))*(?: times)?"
)
_SPOKE: Final = (
    rf"(?:quoted|cited|named as (?:a )?(?:source|speaker)|interviewed|heard|"
    rf"(?:made|makes|giving|gave|given|making|issued|has) (?:an? |any |some |the |most )*"
    rf"(?:statements?|comments?|remarks?|opinions?|declarations?|interviews?|quotes?)|{_SAY})"
)
_STANDS: Final = (
    r"(?:(?:has |have |is |are |was |were )?(?:criti[cs]i[sz]\w+|oppos\w+|support\w*|defend\w*|"
    r"attack\w*|blam\w+|"
    r"condemn\w*|welcom\w+|reject\w*|prais\w+|warn\w* (?:about|of|against)|complain\w*"
    r" (?:about|of|over)|object\w* to|protest\w*(?: against)?|disagree\w* (?:with|on|about)|"
    r"agree\w* (?:with|on|about)|angry (?:about|at|over|with)|happy (?:about|with)|against|"
    r"in favou?r of))"
)
_OF_SPEAKERS: Final = (
    re.compile(rf"{_SHOW}{_ANYONE} {_STANDS} {_TOPIC}{_ALSO}"),
    re.compile(rf"{_SHOW}{_ANYONE}{_AROUND} {_SPOKE}{_HOW_MUCH} {_ABOUT} {_TOPIC}{_ALSO}"),
    re.compile(
        rf"{_SHOW}(?:the )?(?:most (?:quoted|cited)|main|top) (?:people|persons?|speakers?|"
        rf"sources?|"
        rf"voices?|politicians?|names?) {_ABOUT} {_TOPIC}"
    ),
    re.compile(
        rf"{_SHOW}(?:what|all|everything)(?: that| which| what)? (?:was|were|is|are|has been|have "
        rf"been|is being|people|they|others|experts|politicians|officials)? ?(?:has |have |are )?"
        rf"{_SAY} {_ABOUT} {_TOPIC}"
    ),
)
_OPINION: Final = (
    r"(?:make|made|give|gave|given|have|had|issue|issued|express|expressed|say|said) "
    r"(?:an? |any |some |the )*(?:comments?|statements?|remarks?|opinions?|views?|reactions?)"
)
_OF_ONE: Final = (
    re.compile(
        rf"{_SHOW}{_MODAL} (?:the |a |an )?{_WHO} (?:ever |already |also )?{_OPINION} "
        rf"(?:{_ABOUT}|to) {_TOPIC}"
    ),
    re.compile(
        rf"{_SHOW}(?:all|everything|anything|what)(?: that| which)? (?:has been|have been|was|were|"
        rf"is) (?:said|stated|told|claimed|declared) (?:by|from) (?:the |a |an )?{_WHO} {_ABOUT} "
        rf"{_TOPIC}"
    ),
    re.compile(
        rf"{_SHOW}what(?: exactly| else| more)? {_MODAL} (?:the |a |an )?{_WHO} (?:have to )?"
        rf"(?:been )?{_SAY}(?: (?:us|reporters|journalists|the press|{_THING}))* "
        rf"(?:{_ABOUT}|of|in|to) {_TOPIC}"
    ),
    re.compile(
        rf"{_SHOW}(?:what|all|everything|anything|the things?|all the things?)"
        rf"(?: that| which| what)? (?:the |a |an )?{_WHO} (?:has |have |had |is |was |are |did )?"
        rf"(?:been )?{_SAY}(?: (?:us|reporters|{_THING}))* (?:{_ABOUT}|of|in|at|to) {_TOPIC}"
    ),
    re.compile(
        rf"{_SHOW}{_MODAL} (?:the |a |an )?{_WHO} (?:ever |already |also |really )?(?:been )?{_SAY}"
        rf"(?: {_THING})* {_ABOUT} {_TOPIC}"
    ),
    re.compile(
        rf"{_SHOW}how {_MODAL} (?:the |a |an )?{_WHO} (?:react|reacted|respond|responded|reacting|"
        rf"responding|comment|answer|explain|defend|justify)(?: (?:{_ABOUT}|to))? {_TOPIC}"
    ),
    re.compile(
        rf"{_SHOW}(?:what (?:is|are|was|were) )?(?:all |any |every |some |the )*{_VOICE} "
        rf"(?:of|by|from) (?:the |a |an )?{_WHO} (?:{_ABOUT}|to) {_TOPIC}"
    ),
    re.compile(
        rf"{_SHOW}(?:what (?:is|are|was|were) )?(?:the )?{_WHO}(?:'s|(?<=s)') {_VOICE} "
        rf"(?:{_ABOUT}|to) {_TOPIC}"
    ),
)
_TOPIC_FIRST: Final = re.compile(
    rf"{_SHOW}(?:what (?:is|are|was|were) )?(?:all |any |every |some |the )*{_VOICE} {_ABOUT} "
    rf"{_TOPIC} (?:by|from|of) (?:the |a |an )?{_WHO}"
)
_HOLDER: Final = re.compile(
    rf"{_SHOW}(?:who (?:is|was|are|were)|(?:what (?:is|was) )?(?:the )?(?:full )?names? of|"
    rf"what (?:is|was) the name of|how is(?= .* called\b)) the "
    r"(?!(?:same|first|last|next|main|most|persons?|people|man|men|woman|women|guy|one|speakers?|subject|sources?|sender|owner|byline|journalist|"
    r"correspondent|photographer|editor|publisher|best|names?|places?|"
    r"characters?|organi[sz]ations?|compan(?:y|ies)|country|countries|cit(?:y|ies)|towns?|"
    r"villages?|journal|(?:news)?paper|agency|channel|site|magazine|feed|folder|file|tag|theme|other)\b)"
    r"(?!\S+(?: \S+)? (?:story|article|text|piece)\Z)"
    rf"(?!(?:[\w'-]+ )+(?:quoted|cited|speaking|talking|about|mentioned|named|most|by|for|on)\b)"
    rf"{_WHO}(?: called)?(?: here)?(?: (?:in|from|of) (?:(?:this|the) (?:story|article|text|news|"
    r"piece)|(?:the )?(?P<topic>\S.*?) (?:case|story|affair|article|news|trial|scandal|report)))?"
)
_OF_PRONOUN: Final = re.compile(
    rf"{_SHOW}(?:what(?: exactly| else)? )?{_MODAL} (?P<who>he|she) (?:have to )?(?:been )?{_SAY}"
    rf"(?: {_THING})* (?:{_ABOUT}|of|to) {_TOPIC}"
)
_ELSEWHERE: Final = re.compile(
    rf"{_SHOW}(?:what|all|everything|anything)(?: else| more| that)? (?:{_MODAL} )?(?:the )?{_WHO} "
    rf"(?:has |have |had |been )*{_SAY}(?: {_THING})* (?:in|from|for|to) (?:the |all |any )*"
    r"(?:others? (?:stories|articles|news|texts|papers|sources)|other places)"
    rf"|{_SHOW}(?:all |other |more |the )*{_VOICE} (?:of|by|from) (?:the )?"
    rf"{_WHO.replace('<who>', '<other>')} (?:in|from) (?:the |all |any )*"
    r"others? (?:stories|articles|news|texts|papers|sources)"
)
_QUOTING: Final = (
    re.compile(
        rf"{_SHOW}(?:(?:which|what|all|the|any|only) )*(?:stories|articles|news|reports|headlines|"
        r"those|everything) (?:(?:that|which|where|in which|with|have|has|contains?|containing|"
        r"having) )*(?:(?:quotes?|quoting|cites?|citing|statements?|comments?|words) )"
        rf"(?:(?:from|of|by) )?(?:an?|the) {_WHO}(?: {_ABOUT} {_TOPIC})?"
    ),
    re.compile(
        rf"{_SHOW}(?:(?:which|what|all|the|any|only) )*(?:stories|articles|news|reports|headlines|"
        rf"those|everything) (?:where|in which) (?:an?|the) {_WHO} (?:(?:is|was|are|were) )?"
        r"(?:quoted|cited|speaks?|speaking|spoke|talks?|talking|says? something)"
        rf"(?: {_ABOUT} {_TOPIC})?"
    ),
    re.compile(
        rf"{_SHOW}(?:(?:all|any|some|the) )*(?:quotes?|quotations?|statements?|comments?|remarks?|"
        rf"words) (?:of|by) an? {_WHO}"
    ),
)
_ALL_OF_ONE: Final = (
    re.compile(
        rf"{_SHOW}(?:all|everything|anything|what)(?: that| which)? (?:has been|have been|was|were|"
        rf"is) (?:said|stated|told|claimed|declared) (?:by|from) (?:the |a |an )?{_WHO}"
    ),
    re.compile(
        rf"{_SHOW}what {_MODAL} (?:the |a |an )?{_WHO} (?:tell|told|answer|answered) "
        r"(?!about\b)(?:to )?(?:the |his |her |their )?[\w'-]+(?: [\w'-]+)?"
    ),
    re.compile(
        rf"{_SHOW}(?:all|everything|anything|the things?|all the things?|every word|all words)"
        rf"(?: that| which| what)? (?:the |a |an )?{_WHO} (?:has |have |had |is |was |are |did |"
        rf"ever |been )*(?:said|says|say|told|saying|stated|claimed|quoted|declared)"
        rf"(?: (?:here|in (?:this|the) (?:story|article|news|text)|so far))?"
    ),
    re.compile(
        rf"{_SHOW}what {_MODAL} (?:(?:the|a|an) |(?=(?:[a-z]+s|police) ))"
        rf"{_WHO} (?:have to )?(?:been )?{_SAY}"
        rf"(?: (?:exactly|so far|then|publicly|here|in (?:this|the) (?:story|article|text|news)|"
        r"(?:after|afterwards|before|during|when|later|about (?:it|this|that))\b.*))?"
    ),
)
"""Groups of patterns: of whoever speaks on a topic, of one on a topic, of one on anything."""


def said_question(plain: str, as_typed: Callable[[str], str], *, is_reading: bool = False) -> Lines:
    """The quotes that a line in lower case asks for; () for any other line.

    `as_typed` gives a part of the plain line in the letters that were typed; `is_reading`: a story
    is open.
    """
    if " " not in plain or len(plain) > _LONGEST or _MAY_ASK.search(plain) is None:
        return ()
    for patterns, lines_of in _KINDS:
        for pattern in patterns:
            if (match := pattern.fullmatch(plain)) is not None:
                parts = {name: as_typed(part or "") for name, part in match.groupdict().items()}
                who = parts.get("who") or parts.get("other", "")
                found = lines_of(who, parts.get("topic", ""))
                if is_reading and lines_of is _holder and "names of the " in plain:
                    return (*found[:1], "names people")  # of the story, where none is called so
                is_role = is_reading and lines_of is _of_one and f" the {who.casefold()}" in plain
                return (*found[:3], *_of_speakers("", parts["topic"])[:1]) if is_role else found
    return _all_of_one(plain, as_typed, is_reading=is_reading)


def _of_speakers(_: str, topic: str) -> Lines:
    return (f"quotes about {topic}", f"search quote:{as_term(topic)}", f"search {topic}")


def _holder(who: str, topic: str) -> Lines:
    if not topic:
        return (f"card {who}", f"people {who}", f"search {who}")
    return (f"quotes {who} about {topic}", f"search {topic} {who}", f"card {who}")


def _of_pronoun(who: str, topic: str) -> Lines:
    return (f"quotes {who} about {topic}", f"quotes about {topic}")


def _elsewhere(who: str, _: str) -> Lines:
    return (f"statements {who}", f"quotes {who}", f"search said:{as_term(who)}")


def _of_one(who: str, topic: str) -> Lines:
    return (
        f"quotes {who} about {topic}",
        f"quotes about {who} {topic}",
        f"quotes {who}",
        f"search said:{as_term(who)}",
        f"search {who} {topic}",
        f"search {who}",
    )


def _quoting(who: str, topic: str) -> Lines:
    if topic:
        return _of_one(who, topic)
    return (f"quotes {who}", f"quotes about {who}", f"search said:{as_term(who)}", f"search {who}")


_KINDS: Final = (
    (_OF_SPEAKERS, _of_speakers),
    ((_HOLDER,), _holder),
    ((_OF_PRONOUN,), _of_pronoun),
    ((_ELSEWHERE,), _elsewhere),
    ((*_OF_ONE, _TOPIC_FIRST), _of_one),
    (_QUOTING, _quoting),
)
"""Patterns, and what those that fit mean, tried in turn."""


def _all_of_one(plain: str, as_typed: Callable[[str], str], *, is_reading: bool) -> Lines:
    """All that somebody said; of a role ("the judge") what is said beside it may be meant, too."""
    for pattern in _ALL_OF_ONE:
        if (match := pattern.fullmatch(plain)) is None:
            continue
        who = as_typed(match["who"])
        is_role = who.endswith(("s", "police")) or f" the {match['who']}" in plain
        described = (f"quotes about {who}",) if is_role else ()
        if is_reading and described and " " not in who:  # "officials", whoever they are there
            return (f"quotes {who}", *described, "quotes")
        return (f"quotes {who}", *described, f"search said:{as_term(who)}", f"search {who}")
    return ()
