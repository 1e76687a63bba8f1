"""What the settings say about fetching, for those who fetch."""

from typing import NamedTuple

from wirereader.settings.settings import LibrarySettings, Settings
from wirereader.sources.fetch_result import FetchPolicy


class DownloadFolder(NamedTuple):
    """Where files are put ("" stands for the system's folder), and how large one may be (bytes)."""

    folder: str = ""
    most_bytes: int = 4 << 30


class FetchPreferences(NamedTuple):
    """How it is fetched, and what becomes of it.

    Alerts last `alert_for_s` seconds, None for ever; a source is asked every `interval_s` seconds;
    `hook` is the program that new stories are given to, `alert_hook` that alerts are; `kept` tells
    which stories stay.
    """

    policy: FetchPolicy = FetchPolicy()
    alert_for_s: float | None = 6 * 3600.0
    hook: tuple[str, ...] = ()
    interval_s: int = 30 * 60
    downloads: DownloadFolder = DownloadFolder()
    kept: LibrarySettings = LibrarySettings()
    alert_hook: tuple[str, ...] = ()


def preferences_of(settings: Settings) -> FetchPreferences:
    """What the reader's settings say about fetching."""
    asked = settings.refresh
    usual = FetchPreferences()
    policy = FetchPolicy(
        at_once=asked.at_once,
        per_host=asked.per_host,
        whole_s=asked.timeout_s,
        most_bytes=asked.largest_bytes,
        user_agent=asked.user_agent,
        proxy=asked.proxy or None,
    )
    return FetchPreferences(
        policy,
        settings.breaking.lasts_s,
        settings.hooks.new_story,
        asked.interval_s or usual.interval_s,
        DownloadFolder(settings.downloads.folder, settings.downloads.largest_bytes),
        settings.library,
        settings.hooks.alert,
    )
