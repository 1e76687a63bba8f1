"""A line in a person's own words, as the command lines that it may mean."""

from functools import partial
from typing import Final

from wirereader import late_re as re
from wirereader.desk.commands.table import by_word, topics
from wirereader.desk.search.queries_meant import is_typed_query
from wirereader.desk.search.story_phrases import story_phrase
from wirereader.desk.search.time_phrases import time_in
from wirereader.desk.wording.command_words import (
    COUNT,
    MAY_BE_A_PHRASE,
    is_at_hand,
    is_counted,
    is_plainly_counted,
    is_short,
    is_short_of_nothing,
    takes_free_words,
    takes_name_of_row,
)
from wirereader.desk.wording.examples.likeness import going_first, likest
from wirereader.desk.wording.examples.matching import Meant, meant_by_example
from wirereader.desk.wording.examples.words import is_polite
from wirereader.desk.wording.grammar.meaning import meant_by_kinds
from wirereader.desk.wording.grammar.not_offered import small_talk
from wirereader.desk.wording.grammar.other_programs import from_other_programs
from wirereader.desk.wording.grammar.rule import BY_WORDS
from wirereader.desk.wording.grammar.rule import NOTE as _NOTE
from wirereader.desk.wording.grammar.second_language import as_fluent
from wirereader.desk.wording.grammar.sentence import tokens_of
from wirereader.desk.wording.grammar.small_words import plainer
from wirereader.desk.wording.grammar.typing_errors import mended_lines
from wirereader.desk.wording.moving_phrases import in_order, moved
from wirereader.desk.wording.never_guessed import REFUSAL as _REFUSAL
from wirereader.desk.wording.never_guessed import asked_first, named_as_typed, without_marks
from wirereader.desk.wording.numbered_phrases import at_hand, numbered
from wirereader.desk.wording.own_phrases import as_a_name_too, own_phrase, searched
from wirereader.desk.wording.patterns import patterns, vague_patterns
from wirereader.desk.wording.questions.question_phrases import asked
from wirereader.desk.wording.synonyms import IN_STORY, SYNONYMS, TYPED_OUT, Lines, expanded
from wirereader.desk.wording.typed_letters import as_term, as_typed
from wirereader.desk.wording.word_bags import bag, lines_like, lines_within
from wirereader.story.folding import folded

THEN: Final = "\n"
"""Stands between lines that are to be done in turn."""
OF_STORY: Final = "\t"
"""Stands after the number of the story that a line is about."""
REFUSAL: Final = _REFUSAL
NOTE: Final = _NOTE
"""Ends a sentence that is said before what came of the line after it."""
_LITERAL: Final = frozenset(
    {
        *("/", "pipe", "merge", "join", "tag-new", "set-source", "save-search"),
        *("rename-folder", "export-quotes", "export-names", "export-stories"),
    }
)
"""Commands whose words are never read as anything but what they take."""
_LOOKED_UP: Final = frozenset({"timeline", "statements", "people", "places", "unfollow"})
"""Commands whose words are a name: what they find goes first, and what they might mean after it."""
Patterns = tuple[tuple[re.Pattern[str], Lines], ...]
_THEN: Final = re.compile(r"(?:,? and then |,? then |; ?|, and | and )")
_TWO: Final = 2
LONGEST: Final = 1000
"""A line of more characters is pasted text, not a phrase; reading it takes time by its square."""
_LISTS: Final = frozenset(
    {
        *("list", "search", "find", "read", "unread", "starred", "breaking", "changed", "today"),
        *("all", "all-stories", "show-new", "open"),
    }
)
"""Commands that may as well begin a phrase that asks for stories."""
_NAMED: Final = frozenset(
    {"scope", "refresh", "remove", "pause", "resume", "site", "mark-all-read", "unfollow"}
    | {"timeline", "statements", "card-story"}
)
"""Commands about what has a name."""
_SO_MANY: Final = re.compile(  # so many stories, and not one by its number
    r"(?:show|list|give|see|get|display|read)(?: me)? (?P<count>\d{1,3}) "
    r"(?:stories|headlines|news|items|articles|entries|titles)\Z"
)
_HAS_WORDS: Final = re.compile(r" .*[^\W\d_]{3}")
_NO_BLANK: Final = re.compile(r"([a-z][a-z-]*)(\d{1,6})\Z")
_GO_TO: Final = re.compile(r"(?:go|goto|jump|skip|move)(?: to)?(?: number)? (?P<n>\d{1,4})\Z")
_HYPHENED: Final = re.compile(r"\A:?[a-z]+(?:[-_][a-z]+)+(?!\S)")
_READING: Final = frozenset({"read", "open", "quotes", "quote", "list"})  # begin phrases
_VIEWS: Final = {
    "is:unread": "unread",
    "is:starred": "starred",
    "is:breaking": "scope view:breaking",
    "is:changed": "changed",
    "date:today": "today",
}
"""Queries that are views of their own."""
_WRITING: Final = frozenset({"save", "export"})
"""Commands that write a file of the name that is typed."""
_NUMBERED_WORDS: Final = frozenset({"tag", "save"})
"""Commands whose free words may begin with a number."""
_NOUN_FIRST: Final = re.compile(
    r"(?P<noun>feeds?|sources?|subscriptions?|stor(?:y|ies)|articles?|tags?|search(?:es)?|rules?|"
    r"quotes?|people|places|opml|settings?|config|links?|accounts?|remote|rss|channels?|"
    r"subs?)[ :.-]"
    r"(?P<verb>list|ls|show|add|new|remove|rm|delete|del|refresh|update|fetch|pause|resume|rename|"
    r"import|export|read|open|view|star|unstar|save|edit|mark|find|all|unsubscribe|subscribe|"
    r"disable|enable)"
    r"(?: (?P<rest>.+))?\Z"
)
_ORDINALS: Final = (
    *("second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth"),
)
_ORDINAL: Final = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|\d+(?=st|nd|rd|th))(?:st|nd|rd|th)? "
    r"(story|article|headline|item|paragraph|quote|link|picture|one)\b"
)
_COLON: Final = re.compile(r"\A(tag|label|search|find|save|add|open|read|help): ?")
_CARDINALS: Final = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_CARDINAL: Final = re.compile(
    rf"\b({'|'.join(_CARDINALS[1:])})\b(?= (?:stor|articl|headlin|item))"
    rf"|(?:(?<=story )|(?<=quote )|(?<=number )|(?<=paragraph )|(?<=link )|(?<=picture )|"
    rf"(?<=article )|(?<=headline ))({'|'.join(_CARDINALS)})\b"
)
_POLITE: Final = re.compile(
    r"\A(?:(?:please|can you|could you|can i|could i|may i|would you|will you|i want to|"
    r"i would like to|i'd like to|i want|let me|let us|let's|lets|now|just|ok|okay|hey|and|then)"
    r"\s+)+"
)
_SHOW: Final = re.compile(
    r"\A(?:show me|show only|show|display|give me|give|tell me|view|see|let me see|print|get me|"
    r"read me|read out|read aloud|list|only|filter|switch to|change to|turn on|use)\s+"
)
_OF_ME: Final = re.compile(
    r"(?:should|did|do|have|has|had|when|why|if) (?:i|we|you)\b|what (?:is|are|was)\b"
)
"""Begins a question about doing something, which does nothing."""
_DOING: Final = frozenset(
    {"mark-all-read", "mark-read", "mark-unread", "star", "unstar", "quit", "save"}
)
_ABOUT: Final = re.compile(r"\b(?:about|on|mentioning|regarding|from|by|with|unread|breaking)\b")
_EXCEPT: Final = re.compile(
    r"\b(?:except|excepting|excluding|besides|but|not|without|minus|other than|apart from|"
    r"aside from|save for)\b"
)
"""Words that part what is not to be marked: a list of them would be the contrary."""
_ONE: Final = re.compile(
    r"\A(?!every |each |any ).*\b(?:story|article|headline|item|post|one|entry)\b"
)
"""A noun for one story, of which a list of many is not meant."""
_MARKED_READ: Final = re.compile(r"mark (?P<x>.+?) (?:as )?(?:read|seen)\Z")
_ARTICLES: Final = frozenset({"the", "a", "an", "my", "this", "please", "me", "all the", "of the"})
_END: Final = re.compile(
    r"[\s?!.,;]+\Z|\s+(?:please|now|thanks|thank you|for now|for a while|for today|right now|"
    r"as well|too|instead|then)[\s?!.]*\Z"
)
_QUOTED: Final = {"q": "x", "qv": "v"}
"""Parts of a line as they stand in a query or after an equals sign: phrases in quotation marks."""


def readings(line: str, *, is_reading: bool = False) -> Lines:
    """The command lines that `line` may mean, as `_readings` has them; no rule is made of a guess.

    A rule hides stories for good: a sentence that would make one gets its exact words to type.
    Of a line too long to be a phrase nothing is made.
    """
    if len(line) > LONGEST:
        return ()
    typed = line
    line = plainer(as_fluent(line, is_reading=is_reading), is_reading=is_reading)
    first, _, rest = folded(line.strip()).partition(" ")
    if first == "hide" and rest.startswith(("and ", "or ")):
        return (f"search {line.strip()}",)  # "hide and seek"
    found = _readings(line, is_reading=is_reading) or ((line,) if line != typed else ())
    if not found and (whole := _HYPHENED.sub(_without_hyphens, line.strip(), 1)) != line.strip():
        found = _readings(whole, is_reading=is_reading)  # "open-in-browser 3"
    if not found and first == "just" and rest:
        found = _readings(f"only {rest}", is_reading=is_reading)  # "just japan"
    found = without_marks(line, found)
    if folded(typed.strip()).startswith("hide "):
        return found
    return (*(asked_first(one) for one in found), *_or_searched(line.strip(), found))


def _without_hyphens(word: re.Match[str]) -> str:
    bare = word[0].removeprefix(":")
    return bare if by_word(bare) is not None else bare.replace("-", " ").replace("_", " ")


def _or_searched(line: str, found: Lines) -> Lines:
    """A search for a line about a source or event whose name none may have: "fetch quest"."""
    if not found or any(THEN in one or one.startswith(REFUSAL) for one in found):
        return ()
    words = {_first_word(one) for one in found}
    named = all(_HAS_WORDS.search(one) or OF_STORY in one for one in found)
    is_shortened = folded(line).partition(" ")[0] in words and line not in found
    return (f"search {line}",) if named and words <= _NAMED and not is_shortened else ()


def _readings(line: str, *, is_reading: bool = False) -> Lines:
    """The command lines that `line` may mean, the likeliest first; () where it is none of these.

    `is_reading`: a story is open, in which "top" and "end" are places.  A word of the command
    table at the start goes first: what follows it is not read as a phrase where the command takes
    free words.
    """
    typed = line
    if by_word(line.strip()) is not None:  # the likeliest by far, and known without any phrase
        there = IN_STORY if is_reading else TYPED_OUT
        return there.get(line.strip(), TYPED_OUT.get(line.strip(), ()))
    if (found := _set_apart(line.strip(), is_reading=is_reading)) is not None:
        return found
    word, _, rest = _plain(line).partition(" ")
    has_count = is_counted(word, rest) or (by_word(word) is not None and rest in _CARDINALS)
    is_as_typed = has_count or (bool(rest) and word not in {"l", "list"} and is_short(word))
    example = None if is_as_typed else meant_by_example(line, is_reading=is_reading)
    inner = _plain(_without_frame(line))
    is_said = is_reading and bool(inner) and not is_as_typed and not moved(inner, is_reading=True)
    near, is_command = likest(line) if is_said else None, _takes_words(word)
    first = going_first(example, near, is_phrase=inner in SYNONYMS, is_command=is_command)
    if sure := known_of(first):
        return named_as_typed(line.strip(), sure)
    line, plain = _without_frame(line), inner
    if not plain:
        return ()
    found = _read(plain, line, example, is_reading=is_reading) or _by_example(example, plain)
    if not found and by_word(plain.partition(" ")[0]) is None:
        found = known_of(near.lines if near is not None else lines_within(plain))
    word, _, rest = plain.partition(" ")
    is_no_command = by_word(word) is None or (rest and is_short_of_nothing(word))  # "I cannot"
    if found or is_no_command or plain == " ".join(folded(typed).split()):
        return found
    return (f"{word} {as_typed(rest, line)}".strip(),)  # without "please", "for now", a colon


def _set_apart(line: str, *, is_reading: bool) -> Lines | None:
    """What a line means that is read as a whole: a count, a search, keys, settings; else None."""
    word, _, rest = line.partition(" ")
    if is_plainly_counted(word, rest):
        return ()
    if is_typed_query(line) and by_word(word.casefold()) is None:
        return (f"search {line}",)
    found = searched(word, rest)
    if found is None:
        found = from_other_programs(line, is_reading=is_reading) or None
    if found is not None:
        return _explained(found[0]) if found and found[0].startswith("help ") else found
    only = story_phrase(f"only {folded(rest)}") if word.casefold() == "just" else None
    if only is not None and (only.states or only.has_noun):
        return readings(f"only {rest}", is_reading=is_reading) or None
    plain = _plain(line)
    own = (_timed(plain, line) if time_in(plain) else ()) or own_phrase(
        plain, partial(as_typed, line=line), is_reading=is_reading
    )
    if own:
        return own
    if said := small_talk(" ".join(folded(line).split()).rstrip(".!")):
        return (said,)
    return _told_by_number(plain, line, is_reading=is_reading) or None


def _timed(plain: str, line: str) -> Lines:
    """Stories of a time that are asked for, or marked read: "mark stories before november read"."""
    phrase = story_phrase(plain)
    kinds = {kind for kind, _ in phrase.slots} if phrase is not None else set()
    if phrase is not None and phrase.is_timed and (phrase.has_noun or kinds - {"bare"}):
        return _stories(plain, line)
    return _marked_read(plain, line)


def _told_by_number(plain: str, line: str, *, is_reading: bool) -> Lines:
    """So many stories, a number in words ("the third"), or one without a blank ("star3")."""
    if match := _SO_MANY.match(plain):
        return (f"list 1-{match['count']}",)
    if is_reading and (match := _GO_TO.match(plain)):
        return (match["n"],)  # as the number alone: a paragraph, or a row of what is listed
    match = _NO_BLANK.match(folded(line))
    if match is not None and by_word(match[1]) is not None and by_word(line) is None:
        return readings(f"{match[1]} {match[2]}", is_reading=is_reading) or (
            f"{match[1]} {match[2]}",
        )
    tokens = tokens_of(line) if not is_reading else ()
    is_number = len(tokens) == 1 and len(tokens[0].numbers) == 1 and not line.isdecimal()
    return (f"open {tokens[0].numbers[0]}",) if is_number else ()


def _of_example(example: Meant | None, word: str, line: str) -> Lines:
    """What a sure example means; a command that takes a name is tried first with all of it."""
    if example is None or not example.is_sure:
        return ()
    found = known_of(example.lines)
    return (line, *found) if found and takes_name_of_row(word) else found


def _by_example(example: Meant | None, plain: str) -> Lines:
    """What an example means that is only like a line; () where a command begins the line."""
    if example is None or by_word(plain.partition(" ")[0]) is not None:
        return ()
    if next(mended_lines(plain), ""):
        return ()  # a word with a typing error is mended first
    return known_of(example.lines)


def _without_frame(line: str) -> str:
    """A line without a colon before it, and what is said around a command: "would you please"."""
    bare = line.strip().removeprefix(":").strip() or line
    tokens = tokens_of(bare)
    if not tokens or by_word(folded(bare)) is not None:
        return bare
    return bare[tokens[0].start :]


def _read(plain: str, line: str, example: Meant | None, *, is_reading: bool) -> Lines:
    word, _, rest = plain.partition(" ")
    tries = tuple(dict.fromkeys((plain, _SHOW.sub("", plain, 1), _without_articles(plain))))
    in_story = next((IN_STORY[one] for one in tries if is_reading and one in IN_STORY), ())
    if in_story or (not rest and by_word(word) is not None):
        return in_story or TYPED_OUT.get(plain, ())
    if known := _phrase(plain, (plain,)):
        return known
    return (
        _moved(plain, is_reading=is_reading)
        or _kinds(word, rest, line)
        or _of_example(example, word, line)
        or ((word,) if rest and is_at_hand(word, rest) else ())
        or _phrase(plain, tries)
        or _numbers(tries, word, line)
        or (
            ()
            if rest and (takes_free_words(word) or is_counted(word, rest))
            else _by_kind(plain, line, is_reading=is_reading)
        )
    )


def _kinds(word: str, rest: str, line: str) -> Lines:
    """What a line means by the kinds of its words, where its first one has no say in it."""
    if rest and (word in _LITERAL or is_short(word) or is_counted(word, rest)):
        return ()
    found = known_of(meant_by_kinds(line))
    if found and _first_word(found[0]) in _DOING and not is_polite(line):
        return ()  # "like to see"
    if word == "tag" and found == ("details",):
        return ()  # "tag this" wants a tag
    if word in _NUMBERED_WORDS and found and OF_STORY in found[0] and THEN not in found[0]:
        return found if _NOUN_FIRST.match(line.casefold()) else (*found, line)
    if found and found[0].startswith("help "):
        return _explained(found[0])
    if word == "search" and not (found and found[0].startswith(("search ", BY_WORDS))):
        return ()
    is_name = bool(found) and word in _LOOKED_UP and OF_STORY not in found[0]
    return (line, *found) if is_name and rest else found


def _takes_words(word: str) -> bool:
    """Claim that a word is a command that takes what follows it, but for those that read."""
    command = by_word(word)
    return command is not None and bool(command.takes) and command.word not in _READING


def _numbers(tries: Lines, word: str, line: str) -> Lines:
    """What a phrase with numbers of stories means."""
    for tried in tries:
        if found := numbered(tried, partial(as_typed, line=line)):
            return (found, line) if word in _NUMBERED_WORDS else (found,)
    return ()


def _phrase(plain: str, tries: Lines) -> Lines:
    """What is meant by a phrase that is known as a whole, or by a command with small words."""
    for tried in tries:
        if tried != plain and SYNONYMS.get(tried) == ("quit",):
            continue  # "list x" asks for a list: it leaves nothing
        if tried in SYNONYMS:
            return known_of(SYNONYMS[tried])
        if tried != plain and by_word(tried) is not None:
            return (tried,)
    return ()


def _by_kind(plain: str, line: str, *, is_reading: bool) -> Lines:
    """What a line of many words means: the surest kind of phrase that it is."""
    word = plain.partition(" ")[0]
    return (
        _joined(plain, is_bare=True)
        or _turned(plain, line, is_reading=is_reading)
        or (() if _ABOUT.search(plain) else _answered(plain, is_reading=is_reading))
        or _marked_read(plain, line)
        or (_stories(plain, line) if _may_list(word, is_reading=is_reading) else ())
        or _about_this(plain, line)
        or _matched(patterns(), plain, line)
        or _alike(plain)
        or _answered(plain, is_reading=is_reading)
        or _in_turn(plain, line, is_reading=is_reading)
        or _matched(vague_patterns(), plain, line)
        or _joined(plain)
        or _bare(plain, line)
    )


def _moved(plain: str, *, is_reading: bool) -> Lines:
    """What a phrase of moving means: one command, or as many as there are steps."""
    if plain.count(" ") == 0:
        return ()
    steps = moved(plain, is_reading=is_reading)
    return (THEN.join(steps),) if steps else ()


def _in_turn(plain: str, line: str, *, is_reading: bool) -> Lines:
    """Two commands in one line ("mark unread and go back"): both must be known for sure."""
    parts = _THEN.split(plain)
    if len(parts) != _TWO or not all(parts):
        return ()
    found = [
        (part if by_word(part) is not None else "")
        or next(iter(readings(as_typed(part, line), is_reading=is_reading)), "")
        for part in parts
    ]
    if any(not one or one.startswith((REFUSAL, "search", "help")) for one in found):
        return ()
    return (THEN.join(in_order(*found)),)


def _may_list(word: str, *, is_reading: bool) -> bool:
    """Claim that a line of this first word may ask for stories; a command of its own does not."""
    if word in _LISTS:
        return not (is_reading and word == "find")
    return by_word(word) is None


def _turned(plain: str, line: str, *, is_reading: bool) -> Lines:
    """A line whose noun stands before its verb ("feed add X"), the other way round."""
    match = _NOUN_FIRST.match(plain)
    if match is None:
        return ()
    if (match["noun"], match["verb"]) == ("tag", "new"):
        return (line,)  # "tag new york"
    rest = as_typed(match["rest"] or "", line)
    turned = f"{match['verb']} {match['noun']} {rest}".strip()
    return readings(turned, is_reading=is_reading) or (
        (turned,) if by_word(match["verb"]) is not None else ()
    )


def _stories(plain: str, line: str) -> Lines:
    """What a phrase that asks for stories means: a view, a part of the list, or searches."""
    phrase = story_phrase(plain)
    if phrase is None:
        return ()
    phrase.slots = [(kind, as_typed(value, line)) for kind, value in phrase.slots]
    then = f"{THEN}sort {phrase.order}" if phrase.order else ""
    queries = [query for query in phrase.queries() if query]
    if not queries:
        part = f"list 1-{phrase.count}" if phrase.count else "all-stories"
        return (f"{part}{then}",)
    if queries[0] in _VIEWS and len(queries) == 1:
        if not then and (known := _alike(plain)):
            return known
        return (f"{_VIEWS[queries[0]]}{then}",)
    whole = (f"scope {value}{then}",) if len(value := phrase.only_source()) > 1 else ()
    literal = (line,) if plain.startswith("search ") else ()
    if {kind for kind, _ in phrase.slots} == {"bare"} and (phrase.states or phrase.times):
        queries = as_a_name_too(queries, plain, line)
    less = phrase.less_narrow()
    wider = [f"{said}{NOTE}{_VIEWS.get(one, f'search {one}')}{then}" for said, one in less]
    found = (*whole, *(f"search {query}{then}" for query in queries))
    if len(queries) == 1:
        return (*found, *literal, *wider)
    return (*found[:-1], *literal, *found[-1:], *wider)  # words without preposition are last


def known_of(lines: Lines) -> Lines:
    """Those lines whose command this version has, and refusals."""
    return tuple(
        line for line in lines if line.startswith(REFUSAL) or by_word(_first_word(line)) is not None
    )


def _first_word(line: str) -> str:
    first = line.rpartition(NOTE)[2].partition(THEN)[0]
    return first.rpartition(OF_STORY)[2].partition(" ")[0]


def _plain(line: str) -> str:
    """A line in lower case, without politeness, signs at its end, or more than one blank."""
    text = expanded(" ".join(folded(line).split()))
    text = _COLON.sub(r"\1 ", text)
    text = _ORDINAL.sub(_by_number, text)
    text = _CARDINAL.sub(lambda found: str(_CARDINALS.index(found[0]) + 1), text)
    while (shorter := _END.sub("", _POLITE.sub("", text, 1))) != text:
        text = shorter
    return text


def _by_number(found: re.Match[str]) -> str:
    """Write "second story" and "2nd story" as "story 2"."""
    which, what = found[1], found[2]
    number = which if which.isdigit() else str(_ORDINALS.index(which) + 2)
    return f"{'story' if what == 'one' else what} {number}"


def _without_articles(text: str) -> str:
    text = _SHOW.sub("", text, 1)
    return " ".join(word for word in text.split() if word not in _ARTICLES)


def _joined(plain: str, *, is_bare: bool = False) -> Lines:
    """The line with its first words joined to a command: "mark read 3" is "mark-read 3".

    `is_bare`: only where nothing but a number is left.
    """
    words = plain.split(" ")
    for count in range(min(len(words), 4), 1, -1):
        command = by_word("-".join(words[:count]))
        rest = " ".join(words[count:])
        if command is None or (is_bare and rest and not COUNT.match(rest)):
            continue
        if command.takes or not rest:
            return (f"{command.word} {rest}".strip(),)
    return ()


def _alike(plain: str) -> Lines:
    """The phrase of the same words, unless a command begins it that takes any words."""
    command = by_word(plain.partition(" ")[0])
    if command is not None and command.word in MAY_BE_A_PHRASE:
        return ()
    found = known_of(lines_like(plain))
    is_done = bool(found) and _first_word(found[0]) in _DOING
    is_word = is_done and plain not in SYNONYMS and len(bag(plain)) < _TWO  # "has done"
    return () if is_word or (is_done and _OF_ME.match(plain)) else found  # "did I mark all read"


def _bare(plain: str, line: str) -> Lines:
    """A command whose argument has an article: as it was typed, and without."""
    word, _, rest = plain.partition(" ")
    typed = as_typed(rest, line)
    bare = " ".join(one for one in typed.split() if one.casefold() not in _ARTICLES)
    command = by_word(word)
    if command is None or not command.takes or not bare or bare == typed:
        return ()
    if command.word in _WRITING:
        return ()  # "save the children"
    return (f"{word} {typed}", f"{word} {bare}")


def _matched(patterns: Patterns, plain: str, line: str) -> Lines:
    """What the first pattern that fits means, with the free part as it was typed."""
    for tried in dict.fromkeys((plain, _SHOW.sub("", plain, 1), _without_articles(plain))):
        for pattern, lines in patterns:
            match = pattern.match(tried)
            if match is None:
                continue
            parts = {name: as_typed(part or "", line) for name, part in match.groupdict().items()}
            quoted = {name: as_term(parts.get(part, "")) for name, part in _QUOTED.items()}
            known = known_of(tuple(one.format(**parts, **quoted) for one in lines))
            if known:
                return _explained(known[0]) if known[0].startswith("help ") else known
    return ()


def _answered(plain: str, *, is_reading: bool) -> Lines:
    """The command that answers a question about what is at hand."""
    return (line,) if (line := asked(plain, is_reading=is_reading)) else ()


def _about_this(plain: str, line: str) -> Lines:
    """A phrase about "this story" as the command without its number."""
    found = at_hand(plain, partial(as_typed, line=line))
    return (found,) if found else ()


def _marked_read(plain: str, line: str) -> Lines:
    """Marking what a phrase asks for: its stories are listed, and the list is marked read."""
    match = _MARKED_READ.match(plain)
    is_wide = match is not None and not (_EXCEPT.search(match["x"]) or _ONE.search(match["x"]))
    phrase = story_phrase(match["x"]) if match is not None and is_wide else None
    if phrase is None or phrase.count:
        return ()
    is_topic = phrase.has_noun and {kind for kind, _ in phrase.slots} == {"topic"}
    if not (phrase.times or phrase.states or is_topic):
        return ()
    phrase.slots = [(kind, as_typed(value, line)) for kind, value in phrase.slots]
    return tuple(f"search {query}{THEN}mark-all-read" for query in phrase.queries() if query)


def _explained(line: str) -> Lines:
    """What help is wanted with: the command that the words after "help" mean, if they do."""
    words = line.removeprefix("help ").removeprefix("for ")
    line = f"help {words}"
    if by_word(words) is not None or words in topics() or words.startswith("help "):
        return (line,)
    first = next(iter(readings(words)), words).rpartition(OF_STORY)[2].partition(" ")[0]
    meant = by_word(first)
    if (
        meant is None
        or meant.word == "help"
        or (meant.word == "search" and not words.startswith(("search", "find")))
    ):
        return (line,)
    return (f"help {meant.word}",)
