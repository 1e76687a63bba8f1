"""How good the findings are on texts whose answers are known: what `wirereader score` measures.

Answers are JSON lines: "id", "text", and what the kind of scoring needs (see `scoring_names`,
`scoring_quotes`, `scoring_links` and `scoring_places`).  The analysis never sees the answers.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, Protocol

from wirereader.analysis.scoring.measures import Gold, Measure, NotAnswers, ScoreTally
from wirereader.story.faults import FormatFault
from wirereader.story.findings import Findings
from wirereader.story.names import Mention

KINDS = ("entities", "quotes", "contents", "links", "links-own", "places", "places-own")
"""What can be scored; "own" takes the names we find where the others are told them."""


class Analyse(Protocol):
    """What findings come from; `engine.examine_given` is one."""

    def __call__(
        self, text: str, spans: Sequence[Any] | None, /
    ) -> tuple[Findings, Sequence[Mention]]:
        """Give the findings, and mentions that overlap others and so are not among them."""


class ScoreReport(NamedTuple):
    """What was measured, over how many stories and words."""

    kind: str
    stories: int
    words: int
    measures: tuple[Measure, ...]

    def as_json(self) -> dict[str, Any]:
        """Give the report for JSON."""
        rows = [measure.as_json() for measure in self.measures]
        return {"kind": self.kind, "stories": self.stories, "words": self.words, "measures": rows}


def score(kind: str, gold_lines: Iterable[bytes], analyse: Analyse) -> ScoreReport:
    """Compare what `analyse` finds in each line's text with the line's answers.

    Raises ValueError for a kind that is none of KINDS, FormatFault for a line without answers of
    that kind.
    """
    tally = _tally(kind)
    stories = words = 0
    for number, gold in _read(gold_lines):
        try:
            spans = tally.given(gold)
        except _NOT_ANSWERS as error:
            raise _unreadable(number, error) from error
        findings, nested = analyse(gold["text"], spans)
        try:
            tally.add(gold, findings, nested)
        except _NOT_ANSWERS as error:
            raise _unreadable(number, error) from error
        stories += 1
        words += len(gold["text"].split())
    return ScoreReport(kind, stories, words, tuple(tally.measures()))


_NOT_ANSWERS = (AttributeError, KeyError, TypeError, ValueError)


def _tally(kind: str) -> ScoreTally:
    from wirereader.analysis.places.gazetteer import Gazetteer
    from wirereader.analysis.scoring.link_scores import LinksTally
    from wirereader.analysis.scoring.name_scores import NamesTally
    from wirereader.analysis.scoring.place_scores import PlacesTally
    from wirereader.analysis.scoring.quote_scores import QuotesTally

    if kind not in KINDS:
        raise ValueError(f"{kind} is nothing that can be scored")
    is_given = not kind.endswith("-own")
    makers: dict[str, Callable[[], ScoreTally]] = {
        "entities": NamesTally,
        "quotes": lambda: QuotesTally("quotes"),
        "contents": lambda: QuotesTally("contents"),
        "links": lambda: LinksTally(is_given=is_given),
        "places": lambda: PlacesTally(Gazetteer.load(), is_given=is_given),
    }
    return makers[kind.removesuffix("-own")]()


def _read(lines: Iterable[bytes]) -> Iterator[tuple[int, Gold]]:
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            gold = json.loads(line)
        except (RecursionError, ValueError) as error:
            raise _unreadable(number, error) from error
        if not isinstance(gold, Mapping) or not isinstance(gold.get("text"), str):
            raise _unreadable(number, NotAnswers('It is no object with a "text".'))
        yield number, gold


def _unreadable(number: int, error: Exception) -> FormatFault:
    if isinstance(error, KeyError) and isinstance(error.args[0], str):
        why = f'It has no "{error.args[0]}".'
    elif isinstance(error, json.JSONDecodeError):
        why = f"It is not JSON: {error.msg}."
    elif isinstance(error, UnicodeDecodeError):
        why = "It is not UTF-8."
    elif isinstance(error, RecursionError):
        why = "It is nested too deeply."
    else:
        why = str(error) if isinstance(error, NotAnswers) else "Its answers have another form."
    return FormatFault(
        f"Line {number} cannot be scored.", why, "Score files whose every line has the answers."
    )
