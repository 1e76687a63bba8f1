"""Bindings from the key table: what each pane, page and line binds, and what its hints say."""

import functools
import re
from typing import Final

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode

from wirereader.desk.commands.command import Command
from wirereader.desk.commands.table import TABLE
from wirereader.desk.keymap.key_names import is_typed, spoken
from wirereader.desk.keymap.key_table import ROWS
from wirereader.desk.keymap.keymap import USUAL, KeyMap, key_map
from wirereader.desk.session import PANES, PageKind, Room, Where
from wirereader.settings.settings import KeySettings, Settings

_SCREEN_ACTIONS: Final = (
    "find-text",
    "previous-match",
    "order-quotes",
    "link-numbers",
    "messages",
    "theme",
    "layout",
    "wider",
    "narrower",
    "browse-link",
    "refresh-source",
)
_BY_APP: Final = {
    "quit": "leave",
    "redraw": "redraw",
    "stop-work": "stop",
    "suspend": "suspend_process",
}
"""What the application heeds, whatever covers the screen."""
_AT_ONCE: Final = frozenset({"stop-work", "suspend"})
"""Of that, what is heeded before keys that were pressed earlier."""
_ACTIONS: Final = {
    "down": "move(1)",
    "up": "move(-1)",
    "page-down": "page(1)",
    "page-up": "page(-1)",
    "half-down": "page(0.5)",
    "half-up": "page(-0.5)",
    "top": "end(False)",
    "bottom": "end(True)",
    "choose": "choose",
    "read-on": "read_on",
    "narrow": "screen.filter",
    "sort-table": "screen.sort",
    "next-pane": "screen.pane(1)",
    "previous-pane": "screen.pane(-1)",
    "palette": "app.command_palette",
    "command-line": "screen.line",
    "leave-line": "leave",
    "earlier-line": "earlier(1)",
    "later-line": "earlier(-1)",
    "complete": "complete(1)",
    "complete-back": "complete(-1)",
    "stop-work": "app.stop",
    "suspend": "app.suspend_process",
    "redraw": "app.redraw",
    **{word: f"screen.act('{word}')" for word in _SCREEN_ACTIONS},
}
"""What motions do, as actions of Textual: of the list that has the focus, its screen, the app."""

_LEAVE: Final = "screen.leave"
_OWN: Final[dict[tuple[Where, str], str]] = {
    (Room.HEADLINES, "open"): "choose",
    (Room.STORY, "next-paragraph"): "paragraph(1)",
    (Room.STORY, "previous-paragraph"): "paragraph(-1)",
    (PageKind.CARD, "map"): "screen.map",
    (PageKind.NAVIGATOR, "choose"): "choose",
    (PageKind.NAVIGATOR, "back"): "leave",
    (PageKind.NAVIGATOR, "leave"): "leave",
    (PageKind.NAVIGATOR, "next-pane"): "leave",
    (PageKind.NAVIGATOR, "previous-pane"): "leave",
    (PageKind.NAVIGATOR, "help"): "screen.command('help')",
    (PageKind.NAVIGATOR, "quit"): "app.leave",
    (PageKind.MAP, "map"): _LEAVE,
    (PageKind.ERRORS, "errors"): _LEAVE,
    (PageKind.HELP, "help"): _LEAVE,
}
"""Commands that a pane or a page does by itself."""
_ON_PAGES: Final = {"back": _LEAVE, "leave": _LEAVE, "quit": "app.leave"}
_BY_SCREEN: Final = frozenset({"number", "end-hints"})
"""Rows whose keys a screen looks at as they come: what they do depends on those before."""
_IN_BRACES = re.compile(r"{([a-z-]+)}")


def bindings_of(where: Where, keys: KeyMap = USUAL) -> dict[str, Binding]:
    """What every key does in a pane, on a page or on the typed line, by key."""
    return (_usual_bindings if keys is USUAL else functools.partial(_bindings, keys=keys))(where)


@functools.cache
def _usual_bindings(where: Where) -> dict[str, Binding]:
    return _bindings(where, USUAL)


def _bindings(where: Where, keys: KeyMap) -> dict[str, Binding]:
    return {
        key: Binding(key, _action(where, word, key), ROWS[word].help)
        for word, strokes in keys.of(where).items()
        if word not in _BY_SCREEN
        for key in strokes
    }


def _action(where: Where, word: str, key: str) -> str:
    if word == "browse-number":
        return f"screen.browse_number({int(key) or 10})"
    own = _OWN.get((where, word)) or (_ON_PAGES.get(word) if where not in PANES else None)
    if own is None and where is PageKind.NAVIGATOR:
        return _ACTIONS.get(word) or f"ask_of_row('{word}')"
    return own or _ACTIONS.get(word) or f"screen.command('{word}')"


def bind(node: DOMNode, bindings: dict[str, Binding]) -> None:
    """Have a widget, a screen or the application heed these keys, whatever they did there."""
    bound = node._bindings.key_to_bindings  # noqa: SLF001 - Textual has no public way per widget
    bound |= {key: [binding] for key, binding in bindings.items()}


def bind_navigator(navigator: DOMNode, keys: KeyMap) -> None:
    """Bind the keys of the navigator: those of a list, of its rows, and arrows that fold."""
    folds = {
        key: Binding(key, f"fold({key == 'left'})", told)
        for key, told in (("left", "Close the folder."), ("right", "Open the folder."))
    }
    bind(navigator, {**bindings_of(PageKind.NAVIGATOR, keys), **folds})


def bind_page(page: DOMNode, focused: DOMNode, kind: PageKind, keys: KeyMap) -> None:
    """Bind the keys of a page: moves on its list, the rest on the page, also while words are typed.

    The keys of a page are heeded while a field of it has the focus; those of its list are not.
    """
    bindings = bindings_of(kind, keys)
    is_far = {key: one.action.startswith(("screen.", "app.")) for key, one in bindings.items()}
    bind(page, {key: one for key, one in bindings.items() if is_far[key]})
    bind(focused, {key: one for key, one in bindings.items() if not is_far[key]})


def bind_app(app: DOMNode, keys: KeyMap) -> None:
    """Bind what works whatever covers the screen, the palette of Textual too."""
    rows = {key: word for word in _BY_APP for key in keys.anywhere(word)}
    app._bindings.key_to_bindings.clear()  # noqa: SLF001 - those that Textual's own App brings
    bind(
        app,
        {
            key: Binding(
                key,
                _BY_APP[word],
                ROWS[word].help,
                show=word == "quit",
                priority=word in _AT_ONCE,
            )
            for key, word in rows.items()
        },
    )


_IN_THE_PALETTE: Final = ("down", "up", "page-down", "page-up", "half-down", "half-up")


def bind_palette(field: DOMNode, keys: KeyMap) -> None:
    """Bind what moves in the list below a field where words are typed, and what leaves it."""
    moves, line = keys.of(PageKind.LINES), keys.of(PageKind.LINE)
    bindings = {
        key: Binding(key, f"screen.list('{word}')", ROWS[word].help)
        for word in _IN_THE_PALETTE
        for key in moves.get(word, ())
        if not is_typed(key) and key != "space"
    }
    leave = {
        key: Binding(key, _LEAVE, ROWS["leave-line"].help) for key in line.get("leave-line", ())
    }
    bind(field, {**bindings, **leave})


def keys_wanted(settings: Settings) -> KeyMap:
    """The keys a reader has."""
    return USUAL if settings.keys == KeySettings() else key_map(settings.keys)[0]


def keys_in(app: App[object]) -> KeyMap:
    """The keys that hold in a running application."""
    keys = getattr(app, "key_map", USUAL)
    return keys if isinstance(keys, KeyMap) else USUAL


def hints(told: str, where: Where, keys: KeyMap = USUAL) -> str:
    """A line of hints with the key of each word in braces; a hint without a key is left out.

    Two blanks part hints: "{choose} go there  {back} back".
    """
    return "  ".join(filter(None, (_hint(part, where, keys) for part in told.split("  "))))


def _hint(told: str, where: Where, keys: KeyMap) -> str:
    for word in _IN_BRACES.findall(told):
        key = keys.first(word, where) or (keys.first("leave", where) if word == "back" else "")
        if not key:
            return ""
        told = told.replace(f"{{{word}}}", spoken(key))
    return told


def commands_of(room: Room, keys: KeyMap = USUAL) -> list[tuple[Command, str]]:
    """The rows of the table that make sense in `room` and have a key, and the first key."""
    mapped = keys.of(room)
    return [(one, mapped[one.word][0]) for one in TABLE if one.word in mapped]


def keys_of(word: str, keys: KeyMap = USUAL) -> str:
    """The keys of a command or a motion, as they are written for people."""
    return " ".join(map(spoken, keys.keys.get(word, ())))


_ASKED = frozenset({"search"})


def asks_for_words(command: Command) -> bool:
    """Claim that a key of this command leads to a line where its words are typed."""
    return command.word in _ASKED or any(not one.is_optional for one in command.takes)
