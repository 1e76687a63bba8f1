"""Commands of the names in the story: find one, list them, go from mention to mention."""

import re
from typing import Final

from wirereader.desk import navigation, phrases
from wirereader.desk.commands.names.which_meant import offered
from wirereader.desk.commands.reading import landed
from wirereader.desk.commands.story_lines import AnalysedStory, lines_of, name_lines
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.search.content_words import SMALL
from wirereader.desk.search.paragraph_search import ASKED, FIGURES, paragraphs_with
from wirereader.desk.targets import TypedWords
from wirereader.story.clean import clean_line
from wirereader.story.findings import Findings
from wirereader.story.folding import folded
from wirereader.story.names import EntityKind
from wirereader.story.story import Story

SPELLED: Final = "spelled"
_LONGEST: Final = 100
"""Characters of what is to be spelled."""
_MOST_WORDS: Final = 8
"""Words of what letters stand for, at most."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_HOW_OFTEN: Final = re.compile(
    r"\s*(?:(?:please|tell me|say|so|and|ok|what is|what's|the)[, ]+)*"
    r"(?:how (?:often|frequently|many times?|many mentions|many occurrences)|count|"
    r"(?:number|count) of (?:mentions|occurrences|times))\b",
    re.IGNORECASE,
)
"""Begins a line that asks for a number of mentions, and not to be led to one."""
_PARTS: Final = {
    "people": EntityKind.PERSON,
    "places": EntityKind.PLACE,
    "organisations": EntityKind.ORGANIZATION,
}


async def show_names(context: Context, at: AnalysedStory, part: str = "") -> Outcome:
    """List the people, places and organisations of the open story, or those of one kind.

    `part` "spelled": those of the paragraph at hand, or of all if it has none, letter by letter;
    "spelled NAME": that one, and "meaning EU": what the letters stand for.
    """
    head, _, words = part.partition(" ")
    if words and head.casefold() == SPELLED:
        return _spelled_as(context, at, words)
    if words:
        return _stands_for(context, at, words)
    lines = name_lines(at)
    if part == SPELLED:
        return _spelled(context, at)
    if part:
        kind = _PARTS[part]
        names = [line.index for line in lines if line.entity.kind is kind]
        if not names:
            return context.refused(f"No {part} in this story.")
        lines = lines_of(at, names)
    said = phrases.name_counts([line.entity.kind for line in lines])
    return offered(context, said, lines) if lines else context.refused(said)


def _spelled(context: Context, at: AnalysedStory) -> Outcome:
    story, findings = at
    here = story.body.paragraph_at(context.session.offset)
    held = [
        one.entity for one in findings.mentions if story.body.paragraph_at(one.span.start) == here
    ]
    names = [findings.entities[one].name for one in dict.fromkeys(held)]
    if not names:
        names = [line.entity.name for line in name_lines(at)]
    if not names:
        return context.refused("No names in this story.")
    where = f"in paragraph {here + 1}" if held else "in this story"
    return context.done(
        f"{phrases.count(len(names), 'name')} {where}.",
        TextShown(tuple(f"{name}: {phrases.spelled(name)}." for name in names)),
    )


def _spelled_as(context: Context, at: AnalysedStory, words: str) -> Outcome:
    """One name letter by letter, as the story, its headline or its byline has it."""
    words = clean_line(words, _LONGEST)
    found = [at.findings.entities[one].name for one in navigation.matching(at.findings, words)]
    found = found or [one for one in [_as_written(at.story, words)] if one]
    if not found:
        return context.done(f"{words} is not in this story. {phrases.spelled(words)}.")
    told = [f"{name}: {phrases.spelled(name)}." for name in dict.fromkeys(found)]
    return context.done(told[0], TextShown(tuple(told[1:])) if told[1:] else None)


def _as_written(story: Story, words: str) -> str:
    """Words as the story has them, with its capitals and accents; "" where it does not."""
    dispatch = story.dispatch
    whole = " ".join(
        filter(None, (dispatch.byline, story.headline, dispatch.source, story.body.text))
    )
    known = {folded(one): one for one in reversed(_WORD.findall(whole))}
    found = [known.get(folded(one), "") for one in words.split()]
    return " ".join(found) if all(found) else ""


def _stands_for(context: Context, at: AnalysedStory, short: str) -> Outcome:
    """What letters stand for: what the story puts beside them in brackets, or names in full."""
    short = clean_line(short, _LONGEST)
    letters = folded(short).replace(".", "")
    text = " ".join(at.story.body.text.split())
    named = (name for one in at.findings.entities for name in (one.name, *one.aliases))
    if beside := _beside(text, short):
        return context.done(f"{short}: {phrases.full_stop(beside)}")
    for name in named:
        if len(letters) > 1 and letters in _initials(name):
            return context.done(f"{short}: {phrases.full_stop(clean_line(name))}")
    return context.refused(f"This story does not say what {short} stands for.")


def _beside(text: str, short: str) -> str:
    """The words before "(EU)" whose initials it has, or those in brackets after it."""
    here = re.escape(short)
    before = re.search(rf"((?:[\w'’&-]+ ){{1,{_MOST_WORDS}}})\({here}\)", text)
    words = before[1].split() if before is not None else []
    for at in range(len(words) - 1, -1, -1):
        if folded(short).replace(".", "") in _initials(" ".join(words[at:])):
            return " ".join(words[at:])
    after = re.search(rf"\b{here} \(((?:[A-Z][\w'’&-]*)(?: [\w'’&-]+){{1,{_MOST_WORDS}}})\)", text)
    return after[1] if after is not None else ""


def _initials(name: str) -> frozenset[str]:
    """The first letters of the words of a name, with those of small ones and without."""
    words = re.split(r"[\s-]+", folded(name))
    large = [one for one in words if one not in SMALL]
    return frozenset("".join(one[0] for one in some if one) for some in (words, large))


async def find(context: Context, at: AnalysedStory, entity: int | TypedWords | None) -> Outcome:
    """Go to the first mention of a name, or the next place of other words; else list the names.

    Who asks how often it is there gets the number, and stays where they were.
    """
    if entity is None:
        return await show_names(context, at)
    if _HOW_OFTEN.match(context.typed):
        return _how_often(context, at, entity)
    if isinstance(entity, TypedWords):
        return _at_words(context, at.story, entity.text)
    return _at_mention(context, at, navigation.visited(at.findings, entity)[0], is_heard=True)


def _how_often(context: Context, at: AnalysedStory, what: int | TypedWords) -> Outcome:
    """How often a name or words are in the story, and in which paragraphs."""
    body = at.story.body
    if isinstance(what, TypedWords):
        name = what.text.removeprefix(ASKED)
        pattern = re.compile(rf"(?<!\w){re.escape(folded(name))}(?!\w)")
        counts = [
            len(pattern.findall(folded(body.text[one.start : one.end]))) for one in body.paragraphs
        ]
        number = sum(counts)
        places = [paragraph for paragraph, count in enumerate(counts, 1) if count]
    else:
        name = at.findings.entities[what].name
        same = navigation.visited(at.findings, what)
        number = len(same)
        every = (body.paragraph_at(at.findings.mentions[one].span.start) + 1 for one in same)
        places = list(dict.fromkeys(every))
    if not number:
        return context.refused(f"No match for {name} in this story.")
    where = f"Paragraph {places[0]}" if len(places) == 1 else f"Paragraphs {_listed(places)}"
    return context.done(f"{phrases.capital(name)}: {phrases.count(number, 'mention')}. {where}.")


def _listed(numbers: list[int]) -> str:
    return f"{', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _at_words(context: Context, story: Story, words: str) -> Outcome:
    """Go to the next paragraph with these words, or round to the first that has them."""
    places = paragraphs_with(story.body, words)
    words = "figures" if words == FIGURES else words.removeprefix(ASKED)
    if not places:
        return context.refused(f"No match for {words} in this story.")
    here = story.body.paragraph_at(context.session.offset)
    there = next((at for at in places if at > here), places[0])
    said = f"Paragraph {there + 1} of {len(story.body.paragraphs)}, "
    said += f"{places.index(there) + 1} of {len(places)} with {words}."
    offset = story.body.paragraphs[there].start
    return landed(context, story, offset, said, is_heard=True, mention=None, quote=None)


def _at_mention(
    context: Context, at: AnalysedStory, index: int, *, is_heard: bool = False
) -> Outcome:
    """Go to a mention: "David Darchiashvili, 2 of 4, paragraph 6."."""
    story, findings = at
    mention = findings.mentions[index]
    same = navigation.visited(findings, mention.entity)
    name = findings.entities[mention.entity].name
    paragraph = story.body.paragraph_at(mention.span.start) + 1
    said = f"{name}, {same.index(index) + 1} of {len(same)}, paragraph {paragraph}."
    offset = mention.span.start
    return landed(context, story, offset, said, is_heard=is_heard, mention=index, quote=None)


async def next_mention(context: Context, at: AnalysedStory) -> Outcome:
    """Go to the next mention of the name at hand, or of any name if none is at hand."""
    return _step_mention(context, at, 1)


async def previous_mention(context: Context, at: AnalysedStory) -> Outcome:
    """Go to the mention before."""
    return _step_mention(context, at, -1)


def _step_mention(context: Context, at: AnalysedStory, direction: int) -> Outcome:
    findings = at[1]
    current = context.session.mention
    entity = None if current is None else findings.mentions[current].entity
    places = (
        navigation.visited_of_kind(findings, None)
        if entity is None
        else navigation.visited(findings, entity)
    )
    if not places:
        return context.refused("No names in this story.")
    there = _next_of(context, findings, places, direction)
    if there is None:
        which = "last" if direction > 0 else "first"
        whom = "" if entity is None else f" of {findings.entities[entity].name}"
        return context.refused(f"This is the {which} mention{whom}.")
    return _at_mention(context, at, places[there])


def _next_of(
    context: Context, findings: Findings, places: tuple[int, ...], direction: int
) -> int | None:
    starts = [findings.mentions[index].span.start for index in places]
    current = context.session.mention
    offset = context.session.offset
    is_on_one = current is not None and findings.mentions[current].span.start == offset
    return navigation.step(starts, offset, direction, is_on_one=is_on_one)


async def next_person(context: Context, at: AnalysedStory) -> Outcome:
    """Go to the next mention of a person."""
    return _step_kind(context, at, EntityKind.PERSON, 1)


async def previous_person(context: Context, at: AnalysedStory) -> Outcome:
    """Go to the mention of a person before."""
    return _step_kind(context, at, EntityKind.PERSON, -1)


async def next_place(context: Context, at: AnalysedStory) -> Outcome:
    """Go to the next mention of a place."""
    return _step_kind(context, at, EntityKind.PLACE, 1)


async def previous_place(context: Context, at: AnalysedStory) -> Outcome:
    """Go to the mention of a place before."""
    return _step_kind(context, at, EntityKind.PLACE, -1)


def _step_kind(context: Context, at: AnalysedStory, kind: EntityKind, direction: int) -> Outcome:
    """Go on among the mentions of one kind: "Place 3 of 8: Tbilisi, paragraph 1."."""
    story, findings = at
    word = phrases.KINDS[kind]
    places = navigation.visited_of_kind(findings, kind)
    if not places:
        return context.refused(f"No {phrases.PLURALS.get(word, word + 's')} in this story.")
    there = _next_of(context, findings, places, direction)
    if there is None:
        return context.refused(f"This is the {'last' if direction > 0 else 'first'} {word}.")
    index = places[there]
    mention = findings.mentions[index]
    name = findings.entities[mention.entity].name
    paragraph = story.body.paragraph_at(mention.span.start) + 1
    place = f"{phrases.capital(word)} {there + 1} of {len(places)}"
    said = f"{place}: {name}, paragraph {paragraph}."
    offset = mention.span.start
    return landed(context, story, offset, said, is_heard=False, mention=index, quote=None)


def whereabouts(lat: float | None, lon: float | None) -> str:
    """Where a place of a card is: " 41.7 N, 44.8 E.", or nothing."""
    return "" if lat is None or lon is None else f" {phrases.coordinates(lat, lon)}."


async def go_to_mention(context: Context, at: AnalysedStory, index: int) -> Outcome:
    """Go to the mention with this index in the findings (views and numbers use it)."""
    return _at_mention(context, at, index, is_heard=True)
