"""Quotes of somebody who is told by what they are: "the mayor", "officials", "geologists"."""

from collections.abc import Sequence
from typing import Final

from wirereader import late_re as re
from wirereader.desk import navigation
from wirereader.desk.commands.story_lines import AnalysedStory, has_words, quote_lines
from wirereader.desk.outcomes import QuoteLine
from wirereader.desk.search.content_words import SMALL
from wirereader.story.clean import clean_line
from wirereader.story.folding import folded
from wirereader.story.names import EntityKind, MentionKind

_ABOUT: Final = re.compile(r"(?<=\S) about (?=\S)", re.IGNORECASE)
"""Parts who spoke from what about: "the mayor about the houses"."""
_WORDS: Final = re.compile(r"[^\W_][\w'-]*")
_FILLERS: Final = SMALL | frozenset(
    """
    case affair matter issue question topic subject situation thing things his her him them
    """.split()  # noqa: SIM905 - a line of words is read better than a list of them
)
"""Words that narrow nothing: "in the ferry case"."""
_OWNER: Final = re.compile(r".*(?:'s|(?<=s)')\s")
"""What a speaker belongs to: "the mayor's lawyer" is no mayor."""
_SEGMENT: Final = re.compile(r"[,;:()]")
_HEAD_END: Final = re.compile(
    r"\s(?:of|for|to|at|in|from|with|who|whom|which|that|near|on|by|about)\s"
)
_OTHER_RANK: Final = frozenset(
    """
    deputy vice former ex assistant shadow acting late elect designate interim retired ousted
    onetime aspiring emeritus
    """.split()  # noqa: SIM905
)
"""Words that make another rank of one: a former president is not the president."""
_SHORT_TITLES: Final = {
    "gov": "governor",
    "sen": "senator",
    "rep": "representative",
    "lt": "lieutenant",
    "rev": "reverend",
    "dr": "doctor",
    "capt": "captain",
    "prof": "professor",
    "sgt": "sergeant",
    "gen": "general",
    "col": "colonel",
    "maj": "major",
    "cmdr": "commander",
    "pres": "president",
    "atty": "attorney",
    "insp": "inspector",
    "supt": "superintendent",
}
_ALIKE: Final = (
    ("judge", "justice"),
    ("lawyer", "attorney", "solicitor", "barrister"),
    ("spokesman", "spokeswoman", "spokesperson"),
    ("chairman", "chairwoman", "chairperson", "chair"),
    ("policeman", "policewoman"),
    ("congressman", "congresswoman"),
)
"""Words for the same office: "Justice Ida Moss" is the judge."""
_OF_OTHERS: Final = r"(?! (?!of\b|for\b|in\b|at\b)\w)"
"""After such a word: a justice minister is no justice, and an attorney general no lawyer."""
_TITLE: Final = re.compile(rf"\b({'|'.join(_SHORT_TITLES)})\b\.?")


def parted(words: str) -> tuple[str, str]:
    """Who spoke, and about what: "the mayor" and "houses"; "" where that is not said."""
    parts = _ABOUT.split(words, maxsplit=1)
    return parts[0], parts[1] if len(parts) > 1 else ""


def topic_of(words: str) -> str:
    """Those of some words that say what is spoken about; "" where none does."""
    found = _WORDS.findall(words)
    return " ".join(one for one in found if folded(one) not in _FILLERS)


def described(at: AnalysedStory, words: str) -> tuple[QuoteLine, ...]:
    """The quotes of a story whose speaker the story describes with all of some words.

    Who is named as one of them once ("the judge, Ida Moss") is one of them in every quote.  The
    words must be of the speaker and not of what that one belongs to ("the mayor's lawyer"), and a
    deputy or former one counts where the words say so.
    """
    wanted = [one for one in _WORDS.findall(_spelt(words)) if one not in SMALL]
    if not wanted:
        return ()
    patterns = [re.compile(_any_form(one)) for one in wanted]
    shown = quote_lines(*at)
    lines = (*shown.quotes, *shown.statements)
    meant = [line for line in lines if _is_called(at, line, patterns, frozenset(wanted))]
    speakers = {line.quote.speaker for line in meant if line.speaker is not None}
    numbers = {line.number for line in meant}
    return tuple(
        line
        for line in lines
        if line.number in numbers or (line.speaker is not None and line.quote.speaker in speakers)
    )


def in_words(at: AnalysedStory, words: str, typed: str) -> tuple[QuoteLine, ...]:
    """The quotes of whoever a story describes with some words, else of whoever it names by them."""
    return described(at, words) or spoken_beside(at, words, typed)


def spoken_beside(at: AnalysedStory, words: str, typed: str) -> tuple[QuoteLine, ...]:
    """The quotes of whoever is named with some words that no speaker of a story is called by.

    "The farmer" is who is quoted in the paragraph that tells of farmers, outside all quotes.
    `typed` is the line that asks: only of "the farmer" it is plain that nobody's name is meant.
    """
    if re.search(rf"(?i)\b(?:the|an?|this|that) {re.escape(words)}\b", typed) is None:
        return ()
    wanted = [one for one in _WORDS.findall(_spelt(words)) if one not in SMALL]
    patterns = [re.compile(_any_form(one)) for one in wanted]
    shown = quote_lines(*at)
    lines = (*shown.quotes, *shown.statements)
    kept = list(at.story.body.text)
    for line in lines:
        for span in line.quote.content:
            kept[span.start : span.end] = " " * (span.end - span.start)
    text = "".join(kept)
    told = {
        number
        for number, one in enumerate(at.story.body.paragraphs, start=1)
        if wanted and all(each.search(folded(text[one.start : one.end])) for each in patterns)
    }
    speakers = {
        line.quote.speaker for line in lines if line.paragraph in told and line.speaker is not None
    }
    return tuple(line for line in lines if line.speaker and line.quote.speaker in speakers)


def in_role(at: AnalysedStory, words: str) -> tuple[int, ...]:
    """Indices of the people of a story whose role has all of some words: its "mayor"."""
    wanted = [one for one in _WORDS.findall(_spelt(words)) if one not in SMALL]
    patterns = [re.compile(_any_form(one)) for one in wanted]
    entities = at.findings.entities
    return tuple(
        one
        for one in navigation.named(at.findings)
        if entities[one].kind is EntityKind.PERSON
        and wanted
        and _is_so(entities[one].role or "", patterns, frozenset(wanted))
    )


def titles_of(words: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The words of a role, and the same with short titles: "governor" is "gov." in some stories."""
    short = {full: title for title, full in _SHORT_TITLES.items()}
    same = tuple(f"{short[one]}." if one in short else one for one in words)
    return tuple(dict.fromkeys((tuple(words), same)))


def likely(words: str) -> str:
    """A query for the stories that may describe a speaker with some words."""
    short: dict[str, list[str]] = {}
    for title, full in _SHORT_TITLES.items():
        short.setdefault(full, []).append(title)
    wanted = [one for one in _WORDS.findall(_spelt(words)) if one not in SMALL]
    every = (
        (
            re.sub(r"(?:ies|y|s)\Z", "", one) + "*",
            *short.get(re.sub(r"s\Z", "", one), ()),
            *(f"{other}*" for other in _others(re.sub(r"s\Z", "", one))),
        )
        for one in wanted
    )
    return " ".join(f"({' OR '.join(forms)})" if len(forms) > 1 else forms[0] for forms in every)


def narrowed(lines: tuple[QuoteLine, ...], about: str) -> tuple[tuple[QuoteLine, ...], str]:
    """Those lines that have the words of a topic, else all, and a sentence that says so."""
    topic = topic_of(about)
    found = tuple(line for line in lines if has_words(line, topic)) if topic else ()
    if found or not topic or not lines:
        return found or lines, ""
    return lines, f" None has {clean_line(topic, 60)} in it."


def _is_called(
    at: AnalysedStory,
    line: QuoteLine,
    patterns: "list[re.Pattern[str]]",
    wanted: frozenset[str],
) -> bool:
    role = "" if line.speaker is None else line.speaker.role or ""
    return any(_is_so(text, patterns, wanted) for text in (role, *_phrases(at, line)) if text)


def _phrases(at: AnalysedStory, line: QuoteLine) -> tuple[str, ...]:
    """Who speaks in the story's own words, without the names in them."""
    source, text = line.quote.source, at.story.body.text
    if source is None:
        return ()
    kept = list(source.of(text))
    for mention in at.findings.mentions:
        if mention.kind is MentionKind.NAME:
            first = max(0, mention.span.start - source.start)
            last = min(len(kept), mention.span.end - source.start)
            kept[first:last] = [","] * max(0, last - first)
    return ("".join(kept),)


def _is_so(text: str, patterns: "list[re.Pattern[str]]", wanted: frozenset[str]) -> bool:
    """Claim that all patterns are in a description, and one at least in what is described."""
    spelt = _spelt(text)
    if not all(one.search(spelt) for one in patterns):
        return False
    heads = []
    for segment in _SEGMENT.split(spelt):
        own = _OWNER.sub("", f"{segment} ")
        heads.append(_HEAD_END.split(own, maxsplit=1)[0])
    ranks, asked = (
        _OTHER_RANK.intersection(re.findall(r"[a-z]+", words))
        for words in (spelt, " ".join(wanted))
    )
    return ranks <= asked and any(one.search(head) for one in patterns for head in heads)


def _any_form(word: str) -> str:
    """A pattern for a word, one or many of it: "officials" is "official", "city" "cities"."""
    one = re.sub(r"(?<=\w{3}[^s])s\Z", "", word)
    one = re.sub(r"ie\Z", "y", one) if one != word else one
    if one.endswith("y"):
        return rf"\b{re.escape(one[:-1])}(?:y|ies)\b"
    own = rf"\b{re.escape(one)}(?:s|es)?\b"
    others = "|".join(_others(one))
    return rf"(?:{own}|\b(?:{others})s?\b{_OF_OTHERS})" if others else own


def _others(word: str) -> tuple[str, ...]:
    """Other words for the office that a word names."""
    group = next((alike for alike in _ALIKE if word in alike), ())
    return tuple(one for one in group if one != word)


def _spelt(text: str) -> str:
    """A text folded, its short titles in full: "Gov." is "governor"."""
    return _TITLE.sub(lambda found: _SHORT_TITLES[found[1]], folded(text).replace("\u2019", "'"))
