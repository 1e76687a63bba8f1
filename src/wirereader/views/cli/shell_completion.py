"""Completion for shells: `wirereader completion bash|zsh|fish`, and the answers at each Tab.

The library argcomplete writes the scripts and asks; what may stand where comes from the same
parsers and tables that read the command line.
"""

import argparse
from collections.abc import Callable, Iterable
from typing import Any

from wirereader.views.cli.arguments import ABOUT, VERBS, declare

SHELLS = ("bash", "zsh", "fish")
Completer = Callable[..., Iterable[str]]


def script(shell: str) -> str:
    """The lines that a shell reads once to complete our words."""
    from argcomplete.shell_integration import shellcode

    return str(shellcode(["wirereader"], shell=shell))


def answer() -> None:
    """Answer a shell that asks for completions; it ends the program."""
    import argcomplete

    argcomplete.autocomplete(whole_parser(), always_complete_options=False)


def whole_parser() -> argparse.ArgumentParser:
    """One parser for all verbs and commands; it only completes."""
    from wirereader.desk.commands.table import TABLE
    from wirereader.views.cli.arguments import declare_command, launcher

    parser = launcher(has_paths=False)
    every = parser.add_subparsers()
    for verb in VERBS:
        one = every.add_parser(verb, help=ABOUT[verb])
        declare(one, verb)
        _complete(one, verb)
    for command in TABLE:
        if command.word not in VERBS:
            one = every.add_parser(command.word, help=command.help)
            declare_command(one)
            _complete(one, command.word)
    return parser


def _complete(parser: argparse.ArgumentParser, verb: str) -> None:
    """Tell each argument of a verb what may stand there; where nothing does, files do."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to list them
        found = _completer(verb, action)
        if found is not None:
            action.completer = found  # type: ignore[attr-defined]


def _completer(verb: str, action: argparse.Action) -> Completer | None:
    if action.choices or not (action.nargs is None or action.nargs in {"*", "+", "?"}):
        return None
    if action.dest in _BY_ARGUMENT:
        return _BY_ARGUMENT[action.dest]
    word = _BY_VERB.get(verb)
    if word is not None and not action.option_strings:
        return word
    metavar = action.metavar if isinstance(action.metavar, str) else ""
    return None if _takes_files(metavar) else _nothing


def _takes_files(metavar: str) -> bool:
    return any(word in metavar for word in ("FILE", "PATH", "FOLDER"))


def _nothing(**_: Any) -> Iterable[str]:
    return ()


def _listed() -> Iterable[Any]:
    """The sources of the library, if there is one: who only pressed Tab has not been here yet."""
    from wirereader.desk.subscriptions.subscription_changes import listed
    from wirereader.settings.paths import library_file

    return dict(listed().data)["sources"] if library_file().exists() else ()


def _sources(**_: Any) -> Iterable[str]:
    return [one["title"] or one["address"] for one in _listed()]


def _folders(**_: Any) -> Iterable[str]:
    return sorted({"/".join(one["folder"]) for one in _listed()} - {""})


def _tags(**_: Any) -> Iterable[str]:
    return sorted({tag for one in _listed() for tag in one["tags"]})


def _words(**_: Any) -> Iterable[str]:
    from wirereader.desk.commands.table import TABLE

    return [one.word for one in TABLE]


def _help_words(**_: Any) -> Iterable[str]:
    from wirereader.desk.commands.table import TABLE, topics

    return [*(one.word for one in TABLE), *topics()]


def _settings(parsed_args: argparse.Namespace, **_: Any) -> Iterable[str]:
    """Names of settings; after one, the values that it may have."""
    from wirereader.settings.setting_fields import fields
    from wirereader.settings.value_types import YesNo

    named = getattr(parsed_args, "setting", None) or ()
    by_path = {field.path: field for field in fields() if not field.kind.gathers}
    if not named:
        return [*by_path]
    field = by_path.get(named[0])
    if field is None:
        return ()
    switch = ("on", "off") if isinstance(field.kind, YesNo) else ()
    return (*getattr(field.kind, "words", switch), "default")


def _query(prefix: str, **_: Any) -> Iterable[str]:
    """The fields of a query, and after one the values that there are."""
    from wirereader.desk.batch import completed_query

    return (text.rstrip() for text in completed_query(prefix))


_BY_ARGUMENT: dict[str, Completer] = {
    "source": _sources,
    "folder": _folders,
    "tag": _tags,
    "tags": _tags,
    "key": _settings,
    "setting": _settings,
}
"""What completes an argument, by its name in the parser."""
_BY_VERB: dict[str, Completer] = {
    "remove": _sources,
    "refresh": _sources,
    "sources": _sources,
    "pause": _sources,
    "resume": _sources,
    "help": _help_words,
    "do": _words,
    "set": _settings,
    "rename-folder": _folders,
    "delete-folder": _folders,
    "search": _query,
    "hide": _query,
}
"""What completes the words after a verb."""
