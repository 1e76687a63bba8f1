"""The man page, made from the parsers and the command table; `help/wirereader.1` is a copy of it.

The wheel installs the copy.
Written as man(7) macros.  argparse-manpage would tell the options alone, and other words with each
version of Python; most of what this page tells stands in the command table and the settings.
"""

import argparse
import re
from collections.abc import Iterable, Iterator

from wirereader import __version__
from wirereader.desk.commands.table import TABLE, usage
from wirereader.views.cli.arguments import ABOUT, VERBS, declare, launcher

_EXIT_CODES = (
    ("0", "Done."),
    ("1", "Nothing found, or refused."),
    ("2", "Usage or settings error."),
    ("65", "Not a readable file."),
    ("69", "A source or server is not available."),
    ("70", "Internal error."),
    ("74", "The library cannot be read or written."),
)
_ENVIRONMENT = (
    ("WIREREADER_HOME", "Folder for everything: library, settings, log."),
    ("WIREREADER_PLAIN, ACCESSIBLE", "Start in plain mode, unless empty, 0, no, off or false."),
    ("WIREREADER_SECTION_KEY", "Any setting, for example WIREREADER_REFRESH_AT_ONCE."),
    ("NO_COLOR", "No colours."),
    ("TERM", "dumb starts plain mode."),
    ("EDITOR, VISUAL", "The editor of wirereader settings edit."),
)
_FILES = (
    ("~/.local/share/wirereader/library.sqlite3", "The library."),
    ("~/.config/wirereader/config.toml", "The settings; wirereader settings shows the path."),
)
_EXAMPLES = (
    ("wirereader add https://example.org/news", "Subscribe to a feed, or the feed of a page."),
    ("wirereader refresh --quiet", "Fetch new stories, for cron."),
    ("wirereader search 'speaker:lee since:2d' --json", "Search, as JSON."),
    ("curl -s https://example.org/story.txt | wirereader quotes -", "Quotes in a text."),
    ("wirereader completion bash > ~/.local/share/bash-completion/completions/wirereader",
     "Complete in bash."),
)  # fmt: skip


def manual_page() -> str:
    """The whole page, the same on every version of Python."""
    return "".join(f"{line}\n" for line in _lines())


def _lines() -> Iterator[str]:
    yield f'.TH WIREREADER 1 "" "wirereader {__version__}" "User Commands"'
    yield from _section("NAME", ["wirereader \\- read the news in a terminal"])
    yield ".SH SYNOPSIS"
    yield r"\fBwirereader\fR [\fIOPTION\fR]... [\fIPATH\fR]..."
    yield ".br"
    yield r"\fBwirereader\fR \fICOMMAND\fR [\fIARGUMENT\fR]..."
    yield from _section(
        "DESCRIPTION",
        [
            "A news reader: what is breaking, who and where, and who said what.",
            "Without a command it opens the full screen, or plain mode for speech, braille, pipes.",
            "A word that is a command is the command. One with a slash or an extension, or that",
            "exists, is a file. - is standard input.",
        ],
    )
    yield ".SH OPTIONS"
    yield from _options(launcher())
    yield ".SH COMMANDS"
    for verb in VERBS:
        yield from _verb(verb)
    yield ".SH MORE COMMANDS"
    yield _escaped(
        "These are typed in plain mode, too. A command that needs a story takes it first: a number"
        " in the list, an id or a file."
    )
    for command in TABLE:
        if command.word not in VERBS:
            yield from _item(f"\\fB{_escaped(usage(command))}\\fR", command.help)
    for title, pairs in (
        ("EXIT STATUS", _EXIT_CODES),
        ("ENVIRONMENT", _ENVIRONMENT),
        ("FILES", _FILES),
        ("EXAMPLES", _EXAMPLES),
    ):
        yield f".SH {title}"
        for name, told in pairs:
            yield from _item(f"\\fB{_escaped(name)}\\fR", told)
    yield from _section(
        "SEE ALSO", [r"\fBwirereader help topics\fR, \fBwirereader help commands\fR"]
    )


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {title}"
    for text in lines:
        yield text if "\\" in text else _escaped(text)


def _item(head: str, text: str) -> Iterator[str]:
    yield ".TP"
    yield head
    yield _escaped(text)


def _verb(verb: str) -> Iterator[str]:
    parser = argparse.ArgumentParser(prog=verb, add_help=False)
    declare(parser, verb)
    actions = parser._actions  # noqa: SLF001 - argparse has no other way to list them
    named = " ".join(_shown(one) for one in actions if not one.option_strings)
    yield from _item(f"\\fB{_escaped(verb)}\\fR {named}".rstrip(), ABOUT[verb])
    own = [one for one in actions if one.option_strings and one.dest not in _EVERYWHERE]
    if own:
        yield ".RS"
        for action in own:
            yield from _option(action)
        yield ".RE"


_EVERYWHERE = frozenset({"json", "plain", "width", "typography", "help"})
"""Options of every verb, told once."""


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    for action in parser._actions:  # noqa: SLF001 - as above
        if action.option_strings:
            yield from _option(action)
    yield from _item(r"\fB\-\-json\fR", "With a command: print JSON.")


def _option(action: argparse.Action) -> Iterator[str]:
    names = ", ".join(f"\\fB{_escaped(name)}\\fR" for name in action.option_strings)
    value = "" if action.nargs == 0 else f" {_metavar(action)}"
    yield from _item(f"{names}{value}", _sentence(action.help or ""))


def _shown(action: argparse.Action) -> str:
    """An argument as it is written: "[N]", "WORD..."."""
    name = _metavar(action)
    if action.nargs == "?":
        return f"[{name}]"
    if action.nargs == "*":
        return f"[{name}]..."
    return f"{name}..." if action.nargs == "+" else name


def _metavar(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return f"\\fI{_escaped(action.metavar)}\\fR"
    if action.choices:
        return "|".join(f"\\fB{_escaped(str(one))}\\fR" for one in action.choices)
    return f"\\fI{_escaped(action.dest.upper())}\\fR"


def _sentence(text: str) -> str:
    """A help text as a sentence."""
    told = text[:1].upper() + text[1:]
    return told if not told or told.endswith(".") else f"{told}."


def _escaped(text: str) -> str:
    """Text as roff takes it: no line begins a request, hyphens are hyphens."""
    made = re.sub(r"([\\-])", r"\\\1", text).replace("\\\\", "\\e")
    return f"\\&{made}" if made.startswith((".", "'")) else made
