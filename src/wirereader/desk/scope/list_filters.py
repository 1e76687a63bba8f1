"""Filters of a list as scripts name them, and the scope that they are."""

from typing import TYPE_CHECKING

from wirereader.desk.scope.feed_tree import ALL, VIEWS, folder_id, source_id, source_name
from wirereader.desk.scope.scope import Scope
from wirereader.desk.targets import SORTS, ListFilters
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault
from wirereader.story.folding import folded

if TYPE_CHECKING:
    from wirereader.library.library import Library

_SHOWN = 8


def scope_of(filters: ListFilters, library: "Library | None") -> Scope:
    """The scope of some filters.  Raises SettingsFault for a folder that is not there."""
    ids = [f"view:{view}" for view in filters.views]
    names = [VIEWS[view] for view in filters.views]
    if filters.folder is not None:
        ids.append(_folder(filters.folder, library))
        names.append(ids[-1].partition(":")[2])
    if filters.source is not None:
        ids.append(_source(filters.source, library))
        names.append(clean_line(filters.source, 60))
    if filters.tag is not None:
        ids.append(f"tag:{clean_line(filters.tag, 60).lower()}")
        names.append(clean_line(filters.tag, 60))
    first, *more = ids or [ALL]
    return Scope(first, ", ".join(names), more=tuple(more), sort=filters.sort or SORTS[0],
                 is_pinning=filters.sort is None)  # fmt: skip


def _folder(typed: str, library: "Library | None") -> str:
    """The id of a folder: its own name, or with those of the folders around it."""
    there: dict[str, tuple[str, ...]] = {}
    for state in () if library is None else library.sources():
        path = state.source.folder
        there |= {folder_id(path[:depth]): path[:depth] for depth in range(1, len(path) + 1)}
    wanted = folded(typed)
    found = [
        one for one, path in there.items() if wanted in {folded(path[-1]), folded("/".join(path))}
    ]
    if len(found) == 1:
        return found[0]
    what = f"No folder {clean_line(typed, 60)}."
    if found:
        paths = ", ".join(one.partition(":")[2] for one in found)
        what = f"{clean_line(typed, 60)} is ambiguous: {paths}."
    names = [one.partition(":")[2] for one in there][:_SHOWN]
    why = f"The folders are {', '.join(names)}." if names else "No source is in a folder."
    raise SettingsFault(what, why, "wirereader feeds lists them.")


def _source(typed: str, library: "Library | None") -> str:
    """The id of a source of exactly this name or address, else whoever is called so."""
    wanted = folded(typed)
    for state in () if library is None else library.sources():
        source = state.source
        if wanted in {folded(source_name(source)), folded(source.key), source_id(source.id)}:
            return source_id(source.id)
    return f"sender:{typed}"
