"""The command backup: the library and the settings in one file, for safety or another machine."""

import os
import tempfile
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import IO, Literal

from wirereader.desk import phrases
from wirereader.desk.context import Context
from wirereader.desk.outcomes import Outcome, TextShown
from wirereader.desk.story_files.file_writing import asked, place_of, settle, why_refused
from wirereader.settings.paths import config_file, library_file
from wirereader.story.clean import clean_line
from wirereader.story.faults import SettingsFault, SourceFault

_SUFFIXES = (".zip", ".tar", ".tar.gz", ".tgz")


async def backup(context: Context, words: str) -> Outcome:
    """Save the library and the settings in one archive: `backup [FILE.zip]`."""
    given, _, _ = asked(words)
    if len(given) > 1:
        return context.refused('Usage: backup FILE.zip. Put a name with spaces in "quotes".')
    made = f"wirereader-{datetime.now().astimezone():%Y-%m-%d}.zip"
    path = place_of("".join(given), made)
    if not path.name.endswith(_SUFFIXES):
        path = path.with_name(f"{path.name}.zip")
    library = library_file()
    if not library.exists():
        return context.refused("There is no library yet: nothing was saved.")
    await context.away(context.keeper.flush)
    settings = context.loaded.file if context.loaded.file.name else config_file()
    size = await context.away(partial(_write, path, library, settings))
    lines = (
        f"{library.name} belongs in {clean_line(str(library.parent), 300)}.",
        f"{settings.name} belongs in {clean_line(str(settings.parent), 300)}.",
        "On another machine, settings files names the folders; unpack before wirereader starts.",
    )
    said = f"Saved to {clean_line(str(path), 400)}, {phrases.size_in_words(size)}."
    return context.done(said, TextShown(lines if settings.exists() else (lines[0], lines[2])))


def _write(path: Path, library: Path, settings: Path) -> int:
    """Write an archive that is not there yet, for its owner's eyes only; its size in bytes.

    Raises SettingsFault where a file has the name, SourceFault and LibraryFault.
    """
    from wirereader.library.database import copy_whole

    if os.path.lexists(path):
        raise SettingsFault(
            f"{clean_line(str(path), 200)} already exists.",
            "Backups are not overwritten.",
            "Choose another name.",
        )
    beside = path.with_name(f".wirereader-{os.urandom(8).hex()}.tmp")
    try:
        with tempfile.TemporaryDirectory(prefix=".wirereader-", dir=path.parent) as folder:
            copy = Path(folder) / library.name
            copy_whole(library, copy)
            held = [copy, *([settings] if settings.exists() else ())]
            opened = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(opened, "wb") as file:
                _pack(file, path.name, held)
        settle(beside, path)
        return path.stat().st_size
    except (OSError, ValueError) as error:
        raise SourceFault(
            f"{clean_line(str(path), 200)} cannot be written.",
            why_refused(error),
            "Choose another file or folder.",
        ) from error
    finally:
        beside.unlink(missing_ok=True)


def _pack(file: IO[bytes], name: str, held: list[Path]) -> None:
    if name.endswith(".zip"):
        import zipfile

        with zipfile.ZipFile(
            file,
            "w",
            zipfile.ZIP_DEFLATED,
            strict_timestamps=False,  # a file may be older than 1980
        ) as archive:
            for one in held:
                archive.write(one, one.name)
        return
    import tarfile

    mode: Literal["w", "w:gz"] = "w" if name.endswith(".tar") else "w:gz"
    with tarfile.open(fileobj=file, mode=mode, dereference=True) as archive:  # what a link is to
        for one in held:
            archive.add(one, one.name)
