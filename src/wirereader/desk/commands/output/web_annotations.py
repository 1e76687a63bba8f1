"""Quotes as W3C Web Annotations: an AnnotationCollection in JSON-LD, one annotation a quote.

Each annotation points at the words by position (code points of the story's text as we keep it,
`text` of `read --json`) and by the words themselves with what stands before and after them.  A
quote that others' words part has a target for each part.  The same quotes give the same ids.
See https://www.w3.org/TR/annotation-model/.
"""

import uuid
from collections.abc import Sequence
from typing import Any

from wirereader.desk.commands.output.copy_text import attributed, published_on, words_of
from wirereader.desk.outcomes import QuoteLine
from wirereader.story.body import Span
from wirereader.story.clean import clean_line, drawable
from wirereader.story.story import Story

Json = dict[str, Any]
CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"wirereader": "urn:x-wirereader:"})
_AROUND = (32, 64, 128, 256)


def annotations_of(lines: Sequence[QuoteLine]) -> Json:
    """All quotes as one collection, on one page."""
    items = [annotation_of(line) for line in lines]
    name = "\n".join(item["id"] for item in items)
    return {
        "@context": list(CONTEXT),
        "id": _urn(f"collection {name}"),
        "type": "AnnotationCollection",
        "label": "Quotes",
        "total": len(items),
        "first": {
            "id": _urn(f"page {name}"),
            "type": "AnnotationPage",
            "startIndex": 0,
            "items": items,
        },
    }


def annotation_of(line: QuoteLine) -> Json:
    """One quote: what is said of it, and where its words stand."""
    story, quote = line.story, line.quote
    targets = [_target(story, span) for span in quote.content]
    spans = ",".join(f"{span.start}-{span.end}" for span in quote.content)
    name = _urn(f"quote {address_of(story)} {story.body.fingerprint} {spans}")
    return {
        "id": name,
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": attributed(line),
            },
            _quotation(line, f"{name}#quotation"),
        ],
        "target": targets if len(targets) > 1 else targets[0],
    }


def _quotation(line: QuoteLine, name: str) -> Json:
    """The same for machines, in the words of schema.org; what is unknown is left out there."""
    speaker, dispatch = line.speaker, line.story.dispatch
    by = None
    if speaker is not None:
        by = {"schema:name": drawable(speaker.name), "schema:jobTitle": _drawn(speaker.role)}
    article = {
        "type": "schema:NewsArticle",
        "schema:headline": clean_line(dispatch.headline),
        "schema:publisher": _drawn(dispatch.source),
        "schema:datePublished": published_on(line.story),
        "schema:url": _drawn(dispatch.link),
    }
    found: Json = {
        "id": name,
        "type": "schema:Quotation",
        "schema:text": words_of(line),
        "schema:spokenByCharacter": _known(by) if by else None,
        "schema:isPartOf": _known(article),
        "wirereader:manner": str(line.quote.manner),
        "wirereader:certainty": round(line.quote.certainty, 3),
        "wirereader:paragraph": line.paragraph,
    }
    return _known(found)


def _drawn(text: str | None) -> str | None:
    return drawable(text) if text else None


def _known(data: Json) -> Json:
    return {key: value for key, value in data.items() if value is not None}


def _target(story: Story, span: Span) -> Json:
    text = story.body.text
    before, after = _around(text, span)
    return {
        "type": "SpecificResource",
        "source": address_of(story),
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.of(text),
                "prefix": before,
                "suffix": after,
            },
        ],
    }


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after, as much of it as makes the words the only such ones."""
    before = after = ""
    for reach in _AROUND:
        before = text[max(0, span.start - reach) : span.start]
        after = text[span.end : span.end + reach]
        whole = f"{before}{span.of(text)}{after}"
        if text.find(whole, text.find(whole) + 1) < 0:
            break
    return before, after


def address_of(story: Story) -> str:
    """An address for a story: its link, else a name of ours for it."""
    return _drawn(story.dispatch.link) or f"urn:x-wirereader:story:{story.id}"


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'urn:x-wirereader:{name}')}"
