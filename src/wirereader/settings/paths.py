"""Where things are kept: the reader's own data, settings and log, and the stories that come along.

The environment variable WIREREADER_HOME, if set, is the folder for everything.  Where neither it
nor a home is known (a container's or a service's user), every function but the first raises
LibraryFault, which says so.
"""

import os
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from wirereader.story.clean import clean_line
from wirereader.story.faults import LibraryFault

_HOME = "WIREREADER_HOME"
_NAME = "wirereader"
_NOWHERE = "There is no folder for the library and the settings."
_NOBODY = "HOME is not set, and this user has no home folder."
_PACKAGE = Path(__file__).resolve().parent.parent


def sample_stories() -> Path:
    """Folder of the stories that come with the program: the wheel's, else the checkout's."""
    shipped = _PACKAGE / "feeds" / "stories"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "feeds" / "stories"


def data_dir() -> Path:
    """Folder for what we keep; it need not exist yet."""
    return _home() or _system_folder(lambda: _platform().user_data_path(_NAME, appauthor=False))


def library_file() -> Path:
    """File of the library; it need not exist yet."""
    return data_dir() / "library.sqlite3"


def place_file() -> Path:
    """File of the last place; it need not exist."""
    return data_dir() / "last-place"


def config_file() -> Path:
    """File of the settings; it need not exist."""
    home = _home() or _system_folder(lambda: _platform().user_config_path(_NAME, appauthor=False))
    return home / "config.toml"


def cache_dir() -> Path:
    """Folder for what can be fetched anew; it need not exist yet."""
    home = _home()
    if home is None:
        return _system_folder(lambda: _platform().user_cache_path(_NAME, appauthor=False))
    return home / "cache"


def download_dir() -> Path:
    """Folder for files the reader fetches: the system's own for that; it need not exist yet."""
    home = _home()
    if home is None:
        return _system_folder(lambda: _platform().user_downloads_path())
    return home / "downloads"


def log_file() -> Path:
    """File that gets what a bug report needs; its folder need not exist yet."""
    home = _home() or _system_folder(lambda: _platform().user_log_path(_NAME, appauthor=False))
    return home / "wirereader.log"


def log_file_if_any() -> Path | None:
    """The same, or None where there is no folder for it: what is logged is no reason to fail."""
    try:
        return log_file()
    except LibraryFault:
        return None


def _home() -> Path | None:
    place = os.environ.get(_HOME, "").strip()
    if not place:
        return None
    try:
        return Path(os.path.abspath(os.path.expanduser(place)))  # noqa: PTH100, PTH111
    except (OSError, ValueError) as error:  # a relative one, in a folder that has been deleted
        raise LibraryFault(
            _NOWHERE, "The current folder no longer exists.", "Start wirereader in another folder."
        ) from error


def _system_folder(find: Callable[[], Path]) -> Path:
    """A folder that the system has for its user.  Raises LibraryFault where there is none."""
    try:
        folder = find()
    except (RuntimeError, OSError, KeyError):
        folder = Path()
    if folder.is_absolute():
        return folder
    said = os.environ.get("HOME", "").strip()
    why = f"HOME is {clean_line(said, 200)}, which is not an absolute path." if said else _NOBODY
    raise LibraryFault(_NOWHERE, why, f"{_HOME}=FOLDER names a folder for everything.")


def _platform() -> ModuleType:
    import platformdirs  # late: a set home needs none of it

    return platformdirs
