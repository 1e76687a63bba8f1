"""Lines that are read as a whole before others: searches, settings, what is copied or exported."""

from collections.abc import Callable
from typing import Final

from wirereader import late_re as re
from wirereader.desk.search.close_spelling import errors_between
from wirereader.desk.search.queries_meant import is_query, phrases_first
from wirereader.desk.search.story_phrases import less_narrow_queries_of
from wirereader.desk.wording.carrying_phrases import carried
from wirereader.desk.wording.grammar.help_topics import topic_called
from wirereader.desk.wording.grammar.rule import NOTE
from wirereader.desk.wording.questions.asked_of_story import asked_of_story
from wirereader.desk.wording.questions.said_questions import said_question
from wirereader.desk.wording.quote_phrases import (
    compared,
    names_of_time,
    names_written,
    quotes_of_time,
    stories_of_author,
    stories_of_day,
    stories_written,
)
from wirereader.desk.wording.reading_phrases import part_to_read
from wirereader.desk.wording.setting_phrases import setting_phrase
from wirereader.desk.wording.typed_letters import as_typed as _as_typed
from wirereader.story.faults import SettingsFault
from wirereader.story.folding import folded

Lines = tuple[str, ...]
_PERSON: Final = "export-quotes person "
_PRONOUNS: Final = frozenset({"him", "her", "them", "it", "this", "that", "here"})
_VIEWS: Final = {
    "unread": "unread",
    "starred": "starred",
    "breaking": "scope view:breaking",
    "changed": "changed",
    "today": "today",
}
"""Words that are views, and what shows one: its list can be returned to."""
_SHORT: Final = frozenset({"width", "prompt", "typography", "list"})
"""Settings that `set` has always known by a word."""
_OF_A_ROW: Final = re.compile(r"(?<![\w-])(?:from|source|folder|tag):")
"""A query for what a source, a folder or a tag has."""


_ADDRESS: Final = re.compile(
    r"(?:(?:show|give|tell|print|display|read|see|say|what is|what's|whats|where is)"
    r"(?: me| us)? )?"
    r"(?:(?:the|its|this|story|article|this story's|the story's|full|whole|exact) )*"
    r"(?:url|uri|link|(?:(?:web|internet|http|https|site|page|link) )?address|web "
    r"(?:link|url)|weblink|web-address)"
    r"(?: (?:of|for)(?: the| this)? (?:story|article|it|this|page|original|text|piece))?"
    r"(?: itself)?\Z"
)
"""Asks for the address of the open story: one, and not a list of them."""


_ALOUD: Final = re.compile(
    r"(?:read|say|speak)"
    r"(?: (?:it|this|that|all|everything|(?:the |this )?(?:story|article|text|news)))?"
    r"(?: to me)? (?:aloud|out loud|loud|loudly)(?: to me)?\Z"
)
_PLAYED: Final = re.compile(
    r"play (?:the )?(?:story |number |item |podcast |episode |audio |sound )?(?P<n>\d{1,4})\Z"
)
_LEADING: Final = re.compile(
    r"(?:(?:open|read|show|see|view)(?: me)? )?(?:the )?(?:top|first|main|lead|leading) "
    r"(?:story|article|headline)\Z"
)
"""Asks at the list for the story that is first in it; several are the briefing."""
_MORE_ROWS: Final = re.compile(
    r"(?=(?:how|where|what|which|is (?:it|there)|i (?:want|need|would like|wish)|have|see|get)\b)"
    r"(?!.*\b(?:paragraphs?|quotes?|sources?|feeds?|accounts?|tags?|words?|mark|delete|star)\b)"
    r"(?=.*\b(?:more|longer|bigger|larger|all|\d{1,4}|ten|twenty|thirty|forty|fifty|hundred)\b)"
    r"(?=.*\b(?:see|show|shown|list|listed|have|get|display|displayed|fit|view|stories|headlines|"
    r"rows|news|articles|items|lines|results|titles|entries)\b)"
    r".*\b(?:(?:at|all at) (?:once|a time|the same time)|in one go|"
    r"(?:per|on (?:a|one|the|each|every|my|this)) (?:page|screen)|a longer (?:page|list)|"
    r"(?:rows|stories|headlines|articles|items|results|titles|lines|entries)"
    r" (?:in (?:the|my|one) list|shown|listed|displayed|together)|"
    r"more than \d{1,4} (?:rows|stories|headlines|articles|items|results|titles))\b.*\Z"
)
"""Asks how more of the list is shown than a page of it."""
_HOW_MORE_ROWS: Final = (
    "!m lists the next headlines, list 1-50 the first fifty; set list 50 lists fifty at once from"
    " now on."
)
_SOURCE: Final = (
    r"(?:(?:rss|news|my|of my|of the|the|all|all the|all my) )*"
    r"(?:feeds?|sources?|subscriptions?|channels?|papers|newspapers|sites)"
)
_NEW: Final = (
    r"(?:(?:any|some|something|anything|still|got|left|more|the|stuff|things) )*"
    r"(?:unread|new|unseen)"
    r"(?: (?:stories|story|news|ones|items|articles|headlines|posts|stuff|things|entries|something|"
    r"content|messages))?"
    r"(?: (?:now|today|left|in them|for me|to read|inside|at the moment|right now))?"
)
_WITH_UNREAD: Final = re.compile(
    r"(?:(?:please|so|and|just|tell me|show me|show|list|list me|give me|see|only|display|print|"
    r"i want to (?:see|know)) )*"
    rf"(?:(?:which|what|any)(?: of)? {_SOURCE}(?: (?:that|which|do i have that))?"
    r" (?:have|has|had|got|have got|with|contain|are|is|still have|bring|brought)"
    rf"|{_SOURCE} (?:with|that have|that has|which have|having|that are|that got|containing))"
    rf" {_NEW}[?!.]*\Z|(?:the |all |my )*unread (?:feeds|sources|subscriptions|channels)[?!.]*\Z"
)
"""Asks which sources have unread stories: "which feeds are new", "sources with unread"."""
_NOUNS_FIRST: Final = ("stories", "articles", "headlines", "reports", "quotes", "everything")
_MISTYPED: Final = {"storys": "stories", "storyes": "stories", "nwes": "news", "newses": "news"}
_SHORT_NOUN: Final = 5
_AFTER_NOUN: Final = re.compile(r"(?:about|on|of|from|by|where|in which|which|that|with|since)\b")
"""What follows the noun that a search begins with."""
_NO_VOICE: Final = f"There is no voice in this program: your screen reader speaks this text.{NOTE}"
_NO_SOUND: Final = (
    "No sound is played here: links lists files by number, and browse NUMBER opens one with what"
    " plays it."
)


def searched(word: str, rest: str) -> Lines | None:
    """The searches for a phrase that is one for sure; () for a query; None for other lines."""
    if folded(word) not in {"search", "/"}:
        return None
    if rest.casefold() in _PRONOUNS:
        return None
    if view := _VIEWS.get(rest.casefold()):
        return (view,)
    if is_query(rest) or (rest and " " not in rest):
        return ()  # a word alone is searched for, whatever it means as a command
    if (better := _noun_mended(rest)) != rest:
        # first as typed: "stores about fire" may be no slip
        return (f"search {rest}", *(searched(word, better) or (f"search {better}",)))
    asked = "" if '"' in rest else " ".join(folded(rest).split()).rstrip(" ?!.")
    if quotes := said_question(asked, lambda part: _as_typed(part, rest)):
        return (*quotes, f"search {rest}")
    sure = phrases_first(rest)
    less = tuple(f"{said}{NOTE}search {query}" for said, query in less_narrow_queries_of(rest))
    found = (*(f"search {query}" for query in sure), f"search {rest}", *less)
    return found if sure or less else None


def _noun_mended(rest: str) -> str:
    """A phrase whose first word is a noun for stories or quotes, mistyped: "artcles about rain"."""
    first, _, more = folded(rest).partition(" ")
    if _AFTER_NOUN.match(more) is None or first in _NOUNS_FIRST or not first.isalpha():
        return rest
    near = [one for one in _NOUNS_FIRST if one[0] == first[0] and errors_between(first, one) <= 1]
    best = _MISTYPED.get(first) or (near[0] if near and len(first) > _SHORT_NOUN else "")
    return f"{best} {rest.partition(' ')[2]}" if best else rest


def own_phrase(plain: str, as_typed: Callable[[str], str], *, is_reading: bool = False) -> Lines:
    """What a line in lower case sets, copies, exports or has read; () where it does none of these.

    `as_typed` gives a part of the plain line in the letters that were typed; `is_reading`: a story
    is open.
    """
    word, _, rest = plain.partition(" ")
    if word == "set" and _is_set_so(*rest.partition(" ")[::2]):
        return ()
    leading = ("first-story",) if not is_reading and _LEADING.match(plain) else ()
    unread = ("feeds unread",) if _WITH_UNREAD.match(plain) else ()
    if told := unread or leading or _of_address_or_sound(plain, is_reading=is_reading):
        return told
    if word in {"help", "h"} and (topic := topic_called(rest)) is not None:
        return (f"help {topic}".strip(),)
    part = asked_of_story(plain, as_typed, is_reading=is_reading)
    part = part or (part_to_read(plain) if is_reading else quotes_of_time(plain, as_typed))
    if part := part or said_question(plain, as_typed, is_reading=is_reading):
        return part
    if written := names_written(plain, as_typed) or stories_written(plain, as_typed):
        return written
    if (
        written := compared(plain)
        or names_of_time(plain)
        or stories_of_day(plain)
        or stories_of_author(plain, as_typed)
    ):
        return written
    if found := tuple(_value_as_typed(line, as_typed) for line in setting_phrase(plain)):
        return found
    return tuple(_name_as_typed(line, as_typed) for line in carried(plain, is_reading=is_reading))


def _value_as_typed(line: str, as_typed: Callable[[str], str]) -> str:
    if not line.startswith("set ") or "\n" in line:
        return line
    name, _, value = line.removeprefix("set ").partition(" ")
    return f"set {name} {as_typed(value)}"


def _name_as_typed(line: str, as_typed: Callable[[str], str]) -> str:
    head, found, rest = line.partition(_PERSON)
    if not found:
        return line
    name, _, file = rest.rpartition(" ")
    return f"{head}{found}{as_typed(name)} {file}"


def _of_address_or_sound(plain: str, *, is_reading: bool) -> Lines:
    """What asks for the address of the open story, or for sound, which there is none of."""
    if is_reading and _ADDRESS.match(plain):
        return ("links 1",)
    if not is_reading and _MORE_ROWS.match(plain):
        return (_HOW_MORE_ROWS,)
    if _ALOUD.match(plain):
        return (f"{_NO_VOICE}whole-story",)
    if match := _PLAYED.match(plain):
        return (f"{match['n']}\t{_NO_SOUND}{NOTE}enclosures", f"open {match['n']}")
    return ()


def _is_set_so(name: str, value: str) -> bool:
    """Claim that a setting of this name may have this value, as it was typed."""
    from wirereader.settings.change_setting import wish_of

    if name in _SHORT:
        return " " not in value
    try:
        wish_of(name, value)
    except SettingsFault:
        return False
    return True


def as_a_name_too(queries: list[str], plain: str, line: str) -> list[str]:
    """The queries, with the line as a phrase before its words: "new york", "breaking bad"."""
    if '"' in line or plain not in " ".join(folded(line).split()):
        return queries
    at = next((at for at, one in enumerate(queries) if not _OF_A_ROW.search(one)), len(queries))
    return [*queries[:at], f'"{_as_typed(plain, line)}"', *queries[at:]]
