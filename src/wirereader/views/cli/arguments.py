"""The words of the command line: what was asked for, or one sentence on why it makes no sense."""

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from wirereader import __version__
from wirereader.desk.targets import Number
from wirereader.story.faults import SettingsFault

if TYPE_CHECKING:
    from wirereader.views.cli.source_arguments import WireRequest

STORY_VERBS = ("read", "quotes", "people", "places")
MARK_VERBS = ("star", "mark-read", "mark-unread")
TABLE_VERBS = {
    "undo": (0, ""),
    "mark-all-read": (0, ""),
    "searches": (0, ""),
    "feeds": (0, ""),
    "save-search": (2, "WORD"),
    "forget-search": (1, "NAME"),
    "rules": (0, ""),
    "hide": (1, "QUERY"),
    "tag-new": (2, "WORD"),
    "forget-rule": (1, "NUMBER"),
}
"""Commands of the table that a script may want: least number of words, and their name."""

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
)
"""Verbs about sources; `source_arguments` knows what they take."""

VERBS = (
    *("list", "search", *STORY_VERBS, *MARK_VERBS, *TABLE_VERBS),
    *WIRE_VERBS,
    *("do", "analyse", "parse", "changes", "score", "settings", "help"),
)
NARROWEST, WIDEST = 20, 200
_NARROWED_BY = {"quotes": "--speaker", "people": "--person", "places": "--place"}
_ABOUT = {
    "list": "List stories, breaking first, then the newest.",
    "search": "List the stories that a query finds, the newest first.",
    "read": "Print a story.",
    "quotes": "Print who said what, in one story or in all.",
    "people": "Print the people of one story or of all.",
    "places": "Print the places of one story or of all.",
    "star": "Star a story, or take its star away.",
    "mark-read": "Mark a story read.",
    "mark-unread": "Mark a story unread.",
    "undo": "Take the last mark back.",
    "mark-all-read": "Mark every story read.",
    "searches": "List the saved searches.",
    "feeds": "List views, searches, tags, folders and sources, with what is unread in each.",
    "save-search": "Keep a search under a name: the name, then the query.",
    "forget-search": "Forget a saved search.",
    "rules": "List the rules for what arrives.",
    "hide": "Keep stories that a query finds out of the list when they arrive.",
    "tag-new": "Tag stories when they arrive: the tag, then the query.",
    "forget-rule": "Forget a rule by its number.",
    "add": "Follow a feed, a page that has one, a list of feeds, a folder or a file.",
    "remove": "Give a source up; its stories stay.",
    "sources": "List the sources, or pause or resume one.",
    "import": "Follow the sources of an OPML file or of newsboat's list.",
    "export": "Write the sources as OPML.",
    "refresh": "Fetch what is new.",
    "article": "Fetch the whole article behind a story's link.",
    "download": "Fetch a file that comes with a story into your folder for downloads.",
    "picture": "Fetch a picture of a story, for the full screen to draw.",
    "do": "Do any command of the full screen or plain mode: its word, then what it takes.",
    "settings": "Show the settings and where each comes from, check them, or change them.",
    "score": "Tell how good the findings are on texts marked by hand.",
    "analyse": "Read texts as JSON lines on standard input, write findings as JSON lines.",
    "parse": "Print what a feed or wire file says, one JSON object a file.",
    "changes": "Tell what changed in a story since it was read; --jsonl: in pairs of versions.",
    "help": "Print help, or explain one command.",
}


@dataclass(frozen=True, slots=True)
class VerbRequest:
    """What the command line asks for; without a verb, a view of `paths` (or of our own stories).

    `view` is "plain", "tui" or None; `which` a number, an id or a file; `name` narrows what is
    listed; `width` is in cells.
    """

    verb: str | None = None
    view: str | None = None
    paths: tuple[str, ...] = ()
    which: str | None = None
    name: str | None = None
    limit: int | None = None
    width: int | None = None
    typography: bool = False
    is_json: bool = False
    is_tsv: bool = False
    export: str | None = None
    is_jsonl: bool = False
    words: str = ""
    is_ranked: bool = False
    wire: "WireRequest | None" = None


class _Parser(argparse.ArgumentParser):
    """Refuses with a fault of ours instead of leaving by itself."""

    def error(self, message: str) -> NoReturn:
        what = message[:1].upper() + message[1:].rstrip(".")
        raise SettingsFault(f"{what}.", "", f"{self.prog} --help tells what there is.")


def understand(arguments: Sequence[str]) -> VerbRequest:
    """Turn arguments into a request.  Raises SettingsFault, or SystemExit for --help."""
    verb = _first_word(arguments)
    if verb in VERBS:
        return _verb_request(verb, arguments)
    asked = _launcher().parse_args(list(arguments))
    return VerbRequest(
        view="tui" if asked.tui else "plain" if asked.plain else None,
        paths=tuple(asked.paths),
        width=asked.width,
        typography=asked.typography,
    )


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


def _verb_request(verb: str, arguments: Sequence[str]) -> VerbRequest:
    rest = list(arguments)
    rest.remove(verb)
    parser = _verb_parser(verb)
    asked = parser.parse_intermixed_args(rest) if verb == "do" else parser.parse_args(rest)
    return VerbRequest(
        verb=verb,
        view="plain" if asked.plain else None,
        paths=tuple(getattr(asked, "origin", None) or getattr(asked, "files", None) or ()),
        which=getattr(asked, "which", None),
        name=getattr(asked, "name", None),
        limit=getattr(asked, "limit", None),
        width=asked.width,
        typography=asked.typography,
        is_json=asked.json,
        is_tsv=getattr(asked, "format", None) == "tsv",
        export=getattr(asked, "export", None),
        is_jsonl=getattr(asked, "jsonl", False),
        words=(" ".join if verb == "do" else _joined)(getattr(asked, "words", None) or ()),
        is_ranked=getattr(asked, "ranked", False),
        wire=_wire(asked) if verb in WIRE_VERBS else None,
    )


def _wire(asked: argparse.Namespace) -> "WireRequest":
    from wirereader.views.cli.source_arguments import wire_request

    return wire_request(asked)


def _joined(words: Sequence[str]) -> str:
    """Words as one line; a shell took the quotation marks off a phrase: it gets them back."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word else word for word in words)


def _launcher() -> argparse.ArgumentParser:
    verbs = "\n".join(f"  {verb:<12} {about}" for verb, about in _ABOUT.items())
    parser = _Parser(
        prog="wirereader",
        description="Read the news: what is breaking, who and where, and who said what.",
        epilog=f"One-shot commands (wirereader COMMAND --help explains each):\n{verbs}\n\n"
        "A file named like a command is opened as ./NAME.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    view = parser.add_mutually_exclusive_group()
    view.add_argument("--plain", action="store_true", help="lines, for speech and braille")
    view.add_argument("--tui", action="store_true", help="the full screen, whatever else says no")
    _add_manner(parser)
    parser.add_argument("--version", action="version", version=f"wirereader {__version__}")
    parser.add_argument("paths", nargs="*", metavar="PATH", help="text files, or folders of them")
    return parser


def _verb_parser(verb: str) -> argparse.ArgumentParser:
    parser = _Parser(prog=f"wirereader {verb}", description=_ABOUT[verb], allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--plain", action="store_true", help="as it is anyway: lines")
    _add_manner(parser)
    if verb in WIRE_VERBS:
        from wirereader.views.cli.source_arguments import add_arguments

        add_arguments(parser, verb)
    elif verb in TABLE_VERBS:
        least, name = TABLE_VERBS[verb]
        if least:
            parser.add_argument("words", nargs="+", metavar=name)
    elif verb in _DECLARED:
        _DECLARED[verb](parser)
    else:
        _declare_stories(parser, verb)
    return parser


def _declare_analyse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jsonl", action="store_true", required=True, help="JSON lines")


def _declare_parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jsonl", action="store_true", help="read JSON lines")
    parser.add_argument("files", nargs="*", metavar="FILE")


def _declare_changes(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jsonl", action="store_true", help="read pairs of versions as JSON lines")
    parser.add_argument("which", nargs="?", metavar="N|ID")


def _declare_help(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", nargs="?", metavar="WORD")
    parser.add_argument("--export", nargs="?", const="commands", choices=("commands", "ways"),
                        help="the command table as Markdown; ways: all keys and verbs")  # fmt: skip


def _declare_do(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--story", dest="which", metavar="N|ID|FILE", help="the story at hand")
    parser.add_argument("words", nargs="+", metavar="WORD")


def _declare_settings(parser: argparse.ArgumentParser) -> None:
    actions = ("show", "check", "schema", "edit")
    parser.add_argument("which", nargs="?", choices=actions, default="show", metavar="ACTION",
                        help="show, check, schema or edit")  # fmt: skip


def _declare_score(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("which", metavar="KIND", help="entities, quotes, links or places")
    parser.add_argument("files", nargs="*", metavar="FILE", help="texts marked by hand, JSON lines")


_DECLARED: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "do": _declare_do,
    "analyse": _declare_analyse,
    "parse": _declare_parse,
    "changes": _declare_changes,
    "help": _declare_help,
    "settings": _declare_settings,
    "score": _declare_score,
}


def _declare_stories(parser: argparse.ArgumentParser, verb: str) -> None:
    parser.add_argument("--from", dest="origin", metavar="PATH", action="append",
                        help="stories of this file or folder, in place of our own")  # fmt: skip
    if verb == "search":
        parser.add_argument("words", nargs="+", metavar="QUERY")
        parser.add_argument("--ranked", action="store_true", help="the best match first")
    if verb in {"list", "search"}:
        parser.add_argument("--limit", type=_positive, metavar="N", help="at most so many")
        parser.add_argument("--format", choices=("lines", "tsv"), default="lines")
    else:
        is_needed = verb in {"read", *MARK_VERBS}
        parser.add_argument("which", nargs=None if is_needed else "?", metavar="N|ID|FILE")
    if verb in _NARROWED_BY:
        parser.add_argument(_NARROWED_BY[verb], dest="name", metavar="NAME")


def _add_manner(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--width", type=_cells, metavar="N", help="wrap at N cells, 20 to 200")
    parser.add_argument("--typography", action="store_true", help="keep curly quotes and dashes")


def _positive(text: str) -> int:
    return _within(text, 1, 1_000_000_000)


def _cells(text: str) -> int:
    return _within(text, NARROWEST, WIDEST)


def _within(text: str, least: int, most: int) -> int:
    number = Number.read(text).number
    if not least <= number <= most:
        raise argparse.ArgumentTypeError(f"it is a number from {least} to {most}")
    return number
