"""One-shot commands: do one thing, print it, give an exit code."""

from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any, TypeVar

from wirereader.desk import moves
from wirereader.desk.bench import now_utc
from wirereader.desk.desk import Desk
from wirereader.desk.naming import name_lines
from wirereader.desk.outcomes import (
    HeadlinesShown,
    NamesShown,
    Outcome,
    QuoteLine,
    QuotesShown,
    Shown,
    StoryShown,
)
from wirereader.desk.phrases import count
from wirereader.desk.quoting import NO_QUOTES, quote_lines
from wirereader.story.faults import LibraryFault, SourceFault
from wirereader.story.findings import Findings
from wirereader.story.names import EntityKind
from wirereader.story.story import Story
from wirereader.views.cli import output
from wirereader.views.cli.parser import MARK_VERBS, Request
from wirereader.views.words import commands_markdown, lines_of

T = TypeVar("T")
NOTHING = 1
OpenDesk = Callable[[Sequence[Path]], Desk]
_KINDS = {"people": EntityKind.PERSON, "places": EntityKind.PLACE}


def run(request: Request, open_desk: OpenDesk) -> int:
    """Do what is asked for; the exit code.  Raises WirereaderFault."""
    if request.verb == "analyse":
        return _analyse()
    if request.is_export:
        print(commands_markdown(), end="")
        return 0
    verb = _Verb(request, open_desk)
    try:
        return verb.run()
    finally:
        verb.desk.close()


def now(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine of the desk that waits for nothing."""
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    raise RuntimeError("a one-shot command waits for nothing")


def _analyse() -> int:
    import sys

    from wirereader.analysis.jsonl import answer_lines

    answer_lines(sys.stdin.buffer, sys.stdout.buffer)
    return 0


class _Verb:
    """One command on one desk."""

    def __init__(self, request: Request, open_desk: OpenDesk) -> None:
        self.request = request
        paths = [Path(path) for path in request.paths]
        which = request.which
        self._file = which if which and not paths and _looks_like_a_file(which) else None
        self.desk = open_desk([Path(self._file)] if self._file else paths)
        if self.desk.count() == 0 and self.desk.faults:
            raise self.desk.faults[0]

    def run(self) -> int:
        """Do it."""
        verb = self.request.verb or ""
        if verb == "list":
            return self._list()
        if verb == "help":
            return self._say(now(self.desk.do("help", *self._words())))
        if verb in MARK_VERBS:
            return self._mark(verb)
        stories = self._stories()
        if not stories:
            return self._say(now(self.desk.do("open", self.request.which or "0")))
        if verb == "read":
            return self._read(stories[0])
        if verb == "quotes":
            return self._quotes(stories)
        return self._names(stories, _KINDS[verb])

    def _words(self) -> tuple[str, ...]:
        return (self.request.which,) if self.request.which else ()

    def _say(self, outcome: Outcome, why_not: str | None = None) -> int:
        if self.request.is_json:
            output.print_json({"said": outcome.said, "done": outcome.is_done})
        else:
            self._print(lines_of(outcome, now_utc(), why_not))
        return 0 if outcome.is_done else NOTHING

    def _print(self, lines: Sequence[str]) -> None:
        request = self.request
        output.print_lines(lines, request.width, typography=request.typography)

    def _list(self) -> int:
        desk, limit = self.desk, self.request.limit
        total = desk.count()
        rows = tuple(desk.headline(row) for row in range(min(total, limit or total)))
        if self.request.is_json:
            output.print_json([output.headline_json(row) for row in rows])
        elif self.request.is_tsv:
            for row in rows:
                label = "BREAKING" if row.alert else ""
                print(row.number, label, row.headline, row.source, sep="\t")
        else:
            said = now(desk.do("list")).said
            shown = HeadlinesShown(rows, len(rows), 0, 0)
            self._print(lines_of(Outcome(said, desk.session, shown), now_utc()))
            if len(rows) < total:
                self._print([f"{len(rows)} of {total}."])
        return LibraryFault.exit_code if self._library_fault() else 0 if rows else NOTHING

    def _library_fault(self) -> bool:
        """Tell that marks could not be read, if so: what was printed is true but for them."""
        for fault in self.desk.faults:
            if isinstance(fault, LibraryFault):
                output.print_fault(fault, is_json=self.request.is_json)
                return True
        return False

    def _mark(self, verb: str) -> int:
        for fault in self.desk.faults:
            if isinstance(fault, LibraryFault):
                raise fault
        story = self._story()
        outcome = now(self.desk.do(verb, story.id if story else self.request.which or "0"))
        lost = self.desk.close()
        if lost is not None:
            raise lost
        return self._say(outcome)

    def _story(self) -> Story | None:
        """The one story asked for, if there is one."""
        which = self.request.which
        if self._file is not None:
            which = "1"
        if which is None:
            return None
        if which.isascii() and which.isdigit():
            row = int(which[:9]) - 1
            known = 0 <= row < self.desk.count()
            return self.desk.story(self.desk.headline(row).id) if known else None
        return self.desk.story(which)

    def _stories(self) -> list[Story]:
        if self.request.which is None or (self._file is not None and self.request.verb != "read"):
            ids = (self.desk.headline(row).id for row in range(self.desk.count()))
            return [story for story in map(self.desk.story, ids) if story is not None]
        story = self._story()
        return [] if story is None else [story]

    def _findings(self, story: Story) -> Findings | None:
        """The findings of a story, made now."""
        now(self.desk.do("open", story.id))
        self.desk.catch_up()
        return self.desk.findings(story.id)

    def _read(self, story: Story) -> int:
        findings = self._findings(story)
        if self.request.is_json:
            found = findings or self.desk.raw_findings(story.id)
            output.print_json(output.story_json(story, found))
            return 0
        last = len(story.body.paragraphs) - 1
        outcome = now(self.desk.do("open", story.id))
        shown = StoryShown(story, findings, 0, last)
        whole = Outcome(outcome.said, outcome.session, shown)
        return self._say(whole, self.desk.why_no_findings(story.id))

    def _quotes(self, stories: Sequence[Story]) -> int:
        found: list[tuple[Story, Findings, list[QuoteLine]]] = []
        for story in stories:
            findings = self._findings(story)
            shown = quote_lines(story, findings) if findings is not None else QuotesShown(())
            both = (*shown.quotes, *shown.statements)
            chosen = [line for line in both if findings and self._is_speaker(line, findings)]
            if findings is not None and chosen:
                found.append((story, findings, chosen))
        if self.request.is_json:
            output.print_json(
                [output.quote_json(one, known) for _, known, lines in found for one in lines]
            )
            return 0 if found else NOTHING
        for story, _, lines in found:
            direct = tuple(line for line in lines if str(line.quote.manner) != "indirect")
            rest = tuple(line for line in lines if str(line.quote.manner) == "indirect")
            said = f"{count(len(direct), 'quote')}." if direct else NO_QUOTES
            self._tell(story, said, QuotesShown(direct, rest), len(stories) > 1)
        return 0 if found else self._nothing(stories, "quotes")

    def _is_speaker(self, line: QuoteLine, findings: Findings) -> bool:
        if self.request.name is None:
            return True
        speaker = line.quote.speaker if line.quote.is_attributed else None
        return speaker is not None and speaker in moves.matching(findings, self.request.name)

    def _names(self, stories: Sequence[Story], kind: EntityKind) -> int:
        found: list[tuple[Story, Findings, set[int]]] = []
        for story in stories:
            findings = self._findings(story)
            if findings is None:
                continue
            name = self.request.name
            names = moves.named(findings) if name is None else moves.matching(findings, name)
            chosen = {one for one in names if findings.entities[one].kind is kind}
            if chosen:
                found.append((story, findings, chosen))
        if self.request.is_json:
            output.print_json(
                [one for each in found for one in output.names_json(*each[:2], kind, each[2])]
            )
            return 0 if found else NOTHING
        noun = "person" if kind is EntityKind.PERSON else "place"
        for story, findings, chosen in found:
            lines = tuple(line for line in name_lines((story, findings)) if line.index in chosen)
            said = f"{count(len(lines), noun)}."
            self._tell(story, said, NamesShown(lines), len(stories) > 1)
        return 0 if found else self._nothing(stories, self.request.verb or "")

    def _tell(self, story: Story, said: str, shown: Shown, is_one_of_many: bool) -> None:
        head = [story.headline] if is_one_of_many else []
        outcome = Outcome(said, self.desk.session, shown)
        self._print([*head, *lines_of(outcome, now_utc())])

    def _nothing(self, stories: Sequence[Story], what: str) -> int:
        why = self.desk.why_no_findings(stories[0].id) if len(stories) == 1 else None
        name = f" for {self.request.name}" if self.request.name else ""
        self._print([why or f"No {what}{name}."])
        return NOTHING


def _looks_like_a_file(which: str) -> bool:
    """Claim that this is a path: it exists, or no number and no id could be written so."""
    if which.isascii() and which.isdigit():
        return False
    if any(sign in which for sign in "./\\~"):
        return True
    try:
        return Path(which).is_file()
    except (OSError, ValueError):
        raise SourceFault(f"{which!r} cannot be opened.", "", "Check the name.") from None
