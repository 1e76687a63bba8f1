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
    """How sources are asked for news."""

    at_once: Annotated[int, Whole(1, 64), "Sources asked at the same time."] = 8
    per_host: Annotated[int, Whole(1, 16), "Sources asked at the same time on one server."] = 2
    interval_s: Annotated[
        int | None,
        Duration("1m", "30d", off=True),
        "Time between two refreshes while the program is open.",
    ] = 1800
    on_start: Annotated[bool, _SWITCH, "Refresh when the program starts."] = False
    timeout_s: Annotated[int, Duration("1s", "10m"), "Longest time one source may take in all."] = (
        25
    )
    largest_bytes: Annotated[
        int, Size("64KiB", "1GiB"), "Largest answer of a source, unpacked."
    ] = 20 << 20
    user_agent: Annotated[str, _AGENT, "Name given to servers; empty for our own."] = ""
    proxy: Annotated[str, _ADDRESS, "Proxy for every source; empty for none of its own."] = ""
    allow_private: Annotated[
        bool, _SWITCH, "Take sources at private addresses from an imported list as they are."
    ] = False


class Breaking(NamedTuple):
    """What happens when news is breaking."""

    lasts_s: Annotated[
        int, Duration("10m", "30d"), "Time after which a story is breaking no more."
    ] = 21600
    bell: Annotated[bool, _SWITCH, "Ring the terminal's bell."] = False
    notify: Annotated[
        str, Choice("off", "osc9", "osc777"), "Desktop notification, as the terminal takes it."
    ] = "off"


class Hooks(NamedTuple):
    """Programs of your own, run without a shell."""

    new_story: Annotated[
        Words, CommandKind(), "Run for each new story, which it gets as JSON on standard input."
    ] = ()
    pipe: Annotated[
        Mapping[str, Words], Commands(), "Programs by name that a story can be piped to."
    ] = _NONE


class LibrarySettings(NamedTuple):
    """What is kept; a starred story is never dropped."""

    keep_days: Annotated[int, Whole(0, 36500), "Days a story is kept; 0 for ever."] = 0
    keep_per_source: Annotated[
        int, Whole(0, 1_000_000_000), "Stories kept of one source, the newest; 0 for all."
    ] = 0


class Reading(NamedTuple):
    """How a story is shown in the full screen."""

    read_after_s: Annotated[
        int | None,
        Duration("0s", "10m", off=True),
        "Time after which an open story counts as read.",
    ] = 2
    text_width: Annotated[int, Whole(20, 200), "Widest line of a story, in cells."] = 80
    line_spacing: Annotated[int, Whole(1, 2), "Screen lines from one line to the next."] = 1
    paragraph_gap: Annotated[int, Whole(0, 3), "Empty lines between paragraphs."] = 1
    link_numbers: Annotated[bool, _SWITCH, "Number the links in the words of a story."] = False
    remember: Annotated[
        bool, _SWITCH, "Begin where you left off: the story, its paragraph, the widths of panes."
    ] = True
    browser: Annotated[
        Words, CommandKind(), "Program that opens links, the address last; empty for the system's."
    ] = ()


class Downloads(NamedTuple):
    """Where files that come with stories are put."""

    folder: Annotated[str, _PLACE, "Folder for them; empty for the system's own."] = ""
    largest_bytes: Annotated[int, Size("64KiB", "1024GiB"), "Largest file that is fetched."] = (
        4 << 30
    )


class Appearance(NamedTuple):
    """How the full screen looks."""

    theme: Annotated[
        str,
        Choice("wire-dark", "wire-light", "wire-contrast", "terminal"),
        "Colours; terminal takes the 16 of your terminal.",
    ] = "wire-dark"
    marks: Annotated[
        str, Choice("signs", "words"), "Marks for breaking, unread, people and places."
    ] = "signs"
    panes: Annotated[
        str,
        Choice("auto", "list", "stacked", "columns", "one", "two", "three", "four"),
        "Layout of the panes; auto goes by the screen, one to four are older names.",
    ] = "auto"
    rows: Annotated[
        str,
        Choice("auto", "one", "two"),
        "Lines of a headline in the list; auto goes by its width.",
    ] = "auto"


class Access(NamedTuple):
    """Help for those who hear or feel the screen."""

    preset: Annotated[
        str,
        Choice("none", "screen-reader"),
        "screen-reader: one pane, cursor shown, words for marks, no motion, unless set otherwise.",
    ] = "none"
    show_cursor: Annotated[bool, _SWITCH, "Show the terminal's cursor where you are."] = True
    words_for_marks: Annotated[bool, _SWITCH, "Words in place of signs for every mark."] = False
    color: Annotated[bool, _SWITCH, "Use colours."] = True
    motion: Annotated[str, Choice("none", "full"), "Movement on the screen."] = "none"
    plain: Annotated[bool, _SWITCH, "Start in plain mode: lines for speech and braille."] = False

    @property
    def is_heard(self) -> bool:
        """Claim that the reader listens: one pane, one line a headline, nothing drawn for eyes."""
        return self.preset == "screen-reader"


class Terminal(NamedTuple):
    """What the full screen expects of the terminal."""

    escape_ms: Annotated[
        int | None,
        Whole(1, 5000, none="auto"),
        "Milliseconds after Esc in which the rest of a key may come; more on a slow line.",
    ] = None


class Plain(NamedTuple):
    """How plain mode speaks."""

    width: Annotated[
        int | None, Whole(20, 200, none="screen"), "Cells at which lines are wrapped."
    ] = None
    prompt: Annotated[str, Choice("short", "long", "none"), "What stands before your words."] = (
        "short"
    )
    typography: Annotated[bool, _SWITCH, "Keep curly quotes and dashes."] = False
    verbosity: Annotated[str, Choice("less", "normal", "more"), "How much is said."] = "normal"


class KeySettings(NamedTuple):
    """Which key does what in the full screen."""

    preset: Annotated[
        str,
        Choice("default", "vim", "newsboat", "less", "arrows"),
        "Keys to begin with.",
    ] = "default"
    words: Annotated[
        Mapping[str, Words], Keys(), "Keys of a command, by its word; [] takes its keys away."
    ] = _NONE


class Analysis(NamedTuple):
    """What is found in stories."""

    backlog: Annotated[bool, _SWITCH, "Read stories before they are opened."] = True


class Settings(NamedTuple):
    """All settings; one field a section of the file."""

    refresh: Refresh = Refresh()
    breaking: Breaking = Breaking()
    hooks: Hooks = Hooks()
    library: LibrarySettings = LibrarySettings()
    reading: Reading = Reading()
    downloads: Downloads = Downloads()
    appearance: Appearance = Appearance()
    access: Access = Access()
    terminal: Terminal = Terminal()
    plain: Plain = Plain()
    keys: KeySettings = KeySettings()
    analysis: Analysis = Analysis()
