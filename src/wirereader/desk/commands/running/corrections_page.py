"""What was corrected, killed or withdrawn among the stories that were read."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.scope.scope import Scope
from wirereader.desk.story_list import kept_list
from wirereader.desk.targets import StoryId
from wirereader.story.clean import clean_line

_DAYS = 30
_LINES = 2  # of what is told of one
_OTHERS = 20  # corrected stories that were not read, at most
_HEADED = "title:correct* OR title:withdrawn OR title:retract*"
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"(?<=\w{3})[.!?](?=\s+[A-Z])")
_MARKED = re.compile(
    r"\W*(?:correction|corrected|withdrawn|withdrawal|kill|retracted|retraction)\s*[:\u2014\u2013-]\s*",
    re.IGNORECASE,
)


async def show_corrections(context: Context) -> Outcome:
    """List what was corrected or withdrawn among the stories that were read; a number opens one."""
    library = context.library
    since = context.clock() - timedelta(days=_DAYS)
    kept = () if library is None else await context.away(lambda: library.running.corrections(since))
    if not kept:
        return await _others(context, "Nothing you read in the last 30 days was corrected.")
    lines = tuple(
        f"{number}. {correction_line(*one)}" for number, (_, *one) in enumerate(kept, start=1)
    )
    listed = tuple(StoryId(story) for story, *_ in kept)
    return context.done(_counted(kept), TextShown(lines), listed=listed)


async def _others(context: Context, said: str) -> Outcome:
    """Corrected stories that nobody read yet, where none that was read was corrected."""
    library, now = context.library, context.clock()
    if library is None:
        return context.refused(said)
    found = await context.away(lambda: kept_list(library, Scope("", "", _HEADED), now))
    rows = range(min(found.total(), _OTHERS))
    every = [await context.bring(found.story_id(row)) for row in rows]
    stories = [one for one in every if one is not None]
    if not stories:
        return context.refused(said)
    lines = tuple(
        f"{number}. {phrases.full_stop(clean_line(one.headline))}"
        f" {phrases.full_stop(clean_line(one.dispatch.source))}"
        for number, one in enumerate(stories, start=1)
    )
    are = "is marked as a correction" if len(stories) == 1 else "are marked as corrections"
    said = f"{said} {phrases.count(found.total(), 'story')} {are}:"
    listed = tuple(StoryId(one.id) for one in stories)
    return context.done(said, TextShown(lines), listed=listed)


def kept_corrections(context: Context) -> Sequence[tuple[str, str, str, str]]:
    """The corrections of the last days: id, headline, status, what is told; waits."""
    since = context.clock() - timedelta(days=_DAYS)
    return () if context.library is None else context.library.running.corrections(since)


def corrections_as_json(kept: Sequence[tuple[str, str, str, str]]) -> dict[str, Any]:
    """Corrections as a JSON value."""
    return {
        "said": _counted(kept),
        "corrections": [
            {
                "n": number,
                "story": story,
                "headline": _unmarked(headline),
                "withdrawn": status == "killed",
                "lines": list(_said(told, _unmarked(headline))),
            }
            for number, (story, headline, status, told) in enumerate(kept, start=1)
        ],
    }


def _counted(kept: Sequence[tuple[str, str, str, str]]) -> str:
    return f"{phrases.count(len(kept), 'correction')}."


def correction_line(headline: str, status: str, told: str, *, most: int = _LINES) -> str:
    """A correction as one line: what it is, of which story, in its own words, each once."""
    word = "Withdrawn" if status == "killed" else "Corrected"
    bare = _unmarked(headline)
    parts = [phrases.full_stop(bare), *list(_said(told, bare))[:most]]
    return clean_line(f"{word}: {' '.join(parts)}")


def _said(told: str, headline: str) -> Iterator[str]:
    numbers: set[str] = set()  # those that the correction's own words have told
    for line in told.splitlines():
        words = _unmarked(line)
        if not words or words.rstrip(".") == headline.rstrip(".") or line.startswith("Headline:"):
            continue
        changed = _changed_numbers(words)
        if not changed or not changed <= numbers:
            numbers |= {*_NUMBER.findall(words)}
            yield phrases.full_stop(phrases.capital(_whole_sentences(words)))


def _changed_numbers(line: str) -> set[str]:
    """The numbers of "Dead: 12 is now 9: ..." that only one of the two sides has."""
    old, is_now, new = line.partition(" is now ")
    sides = {*_NUMBER.findall(old)}, {*_NUMBER.findall(new.partition(":")[0])}
    return sides[0] ^ sides[1] if is_now else set()


def _whole_sentences(words: str) -> str:
    """Words that were cut in a sentence, without that sentence, where one is whole."""
    if not words.endswith("\u2026"):
        return words
    ends = [end.end() for end in _SENTENCE_END.finditer(words)]
    return words[: ends[-1]] if ends else words


def _unmarked(text: str) -> str:
    """A text without the words that say what it is: "KILL: ", "Correction: "."""
    while (marked := _MARKED.match(text)) is not None and text[marked.end() :].strip():
        text = text[marked.end() :]
    return text.strip()
