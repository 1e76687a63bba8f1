"""The desk: where stories are handled; the one thing that views hold."""

from collections.abc import Callable
from typing import Protocol

from wirereader.desk.notices import Notice
from wirereader.desk.outcomes import Headline, Outcome
from wirereader.desk.session import Session
from wirereader.story.findings import Findings
from wirereader.story.story import Story


class DeskFace(Protocol):
    """What views may ask of a desk (a Protocol so that views can be tested with a small fake)."""

    session: Session

    def count(self) -> int:
        """How many stories there are."""

    def headline(self, row: int) -> Headline:
        """The headline in `row` (from 0)."""

    def story(self, story_id: str) -> Story | None:
        """The story with this id."""

    def findings(self, story_id: str) -> Findings | None:
        """Findings if they are at hand now; never waits, never reads a disk."""

    def place(self, offset: int) -> None:
        """Note that the reader's eye is at `offset` of the open story."""

    def select(self, row: int) -> None:
        """Note that the reader's eye is on headline `row`."""

    def listen(self, hear: Callable[[Notice], None]) -> Callable[[], None]:
        """Call `hear` for every notice, on the desk's own loop; returns how to stop it."""

    async def do(self, word: str, *arguments: str) -> Outcome:
        """Do one command by its exact word.

        Never raises for what a person did: a fault is an outcome that says so.
        """
