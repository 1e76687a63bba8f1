"""One-shot commands: do one thing, print it, give an exit code."""

import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from wirereader.desk.desk import Desk, at_once
from wirereader.desk.outcomes import (
    FeedsShown,
    Headline,
    HeadlinesShown,
    NamesShown,
    Outcome,
    QuoteLine,
    QuotesShown,
    Shown,
    StoryShown,
)
from wirereader.desk.phrases import NO_QUOTES, count, labelled
from wirereader.desk.story_files.story_json import story_as_json
from wirereader.desk.targets import StoryId, StoryNumber
from wirereader.story.clean import drawable
from wirereader.story.faults import AnalysisFault, LibraryFault
from wirereader.story.findings import Findings
from wirereader.story.identity import ID_SHAPE
from wirereader.story.names import EntityKind
from wirereader.story.quotes import Manner
from wirereader.story.story import Story
from wirereader.views.cli import output
from wirereader.views.cli.arguments import MARK_VERBS, TABLE_VERBS, VerbRequest
from wirereader.views.words import commands_markdown, lines_of

NOTHING = 1
OpenDesk = Callable[[Sequence[Path]], Desk]
_NAMES_ASKED = re.compile(r"\b(?:speaker|person|place|organi[sz]ation|org):", re.IGNORECASE)
_ANALYSED_FOR_SEARCH = 200
_ANSWERED = {"analyse": "analyse_lines", "changes": "answer_changes", "events": "answer_events"}
_MOST_STORIES = 20_000
_KINDS = {"people": EntityKind.PERSON, "places": EntityKind.PLACE}
_NOUNS = {EntityKind.PERSON: "person", EntityKind.PLACE: "place"}


def run(request: VerbRequest, open_desk: OpenDesk) -> int:
    """Do what is asked for; the exit code.  Raises WirereaderFault."""
    if request.is_jsonl and request.verb in _ANSWERED:
        return _answered(request.verb)
    if request.verb == "settings":
        from wirereader.views.cli.settings_verb import run as run_settings

        return run_settings(request.which or "show", is_json=request.is_json)
    if request.verb == "score":
        from wirereader.views.cli.score_verb import run_score

        return run_score(request.which or "", request.paths, is_json=request.is_json)
    if request.export == "ways":
        from wirereader.views.cli.command_ways import ways_markdown

        print(ways_markdown(), end="")
        return 0
    if request.export:
        print(commands_markdown(), end="")
        return 0
    verb = _Verb(request, open_desk)
    try:
        return verb.run()
    finally:
        verb.desk.close()


def _answered(verb: str) -> int:
    """Answer the lines of standard input on standard output."""
    from wirereader.desk import batch

    getattr(batch, _ANSWERED[verb])(sys.stdin.buffer, sys.stdout.buffer)
    return 0


@dataclass(frozen=True, slots=True)
class _FoundStory:
    """A story with what was found in it."""

    story: Story
    findings: Findings


class _Verb:
    """One command on one desk."""

    def __init__(self, request: VerbRequest, open_desk: OpenDesk) -> None:
        self.request = request
        which = request.which
        self._is_file = which is not None and request.verb != "help" and _is_file(which)
        paths = [which] if which is not None and self._is_file else request.paths
        self.desk = self._desk(open_desk, [Path(path) for path in paths])
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
        if verb == "list":
            return self._list()
        if verb == "search":
            return self._search()
        if verb in TABLE_VERBS:
            return self._do(verb)
        if verb == "help":
            which = self.request.which
            return self._say(at_once(self.desk.do("help", which)))
        if verb == "do" and self.request.which is None:
            return self._do_any()
        return self._about_stories(verb)

    def _about_stories(self, verb: str) -> int:
        """Do what is done to the stories asked for."""
        stories = self._stories()
        lost = self._library_fault()
        if not stories and lost is not None:
            raise lost
        if not stories:
            there_are = f"There are {self.desk.count()}."
            return self._refuse(f"No story {self.request.which}. {there_are}")
        if verb == "do":
            self._findings(stories[0])
            return self._do_any()
        if verb == "changes":
            return self._changes(stories[0])
        if verb in MARK_VERBS:
            return self._mark(verb, stories[0])
        if verb == "read":
            return self._read(stories[0])
        return self._quotes(stories) if verb == "quotes" else self._names(stories, _KINDS[verb])

    def _changes(self, story: Story) -> int:
        if self.request.which is None:
            return self._refuse("Which story? wirereader changes 3, or the story's id.")
        at_once(self.desk.do("open", StoryId(story.id)))
        return self._say(at_once(self.desk.do("changes")))

    def _say(self, outcome: Outcome, why_not: str | None = None) -> int:
        if not outcome.is_done:
            return self._refuse(outcome.said)
        if self.request.is_json:
            output.print_json({"said": outcome.said})
        else:
            self._print(lines_of(outcome, self.desk.now(), why_not))
        return 0

    def _refuse(self, said: str) -> int:
        output.refuse(said, is_json=self.request.is_json)
        return NOTHING

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
            return self._list()
        if self.request.is_json:
            output.print_json([])
        return self._refuse(outcome.said)

    def _do(self, verb: str) -> int:
        """Do a command of the table that needs no story."""
        words = self.request.words
        outcome = at_once(self.desk.do(verb, words))
        lost = self._library_fault() or self.desk.close() or self.desk.fault
        if lost is not None:
            raise lost
        if self.request.is_json and isinstance(outcome.shows, FeedsShown):
            output.print_json([row._asdict() for row in outcome.shows.rows])
            return 0
        return self._say(outcome)

    def _do_any(self) -> int:
        """Do a command by its exact word, as a view would; prints what plain mode says."""
        word, _, rest = self.request.words.strip().partition(" ")
        outcome = at_once(self.desk.do(word, rest))
        lost = self._library_fault() or self.desk.close() or self.desk.fault
        if lost is not None:
            raise lost
        if self.request.is_json and outcome.is_done:
            output.print_json({"said": outcome.said, "lines": lines_of(outcome, self.desk.now())})
            return 0
        return self._say(outcome)

    def _rows(self) -> Iterator[Headline]:
        """The rows of the list up to the limit; a search finds more as they are read."""
        row, limit = 0, self.request.limit
        while row < self.desk.count() and (limit is None or row < limit):
            yield self.desk.headline(row)
            row += 1

    def _list(self) -> int:
        desk = self.desk
        rows = tuple(self._rows())
        total, _, _ = desk.counts()
        if self.request.is_json:
            output.print_json([output.headline_json(row) for row in rows])
        elif self.request.is_tsv:
            for row in rows:
                label = "BREAKING" if row.alert else ""
                print(row.number, label, drawable(row.headline), drawable(row.source), sep="\t")
        else:
            said = at_once(desk.do("list")).said
            shown = HeadlinesShown(rows, len(rows), 0, 0, name=desk.list_name())
            self._print(lines_of(Outcome(said, desk.session, shown), self.desk.now()))
            if len(rows) < total:
                self._print([f"{len(rows)} of {total}."])
        lost = self._library_fault()
        if lost is not None:  # the list is true but for its marks
            output.print_fault(lost, is_json=self.request.is_json)
            return lost.exit_code
        return 0 if rows else NOTHING

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

    def _stories(self) -> list[Story]:
        """The stories asked for: one, or all; those of a file or folder, if that is asked for."""
        which = self.request.which
        if which is None or self._is_file:
            ids = [
                self.desk.headline(row).id for row in range(min(self.desk.count(), _MOST_STORIES))
            ]
        elif (number := StoryNumber.read(which)).is_readable:
            row = number.number - 1
            ids = [self.desk.headline(row).id] if 0 <= row < self.desk.count() else []
        else:
            ids = [which]
        return [story for story in map(self.desk.story, ids) if story is not None]

    def _findings(self, story: Story) -> Findings | None:
        """The findings of a story, made now."""
        at_once(self.desk.do("open", StoryId(story.id)))
        self.desk.catch_up()
        return self.desk.findings(story.id)

    def _read(self, story: Story) -> int:
        findings = self._findings(story)
        if self.request.is_json:
            found = findings or self.desk.raw_findings(story.id)
            output.print_json(story_as_json(story, found))
            return 0
        said = labelled(story.headline, is_breaking=story.alert is not None)
        shown = StoryShown(story, findings, 0, max(0, len(story.body.paragraphs) - 1))
        whole = Outcome(said, self.desk.session, shown)
        return self._say(whole, self.desk.why_no_findings(story.id))

    def _all_found(self, stories: Sequence[Story]) -> list[_FoundStory]:
        """What was found in each story that could be read.  Raises AnalysisFault if none could."""
        both = ((story, self._findings(story)) for story in stories)
        found = [_FoundStory(story, findings) for story, findings in both if findings is not None]
        if not found and self.desk.has_failed(stories[0].id):
            why = self.desk.why_no_findings(stories[0].id) or ""
            raise AnalysisFault(why, "", "wirereader read shows the story without them.")
        for trouble in dict.fromkeys(one.findings.trouble for one in found):
            if trouble:
                sys.stderr.write(f"{drawable(trouble)}\n")
        return found

    def _quotes(self, stories: Sequence[Story]) -> int:
        found = self._all_found(stories)
        chosen = [(one, lines) for one in found if (lines := self._lines(one))]
        if self.request.is_json:
            each = (
                output.quote_json(line, one.findings) for one, lines in chosen for line in lines
            )
            output.print_json(list(each))
        for one, lines in chosen:
            direct = tuple(line for line in lines if line.quote.manner is not Manner.INDIRECT)
            rest = tuple(line for line in lines if line.quote.manner is Manner.INDIRECT)
            said = f"{count(len(direct), 'quote')}." if direct else NO_QUOTES
            self._tell(one.story, said, QuotesShown(direct, rest), is_one_of_many=len(stories) > 1)
        return self._ended(stories, found, bool(chosen), "quotes")

    def _lines(self, found: _FoundStory) -> list[QuoteLine]:
        """The quotes and statements asked for; by a speaker, if one is named."""
        shown = self.desk.quotes(found.story.id)
        lines = [*shown.quotes, *shown.statements]
        if self.request.name is None:
            return lines
        meant = self.desk.names_meant(found.story.id, self.request.name)
        return [line for line in lines if line.quote.is_attributed and line.quote.speaker in meant]

    def _names(self, stories: Sequence[Story], kind: EntityKind) -> int:
        found = self._all_found(stories)
        chosen = [(one, names) for one in found if (names := self._chosen(one, kind))]
        if self.request.is_json:
            each = (
                output.names_json(one.story, one.findings, kind, names) for one, names in chosen
            )
            output.print_json([name for names in each for name in names])
        for one, names in chosen:
            all_lines = self.desk.names(one.story.id).names
            asked = (line for line in all_lines if line.index in names)
            lines = tuple(replace(line, number=n) for n, line in enumerate(asked, start=1))
            said = f"{count(len(lines), _NOUNS[kind])}."
            self._tell(one.story, said, NamesShown(lines), is_one_of_many=len(stories) > 1)
        return self._ended(stories, found, bool(chosen), self.request.verb or "")

    def _chosen(self, found: _FoundStory, kind: EntityKind) -> set[int]:
        """The names asked for; those that a name may mean, if one is given."""
        names = {line.index for line in self.desk.names(found.story.id).names}
        if self.request.name is not None:
            names &= {*self.desk.names_meant(found.story.id, self.request.name)}
        return {one for one in names if found.findings.entities[one].kind is kind}

    def _tell(self, story: Story, said: str, shown: Shown, *, is_one_of_many: bool) -> None:
        if self.request.is_json:
            return
        head = [story.headline] if is_one_of_many else []
        outcome = Outcome(said, self.desk.session, shown)
        self._print([*head, *lines_of(outcome, self.desk.now())])

    def _ended(
        self, stories: Sequence[Story], found: Sequence[_FoundStory], is_any: bool, what: str
    ) -> int:
        """The exit code: trouble with the analysis is said, and changes nothing."""
        if is_any:
            return 0
        why = None if found else self.desk.why_no_findings(stories[0].id)
        name = f" for {self.request.name}" if self.request.name else ""
        where = " in this story" if len(stories) == 1 else ""
        if not self.request.is_json:
            self._print([why or f"No {what}{name}{where}."])
        elif why:
            sys.stderr.write(f"{drawable(why)}\n")
        return NOTHING if found else 0


def _is_file(which: str) -> bool:
    """Claim that this is meant as a file or folder: it is one, or it is no number and no id."""
    if not which.strip() or StoryNumber.read(which).is_readable:
        return False  # nothing is no name, though the system takes it for the folder one is in
    try:
        return not ID_SHAPE.fullmatch(which) or Path(which).exists()
    except (OSError, ValueError):
        return True
