"""Analysts who answer from a script, in place of the process that reads stories."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

from wirereader.desk.analysis_queue.worker_queue import AnalysisRequest, Answer, Deliver
from wirereader.story.evidence import text_of_key
from wirereader.story.findings import Findings, findings_from_json

_TESTS: Final = Path(__file__).parent.parent
SEED: Final = _TESTS.parent / "feeds" / "stories" / "2008-08-29-georgia-breaks-ties.txt"
"""The story that most tests read: three quotes, and names of every kind."""

_SEED_FINDINGS: Final = json.loads((_TESTS / "golden" / "seed_findings.json").read_text("utf-8"))


def nothing_found(request: AnalysisRequest) -> Findings:
    """Find nothing, in any text."""
    return Findings(request.fingerprint, "scripted 1", "en")


def seed_found(request: AnalysisRequest) -> Findings:
    """Find what is in the seed story, in other texts nothing."""
    if "Darchiashvili" not in request.text:
        return nothing_found(request)
    return findings_from_json(_SEED_FINDINGS, request.fingerprint)


def seed_findings(fingerprint: str) -> Findings:
    """What is found in the seed story."""
    return findings_from_json(_SEED_FINDINGS, fingerprint)


class Scripted:
    """Answers at once with what is known, else by a rule; or holds back until told.

    `why`: what is not known cannot be found, for that reason.
    """

    def __init__(
        self,
        known: Iterable[Findings] = (),
        why: str = "",
        *,
        holds: bool = False,
        find: Callable[[AnalysisRequest], Findings] = nothing_found,
    ) -> None:
        self.known = {findings.fingerprint: findings for findings in known}
        self.why = why
        self.holds = holds
        self.asked: list[AnalysisRequest] = []
        self.is_closed = False
        self._find = find
        self._deliver: Deliver = lambda _: None

    def deliver_to(self, deliver: Deliver) -> None:
        self._deliver = deliver

    def ask(self, request: AnalysisRequest) -> None:
        self.asked.append(request)
        if not self.holds:
            self._answer(request)

    def answer(self, fingerprint: str) -> None:
        """Answer what was held back, by its key or by the fingerprint of its text."""
        self._answer(next(one for one in self.asked if one.fingerprint.startswith(fingerprint)))

    def _answer(self, request: AnalysisRequest) -> None:
        key = request.fingerprint
        found = self.known.get(key) or self.known.get(text_of_key(key))
        if found is None and not self.why:
            found = self._find(request)
            language = request.evidence.language or "und"
            if language not in {"en", "und"}:  # the real one would have found that out
                found = Findings(key, found.engine, language)
        self._deliver(Answer(request.fingerprint, found, "" if found else self.why))

    def close(self) -> None:
        self.is_closed = True
