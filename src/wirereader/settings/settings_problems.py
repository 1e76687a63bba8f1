"""What is wrong with the settings: one sentence or two each, and where."""

from collections.abc import Sequence
from typing import NamedTuple

from wirereader.story.clean import clean_line

FILE_NAME = "config.toml"


def in_file(line: int | None) -> str:
    """The place of a problem: "config.toml line 3", or the whole file."""
    return f"{FILE_NAME} line {line}" if line else FILE_NAME


class Problem(NamedTuple):
    """A setting that is not used as written.

    `place` says where ("config.toml line 3", "WIREREADER_PLAIN_WIDTH"), `what` what is wrong,
    `remedy` what to do; `line` counts from 1, and is None outside the file.
    """

    place: str
    what: str
    remedy: str
    key: str = ""
    line: int | None = None

    def __str__(self) -> str:
        return clean_line(f"{self.place}: {self.what} {self.remedy}")

    def as_json(self) -> dict[str, object]:
        """The problem for scripts."""
        return {**self._asdict(), "said": str(self)}


def told(problems: Sequence[Problem]) -> str:
    """All problems in one line for the start, or "" if there are none."""
    if not problems:
        return ""
    first = problems[0]
    if len(problems) == 1:
        return f"Settings. {first}"
    return (
        f"{len(problems)} problems in the settings. The first: {first}"
        " wirereader settings check lists all."
    )
