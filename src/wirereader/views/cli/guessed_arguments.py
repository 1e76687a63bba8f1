"""The command line in a person's own words: `wirereader show unread from bbc`, `list -n 5 --new`.

What no verb understands is read as plain mode reads a typed line; options that narrow a list, as
other programs call them, become terms of a query.  Nothing is guessed that would delete anything.
"""

import re
import shlex
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import Final

from wirereader.desk.commands.table import by_word
from wirereader.desk.targets import SORTS
from wirereader.desk.typed_lines.number_asked import asks_for_number
from wirereader.desk.wording.carrying_phrases import carried
from wirereader.desk.wording.grammar.small_words import plainer, without_options
from wirereader.desk.wording.rewording import NOTE, OF_STORY, REFUSAL, THEN, readings
from wirereader.story.faults import SettingsFault
from wirereader.story.identity import ID_SHAPE
from wirereader.views.cli.typed_files import is_there

_FLAGS: Final = {
    **dict.fromkeys(("--unread", "--new", "-u", "--unseen"), "is:unread"),
    **dict.fromkeys(("--starred", "--favourites", "--favorites", "--bookmarked"), "is:starred"),
    "--breaking": "is:breaking",
    "--changed": "is:changed",
    "--today": "date:today",
    "--yesterday": "date:yesterday",
    "--hidden": "status:hidden",
}
_VALUES: Final = {
    **dict.fromkeys(("--source", "--feed", "--from", "--site", "-s", "-f"), "from"),
    **dict.fromkeys(("--folder", "--category", "--group"), "folder"),
    **dict.fromkeys(("--tag", "--label", "-t"), "tag"),
    **dict.fromkeys(("--since", "--newer", "--newer-than"), "since"),
    "--after": "after",
    **dict.fromkeys(("--before", "--until", "--older", "--older-than"), "before"),
    **dict.fromkeys(("--date", "--day", "--on"), "date"),
    **dict.fromkeys(("--author", "--by", "--byline"), "author"),
    **dict.fromkeys(("--title", "--headline", "--subject"), "title"),
    **dict.fromkeys(("--person", "--who"), "person"),
    **dict.fromkeys(("--place", "--where"), "place"),
    **dict.fromkeys(("--lang", "--language"), "lang"),
    "--has": "has",
    "--speaker": "said",
    **dict.fromkeys(("--search", "--query", "--grep", "--about", "--text", "--keyword"), ""),
}
_SPEAKERS: Final = frozenset({"--person", "--who", "--speaker", "--by", "--from", "--author"})
"""Options that tell whose quotes are meant."""
_IDLE: Final = frozenset(
    {
        *(
            *("-la", "-al", "-lh", "-lt"),
            "-a",
            "-i",
            "--ignore-case",
            "--no-color",
            "--no-colour",
            "--nocolor",
            "--no-pager",
            "-v",
        ),
        *(
            "--verbose",
            "--pretty",
        ),
    }
)
"""Options of other programs that change nothing here: every list says how many it has."""
_QUIET: Final = frozenset({"-q", "--quiet", "--silent", "--no-header", "--no-headers"})
_NUMBER_ALONE: Final = frozenset({"--count", "-c", "--total", "--count-only"})
_SPOKEN: Final = {
    "-u": "unread",
    "-a": "all",
    "-v": "version",
    "-l": "list",
    "-d": "delete",
    "-b": "browser",
}
"""Short options as the words they stand for in most programs."""
_LIMITS: Final = frozenset(
    {"-n", "--limit", "--max", "--top", "--head", "--number", "--max-count", "--lines", "--size"}
    | {"--per-page", "--max-results", "--take", "--first", "--num", "-m", "-L", "--page-size"}
)
_SORTS: Final = {
    **dict.fromkeys(("--oldest", "--reverse", "-r", "--oldest-first", "--asc"), "oldest"),
    **dict.fromkeys(("--newest", "--newest-first", "--latest", "--desc"), "newest"),
}
_SORT_VALUES: Final = {
    **dict.fromkeys(("date", "time"), "newest"),
    "feed": "source",
    **dict.fromkeys(("headline", "name", "subject", "alphabetical"), "title"),
}
_OUTPUTS: Final = frozenset({"--format", "-o", "--output", "--out", "--file"})
_FORM_OPTIONS: Final = {"--json": "json", "-j": "json", "--csv": "csv", "--tsv": "tsv"}
_NEWSBOAT: Final = {
    **dict.fromkeys(("-i", "--import-from-opml"), ("import", True)),
    **dict.fromkeys(("-u", "--url-file"), ("import", True)),
    **dict.fromkeys(("-e", "--export-to-opml"), ("export", False)),
    **dict.fromkeys(("-r", "--refresh-on-start", "--refresh"), ("refresh", False)),
}
"""Options of newsboat's as verbs, and whether they take a value."""
_NEWSBOAT_COMMANDS: Final = {"reload": ("refresh",), "print-unread": ("unread", "--count")}
"""What may follow newsboat's -x."""
_WORDS: Final = frozenset(
    {
        "--errors",
        "--failed",
        "--all",
        "--everything",
        "--opml",
        "--story",
        "--read",
        "--browser",
        "--feeds",
        "--sources",
        "--failing",
    }
)
"""Options that are no more than a word after the command."""
_TABLES: Final = frozenset({"tsv", "csv"})
_KINDS: Final = frozenset({"json", "lines", "text", "plain"}) | _TABLES
_NAMES: Final = frozenset({"people", "places", "organisations", "names"})
_SINCE: Final = frozenset({"--since", "--newer", "--newer-than", "--after"})
_IS_OPTION: Final = re.compile(r"--?[^\W\d]")
"""What begins an option: a lone hyphen, or one before a number, may be a value."""
_COUNT: Final = re.compile(r"-n?(\d{1,6})\Z")
_VERBS: Final = {"open": "read", "full-article": "article"}
"""Commands of the table whose verb has another name, or does more at once."""
_SAVING: Final = frozenset({"save", "write", "store", "download", "file", "into", "dump"})
"""Words with which a file is asked for."""
_LISTED: Final = {
    "list": "",
    "all-stories": "",
    "show-new": "is:unread",
    "unread": "is:unread",
    "starred": "is:starred",
    "today": "date:today",
    "changed": "is:changed",
    "breaking": "is:breaking",
    "scope view:breaking": "is:breaking",
}
"""What lines that list stories ask for, as a query."""


_OF_SCRIPTS: Final = frozenset(
    """
    do analyse parse changes events score completion hide save-search tag-new merge pipe
    account set-source delete-search delete-rule export-quotes export-names
    export-stories article download
    picture sources add remove import export sync event briefing
    """.split()  # noqa: SIM905
)
"""Verbs whose words are never read as a phrase."""
_OF_ONE_ARGUMENT: Final = frozenset({"search", "hide", "remove", "refresh"})
"""Verbs after which a phrase has one query, or the name of one source."""
_IS_LIST: Final = re.compile(r"\A[\d\s]+\Z|://|\"")
"""Several numbers or addresses."""
_VERB_AND_WORD: Final = 2
_OF_NAMES: Final = frozenset(
    {"feed", "feeds", "source", "sources", "subscription", "rename", "move", "mv", "folder"}
)
"""First words after which several names may stand, each in quotation marks."""
_FEEDS: Final = frozenset({"feed", "source", "subscription"})
_OF_STORIES: Final = frozenset({"read", "open", "quotes", "people", "places"})
"""Verbs that take a story, or else a name or words."""


@dataclass(slots=True)
class Guess:
    """What was typed after the program's name: words, and what options ask for."""

    words: list[str] = field(default_factory=list)
    terms: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    """Options with values, as they were typed."""
    manner: list[str] = field(default_factory=list)
    sort: str = ""
    limit: int | None = None
    is_json: bool = False
    table: str = ""
    is_count: bool = False
    is_quiet: bool = False
    is_wrong: bool = False
    """Claim that an option has a value that it cannot have."""
    ahead: str = ""
    """The argument after the one that is read."""
    spoken: list[str] = field(default_factory=list)
    """Words, and options that are no manner of printing, in their order and without dashes."""
    unknown: list[str] = field(default_factory=list)
    """The words of options that are not known."""
    is_optioned: bool = False
    """Claim that one of those is an option."""

    @property
    def offset(self) -> int:
        """How many stories are left out at the beginning."""
        at = self.manner.index("--offset") + 1 if "--offset" in self.manner else 0
        return int(self.manner[at]) if at and self.manner[at].isdecimal() else 0

    @property
    def fields(self) -> str:
        """The values wanted of each row; "" for all."""
        at = self.manner.index("--fields") + 1 if "--fields" in self.manner else 0
        return self.manner[at] if at else ""

    @property
    def text(self) -> str:
        """The words as a line; a word of several joined ("whats-new") is taken apart."""
        first, *rest = self.words or ["list"]
        if by_word(first) is None and not first.startswith(("http", "/", ".")):
            first = first.replace("-", " ").replace("_", " ")
        if first in _OF_NAMES:
            rest = [f'"{one}"' if " " in one and '"' not in one else one for one in rest]
        return " ".join((first, *rest))


@dataclass(frozen=True, slots=True)
class Meant:
    """What is to be run: arguments of a verb, or a line that plain mode understands."""

    arguments: tuple[str, ...] = ()
    line: str = ""
    query: str | None = None
    sort: str = ""


def guess_of(arguments: Sequence[str]) -> Guess:
    """The words and options of a command line, as other programs call them."""
    line = " ".join(arguments)
    if without_options(line) != line and not any(" " in one for one in arguments):
        arguments = without_options(line).split()
    found, rest = Guess(), _as_newsboat_has_it(arguments)
    while rest:
        argument = rest.pop(0)
        found.ahead = rest[0] if rest and argument in {"--json", "-j"} else ""
        name, equals, value = argument.partition("=")
        if equals and name.startswith("--"):
            rest.insert(0, value)
        if not argument.startswith("-") or argument == "-":
            found.words.append(argument)
            found.spoken.append(argument)
            continue
        had = len(rest)
        before = rest[:1]
        if name not in _IDLE and not _took(found, name, lambda: _value(rest)):
            found.words.append(name.lstrip("-"))
            found.is_wrong |= name not in _WORDS or len(found.words) == 1
            found.unknown += name.lstrip("-").split("-")
            had = -1
        _spoke(found, name, before if len(rest) < had else [])
    return found


def _value(rest: list[str]) -> str:
    """Take the value of an option: what follows it and is no option itself; "" where none does."""
    return rest.pop(0) if rest and _IS_OPTION.match(rest[0]) is None else ""


def _spoke(found: Guess, name: str, value: Sequence[str]) -> None:
    """Keep an option as a word, unless it says how or how much is printed."""
    if name in _OUTPUTS or name in _LIMITS or name in _QUIET or name in {"--json", "-j", "--width"}:
        return
    if name not in {"--plain", "--tui", "--typography"} and not _COUNT.match(name):
        found.spoken += [_SPOKEN.get(name, name.lstrip("-").replace("-", " ")), *value]
        found.is_optioned = True


def _as_newsboat_has_it(arguments: Sequence[str]) -> list[str]:
    """Arguments whose first is an option of newsboat's, as the words that it stands for."""
    first, *rest = arguments or ("",)
    if first in {"-x", "--execute"} and rest:
        return [*_NEWSBOAT_COMMANDS.get(rest[0], (rest[0],)), *rest[1:]]
    word, has_value = _NEWSBOAT.get(first, ("", False))
    return [word, *rest] if word and bool(rest) is has_value else list(arguments)


def _took(found: Guess, name: str, value: Callable[[], str]) -> bool:
    """Take in an option; False for one that is not known, which may be a word of a phrase."""
    if name in _FLAGS:
        found.terms.append(_FLAGS[name])
    elif name in _VALUES:
        _took_term(found, name, value())
    elif name in _LIMITS or _COUNT.match(name):
        count = counted[1] if (counted := _COUNT.match(name)) else value()
        found.limit = int(count) if count.isascii() and count.isdigit() else None
        found.is_wrong |= not found.limit
    elif name in _SORTS or name in {"--sort", "--order", "--sort-by"}:
        wanted = _SORTS.get(name) or value()
        found.sort = _SORT_VALUES.get(wanted, wanted)
        found.is_wrong |= found.sort not in SORTS
    elif name in _OUTPUTS or name in _FORM_OPTIONS:
        _took_output(found, name, value)
    elif name in {"--width", "--fields", "--offset"}:
        found.manner += [name, given := value()]
        found.is_wrong |= not given
    elif name in _QUIET:
        found.is_quiet = True
    elif name in _NUMBER_ALONE:
        found.is_count = True
    elif name in {"--plain", "--typography", "--jsonl"}:
        found.manner.append(name)
    else:
        return False
    return True


def _took_term(found: Guess, name: str, given: str) -> None:
    """Take in a term of a query; raises SettingsFault where its option has no value."""
    if not given:
        raise SettingsFault(
            f"{name} needs a value.", "", "wirereader list --help lists the options."
        )
    found.terms.append(_term(_VALUES[name], given))
    found.values += [name, given]


def _took_output(found: Guess, name: str, value: Callable[[], str]) -> None:
    """Take in the form that is wanted, or the name of a file."""
    kind = value() if name in _OUTPUTS else _FORM_OPTIONS[name]
    if "," in found.ahead:  # fields to print: all of them are
        value()
    found.is_json, found.table = kind == "json", kind if kind in _TABLES else ""
    if kind not in _KINDS:
        found.words.append(kind)
        found.is_wrong |= name == "--format" and found.words[:1] != ["export"]


def _term(name: str, value: str) -> str:
    quoted = f'"{value}"' if " " in value else value
    return f"{name}:{quoted}" if name else value


def is_rather_a_phrase(words: Sequence[str]) -> bool:
    """Claim that two or more words that a verb would take are better read as a phrase.

    Only where they are no query, and name no file.
    """
    first = words[0].casefold()
    if len(words) > _VERB_AND_WORD and words[1].casefold() in _FEEDS:
        return bool(readings(" ".join(words)))
    if first == "follow" and "://" in words[-1]:  # a feed is subscribed to; the rest are alerts
        return True
    line = " ".join(words)
    is_unnamed = any(one.startswith(REFUSAL) for one in carried(line.casefold()))
    if is_unnamed or plainer(line, is_reading=False) != line:  # "export to", "sync all"
        return True
    if first in _OF_SCRIPTS or _is_path(words[1]):
        return False
    found = readings(" ".join(words))
    if found:
        same = {" ".join(words).casefold(), " ".join((first, *words[1:]))}
        if found[0].startswith(REFUSAL) or not same.issuperset(found):
            return True
    is_story = first in _OF_STORIES and not any(word.isdigit() for word in words[1:])
    return is_story and ID_SHAPE.fullmatch(words[1]) is None


def _is_path(word: str) -> bool:
    is_name = "/" in word or word in {"-", "."} or bool(PurePath(word).suffix)
    try:
        return is_name or Path(word).exists()
    except (OSError, ValueError):
        return False


def meant_by(guess: Guess, verbs: Sequence[str]) -> Meant | None:
    """What a guess means; None where it means nothing.  Raises SettingsFault for a refusal."""
    if len(guess.words) == 1 and guess.words[0].isdecimal() and not guess.terms:
        return Meant(("read", *guess.words, *_options(guess)))
    meant = _meant_by(guess, verbs)
    if meant is not None and (found := readings(meant.line) if meant.line else ()):
        meant = Meant(printed) if (printed := _printed(found[0], guess.words)) else meant
    return _said_with_options(guess) if meant is None and guess.is_optioned else meant


def _meant_by(guess: Guess, verbs: Sequence[str]) -> Meant | None:
    """What words mean, narrowed by options."""
    text = guess.text
    if guess.table == "csv" and (table := _as_table(guess)):
        return table
    if guess.is_wrong or not (guess.words or guess.terms or guess.limit):
        return None
    if guess.words[:2] == ["read", "all"]:  # the whole of story 1 would be printed, and marked
        raise SettingsFault(
            "read takes the number or the id of one story.", "", "mark-all-read marks all stories."
        )
    lines = readings(text)
    if not lines and guess.words and by_word(text.partition(" ")[0].casefold()) is None:
        return None
    if lines and lines[0].startswith(REFUSAL):
        raise SettingsFault(lines[0].removeprefix(REFUSAL), "", "")
    if lines and NOTE in lines[0]:  # something else is done than was asked: not in a script
        note, _, line = lines[0].rpartition(NOTE)
        raise SettingsFault(f"{note} {line} is what can be done.", "", "")
    is_phrase = bool(lines)
    lines = lines or (text,)
    if lines[0].startswith("add ") and guess.values:
        return Meant(("add", *lines[0].split()[1:], *guess.values))
    if lines[0] == "quotes" and len(guess.terms) == 1 and guess.values[0] in _SPEAKERS:
        return Meant(line=f"quotes {guess.values[1]}")
    if guess.terms or guess.sort:
        return _narrowed(guess, lines)
    arguments = () if THEN in lines[0] else _as_verb(guess, lines, verbs)
    return Meant(arguments, "" if arguments and not is_phrase else text)


def _printed(line: str, words: Sequence[str]) -> tuple[str, ...]:
    """An export on standard output, where nobody named a file or asked to save; () for others."""
    head, _, file = line.rpartition(" ")
    typed = {one.casefold() for word in words for one in word.split()}
    is_asked = file.casefold() in typed or not _SAVING.isdisjoint(typed)
    if not head.startswith("export-") or "." not in file or is_asked or THEN in line:
        return ()
    return (*shlex.split(head), file.rpartition(".")[2], "-")


def _as_table(guess: Guess) -> Meant | None:
    """Names or quotes on standard output as CSV; None for what is no such table."""
    first, *rest = guess.words or ["list"]
    is_story = len(rest) == 1 and (rest[0].isdecimal() or rest[0] == "-" or is_there(rest[0]))
    if first in _NAMES and not guess.terms:
        kind = (first,) if first != "names" else ()
        if is_story:
            return Meant(("export-names", *kind, "story", "csv", "-", f"--story={rest[0]}"))
        return Meant(("export-names", *kind, "all", *rest, "csv", "-"))
    if first != "quotes":
        return None
    is_speaker = len(guess.values) > 1 and guess.values[0] in _SPEAKERS
    named = guess.values[1] if is_speaker else " ".join(rest)
    if is_story and not is_speaker:
        return Meant(("export-quotes", "story", "csv", "-", f"--story={named}"))
    if guess.terms and not is_speaker:
        return Meant(("export-quotes", "search", *guess.terms, "csv", "-"))
    whose = ("person", f'"{named}"' if " " in named else named) if named else ("list",)
    return Meant(("export-quotes", *whose, "csv", "-"))


def _said_with_options(guess: Guess) -> Meant | None:
    """What words and options mean together: "brief --since friday" is "brief since friday"."""
    line = " ".join(guess.spoken)
    if by_word(line) is not None and guess.is_wrong:
        return Meant(line=line)  # "--refresh"
    found = readings(line)
    if not found or (found[0].startswith(("search ", "scope ")) and not guess.terms):
        return None  # an option that is not known is no topic
    if " " not in line or not set(guess.unknown).isdisjoint(found[0].split()[1:]):
        return None
    if found[0].startswith(REFUSAL):
        raise SettingsFault(found[0].removeprefix(REFUSAL), "", "")
    return Meant(line=line)


def _narrowed(guess: Guess, lines: Sequence[str]) -> Meant | None:
    """A list that options narrow; None for what is none."""
    if lines[0] in _NAMES and guess.terms and set(guess.values[::2]) <= _SINCE:
        return Meant(line=f"{lines[0]} since {guess.values[1]}")
    if asks_for_number(guess.text) and not guess.is_count:
        return None  # "count --unread"
    head, _, rest = lines[0].partition(" ")
    if lines[0] in _LISTED:
        asked = _LISTED[lines[0]]
    elif head == "search":
        asked = rest
    elif head == "scope":
        asked = _term("from", rest)
    else:
        return None
    query = " ".join(filter(None, (asked, *guess.terms)))
    return Meant(query=query, sort=guess.sort)


def _as_verb(guess: Guess, lines: Sequence[str], verbs: Sequence[str]) -> tuple[str, ...]:
    """The verb that does it, with what it takes; () where plain mode's own answer is wanted."""
    number, _, line = lines[0].rpartition(OF_STORY)
    word, _, rest = line.partition(" ")
    if number and (word == "whole-story" or (word == "quotes" and not rest)):
        return ("read" if word == "whole-story" else word, number, *_options(guess))
    is_of_names = word in {"quotes", "people", "places"} and rest and not rest.isdigit()
    is_id = ID_SHAPE.fullmatch(rest) is not None
    is_one_of_several = len(lines) > 1 and word in {"search", "card", "read", "open", "add"}
    is_one_of_several &= not is_id
    is_number_asked = asks_for_number(guess.text) and not (guess.is_count or guess.is_json)
    if number or is_of_names or is_one_of_several or is_number_asked:
        return ()
    verb = _VERBS.get(word, word)
    if verb not in verbs or (word == "open" and not rest.isdigit()):
        return ()
    try:
        taken = (
            [rest] if verb in _OF_ONE_ARGUMENT and not _IS_LIST.search(rest) else shlex.split(rest)
        )
    except ValueError:
        return ()
    if verb == "export" and rest not in guess.words:
        taken = []  # to standard output, where nobody named a file
    is_told = verb == "refresh" or verb in _LISTED
    quiet = ("--quiet",) if guess.is_quiet and is_told else ()
    return (verb, *filter(None, taken), *quiet, *_options(guess))


def _options(guess: Guess) -> Iterator[str]:
    """The options as our verbs have them."""
    yield from guess.manner
    if guess.is_json:
        yield "--json"
    if guess.limit is not None:
        yield f"--limit={guess.limit}"
    if guess.table:
        yield f"--format={guess.table}"
    if guess.is_count:
        yield "--count"
