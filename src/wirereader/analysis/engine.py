"""The one entrance of the analysis: a body in, findings out.

A pure function of text, evidence and engine.

Everything a story says is worked out on a view of the same length as the text (`normalisation`), so
that every offset fits the text as it was given.
"""

from collections.abc import Sequence
from functools import cache
from typing import TypedDict

from wirereader.analysis.coreference.pronoun_ranker import shipped_weights
from wirereader.analysis.engine_edition import edition
from wirereader.analysis.language import Language
from wirereader.analysis.language_detection import language_of
from wirereader.analysis.language_registry import (
    language_named,
    readers_breaking,
    readers_familiarity,
    readers_language,
)
from wirereader.analysis.names.attention import Attention
from wirereader.analysis.names.capitalised_names import guess_names
from wirereader.analysis.names.document_names import whole_story
from wirereader.analysis.names.name_spans import LOC, ORG, PER, NameSpan
from wirereader.analysis.names.tagger import TO_HAVE_TAGGER, Tagger, shared_tagger
from wirereader.analysis.places.gazetteer import Gazetteer
from wirereader.analysis.story_findings import StoryFindings
from wirereader.analysis.text.normalisation import View, view_of
from wirereader.analysis.text.sentences import sentences
from wirereader.story.body import Body, Span, fingerprint
from wirereader.story.evidence import NO_EVIDENCE, Evidence
from wirereader.story.findings import Findings
from wirereader.story.names import Mention
from wirereader.story.quotes import Quote


class GivenSpan(TypedDict):
    """A name that the caller knows: code points, and PERSON, PLACE or ORGANIZATION."""

    start: int
    end: int
    type: str


_LABELS = {"PERSON": PER, "PLACE": LOC, "ORGANIZATION": ORG}
_RULES_ONLY = (
    f"Names were found by rules only, because the tagger cannot run here; {TO_HAVE_TAGGER}"
)


def analyse(body: Body) -> Findings:
    """Give all that was found in `body`; engine trouble is said in `Findings.trouble`."""
    return examine(body.text)


def examine(
    text: str, spans: Sequence[GivenSpan] | None = None, evidence: Evidence = NO_EVIDENCE
) -> Findings:
    """Give all that was found in `text` as it stands; offsets are its code points.

    With `spans`, these are the names and ours are left out; of two that overlap, the longer one
    becomes a mention (`examine_given` gives both).  What the source says is `evidence`: the same
    text with the same evidence has the same findings.  Raises ValueError for spans outside the
    text.
    """
    return examine_given(text, spans, evidence)[0]


def examine_given(
    text: str, spans: Sequence[GivenSpan] | None, evidence: Evidence = NO_EVIDENCE
) -> tuple[Findings, tuple[Mention, ...]]:
    """Give findings as `examine` does, and the given spans that overlap others, linked too."""
    view = view_of(text)
    given = None if spans is None else _given_names(text, view, spans)
    # a line that pages repeat is all there is of some texts: "Weather", "Correction"
    code = language_of(view.text if view.text.strip() else text, evidence)
    empty = Findings(fingerprint(text), engine_version(), code)
    language = language_named(code)
    if language is None and given is None:
        return empty, ()
    language = language or readers_language()
    names, breaks, attention, trouble = _names(view.text, given, language)
    story = StoryFindings.of(view.text, breaks, names, _gazetteer(), language, evidence, attention)
    quotes = story.quotes()
    entities, mentions = story.entities(), story.mentions()
    kept, nested = _disjoint([_moved(m, view) for m in mentions])
    findings = Findings(
        fingerprint=empty.fingerprint,
        engine=empty.engine,
        language=code,
        entities=entities,
        mentions=kept,
        quotes=tuple(_moved_quote(quote, view) for quote in quotes),
        trouble=trouble,
    )
    return findings, nested


@cache
def engine_version() -> str:
    """Name the engine that answers; findings are kept by this string."""
    return edition() if _tagger() is not None else f"{edition()}, by rules only"


def load_rules() -> None:
    """Load all but the tagger that the texts of most readers need, so that no text waits for it."""
    readers_language()
    readers_breaking()
    readers_familiarity()
    shipped_weights()
    _gazetteer()


def _tagger() -> Tagger | None:
    return shared_tagger()


@cache
def _gazetteer() -> Gazetteer | None:
    try:
        return Gazetteer.load()
    except (OSError, ValueError):
        return None


def _names(
    text: str, given: list[NameSpan] | None, language: Language
) -> tuple[list[NameSpan], list[tuple[int, int]], Attention | None, str | None]:
    breaks = sentences(text, language.text)
    if given is not None:
        return given, breaks, None, None
    tagger = _tagger() if language.has_tagger else None
    if tagger is not None:
        tags, attention = tagger.read(text, breaks, language)
        names = whole_story(text, breaks, tags, _gazetteer(), language)
        return names, breaks, attention, None
    guesses = guess_names(text, breaks, language)
    trouble = _RULES_ONLY if language.has_tagger else None
    return whole_story(text, breaks, guesses, _gazetteer(), language), breaks, None, trouble


def _given_names(text: str, view: View, spans: Sequence[GivenSpan]) -> list[NameSpan]:
    names = []
    for span in spans:
        start, end, label = span["start"], span["end"], _LABELS.get(span["type"])
        if label is None or not 0 <= start < end <= len(text):
            raise ValueError(f"not a span of this text: {span!r}")
        names.append(
            NameSpan(view.forth(start), max(view.forth(end), view.forth(start) + 1), label)
        )
    return sorted(names)


def _moved(mention: Mention, view: View) -> Mention:
    span = mention.span
    if not view.steps:
        return mention
    return Mention(_back(span, view), mention.entity, mention.kind, mention.certainty)


def _back(span: Span, view: View) -> Span:
    return Span(view.back(span.start), view.back(span.end))


def _moved_quote(quote: Quote, view: View) -> Quote:
    if not view.steps:
        return quote
    return Quote(
        tuple(_back(span, view) for span in quote.content),
        quote.manner,
        _back(quote.cue, view) if quote.cue else None,
        _back(quote.source, view) if quote.source else None,
        quote.speaker,
        quote.certainty,
        _back(quote.lead_in, view) if quote.lead_in else None,
    )


def _disjoint(mentions: Sequence[Mention]) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Part mentions into those that may stand together and those that overlap a longer one."""
    kept: list[Mention] = []
    nested: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.span.start, -m.span.end)):
        if kept and kept[-1].span.end > mention.span.start:
            nested.append(mention)
        else:
            kept.append(mention)
    return tuple(kept), tuple(nested)
