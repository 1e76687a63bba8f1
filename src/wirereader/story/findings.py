"""All that was found in one body, and the same as JSON (the form `contracts.md` fixes)."""

import itertools
from typing import Any

from wirereader.late_dataclass import late_dataclass
from wirereader.story.body import Span
from wirereader.story.names import Entity, EntityKind, Mention, MentionKind
from wirereader.story.quotes import Manner, Quote

Json = dict[str, Any]


@late_dataclass(frozen=True, slots=True)
class Findings:
    """People, places, organisations, their mentions and the quotes of one body.

    A pure function of text, evidence and engine: `fingerprint` is that of the text, or the key of
    text and evidence (`evidence.findings_key`) where they are kept.  `language` is ISO 639-1 or
    "und"; `trouble` is one plain sentence when something kept findings from being whole.
    """

    fingerprint: str
    engine: str
    language: str = "und"
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotes: tuple[Quote, ...] = ()
    trouble: str | None = None

    def __post_init__(self) -> None:
        count = len(self.entities)
        spans = [m.span for m in self.mentions]
        if any(a.end > b.start for a, b in itertools.pairwise(spans)):
            raise ValueError("mentions are sorted and do not overlap")
        if any(m.entity >= count for m in self.mentions):
            raise ValueError("a mention belongs to an entity of the same findings")
        if any(q.speaker is not None and q.speaker >= count for q in self.quotes):
            raise ValueError("a speaker is an entity of the same findings")


def _pair(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def findings_as_json(findings: Findings) -> Json:
    """Findings in the form that `contracts.md` fixes (without "id" and "alert")."""
    return {
        "engine": findings.engine,
        "language": findings.language,
        "trouble": findings.trouble,
        "entities": [
            {
                "id": number,
                "type": str(entity.kind),
                "name": entity.name,
                "aliases": list(entity.aliases),
                "role": entity.role,
                "country": entity.country,
                "lat": entity.lat,
                "lon": entity.lon,
                "speaks_for": entity.speaks_for,
            }
            for number, entity in enumerate(findings.entities)
        ],
        "mentions": [
            {
                "start": mention.span.start,
                "end": mention.span.end,
                "entity": mention.entity,
                "kind": str(mention.kind),
                "certainty": round(mention.certainty, 3),
            }
            for mention in findings.mentions
        ],
        "quotes": [
            {
                "start": quote.start,
                "end": quote.end,
                "spans": [[span.start, span.end] for span in quote.content],
                "manner": str(quote.manner),
                "cue": _pair(quote.cue),
                "source": _pair(quote.source),
                "speaker": quote.speaker,
                "certainty": round(quote.certainty, 3),
                "lead_in": _pair(quote.lead_in),
            }
            for quote in findings.quotes
        ],
    }


def findings_from_json(data: Json, fingerprint: str) -> Findings:
    """Read what `findings_as_json` wrote.

    Raises KeyError, TypeError or ValueError when `data` is not that: callers treat it as absent.
    """

    def span(pair: list[int] | None) -> Span | None:
        return None if pair is None else Span(*pair)

    return Findings(
        fingerprint=fingerprint,
        engine=str(data["engine"]),
        language=str(data["language"]),
        trouble=data.get("trouble"),
        entities=tuple(
            Entity(
                EntityKind(e["type"]),
                str(e["name"]),
                tuple(map(str, e["aliases"])),
                e["role"],
                e["country"],
                e["lat"],
                e["lon"],
                e["speaks_for"],
            )
            for e in data["entities"]
        ),
        mentions=tuple(
            Mention(Span(m["start"], m["end"]), m["entity"], MentionKind(m["kind"]), m["certainty"])
            for m in data["mentions"]
        ),
        quotes=tuple(
            Quote(
                tuple(Span(*pair) for pair in q["spans"]),
                Manner(q["manner"]),
                span(q["cue"]),
                span(q["source"]),
                q["speaker"],
                q["certainty"],
                span(q.get("lead_in")),  # findings of earlier editions have none
            )
            for q in data["quotes"]
        ),
    )
