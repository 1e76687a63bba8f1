"""One-shot commands: do one thing, print it, give an exit code."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from wirereader.desk.desk import Desk, at_once
from wirereader.desk.outcomes import (
    FeedsShown,
    Headline,
    HeadlinesShown,
    NamesShown,
    Outcome,
    QuoteLine,
    QuotesShown,
    RowDetails,
    Shown,
    StoryShown,
    TextShown,
)
from wirereader.desk.phrases import NO_QUOTES, TAKEN, count, labelled, there_are
from wirereader.desk.story_files.listed_rows import listed_json
from wirereader.desk.story_files.story_json import story_as_json
from wirereader.desk.targets import EVERYTHING, StoryId, StoryNumber
from wirereader.story.clean import drawable
from wirereader.story.faults import AnalysisFault, LibraryFault, SourceFault
from wirereader.story.findings import Findings
from wirereader.story.identity import ID_SHAPE
from wirereader.story.names import EntityKind
from wirereader.story.quotes import Manner
from wirereader.story.story import Story
from wirereader.views.cli import output
from wirereader.views.cli.arguments import MARK_VERBS, TABLE_VERBS, VerbRequest
from wirereader.views.cli.list_arguments import VIEW_VERBS
from wirereader.views.cli.typed_files import is_there
from wirereader.views.words import commands_markdown, lines_of

NOTHING = 1
OpenDesk = Callable[[Sequence[Path]], Desk]
_NAMES_ASKED = re.compile(r"\b(?:speaker|person|place|organi[sz]ation|org):", re.IGNORECASE)
_ANALYSED_FOR_SEARCH = 200
_LONGEST_WAIT_S = 60.0
"""Findings of a story that a typed line asks for are waited for so long (seconds)."""
_ABOUT_NAMES = re.compile(
    r"(?:who|whos|who's|where|what|quotes|card|map|people|places|tell|said)\b", re.IGNORECASE
)
_MOST_STORIES = 20_000
_LISTS = frozenset({"searches", "rules", "alerts", "follows", "corrections"})
"""Commands of the table whose lists are arrays under --json."""
_WRITTEN = frozenset({"export-quotes", "export-names", "export-stories"})
"""Commands of the table that print a file where "-" stands for its name."""
_OF_FINDINGS = frozenset({"export-quotes", "export-names"})
"""Commands of the table that need the findings of all stories, unless one is named."""
_ANSWERS = frozenset({"timeline", "statements"})
"""Other commands of the table that give scripts values of their own."""
_KINDS = {"people": EntityKind.PERSON, "places": EntityKind.PLACE}
_NOUNS = {EntityKind.PERSON: "person", EntityKind.PLACE: "place"}


def run(request: VerbRequest, open_desk: OpenDesk) -> int:
    """Do what is asked for; the exit code.  Raises WirereaderFault."""
    if request.verb == "settings":
        from wirereader.views.cli.settings_verb import run as run_settings

        return run_settings(request.which or "show", request.words, is_json=request.is_json)
    if request.verb == "score":
        from wirereader.views.cli.score_verb import run_score

        return run_score(request.which or "", request.paths, is_json=request.is_json)
    if request.verb == "completion":
        from wirereader.views.cli.shell_completion import script

        print(script(request.which or ""), end="")
        return 0
    if request.export == "man":
        from wirereader.views.cli.manual_page import manual_page

        print(manual_page(), end="")
        return 0
    if request.export == "ways":
        from wirereader.views.cli.command_ways import ways_markdown

        print(ways_markdown(), end="")
        return 0
    if request.export:
        print(commands_markdown(), end="")
        return 0
    code = 0
    for at, which in enumerate((request.which, *request.others)):
        if at and not (request.is_json or request.fields):
            print()
        verb = _Verb(replace(request, which=which, others=()), open_desk)
        try:
            code = verb.run() or code
        finally:
            verb.desk.close()
    return code


_Row = TypeVar("_Row")


@dataclass(frozen=True, slots=True)
class _FoundStory:
    """A story with what was found in it."""

    story: Story
    findings: Findings


class _Verb:
    """One command on one desk."""

    def __init__(self, request: VerbRequest, open_desk: OpenDesk) -> None:
        if request.is_story_first:
            request = _with_story(request)
        self.request = request
        which = request.which
        self._is_file = which is not None and request.verb != "help" and _is_file(which)
        paths = [which] if which is not None and self._is_file else request.paths
        self._found_in = 0
        self._left = request.limit
        self.desk = self._desk(open_desk, [Path(path) for path in paths])
        is_script = request.is_json or request.is_count or bool(request.table)
        self.desk.ask_nothing(is_last=True, mends=not is_script)
        if request.verb not in {"read", "do"}:
            self.desk.show_no_text()
        faults = [fault for fault in self.desk.faults if fault is not self.desk.refusal]
        if not self.desk.count() and faults:
            raise faults[0]
        for fault in self.desk.faults:
            if not isinstance(fault, LibraryFault):
                output.print_fault(fault, is_json=request.is_json)

    def _desk(self, open_desk: OpenDesk, paths: Sequence[Path]) -> Desk:
        """A desk; help is given without a library, too."""
        try:
            return open_desk(paths)
        except LibraryFault:
            if self.request.verb != "help":
                raise
            return Desk(())

    def run(self) -> int:
        """Do it."""
        verb = self.request.verb or ""
        if verb == "list" or verb in VIEW_VERBS:
            if self.request.filters != EVERYTHING:
                self.desk.list_only(self.request.filters)
            return self._list()
        if verb in {"search", "typed"}:
            return self._search() if verb == "search" else self._typed(self.request.words)
        if verb == "briefing":
            return self._briefing()
        if verb in TABLE_VERBS:
            return self._do(verb)
        if verb == "help":
            which = self.request.which
            if self.request.is_json:
                return self._answer(verb, which or "")
            return self._say(at_once(self.desk.do("help", which)))
        if verb == "do" and self.request.which is None:
            return self._do_any(self.request.words)
        return self._about_stories(verb)

    def _about_stories(self, verb: str) -> int:
        """Do what is done to the stories asked for."""
        ids = self._ids()
        first = self.desk.story(ids[0]) if ids else None
        lost = self._library_fault()
        if first is None and lost is not None:
            raise lost
        if first is None:
            there = there_are(self.desk.count())
            return self._refuse(f"No story {self.request.which}. {there}")
        if verb == "do":
            self._findings(first)
            return self._do_any(self.request.words)
        if verb in {"changes", "event"}:
            return self._running(verb, first)
        if verb in MARK_VERBS:
            return self._mark(verb, first)
        if verb == "read":
            return self._read(first)
        return self._quotes(ids) if verb == "quotes" else self._names(ids, _KINDS[verb])

    def _briefing(self) -> int:
        """Tell what happened since a time."""
        since = f" since {self.request.name}" if self.request.name else ""
        asked = f"{self.request.limit} lines{since}"
        if self.request.is_json:
            return self._answer("briefing", asked)
        return self._do_any(f"briefing {asked}")

    def _running(self, verb: str, story: Story) -> int:
        """Tell what changed in a story since it was read, or who else has it."""
        if self.request.which is None:
            return self._refuse("Which story? wirereader changes 3, or the story's id.")
        if self.request.is_json:
            return self._answer(verb, story.id)
        at_once(self.desk.do("open", StoryId(story.id)))
        return self._say(at_once(self.desk.do(verb)))

    def _say(self, outcome: Outcome, why_not: str | None = None) -> int:
        if not outcome.is_done:
            return self._refuse(outcome.said)
        if self.request.is_json:
            output.print_json({"said": outcome.said})
        else:
            self._print(self._told(outcome, why_not))
        return 0

    def _refuse(self, said: str) -> int:
        output.refuse(said, is_json=self.request.is_json)
        return NOTHING

    def _told(self, outcome: Outcome, why_not: str | None = None) -> list[str]:
        return lines_of(outcome, self.desk.now(), why_not, is_at_prompt=False)

    def _print(self, lines: Sequence[str]) -> None:
        request = self.request
        output.print_lines(lines, request.width, typography=request.typography)

    def _search(self) -> int:
        """List what a query finds; nothing found is an empty list, and told."""
        words = self.request.words
        if _NAMES_ASKED.search(words):
            at_once(self.desk.analyse_backlog(_ANALYSED_FOR_SEARCH))
        outcome = at_once(self.desk.search(words, ranked=self.request.is_ranked))
        if outcome.is_done:
            if self.request.filters.sort:
                at_once(self.desk.do("sort", self.request.filters.sort))
            self._tell_what_was_taken(outcome)
            return self._list()
        if self.request.is_json:
            output.print_json([])
        return self._refuse(outcome.said)

    def _tell_what_was_taken(self, outcome: Outcome) -> None:
        """Tell on standard error what is said before a list: for which words others were taken."""
        if outcome.said.startswith(TAKEN) and not self.request.is_json:
            listed = at_once(self.desk.do("list")).said
            output.refuse(outcome.said.partition(listed)[0].strip(), is_json=False)

    def _typed(self, line: str) -> int:
        """Do what a line in a person's own words means, as plain mode would."""
        if self.desk.wants_all_findings(line) or _ABOUT_NAMES.match(line):
            at_once(self.desk.analyse_backlog(_ANALYSED_FOR_SEARCH))
        story = self.desk.wants_findings_of(line)
        if story is not None:
            self.desk.settle(story, _LONGEST_WAIT_S)
        outcome = at_once(self.desk.obey(line))
        is_list = outcome.is_done and isinstance(outcome.shows, HeadlinesShown)
        if is_list and self.desk.count() and not _asks_for_a_part(line):
            self._tell_what_was_taken(outcome)
            return self._list()
        if self._is_told_as_json(outcome):
            return 0
        if not outcome.is_done and line.startswith("read "):  # neither a file nor words of a story
            raise SourceFault(outcome.said, "", "")
        return self._say(outcome)

    def _is_told_as_json(self, outcome: Outcome) -> bool:
        """Close the desk, and print what was said where JSON is wanted.  Raises what was lost."""
        lost = self._library_fault() or self.desk.close() or self.desk.fault
        if lost is not None:
            raise lost
        if not self.request.is_json or not outcome.is_done:
            return False
        output.print_json({"said": outcome.said, "lines": self._told(outcome)})
        return True

    def _do(self, verb: str) -> int:
        """Do a command of the table that needs no story."""
        words = self.request.words
        if self.request.is_json and verb in _LISTS and not words:
            return self._answer(verb)
        outcome = at_once(self.desk.do(verb, words))
        lost = self._library_fault() or self.desk.close() or self.desk.fault
        if lost is not None:
            raise lost
        if self._has_rows() and isinstance(outcome.shows, FeedsShown):
            rows = [row._asdict() for row in outcome.shows.rows]
            self._print_rows(rows, verb)
            return 0
        return self._say(outcome)

    def _answer(self, verb: str, argument: str = "") -> int:
        """Print what a command gives scripts; nothing to list is an empty array."""
        lost = self._library_fault()
        if lost is not None and verb != "help":
            raise lost
        found = self.desk.json_answer(verb, argument)
        if found is None:
            return self._refuse(f"No help for {drawable(argument)}.")
        output.print_json(found)
        return 0

    def _do_any(self, words: str) -> int:
        """Do a command by its exact word, as a view would; prints what plain mode says."""
        word, _, rest = words.strip().partition(" ")
        if self.request.is_json and word in _ANSWERS:
            return self._answer(word, rest or self.desk.session.story or "")
        if word in _OF_FINDINGS and self.request.which is None:
            at_once(self.desk.analyse_backlog(_MOST_STORIES))
        outcome = at_once(self.desk.do(word, rest))
        if self._is_told_as_json(outcome):
            return 0
        if word in _WRITTEN and outcome.is_done and isinstance(outcome.shows, TextShown):
            output.print_exactly(outcome.shows.lines, outcome.said)
            return 0
        return self._say(outcome)

    def _rows(self) -> Iterator[Headline]:
        """The rows of the list up to the limit; a search finds more as they are read."""
        row = offset = self.request.offset
        limit = self.request.limit
        while row < self.desk.count() and (limit is None or row < offset + limit):
            yield self.desk.headline(row)
            row += 1

    def _list(self) -> int:
        desk = self.desk
        rows = tuple(self._rows())
        total, _, _ = desk.counts()
        if self.request.is_count:
            number = len(rows) if self.request.limit else total
            output.print_json({"stories": number} if self.request.is_json else number)
        elif self.request.fields:
            details = desk.details([row.id for row in rows])
            self._print_fields(listed_json(row, details.get(row.id, RowDetails())) for row in rows)
        elif self.request.is_json or self.request.is_jsonl or self.request.table == "csv":
            details = desk.details([row.id for row in rows])
            rest = RowDetails()
            self._print_values(listed_json(row, details.get(row.id, rest)) for row in rows)
        elif self.request.table:
            for row in rows:
                label = "BREAKING" if row.alert else ""
                print(row.number, label, drawable(row.headline), drawable(row.source), sep="\t")
        else:
            said = at_once(desk.do("list")).said
            shown = HeadlinesShown(rows, len(rows), 0, 0, name=desk.list_name())
            lines = self._told(Outcome(said, desk.session, shown))
            self._print(lines[1:] if self.request.is_quiet and rows else lines)
            if len(rows) < total and not self.request.is_quiet:
                start = self.request.offset
                part = f"{start + 1} to {start + len(rows)}" if start else str(len(rows))
                self._print([f"{part} of {total}."])
        lost = self._library_fault()
        if lost is not None:  # the list is true but for its marks
            output.print_fault(lost, is_json=self.request.is_json)
            return lost.exit_code
        return 0 if rows else NOTHING

    def _print_values(self, rows: Iterable[output.Json]) -> None:
        """Print all values of rows: as JSON, as lines of JSON, or as a table."""
        if self.request.is_jsonl:
            for row in rows:
                output.print_json(row)
        elif self.request.is_json:
            output.print_json(list(rows))
        else:
            output.print_csv(rows)

    def _print_fields(self, rows: Iterable[output.Json]) -> int:
        """Print the wanted values of rows; how many rows there were.  Raises SettingsFault."""
        return output.print_fields(
            rows,
            self.request.fields,
            is_json=self.request.is_json,
            table="jsonl" if self.request.is_jsonl else self.request.table,
        )

    def _print_one(self, whole: output.Json) -> None:
        """Print a story as JSON, or the wanted values of it.  Raises SettingsFault."""
        if not self.request.fields:
            output.print_json(whole)
        elif self.request.is_json:
            from wirereader.desk.story_files.row_fields import chosen

            output.print_json(next(chosen([whole], self.request.fields)))
        else:
            self._print_fields([whole])

    def _print_rows(self, rows: Iterable[output.Json], what: str) -> int:
        """Print rows as JSON, the wanted values of them, or only how many there are."""
        if self.request.is_count:
            number = sum(1 for _ in rows)
            output.print_json({what: number} if self.request.is_json else number)
            return number
        return self._print_fields(rows) if self.request.fields else output.print_array(rows)

    def _library_fault(self) -> LibraryFault | None:
        """Why the library cannot be used; one that can be read alone is no fault by itself."""
        faults = (
            fault
            for fault in self.desk.faults
            if isinstance(fault, LibraryFault) and fault is not self.desk.refusal
        )
        return next(faults, None)

    def _refused(self) -> LibraryFault | None:
        fault = self.desk.fault
        return fault if isinstance(fault, LibraryFault) else None

    def _mark(self, verb: str, story: Story) -> int:
        lost = self._library_fault()
        if lost is None:
            outcome = at_once(self.desk.do(verb, StoryId(story.id)))
            lost = self.desk.close() or self._refused()
        if lost is not None:
            raise lost
        return self._say(outcome)

    def _ids(self) -> list[str]:
        """The ids of the stories asked for: one, all, or those of a file or folder."""
        which = self.request.which
        if which is None or self._is_file:
            return [
                self.desk.headline(row).id for row in range(min(self.desk.count(), _MOST_STORIES))
            ]
        if (number := StoryNumber.read(which)).is_readable:
            row = number.number - 1
            return [self.desk.headline(row).id] if 0 <= row < self.desk.count() else []
        return [which]

    def _findings(self, story: Story) -> Findings | None:
        """The findings of a story, made now."""
        at_once(self.desk.do("open", StoryId(story.id)))
        self.desk.catch_up()
        return self.desk.findings(story.id)

    def _read(self, story: Story) -> int:
        findings = self._findings(story)
        if self.request.is_json or self.request.fields:
            found = findings or self.desk.raw_findings(story.id)
            self._print_one(story_as_json(story, found))
            return 0
        said = labelled(story.headline, is_breaking=story.alert is not None)
        shown = StoryShown(story, findings, 0, max(0, len(story.body.paragraphs) - 1))
        whole = Outcome(said, self.desk.session, shown)
        return self._say(whole, self.desk.why_no_findings(story.id))

    def _each_found(self, ids: Sequence[str]) -> Iterator[_FoundStory]:
        """What was found in each story that could be read, one at a time.

        Raises AnalysisFault at the end if none could.
        """
        number, troubles = 0, set[str]()
        for story in filter(None, map(self.desk.story, ids)):
            if self._left == 0:
                break
            findings = self._findings(story)
            if findings is None:
                continue
            number += 1
            if findings.trouble and findings.trouble not in troubles:
                troubles.add(findings.trouble)
                sys.stderr.write(f"{drawable(findings.trouble)}\n")
            yield _FoundStory(story, findings)
        self._found_in = number
        if not number and self.desk.has_failed(ids[0]):
            why = self.desk.why_no_findings(ids[0]) or ""
            raise AnalysisFault(why, "", "wirereader read shows the story without them.")

    def _quotes(self, ids: Sequence[str]) -> int:
        found = self._each_found(ids)
        if self._has_rows():
            every = (
                output.quote_json(line, one.findings) for one in found for line in self._lines(one)
            )
            return self._ended(ids, self._print_rows(every, "quotes") > 0, "quotes")
        is_any = False
        for one in found:
            lines = self._lines(one)
            if not lines:
                continue
            is_any = True
            direct = tuple(line for line in lines if line.quote.manner is not Manner.INDIRECT)
            rest = tuple(line for line in lines if line.quote.manner is Manner.INDIRECT)
            said = f"{count(len(direct), 'quote')}." if direct else NO_QUOTES
            self._tell(one.story, said, QuotesShown(direct, rest), is_one_of_many=len(ids) > 1)
        return self._ended(ids, is_any, "quotes")

    def _has_rows(self) -> bool:
        """Claim that values are printed for a program, and no lines for a person."""
        return self.request.is_json or self.request.is_count or bool(self.request.fields)

    def _lines(self, found: _FoundStory) -> list[QuoteLine]:
        """The quotes and statements asked for; by a speaker, if one is named."""
        shown = self.desk.quotes(found.story.id)
        rest = () if self.request.is_count and not self.request.is_json else shown.statements
        lines = list(shown.every if self.request.is_json else (*shown.quotes, *rest))
        if self.request.name is None:
            return self._within_limit(lines)
        meant = self.desk.names_meant(found.story.id, self.request.name)
        lines = [one for one in lines if one.quote.is_attributed and one.quote.speaker in meant]
        return self._within_limit(lines)

    def _within_limit(self, rows: list[_Row]) -> list[_Row]:
        """The first of these rows, as many as are still to be listed."""
        if self._left is None:
            return rows
        rows = rows[: self._left]
        self._left -= len(rows)
        return rows

    def _names(self, ids: Sequence[str], kind: EntityKind) -> int:
        found = self._each_found(ids)
        what = self.request.verb or ""
        if self._has_rows():
            every = (
                name
                for one in found
                if (names := self._chosen(one, kind))
                for name in output.names_json(one.story, one.findings, kind, names)
            )
            return self._ended(ids, self._print_rows(every, what) > 0, what)
        is_any = False
        for one in found:
            names = self._chosen(one, kind)
            if not names:
                continue
            is_any = True
            all_lines = self.desk.names(one.story.id).names
            asked = (line for line in all_lines if line.index in names)
            lines = tuple(replace(line, number=n) for n, line in enumerate(asked, start=1))
            said = f"{count(len(lines), _NOUNS[kind])}."
            self._tell(one.story, said, NamesShown(lines), is_one_of_many=len(ids) > 1)
        return self._ended(ids, is_any, what)

    def _chosen(self, found: _FoundStory, kind: EntityKind) -> set[int]:
        """The names asked for; those that a name may mean, if one is given."""
        names = {line.index for line in self.desk.names(found.story.id).names}
        if self.request.name is not None:
            names &= {*self.desk.names_meant(found.story.id, self.request.name)}
        wanted = [one for one in sorted(names) if found.findings.entities[one].kind is kind]
        return {*self._within_limit(wanted)}

    def _tell(self, story: Story, said: str, shown: Shown, *, is_one_of_many: bool) -> None:
        head = [story.headline] if is_one_of_many else []
        outcome = Outcome(said, self.desk.session, shown)
        self._print([*head, *self._told(outcome)])

    def _ended(self, ids: Sequence[str], is_any: bool, what: str) -> int:
        """The exit code: trouble with the analysis is said, and changes nothing."""
        if is_any:
            return 0
        why = None if self._found_in else self.desk.why_no_findings(ids[0])
        name = f" for {self.request.name}" if self.request.name else ""
        where = " in this story" if len(ids) == 1 else ""
        if not self._has_rows():
            self._print([why or f"No {what}{name}{where}."])
        elif why:
            sys.stderr.write(f"{drawable(why)}\n")
        return NOTHING if self._found_in else 0


def _is_file(which: str) -> bool:
    """Claim that this is meant as a file or folder: it is one, or it is no number and no id."""
    if not which.strip() or StoryNumber.read(which).is_readable:
        return False  # nothing is no name, though the system takes it for the folder one is in
    return not ID_SHAPE.fullmatch(which) or is_there(which)


def _asks_for_a_part(line: str) -> bool:
    """Claim that a line asks for so many stories of the list ("the latest 3"), not for all."""
    from wirereader.desk.wording.rewording import readings

    return next(iter(readings(line)), line).startswith("list ")


def _with_story(request: VerbRequest) -> VerbRequest:
    """The request with its first argument as the story, where the command needs one."""
    from wirereader.desk.commands.table import by_word, needs_story

    word, _, rest = request.words.partition(" ")
    first, _, after = rest.partition(" ")
    command = by_word(word)
    if command is None or not needs_story(command) or not first:
        return request
    is_named = StoryNumber.read(first).is_readable or ID_SHAPE.fullmatch(first) is not None
    if not is_named and not (first == "-" or is_there(first)):
        return request
    return replace(request, which=first, words=f"{word} {after}".strip())
