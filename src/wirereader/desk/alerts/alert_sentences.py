"""What is said of alerts: the same sentence in every view."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirereader.desk.phrases import capital, full_stop
from wirereader.story.clean import clean_line

if TYPE_CHECKING:
    from wirereader.library.events.follows import Alert

MOST_APART = 5
"""More alerts of one refresh than these are told as one."""
_LONGEST = 100


def alert_line(alert: "Alert") -> str:
    """One alert: what it is of, the headline, the source, and what is new."""
    head = full_stop(clean_line(alert.headline, _LONGEST))
    parts = [f"{followed(alert)}: {head}"]
    if alert.source:
        parts.append(full_stop(clean_line(alert.source, 60)))
    if what := news_of(alert):
        parts.append(what)
    return " ".join(parts)


def followed(alert: "Alert") -> str:
    """What is followed, as it is named: of an event its headline of then."""
    name = clean_line(alert.followed, 40)
    return f"Event {name}" if alert.kind == "event" else name


def news_of(alert: "Alert") -> str:
    """What an alert tells besides its headline, as sentences; "" where that is all."""
    told = "; ".join(clean_line(line).rstrip(".") for line in alert.told.splitlines())
    return full_stop(capital(told)) if told else ""


def alerts_told(alerts: "Sequence[Alert]") -> tuple[str, ...]:
    """Alerts of one refresh: a line each, or one for all where they are many."""
    if len(alerts) <= MOST_APART:
        return tuple(f"Alert. {alert_line(one)}" for one in alerts)
    return (f"Alerts: {len(alerts)} new. alerts lists them.",)
