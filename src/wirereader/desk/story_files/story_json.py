"""A story as JSON, and how any JSON document of ours is written."""

import json
from datetime import UTC, datetime
from typing import Any

from wirereader.story.clean import unsteering_json
from wirereader.story.findings import Findings, findings_as_json
from wirereader.story.story import EventCoverage, Story

Json = dict[str, Any]


def json_text(data: object, indent: int | None = None) -> str:
    """One JSON document; what steers a terminal is escaped in it, other scripts are not."""
    return unsteering_json(json.dumps(data, ensure_ascii=False, indent=indent))


def moment_text(time: datetime | None) -> str | None:
    """A time as ISO 8601 in UTC."""
    return None if time is None else time.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _coverage(event: EventCoverage) -> Json:
    return {
        "sources": event.sources,
        "first": {"source": event.first, "published": moment_text(event.first_at)},
        "latest": {"source": event.latest, "published": moment_text(event.latest_at)},
        "longest": event.longest,
        "origin": event.origin or None,
    }


def story_as_json(story: Story, findings: Findings | None) -> Json:
    """A story as `read --json` gives it; offsets are code points of "text"."""
    dispatch = story.dispatch
    alert = None if story.alert is None else story.alert.as_json()
    language = dispatch.language
    if language == "und" and findings is not None:
        language = findings.language
    found = None
    if findings is not None:
        found = {"id": story.id, **findings_as_json(findings), "alert": alert}
    return {
        "id": story.id,
        "source": dispatch.source or None,
        "headline": dispatch.headline,
        "kicker": dispatch.kicker,
        "byline": dispatch.byline,
        "dateline": dispatch.dateline,
        "published": moment_text(dispatch.published),
        "received": moment_text(story.received),
        "language": None if language == "und" else language,
        "link": dispatch.link,
        "text": story.body.text,
        "paragraphs": [[span.start, span.end] for span in story.body.paragraphs],
        "alert": alert,
        "revision": story.revision,
        "findings": found,
        "coverage": None if story.event is None else _coverage(story.event),
    }
