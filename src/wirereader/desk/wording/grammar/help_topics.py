"""Topics of help by the names that people have for them: "keyboard" is keys, "braille" access."""

from typing import Final

from wirereader import late_re as re
from wirereader.desk.commands.table import by_word, topics

_NAMES: Final = {
    "keys": (
        "keyboard, shortcuts, shortcut, keyboard shortcuts, hotkeys, hotkey, hot keys, bindings,"
        " keybindings, key bindings, keymap, keystrokes, key"
    ),
    "access": (
        "speech, braille, voice, screen reader, screen readers, screenreader, screenreaders,"
        " accessibility, a11y, blind, blindness, low vision, nvda, jaws, orca, voiceover, narrator"
    ),
    "searching": (
        "queries, query, search syntax, query syntax, search query, search queries, operators,"
        " searches syntax, search operators, search terms"
    ),
    "files": "files, file, exporting, saving, formats, file formats, documents",
    "feeds": "subscriptions, subscribing, rss, atom, opml, adding feeds, folders, adding sources",
    "scripts": "scripting, script, shell, command line, cli, json, automation",
    "settings": "configuration, configuring, preferences, customisation, customization",
    "alerts": "notifications, alerting, breaking news",
    "layouts": "layout, panes, columns, windows",
    "accounts": "login, server, servers, syncing, synchronisation, synchronization",
    "words": "phrases, natural language, sentences, own words, plain english",
    "": "navigation, navigating, moving, movement, moving around, starting, basics",
}
"""A topic by other names; "" is the page that comes first."""
_BEFORE: Final = re.compile(r"(?:(?:with|about|on|for|in|using|the|my|a|topic|page)\s)+")


def topic_called(words: str) -> str | None:
    """The topic that words in lower case call, "" for the first page; None for any others.

    A command of that word is explained before a topic of another name.
    """
    before = _BEFORE.match(words)
    name = words[before.end() :] if before is not None else words
    if by_word(name) is not None:
        return None
    if name in topics():
        return name
    return next((topic for topic, names in _NAMES.items() if name in names.split(", ")), None)
