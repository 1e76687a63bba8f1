"""The analyst of one-shot commands: reads stories in this very process, the engine loaded late."""

from dataclasses import replace

from wirereader.analysis.engine_edition import edition
from wirereader.desk.analysis_queue.worker_queue import (
    MOST_SIGNS,
    NO_MEMORY,
    NOT_STARTED,
    TOO_LARGE,
    UNREADABLE,
    AnalysisRequest,
    Answer,
    Deliver,
    Shelf,
    answered_with,
    kept,
    kept_answer,
    older_answer,
)

MOST_READ = 500
"""A command that asks for all stories reads so many that were not read before."""
NOT_YET = "this story has not been analysed yet; wirereader analyses stories while it is open."


class InlineAnalyst:
    """Reads a story while it is asked for it."""

    def __init__(self, shelf: Shelf | None = None, most: int = MOST_READ) -> None:
        self._shelf = shelf
        self._left = most
        self._deliver: Deliver = lambda _: None

    def deliver_to(self, deliver: Deliver) -> None:
        """Say who gets the answers; they come before `ask` returns."""
        self._deliver = deliver

    def ask(self, request: AnalysisRequest) -> None:
        """Read a text now."""
        self._deliver(self._read(request))

    def close(self) -> None:
        """Nothing to end."""

    def _read(self, request: AnalysisRequest) -> Answer:
        answer = self._analysed(request)
        if answer.findings is not None:
            return answer
        older = older_answer(self._shelf, request.fingerprint)
        return answer if older is None else answered_with(older)

    def _analysed(self, request: AnalysisRequest) -> Answer:
        if len(request.text) > MOST_SIGNS:
            return Answer(request.fingerprint, why=TOO_LARGE)
        try:
            known = kept_answer(self._shelf, request.fingerprint, edition())
            if known is not None:
                return known
            if self._left <= 0:
                return Answer(request.fingerprint, why=NOT_YET)
            self._left -= 1
            from wirereader.analysis.engine import examine

            found = examine(request.text, None, request.evidence)
            return kept(replace(found, fingerprint=request.fingerprint), request, self._shelf)
        except ImportError:
            return Answer(request.fingerprint, why=NOT_STARTED)
        except MemoryError:
            return Answer(request.fingerprint, why=NO_MEMORY)
        except Exception:  # noqa: BLE001 - whatever the engine does, the story stays readable
            return Answer(request.fingerprint, why=UNREADABLE)
