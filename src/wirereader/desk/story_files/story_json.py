"""A story as JSON, and how any JSON document of ours is written."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from wirereader.story.findings import Findings, findings_as_json
from wirereader.story.story import EventCoverage, Story

Json = dict[str, Any]
_STEERING = re.compile(
    "[\x7f-\x9f\xad\u200b\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)


def json_text(data: object, indent: int | None = None) -> str:
    """One JSON document; what steers a terminal is escaped in it, other scripts are not."""
    text = json.dumps(data, ensure_ascii=False, indent=indent)
    # JSON itself escapes no DEL, no C1 control, nothing that turns or hides text
    return _STEERING.sub(lambda match: json.dumps(match[0])[1:-1], text)


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
