"""The themes of our own: colours that pass contrast, and one that has no colours at all.

WCAG 2.2 asks 4.5 : 1 of text and 3 : 1 of marks; wire-contrast gives at least 7 : 1.  What a colour
means is always also a word, a mark, an underline or a slant.
"""

from textual.theme import Theme

DEFAULT = "wire-dark"
COLOURLESS = "no-colour"

_ANSI = "ansi_default"


def _wire(
    name: str,
    *,
    dark: bool,
    background: str,
    foreground: str,
    primary: str,
    accent: str,
    error: str,
    success: str,
    muted: str,
) -> Theme:
    """Build one theme; every colour that text is drawn in is named, none is mixed by Textual."""
    return Theme(
        name=name,
        dark=dark,
        background=background,
        surface=background,
        panel=background,
        foreground=foreground,
        primary=primary,
        secondary=primary,
        accent=accent,
        warning=accent,
        error=error,
        success=success,
        variables={
            **_meanings(accent=accent, error=error, primary=primary, success=success, muted=muted),
            **_widgets(
                background=background,
                foreground=foreground,
                primary=primary,
                accent=accent,
                muted=muted,
            ),
        },
    )


def _widgets(
    *, background: str, foreground: str, primary: str, accent: str, muted: str
) -> dict[str, str]:
    """What Textual's own widgets would else mix for themselves, by its variables."""
    return {
        "text": foreground,
        "text-muted": muted,
        "text-disabled": muted,
        "foreground-muted": muted,
        "foreground-disabled": muted,
        "block-cursor-foreground": background,
        "block-cursor-background": primary,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": foreground,
        "block-cursor-blurred-background": background,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": background,
        "border": primary,
        "border-blurred": muted,
        "footer-key-foreground": accent,
        "footer-description-foreground": foreground,
        "footer-background": background,
        "input-cursor-background": foreground,
        "input-cursor-foreground": background,
        "input-placeholder": muted,
        "scrollbar": muted,
        "scrollbar-hover": muted,
        "scrollbar-active": primary,
        "scrollbar-background": background,
        "link-color": primary,
        "link-color-hover": background,
        "link-background-hover": primary,
    }


def _meanings(*, accent: str, error: str, primary: str, success: str, muted: str) -> dict[str, str]:
    return {
        "breaking": error,
        "person": primary,
        "place": success,
        "quote": accent,
        "mark": accent,
        "pane-line": muted,
    }


WIRE_DARK = _wire(
    "wire-dark",
    dark=True,
    background="#10141a",
    foreground="#e6e9ee",
    primary="#8cc8ff",
    accent="#ffd479",
    error="#ff9f9f",
    success="#a6e3a1",
    muted="#aab4c2",
)
WIRE_LIGHT = _wire(
    "wire-light",
    dark=False,
    background="#ffffff",
    foreground="#1b1f24",
    primary="#0b4f9e",
    accent="#7a3e00",
    error="#a3001e",
    success="#0b5d1e",
    muted="#4d5560",
)
WIRE_CONTRAST = _wire(
    "wire-contrast",
    dark=True,
    background="#000000",
    foreground="#ffffff",
    primary="#7fdbff",
    accent="#ffff66",
    error="#ffb3b3",
    success="#a8ffb0",
    muted="#d9d9d9",
)
_LEFT_TO_TERMINAL = (
    "ansi-background",
    "ansi-foreground",
    "block-hover-background",
    "footer-background",
    "footer-description-foreground",
    "footer-key-foreground",
    "input-cursor-background",
    "input-cursor-foreground",
    "input-selection-background",
    "input-selection-foreground",
    "screen-selection-background",
    "screen-selection-foreground",
    "scrollbar",
    "scrollbar-active",
    "scrollbar-background",
    "scrollbar-background-active",
    "scrollbar-background-hover",
    "scrollbar-corner-color",
    "scrollbar-hover",
    "text-muted",
)
"""What Textual's own style sheet asks of a theme that leaves colours to the terminal."""


def _ansi(name: str, *, primary: str, accent: str, error: str, success: str) -> Theme:
    """A theme in the terminal's own colours, on its own background."""
    return Theme(
        name=name,
        ansi=True,
        primary=primary,
        secondary=primary,
        accent=accent,
        warning=accent,
        error=error,
        success=success,
        foreground=_ANSI,
        background=_ANSI,
        surface=_ANSI,
        panel=_ANSI,
        boost=_ANSI,
        variables={
            **_meanings(accent=accent, error=error, primary=primary, success=success, muted=_ANSI),
            "block-cursor-foreground": _ANSI,
            "block-cursor-background": _ANSI,
            "block-cursor-text-style": "reverse",
            "block-cursor-blurred-foreground": _ANSI,
            "block-cursor-blurred-background": _ANSI,
            "input-cursor-text-style": "reverse",
            "border": _ANSI,
            "border-blurred": _ANSI,
            **dict.fromkeys(_LEFT_TO_TERMINAL, _ANSI),
        },
    )


COLOURLESS_THEME = _ansi(COLOURLESS, primary=_ANSI, accent=_ANSI, error=_ANSI, success=_ANSI)
TERMINAL = _ansi(
    "terminal",
    primary="ansi_blue",
    accent="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
)

OUR_THEMES = (WIRE_DARK, WIRE_LIGHT, WIRE_CONTRAST, TERMINAL, COLOURLESS_THEME)

VARIABLE_DEFAULTS = _meanings(
    accent="$accent", error="$error", primary="$primary", success="$success", muted="$text-muted"
)
"""What our own variables mean in a theme that does not know them."""


def after(name: str) -> str | None:
    """The theme after this one, round at the end; None where colours are turned off."""
    names = [one.name for one in OUR_THEMES if one.name != COLOURLESS]
    if name == COLOURLESS:
        return None
    return names[(names.index(name) + 1) % len(names)] if name in names else names[0]


def named(name: str) -> str:
    """The theme of this name, or ours when there is none."""
    return name if any(one.name == name for one in OUR_THEMES) else DEFAULT
