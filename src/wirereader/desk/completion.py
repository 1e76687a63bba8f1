"""What a line being typed may become: command words, names, sources, searches, files."""

import os
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from wirereader.desk import navigation
from wirereader.desk.commands.command import Command
from wirereader.desk.commands.program import AMOUNTS, CHOICES
from wirereader.desk.commands.table import TABLE, beginning_with, by_word, topics
from wirereader.desk.context import Context
from wirereader.desk.targets import Want
from wirereader.story.clean import drawable
from wirereader.story.folding import folded

MOST = 50
_ENOUGH = 4 * MOST  # some may be the same
_PATHS = frozenset({Want.OPENABLE, Want.FILE, Want.QUOTES_TO_EXPORT})
_SOURCES = frozenset({Want.SOURCE, Want.SOURCE_OR_SAMPLES})
_NAMES = frozenset({Want.NAME, Want.ANY_NAME, Want.PLACE})
_QUERIES = frozenset({"search", "hide", "tag-new", "follow"})
_SEARCHES = frozenset({"search", "delete-search"})


def completions(context: Context, line: str) -> tuple[str, ...]:
    """Whole lines that `line` may become, at most 50; each begins as it does, but for case."""
    head, blank, rest = line.partition(" ")
    if not blank:
        start = folded(head)
        return tuple(
            f"{command.word} " if command.takes else command.word
            for command in TABLE
            if command.word.startswith(start)
        )[:MOST]
    known = by_word(folded(head))
    found = (known,) if known is not None else beginning_with(folded(head))
    if len(found) != 1:
        return ()
    typed = rest.lstrip()
    if _PATHS & {one.want for one in found[0].takes}:
        fitting: Iterable[str] = _paths(typed)
    else:
        fitting = _fitting(_choices(context, found[0]), typed)
        if found[0].word in _QUERIES:
            fitting = chain(fitting, _queries(context, typed))
    return tuple(islice(dict.fromkeys(f"{head} {one}" for one in islice(fitting, _ENOUGH)), MOST))


def _choices(context: Context, command: Command) -> Iterable[str]:
    """What can stand after a command's word."""
    word, wants = command.word, {one.want for one in command.takes}
    if wants & _NAMES:
        return _names(context)
    if wants & _SOURCES:
        return _sources(context)
    if word in _SEARCHES:
        return _searches(context)
    others: dict[str, Callable[[], Iterable[str]]] = {
        "follow": lambda: chain(_names(context), _searches(context)),
        "unfollow": lambda: _follows(context),
        "alerts": lambda: ("read", "pause ", "resume ", "delete "),
        "timeline": lambda: _names(context),
        "statements": lambda: _names(context),
        "briefing": lambda: ("since yesterday", "today", "12h", "3d", "10 lines since yesterday"),
        "help": lambda: (*(command.word for command in TABLE), *topics()),
        "say": lambda: AMOUNTS,
        "set": lambda: CHOICES,
        "settings": _settings,
    }
    return others[word]() if word in others else ()


def _fitting(choices: Iterable[str], typed: str) -> Iterator[str]:
    """The choices that begin as typed, from their start or from one of their words on."""
    start = folded(typed)
    for choice in choices:
        words = choice.split(" ")
        for first in range(len(words)):
            rest = " ".join(words[first:])
            if folded(rest).startswith(start):
                yield rest if first and start else choice
                break


def _names(context: Context) -> Iterator[str]:
    story = context.open_story()
    findings = context.findings(story) if story is not None else None
    if findings is not None:
        yield from (findings.entities[one].name for one in navigation.named(findings))


def _sources(context: Context) -> Iterator[str]:
    from wirereader.desk.subscriptions import subscriptions

    if context.library is not None:
        followed = subscriptions.followed(context.library)
        yield from (subscriptions.name_of(state.source) for state in followed)


def _searches(context: Context) -> Iterator[str]:
    if context.library is not None:
        yield from (name for name, _ in context.library.saved_searches())


def _follows(context: Context) -> Iterator[str]:
    if context.library is not None:
        yield from (one.follow.text for one in context.library.follows.all())


def _queries(context: Context, typed: str) -> Iterator[str]:
    """What a query with a field in it may become."""
    from wirereader.desk.search.query_completion import query_completions

    if context.library is not None:
        values, now = context.library.query_values(), context.clock().astimezone()
        yield from (one.text.rstrip() for one in query_completions(typed, values, now))


def _settings() -> Iterator[str]:
    from wirereader.settings.setting_fields import fields

    yield from (field.path for field in fields() if not field.kind.gathers)


def _paths(typed: str) -> Iterator[str]:
    """Files and folders whose path begins as typed; hidden ones once their dot is there.

    A name that could steer the terminal, or that nobody can type, is not offered.
    """
    folder, _, start = typed.rpartition("/")
    shown = f"{folder}/" if "/" in typed else ""
    place = os.path.expanduser(shown) or "."  # noqa: PTH111 - the path stays as it was typed
    try:
        entries = sorted(os.scandir(place), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        is_shown = start or not entry.name.startswith(".")
        if entry.name.startswith(start) and is_shown and drawable(entry.name) == entry.name:
            yield f"{shown}{entry.name}{'/' if entry.is_dir() else ''}"
