"""CAP: warnings of weather services and civil protection, as files or inside entries of feeds.

Common Alerting Protocol of OASIS, 1.0 to 1.2: an `alert` with an `info` for each language or
hazard, each with its areas.  One alert is one story.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from wirereader.formats.addresses import absolute
from wirereader.formats.dates import read_date
from wirereader.formats.html.sanitizer import escaped
from wirereader.formats.html.tokenizer import one_line
from wirereader.formats.parsed import ParsedEntry, ParsedFeed, length_of
from wirereader.formats.xml.safe_parser import Node, no_feed
from wirereader.formats.xml.xml_fields import distinct, language_tag, local_name, namespace_of
from wirereader.formats.xml.xml_nodes import below, child, children, line_at, words_at
from wirereader.story.story import Enclosure, WireStatus

_PRESSING: Final = {"extreme": 1, "severe": 2}  # severities that are urgent while they are near
_LESS: Final = {"extreme": 3, "severe": 3, "moderate": 5, "minor": 6}
_NEAR: Final = frozenset({"immediate", "expected"})
_SURE: Final = frozenset({"observed", "likely", "very likely"})
_FOLLOWING: Final = frozenset({"update", "cancel"})  # types that take the place of an alert
_CATEGORIES: Final = {
    "geo": "Geophysical", "met": "Weather", "safety": "Safety", "security": "Security",
    "rescue": "Rescue", "fire": "Fire", "health": "Health", "env": "Environment",
    "transport": "Transport", "infra": "Infrastructure", "cbrne": "CBRNE",
}  # fmt: skip
_RESPONSES: Final = {
    "shelter": "take shelter", "evacuate": "leave the area", "prepare": "prepare",
    "execute": "do what was planned", "avoid": "avoid the hazard", "monitor": "follow the news",
    "assess": "assess the situation", "allclear": "all clear",
}  # fmt: skip
# Behind what is no blank: from each of many blanks all would be read again
_LINE_END: Final = re.compile(r"(?<=\S)[^\S\n]*\n[^\S\n]*(?=\S)")
_PARAGRAPH_SIGN: Final = re.compile(r"(?<!\s)[^\S\n]*(?:\n[^\S\n]*\n\s*|\n[^\S\n]*(?=[*.]\s?\S))")


def is_cap(root: Node) -> bool:
    """Claim that an element is an alert of CAP, in any of its namespaces or in none."""
    if local_name(root).lower() != "alert":
        return False
    space = namespace_of(root).lower()
    return ":cap:" in space or "/cap/" in space or child(root, "identifier") is not None


def read_cap(root: Node, base: str = "") -> ParsedFeed:
    """Return the alerts of a document: it is one, or an envelope (EDXL) of several.

    Raises FormatFault where there is none.
    """
    alerts = [root] if is_cap(root) else [each for each in below(root, "alert") if is_cap(each)]
    if not alerts:
        raise no_feed("It contains no alert of the Common Alerting Protocol.")
    entries = tuple(entry_of_cap(each, base) for each in alerts)
    return ParsedFeed(
        format="cap", title=next((each.source for each in entries), None), entries=entries
    )


def entry_of_cap(alert: Node, base: str = "") -> ParsedEntry:
    """Return what one `alert` says."""
    infos = list(children(alert, "info"))
    info = infos[0] if infos else None
    kind, standing = line_at(alert, "msgtype") or "Alert", line_at(alert, "status") or "Actual"
    is_actual = standing.lower() == "actual"
    areas = distinct([line_at(area, "areadesc") for one in infos for area in children(one, "area")])
    return ParsedEntry(
        id=line_at(alert, "identifier"),
        title=_headline(info, areas),
        link=absolute(line_at(info, "web"), base),
        published=read_date(line_at(alert, "sent") or ""),
        content=_content(alert, infos) or None,
        language=language_tag(line_at(info, "language")) or ("en-US" if infos else None),
        enclosures=tuple(_files(infos, base)),
        categories=_categories(infos),
        kicker=None if is_actual else standing,
        urgency=_urgency(info) if is_actual else None,
        ednote=line_at(alert, "note"),
        status=WireStatus.KILLED if is_actual and kind.lower() == "cancel" else WireStatus.USABLE,
        # a drill takes no warning away, whatever it names
        corrects=_referenced(alert) if is_actual and kind.lower() in _FOLLOWING else None,
        places=distinct([place for area in areas for place in _parts(area)]),
        signals=_signals(alert, info, kind, standing),
        source=line_at(info, "sendername") or line_at(alert, "sender"),
    )


def with_alert(entry: ParsedEntry, holder: Node | None, base: str = "") -> ParsedEntry:
    """Return an entry of a feed with what the alert says that stands inside `holder`.

    The entry keeps its id, its link and its headline.
    """
    alert = None if holder is None else next((each for each in holder if is_cap(each)), None)
    if alert is None:
        return entry
    told = entry_of_cap(alert, base)
    return told._replace(
        id=entry.id or told.id,
        title=entry.title or told.title,
        link=entry.link or told.link,
        author=entry.author,
        published=told.published or entry.published,
        updated=entry.updated,
        summary=entry.summary,
        categories=distinct([*entry.categories, *told.categories]),
        enclosures=(*entry.enclosures, *told.enclosures),
    )


def _headline(info: Node | None, areas: tuple[str, ...]) -> str | None:
    """The headline; where there is none, what it warns of and where."""
    if line := line_at(info, "headline"):
        return line
    event = line_at(info, "event")
    return f"{event}: {areas[0]}" if event and areas else event


def _urgency(info: Node | None) -> int | None:
    """IPTC's urgency for a severity; of what is neither near nor sure none is breaking."""
    severity, urgency, certainty = (
        (line_at(info, name) or "").lower() for name in ("severity", "urgency", "certainty")
    )
    is_pressing = urgency in _NEAR and certainty in _SURE
    return (_PRESSING.get(severity) if is_pressing else None) or _LESS.get(severity)


def _categories(infos: list[Node]) -> tuple[str, ...]:
    words: list[str | None] = [line_at(info, "event") for info in infos]
    for info in infos:
        for node in children(info, "category"):
            word = one_line(node.text) or ""
            words.append(_CATEGORIES.get(word.lower()) or (None if word == "Other" else word))
    return distinct(words)


def _signals(alert: Node, info: Node | None, kind: str, standing: str) -> tuple[str, ...]:
    told = {name: line_at(info, name) for name in ("severity", "urgency", "certainty")}
    scope = line_at(alert, "scope") or "Public"
    return distinct(
        [
            None if kind == "Alert" else f"type: {kind}",
            None if standing == "Actual" else f"status: {standing}",
            None if scope == "Public" else f"scope: {scope}",
            *(f"{name}: {word}" for name, word in told.items() if word),
        ]
    )


def _referenced(alert: Node) -> str | None:
    """The id of the newest of the alerts that this one is about: "sender,identifier,sent ..."."""
    found: list[tuple[str, str]] = []
    for each in words_at(alert, "references").split():
        parts = each.split(",")
        if len(parts) >= 3:  # noqa: PLR2004 - an identifier has no comma, a sender may
            found.append((_sent(parts[-1]), parts[-2]))
    return max(found, key=lambda one: one[0], default=("", None))[1]


def _sent(written: str) -> str:
    moment = read_date(written)
    return moment.isoformat() if moment else ""


def _content(alert: Node, infos: list[Node]) -> str:
    """The words of all infos, then their facts; a second one under its own headline."""
    is_over = (line_at(alert, "msgtype") or "").lower() == "cancel"
    parts = {"<p>This alert is cancelled.</p>": None} if is_over else {}  # each once, in order
    for info in infos:
        heading = line_at(info, "headline") or line_at(info, "event")
        if parts and info is not infos[0] and heading:
            parts[f"<h2>{escaped(heading)}</h2>"] = None
        parts.update(dict.fromkeys((*_words(info), *_facts(info))))
    return "\n".join(parts)


def _words(info: Node) -> Iterator[str]:
    yield from _paragraphs(words_at(info, "description"))
    yield from _paragraphs(words_at(info, "instruction"))


def _paragraphs(text: str) -> Iterator[str]:
    """The paragraphs of a text whose lines were broken for a printer."""
    for part in _PARAGRAPH_SIGN.split(text):
        if line := one_line(_LINE_END.sub(" ", part)):
            yield f"<p>{escaped(line)}</p>"


def _facts(info: Node) -> Iterator[str]:
    """What is told in fields, a sentence each."""
    areas = distinct([line_at(area, "areadesc") for area in children(info, "area")])
    responses = [one_line(node.text) or "" for node in children(info, "responsetype")]
    told = {
        "Area": "; ".join(areas),
        "To do": ", ".join(filter(None, (_RESPONSES.get(each.lower()) for each in responses))),
        **{name.capitalize(): line_at(info, name) for name in ("severity", "urgency", "certainty")},
        "In effect from": _time(info, "effective"),
        "Expected from": _time(info, "onset"),
        "Until": _time(info, "expires"),
        "Contact": line_at(info, "contact"),
    }
    for name, words in told.items():
        if words:
            yield f"<p>{escaped(f'{name}: {words}'.removesuffix('.'))}.</p>"


def _time(info: Node, name: str) -> str | None:
    """A time as its sender counts it: "30 November 2026, 10:00 -05:00"."""
    written = line_at(info, name) or ""
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        return written or None
    zone = moment.strftime("%z")
    zone = "UTC" if zone == "+0000" else f"{zone[:3]}:{zone[3:]}" if zone else ""
    return f"{moment.day} {moment:%B %Y, %H:%M} {zone}".strip()


def _parts(area: str) -> list[str]:
    return [line for part in area.split(";") if (line := one_line(part))]


def _files(infos: list[Node], base: str) -> Iterator[Enclosure]:
    seen: set[str] = set()
    for info in infos:
        for node in children(info, "resource"):
            address = absolute(line_at(node, "uri"), base)
            if address and address not in seen:
                seen.add(address)
                yield Enclosure(
                    address,
                    line_at(node, "mimetype"),
                    length_of(line_at(node, "size")),
                    line_at(node, "resourcedesc"),
                )
