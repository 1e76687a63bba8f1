"""The words of the command line: what was asked for, or one sentence on why it makes no sense."""

import argparse
import shlex
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NoReturn

from wirereader import __version__
from wirereader.desk.targets import EVERYTHING, ListFilters
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.views.cli.list_arguments import (
    VIEW_VERBS,
    declare_fields,
    declare_filters,
    declare_rows,
    filters_of,
    positive,
    within,
)
from wirereader.views.cli.typed_files import (
    is_a_name,
    is_only_a_name,
    is_path,
    is_there,
    may_be_a_path,
    stories_named,
    text_or_file,
)

if TYPE_CHECKING:
    from wirereader.desk.commands.command import Command
    from wirereader.views.cli.source_arguments import WireRequest

STORY_VERBS = ("read", "quotes", "people", "places")
MARK_VERBS = ("star", "mark-read", "mark-unread")
TABLE_VERBS = {
    "undo": (0, ""),
    "mark-all-read": (0, ""),
    "searches": (0, ""),
    "feeds": (0, ""),
    "save-search": (2, "WORD"),
    "delete-search": (1, "NAME"),
    "rules": (0, ""),
    "hide": (1, "QUERY"),
    "tag-new": (2, "WORD"),
    "delete-rule": (1, "NUMBER"),
    "corrections": (0, ""),
    "follow": (0, "WHAT"),
    "unfollow": (1, "WHICH"),
    "follows": (0, ""),
    "alerts": (0, "ACTION"),
}
"""Commands of the table that a script may want: least number of words, and their name."""

FORMER_VERBS = {"forget-search": "delete-search", "forget-rule": "delete-rule"}
"""Verbs that older versions had, and what they are called now."""

WIRE_VERBS = (
    "add",
    "remove",
    "sources",
    "import",
    "export",
    "refresh",
    "article",
    "download",
    "picture",
    "account",
    "sync",
)
"""Verbs about sources; `source_arguments` knows what they take."""

VERBS = (
    *("list", *VIEW_VERBS, "search", *STORY_VERBS, *MARK_VERBS, *TABLE_VERBS),
    *WIRE_VERBS,
    *("do", "analyse", "parse", "changes", "events", "event", "briefing"),
    *("score", "settings", "completion", "help"),
)
LISTING = frozenset({"list", "search", *VIEW_VERBS})
"""Verbs that list stories."""
_OF_QUOTED_WORDS = frozenset({"set-source", "rename-folder"})
"""Commands that take words of several parts in quotation marks."""
NARROWEST, WIDEST = 20, 200
_MANNERS = frozenset({"--json", "--plain", "--typography"})
_VERB_AND_NUMBER = 2
_STARTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(
        (
            *("plain", "plain mode", "text", "text mode", "line mode", "speech", "speech mode"),
            *("braille", "braille mode", "screen reader", "screenreader", "screen reader mode"),
            *("accessible", "accessibility", "accessible mode", "simple", "simple mode", "console"),
            *("no tui", "notui", "no gui", "nogui", "cli", "no curses", "line", "talk", "spoken"),
            *("blind", "interactive", "shell", "repl", "prompt"),
        ),
        ("--plain",),
    ),
    **dict.fromkeys(
        (
            *("tui", "full screen", "fullscreen", "screen", "gui", "ui", "visual", "graphical"),
            *("curses", "ncurses", "window", "full"),
        ),
        ("--tui",),
    ),
    **dict.fromkeys(
        ("start", "begin", "run", "launch", "start reading", "start program", "app", "go"), ()
    ),
    **dict.fromkeys(("v", "ver"), ("--version",)),
}
"""What people type to start a view, or to see the version, as arguments."""
_NARROWED_BY = {"quotes": "--speaker", "people": "--person", "places": "--place"}
ABOUT = {
    "list": "List stories, breaking first, then newest first.",
    **VIEW_VERBS,
    "search": "List the stories that match a query, newest first.",
    "read": "Print a story.",
    "quotes": "Print who said what, in one story or in all.",
    "people": "Print the people in one story or in all.",
    "places": "Print the places in one story or in all.",
    "star": "Star or unstar a story.",
    "mark-read": "Mark a story read.",
    "mark-unread": "Mark a story unread.",
    "undo": "Undo the last change.",
    "mark-all-read": "Mark all stories read.",
    "searches": "List the saved searches.",
    "feeds": "List views, searches, tags, folders and sources, with unread counts.",
    "save-search": "Save a search: the name, then the query.",
    "delete-search": "Delete a saved search.",
    "rules": "List the rules for new stories.",
    "hide": "Hide new stories that match a query.",
    "tag-new": "Tag new stories: the tag, then the query.",
    "delete-rule": "Delete a rule by its number.",
    "add": "Subscribe to a feed, a page that has one, a list of feeds, a folder or a file.",
    "remove": "Unsubscribe from a source (its stories are kept).",
    "sources": "List the sources, or pause or resume one.",
    "import": "Subscribe to the sources in an OPML file or newsboat's list.",
    "export": "Export the sources as OPML.",
    "refresh": "Fetch new stories.",
    "article": "Fetch the full article from a story's link.",
    "download": "Download a file attached to a story.",
    "picture": "Download a picture of a story, for the full screen to show.",
    "do": "Run any command of the full screen or plain mode: its name, then its argument.",
    "account": "Add an account on a server, list the accounts, or change one.",
    "sync": "Sync marks and new stories with the accounts' servers.",
    "settings": "Show the settings and where each comes from, check them, or change them.",
    "score": "Score the analysis on texts labelled by hand.",
    "analyse": "Read texts as JSON lines on standard input, write findings as JSON lines.",
    "parse": "Parse feed or wire files, one JSON object per file.",
    "changes": "Show what changed in a story since you read it; --jsonl: in pairs of versions.",
    "event": "Show who else has a story, and what each source added.",
    "briefing": "Show what happened since yesterday, or since a time: most important first.",
    "follow": "Follow a name, a search, or the event of a story by its number.",
    "unfollow": "Stop following: by the number in follows, or by the name.",
    "follows": "List what you follow.",
    "alerts": "List the alerts; read marks them read, pause N and resume N act on a follow.",
    "corrections": "List corrected and withdrawn stories among those you read.",
    "events": "Group stories on standard input into copies and events (--jsonl).",
    "completion": "Print the completion script of a shell: bash, zsh or fish.",
    "help": "Print help, or explain one command.",
}


@dataclass(frozen=True, slots=True)
class VerbRequest:
    """What the command line asks for; without a verb, a view of `paths` (or of our own stories).

    `view` is "plain", "tui" or None; `which` a number, an id or a file, `others` more of them;
    `name` narrows what is listed, without its first `offset` rows; `width` is in cells;
    `is_story_first`: a command's first word names its story; `note` tells how a word was taken.
    """

    verb: str | None = None
    view: str | None = None
    paths: tuple[str, ...] = ()
    which: str | None = None
    others: tuple[str, ...] = ()
    name: str | None = None
    limit: int | None = None
    offset: int = 0
    width: int | None = None
    typography: bool = False
    is_json: bool = False
    table: str = ""
    """ "tsv" or "csv" for a list of values, "" for lines."""
    fields: str = ""
    """The values wanted of each row, "headline,link" or a line; "" for all."""
    is_count: bool = False
    """Claim that only the number of stories is wanted."""
    is_quiet: bool = False
    """Claim that a list is wanted without the line above it."""
    export: str | None = None
    is_jsonl: bool = False
    words: str = ""
    is_ranked: bool = False
    is_story_first: bool = False
    wire: "WireRequest | None" = None
    filters: ListFilters = EVERYTHING
    note: str = ""


class _Parser(argparse.ArgumentParser):
    """Refuses with a fault of ours instead of leaving by itself."""

    def error(self, message: str) -> NoReturn:
        what = message[:1].upper() + message[1:].rstrip(".")
        raise SettingsFault(f"{what}.", "", f"{self.prog} --help lists the options.")


def understand(arguments: Sequence[str]) -> VerbRequest:
    """Turn arguments into a request.  Raises SettingsFault, or SystemExit for --help.

    What makes no sense as arguments may be a person's own words for it.
    """
    arguments = [text_or_file(one) for one in arguments]
    if arguments:
        from wirereader.views.cli.shell_habits import as_typed_here

        arguments = as_typed_here(arguments)
    started = _STARTS.get(" ".join(arguments).lstrip("-").replace("-", " ").casefold())
    if started is not None and started != tuple(arguments):
        return _understood(started)
    if _may_be_a_phrase(arguments):
        guessed = _guessed(arguments)
        if guessed is not None:
            return guessed
    try:
        request = _understood(arguments)
    except SettingsFault:
        from wirereader.views.cli.mistyped_verbs import mended_arguments

        if (guessed := _guessed(arguments)) is not None:
            return guessed
        if better := mended_arguments(arguments, VERBS):
            note = f"Taken as {clean_line(' '.join(better), 100)}."
            return replace(understand(better), note=note)
        raise
    is_one = len(request.paths) == 1 and "--from" in arguments
    if is_one and not may_be_a_path(request.paths[0]):
        return _guessed(arguments) or request
    return request


def _may_be_a_phrase(arguments: Sequence[str]) -> bool:
    """Claim that all that was typed are words, and read better as a phrase than as a verb's."""
    words = [one for one in arguments if one not in _MANNERS]
    most = len(words) if words[:1] == ["read"] else _VERB_AND_NUMBER
    is_plain = len(words) == 1 or (len(words) <= most and all(map(str.isdigit, words[1:])))
    if not words or is_plain or any(one.startswith("-") for one in words):
        return False  # before what reads phrases is loaded, which takes as long as a whole list
    if words[:2] == ["settings", "set"] and _can_be_set(words[2:]):
        return False
    from wirereader.views.cli.guessed_arguments import is_rather_a_phrase

    return is_rather_a_phrase(words)


def _guessed(arguments: Sequence[str]) -> VerbRequest | None:
    """What a person may have meant; None where that is not known.  Raises SettingsFault."""
    from wirereader.views.cli.guessed_arguments import guess_of, meant_by

    guess = guess_of(arguments)
    meant = meant_by(guess, VERBS)
    if meant is None:
        return None
    if meant.arguments:
        try:
            return _understood(meant.arguments)
        except SettingsFault:
            if not meant.line:
                return None
    listed = "" if meant.query is None else meant.query
    return VerbRequest(
        verb="typed" if meant.query is None else "search" if listed else "list",
        words=meant.line or listed,
        limit=guess.limit,
        offset=guess.offset,
        is_json=guess.is_json,
        is_jsonl="--jsonl" in guess.manner,
        table=guess.table,
        fields=guess.fields,
        is_count=guess.is_count,
        is_quiet=guess.is_quiet,
        filters=ListFilters(sort=meant.sort or None),
    )


def _understood(arguments: Sequence[str]) -> VerbRequest:
    word = _first_word(arguments)
    verb = FORMER_VERBS.get(word or "", word)
    if verb in VERBS:
        return _verb_request(verb, word or "", arguments)
    if word is not None and not is_path(word):
        command = _command_meant(word)
        if command is not None:
            return _table_request(command, word, arguments)
    asked = launcher().parse_args(list(arguments))
    return VerbRequest(
        view="tui" if asked.tui else "plain" if asked.plain else None,
        paths=tuple(asked.paths),
        width=asked.width,
        typography=asked.typography,
    )


def _command_meant(word: str) -> "Command | None":
    """The command of the table that a word is; None where it is a file that is there.

    Raises SettingsFault for a word that is neither.
    """
    from wirereader.desk.commands.table import by_word, nearest_command

    command = by_word(word)
    if command is not None and word not in command.short:
        return command
    if is_there(word):
        return None
    near = nearest_command(word, VERBS)
    shown = clean_line(word, 60)
    hint = f"did you mean {near}?" if near else f"a file of this name is opened as ./{shown}."
    raise SettingsFault(
        f"No command {shown}; {hint}", "", "wirereader help commands lists the commands."
    )


def _table_request(command: "Command", word: str, arguments: Sequence[str]) -> VerbRequest:
    """Any other command of the table, as a verb."""
    rest = list(arguments)
    rest.remove(word)
    asked = _parsed(_verb_parser(command.word, command.help), rest)
    typed = tuple(asked.words or ())
    if command.word in _OF_QUOTED_WORDS:
        typed = tuple(shlex.quote(one) if " " in one else one for one in typed)
    return VerbRequest(
        verb="do",
        view="plain" if asked.plain else None,
        which=asked.which,
        width=asked.width,
        typography=asked.typography,
        is_json=asked.json,
        words=" ".join((command.word, *typed)),
        is_story_first=asked.which is None,
    )


def _can_be_set(words: Sequence[str]) -> bool:
    """Claim that words are a setting and a value that it can have."""
    from wirereader.settings.change_setting import wish_of

    name, *value = words or ("",)
    try:
        wish_of(name, " ".join(value))
    except SettingsFault:
        return False
    return bool(value)


def _first_word(arguments: Sequence[str]) -> str | None:
    """The first argument that is no option and no option's value, unless "--" comes before it."""
    is_value = False
    for argument in arguments:
        if argument == "--":
            return None
        if not is_value and not argument.startswith("-"):
            return argument
        is_value = argument == "--width"
    return None


def _verb_request(verb: str, word: str, arguments: Sequence[str]) -> VerbRequest:
    rest = list(arguments)
    rest.remove(word)
    parser = _verb_parser(verb)
    asked = _parsed(parser, rest)
    paths: tuple[str, ...] = tuple(
        getattr(asked, "origin", None) or getattr(asked, "files", None) or ()
    )
    name, several = getattr(asked, "name", None), stories_named(getattr(asked, "which", None))
    if verb in _NARROWED_BY and name is None and asked.which is None and is_a_name(paths):
        name, paths = paths[0], ()
    if verb in _NARROWED_BY and name is None and (asked.count or asked.fields):
        name, several = (several[0], []) if is_only_a_name(several) else (None, several)
    return VerbRequest(
        verb=verb,
        view="plain" if asked.plain else None,
        paths=paths,
        which=several[0] if several else None,
        others=tuple(several[1:]),
        name=name,
        limit=getattr(asked, "limit", None),
        offset=getattr(asked, "offset", 0),
        width=asked.width,
        typography=asked.typography,
        is_json=asked.json,
        table="" if (form := getattr(asked, "format", "")) == "lines" else form or "",
        fields=getattr(asked, "fields", ""),
        is_count=getattr(asked, "count", False),
        is_quiet=verb in LISTING and getattr(asked, "quiet", False),
        export=getattr(asked, "export", None),
        is_jsonl=getattr(asked, "jsonl", False),
        words=_words_of(asked, verb),
        is_ranked=getattr(asked, "ranked", False),
        wire=_wire(asked) if verb in WIRE_VERBS else None,
        filters=filters_of(verb, asked),
    )


def _parsed(parser: argparse.ArgumentParser, rest: Sequence[str]) -> argparse.Namespace:
    """What a verb is given; options may stand between its words, but not where "--" ends them."""
    return parser.parse_args(rest) if "--" in rest else parser.parse_intermixed_args(rest)


def _wire(asked: argparse.Namespace) -> "WireRequest":
    from wirereader.views.cli.source_arguments import wire_request

    return wire_request(asked)


def _words_of(asked: argparse.Namespace, verb: str) -> str:
    """What is typed after a verb, on one line."""
    if verb == "settings":
        return " ".join(asked.setting)
    return (" ".join if verb == "do" else _joined)(getattr(asked, "words", None) or ())


def _joined(words: Sequence[str]) -> str:
    """Words as one line; a shell took the quotation marks off a phrase: it gets them back."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def launcher(*, has_paths: bool = True) -> argparse.ArgumentParser:
    """What is understood without a verb; `has_paths`: files and folders among it."""
    verbs = "\n".join(f"  {verb:<13} {about}" for verb, about in ABOUT.items())
    parser = _Parser(
        prog="wirereader",
        description="A news reader: what is breaking, who and where, and who said what.",
        epilog=f"One-shot commands (wirereader COMMAND --help explains each):\n{verbs}\n\n"
        "Any other command of wirereader help commands works as well: wirereader links 1.\n"
        "A file named like a command is opened as ./NAME; - is standard input.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    view = parser.add_mutually_exclusive_group()
    view.add_argument("--plain", action="store_true", help="line mode for speech and braille")
    view.add_argument("--tui", action="store_true", help="force full screen")
    _add_manner(parser)
    parser.add_argument("-V", "--version", action="version", version=f"wirereader {__version__}")
    if has_paths:
        parser.add_argument("paths", nargs="*", metavar="PATH",
                            help="story files or folders; - is standard input")  # fmt: skip
    return parser


def _verb_parser(verb: str, about: str = "") -> argparse.ArgumentParser:
    parser = _Parser(
        prog=f"wirereader {verb}", description=about or ABOUT[verb], allow_abbrev=False
    )
    if about:
        declare_command(parser)
    else:
        declare(parser, verb)
    return parser


def declare_command(parser: argparse.ArgumentParser) -> None:
    """Declare what any command of the table takes as a verb."""
    _add_output(parser)
    _declare_do(parser, is_named=True)


def _add_output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--plain", action="store_true", help="line mode (the default here)")
    _add_manner(parser)


def declare(parser: argparse.ArgumentParser, verb: str) -> None:
    """Declare what a verb takes."""
    _add_output(parser)
    if verb in WIRE_VERBS:
        from wirereader.views.cli.source_arguments import add_arguments

        add_arguments(parser, verb)
    elif verb in TABLE_VERBS:
        least, name = TABLE_VERBS[verb]
        if name:
            parser.add_argument("words", nargs="+" if least else "*", metavar=name)
        if verb == "feeds":
            declare_fields(parser)
    elif verb in _DECLARED:
        _DECLARED[verb](parser)
    else:
        _declare_stories(parser, verb)


def _declare_analyse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jsonl", action="store_true", required=True, help="JSON lines")


def _declare_parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jsonl", action="store_true", help="read JSON lines")
    parser.add_argument("files", nargs="*", metavar="FILE", help="- is standard input")


def _declare_event(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", metavar="N|ID")


def _declare_briefing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", dest="name", metavar="WHEN", default="",
                        help="yesterday, unless you name today, 12h, 3d, or a date")  # fmt: skip
    parser.add_argument("--lines", dest="limit", type=positive, metavar="N", default=20,
                        help="maximum number of events")  # fmt: skip


def _declare_changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jsonl", action="store_true", help="read pairs of versions as JSON lines")
    parser.add_argument("which", nargs="?", metavar="N|ID")


def _declare_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", nargs="?", metavar="WORD")
    forms = ("commands", "ways", "man")
    about = "commands as Markdown, ways (keys and verbs), or the man page"
    parser.add_argument("--export", nargs="?", const="commands", choices=forms, help=about)


def _declare_do(parser: argparse.ArgumentParser, *, is_named: bool = False) -> None:
    parser.add_argument("--story", dest="which", metavar="N|ID|FILE", help="the story to use")
    if is_named:
        about = "its arguments; the story first, if it needs one"
        parser.add_argument("words", nargs="*", metavar="ARGUMENT", help=about)
    else:
        parser.add_argument("words", nargs="+", metavar="WORD", help="the command and its argument")


def _declare_settings(parser: argparse.ArgumentParser) -> None:
    actions = ("show", "check", "schema", "edit", "set")
    parser.add_argument("which", nargs="?", choices=actions, default="show", metavar="ACTION",
                        help="show, check, schema, edit or set")  # fmt: skip
    parser.add_argument("setting", nargs="*", metavar="NAME VALUE",
                        help="with set: reading.text_width 70, or theme default")  # fmt: skip


def _declare_completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", choices=("bash", "zsh", "fish"), metavar="SHELL",
                        help="bash, zsh or fish")  # fmt: skip


def _declare_score(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", metavar="KIND", help="entities, quotes, links or places")
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="texts labelled by hand, JSON lines"
    )


_DECLARED: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "do": _declare_do,
    "analyse": _declare_analyse,
    "parse": _declare_parse,
    "changes": _declare_changes,
    "events": _declare_analyse,
    "event": _declare_event,
    "briefing": _declare_briefing,
    "help": _declare_help,
    "settings": _declare_settings,
    "score": _declare_score,
    "completion": _declare_completion,
}


def _declare_stories(parser: argparse.ArgumentParser, verb: str) -> None:
    parser.add_argument("--from", dest="origin", metavar="PATH", action="append",
                        help="stories of this file or folder instead of the library")  # fmt: skip
    if verb == "search":
        parser.add_argument("words", nargs="+", metavar="QUERY")
        parser.add_argument("--ranked", action="store_true", help="best match first")
    if verb == "list" or verb in VIEW_VERBS:
        declare_filters(parser)
    if verb in {*LISTING, *_NARROWED_BY}:
        declare_rows(parser, has_list=verb in LISTING)
    if verb == "read":
        declare_fields(parser)
    if verb not in LISTING:
        least = "?" if verb in _NARROWED_BY else "+" if verb == "read" else None
        parser.add_argument("which", nargs=least, metavar="N|ID|FILE",
                            help="number in the list, id or file; - is standard input")  # fmt: skip
    if verb in _NARROWED_BY:
        parser.add_argument(_NARROWED_BY[verb], dest="name", metavar="NAME")


def _add_manner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--width", type=_cells, metavar="N", help="wrap at N columns, 20 to 200")
    parser.add_argument("--typography", action="store_true", help="keep curly quotes and dashes")


def _cells(text: str) -> int:
    return within(text, NARROWEST, WIDEST)
