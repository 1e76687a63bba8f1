"""Saved searches, rules, sources and help as JSON values, as `contracts.md` fixes them."""

from typing import TYPE_CHECKING, Any

from wirereader.desk import phrases
from wirereader.desk.commands import table
from wirereader.desk.commands.command import Command
from wirereader.desk.context import Context

if TYPE_CHECKING:
    from wirereader.library.library import Library

Json = dict[str, Any]
_RUNNING = frozenset(
    {
        *("briefing", "event", "changes", "corrections"),
        *("alerts", "follows", "timeline", "statements"),
    }
)


def answer(context: Context, word: str, argument: str = "") -> object | None:
    """What a command gives a script instead of sentences; None where it gives nothing else."""
    if word == "help":
        return help_as_json(argument)
    if context.library is None:
        return None
    if word in _RUNNING:
        from wirereader.desk.commands.running import running_json

        return running_json.answer(context, word, argument)
    if word == "searches":
        return searches_as_json(context.library)
    return rules_as_json(context.library) if word == "rules" else None


def searches_as_json(library: "Library") -> Json:
    """The saved searches, by name."""
    kept = [{"name": name, "query": text} for name, text in library.saved_searches()]
    said = phrases.count(len(kept), "saved search")
    return {"said": f"{said}.", "searches": kept}


def rules_as_json(library: "Library") -> Json:
    """The rules for new stories, as `rules` counts them."""
    kept = [
        {
            "n": number,
            "action": "hide" if rule.action == "kill" else "tag",
            "tag": rule.tag,
            "query": rule.text,
        }
        for number, rule in enumerate(library.rules(), start=1)
    ]
    return {"said": f"{phrases.count(len(kept), 'rule')}.", "rules": kept}


def help_as_json(word: str = "") -> Json | None:
    """All commands and topics; or one command or topic by its word, None where there is none."""
    if not word:
        commands = [_command(one) for one in table.TABLE]
        said = table.lines_of(table.PLAIN)[0]
        return {"said": said, "commands": commands, "topics": list(table.topics())}
    command = table.by_word(word)
    if command is not None:
        return _command(command)
    if word == table.COMMANDS:
        return {
            "said": f"{len(table.TABLE)} commands.",
            "commands": [_command(one) for one in table.TABLE],
        }
    if word not in table.topics():
        return None
    said, *lines = table.lines_of(word)
    return {"said": said, "topic": word, "lines": lines}


def _command(command: Command) -> Json:
    return {
        "said": table.explained(command),
        "command": command.word,
        "usage": table.usage(command),
        "short": list(command.short),
        "help": command.help,
    }
