"""The queries that searched words may mean, the likeliest first, in the order they are tried.

The search command takes the first that finds anything; the count of the search bar does the same.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple

from wirereader import late_re as re
from wirereader.analysis.places.country_names import country_code
from wirereader.analysis.places.world_regions import countries_of
from wirereader.desk.search.content_words import SMALL, searches_for
from wirereader.desk.search.query_dialects import translated
from wirereader.desk.search.story_phrases import (
    asks_for_all,
    less_narrow_queries_of,
    queries_of,
    sure_queries_of,
)
from wirereader.desk.search.time_phrases import time_at
from wirereader.desk.search.topics_of_news import topic_query
from wirereader.desk.search.word_forms import in_other_forms
from wirereader.library.search.query_fields import BY_NAME
from wirereader.story.folding import folded

_PARTS: Final = re.compile(r'\S*"[^"]*"\S*|\S+')
_HASHED: Final = re.compile(r"(?<!\S)#(?=\w)")
_QUERY: Final = re.compile(r'\w:(?=\S)|["()]|(?:\A|\s)-\w|\bOR\b')
_NO_WORD: Final = re.compile(r'[\s*:"()?.-]*')
_COMMA: Final = re.compile(r"(?<=\w)[,;](?=\s|\Z)")
_LEAD: Final = re.compile(
    r"(?:exact(?:ly)?(?: phrase| words?)?|(?:the )?(?:words?|phrase|text|term|saved search|query|"
    r"keywords?)|contain(?:s|ing)|includ(?:es|ing)|both|either|all of|any of|everything|anything|"
    r"stories|show(?: me)?|list|give me|i want|let me see|look for)"
    r"(?: that| which| with| of| in| on| about| are| contain| mention)*:? +(?=\S)",
    re.IGNORECASE,
)
"""What is said before what is searched for, and does not tell of it."""
_TRAIL: Final = re.compile(
    r"(?<=\w) (?:(?:in|inside|within) (?:it|them|there|the (?:text|title|headline|story))|"
    r"(?:anywhere|somewhere)(?: in (?:it|them|the text))?)\Z",
    re.IGNORECASE,
)
"""What is said after it: "anything with the word rain in it"."""
_EITHER: Final = re.compile(r"\A(?:either|any of|one of)\b", re.IGNORECASE)
_SAID_AROUND: Final = re.compile(
    r"(?:any|every|some)?(?:thing|where|stories|story|articles?|headlines?)? ?"
    r"(?:that |which )?(?:with|contain(?:s|ing)|has|have|includ(?:es|ing)|mention(?:s|ing)) "
    r"(?:the |an? )?(?:words?|terms?|phrase|text|keywords?) ",
    re.IGNORECASE,
)
_FIELD_FIRST: Final = re.compile(
    r"(?P<name>title|headline|subject|person|people|speaker|place|city|country|company|"
    r"organi[sz]ation|org|language|source|feed|site|tag|label|folder|group|author|writer|byline) "
    r"(?P<value>[^:\"()]+)",
    re.IGNORECASE,
)
_SAID: Final = re.compile(
    r"(?:what (?:did|does|do|has|have) (?P<a>.+?) (?:say|said|says|claim|tell)(?: about .+)?|"
    r"(?:all |the )*(?:quotes?|quotations|statements?|remarks|words) (?:by|of|from) (?P<b>.+)|"
    r"(?P<c>.+?)(?:'s)? (?:quotes|quotations|statements|remarks)|"
    r"(?:(?:stories|articles|news|those|all|everything) )?(?:where|in which|when|that|which) "
    r"(?P<d>(?:(?!that |which |who )\S+ ){0,3}?\S+) (?:is |was |are |were )?"
    r"(?:speaks?|spoke|speaking|talks?|talked|talking|quoted|cited|says something)|"
    r"(?:who|what|which stories|which papers|stories (?:that|which)|stories|anyone) "
    r"(?:quotes?|quoting|quoted|cites?|citing|cited) (?P<e>.+)|"
    r"(?:said|spoken|stated|words|voice|quoting|quoted|told|a quote) (?:by|of|from) (?P<f>.+)|"
    r"(?P<g>[^\W\d_]\S*(?: [^\W\d_]\S*)?) (?:speaking|talking|in (?:his|her|their) own words|"
    r"speaks|is quoted|quoted))\Z",
    re.IGNORECASE,
)
_QUOTES_ABOUT: Final = re.compile(
    r"(?:(?:all|any|the) )?(?P<kind>quotes?|quotations?|statements?|remarks?) "
    r"(?:that (?:mention|are about) |(?:which|who) mention |"
    r"(?:about|on|mentioning|regarding|concerning|containing) )"
    r"(?:the (?:words? )?)?(?P<topic>[^\":()]+)",
    re.IGNORECASE,
)
"""Quotes that have a word: "quotes about rain", "statements on the budget"."""
_COVERAGE: Final = re.compile(
    r"(?:(?:all|the) )?(?:press|media|newspaper|news|wire) "
    r"(?:coverage|reports?|reporting|reactions?) (?:of|on|about|to) (?:the )?(\S.*)",
    re.IGNORECASE,
)
_THIS: Final = re.compile(r"\bdate:(week|month)\b")
_SAME: Final = re.compile(
    r"(?<![\w-])(?P<name>tag|tags|label|from|source|feed|author|by|folder|lang):"
)


_TYPED: Final = re.compile(
    rf"-?(?:{'|'.join(sorted((*BY_NAME, 'in', 'label'), key=len, reverse=True))}):(?![\s/])\S"
    r"|-[^\W\d_]{3,}\Z|\"[^\"]+\"\Z|\S+(?: \S+)? (?:OR|AND|AND NOT) \S+"
    r"|[^\W\d_]{3,} -[^\W\d_]{3,}\Z",
)


_FOLDER: Final = re.compile(r"(?<![\w:-])folder:", re.IGNORECASE)
_OF_NEWS: Final = re.compile(
    r"\A(?:the )?(?:news|stories|headlines|articles) (?:of|from|in|on|about) (?:the )?"
    r"|(?<=\w) (?:news|stories|headlines|articles)\Z",
    re.IGNORECASE,
)
"""What is said around the name of what stories are filed under: "news of sport"."""
_COUNTRY: Final = re.compile(
    r"(?P<field>(?:folder|place):)?\"?(?P<name>[^\W\d_](?:[^\W\d_]|[ .'-])+)\"?", re.IGNORECASE
)
"""A name alone, or as what stories may be filed under."""
_PLURAL: Final = re.compile(r"(?<=\w{3})(?:ies|(?<!s)s)\Z", re.IGNORECASE)
_KIND_BY: Final = 5
"""Letters before which "quotes" stands in a phrase that asks for them: "all quotes about"."""
_LONGEST_NAME: Final = 5
"""More words than these are no name of a source or of a label."""


class QueriesMeant(NamedTuple):
    """Queries, the likeliest first, and the order that was asked for with them ("" for none).

    `is_of_all` claims that words which find nothing ask for every story: "latest news".
    """

    queries: tuple[str, ...]
    order: str = ""
    is_of_all: bool = False
    shown: Mapping[str, str] = MappingProxyType({})
    """What a query that no person would type is called in place of itself."""


def queries_meant(words: str, *, is_asked: bool = False) -> QueriesMeant:
    """What searched words may mean; no query where they ask for every story.

    `is_asked`: they are a part of what was typed, "kenya" of "news about kenya"; then a country is
    meant and not the word.
    """
    text, order = translated(words)
    if _NO_WORD.fullmatch(text):
        return QueriesMeant((), order)
    is_in_terms = _QUERY.search(text) is not None
    first: tuple[str, ...] = (_timed(text),) if is_in_terms else phrases_first(text)
    is_led = _SAID_AROUND.match(text) or (_TRAIL.search(text) and _LEAD.match(text))
    led = _without_lead(text) if is_led and not is_in_terms else ()
    first = (*led[:1], *first)  # "anything with the word rain in it" has no word of its own else
    topic, named = topic_query(text) if is_asked else ("", "")
    first = (topic, *first) if topic else first
    rest = (
        _in_terms(text)
        if is_in_terms
        else (
            *_quotes_about(text),
            *queries_of(text),
            *_without_lead(text),
        )
    )
    by_author = text.replace("from:", "author:")
    is_phrase = is_in_terms or bool(first or rest)
    stems = () if is_phrase else searches_for(text)[1:]
    first = (*first, *(_THIS.sub(_of_late, one) for one in first))  # a week begins on its Monday
    filed = _as_filed(text, is_in_terms=is_in_terms)
    wide, country = _of_country(text, is_asked=is_asked)
    if wide and (country.casefold() == text.casefold() or not is_asked):
        first = (wide, *first)
    elif wide:
        rest = (*rest, wide)
    is_timed = not is_in_terms and bool(less_narrow_queries_of(text))
    plain = rest[:1] if is_timed else (text,)  # "today" is no small word of "copper today"
    widened = tuple(wide for one in (*first[:1], *plain) for wide in in_other_forms(one))
    last = (one.query for one in widened)
    every = (*first, text, *rest, _HASHED.sub("", text), by_author, *stems, *filed, *last)
    shown = {wide: country, topic: named} | {one.query: one.shown for one in reversed(widened)}
    return QueriesMeant(tuple(dict.fromkeys(every)), order, asks_for_all(text), shown)


def _of_country(text: str, *, is_asked: bool) -> tuple[str, str]:
    """The query for all of a country or region that the whole text names, and its title; or "".

    A place that is asked for as one is the country with its towns, too; a region is its countries.
    """
    match = _COUNTRY.fullmatch(text)
    name = match["name"] if match is not None else ""
    country = country_code(name)
    codes = (country,) if country else countries_of(name)
    if match is None or not codes:
        return "", ""
    named, title = _quoted(name), name if country or not name.islower() else name.title()
    countries = " OR ".join(f"country:{code}" for code in codes)
    if (match["field"] or "").lower() == "place:":
        return f"(place:{named} OR {countries})", text
    if not is_asked:
        return "", ""
    filed = f" OR kicker:{named}" if match["field"] else ""
    return f"({named} OR place:{named} OR {countries}{filed})", title


def _as_filed(text: str, *, is_in_terms: bool) -> tuple[str, ...]:
    """Queries for the source or folder that words are the name of, or what it files stories under.

    They are tried where no story has the words; of a field for folders the value is such words.
    """
    if is_in_terms:
        return (_FOLDER.sub("kicker:", text),) if _FOLDER.search(text) else ()
    words = _OF_NEWS.sub("", text).strip()
    if not words or words.count(" ") >= _LONGEST_NAME:
        return ()
    named = _quoted(words)
    singular = _PLURAL.sub(_one_of, words)
    filed = [f"kicker:{_quoted(one)}" for one in dict.fromkeys((words, singular))]
    return (f"from:{named}", f"folder:{named}", *filed)


def _one_of(found: re.Match[str]) -> str:
    """The ending of one where a word has that of several: "obituaries"."""
    return "y" if found[0] == "ies" else ""


def _of_late(found: re.Match[str]) -> str:
    """As long back from now in place of the week or month of today."""
    return f"since:1{'w' if found[1] == 'week' else 'mo'}"


def phrases_first(text: str) -> tuple[str, ...]:
    """The queries of words that are a phrase: with a time, a field's name, of somebody's words."""
    if " " not in text and (time := time_at([folded(text)])) is not None:
        return (time.term,)
    if (match := _FIELD_FIRST.fullmatch(text)) is not None:
        named = f"{match['name'].lower()}:{_quoted(match['value'])}"
        return (named, *sure_queries_of(text))
    if (quoted := _quotes_about(text)) and text.lower().find("quot") in range(_KIND_BY):
        return quoted
    if (match := _COVERAGE.fullmatch(text)) is not None:
        return (match[1],)
    said = _SAID.fullmatch(text)
    if said is not None and said["d"]:  # "where putin speaks" asks for no place
        return _said_by(said)
    if found := sure_queries_of(text):
        return found
    plain = _COMMA.sub(" ", text)
    if plain != text:
        return (*sure_queries_of(plain), " ".join(plain.split()))
    return () if said is None else _said_by(said)


def _quotes_about(text: str) -> tuple[str, ...]:
    """The queries for stories with quotes about what a phrase says; () where it asks for none."""
    match = _QUOTES_ABOUT.fullmatch(text)
    if match is None:
        return ()
    parts = _timed(match["topic"]).split()
    times = [one for one in parts if ":" in one]
    words = [one for one in parts if ":" not in one]
    content = [one for one in words if folded(one) not in SMALL]
    if not content:
        return ()
    whole = f"quote:{_quoted(' '.join(words))}"
    apart = (f"quote:{one}" for one in content)
    return tuple(dict.fromkeys((" ".join((whole, *times)), " ".join((*apart, *times)))))


def _said_by(match: re.Match[str]) -> tuple[str, ...]:
    """The queries for what somebody said, and for the name alone."""
    who = _quoted(next(filter(None, match.groups())))
    return (f"said:{who}", who)


def _in_terms(text: str) -> tuple[str, ...]:
    """What else a query in terms may mean that finds nothing."""
    said = re.sub(r"(?<![\w-])(?:quote|quoted|quotes):", "said:", text)
    if said == text:
        said = re.sub(r"(?<![\w-])(?:said|speaker):", "quote:", text)
    plain = _NAMED.sub("", text)  # what is not analysed yet has its words all the same
    names = {match["name"].lower() for match in _SAME.finditer(text)}
    parts = text.split()
    is_same = len(names) == 1 and len(parts) > 1 and all(map(_SAME.match, parts))
    either = (" OR ".join(parts),) if is_same else ()
    return (*either, *(one for one in (said, plain) if one not in {text, ""}))


_NAMED: Final = re.compile(
    r"(?<![\w-])(?:person|people|place|city|location|org|organisation|organization|company):",
    re.IGNORECASE,
)


def _without_lead(text: str) -> tuple[str, ...]:
    """Words without what is said before them; those of "either" with an OR between."""
    rest = text
    while (match := _LEAD.match(rest)) is not None and rest[match.end() :].strip(" :"):
        rest = rest[match.end() :].strip(" :")
    if rest == text:
        return ()
    rest = _TRAIL.sub("", rest)
    if _EITHER.match(text):
        words = [word for word in re.split(r"[\s,]+", rest) if word.lower() not in {"or", "and"}]
        return (" OR ".join(words),)
    return (rest, *sure_queries_of(rest))


def _quoted(words: str) -> str:
    words = " ".join(words.split())
    return f'"{words}"' if " " in words else words


def is_typed_query(line: str) -> bool:
    """Claim that a line that is no command is a query as it stands: "tag:work -sport"."""
    return _TYPED.match(line) is not None


def is_query(words: str) -> bool:
    """Claim that words are a query in the terms of this program or of another one."""
    text, order = translated(words)
    return bool(order) or text != " ".join(words.split()) or _QUERY.search(text) is not None


def _timed(text: str) -> str:
    """A query with fields in which times that are said as such are terms: "from:voa last week"."""
    parts = list(_PARTS.finditer(text))
    plain = [folded(part[0]) for part in parts]
    found, at, end = "", 0, 0
    while at < len(parts):
        time = time_at(plain[at:])
        if time is None or not time.is_sure:
            at += 1
            continue
        found += f"{text[end : parts[at].start()]}{time.term}"
        at += time.words
        end = parts[at - 1].end()
    return found + text[end:]
