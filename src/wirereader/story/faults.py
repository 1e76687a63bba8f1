"""The error tree: every fault a person may see, as three plain sentences.

WirereaderFault(what, why, remedy)
├─ SettingsFault   wrong use or settings        exit 2
├─ FormatFault     not a readable story file    exit 65
├─ SourceFault     a source is not available    exit 69
├─ LibraryFault    the library cannot be used   exit 74
└─ AnalysisFault   never fatal                  exit 70 only if nothing else can be done

Anything else that is raised is a bug of ours: one sentence, exit 70.
"""

from typing import ClassVar


class WirereaderFault(Exception):
    """Something failed that a person can understand: what, why, and what to do next."""

    exit_code: ClassVar[int] = 70
    kind: ClassVar[str] = "fault"

    def __init__(self, what: str, why: str, remedy: str) -> None:
        super().__init__(what, why, remedy)
        self.what = what
        self.why = why
        self.remedy = remedy

    def __str__(self) -> str:
        return " ".join(part for part in (self.what, self.why, self.remedy) if part)

    def as_json(self) -> dict[str, str]:
        """The fault as `contracts.md` fixes it for standard error with --json."""
        return {"fault": self.kind, "what": self.what, "why": self.why, "remedy": self.remedy}


class SettingsFault(WirereaderFault):
    """Wrong use of a command, or a setting that cannot be read."""

    exit_code = 2
    kind = "settings"


class FormatFault(WirereaderFault):
    """Bytes that are not a story we can read."""

    exit_code = 65
    kind = "format"


class SourceFault(WirereaderFault):
    """A file, folder or server that is not there or does not answer."""

    exit_code = 69
    kind = "source"


class LibraryFault(WirereaderFault):
    """The library is locked, full, damaged, read-only or too new."""

    exit_code = 74
    kind = "library"


class AnalysisFault(WirereaderFault):
    """Findings could not be made; the story itself stays readable."""

    kind = "analysis"
