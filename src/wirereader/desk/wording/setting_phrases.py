"""Settings in a person's own words: "turn the sound off", "black background", "refresh every hour".

A phrase is a setting's noun with a value, an "on" or an "off" around it; all of its words must be
of these kinds.  A new noun of a setting is one row of `_SETTINGS`.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final, NamedTuple

Lines = tuple[str, ...]
_THEN: Final = "\n"


class _Told(NamedTuple):
    """A setting: its names of one's own, the values it may have in words, and what on and off are.

    `kind` is "number", "time", "word" (any word) or "" for the words of `values` alone.
    """

    names: str
    values: Mapping[str, str]
    on: str = ""
    off: str = ""
    kind: str = ""


_YES_NO: Final[Mapping[str, str]] = {}
_DARK: Final = {
    **dict.fromkeys(("dark", "black", "night", "dim", "darker"), "wire-dark"),
    **dict.fromkeys(("light", "white", "bright", "day", "lighter", "brighter"), "wire-light"),
    **dict.fromkeys(("contrast", "high contrast", "high-contrast", "accessible"), "wire-contrast"),
    **dict.fromkeys(("terminal", "ansi", "terminal's own", "system"), "terminal"),
    **dict.fromkeys(("default", "normal", "usual"), "default"),
}
_MUCH: Final = {
    **dict.fromkeys(
        ("less", "low", "brief", "quiet", "terse", "minimal", "short", "concise", "fewer", "0"),
        "less",
    ),
    **dict.fromkeys(("more", "high", "verbose", "full", "long", "detailed", "maximum"), "more"),
    **dict.fromkeys(("normal", "medium", "default", "usual", "standard"), "normal"),
}
_WIDTHS: Final = {
    **dict.fromkeys(("wide", "wider", "long", "longer", "broader"), "100"),
    **dict.fromkeys(("narrow", "narrower", "short", "shorter"), "60"),
    **dict.fromkeys(("full", "screen", "default", "normal", "auto"), "screen"),
}
_LENGTHS: Final = {
    **dict.fromkeys(("long", "longer", "big", "bigger", "large", "larger", "more", "taller"), "40"),
    **dict.fromkeys(("short", "shorter", "small", "smaller", "fewer", "less"), "10"),
    **dict.fromkeys(("default", "normal"), "default"),
}
_EVERY: Final = {
    **dict.fromkeys(("hourly", "hour", "an hour", "every hour", "each hour"), "1h"),
    **dict.fromkeys(("half hour", "half an hour", "every half hour"), "30m"),
    **dict.fromkeys(("daily", "day", "a day", "every day", "once a day"), "1d"),
    **dict.fromkeys(("minute", "every minute", "a minute"), "1m"),
    **dict.fromkeys(("never", "manual", "manually", "by hand", "none"), "off"),
    **dict.fromkeys(("default", "normal"), "default"),
}
_SETTINGS: Final[Mapping[str, _Told]] = {
    "breaking.bell": _Told(
        "bell, sound, sounds, beep, beeps, beeping, ring, ringing, terminal bell, breaking bell,"
        " audible bell, breaking sound, noise, noises, chime, bell for breaking,"
        " sound for breaking,"
        " sound for breaking news, beep for breaking news, breaking news bell, breaking news sound,"
        " beep on breaking news, beep when breaking, beep on breaking, bell on breaking news,"
        " sound effects",
        _YES_NO,
        "true",
        "false",
    ),
    "alerts.ring": _Told(
        "alert sound, alert bell, alert sounds, alert beep, sound for alerts, bell for alerts,"
        " beep for alerts, beep on alerts, sound on alerts, ring for alerts, ring on alerts",
        _YES_NO,
        "true",
        "false",
    ),
    "alerts.desktop": _Told(
        "notifications, desktop notifications, alert notifications, popups, pop-ups, push,"
        " push notifications, system notifications, desktop alerts, notification",
        _YES_NO,
        "osc9",
        "off",
    ),
    "breaking.notify": _Told(
        "breaking notifications, breaking news notifications, notifications for breaking news,"
        " notifications of breaking news, breaking news alerts, breaking alerts",
        _YES_NO,
        "osc9",
        "off",
    ),
    "refresh.on_start": _Told(
        "refresh on start, refresh at start, refresh on startup, refresh at startup,"
        " refresh on launch, startup refresh, update on start, update at start, update at startup,"
        " update on startup, fetch on start, fetch at start, fetch on startup, fetch at startup,"
        " auto refresh on start, auto refresh at start, refresh when starting, reload on start,"
        " refresh when i start, refresh on open, sync on start, sync at startup,"
        " reload at startup, reload on startup",
        _YES_NO,
        "true",
        "false",
    ),
    "refresh.interval": _Told(
        "refresh interval, refresh rate, refresh time, refresh period, refresh frequency,"
        " update interval, update rate, update frequency, auto refresh, autorefresh, auto-refresh,"
        " automatic refresh, auto update, auto-update, autoupdate, automatic update,"
        " automatic updates, auto reload, auto-reload, automatic reload, check interval,"
        " fetch interval, polling interval, poll interval, polling, reload interval, reload time,"
        " sync interval, auto sync, background refresh, automatic refreshing, auto fetch,"
        " automatic fetching, auto refresh interval",
        _EVERY,
        "30m",
        "off",
        "time",
    ),
    "refresh.timeout": _Told(
        "timeout, time out, network timeout, connection timeout, fetch timeout",
        {"default": "default"},
        kind="time",
    ),
    "refresh.at_once": _Told(
        "parallel downloads, parallel connections, concurrency, parallel fetches,"
        " simultaneous downloads",
        {"default": "default"},
        kind="number",
    ),
    "refresh.user_agent": _Told("user agent, useragent, user-agent", {}, kind="word"),
    "refresh.proxy": _Told("proxy, http proxy, proxy server", {"default": "default"}, kind="word"),
    "reading.link_numbers": _Told(
        "link numbers, numbered links, number links, number the links, link numbering,"
        " links numbered, footnotes",
        _YES_NO,
        "true",
        "false",
    ),
    "reading.remember": _Told(
        "remember place, remember my place, remember position, remember where i was,"
        " restore position, restore session, resume where i left off, session restore",
        _YES_NO,
        "true",
        "false",
    ),
    "reading.read_after": _Told(
        "auto mark read, auto-mark read, auto mark as read, automatic mark as read,"
        " marking as read, marking read, auto read, automatic marking, mark read after,"
        " mark as read after, mark stories read after, mark stories as read after,"
        " mark read automatically, mark as read automatically, automatically mark read,"
        " automatically mark as read, mark read on open, mark as read when opened, read after",
        {"opening": "0s", "immediately": "0s", "at once": "0s", "never": "off"},
        "2s",
        "off",
        "time",
    ),
    "reading.line_spacing": _Told(
        "line spacing, spacing, line height, space between lines, interline",
        {"double": "2", "single": "1", "default": "default", "more": "2", "less": "1"},
        kind="number",
    ),
    "reading.paragraph_gap": _Told(
        "paragraph gap, paragraph spacing, space between paragraphs,"
        " blank lines between paragraphs",
        {"more": "2", "less": "0", "bigger": "2", "double": "2", "single": "1"},
        "1",
        "0",
        "number",
    ),
    "reading.browser": _Told(
        "browser, web browser, default browser, browser for links, link opener",
        {"default": "default"},
        kind="word",
    ),
    "downloads.folder": _Told(
        "download folder, downloads folder, download directory, download dir, download location,"
        " download path, folder for downloads, save folder",
        {"default": "default"},
        kind="word",
    ),
    "appearance.theme": _Told(
        "theme, mode, colour theme, color theme, colour scheme, color scheme, colors, colours,"
        " background, look, skin, style, screen, appearance, background colour, background color,"
        " interface, ui, display, palette",
        _DARK,
    ),
    "appearance.panes": _Told(
        "layout, panes, pane layout, view layout, pane mode",
        {
            **dict.fromkeys(("columns", "three columns", "wide", "side by side"), "columns"),
            **dict.fromkeys(("stacked", "split", "two panes", "horizontal"), "stacked"),
            **dict.fromkeys(("list", "one pane", "single pane", "single", "one"), "list"),
            **dict.fromkeys(("auto", "automatic", "default"), "auto"),
        },
    ),
    "appearance.rows": _Told(
        "rows, headline rows, row height, list density, density, list rows, list, view, mode,"
        " lines,"
        " line per story, lines per story, line per headline, lines per headline, lines a story,"
        " line a story, list view, display",
        {
            **dict.fromkeys(("compact", "one line", "one", "dense", "single", "tight", "1"), "one"),
            **dict.fromkeys(
                ("two lines", "two", "comfortable", "cosy", "cozy", "double", "2", "expanded"),
                "two",
            ),
            **dict.fromkeys(("auto", "default"), "auto"),
        },
    ),
    "appearance.fold_events": _Told(
        "event grouping, grouping, story grouping, clustering, event folding, duplicate grouping",
        _YES_NO,
        "true",
        "false",
    ),
    "access.show_cursor": _Told("cursor, text cursor, terminal cursor", _YES_NO, "true", "false"),
    "access.words_for_marks": _Told(
        "words for marks, words for symbols, words instead of symbols, words instead of signs,"
        " words instead of icons, words instead of marks, text instead of symbols, words for signs,"
        " text instead of icons, words instead of emoji",
        _YES_NO,
        "true",
        "false",
    ),
    "-access.words_for_marks": _Told(
        "symbols, icons, signs, emoji, emojis, special characters", _YES_NO, "false", "true"
    ),
    "access.color": _Told(
        "colour, color, colours, colors, coloured text, colored text, colour output, color output",
        _YES_NO,
        "true",
        "false",
    ),
    "-access.color": _Told(
        "monochrome, black and white, black-and-white, greyscale, grayscale, b&w, monochrome mode,"
        " black and white mode",
        _YES_NO,
        "false",
        "true",
    ),
    "access.motion": _Told(
        "animation, animations, motion, moving things, animated things", _YES_NO, "full", "none"
    ),
    "-access.motion": _Told("reduced motion, reduce motion", _YES_NO, "none", "full"),
    "access.plain": _Told(
        "plain mode at start, plain mode on start, start in plain mode, always plain mode,"
        " always start in plain mode, plain mode by default, plain by default, always plain,"
        " starting in plain mode",
        _YES_NO,
        "true",
        "false",
    ),
    "access.preset": _Told(
        "screen reader mode, screen-reader mode, screen reader preset, screen-reader preset,"
        " accessibility mode, screen reader support, accessible mode, blind mode,"
        " screen reader friendly mode",
        _YES_NO,
        "screen-reader",
        "none",
    ),
    "plain.typography": _Told(
        "curly quotes, smart quotes, typographic quotes, typography, fancy quotes,"
        " curly quote marks",
        _YES_NO,
        "true",
        "false",
    ),
    "plain.prompt": _Told(
        "prompt, command prompt",
        {
            "short": "short",
            "long": "long",
            "none": "none",
            "empty": "none",
            "shorter": "short",
            "longer": "long",
            "default": "short",
            "normal": "short",
        },
        "short",
        "none",
    ),
    "plain.verbosity": _Told(
        "verbosity, verbosity level, talk, talking, speech, speaking, chatter, chattiness,"
        " announcements, output, spoken output, messages, speech verbosity, level of detail,"
        " detail level, information, mode",
        _MUCH,
    ),
    "plain.list_length": _Told(
        "list, list length, list size, page size, page length, stories per page, lists, story list,"
        " headlines per page, results per page, items per page, rows per page, articles per page,"
        " stories at a time, headlines at a time, stories per list, headlines per list,"
        " stories on a page, stories per screen, headlines at once, stories at once,"
        " entries per page",
        _LENGTHS,
        kind="number",
    ),
    "plain.width": _Told(
        "width, line width, line length, text width, columns, column width, braille width, lines,"
        " page width, screen width, display width, characters per line, cells, column, text,"
        " line, wrap width, margin, wrap, letters per line, characters wide, columns wide,"
        " characters, chars",
        _WIDTHS,
        kind="number",
    ),
    "keys.preset": _Told(
        "keys, keybindings, key bindings, shortcuts, keyboard shortcuts, keymap, keyboard,"
        " bindings,"
        " key preset, key map, hotkeys, keyboard layout, navigation, mode",
        {
            **dict.fromkeys(("vim", "vi", "neovim", "nvim", "hjkl"), "vim"),
            "newsboat": "newsboat",
            "less": "less",
            **dict.fromkeys(("arrows", "arrow"), "arrows"),
            **dict.fromkeys(("default", "normal", "standard", "usual", "original"), "default"),
        },
    ),
    "analysis.backlog": _Told(
        "background analysis, analysis, analysing, analysis in background, analysing in background,"
        " name analysis, automatic analysis",
        _YES_NO,
        "true",
        "false",
    ),
}
"""Each setting as people name it; "-" before one turns on and off round."""
_WITH_VALUE_FIRST: Final = frozenset(
    {
        *("appearance.theme", "keys.preset", "plain.list_length", "plain.width", "plain.prompt"),
        *("plain.verbosity", "reading.line_spacing", "appearance.panes", "appearance.rows"),
        *("refresh.interval", "reading.paragraph_gap"),
    }
)
"""Settings whose value may stand before the noun: "vim keys", "50 stories per page"."""
_NEVER_BARE: Final = frozenset(
    {"talk", "lines", "text", "line", "list", "lists", "screen", "messages"}
)
"""Nouns that a value before them makes a setting of only after a verb, or with a comparative."""
_ALONE: Final = frozenset(
    {
        *("access.words_for_marks", "refresh.on_start", "access.plain", "-access.color"),
        *("-access.motion", "access.preset", "reading.link_numbers", "breaking.bell"),
        *("alerts.ring",),
    }
)
"""Settings that a name of several words turns on by itself: "words instead of symbols"."""
_ON: Final = r"(?:on|yes|true|enabled|active|activated)"
_OFF: Final = r"(?:off|no|false|disabled|none|never|inactive)"
_TURN: Final = r"(?:turn|switch|put|set|make|keep|have)"
_ENABLE: Final = (
    r"(?:enable|activate|turn on|switch on|use|start|unmute|show|give me|with|always|allow|do)"
)
_DISABLE: Final = (
    r"(?:disable|deactivate|turn off|switch off|stop|mute|silence|no more|no|without|hide|never|"
    r"remove|do not use|don't use|dont use|kill|do not|don't|dont)"
)
_SET: Final = (
    r"(?:set|change|switch|make|put|turn|adjust|use|choose|select|pick|give me|go to|show|go|have|"
    r"let|i want|want|keep|say|speak)"
)
_BROWSERS: Final = (
    r"(?:firefox|chrome|chromium|google-chrome|lynx|w3m|links2?|elinks|brave|safari|edge|vivaldi|"
    r"opera|qutebrowser)"
)
_DURATION: Final = re.compile(
    r"(?:every |each |to |about |after |once every )?(\d{1,4}|a|an|one|two|three|five|ten|half an?|"
    r"fifteen|twenty|thirty) ?"
    r"(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?)(?: minutes)?(?: each)?"
)
_WORD_NUMBERS: Final = {
    **dict.fromkeys(("a", "an", "one"), 1),
    "two": 2,
    "three": 3,
    "five": 5,
    "ten": 10,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
_REFRESH_SET: Final = re.compile(r"(?:set|change) (?:refresh|update|updates)(?: to| =)? (?P<v>.+)")
_REFRESHED: Final = re.compile(
    r"(?:set |please )?(?:auto(?:matically)? )?(?:refresh|update|reload|check|fetch|poll|sync|look)"
    r"(?: for)?(?: (?:the |my |all )*(?:feeds|sources|news|everything|stories|it|updates|"
    r"new stories|subscriptions))?(?: for (?:news|updates|new stories))?(?: automatically)? "
    r"(?P<v>every .+|each .+|hourly|daily|once an hour|once a day|once every .+)"
)
_KEPT: Final = re.compile(
    r"(?:keep|store|retain|save|hold)(?: (?:the |my |all |old |read )*(?:stories|news|articles|"
    r"history|items|everything|them|it))?(?: for)? (?P<v>forever|always|"
    r"(?:\d{1,4}|a|an|one|two|three|six) (?:day|week|month|year)s?)"
    r"|(?:delete|remove|purge|drop|expire|discard|clean ?up|forget)"
    r"(?: (?:the |my |all |old |read )*(?:stories|news|articles|items|everything))? "
    r"(?:older than|after|over) "
    r"(?P<w>(?:\d{1,4}|a|an|one|two|three|six) (?:day|week|month|year)s?)(?: old)?"
)
_IN_DAYS: Final = {"day": 1, "week": 7, "month": 30, "year": 365}
_KEEPS: Final = (
    "!set library.keep_days {days} keeps stories for {days} days and deletes those that are older;"
    " starred stories stay."
)
_FILLERS: Final = re.compile(r"\b(?:please|the|my|a bit|a little|all|always|mode to|program's)\b")


def setting_phrase(plain: str) -> Lines:
    """The lines that set what a line in lower case asks for; () where it names no setting."""
    text = " ".join(_FILLERS.sub(" ", plain).split())
    whole = " ".join(plain.split())
    for tried in dict.fromkeys((whole, text)):
        found = (
            _kept(tried)
            or _refreshed(tried)
            or _browser(tried)
            or _theme(tried)
            or _alone(tried)
            or _by_forms(tried)
        )
        if found:
            return (found,)
    return ()


def _kept(text: str) -> str:
    match = _KEPT.fullmatch(text)
    if match is None:
        return ""
    value = match["v"] or match["w"]
    if value in {"forever", "always"}:
        return "set library.keep_days 0"
    number, unit = value.split()
    count = int(number) if number.isdigit() else {"two": 2, "three": 3, "six": 6}.get(number, 1)
    return _KEEPS.format(days=count * _IN_DAYS[unit.removesuffix("s")])


def _refreshed(text: str) -> str:
    match = _REFRESHED.fullmatch(text) or _REFRESH_SET.fullmatch(text)
    said = "" if match is None else match["v"]
    value = f"{said}m" if said.isdigit() else _value(_SETTINGS["refresh.interval"], said)
    return f"set refresh.interval {value}" if value else ""


def _browser(text: str) -> str:
    match = re.fullmatch(
        rf"(?:use|open links (?:in|with)|set browser(?: to)?|browser) (?P<x>{_BROWSERS})"
        r"(?: (?:as|for) (?:default |web )?(?:browser|links|opening links))?",
        text,
    )
    return f"set reading.browser {match['x']}" if match is not None else ""


def _theme(text: str) -> str:
    """A theme that is told by its brightness alone: "make it dark", "too bright"."""
    if text in {"too bright", "it is too bright", "screen is too bright"}:
        return "set appearance.theme wire-dark"
    if text in {"too dark", "it is too dark", "screen is too dark"}:
        return "set appearance.theme wire-light"
    match = re.fullmatch(
        r"(?:(?:make|set|turn|switch|go|change)(?: it| everything)?(?: to)? )"
        r"(?P<v>dark|darker|light|lighter|black|white|bright|high contrast)|(?P<w>high contrast)",
        text,
    )
    value = _DARK[match["v"] or match["w"]] if match is not None else ""
    return f"set appearance.theme {value}" if value else ""


def _alone(text: str) -> str:
    """A name of several words that says by itself what is wanted."""
    verb = re.sub(r"\A(?:use|show|with|want|i want) ", "", text)
    if " " not in verb and verb != "monochrome":
        return ""
    for path in _paths().get(verb, ()):
        if path in _ALONE and verb.split()[0] not in {"terminal", "breaking", "alert", "audible"}:
            return _line(path, _SETTINGS[path].on)
    return ""


def _by_forms(text: str) -> str:
    for form in _forms():
        match = form.fullmatch(text)
        if match is None:
            continue
        parts = match.groupdict()
        for path in _paths().get(parts["n"], ()):
            told = _SETTINGS[path]
            if "v" in parts:
                value = _value(told, parts["v"])
                is_first = match.start("v") < match.start("n")
                if is_first and path not in _WITH_VALUE_FIRST:
                    continue
                is_said = match.start("n") > 0 and text.startswith(parts["v"])
                if not match.start("n") and parts["n"] in _NEVER_BARE and parts["v"][0].isdigit():
                    continue  # "list 5 stories"
                if is_first and is_said and parts["n"] in _NEVER_BARE and parts["v"] in _PLAIN:
                    continue
            else:
                value = told.on if parts.get("on") else told.off
            if value:
                return _line(path, value)
    return ""


_PLAIN: Final = frozenset(
    {
        "long",
        "short",
        "big",
        "small",
        "full",
        "detailed",
        "brief",
        "default",
        "one",
        "two",
        "single",
    }
)
"""Values before a noun that may say something else: "full text", "long list"."""


def _line(path: str, value: str) -> str:
    if path == "plain.verbosity":
        return f"say {value}"
    if path == "plain.width" and value.isdigit():
        return f"width {value}"
    if path == "plain.list_length" and value.isdigit():
        return f"set list {value}"
    line = f"set {path.removeprefix('-')} {value}"
    if path == "breaking.bell" and value == "false":  # no sound at all
        return f"{line}{_THEN}set alerts.ring false"
    if path == "alerts.desktop":
        return f"{line}{_THEN}set breaking.notify {value}"
    return line


@cache
def _paths() -> Mapping[str, tuple[str, ...]]:
    """The settings that each noun may name."""
    found: dict[str, tuple[str, ...]] = {}
    for path, told in _SETTINGS.items():
        for name in told.names.split(","):
            key = " ".join(name.split())
            found[key] = (*found.get(key, ()), path)
    return found


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    names = "|".join(re.escape(one) for one in sorted(_paths(), key=len, reverse=True))
    noun, of = rf"(?P<n>{names})", r"(?: (?:to|=|is|at|into|in|of|be|as|:))?"
    forms = (
        rf"{_TURN} {noun} (?:(?P<on>{_ON})|{_OFF})",
        rf"{_TURN} (?:(?P<on>on)|off) {noun}",
        rf"{noun} ?[:=]? (?:(?P<on>{_ON})|{_OFF})",
        rf"(?:(?P<on>{_ENABLE})|{_DISABLE}) {noun}",
        rf"(?:{_SET} )?{noun}{of} (?P<v>.+)",
        rf"(?:{_SET} )?{noun}[:=] ?(?P<v>.+)",
        rf"(?:{_SET} )?(?:to )?(?P<v>.+?) {noun}",
        rf"(?:{_SET} )(?:it |everything )?(?P<v>\S+) (?:as )?{noun}",
    )
    return tuple(re.compile(one) for one in forms)


def _value(told: _Told, said: str) -> str:
    """A value as the setting has it; "" where it may not be meant."""
    said = said.strip().removeprefix("to ").removeprefix("a ")
    if said in told.values:
        return told.values[said]
    if told.kind == "number":
        match = re.fullmatch(
            r"(\d{1,3})(?: (?:lines?|columns|characters|chars|cells|stories|headlines|items))?",
            said,
        )
        return match[1] if match is not None else ""
    if told.kind == "time":
        return _time(said)
    return said if told.kind == "word" and " " not in said else ""


def _time(said: str) -> str:
    """A length of time as settings have it: "30m"."""
    said = said.removeprefix("every ").removeprefix("each ").removeprefix("once ")
    said = said.removeprefix("every ")
    if said in _EVERY and _EVERY[said] != "default":
        return _EVERY[said]
    match = _DURATION.fullmatch(said)
    if match is None:
        return ""
    number, unit = match[1], match[2][0]
    if number.startswith("half"):
        return {"h": "30m", "m": "30s", "d": "12h"}.get(unit, "")
    count = int(number) if number.isdigit() else _WORD_NUMBERS[number]
    return f"{count}{unit}"
