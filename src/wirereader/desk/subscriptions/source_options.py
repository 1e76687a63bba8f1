"""What a reader sets for one source: how often, under which name, with which login.

A password is never written down: a command prints it, or a keyring holds it.
"""

import re
import shlex
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from wirereader.desk.phrases import full_stop
from wirereader.desk.subscriptions.subscriptions import SourcesShelf, Told, name_of
from wirereader.formats.time_zones import is_zone
from wirereader.settings.value_types import Duration, Unfit, YesNo, nearest
from wirereader.sources.http.private_networks import is_private
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.story.source import Paused, Source, SourceKind, SourceOptions

if TYPE_CHECKING:
    from wirereader.library.results import SourceState

_HEADER = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,80}")
_VISIBLE = re.compile(r"[\x20-\x7e]{1,2000}")
_PROXY = re.compile(r"(?:https?|socks5)://[!-~]{1,300}|none", re.IGNORECASE)
_WEB = re.compile(r"(?i)https?://[^\s/?#][!-~]{0,3000}")
_SECRET = frozenset({"cookie", "headers"})
_INTERVAL = Duration("1m", "90d")
_SWITCH = YesNo()


def set_options(library: SourcesShelf, state: "SourceState", wishes: Sequence[str]) -> Told:
    """Change a source: each wish is "name=value"; an empty value takes a setting back.

    Without wishes, tell what is set.  Raises SettingsFault for a wish that cannot be understood.
    """
    source = state.source
    for wish in wishes:
        name, is_wish, value = wish.partition("=")
        if not is_wish:
            raise _refusal(wish, "It has no =.", "Write name=value, for instance interval=2h.")
        source = _changed(source, name.strip().casefold().replace("_", "-"), value.strip())
    said_first = ""
    if source != state.source:
        if source.title != state.source.title:
            said_first = f"{name_of(state.source)} renamed to "
        names = ", ".join(dict.fromkeys(wish.partition("=")[0].strip() for wish in wishes))
        said = f"changed {clean_line(names, 60)} of {name_of(state.source)}"
        library.change_source(source, said=said)
    return Told(
        f"{said_first}{full_stop(name_of(source))}",
        told(source),
        data=(("options", _as_json(source)),),
    )


def told(source: Source) -> tuple[str, ...]:
    """What is set for a source, a line each; what may be secret is only said to be there."""
    named = {
        "title": source.title,
        "folder": "/".join(source.folder),
        "tags": ", ".join(source.tags),
    }
    for name, value in source.options._asdict().items():
        if value:
            is_secret = name in _SECRET
            named[name.removesuffix("_s").replace("_", "-")] = "set" if is_secret else _shown(value)
    return tuple(f"{name}: {clean_line(value, 200)}" for name, value in named.items() if value)


def _shown(value: object) -> str:
    if value is True:
        return "on"
    if isinstance(value, int):
        return _INTERVAL.written(value).strip('"')
    return shlex.join(map(str, value)) if isinstance(value, tuple) else str(value)


def _as_json(source: Source) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in told(source))


def _changed(source: Source, name: str, value: str) -> Source:
    if name == "title":
        return source._replace(title=clean_line(value, 200))
    if name == "folder":
        parts = (clean_line(part, 100) for part in value.split("/"))
        return source._replace(folder=tuple(filter(None, parts)))
    if name == "tags":
        tags = (clean_line(tag, 60).casefold() for tag in value.split(","))
        return source._replace(tags=tuple(dict.fromkeys(filter(None, tags))))
    if name == "address":
        return _moved(source, value)
    if name == "header":
        return source._replace(options=_with_header(source.options, value))
    known = _READ.get(name)
    if known is None:
        near = nearest(name, (*_READ, "title", "folder", "tags", "address", "header"))
        remedy = f"Nearest: {near}." if near else f"There are {', '.join(_READ)}."
        raise _refusal(name, "A source has no such option.", remedy)
    field, read = known
    options = source.options._replace(**{field: read(value) if value else _NONE[field]})
    return source._replace(options=options)


def _moved(source: Source, value: str) -> Source:
    """A feed at another address, which a reader who types it may have in a private network.

    Its key stays: marks and stories are kept by it.
    """
    if source.kind is not SourceKind.FEED or source.paused is Paused.SERVED:
        raise _refusal(
            "address",
            "Only feeds that wirereader fetches have an address to change.",
            "Add it anew.",
        )
    if not _WEB.fullmatch(value):
        raise _refusal("address", "It is not an address.", "Write address=https://host/feed.")
    is_inside = is_private(value)
    paused = None if source.paused in {Paused.GONE, Paused.FAILING} else source.paused
    return source._replace(
        address=value, paused=paused, is_private_allowed=source.is_private_allowed or is_inside
    )


_NONE: dict[str, Any] = SourceOptions()._asdict()


def _with_header(options: SourceOptions, value: str) -> SourceOptions:
    """One header set anew ("Name: value") or taken away ("Name:"); without a name, all of them."""
    if not value:
        return options._replace(headers=())
    name, colon, content = (part.strip() for part in value.partition(":"))
    if not colon or not _HEADER.fullmatch(name) or (content and not _VISIBLE.fullmatch(content)):
        raise _refusal("header", "It is not a header.", "Write header=Name: value.")
    others = tuple(one for one in options.headers if one[0].casefold() != name.casefold())
    return options._replace(headers=(*others, (name, content)) if content else others)


def _interval(value: str) -> int:
    try:
        seconds = _INTERVAL.of(value)
    except Unfit as unfit:
        raise _refusal("interval", f"It must be {unfit.must_be}.", "Write interval=2h.") from unfit
    return int(seconds or 0)


def _line(value: str) -> str:
    if not _VISIBLE.fullmatch(value):
        raise _refusal("this value", "It has characters that servers reject.", "Use plain ASCII.")
    return value


def _command(value: str) -> tuple[str, ...]:
    try:
        words = tuple(shlex.split(value))
    except ValueError as error:
        raise _refusal("password-command", "A quotation mark is open.", "Close it.") from error
    return words


def _proxy(value: str) -> str:
    if not _PROXY.fullmatch(value):
        raise _refusal(
            "proxy", "It is not a proxy address.", "Write proxy=http://host:port, or proxy=none."
        )
    return value


def _switch(value: str) -> bool:
    try:
        return _SWITCH.of_text(value)
    except Unfit as unfit:
        raise _refusal("whole-article", "It must be on or off.", "Write on or off.") from unfit


def _place(value: str) -> str:
    if not is_zone(value):
        remedy = "Write time-zone=Europe/Berlin, or time-zone=UTC."
        raise _refusal("time-zone", "There is no such time zone.", remedy)
    return value


_READ: dict[str, tuple[str, Callable[[str], Any]]] = {
    "interval": ("interval_s", _interval),
    "user-agent": ("user_agent", _line),
    "cookie": ("cookie", _line),
    "user": ("user", _line),
    "password-command": ("password_command", _command),
    "keyring": ("keyring", _line),
    "proxy": ("proxy", _proxy),
    "whole-article": ("whole_article", _switch),
    "time-zone": ("time_zone", _place),
}


def _refusal(what: str, why: str, remedy: str) -> SettingsFault:
    return SettingsFault(f"{clean_line(what, 60)} cannot be set.", why, remedy)
