"""The settings as people name them: nouns of each, and the words that its values may be said in.

A new noun of a setting is one row here.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, NamedTuple


class Told(NamedTuple):
    """A setting: its names of one's own, the values it may have in words, and what on and off are.

    `kind` is "number", "time", "word" (any word) or "" for the words of `values` alone.
    """

    names: str
    values: Mapping[str, str]
    on: str = ""
    off: str = ""
    kind: str = ""


_YES_NO: Final[Mapping[str, str]] = MappingProxyType({})
BRIGHTNESS: Final = {
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
EVERY: Final = {
    **dict.fromkeys(("hourly", "hour", "an hour", "every hour", "each hour"), "1h"),
    **dict.fromkeys(("half hour", "half an hour", "every half hour"), "30m"),
    **dict.fromkeys(("daily", "day", "a day", "every day", "once a day"), "1d"),
    **dict.fromkeys(("minute", "every minute", "a minute"), "1m"),
    **dict.fromkeys(("never", "manual", "manually", "by hand", "none"), "off"),
    **dict.fromkeys(("default", "normal"), "default"),
}
SETTINGS: Final[Mapping[str, Told]] = {
    "breaking.bell": Told(
        "bell, sound, sounds, beep, beeps, beeping, ring, ringing, terminal bell, breaking bell,"
        " audible bell, breaking sound, noise, noises, chime, bell for breaking,"
        " sound for breaking,"
        " sound for breaking news, beep for breaking news, breaking news bell, breaking news sound,"
        " beep on breaking news, beep when breaking, beep on breaking, bell on breaking news,"
        " sound effects, bell when breaking news, bell when breaking, sound when breaking,"
        " ring the bell, ring bell when breaking, ring when breaking, beep for breaking",
        _YES_NO,
        "true",
        "false",
    ),
    "alerts.ring": Told(
        "alert sound, alert bell, alert sounds, alert beep, sound for alerts, bell for alerts,"
        " beep for alerts, beep on alerts, sound on alerts, ring for alerts, ring on alerts",
        _YES_NO,
        "true",
        "false",
    ),
    "alerts.desktop": Told(
        "notifications, desktop notifications, alert notifications, popups, pop-ups, push,"
        " push notifications, system notifications, desktop alerts, notification",
        _YES_NO,
        "osc9",
        "off",
    ),
    "breaking.notify": Told(
        "breaking notifications, breaking news notifications, notifications for breaking news,"
        " notifications of breaking news, breaking news alerts, breaking alerts",
        _YES_NO,
        "osc9",
        "off",
    ),
    "refresh.on_start": Told(
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
    "refresh.interval": Told(
        "refresh interval, refresh rate, refresh time, refresh period, refresh frequency,"
        " update interval, update rate, update frequency, auto refresh, autorefresh, auto-refresh,"
        " automatic refresh, auto update, auto-update, autoupdate, automatic update,"
        " automatic updates, auto reload, auto-reload, automatic reload, check interval,"
        " fetch interval, polling interval, poll interval, polling, reload interval, reload time,"
        " sync interval, auto sync, background refresh, automatic refreshing, auto fetch,"
        " automatic fetching, auto refresh interval, refresh automatically, update automatically,"
        " refreshing automatically, updating automatically, fetch automatically,"
        " refreshing by itself, refresh by itself, refresh in background",
        EVERY,
        "30m",
        "off",
        "time",
    ),
    "refresh.timeout": Told(
        "timeout, time out, network timeout, connection timeout, fetch timeout",
        {"default": "default"},
        kind="time",
    ),
    "refresh.at_once": Told(
        "parallel downloads, parallel connections, concurrency, parallel fetches,"
        " simultaneous downloads",
        {"default": "default"},
        kind="number",
    ),
    "refresh.user_agent": Told("user agent, useragent, user-agent", {}, kind="word"),
    "refresh.proxy": Told(
        "proxy, http proxy, proxy server", {"default": "default"}, off="default", kind="word"
    ),
    "reading.link_numbers": Told(
        "link numbers, numbered links, number links, number the links, link numbering,"
        " links numbered, footnotes",
        _YES_NO,
        "true",
        "false",
    ),
    "reading.remember": Told(
        "remember place, remember my place, remember position, remember where i was,"
        " restore position, restore session, resume where i left off, session restore",
        _YES_NO,
        "true",
        "false",
    ),
    "reading.read_after": Told(
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
    "reading.line_spacing": Told(
        "line spacing, spacing, line height, space between lines, interline",
        {"double": "2", "single": "1", "default": "default", "more": "2", "less": "1"},
        kind="number",
    ),
    "reading.paragraph_gap": Told(
        "paragraph gap, paragraph spacing, space between paragraphs,"
        " blank lines between paragraphs",
        {"more": "2", "less": "0", "bigger": "2", "double": "2", "single": "1"},
        "1",
        "0",
        "number",
    ),
    "reading.browser": Told(
        "browser, web browser, default browser, browser for links, link opener",
        {"default": "default"},
        kind="word",
    ),
    "downloads.folder": Told(
        "download folder, downloads folder, download directory, download dir, download location,"
        " download path, folder for downloads, save folder",
        {"default": "default"},
        kind="word",
    ),
    "appearance.theme": Told(
        "theme, mode, colour theme, color theme, colour scheme, color scheme, colors, colours,"
        " background, look, skin, style, screen, appearance, background colour, background color,"
        " interface, ui, display, palette, colour, color",
        BRIGHTNESS,
    ),
    "appearance.panes": Told(
        "layout, panes, pane, pane layout, view layout, pane mode, view, columns, column view,"
        " screen layout, column layout",
        {
            **dict.fromkeys(
                ("columns", "column", "three columns", "side by side", "three", "3"),
                "columns",
            ),
            **dict.fromkeys(
                ("stacked", "split", "two panes", "horizontal", "two", "2", "split screen"),
                "stacked",
            ),
            **dict.fromkeys(("list", "one pane", "single pane", "single", "one", "1"), "list"),
            **dict.fromkeys(("auto", "automatic", "default"), "auto"),
        },
    ),
    "appearance.rows": Told(
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
    "appearance.fold_events": Told(
        "event grouping, grouping, story grouping, clustering, event folding, duplicate grouping",
        _YES_NO,
        "true",
        "false",
    ),
    "access.show_cursor": Told("cursor, text cursor, terminal cursor", _YES_NO, "true", "false"),
    "access.words_for_marks": Told(
        "words for marks, ascii mode, words for symbols, words instead of symbols,"
        " words instead of signs,"
        " words instead of icons, words instead of marks, text instead of symbols, words for signs,"
        " text instead of icons, words instead of emoji",
        _YES_NO,
        "true",
        "false",
    ),
    "-access.words_for_marks": Told(
        "symbols, icons, signs, emoji, emojis, special characters", _YES_NO, "false", "true"
    ),
    "access.color": Told(
        "colour, color, colours, colors, coloured text, colored text, colour output, color output",
        _YES_NO,
        "true",
        "false",
    ),
    "-access.color": Told(
        "monochrome, black and white, black-and-white, greyscale, grayscale, b&w, monochrome mode,"
        " black and white mode",
        _YES_NO,
        "false",
        "true",
    ),
    "access.motion": Told(
        "animation, animations, motion, moving things, animated things", _YES_NO, "full", "none"
    ),
    "-access.motion": Told("reduced motion, reduce motion", _YES_NO, "none", "full"),
    "access.plain": Told(
        "plain mode at start, plain mode on start, start in plain mode, always plain mode,"
        " always start in plain mode, plain mode by default, plain by default, always plain,"
        " starting in plain mode",
        _YES_NO,
        "true",
        "false",
    ),
    "access.preset": Told(
        "screen reader, screen reader mode, screen-reader mode, screen reader preset,"
        " screen-reader preset,"
        " accessibility mode, screen reader support, accessible mode, blind mode,"
        " screen reader friendly mode",
        _YES_NO,
        "screen-reader",
        "none",
    ),
    "plain.typography": Told(
        "curly quotes, smart quotes, typographic quotes, typography, fancy quotes,"
        " curly quote marks",
        _YES_NO,
        "true",
        "false",
    ),
    "plain.prompt": Told(
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
    "plain.verbosity": Told(
        "verbosity, verbosity level, talk, talking, speech, speaking, chatter, chattiness,"
        " announcements, output, spoken output, messages, speech verbosity, level of detail,"
        " detail level, information, mode",
        _MUCH,
    ),
    "-plain.verbosity": Told(
        "verbose, verbose output, verbose messages, chatty mode", _YES_NO, "more", "normal"
    ),
    "--plain.verbosity": Told(
        "quiet, quiet output, silent mode, silent, terse mode, brief messages",
        _YES_NO,
        "less",
        "normal",
    ),
    "plain.list_length": Told(
        "list, list length, list size, page size, page length, stories per page, lists, story list,"
        " headlines per page, results per page, items per page, rows per page, articles per page,"
        " stories at a time, headlines at a time, stories per list, headlines per list,"
        " stories on a page, stories per screen, headlines at once, stories at once,"
        " entries per page, per page, at a time, at once, per list, stories a page, on a page",
        _LENGTHS,
        kind="number",
    ),
    "plain.width": Told(
        "width, line width, line length, text width, columns, column width, braille width, lines,"
        " page width, screen width, display width, characters per line, cells, column, text,"
        " line, wrap width, margin, wrap, letters per line, characters wide, columns wide,"
        " characters, chars, max width, maximum width, wrap lines, wrap text, line wrap,"
        " wrapping, terminal width",
        _WIDTHS,
        kind="number",
    ),
    "keys.preset": Told(
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
    "analysis.backlog": Told(
        "background analysis, analysis, analysing, analysis in background, analysing in background,"
        " name analysis, automatic analysis",
        _YES_NO,
        "true",
        "false",
    ),
}
"""Each setting as people name it; "-" before one turns on and off round."""
