"""The settings that hold: flags before the environment, the file, a preset, and the defaults.

Nothing here raises: what cannot be used is left as it would be without, and told as a problem.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from wirereader.settings.paths import config_file
from wirereader.settings.settings import Settings
from wirereader.story.faults import LibraryFault

if TYPE_CHECKING:
    from wirereader.settings.settings_problems import Problem
    from wirereader.settings.toml_file import FileRead

_PREFIX = "WIREREADER_"
_GENERAL = ("ACCESSIBLE", "NO_COLOR")
DEFAULT = "default"


class Loaded(NamedTuple):
    """Settings, where each that is no default comes from, what is wrong, and the file's path."""

    settings: Settings = Settings()
    origins: Mapping[str, str] = MappingProxyType({})
    problems: "tuple[Problem, ...]" = ()
    file: Path = Path()
    read: "FileRead | None" = None
    """What the file says; None if there is none."""

    def origin_of(self, path: str) -> str:
        """What a setting comes from: "default", "FILE:LINE", a variable, "command line"."""
        origin = self.origins.get(path, DEFAULT)
        if self.read is None or not self.is_from_file(path):
            return origin
        line = self.line_of(path)
        return f"{self.file}:{line}" if line else str(self.file)

    def is_from_file(self, path: str) -> bool:
        """Claim that a setting has its value from the file."""
        from wirereader.settings.precedence import FILE

        return self.origins.get(path) == FILE

    def line_of(self, path: str) -> int | None:
        """The line of the file on which a setting stands, if it stands there."""
        return None if self.read is None else self.read.line_of(*path.split("."))


def load(
    flags: Mapping[str, object] = MappingProxyType({}),
    environment: Mapping[str, str] = os.environ,
    file: Path | None = None,
) -> Loaded:
    """Find the settings; `flags` are values of the command line by setting ("plain.width")."""
    file = file or _usual_file()
    read = _read(file) if file is not None else None
    file = file or Path()
    said = _said_in(environment)
    if read is None and not said and not flags:
        return Loaded(file=file)
    from wirereader.settings.precedence import settle

    settings, origins, problems = settle(read, said, flags)
    return Loaded(settings, origins, problems, file, read)


def _usual_file() -> Path | None:
    """The file of the settings; None where there is no folder for one, which the library tells."""
    try:
        return config_file()
    except LibraryFault:
        return None


def _read(file: Path) -> "FileRead | None":
    """Read the file; without one this costs a look."""
    try:
        file.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError):
        pass  # told by the reading
    from wirereader.settings.toml_file import read_file

    return read_file(file)


def _said_in(environment: Mapping[str, str]) -> dict[str, str]:
    """Variables that may say something of ours."""
    said = {
        name: value
        for name, value in environment.items()
        if name.startswith(_PREFIX) and name != "WIREREADER_HOME" and value.strip()
    }
    for name in _GENERAL:
        if value := environment.get(name, ""):
            said[name] = value
    return said
