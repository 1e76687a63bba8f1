"""Where the reader has been: back and forward, as in a browser.

Pure functions on a frozen value.  A stop is a list, the story open in it, and how far it was read;
the list itself is opaque here.
"""

from typing import NamedTuple

from wirereader.desk.story_list import StoryList

MOST_STOPS = 200


class Stop(NamedTuple):
    """A place the reader was at; `story` None stands for the list itself, `row` is from 0.

    `offset` is in code points of the story's body; `mention` is an index into its findings.
    """

    list: StoryList
    row: int
    story: str | None = None
    offset: int = 0
    mention: int | None = None


class History(NamedTuple):
    """Stops behind the reader and, once they went back, ahead; the nearest come last."""

    behind: tuple[Stop, ...] = ()
    ahead: tuple[Stop, ...] = ()


class Gone(NamedTuple):
    """Where to go, and what the history is then."""

    stop: Stop
    history: History


def left(history: History, here: Stop) -> History:
    """The history once the reader leaves `here` for somewhere new: nothing is ahead any more."""
    behind = history.behind
    if behind and behind[-1] == here:
        return History(behind)
    return History((*behind, here)[-MOST_STOPS:])


def back(history: History, here: Stop) -> Gone | None:
    """One stop back; None at the first.  A stop that is where the reader is counts for nothing."""
    behind = history.behind
    while behind and behind[-1] == here:
        behind = behind[:-1]
    if not behind:
        return None
    return Gone(behind[-1], History(behind[:-1], (*history.ahead, here)[-MOST_STOPS:]))


def forward(history: History, here: Stop) -> Gone | None:
    """One stop forward; None where the reader has not gone back."""
    if not history.ahead:
        return None
    behind = (*history.behind, here)[-MOST_STOPS:]
    return Gone(history.ahead[-1], History(behind, history.ahead[:-1]))
