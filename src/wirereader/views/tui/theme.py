"""The themes of our own: colours that pass contrast, and one that has no colours at all.

WCAG 2.2 asks 4.5 : 1 of text and 3 : 1 of marks; wire-contrast gives at least 7 : 1.  What a colour
means is always also a word, a mark, an underline or a slant.
"""

from collections.abc import Iterator
from typing import NamedTuple

from textual.theme import Theme

from wirereader.views.tui.terminal.palette_256 import written_for_256

DEFAULT = "wire-dark"
COLOURLESS = "no-colour"
TRUE_COLOUR = "truecolor"
EIGHT_BIT = "256"
"""What Rich calls terminals of so many colours."""

_ANSI = "ansi_default"


class Palette(NamedTuple):
    """The colours of a theme, as "#rrggbb"; every pair that text is drawn in keeps its contrast.

    `ground` is behind all, `navigator` and `raised` are tints that set a pane or a bar apart,
    `rule` parts panes.  `faint` is not drawn on `selection`: `muted` stands there.  `label` is the
    ground of the word BREAKING.
    """

    ground: str
    navigator: str
    raised: str
    rule: str
    text: str
    muted: str
    faint: str
    accent: str
    quote: str
    place: str
    badge: str
    alarm: str
    selection: str
    label: str
    label_text: str = "#ffffff"


def _wire(name: str, colours: Palette, *, dark: bool) -> Theme:
    """Build one theme; every colour that text is drawn in is named, none is mixed by Textual."""
    return Theme(
        name=name,
        dark=dark,
        background=colours.ground,
        surface=colours.ground,
        panel=colours.raised,
        foreground=colours.text,
        primary=colours.accent,
        secondary=colours.accent,
        accent=colours.quote,
        warning=colours.quote,
        error=colours.alarm,
        success=colours.place,
        variables={**_meanings(colours), **_widgets(colours)},
    )


def _widgets(colours: Palette) -> dict[str, str]:
    """What Textual's own widgets would else mix for themselves, by its variables."""
    return {
        "text": colours.text,
        "text-muted": colours.muted,
        "text-disabled": colours.muted,
        "foreground-muted": colours.muted,
        "foreground-disabled": colours.muted,
        "block-cursor-foreground": colours.text,
        "block-cursor-background": colours.selection,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": colours.text,
        "block-cursor-blurred-background": colours.ground,
        "block-cursor-blurred-text-style": "none",
        "block-hover-background": colours.ground,
        "border": colours.accent,
        "border-blurred": colours.muted,
        "footer-key-foreground": colours.accent,
        "footer-description-foreground": colours.muted,
        "footer-background": colours.raised,
        "input-cursor-background": colours.text,
        "input-cursor-foreground": colours.ground,
        "input-placeholder": colours.muted,
        "scrollbar": colours.muted,
        "scrollbar-hover": colours.muted,
        "scrollbar-active": colours.accent,
        "scrollbar-background": colours.ground,
        "link-color": colours.accent,
        "link-color-hover": colours.ground,
        "link-background-hover": colours.accent,
    }


def _meanings(colours: Palette) -> dict[str, str]:
    """Our own variables, by what they mean."""
    return {
        "badge": colours.badge,
        "bar": colours.raised,
        "breaking": colours.alarm,
        "breaking-label": colours.label,
        "breaking-label-text": colours.label_text,
        "faint": colours.faint,
        "mark": colours.quote,
        "navigator": colours.navigator,
        "pane-line": colours.rule,
        "person": colours.accent,
        "place": colours.place,
        "quote": colours.quote,
        "selection": colours.selection,
        "selection-muted": colours.muted,
        "title": colours.accent,
    }


_WIRE_DARK = Palette(
    ground="#10141a",
    navigator="#141a22",
    raised="#1b2330",
    rule="#334050",
    text="#e6e9ee",
    muted="#aab4c2",
    faint="#8591a3",
    accent="#8cc8ff",
    quote="#ffd479",
    place="#a6e3a1",
    badge="#d0b3ff",
    alarm="#ff9f9f",
    selection="#1f4468",
    label="#b3262f",
)
_WIRE_LIGHT = Palette(
    ground="#ffffff",
    navigator="#f3f5f8",
    raised="#e8ecf2",
    rule="#b9c2ce",
    text="#1b1f24",
    muted="#4d5560",
    faint="#5b6470",
    accent="#0b4f9e",
    quote="#7a3e00",
    place="#0b5d1e",
    badge="#5b2a9e",
    alarm="#a3001e",
    selection="#cfe2f8",
    label="#a3001e",
)
_WIRE_CONTRAST = Palette(
    ground="#000000",
    navigator="#0a0d12",
    raised="#141a22",
    rule="#8a94a3",
    text="#ffffff",
    muted="#d9d9d9",
    faint="#c4c8ce",
    accent="#7fdbff",
    quote="#ffff66",
    place="#a8ffb0",
    badge="#e0ccff",
    alarm="#ffb3b3",
    selection="#00305a",
    label="#8f0f1a",
)
_PALETTES = {"wire-dark": _WIRE_DARK, "wire-light": _WIRE_LIGHT, "wire-contrast": _WIRE_CONTRAST}
_LIGHT = frozenset({"wire-light"})
_OF_256 = {
    "wire-dark": {"faint": "#999999", "selection": "#3d3d3d"},
    "wire-light": {"selection": "#d7ffff"},
    "wire-contrast": {"selection": "#00005f"},
}
"""Of 256 colours those that keep their contrast, where the nearest would not."""
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
    colours = Palette(
        **dict.fromkeys(Palette._fields, _ANSI)
        | {
            "accent": primary,
            "quote": accent,
            "place": success,
            "badge": primary,
            "alarm": error,
        }
    )
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
            **_meanings(colours),
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
_SIXTEEN = {
    "primary": "ansi_blue",
    "accent": "ansi_magenta",
    "error": "ansi_red",
    "success": "ansi_green",
}
TERMINAL = _ansi("terminal", **_SIXTEEN)


def themes(colours: str | None = TRUE_COLOUR) -> tuple[Theme, ...]:
    """Our themes as a terminal with these colours shows them, by Rich's name for how many it has.

    Of 256 colours the nearest are taken beforehand: mixed on the way out, bars would be navy.  With
    16 all are the terminal's own, on its own ground.
    """
    return (*_wires(colours), TERMINAL, COLOURLESS_THEME)


def _wires(colours: str | None) -> Iterator[Theme]:
    for name, palette in _PALETTES.items():
        if colours == TRUE_COLOUR:
            yield _wire(name, palette, dark=name not in _LIGHT)
        elif colours == EIGHT_BIT:
            nearest = Palette(*map(written_for_256, palette))._replace(**_OF_256[name])
            yield _wire(name, nearest, dark=name not in _LIGHT)
        else:
            yield _ansi(name, **_SIXTEEN)


OUR_THEMES = themes()

VARIABLE_DEFAULTS = _meanings(
    Palette(
        ground="$background",
        navigator="$panel",
        raised="$panel",
        rule="$text-muted",
        text="$foreground",
        muted="$text-muted",
        faint="$text-muted",
        accent="$primary",
        quote="$accent",
        place="$success",
        badge="$secondary",
        alarm="$error",
        selection="$block-cursor-background",
        label="$error",
        label_text="$background",
    )
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
