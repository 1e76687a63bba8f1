"""What a reader can prefer: all settings, what each may be, what it is unless changed, and why.

The sentence in a field's annotation is its documentation everywhere: in help, in the README, in the
JSON Schema and in the file to start from.  Times are kept in seconds and sizes in bytes; in the
file they are written with their units ("30m", "20MiB"), and the key has no unit.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, NamedTuple

from wirereader.settings.value_types import (
    Choice,
    CommandKind,
    Commands,
    Duration,
    Keys,
    Size,
    Text,
    Whole,
    YesNo,
)

Words = tuple[str, ...]
_NONE: Mapping[str, Words] = MappingProxyType({})
_AGENT = Text("[ -~]{0,200}", "at most 200 printable ASCII characters")
_ADDRESS = Text(r"(?:https?://[!-~]{1,300})?", 'an address such as "http://proxy.example:3128"')
_PLACE = Text(".{0,1000}", "a folder, at most 1000 characters")
_SWITCH = YesNo()


class Refresh(NamedTuple):
    """How sources are fetched."""

    at_once: Annotated[int, Whole(1, 64), "Sources fetched at the same time."] = 8
    per_host: Annotated[int, Whole(1, 16), "Connections per host."] = 2
    interval_s: Annotated[
        int | None,
        Duration("1m", "30d", off=True),
        "Time between two refreshes while the program is open.",
    ] = 1800
    on_start: Annotated[bool, _SWITCH, "Refresh when the program starts."] = False
    timeout_s: Annotated[int, Duration("1s", "10m"), "Time limit for one source."] = 25
    largest_bytes: Annotated[
        int, Size("64KiB", "1GiB"), "Maximum size of a feed, uncompressed."
    ] = 20 << 20
    user_agent: Annotated[str, _AGENT, "User agent sent to servers; empty: the default."] = ""
    proxy: Annotated[
        str, _ADDRESS, "Proxy for every source; empty: the proxy of the environment, if any."
    ] = ""
    allow_private: Annotated[bool, _SWITCH, "Allow local network addresses in imported lists."] = (
        False
    )


class Breaking(NamedTuple):
    """What happens when news is breaking."""

    lasts_s: Annotated[int, Duration("10m", "30d"), "How long a story counts as breaking."] = 21600
    bell: Annotated[bool, _SWITCH, "Ring the terminal bell."] = False
    notify: Annotated[
        str,
        Choice("off", "osc9", "osc777"),
        "Desktop notification, by the escape code the terminal supports.",
    ] = "off"


class Alerts(NamedTuple):
    """What happens when there is news of what you follow."""

    ring: Annotated[bool, _SWITCH, "Ring the terminal bell for an alert."] = False
    desktop: Annotated[
        str,
        Choice("off", "osc9", "osc777"),
        "Desktop notification of an alert, by the escape code the terminal supports.",
    ] = "off"


class Hooks(NamedTuple):
    """Programs of your own, run without a shell."""

    new_story: Annotated[
        Words,
        CommandKind(),
        "Program run for each new story, with the story as JSON on standard input.",
    ] = ()
    alert: Annotated[
        Words,
        CommandKind(),
        "Program run for each alert, with the story as JSON on standard input.",
    ] = ()
    pipe: Annotated[
        Mapping[str, Words], Commands(), "Named programs that stories can be piped to."
    ] = _NONE


class LibrarySettings(NamedTuple):
    """How long stories are kept; starred stories are never deleted."""

    keep_days: Annotated[int, Whole(0, 36500), "Days to keep a story; 0: forever."] = 0
    keep_per_source: Annotated[
        int, Whole(0, 1_000_000_000), "Newest stories to keep per source; 0: all."
    ] = 0


class Reading(NamedTuple):
    """How a story is shown in the full screen."""

    read_after_s: Annotated[
        int | None,
        Duration("0s", "10m", off=True),
        "Time after which an open story counts as read.",
    ] = 2
    text_width: Annotated[int, Whole(20, 200), "Maximum width of text, in columns."] = 80
    line_spacing: Annotated[int, Whole(1, 2), "Line spacing, in screen lines."] = 1
    paragraph_gap: Annotated[int, Whole(0, 3), "Blank lines between paragraphs."] = 1
    link_numbers: Annotated[bool, _SWITCH, "Show link numbers in the text."] = False
    remember: Annotated[
        bool, _SWITCH, "Start where you left off: the story, its paragraph, the widths of panes."
    ] = True
    browser: Annotated[
        Words,
        CommandKind(),
        "Program that opens links, followed by the address; empty: the system default.",
    ] = ()


class Downloads(NamedTuple):
    """Where attached files are saved."""

    folder: Annotated[str, _PLACE, "Download folder; empty: the system default."] = ""
    largest_bytes: Annotated[int, Size("64KiB", "1024GiB"), "Maximum size of a download."] = 4 << 30


class Appearance(NamedTuple):
    """How the full screen looks."""

    theme: Annotated[
        str,
        Choice("wire-dark", "wire-light", "wire-contrast", "terminal"),
        "Colour theme; terminal uses the 16 colours of your terminal.",
    ] = "wire-dark"
    marks: Annotated[
        str, Choice("signs", "words"), "Marks for breaking, unread, people and places."
    ] = "signs"
    panes: Annotated[
        str,
        Choice("auto", "list", "stacked", "columns", "one", "two", "three", "four"),
        "Layout of the panes; auto depends on the width; one to four are older names.",
    ] = "auto"
    fold_events: Annotated[bool, _SWITCH, "Show one row per event, with its best story."] = False
    rows: Annotated[
        str,
        Choice("auto", "one", "two"),
        "Lines per headline in the list; auto depends on its width.",
    ] = "auto"


class Access(NamedTuple):
    """Accessibility: speech and braille."""

    preset: Annotated[
        str,
        Choice("none", "screen-reader"),
        "screen-reader: one pane, cursor shown, words for marks, no motion, unless set otherwise.",
    ] = "none"
    show_cursor: Annotated[bool, _SWITCH, "Show the terminal cursor at the current row."] = True
    words_for_marks: Annotated[bool, _SWITCH, "Use words instead of signs for all marks."] = False
    color: Annotated[bool, _SWITCH, "Use colours."] = True
    motion: Annotated[str, Choice("none", "full"), "Animation."] = "none"
    plain: Annotated[bool, _SWITCH, "Start in plain mode: lines for speech and braille."] = False

    @property
    def is_heard(self) -> bool:
        """Claim that the reader listens: one pane, one line a headline, nothing drawn for eyes."""
        return self.preset == "screen-reader"


class Terminal(NamedTuple):
    """Terminal input."""

    escape_ms: Annotated[
        int | None,
        Whole(1, 5000, none="auto"),
        "Milliseconds to wait after Esc for the rest of a key; raise it on a slow connection.",
    ] = None


class Plain(NamedTuple):
    """Plain mode."""

    width: Annotated[int | None, Whole(20, 200, none="screen"), "Line width, in columns."] = None
    prompt: Annotated[str, Choice("short", "long", "none"), "The prompt."] = "short"
    typography: Annotated[bool, _SWITCH, "Keep curly quotes and dashes."] = False
    verbosity: Annotated[str, Choice("less", "normal", "more"), "How much is said."] = "normal"
    list_length: Annotated[int, Whole(1, 200), "Headlines listed at once."] = 20


class KeySettings(NamedTuple):
    """Keys of the full screen."""

    preset: Annotated[
        str,
        Choice("default", "vim", "newsboat", "less", "arrows"),
        "Key preset.",
    ] = "default"
    words: Annotated[
        Mapping[str, Words], Keys(), "Keys of a command, by its name; [] removes its keys."
    ] = _NONE


class Analysis(NamedTuple):
    """Analysis of stories."""

    backlog: Annotated[
        bool, _SWITCH, "Analyse stories in the background, before they are opened."
    ] = True


class Settings(NamedTuple):
    """All settings; one field a section of the file."""

    refresh: Refresh = Refresh()
    breaking: Breaking = Breaking()
    hooks: Hooks = Hooks()
    alerts: Alerts = Alerts()
    library: LibrarySettings = LibrarySettings()
    reading: Reading = Reading()
    downloads: Downloads = Downloads()
    appearance: Appearance = Appearance()
    access: Access = Access()
    terminal: Terminal = Terminal()
    plain: Plain = Plain()
    keys: KeySettings = KeySettings()
    analysis: Analysis = Analysis()
