"""Folders of sources renamed, moved into others, and deleted: each a change of all its sources."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from wirereader.desk.phrases import count
from wirereader.desk.subscriptions.subscriptions import Told, followed
from wirereader.story.clean import clean_line
from wirereader.story.folding import folded

if TYPE_CHECKING:
    from wirereader.library.library import Library
    from wirereader.library.results import SourceState

Path = tuple[str, ...]
_LONGEST = 200


def path_of(typed: str) -> Path:
    """The folder that is typed: "World/Asia" stands in World."""
    parts = (clean_line(part, _LONGEST).strip() for part in typed.split("/"))
    return tuple(filter(None, parts))


def shown(path: Path) -> str:
    """A folder as it is said."""
    return " / ".join(path)


def rename_folder(library: "Library", typed: str, new: str) -> Told:
    """Rename a folder, or move it: a new name with a slash is a path from the top.

    Of a folder that was named by its path the new name is a path as well.  Raises LibraryFault.
    """
    found = _found(library, typed)
    if isinstance(found, Told):
        return found
    wanted = path_of(new)
    if not wanted:
        return Told("Give the new name. delete-folder deletes a folder.", is_done=False)
    if "/" not in new and "/" not in typed:
        wanted = (*found[:-1], *wanted)
    if wanted[: len(found)] == found and wanted != found:
        return Told(f"{shown(found)} cannot be moved into itself.", is_done=False)
    if wanted == found:
        return Told(f"{shown(found)} has this name already.", is_done=False)
    said = f"renamed the folder {shown(found)} to {shown(wanted)}"
    number = _moved(library, found, wanted, said)
    return Told(f"Folder renamed: {shown(wanted)}, {count(number, 'source')}.")


def delete_folder(library: "Library", typed: str) -> Told:
    """Take the sources of a folder, and the folders in it, out of it.  Raises LibraryFault."""
    found = _found(library, typed)
    if isinstance(found, Told):
        return found
    number = _moved(library, found, found[:-1], f"deleted the folder {shown(found)}")
    where = f"moved to {shown(found[:-1])}" if len(found) > 1 else "kept"
    return Told(f"Folder deleted: {shown(found)}. {count(number, 'source')} {where}.")


def _moved(library: "Library", old: Path, new: Path, said: str) -> int:
    """Put the sources of a folder into another, as one step; how many those are."""
    sources = [state.source for state in _inside(followed(library), old)]
    changed = [one._replace(folder=(*new, *one.folder[len(old) :])) for one in sources]
    library.change_source(*changed, said=said)
    return len(changed)


def _inside(states: "Sequence[SourceState]", path: Path) -> "list[SourceState]":
    return [state for state in states if state.source.folder[: len(path)] == path]


def _found(library: "Library", typed: str) -> Path | Told:
    """The folder that is meant, by its path or its name; or why there is none."""
    wanted = tuple(map(folded, path_of(typed.removeprefix("folder:"))))
    every = dict.fromkeys(
        state.source.folder[:depth]
        for state in followed(library)
        for depth in range(1, len(state.source.folder) + 1)
    )
    # lists of other programs have folders with a slash in their names
    plain = {path: tuple(map(folded, path_of("/".join(path)))) for path in every}
    exact = [path for path in every if wanted and plain[path] == wanted]
    found = exact or [path for path in every if wanted and plain[path][-len(wanted) :] == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        paths = ", ".join("/".join(path) for path in found)
        return Told(f"Which folder? {clean_line(paths, 400)}.", is_done=False)
    return Told(
        f"No folder {clean_line(typed, _LONGEST) or 'without a name'}. feeds lists the folders.",
        is_done=False,
    )
