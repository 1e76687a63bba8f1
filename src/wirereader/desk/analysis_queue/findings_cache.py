"""What is known of each story: findings at hand, on their way, or not to be had, and why."""

from collections import OrderedDict
from typing import TYPE_CHECKING

from wirereader.desk import phrases
from wirereader.desk.analysis_queue.worker_queue import (
    FAILED,
    AnalysisRequest,
    Analyst,
    Answer,
    NoAnalyst,
)
from wirereader.story.evidence import NO_EVIDENCE
from wirereader.story.findings import Findings
from wirereader.story.story import Story

if TYPE_CHECKING:
    from wirereader.story.body import Body
    from wirereader.story.evidence import Evidence

ENGLISH = "en"
UNKNOWN = "und"


_MOST_KNOWN = 500


class Understanding:
    """Findings by fingerprint; asks the analyst for what is missing, each text once.

    Only so many are held: the analyst has the others on a shelf.
    """

    def __init__(self, analyst: Analyst | None = None) -> None:
        self.analyst = analyst or NoAnalyst()
        self._known: OrderedDict[str, Findings] = OrderedDict()
        self._why_not: dict[str, str] = {}
        self._asked: set[str] = set()
        self._interim: set[str] = set()
        self._awaiting: dict[str, set[str]] = {}
        self._keys: dict[str, tuple[Body, Evidence, str]] = {}

    def key(self, story: Story) -> str:
        """The key of a story's findings, worked out once: a text may be very long."""
        body, evidence, key = self._keys.get(story.id, (None, NO_EVIDENCE, ""))
        if body is not story.body or evidence != story.evidence:
            key = story.findings_key
            if len(self._keys) >= _MOST_KNOWN:
                self._keys.clear()
            self._keys[story.id] = (story.body, story.evidence, key)
        return key

    def at_hand(self, story: Story) -> Findings | None:
        """Findings of a story if they can be had now; nothing is analysed for it."""
        key = self.key(story)
        if key in self._known:
            self._known.move_to_end(key)
        return self._known.get(key)

    def ask(self, story: Story, *, is_first: bool) -> None:
        """Have a story read soon, or next of all; a text that failed is tried again if opened.

        One whose source names another language is read too: that is evidence, and may be wrong.
        """
        key = self.key(story)
        if key in self._known and key not in self._interim:
            return
        self._awaiting.setdefault(key, set()).add(story.id)
        if not is_first and (key in self._asked or key in self._why_not):
            return
        self._why_not.pop(key, None)
        self._asked.add(key)
        self.analyst.ask(AnalysisRequest(key, story.body.text, is_first, story.evidence))

    def take(self, answer: Answer) -> None:
        """Note what the analyst has answered."""
        key = answer.fingerprint
        if answer.is_interim:
            self._interim.add(key)
        else:
            self._interim.discard(key)
            self._asked.discard(key)
        if answer.findings is not None:
            self._known[key] = answer.findings
            while len(self._known) > _MOST_KNOWN:
                self._interim.discard(self._known.popitem(last=False)[0])
        elif key not in self._known:
            self._why_not[key] = answer.why

    def awaiting(self, key: str) -> tuple[str, ...]:
        """The stories for which a text was asked since it was answered last; told once.

        An interim answer does not count: these wait for the last one too.
        """
        if key in self._interim:
            return tuple(sorted(self._awaiting.get(key, ())))
        return tuple(sorted(self._awaiting.pop(key, ())))

    def is_idle(self) -> bool:
        """Claim that the analyst has nothing to do."""
        return not self._asked

    def is_awaited(self, story: Story) -> bool:
        """Claim that findings are on their way."""
        return self.key(story) in self._asked

    def language(self, story: Story) -> str | None:
        """The story's language if it is known to be one we do not analyse, else None."""
        found = None if self.key(story) in self._interim else self.at_hand(story)
        code = found.language if found is not None else UNKNOWN
        if code == UNKNOWN:
            code = story.dispatch.language
        primary = code.replace("_", "-").split("-")[0].casefold()
        return None if primary in {ENGLISH, UNKNOWN, ""} else primary

    def why_not(self, story: Story) -> str | None:
        """One sentence on why there are no findings to show (yet), or None when there are."""
        code = self.language(story)
        if code is not None:
            return phrases.not_analysed(code)
        if self.at_hand(story) is not None:
            return None
        why = self._why_not.get(self.key(story))
        return phrases.FOLLOW if why is None else phrases.NO_FINDINGS.format(why=why)

    def has_failed(self, story: Story) -> bool:
        """Claim that a story was to be read, and that something went wrong."""
        return self._why_not.get(self.key(story)) in FAILED

    def known(self) -> tuple[Findings, ...]:
        """All findings at hand."""
        return tuple(self._known.values())
