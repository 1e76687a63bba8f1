"""Story files and folders taken in: read, judged breaking or not, and put in order."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from wirereader.analysis.breaking import judge
from wirereader.sources.story_folder import FilesRead, in_list_order, read_paths
from wirereader.story.story import Story

_NONE: Mapping[Path, bytes] = MappingProxyType({})


def take_in(paths: Sequence[Path], piped: Mapping[Path, bytes] = _NONE) -> FilesRead:
    """Read `paths` and say which stories are breaking; breaking first, then the newest.

    `piped` has what was read already, from standard input or a pipe.
    """
    arrivals = read_paths(paths, piped)
    return FilesRead(in_order(map(judged, arrivals.stories)), arrivals.faults)


def judged(story: Story) -> Story:
    """The story with its alert."""
    alert = judge(story.dispatch)
    return story if alert is None else replace(story, alert=alert)


in_order = in_list_order
