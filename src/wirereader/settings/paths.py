"""Where things are kept: the reader's own data, settings and log, and the stories that come along.

The environment variable WIREREADER_HOME, if set, is the folder for everything.
"""

import os
from pathlib import Path

_HOME = "WIREREADER_HOME"
_PACKAGE = Path(__file__).resolve().parent.parent


def sample_stories() -> Path:
    """Folder of the stories that come with the program: the wheel's, else the checkout's."""
    shipped = _PACKAGE / "feeds" / "stories"
    return shipped if shipped.is_dir() else _PACKAGE.parent.parent / "feeds" / "stories"


def data_dir() -> Path:
    """Folder for what we keep; it need not exist yet."""
    home = _home()
    if home is None:
        import platformdirs  # late: a set home needs none of it

        return platformdirs.user_data_path("wirereader", appauthor=False)
    return home


def library_file() -> Path:
    """File of the library; it need not exist yet."""
    return data_dir() / "library.sqlite3"


def place_file() -> Path:
    """File of the last place; it need not exist."""
    return data_dir() / "last-place"


def config_file() -> Path:
    """File of the settings; it need not exist."""
    home = _home()
    if home is None:
        import platformdirs

        home = platformdirs.user_config_path("wirereader", appauthor=False)
    return home / "config.toml"


def cache_dir() -> Path:
    """Folder for what can be fetched anew; it need not exist yet."""
    home = _home()
    if home is None:
        import platformdirs

        return platformdirs.user_cache_path("wirereader", appauthor=False)
    return home / "cache"


def download_dir() -> Path:
    """Folder for files the reader fetches: the system's own for that; it need not exist yet."""
    home = _home()
    if home is None:
        import platformdirs

        return platformdirs.user_downloads_path()
    return home / "downloads"


def log_file() -> Path:
    """File that gets what a bug report needs; its folder need not exist yet."""
    home = _home()
    if home is None:
        import platformdirs

        home = platformdirs.user_log_path("wirereader", appauthor=False)
    return home / "wirereader.log"


def _home() -> Path | None:
    place = os.environ.get(_HOME, "").strip()
    return Path(os.path.abspath(os.path.expanduser(place))) if place else None  # noqa: PTH100, PTH111
