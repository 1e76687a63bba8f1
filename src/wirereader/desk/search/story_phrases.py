"""Phrases that ask for stories: "unread from BBC", "anything about Georgia since monday".

Read from left to right: what a story is (unread), the noun, then a source, topic, tag, folder,
byline or time after its preposition.  A word such as "in" may stand before a source, a folder or
just a word of the text: then there are several readings, the narrowest first.
"""

from dataclasses import dataclass, field, replace
from typing import Final

from wirereader import late_re as re
from wirereader.desk.search.time_phrases import time_at
from wirereader.story.folding import folded
from wirereader.story.language_names import CODES

Lines = tuple[str, ...]
_LEADS: Final = frozenset(
    """
    show list display give get view see what which are is there any all the only just how many
    do i have me my want check bring up let us print find search look for filter read
    a an some number count of them those these that were was has have been please every with
    tell both us open got
    """.split()  # noqa: SIM905 - a line of words is read better than a list of them
)
_POLITE: Final = frozenset({"please", "pls", "plz", "thanks", "thx", "kindly"})
_OF_ASKING: Final = _POLITE | frozenset(
    """
    have has had did do does am are is was were been i you we me us my our can could would should
    might want wanted need needed got still yet ever so now then just today exactly altogether
    overall dont didnt havent
    """.split()  # noqa: SIM905
)
"""Words of asking, which tell nothing of what the stories are about."""
_SHOWING: Final = frozenset({"show", "list", "display", "view", "see", "only"})
_ASKING: Final = frozenset({"what", "any", "anything", "give", "get", *_SHOWING})
"""Words after which a name alone is that of a source, a folder or a tag."""
_SEARCHES: Final = frozenset({"search", "find", "look", "filter", "grep"})
_NOUNS: Final = frozenset(
    """
    story stories article articles news headline headlines item items post posts entry entries
    anything something everything ones messages message stuff reports report pieces
    coverage dispatches updates results mail
    """.split()  # noqa: SIM905
)
_STATES: Final = {
    **dict.fromkeys(("unread", "new", "unseen", "fresh"), "is:unread"),
    **dict.fromkeys(("starred", "favourite", "favorite", "bookmarked", "flagged"), "is:starred"),
    **dict.fromkeys(("favourites", "favorites", "bookmarks", "saved", "liked"), "is:starred"),
    **dict.fromkeys(("breaking", "urgent"), "is:breaking"),
    **dict.fromkeys(("changed", "updated"), "is:changed"),
    **dict.fromkeys(("corrected", "corrections", "correction"), "title:correct*"),
    **dict.fromkeys(("seen", "read"), "is:read"),
    "hidden": "status:hidden",
    "killed": "status:killed",
}
_PASSED: Final = frozenset(
    {
        "latest",
        "newest",
        "recent",
        "current",
        "top",
        "main",
        "already",
        "and",
        "that",
        "are",
        "came",
        "arrived",
        "appeared",
        "published",
        "filed",
        "only",
        *("there", "here", "now", "left", "remaining"),
    }
)
_ORDERS: Final = {
    "oldest first": "oldest",
    "newest first": "newest",
    "latest first": "newest",
    "unread first": "unread",
    "in reverse": "oldest",
}
_CARRIABLE: Final = (
    r"(?=(?:quotes|links|pictures|images|photos|audio|podcasts?|videos?|files|attachments|tags|"
    r"corrections)\b)"
)
_CARRIED: Final = (
    r"(?:with|having|that have|that has|which have|has|have|containing|contains|includes|including)"
    r" (?:any |some |an? )?"
    rf"{_CARRIABLE}"
)
_MARKERS: Final[tuple[tuple[str, str], ...]] = (
    (rf"(?:without|with no|that have no|that has no|not) (?:any )?{_CARRIABLE}", "hasnot"),
    (_CARRIED, "has"),
    (
        r"(?:except(?: for)?|but not|not|excluding|without|other than) (?:(?:those|ones) )?from",
        "notfrom",
    ),
    (r"without|not about|excluding|except(?: for)?|but not|minus", "without"),
    (rf"(?:in|written in|in the) (?={'|'.join(CODES)})", "language"),
    (r"said by|spoken by", "speaker"),
    (r"(?:tagged|labell?ed)(?: as| with)?|with (?:the )?(?:tag|label)", "tag"),
    (r"(?:in|from|of|under) (?:the |my )?(?:folder|category|group)", "folder"),
    (r"written by|by (?:the )?(?:author|reporter|journalist|writer)|(?:author|reporter)", "byline"),
    (r"(?:from|by|in|on|of) (?:the |my )?(?:feed|source|site|channel|blog)", "source"),
    (r"(?:with|having) (?:the )?(?:title|headline)|titled|headlined|called", "title"),
    (r"quoting|(?:with )?quotes (?:by|from|of)|in which", "speaker"),
    (
        (
            r"(?:with|containing|mentioning|that (?:mentions?|contains?|says?)|has|have|saying) "
            r"(?:the )?(?:words?|phrase|text)"
        ),
        "topic",
    ),
    (
        (
            r"about|mentioning|mentions?|naming|names|regarding|concerning|containing|contains|"
            r"matching|related to|covering|that (?:mentions?|contains?|names?)|to do with|on topic"
        ),
        "topic",
    ),
    (r"tag|label", "tag"),
    (r"folder|category|group", "folder"),
    (r"feed|source", "source"),
    (r"from|published by|posted by|out of|via", "from"),
    (r"by", "by"),
    (r"in|on|at|within", "in"),
    (r"of|for|with", "topic"),
)
_SURE_KINDS: Final = frozenset(
    {"has", "hasnot", "notfrom", "language", "byline", "speaker", "tag", "folder"}
)
"""What is said in a way that searched words are not."""
_TOPICAL: Final = frozenset(
    {"about", "regarding", "concerning", "mentioning", "mentions", "naming", "covering"}
)
"""Words that tell at the start that what follows is searched for."""
_ASKED_FOR: Final = frozenset({"for", "show", "list", "only", "all", "any", "the", "just"})
"""Words before what is searched for that tell nothing of it."""
_KINDS_OF_ROWS: Final = frozenset({"tag", "label", "folder", "category", "group", "feed", "source"})
_MARKED: Final = tuple(
    (
        re.compile(rf"(?:{one})" if kind in {"has", "hasnot", "language"} else rf"(?:{one})(?!\S)"),
        kind,
    )
    for one, kind in _MARKERS
)
_FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "tag": ("tag:{}",),
    "folder": ("folder:{}",),
    "byline": ("author:{}",),
    "source": ("from:{}",),
    "title": ("title:{}",),
    "has": ("has:{}",),
    "hasnot": ("-has:{}",),
    "without": ("-{}",),
    "notfrom": ("-from:{}",),
    "language": ("lang:{}",),
    "speaker": ("said:{}",),
    "topic": ("{}",),
    "from": ("from:{}", "folder:{}", "place:{}", "{}"),
    "by": ("from:{}", "author:{}", "said:{}", "{}"),
    "in": ("from:{}", "folder:{}", "{}"),
    "bare": ("from:{}", "folder:{}", "tag:{}", "{}"),
}
_NO_QUERY: Final = re.compile(r'["()|\\]|:(?!\d\d\b)|(?<!\d)[:/]|/(?!\d)|(?:\A|\s)-\w')
"""What belongs to a query, not to a sentence: such a line is left as it is."""
_JOINED: Final = re.compile(r"\w+(?:-\w+)+")
"""Words that hyphens join, as in a slug; they are looked for apart where they are not found so."""
_PLURAL: Final = re.compile(r"(?<![\w:])([^\W\d_]{3,}?)(?:ies|e?s)(?=\s|\Z)")
_LEFT_OUT: Final = frozenset({"notfrom", "without", "hasnot"})
"""Kinds of what is not wanted: without the rest there is too much."""
_NONE_THEN: Final = "None from that time. From any time:"
_NONE_UNREAD: Final = "None are unread. Including read ones:"
_ARTICLES: Final = frozenset({"the", "a", "an", "my", "all"})
_LONGEST_NAME: Final = 3
"""The name of a source that stands alone has at most so many words."""
_COUNT: Final = re.compile(r"\d{1,3}\Z")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_NOT_READ: Final = re.compile(
    r"(?:\A|(?<!\bdo)(?<!\bdid) )(?:that |which |what )?"
    r"(?:(?:i |we )?(?:have |are |were )?not|(?:i |we |(?<=stories )|(?<=articles ))"
    r"(?:(?:did|do) not|haven'?t|didn'?t|don'?t|(?:have )?never)) "
    r"(?:yet )?(?:been |have )?(?:read|seen|opened|unread)(?: yet| by me)?\b"
)
_IN_STORY: Final = re.compile(
    r"\w+ (?:in |within |inside |through )?(?:(?:this|the|current) )?(?:story|article|text|page)\b"
)
_NO_VALUE: Final = re.compile(
    r"(?:this|it|that|here|him|her|them|these|those)(?: \w+)?\Z"
    r"|(?:my |the |a |web ?)*(?:browser|firefox|chrome|lynx|web)\Z"
)
_ACTIONS: Final = frozenset(
    """
    delete remove rm erase drop mark star unstar tag untag label save next previous prev first last
    open close go move rename pause resume subscribe unsubscribe follow unfollow help set change
    undo redo skip back export import copy send share email hide quit exit who whom where why when
    stop start turn make put say speak repeat again refresh reload update sync add merge split
    download keep flag forget pipe one am full whole rest page this that it he she they
    other another same similar related more less how can happened happening going up did does was
    by to
    toggle not mute unmute confirm spell reply sort order edit manage
    sources feeds subscriptions people places names quotes tags links pictures versions rules
    searches folders settings commands keys help organisations errors accounts events read
    """.split()  # noqa: SIM905
)
"""Words that tell that something is to be done, not shown, or that need what was said before."""


@dataclass(slots=True)
class StoryPhrase:
    """What a phrase asks for; `slots` are words whose meaning depends on what precedes them."""

    states: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    slots: list[tuple[str, str]] = field(default_factory=list)
    order: str = ""
    count: int = 0
    has_noun: bool = False
    is_newest: bool = False
    is_search: bool = False
    is_timed: bool = False
    """Claims that a time is said as one: "since monday", "last week"."""

    def queries(self) -> Lines:
        """The queries it may mean, the narrowest first."""
        fixed = [*dict.fromkeys((*self.states, *self.times))]
        most = max((len(_FIELDS[kind]) for kind, _ in self.slots), default=1)
        found = []
        for choice in range(most):
            terms = [
                _term(_FIELDS[kind][min(choice, len(_FIELDS[kind]) - 1)], value)
                for kind, value in self.slots
            ]
            found.append(" ".join((*fixed, *terms)))
        if any("{}" in _FIELDS[kind] for kind, _ in self.slots):
            found.append(_PLURAL.sub(r"\1*", found[-1]))  # "rivers" finds "river" as well
        return tuple(dict.fromkeys(found))

    def less_narrow(self) -> tuple[tuple[str, str], ...]:
        """Queries for where there is nothing of the time, or unread, after what is to be said."""
        if any(kind in _LEFT_OUT for kind, _ in self.slots):
            return ()
        is_unread = self.states == ["is:unread"]
        if self.times and (self.slots or self.states):
            tries = [(replace(self, times=[]), _NONE_THEN)]
            if is_unread and self.slots:
                tries.append((replace(self, times=[], states=[]), _NONE_THEN))
        elif is_unread and self.slots:
            tries = [(replace(self, states=[]), _NONE_UNREAD)]
        else:
            return ()
        return tuple((said, query) for one, said in tries for query in one.queries() if query)

    def only_source(self) -> str:
        """The name that it asks for and nothing else: a source, a folder, or neither."""
        if self.states or self.times or len(self.slots) != 1 or self.is_search:
            return ""
        kind, value = self.slots[0]
        return value if kind in {"from", "in", "source", "folder", "bare", "tag"} else ""


def _term(field_of: str, value: str) -> str:
    return value if field_of == "{}" else field_of.format(f'"{value}"' if " " in value else value)


def story_phrase(plain: str) -> StoryPhrase | None:
    """What a line in lower case asks for; None where it is not wholly a phrase of this kind."""
    if _NO_QUERY.search(plain) or (plain.startswith("how ") and not plain.startswith("how many")):
        return None
    if plain.startswith(tuple(_SEARCHES)) and _IN_STORY.match(plain):
        return None
    found = StoryPhrase()
    text, found.order = _without_order(_with_unread(plain))
    words = text.split()
    at = 0
    while at < len(words) and words[at] in _LEADS and not _is_state(words, at):
        found.is_search |= words[at] in _SEARCHES
        at += 1
    has_lead = at > 0
    if not _read(found, words[at:]):
        return None
    kinds = {kind for kind, _ in found.slots}
    if words[0] == "open" and not (found.has_noun and kinds):
        return None
    if has_lead and words[0] in _ASKING and kinds and kinds <= {"from", "in", "folder", "source"}:
        return found
    if kinds == {"from"} and plain.startswith("from "):
        return found
    return found if _is_one(found, has_lead=has_lead and words[0] in _SHOWING) else None


def _with_unread(plain: str) -> str:
    """A phrase with "unread" before its noun in place of "which I have not read" behind it."""
    match = _NOT_READ.search(plain)
    if match is None:
        return plain
    words = f"{plain[: match.start()]} {plain[match.end() :]}".split()
    at = next((at for at, word in enumerate(words) if word in _NOUNS), len(words))
    return " ".join((*words[:at], "unread", *words[at:]))


def queries_of(words: str) -> Lines:
    """The queries that words which were searched for mean as a phrase: "stories in french"."""
    plain = " ".join(folded(words).split())
    if _YEAR.fullmatch(plain):
        return (f"date:{plain}",)
    if _JOINED.fullmatch(plain) and time_at([plain]) is None:
        return (plain.replace("-", " "),)
    phrase = _searched(words)
    return () if phrase is None else _queries(phrase, plain)


def less_narrow_queries_of(words: str) -> tuple[tuple[str, str], ...]:
    """Queries for where words that were searched for find nothing, after what is to be said."""
    phrase = _searched(words)
    return () if phrase is None else phrase.less_narrow()


def sure_queries_of(words: str) -> Lines:
    """Those of a phrase that is none by accident: "ferry last week", "unread in world".

    () where the words themselves are the likelier reading.
    """
    plain = " ".join(folded(words).split())
    phrase = _searched(words)
    if phrase is None:
        return ()
    kinds = {kind for kind, _ in phrase.slots}
    is_asked = phrase.has_noun or bool(phrase.states or phrase.is_newest)
    first = plain.partition(" ")[0]
    if kinds == {"topic"} and first in _TOPICAL and not phrase.states:
        return _queries(phrase, plain)
    begins = first in _NOUNS or first in _STATES or first in _LEADS
    if phrase.is_timed or kinds & _SURE_KINDS:
        return _queries(phrase, plain)
    if phrase.states and not kinds and phrase.has_noun:
        return _queries(phrase, plain)  # "breaking news"
    is_plain = "bare" not in kinds and not (kinds == {"topic"} and not begins)
    return _queries(phrase, plain) if is_asked and begins and kinds and is_plain else ()


def asks_for_all(words: str) -> bool:
    """Claim that a phrase asks for stories and does not say which: "latest", "top stories"."""
    plain = " ".join(folded(words).split())
    phrase = _searched(words)
    if plain in {"all", "everything", "anything", "any"}:
        return True
    if phrase is None or any(phrase.queries()):
        return False
    return phrase.has_noun or phrase.is_newest or phrase.count > 0


def _searched(typed: str) -> "StoryPhrase | None":
    """Words that were searched for as a phrase, in the letters typed; None where they are none."""
    plain = " ".join(folded(typed).split())
    phrase = StoryPhrase(is_search=True)
    told = _with_unread(plain)
    words = (plain if told.endswith(" unread") else told).split()  # at the end it is a word
    while len(words) > 1 and words[0] in _ASKED_FOR:
        words = words[1:]
    if _NO_QUERY.search(plain) or not _read(phrase, words):
        return None
    line = " ".join(typed.split())
    if len(line) == len(plain):
        phrase.slots = [(kind, _as_typed(value, plain, line)) for kind, value in phrase.slots]
    return phrase


def _as_typed(part: str, plain: str, line: str) -> str:
    at = plain.find(part)
    return line[at : at + len(part)] if at >= 0 else part


def _queries(phrase: "StoryPhrase", plain: str) -> Lines:
    found = tuple(query for query in phrase.queries() if query and query.casefold() != plain)
    is_name = plain.startswith("new ") and not (phrase.has_noun or phrase.times)
    return (f'"{plain}"', *found) if is_name else found  # "New York", before what is new of York


def _is_state(words: list[str], at: int) -> bool:
    """Claim that "read" here is what stories are: nouns or more states follow it."""
    return words[at] == "read" and at > 0


def _without_order(plain: str) -> tuple[str, str]:
    for said, order in _ORDERS.items():
        if plain.endswith(f" {said}"):
            return plain.removesuffix(said).strip(), order
    match = re.search(
        r" (?:sorted|sort|order|ordered)(?: by)? (date|time|newest|oldest|source|title|unread)\Z",
        plain,
    )
    if match is None:
        return plain, ""
    order = "newest" if match[1] in {"date", "time"} else match[1]
    return plain[: match.start()], order


def _read(found: StoryPhrase, words: list[str]) -> bool:
    """Take in all words; False for words that are of no such phrase."""
    at = 0
    loose: list[str] = []
    while at < len(words):
        time = time_at(words[at:])
        if time is not None:
            found.times.append(time.term)
            found.is_timed |= time.is_sure
            at += time.words
            continue
        at, marker = _last_marker(words, at)
        if marker is not None and at + marker[1] < len(words):
            kind, length = marker
            at, value = _value(words, at + length)
            if not value or _NO_VALUE.match(value):
                return False
            found.slots.append((kind, value))
            continue
        word, following = words[at], words[at + 1 : at + 2]
        at += 1
        is_followed = bool(following) and following[0] in _NOUNS
        if _took(found, word, is_followed=is_followed, is_alone=not (loose or following)):
            continue
        is_other = word in _ACTIONS or word.isdigit()
        if marker is not None or (not found.is_search and is_other):
            return False
        if word not in _PASSED and word not in _ARTICLES and word not in _KINDS_OF_ROWS:
            loose.append(word)
    if found.count and not found.has_noun:
        return False  # "3" alone is a number of a story
    loose = _without_asking(loose, is_search=found.is_search)
    if loose:
        found.slots.insert(0, ("topic" if found.is_search else "bare", " ".join(loose)))
    return True


def _without_asking(loose: list[str], *, is_search: bool) -> list[str]:
    """Words that nothing else accounts for, without those of asking at their ends.

    What is searched for loses politeness at its end alone, and never all of its words.
    """
    start, end = 0, len(loose)
    while end > start and loose[end - 1] in (_POLITE if is_search else _OF_ASKING):
        end -= 1
    while not is_search and start < end and loose[start] in _OF_ASKING:
        start += 1
    return loose[start:end]


def _took(found: StoryPhrase, word: str, *, is_followed: bool, is_alone: bool) -> bool:
    """Take in a word that tells what stories are wanted, or how many.

    `is_followed`: by a noun for stories; `is_alone`: nothing else tells what they are about.
    "killed in the flood" is not what an agency withdrew.
    """
    if word in _NOUNS:
        found.has_noun = True
    elif word in _STATES and (word != "killed" or is_followed or is_alone):
        found.states.append(_STATES[word])
    elif word in CODES and (is_followed or not found.is_search):  # "french stories"
        found.slots.append(("language", word))
    elif _COUNT.match(word) and not (found.count or found.is_search or found.has_noun):
        found.count = int(word)
    elif word in {"latest", "newest", "recent"}:
        found.is_newest = True
    else:
        return False
    return True


def _last_marker(words: list[str], at: int) -> tuple[int, tuple[str, int] | None]:
    """The preposition here and where it stands; of several ("in from bbc") the last."""
    marker = _marker_at(words, at)
    while marker is not None and (after := _marker_at(words, at + marker[1])) is not None:
        at, marker = at + marker[1], after
    return at, marker


def _marker_at(words: list[str], at: int) -> tuple[str, int] | None:
    """The preposition that stands here: its kind, and of how many words it is."""
    text = " ".join(words[at : at + 5])
    for pattern, kind in _MARKED:
        match = pattern.match(text)
        if match is None:
            continue
        length = len(match[0].split())
        if length == 1 and words[at] in _KINDS_OF_ROWS and at + 1 == len(words):
            continue  # "the world folder": it only says what the name is of
        return kind, length
    return None


def _value(words: list[str], at: int) -> tuple[int, str]:
    """The words up to the next preposition or time, without articles and nouns at the end."""
    start = at
    while at < len(words):
        if at > start and (time_at(words[at:]) or _marker_at(words, at)):
            break
        if at > start and words[at] in {"that", "which"}:
            break
        at += 1
    value = words[start:at]
    while len(value) > 1 and value[-1] in _POLITE:
        value = value[:-1]
    while value and value[0] in _ARTICLES:
        value = value[1:]
    while len(value) > 1 and value[-1] in {*_NOUNS, *_KINDS_OF_ROWS, "and", "only"} - {"news"}:
        value = value[:-1]
    return at, " ".join(value)


def _is_one(found: StoryPhrase, *, has_lead: bool) -> bool:
    """Claim that enough of a phrase is there for it to be none by accident."""
    kinds = {kind for kind, _ in found.slots}
    says_what = bool(found.states or found.times or found.has_noun or found.is_newest)
    if found.is_search and not (found.slots or found.states or found.times):
        return False
    if kinds == {"language"}:
        return says_what or has_lead
    if "bare" in kinds:
        name = next(value for kind, value in found.slots if kind == "bare")
        if name.count(" ") >= _LONGEST_NAME:
            return False
        return says_what or has_lead
    return says_what or (found.is_search and not kinds <= {"topic"})
